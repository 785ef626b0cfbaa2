"""Whether two numbers can both be true, and how near they are: bounds with open ends, “about” with a tolerance of its own rounding."""

from __future__ import annotations

import math
from typing import Literal, Protocol

Fit = Literal["equal", "within", "holds", "apart", "near", "far"]
FAR = 1.25
"""From such a ratio of the numbers named on, what an open bound leaves possible is not what it tells: 31 against “at least 12”."""


class Bounded(Protocol):
    """Whatever has bounds: Counted, Answer."""

    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def low_open(self) -> bool: ...
    @property
    def high_open(self) -> bool: ...
    @property
    def approximate(self) -> bool: ...
    @property
    def vague(self) -> bool: ...


def fit(one: Bounded, other: Bounded) -> Fit:
    """How *one* fits *other*: ``apart`` where both cannot be true, ``within`` where one says all that the other does and more.

    ``near`` and ``far`` overlap without one holding the other, or leave to an open bound what lies far from its number.

    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class B:
    ...     low: float | None; high: float | None
    ...     low_open: bool = False; high_open: bool = False; approximate: bool = False; vague: bool = False
    >>> fit(B(31, 31), B(45, None, low_open=True)), fit(B(1000, None), B(3000, None)), fit(B(4, 4), B(3, 5))
    ('apart', 'far', 'within')
    """
    if same(one, other):
        return "equal"
    if not _overlap(one, other):
        return "apart"
    if not (one.vague or other.vague) and (_is_open(one) or _is_open(other)) and _ratio(one, other) >= FAR:
        return "far"
    if _holds(other, one):
        return "within"
    if _holds(one, other):
        return "holds"
    return "near" if _ratio(one, other) < FAR else "far"


def same(one: Bounded, other: Bounded) -> bool:
    """Whether both say the same number with the same bounds."""
    return (one.low, one.high, one.low_open, one.high_open, one.approximate) == (
        other.low,
        other.high,
        other.low_open,
        other.high_open,
        other.approximate,
    )


def same_number(one: Bounded, other: Bounded) -> bool:
    """Whether both name one number, whatever they say of its bounds: “12” and “at least 12”."""
    return named(one) == named(other) and one.vague == other.vague and not _is_range(one) and not _is_range(other)


def rounds_to(one: Bounded, other: Bounded) -> bool:
    """Whether one of them is the other, rounded: “about 60” and 64; or both name no number: “dozens” and “decenas”."""
    if one.vague and other.vague:
        return _overlap(one, other)
    return (one.approximate or other.approximate) and not (_is_open(one) or _is_open(other)) and _overlap(one, other)


def named(one: Bounded) -> float | None:
    """The number that the words name; of a range its middle."""
    if one.low is None or one.high is None:
        return one.low if one.high is None else one.high
    return (one.low + one.high) / 2


def _ratio(one: Bounded, other: Bounded) -> float:
    a, b = named(one), named(other)
    if a is None or b is None:
        return 1.0
    small, great = sorted((abs(a), abs(b)))
    return great / small if small else (math.inf if great else 1.0)


def _is_open(one: Bounded) -> bool:
    return one.low is None or one.high is None


def _is_range(one: Bounded) -> bool:
    return one.low is not None and one.high is not None and one.low != one.high


def _ends(one: Bounded) -> tuple[float, float]:
    """Its ends, widened by half a unit of its last digit that is not nought where it is approximate."""
    low = -math.inf if one.low is None else one.low
    high = math.inf if one.high is None else one.high
    if one.approximate:
        low, high = low - rounding(low), high + rounding(high)
    return low, high


def rounding(number: float) -> float:
    """Half of the unit to which a round number is rounded.

    >>> rounding(40.0), rounding(1200.0), rounding(64.0), rounding(1.5)
    (5.0, 50.0, 0.5, 0.05)
    """
    if not math.isfinite(number) or number == 0:
        return 0.0
    digits = f"{abs(number):.15g}"
    if "e" in digits:
        mantissa, _, exponent = digits.partition("e")
        return 0.5 * 10.0 ** (int(exponent) - len(mantissa.partition(".")[2]))
    whole, _, fraction = digits.partition(".")
    if fraction:
        return 0.5 * 10.0 ** -len(fraction)
    return 0.5 * 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _overlap(one: Bounded, other: Bounded) -> bool:
    (a, b), (c, d) = _ends(one), _ends(other)
    return _below(a, d, strict=one.low_open or other.high_open) and _below(c, b, strict=other.low_open or one.high_open)


def _below(low: float, high: float, *, strict: bool) -> bool:
    return low < high if strict else low <= high


def _holds(outer: Bounded, inner: Bounded) -> bool:
    """Whether whatever *inner* lets be true *outer* does, too."""
    (a, b), (c, d) = _ends(outer), _ends(inner)
    low = a < c or (a == c and (inner.low_open or not outer.low_open))
    high = d < b or (d == b and (inner.high_open or not outer.high_open))
    return low and high
