"""Articles: newest first, one row an address, each whole as it was heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.views.articles import article, articles
from tests.ledger.heard import heard
from tests.views.conftest import Filled
from tests.web import books


def test_newest_first_and_what_has_no_date_last(ledger_titles: list[str | None]) -> None:
    assert ledger_titles == [
        "Ferry owner “was warned twice” before fire",
        "We knew these ships were old",
        "Ferry toll rises to 57 as parties disagree",
        "Reederei weist Vorwurf der Überladung zurück",  # a bare date stands at the beginning of its day
        "Norvik Lines denies ferry was overloaded",
        "خفر السواحل: أربعون قتيلا في حريق العبّارة",  # 16:00 in its own zone, 13:00 in UTC
        "Forty dead in ferry fire",
        "Fire on Osk ferry kills at least 40, coastguard says",
        None,
    ]


@pytest.fixture
def ledger_titles(ferry: Ledger) -> list[str | None]:
    """The headlines in the list's order."""
    return [row.title for row in articles(ferry)]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 9),
        ({"outlet": "The Osk Courier"}, 2),
        ({"outlet": "osk courier"}, 2),
        ({"outlet": "Osk"}, 0),
        ({"since": "2031-03-13"}, 4),
        ({"until": "2031-03-11"}, 3),
        ({"since": "2031-03-12", "until": "2031-03-12"}, 1),
        ({"language": "de"}, 1),
        ({"language": "de", "outlet": "ANV"}, 0),
        ({"limit": 4}, 4),
        ({"limit": 4, "offset": 7}, 2),
        ({"offset": 99}, 0),
    ],
)
def test_the_list_is_narrowed(ferry: Ledger, asked: dict[str, object], count: int) -> None:
    assert len(articles(ferry, **asked)) == count  # type: ignore[arg-type]  # each is an option of the view


def test_pages_of_the_list_add_up(ferry: Ledger) -> None:
    assert sum((articles(ferry, limit=2, offset=start) for start in range(0, 10, 2)), ()) == articles(ferry)


@pytest.mark.parametrize("hearing", books.ferry(), ids=lambda hearing: hearing.article.id)
def test_one_article_is_as_it_was_heard(ferry: Ledger, hearing: books.Hearing) -> None:
    view = article(ferry, hearing.article.id)
    assert (view.article, view.statements) == (hearing.article, hearing.statements)
    assert view.row.statements == len(hearing.statements)
    assert view.versions == (view.row,)
    assert set(view.source_ids) == {each.id for each in hearing.statements if each.source.name}


def test_an_article_by_the_beginning_of_its_id(ferry: Ledger) -> None:
    whole = books.denial().article.id
    assert article(ferry, whole[:6]).article.id == article(ferry, f" {whole[:6].upper()} ").article.id == whole


@pytest.mark.parametrize("id", ["zzz", "", "ffffffffffffffff", "591f76b5ccd7258e0", "%", "_" * 16])
def test_what_is_not_there(ferry: Ledger, id: str) -> None:
    with pytest.raises(NotInLedger, match="no article with this id"):
        article(ferry, id)


def test_a_beginning_that_several_share(filled: Filled) -> None:
    ledger = filled(*(heard(url=f"https://a.example/{number}") for number in range(17)))
    first = [row.id[0] for row in articles(ledger)]
    shared = next(each for each in first if first.count(each) > 1)
    with pytest.raises(UsageError, match="several articles have ids that begin so"):
        article(ledger, shared)


def test_versions_are_one_row_in_lists_and_all_beside_the_article(filled: Filled) -> None:
    first, second = (
        heard(f"The quay is ⟦1:{state}⟧.", captured_at=f"2031-04-02T0{hour}:00:00+00:00") for hour, state in ((8, "open"), (9, "closed"))
    )
    ledger = filled(second, first)
    [row] = articles(ledger)
    assert (row.id, row.versions, row.latest) == (second.article.id, 2, True)
    for hearing in (first, second):
        view = article(ledger, hearing.article.id)
        assert [each.id for each in view.versions] == [first.article.id, second.article.id]
        assert view.article == hearing.article and view.statements == hearing.statements
        assert view.row.latest is (hearing is second)


def test_an_article_shows_its_newest_reading(filled: Filled) -> None:
    old = heard("⟦1h:The Office⟧ ⟦1c:said⟧ ⟦1:so⟧.")
    new = heard("⟦1h:The Office⟧ ⟦1c:said so⟧⟦1:.⟧", made_by="by hand 2")
    assert old.article == new.article
    assert article(filled(old, new), old.article.id).statements == new.statements


def test_a_text_that_a_newer_reader_gave_up_is_still_shown_by_its_id(filled: Filled) -> None:
    old = heard("⟦1:So⟧ it is. Share this!", content=b"same")
    new = heard("⟦1:So⟧ it is.", content=b"same", made_by="by hand 2")
    ledger = filled(old, new)
    assert [row.id for row in articles(ledger)] == [new.article.id]
    assert article(ledger, old.article.id).article == replace(old.article)
    assert [row.id for row in article(ledger, new.article.id).versions] == [new.article.id]
