"""The shipped weights read a paragraph; the text under test is in the docstring."""

from __future__ import annotations

import inspect
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.statements.model import FAST, MAX_PIECES, WEIGHTS, Extractor, _cuts, load_extractor
from sayso.text import cut


def heard(test: Callable[[], None]) -> list[tuple[str, str, str]]:
    text = inspect.getdoc(test) or ""
    found = load_extractor().attributions(text, [(0, len(text))])
    return [(cut(text, a.source), cut(text, a.cue), cut(text, a.content)) for a in found]


def test_direct_speech() -> None:
    """“The bridge was checked in May,” Transport Minister Ilva Orlo said on Tuesday."""
    [(source, cue, content)] = heard(test_direct_speech)
    assert source == "Transport Minister Ilva Orlo"
    assert cue.startswith("said")
    assert "The bridge was checked in May" in content


def test_two_speakers_in_one_paragraph() -> None:
    """The ministry said the bridge was safe, but the union denied that anyone had checked it."""
    found = heard(test_two_speakers_in_one_paragraph)
    assert [source for source, _, _ in found] == ["The ministry", "the union"]
    assert "the bridge was safe" in found[0][2]
    assert "anyone had checked it" in found[1][2]


def test_the_outlets_own_voice_is_nobodys() -> None:
    """The bridge crosses the river near the old market and was built in the spring."""
    assert heard(test_the_outlets_own_voice_is_nobodys) == []


def test_a_very_long_paragraph_is_read_in_parts() -> None:
    text = "The ministry said the bridge was safe. " * 120
    found = load_extractor().attributions(text, [(0, len(text))])
    assert sum(cut(text, a.content).strip(" .") == "the bridge was safe" for a in found) >= 100
    assert found[-1].content[0][0] > len(text) - 100, "the last part is read too"


def test_a_word_without_end_is_read_by_its_beginning() -> None:
    text = f"{'水' * 4000} said the bridge was safe. {'a' * 4000} denied it."
    for attribution in load_extractor().attributions(text, [(0, len(text))]):
        assert attribution.content


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_that_cut_words(text: str) -> None:
    for attribution in load_extractor().attributions(text, [(0, len(text))]):
        assert attribution.content
        assert 0.0 <= attribution.confidence <= 1.0
        for start, end in attribution.source + attribution.cue + attribution.content:
            assert 0 <= start < end <= len(text)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60), st.integers(6, 30))
def test_cuts_cover_every_word_once(sizes: list[int], limit: int) -> None:
    heads = [sum(sizes[:i]) for i in range(len(sizes))]
    runs = list(_cuts(heads, ["."] * len(heads), sum(sizes), limit))
    assert [low for low, _ in runs] == [0] + [high for _, high in runs[:-1]]
    assert runs[-1][1] == len(sizes)
    assert all(sum(sizes[low:high]) <= limit for low, high in runs)


def test_the_limit_is_the_encoders() -> None:
    assert MAX_PIECES <= 512


def test_the_fast_model_comes_through_the_same_door() -> None:
    """“The bridge was checked in May,” Transport Minister Ilva Orlo said on Tuesday."""
    text = inspect.getdoc(test_the_fast_model_comes_through_the_same_door) or ""
    fast = load_extractor(fast=True)
    [one] = fast.attributions(text, [(0, len(text))])
    assert cut(text, one.source) == "Transport Minister Ilva Orlo" and "checked in May" in cut(text, one.content)
    assert fast.made_by != load_extractor().made_by
    assert fast.card["made_for"] == load_extractor().card["made_for"]


def test_all_weights_together_are_small() -> None:
    assert sum(file.stat().st_size for folder in (WEIGHTS, FAST) for file in folder.iterdir() if file.is_file()) < 60e6


def test_weights_for_another_code_are_refused(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "model")
    card = tmp_path / "model" / "card.json"
    written = json.loads(card.read_text())
    written["made_for"]["tokens"] = "words-0"
    card.write_text(json.dumps(written))
    with pytest.raises(ModelError, match="tokens"):
        Extractor(tmp_path / "model")


def test_missing_and_broken_weights_say_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="card"):
        Extractor(tmp_path)
    shutil.copy(WEIGHTS / "card.json", tmp_path)
    with pytest.raises(ModelError, match="cannot be loaded"):
        Extractor(tmp_path)


@pytest.mark.parametrize("fast", [False, True])
def test_confidence_rises_with_the_evidence(fast: bool) -> None:
    extractor = load_extractor(fast=fast)
    weights = extractor.card["confidence"]["weights"]
    best = weights.index(max(weights))
    told = [extractor._confidence([0.0] * best + [step / 4] + [0.0] * (len(weights) - best - 1)) for step in range(-12, 13)]
    assert told == sorted(told) and 0 < told[0] < told[-1] < 1
