"""What readers write beside the pages: notes, signed, on an article or a statement. Rows are only ever added (the table refuses more)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from sayso.ledger.stored import Said
from sayso.ledger.tables import metadata

note = Table(
    "note",
    metadata,
    Column("nr", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("article_id", String, ForeignKey("article.id"), nullable=False, index=True),
    Column("statement_id", String, ForeignKey("statement.id"), index=True),  # where a statement is meant and not its article
    Column("quoted", Said, nullable=False),  # the statement's words then; empty of a note on an article
    Column("holder", Said, nullable=False),  # who said them, as it stood then
    Column("text", Said, nullable=False),  # empty of a withdrawal
    Column("withdraws", String, ForeignKey("note.id"), index=True),  # the note that this row takes back
    Column("by", Said, nullable=False),
    Column("at", String, nullable=False),
)
