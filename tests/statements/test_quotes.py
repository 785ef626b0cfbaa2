"""Quoted regions in the marks that news prints; each test's docstring is the paragraph."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from sayso.statements.quotes import quoted, speech_of


def regions_of(test: Callable[[], None]) -> list[str]:
    text = inspect.getdoc(test) or ""
    return [text[start:end] for start, end in quoted(text, (0, len(text)))]


def test_curly() -> None:
    """“We will rebuild,” said Orlo. “All of it.”"""
    assert regions_of(test_curly) == ["We will rebuild,", "All of it."]


def test_straight() -> None:
    """ "We will rebuild," said Orlo. "All of it." """
    assert [region.strip() for region in regions_of(test_straight)] == ["We will rebuild,", "All of it."]


def test_guillemets() -> None:
    """«No comment», dijo Orlo."""
    assert regions_of(test_guillemets) == ["No comment"]


def test_german() -> None:
    """„Wir bauen neu“, sagte Orlo."""
    assert regions_of(test_german) == ["Wir bauen neu"]


def test_runs_on_to_the_next_paragraph() -> None:
    """Orlo said: “We will rebuild, and then"""
    assert regions_of(test_runs_on_to_the_next_paragraph) == ["We will rebuild, and then"]


def test_goes_on_from_the_paragraph_before() -> None:
    """and all of it,” he said."""
    assert regions_of(test_goes_on_from_the_paragraph_before) == ["and all of it,"]


def test_single_marks_are_not_apostrophes() -> None:
    """The workers’ union calls the plan ‘a bad joke’, and Orlo’s party agrees."""
    assert regions_of(test_single_marks_are_not_apostrophes) == ["a bad joke"]


def test_apostrophes_alone_quote_nothing() -> None:
    """The workers’ union doesn’t like Orlo’s plan."""
    assert regions_of(test_apostrophes_alone_quote_nothing) == []


def test_speech() -> None:
    text = "Orlo said “it is late” today"
    regions = quoted(text, (0, len(text)))
    assert speech_of(text, ((11, 21),), regions) == "direct"
    assert speech_of(text, ((11, 28),), regions) == "mixed"
    assert speech_of(text, ((23, 28),), regions) == "indirect"


@given(st.text(alphabet="ab “”\"‘’'«»„.", max_size=60))
def test_regions_stay_inside_and_in_order(text: str) -> None:
    regions = quoted(text, (0, len(text)))
    assert all(0 <= start <= end <= len(text) for start, end in regions)
    assert regions == sorted(regions)
