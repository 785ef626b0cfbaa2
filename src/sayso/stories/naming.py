"""The name of a story, as a person would write it: “Karrowen dam collapse”, from what its headlines share."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.traces import Topic


def name(topics: Sequence[Topic]) -> str:
    """A label for the story of *topics*."""
    return min((topic.title for topic in topics if topic.title), key=lambda title: (len(title), title), default="")
