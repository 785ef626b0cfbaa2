"""Clauses become questions."""

from __future__ import annotations

import pytest

from sayso.questions.asking import base_of, question_of, unclear, who_of


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("it had released water into the Vorn River", "Had Lethia released water into the Vorn River?"),
        ("water was let out of the reservoir", "Was water let out of the reservoir?"),
        ("no gate had been moved", "Had any gate been moved?"),
        ("the company received no warning of any kind", "Did the company receive any warning of any kind?"),
        ("opening reservoir gates", "Did Lethia open reservoir gates?"),
        ("having received the letter", "Had Lethia received the letter?"),
        ("it had a copy", "Did Lethia have a copy?"),
        ("a release upstream", "Was there a release upstream?"),
        ("nobody fired at our ferry", "Did anybody fire at Lethia’s ferry?"),
        ("the gates did not open because the pier had cracked", "Did the gates open?"),
        ("allegations that it was behind the attack", "Was Lethia behind the attack?"),
        ("the rebels of using poison gas", "Did the rebels use poison gas?"),
        ("its navy had opened fire on a ferry", "Had Lethia’s navy opened fire on a ferry?"),
        ("the detour cost it a tenth of its harvest", "Did the detour cost it a tenth of Lethia’s harvest?"),
        ("using nets", "Did Lethia use nets?"),
        ("accusations of hoarding grain", "Did Lethia hoard grain?"),
        ("the merchants for hoarding grain", "Did the merchants hoard grain?"),
        ("it trades with both sides", "Does Lethia trade with both sides?"),
        ("it had lowered its own tariff", "Had Lethia lowered its own tariff?"),
        ("strikes on the harbour", "Were there strikes on the harbour?"),
        ("any strikes on the harbour", "Were there any strikes on the harbour?"),
        ("Prenn invited to speak at the guild", "Was Prenn invited to speak at the guild?"),
        ("the flight", "Did the flight take place?"),
        ("it was paid and the clerk was told of it", "Was Lethia paid?"),
        ("the clerk had known since before Easter", "Had the clerk known since before Easter?"),
        ("a boat had passed the quay the night", "Had a boat passed the quay?"),
    ],
)
def test_english(clause: str, question: str) -> None:
    assert question_of(clause.split(), "Lethia", "state", "en") == question


@pytest.mark.parametrize(
    "clause",
    [
        "what it was based on",
        "this",
        "he suspected a release",
        "on Monday it rained",
        "a date when the lock will open",
        "four letters Orrin filed against the mill",
        "the book that nobody wrote was read",
        "it’s a pity that the lock opened",
        "the millers … had opened the lock",
        "immigrants",
        "",
    ],
)
def test_no_good_question(clause: str) -> None:
    """Better none than one that nobody would ask."""
    assert question_of(clause.split(), "Teodar Hask", "person", "en") == ""


def test_it_is_no_person() -> None:
    assert question_of(["it", "would", "not", "move"], "Lennick Osst", "person", "en") == ""


def test_own_words() -> None:
    """In his own words “we” and “I” are the holder, and who “he” is stands elsewhere."""
    assert question_of(["we", "opened", "the", "lock"], "Lethia", "state", "en", direct=True) == "Did Lethia open the lock?"
    assert question_of(["he", "opened", "the", "lock"], "Aldo Prenn", "person", "en", direct=True) == ""


def test_we_of_a_person_are_others_too() -> None:
    """With whom is told by “and I” alone."""
    assert question_of(["we", "opened", "the", "lock"], "Aldo Prenn", "person", "en", direct=True) == ""
    words = ["Mina", "Hult", "and", "I", "are", "going", "to", "publish", "our", "letters"]
    assert question_of(words, "Aldo Prenn", "person", "en", direct=True) == "Are Mina Hult and Aldo Prenn going to publish their letters?"


def test_what_only_tells_which_is_no_verb() -> None:
    """And a plain one in the present is one."""
    assert (
        question_of(["the", "mill", "offers", "no", "paid", "leave"], "Mina Hult", "person", "en") == "Does the mill offer any paid leave?"
    )
    assert question_of(["the", "millers", "of", "paid", "crews"], "Mina Hult", "person", "en") == ""


def test_a_label_does_not_end_before_what_it_asks() -> None:
    assert question_of(["a", "charge", "that"], "Orrin", "state", "en") == ""
    words = ["the", "millers", "paid", "a", "man", "who", "robbed", "the", "lock"]
    assert question_of(words, "Orrin", "state", "en") == "Did the millers pay a man who robbed the lock?"


def test_a_name_in_small_letters_gets_its_article() -> None:
    assert question_of(["it", "had", "a", "copy"], "works ministry", "organisation", "en") == "Did the works ministry have a copy?"
    assert question_of(["it", "had", "a", "copy"], "Lethian army", "organisation", "en") == "Did the Lethian army have a copy?"


def test_his_is_who_does_it() -> None:
    """“Aldo Prenn took the letter with *his* own hand”, said by another: the hand is Prenn's."""
    words = ["Aldo", "Prenn", "took", "the", "letter", "with", "his", "hand"]
    assert question_of(words, "Mina Hult", "person", "en") == "Did Aldo Prenn take the letter with his hand?"


def test_a_body_has_its_own() -> None:
    """“The brigade was moving its guns north”, said by another: the guns are the brigade's."""
    words = ["the", "brigade", "was", "moving", "its", "guns", "north"]
    assert question_of(words, "Lethia", "state", "en") == "Was the brigade moving its guns north?"


def test_a_long_question_ends_where_a_phrase_begins() -> None:
    words = "the millers had opened the lock at the upper end of the canal above the town during the flood for their own gain"
    asked = question_of(words.split(), "Lethia", "state", "en")
    assert asked.startswith("Had the millers opened the lock at the upper end")
    assert len(asked.split()) <= 16


def test_other_languages_keep_their_order() -> None:
    assert question_of(["que", "Letia", "abrió", "las", "compuertas"], "Hask", "person", "es") == "¿Letia abrió las compuertas?"
    assert (
        question_of(["que", "o", "ferry", "levava", "passageiros", "a", "mais"], "Hask", "person", "pt")
        == "O ferry levava passageiros a mais?"
    )


def test_whose_asks_for_an_owner() -> None:
    """“Was working on the request” names none."""
    assert who_of(["the", "patrol", "was", "Orrin's", "idea"], "en") == "Whose idea was the patrol?"
    assert who_of(["the", "ministry", "was", "working", "on", "the", "request"], "en") == ""


def test_who() -> None:
    assert who_of(["Lethia", "secretly", "offered", "to", "send", "pumps"], "en") == "Who offered to send pumps?"


@pytest.mark.parametrize(
    ("past", "base"),
    [("decided", "decide"), ("visited", "visit"), ("called", "call"), ("paid", "pay"), ("shared", "share"), ("withdrew", "withdraw")],
)
def test_base_of(past: str, base: str) -> None:
    assert base_of(past) == base


def test_unclear() -> None:
    assert unclear("Had Lethia received it?") == 1
    assert unclear("Had Lethia received the letter?") == 0
