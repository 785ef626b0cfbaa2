"""Deciding at the command line what belongs together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import open_ledger
from tests.cli.conftest import Run
from tests.views import dam
from tests.views import settled as s


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, str], list[Any]]:
    """The dam's ledger, the real ids of its articles, and every settling that was asked for; settling itself is the pipeline's own test."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    asked: list[Any] = []

    def settle(ledger: Any) -> Iterator[Any]:
        asked.append(ledger)
        yield from ()

    monkeypatch.setattr("sayso.pipeline.settle", settle, raising=False)
    with open_ledger(tmp_path / "dam.sqlite") as ledger:
        ids = dam.filled(ledger)
    return tmp_path / "dam.sqlite", ids, asked


def test_a_verdict_on_a_copy_is_said_written_and_undone(sayso: Run, book: tuple[Path, dict[str, str], list[Any]]) -> None:
    path, ids, asked = book
    run = sayso("judge", "copy", ids[s.REPRINT][:8], ids[s.LODESTAR], "no", "--ledger", path)
    assert run.exit_code == 0, run.stderr
    assert run.stdout == "“Dam bursts” is no copy of “Karrowen dam gives way above Ilvesta”\n" and "takes it back" in run.stderr
    assert len(asked) == 1, "the book is settled around it"
    [row] = [json.loads(line) for line in sayso("judgements", "--ledger", path, "--json").stdout.splitlines()]
    assert (row["kind"], row["verdict"], row["by"], row["source_id"]) == ("copy", "no", "Mira", None)
    undone = sayso("undo", row["id"][:8], "--ledger", path)
    assert undone.exit_code == 0, undone.stderr
    assert undone.stdout == "undone: whether “Dam bursts” is a copy of “Karrowen dam gives way above Ilvesta”\n" and len(asked) == 2


def test_verdicts_on_statements_and_stories(sayso: Run, book: tuple[Path, dict[str, str], list[Any]]) -> None:
    path, ids, _ = book
    one, other = (dam.hearings()[each].statements[0].id for each in (s.TUESDAY, s.REVISED))
    run = sayso("judge", "question", one[:8], other[:8], "unsure", "--ledger", path)
    assert run.stdout == "“31 people had been killed” and “28 people had been killed” may answer one question\n"
    run = sayso("judge", "story", ids[s.TUESDAY], ids[s.INQUIRY], "yes", "--ledger", path)
    assert run.stdout == "“Toll rises as agencies disagree” and “Operator was told of crack” report one event\n"
    run = sayso("judge", "revision", other, one, "yes", "--ledger", path, "--json")
    assert json.loads(run.stdout)["verdict"] == "yes"


def test_a_story_is_named_pinned_split_and_defined(sayso: Run, book: tuple[Path, dict[str, str], list[Any]]) -> None:
    path, ids, asked = book
    title = "Karrowen dam gives way above Ilvesta"
    for words, said in (
        (("name", "karrowen", "The", "dam"), f"the story of “{title}” is called “The dam”"),
        (("pin", s.STORY), f"the story of “{title}” is pinned"),
        (("unpin", s.STORY[:6]), f"the story of “{title}” is no longer pinned"),
        (("split", s.STORY, ids[s.INQUIRY][:8]), f"“Operator was told of crack” is taken out of the story of “{title}”"),
        (("define", "Lindmoor", "ferry"), "the articles with the words “Lindmoor ferry” are one story"),
    ):
        run = sayso("story", *words, "--ledger", path)
        assert (run.exit_code, run.stdout) == (0, f"{said}\n"), run.stderr
    assert len(asked) == 5


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("judge", "copy", "ffff", "eeee", "no"), 1, "there is no article with this id"),
        (("judge", "question", "ffff", "eeee", "yes"), 1, "there is no statement with this id"),
        (("story", "name", "karrowen"), 2, "after the story comes what to call it"),
        (("story", "pin", "karrowen", "now"), 2, "after the story comes nothing more"),
        (("story", "merge", "karrowen", "a", "b"), 2, "after the story comes one other story"),
        (("story", "pin", "volcano"), 1, "there is no story"),
    ],
)
def test_mistakes_are_said_in_words(
    sayso: Run, book: tuple[Path, dict[str, str], list[Any]], arguments: tuple[str, ...], code: int, said: str
) -> None:
    run = sayso(*arguments, "--ledger", book[0])
    assert (run.exit_code, run.stdout) == (code, "") and said in run.stderr, run.stderr


def test_settle_says_what_it_came_to(sayso: Run, book: tuple[Path, dict[str, str], list[Any]]) -> None:
    path, _, asked = book
    run = sayso("settle", "--ledger", path)
    assert run.exit_code == 0, run.stderr
    assert "5 articles · 4 independent; 1 story, 4 questions, 2 disputed." in run.stdout and len(asked) == 1
    assert json.loads(sayso("settle", "--ledger", path, "--json").stdout)["stories"] == 1
