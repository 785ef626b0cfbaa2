"""Everything that only one database knows: how SQLite is opened, searched and told to leave a row as it is.

A second database is a second answer to each function here and a migration's branch; nothing else in the book knows which it is.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, Engine, Integer, Select, Table, column, create_engine, event, func, literal_column, select, table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import Join

from sayso.errors import LedgerError

APPLICATION_ID = 0x5361_7973  # “Says”: lets `file` and us know our files
BUSY_MS = 30_000
"""How long one writer waits for another; a page's transaction takes some milliseconds."""
PAUSE_MS = 50
"""Between two tries for a lock that SQLite itself does not wait for."""


SEARCHED = table("statement_fts", column("rowid", Integer))
"""The full-text index over statements, made by the migration."""


def open_engine(where: str) -> Engine:
    """The engine on the ledger at *where*; nothing is read or made yet.

    Raises LedgerError for an address that no ledger can be at.
    """
    if where.startswith(("postgresql:", "postgres:", "postgresql+")):
        raise LedgerError("ledgers in PostgreSQL are planned and not yet built; name a file", where.partition("@")[2] or where)
    if "://" in where:
        raise LedgerError("a ledger is a file, not an address", where)
    path = Path(where)
    if path.is_dir():
        raise LedgerError("this is a folder; name a file in it", where)
    if not path.parent.is_dir():
        raise LedgerError("there is no such folder to keep a ledger in", str(path.parent))
    address = _address(path)

    def connect() -> sqlite3.Connection:
        # Transactions are begun by us (`_begin`): sqlite3's own habit would leave schema changes outside them.
        return sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=32, query_cache_size=200)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _address(path: Path) -> str:
    """The file as SQLite's URI; one that nobody can write beside is read without the files that writers share."""
    uri = f"file:{quote(str(path.absolute()), safe='/')}"
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return uri
    log = path.with_name(path.name + "-wal")
    return f"{uri}?mode=ro" if log.exists() and log.stat().st_size else f"{uri}?mode=ro&immutable=1"


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # in WAL a killed process loses nothing, a power cut the last pages at most
    connection.execute("PRAGMA cache_size = -64000")
    connection.execute("PRAGMA wal_autocheckpoint = 8000")  # a page that many batches write is copied into the file once, not by each


def _begin(connection: Connection) -> None:
    # A transaction that begins to read and turns to writing can fail where two meet; a writer says so at once and waits its turn.
    options = connection.get_execution_options()
    if not options.get("outside", False):  # some pragmas work outside a transaction alone
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def make_ready(connection: Connection) -> None:
    """What a new file is told once, outside any transaction."""
    for left in range(BUSY_MS // PAUSE_MS, -1, -1):
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except OperationalError:  # another process is making the same file: SQLite does not wait for the lock that this takes
            if not left:
                raise
            time.sleep(PAUSE_MS / 1000)


def mark_as_ours(connection: Connection) -> None:
    """Write our mark into the file's head."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_ours(connection: Connection) -> bool:
    """Whether the file bears our mark."""
    return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def tidy(connection: Connection) -> None:
    """Let the database look at what has been written, so that it plans its queries well."""
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")  # not worth waiting for
    connection.exec_driver_sql("PRAGMA analysis_limit = 400")
    connection.exec_driver_sql("PRAGMA optimize")


@cache  # building one costs more than running it
def add(into: Table) -> Insert:
    """An insert of rows whose keys are not there yet."""
    return insert(into)


@cache
def keep(into: Table) -> Insert:
    """An insert that leaves a row alone whose key is there already."""
    return insert(into).on_conflict_do_nothing(index_elements=list(into.primary_key.columns))


@cache
def put(into: Table, *, key: tuple[str, ...] = (), but: frozenset[str] = frozenset()) -> Insert:
    """An insert that writes over a row whose *key* (the primary key unless named) is there already, but not over the columns *but*."""
    given = insert(into)
    keys = list(key) or [each.name for each in into.primary_key.columns]
    primary = {each.name for each in into.primary_key.columns}
    over = {each.name: given.excluded[each.name] for each in into.columns if each.name not in {*keys, *primary, *but}}
    return given.on_conflict_do_update(index_elements=keys, set_=over)


@cache
def add_up(into: Table, amount: str) -> Insert:
    """An insert that adds its *amount* to that of a row whose key is there already."""
    given = insert(into)
    total = {amount: into.c[amount] + given.excluded[amount]}
    return given.on_conflict_do_update(index_elements=list(into.primary_key.columns), set_=total)


@cache
def keep_greatest(into: Table, *columns: str) -> Insert:
    """An insert that leaves a row alone whose key is there already, but for *columns*, which keep the greater value of the two."""
    given = insert(into)
    over = {name: func.max(into.c[name], given.excluded[name]) for name in columns}  # SQLite's word for the greatest of several
    return given.on_conflict_do_update(index_elements=list(into.primary_key.columns), set_=over)


def write_rows(connection: Connection, how: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run the insert *how* once for each of *rows*, which all name the same columns.

    SQLAlchemy puts the parameters of every row together anew, which costs three times what the database does with them.
    """
    if rows:
        text, columns = _as_text(how, tuple(rows[0]))
        plain = [tuple([row[name] if turn is None else turn(row[name]) for name, turn in columns]) for row in rows]
        connection.exec_driver_sql(text, plain)


@cache
def _as_text(how: Insert, columns: tuple[str, ...]) -> tuple[str, list[tuple[str, Any]]]:
    """An insert of *columns* as SQLite reads it, with the name of each of its parameters and what makes values storable."""
    dialect = sqlite.dialect()
    compiled = how.compile(dialect=dialect, column_keys=list(columns))
    turns = [(name, how.table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in compiled.positiontup or ()]
    return str(compiled), turns


class _InTurn(Join):
    """A join whose left side is walked first."""

    inherit_cache = True


@compiles(_InTurn, "sqlite")
def _in_turn(join: _InTurn, compiler: SQLCompiler, **options: Any) -> str:
    options["asfrom"] = True
    if linter := options.get("from_linter"):  # tells SQLAlchemy that the two sides are joined
        linter.edges.add((join.left, join.right))
    left, right = compiler.process(join.left, **options), compiler.process(join.right, **options)
    assert join.onclause is not None
    return f"{left} CROSS JOIN {right} ON {compiler.process(join.onclause)}"  # SQLite's way to be told the order of a join


def in_turn(first: Table, then: Table, on: ColumnElement[bool]) -> Join:
    """The join of two tables by walking *first* in the order asked for and looking up *then* for each of its rows."""
    return _InTurn(first, then, on)


def matches(phrases: Sequence[str]) -> Select[tuple[int]]:
    """The numbers of the shown statements whose words, holder or article's title hold every one of *phrases*.

    Each is quoted, so nothing in it is ever read as an operator of the query language.
    """
    query = " AND ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
    return select(SEARCHED.c.rowid).where(literal_column("statement_fts").op("MATCH")(query))
