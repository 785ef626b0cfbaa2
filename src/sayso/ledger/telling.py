"""Puts together who tells what in a story: claims as they are kept, with their speakers, chains and times as the book knows them now.

Of an article with several texts the newest tells, and of the earlier ones what the newest no longer says: that is how a toll that was
changed without a word stays in the trail. Everything told is dated by the text in which it first stood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger import tables as t
from sayso.ledger.identity import name_of
from sayso.ledger.keeping import recall_claims
from sayso.ledger.portions import IDS, rows_for
from sayso.records import Holder, SourceKind, Stance, Told, digest
from sayso.text import fold
from sayso.traces import Claim

SpeaksForBody = Callable[[Holder], bool]
"""Whether what a holder says is the answer of the body that it is part of (`Holder.part_of`)."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an article."""

    id: str
    """The article's id."""
    outlet: str
    """The outlet's name; empty where none is known."""
    outlet_key: str
    """The same for comparison."""
    language: str
    """Its language."""
    known: int
    """When it stood so, seconds in UTC."""


@dataclass(frozen=True, slots=True)
class Party:
    """Under whom an answer stands."""

    id: str
    name: str
    kind: SourceKind


def told(connection: Connection, stories: Mapping[str, Mapping[str, str]], speaks_for_body: SpeaksForBody) -> dict[str, list[Told]]:
    """All that is told in *stories*, each of which gives for its articles the one whose report it is; by article and place."""
    texts = _texts(connection, {id_ for roots in stories.values() for id_ in roots})
    every = [text.id for several in texts.values() for text in several]
    claims = recall_claims(connection, every)
    rows = {row.id: row for row in rows_for(connection, every, SAID)}
    chains = _chains(connection, every)
    bodies = _bodies(connection, {*_read_out(claims.values()), *{row.part_of for row in rows.values() if row.part_of}})
    found: dict[str, list[Told]] = {}
    for story, roots in stories.items():
        standing = [(each, roots[newest]) for newest in sorted(roots) for each in _standing(texts[newest], claims)]
        book = _Book([rows[claim.id] for (_, claim, _), _ in standing if claim.id in rows], bodies, speaks_for_body)
        found[story] = [
            _own(text, claim, known, root) if claim.own else book.told(text, claim, known, root, rows[claim.id], chains.get(claim.id, ()))
            for (text, claim, known), root in standing
            if claim.own or claim.id in rows
        ]
    return found


def _read_out(claims: Iterable[tuple[Claim, ...]]) -> set[str]:
    return {whose for several in claims for claim in several if (whose := read_out_of(claim))}


_newest = t.article.alias("newest")
TEXTS = (
    select(
        _newest.c.id.label("newest"),
        t.article.c.id,
        t.article.c.outlet,
        t.article.c.outlet_key,
        t.article.c.language,
        t.article.c.moment,
        t.article.c.known_at,
        t.article.c.version_of,
    )
    .join(_newest, (_newest.c.locator == t.article.c.locator) & _newest.c.id.in_(IDS))
    .where((t.article.c.status == "current") | (t.article.c.id == _newest.c.id))
)
"""All texts at the addresses of some articles."""


def _texts(connection: Connection, articles: Collection[str]) -> dict[str, list[Text]]:
    """For each of *articles* its texts, the earliest first and itself last."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows_for(connection, articles, TEXTS):
        found[row.newest].append(row)
    return {id_: [_text(row) for row in _in_order(id_, rows)] for id_, rows in found.items()}


def _in_order(newest: str, rows: Sequence[Any]) -> list[Any]:
    """The texts of one address by `version_of`, which says for each the one before it."""
    by_id = {row.id: row for row in rows}
    chain = [by_id[newest]]
    while (before := chain[-1].version_of) in by_id and len(chain) <= len(rows):
        chain.append(by_id[before])
    return chain[::-1]


def _text(row: Any) -> Text:
    # A first text stands since it was published; one that took its place, since it was seen to.
    known = row.known_at if row.version_of else row.moment or row.known_at
    return Text(row.id, row.outlet or "", row.outlet_key, row.language or "", int(known))


def _standing(texts: Sequence[Text], claims: Mapping[str, tuple[Claim, ...]]) -> Iterator[tuple[Text, Claim, int]]:
    """What the newest of *texts* claims, then what only earlier ones did, each with the time at which it first stood."""
    if len(texts) == 1:
        [only] = texts
        yield from ((only, claim, only.known) for claim in claims.get(only.id, ()))
        return
    first: dict[object, int] = {}
    last: dict[object, Text] = {}
    for text in texts:
        for claim in claims.get(text.id, ()):
            first.setdefault(_what(claim), text.known)
            last[_what(claim)] = text
    for text in reversed(texts):
        for claim in claims.get(text.id, ()):
            if last[_what(claim)] is text:
                yield text, claim, first[_what(claim)]


def _what(claim: Claim) -> object:
    """What makes two claims of two texts of an article one: their words, or of its own tolls what they count."""
    if not claim.own:
        return claim.text
    return tuple((each.measure, each.of, each.place, each.low, each.high, each.low_open, each.high_open) for each in claim.counted)


def _own(text: Text, claim: Claim, known: int, root: str) -> Told:
    return Told(
        claim=claim,
        article=text.id,
        origin=root,
        outlet=text.outlet,
        known=known,
        language=text.language,
        party=digest("outlet", text.outlet_key or text.id),
        party_name=text.outlet,
        party_kind="outlet",
        source="",
        source_name=text.outlet,
        source_kind="outlet",
    )


_said, _alias = t.statement.c, t.alias.c
SAID = (
    select(
        _said.id,
        _said.article_id,
        _said.source_id,
        _said.alias_id,
        _said.name,
        _said.kind,
        _said.holder,
        _said.part_of,
        _said.described,
        _said.stance,
        _said.negated,
        _said.hedges,
        _said.said_from,
        _said.said_to,
        _said.said_order,
        _said.confidence,
        _alias.named.label("named"),
        t.source.c.name.label("source_name"),
        t.source.c.kind.label("source_kind"),
    )
    .outerjoin(t.alias, _alias.id == _said.alias_id)
    .outerjoin(t.source, t.source.c.id == _said.source_id)
    .where(_said.status == "current", _said.article_id.in_(IDS))
)
"""Statements with what the book knows of their speakers."""


class _Book:
    """What the book knows of the speakers of a story."""

    def __init__(self, rows: Collection[Any], bodies: Mapping[str, Party], speaks_for_body: SpeaksForBody) -> None:
        self._speaks_for_body = speaks_for_body
        self._bodies = bodies
        self._asked: dict[object, bool] = {}
        self._body_of: defaultdict[str, set[str]] = defaultdict(set)
        """By source, the bodies for which it is seen to speak somewhere in the story: who is once called a spokeswoman remains it."""
        for row in rows:
            if row.part_of and row.source_id and self._is_bodys(row):
                self._body_of[row.source_id].add(row.part_of)

    def told(self, text: Text, claim: Claim, known: int, root: str, row: Any, chain: tuple[str, ...]) -> Told:
        """The *claim* that statement *row* makes."""
        party = self._party(row, root, claim)
        stance: Stance = row.stance
        return Told(
            claim=claim,
            article=text.id,
            origin=root,
            outlet=text.outlet,
            known=known,
            language=text.language,
            party=party.id,
            party_name=party.name,
            party_kind=party.kind,
            source=row.source_id or "",
            source_name=row.source_name or row.name or row.holder,
            source_kind=row.source_kind or row.kind,
            described=(*row.described, row.holder),
            stance=stance,
            negated=row.negated,
            hedges=row.hedges,
            standing="relayed" if chain else "first-hand",
            chain=chain,
            said_from=row.said_from or "",
            said_to=row.said_to or "",
            said_order=row.said_order or "",
            confidence=row.confidence,
        )

    def _party(self, row: Any, root: str, claim: Claim) -> Party:
        if whose := read_out_of(claim):
            return self._body(whose, root)
        if row.part_of and self._is_bodys(row):
            return self._body(row.part_of, root)
        if not row.part_of and row.source_id and len(bodies := self._body_of.get(row.source_id, set())) == 1:
            return self._body(min(bodies), root)
        name = row.source_name or row.name or row.holder
        if row.source_id and (row.named or row.source_id != row.alias_id):
            return Party(row.source_id, name, row.source_kind)
        # A mere mention is one within its report: in a copy of it the same words mean the same, elsewhere somebody else.
        return _mention(name, row.kind, root)

    def _is_bodys(self, row: Any) -> bool:
        key = (row.kind, row.name, row.part_of, row.described, row.holder)
        if key not in self._asked:
            self._asked[key] = self._speaks_for_body(Holder(row.holder, (), row.name, row.kind, row.part_of, described=row.described))
        return self._asked[key]

    def _body(self, name: str, root: str) -> Party:
        return self._bodies.get(name) or _mention(name, "organisation", root)


def read_out_of(claim: Claim) -> str:
    """The body whose count somebody else reads out, where the claim tells it."""
    return getattr(claim, "whose", "")


def _mention(name: str, kind: SourceKind, root: str) -> Party:
    return Party(digest("mention", root, fold(name) or name), name, kind)


def _bodies(connection: Connection, names: Collection[str]) -> dict[str, Party]:
    """Those of *names* that hold beyond their article, as sources of the book where they are known as such."""
    known = {name: found for name in names if (found := name_of(Holder("", (), name, "organisation"), "")) and found.named}
    a, source = t.alias.c, t.source.c
    asked = select(a.id, source.id.label("source_id"), source.name, source.kind).join(t.source, a.source_id == source.id)
    rows = rows_for(connection, {each.id for each in known.values()}, lambda some: asked.where(a.id.in_(some)))
    there = {row.id: Party(row.source_id, row.name, row.kind) for row in rows}
    return {name: there.get(each.id) or Party(digest("body", each.folded), name, "organisation") for name, each in known.items()}


RELAYS = (
    select(t.chain.c.statement_id, t.chain.c.name)
    .join(t.statement, _said.id == t.chain.c.statement_id)
    .where(_said.article_id.in_(IDS))
    .order_by(t.chain.c.statement_id, t.chain.c.ordinal)
)


def _chains(connection: Connection, articles: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The names of the relays of each statement that has some, from the holder outward."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_, name in rows_for(connection, articles, RELAYS):
        found[id_].append(name)
    return {id_: tuple(names) for id_, names in found.items()}
