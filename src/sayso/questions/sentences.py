"""How a sentence of one article stands to a sentence of another: about the same thing, the same thing, or not to be had together.

    >>> from sayso.questions.wordings import read
    >>> told = ["The dam at Ilvesta burst at noon.", "Twelve people died in the village of Orla below it."]
    >>> retold = ["Ilvesta's dam burst on Monday.", "In Orla, 20 people died, the governor of Lethia said."]
    >>> story = Commons(tuple(tuple(read(each, "en") for each in text) for text in (told, retold)))
    >>> relation_of((0, 1), (1, 1), context=story)[3]
    '3 telling words and 1 name in common; each tells another number of die, people'

Three logistic regressions over what `likenesses` measures, in any language that has tables of words, and beside the first a few
small trees; their weights (``data/sentences.json``) were fitted by ``training/sentences.py`` to Portuguese news. Every score is 0–1,
and .5 is where the F1 of its kind is best there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from sayso.questions.amounts import compared
from sayso.questions.commons import Commons, Matrix
from sayso.questions.likenesses import disagreements, likenesses
from sayso.questions.stems import TABLES
from sayso.questions.trees import Trees

Place = tuple[int, int]
"""An article of the story and a sentence of it, counted from 0."""
FEW = 10.0
"""Related pairs that two articles have beside those that their likeness tells of: two short ones would else be related at once."""
LEAST_ODDS = -4.0
"""How unrelated two sentences can be as far as their contradiction goes: below it is all one."""
LIMIT = 30.0
"""Logarithms of odds are cut here: further out nothing differs and the exponential overflows."""


@dataclass(frozen=True, slots=True)
class Beside:
    """All sentences of one article beside all of another: a row a sentence of the one, a column a sentence of the other."""

    related: Matrix
    """That the two have to do with one another: they overlap, or one goes on from the other."""
    same: Matrix
    """That they say the same."""
    contradiction: Matrix
    """That both cannot be true."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One logistic regression."""

    bias: float
    """What it starts from; the threshold is already in it."""
    by_name: Mapping[str, float]
    """What each measure adds, by its name."""

    def odds(self, measured: Mapping[str, Matrix]) -> Matrix:
        """The logarithm of the odds for every pair, 0 at the threshold."""
        total = self.bias + sum(weight * measured[name] for name, weight in self.by_name.items())
        return np.asarray(np.clip(total, -LIMIT, LIMIT), dtype=np.float64)


def beside(commons: Commons, one: int, other: int) -> Beside:
    """Article *one* of the story beside article *other*."""
    sentences = commons.articles[one], commons.articles[other]
    if not all(sentences):
        empty = np.zeros(tuple(map(len, sentences)))
        return Beside(empty, empty, empty)
    weights = _weights()
    measured = likenesses(commons, one, other)
    # a pair that has no telling word in common is never meant, however good it looks beside its neighbours
    something = (measured["stems in common"] + measured["terms.shared"] + measured["numbers.shared"]) > 0
    plain = weights["related"].odds(measured)
    clashing = {**disagreements(*sentences), "related": np.maximum(plain, LEAST_ODDS)}
    both = (plain + _trees().odds(measured)) / 2
    return Beside(
        related=_share(shared_out(both) - weights["shared out"].bias) * something,
        same=_share(weights["same"].odds(measured)) * something,
        contradiction=_share(weights["contradiction"].odds(clashing)) * something,
    )


def relation_of(one: Place, other: Place, *, context: Commons) -> tuple[float, float, float, str]:
    """Related, same and contradiction of two sentences of a story, each 0–1, and why; for many of them ask `beside` once."""
    found = beside(context, one[0], other[0])
    at = one[1], other[1]
    return float(found.related[at]), float(found.same[at]), float(found.contradiction[at]), reason(one, other, context=context)


def reason(one: Place, other: Place, *, context: Commons) -> str:
    """What two sentences share, and what they tell otherwise, in words."""
    a, b = context.articles[one[0]][one[1]], context.articles[other[0]][other[1]]
    parts = [_counted(len(set(a.terms) & set(b.terms)), "telling word")]
    names = len(a.names & b.names)
    parts += [_counted(names, "name")] if names else []
    agreed, apart = compared(a.amounts, b.amounts)
    said = [f"{' and '.join(parts)} in common"]
    said += [f"the same number of {_listed(agreed)}"] if agreed else []
    said += [f"each tells another number of {_listed(sorted(apart))}"] if apart else []
    said += ["one says no to something"] if a.negated != b.negated else []
    return "; ".join(said)


def shared_out(odds: Matrix) -> Matrix:
    """*odds* less what the two articles have in related pairs anyway.

    Who compares two articles names about as many pairs in close ones as in distant ones: on CSTNews this adds .005 to .01 to the F1
    of every model tried.
    """
    return np.asarray(odds - np.log(_share(odds).sum() + FEW), dtype=np.float64)


def _share(odds: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _listed(things: Sequence[str]) -> str:
    return ", ".join(things)


@cache
def _weights() -> Mapping[str, Weights]:
    return {name: Weights(each["bias"], each["weights"]) for name, each in _stored().items() if name != "trees"}


@cache
def _trees() -> Trees:
    return Trees.read(_stored()["trees"])


@cache
def _stored() -> Mapping[str, Any]:
    stored: Mapping[str, Any] = json.loads((TABLES / "sentences.json").read_text(encoding="utf-8"))
    return stored
