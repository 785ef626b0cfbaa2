"""A count that moved, where reading takes it for a range: “raised the toll *from 12 to 31*” is a former 12 and a 31."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.questions.wording import Wording
from sayso.records import Figure

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?!\d)")
BEFORE = 80
"""Characters before a figure in which the verb stands that moved it."""


def moved_apart(text: str, figure: Figure, wording: Wording) -> tuple[Figure, ...]:
    """*figure* itself, or the two numbers that it moved between.

    >>> from sayso.questions.wording import wording_of
    >>> figure = Figure(as_said="from 12 to 31", low=12, high=31, measure="killed", span=(13, 26))
    >>> [(each.as_said, each.low, each.high, each.change) for each in moved_apart("It raised it from 12 to 31.", figure, wording_of("en"))]
    [('12', 12, 12, None), ('31', 31.0, 31.0, 'up to')]
    """
    numbers = list(NUMBER.finditer(figure.as_said))
    start = figure.span[0]
    before = text[max(start - BEFORE, 0) : start + numbers[0].start()] if len(numbers) == 2 else ""
    if len(numbers) != 2 or figure.unit is not None or figure.low is None or not _moves(before, wording):
        return (figure,)
    first, second = numbers
    value = float(re.sub(r"\D", "", second.group()))
    if figure.high not in {None, value} and figure.low != value:
        return (figure,)
    least = figure.high is None  # “from at least 12 to 31”
    former = figure.high if figure.low == value and figure.high is not None else figure.low
    begins = 0 if least else first.start()
    return (
        replace(
            figure,
            as_said=figure.as_said[begins : first.end()],
            low=former,
            high=None if least else former,
            span=(start + begins, start + first.end()),
        ),
        replace(
            figure,
            as_said=second.group(),
            low=value,
            high=value,
            low_open=False,
            high_open=False,
            change="up to" if value > former else "down to",
            span=(start + second.start(), start + second.end()),
        ),
    )


def _moves(before: str, wording: Wording) -> bool:
    """Whether the words before the first number end in “from”, behind a verb that moves."""
    begun = re.split(r"[.!?;]\s", before)[-1]
    return bool(wording.replaced_least.search(begun)) and bool(wording.moved.search(begun))
