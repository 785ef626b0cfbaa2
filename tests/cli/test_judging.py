"""Deciding who is who at the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.ledger import open_ledger
from tests.cli.conftest import Run, book_of
from tests.views.test_sources import said

ONE, OTHER = "Donal J. Brel", "Donal Brel"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with two names that may be one person's, and a mere mention."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    return book_of(tmp_path / "book.sqlite", ONE, OTHER, "Brel")


def test_merge_says_what_it_did_and_how_to_take_it_back(sayso: Run, book: Path) -> None:
    run = sayso("merge", ONE, OTHER, "--ledger", book)
    assert run.exit_code == 0, run.stderr
    assert run.stdout == f"“{ONE}” and “{OTHER}” are one source\n"
    assert "takes it back" in run.stderr
    shown = sayso("said", OTHER, "--ledger", book).stdout
    assert "2 said" in shown and "also: " in shown and "decided: " in shown and "by Mira" in shown
    undone = sayso("undo", "--ledger", book, "--by", "Pell")
    assert undone.stdout == f"undone: “{ONE}” and “{OTHER}” are one source\n"
    rows = [json.loads(line) for line in sayso("judgements", "--ledger", book, "--json").stdout.splitlines()]
    assert [(row["kind"], row["by"]) for row in rows] == [("undo", "Pell"), ("merge", "Mira")]
    assert rows[1]["undone_by"] == rows[0]["id"] and rows[0]["undoes"] == rows[1]["id"]
    assert "undone" in sayso("judgements", "--ledger", book).stdout


def test_the_other_decisions(sayso: Run, book: Path) -> None:
    assert sayso("distinct", ONE, OTHER, "--ledger", book).stdout == f"“{ONE}” and “{OTHER}” are two sources\n"
    assert "not the same: " in sayso("said", ONE, "--ledger", book).stdout
    assert sayso("rename", ONE, "Donal von Brel", "--ledger", book).stdout == f"“{ONE}” is called “Donal von Brel”\n"
    assert sayso("said", "Donal von Brel", "--ledger", book).exit_code == 0
    assert sayso("promote", "Brel", "--ledger", book).stdout == "“Brel” is a source of its own\n"
    sayso("merge", ONE, OTHER, "--ledger", book)
    assert sayso("split", ONE, OTHER, "--ledger", book).stdout == f"“{OTHER}” is taken out of “Donal von Brel”\n"


def test_a_statement_is_taken_out_by_the_beginning_of_its_id(sayso: Run, book: Path) -> None:
    sayso("merge", ONE, OTHER, "--ledger", book)
    statement = said(OTHER, 1, "person").statements[0].id
    assert sayso("split", ONE, statement[:9], "--ledger", book).exit_code == 0
    assert len(sayso("said", ONE, "--ledger", book, "--json").stdout.splitlines()) == 1


def test_mistakes_are_said_in_words(sayso: Run, book: Path) -> None:
    for arguments, code, words in (
        (("merge", ONE, "Ana Vorn"), 1, "nobody in the ledger goes by this name"),
        (("merge", ONE, ONE), 2, "this is one source already"),
        (("split", ONE, "Ana Vorn"), 1, "does not go by this name"),
        (("undo",), 1, "there is no decision to undo"),
        (("rename", ONE, "Brel", "--by", " "), 2, "say who decides"),
    ):
        run = sayso(*arguments, "--ledger", book)
        assert (run.exit_code, run.stdout) == (code, "") and words in run.stderr, arguments


def test_lists(sayso: Run, book: Path) -> None:
    assert ONE in sayso("suggestions", "--ledger", book).stdout
    [pair] = [json.loads(line) for line in sayso("suggestions", "--ledger", book, "--json").stdout.splitlines()]
    assert {pair["one"]["name"], pair["other"]["name"]} == {ONE, OTHER}
    assert "Quay Courier" in sayso("outlets", "--ledger", book).stdout
    [outlet] = [json.loads(line) for line in sayso("outlets", "--ledger", book, "--json").stdout.splitlines()]
    assert outlet["domains"] == ["a.example"]
    assert outlet["feeds"] == []
    assert sayso("judgements", "--ledger", book).stderr == "No decisions.\n"
    assert "Brel" not in {json.loads(line)["name"] for line in sayso("sources", "--ledger", book, "--json").stdout.splitlines()}
    assert "Brel" in {json.loads(line)["name"] for line in sayso("sources", "--mentions", "--ledger", book, "--json").stdout.splitlines()}


def test_an_outlet_is_listed_with_its_feeds(sayso: Run, book: Path) -> None:
    made, feed = said(ONE, 0, "person"), "https://a.example/rss"
    with open_ledger(book) as ledger:
        ledger.add(replace(made, page=replace(made.page, feed=feed)))
    [outlet] = [json.loads(line) for line in sayso("outlets", "--ledger", book, "--json").stdout.splitlines()]
    assert outlet["feeds"] == [feed]
    assert feed in sayso("outlets", "--ledger", book).stdout
