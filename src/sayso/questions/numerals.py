"""The numbers and dates that a short answer names, as far as two answers can be told apart by them.

“Three years” and “two years” are nearly one meaning to any table of word vectors, and two answers to whoever asked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "data" / "numerals.toml"
TOKEN = re.compile(r"\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,9})?|[^\W\d_]+")
YEARS = range(1900, 2101)
"""A bare whole number of these is a year."""
NEAR = 0.05
"""Two amounts this share apart are one, rounded."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """What is named, by kind: only like is held against like."""

    years: frozenset[float] = frozenset()
    months: frozenset[float] = frozenset()
    weekdays: frozenset[float] = frozenset()
    amounts: frozenset[float] = frozenset()
    """All other numbers, days of a month among them."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    months: Mapping[str, float]
    weekdays: Mapping[str, float]
    capital: frozenset[str]
    """Names that are other words too: they count with a capital letter alone."""


def numerals(text: str, language: str = "en") -> Numerals:
    """The numbers and dates that *text* names.

    >>> sorted(numerals("July 1, 2031, for twenty-five million").amounts)
    [1.0, 25000000.0]
    """
    words = _lexicon(language)
    found: dict[str, set[float]] = {"years": set(), "months": set(), "weekdays": set(), "amounts": set()}
    pending: float | None = None
    year = False
    for token in TOKEN.findall(text):
        low = token.lower()
        spoken = words.numbers.get(low)
        if pending is not None and low in words.scales:
            pending, year = pending * words.scales[low], False
            continue
        if pending is not None and spoken is not None and pending in range(20, 100, 10) and spoken < 10 and not year:
            pending += spoken  # twenty-five
            continue
        if pending is not None:
            found["years" if year else "amounts"].add(pending)
            pending = None
        if spoken is not None or low[0].isdecimal():
            pending = float(low.replace(",", "")) if spoken is None else spoken
            year = spoken is None and "," not in low and pending in YEARS
        elif low in words.capital and token == low:
            continue
        elif low in words.months:
            found["months"].add(words.months[low])
        elif low in words.weekdays:
            found["weekdays"].add(words.weekdays[low])
    if pending is not None:
        found["years" if year else "amounts"].add(pending)
    return Numerals(**{kind: frozenset(values) for kind, values in found.items()})


def conflict(one: Numerals, other: Numerals) -> bool:
    """Whether both name a thing of one kind and share none of that kind.

    >>> conflict(numerals("until July 2031"), numerals("July 1, 2031"))
    False
    >>> conflict(numerals("three years"), numerals("two more years"))
    True
    """
    for kind in ("years", "months", "weekdays"):
        mine, theirs = getattr(one, kind), getattr(other, kind)
        if mine and theirs and not mine & theirs:
            return True
    return bool(one.amounts and other.amounts) and not any(
        abs(mine - theirs) <= NEAR * max(mine, theirs) for mine in one.amounts for theirs in other.amounts
    )


@lru_cache(maxsize=16)
def _lexicon(language: str) -> Lexicon:
    table = tomllib.loads(WORDS.read_text(encoding="utf-8")).get(language, {})

    def numbered(names: list[str]) -> dict[str, float]:
        return {name: float(place) for place, name in enumerate(names, 1)}

    return Lexicon(
        {word: float(value) for word, value in table.get("numbers", {}).items()},
        {word: float(value) for word, value in table.get("scales", {}).items()},
        numbered(table.get("months", [])),
        numbered(table.get("weekdays", [])),
        frozenset(table.get("capital", [])),
    )
