"""`sayso read`: every page gets its answer, in a table or a line of JSON, and the run goes on past a bad one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import ModelError
from sayso.pipeline import load_listener
from sayso.records import Skipped
from sayso.settings import Settings
from sayso.views.contract import hearing_json
from tests.cli.conftest import Run
from tests.cli.heard import HEARING, PAGE

Hears = Callable[..., list[Any]]
BAD = Skipped("index.html", "not-an-article", "a page of links")


def test_a_page_is_a_table(sayso: Run, hears: Hears) -> None:
    hears([HEARING])
    run = sayso("read", "ferry.html")
    assert run.exit_code == 0
    assert "Ferry sinks off Port Alden" in run.stdout and "Orla Coast Guard" in run.stdout
    assert run.stderr == ""


def test_a_page_is_a_line_of_json(sayso: Run, hears: Hears) -> None:
    hears([HEARING, replace(HEARING, page=replace(PAGE, address="two.html"))])
    run = sayso("read", "ferry.html", "two.html", "--json")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert lines == [json.loads(json.dumps(hearing_json(address, HEARING))) for address in ("ferry.html", "two.html")]


def test_a_failing_page_is_an_error_object_and_the_run_goes_on(sayso: Run, hears: Hears) -> None:
    hears([BAD, HEARING])
    run = sayso("read", "index.html", "ferry.html", "--json")
    first, second = map(json.loads, run.stdout.splitlines())
    assert first == {"page": "index.html", "error": {"kind": "not-an-article", "reason": "a page of links"}}
    assert second["page"] == "ferry.html"
    assert run.exit_code == 1


def test_a_failing_page_is_a_line_on_stderr(sayso: Run, hears: Hears) -> None:
    hears([BAD, HEARING])
    run = sayso("read", "index.html", "ferry.html")
    assert run.stderr == "sayso: index.html: a page of links\n"
    assert "Ferry sinks" in run.stdout
    assert run.exit_code == 1


def test_what_is_typed_about_the_pages_goes_with_them(sayso: Run, hears: Hears, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister said no.")
    asked = hears([HEARING])
    sayso("read", tmp_path / "a.txt", "--published", "2031-05-06", "--outlet", "Alden Courier")
    assert [(page.published, page.outlet) for page in asked] == [("2031-05-06", "Alden Courier")]


def test_the_small_model_reads_where_it_is_asked_for(sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.txt"
    page.write_text("“No,” said the minister, Ilva Orlo.")

    def read_by(*options: str) -> str:
        return str(json.loads(sayso("read", page, "--json", *options).stdout)["made_by"])

    asked = load_listener(Settings(fast=True, min_confidence=0.2)).made_by
    assert read_by("--fast", "--min-confidence", "0.2") == asked
    monkeypatch.setenv("SAYSO_FAST", "yes")
    monkeypatch.setenv("SAYSO_MIN_CONFIDENCE", "0.2")
    assert read_by() == asked
    assert sayso("read", page, "--min-confidence", "2").exit_code == 2


def test_a_date_that_is_none_is_a_usage_error(sayso: Run, hears: Hears) -> None:
    hears([HEARING])
    run = sayso("read", "a.txt", "--published", "last Tuesday")
    assert run.exit_code == 2
    assert run.stderr == "sayso: --published takes a date as YYYY-MM-DD, with a time if you like: last Tuesday\n"


def test_ctrl_c_says_how_far_it_came(sayso: Run, hears: Hears) -> None:
    hears([HEARING, KeyboardInterrupt()])
    run = sayso("read", "ferry.html", "two.html")
    assert run.exit_code == 130
    assert run.stderr == "sayso: stopped after 1 page\n"
    assert "Ferry sinks" in run.stdout


def test_no_model_is_one_line_and_no_traceback(sayso: Run, hears: Hears) -> None:
    hears([ModelError("the model's card cannot be read", "/somewhere")])
    run = sayso("read", "ferry.html")
    assert run.exit_code == 1
    assert run.stderr == "sayso: the model's card cannot be read: /somewhere\n"


def test_a_closed_pipe_is_no_failure_of_a_page(sayso: Run, hears: Hears, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.cli.endings._send_output_nowhere", lambda: None)
    hears([BrokenPipeError(32, "Broken pipe")])
    run = sayso("read", "ferry.html")
    assert (run.exit_code, run.stderr) == (141, "")


def test_an_empty_folder_is_said_to_be_empty(sayso: Run, hears: Hears, tmp_path: Path) -> None:
    hears([])
    run = sayso("read", tmp_path)
    assert run.exit_code == 1
    assert "no page" in run.stderr
