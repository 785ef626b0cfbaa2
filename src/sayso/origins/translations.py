"""A translation that nothing declares, known by what translating keeps: names, numbers and quotations, each in its place."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.origins.likeness import agreement, bare
from sayso.origins.pairs import Finding, Pair, percent

TRANSLATED = 0.45
"""The least agreement of a translation that nothing declares: of 720 known ones one in two hundred had less, and of 20,880 pairs of
reports on one subject none had more."""
ASKED = 0.8
"""From this part of the least agreement on a person is asked."""
TRANSLATED_SAME = 8
"""The least names, numbers and quotations in their places: of a few short lines as many may agree by chance."""
TRANSLATED_NUMBERS = 0.5
"""The least share of their numbers: translations had .6 and more, and what agreed by the names of one trade alone had a quarter."""
BARE = 0.6
"""The least agreement where there are but numbers and quotations to go by."""
BARE_SAME = 12
"""And the least of them."""
TRANSLATED_DAYS = 45
"""Days in which a report is translated."""


def translated(pair: Pair) -> Iterator[Finding]:
    """Names, numbers and quotations stand at like places in two languages."""
    if not pair.foreign or pair.days > TRANSLATED_DAYS:
        return
    found = agreement(pair.later, pair.earlier)
    share, same = (BARE, BARE_SAME) if bare(pair.later, pair.earlier) else (TRANSLATED, TRANSLATED_SAME)
    if found.share >= share * ASKED and found.same >= same * ASKED and found.numbers >= TRANSLATED_NUMBERS:
        sure = found.share >= share * pair.lowered and found.same >= same
        words = f"{found.same} names, numbers and quotations stand at like places in both, {percent(found.share)} of all"
        yield Finding(
            pair.later, pair.earlier, "translated", pair.raised(found.share if sure else found.share * 0.7), pair.told(words), sure
        )
