"""A sentence while it is read, and what is found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.statements.brackets.clauses import Clause
from sayso.text import Span

Lists = Mapping[str, frozenset[str]]
"""The lists of words of a language's ``[brackets]``, by name."""
Found = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue, contents."""
LEAST_TOLD = 3
"""Words of the shortest content beside a verb that stands after it."""


@dataclass(slots=True)
class Sentence:
    """One sentence while it is read."""

    text: str
    span: Span
    clauses: list[Clause]
    before: tuple[Span, ...]
    """The holder who spoke last."""
    previous: Span | None
    """What was told right before, in the same paragraph."""
