"""The words of a sourced table, the same in every form it is written in: answers, what they rest on, days in an editor's style."""

from __future__ import annotations

from typing import Literal

from sayso.records import Answer, Question, QuestionKind
from sayso.views.answered import SAYS, cut_short, figure_of, instant
from sayso.views.dated import as_day
from sayso.views.measured import in_words
from sayso.views.table import Line

Dates = Literal["iso", "dmy", "mdy"]
"""How days are written: 2031-03-12, 12 March 2031, March 12, 2031."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORDS = 240
"""Letters of an answer's own words."""


def heads(question: Question) -> tuple[str, ...]:
    """What stands over the columns."""
    return "Source", "Figure" if question.kind == "figure" else "Answer", "How it is told", "Said", "Reference"


def answer_words(answer: Answer, kind: QuestionKind) -> str:
    """An answer as a table has it: a figure's bounds in words, a yes or a no with the words, else the words alone."""
    words = cut_short(" ".join(answer.words.split()), WORDS)
    if kind == "figure":
        figure = figure_of(answer)
        numberless = answer.vague or (answer.low is None and answer.high is None)
        return f"“{words}”" if numberless else in_words(figure)
    return f"{SAYS[answer.says]}: “{words}”" if kind == "yes-no" else f"“{words}”"


def basis(line: Line) -> str:
    """How the source stands to it, through whom it is known, and what it hangs on."""
    stance = line.answer.stance.replace("-", " ")
    told = "in its own voice" if line.kind == "outlet" else stance
    through = f"through {' and '.join(line.through)}" if line.through and not line.rests_on else ""
    return "; ".join(part for part in (told, through, line.rests_on) if part)


def days(answer: Answer, dates: Dates) -> str:
    """The days on which it was said; the day it became known where that is not told."""
    first = answer.said_from or (instant(answer.known) or "")[:10]
    told = [dated(day, dates) for day in dict.fromkeys((first, answer.said_to or first)) if day]
    return " – ".join(told)


def dated(iso: str, dates: Dates) -> str:
    """A day in an editor's style; a month and a year as they are written in all of them.

    >>> dated("2031-03-02", "dmy"), dated("2031-03-02", "mdy"), dated("2031-03", "iso"), dated("2031", "dmy")
    ('2 March 2031', 'March 2, 2031', 'March 2031', '2031')
    """
    day = as_day(iso) if len(iso) > len("2031-03") else None
    if day is not None:
        month = MONTHS[day.month - 1]
        return {"iso": day.isoformat(), "dmy": f"{day.day} {month} {day.year}", "mdy": f"{month} {day.day}, {day.year}"}[dates]
    year, _, number = iso.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}" if number else year
