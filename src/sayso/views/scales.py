"""Where a moment and a number stand on a chart: shares of its width and height, and the round values that its axes name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sayso.views.measured import number

HOUR, DAY = 3600, 86_400
STEPS = (HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY)
"""Seconds between two marks of a time axis that a reader takes for even; beyond these it goes by months."""
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
MOST = 5
"""Marks of a time axis, at most: so many dates stand side by side on a telephone."""
FAR = 50
"""From so many times the least number on, equal steps stand for equal factors; else the small would lie flat on the ground."""


@dataclass(frozen=True, slots=True)
class Label:
    """A value that an axis names."""

    at: float
    """Where: 0–1 from the axis's beginning."""
    words: str
    """The value."""


@dataclass(frozen=True, slots=True)
class Times:
    """The axis of time."""

    first: int
    """Where it begins, seconds in UTC."""
    last: int
    """Where it ends."""

    def at(self, moment: int) -> float:
        """Where *moment* stands, 0–1; what is before the beginning at the beginning."""
        return min(max((moment - self.first) / (self.last - self.first), 0.0), 1.0)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Its days, or hours where it is of days alone."""
        moments, shape = _moments(self.first, self.last)
        return tuple(Label(self.at(each), _told(each, shape)) for each in moments)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The axis of numbers."""

    low: float
    """The least."""
    high: float
    """The most."""
    by_factors: bool
    """Whether equal steps are equal factors (of one more than the number, so that nothing has its place, too)."""

    def at(self, value: float) -> float:
        """Where *value* stands, 0–1 from the least."""
        if self.by_factors:
            value, low, high = (math.copysign(math.log1p(abs(each)), each) for each in (value, self.low, self.high))
        else:
            low, high = self.low, self.high
        return min(max((value - low) / (high - low), 0.0), 1.0)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Three to five round numbers."""
        if self.by_factors:
            powers = range(math.ceil(math.log10(max(self.high, 1))) + 1)
            values = [0.0, *(10.0**each for each in powers if self.low <= 10**each <= self.high)]
            values = values[:1] + values[1:][:: max(1, len(values) // 4)]
        else:
            step = _step(self.low, self.high)
            values = [self.low + step * each for each in range(round((self.high - self.low) / step) + 1)]
        return tuple(Label(self.at(each), brief(each)) for each in values if self.low <= each <= self.high)


def times(moments: list[int]) -> Times:
    """An axis with room for *moments* (one at least), and a little beside them."""
    first, last = min(moments), max(moments)
    room = max((last - first) // 16, 6 * HOUR if first == last else HOUR)
    return Times(first - room, last + room)


def amounts(values: list[float]) -> Amounts:
    """An axis with room for *values*, from nothing on unless they lie close together far from it.

    >>> amounts([12, 31, 45.0]), amounts([1010, 1055])
    (Amounts(low=0, high=60, by_factors=False), Amounts(low=1000, high=1060, by_factors=False))
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    least = min((each for each in values if each > 0), default=0.0)
    if low >= 0 and least and high / least >= FAR:
        return Amounts(0, high, True)
    if low >= 0 and (low <= high / 2 or low == high):
        low, high = 0, high or 1
    elif low == high:
        low, high = low * 1.5, 0
    step = _step(low, high)
    return Amounts(math.floor(low / step) * step, math.ceil(high / step) * step, False)


def _step(low: float, high: float) -> float:
    """A round step of which two to four lie between *low* and *high*."""
    rough = (high - low) / 3
    power = 10 ** math.floor(math.log10(rough))
    step = float(power * next(each for each in (1, 2, 2.5, 5, 10) if each * power >= rough * 0.999))
    return int(step) if step.is_integer() else step


def _moments(first: int, last: int) -> tuple[list[int], str]:
    """The round moments between two, and how they are written: by the hour, the day, the month or the year."""
    for step in STEPS:
        if (last - first) / step <= MOST:
            start = -(-first // step) * step
            return list(range(start, last + 1, step)), "hour" if step < DAY else "day"
    begin = datetime.fromtimestamp(first, UTC)
    for months in MONTHS:
        found = []
        for each in range(begin.year * 12, begin.year * 12 + months * (MOST + 1) * 12 + 12, months):
            moment = int(datetime(each // 12, each % 12 + 1, 1, tzinfo=UTC).timestamp()) if each // 12 <= 9999 else last + 1
            if moment > last:
                break
            if moment >= first:
                found.append(moment)
        if len(found) <= MOST:
            return found, "month" if months < 12 else "year"
    return [], "year"


def brief(value: float) -> str:
    """A number in as few signs as an axis has room for.

    >>> brief(1500000000.0), brief(20000.0)
    ('1.5 bn', '20,000')
    """
    for size, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "mn")):
        if abs(value) >= size:
            return f"{number(value / size)} {word}"
    return number(value)


def _told(moment: int, shape: str) -> str:
    when = datetime.fromtimestamp(moment, UTC)
    if shape == "year":
        return str(when.year)
    if shape == "month":
        return f"{when:%b} {when.year}"
    day = f"{when.day} {when:%b}"
    return f"{day}, {when:%H:%M}" if shape == "hour" else day


def day_bounds(first: str, last: str) -> tuple[int, int] | None:
    """The moments in which the days *first* to *last* (ISO) begin and end; None where they are no days."""
    try:
        start = datetime.fromisoformat(first[:10]).replace(tzinfo=UTC)
        end = datetime.fromisoformat((last or first)[:10]).replace(tzinfo=UTC) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return int(start.timestamp()), int(end.timestamp()) - 1
