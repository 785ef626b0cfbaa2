"""The figures of a statement, end to end: words kept, bounds derived, whom and what told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.figures import find_figures, find_moments, find_own_figures
from sayso.records import Article, Attribution, Block, Figure, Holder


def figures(text: str, language: str | None = "en") -> tuple[Figure, ...]:
    return find_figures(text, [(0, len(text))], language=language)


def test_figures_keep_their_words_and_open_their_bounds() -> None:
    """The ministry of Sorvia said more than 1,000 soldiers were killed or injured and at least 40 captured."""
    text = test_figures_keep_their_words_and_open_their_bounds.__doc__ or ""
    first, second = figures(text)
    assert (first.as_said, first.low, first.high, first.low_open) == ("more than 1,000", 1000, None, True)
    assert (first.measure, first.of) == ("killed or injured", "soldiers")
    assert (second.as_said, second.low, second.high, second.low_open) == ("at least 40", 40, None, False)
    assert (second.measure, second.of) == ("captured", "soldiers")


def test_only_what_is_inside_the_statement_is_found() -> None:
    text = "Police counted 12 tents. The mayor said 30 tents had burned."
    start = text.index("30")
    assert [f.as_said for f in find_figures(text, [(start, len(text))], language="en")] == ["30"]


def test_a_discontinuous_statement_gives_the_figures_of_all_its_pieces() -> None:
    text = "“We found 12 boats,” the captain said, “and 30 bodies.”"
    pieces = [(1, text.index(",”")), (text.index("and 30"), len(text) - 2)]
    assert [(f.as_said, f.measure) for f in find_figures(text, pieces, language="en")] == [("12", "count"), ("30", "killed")]


def test_the_sentence_before_lends_its_measure_though_it_lies_outside() -> None:
    text = "Teldar said more than 1,000 Sorvian troops had been killed or injured. Sorvia said the number was more than 3,000."
    start = text.index("the number")
    (figure,) = find_figures(text, [(start, len(text))], language="en")
    assert (figure.low, figure.low_open, figure.measure, figure.of) == (3000, True, "killed or injured", "Sorvian troops")


def test_a_paragraph_that_answers_the_one_before_takes_its_measure_and_the_next_sentence_does_not() -> None:
    text = "More than 1,000 troops were killed.\n\nSorvia said the number was more than 3,000."
    (figure,) = find_figures(text, [(text.index("the number"), len(text))], language="en")
    assert (figure.measure, figure.of) == ("killed", "troops")
    text = "More than 1,000 troops were killed.\n\nIt rained. Sorvia said the number was more than 3,000."
    (figure,) = find_figures(text, [(text.index("the number"), len(text))], language="en")
    assert (figure.measure, figure.of) == ("count", None)


@pytest.mark.parametrize(
    "text",
    [
        "The two countries will meet.",
        "Several questions remain.",
        "It is one of the oldest bridges.",
        "It happened three days ago and two weeks later it rained.",
        "It has worked over the past two years.",
        "The three bridges are old.",
        "Elections are held every two years.",
        "The top 1 percent voted.",
        "It fired 120 mm rounds at the 30m vessel.",
        "It costs several days of work.",
        "At one point it rained on a sixth-grader.",
        "A woman was jailed, and the third victim, a guard, spoke.",
        "There are two or three reasons.",
        "There are two things to say: one, it rained, and two, nobody came.",
        "Ana Velik, 65, lives here; her 15-year-old son is aged 15.",
    ],
)
def test_what_claims_no_number_is_left_out(text: str) -> None:
    assert figures(text) == ()


def test_a_vague_small_number_is_a_figure_of_the_dead_but_not_of_questions() -> None:
    assert [(f.as_said, f.low, f.high, f.measure) for f in figures("Several people were killed.")] == [("Several", 2, None, "killed")]


def test_what_moved_gives_two_figures_not_a_range() -> None:
    assert [(f.as_said, f.low, f.high, f.change) for f in figures("Support fell from 48 percent to 41 percent.")] == [
        ("48 percent", 48, 48, None),
        ("41 percent", 41, 41, "down to"),
    ]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("The death toll rose to 12.", ["up to"]),
        ("The death toll has risen sharply to at least 12.", ["up to"]),
        ("Sales rose by 12 percent.", ["up by"]),
        ("Sales rose 12%.", ["up by"]),
        ("Sales fell 3 percent to $12 million.", ["down by", "down to"]),
        ("Sales were 12 percent.", [None]),
        ("It sent aid to 12 villages.", [None]),
    ],
)
def test_rose_by_and_rose_to(text: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in figures(text)] == changes


def test_what_is_called_approximate_says_so() -> None:
    assert [(f.low, f.high, f.approximate) for f in figures("About 40 boats and 12 planes left.")] == [(40, 40, True), (12, 12, False)]


def test_an_article_tells_figures_of_its_own_outside_every_statement() -> None:
    title, body, caption = (
        "Storm sinks 12 boats off Teldar",
        "The storm sank 12 boats. The mayor said 30 people were missing.",
        "One of 12 boats",
    )
    text = "\n\n".join((title, body, caption))
    at = [text.index(part) for part in (title, body, caption)]
    blocks = (
        Block("title", (at[0], at[0] + len(title))),
        Block("paragraph", (at[1], at[1] + len(body))),
        Block("caption", (at[2], at[2] + len(caption))),
    )
    article = Article(text=text, blocks=blocks, language="en")
    said = text.index("30 people")
    found = find_own_figures(article, [(said, text.index(" missing") + 8)])
    assert [(f.as_said, f.of, f.span[0]) for f in found] == [("12", "boats", 12), ("12", "boats", text.index("12 boats."))]
    assert [f.as_said for f in find_own_figures(article, [])] == ["12", "12", "30"]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("25% of voters", 25),
        ("one in five voters", 20),
        ("a third of voters", 33.33),
        ("two thirds of voters", 66.67),
        ("half of the voters", 50),
    ],
)
def test_every_share_is_told_in_percent(text: str, percent: float) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.low, figure.high, figure.unit) == ("share", percent, percent, "percent")


@pytest.mark.parametrize(
    "piece", ["1 ", "1-", "one ", "a ", "million ", "(", "12 to ", "killed 12 and ", "$", "on Monday ", "\n", "9" * 50 + " ", "1,", "½"]
)
def test_a_hostile_paragraph_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    began = time.process_time()
    figures(text)
    article = Article(text=text, blocks=(), published="2024-12-24", language="en")
    attribution = Attribution(((0, 1),), ((len(text) - 1, len(text)),), ((1, 2),), 1.0)
    find_moments(article, [attribution] * 200, [Holder("", (), None, "unnamed")] * 200)
    assert time.process_time() - began < 5


def test_impossible_spans_are_ignored() -> None:
    assert find_figures("12 boats", [(-1, 2), (5, 5), (3, 99)], language="en") == ()


PIECES_OF_TEXT = """12 1,200 1.200 12,5 3.2 ½ one two hundred million dozens several half a third of in five out at least more than no
up to about between and from to - – % $ € US$ km years old people killed injured were dead . , ( ) ’ “ ” Tuesday Oct. 7 2019 p.m. : / 1st
iPhone the said cientos de mil cuatro einundzwanzig triệu quatre vingt dix"""
PIECES = st.sampled_from([*PIECES_OF_TEXT.split(), "\n", "\n\n", ""])
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join))
LANGUAGES = st.sampled_from([None, "en", "es", "fr", "de", "pt", "vi", "ru", "zh-Hant", "../en", ""])


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_span_cuts_its_words_and_no_bound_is_upside_down(text: str, language: str | None) -> None:
    for figure in figures(text, language):
        start, end = figure.span
        assert text[start:end] == figure.as_said
        assert 0 <= start < end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert not (figure.low_open and figure.low is None)
        assert not (figure.high_open and figure.high is None)
        assert figure.measure
        assert figure.of is None or figure.of in text
