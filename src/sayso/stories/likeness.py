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
"""So many rare names two articles of one war may share by chance, and so many leave no doubt."""
CAST, MANY = 8, 3
"""Beyond so many of their heaviest rare names in common, and surely with so many more, two reports have one cast: one event on any day."""
HEAVIEST_PLACES, HEAVIEST_NAMES = 10, 16
"""Those among which these are counted: the names that an article makes most of."""
MENTIONED = 1
"""So many more must be shared where every name counts that is mentioned at all."""
READABLE = 0.15
"""What the words of two reports of one event come to in one language; in another they cannot be read, which is not held against them."""
MOST_OF = 0.6
"""The share of the rare names of an article with few of them that is enough."""
SHORT = 4
"""A name of so many sounds keeps its last one, though it may be the genitive's: “Orls”."""
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
    """Of the heaviest names, by sound, those that few articles have: two of them in common are seldom chance."""
    mentioned: frozenset[str]
    """All its rare names, without the ending of a genitive."""
    unnamed: frozenset[str]
    """Rare words that are no name here and may be in another language: “norravisch”, “Norravas Minister”."""
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
    foreign = one.language != other.language
    rare = _rare_abroad(first, second) if foreign else _rare_names(first, second)
    dated = bool(one.moment and other.moment)
    days = abs(one.moment - other.moment) / DAY if dated else 0.0
    near = max(0.0, 1 - days) if dated else 0.0
    return {
        "constant": 1.0,
        "named": named,
        "words": max(words, READABLE * rare) if foreign and dated else words,
        "rare names": rare,
        "one cast": _one_cast(first, second),
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
    heaviest = topic.places[:HEAVIEST_PLACES] + topic.names[:HEAVIEST_NAMES]
    named = _vector((part for pair in heaviest for part in _parts(pair)), sound, shown)
    words = _vector(topic.words, stem, shown)
    rare = frozenset(form for form in named if rarity(shown[form]) >= RARE)
    mentioned = _rare_sounds(part for name, _ in topic.places + topic.names for part in name.split())
    unnamed = _rare_sounds(word for word, _ in topic.words)
    return Profile(named, words, rare, mentioned, unnamed, MappingProxyType(shown))


def _rare_sounds(words: Iterable[str]) -> frozenset[str]:
    sounds = (sound(word) for word in words if rarity(word) >= RARE)
    return frozenset(form[:-1] if len(form) > SHORT and form[-1] == "s" else form for form in sounds)


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


def _rare_names(one: Profile, other: Profile) -> float:
    """0 where no more rare names are in common than chance brings, 1 where so many are that no doubt is left."""
    heaviest = _beyond_chance(len(one.rare & other.rare), len(one.rare), len(other.rare))
    return max(heaviest, _beyond_chance(len(one.mentioned & other.mentioned) - MENTIONED, len(one.mentioned), len(other.mentioned)))


def _one_cast(one: Profile, other: Profile) -> float:
    """1 where far more of the heaviest rare names are in common than leave no doubt, 0 where not."""
    return min(max(len(one.rare & other.rare) - CAST, 0) / MANY, 1.0)


def _rare_abroad(one: Profile, other: Profile) -> float:
    """The same of two languages: each writes names its own way, makes adjectives of them, and may give every noun a capital.

    So what is a name here may be a word there, and which names are the heaviest tells less; nor do two languages share words by chance.
    """
    shared = one.mentioned & other.mentioned | one.mentioned & other.unnamed | one.unnamed & other.mentioned
    return _beyond_chance(len(shared), len(one.mentioned), len(other.mentioned))


def _beyond_chance(shared: int, one: int, other: int) -> float:
    """Who has few rare names is not asked for more than nearly all."""
    enough = max(min(ENOUGH, MOST_OF * one, MOST_OF * other), CHANCE + 1)
    return min(max(shared - CHANCE, 0) / (enough - CHANCE), 1.0)


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
