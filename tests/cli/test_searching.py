"""Searches kept at the command line are the desk's, and the desk's are run here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.web import create_app
from tests.cli.conftest import Run
from tests.web import books
from tests.web.conftest import HOME, written


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ferry's ledger."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    return Path(written(tmp_path / "ferry.sqlite", books.ferry()))


def ids(sayso: Run, *asked: object) -> list[str]:
    """The ids of the statements found."""
    return [json.loads(line).get("id", "") for line in sayso("search", *asked, "--json").stdout.splitlines()]


def test_a_search_is_kept_listed_run_and_let_go(sayso: Run, book: Path) -> None:
    asked = ("ferry", "--stance", "denies", "--ledger", book)
    kept = sayso("search", *asked, "--save", "What is denied")
    assert kept.exit_code == 0, kept.stderr
    found = ids(sayso, *asked)
    assert found and ids(sayso, "--saved", "what is DENIED", "--ledger", book) == found
    [row] = [json.loads(line) for line in sayso("searches", "--ledger", book, "--json").stdout.splitlines()]
    assert (row["name"], row["query"], row["by"]) == ("What is denied", "words=ferry&stance=denies", "Mira")
    assert "stance: denies" in sayso("searches", "--ledger", book).stdout
    assert ids(sayso, "--saved", row["id"][:8], "--ledger", book) == found
    assert sayso("searches", "--forget", "What is denied", "--ledger", book).exit_code == 0
    assert sayso("searches", "--ledger", book).stderr == "No kept searches.\n"


def test_the_desk_and_the_command_line_keep_the_same_searches(sayso: Run, book: Path) -> None:
    with TestClient(create_app(str(book)), base_url=HOME) as desk:
        query = "stance=denies&until=2031-12-31&language=en&over=2.5&measure=killed&reading=acled"
        answer = desk.post("/searches", data={"name": "Tolls", "query": query}, headers={"origin": HOME}, follow_redirects=False)
        assert answer.status_code == 303
        assert ids(sayso, "--saved", "Tolls", "--ledger", book) == [
            each["id"] for each in desk.get(f"/api/search?{query}").json()["statements"]
        ]
        sayso("search", "ferry", "--said-since", "2001-01-02", "--over", "3", "--save", "Of the ferry", "--ledger", book)
        assert 'href="/search?words=ferry&amp;said_since=2001-01-02&amp;over=3"' in desk.get("/search").text


@pytest.mark.parametrize("more", [("ferry",), ("--stance", "denies"), ("--save", "other")])
def test_a_kept_search_is_run_as_it_was_kept(sayso: Run, book: Path, more: tuple[str, ...]) -> None:
    sayso("search", "ferry", "--save", "Ferry", "--ledger", book)
    run = sayso("search", "--saved", "Ferry", *more, "--ledger", book)
    assert run.exit_code == 2 and "as it was kept" in run.stderr


def test_nothing_is_kept_of_a_search_for_nothing_and_no_name_is_made_up(sayso: Run, book: Path) -> None:
    assert sayso("search", "--save", "All", "--ledger", book).exit_code != 0
    assert sayso("search", "--saved", "All", "--ledger", book).exit_code != 0
    assert sayso("searches", "--forget", "All", "--ledger", book).exit_code != 0
