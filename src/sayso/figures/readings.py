"""Named readings: what number a figure is taken for, and by whose rule; chosen when somebody asks, never stored as the figure.

“Dozens” stays “dozens” in the book. ACLED would write 12, UCDP three numbers, a literal mind at least 12. The rules are data
(``data/readings.toml``, and a ``readings.toml`` of one's own), each with its source.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from sayso.errors import UsageError
from sayso.records import Figure
from sayso.settings import Settings, own_table

TABLE = Path(__file__).parent / "data" / "readings.toml"
End = Literal["low", "high"]
LITERAL = "literal"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReading:
    """One rule, by which a figure becomes numbers."""

    name: str
    """What it is asked for by."""
    about: str
    """What it does, in a sentence."""
    source: str
    """Whose rule it is, and where it stands."""
    low: tuple[End, ...] = ()
    """Which ends of the figure its low number is, the first that is not open; empty: it gives none."""
    best: tuple[End, ...] = ()
    """The same for its best number."""
    high: tuple[End, ...] = ()
    """The same for its high number."""
    vague: Mapping[float, float] = field(default_factory=dict)
    """What it takes vague words for, by the least that they can mean; others stand for that least."""

    @property
    def counts(self) -> bool:
        """Whether it gives any number at all."""
        return bool(self.low or self.best or self.high)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure as numbers; None where the reading gives none or the end is open."""

    low: float | None
    """At least."""
    best: float | None
    """The one number to write down."""
    high: float | None
    """At most."""


def estimate(figure: Figure, reading: NamedReading) -> Estimate:
    """What *figure* is taken for by *reading*.

    >>> dozens = Figure(as_said="dozens", low=12, high=None, vague=True, span=(0, 6))
    >>> estimate(dozens, named_reading("acled")), estimate(dozens, named_reading("literal"))
    (Estimate(low=None, best=12, high=None), Estimate(low=12, best=None, high=None))
    """
    return Estimate(_number(figure, reading, reading.low), _number(figure, reading, reading.best), _number(figure, reading, reading.high))


def _number(figure: Figure, reading: NamedReading, ends: tuple[End, ...]) -> float | None:
    for end in ends:
        value = figure.low if end == "low" else figure.high
        if value is not None:
            return reading.vague.get(value, value) if figure.vague else value
    return None


def named_reading(name: str | None = None) -> NamedReading:
    """The reading called *name*; without one, the one that the settings name.

    Raises UsageError, naming those there are, where there is none.
    """
    name, known = name or Settings.from_environment().reading, named_readings()
    if name not in known:
        raise UsageError(f"there is no reading of this name; there are {', '.join(known)}", name)
    return known[name]


def named_readings() -> Mapping[str, NamedReading]:
    """Every reading by its name, ours first.

    Raises UsageError where a table of one's own says what no reading can.
    """
    return _named_readings(own_table(TABLE.name))


@lru_cache(maxsize=4)
def _named_readings(own: str) -> Mapping[str, NamedReading]:
    try:
        tables = {**tomllib.loads(TABLE.read_text(encoding="utf-8")), **tomllib.loads(own)}
        return {name: _read(name, table) for name, table in tables.items()}
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise UsageError("your table of readings cannot be read", f"{TABLE.name}: {error}") from error


def _read(name: str, table: Mapping[str, object]) -> NamedReading:
    """One table as a reading; ValueError for a field or an end that there is not."""
    fields = dict(table)
    vague = fields.pop("vague", {})
    if not isinstance(vague, Mapping):
        raise ValueError(f"{name}: vague must be a table")
    reading = NamedReading(
        name=name,
        about=str(fields.pop("about", "")),
        source=str(fields.pop("source", "")),
        low=_ends(name, fields.pop("low", [])),
        best=_ends(name, fields.pop("best", [])),
        high=_ends(name, fields.pop("high", [])),
        vague={float(least): float(taken) for least, taken in vague.items()},
    )
    if fields:
        raise ValueError(f"{name}: no reading has {', '.join(fields)}")
    return reading


def _ends(name: str, given: object) -> tuple[End, ...]:
    if not isinstance(given, list) or any(end not in ("low", "high") for end in given):
        raise ValueError(f"{name}: an end is “low” or “high”")
    return tuple(given)
