"""When something was said, in words, and against the day on which it was published.

Plain values in, plain words out, for the terminal and the browser alike. Odd input comes back as it came:
what a hostile page claims to be a date is shown as words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.records import When

DAYS_APART = 60
"""Up to so many days are counted in days: nobody counts “119 days”."""
MONTHS_APART = 24
"""Up to so many months are counted in months."""
DAYS_A_MONTH = 30.44
UNTIL = re.compile(r"; until (\d{4}-\d{2}-\d{2})$")
"""How a relation that holds no longer says up to when it did."""


def said(when: When, published: str | None = None, *, short: bool = False) -> str:
    """When it was said, with how that lies to the day of publication; *short* where the page has just named that day.

    >>> said(When("2031-03-09", "2031-03-09", "day", "on Sunday"), "2031-03-12T09:00:00Z")
    '9 Mar 2031, 3 days before publication'
    >>> said(When("2031-03-09", "2031-03-09", "day", "on Sunday"), "2031-03-12T09:00:00Z", short=True)
    '9 Mar 2031, 3 days before'
    >>> said(When("2031-03-12", "2031-03-12", "day", "on Wednesday", "later"), "2031-03-12")
    'later, 12 Mar 2031, the day of publication'
    >>> said(When(None, None, "order", "at first", "initially"), "2031-03-12")
    '“at first” (initially)'
    """
    if when.start is None:
        known = when.order is None or when.order in when.as_said.casefold()
        return f"“{when.as_said}”" if known else f"“{when.as_said}” ({when.order})"
    lies = against(when, published)
    if short:
        lies = re.sub("(before|after) publication$", r"\1", lies)
    return ", ".join(part for part in (when.order, days(when), lies) if part)


def until_day(reason: str) -> str:
    """A *reason* with the day up to which it held, if it names one, as people write days.

    >>> until_day("“31” and “45” cannot both be true; until 2031-03-12")
    '“31” and “45” cannot both be true; until 12 Mar 2031'
    """
    return UNTIL.sub(lambda found: f"; until {short_day(found[1])}", reason)


def days(when: When) -> str:
    """The days it may have been, as short as its precision lets them be; empty where only an order is told.

    >>> days(When("2031-03-01", "2031-03-31", "month", "in March")), days(When("2031-09-01", "2031-11-30", "season", "this autumn"))
    ('Mar 2031', 'Sep – Nov 2031')
    >>> days(When("2031-03-10", "2031-03-16", "week", "last week"))
    '10–16 Mar 2031'
    """
    start, end = as_day(when.start), as_day(when.end)
    if start is None or end is None or start == end:
        return short_day(when.start)
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{short_day(when.end)}"
    first = f"{start.day} {start:%b}" if start.year == end.year else short_day(when.start)
    return f"{first} – {short_day(when.end)}"


def against(when: When, published: str | None) -> str:
    """How the days lie to the day of publication; empty where that cannot be told, or they run up to it.

    >>> against(When("2031-03-11", "2031-03-11", "day", "yesterday"), "2031-03-12")
    'the day before publication'
    >>> against(When("2030-11-01", "2030-11-30", "month", "in November"), "2031-03-12")
    'at least 3 months before publication'
    """
    start, end, out = as_day(when.start), as_day(when.end), as_day(published)
    if start is None or end is None or out is None:
        return ""
    if start == end:
        return _one_day(start, out)
    if start > out:
        return "after publication"
    return f"at least {_apart((out - end).days)} before publication" if end < out else ""


def short_day(iso: str | None) -> str:
    """The day, month abbreviated.

    >>> short_day("2031-03-12T14:05:00Z")
    '12 Mar 2031'
    """
    known = as_day(iso)
    return f"{known.day} {known:%b} {known.year}" if known else iso or ""


def as_day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None for everything else."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _one_day(day: date, out: date) -> str:
    if day == out:
        return "the day of publication"
    side = "before" if day < out else "after"
    apart = abs((out - day).days)
    if apart == 1:
        return f"the day {side} publication"
    return f"{'about ' if apart > DAYS_APART else ''}{_apart(apart)} {side} publication"


def _apart(days: int) -> str:
    months = int(days / DAYS_A_MONTH)
    if days <= DAYS_APART:
        return "a day" if days == 1 else f"{days} days"
    return f"{months} months" if months <= MONTHS_APART else f"{months // 12} years"


def _months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    last = f"{end:%b} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    return f"{start:%b} – {last}" if start.year == end.year else f"{start:%b} {start.year} – {last}"
