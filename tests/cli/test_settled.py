"""The settled book at the command line: lists, boards that fit the window, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.ledger import open_ledger
from tests.cli.conftest import Run
from tests.views import dam
from tests.views import settled as s
from tests.views.test_versions import ONE, TWO


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dam's ledger; only to be read."""
    path = tmp_path_factory.mktemp("cli") / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
    return path


def words(output: str) -> str:
    """The words of a table, its lines joined."""
    return " ".join(output.split())


def test_stories(sayso: Run, book: Path) -> None:
    shown = words(sayso("stories", "--ledger", book).stdout)
    assert "57071e00 Karrowen dam gives way above Ilvesta 5 4 4 2 2031-03-10 2031-03-13" in shown
    [row] = [json.loads(line) for line in sayso("stories", "--ledger", book, "--json").stdout.splitlines()]
    assert (row["id"], row["articles"], row["independent"], row["disputed"]) == (s.STORY, 5, 4, 2)
    assert sayso("stories", "volcano", "--ledger", book).stderr == "No stories.\n"


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_board_fits_its_window(sayso: Run, book: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    run = sayso("board", "karrowen", "--ledger", book)
    assert run.exit_code == 0, run.stderr
    lines = run.stdout.splitlines()
    assert max(map(len, lines)) <= columns and not any(line != line.rstrip() for line in lines)
    shown = words(run.stdout)
    for told in (
        "5 articles · 4 independent",
        "4 questions, 2 disputed",
        "≥ 12 → 31 → 28",
        "◐ believes",
        "✗ denies",
        "How many people were",
    ):
        assert told in shown, told
    assert shown.index("Did Lethia release") < shown.index("How many people were"), "the disputed come first"
    if columns == 80:
        assert "contradicts Relief Compass" in shown and "rests on one unnamed source" in shown
        assert "1 other statement that answers no question" in shown and "for blankets" in shown


def test_a_board_in_one_table_has_every_party_in_its_head(sayso: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    head = words(sayso("board", s.STORY, "--ledger", book).stdout).partition("──")[0]
    assert all(name in head for name in ("Tarvenia", "Lethia", "Relief Compass", "in its own voice"))


def test_what_is_new_on_a_board_is_marked(sayso: Run, book: Path) -> None:
    shown = words(sayso("board", s.STORY, "--since", "2031-03-12", "--ledger", book).stdout)
    assert "+ 28" in shown and "revised" in shown and "new party" in shown
    assert "+ " not in words(sayso("board", s.STORY, "--ledger", book).stdout)


def test_a_board_as_it_was(sayso: Run, book: Path) -> None:
    run = sayso("board", s.STORY, "--as-of", "2031-03-10", "--ledger", book)
    assert (
        "as of 2031-03-10 23:59 UTC" in run.stdout and "2 articles · 1 independent" in run.stdout and "31" not in words(run.stdout).split()
    )


def test_a_board_to_take_away(sayso: Run, book: Path) -> None:
    table = sayso("board", s.STORY, "--named", "--as", "md", "--ledger", book).stdout
    assert "| Question |" in table and "not found" in table and "operator was told" not in table
    lines = sayso("board", s.STORY, "--outlet", "Quarrow Standard", "--as", "csv", "--ledger", book).stdout.splitlines()
    assert len(lines) == 2 and "≥ 12" in lines[1]


def test_a_chart_for_other_programs(sayso: Run, book: Path) -> None:
    spec = json.loads(sayso("question", s.KILLED, "--as", "vega", "--reading", "acled", "--ledger", book).stdout)
    assert spec["usermeta"]["sayso"] == {"question": s.KILLED, "story": s.STORY, "reading": "acled"}
    assert sayso("question", s.OPENED, "--as", "vega", "--ledger", book).exit_code != 0


def test_a_board_as_json(sayso: Run, book: Path) -> None:
    told = json.loads(sayso("board", s.STORY, "--ledger", book, "--json").stdout)
    assert [row["accord"] for row in told["questions"]] == ["disputed", "disputed", "agrees", "alone"]
    assert told["story"]["id"] == s.STORY and told["rest_total"] == 1


def test_one_question(sayso: Run, book: Path) -> None:
    shown = words(sayso("question", s.KILLED[:6], "--ledger", book).stdout)
    for told in (
        "revises the one before",
        "(copy of",
        "Orsa Vennick · Lodestar Press · 2031-03-10 12:00 UTC",
        "contradicts Relief Compass",
    ):
        assert told in shown
    told = json.loads(sayso("question", s.KILLED[:6], "--ledger", book, "--json").stdout)
    assert told["question"]["label"] == "How many people were killed?" and told["story"]["id"] == s.STORY


def test_changes(sayso: Run, book: Path) -> None:
    shown = words(sayso("changes", "--ledger", book).stdout)
    assert shown.index("31 → 28") < shown.index("≥ 12 → 31") and "new party Relief Compass > 45" in shown
    rows = [json.loads(line) for line in sayso("changes", "--since", "2031-03-13", "--ledger", book, "--json").stdout.splitlines()]
    assert [(row["kind"], row["before"], row["after"], row["voice"]["outlet"]) for row in rows] == [
        ("revision", "31", "28", "Lodestar Press")
    ]
    assert sayso("changes", "--since", "2031-04-01", "--ledger", book).stderr == "Nothing changed.\n"


def test_what_waits_for_a_person(sayso: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    shown = words(sayso("suggestions", "--of", "answers", "--ledger", book).stdout)
    assert "Tarvenia: nobody was warned" in shown and "What was known of the dam before?" in shown
    [row] = [json.loads(line) for line in sayso("suggestions", "--of", "answers", "--ledger", book, "--json").stdout.splitlines()]
    assert row["statement"]["content"] == "nobody was warned" and row["question"] == s.WHOSE
    assert sayso("suggestions", "--of", "copies", "--ledger", book).stderr == "No suggestions.\n"


def test_versions(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "edited.sqlite"
    with open_ledger(path) as ledger:
        ledger.add(ONE)
        ledger.add(TWO)
    shown = words(sayso("versions", TWO.article.id[:8], "--ledger", path).stdout)
    assert "[-nine-] [+ten+]" in shown and "1 changed, 0 came, 0 went" in shown and "does not say that it was changed" in shown
    assert "changed and does not say so" in words(sayso("changes", "--ledger", path).stdout)
    told = json.loads(sayso("versions", TWO.article.id, "--ledger", path, "--json").stdout)
    assert [piece["text"] for piece in told["pieces"] if piece["kind"] == "insert"] == ["ten "]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("board", "volcano"), 1, "there is no story with this id"),
        (("board", "karrowen", "--as-of", "soon"), 2, "a moment is written"),
        (("question", "ffff"), 1, "there is no question with this id"),
        (("changes", "--story", "volcano"), 1, "there is no story"),
    ],
)
def test_mistakes_are_said_in_words(sayso: Run, book: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    run = sayso(*arguments, "--ledger", book)
    assert (run.exit_code, run.stdout) == (code, "") and said in run.stderr
