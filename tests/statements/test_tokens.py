"""Words are spans that cut themselves out, and shapes know casing and quotation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.statements.tokens import CASINGS, SHAPES, shapes, words


@given(st.text(max_size=80))
def test_words_cover_every_visible_mark(text: str) -> None:
    covered = "".join(text[start:end] for start, end in words(text, (0, len(text))))
    assert covered == "".join(text.split()) or set("".join(text.split())) - set(covered) <= set(
        "".join(c for c in text if not c.isprintable())
    )


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_words_stay_inside_their_span(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert all(start <= low < high <= end for low, high in words(text, (start, end)))


@given(st.lists(st.text(min_size=1, max_size=5).filter(lambda word: not word.isspace()), max_size=20))
def test_every_word_has_a_shape(tokens: list[str]) -> None:
    found = shapes(tokens)
    assert len(found) == len(tokens)
    assert all(0 < shape < SHAPES for shape in found)


def test_inside_and_outside_a_quotation() -> None:
    tokens = ["He", "said", "“", "No", "”", "twice"]
    assert [shape >= CASINGS for shape in shapes(tokens)] == [False, False, True, True, True, False]


def test_casings() -> None:
    assert [shape % CASINGS for shape in shapes(["lower", "Upper", "UPPER", "McLane", "12", ",", "I"])] == [1, 2, 3, 4, 5, 7, 2]
