"""An article laid out: every block once, every statement beside the block where it begins."""

from __future__ import annotations

from sayso.views.statements import live_link
from sayso.web.reader import reading
from tests.web import books


def test_blocks_keep_their_order_and_their_words() -> None:
    for hearing in books.ferry():
        laid = reading(hearing.article, hearing.statements, {})
        shown = [(row.kind, "".join(each.text for each in row.segments)) for row in laid.rows]
        assert shown == [(block.kind, hearing.article.text[slice(*block.span)]) for block in hearing.article.blocks]


def test_every_statement_has_one_card_numbered_in_reading_order() -> None:
    for hearing in books.ferry():
        laid = reading(hearing.article, hearing.statements, {})
        cards = [card for row in laid.rows for card in row.cards]
        assert [card.number for card in cards] == list(range(1, len(hearing.statements) + 1))
        assert {card.statement.id for card in cards} == {each.id for each in hearing.statements}
        assert not laid.stray


def test_cards_run_down_beside_blocks_that_have_none() -> None:
    rows = reading(books.dispatch().article, books.dispatch().statements, {}).rows
    assert [(row.kind, row.reach) for row in rows if row.cards] == [
        ("title", 1),
        ("lead", 2),
        ("paragraph", 1),
        ("paragraph", 2),
        ("paragraph", 1),
        ("paragraph", 2),
        ("paragraph", 1),
    ]


def test_a_nested_statement_names_the_one_it_is_inside() -> None:
    cards = [card for row in reading(books.dispatch().article, books.dispatch().statements, {}).rows for card in row.cards]
    assert {card.number: card.within for card in cards if card.within} == {7: 6}


def test_a_statement_outside_every_block_is_not_lost() -> None:
    hearing = books.dispatch()
    from dataclasses import replace

    article = replace(hearing.article, blocks=hearing.article.blocks[:1])
    laid = reading(article, hearing.statements, {})
    assert [card.number for card in laid.stray] == list(range(2, 13))


def test_the_live_page_is_opened_at_the_words() -> None:
    hearing = books.dispatch()
    third = next(each for each in hearing.statements if each.speech == "direct")
    assert live_link(hearing.article, third) == (
        "https://anv.example/2031/03/11/lindmoor-fire#:~:text=%E2%80%9CWe%20have%20recovered%2040,we%20are%20still%20searching%2C%E2%80%9D"
    )


def test_a_page_without_a_web_address_has_no_live_page() -> None:
    for hearing in (books.plain(), books.hostile("javascript:alert(1)")):
        assert live_link(hearing.article, hearing.statements[0]) is None
