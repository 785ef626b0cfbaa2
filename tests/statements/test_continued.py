"""Quotations that run on over paragraphs. Each text is invented."""

from __future__ import annotations

import re

from sayso.records import Attribution
from sayso.statements.continued import announced, with_continued
from sayso.text import cut


def heard(text: str, *found: Attribution) -> list[str]:
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return [cut(text, each.content) for each in with_continued(text, found, spans) if each not in found]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“The quay broke,” said Mara Lind. “We ran.\n\n“Nobody came.”\n\nThe port is shut."
    assert heard(text) == ["Nobody came."]


def test_a_paragraph_quoted_whole_is_somebody_s() -> None:
    text = "Mara Lind told what she saw.\n\n“The quay broke and all of us ran for the hill.”"
    assert heard(text) == ["The quay broke and all of us ran for the hill."]


def test_a_title_in_marks_and_what_is_heard_already_are_left() -> None:
    assert heard("A song was played.\n\n“The Quay at Night”") == []
    text = "“We ran.\n\n“Nobody came,” said Mara Lind."
    at = text.index("Nobody")
    assert heard(text, Attribution((), (), ((at, at + 11),), 0.9)) == []


def test_a_quotation_that_goes_on_is_one_with_what_opened_it() -> None:
    text = "“The quay broke,” said Mara Lind. “We ran.\n\n“Nobody came.\n\n“Nobody.”\n\nThe port is shut."
    at = text.index("We ran")
    opened = Attribution((), (), ((1, 15), (at, at + 7)), 0.9)
    assert heard(text, opened) == ["The quay broke … We ran. … Nobody came. … Nobody."]


def test_a_short_paragraph_in_marks_is_somebody_s_where_it_ends_as_a_sentence_does() -> None:
    assert heard("Mara Lind braked.\n\n“Nothing happened.”") == ["Nothing happened."]


def test_straight_marks_go_on_where_one_is_left_open() -> None:
    assert heard('"The quay broke," said Mara Lind. "We ran.\n\n"Nobody came.\n\n"Nobody."\n\nThe port is shut.') == [
        "Nobody came. … Nobody."
    ]
    assert heard('The quay broke.\n\n"The port is shut, and all of us ran for the hill."') == [
        "The port is shut, and all of us ran for the hill."
    ]
    assert heard('The quay broke.\n\n"The port is shut, and all of us ran for the hill.\n\nNobody came.') == []
    assert heard('"We ran.\n\n"(Applause.)"') == []


def test_what_a_colon_announces_is_read_with_it() -> None:
    text = "Mara Lind said:\n\n“We ran.”\n\nThe port is shut."
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    assert [text[slice(*span)] for span in announced(text, spans)] == ["Mara Lind said:\n\n“We ran.”", "The port is shut."]
