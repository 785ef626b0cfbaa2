"""What becomes of a page that was read, and in which order the versions of an article stand.

Decides only, from plain values; `writing` does what is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["new", "version", "reread", "unchanged"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an article: the one in the book, or the one that has just been made."""

    made_by: str
    """The model."""
    told: tuple[str | None, str | None]
    """When and by whom the page was published, if somebody told."""
    captured_at: float | None
    """When the page was fetched or archived."""
    sha256: str
    """The hash of the page."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to call it, and whether the article's record is written anew."""

    outcome: Outcome
    """The word for the caller."""
    write: bool
    """Whether the record and its statements are written; the page itself is kept either way."""


NOTHING_TOLD = (None, None)


def decide(held: Reading | None, came: Reading, *, elsewhere: bool, otherwise: bool) -> Decision:
    """What becomes of a page: *held* is the book's reading of the same article, if it has one.

    *elsewhere* says whether the article's address has other texts, *otherwise* whether these very bytes were read to say
    another text: then not the page has changed but the reader, and that is no version.

    >>> decide(None, Reading("m 1", (None, None), None, "a"), elsewhere=False, otherwise=False).outcome
    'new'
    """
    if otherwise:
        return Decision("reread", True)
    if held is None:
        return Decision("version" if elsewhere else "new", True)
    if came.made_by != held.made_by:
        return Decision("reread", True)
    if came.told not in (held.told, NOTHING_TOLD):  # what nobody says any more is not taken back
        return Decision("reread", True)
    # Two captures of one text: the earlier is the record, whichever came first, so the order of pages does not matter.
    return Decision("unchanged", came.told == held.told and _capture(came) < _capture(held))


def _capture(reading: Reading) -> tuple[float, str]:
    return (reading.captured_at if reading.captured_at is not None else float("inf"), reading.sha256)


@dataclass(frozen=True, slots=True)
class Version:
    """One text at an address, as far as its place among the others goes."""

    id: str
    """The article's id."""
    known_at: float
    """When it stood so: fetched, else changed, else published, else read."""
    changed: tuple[str, str]
    """What the page itself says: modified and published, as printed; empty where it says nothing."""
    added: str
    """When it came into the book."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the versions at its address."""

    id: str
    """The article's id."""
    version_of: str | None
    """The version before it."""
    is_latest: bool
    """Whether none comes after it."""


def in_order(versions: Sequence[Version]) -> tuple[Place, ...]:
    """The *versions* of one address, each told the one before it.

    >>> early, late = Version("b", 1.0, ("", ""), "9"), Version("a", 2.0, ("", ""), "1")
    >>> [(place.id, place.version_of, place.is_latest) for place in in_order([late, early])]
    [('b', None, False), ('a', 'b', True)]
    """
    ordered = sorted(versions, key=lambda each: (each.known_at, each.changed, each.added, each.id))
    before = [None, *(each.id for each in ordered[:-1])]
    return tuple(Place(each.id, earlier, each is ordered[-1]) for each, earlier in zip(ordered, before, strict=True))
