"""Two articles side by side: which is left, what faces what, and which words are only in one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.views.beside import BesideView, beside
from sayso.views.dated_contract import beside_json
from tests.views import settled as s
from tests.views.conftest import Settled
from tests.web import books

Filled = Callable[..., Ledger]


def page(*paragraphs: str, language: str = "en", url: str) -> object:
    """An article of these paragraphs."""
    return books.heard([("paragraph", each) for each in paragraphs], {}, language=language, url=url, published="2031-03-12")


ONE = page("The dam burst on Monday and killed 12 people.", "Ana Brel will come.", url="https://a.example/1")
TWO = page("The dam burst on Monday and killed 31 people.", url="https://b.example/1")
GERMAN = page("Der Damm brach am Montag und tötete 12 Menschen.", "Ana Brel wird kommen.", language="de", url="https://c.example/1")


def only(view: BesideView, kind: str) -> list[str]:
    """The words of one kind, on whichever side."""
    return [
        part.text.strip()
        for row in view.rows
        for side in (row.left, row.right)
        for each in side
        for part in each.stretches
        if part.kind == kind
    ]


def test_in_one_language_the_words_are_compared(filled: Filled) -> None:
    view = beside(filled(ONE, TWO), ONE.article.id, TWO.article.id)  # type: ignore[attr-defined]
    assert view.compared and view.kind is None
    assert only(view, "delete") == ["12", "Ana Brel will come."] and only(view, "insert") == ["31"]
    assert [(len(row.left), len(row.right)) for row in view.rows] == [(1, 1), (1, 0)]


def test_a_translation_is_laid_beside_and_not_compared(filled: Filled) -> None:
    view = beside(filled(ONE, GERMAN), GERMAN.article.id, ONE.article.id[:9])  # type: ignore[attr-defined]
    assert not view.compared and not only(view, "delete") and not only(view, "insert")
    assert [(len(row.left), len(row.right)) for row in view.rows] == [(1, 1), (1, 1)]


def test_another_paragraph_in_its_place_is_not_told_word_by_word(filled: Filled) -> None:
    one = page("The mayor, Ana Brel, blamed the rain.", url="https://a.example/2")
    two = page("Engineers found a crack, said Ana Brel.", url="https://b.example/2")
    view = beside(filled(one, two), one.article.id, two.article.id)  # type: ignore[attr-defined]
    assert all(
        text in {"The mayor, Ana Brel, blamed the rain.", "Engineers found a crack, said Ana Brel."}
        for text in only(view, "delete") + only(view, "insert")
    )


def test_the_original_stands_left_and_the_surest_copy_is_found(flood: Settled) -> None:
    copy, original = flood.ids[s.REPRINT], flood.ids[s.LODESTAR]
    for asked in (copy, original):
        view = beside(flood.ledger, asked)
        assert (view.left.id, view.right.id) == (original, copy) and view.reason
    assert beside_json(view)["rows"]


def test_without_a_copy_or_beside_itself(filled: Filled) -> None:
    ledger = filled(ONE)
    for other in (None, ONE.article.id):  # type: ignore[attr-defined]
        with pytest.raises(UsageError):
            beside(ledger, ONE.article.id, other)  # type: ignore[attr-defined]
