"""A ledger of two hundred attacks: wherever words of a page, of the machine or of a person can stand, an attack stands in their place."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import insert

from sayso.ledger import Ledger
from sayso.ledger import settled_tables as t
from sayso.records import Answer, Hearing, Link, Question, Relation, Settlement, Voice, digest
from tests.views import dam
from tests.views import settled as s
from tests.web import books

PAYLOADS: tuple[str, ...] = tuple(
    itertools.chain.from_iterable(json.loads((Path(__file__).parent / "data" / "payloads.json").read_text(encoding="utf-8")).values())
)
"""Each runs ``__ran=1``, or asks evil.invalid for something, where it is taken for more than words."""
A_PAGE = 10
"""Attacks on a page."""
PARTIES = 6
"""Columns of the board that many of them stand under; each attack has a party of its own beside."""


def hearings() -> list[Hearing]:
    """Articles of so many attacks each: every one in a title, a paragraph, a holder, a cue, what is said, and in the fields around them."""
    return [_page(list(PAYLOADS[at : at + A_PAGE]), at // A_PAGE) for at in range(0, len(PAYLOADS), A_PAGE)]


def _page(attacks: list[str], number: int, **more: Any) -> Hearing:
    blocks, told = [("title", " ".join(attacks))], {}
    for at, attack in enumerate(attacks):
        one, two = 2 * at + 1, 2 * at + 2
        words = f"⟦{one}:over 9 of {attack} ⟦{two}h:{attack}⟧ ⟦{two}:{attack}⟧⟧"
        blocks.append(("paragraph", f"{attack}⟦{one}h:{attack}⟧ ⟦{one}c:{attack}⟧ {words}{attack}"))
        blocks += [(kind, attack) for kind in ("caption", "related", "source-line", "heading")]
        rivals = [(attack, "person", 1.0, attack)]
        told[one] = {
            "name": attack,
            "hedges": [attack],
            "chain": [(attack, "citing")],
            "said_at": books.on("2031-03-11", attack),
            "figures": [{"as_said": "over 9", "low": 9, "measure": attack, "of": attack}],
            "part_of": attack,
            "forms": attacks,
            "described": attacks,
            "anonymity": attack,
            "because": attack,
            "rivals": rivals,
        }
        told[two] = {"name": None, "kind": "unnamed", "within": one, "rivals": rivals}
    about: dict[str, Any] = {
        **dict.fromkeys(("outlet", "url", "canonical_url", "modified", "language", "section"), attacks[number % len(attacks)]),
        **dict.fromkeys(("byline", "tags", "linked", "pictures"), tuple(attacks)),
        "published": f"2031-03-{number % 28 + 1:02}T12:00:00Z",
        "links": tuple(Link(how, each, each) for each in attacks for how in ("based-on", "source-line", "translation-of", "alternate")),
    }
    return books.heard(blocks, told, **{**about, **more})


def filled(ledger: Ledger) -> None:
    """Fill *ledger*: pages, what settling could have made of them, and what persons wrote."""
    pages = hearings()
    first = list(PAYLOADS[:A_PAGE])
    twice = [_page(each, 0, url="https://attacked.example/1", canonical_url=None) for each in (first, first[::-1])]
    for page in (*pages, *twice):
        ledger.add(page)
    _settled(ledger, pages)
    _written(ledger, pages)


def _id(sort: str, number: int) -> str:
    return digest(sort, str(number))[:16]


def _settled(ledger: Ledger, pages: list[Hearing]) -> None:
    """A story with a question for each attack, and a story of that name."""
    ids = dict(enumerate(page.article.id for page in pages))
    with ledger.reading() as connection:
        sources = dict(connection.execute(dam.select(dam.statement.c.id, dam.statement.c.source_id)).tuples().all())
    questions, answers, relations = [], [], []
    for at, attack in enumerate(PAYLOADS):
        page = pages[at // A_PAGE]
        mine, next_one = (page.statements[(2 * (at % A_PAGE) + step) % len(page.statements)] for step in (0, 2))
        kind: Any = "figure" if at % 2 else "what"
        about = {"measure": attack, "of": attack} if at % 2 else {}
        about |= {"place": attack, "moment": attack, "reason": attack}
        questions.append(Question(id=_id("question", at), story=s.STORY, kind=kind, label=attack, score=0.9, **about))

        def voice(known: int, origin: str, both: Any = (mine, next_one), page: Hearing = page, attack: str = attack) -> Voice:
            said = both[known >= s.WED]
            return Voice(
                claim=said.id,
                own=False,
                article=page.article.id,
                origin=origin,
                outlet=attack,
                known=known,
                source=sources[said.id],
                source_name=attack,
                standing="relayed",
                chain=(attack,),
                score=0.9,
                reason=attack,
                status="suggested" if known >= s.WED else "confirmed",
            )

        shared = at % PARTIES
        for turn, (party, name, known) in enumerate(
            (
                (_id("party", shared), PAYLOADS[shared], s.MON),
                (_id("party", shared), PAYLOADS[shared], s.TUE),
                (_id("own", at), attack, s.WED),
            )
        ):
            answers.append(
                Answer(
                    id=_id(f"answer {turn}", at),
                    question=_id("question", at),
                    party=party,
                    party_name=name,
                    party_kind="organisation",
                    stance="asserts",
                    words=attack,
                    said_from="2031-03-10",
                    said_to="2031-03-11",
                    known=known,
                    voices=(voice(known, page.article.id), voice(known + 60, pages[(at // A_PAGE + 1) % len(pages)].article.id)),
                    **({"low": float(turn + at)} if at % 2 else {}),
                )
            )
        first, second, other = answers[-3:]
        for a, b, how in ((second.id, first.id, "revises"), (second.id, other.id, "contradicts")):
            relations.append(Relation(a=a, b=b, kind=how, score=0.9, reason=attack, status="confirmed"))  # type: ignore[arg-type]
    places = {s.REPRINT: ids.pop(1), s.LODESTAR: ids.pop(0), **{str(at): id_ for at, id_ in ids.items()}}
    with ledger._writing() as connection:
        dam.write(connection, Settlement(tuple(questions), tuple(answers), tuple(relations)), places, name=" ".join(PAYLOADS[:5]))
        blank = {column.name: dam._blank(column) for column in t.story.c if not column.nullable and column.server_default is None}
        stories = [{**blank, "id": _id("story", at), "name": attack, "first": attack, "last": attack} for at, attack in enumerate(PAYLOADS)]
        connection.execute(insert(t.story), stories)
        days = [
            {
                "article_id": pages[at // A_PAGE].article.id,
                "ordinal": at,
                "statement_id": pages[at // A_PAGE].statements[2 * (at % A_PAGE)].id,
                "first": "2031-03-10",
                "last": "2031-03-10",
                "precision": "day",
                "as_said": attack,
                "start": 0,
                "end": 5,
                "sentence": attack,
                "exact": True,
                "saying": False,
                "shown": True,
            }
            for at, attack in enumerate(PAYLOADS)
        ]
        connection.execute(insert(t.named_day), days)
        connection.execute(t.unsettled.delete())


def _written(ledger: Ledger, pages: list[Hearing]) -> None:
    """Notes, kept searches and decisions, signed by attacks."""
    for at, attack in enumerate(PAYLOADS):
        page = pages[at // A_PAGE]
        said = page.statements[2 * (at % A_PAGE)]
        who = attack.strip()[:100]
        ledger.note(attack, by=who, **({"statement": said.id} if at % 2 else {"article": page.article.id}))
        ledger.save_search(attack[:300], urlencode({"words": attack, "source": attack, "outlet": attack}), by=who)
        ledger.judge_stance(said.id, "no", "doubts", by=who)
