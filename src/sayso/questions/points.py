"""What statements say beside their figures, in comparable form: a stub in the place of their reader."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Article, Statement
from sayso.traces import Point


def points_of(article: Article, statements: Sequence[Statement]) -> tuple[Point | None, ...]:
    """What each of an article's *statements* says, in their order: nothing yet."""
    del article
    return tuple(None for _ in statements)
