"""`sayso table`: each of its forms, and how a question is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("form", "beginning"), [("wikitext", "<!-- for an infobox -->"), ("csv", "question,"), ("markdown", "**How many"), ("csl-json", "[")]
)
def test_a_table_in_each_form(sayso: Run, demo_ledger: Path, form: str, beginning: str) -> None:
    run = sayso("table", "karrowen", "killed collapse", "--as", form, "--dates", "dmy", "--ledger", demo_ledger)
    assert run.exit_code == 0, run.output
    assert run.stdout.startswith(beginning)


def test_a_question_that_is_not_clear_is_a_mistake_of_use(sayso: Run, demo_ledger: Path) -> None:
    run = sayso("table", "karrowen", "killed", "--ledger", demo_ledger)
    assert run.exit_code == 2
    assert "several questions" in run.stderr
