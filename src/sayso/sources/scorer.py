"""How well somebody fits a pronoun: clues weighed by a small trained model, or by hand where it has no weights.

The candidates are `resolve`'s; this file turns what speaks for each into numbers and the numbers into probabilities.
Weights are made by ``training/holders.py`` and lie in ``data/pronouns.json`` with the names of the features they are for:
weights for other features are refused.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import lru_cache

from sayso.sources.lexicon import TABLES, Number

WEIGHTS = TABLES / "pronouns.json"
CLASSES: tuple[Number, ...] = ("thing", "plural")
"""Pronouns whose clues are weighed apart from those of he and she: it, they."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What speaks for one candidate; every field a number from about 0 to 1, 0 where there is nothing."""

    hand: float = 0.0
    """The score by the rules written by hand, a tenth of it."""
    spoke: float = 0.0
    """Whether he is a speaker of before."""
    spoke_last: float = 0.0
    """Whether nobody who fits spoke after him."""
    spoke_here: float = 0.0
    """Whether he spoke in this paragraph."""
    turns_ago: float = 0.0
    """How many who fit spoke after him, of 4."""
    paragraphs_ago: float = 0.0
    """How many paragraphs ago he spoke, of 4."""
    reported: float = 0.0
    """Whether somebody else reported what he said."""
    around: float = 0.0
    """Whether he speaks the statement around the pronoun, in words not quoted."""
    around_quoted: float = 0.0
    """The same within quotation marks, where he would say “I”."""
    spoke_last_quoted: float = 0.0
    """Whether he spoke last and the pronoun stands within quotation marks."""
    named: float = 0.0
    """Whether he is named within reach."""
    same_sentence: float = 0.0
    previous_sentence: float = 0.0
    sentences_ago: float = 0.0
    """How many sentences ago he is named, of 6."""
    same_paragraph: float = 0.0
    others_between: float = 0.0
    """How many others who fit are named after him, of 5."""
    opens: float = 0.0
    """Whether his name opens its sentence."""
    early: float = 0.0
    """Whether his name is the first in its sentence."""
    after_preposition: float = 0.0
    possessive: float = 0.0
    modifies: float = 0.0
    """Whether his name only says more of the noun after it."""
    in_words: float = 0.0
    """Whether his name stands in what somebody says."""
    in_own_words: float = 0.0
    """Whether his name stands in the very words that are attributed to the pronoun."""
    often: float = 0.0
    """How often the article names him, of 8."""
    lately: float = 0.0
    """How often within reach, of 4."""
    titled: float = 0.0
    """Whether the headline names him."""
    agrees: float = 0.0
    """Whether his gender is known and is the pronoun's."""
    unsure: float = 0.0
    """Whether one capitalised word alone speaks for a person."""
    organisation: float = 0.0
    state: float = 0.0
    group: float = 0.0
    unnamed: float = 0.0


FEATURES: tuple[str, ...] = tuple(each.name for each in fields(Clues))
NAMES: tuple[str, ...] = (*FEATURES, *(f"{number}:{name}" for number in CLASSES for name in FEATURES))
"""Each feature for all pronouns, then again for each class apart."""


def vector(clues: Clues, number: Number) -> list[float]:
    """*clues* as the numbers that NAMES names."""
    plain = list(astuple(clues))
    return plain + [value if number == each else 0.0 for each in CLASSES for value in plain]


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...] | None:
    """The trained weights; None where there are none, or where they were made for other features."""
    if not WEIGHTS.is_file():
        return None
    made = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tuple(made["weights"]) if tuple(made["features"]) == NAMES else None


def probabilities(every: Sequence[Clues], number: Number, by: Sequence[float]) -> list[float]:
    """How probable each candidate of one pronoun is, by the weights *by*; they sum to 1.

    >>> [round(p, 2) for p in probabilities([Clues(), Clues()], "singular", [0.0] * len(NAMES))]
    [0.5, 0.5]
    """
    offset = len(FEATURES) * (1 + CLASSES.index(number)) if number in CLASSES else 0
    scores = []
    for clues in every:
        plain = astuple(clues)
        score = sum(weight * value for weight, value in zip(by, plain, strict=False) if value)
        if offset:
            score += sum(by[offset + i] * value for i, value in enumerate(plain) if value)
        scores.append(score)
    most = max(scores, default=0.0)
    shares = [math.exp(score - most) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]
