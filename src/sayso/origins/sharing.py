"""What two articles of different outlets have in common beside their words: pictures, links, and whether one links to the other.

Weak evidence, all of it: outlets buy one agency's picture, and link to one court's decision. It lowers the bounds of
what translating or retelling keeps by a tenth, and where the texts do not come near them, makes a question and never more.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.origins.likeness import agreement, shared_anchors
from sayso.origins.pairs import Finding, Pair, percent, same_outlet
from sayso.origins.reprints import LEAST_WORDS, RETOLD_SUGGEST
from sayso.records import CopyKind

BACKED = 0.25
"""The least agreement of two texts in two languages on which a person is asked for what they have in common: of 20,880 pairs of reports
on one subject one in two hundred has as much."""
DAYS = 4
"""Days between them: later on a picture is an archive's."""
SCORE = 0.2
"""How sure that makes it before the pieces are counted: less than any other evidence that a person is asked about."""


def shown_alike(pair: Pair) -> Iterator[Finding]:
    """Pictures and links in common, or a link from one to the other, and names and numbers enough for one report: a question."""
    if not pair.backed or same_outlet(pair.later, pair.earlier) or pair.days > DAYS or pair.least < LEAST_WORDS:
        return
    kind: CopyKind
    if pair.foreign:
        kind, least, share = "translated", BACKED, agreement(pair.later, pair.earlier).share
        words = f"{percent(share)} of names, numbers and quotations stand at like places"
    else:
        _, mine, theirs = shared_anchors(pair.later, pair.earlier)
        kind, least, share = "rewritten", RETOLD_SUGGEST, min(mine, theirs)
        words = f"{percent(share)} of the names and numbers of each stand in the other"
    if share >= least:
        yield Finding(pair.later, pair.earlier, kind, pair.raised(SCORE), f"{pair.shared.words}; {words}", False)
