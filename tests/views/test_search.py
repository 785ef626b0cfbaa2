"""Every word must be found, no word is ever an operator, and the total is the number of rows."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Ledger
from sayso.views import search as module
from sayso.views.search import Facets, facets, search
from tests.ledger.heard import heard
from tests.views.conftest import Filled


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("", 29),
        ("  ", 29),
        ("sprinklers", 3),
        ("SPRINKLERS failed", 1),
        ("failed sprinklers", 1),
        ('"sprinklers had failed"', 1),
        ('"failed sprinklers"', 0),
        ("inquiry", 1),
        ("Orsk", 4),  # three times the speaker's name, once in what another said
        ("orsk ferry", 4),  # a speaker's name and an article's title
        ("captain", 1),  # the words that name the speaker
        ("UBERLADEN", 1),  # accents and case aside
        ("sprinkler", 0),  # words, not beginnings of words
        ("engine-room", 2),
        ("أربعين", 1),
        ("volcano", 0),
        ("-", 0),
        ("...", 0),
        ('"', 0),
        ("\x00", 0),
    ],
)
def test_words(ferry: Ledger, words: str, total: int) -> None:
    found = search(ferry, words)
    assert (found.total, len(found.rows)) == (total, total)


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"stance": "denies"}, 4),
        ({"stance": "denies", "outlet": "ANV"}, 1),
        ({"outlet": "radio halvar"}, 3),
        ({"since": "2031-03-15", "until": "2031-03-15"}, 2),
        ({"until": "2031-03-11"}, 16),
        ({"source": "Norvik Lines"}, 5),
        ({"source": "norvik lines", "stance": "denies"}, 2),
        ({"source": "norvik lines", "since": "2031-03-12"}, 3),
        ({"source": "nobody"}, 0),
        ({"source": " "}, 29),
        ({"words": "ferry", "stance": "denies", "outlet": "The Osk Courier"}, 1),
        ({"words": "overladen", "outlet": "ANV"}, 0),
        ({"outlet": "ANV", "stance": "loves"}, 0),
    ],
)
def test_filters(ferry: Ledger, asked: dict[str, str], total: int) -> None:
    found = search(ferry, **asked)  # type: ignore[arg-type]  # each is an option of the view
    assert (found.total, len(found.rows)) == (total, total)


@pytest.mark.parametrize("asked", [{}, {"words": "the"}, {"stance": "asserts"}, {"outlet": "ANV"}, {"words": "the", "outlet": "ANV"}])
def test_pages_of_what_is_found_add_up(ferry: Ledger, asked: dict[str, str]) -> None:
    whole = search(ferry, **asked)  # type: ignore[arg-type]  # each is an option of the view
    parts = [search(ferry, **asked, limit=3, offset=start) for start in range(0, 33, 3)]  # type: ignore[arg-type]  # as above
    assert sum((part.rows for part in parts), ()) == whole.rows
    assert {part.total for part in parts} == {whole.total}


def test_newest_first_and_in_reading_order(ferry: Ledger) -> None:
    days = [(row.published or "")[:10] for row in search(ferry).rows]
    assert days == sorted(days, reverse=True)


def test_a_source_s_id_is_as_good_as_its_name(ferry: Ledger) -> None:
    id_ = search(ferry, source="Norvik Lines").rows[0].source_id
    assert id_ is not None
    assert search(ferry, source=id_) == search(ferry, source=id_[:9]) == search(ferry, source="Norvik Lines")


def test_a_name_that_several_bear_finds_what_all_of_them_said(filled: Filled) -> None:
    ledger = filled(*(heard("⟦1h:officials⟧ ⟦1c:said⟧ ⟦1:so⟧.", url=f"https://a.example/{number}") for number in range(3)))
    assert search(ledger, source="Officials").total == 3


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), max_size=30) | st.text("\"*()^:-+ ANDORNEAR{}'\\", max_size=20))
def test_no_words_break_it(ferry: Ledger, words: str) -> None:
    found = search(ferry, words, source=None)
    assert found.total == len(found.rows)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("渡轮在海峡沉没，至少四十人死亡", "沉没"),
        ("渡轮在海峡沉没，至少四十人死亡", "渡轮 死亡"),
        ("フェリーが海峡で沈没した", "沈没"),
        ("เรือข้ามฟากจมในช่องแคบ", "จม"),
        ("여객선이 침몰했다", "여객선이"),
        ("قال إن العبّارة غرقت", "العبّارة"),
        ("паром затонул в проливе", "ПАРОМ"),
        ("chiếc phà đã chìm", "pha chim"),
    ],
)
def test_other_scripts(filled: Filled, content: str, words: str) -> None:
    ledger = filled(heard(f"⟦1:{content}⟧"), heard("⟦1:another thing⟧", url="https://other.example/"))
    assert [row.content for row in search(ledger, words).rows] == [content]


def test_what_was_superseded_or_is_of_an_earlier_version_is_not_found(filled: Filled) -> None:
    ledger = filled(
        heard("the quay is ⟦1:wholly open⟧", captured_at="2031-04-02T08:00:00+00:00"),
        heard("the quay is ⟦1:wholly closed⟧", captured_at="2031-04-02T09:00:00+00:00"),
        heard("the quay is wholly ⟦1:closed⟧", captured_at="2031-04-02T09:00:00+00:00", made_by="by hand 2"),
    )
    assert [search(ledger, words).total for words in ("wholly", "closed", "open", "")] == [0, 1, 0, 1]


def test_facets_are_the_outlets_with_their_statements(ferry: Ledger) -> None:
    assert facets(ferry).outlets == (
        ("ANV", 12),
        ("The Osk Courier", 8),
        ("Radio Halvar", 3),
        ("Halvar Today", 2),
        ("صوت المضيق", 2),
        ("Nordblatt", 1),
    )


def test_an_outlet_is_called_what_it_is_mostly_called(filled: Filled) -> None:
    names = ("Quay Courier", "QUAY COURIER", "Quay Courier")
    ledger = filled(*(heard(outlet=name, url=f"https://a.example/{number}") for number, name in enumerate(names)))
    assert facets(ledger) == Facets((("Quay Courier", 3),))
    assert search(ledger, outlet="quay courier").total == 3


def test_the_examples() -> None:
    assert doctest.testmod(module).failed == 0
