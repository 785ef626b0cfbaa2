"""`sayso check`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from tests.cli.conftest import Run

DRAFTS = Path(__file__).parents[1] / "checking" / "drafts"


def test_a_faulty_draft_ends_with_one(sayso: Run, demo_ledger: Path) -> None:
    run = sayso("check", DRAFTS / "upstream.txt", "--ledger", demo_ledger)
    assert run.exit_code == 1, run.output
    shown = " ".join(run.stdout.split())
    assert "out of date Teodar Hask" in shown
    assert "[-an easy-] [+a hard+]" in shown
    assert run.stderr == "3 lines to put right, of 5\n"


def test_a_sound_draft_ends_with_none(sayso: Run, demo_ledger: Path) -> None:
    assert sayso("check", DRAFTS / "sound-valley.txt", "--ledger", demo_ledger, "--against", "karrowen").exit_code == 0


def test_lines_of_json(sayso: Run, demo_ledger: Path) -> None:
    run = sayso("check", DRAFTS / "upstream.txt", "--ledger", demo_ledger, "--json")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [line["verdict"] for line in lines].count("quote altered") == 1
    [altered] = [line for line in lines if line["verdict"] == "quote altered"]
    assert ["delete", "an easy"] in altered["findings"][0]["diff"]
    assert sum(line["wrong"] for line in lines) == 3


def test_a_draft_comes_from_standard_input_too(demo_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    text = "The National Emergency Service said that 31 people had been killed in the collapse of the Karrowen dam.\n"
    run = CliRunner().invoke(app, ["check", "-", "--ledger", str(demo_ledger)], input=text, prog_name="sayso")
    assert run.exit_code == 1
    assert "out of date" in run.stdout


def test_what_is_no_draft_is_told(sayso: Run, demo_ledger: Path, tmp_path: Path) -> None:
    assert sayso("check", tmp_path / "none.txt", "--ledger", demo_ledger).exit_code == 1
    (tmp_path / "other.txt").write_text("Mina Orl, the mayor of Osk, said that the library would open in May.\n", encoding="utf-8")
    run = sayso("check", tmp_path / "other.txt", "--ledger", demo_ledger, "--against", "zeppelin")
    assert run.exit_code == 1
    assert "no story" in run.stderr
