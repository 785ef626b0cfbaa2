"""Stories: articles about one event, the newest first, each with how much it holds and what is disputed in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it."""

    id: str
    """Its id."""
    name: str
    """What it is called."""
    articles: int
    """How many articles report it, copies included."""
    independent: int
    """How many reports they are after copies are folded."""
    questions: int
    """How many questions its statements answer."""
    disputed: int
    """How many of them have answers that cannot all be true."""
    first: str | None
    """When its first article was published, ISO 8601."""
    last: str | None
    """When its last was."""
    pinned: bool = False
    """Whether a person keeps it at the head of the list."""
