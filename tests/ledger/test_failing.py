"""Whatever is wrong with a ledger's file is one LedgerError in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from sayso.errors import LedgerError
from sayso.ledger import Ledger, dialect, open_ledger
from tests.ledger.heard import heard


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="this is a folder; name a file in it"):
        open_ledger(tmp_path)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such folder"):
        open_ledger(tmp_path / "none" / "l.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["postgresql://u:secret@db.example/sayso", "postgres://db.example/x", "postgresql+psycopg://u:secret@db.example/x"]
)
def test_postgresql_is_said_to_come_and_no_password_is_shown(url: str) -> None:
    with pytest.raises(LedgerError, match="planned and not yet built") as failure:
        open_ledger(url)
    assert "secret" not in str(failure.value)


def test_another_address_is_no_file() -> None:
    with pytest.raises(LedgerError, match="a file, not an address"):
        open_ledger("https://ledger.example/x.sqlite")


@pytest.fixture
def locked(fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A book in which another program is writing and does not finish."""
    monkeypatch.setattr(dialect, "BUSY_MS", 50)
    where = fresh()
    with open_ledger(where) as ledger:
        other = sqlite3.connect(where, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield ledger
        other.close()


def test_a_locked_ledger_is_read_and_not_written(locked: Ledger) -> None:
    assert locked.holds(heard().page, "by hand 1") is None
    with pytest.raises(LedgerError, match="another program is writing to this ledger"):
        locked.add(heard())


def test_a_full_disk_loses_the_page_in_hand_alone(fresh: Callable[[], Path]) -> None:
    where = fresh()

    def small(connection: sqlite3.Connection, record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    event.listen(Engine, "connect", small)
    try:
        with open_ledger(where) as ledger:
            ledger.add(heard())
            big = heard(url="https://other.example/", content=os.urandom(2_000_000))
            with pytest.raises(LedgerError, match="the disk is full"):
                ledger.add(big)
            assert ledger.holds(heard().page, "by hand 1") is not None
            assert ledger.holds(big.page, "by hand 1") is None
    finally:
        event.remove(Engine, "connect", small)
    with open_ledger(where) as ledger:
        assert ledger.add(big).outcome == "new"


def test_a_damaged_ledger_is_said_to_be(fresh: Callable[[], Path]) -> None:
    where = fresh()
    with open_ledger(where) as ledger:
        ledger.add(heard())
    content = bytearray(where.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    where.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"), open_ledger(where) as ledger:
        ledger.add(heard())


@pytest.fixture
def read_only(fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A book with one page, opened where nothing can be written (whoever runs the tests may be allowed to write anywhere)."""
    where = fresh()
    with open_ledger(where) as ledger:
        ledger.add(heard())
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with open_ledger(where) as ledger:
        yield ledger


def test_a_ledger_that_can_only_be_read_is_read(read_only: Ledger) -> None:
    assert read_only.holds(heard().page, "by hand 1") == heard().article.id
    with pytest.raises(LedgerError, match="can only be read here"):
        read_only.add(heard(url="https://other.example/"))
    assert not Path(read_only.where + "-wal").exists()


def test_a_file_that_is_gone_is_said_to_be_no_ledger_any_more(fresh: Callable[[], Path]) -> None:
    where = fresh()
    with sqlite3.connect(where) as book:
        book.execute("DROP TABLE skipped")
    with open_ledger(where) as ledger, pytest.raises(LedgerError, match="tables are missing"):
        ledger.add(heard())


def test_half_a_character_where_none_can_be_is_said(fresh: Callable[[], Path]) -> None:
    from sayso.views.search import search

    with open_ledger(fresh()) as ledger, pytest.raises(LedgerError, match="no character"):
        search(ledger, stance="\ud800")


def test_the_cause_is_one_line(locked: Ledger) -> None:
    with pytest.raises(LedgerError) as failure:
        locked.add(heard())
    assert str(failure.value).splitlines() == [str(failure.value)] and "sqlalche" not in str(failure.value)
