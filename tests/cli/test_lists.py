"""Every list, from a real ledger: as a table, as JSON, and in words where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.ledger import open_ledger
from sayso.records import Figure
from tests.cli.conftest import Run
from tests.cli.heard import ARTICLE, HEARING, KILLED, OVERLOADED


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A ledger with one article in it."""
    path = tmp_path / "book.sqlite"
    with open_ledger(path) as ledger:
        ledger.add(HEARING)
    return path


def lines(output: str) -> list[dict[str, object]]:
    """The objects of an output in JSON."""
    return [json.loads(line) for line in output.splitlines()]


def test_articles(sayso: Run, book: Path) -> None:
    run = sayso("articles", "--ledger", book)
    assert run.exit_code == 0, run.stderr
    assert "Ferry sinks off Port Alden" in run.stdout and "Alden Courier" in run.stdout
    [row] = lines(sayso("articles", "--ledger", book, "--json").stdout)
    assert (row["id"], row["title"], row["statements"]) == (ARTICLE.id, ARTICLE.title, 2)
    assert sayso("articles", "--ledger", book, "--since", "2031-05-07", "--json").stdout == ""
    assert sayso("articles", "--ledger", book, "--since", "2031-05-07").stderr == "No articles.\n"


def test_sources(sayso: Run, book: Path) -> None:
    run = sayso("sources", "--ledger", book)
    assert "Orla Coast Guard" in run.stdout and "Ministry of Transport" in run.stdout
    assert {row["name"] for row in lines(sayso("sources", "--ledger", book, "--json").stdout)} == {
        "Orla Coast Guard",
        "Ministry of Transport",
    }


def test_said(sayso: Run, book: Path) -> None:
    run = sayso("said", "Orla Coast Guard", "--ledger", book)
    assert run.exit_code == 0, run.stderr
    assert "More than 40 people were killed" in run.stdout.replace("\n", " ") or "More than 40" in run.stdout
    [row] = lines(sayso("said", "Orla Coast Guard", "--ledger", book, "--json").stdout)
    assert row["id"] == KILLED.id


def test_said_by_nobody_suggests_who_it_may_be(sayso: Run, book: Path) -> None:
    run = sayso("said", "Orla Cost Guard", "--ledger", book)
    assert run.exit_code == 1
    assert "Orla Coast Guard" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_search(sayso: Run, book: Path) -> None:
    assert "overloaded" in sayso("search", "overloaded", "--ledger", book).stdout
    [row] = lines(sayso("search", "overloaded", "--ledger", book, "--json").stdout)
    assert (row["id"], row["stance"]) == (OVERLOADED.id, "neither-confirms-nor-denies")
    assert [row["name"] for row in row["chain"]] == ["harbour official", "Vesna"]  # type: ignore[attr-defined]  # JSON
    assert len(lines(sayso("search", "--ledger", book, "--json").stdout)) == 2
    assert [row["id"] for row in lines(sayso("search", "--stance", "asserts", "--ledger", book, "--json").stdout)] == [KILLED.id]
    assert sayso("search", "volcano", "--ledger", book).stderr == "Nothing found.\n"


def test_search_by_figures(sayso: Run, book: Path) -> None:
    asked = ("search", "--measure", "killed", "--ledger", book)
    assert [row["id"] for row in lines(sayso(*asked, "--over", "40", "--json").stdout)] == [KILLED.id]
    assert lines(sayso(*asked, "--over", "41", "--json").stdout) == []
    assert "(> 40" in sayso(*asked).stdout, "by signs, as the words say"
    acled = sayso(*asked, "--reading", "acled").stdout
    assert "(40" in acled and "(> 40" not in acled


def test_a_reading_that_is_not_there(sayso: Run, book: Path) -> None:
    run = sayso("search", "--reading", "by-eye", "--ledger", book)
    assert run.exit_code == 2 and "as-said, literal, acled, ucdp" in run.stderr


def test_what_the_articles_tell_themselves(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    title = Figure(as_said="Ferry", low=1.0, high=1.0, measure="sunk", span=(0, 5))
    with open_ledger(path) as ledger:
        ledger.add(replace(HEARING, figures=(title,)))
    run = sayso("search", "--measure", "sunk", "--ledger", path)
    assert "Ferry (1 sunk)" in run.stdout and "Ferry sinks off Port Alden" in run.stdout
    [row] = lines(sayso("search", "--measure", "sunk", "--ledger", path, "--json").stdout)
    assert (row["article_id"], row["sentence"]) == (ARTICLE.id, "Ferry sinks off Port Alden")


@pytest.mark.parametrize("words", ['"', "AND", "ferry OR", "a*b(", "NEAR(", "'; drop table statement --", "-"])
def test_no_search_words_break_it(words: str, sayso: Run, book: Path) -> None:
    assert sayso("search", "--ledger", book, "--", words).exit_code == 0


def test_a_day_that_is_none_is_a_usage_error(sayso: Run, book: Path) -> None:
    run = sayso("search", "--since", "yesterday", "--ledger", book)
    assert (run.exit_code, run.stderr) == (2, "sayso: a date is written YYYY-MM-DD: yesterday\n")


def test_show(sayso: Run, book: Path) -> None:
    run = sayso("show", OVERLOADED.id[:8], "--ledger", book)
    assert run.exit_code == 0, run.stderr
    shown = " ".join(run.stdout.split())
    for part in (
        "The ministry of transport neither confirmed nor denied",
        "← harbour official (citing) ← Vesna",
        "ab" * 32,
        "https://courier.example/ferry#:~:text=",
    ):
        assert part in shown.replace("courier.example/ferry#:~:text= ", "courier.example/ferry#:~:text=")
    [view] = lines(sayso("show", OVERLOADED.id, "--ledger", book, "--json").stdout)
    assert view["statement"]["content"]["text"] == "that the vessel was overloaded"  # type: ignore[index]  # JSON
    assert view["sha256"] == "ab" * 32


def test_show_what_is_not_there(sayso: Run, book: Path) -> None:
    run = sayso("show", "ffffffff", "--ledger", book)
    assert run.exit_code == 1
    assert run.stderr.startswith("sayso: ") and "ffffffff" in run.stderr


def test_export_to_a_file_and_to_a_pipe(sayso: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "said.csv"
    run = sayso("export", "--as", "csv", "--out", out, "--ledger", book)
    assert (run.exit_code, run.stderr) == (0, f"2 statements written to {out}\n")
    assert len(list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))) == 2
    piped = sayso("export", "--as", "ndjson", "--what", "articles", "--ledger", book)
    assert [row["title"] for row in lines(piped.stdout)] == [ARTICLE.title]
    sayso("export", "--as", "parquet", "--out", tmp_path / "said.parquet", "--ledger", book)
    assert (tmp_path / "said.parquet").read_bytes()[:4] == b"PAR1"


def test_export_where_it_cannot_be_written_is_one_line(sayso: Run, book: Path, tmp_path: Path) -> None:
    run = sayso("export", "--as", "csv", "--out", tmp_path / "no" / "folder.csv", "--ledger", book)
    assert run.exit_code == 1
    assert len(run.stderr.splitlines()) == 1 and "folder.csv" in run.stderr


def test_the_ledger_may_be_named_by_the_environment(sayso: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(book))
    assert len(lines(sayso("articles", "--json").stdout)) == 1


def test_doctor(sayso: Run, book: Path) -> None:
    run = sayso("doctor", "--ledger", book)
    assert "1 articles" in run.stdout and "sqlalchemy" in run.stdout
    assert {"name", "ok", "detail"} == set(lines(sayso("doctor", "--ledger", book, "--json").stdout)[0])


def test_doctor_names_a_ledger_that_is_none(sayso: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_bytes(b"this is no database" * 100)
    run = sayso("doctor", "--ledger", tmp_path / "bad.sqlite")
    assert run.exit_code == 1
    assert "BAD  ledger" in run.stdout
