"""Dates as pages give them, in one form: ISO 8601, with the offset where the page gave one."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?$")
_EUROPEAN = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[,\s]+(\d{1,2}):(\d\d))?")
_STAMP = re.compile(r"^\d{10}(?:\d{3})?$")
_LOOSE = re.compile(
    r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}:?(?:\d{2})?)?",
    re.IGNORECASE,
)
EARLIEST, LATEST = 1990, 2100


def as_iso(text: str | None) -> str | None:
    """*text* as an ISO 8601 date or date-time, or None when it is no date between 1990 and 2100.

    >>> as_iso("2024-12-24T10:41:00.000+0700")
    '2024-12-24T10:41:00+07:00'
    >>> as_iso("Tue, 24 Dec 2024 03:41:00 GMT")
    '2024-12-24T03:41:00+00:00'
    >>> as_iso("24.12.2024"), as_iso("soon")
    ('2024-12-24', None)
    """
    if not text or len(text) > 80:
        return None
    text = text.strip()
    for read in (_day, _loose, _compact, _european, _stamp, _mail, _spoken):
        try:
            found = read(text)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if found is not None and EARLIEST <= found.year <= LATEST:
            return found.isoformat(timespec="seconds") if isinstance(found, datetime) else found.isoformat()
    return None


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _loose(text: str) -> datetime | None:
    found = _LOOSE.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = ""
    if zone:
        digits = re.sub(r"[^\d]", "", zone)
        offset = (
            "+00:00"
            if not digits
            else f"{zone[0]}{digits.ljust(4, '0') if len(digits) != 3 else '0' + digits}"
            if len(digits) != 1
            else f"{zone[0]}0{digits}00"
        )
    stamp = f"{year}-{int(month):02d}-{int(day):02d}T{int(hour):02d}:{minute}:{second or '00'}{offset}"
    return datetime.fromisoformat(stamp)


def _compact(text: str) -> date | datetime | None:
    found = _COMPACT.match(text)
    if not found:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), int(found[6] or 0)) if found[4] else day


def _european(text: str) -> date | datetime | None:
    found = _EUROPEAN.match(text)
    if not found:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    return datetime(year, month, day, int(found[4]), int(found[5])) if found[4] else date(year, month, day)


def _stamp(text: str) -> datetime | None:
    if not _STAMP.match(text):
        return None
    from datetime import UTC

    return datetime.fromtimestamp(int(text[:10]), UTC)


def _mail(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if re.search(r"\d{1,2} [A-Za-z]{3,} \d{4}", text) else None


_FORMS = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%a %b %d %H:%M:%S %Z %Y",
    "%a %b %d %H:%M:%S %Y",
    "%m/%d/%Y %I:%M:%S %p",
    "%B %d, %Y %I:%M %p",
)


DAY = re.compile(
    r"\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)\b|\b(?:19|20)\d\d\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,2}日?|"
    r"\b\d{1,2}(?:st|nd|rd|th|er|\.|º|ª)?\s+(?:de\s+)?[^\W\d]{3,10}\.?,?\s+(?:de\s+)?(?:19|20)\d\d\b|"
    r"\b[^\W\d]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
)
"""A day as pages print it, in figures or with the month's name."""
_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DAY_OF_MONTH": "first", "TIMEZONE": "UTC"}


def shown_date(text: str, language: str | None) -> str | None:
    """The day that *text* prints in words of *language*, as an ISO 8601 date; None when it prints none.

    One language at a time: all of dateparser's load for seconds.

    >>> shown_date("Von Ana Roe, publiziert am 25. Juli 2018", "de")
    '2018-07-25'
    >>> shown_date("12 of 2018", "en") is None
    True
    """
    found = DAY.search(text)
    if not found or not language:
        return None
    from dateparser import parse  # type: ignore[import-untyped]  # it has no stubs

    try:
        day = parse(found[0], languages=[language], settings=_SETTINGS)
    except (ValueError, TypeError, OverflowError, LookupError):
        return None
    return day.date().isoformat() if day is not None and EARLIEST <= day.year <= LATEST else None


def _spoken(text: str) -> date | datetime | None:
    for form in _FORMS:
        try:
            found = datetime.strptime(text, form)
        except ValueError:
            continue
        return found if "%H" in form or "%I" in form else found.date()
    return None
