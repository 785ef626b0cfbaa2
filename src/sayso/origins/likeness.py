"""Measures how much two texts have in common: runs of words in one language, names, numbers and quotations at like places in any.

Only measures; what they amount to is decided in `comparing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sayso.origins.words import SAMPLE
from sayso.traces import Trace

NEAR = 60
"""Thousandths of the body by which the places of one anchor may differ: languages need room in different measure, and the
paragraphs above it add up."""
LIKE_LONG = 0.55
"""The least ratio of the lengths of a quotation and its translation."""
UNCASED = frozenset(
    {"ar", "fa", "ur", "he", "ps", "ckb", "zh", "ja", "ko", "th", "lo", "km", "my", "hi", "bn", "ta", "te", "mr", "ka", "am"}
)
"""Languages that write no capitals: their names cannot be told from other words, so numbers and quotations have to do."""
FEW_NUMBERS = 3
"""Of fewer different numbers a date may be written out in one language and in figures in the other."""
NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts of one language have in common."""

    runs: int
    """Runs of words in both, counted from the sample."""
    of_shorter: float
    """The share of the shorter text's runs that stand in the longer."""
    of_longer: float
    """The share of the longer one's that stand in the shorter."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two texts of different languages, or two tellings in one, have in common."""

    same: int
    """Different names, numbers and quotations that stand at like places in both."""
    share: float
    """Twice that by all those of both: 1 where each has its like, in its place."""
    numbers: float
    """The same of their numbers alone, wherever they stand; 1 where one has too few to tell."""
    every: int
    """How many names, numbers and quotations of both were compared."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common beside their words."""

    pictures: int = 0
    """Pictures in both."""
    links: int = 0
    """Addresses that both texts link to."""
    direct: bool = False
    """Whether the text of one links to the other."""

    @property
    def weight(self) -> int:
        """How many pieces of evidence that is; a link from one to the other is worth two."""
        return self.pictures + self.links + 2 * self.direct

    @property
    def words(self) -> str:
        """All of it in words.

        >>> Shared(pictures=2, links=1).words, Shared(links=3, direct=True).words
        ('2 pictures and 1 link in common', 'one links to the other; 3 links in common')
        """
        counts = [f"{many} {what}{'s' if many > 1 else ''}" for many, what in ((self.pictures, "picture"), (self.links, "link")) if many]
        common = [f"{' and '.join(counts)} in common"] if counts else []
        return "; ".join(["one links to the other"] * self.direct + common)


NOTHING = Shared()


class Side:
    """An article as it is laid beside many others: its trace, with what is looked for in theirs as sets."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.runs, self.linked, self.pictures = frozenset(trace.runs), frozenset(trace.linked), frozenset(trace.pictures)
        self.addresses = frozenset(trace.addresses)
        self.shows = bool(trace.linked or trace.pictures)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Its names and numbers."""
        return frozenset(form for form, _, _ in self.trace.anchors)


def shared(one: Side, other: Side) -> Shared:
    """Pictures and links in common, and whether one links to the other."""
    if not (one.shows or other.shows):
        return NOTHING
    direct = not one.linked.isdisjoint(other.addresses) or not other.linked.isdisjoint(one.addresses)
    return Shared(len(one.pictures & other.pictures), len(one.linked & other.linked), direct)


def overlap(one: Side, other: Side) -> Overlap:
    """How many of the runs of words of each text stand in the other."""
    both = len(one.runs & other.runs)
    few, many = sorted((len(one.runs), len(other.runs)))
    return Overlap(both * SAMPLE, both / few if few else 0.0, both / many if many else 0.0)


def shared_anchors(one: Trace, other: Trace) -> tuple[int, float, float]:
    """Different names and numbers in both, wherever they stand, and which share of either's that is."""
    mine, theirs = {form for form, _, _ in one.anchors}, {form for form, _, _ in other.anchors}
    both = len(mine & theirs)
    return both, both / len(mine) if mine else 1.0, both / len(theirs) if theirs else 1.0


def agreement(one: Trace, other: Trace) -> Agreement:
    """How many of their names, numbers and quotations two texts have at like places.

    What only begins sentences counts where the other has it too, and not against. Where all nouns are written like names, a text
    is taken to have no more names than the other.
    """
    numbers_only = bare(one, other)
    mine, theirs = _places(one.anchors, numbers_only), _places(other.anchors, numbers_only)
    met = {form for form, places in mine.items() if form in theirs and _meet(places, theirs[form])}
    quoted = _quoted_alike(one.quotes, other.quotes)
    sizes = [
        sum(1 for form in places if form in met or form in counted) + len(each.quotes)
        for each, places, counted in ((one, mine, _counted(one)), (other, theirs, _counted(other)))
    ]
    for number, each in enumerate((one, other)):
        if each.language in NOUNS:
            sizes[number] = min(sizes)
    same = len(met) + quoted
    every = sum(sizes)
    return Agreement(same, 2 * same / every if every else 0.0, _same_numbers(set(mine), set(theirs)), every)


def bare(one: Trace, other: Trace) -> bool:
    """Whether no names can be compared, for one is in a language without capitals."""
    return one.language in UNCASED or other.language in UNCASED


def _same_numbers(mine: set[str], theirs: set[str]) -> float:
    """The share of the numbers of both that both have."""
    mine, theirs = ({form for form in each if form[0] == "#"} for each in (mine, theirs))
    if min(len(mine), len(theirs)) < FEW_NUMBERS:
        return 1.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _places(anchors: Iterable[tuple[str, int, int]], numbers_only: bool) -> dict[str, list[int]]:
    """Where each anchor stands."""
    found: dict[str, list[int]] = {}
    for form, place, _ in anchors:
        if not numbers_only or form[0] == "#":
            found.setdefault(form, []).append(place)
    return found


def _counted(trace: Trace) -> set[str]:
    """The anchors that are names and numbers for sure."""
    return {form for form, _, counts in trace.anchors if counts}


def _meet(places: list[int], others: list[int]) -> bool:
    """Whether one of *places* is near one of *others* (both in order)."""
    at = 0
    for place in places:
        while at < len(others) and others[at] < place - NEAR:
            at += 1
        if at == len(others):
            return False
        if others[at] <= place + NEAR:
            return True
    return False


def _quoted_alike(quotes: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]) -> int:
    """How many quotations have one of like length at a like place, in the same order."""
    found = at = 0
    for words, place in quotes:
        for later in range(at, len(others)):
            size, there = others[later]
            if there > place + NEAR:
                break
            if there >= place - NEAR and min(words, size) >= LIKE_LONG * max(words, size):
                found, at = found + 1, later + 1
                break
    return found
