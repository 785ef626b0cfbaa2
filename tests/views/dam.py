"""The hand-made settled story as a book holds it: five invented articles about a dam, and the settlement of `settled` with their ids."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, Table, insert, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger import settled_tables as t
from sayso.ledger.packing import CLAIMS, SHAPE, pack
from sayso.ledger.stored import Several
from sayso.ledger.tables import source, statement
from sayso.records import Answer, Hearing, Link, Settlement, Voice
from sayso.traces import Claim
from tests.views import settled as s
from tests.web import books

HOME = "https://{}.example/{}"


def _page(outlet: str, path: str, when: str, blocks: list[tuple[str, str]], told: dict[int, dict[str, object]], **more: object) -> Hearing:
    host = outlet.lower().replace(" ", "")
    return books.heard(
        blocks, told, outlet=outlet, url=HOME.format(host, path), published=when, captured_at="2031-03-14T08:00:00+00:00", **more
    )


def hearings() -> dict[str, Hearing]:
    """The articles, by the ids that stand for them in `settled`."""
    service = {"name": "National Emergency Service"}
    vennick = {"name": "Orsa Vennick", "kind": "person", "part_of": "National Emergency Service"}
    first = "⟦1h:Orsa Vennick of the National Emergency Service⟧ ⟦1c:said⟧ ⟦1:at least 12 people had been killed⟧."
    return {
        s.LODESTAR: _page(
            "Lodestar Press",
            "dam-bursts",
            "2031-03-10T12:00:00Z",
            [
                ("title", "Karrowen dam gives way above Ilvesta"),
                ("paragraph", first),
                (
                    "paragraph",
                    "⟦5h:Lethia⟧ ⟦5c:denied that⟧ ⟦5:it had released water⟧. ⟦6h:Tarvenia⟧ ⟦6c:suspects⟧ ⟦6:a release upstream⟧.",
                ),
            ],
            {
                1: {**vennick, "figures": [{"as_said": "at least 12", "low": 12, "measure": "killed", "of": "people"}]},
                5: {"kind": "state", "stance": "denies"},
                6: {"kind": "state", "stance": "suspects"},
            },
        ),
        s.REPRINT: _page(
            "Quarrow Standard",
            "lodestar-dam",
            "2031-03-10T13:00:00Z",
            [("title", "Dam bursts"), ("paragraph", first)],
            {1: {**vennick, "figures": [{"as_said": "at least 12", "low": 12, "measure": "killed", "of": "people"}]}},
            links=(Link("source-line", "https://lodestarpress.example/dam-bursts"),),
        ),
        s.TUESDAY: _page(
            "The Ostrel Courier",
            "toll-31",
            "2031-03-11T12:00:00Z",
            [
                ("title", "Toll rises as agencies disagree"),
                ("lead", "About 150 people were injured when the dam gave way."),
                (
                    "paragraph",
                    "⟦1h:The National Emergency Service⟧ ⟦1c:said⟧ ⟦1:31 people had been killed⟧."
                    " ⟦2h:Relief Compass⟧ ⟦2c:believes⟧ ⟦2:more than 45 were⟧."
                    " ⟦3h:The National Emergency Service⟧ ⟦3c:counted⟧ ⟦3:140 injured⟧.",
                ),
                (
                    "paragraph",
                    "⟦7h:The Works Ministry⟧ ⟦7c:would neither confirm nor deny⟧ ⟦7:a release⟧."
                    " ⟦9h:Tarvenia⟧ ⟦9c:said⟧ ⟦9:nobody was warned⟧."
                    " ⟦10h:Relief Compass⟧ ⟦10c:asked⟧ ⟦10:for blankets⟧.",
                ),
            ],
            {
                1: {**service, "figures": [{"as_said": "31", "low": 31, "high": 31, "measure": "killed"}]},
                2: {"stance": "believes", "figures": [{"as_said": "more than 45", "low": 45, "low_open": True, "measure": "killed"}]},
                3: {**service, "figures": [{"as_said": "140", "low": 140, "high": 140, "measure": "injured"}]},
                7: {"name": "Works Ministry", "stance": "neither-confirms-nor-denies"},
                9: {"kind": "state"},
                10: {"stance": "asks"},
            },
            own=[{"as_said": "About 150", "low": 150, "high": 150, "approximate": True, "measure": "injured", "of": "people"}],
        ),
        s.REVISED: _page(
            "Lodestar Press",
            "toll-28",
            "2031-03-13T12:00:00Z",
            [("title", "Toll revised"), ("paragraph", "⟦1h:The National Emergency Service⟧ ⟦1c:said⟧ ⟦1:28 people had been killed⟧.")],
            {1: {**service, "figures": [{"as_said": "28", "low": 28, "high": 28, "measure": "killed"}]}},
        ),
        s.INQUIRY: _page(
            "The Ostrel Courier",
            "warned",
            "2031-03-12T12:00:00Z",
            [
                ("title", "Operator was told of crack"),
                (
                    "paragraph",
                    "⟦8h:An official close to the inquiry⟧ ⟦8c:said⟧ ⟦8:the operator was told of the crack in November⟧.",
                ),
            ],
            {8: {"name": "an official close to the inquiry", "kind": "unnamed"}},
        ),
    }


def settlement(ledger: Ledger, pages: dict[str, Hearing]) -> Settlement:
    """`settled.SETTLED` with the ids that *pages* have in *ledger*."""
    ids = {old: page.article.id for old, page in pages.items()}
    with ledger.reading() as connection:
        sources = dict(connection.execute(select(statement.c.id, statement.c.source_id)).tuples().all())
    who = {party: party for party in s.NAMES}
    for answer in s.SETTLED.answers:
        for voice in answer.voices:
            if not voice.own and voice.source_name == answer.party_name:
                who[answer.party] = sources[_statement(pages, voice)]

    def real(answer: Answer) -> Answer:
        voices = tuple(
            replace(
                voice,
                claim=voice.claim if voice.own else _statement(pages, voice),
                article=ids[voice.article],
                origin=ids[voice.origin],
                source="" if voice.own else sources[_statement(pages, voice)],
            )
            for voice in answer.voices
        )
        return replace(answer, party=who[answer.party], voices=voices)

    return Settlement(s.SETTLED.questions, tuple(map(real, s.SETTLED.answers)), s.SETTLED.relations)


def _statement(pages: dict[str, Hearing], voice: Voice) -> str:
    """The real id of the statement that *voice* stands for: its number in the text is one more than in the voice's made-up id."""
    number = int(voice.claim[4:8]) + 1
    words = sorted(int(mark) for mark in NUMBERS[voice.article])
    return pages[voice.article].statements[words.index(number)].id


NUMBERS = {s.LODESTAR: (1, 5, 6), s.REPRINT: (1,), s.TUESDAY: (1, 2, 3, 7, 9, 10), s.REVISED: (1,), s.INQUIRY: (8,)}
"""The statements of each article by their marks."""


def filled(ledger: Ledger) -> dict[str, str]:
    """Fill *ledger* with the articles and their settlement; gives their real ids by those that stand for them."""
    pages = hearings()
    for page in pages.values():
        ledger.add(page)
    settled = settlement(ledger, pages)
    with ledger._writing() as connection:  # the book is settled by its own stages; here it is told what came out
        write(connection, settled, {old: page.article.id for old, page in pages.items()})
    return {old: page.article.id for old, page in pages.items()}


def _blank(column: Column[Any]) -> Any:
    """What stands in a column that no test looks at."""
    kind = column.type
    return (
        ()
        if isinstance(kind, Several)
        else False
        if isinstance(kind, Boolean)
        else 0
        if isinstance(kind, Integer | Float | BigInteger)
        else ""
    )


def write(connection: Connection, settled: Settlement, ids: dict[str, str], *, name: str = "Karrowen dam gives way above Ilvesta") -> None:
    """The rows of a settled story."""

    def put(table: Table, *rows: dict[str, Any]) -> None:
        if rows:
            blank = {column.name: _blank(column) for column in table.c if not column.nullable and column.server_default is None}
            connection.execute(insert(table), [{**blank, **row} for row in rows])

    known = set(connection.scalars(select(source.c.id)))
    for answer in settled.answers:
        own = [Claim(id=voice.claim, own=True, text=answer.words, span=(33, 42)) for voice in answer.voices if voice.own]
        for voice in [voice for voice in answer.voices if voice.own]:
            packed = {"trace": b"", "topic": b"", "claims": pack(tuple(own), CLAIMS)}
            put(t.kept, {"article_id": voice.article, "made_by": "by hand 1", "packing": SHAPE, **packed})
    answers = settled.answers
    put(
        t.story,
        {
            "id": s.STORY,
            "name": name,
            "pinned": False,
            "articles": 5,
            "independent": 4,
            "outlets": 3,
            "languages": ("en",),
            "first": "2031-03-10",
            "last": "2031-03-13",
            "moment": s.THU,
            "questions": len(settled.questions),
            "answers": len(answers),
            "disputed": 2,
            "revised": 2,
        },
    )
    copies = {ids[s.REPRINT]: ids[s.LODESTAR]}
    put(t.story_article, *({"article_id": id_, "story_id": s.STORY, "origin_id": copies.get(id_, id_)} for id_ in ids.values()))
    origin = {"copy": ids[s.REPRINT], "original": ids[s.LODESTAR], "kind": "verbatim", "score": 0.97, "status": "confirmed"}
    put(t.origin, {**origin, "reason": "its source line leads there, and 97 % of its words stand there"})
    for question in settled.questions:
        same = {name: getattr(question, name) for name in ("id", "kind", "label", "measure", "of", "place", "moment", "score", "reason")}
        mine = [answer for answer in answers if answer.question == question.id]
        put(t.question, {**same, "story_id": question.story, "disputed": question.id in {s.OPENED, s.KILLED}, "answers": len(mine)})
    for answer in answers:
        same = {column.name: getattr(answer, column.name) for column in t.answer.c if hasattr(answer, column.name)}
        home = answer.party if answer.party in known else None
        told = {} if home else {"party_name": answer.party_name, "party_kind": answer.party_kind}
        put(t.answer, {**same, "party_name": None, "party_kind": None, **told, "question_id": answer.question, "source_id": home})
        for ordinal, voice in enumerate(answer.voices):
            same = {name: getattr(voice, name) for name in ("outlet", "known", "standing", "chain", "score", "reason", "status")}
            place = {"article_id": voice.article, "origin_id": voice.origin, "source_id": voice.source, "source_name": None}
            what = {"statement_id": None if voice.own else voice.claim, "claim": voice.claim if voice.own else None}
            put(t.voice, {"answer_id": answer.id, "ordinal": ordinal, **same, **place, **what})
    put(
        t.answer_relation,
        *({name: getattr(each, name) for name in ("a", "b", "kind", "score", "reason", "status")} for each in settled.relations),
    )
