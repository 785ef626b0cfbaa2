"""A new file is made, an older one brought up to date, whatever is no ledger of ours refused and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

import sayso
from sayso.errors import LedgerError
from sayso.ledger import migrations, open_ledger, opening
from sayso.settings import Settings
from tests.ledger.heard import heard


def test_a_new_file_is_made(tmp_path: Path) -> None:
    where = tmp_path / "new.sqlite"
    with open_ledger(where) as ledger:
        assert ledger.where == str(where)
    with sqlite3.connect(where) as book:
        assert book.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert book.execute("SELECT version_num FROM alembic_version").fetchone() == (opening.HEAD,)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").touch()
    with open_ledger(tmp_path / "empty.sqlite") as ledger:
        assert ledger.add(heard()).outcome == "new"


def test_the_place_comes_from_the_settings_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "by-environment.sqlite"))
    open_ledger().close()
    sayso.open_ledger().close()
    open_ledger(settings=Settings(ledger=str(tmp_path / "by-settings.sqlite"))).close()
    assert {path.name for path in tmp_path.iterdir()} == {"by-environment.sqlite", "by-settings.sqlite"}


def test_a_second_opening_asks_alembic_nothing(fresh: Callable[[], Path]) -> None:
    code = f"import sys; from sayso.ledger import open_ledger; open_ledger({str(fresh())!r}).close(); print('alembic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_names_that_are_no_plain_words(tmp_path: Path) -> None:
    for name in ("with space & % ? # 'quotes'.sqlite", "größe-船.sqlite"):
        open_ledger(tmp_path / name).close()
        assert (tmp_path / name).stat().st_size


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is no database" * 100, "this file is no ledger"),
        (b"SQLite format 3\x00" + b"\xff" * 2000, "ledger"),
    ],
)
def test_a_file_that_is_no_database_is_left_alone(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_bytes(content)
    with pytest.raises(LedgerError, match=words):
        open_ledger(tmp_path / "bad.sqlite")
    assert (tmp_path / "bad.sqlite").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["bad.sqlite"]


@pytest.mark.parametrize("table", ["recipe", "alembic_version"])
def test_another_programs_database_is_left_alone(table: str, tmp_path: Path) -> None:
    where = tmp_path / "other.sqlite"
    with sqlite3.connect(where) as other:
        other.execute(f"CREATE TABLE {table} (version_num TEXT)")
        other.execute(f"INSERT INTO {table} VALUES ('{opening.HEAD}')")
    other.close()
    before = where.read_bytes()
    with pytest.raises(LedgerError, match="no ledger of Sayso's"):
        open_ledger(where)
    assert where.read_bytes() == before


def test_a_newer_saysos_ledger_is_left_alone(fresh: Callable[[], Path]) -> None:
    where = fresh()
    with sqlite3.connect(where) as book:
        book.execute("UPDATE alembic_version SET version_num = '9999'")
    book.close()
    with pytest.raises(LedgerError, match="newer Sayso; update Sayso"):
        open_ledger(where)
    with sqlite3.connect(where) as book:
        assert book.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this Sayso one migration newer; its step runs the SQL given."""

    def make(sql: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(Path(migrations.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
        step = f'"""A step to test with."""\nfrom alembic import op\nrevision = "9998"\ndown_revision = "{opening.HEAD}"\n'
        step += f"def upgrade():\n    op.execute('CREATE TABLE made_first (a)')\n    op.execute({sql!r})\n"
        (folder / "versions" / "9998_next.py").write_text(step, encoding="utf-8")
        monkeypatch.setattr(opening, "SCRIPTS", str(folder))
        monkeypatch.setattr(opening, "REVISIONS", (*opening.REVISIONS, "9998"))
        monkeypatch.setattr(opening, "HEAD", "9998")

    return make


def test_an_older_ledger_is_brought_up_to_date_with_all_that_is_in_it(fresh: Callable[[], Path], next_step: Callable[[str], None]) -> None:
    where = fresh()
    with open_ledger(where) as ledger:
        ledger.add(heard())
    next_step("ALTER TABLE article ADD COLUMN mood TEXT")
    with open_ledger(where) as ledger, ledger.reading() as connection:
        assert connection.execute(text("SELECT mood, statements FROM article")).all() == [(None, 1)]
        assert opening.revision(connection) == "9998"


def test_a_step_that_fails_leaves_the_ledger_as_it_was(fresh: Callable[[], Path], next_step: Callable[[str], None]) -> None:
    where, before = fresh(), opening.HEAD
    next_step("THIS IS NO SQL")
    with pytest.raises(LedgerError):
        open_ledger(where)
    with sqlite3.connect(where) as book:
        assert book.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)
        assert book.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_first'").fetchone() is None


def test_an_older_ledger_that_can_only_be_read_is_said_to_be(
    fresh: Callable[[], Path], next_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = fresh()
    next_step("SELECT 1")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(LedgerError, match="older Sayso and cannot be brought up to date"):
        open_ledger(where)


def test_several_that_make_the_same_ledger_at_once_all_get_it(tmp_path: Path) -> None:
    code = f"from sayso.ledger import open_ledger; open_ledger({str(tmp_path / 'one.sqlite')!r}).close()"
    runs = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(5)]
    assert [run.communicate()[1] for run in runs] == [""] * 5
    with open_ledger(tmp_path / "one.sqlite") as ledger:
        assert ledger.add(heard()).outcome == "new"


def test_the_revisions_are_those_of_the_folder() -> None:
    files = sorted(path.name[:4] for path in (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py"))
    assert tuple(files) == opening.REVISIONS
