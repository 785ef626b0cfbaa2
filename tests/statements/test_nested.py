"""Statements within statements: what is read again, and what of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

from sayso.records import Article, Attribution, Block
from sayso.statements import find_attributions
from sayso.statements.model import Extractor, load_extractor
from sayso.statements.nested import cues, nested
from sayso.text import Span, cut


class Marks:
    """An extractor that marks the same words wherever they are asked for, and remembers where it was asked."""

    def __init__(self, *marked: tuple[str, str, str, float]) -> None:
        self.marked = marked
        self.asked: list[Span] = []

    def attributions(self, text: str, spans: Sequence[Span]) -> list[Attribution]:
        self.asked += spans
        return [attribution(text, *each) for each in self.marked if any(text.find(each[2], *span) >= 0 for span in spans)]


def attribution(text: str, source: str, cue: str, content: str, confidence: float = 0.9) -> Attribution:
    def place(words: str) -> tuple[Span, ...]:
        at = text.index(words)
        return ((at, at + len(words)),) if words else ()

    return Attribution(place(source), place(cue), place(content), confidence)


TEXT = "Orl officials say their agencies now believe the dam was opened by hand. Nobody else spoke of the matter at all."
OUTER = attribution(TEXT, "Orl officials", "say", "their agencies now believe the dam was opened by hand")


def inner(source: str = "their agencies", confidence: float = 0.9) -> tuple[str, str, str, float]:
    return source, "believe", "the dam was opened by hand", confidence


def test_an_inner_attribution_is_found_in_the_content_alone() -> None:
    marks = Marks(inner())
    _, found = nested(TEXT, [OUTER], cast(Any, marks))
    assert cut(TEXT, found.source) == "their agencies"
    assert marks.asked == [OUTER.content[0]]


def test_a_sentence_without_a_word_that_is_often_a_cue_is_not_read_again() -> None:
    text = "The mayor said the old bridge over the river was closed. It rained."
    marks = Marks()
    nested(text, [attribution(text, "The mayor", "said", "the old bridge over the river was closed")], cast(Any, marks))
    assert marks.asked == []


def test_an_unsure_one_is_dropped() -> None:
    assert nested(TEXT, [OUTER], cast(Any, Marks(inner(confidence=0.3)))) == [OUTER]


def test_what_the_first_reading_has_is_not_found_twice() -> None:
    known = attribution(TEXT, *inner())
    assert nested(TEXT, [OUTER, known], cast(Any, Marks(inner()))) == [OUTER, known]


def test_speaking_of_oneself_is_no_statement_within() -> None:
    text = "“I believe the dam was opened by hand,” said Ana Brel."
    outer = attribution(text, "Ana Brel", "said", "I believe the dam was opened by hand")
    assert nested(text, [outer], cast(Any, Marks(("I", "believe", "the dam was opened by hand", 0.9)))) == [outer]


def test_what_is_set_against_the_speakers_words_stands_beside_them() -> None:
    text = "The harbour office believes that the quay is safe, contrary to earlier assessments that it would sink."
    outer = attribution(text, "The harbour office", "believes", "that the quay is safe, contrary to earlier assessments that it would sink")
    own, aside = nested(text, [outer], cast(Any, Marks(("", "assessments", "that it would sink", 0.6))))
    assert cut(text, own.content) == "that the quay is safe"
    assert cut(text, aside.source) == "earlier assessments"
    assert cut(text, aside.content) == "that it would sink"


def test_the_list_of_cues() -> None:
    assert {"said", "believes", "denied"} <= cues()
    assert not {"the", "of", "bridge"} & cues()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def test_the_shipped_model_reads_both_layers(extractor: Extractor) -> None:
    text = "Lethian officials say that their intelligence agencies now believe the dam was opened by hand."
    article = Article(text=text, blocks=(Block("paragraph", (0, len(text))),), language="en")
    found = [(cut(text, each.source), cut(text, each.cue)) for each in find_attributions(article, extractor)]
    assert [source for source, _ in found] == ["Lethian officials", "their intelligence agencies"]


def test_what_the_holder_is_said_to_have_said_where_he_is_named() -> None:
    text = "Orl’s mayor, Mara Lind, who had guessed on Monday that forty boats were lost, said she would count again."
    outer = attribution(
        text, "Orl’s mayor, Mara Lind, who had guessed on Monday that forty boats were lost", "said", "she would count again"
    )
    marks = Marks(("who", "had guessed", "forty boats were lost", 0.55))
    _, inner = nested(text, [outer], cast(Extractor, marks))
    assert [cut(text, inner.source), cut(text, inner.content)] == ["who", "forty boats were lost"]
    assert marks.asked == [(text.index("who"), text.index(", said"))]


def test_what_a_verb_tells_of_is_said_by_nobody() -> None:
    text = "Most voters say that “calm in the storm” describes Ana Brel better than her rival on the coast."
    outer = attribution(text, "Most voters", "say", "that “calm in the storm” describes Ana Brel better than her rival on the coast")
    extractor = Marks(("Ana Brel", "describes", "calm in the storm", 0.9))
    assert nested(text, [outer], cast(Extractor, extractor)) == [outer]
