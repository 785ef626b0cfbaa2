"""What a few words mean: near for near, empty for what is not known, the same on every run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.questions.meaning import Table, card, closeness, closenesses, rarity, vector, vector_of


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("opened the sluice gate", "the sluice gates were opened", "raised the price of bread"),
        ("three soldiers were killed", "the death of troops", "a new school for the village"),
        ("to stop smuggling", "because of smugglers", "to win the election"),
        ("the minister resigned", "the resignation of the minister", "heavy rain in the valley"),
    ],
)
def test_the_same_thing_in_other_words_is_nearer_than_another_thing(text: str, near: str, far: str) -> None:
    assert closeness(vector(text), vector(near)) > closeness(vector(text), vector(far)) + 0.2


def test_telling_words_outweigh_common_ones() -> None:
    assert closeness(vector("the bridge"), vector("of a bridge")) > 0.85
    assert closeness(vector("the bridge"), vector("the harvest")) < 0.5
    assert rarity("the") < rarity("said") < rarity("bridge") <= 1.0
    assert rarity("xqzvw") > 0.5


def test_case_and_accents_change_nothing() -> None:
    assert vector("CAFÉ in Osk") == vector("cafe in osk")


def test_a_language_without_vectors_gives_none() -> None:
    assert vector("abriu a comporta", "pt") == b""
    assert vector("", "en") == vector("…!", "en") == vector("дамба", "en") == b""
    assert closeness(b"", vector("dam")) == 0.0


def test_glossed_words_stand_where_english_ones_do() -> None:
    """What another part has put into English word by word is compared with English text."""
    assert closeness(vector_of(["gate", "open"]), vector("opened the gate")) > 0.7


def test_a_word_that_is_not_listed_is_read_in_pieces() -> None:
    assert closeness(vector("gatekeepers"), vector("gatekeeper")) > 0.5
    assert vector("a" * 5000)


def test_many_at_once_are_as_one_by_one() -> None:
    ones = [vector("the dam held"), b"", vector("rain")]
    table = closenesses(ones, ones)
    assert table.shape == (3, 3)
    assert float(table[0, 2]) == pytest.approx(closeness(ones[0], ones[2]), abs=1e-6)
    assert not table[1].any()


@given(st.text(max_size=80))
def test_any_text_has_a_vector_of_one_size_or_none(text: str) -> None:
    made = vector(text)
    assert len(made) in {0, 128}
    assert not made or np.abs(np.frombuffer(made, dtype=np.int8)).max() == 127


@given(st.lists(st.sampled_from(["dam", "gate", "minister", "rain", "osk", "killed"]), min_size=1, max_size=6), st.randoms())
def test_the_order_of_words_does_not_matter(words: list[str], chance: object) -> None:
    assert vector_of(words) == vector_of(sorted(words))


def test_the_vector_is_the_same_in_another_process() -> None:
    """What is kept of one page is compared with what another run keeps of another."""
    code = "from sayso.questions.meaning import vector; print(vector('the dam held in Osk').hex())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == vector("the dam held in Osk").hex()


def test_the_card_names_where_it_comes_from() -> None:
    assert card()["distilled_from"]["licence"] == "Apache-2.0"
    assert json.dumps(card())


def test_a_broken_table_is_said_to_be_broken(tmp_path: Path) -> None:
    (tmp_path / "meaning.npz").write_bytes(b"no zip")
    with pytest.raises(ModelError, match="reinstall"):
        Table(tmp_path / "meaning.npz")


def test_the_table_stays_small() -> None:
    """It is shipped with every copy of Sayso."""
    from sayso.questions.meaning import TABLE

    assert TABLE.stat().st_size < 4_200_000
