"""One language’s words for tolls, compiled once from ``[tolls]`` of its table: what became of people, who they are, what is background.

The measures of the figures are widened, not copied: “killed” of ``[measures.killed]`` is killed here too, and
“shot”, which says nothing of life or death, is a measure of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import starmap

from sayso.figures.lexicon import Lexicon, Phrases, alternatives, by_first, lexicon_of, measure_of
from sayso.figures.wordings import Wordings, wordings_in

OUTCOMES = ("killed", "injured", "killed or injured", "shot")
KEYS = ("verbs", "done", "nouns", "titles")


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of one language by which tolls are told."""

    lexicon: Lexicon
    """The language's lexicon, its measures widened by those of the table."""
    told: Wordings
    """The wordings of those measures."""
    words: dict[str, frozenset[str]]
    """The lists of ``[tolls.words]`` by name."""
    multiples: dict[str, float]
    """“Double”, “triple” and what they are worth."""
    of_them: Phrases
    """“Of them”, “of the dead”: what makes a number a part of one told before."""
    kinds: dict[str, frozenset[str]]
    """Nouns of each kind of victim."""
    marks: dict[str, re.Pattern[str]]
    """What a sentence may carry beside its numbers: background, an update, an attacker, a sign of death …"""
    fallen: re.Pattern[str]
    """“Killed”, “dead”, “injured”: one word that says what became of those counted before it."""
    fallen_act: re.Pattern[str]
    """“Kills”, “wounding”: one word that does it to those counted behind it."""
    telling: re.Pattern[str]
    """Every phrase that tells what became of people."""
    first_words: frozenset[str]
    """The words those phrases begin with: a sentence with none of them, but for the commonest, tells of no victim."""


@lru_cache(maxsize=8)
def tables_of(language: str | None) -> Tables | None:
    """The tables of *language*; None when its data has none."""
    lexicon = lexicon_of(language)
    data = lexicon.tables.get("tolls")
    if data is None:
        return None
    named = lexicon.tables["measures"]
    lists = {name: named.get(name, {}) for name in ("killed", "injured", "shot")}
    wide = {name: {key: [*base.get(key, []), *data["measures"][name].get(key, [])] for key in KEYS} for name, base in lists.items()}
    others = {name: _no_toll(each, data["words"]["not_verbs"]) for name, each in named.items() if name not in wide}
    listed = {**wide, **others}
    words = {key: frozenset(value) for key, value in data["words"].items() if isinstance(value, list)}
    person = lexicon.words["person"] | words["relatives"] | words["persons"]
    every = [phrase for each in wide.values() for key in KEYS for phrase in each[key]]
    happenings = [*data["words"]["happenings_fatal"], *data["words"]["happenings"], "casualties", "life", "lives"]
    return Tables(
        lexicon=replace(lexicon, measures=tuple(starmap(measure_of, listed.items())), words={**lexicon.words, "person": person}),
        told=wordings_in({**lexicon.tables, "measures": listed}),
        words=words,
        multiples=data["words"]["multiples"],
        of_them=by_first(data["words"]["of_them"]),
        kinds={kind: frozenset(listed) for kind, listed in data["kinds"].items()},
        marks={name: re.compile(r"(?<!\w)(?:" + "|".join(listed) + r")(?!\w)", re.IGNORECASE) for name, listed in data["marks"].items()},
        fallen_act=alternatives(wide["killed"]["verbs"] + wide["injured"]["verbs"]),
        fallen=alternatives(data["words"]["fallen"]),
        telling=alternatives([*every, *happenings]),
        first_words=frozenset(word for phrase in [*every, *happenings] for word in _heavy(phrase, data["words"]["light"])),
    )


def _heavy(phrase: str, light: list[str]) -> list[str]:
    """The first word of *phrase* that is not in every sentence: “hospital” of “in hospital”."""
    return next(([word] for word in re.findall(r"\w+", phrase.lower()) if word not in light), [])


def _no_toll(lists: dict[str, list[str]], not_verbs: list[str]) -> dict[str, list[str]]:
    """A measure that is no toll's, without the verbs that are nouns where a toll is told: “five rescue workers were killed”."""
    nouns = [noun for noun in lists.get("nouns", []) if noun != "victims"]
    return {**lists, "verbs": [verb for verb in lists.get("verbs", []) if verb not in not_verbs], "nouns": nouns}
