"""The settled book as rows: questions, answers, origins, and what persons ruled with both texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from sayso.ledger import open_ledger
from sayso.ledger import settled_tables as t
from sayso.ledger.tables import judgement
from sayso.views.export import COLUMNS, Format
from tests.views import dam
from tests.views import settled as s
from tests.views.conftest import Settled
from tests.views.test_export import FORMATS, from_csv, from_ndjson, from_parquet, written


def rows(ledger: Any, what: Any) -> list[dict[str, Any]]:
    """The rows as a program gets them."""
    return from_ndjson(written(ledger, "ndjson", what)[1])


@pytest.mark.parametrize("what", ["questions", "answers", "origins"])
@pytest.mark.parametrize("as_", FORMATS)
def test_every_format_has_every_row_and_column(flood: Settled, what: Any, as_: Format, tmp_path: Path) -> None:
    count, content = written(flood.ledger, as_, what)
    told = from_csv(content) if as_ == "csv" else from_ndjson(content) if as_ == "ndjson" else from_parquet(content, tmp_path)
    assert count == len(told) > 0 and set(told[0]) == set(COLUMNS[what])
    if as_ != "ndjson":
        assert list(told[0]) == list(COLUMNS[what])


def test_answers_are_the_board_s_and_say_which_is_the_latest(flood: Settled) -> None:
    told = rows(flood.ledger, "answers")
    assert len(told) == len(s.ANSWERS)
    mine = [
        (row["words"], row["latest"], row["articles"], row["independent"]) for row in told if row["party"] == "National Emergency Service"
    ]
    assert mine == [("at least 12", False, 2, 1), ("31", False, 1, 1), ("28", True, 1, 1), ("140", True, 1, 1)]
    [last] = [row for row in told if row["words"] == "28"]
    assert {each["kind"] for each in last["relations"]} == {"revises", "contradicts"}
    assert last["in_articles"] == [flood.ids[s.REVISED]] and last["measure"] == "killed" and last["known"] == "2031-03-13T12:00:00Z"


def test_questions_and_origins(flood: Settled) -> None:
    told = {row["id"]: row for row in rows(flood.ledger, "questions")}
    assert (told[s.KILLED]["accord"], told[s.KILLED]["parties"], told[s.KILLED]["articles"]) == ("disputed", 2, 4)
    [origin] = rows(flood.ledger, "origins")
    assert (origin["copy_outlet"], origin["original_outlet"], origin["kind"], origin["status"]) == (
        "Quarrow Standard",
        "Lodestar Press",
        "verbatim",
        "confirmed",
    )


def test_rulings_have_both_texts_and_what_the_machine_made_of_them(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "book.sqlite") as ledger:
        ids = dam.filled(ledger)
        with ledger._writing() as connection:
            told = {"a": "Dam bursts", "b": "Karrowen dam", "by": "Mira", "at": "2031-03-14T10:00:00+00:00"}
            connection.execute(insert(judgement), {"id": "11" * 8, "kind": "copy", "verdict": "no", **told})
            for side, article in (("a", s.REPRINT), ("b", s.LODESTAR)):
                connection.execute(insert(t.ruled), {"judgement_id": "11" * 8, "side": side, "ordinal": 0, "article_id": ids[article]})
        [row] = rows(ledger, "rulings")
    assert (row["join"], row["verdict"], row["by"], row["undone"]) == ("copy", "no", "Mira", False)
    assert (row["a"], row["b"], row["score"]) == (ids[s.REPRINT], ids[s.LODESTAR], 0.97)
    assert row["text_a"].startswith("Dam bursts") and row["text_b"].startswith("Karrowen dam gives way")
