"""What is known of words and places before any article is read: the tables of ``data/``.

common.tsv   how many of a thousand articles use a word
places.tsv   how states and great cities are called in many languages
known.txt    words of the names of states, peoples and great cities
where.toml   the words beside which a place stands, and those that name a day
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from sayso.stories.forms import TOKEN, folded

TABLES = Path(__file__).parent / "data"
UNSEEN = 4
"""Of how many of a thousand articles a word is taken to stand in that the table does not have: half of what it must have to get in."""
NUMBER = 3.0
"""Rarity of a number: most texts that share one share it by chance."""
RARE = 4.8
"""The rarity from which on a name is one that few articles have: fewer than eight in a thousand."""
KNOWN = 4.0
"""The most that a known state, people or great city tells: much happens there."""


@lru_cache(maxsize=1)
def _shares() -> Mapping[str, float]:
    rows = (line.split("\t") for line in _lines("common.tsv"))
    return MappingProxyType({word: math.log(1000 / max(float(share), 1)) for word, share in rows})


def _lines(name: str) -> list[str]:
    return [line for line in (TABLES / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def rarity(word: str) -> float:
    """How much a folded *word* tells: 0 of one that every article uses, about 5.5 of one that none is known to use.

    >>> rarity("the") < 0.1 < rarity("president") < rarity("karrowen")
    True
    """
    if word[:1].isdigit():
        return NUMBER
    return min(_shares().get(word, math.log(1000 / UNSEEN)), KNOWN if word in _known() else math.inf)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_lines("known.txt"))


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    called: dict[str, str] = {}
    for line in _lines("places.tsv"):
        names = line.split("|")
        for name in names:
            called.setdefault(name, names[0])
    return MappingProxyType(called)


def place_called(name: str) -> str | None:
    """The English name of the state or great city that a folded *name* means in any language.

    >>> place_called("siria"), place_called("karrowen")
    ('syria', None)
    """
    return _places().get(name)


@lru_cache(maxsize=1)
def where() -> Mapping[str, frozenset[str]]:
    """The lists of ``where.toml``, folded."""
    lists: Mapping[str, list[str]] = tomllib.loads((TABLES / "where.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(map(plain, words)) for name, words in lists.items() if isinstance(words, list)})


def plain(phrase: str) -> str:
    """The folded words of *phrase*, single spaces between them."""
    return " ".join(map(folded, TOKEN.findall(phrase)))


@lru_cache(maxsize=1)
def days_back() -> Mapping[str, int]:
    """How many days before publication the day lies that a folded word names without its name: “today”, “yesterday”."""
    return MappingProxyType({word: back for back, words in enumerate((where()["today"], where()["yesterday"])) for word in words})


@lru_cache(maxsize=1)
def weekdays() -> Mapping[str, int]:
    """The number (Monday is 0) of every weekday by its folded name."""
    lists: list[str] = tomllib.loads((TABLES / "where.toml").read_text(encoding="utf-8"))["weekdays"]
    return MappingProxyType({folded(name): number for names in lists for number, name in enumerate(names.split())})
