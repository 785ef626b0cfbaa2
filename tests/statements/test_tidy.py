"""Marks at the edges go, words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Attribution
from sayso.statements.tidy import cited, tidy, whole_name
from sayso.text import cut


def tidied(text: str) -> str | None:
    found = tidy(text, Attribution((), (), ((0, len(text)),), 0.5))
    return text[slice(*found.content[0])] if found else None


def test_edges() -> None:
    assert tidied("“We will rebuild,”") == "We will rebuild"
    assert tidied("it was late.") == "it was late"
    assert tidied("it came from the U.S.") == "it came from the U.S."
    assert tidied("‘a bad joke’") == "a bad joke"
    assert tidied("the plan of the workers’") == "the plan of the workers’"
    assert tidied("Is it late?") == "Is it late?"


def test_marks_alone_are_no_content() -> None:
    assert tidied("“…”") is None


def test_a_quotation_inside_keeps_both_its_marks() -> None:
    assert tidied("“categorically” that it was warned") == "“categorically” that it was warned"
    assert tidied("that it would wait “until spring.”") == "that it would wait “until spring"
    assert tidied("that it would wait “until spring”.") == "that it would wait “until spring”"
    assert tidied('"so-called" reforms') == '"so-called" reforms'
    assert tidied("“One,” he said, “two”") == "One,” he said, “two"


def test_a_word_that_says_nothing_alone_is_no_content() -> None:
    assert tidied("the") is None
    assert tidied("it") == "it"


def test_a_colon_is_a_cue() -> None:
    text = "Orlo: We will rebuild"
    found = tidy(text, Attribution(((0, 4),), ((4, 5),), ((6, 21),), 0.5))
    assert found is not None
    assert found.cue == ((4, 5),)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_never_grows(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = tidy(text, Attribution((), (), ((start, end),), 0.5))
    if found:
        assert start <= found.content[0][0] < found.content[0][1] <= end


def test_how_it_is_said_is_no_part_of_the_holder() -> None:
    text = "The Vask Line “flatly” denies it"
    found = tidy(text, Attribution(((0, 22),), ((23, 29),), ((30, 32),), 0.5))
    assert found is not None
    assert cut(text, found.source) == "The Vask Line"


def test_when_it_is_said_is_no_part_of_the_holder() -> None:
    text = "By late Wednesday morning the minister put it at 20. On Friday evening, the union said so."
    for source, holder in (("On Friday evening, the union", "the union"), ("By late Wednesday morning the minister", "the minister")):
        start = text.index(source)
        found = tidy(text, Attribution(((start, start + len(source)),), (), ((len(text) - 3, len(text) - 1),), 0.5))
        assert found is not None and cut(text, found.source) == holder


def test_a_weekday_is_no_surname() -> None:
    for source, holder in (
        ("The Ministry of Health Sunday", "The Ministry of Health"),
        ("a report published on Sunday", "a report published on Sunday"),
    ):
        found = tidy(source + " said so", Attribution(((0, len(source)),), (), ((len(source) + 6, len(source) + 8),), 0.5))
        assert found is not None and cut(source, found.source) == holder
    text = "President Teodar Hask Wednesday announced that"
    for source, cue in (("President Teodar Hask", "Wednesday announced"), ("President Teodar", "Hask Wednesday announced")):
        low = text.index(cue)
        found = whole_name(text, Attribution(((0, len(source)),), ((low, low + len(cue)),), ((42, 46),), 0.5))
        assert cut(text, found.source) == "President Teodar Hask"


@pytest.mark.parametrize(
    ("source", "cue"), [("fire chief Ahmed", "said"), ("fire chief Ahmed", "Sayed said"), ("fire chief Ahmed Sayed", "said")]
)
def test_a_surname_like_a_verb_goes_to_its_name(source: str, cue: str) -> None:
    text = "The road is closed, fire chief Ahmed Sayed said."
    low, at = text.index(source), text.index(cue)
    found = whole_name(text, Attribution(((low, low + len(source)),), ((at, at + len(cue)),), ((0, 18),), 0.5))
    assert (cut(text, found.source), cut(text, found.cue)) == ("fire chief Ahmed Sayed", "said")


def test_a_cue_of_capitals_is_no_name() -> None:
    text = "President Orl Tweeted: it was late. The Ministry | Says it is late."
    for source, cue in (("President Orl", "Tweeted"), ("The Ministry", "Says")):
        given = Attribution(
            ((text.index(source), text.index(source) + len(source)),), ((text.index(cue), text.index(cue) + len(cue)),), ((23, 34),), 0.5
        )
        assert whole_name(text, given) == given


def test_who_is_cited_holds_what_is_said() -> None:
    text = "The Orl Post wrote on Monday, citing two pilots, that the lamp was out"
    content = text.index("two pilots")
    told = Attribution(((0, 12),), ((30, 36),), ((content, len(text)),), 0.5)
    found = cited(text, told)
    assert (cut(text, found.source), cut(text, found.content)) == ("two pilots", "the lamp was out")
    plain = Attribution(((0, 12),), ((30, 36),), ((content, content + 10),), 0.5)
    assert cited(text, plain) is plain


def piecewise(text: str, cue: str, *content: str) -> str:
    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    found = tidy(text, Attribution((), (place(cue),), tuple(map(place, content)), 0.5))
    assert found is not None
    return cut(text, found.content)


def test_in_a_headline_what_happens_beside_it_is_not_said() -> None:
    headline = "Gates stayed shut, says ministry, as rescue goes on"
    assert piecewise(headline, "says", "Gates stayed shut", "as rescue goes on") == "Gates stayed shut"
    body = "A day later.\n\nGates stayed shut, says the ministry, as rain went on."
    assert piecewise(body, "says", "Gates stayed shut", "as rain went on") == "Gates stayed shut … as rain went on"


def test_the_headline_of_what_is_quoted_is_not_said() -> None:
    text = "Under the headline “Gates were open”, the paper writes that nobody came."
    assert piecewise(text, "writes", "Gates were open", "nobody came") == "nobody came"


def test_a_cue_may_end_in_citing() -> None:
    text = "The Orl Mail published on Monday, citing two officials, that the gates were open"
    low, high = text.index("published"), text.index(" two")
    found = cited(text, Attribution(((0, 12),), ((low, high),), ((high + 1, len(text)),), 0.5))
    assert (cut(text, found.source), cut(text, found.content)) == ("two officials", "the gates were open")


def test_what_is_left_of_is_keeps_its_mark() -> None:
    text = "Still, he’s worried about the coast."
    found = tidy(text, Attribution(((7, 9),), ((10, 25),), ((26, 35),), 0.5))
    assert found is not None and [text[slice(*span)] for span in found.cue] == ["’s worried about"]


def test_those_who_are_urged_urge_nobody() -> None:
    text = "Residents urged to stay in"
    found = tidy(text, Attribution(((0, 9),), ((10, 15),), ((16, 26),), 0.5))
    assert found is not None and found.source == () and cut(text, found.content) == "Residents … to stay in"
    text = "The mayor told to reporters that it was late"
    found = tidy(text, Attribution(((0, 9),), ((10, 14),), ((28, 44),), 0.5))
    assert found is not None and found.source == ((0, 9),)
    text = "Residents urged the council to stay in"
    found = tidy(text, Attribution(((0, 9),), ((10, 15),), ((16, 38),), 0.5))
    assert found is not None and found.source == ((0, 9),)
