"""Texts cut at the edges of statements lose nothing and put every mark where it belongs."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Figure, Holder, Statement, Words
from sayso.text import Span
from sayso.web.marks import Numbered, numbered, segments
from tests.web import books

SIZE = 60


@st.composite
def spans(draw: st.DrawFn, least: int = 0) -> tuple[Span, ...]:
    edges = sorted(draw(st.sets(st.integers(0, SIZE), min_size=2 * least, max_size=6)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    holder, cue, content = draw(spans()), draw(spans()), draw(spans(1))
    fields: dict[str, Any] = {"negated": False, "hedges": (), "within": None, "chain": (), "said_at": None, "figures": ()}
    return Statement(
        id=f"{draw(st.integers(0, 2**64 - 1)):016x}",
        source=Holder("", holder, None, "unnamed"),
        cue=Words("", cue),
        content=Words("", content),
        speech="indirect",
        stance="asserts",
        confidence=0.5,
        **fields,
    )


many = st.lists(statements(), max_size=6, unique_by=lambda each: each.id)
blocks = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(lambda pair: (min(pair), max(pair)))


@given(many, blocks)
def test_segments_join_to_the_text_and_their_spans_cut_them_out(given_: list[Statement], block: Span) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(SIZE))
    found = segments(text[slice(*block)], block, numbered(given_))
    assert "".join(each.text for each in found) == text[slice(*block)]
    assert all(each.text == text[slice(*each.span)] and each.text for each in found)


def test_a_figure_of_the_articles_own_voice_is_marked_where_it_stands() -> None:
    figure = Figure(as_said="40", low=40, high=40, span=(12, 14))
    found = segments("and killed 40 of them", (1, 22), (), [figure])
    assert [(each.text, each.own is figure) for each in found] == [("and killed ", False), ("40", True), (" of them", False)]


@given(many, blocks)
def test_every_code_point_has_exactly_the_marks_that_lie_over_it(given_: list[Statement], block: Span) -> None:
    for segment in segments("x" * (block[1] - block[0]), block, numbered(given_)):
        for at in range(*segment.span):
            for part in ("content", "source", "cue"):
                over = {each.id for each in given_ for start, end in getattr(each, part).spans if start <= at < end}
                assert {mark.of.statement.id for mark in segment.marks if mark.part == part} == over


@given(many)
def test_each_statement_opens_once_and_closes_once(given_: list[Statement]) -> None:
    found = segments("x" * SIZE, (0, SIZE), numbered(given_))
    assert sorted(each.statement.id for segment in found for each in segment.opens) == sorted(each.id for each in given_)
    assert sorted(each.statement.id for segment in found for each in segment.closes) == sorted(each.id for each in given_)


@given(many)
def test_the_innermost_is_the_shortest_and_contents_nest(given_: list[Statement]) -> None:
    for segment in segments("x" * SIZE, (0, SIZE), numbered(given_)):
        lengths = [sum(end - start for start, end in mark.of.statement.content.spans) for mark in segment.contents]
        assert lengths == sorted(lengths, reverse=True)
        assert [mark.depth for mark in segment.contents] == list(range(len(lengths)))[::-1]


def test_a_nested_statement() -> None:
    """⟦1h:The union⟧ ⟦1c:said⟧ ⟦1:⟦2h:the owner⟧ ⟦2c:knew⟧ ⟦2:of the fault⟧⟧."""
    hearing = books.heard([("paragraph", test_a_nested_statement.__doc__ or "")], {})
    article = hearing.article
    found = segments(article.text, (0, len(article.text)), numbered(hearing.statements))
    seen = [(each.text, [f"{mark.of.number}{mark.part[0]}{mark.depth}" for mark in each.marks]) for each in found]
    assert seen == [
        ("The union", ["1s0"]),
        (" ", []),
        ("said", ["1c0"]),
        (" ", []),
        ("the owner", ["1c0", "2s0"]),
        (" ", ["1c0"]),
        ("knew", ["1c0", "2c0"]),
        (" ", ["1c0"]),
        ("of the fault", ["1c1", "2c0"]),
        (".", []),
    ]
    assert [each.number for each in found[-2].closes] == [1, 2]


def test_a_block_shows_only_its_part_of_a_statement_that_runs_over_two() -> None:
    statement = books.heard([("paragraph", "⟦1:one two⟧")], {}).statements[0]
    long = Numbered(1, statement)
    first, second = segments("one", (0, 3), [long]), segments("two", (4, 7), [long])
    assert [each.text for each in (*first, *second)] == ["one", "two"]
    assert first[0].opens == (long,) and not first[0].closes
    assert second[0].closes == (long,) and not second[0].opens
