"""The settled book is one, whatever the order in which pages came; it changes only where something new is, and a killed run goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import settling
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.settled import recall_belonging, recall_settlement
from sayso.records import Hearing, Verdict
from sayso.settling import settle
from tests.ledger.conftest import Fresh, fresh
from tests.ledger.standins import Piece, hearing, stand_in

__all__ = ["fresh"]
SETTLED = (
    "kept",
    "kept_key",
    "unsettled",
    "origin",
    "declared",
    "tie",
    "story",
    "story_article",
    "question",
    "question_broader",
    "answer",
    "voice",
    "answer_relation",
)


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)


def dump(where: Path) -> dict[str, set[tuple[Any, ...]]]:
    """Every row of the settled tables; when a person decided is left out."""
    with sqlite3.connect(where) as book:
        rows = {table: set(book.execute(f"SELECT * FROM {table}")) for table in SETTLED}
    return {**rows, "origin": {row[:-1] for row in rows["origin"]}}


def settled(where: Path, hearings: Sequence[Hearing], *, each: bool = False) -> dict[str, set[tuple[Any, ...]]]:
    """The book at *where* with *hearings* in it, settled after *each* or once."""
    with open_ledger(where) as ledger:
        for one in hearings:
            ledger.add(one)
            if each:
                list(settle(ledger))
        list(settle(ledger))
        assert ledger.unsettled() == 0
        assert list(settle(ledger)) == []
    return dump(where)


def stories(ledger: Ledger, hearings: Sequence[Hearing]) -> list[set[int]]:
    """Which of *hearings*, by number, are of one story."""
    with ledger.reading() as connection:
        found = recall_belonging(connection, [one.article.id for one in hearings])
    homes: dict[str, set[int]] = {}
    for number, one in enumerate(hearings):
        if one.article.id in found:
            homes.setdefault(found[one.article.id].story, set()).add(number)
    return sorted(homes.values(), key=min)


pieces = st.builds(
    Piece,
    at=st.integers(0, 5),
    day=st.sampled_from([0, 1, 2, 2, 3]),
    seen=st.integers(0, 3),
    report=st.sampled_from([0, 0, 1, 2, 9]),
    words=st.lists(st.sampled_from(["dam", "toll", "ferry", "fire"]), min_size=1, max_size=3, unique=True).map(tuple),
    speaker=st.sampled_from(["Osk Harbour Office", "Ana Orlo", "the office"]),
    number=st.sampled_from([12, 31]),
)
piles = st.lists(pieces, min_size=1, max_size=8, unique_by=lambda piece: (piece.at, piece.day, piece.seen))
careful = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@careful
@given(piles.flatmap(lambda pile: st.tuples(st.just(pile), st.permutations(pile))), st.booleans())
def test_any_order_gives_one_book(fresh: Fresh, piles: tuple[list[Piece], list[Piece]], each: bool) -> None:
    first, then = ([hearing(piece) for piece in pile] for pile in piles)
    assert settled(fresh(), first) == settled(fresh(), then, each=each)


@careful
@given(piles, st.data())
def test_persons_decisions_hold_in_any_order(fresh: Fresh, pile: list[Piece], data: st.DataObject) -> None:
    hearings = [hearing(piece) for piece in pile]
    numbers = st.integers(0, len(pile) - 1)
    decided = data.draw(
        st.lists(st.tuples(st.sampled_from(["copy", "story"]), numbers, numbers, st.sampled_from(["yes", "no", "unsure"])), max_size=4)
    )
    books = []
    for each, order in ((False, hearings), (True, data.draw(st.permutations(hearings)))):
        where = fresh()
        settled(where, order, each=each)
        with open_ledger(where) as ledger:
            for join, a, b, verdict in decided:
                if hearings[a].article.id != hearings[b].article.id:
                    ledger.judge(join, hearings[a].article.id, hearings[b].article.id, verdict, by="ana")
                if each:
                    list(settle(ledger))
            list(settle(ledger))
        books.append(dump(where))
    again = fresh()
    with open_ledger(again) as ledger:  # decided before anything was settled
        for one in hearings:
            ledger.add(one)
        for join, a, b, verdict in decided:
            if hearings[a].article.id != hearings[b].article.id:
                ledger.judge(join, hearings[a].article.id, hearings[b].article.id, verdict, by="ana")
        list(settle(ledger))
    assert books[0] == books[1] == dump(again)


@careful
@given(piles, st.data())
def test_a_killed_run_goes_on(fresh: Fresh, pile: list[Piece], data: st.DataObject) -> None:
    hearings = [hearing(piece) for piece in pile]
    where = fresh()
    with pytest.MonkeyPatch.context() as small:
        for name in ("COMPARED", "PLACED", "SETTLED"):
            small.setattr(settling, name, 2)
        with open_ledger(where) as ledger:
            for one in hearings:
                ledger.add(one)
                with suppress_kill(data.draw(st.integers(0, 9))):
                    list(settle(ledger))
        list_settled(where)
    assert dump(where) == settled(fresh(), hearings)


class Killed(Exception):
    """The process is gone."""


@contextmanager
def suppress_kill(after: int) -> Iterator[None]:
    """Fails in the middle of the transaction in which the *after*-th decision is asked for."""
    left = [after]

    def dying(real: Any) -> Any:
        def asked(*args: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*args)

        return staticmethod(asked)

    with pytest.MonkeyPatch.context() as patch:
        for stage, verb in ((settling.origins, "keys"), (settling.stories, "place"), (settling.stories, "name")):
            patch.setattr(stage, verb, dying(getattr(stage, verb)))
        try:
            yield
        except Killed:
            return


def list_settled(where: Path) -> None:
    with open_ledger(where) as ledger:
        list(settle(ledger))


def test_a_text_that_comes_between_two_reports_changes_whose_they_are(fresh: Fresh) -> None:
    """Texts at one address bind what they copied; one that comes late binds reports of other stories, though nothing about those is new."""
    pile = [
        Piece(at=1, day=2, seen=3, report=2, words=("dam", "toll")),
        Piece(at=4, day=0, seen=0, report=1, words=("dam", "toll")),
        Piece(at=0, day=2, seen=0, report=1, words=("ferry", "dam", "fire")),
        Piece(at=4, day=2, seen=0, report=2, words=("ferry",), number=31),
        Piece(at=4, day=1, seen=3, report=0, words=("toll", "ferry", "fire"), speaker="the office", number=31),
    ]
    hearings = [hearing(piece) for piece in pile]
    assert settled(fresh(), hearings, each=True) == settled(fresh(), hearings)


def test_one_more_article_touches_only_its_story(fresh: Fresh) -> None:
    pile = [
        Piece(at=number, day=1 + number % 3, words=("dam", "toll") if number % 2 else ("ferry", "fire"), number=number)
        for number in range(8)
    ]
    where = fresh()
    before = settled(where, [hearing(piece) for piece in pile])
    with sqlite3.connect(where) as book:
        [(ferry,)] = book.execute("SELECT id FROM story WHERE name = 'ferry fire'")
    new = hearing(Piece(at=20, day=2, words=("dam", "toll"), number=77))
    after = settled(where, [new])
    touched = {table: before[table] ^ after[table] for table in SETTLED}
    assert {row[0] for row in touched["story"]} == {row[1] for row in touched["story_article"]}
    assert ferry not in {row[0] for row in touched["story"]}
    assert {row[0] for row in touched["story_article"]} == {new.article.id}
    assert all(ferry != row[1] for row in touched["question"])
    changed = {row[0] for row in touched["voice"]}
    with sqlite3.connect(where) as book:
        homes = {story for answer in changed for (story,) in book.execute("SELECT story_id FROM v_answer WHERE id = ?", [answer])}
    assert ferry not in homes and len(homes) == 1
    assert len(touched["answer"]) == 1, "the other answers of the story are as they were, and so are their rows"


def test_nothing_new_settles_nothing(fresh: Fresh) -> None:
    pile = [hearing(Piece(at=number)) for number in range(3)]
    where = fresh()
    before = settled(where, pile)
    assert settled(where, pile) == before


def test_a_copy_is_one_report_in_one_story(fresh: Fresh) -> None:
    pile = [hearing(Piece(at=0, day=1, report=1, words=("dam",))), hearing(Piece(at=1, day=2, report=1, words=("ferry",)))]
    where = fresh()
    settled(where, pile)
    with open_ledger(where) as ledger, ledger.reading() as connection:
        found = recall_belonging(connection, [one.article.id for one in pile])
        homes = [found[one.article.id] for one in pile]
        assert homes[0].origin == homes[1].origin == pile[0].article.id
        assert homes[0].story == homes[1].story
        [answer] = recall_settlement(connection, homes[0].story).answers
        assert (answer.articles, answer.independent) == (2, 1)


def test_what_an_article_no_longer_says_stays_in_the_trail(fresh: Fresh) -> None:
    """The toll of a page goes from 12 to 31 without a word; the earlier one is told by the earlier text alone, in its own time."""
    before, after = hearing(Piece(day=2, seen=1, number=12)), hearing(Piece(day=2, seen=3, number=31))
    where = fresh()
    settled(where, [after, before])
    with open_ledger(where) as ledger, ledger.reading() as connection:
        found = recall_belonging(connection, [before.article.id, after.article.id])
        assert list(found) == [after.article.id]
        answers = sorted(recall_settlement(connection, found[after.article.id].story).answers, key=lambda each: each.known)
        assert [(each.low, each.voices[0].article) for each in answers] == [(12, before.article.id), (31, after.article.id)]
        assert answers[0].known < answers[1].known
        assert len({voice.origin for each in answers for voice in each.voices}) == 1


def test_what_both_texts_say_is_told_once_from_the_first(fresh: Fresh) -> None:
    before = hearing(Piece(day=2, seen=1, words=("dam",)))
    after = hearing(Piece(day=2, seen=3, words=("dam", "toll")))
    where = fresh()
    settled(where, [before, after])
    with open_ledger(where) as ledger, ledger.reading() as connection:
        [home] = recall_belonging(connection, [before.article.id, after.article.id]).values()
        [answer] = recall_settlement(connection, home.story).answers
        assert [voice.article for voice in answer.voices] == [after.article.id]
        assert answer.known == int(before.kept.trace.moment if before.kept else 0)


def test_a_mere_mention_is_a_party_of_its_report_alone(fresh: Fresh) -> None:
    words = ("dam", "toll")
    pile = [hearing(Piece(at=number, report=1 if number < 2 else 0, words=words, speaker="the office")) for number in range(3)]
    where = fresh()
    settled(where, pile)
    with open_ledger(where) as ledger, ledger.reading() as connection:
        [story] = {each.story for each in recall_belonging(connection, [one.article.id for one in pile]).values()}
        voices = sorted(len(answer.voices) for answer in recall_settlement(connection, story).answers)
    assert voices == [1, 2]


def test_what_was_kept_by_an_older_version_is_made_anew(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = [hearing(Piece(at=number, report=1)) for number in range(3)]
    where = fresh()
    before = settled(where, pile)
    monkeypatch.setattr(settling, "KEEPING", "kept anew")
    after = settled(where, [])
    assert {row[1] for row in after["kept"]} == {"kept anew"}
    assert {**after, "kept": None} == {**before, "kept": None}


def test_a_hearing_that_kept_nothing_is_settled_as_well(fresh: Fresh) -> None:
    pile = [Piece(at=number, report=1) for number in range(3)]
    assert settled(fresh(), [hearing(piece, kept=False) for piece in pile]) == settled(fresh(), [hearing(piece) for piece in pile])


def decided(fresh: Fresh, pile: Sequence[Hearing]) -> Ledger:
    where = fresh()
    settled(where, pile)
    return open_ledger(where)


@pytest.mark.parametrize(("verdict", "independent"), [("yes", 1), ("no", 2), ("unsure", 2)])
def test_a_person_decides_on_a_copy(fresh: Fresh, verdict: Verdict, independent: int) -> None:
    pile = [hearing(Piece(at=number, day=1 + number, report=9)) for number in range(2)]  # suggested, so not folded
    with decided(fresh, pile) as ledger:
        ledger.judge("copy", pile[0].article.id, pile[1].article.id, verdict, by="ana")
        list(settle(ledger))
        with ledger.reading() as connection:
            assert len({each.origin for each in recall_belonging(connection, [one.article.id for one in pile]).values()}) == independent
        undone = ledger.undo(by="ana")
        assert undone.kind == "undo"
        list(settle(ledger))
        with ledger.reading() as connection:
            assert len({each.origin for each in recall_belonging(connection, [one.article.id for one in pile]).values()}) == 2


def test_a_person_joins_what_nothing_was_found_between(fresh: Fresh) -> None:
    pile = [hearing(Piece(at=0, day=1, words=("dam",))), hearing(Piece(at=1, day=2, words=("fire",)))]
    with decided(fresh, pile) as ledger:
        ledger.judge("copy", pile[0].article.id, pile[1].article.id, "yes", by="ana")
        list(settle(ledger))
        assert stories(ledger, pile) == [{0, 1}]
        with ledger.reading() as connection:
            assert {each.origin for each in recall_belonging(connection, [one.article.id for one in pile]).values()} == {pile[0].article.id}


def test_stories_are_named_pinned_merged_split_and_all_that_is_undone(fresh: Fresh) -> None:
    pile = [hearing(Piece(at=number, day=1 + number, words=("dam", "toll") if number < 3 else ("ferry", "fire"))) for number in range(5)]
    with decided(fresh, pile) as ledger:
        assert stories(ledger, pile) == [{0, 1, 2}, {3, 4}]

        def home(number: int) -> str:
            with ledger.reading() as connection:
                return recall_belonging(connection, [pile[number].article.id])[pile[number].article.id].story

        def row(number: int) -> Any:
            with ledger.reading() as connection:
                return connection.exec_driver_sql("SELECT name, name_by, pinned FROM story WHERE id = ?", (home(number),)).one()

        assert tuple(row(0)) == ("dam toll", None, 0)
        ledger.name_story(home(0), "The dam of Osk", by="ana")
        ledger.pin_story(home(0), by="ana")
        list(settle(ledger))
        assert tuple(row(0)) == ("The dam of Osk", "ana", 1)
        assert tuple(row(3)) == ("ferry fire", None, 0)
        ledger.merge_stories(home(0), home(3), by="ana")
        list(settle(ledger))
        assert stories(ledger, pile) == [{0, 1, 2, 3, 4}]
        assert row(0).name == "The dam of Osk"
        late = hearing(Piece(at=9, day=9, words=("ferry", "fire")))
        ledger.add(late)
        list(settle(ledger))
        assert stories(ledger, [*pile, late]) == [{0, 1, 2, 3, 4, 5}]
        ledger.undo(by="ana")
        list(settle(ledger))
        assert stories(ledger, [*pile, late]) == [{0, 1, 2}, {3, 4, 5}]
        ledger.split_story(home(0), [pile[1].article.id, pile[2].article.id], by="ana")
        list(settle(ledger))
        assert stories(ledger, pile) == [{0}, {1, 2}, {3, 4}]
        ledger.undo(by="ana")
        ledger.undo(by="ana")  # the pin
        list(settle(ledger))
        assert stories(ledger, pile) == [{0, 1, 2}, {3, 4}]
        assert tuple(row(0)) == ("The dam of Osk", "ana", 0)


def test_a_story_defined_by_words_takes_what_is_there_and_what_comes(fresh: Fresh) -> None:
    pile = [
        hearing(Piece(at=number, day=1 + number, words=words)) for number, words in enumerate([("dam", "osk"), ("ferry", "osk"), ("fire",)])
    ]
    with decided(fresh, pile) as ledger:
        ledger.define_story("osk", by="ana")
        list(settle(ledger))
        assert stories(ledger, pile) == [{0, 1}, {2}]
        late = hearing(Piece(at=9, day=9, words=("mine", "osk")))
        ledger.add(late)
        list(settle(ledger))
        assert stories(ledger, [*pile, late]) == [{0, 1, 3}, {2}]
        with ledger.reading() as connection:
            names = connection.exec_driver_sql("SELECT name, name_by FROM story ORDER BY articles DESC").all()
        assert tuple(names[0]) == ("osk", "ana")


def test_a_decision_on_a_statement_holds_for_the_next_version_of_its_text(fresh: Fresh) -> None:
    before = hearing(Piece(day=2, seen=1, words=("dam",)))
    other = hearing(Piece(at=1, day=2, words=("dam", "toll"), number=31))
    after = hearing(Piece(day=2, seen=3, words=("dam", "toll")))
    with decided(fresh, [before, other]) as ledger:
        ledger.judge("question", before.statements[0].id, other.statements[0].id, "no", by="ana")
        ledger.add(after)
        list(settle(ledger))
        with ledger.reading() as connection:
            homes = recall_belonging(connection, [after.article.id, other.article.id])
            answers = [answer for home in set(homes.values()) for answer in recall_settlement(connection, home.story).answers]
    assert answers == []
