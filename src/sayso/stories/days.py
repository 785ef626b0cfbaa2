"""On which days what an article tells of happened: those that it names, reckoned back from its publication; else that day itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from sayso.stories.lexicon import days_back, weekdays

MOST = 3
"""Days that are kept."""


def days_told(words: Iterable[tuple[str, float]], moment: int) -> tuple[str, ...]:
    """The days (ISO) that *words* name, the weightiest first; none where it is not known when they were published.

    A weekday is the last one up to the day of publication, that day included. Who names no day tells of the day of publication.

    >>> days_told([("tuesday", 1.0), ("martes", 1.0), ("wednesday", 1.5)], 1_773_266_400)  # a Wednesday
    ('2026-03-10', '2026-03-11')
    """
    if not moment:
        return ()
    published = datetime.fromtimestamp(moment, UTC).date()
    told: dict[date, float] = {}
    for word, weight in words:
        back = days_back().get(word)
        if back is None and word in weekdays():
            back = (published.weekday() - weekdays()[word]) % 7
        if back is not None:
            day = published - timedelta(days=back)
            told[day] = told.get(day, 0.0) + weight
    told = told or {published: 1.0}
    return tuple(day.isoformat() for day in sorted(told, key=lambda day: (-told[day], day))[:MOST])
