"""What waits for a person: every kind of it, the most consequential first, each side in its context."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from sayso.ledger import Ledger, open_ledger
from sayso.ledger import settled_tables as t
from sayso.ledger.tables import statement
from sayso.views import waiting as w
from sayso.views.queue import lines, queue
from sayso.views.waiting import Waiting, progress, waiting
from tests.views import dam
from tests.views import settled as s
from tests.views.test_sources import said


@pytest.fixture
def flooded(tmp_path: Path) -> Iterator[tuple[Ledger, dict[str, str]]]:
    """The dam's book, with a doubtful copy, a doubtful revision and a statement that is read unsurely; and its real ids."""
    with open_ledger(tmp_path / "dam.sqlite") as ledger:
        ids = dam.filled(ledger)
        with ledger._writing() as connection:
            connection.execute(update(t.origin).values(status="suggested", score=0.7))
            connection.execute(update(t.answer_relation).where(t.answer_relation.c.kind == "revises").values(status="suggested"))
            denied = select(statement.c.id).where(statement.c.stance == "denies").scalar_subquery()
            connection.execute(update(statement).where(statement.c.id == denied).values(confidence=0.6))
        yield ledger, ids


def by_kind(ledger: Ledger) -> dict[str, list[Waiting]]:
    """What waits, by its kind."""
    return {kind: list(waiting(ledger, kind)) for kind in w.KINDS}


def test_every_kind_of_join_and_reading_that_is_doubtful_waits(flooded: tuple[Ledger, dict[str, str]]) -> None:
    ledger, ids = flooded
    found = by_kind(ledger)
    assert [(row.a, row.b) for row in found["copy"]] == [(ids[s.REPRINT], ids[s.LODESTAR])]
    assert len(found["question"]) == 1 and found["revision"] and len(found["stance"]) == 1
    assert waiting(ledger) == tuple(sorted((row for rows in found.values() for row in rows), key=w._weight))


def test_what_changes_most_cells_comes_first(flooded: tuple[Ledger, dict[str, str]]) -> None:
    cells = [row.cells for row in waiting(flooded[0])]
    assert cells == sorted(cells, reverse=True) and cells[0] > cells[-1]


def test_a_score_can_be_asked_for(flooded: tuple[Ledger, dict[str, str]]) -> None:
    assert waiting(flooded[0], "copy", above=0.7) and not waiting(flooded[0], "copy", above=0.71)


def test_statements_stand_in_their_paragraph_with_their_words_marked(flooded: tuple[Ledger, dict[str, str]]) -> None:
    [line] = queue(flooded[0], "question").lines
    assert line.ask == "Do both answer this: “What was known of the dam before?”"
    one, other = line.sides
    assert [piece.text for piece in one.context if piece.part == "said"] == ["nobody was warned"]
    assert [piece.text for piece in one.context if piece.part == "source"] == ["Tarvenia"]
    assert "Relief Compass" in "".join(piece.text for piece in one.context), "its paragraph goes on"
    assert [piece.text for piece in other.context if piece.part == "said"] == ["the operator was told of the crack in November"]


def test_copies_show_what_they_share(flooded: tuple[Ledger, dict[str, str]]) -> None:
    [line] = queue(flooded[0], "copy").lines
    for side in line.sides:
        assert "at least 12 people had been killed" in " ".join(piece.text for piece in side.context if piece.part == "same")
        assert side.article is not None and side.story == (s.STORY, "Karrowen dam gives way above Ilvesta")
    assert line.because.startswith("copy: its source line")


def test_a_stance_is_asked_with_what_else_it_may_be(flooded: tuple[Ledger, dict[str, str]]) -> None:
    [line] = queue(flooded[0], "stance").lines
    assert (line.ask, line.read) == ("Is the stance read right: denies?", "denies")
    assert "denies" not in line.others and "asserts" in line.others and line.label


def test_what_is_decided_waits_no_more_and_is_counted(flooded: tuple[Ledger, dict[str, str]]) -> None:
    ledger, _ = flooded
    before = progress(ledger)
    [copy] = waiting(ledger, "copy")
    [stance] = waiting(ledger, "stance")
    ruled = ledger.judge("copy", copy.a, copy.b, "unsure", by="Mira")
    ledger.judge_stance(stance.a, "yes", by="Mira")
    after = progress(ledger)
    assert (after.all_left, after.all_decided) == (before.all_left - 2, 2)
    assert not waiting(ledger, "copy") and not waiting(ledger, "stance")
    ledger.undo(ruled.id, by="Mira")
    assert waiting(ledger, "copy") == (copy,)


def test_sources_that_may_be_one_wait_until_they_are_put_aside(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "two.sqlite") as ledger:
        for number, name in enumerate(("Donal J. Brel", "Donal Brel", "Donal Brel")):
            ledger.add(said(name, number, "person"))
        [row] = waiting(ledger, "source")
        [line] = queue(ledger).lines
        assert [side.source.name for side in line.sides if side.source] == ["Donal Brel", "Donal J. Brel"], "who speaks more comes first"
        assert all([piece.text for piece in side.context if piece.part] == [side.source.name] for side in line.sides if side.source)
        aside = ledger.put_aside(row.a, row.b, by="Mira")
        assert not waiting(ledger) and progress(ledger).decided["source"] == 1
        ledger.undo(aside, by="Mira")
        assert waiting(ledger) == (row,)


def test_a_figure_that_stands_alone_against_several_waits(flooded: tuple[Ledger, dict[str, str]]) -> None:
    ledger, _ = flooded
    with ledger.reading() as connection:
        others = sorted(connection.scalars(select(t.answer.c.id).where(t.answer.c.question_id == s.KILLED)))
    alone = "0004" * 4
    others.remove(alone)
    with ledger._writing() as connection:
        connection.execute(t.answer_relation.delete())
        told = {"kind": "contradicts", "score": 1.0, "reason": "", "status": "confirmed"}
        connection.execute(insert(t.answer_relation), [{"a": alone, "b": other, **told} for other in others[:2]])
        connection.execute(update(t.answer).values(independent=1))
    [line] = queue(ledger, "figure").lines
    [side] = line.sides
    assert line.what.cells == 3 and [piece.text for piece in side.context if piece.part == "figure"] == ["more than 45"]
    assert line.read == "killed" and "no count" in line.others


def test_articles_of_two_stories_that_are_alike_wait(flooded: tuple[Ledger, dict[str, str]]) -> None:
    ledger, ids = flooded
    one, other = ids[s.TUESDAY], ids[s.INQUIRY]
    with ledger._writing() as connection:
        connection.execute(update(t.story_article).where(t.story_article.c.article_id == other).values(story_id=s.STORY))
        row = {"a": min(one, other), "b": max(one, other), "later": other, "score": 0.8, "reason": "the same day"}
        connection.execute(insert(t.tie), row)
    assert not waiting(ledger, "story"), "of one story they are settled"
    with ledger._writing() as connection:
        [whole] = connection.execute(select(t.story)).mappings().all()
        connection.execute(insert(t.story), {**whole, "id": "57072e0000000000"})
        connection.execute(update(t.story_article).where(t.story_article.c.article_id == other).values(story_id="57072e0000000000"))
    w._made.clear()  # settling would have told that there is something new
    [line] = queue(ledger, "story").lines
    assert (line.what.a, line.what.b, line.because) == (other, one, "the same day")


def test_what_is_not_there_any_more_is_left_out(flooded: tuple[Ledger, dict[str, str]]) -> None:
    gone = [Waiting(kind, "f" * 16, "e" * 16, 1.0, 1) for kind in w.KINDS]
    with flooded[0].reading() as connection:
        assert lines(connection, gone) == ()


def test_the_list_is_made_anew_when_a_page_comes(flooded: tuple[Ledger, dict[str, str]]) -> None:
    ledger, _ = flooded
    before = waiting(ledger)
    for number, name in enumerate(("Donal J. Brel", "Donal Brel")):
        ledger.add(said(name, number, "person"))
    assert len(waiting(ledger)) == len(before) + 1
