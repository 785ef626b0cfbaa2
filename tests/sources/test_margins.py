"""What stands beside the report: captions, datelines, the names of photographers."""

from __future__ import annotations

import pytest

from sayso.records import Article, Attribution, Block, BlockKind
from sayso.sources import name_holders
from sayso.sources.lexicon import lexicon_of
from sayso.sources.margins import beside, signatures
from sayso.sources.names import find_names
from tests.sources.articles import attribution_of


def article_of(*blocks: tuple[BlockKind, str]) -> Article:
    """An article of these blocks, one a line."""
    text, placed = "", []
    for kind, words in blocks:
        placed.append(Block(kind, (len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Article(text=text.rstrip(), blocks=tuple(placed), outlet="The Orl Record", language="en")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("ILVESTA, Tarvenia (AXN) — The dam burst.", "ILVESTA, Tarvenia"),
        ("LITTLE HARROW — The dam burst.", "LITTLE HARROW"),
        ("Ilvesta (AFP) - “The dam burst,” she said.", "Ilvesta"),
        ("Mira Tolan (Lethia First) – The mayor backed it.", None),
        ("Mira Tolan, who leads the Orl Port Authority (OPA) — Lethia’s oldest — said no.", None),
        ("NATO allies met on Monday — and again on Friday.", None),
        ("UNHR — the relief body — has left.", None),
        ("The dam (built in 1970) — has burst.", None),
    ],
)
def test_where_a_dateline_names_a_town(line: str, place: str | None) -> None:
    article = article_of(("title", "A dam bursts"), ("paragraph", line))
    assert [article.text[slice(*span)] for span in signatures(article)] == ([place] if place else [])


@pytest.mark.parametrize(
    ("caption", "signed"),
    [
        ("Rescuers at the dam. (Orla Pennick/AXN)", "(Orla Pennick/AXN)"),
        ("Rescuers at the dam. Photo by Orla Pennick for AXN", "Photo by Orla Pennick for AXN"),
        ("Rescuers at the dam Orla Pennick/via AXN", "Orla Pennick/via AXN"),
        ("Rescuers at the dam on Monday.", None),
    ],
)
def test_who_took_the_picture(caption: str, signed: str | None) -> None:
    article = article_of(("caption", caption), ("paragraph", caption))
    assert [article.text[slice(*span)] for span in signatures(article)] == ([signed] if signed else [])


def test_a_hostile_caption_is_no_trap() -> None:
    article = article_of(("caption", "A" * 200_000), ("caption", "Ab-" * 100_000), ("paragraph", "A" * 200_000))
    assert signatures(article) == []


def test_neither_is_anybody_the_report_tells_of() -> None:
    article = article_of(
        ("paragraph", "ILVESTA, Tarvenia (AXN) — Matis Kerrold has resigned."), ("caption", "Matis Kerrold. (Orla Pennick/AXN)")
    )
    assert {entity.name for entity in find_names(article, lexicon_of("en")).entities} == {"Matis Kerrold"}


def test_he_after_a_caption_is_whom_the_paragraph_before_told_of() -> None:
    article = article_of(
        ("paragraph", "Jomel Umbrecht told the Record that nobody slept."),
        ("caption", "Governor Teodar Hask at the lake on Monday. Teodar Hask has spoken of floods. (Orla Pennick/AXN)"),
        ("paragraph", "He feared the night."),
    )
    assert [article.text[slice(*span)][:8] for span in beside(article)] == ["Governor"]
    said = [("Jomel Umbrecht", "told", "nobody slept"), ("He", "feared", "the night")]
    found: list[Attribution] = [attribution_of(article.text, one) for one in said]
    assert [holder.name for holder in name_holders(article, found)] == ["Jomel Umbrecht", "Jomel Umbrecht"]
