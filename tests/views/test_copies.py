"""Whose report an article prints, and who prints its own."""

from __future__ import annotations

from sayso.ledger import Ledger
from sayso.views.articles import article, articles
from sayso.views.front import front
from tests.views import settled as s
from tests.views.conftest import Settled
from tests.web import books


def test_a_copy_and_its_original_tell_of_one_another(flood: Settled) -> None:
    copy, original = (article(flood.ledger, flood.ids[each]).standing for each in (s.REPRINT, s.LODESTAR))
    [of] = copy.copy_of
    assert (of.article.id, of.kind, of.status, of.by) == (flood.ids[s.LODESTAR], "verbatim", "confirmed", None)
    assert "97 % of its words" in of.reason
    [by] = original.copies
    assert by.article.id == flood.ids[s.REPRINT]
    assert copy.articles == original.articles == 2 and copy.story is not None and copy.story.id == s.STORY
    assert article(flood.ledger, flood.ids[s.TUESDAY]).standing.articles == 1


def test_lists_tell_copies_and_stories(flood: Settled) -> None:
    rows = {row.id: row for row in articles(flood.ledger)}
    assert [id_ for id_, row in rows.items() if row.copied] == [flood.ids[s.REPRINT]]
    assert {row.story for row in rows.values()} == {s.STORY}
    view = front(flood.ledger)
    assert view.stories_total == 1 and [row.id for row in view.stories] == [s.STORY]


def test_what_is_not_settled_stands_alone(ferry: Ledger) -> None:
    alone = article(ferry, books.dispatch().article.id)
    assert alone.standing.story is None and alone.standing.copy_of == alone.standing.copies == () and alone.standing.articles == 1
    assert alone.row.origin is None and not alone.row.copied
