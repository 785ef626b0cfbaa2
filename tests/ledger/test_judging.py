"""What persons decide: it outranks what names say, survives re-reading, is never lost and can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.tables import alias, relation, statement
from sayso.records import Hearing
from tests.ledger.heard import heard


@pytest.fixture
def ledger(fresh: Callable[[], Path]) -> Iterator[Ledger]:
    """An empty book."""
    with open_ledger(fresh()) as made:
        yield made


def said(name: str, number: int, kind: str = "person", **told: Any) -> Hearing:
    """An article of its own in which *name* says something."""
    about = {"made_by": told.pop("made_by")} if "made_by" in told else {}
    text = f"⟦1h:{name}⟧ ⟦1c:said⟧ ⟦1:thing {number}⟧."
    return heard(text, {1: {"kind": kind, "name": name, **told}}, url=f"https://a.example/{number}", **about)


def homes(ledger: Ledger) -> dict[str, str]:
    """The source of each name."""
    with ledger.reading() as connection:
        return dict(connection.execute(select(alias.c.name, alias.c.source_id)).tuples().all())


def together(ledger: Ledger) -> set[frozenset[str]]:
    """Which names are one source's."""
    found: dict[str, set[str]] = {}
    for name, home in homes(ledger).items():
        found.setdefault(home, set()).add(name)
    return {frozenset(names) for names in found.values()}


def said_by(ledger: Ledger, source_id: str) -> set[str]:
    """What a source says."""
    with ledger.reading() as connection:
        return set(connection.scalars(select(statement.c.content).where(statement.c.source_id == source_id, statement.c.shown)))


def status(ledger: Ledger) -> list[tuple[str, str | None]]:
    """What has become of the suggestions."""
    with ledger.reading() as connection:
        return [(row.status, row.by) for row in connection.execute(select(relation.c.status, relation.c.by))]


ONE, OTHER = "Donal J. Brel", "Donal Brel"


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    """A book with two names that may be one person's."""
    for hearing in (said(ONE, 1), said(OTHER, 2)):
        ledger.add(hearing)
    return ledger


def test_a_doubtful_join_is_suggested_and_not_made(two: Ledger) -> None:
    assert together(two) == {frozenset({ONE}), frozenset({OTHER})}
    assert status(two) == [("suggested", None)]


def test_merged_and_taken_back(two: Ledger) -> None:
    before = homes(two)
    done = two.merge(before[ONE], before[OTHER], by="Mira")
    assert together(two) == {frozenset({ONE, OTHER})}
    assert status(two) == [("confirmed", "Mira")]
    assert said_by(two, done.source_id) == {"thing 1", "thing 2"}
    two.undo(by="Mira")
    assert homes(two) == before
    assert status(two) == [("suggested", None)]


def test_an_undoing_can_be_undone(two: Ledger) -> None:
    two.merge(*homes(two).values(), by="Mira")
    undone = two.undo(by="Mira")
    two.undo(undone.id[:8], by="Mira")
    assert together(two) == {frozenset({ONE, OTHER})}


def test_a_decision_survives_another_reading_and_new_articles(two: Ledger) -> None:
    two.merge(*homes(two).values(), by="Mira")
    two.add(said(ONE, 1, made_by="by hand 2"))
    two.add(said(OTHER, 3))
    assert together(two) == {frozenset({ONE, OTHER})}
    assert len(said_by(two, homes(two)[ONE])) == 3


def test_kept_apart_whatever_the_names_say(ledger: Ledger) -> None:
    for number, name in enumerate(("Anatoly Brelsky", "Anatolyy Brelskyy")):
        ledger.add(said(name, number))
    [(one, home), (other, _)] = homes(ledger).items()
    assert together(ledger) == {frozenset({one, other})}
    ledger.split(home, [other], by="Mira")
    assert together(ledger) == {frozenset({one}), frozenset({other})}
    ledger.add(said(other, 7))
    assert len(said_by(ledger, homes(ledger)[other])) == 2
    ledger.undo(by="Mira")
    assert together(ledger) == {frozenset({one, other})}


def test_not_the_same_is_said_of_two_that_are_two(two: Ledger) -> None:
    two.distinct(*homes(two).values(), by="Mira")
    assert status(two) == [("rejected", "Mira")]
    with pytest.raises(UsageError, match="this is one source"):
        two.distinct(homes(two)[ONE], homes(two)[ONE], by="Mira")


def test_the_later_decision_outranks_the_earlier(two: Ledger) -> None:
    before = tuple(homes(two).values())
    two.merge(*before, by="Mira")
    two.split(homes(two)[ONE], [OTHER], by="Pell")
    assert status(two) == [("rejected", "Pell")]
    two.merge(*homes(two).values(), by="Mira")
    assert together(two) == {frozenset({ONE, OTHER})}


def test_statements_are_taken_out_by_their_article_and_stay_out(two: Ledger) -> None:
    two.add(said(ONE, 5))
    home = homes(two)[ONE]
    wrong = said(ONE, 5).statements[0].id
    two.split(home, [], [wrong], by="Mira")
    assert said_by(two, home) == {"thing 1"}
    two.add(said(ONE, 5, made_by="by hand 2"))
    assert said_by(two, home) == {"thing 1"}
    again = two.undo(by="Mira")
    assert said_by(two, home) == {"thing 1", "thing 5"}
    two.undo(again.id, by="Mira")
    assert said_by(two, home) == {"thing 1"}


def test_an_undoing_says_which_decision(two: Ledger) -> None:
    two.merge(*homes(two).values(), by="Mira")
    for blank in ("", "  "):
        with pytest.raises(UsageError, match="say which decision"):
            two.undo(blank, by="Mira")
    assert together(two) == {frozenset({ONE, OTHER})}


def test_nothing_unseen_is_kept_of_a_name(two: Ledger) -> None:
    done = two.rename(homes(two)[ONE], "\u202eDonal\x00 \x1b\udcffBrel\u200f", by="Mi\x00ra")
    assert done.name == "Donal Brel"
    assert two.rename(homes(two)[ONE], "علی\u200cزاده", by="Mira").name == "علی\u200cزاده"
    with pytest.raises(UsageError, match="say who"):
        two.rename(homes(two)[ONE], "Donal", by="\u202e")
    with pytest.raises(UsageError, match="has letters"):
        two.rename(homes(two)[ONE], "\u202e\x00", by="Mira")


def test_renamed_and_found_under_both(two: Ledger) -> None:
    two.rename(homes(two)[ONE], "  Donal von  Brel ", by="Mira")
    name = "SELECT name, folded FROM source WHERE id = ?"
    with sqlite3.connect(two.where) as book:
        assert book.execute(name, [homes(two)[ONE]]).fetchone() == ("Donal von Brel", "donal von brel")
    two.add(said(ONE, 8))
    two.undo(by="Mira")
    with sqlite3.connect(two.where) as book:
        assert book.execute(name, [homes(two)[ONE]]).fetchone() == (ONE, "donal j brel")


def test_a_mention_is_confirmed_or_joined(two: Ledger) -> None:
    two.add(said("Brel", 9))
    named = "SELECT named FROM source WHERE id = ?"
    mention = homes(two)["Brel"]
    two.promote(mention, by="Mira")
    with sqlite3.connect(two.where) as book:
        assert book.execute(named, [mention]).fetchone() == (1,)
    two.undo(by="Mira")
    with sqlite3.connect(two.where) as book:
        assert book.execute(named, [mention]).fetchone() == (0,)
    two.merge(homes(two)[OTHER], mention, by="Mira")
    assert said_by(two, homes(two)[OTHER]) == {"thing 2", "thing 9"}


@pytest.mark.parametrize("query", ["UPDATE judgement SET by = 'nobody'", "DELETE FROM judgement"])
def test_what_was_decided_is_only_ever_added_to(two: Ledger, query: str) -> None:
    two.merge(*homes(two).values(), by="Mira")
    with sqlite3.connect(two.where) as book, pytest.raises(sqlite3.IntegrityError, match="judgements are only ever added"):
        book.execute(query)


def test_what_makes_no_sense_is_said_in_words_and_leaves_no_trace(two: Ledger) -> None:
    home = homes(two)[ONE]
    for ask, error, words in (
        (lambda: two.merge(home, home, by="Mira"), UsageError, "one source already"),
        (lambda: two.split(home, [ONE], by="Mira"), UsageError, "these are all its names"),
        (lambda: two.split(home, ["Ana Vorn"], by="Mira"), NotInLedger, "does not go by this name; it goes by “Donal J. Brel”"),
        (lambda: two.split(home, [], ["0" * 16], by="Mira"), NotInLedger, "no statement of the source"),
        (lambda: two.split(home, [], by="Mira"), UsageError, "name what to take out"),
        (lambda: two.rename(home, " … ", by="Mira"), UsageError, "has letters in it"),
        (lambda: two.rename(home, "x" * 301, by="Mira"), UsageError, "at most 300"),
        (lambda: two.promote(home, by="Mira"), UsageError, "a source already"),
        (lambda: two.undo(by="Mira"), NotInLedger, "no decision to undo"),
        (lambda: two.undo("abc", by="Mira"), NotInLedger, "no decision to undo"),
        (lambda: two.rename(home, "Brel", by=" "), UsageError, "say who decides"),
    ):
        with pytest.raises(error, match=words):
            ask()
    with sqlite3.connect(two.where) as book:
        assert book.execute("SELECT COUNT(*) FROM judgement").fetchone() == (0,)


NAMES = (
    ("Ministry of Health", "organisation", {}),
    ("Health Ministry", "state", {"part_of": "Lethia"}),
    ("Anatoly Brelsky", "person", {"described": ("minister",), "forms": ("Brelsky",)}),
    ("Анатолий Брельский", "person", {"described": ("goalkeeper",)}),
    ("Anatolyy Brelskyy", "person", {"part_of": "Ministry of Health"}),
    ("Orla Coast Guard", "organisation", {"forms": ("OCG",)}),
    ("OCG", "organisation", {}),
)


def test_the_sources_are_the_same_in_whatever_order_pages_come(fresh: Callable[[], Path]) -> None:
    pages = [said(name, number, kind, **told) for number, (name, kind, told) in enumerate(NAMES)]
    kept = ("source", "alias", "alias_block", "alias_context", "relation", "source_name", "source_outlet")
    found = set()
    for order in list(permutations(pages))[::360]:
        with open_ledger(fresh()) as ledger:
            for page in order:
                ledger.add(page)
            ledger.add(replace(order[0], made_by="by hand 2"))
        with sqlite3.connect(ledger.where) as book:
            found.add(repr([sorted(book.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in kept]))
    assert len(found) == 1
