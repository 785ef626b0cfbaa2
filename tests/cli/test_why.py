"""`sayso show ID --why`: each decision with its words, its rule and the runners-up, in a table and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli.why import decided
from sayso.ledger import open_ledger
from sayso.records import Candidate
from sayso.views.why import Decision
from tests.cli.conftest import Run
from tests.cli.heard import HEARING, KILLED, OVERLOADED

RIVALS = (Candidate("Vesna", "outlet", 2.25, "spoke before"), Candidate("Orla", "state", -1.0, "named before"))
OUTER = replace(KILLED, source=replace(KILLED.source, because="a body called “guard” (5.5)", candidates=RIVALS), stance_because="{say}")
INNER = replace(OVERLOADED, within=OUTER.id)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A ledger in which one statement stands within the other."""
    path = tmp_path / "book.sqlite"
    with open_ledger(path) as ledger:
        ledger.add(replace(HEARING, statements=(OUTER, INNER)))
    return path


def test_every_decision_is_told_with_its_words_and_its_rule(sayso: Run, book: Path) -> None:
    run = sayso("show", OUTER.id, "--why", "--ledger", book)
    assert run.exit_code == 0, run.stderr
    asked = " ".join(run.stdout[run.stdout.index("Why\n") :].split())
    for part in (
        "Who Orla Coast Guard read from “the coast guard” because a body called “guard” (5.5) kind organisation",
        "not chosen 2.2 Vesna, outlet: spoke before -1.0 Orla, state: named before",
        "Stance asserts read from “said” because the lexicon’s entry “{say}”",
        "Said 6 May 2031, the day of publication read from “Tuesday” because nothing noted: read before Sayso kept why",
        "Through whom the article has it from the holder directly",
    ):
        assert part in asked
    assert "Why\n" not in sayso("show", OUTER.id, "--ledger", book).stdout


def test_statements_around_and_inside_are_named_with_their_ids(sayso: Run, book: Path) -> None:
    inside = sayso("show", INNER.id, "--ledger", book).stdout
    assert f"{OUTER.id[:8]}" in inside and "Within " in inside
    around = " ".join(sayso("show", OUTER.id, "--ledger", book).stdout.split())
    assert f"Within it Ministry of Transport neither confirms nor denies “that the vessel was overloaded” {INNER.id[:8]}" in around


def test_the_same_as_json(sayso: Run, book: Path) -> None:
    told = json.loads(sayso("show", INNER.id, "--why", "--json", "--ledger", book).stdout)["why"]
    assert (told["within"]["id"], told["inner"]) == (OUTER.id, [])
    assert told["date"] == {"chosen": None, "words": "", "because": "no date stands with it", "candidates": []}
    assert [link["chosen"] for link in told["chain"]] == ["harbour official cites the holder", "Vesna reports it"]
    holder = json.loads(sayso("show", OUTER.id, "--why", "--json", "--ledger", book).stdout)["why"]["holder"]
    assert [candidate["name"] for candidate in holder["candidates"]] == ["Vesna", "Orla"]
    assert "why" not in json.loads(sayso("show", OUTER.id, "--json", "--ledger", book).stdout)


def test_no_word_of_a_page_reaches_the_terminal_unclean() -> None:
    hostile = "\x1b[2J[red]\u202e"
    shown = decided(Decision(hostile, hostile, hostile, ((hostile, hostile),), (Candidate(hostile, "person", 1.0, hostile),))).plain
    assert "\x1b" not in shown and "\u202e" not in shown and "[red]" in shown
