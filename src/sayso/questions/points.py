"""What a statement says beside its figures, in comparable form."""

from __future__ import annotations

from sayso.records import Article, Statement
from sayso.traces import Point


def point_of(article: Article, statement: Statement) -> Point | None:
    """Nothing yet: a stub in the place of the reader of points."""
    del article, statement
    return None
