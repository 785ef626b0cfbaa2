"""Opens the book: makes a new one, brings an older one up to date, refuses what is none.

Alembic costs half a second to import, so it is only asked when the file's revision is not HEAD.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import Connection, Engine

from sayso.errors import LedgerError
from sayso.ledger.dialect import is_ours, make_ready, mark_as_ours, open_engine
from sayso.ledger.failing import in_words

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""The migrations, oldest first; a test holds them to the folder."""
HEAD = REVISIONS[-1]
SCRIPTS = "sayso.ledger:migrations"


def open_book(where: str) -> Engine:
    """The engine on the ledger at *where*, made or upgraded as needed.

    Raises LedgerError for a file that is no ledger or belongs to a newer Sayso; such a file is left as it is.
    """
    engine = open_engine(where)
    with in_words(where):
        try:
            _bring_up_to_date(engine, where)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _bring_up_to_date(engine: Engine, where: str) -> None:
    with engine.connect() as connection:
        found = revision(connection)
        if found == HEAD and is_ours(connection):
            return
        _refuse_strangers(connection, found, where)
    if found is None:
        with engine.connect().execution_options(outside=True) as connection:
            make_ready(connection)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if revision(connection) != HEAD:  # another process may have been faster
            _migrate(connection)
            mark_as_ours(connection)


def revision(connection: Connection) -> str | None:
    """The migration that the file was last brought to; None for an empty one."""
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if there else None
    return None if found is None else str(found)


def _refuse_strangers(connection: Connection, found: str | None, where: str) -> None:
    if found is None:
        if inspect(connection).get_table_names():
            raise LedgerError("this is a database, but no ledger of Sayso's", where)
        return
    if not is_ours(connection):
        raise LedgerError("this is a database, but no ledger of Sayso's", where)
    if found not in REVISIONS:
        raise LedgerError("this ledger was written by a newer Sayso; update Sayso to open it", where)
    if not os.access(Path(where), os.W_OK):
        raise LedgerError("this ledger was written by an older Sayso and cannot be brought up to date, because it can only be read", where)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
