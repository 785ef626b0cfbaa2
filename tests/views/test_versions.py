"""What was changed in an article, from a book."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.views.changes import changes
from sayso.views.settled_contract import versions_json
from sayso.views.versions import versions
from tests.ledger.heard import heard

Filled = Callable[..., Ledger]
TEXT = "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:{} boats had sunk⟧."
ONE, TWO, THREE = (
    heard(TEXT.format(count), captured_at=f"2031-04-0{day}T10:00:00+00:00", modified=modified)
    for count, day, modified in (("nine", 2, None), ("ten", 3, None), ("eight", 4, "2031-04-04T09:00:00Z"))
)


def test_a_text_is_laid_against_the_one_before_it(filled: Filled) -> None:
    view = versions(filled(THREE, ONE, TWO), TWO.article.id)
    assert (view.before.id, view.after.id, view.silent) == (ONE.article.id, TWO.article.id, True)
    assert [(piece.kind, piece.text.strip()) for piece in view.pieces if piece.kind != "equal"] == [("delete", "nine"), ("insert", "ten")]
    assert [each.after.content.text for each in view.turned] == ["ten boats had sunk"]
    assert [row.id for row in view.versions] == [ONE.article.id, TWO.article.id, THREE.article.id]
    assert not versions(filled(), THREE.article.id[:9]).silent


def test_the_first_against_the_second_and_any_against_any(filled: Filled) -> None:
    ledger = filled(ONE, TWO, THREE)
    first = versions(ledger, ONE.article.id)
    assert (first.before.id, first.after.id) == (ONE.article.id, TWO.article.id)
    for one, other in ((ONE, THREE), (THREE, ONE)):
        whole = versions(ledger, one.article.id, against=other.article.id)
        assert (whole.before.id, whole.after.id) == (ONE.article.id, THREE.article.id)


def test_as_programs_get_it(filled: Filled) -> None:
    told = versions_json(versions(filled(ONE, TWO), TWO.article.id))
    assert told["silent"] and told["came"] == told["went"] == []
    assert told["changed"][0]["after"]["content"]["text"] == "ten boats had sunk"


def test_a_text_that_says_so_itself_is_not_changed_in_silence(filled: Filled) -> None:
    noted = heard(TEXT.format("seven") + " Correction: an earlier version gave another number.", captured_at="2031-04-05T10:00:00+00:00")
    ledger = filled(ONE, noted)
    view = versions(ledger, noted.article.id)
    assert not view.silent and view.notice.startswith("Correction")
    assert [each.silent for each in changes(ledger)] == [False]


def test_the_same_words_with_another_stance_are_changed(filled: Filled) -> None:
    words = "⟦1h:The Harbour Office⟧ ⟦1c:{}⟧ ⟦1:that nine boats had sunk⟧."
    asserted = heard(words.format("said"), captured_at="2031-04-02T10:00:00+00:00")
    denied = heard(words.format("denied"), {1: {"stance": "denies"}}, captured_at="2031-04-03T10:00:00+00:00")
    view = versions(filled(asserted, denied), denied.article.id)
    assert [(each.before.stance, each.after.stance) for each in view.turned] == [("asserts", "denies")] and not view.came and not view.went


def test_nothing_to_compare(filled: Filled) -> None:
    ledger = filled(ONE)
    with pytest.raises(UsageError, match="has had one text"):
        versions(ledger, ONE.article.id)
    with pytest.raises(NotInLedger):
        versions(ledger, "ffff")
    with pytest.raises(UsageError, match="same text"):
        versions(filled(TWO), TWO.article.id, against=TWO.article.id)
    other = heard(url="https://elsewhere.example/1")
    with pytest.raises(UsageError, match="another address"):
        versions(filled(other), TWO.article.id, against=other.article.id)
