"""How likely it is that two articles are of one story: names, places and words in common, weighed against the time between them.

What is compared is of the two alone, so the answer is the same whatever else the ledger holds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from sayso.records import Tie
from sayso.stories.forms import sound, stem
from sayso.stories.lexicon import RARE, TABLES, rarity
from sayso.traces import Topic

LEAST = 0.2
"""The score below which two articles are no tie at all: a story needs more than twice of it (`grouping.JOINS`)."""
CHANCE, ENOUGH = 3, 6
"""So many rare names two articles of one war may share by chance, and so many leave no doubt; more tell no more."""
MOST_OF = 0.6
"""The share of the rare names of an article with few of them that is enough."""
DAY = 86_400
SHOWN = 4
"""Names and words that a reason lists of each."""

Vector = Mapping[str, float]
Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """A topic in the form in which it is compared: vectors of length 1."""

    named: Vector
    """Words of places and names, by sound."""
    words: Vector
    """By stem."""
    rare: frozenset[str]
    """Names, by sound, that few articles have: two of them in common are seldom chance."""
    shown: Mapping[str, str]
    """How each of them is written."""


def likeness(one: Topic, other: Topic) -> Tie | None:
    """The tie between two articles, or None where they have too little in common.

    Symmetric: which is *one* and which *other* changes nothing.
    """
    if one.article == other.article:
        return None
    if other.article < one.article:
        one, other = other, one
    told = signs(one, other)
    if not told["named"]:
        return None
    score = 1 / (1 + math.exp(-sum(weight * told[sign] for sign, weight in weights().items())))
    if score < LEAST:
        return None
    return Tie(a=one.article, b=other.article, score=round(score, 3), reason=_reason(one, other))


def signs(one: Topic, other: Topic) -> Signs:
    """What speaks for and against one story, as numbers.

    Names in common tell much of two articles of one day, for one city on one day has one story or two. Days apart the names of a
    war are always the same, and only rare ones tell, so many that the time between matters less with each.
    """
    first, second = profile(one), profile(other)
    named, words = _product(first.named, second.named), _product(first.words, second.words)
    rare = _rare_names(first.rare, second.rare)
    dated = bool(one.moment and other.moment)
    days = abs(one.moment - other.moment) / DAY if dated else 0.0
    near = max(0.0, 1 - days) if dated else 0.0
    return {
        "constant": 1.0,
        "named": named,
        "words": words,
        "rare names": rare,
        "same day": near,
        "day told by both": float(not set(one.days).isdisjoint(other.days)) * (1 - near),
        "days apart": math.log1p(days) * (1 - rare),
        "undated": float(not dated),
        "named, same day": named * near,
        "named, undated": named * (not dated),
    }


@lru_cache(maxsize=4_096)
def profile(topic: Topic) -> Profile:
    """*topic* in the form in which it is compared."""
    shown: dict[str, str] = {}
    named = _vector((part for pair in topic.places + topic.names for part in _parts(pair)), sound, shown)
    words = _vector(topic.words, stem, shown)
    rare = frozenset(form for form in named if rarity(shown[form]) >= RARE)
    return Profile(named, words, rare, MappingProxyType(shown))


def _parts(weighed: tuple[str, float]) -> list[tuple[str, float]]:
    """The words of a name, which share its weight: who is named in full here is named in short there."""
    parts = weighed[0].split()
    return [(part, weighed[1] / math.sqrt(len(parts))) for part in parts]


def _vector(weighed: Iterable[tuple[str, float]], form: Callable[[str], str], shown: dict[str, str]) -> Vector:
    vector: dict[str, float] = {}
    for word, weight in weighed:
        key = form(word)
        vector[key] = max(vector.get(key, 0.0), weight)
        shown.setdefault(key, word)
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return MappingProxyType({key: weight / length for key, weight in vector.items()})


def _rare_names(one: frozenset[str], other: frozenset[str]) -> float:
    """0 where no more rare names are in common than chance brings, 1 where so many are that no doubt is left.

    Who has few of them is not asked for more than nearly all.
    """
    enough = max(min(ENOUGH, MOST_OF * len(one), MOST_OF * len(other)), CHANCE + 1)
    return min(max(len(one & other) - CHANCE, 0) / (enough - CHANCE), 1.0)


def _product(one: Vector, other: Vector) -> float:
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def _reason(one: Topic, other: Topic) -> str:
    """“names ilvesta, vorn; words dam, toll; 2 days apart”."""
    first, second = profile(one), profile(other)
    parts = []
    for what, a, b in (("names", first.named, second.named), ("words", first.words, second.words)):
        shared = sorted((key for key in a if key in b), key=lambda key: (-a[key] * b[key], key))[:SHOWN]
        if shared:
            parts.append(f"{what} {', '.join(first.shown[key] for key in shared)}")
    if one.moment and other.moment:
        days = round(abs(one.moment - other.moment) / DAY)
        parts.append("the same day" if days == 0 else f"{days} day{'s' * (days > 1)} apart")
    return "; ".join(parts)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """What each sign weighs (training/stories.py)."""
    fitted: Mapping[str, float] = json.loads((TABLES / "likeness.json").read_text(encoding="utf-8"))["weights"]
    return MappingProxyType(fitted)
