"""A statement's own words, turned into the question that it answers."""

from __future__ import annotations

from sayso.records import Article, Statement


def label_of(article: Article, statement: Statement) -> tuple[str, str, str]:
    """The question, its kind and who does what is asked about."""
    return "", "", ""
