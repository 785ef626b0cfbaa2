"""Spans survive what is done to them."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from sayso.text import cut, fold, hull, overlaps, sentence_starts, text_fragment, to_utf16, trim, within

texts = st.text(max_size=60)


@st.composite
def text_and_span(draw: st.DrawFn) -> tuple[str, tuple[int, int]]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, (start, draw(st.integers(start, len(text))))


@given(text_and_span())
def test_utf16_spans_cut_the_same_words(given_: tuple[str, tuple[int, int]]) -> None:
    text, span = given_
    start, end = to_utf16(text, span)
    encoded = text.encode("utf-16-le", "surrogatepass")
    assert encoded[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == cut(text, [span])


@given(text_and_span())
def test_trimmed_spans_lose_only_white_space(given_: tuple[str, tuple[int, int]]) -> None:
    text, span = given_
    assert cut(text, [trim(text, span)]) == cut(text, [span]).strip()


@given(st.text(max_size=40))
def test_folding_is_idempotent(name: str) -> None:
    assert fold(fold(name)) == fold(name) or len(fold(name).split()) > 1, "only a leading article may go twice"


def test_fold_matches_what_people_take_for_one_name() -> None:
    assert fold("The Ministry of Défense") == fold("ministry of defense,")
    assert fold("A") == "a", "an article alone is all there is"


def test_relations_of_spans() -> None:
    assert overlaps((0, 3), (2, 5))
    assert not overlaps((0, 3), (3, 5))
    assert within((2, 3), (2, 5))
    assert hull([(4, 6), (1, 2)]) == (1, 6)


def test_abbreviations_end_no_sentence() -> None:
    text = "Gov. Orl met Dr. Marr at 5 p.m. on Monday. He said no.\nNext line"
    assert [text[start : start + 4] for start in sentence_starts(text)] == ["Gov.", "He s", "Next"]


def test_long_quotations_are_linked_by_their_ends() -> None:
    """The bridge was checked in May and, so-called experts say, found safe."""
    link = text_fragment(test_long_quotations_are_linked_by_their_ends.__doc__ or "")
    start, end = link.removeprefix("#:~:text=").split(",")
    assert unquote(start) == "The bridge was checked"
    assert unquote(end) == "experts say, found safe."


def test_dashes_and_commas_in_a_fragment_are_escaped() -> None:
    assert text_fragment("so-called, safe") == "#:~:text=so%2Dcalled%2C%20safe"
