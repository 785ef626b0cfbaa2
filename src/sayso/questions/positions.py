"""One statement as an answer to one question: what it answers, when it was said, how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sayso.questions.claims import SOME_FIGURE
from sayso.questions.givens import Given
from sayso.records import Stance, Status, Told
from sayso.traces import Counted

Side = Literal["for", "against", "neither"]
SIDES: Mapping[Stance, Side] = {
    "denies": "against",
    "doubts": "against",
    "no-comment": "neither",
    "neither-confirms-nor-denies": "neither",
}


@dataclass(frozen=True, slots=True)
class Position:
    """What one statement answers."""

    told: Told
    """The statement."""
    start: str
    """First day on which it was said, else the day it became known; empty for what is told as former without a day."""
    end: str
    """Last day."""
    dated: bool
    """Whether the article itself tells the day."""
    former: bool
    """Whether it is told as replaced since."""
    counted: Counted | None = None
    """The figure that it gives; None where it gives none."""
    says: int = 0
    """Of a yes-no question: 1, -1 or 0."""
    score: float = 1.0
    reason: str = ""
    status: Status = "confirmed"
    who: str = ""
    """Of a who question: the doer that it names, in comparable form."""

    @property
    def side(self) -> Side:
        """Whether the figure is held, held to be wrong, or not given."""
        if self.counted is None:
            return "neither"
        return SIDES.get(self.told.stance, "for")

    @property
    def order(self) -> tuple[str, bool, int, str, int, bool, str]:
        """Where it stands among the answers of its party; the party's own words before those of its spokesman."""
        place = self.counted.span[0] if self.counted is not None else self.told.claim.span[0]
        told = self.told
        return self.start, not self.former, told.known, told.article, place, told.source != told.party, told.claim.id


def known_of(told: Iterable[Told]) -> dict[str, int]:
    """When each article's report became known: a copy tells what its original told, and no later."""
    known: dict[str, int] = {}
    for each in told:
        known[each.article] = min(each.known, known.get(each.article, each.known))
    return known


def figure_positions(givens: Sequence[Given], known: Mapping[str, int], reason: str) -> list[Position]:
    """The positions of the figures of one question; a claim that tells several tells them in the order of their days."""
    several: dict[str, list[Given]] = {}
    for given in givens:
        several.setdefault(given.told.claim.id, []).append(given)
    found = []
    for given in givens:
        fellows = sorted((each for each in several[given.told.claim.id] if not each.counted.former), key=lambda each: each.counted.span)
        start, end, dated = _days(given.told, known)
        former = given.counted.former or given.told.claim.former
        if given.counted.day:
            start = end = given.counted.day
            dated = True
        elif given.counted.former:
            dated = False  # before what replaced it, nobody says how long
        elif former and not dated:
            start = ""
        elif len(fellows) > 1 and start < end:
            start, end = (start, start) if given is fellows[0] else (end, end)
        found.append(
            Position(
                told=given.told,
                start=start,
                end=end,
                dated=dated,
                former=former,
                counted=None if given.counted.measure == SOME_FIGURE else given.counted,
                score=given.told.confidence,
                reason=reason,
                status="suggested" if given.unsure else "confirmed",
            )
        )
    return found


def position_of(told: Told, says: int, known: Mapping[str, int], *, score: float, reason: str, status: Status, who: str = "") -> Position:
    """The position that a statement takes on a question that asks for no figure."""
    start, end, dated = _days(told, known)
    former = told.claim.former
    if former and not dated:
        start = ""
    return Position(told, start, end, dated, former, None, says, score, reason, status, who)


def _days(told: Told, known: Mapping[str, int]) -> tuple[str, str, bool]:
    """The days on which it was said as the article tells them, else the day its report became known."""
    day = day_of(min(told.known, known.get(told.origin, told.known)))
    if told.said_from and (not day or told.said_from <= day_of(told.known)):
        return told.said_from, told.said_to or told.said_from, True
    return day, day, False


def day_of(moment: int) -> str:
    """The day (ISO) of *moment*; empty where that is not known.

    >>> day_of(86400), day_of(0)
    ('1970-01-02', '')
    """
    return datetime.fromtimestamp(moment, UTC).date().isoformat() if moment else ""
