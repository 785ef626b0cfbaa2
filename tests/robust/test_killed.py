"""`kill -9` in the middle of `sayso add`, at twenty moments: whole pages only, and a rerun completes the book.

The undisturbed run is timed first, so that the moments spread over the whole of a run on whatever machine this is.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPO

PAGES = sorted((REPO / "demo" / "pages").iterdir())[:8]
"""Enough that most moments fall between the first page and the last; all eighteen would take three minutes longer and show the same."""
MOMENTS = 20
CONTENT = (
    "SELECT id, locator, title, text, is_latest, version_of FROM article ORDER BY id",
    "SELECT id, article_id, source_id, content, stance, confidence FROM statement ORDER BY id",
    "SELECT statement_id, role, start, end, ordinal FROM statement_span ORDER BY 1, 2, 3, 4",
    "SELECT id, kind, name FROM source ORDER BY id",
    "SELECT sha256, article_id FROM page ORDER BY sha256",
)
"""What two runs must agree on: everything but the times at which it was written."""


def command(ledger: Path) -> list[str]:
    return [sys.executable, "-m", "sayso", "add", "--ledger", str(ledger), *map(str, PAGES)]


def content(ledger: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(ledger) as book:
        return [book.execute(query).fetchall() for query in CONTENT]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A whole run's ledger, and how long it took."""
    ledger = tmp_path_factory.mktemp("whole") / "whole.sqlite"
    began = time.monotonic()
    subprocess.run(command(ledger), check=True, capture_output=True)
    return ledger, time.monotonic() - began


def test_a_second_run_changes_nothing(undisturbed: tuple[Path, float]) -> None:
    ledger, _ = undisturbed
    before = content(ledger)
    subprocess.run(command(ledger), check=True, capture_output=True)
    assert content(ledger) == before
    assert before[0], "the demo pages give articles"


def test_killed_at_any_moment_holds_whole_pages_and_completes(undisturbed: tuple[Path, float], tmp_path: Path) -> None:
    whole, seconds = undisturbed
    wanted = content(whole)
    moments = random.Random(2026)
    cut_short = 0
    for number in range(MOMENTS):
        ledger = tmp_path / f"{number}.sqlite"
        run = subprocess.Popen(command(ledger), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(moments.uniform(0.2, 1.0) * seconds)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        if ledger.exists():
            cut_short += holds_whole_pages_only(ledger, wanted)
        subprocess.run(command(ledger), check=True, capture_output=True)
        assert content(ledger) == wanted
    assert cut_short, "no run was killed between its first page and its last: the test proves nothing"


def holds_whole_pages_only(ledger: Path, wanted: list[list[tuple[object, ...]]]) -> bool:
    """Whether the killed run stopped between pages; every page it did write must be whole."""
    with sqlite3.connect(ledger) as book:
        assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert book.execute("PRAGMA foreign_key_check").fetchall() == []
        if not book.execute("SELECT 1 FROM sqlite_master WHERE name = 'statement'").fetchone():
            return False
        held = book.execute("SELECT id FROM article").fetchall()
        per_article = dict(book.execute("SELECT article_id, COUNT(*) FROM statement GROUP BY 1").fetchall())
    expected: dict[object, int] = {}
    for row in wanted[1]:
        expected[row[1]] = expected.get(row[1], 0) + 1
    assert all(per_article.get(id_, 0) == expected.get(id_, 0) for (id_,) in held)
    return 0 < len(held) < len(wanted[0])
