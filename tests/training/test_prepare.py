"""Annotated text becomes tagged, linked words."""

from __future__ import annotations

from sayso.statements.spans import LABELS, spans_of
from training.prepare import paragraphs

TEXT = "Bridge safe, says ministry\n\nOrlo said “it is safe” but Brel, a unionist, denied that anyone looked."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def document() -> dict[str, object]:
    return {
        "text": TEXT,
        "attributions": [
            {"source": [span("ministry")], "cue": [span("says")], "content": [span("Bridge safe")]},
            {"source": [span("Orlo")], "cue": [span("said")], "content": [span("“it is safe”")]},
            {"source": [span("Brel, a unionist")], "cue": [span("denied")], "content": [span("that anyone looked")]},
        ],
    }


def test_tags_and_links() -> None:
    title, body = paragraphs(document())
    assert [LABELS[label] for label in title.labels] == ["B-content", "I-content", "O", "B-cue", "B-source"]
    words = [" ".join(body.tokens[s.first : s.last + 1]) for s in body.spans]
    assert words == ["Orlo", "said", "“ it is safe ”", "Brel , a unionist", "denied", "that anyone looked"]
    assert body.cue_of == {2: 1, 5: 4}
    assert body.source_of == {1: 0, 4: 3}


def test_the_tags_give_the_spans_back() -> None:
    for paragraph in paragraphs(document()):
        assert spans_of(paragraph.labels) == paragraph.spans


def test_a_cue_without_a_source_has_none() -> None:
    text = "It was said that the bridge was safe."
    [only] = paragraphs({"text": text, "attributions": [{"source": [], "cue": [[3, 11]], "content": [[12, 36]]}]})
    assert only.source_of == {0: None}


def test_what_a_shorter_span_interrupts_begins_anew() -> None:
    text = "It is, Orlo said, safe."
    [only] = paragraphs({"text": text, "attributions": [{"source": [], "cue": [[7, 16]], "content": [[0, 22]]}]})
    assert [LABELS[label] for label in only.labels[-3:]] == ["B-content", "I-content", "O"]
