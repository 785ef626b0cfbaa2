"""A figure question drawn: a lane for each party, its answers where they were said and as much as a named reading makes of them.

A dot is a number, a bar a range, an arrow an end that is left open; a dotted line runs from what still stands, a hollow dot is known at
second hand, a grey tick is a copy. Decides only: the page, the picture and the specification for other programs are drawn from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.figures import estimate
from sayso.figures.readings import NamedReading
from sayso.records import Answer, Question, Voice
from sayso.views.answered import cut_short, figure_of, first_hand
from sayso.views.grid import Cell, Party, Row, Step
from sayso.views.scales import DAY, Amounts, Times, amounts, brief, day_bounds, times

Shape = Literal["point", "range", "at-least", "at-most", "words"]
"""A number, one between two, one that is open upward or downward; or words of which the reading makes no number."""
LATEST = 1 << 60
BEFORE = 30 * DAY
"""What was said longer before anything became known stands at the edge: a toll of years ago would press the days together."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer on the chart."""

    answer: Answer
    """The answer."""
    short: str
    """In as few signs as tell it."""
    shape: Shape
    """What is drawn."""
    low: float | None
    """The lower end, as read."""
    best: float | None
    """The one number, where the reading tells one or both ends are one."""
    high: float | None
    """The upper end, as read."""
    at: int
    """When it was said, seconds in UTC; when it became known, where that is not told more closely."""
    early: bool
    """Whether it was said before that, nobody knows when, or long before the chart begins."""
    until: int | None
    """When another took its place, or the end of the chart where it still stands; None where it was replaced nobody knows when."""
    standing: bool
    """Whether it still stands."""
    second_hand: bool
    """Whether no article has it from the party itself."""
    copies: tuple[Voice, ...]
    """Articles that only print what another had."""

    @property
    def label(self) -> str:
        """What is written beside it: the number as read, or its words."""
        about = "≈ " if self.answer.approximate else ""
        if self.shape == "point" and self.best is not None:
            return about + brief(self.best)
        if self.shape == "range" and self.low is not None and self.high is not None:
            return f"{about}{brief(self.low)}–{brief(self.high)}"
        if self.shape == "at-least" and self.low is not None:
            return f"{'>' if self.answer.low_open else '≥'} {brief(self.low)}"
        if self.shape == "at-most" and self.high is not None:
            return f"{'<' if self.answer.high_open else '≤'} {brief(self.high)}"
        return cut_short(self.short, 28)

    @property
    def levels(self) -> tuple[float, ...]:
        """Where it stands on the axis of numbers: a range at both ends."""
        if self.shape == "range" and self.low is not None and self.high is not None:
            return self.low, self.high
        return () if self.value is None else (self.value,)

    @property
    def value(self) -> float | None:
        """Where it stands on the axis of numbers."""
        return next((each for each in (self.best, self.low, self.high) if each is not None), None)


@dataclass(frozen=True, slots=True)
class Lane:
    """One party's answers."""

    party: Party
    """The party."""
    marks: tuple[Mark, ...]
    """Its answers as they came."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart."""

    question: Question
    """What is asked."""
    reading: str
    """By which named reading words became numbers."""
    lanes: tuple[Lane, ...]
    """One a party: those with most answers first."""
    times: Times
    """The common axis of time."""
    amounts: Amounts
    """The common axis of numbers."""
    unit: str
    """Unit or currency; empty where persons or things are counted, or answers differ in it."""


def timeline(row: Row, reading: NamedReading, *, end: str | None = None) -> Timeline | None:
    """The chart of a question of figures; None for any other, and where nobody's answer is more than suggested.

    It reaches to the last answer, or to the day (ISO) that is its *end*: what an article without a date tells is known since it was
    read, years later perhaps, and stands at that edge. Its axes are the same by every reading.
    """
    cells = [cell for cell in row.cells if not cell.perhaps]
    if row.question.kind != "figure" or not cells:
        return None
    last = day_bounds(end, end) if end else None
    edge = last[1] if last else LATEST
    known = [min(voice.known, edge) for cell in cells for step in cell.trail for voice in step.answer.confirmed if voice.known]
    start = min(known, default=0) - BEFORE
    said = [min(_said(step.answer, start)[0], edge) for cell in cells for step in cell.trail]
    now = max([*known, *said, *(last[:1] if last else ())])
    lanes = tuple(Lane(cell.party, _marks(cell, reading, start, now)) for cell in cells)
    marks = [mark for lane in lanes for mark in lane.marks]
    ends = [each for mark in marks for each in (mark.low, mark.best, mark.high, mark.answer.low, mark.answer.high) if each is not None]
    units = {mark.answer.unit for mark in marks}
    return Timeline(row.question, reading.name, lanes, times([*known, *said, now]), amounts(ends), units.pop() if len(units) == 1 else "")


def _marks(cell: Cell, reading: NamedReading, start: int, end: int) -> tuple[Mark, ...]:
    """A party's answers, each until the next takes its place."""
    placed: list[tuple[Step, int, bool]] = []
    for step in cell.trail:
        at, early = _said(step.answer, start)
        at = min(at, end)
        placed.append((step, _after(step.answer, at, placed[-1][1]) if placed and not early else at, early))
    found = []
    for number, (step, at, early) in enumerate(placed):
        after = placed[number + 1 :]
        standing = step.answer is cell.answer and not step.answer.former
        until = end if standing else after[0][1] if after else None
        found.append(_mark(step, reading, at, early, until if until is None or until >= at else None, standing))
    return tuple(found)


def _mark(step: Step, reading: NamedReading, at: int, early: bool, until: int | None, standing: bool) -> Mark:
    answer = step.answer
    shape, low, best, high = _read(answer, reading)
    return Mark(
        answer=answer,
        short=step.short,
        shape=shape,
        low=low,
        best=best,
        high=high,
        at=at,
        early=early,
        until=until,
        standing=standing,
        second_hand=not first_hand(answer),
        copies=tuple(voice for voice in answer.confirmed if voice.article != voice.origin),
    )


def _read(answer: Answer, reading: NamedReading) -> tuple[Shape, float | None, float | None, float | None]:
    """What is drawn of an answer, and its lower end, its one number and its upper end."""
    low, best, high = answer.low, None, answer.high
    if reading.counts:
        read = estimate(figure_of(answer), reading)
        low, best, high = read.low, read.best, read.high
    elif answer.vague:
        return "words", None, None, None
    if best is None and low == high:
        best = low
    if low is not None and high is not None and low < high:
        return "range", low, best, high
    if best is not None:
        return "point", low, best, high
    if low is not None:
        return "at-least", low, None, None
    return ("at-most", None, None, high) if high is not None else ("words", None, None, None)


def _after(answer: Answer, at: int, before: int) -> int:
    """When an answer was said that came after another: of days alone nobody knows which hour, but that it was no earlier."""
    if at > before:
        return at
    days = day_bounds(answer.said_from, answer.said_to) if answer.said_from else None
    return (before + days[1]) // 2 if days and before < days[1] else before


def _said(answer: Answer, start: int) -> tuple[int, bool]:
    """When an answer was said, as closely as is told, and whether that was before."""
    days = day_bounds(answer.said_from, answer.said_to) if answer.said_from else None
    if days is None:
        return answer.known, answer.former
    if days[0] <= answer.known <= days[1]:
        return answer.known, False
    middle = (days[0] + days[1]) // 2
    return (middle, False) if middle >= start else (max(start, 0), True)
