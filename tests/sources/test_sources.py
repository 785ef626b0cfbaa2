"""The stage's face: whatever the text and the spans, one holder and one chain each, spans that cut their words."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import SOURCE_KINDS, Article, Attribution, Block
from sayso.sources import find_chains, name_holders
from sayso.text import Span, cut

WORDS = st.sampled_from(
    [
        "Ana Brel",
        "the minister",
        "said",
        "she",
        "“",
        "”",
        ",",
        ".",
        "according to",
        "AFP",
        "citing",
        "told",
        "who",
        "and",
        "\n",
        "Lethia’s",
        "(ORL)",
        "of",
        "47%",
        "its",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


def article_of(text: str, *, outlet: str | None = None, language: str | None = "en") -> Article:
    blocks = tuple(Block("paragraph", match.span()) for match in re.finditer(r"[^\n]+", text))
    return Article(text=text, blocks=blocks, outlet=outlet, language=language)


@st.composite
def read_texts(draw: st.DrawFn) -> tuple[Article, list[Attribution]]:
    text = draw(TEXTS)
    spans: st.SearchStrategy[tuple[Span, ...]] = st.lists(
        st.tuples(st.integers(-3, len(text) + 5), st.integers(-3, len(text) + 5)), max_size=3
    ).map(tuple)
    attributions = draw(st.lists(st.builds(Attribution, spans, spans, spans, st.just(0.5)), max_size=5))
    return article_of(text, language=draw(st.sampled_from(["en", "es", "xx", None, "../en"]))), attributions


@settings(max_examples=400, deadline=None)
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
            assert link.name and link.text == cut(article.text, link.spans)
