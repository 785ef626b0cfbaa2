"""The page that Sayso started from: two parties' figures on one question, which differ and do not contradict."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.board import told_of
from sayso.pipeline import hear
from sayso.questions import settle
from sayso.records import Page


@pytest.mark.shared
def test_two_open_bounds_far_apart_differ(shared: Path) -> None:
    """More than 1,000 and more than 3,000, the second told by “the number” alone."""
    path = shared / "pages" / "pyongyang-offer.html"
    heard = hear(Page(address=str(path), content=path.read_bytes()))
    settled = settle("story", told_of({"source": "portal"}, 0, heard, ()))
    (question,) = [question for question in settled.questions if question.kind == "figure"]
    assert question.label == "How many soldiers were killed or injured?"
    answers = {
        answer.party_name: (answer.low, answer.high, answer.low_open) for answer in settled.answers if answer.question == question.id
    }
    assert answers == {"South Korea": (1000, None, True), "Ukraine": (3000, None, True)}
    ids = {answer.id for answer in settled.answers if answer.question == question.id}
    (relation,) = [relation for relation in settled.relations if {relation.a, relation.b} == ids]
    assert relation.kind == "differs"
