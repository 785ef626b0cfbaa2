"""Cues and what they say of the holder: the lexicon as a table that people can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.records import STANCES
from sayso.statements.stance import Lexicon, lexicon

CUES = {
    "asserts": ["said", "according to", "told reporters", "found", ":", "has said", "wrote on Monday"],
    "confirms": ["confirmed", "has acknowledged", "admitted that", "claimed responsibility for"],
    "believes": ["believes", "thinks", "is seen as", "now believe", "in her view"],
    "suspects": ["suspects", "took it as a sign that", "expressed fears that", "is worried about"],
    "expects": ["expects", "hopes", "is planning to", "would like", "looks forward to"],
    "doubts": ["does not believe", "doubts", "cast doubt on", "didn’t think", "have reservations about"],
    "denies": ["denied", "initially denied", "rejected", "dismissed", "pushed back on"],
    "neither-confirms-nor-denies": ["has neither confirmed nor denied", "would not confirm or deny", "declined to confirm or deny"],
    "no-comment": [
        "declined to comment on",
        "did not respond to",
        "refused to say",
        "did not immediately respond to a request for comment on",
    ],
    "asks": ["asked", "urged", "called on", "demanded", "ordered"],
    "promises": ["promised", "vowed to", "has pledged", "threatened to", "agreed to"],
}


@pytest.mark.parametrize(("stance", "cue"), [(stance, cue) for stance, cues in CUES.items() for cue in cues])
def test_cue(stance: str, cue: str) -> None:
    assert lexicon().read(cue).stance == stance


@pytest.mark.parametrize(
    ("cue", "onward", "stance"),
    [
        ("declined", "to comment on the toll", "no-comment"),
        ("would not", "discuss the matter", "no-comment"),
        ("called", "for an inquiry into the fire", "asks"),
        ("agreed", "to open the gates", "promises"),
        ("said", "to ask for help was wrong", "asserts"),
        ("did not rule out", "an explosion", "suspects"),
        ("declined to", "rule out an attack", "suspects"),
    ],
)
def test_a_phrase_may_run_into_the_content(cue: str, onward: str, stance: str) -> None:
    assert lexicon().read(cue, onward).stance == stance


def test_not_ruling_out_is_no_denial() -> None:
    assert not lexicon().read("did not rule out").negated
    assert lexicon("es").read("no descartó").stance == "suspects"


def test_every_stance_has_cues() -> None:
    assert set(CUES) == set(STANCES)


def test_negation_is_kept_beside_the_stance() -> None:
    assert lexicon().read("has not said").negated
    assert not lexicon().read("said").negated
    assert not lexicon().read("does not believe").negated, "the doubt holds the negation"


def test_the_deciding_entry_is_named() -> None:
    assert lexicon().read("flatly denied").because == "{deny}"


def test_hedges() -> None:
    assert lexicon().hedges("The leader may hope, and perhaps may get it") == ["may", "perhaps"]


def test_a_language_without_a_lexicon_reads_with_the_english_one() -> None:
    assert lexicon("xx").read("denied").stance == "denies"


def test_an_unknown_stance_is_refused() -> None:
    with pytest.raises(ValueError, match="shrugs"):
        Lexicon(
            {
                "default": "asserts",
                "stances": {"shrugs": {"verbs": ["shrug"]}},
                "negation": {"words": ["not"], "suffixes": []},
                "hedges": {"words": []},
            }
        )


@pytest.mark.parametrize(
    ("quotation", "stance"),
    [
        ("These are all lies, and the harbour office knows it", "denies"),
        ("I’m confident that the dam will hold", "believes"),
        ("We hope the ferry runs again by spring", "expects"),
        ("Please stay away from the quay", "asks"),
        ("Who paid for the bridge?", "asks"),
    ],
)
def test_a_quotation_tells_by_its_first_words(quotation: str, stance: str) -> None:
    reading = lexicon().read_content(quotation)
    assert reading is not None
    assert reading.stance == stance


@pytest.mark.parametrize("quotation", ["I think the dam will hold", "The lies went on for years", "Why? Nobody knows."])
def test_a_quotation_that_does_not_tell(quotation: str) -> None:
    assert lexicon().read_content(quotation) is None


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("that it was reading the letter and would say nothing more before Monday", "no-comment"),
        ("he no longer wished to name a sum", "no-comment"),
        ("We file what we get. We do not comment on single cases", "no-comment"),
        ("that it “neither confirms nor denies” the sale", "neither-confirms-nor-denies"),
        ("the harbour master would not comment", None),
        ("he did not know what the answer was", None),
        ("the ferry will not sail", None),
    ],
)
def test_who_says_that_he_does_not_say(said: str, stance: str | None) -> None:
    reading = lexicon().read_silence(said)
    assert (reading.stance if reading else None) == stance


def test_not_to_want_is_no_doubt() -> None:
    reading = lexicon().read("did not want")
    assert (reading.stance, reading.negated) == ("expects", True)


def test_a_users_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stance.en.toml").write_text('[stances.doubts]\nverbs = ["harrumph"]\nphrases = ["{raise} an eyebrow"]\n', encoding="utf-8")
    monkeypatch.setenv("SAYSO_TABLES", str(tmp_path))
    own = lexicon.__wrapped__("en")
    assert [own.read(cue).stance for cue in ("harrumphed at", "raised an eyebrow at", "denied")] == ["doubts", "doubts", "denies"]


@pytest.mark.parametrize("table", ["stances = 1", "[stances.grumbles]\nverbs = []", "= nothing"])
def test_a_users_table_that_is_none_is_refused_in_words(table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stance.en.toml").write_text(table, encoding="utf-8")
    monkeypatch.setenv("SAYSO_TABLES", str(tmp_path))
    with pytest.raises(UsageError, match="not in the form of ours"):
        lexicon.__wrapped__("en")
