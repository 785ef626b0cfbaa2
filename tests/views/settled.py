"""A settled story made by hand: a dam gives way in an invented country, two figure questions, a yes-no question and one in words.

The service's toll goes from 12 to 31 and back to 28; a relief agency says more than 45; a newspaper prints the dispatch of an agency
twice over; an unnamed official rests on one paper alone; the neighbours deny; a ministry says neither.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sayso.records import Answer, Question, Relation, RelationKind, Settlement, SourceKind, Stance, Status, Voice

STORY = "57071e0000000000"
KILLED, HURT, OPENED, WHOSE = "a1" * 8, "a2" * 8, "a3" * 8, "a4" * 8
SERVICE, RELIEF, LETHIA, MINISTRY, OFFICIAL, COURIER, TARVENIA = (f"{number}{number}{number}{number}" * 4 for number in range(1, 8))
NAMES: dict[str, tuple[str, SourceKind]] = {
    SERVICE: ("National Emergency Service", "organisation"),
    RELIEF: ("Relief Compass", "organisation"),
    LETHIA: ("Lethia", "state"),
    MINISTRY: ("Works Ministry", "organisation"),
    OFFICIAL: ("an official close to the inquiry", "unnamed"),
    COURIER: ("The Ostrel Courier", "outlet"),
    TARVENIA: ("Tarvenia", "state"),
}
MON, TUE, WED, THU = (int(datetime(2031, 3, day, 12, tzinfo=UTC).timestamp()) for day in (10, 11, 12, 13))
LODESTAR, REPRINT, TUESDAY, REVISED, INQUIRY = (f"{letter}0{letter}0" * 4 for letter in "bcdef")
OUTLETS = {
    LODESTAR: "Lodestar Press",
    REPRINT: "Quarrow Standard",
    TUESDAY: "The Ostrel Courier",
    REVISED: "Lodestar Press",
    INQUIRY: "The Ostrel Courier",
}


def asked(id: str, kind: Any, label: str, **more: Any) -> Question:
    """A question of the story."""
    return Question(id=id, story=STORY, kind=kind, label=label, **more)


def voice(article: str, known: int, source: str, number: int = 0, *, origin: str = "", status: Status = "confirmed", **more: Any) -> Voice:
    """A statement in *article*; a copy's *origin* is another."""
    return Voice(
        claim=f"{article[:4]}{number:04}{source[:8]}",
        own=more.pop("own", False),
        article=article,
        origin=origin or article,
        outlet=OUTLETS[article],
        known=known,
        source=source,
        source_name=more.pop("source_name", NAMES[source][0]),
        standing="relayed" if more.get("chain") else "first-hand",
        status=status,
        **more,
    )


def said(id: str, question: str, party: str, words: str, *voices: Voice, stance: Stance = "asserts", **more: Any) -> Answer:
    """An answer of *party*."""
    known = min(each.known for each in voices)
    day = datetime.fromtimestamp(known, UTC).date().isoformat()
    name, kind = NAMES[party]
    return Answer(
        id=id * 4,
        question=question,
        party=party,
        party_name=name,
        party_kind=kind,
        stance=stance,
        words=words,
        said_from=more.pop("said_from", day),
        said_to=more.pop("said_to", day),
        known=known,
        voices=voices,
        **more,
    )


def exactly(number: float) -> dict[str, Any]:
    """The bounds of a number."""
    return {"low": number, "high": number}


ANSWERS: tuple[Answer, ...] = (
    said(
        "0001",
        KILLED,
        SERVICE,
        "at least 12",
        voice(LODESTAR, MON, SERVICE, source_name="Orsa Vennick"),
        voice(REPRINT, MON + 3600, SERVICE, origin=LODESTAR, source_name="Orsa Vennick"),
        low=12,
    ),
    said("0002", KILLED, SERVICE, "31", voice(TUESDAY, TUE, SERVICE), **exactly(31)),
    said("0003", KILLED, SERVICE, "28", voice(REVISED, THU, SERVICE), **exactly(28)),
    said("0004", KILLED, RELIEF, "more than 45", voice(TUESDAY, TUE, RELIEF, 1), low=45, low_open=True, stance="believes"),
    said("0005", HURT, SERVICE, "140", voice(TUESDAY, TUE, SERVICE, 2), **exactly(140)),
    said("0006", HURT, COURIER, "about 150", voice(TUESDAY, TUE, COURIER, 3, own=True), approximate=True, **exactly(150)),
    said("0007", OPENED, LETHIA, "denied that it had released water", voice(LODESTAR, MON, LETHIA, 4), stance="denies", says=-1),
    said("0008", OPENED, TARVENIA, "suspects a release upstream", voice(LODESTAR, MON, TARVENIA, 5), stance="suspects", says=1),
    said(
        "0009",
        OPENED,
        MINISTRY,
        "would neither confirm nor deny a release",
        voice(TUESDAY, TUE, MINISTRY, 6),
        stance="neither-confirms-nor-denies",
    ),
    said(
        "0010",
        WHOSE,
        OFFICIAL,
        "the operator was told of the crack in November",
        voice(INQUIRY, WED, OFFICIAL, 7),
    ),
    said("0011", WHOSE, TARVENIA, "nobody was warned", voice(TUESDAY, TUE, TARVENIA, 8, status="suggested")),
)


def related(a: str, b: str, kind: RelationKind, reason: str, status: Status = "confirmed") -> Relation:
    """How two answers stand, by the beginnings of their ids."""
    return Relation(a=a * 4, b=b * 4, kind=kind, score=0.9, reason=reason, status=status)


RELATIONS = (
    related("0002", "0001", "revises", "later by the same party: at least 12, then 31"),
    related("0003", "0002", "revises", "later by the same party: 31, then 28"),
    related("0003", "0004", "contradicts", "28 and more than 45 cannot both be true"),
    related("0005", "0006", "agrees", "140 lies about 150"),
    related("0007", "0008", "denies", "denies what the other suspects"),
    related("0009", "0008", "no-comment", "neither confirms nor denies it"),
)

SETTLED = Settlement(
    questions=(
        asked(WHOSE, "what", "What was known of the dam before?"),
        asked(HURT, "figure", "How many people were injured?", measure="injured", of="people"),
        asked(OPENED, "yes-no", "Did Lethia release water?"),
        asked(KILLED, "figure", "How many people were killed?", measure="killed", of="people"),
    ),
    answers=ANSWERS,
    relations=RELATIONS,
)
