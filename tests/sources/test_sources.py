"""The stage's face: whatever the text and the spans, one holder and one chain each, spans that cut their words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import SOURCE_KINDS, Article, Attribution
from sayso.sources import find_chains, name_holders
from sayso.text import Span, cut
from tests.sources.articles import article_of, holders_of

PIECES = [
    *["Ana Brel", "Mr. Brel", "the minister", "its director", "one of them", "Minister of Works", "the Orl Times", "report"],
    *["said", "told", "according to", "citing", "quoted", "AFP", "Lethia’s", "(ORL)", "in Orl", "of", "47%", "she", "who", "and"],
    *["“", "”", ",", ".", "\n"],
]
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
LANGUAGES = st.sampled_from(["en", "es", "xx", None, "../en", ""])


@st.composite
def read_texts(draw: st.DrawFn) -> tuple[Article, list[Attribution]]:
    text = draw(TEXTS)
    at = st.integers(-3, len(text) + 5)
    spans: st.SearchStrategy[tuple[Span, ...]] = st.lists(st.tuples(at, at), max_size=3).map(tuple)
    attributions = draw(st.lists(st.builds(Attribution, spans, spans, spans, st.just(0.5)), max_size=5))
    return article_of(text, language=draw(LANGUAGES), outlet=draw(st.sampled_from([None, "", "AFP", "Orl Times"]))), attributions


@settings(max_examples=500, deadline=None)
@given(read_texts())
def test_any_text_and_any_spans_get_one_holder_and_one_chain_each(read: tuple[Article, list[Attribution]]) -> None:
    article, attributions = read
    holders = name_holders(article, attributions)
    chains = find_chains(article, attributions, holders)
    assert len(holders) == len(chains) == len(attributions)
    for holder, chain in zip(holders, chains, strict=True):
        assert holder.kind in SOURCE_KINDS
        assert holder.text == cut(article.text, holder.spans)
        assert holder.name is None or holder.name.strip()
        for link in chain:
            assert link.name
            assert link.text == cut(article.text, link.spans)


@settings(max_examples=100, deadline=None)
@given(read_texts())
def test_asked_twice_the_answer_is_the_same(read: tuple[Article, list[Attribution]]) -> None:
    article, attributions = read
    assert name_holders(article, attributions) == name_holders(article, attributions)


def test_a_ministry_hangs_on_its_state() -> None:
    text = (
        "Trade with Lethia went on. Lethia said it would stay. Lethia’s Defence Ministry said the bridge was safe. "
        "The ministry said more would follow."
    )
    holders = holders_of(text, ("Lethia’s Defence Ministry", "said", "the bridge was safe"), ("The ministry", "said", "more would follow"))
    assert [(holder.name, holder.part_of) for holder in holders] == [("Defence Ministry", "Lethia")] * 2
