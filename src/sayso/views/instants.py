"""A moment as a person types it, in seconds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from sayso.errors import UsageError

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_AGO = re.compile(r"(\d{1,4}) ?(m|h|d|w)")
_LONG = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
HOW = "a moment is written YYYY-MM-DD, YYYY-MM-DDTHH:MM, HH:MM (today), noon, or so long ago: 90m, 6h, 2d, 1w"


def instant_of(given: str, *, end: bool = False, now: datetime | None = None) -> int:
    """The moment that *given* means, in seconds; one without an offset is in UTC. A bare day is its beginning, or its *end*.

    Raises UsageError for what is no moment.

    >>> instant_of("2031-03-11"), instant_of("2031-03-11", end=True) - instant_of("2031-03-11")
    (1930953600, 86399)
    >>> instant_of("noon", now=datetime(2031, 3, 11, 16, tzinfo=UTC)) == instant_of("2031-03-11T12:00")
    True
    """
    told, now = given.strip(), now or datetime.now(UTC)
    if match := _AGO.fullmatch(told.lower()):
        return int((now - int(match[1]) * _LONG[match[2]]).timestamp())
    if told.lower() == "noon":
        told = "12:00"
    if match := _CLOCK.fullmatch(told):
        return int(now.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0).timestamp())
    try:
        if len(told) == len("YYYY-MM-DD"):
            day = datetime.combine(date.fromisoformat(told), datetime.min.time(), UTC)
            return int(day.timestamp()) + (86_399 if end else 0)
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise UsageError(HOW, given) from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
