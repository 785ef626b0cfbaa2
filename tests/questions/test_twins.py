"""Copies of one statement are one saying."""

from __future__ import annotations

from pathlib import Path

from sayso.questions.twins import sayings
from tests.questions.telling import read_demo, read_event


def test_a_translation_is_laid_beside_its_original() -> None:
    event = read_event(Path(__file__).parent / "ferry.txt")
    rows = sayings(event.told)
    pairs = {(row[0].claim.text, row[1].claim.text) for row in rows if len(row) > 1}
    assert (
        "that its navy had opened fire on a Caldrian ferry",
        "que su marina hubiera abierto fuego contra un transbordador caldrio",
    ) in pairs
    assert len(pairs) == 8


def test_what_copies_is_never_another_question() -> None:
    """In the demo nothing that its author puts under two questions becomes one saying."""
    event = read_demo()
    asked = {claim: question for question, claims in event.gold.items() for claim in claims}
    for row in sayings(event.told):
        assert len({asked.get(each.claim.id, "") for each in row}) == 1, [each.claim.text for each in row]


def test_every_statement_is_in_one_row() -> None:
    event = read_demo()
    rows = sayings(event.told)
    assert sorted(each.claim.id for row in rows for each in row) == sorted(each.claim.id for each in event.told)
