"""What changed between two versions."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.origins import Edit, Said, changes, statement_changes, word_diff
from tests.origins.invented import FERRY, FERRY_ES

PIECES = st.lists(st.sampled_from(["The dam", "31", "28", "died.", "\n\n", "  ", "It", "held.", "“No”,", "Él"]), max_size=14).map(" ".join)


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """The words taken out and put in."""
    edits = [edit for edit in word_diff(before, after) if edit.kind != "equal"]
    return [(edit.kind, (before[slice(*edit.before)] + after[slice(*edit.after)]).strip()) for edit in edits]


def test_a_number_that_was_changed_is_all_that_changed() -> None:
    after = FERRY.replace("212 people", "209 people")
    assert changed(FERRY, after) == [("delete", "212"), ("insert", "209")]
    assert changes(FERRY, after).silent


def test_a_sentence_put_in_and_white_space() -> None:
    assert changed("It fell. It rose.", "It fell.\nNobody saw it. It rose.") == [("insert", "Nobody saw it.")]
    assert changed("It fell. It rose.", "It  fell.\n\nIt rose.") == []


def test_a_page_that_says_that_it_was_corrected_is_not_silent() -> None:
    after = FERRY.replace("212", "209") + "\n\nCorrection: an earlier version gave another number of people."
    found = changes(FERRY, after)
    assert found.notice == "Correction: an earlier version gave another number of people."
    assert not found.silent
    assert changes(after, after.replace("209", "208")).silent  # that notice is an old one
    assert not changes(FERRY_ES, FERRY_ES + "\n\nFe de errores y fe de errata: eran 209.").silent


def test_no_change_is_not_silent() -> None:
    found = changes(FERRY, FERRY)
    assert not found.silent
    assert [edit.kind for edit in found.edits] == ["equal"]


@given(PIECES, PIECES)
def test_edits_tile_both_texts(before: str, after: str) -> None:
    edits = word_diff(before, after)
    for side, text in (("before", before), ("after", after)):
        spans = [getattr(edit, side) for edit in edits]
        assert "".join(text[start:end] for start, end in spans) == text
        assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(before[slice(*each.before)].split() == after[slice(*each.after)].split() for each in edits if each.kind == "equal")


def test_a_stretch_rewritten_from_end_to_end_does_not_take_for_ever() -> None:
    one, other = (" ".join(f"{letter}{number}" for number in range(4000)) for letter in "ab")
    assert word_diff(one, other) == (Edit("delete", (0, len(one)), (0, 0)), Edit("insert", (len(one), len(one)), (0, len(other))))


BEFORE = (
    Said("b1", "Emergency Service", "31 people were killed and 19 are missing in the valley"),
    Said("b2", "Brenna Sulvane", "around 40 were killed in Ilvesta alone"),
    Said("b3", "Vorn Hydro", "we were not warned by anybody"),
)


def test_statements_kept_changed_gone_and_come() -> None:
    after = (
        Said("a1", "Emergency Service", "28 people were killed and 19 are missing in the valley"),
        Said("a2", "Relief Compass", "at least 44 bodies were counted by its helpers"),
        Said("a3", "Vorn Hydro", "We were not warned by anybody"),
    )
    found = statement_changes(BEFORE, after)
    assert [(each.fate, each.before, each.after) for each in found] == [
        ("changed", "b1", "a1"),
        ("came", "", "a2"),
        ("kept", "b3", "a3"),
        ("went", "b2", ""),
    ]
    assert found[0].score > 0.8


def test_the_same_words_under_another_name_are_a_changed_holder() -> None:
    (found, *_) = statement_changes(BEFORE, (Said("a1", "Works Ministry", BEFORE[2].text),))
    assert (found.fate, found.before, found.after, found.reason) == ("changed", "b3", "a1", "the same words under another name")


def test_what_another_says_in_other_words_is_another_statement() -> None:
    found = statement_changes(
        BEFORE[:1], (Said("a1", "Relief Compass", "more than 45 people were killed and 19 are missing in the valley"),)
    )
    assert [each.fate for each in found] == ["came", "went"]


def test_words_said_twice_are_paired_in_order() -> None:
    twice = (Said("1", "X", "no comment now"), Said("2", "X", "no comment now"))
    again = (Said("3", "X", "no comment now"), Said("4", "X", "no comment now"))
    assert [(each.before, each.after) for each in statement_changes(twice, again)] == [("1", "3"), ("2", "4")]
