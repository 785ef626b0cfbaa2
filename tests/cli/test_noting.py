"""Notes and the calendar at the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sayso.ledger import open_ledger
from tests.cli.conftest import Run
from tests.views.named import dated

PAGE = dated("⟦1h:Ana Brel⟧ ⟦1c:said⟧ ⟦1:the lake would be empty by Friday⟧.", url="https://a.example/1")
[SAID] = PAGE.statements


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one article."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    with open_ledger(tmp_path / "book.sqlite") as ledger:
        ledger.add(PAGE)
    return tmp_path / "book.sqlite"


def test_written_listed_withdrawn_and_exported(sayso: Run, path: Path) -> None:
    run = sayso("note", SAID.id[:8], "=Ask the ministry.", "--ledger", path)
    assert run.exit_code == 0, run.stderr
    assert "takes it back" in run.stderr
    listed = sayso("notes", "--ledger", path).stdout
    assert "=Ask the ministry." in listed and "Ana Brel" in listed and "Mira" in listed
    [row] = [json.loads(line) for line in sayso("notes", SAID.id, "--ledger", path, "--json").stdout.splitlines()]
    assert (row["statement_id"], row["by"]) == (SAID.id, "Mira")
    assert sayso("note", row["id"][:8], "--withdraw", "--by", "Jonas", "--ledger", path).exit_code == 0
    [told] = csv.DictReader(io.StringIO(sayso("notes", "--as", "csv", "--ledger", path).stdout.removeprefix("\ufeff")))
    assert (told["text"], told["withdrawn_by"], told["stands"]) == ("'=Ask the ministry.", "Jonas", "true"), "no spreadsheet runs it"
    [line] = sayso("export", "--as", "ndjson", "--what", "notes", "--ledger", path).stdout.splitlines()
    assert json.loads(line)["quoted"] == SAID.content.text


@pytest.mark.parametrize(
    "words", [("note", SAID.id), ("note", SAID.id, "x", "--withdraw"), ("note", "zzzz", "x"), ("notes", "x", "--as", "csv")]
)
def test_what_makes_no_sense_is_told(sayso: Run, path: Path, words: tuple[str, ...]) -> None:
    run = sayso(*words, "--ledger", path)
    assert run.exit_code in {1, 2} and run.stderr.startswith("sayso: ")


def test_the_calendar(sayso: Run, path: Path) -> None:
    shown = sayso("calendar", "--ledger", path)
    assert shown.exit_code == 0, shown.stderr
    assert "14 Mar 2031" in shown.stdout and "Ana Brel" in shown.stdout and "(lay ahead)" in shown.stdout
    [row] = [json.loads(line) for line in sayso("calendar", "2031-03-14", "--json", "--ledger", path).stdout.splitlines()]
    assert (row["first"], row["ahead"], row["statement_id"]) == ("2031-03-14", True, SAID.id)
    assert "No day of 2031-02 is named." in sayso("calendar", "2031-02", "--ledger", path).stderr
    assert sayso("calendar", "spring", "--ledger", path).exit_code == 2
