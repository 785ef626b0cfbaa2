"""Writes what was heard on one page into the tables; the caller holds the transaction around it.

Rows are derived from the records alone. Statements of an older reading are never deleted: those that the new one marks again
keep their ids and rows, the others are superseded.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Delete, Table, delete, false, select, update
from sqlalchemy.engine import Connection

from sayso.ledger import tables as t
from sayso.ledger.counting import recount, shares
from sayso.ledger.deciding import Version, in_order
from sayso.ledger.dialect import add, keep, put, write_rows
from sayso.ledger.identity import Name, day, known_at, locator, moment, name_of, outlet_key, told
from sayso.ledger.keeping import Step, mark, write_kept
from sayso.ledger.outlets import see_outlet
from sayso.ledger.portions import IDS
from sayso.ledger.recalling import FIGURE_FIELDS
from sayso.ledger.settled_tables import named_day
from sayso.ledger.settling import resettle, taken_apart, write_names
from sayso.records import Article, Figure, Hearing, Holder, Page, Statement, digest
from sayso.text import Span, fold, sentence_starts

PACKING = "zlib"
LEVEL = 6
"""zlib's own default; 9 took twice as long for 1 % on the demo pages."""

Row = dict[str, Any]


def write_page(connection: Connection, page: Page, article_id: str, made_by: str, now: str) -> None:
    """Keep the page's bytes, what was told of it, and which article it is."""
    content = {"sha256": page.sha256, "bytes": len(page.content), "packing": PACKING, "content": zlib.compress(page.content, LEVEL)}
    connection.execute(keep(t.page_content), content)
    row = {
        "sha256": page.sha256,
        "told": told(page),
        "article_id": article_id,
        "made_by": made_by,
        "address": page.address,
        "url": page.url,
        "media_type": page.media_type,
        "charset": page.charset,
        "captured_at": page.captured_at.isoformat() if page.captured_at else None,
        "published": page.published,
        "outlet": page.outlet,
        "read_at": now,
    }
    connection.execute(put(t.page), row)
    connection.execute(delete(t.skipped).where(t.skipped.c.address == page.address))


def write_hearing(connection: Connection, hearing: Hearing, now: str, seconds: float, *, former: Sequence[str] = ()) -> None:
    """Write the article, its place among its versions, its statements, what the lists count, and that it is to be settled.

    *former* are the articles that its page was read to be before; those at their addresses are put in order as well.
    """
    article = hearing.article
    home = locator(article, hearing.page)
    neighbours = _neighbours(connection, [article.id, *former], home)
    before = shares(connection, neighbours)
    _write_article(connection, hearing, home, now, seconds)
    latest = _put_in_order(connection, neighbours | {article.id})
    names = _write_statements(connection, hearing, shown=article.id in latest)
    _show(connection, neighbours - {article.id}, latest)
    counted = recount(connection, before, shares(connection, neighbours | {article.id}))
    resettle(connection, names | counted)
    write_kept(connection, article.id, hearing.kept)
    mark(connection, neighbours | {article.id}, Step.COMPARE)


def supersede(connection: Connection, articles: Sequence[str]) -> None:
    """Set *articles* aside: their page is now read to say another text."""
    if articles:
        connection.execute(update(t.article).where(t.article.c.id.in_(articles)).values(status="superseded"))


def _neighbours(connection: Connection, articles: Sequence[str], home: str) -> set[str]:
    """The articles that a write can touch: those at its address, those where *articles* are now, these included if they are there."""
    former = select(t.article.c.locator).where(t.article.c.id.in_(articles))
    asked = select(t.article.c.id).where((t.article.c.locator == home) | t.article.c.locator.in_(former))
    return set(connection.scalars(asked))


def _write_article(connection: Connection, hearing: Hearing, home: str, now: str, seconds: float) -> None:
    article = hearing.article
    dated = known_at(article)
    row = {
        "id": article.id,
        "locator": home,
        "title": article.title,
        "lead": article.lead,
        "byline": article.byline,
        "outlet": article.outlet,
        "outlet_key": outlet_key(article.outlet),
        "language": article.language,
        "section": article.section,
        "tags": article.tags,
        "published": article.published,
        "modified": article.modified,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "sha256": article.sha256,
        "captured_at": article.captured_at,
        "text": article.text,
        "day": day(article.published),
        "moment": int(moment(article.published) or 0),
        "known_at": seconds if dated is None else dated,
        "made_by": hearing.made_by,
        "statements": len({each.id for each in hearing.statements}),
        "added_at": now,
        "status": "current",
        "is_latest": False,
        "version_of": None,
        "versions": 1,
    }
    kept = frozenset({"added_at"} if dated is not None else {"added_at", "known_at"})
    connection.execute(put(t.article, but=kept), row)
    see_outlet(connection, article)
    _replace(connection, t.block, "article_id", [article.id], _blocks(article))
    _replace(connection, t.link, "article_id", [article.id], _links(article))
    _replace(connection, t.author, "article_id", [article.id], _authors(article))
    _replace(connection, t.linked, "article_id", [article.id], _urls(article, article.linked))
    _replace(connection, t.picture, "article_id", [article.id], _urls(article, article.pictures))
    _replace(connection, t.own_figure, "article_id", [article.id], _own_figures(hearing))
    reading = {"id": digest(article.id, hearing.made_by), "article_id": article.id, "made_by": hearing.made_by}
    connection.execute(put(t.reading), {**reading, "read_at": now, "statements": row["statements"]})


def _blocks(article: Article) -> list[Row]:
    return [
        {"article_id": article.id, "ordinal": ordinal, "kind": block.kind, **_span(block.span), "place": block.place}
        for ordinal, block in enumerate(article.blocks)
    ]


def _links(article: Article) -> list[Row]:
    return [
        {"article_id": article.id, "ordinal": ordinal, "relation": link.relation, "url": link.url, "language": link.language}
        for ordinal, link in enumerate(article.links)
    ]


def _authors(article: Article) -> list[Row]:
    return [{"key": key, "article_id": article.id} for key in sorted({fold(name) for name in article.byline} - {""})]


def _urls(article: Article, urls: Iterable[str]) -> list[Row]:
    return [{"article_id": article.id, "ordinal": ordinal, "url": url} for ordinal, url in enumerate(urls)]


def _put_in_order(connection: Connection, articles: set[str]) -> set[str]:
    """Tell each of *articles* its place among the versions at its address; gives those that are the latest of theirs."""
    c = t.article.c
    connection.execute(update(t.article).where(c.id.in_(articles), c.status == "superseded").values(is_latest=False))
    asked = select(c.locator, c.id, c.known_at, c.modified, c.published, c.added_at).where(c.id.in_(articles), c.status == "current")
    homes: dict[str, list[Version]] = {}
    for home, id_, known, modified, published, added in connection.execute(asked):
        homes.setdefault(home, []).append(Version(id_, known, (modified or "", published or ""), added))
    latest = set()
    for versions in homes.values():
        for place in in_order(versions):
            told_place = {"version_of": place.version_of, "is_latest": place.is_latest, "versions": len(versions)}
            connection.execute(update(t.article).where(c.id == place.id).values(told_place))
            if place.is_latest:
                latest.add(place.id)
    return latest


def _show(connection: Connection, articles: Iterable[str], latest: set[str]) -> None:
    """Show the statements of those *articles* that are the latest at their address, and only those."""
    c = t.statement.c
    for id_ in articles:
        wanted = (c.status == "current") if id_ in latest else false()
        connection.execute(update(t.statement).where(c.article_id == id_, c.shown != wanted).values(shown=wanted))
        connection.execute(update(named_day).where(named_day.c.article_id == id_).values(shown=id_ in latest))


def _write_statements(connection: Connection, hearing: Hearing, *, shown: bool) -> set[str]:
    """Write the statements and supersede those that are not among them; gives the ids of the names in them."""
    article = hearing.article
    statements = {each.id: each for each in hearing.statements}  # an id is what a statement is: twice the same is once
    c = t.statement.c
    held = set(connection.scalars(select(c.id).where(c.article_id == article.id)))
    gone = held - set(statements)
    if gone:
        connection.execute(update(t.statement).where(c.article_id == article.id, c.id.in_(gone)).values(status="superseded", shown=False))
    again = held & set(statements)
    for table, _ in reversed(PARTS):
        _replace(connection, table, "statement_id", again, ())
    apart = taken_apart(connection, article.id)
    names = {each.id: name_of(each.source, article.id, apart=apart) for each in statements.values()}
    bodies = [name_of(Holder("", (), each.source.part_of, "organisation"), article.id) for each in statements.values()]
    known = [*filter(None, names.values()), *(body for body in bodies if body and body.named)]
    sources = write_names(connection, known)
    rows = [_statement(each, ordinal, hearing, shown, names[each.id], sources) for ordinal, each in enumerate(statements.values())]
    write_rows(connection, put(t.statement, key=("id",)), rows)
    for table, make in PARTS:
        write_rows(connection, add(table), [row for each in statements.values() for row in make(each)])
    return {name.id for name in known}


def _statement(said: Statement, ordinal: int, hearing: Hearing, shown: bool, name: Name | None, sources: Mapping[str, str]) -> Row:
    article, when = hearing.article, said.said_at
    return {
        "id": said.id,
        "article_id": article.id,
        "ordinal": ordinal,
        "source_id": sources[name.id] if name else None,
        "alias_id": name.id if name else None,
        "name": said.source.name,
        "kind": said.source.kind,
        "holder": said.source.text,
        "part_of": said.source.part_of,
        "forms": said.source.forms,
        "described": said.source.described,
        "anonymity": said.source.anonymity,
        "holder_because": said.source.because,
        "stance": said.stance,
        "stance_because": said.stance_because,
        "negated": said.negated,
        "cue": said.cue.text,
        "content": said.content.text,
        "title": article.title,
        "speech": said.speech,
        "hedges": said.hedges,
        "within": said.within,
        "said_from": when.start if when else None,
        "said_to": when.end if when else None,
        "said_precision": when.precision if when else None,
        "said_as": when.as_said if when else None,
        "said_order": when.order if when else None,
        "said_because": when.because if when else "",
        "day": day(when.start if when else None) or day(article.published),
        "confidence": said.confidence,
        "status": "current",
        "shown": shown,
        "reading_id": digest(article.id, hearing.made_by),
    }


def _spans(said: Statement) -> list[Row]:
    parts = (("source", said.source.spans), ("cue", said.cue.spans), ("content", said.content.spans))
    return [
        {"statement_id": said.id, "role": role, "ordinal": ordinal, **_span(span)}
        for role, spans in parts
        for ordinal, span in enumerate(spans)
    ]


def _candidates(said: Statement) -> list[Row]:
    return [
        {"statement_id": said.id, "ordinal": ordinal, "name": each.name, "kind": each.kind, "score": each.score, "because": each.because}
        for ordinal, each in enumerate(said.source.candidates)
    ]


def _chain(said: Statement) -> list[Row]:
    return [
        {
            "statement_id": said.id,
            "ordinal": ordinal,
            "name": link.name,
            "relation": link.relation,
            "text": link.text,
            "because": link.because,
        }
        for ordinal, link in enumerate(said.chain)
    ]


def _chain_spans(said: Statement) -> list[Row]:
    return [
        {"statement_id": said.id, "link": place, "ordinal": ordinal, **_span(span)}
        for place, link in enumerate(said.chain)
        for ordinal, span in enumerate(link.spans)
    ]


def _figures(said: Statement) -> list[Row]:
    return [{"statement_id": said.id, "ordinal": ordinal, **_figure(figure)} for ordinal, figure in enumerate(said.figures)]


def _own_figures(hearing: Hearing) -> list[Row]:
    """What the article tells in its own voice, each with its sentence."""
    text = hearing.article.text
    starts = [*sentence_starts(text), len(text)] if hearing.figures else []
    return [
        {
            "article_id": hearing.article.id,
            "ordinal": ordinal,
            **_figure(figure),
            "sentence": _sentence(text, starts, figure.span),
        }
        for ordinal, figure in enumerate(hearing.figures)
    ]


def _sentence(text: str, starts: Sequence[int], span: Span) -> str:
    begin, end = bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])
    return text[starts[begin] : starts[min(end, len(starts) - 1)]].strip()


def _figure(figure: Figure) -> Row:
    part = figure.part_of or (None, None)
    fields = {name: getattr(figure, name) for name in FIGURE_FIELDS}
    return {**fields, "part_start": part[0], "part_end": part[1], **_span(figure.span)}


PARTS = (
    (t.statement_span, _spans),
    (t.candidate, _candidates),
    (t.chain, _chain),
    (t.chain_span, _chain_spans),
    (t.figure, _figures),
)
"""The tables that hang on a statement, each after those it points to, with what makes their rows."""


def _span(span: Span) -> Row:
    return {"start": span[0], "end": span[1]}


def _replace(connection: Connection, table: Table, key: str, owners: Iterable[str], rows: Sequence[Mapping[str, Any]]) -> None:
    owners = list(owners)
    if owners:
        connection.execute(_of_owners(table, key), {"ids": owners})
    write_rows(connection, add(table), rows)


@cache
def _of_owners(table: Table, key: str) -> Delete:
    return delete(table).where(table.c[key].in_(IDS))
