"""Dates, bounds, stances and confidence as a reader says them.

Every function takes plain values, returns plain text (never markup) and gives odd input back
as it came: what a hostile page claims to be a date is shown as words, and escaped like them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlsplit

from sayso.records import Figure, Stance, When
from sayso.text import fold
from sayso.views.dated import as_day
from sayso.views.measured import in_words
from sayso.views.rows import ArticleRow, StatementRow
from sayso.views.statements import web_url
from sayso.views.turns import Change

Row = TypeVar("Row")

RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left in the script they are printed in today (``ku`` in news is mostly Latin)."""

STANCE_WORDS: Mapping[Stance, str] = {
    "asserts": "asserts",
    "confirms": "confirms",
    "believes": "believes",
    "suspects": "suspects",
    "expects": "expects",
    "doubts": "doubts",
    "denies": "denies",
    "neither-confirms-nor-denies": "neither confirms nor denies",
    "no-comment": "no comment",
    "asks": "asks",
    "promises": "promises",
}

FACET_WORDS: Mapping[str, str] = {
    "stance": "Stance",
    "source": "Who",
    "measure": "Figures of",
    "size": "Size of a figure",
    "said": "Said",
    "published": "Published",
    "outlet": "Outlet",
    "language": "Language",
}
"""What a search can be narrowed by."""

ASKED_WORDS: Mapping[str, str] = {
    "words": "words",
    "source": "who",
    "stance": "stance",
    "outlet": "outlet",
    "since": "published from",
    "until": "published to",
    "said_since": "said from",
    "said_until": "said to",
    "language": "language",
    "measure": "figures of",
    "over": "more than",
    "under": "less than",
    "reading": "figures read",
}
"""The fields of a search."""

LINK_WORDS: Mapping[str, str] = {
    "based-on": "The original",
    "source-line": "The original, by the source line",
    "translation-of": "Translated from",
    "alternate": "Also",
}

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def host(url: str | None) -> str:
    """The host of *url*, as the short name of a link.

    >>> host("https://www.example.org/a/b")
    'example.org'
    """
    good = web_url(url)
    return (urlsplit(good).hostname or "").removeprefix("www.") if good else ""


def lang(language: str | None) -> str | None:
    """*language* if it can be a ``lang`` attribute, else None.

    >>> lang("ar"), lang("pt-BR"), lang("<b>")
    ('ar', 'pt-BR', None)
    """
    return language if language and _TAG.fullmatch(language) else None


def direction(language: str | None) -> str:
    """The ``dir`` of text in *language*; ``auto`` where it is not known.

    >>> direction("ar"), direction("en-GB"), direction(None)
    ('rtl', 'ltr', 'auto')
    """
    tag = lang(language)
    if tag is None:
        return "auto"
    return "rtl" if tag.split("-")[0].lower() in RTL else "ltr"


def day(iso: str | None) -> str:
    """The day of an ISO 8601 date or date-time.

    >>> day("2031-03-12T14:05:00+02:00"), day("2031-03"), day("soon")
    ('12 March 2031', '2031-03', 'soon')
    """
    known = as_day(iso)
    return f"{known.day} {known:%B} {known.year}" if known else iso or ""


def weekday(iso: str | None) -> str:
    """The day with its weekday, as the head of a group.

    >>> weekday("2031-03-12")
    'Wednesday 12 March 2031'
    """
    known = as_day(iso)
    return f"{known:%A} {day(iso)}" if known else iso or "No date"


def month_of(iso: str | None) -> str:
    """The month of a day.

    >>> month_of("2031-03-01")
    'March 2031'
    """
    known = as_day(iso)
    return f"{known:%B} {known.year}" if known else iso or ""


def clock(iso: str | None) -> str:
    """The time of day of a date-time, in the page's own offset; empty for a bare date.

    >>> clock("2031-03-12T14:05:00+02:00"), clock("2031-03-12")
    ('14:05', '')
    """
    if not iso or "T" not in iso.replace(" ", "T", 1):
        return ""
    try:
        return datetime.fromisoformat(iso).strftime("%H:%M")
    except ValueError:
        return ""


def moment(iso: str | None) -> str:
    """Day and time, with the offset where one is given.

    >>> moment("2031-03-12T14:05:00Z"), moment("2031-03-12")
    ('12 March 2031, 14:05 UTC', '12 March 2031')
    """
    time = clock(iso)
    if not time or iso is None:
        return day(iso)
    offset = datetime.fromisoformat(iso).strftime("%z")
    zone = " UTC" if offset in {"+0000", "-0000"} else f" {offset[:3]}:{offset[3:5]}" if offset else ""
    return f"{day(iso)}, {time}{zone}"


def days(first: str | None, last: str | None) -> str:
    """A run of days without saying twice what they share.

    >>> days("2031-03-12", "2031-03-15"), days("2031-03-12", "2031-03-12")
    ('12–15 March 2031', '12 March 2031')
    """
    start, end = as_day(first), as_day(last)
    if start is None or end is None or start == end:
        return day(first or last)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(last)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def said(when: When) -> str:
    """When something was said, as the head of a group.

    >>> said(When("2031-03-01", "2031-03-31", "month", "in March"))
    'March 2031'
    >>> said(When(None, None, "order", "initially", "initially"))
    '“initially”'
    """
    if when.start is None:
        return f"“{when.as_said}”"
    start = as_day(when.start)
    if start and when.precision == "month":
        return f"{start:%B} {start.year}"
    if start and when.precision == "year":
        return str(start.year)
    return days(when.start, when.end)


def by_day(rows: Iterable[ArticleRow]) -> list[tuple[str, list[ArticleRow]]]:
    """Articles under the day they were published, in the order they came."""
    return _grouped(rows, lambda row: weekday(row.published))


def by_said(rows: Iterable[StatementRow]) -> list[tuple[str, list[StatementRow]]]:
    """Statements under the days they were said, or else published, in the order they came."""
    return _grouped(rows, lambda row: said(row.said_at) if row.said_at and row.said_at.start else day(row.published) or "No date")


def by_known(rows: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """What changed under the day it became known, in the order it came."""
    return _grouped(rows, lambda row: weekday(row.at))


def adds(figure: Figure) -> bool:
    """Whether the bounds in words tell more than the figure's own words."""
    return in_words(figure).casefold() != figure.as_said.strip().casefold()


def sure(confidence: float) -> str:
    """A confidence as a word.

    >>> sure(.95), sure(.8), sure(.6), sure(.3)
    ('very likely', 'likely', 'unsure', 'doubtful')
    """
    if confidence >= 0.9:
        return "very likely"
    if confidence >= 0.7:
        return "likely"
    return "unsure" if confidence >= 0.5 else "doubtful"


def count(amount: int, one: str, many: str | None = None) -> str:
    """An amount with its noun.

    >>> count(1, "statement"), count(1200, "statement"), count(0, "copy", "copies")
    ('1 statement', '1,200 statements', '0 copies')
    """
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def found(text: str, words: str) -> list[tuple[str, bool]]:
    """*text* in pieces, each with whether it is a word that was searched for (accents and case aside).

    >>> found("The Mayor said so.", "mayor")
    [('The ', False), ('Mayor', True), (' said so.', False)]
    """
    wanted = set(fold(words).split()) | {word.casefold() for word in re.findall(r"\w+", words)}
    pieces: list[tuple[str, bool]] = []
    for piece in re.split(r"(\w+)", text):
        hit = bool(wanted) and bool(piece) and fold(piece) in wanted
        if pieces and (pieces[-1][1] == hit or not piece):
            pieces[-1] = (pieces[-1][0] + piece, pieces[-1][1])
        elif piece:
            pieces.append((piece, hit))
    return pieces


def _grouped(rows: Iterable[Row], head: Callable[[Row], str]) -> list[tuple[str, list[Row]]]:
    return [(name, list(group)) for name, group in groupby(rows, head)]
