"""Parties of one story that are one, by invented bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.questions.same_party import one_party
from sayso.records import SourceKind, Told
from sayso.traces import Claim


def said(number: int, party: str, *, language: str = "en", article: str = "a", kind: SourceKind = "organisation", whose: str = "") -> Told:
    return Told(
        claim=Claim(id=f"{article}{number}", text="", span=(number, number + 1), whose=whose),
        article=article,
        origin=article,
        outlet="Osk Post",
        known=1,
        language=language,
        party=party.lower(),
        party_name=party,
        party_kind=kind,
        source=party.lower(),
        source_name=party,
        source_kind=kind,
    )


def parties(*told: Told) -> list[str]:
    return [each.party_name for each in one_party(told)]


@pytest.mark.parametrize(
    ("short", "language"),
    [("Orlia’s emergency service", "en"), ("emergency service", "en"), ("Servicio Nacional de Emergencias de Orlia", "es")],
)
def test_a_body_is_one_however_it_is_called(short: str, language: str) -> None:
    told = [said(1, "National Emergency Service"), said(2, "Orlia", kind="state"), said(3, short, language=language, article="b")]
    assert parties(*told) == ["National Emergency Service", "Orlia", "National Emergency Service"]


def test_ministries_of_two_states_are_two() -> None:
    told = [
        said(1, "Orlian Foreign Ministry"),
        said(2, "Neskian Foreign Ministry"),
        said(3, "Orlia", kind="state"),
        said(4, "Neskia", kind="state"),
    ]
    assert len(set(parties(*told))) == 4


def test_a_short_name_of_two_is_nobody_s_but_in_the_article_of_one() -> None:
    states = [said(8, "Orlia", kind="state", article="c"), said(9, "Neskia", kind="state", article="c")]
    two = [said(1, "Orlian Foreign Ministry"), said(2, "Neskian Foreign Ministry", article="b"), *states]
    assert parties(*two, said(3, "foreign ministry", article="d"))[-1] == "foreign ministry"
    assert parties(*two, said(3, "foreign ministry", article="b"))[-1] == "Neskian Foreign Ministry"


def test_a_state_is_not_its_ministry_nor_a_company_its_union() -> None:
    names = ["Orlia", "Foreign Ministry of Orlia", "Vask Hydro", "Vask Hydro workers’ union"]
    assert parties(*[said(number, name, kind="state" if name == "Orlia" else "organisation") for number, name in enumerate(names)]) == names


def test_whoever_speaks_for_a_body_once_does_so_in_the_whole_story() -> None:
    alone = replace(said(1, "Ana Pell", kind="person"))
    for_body = replace(
        said(2, "Ana Pell", kind="person", article="b"), party="coast guard", party_name="Coast Guard", party_kind="organisation"
    )
    assert parties(alone, for_body) == ["Coast Guard", "Coast Guard"]


def test_a_count_that_is_read_out_is_the_body_s_whose_it_is() -> None:
    told = [said(1, "National Emergency Service"), said(2, "Ira Lund", kind="person", whose="the emergency service")]
    assert parties(*told) == ["National Emergency Service"] * 2


def test_a_body_that_one_article_takes_for_a_person_is_the_body() -> None:
    told = [said(1, "Harbour Watch", kind="person"), replace(said(2, "Harbour Watch", article="b"), party="other id")]
    assert {each.party for each in one_party(told)} == {"other id"}


def office(number: int, name: str) -> Told:
    return said(number, name, kind="role", article="b")


def called(number: int, name: str, *described: str) -> Told:
    return replace(said(number, name, kind="person"), described=described)


def test_an_office_is_the_one_person_of_the_story_who_holds_it() -> None:
    lind = called(1, "Mara Lind", "leader of the harbour league", "Mara Lind, leader of the Harbour League")
    pell = called(2, "Ana Pell", "Ana Pell, an aide to the governor of Upper Osk")
    assert parties(lind, pell, office(3, "leader of the Harbour League"))[-1] == "Mara Lind"
    assert parties(lind, pell, office(3, "governor of Upper Osk"))[-1] == "governor of Upper Osk"
    assert parties(lind, office(3, "leader"))[-1] == "leader"


def test_an_office_that_two_hold_is_nobody_s() -> None:
    two = [called(1, "Mara Lind", "foreign minister"), called(2, "Ana Pell", "foreign minister")]
    assert parties(*two, office(3, "foreign minister"))[-1] == "foreign minister"


def spoken_for(number: int, body: str, *, article: str, language: str = "en") -> Told:
    told = replace(said(number, "Tom Harl", kind="person", article=article, language=language), party=body.lower(), party_name=body)
    return replace(told, party_kind="organisation")


def test_nobody_speaks_for_two_ministries() -> None:
    told = [
        said(1, "Orlia", kind="state"),
        spoken_for(2, "Orlian ministry", article="a"),
        spoken_for(3, "defence ministry", article="b"),
        said(4, "Orlian ministry", article="c"),
    ]
    assert set(parties(*told)[1:]) == {"defence ministry"}


def test_a_body_that_one_person_is_wrongly_given_stays_itself() -> None:
    told = [spoken_for(1, "defence ministry", article="a"), spoken_for(2, "Civic Union", article="b"), said(3, "Civic Union", article="b")]
    assert parties(*told)[2] == "Civic Union"


def test_a_general_staff_is_one_in_two_languages() -> None:
    told = [
        said(1, "Karvenian General Staff"),
        said(2, "Karvenia", kind="state"),
        said(3, "état-major karvénien", language="fr", article="b"),
        said(4, "General Staff"),
    ]
    assert parties(*told) == ["Karvenian General Staff", "Karvenia", "Karvenian General Staff", "Karvenian General Staff"]


def test_television_is_tv() -> None:
    """A broadcaster known by its kind alone is written in two ways."""
    told = [said(1, "Oskan state television"), said(2, "Oskan state TV", article="b")]
    assert len({each.party for each in one_party(told)}) == 1
