"""A statement in its paragraph, with the hash and the link that prove it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.text import cut
from sayso.views.statements import live_link, show, web_url
from tests.ledger.heard import heard
from tests.views.conftest import Filled
from tests.web import books

EVERY = [(hearing, statement) for hearing in books.ferry() for statement in hearing.statements]


@pytest.mark.parametrize(("hearing", "statement"), EVERY, ids=lambda each: getattr(each, "id", ""))
def test_it_stands_in_its_paragraph(ferry: Ledger, hearing: books.Hearing, statement: books.Statement) -> None:
    view = show(ferry, statement.id)
    start, end = view.paragraph_span
    assert view.statement == statement
    assert view.paragraph == hearing.article.text[start:end]
    assert cut(view.paragraph, [(a - start, b - start) for a, b in statement.content.spans]) == statement.content.text
    assert (view.sha256, view.captured_at) == (hearing.article.sha256, hearing.article.captured_at)
    assert (view.article.id, view.row.article_id) == (hearing.article.id, hearing.article.id)
    assert view.status == "current"


def test_its_row_tells_what_lists_tell(ferry: Ledger) -> None:
    hearing = books.denial()
    statement = hearing.statements[5]
    row = show(ferry, statement.id).row
    assert (row.source_name, row.source_kind, row.chain, row.said_at) == (
        "Hanne Orsk",
        "person",
        statement.chain,
        statement.said_at,
    )
    assert (row.outlet, row.published, row.article_title) == (hearing.article.outlet, hearing.article.published, hearing.article.title)


def test_who_is_not_to_be_known_is_shown_by_their_words_and_has_no_page(ferry: Ledger) -> None:
    row = show(ferry, books.portal().statements[1].id).row
    assert (row.source_id, row.source_name, row.source_kind) == (None, "A government official", "unnamed")


def test_it_knows_the_statements_around_and_inside_it(ferry: Ledger) -> None:
    outer, inner = books.dispatch().statements[5:7]
    assert (show(ferry, outer.id).outer, show(ferry, outer.id).inner) == (None, (inner,))
    assert (show(ferry, inner.id).outer, show(ferry, inner.id).inner) == (outer, ())


@pytest.mark.parametrize("id", ["nope", "", "0" * 16])
def test_what_is_not_there(ferry: Ledger, id: str) -> None:
    with pytest.raises(NotInLedger, match="no statement with this id"):
        show(ferry, id)


def test_one_that_a_newer_reading_dropped_is_still_shown(filled: Filled) -> None:
    old, new = heard("⟦1:So⟧ it is."), heard("So ⟦1:it⟧ is.", made_by="by hand 2")
    ledger = filled(old, new)
    assert [show(ledger, each.statements[0].id).status for each in (old, new)] == ["superseded", "current"]


def test_the_live_link_leads_to_the_web_or_nowhere() -> None:
    for hearing, statement in [*EVERY, *((each, said) for each in map(books.hostile, books.HOSTILE) for said in each.statements)]:
        link = live_link(hearing.article, statement)
        assert link is None or (link.startswith(("http://", "https://")) and "#:~:text=" in link)
        assert (link is None) == (web_url(hearing.article.url) is None and web_url(hearing.article.canonical_url) is None)


def test_a_statement_outside_every_block_is_shown_in_the_whole_text(filled: Filled) -> None:
    hearing = books.plain()
    view = show(filled(replace(hearing, article=replace(hearing.article, blocks=()))), hearing.statements[0].id)
    assert view.paragraph == hearing.article.text
