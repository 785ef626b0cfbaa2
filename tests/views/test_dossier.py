"""What a source's page tells beside its statements."""

from __future__ import annotations

from sqlalchemy import select

from sayso.ledger.settled_tables import answer
from sayso.ledger.tables import source
from sayso.views.dossier import dossier
from tests.ledger.heard import heard
from tests.views import settled as s
from tests.views.conftest import Filled, Settled


def id_of(flood: Settled, name: str) -> str:
    """The source that is called so."""
    with flood.ledger.reading() as connection:
        return str(connection.scalar(select(source.c.id).where(source.c.name == name, source.c.statements > 0)))


def test_answers_stand_in_time_with_what_they_revise(flood: Settled) -> None:
    told = dossier(flood.ledger, id_of(flood, "National Emergency Service"))
    by_label = {each.question: each for each in told.answered}
    assert [turn.short for turn in by_label[s.KILLED].turns][-2:] == ["31", "28"]
    assert by_label[s.KILLED].turns[-1].how == "revises" and by_label[s.KILLED].revised
    assert by_label[s.KILLED].story_name and told.questions == len(told.answered) and told.revised >= 1


def test_questions_are_turned_by_pages(flood: Settled) -> None:
    whole = dossier(flood.ledger, id_of(flood, "National Emergency Service"))
    parts = [dossier(flood.ledger, id_of(flood, "National Emergency Service"), limit=1, offset=start) for start in range(whole.questions)]
    assert sum((part.answered for part in parts), ()) == whole.answered


def test_whom_it_contradicts_and_on_what(flood: Settled) -> None:
    with flood.ledger.reading() as connection:
        parties = set(connection.scalars(select(answer.c.party)))
    opposed = dossier(flood.ledger, id_of(flood, "Lethia")).opposed
    assert opposed and {each.party for each in opposed} <= parties
    assert all(each.questions and each.name for each in opposed)
    [mutual] = [each for each in dossier(flood.ledger, opposed[0].party).opposed if each.party == id_of(flood, "Lethia")]
    assert mutual.name == "Lethia"


def test_who_relays_and_who_prints_it_and_how_much_is_first_hand(filled: Filled) -> None:
    relayed = {1: {"chain": [("Lodestar", "according-to")]}}
    ledger = filled(
        heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:so⟧.", relayed, url="https://a.example/1", outlet="Quay Courier"),
        heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:no⟧.", url="https://b.example/2", outlet="Osk Post"),
        heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:yes⟧.", url="https://b.example/3", outlet="Osk Post"),
    )
    with ledger.reading() as connection:
        id_ = str(connection.scalar(select(source.c.id).where(source.c.statements == 3)))
    told = dossier(ledger, id_)
    assert [(each.name, each.often) for each in told.relays] == [("Lodestar", 1)]
    assert [(each.name, each.often, bool(each.id)) for each in told.printed] == [("Osk Post", 2, True), ("Quay Courier", 1, True)]
    assert (told.first_hand, told.statements, told.stances) == (2, 3, {"asserts": 3})
