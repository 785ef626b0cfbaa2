"""The review queue at the command line: listed, decided by id, taken back, and read again by programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, book_of

ONE, OTHER = "Donal J. Brel", "Donal Brel"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with two names that may be one person's."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    return book_of(tmp_path / "book.sqlite", ONE, OTHER)


def lines(sayso: Run, book: Path, *more: str) -> list[dict[str, object]]:
    """What waits, as programs read it."""
    return [json.loads(line) for line in sayso("queue", *more, "--ledger", book, "--json").stdout.splitlines()]


def test_what_waits_is_listed_with_both_sides(sayso: Run, book: Path) -> None:
    [line] = lines(sayso, book, "--kind", "source")
    assert line["ask"] == "Are these one source?" and str(line["key"]).startswith("source:")
    shown = sayso("queue", "--kind", "source", "--ledger", book)
    assert shown.exit_code == 0, shown.stderr
    assert str(line["id"])[:8] in shown.stdout and ONE in shown.stdout and "Are these one source?" in shown.stdout
    assert not lines(sayso, book, "--kind", "copy") and not lines(sayso, book, "--kind", "source", "--above", "1")
    assert sayso("queue", "--kind", "copy", "--ledger", book).stderr == "Nothing waits.\n"


@pytest.mark.parametrize(("verdict", "told"), [("yes", "are one source"), ("no", "are two sources")])
def test_a_decision_is_made_by_the_beginning_of_an_id_and_taken_back(sayso: Run, book: Path, verdict: str, told: str) -> None:
    [line] = lines(sayso, book, "--kind", "source")
    run = sayso("queue", str(line["id"])[:6], verdict, "--ledger", book)
    assert run.exit_code == 0, run.stderr
    assert told in run.stdout and ONE in run.stdout and OTHER in run.stdout and "takes it back" in run.stderr
    assert not lines(sayso, book, "--kind", "source")
    assert sayso("undo", "--ledger", book).exit_code == 0
    assert [each["key"] for each in lines(sayso, book, "--kind", "source")] == [line["key"]]


def test_unsure_puts_it_aside_under_the_name_of_who_decides(sayso: Run, book: Path) -> None:
    [line] = lines(sayso, book, "--kind", "source")
    made = json.loads(sayso("queue", line["id"], "unsure", "--by", "Pell", "--ledger", book, "--json").stdout)
    assert made["by"] == "Pell" and not lines(sayso, book, "--kind", "source")


@pytest.mark.parametrize("asked", [("abcdef12", "yes"), ("abcdef12",), ("--kind", "weather"), ("", "yes")])
def test_what_cannot_be_decided_is_said_and_changes_nothing(sayso: Run, book: Path, asked: tuple[str, ...]) -> None:
    before = sayso("judgements", "--ledger", book, "--json").stdout
    assert sayso("queue", *asked, "--ledger", book).exit_code != 0
    assert sayso("judgements", "--ledger", book, "--json").stdout == before
