"""What a person leaves at the desk beside verdicts on joins: readings put right, and searches that are kept under a name."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from sayso.ledger.stored import Said
from sayso.ledger.tables import metadata

corrected = Table(
    "corrected",
    metadata,
    Column("judgement_id", String, ForeignKey("judgement.id"), primary_key=True),
    Column("statement_id", String, ForeignKey("statement.id"), nullable=False, index=True),
    Column("article_id", String, ForeignKey("article.id"), nullable=False, index=True),
    Column("start", Integer),  # where a figure's words begin in the article; empty where the stance is meant
    Column("before", Said, nullable=False),  # as it was read
    Column("because", Said, nullable=False),  # why it was read so
    Column("after", Said, nullable=False),  # as it is right; the same where the reading is
    sqlite_with_rowid=False,
)
"""The readings that a judgement on a stance or a figure is about."""

saved_search = Table(
    "saved_search",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Said, nullable=False),
    Column("query", Said, nullable=False),  # what the search form sent, empty fields left out
    Column("by", Said, nullable=False),
    Column("at", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Searches that a person kept."""
