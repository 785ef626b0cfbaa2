"""What a person says of a reading is laid over it, stays there when the page is read anew, and goes when it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.keeping import Step, marked
from sayso.ledger.settled_tables import kept
from sayso.ledger.tables import figure, statement
from sayso.records import Hearing
from sayso.settling import keep, settle
from tests.ledger.heard import heard

TEXT = "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:31 people were pulled from the water⟧."
TOLD = {1: {"figures": [{"as_said": "31", "low": 31, "high": 31, "measure": "killed", "of": "people"}]}}


@pytest.fixture
def page() -> Hearing:
    """One statement with a figure."""
    return heard(TEXT, TOLD)


@pytest.fixture
def book(tmp_path: Path, page: Hearing) -> Iterator[Ledger]:
    """A book with it."""
    with open_ledger(tmp_path / "book.sqlite") as ledger:
        ledger.add(page)
        yield ledger


def read(book: Ledger) -> tuple[str, str, str | None]:
    """The stance, why it is that, and what the figure measures."""
    with book.reading() as connection:
        stance, because = connection.execute(select(statement.c.stance, statement.c.stance_because)).one()
        return stance, because, connection.scalar(select(figure.c.measure))


def test_a_stance_is_put_right_and_taken_back(book: Ledger, page: Hearing) -> None:
    [said] = page.statements
    before = read(book)
    made = book.judge_stance(said.id, "no", "denies", by="Mira")
    assert (made.before, made.after) == ("asserts", "denies")
    assert read(book)[:2] == ("denies", "Mira says so")
    book.undo(made.id, by="Mira")
    assert read(book) == before


def test_an_undoing_that_is_undone_lays_it_over_again(book: Ledger, page: Hearing) -> None:
    made = book.judge_stance(page.statements[0].id, "no", "denies", by="Mira")
    undone = book.undo(made.id, by="Mira")
    book.undo(undone.id, by="Mira")
    assert read(book)[0] == "denies"


def test_of_two_the_later_holds_and_the_earlier_comes_back(book: Ledger, page: Hearing) -> None:
    id_ = page.statements[0].id
    book.judge_stance(id_, "no", "denies", by="Mira")
    second = book.judge_stance(id_, "no", "doubts", by="Jon")
    assert read(book)[:2] == ("doubts", "Jon says so")
    book.undo(second.id, by="Jon")
    assert read(book)[:2] == ("denies", "Mira says so")


def test_a_figure_is_put_right_where_it_begins(book: Ledger, page: Hearing) -> None:
    [said] = page.statements
    made = book.judge_figure(said.id, said.figures[0].span[0], "no", " Rescued ", by="Mira")
    assert (made.before, made.after, read(book)[2]) == ("killed", "rescued", "rescued")
    book.undo(by="Mira")
    assert read(book)[2] == "killed"


def test_a_yes_and_an_unsure_change_nothing(book: Ledger, page: Hearing) -> None:
    [said] = page.statements
    before = read(book)
    book.judge_stance(said.id, "yes", by="Mira")
    book.judge_figure(said.id, said.figures[0].span[0], "unsure", by="Mira")
    assert read(book) == before


def test_a_reading_anew_does_not_lose_it(book: Ledger, page: Hearing) -> None:
    book.judge_stance(page.statements[0].id, "no", "denies", by="Mira")
    book.add(replace(page, made_by="by hand 2"))
    assert read(book)[0] == "denies"


def test_the_article_is_settled_anew(book: Ledger, page: Hearing) -> None:
    for _ in settle(book):
        pass
    with book.reading() as connection:
        assert connection.scalar(select(kept.c.article_id)) and not marked(connection, Step.COMPARE, 9)
    book.judge_stance(page.statements[0].id, "no", "denies", by="Mira")
    with book.reading() as connection:
        assert not connection.scalar(select(kept.c.article_id)) and marked(connection, Step.COMPARE, 9) == [page.article.id]


def test_a_figure_that_counts_nothing_raises_no_question(page: Hearing) -> None:
    [said] = page.statements
    counted = keep(page.article, page.statements, ()).claims[0].counted
    assert [each.measure for each in counted] == ["killed"]
    wrong = replace(said, figures=(replace(said.figures[0], measure="no count"),))
    assert not keep(page.article, (wrong,), ()).claims[0].counted


@pytest.mark.parametrize(
    ("verdict", "stance", "words"),
    [
        ("no", "", "say what is right"),
        ("no", "asserts", "say what is right"),
        ("no", "loves", "a stance is one of"),
        ("maybe", "", "yes, no"),
    ],
)
def test_what_makes_no_sense_is_refused(book: Ledger, page: Hearing, verdict: str, stance: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        book.judge_stance(page.statements[0].id, verdict, stance, by="Mira")  # type: ignore[arg-type]  # what a form may send


def test_what_is_not_there_is_refused(book: Ledger, page: Hearing) -> None:
    with pytest.raises(NotInLedger):
        book.judge_stance("f" * 16, "yes", by="Mira")
    with pytest.raises(NotInLedger):
        book.judge_figure(page.statements[0].id, 1, "yes", by="Mira")
    with pytest.raises(UsageError, match="who decides"):
        book.judge_stance(page.statements[0].id, "yes", by=" ")
