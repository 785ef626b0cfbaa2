"""Invented events made into what `line_up` takes: marked paragraphs (`ferry.txt`), and the demo as its author knows it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sayso.articles import read_article
from sayso.questions.lineup import Group, Member
from sayso.questions.points import all_points_of
from sayso.records import Article, Block, ChainLink, Figure, Holder, Page, Statement, Told, When, Words, digest
from sayso.text import Span, hull
from sayso.traces import Claim, Counted

DEMO = Path(__file__).resolve().parents[2] / "demo"
MARKED = re.compile(r"[\[\]<>{}]")

PEOPLE = {"Lida", "Mina", "Rudo", "Jan", "Aldo", "Greta", "Teo", "Piet", "Ines"}

Gold = dict[str, dict[str, int]]
"""The question and what is said of it, by claim id: {question: {claim: says}}."""


@dataclass(frozen=True)
class Event:
    """A story's claims, and how a careful reader lines them up."""

    told: list[Told]
    gold: Gold
    statements: dict[str, Statement]


def told_of(article: Article, statements: Sequence[Statement], parties: Sequence[tuple[str, str]], origin: str, known: int) -> list[Told]:
    """The claims of one article as the ledger would hand them over; *parties* are (party, source) for each statement."""
    told: list[Told] = []
    for statement, (point, further), (party, source) in zip(statements, all_points_of(article, statements), parties, strict=True):
        when = statement.said_at
        told.append(
            Told(
                claim=Claim(
                    id=statement.id,
                    text=statement.content.text,
                    span=hull(statement.content.spans),
                    counted=counted(statement),
                    point=point,
                    further=further,
                ),
                article=article.id,
                origin=origin,
                outlet=article.outlet or "",
                known=known,
                language=article.language or "",
                party=digest(party),
                party_name=party,
                party_kind=statement.source.kind if party == source else "organisation",
                source=digest(source),
                source_name=source,
                source_kind="person",
                stance=statement.stance,
                negated=statement.negated,
                hedges=statement.hedges,
                chain=tuple(link.name for link in statement.chain),
                said_from=(when.start if when else "") or "",
                said_to=(when.end if when else "") or "",
            )
        )
    return told


def statement_of(article: Article, number: int, **given: Any) -> Statement:
    """A statement with the fields that matter here."""
    holder = Holder(given["holder_text"], given["holder_spans"], given["name"], given["kind"])
    day: str | None = given["day"]
    when = None
    if day:
        first, _, last = day.partition("/")
        when = When(first, last or first, "day", day)
    return Statement(
        id=digest(article.id, number),
        source=holder,
        cue=Words.of(article.text, given["cue"]),
        content=Words.of(article.text, given["content"]),
        speech=given["speech"],
        stance=given["stance"],
        negated=given.get("negated", False),
        hedges=(),
        within=None,
        chain=tuple(ChainLink(name, "according-to", "", ()) for name in given.get("chain", ())),
        said_at=when,
        figures=given.get("figures", ()),
        confidence=1.0,
    )


def counted(statement: Statement) -> tuple[Counted, ...]:
    """Its figures that measure something, in comparable form as far as matters here."""
    return tuple(
        Counted(measure=figure.measure, low=figure.low, high=figure.high, as_said=figure.as_said, span=figure.span)
        for figure in statement.figures
        if figure.measure
    )


def moment(time: str) -> int:
    """Seconds of an ISO time."""
    return int(datetime.fromisoformat(time).timestamp())


def cells(members: Iterable[Member]) -> set[tuple[str, str, int]]:
    """Who says what since which day, of the members that are sure."""
    return {(member.told.party_name, member.told.said_from, member.says) for member in members if member.status == "confirmed"}


def _from_the_other_side(group: Group) -> set[tuple[str, str, int]]:
    return {(party, day, -says) for party, day, says in cells(group.members)}


def measure(event: Event, groups: Sequence[Group]) -> tuple[int, int, int]:
    """Of the cells that a careful reader lines up: how many stand in one group each, how many there are, and how many stand there wrongly.

    A group belongs to the question that most of its sure members answer; one that belongs to none is wrong as a whole. Whether it
    asks if the doors were open or if they were shut is all one.
    """
    told = {each.claim.id: each for each in event.told}
    asked = {claim: question for question, claims in event.gold.items() for claim in claims}
    gold = {
        question: {(told[claim].party_name, told[claim].said_from, says) for claim, says in claims.items()}
        for question, claims in event.gold.items()
    }
    found: Counter[str] = Counter()
    wrong = 0
    for group in groups:
        answers = Counter(
            asked[claim] for member in group.members if member.status == "confirmed" and (claim := member.told.claim.id) in asked
        )
        question = answers.most_common(1)[0][0] if answers else ""
        stand = max((cells(group.members), _from_the_other_side(group)), key=lambda each: len(each & gold.get(question, set())))
        found[question] = max(found[question], len(stand & gold.get(question, set())))
        wrong += len(stand - gold.get(question, set()))
    return found.total(), sum(map(len, gold.values())), wrong


# ── marked paragraphs


def read_event(path: Path) -> Event:
    """The event written down in *path*."""
    told: list[Told] = []
    gold: Gold = {}
    statements: dict[str, Statement] = {}
    ids: dict[str, str] = {}
    for part in re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = [line for line in part.splitlines() if line.strip()]
        opening, _, copied = head.partition(" | copy of ")
        key, language, time, outlet = opening.split(maxsplit=3)
        paragraphs = [_marks(line) for line in lines if not line[0].isdigit()]
        text, blocks = "", []
        for paragraph, _ in paragraphs:
            blocks.append(Block("paragraph", (len(text), len(text) + len(paragraph))))
            text += paragraph + "\n\n"
        article = Article(text=text, blocks=tuple(blocks), language=language, outlet=outlet, published=time, url=f"https://{key}.example/")
        ids[key] = article.id
        found: list[Statement] = []
        parties: list[tuple[str, str]] = []
        number = -1
        for line in lines:
            if not line[0].isdigit():
                number += 1
                continue
            which, who, stance, day, answer = (field.strip() for field in line.split(" | "))
            marks = paragraphs[number][1]
            shift = blocks[number].span[0]
            content = [(start + shift, end + shift) for start, end in marks["{"]][int(which) - 1 : int(which)]
            party, _, source = who.partition(" / ")
            statement = statement_of(
                article,
                len(found),
                holder_text="",
                holder_spans=tuple((start + shift, end + shift) for start, end in marks["["]),
                name=source or party,
                kind="person" if (source or party).split()[0] in PEOPLE else "organisation",
                cue=tuple((start + shift, end + shift) for start, end in marks["<"]),
                content=tuple(content),
                speech="direct" if text[content[0][0] - 1] in "“«" else "indirect",
                stance=stance,
                day=day,
            )
            found.append(statement)
            parties.append((party, source or party))
            if answer != "-":
                question, says = answer.split()
                gold.setdefault(question, {})[statement.id] = int(says)
        told += told_of(article, found, parties, ids[copied or key], moment(time))
        statements |= {statement.id: statement for statement in found}
    return Event(told, gold, statements)


def _marks(line: str) -> tuple[str, dict[str, list[Span]]]:
    """A paragraph without its marks, and what each kind of mark holds."""
    text = ""
    open_at: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"[": [], "<": [], "{": []}
    for piece in re.split(r"([\[\]<>{}])", line):
        if piece in spans:
            open_at[piece] = len(text)
        elif MARKED.fullmatch(piece):
            mark = {"]": "[", ">": "<", "}": "{"}[piece]
            spans[mark].append((open_at[mark], len(text)))
        else:
            text += piece
    return text, spans


# ── the demo as its author knows it


def read_demo(*, bodies: bool = False) -> Event:
    """The demo's event from its author's own statements; *bodies*: a party is the body that its source speaks for."""
    truth = json.loads((DEMO / "truth.json").read_text(encoding="utf-8"))
    pages = {page["id"]: page for page in truth["pages"]}
    part_of = {source["name"]: source["part_of"] for source in truth["sources"]}
    articles = {key: read_article(Page(address=key, content=(DEMO / page["file"]).read_bytes())) for key, page in pages.items()}
    party_of = {
        (key, number): answer["party"]
        for question in truth["questions"]
        for answer in question["answers"]
        for key, number in answer["statements"]
    }
    told: list[Told] = []
    statements: dict[str, Statement] = {}
    ids: dict[tuple[str, int], str] = {}
    for key, page in pages.items():
        article = articles[key]
        found: list[Statement] = []
        parties: list[tuple[str, str]] = []
        place = 0
        for number, each in enumerate(page["statements"]):
            content, place = _places(article.text, each["content"], place)
            cue, _ = _places(article.text, [each["cue"]] if each["cue"] else [], max(content[0][0] - 200, 0))
            statement = statement_of(
                article,
                number,
                holder_text=each["holder_text"],
                holder_spans=(),
                name=each["holder"] or each["source"],
                kind=each["holder_kind"],
                cue=tuple(cue),
                content=tuple(content),
                speech=each["speech"],
                stance=each["stance"],
                negated=each["negated"],
                day=each["said_on"],
                chain=each["chain"],
                figures=tuple(
                    Figure(as_said=figure["as_said"], low=figure["low"], high=figure["high"], measure=figure["measure"], span=(0, 0))
                    for figure in each["figures"]
                ),
            )
            found.append(statement)
            ids[key, number] = statement.id
            source = each["source"]
            parties.append((party_of.get((key, number), (part_of.get(source) or source) if bodies else source), source))
        copied = (page["copy_of"] or {}).get("page") if (page["copy_of"] or {}).get("kind") != "rewritten" else page["version_of"]
        root = articles[copied or page["version_of"] or key].id
        told += told_of(article, found, parties, root, moment(page["published"]))
        statements |= {statement.id: statement for statement in found}
    gold = {
        question["id"]: {ids[key, number]: _says(answer) for answer in question["answers"] for key, number in answer["statements"]}
        for question in truth["questions"]
        if question["kind"] != "figure"
    }
    return Event(told, gold, statements)


def _says(answer: dict[str, Any]) -> int:
    """1, -1 or 0, from the author's stance; where he asserts that it is not so, his note begins with “no” or “level unchanged”."""
    if answer["stance"] in {"no-comment", "neither-confirms-nor-denies"}:
        return 0
    if answer["stance"] == "denies" or answer["note"].startswith(("no:", "no ", "level unchanged")):
        return -1
    return 1


def _places(text: str, pieces: Sequence[str], after: int) -> tuple[list[Span], int]:
    """Where *pieces* stand, the longest from *after* on or else anywhere and the others nearest to it; and where the first begins."""
    longest = max(pieces, key=len, default="")
    anchor = text.find(longest, after)
    anchor = anchor if anchor >= 0 else text.find(longest)
    spans: list[Span] = []
    for piece in pieces:
        places = [match.start() for match in re.finditer(re.escape(piece), text)]
        assert places, piece
        place = min(places, key=lambda start: abs(start - anchor))
        spans.append((place, place + len(piece)))
    return sorted(spans), (min(spans)[0] if spans else after)
