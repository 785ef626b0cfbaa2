"""The tables that the migrations make are the tables that the code knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sayso.ledger import open_ledger
from sayso.ledger.tables import metadata
from tests.ledger.heard import heard


def test_migrations_and_tables_agree(fresh: Callable[[], Path]) -> None:
    with open_ledger(fresh()) as ledger, ledger.reading() as connection:
        ours = MigrationContext.configure(connection, opts={"include_object": lambda thing, name, kind, *_: "_fts" not in (name or "")})
        assert compare_metadata(ours, metadata) == []


def test_every_foreign_key_has_an_index(fresh: Callable[[], Path]) -> None:
    """Without one, Datasette's links back and every check of a deletion read the whole table."""
    with sqlite3.connect(fresh()) as book:
        for (table,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'").fetchall():
            indices = [row[1] for row in book.execute(f"PRAGMA index_list('{table}')")]
            first = {book.execute(f"PRAGMA index_info('{name}')").fetchone()[2] for name in indices}
            keys = {row[3] for row in book.execute(f"PRAGMA foreign_key_list('{table}')") if row[1] == 0}
            assert keys <= first, table


def test_the_views_for_other_tools(fresh: Callable[[], Path]) -> None:
    where = fresh()
    with open_ledger(where) as ledger:
        ledger.add(heard())
    with sqlite3.connect(where) as book:
        book.row_factory = sqlite3.Row
        [said] = book.execute("SELECT * FROM v_statement")
        assert (said["source"], said["content"], said["outlet"]) == ("The Harbour Office", "the quay was safe", "Quay Courier")
        [article] = book.execute("SELECT * FROM v_article")
        assert (article["statements"], article["is_latest"]) == (1, 1)


def test_datasette_finds_the_search_index(fresh: Callable[[], Path]) -> None:
    """It looks for a virtual table that names the table as its content."""
    with sqlite3.connect(fresh()) as book:
        [(made,)] = book.execute("SELECT sql FROM sqlite_master WHERE name = 'statement_fts'")
        assert 'content="statement"' in made


def test_the_index_follows_whoever_writes(fresh: Callable[[], Path]) -> None:
    where = fresh()
    with open_ledger(where) as ledger:
        ledger.add(heard())
    found = "SELECT COUNT(*) FROM statement_fts WHERE statement_fts MATCH ?"
    with sqlite3.connect(where) as book:
        assert book.execute(found, ["quay"]).fetchone() == (1,)
        book.execute("UPDATE statement SET content = 'the pier was safe'")
        assert [book.execute(found, [word]).fetchone() for word in ("quay", "pier")] == [(0,), (1,)]
        book.execute("UPDATE statement SET shown = 0")
        assert book.execute(found, ["pier"]).fetchone() == (0,)
        book.execute("UPDATE statement SET shown = 1")
        book.execute("DELETE FROM statement_span")
        book.execute("DELETE FROM statement")
        assert book.execute(found, ["pier"]).fetchone() == (0,)
        book.execute("INSERT INTO statement_fts (statement_fts) VALUES ('integrity-check')")
