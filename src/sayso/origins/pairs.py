"""A pair of articles as evidence sees it: which is the likelier copy, how far apart they came, whether they are of one outlet."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.origins.addresses import site_of
from sayso.origins.likeness import Overlap, Shared, shared_anchors
from sayso.records import CopyKind, Origin, Status
from sayso.traces import Trace

DAY = 86_400
"""Seconds."""
UNKNOWN = 2**62
"""When an article of which nothing is known came: last."""
SUGGEST = 0.4
"""From this share on a person is asked."""
FILLED_IN = 0.75
"""The least share of the names and numbers of the shorter text that stand in the longer: what has the same words about other names was
filled in from one form (weather, results, sales)."""
BACKING = 2
"""Pictures and links in common from which on they back other evidence: one picture is bought by everybody."""
LOWERED = 0.9
"""To this part they lower its bounds. Of 20,880 pairs of reports on one subject one agrees so far, whose numbers speak against it."""

PIECE = 0.03
"""What each of them adds to a score …"""
MOST_PIECES = 6
"""… and how many do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one kind of evidence says of a pair."""

    copy: Trace
    original: Trace
    kind: CopyKind
    score: float
    reason: str
    sure: bool

    def origin(self) -> Origin:
        """As the ledger keeps it."""
        status: Status = "confirmed" if self.sure else "suggested"
        return Origin(
            copy=self.copy.article,
            original=self.original.article,
            kind=self.kind,
            score=round(self.score, 4),
            reason=self.reason,
            status=status,
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and what has been measured between them."""

    later: Trace
    """The likelier copy: what credits the other, else what came later."""
    earlier: Trace
    """The other."""
    words: Overlap
    """The words that they have in common."""
    shared: Shared
    """What else."""

    @property
    def days(self) -> float:
        """Days between them; 0 where it is not known of one."""
        known = self.later.moment and self.earlier.moment
        return abs(self.later.moment - self.earlier.moment) / DAY if known else 0.0

    @property
    def backed(self) -> bool:
        """Whether what else they have in common is enough to count."""
        return self.shared.weight >= BACKING

    @property
    def lowered(self) -> float:
        """The part of a bound that is asked of them."""
        return LOWERED if self.backed else 1.0

    @property
    def links_back(self) -> bool:
        """Whether the later one's text links to the earlier."""
        return not set(self.later.linked).isdisjoint(self.earlier.addresses)

    def raised(self, score: float) -> float:
        """*score* with what the pictures and links in common add to it."""
        return min(1.0, score + PIECE * min(self.shared.weight, MOST_PIECES)) if self.backed else score

    def told(self, reason: str) -> str:
        """*reason*, and what else they have in common where it counts."""
        return f"{reason}; {self.shared.words}" if self.backed else reason

    @property
    def in_order(self) -> bool:
        """Whether it is known which came first: many pages give no more than the day."""
        return 0 < self.earlier.moment < self.later.moment

    @property
    def foreign(self) -> bool:
        """Whether they are known to be of two languages and do not have the same words for all that."""
        a, b = self.later.language, self.earlier.language
        return bool(a and b and a != b) and self.words.of_shorter < SUGGEST

    @property
    def least(self) -> int:
        """Words of the shorter text."""
        return min(self.later.words, self.earlier.words)

    @property
    def filled_in(self) -> bool:
        """Whether the same words tell of other names and numbers."""
        _, mine, theirs = shared_anchors(self.later, self.earlier)
        return max(mine, theirs) < FILLED_IN


def came(trace: Trace) -> tuple[int, int, int, str]:
    """The order in which articles came; of what is not known when, last, and of what came at once the fuller first."""
    return trace.moment or trace.changed or UNKNOWN, trace.changed, -trace.words, trace.article


def same_outlet(one: Trace, other: Trace) -> bool:
    """Whether both are of one outlet: by its name, or by the site."""
    return bool(one.outlet and one.outlet == other.outlet) or bool(home_of(one) and home_of(one) == home_of(other))


def home_of(trace: Trace) -> str:
    """The site that the page was read at; the canonical address may be another outlet's."""
    return site_of(trace.addresses[-1]) if trace.addresses else ""


def sites(trace: Trace) -> set[str]:
    """The sites of the page's addresses."""
    return {site_of(address) for address in trace.addresses}


def percent(share: float) -> str:
    """*share* in words."""
    return f"{share * 100:.0f} %"
