"""Statements, figures, articles, sources, or what they settle to, for other programs: one row each, the same columns in every format.

A list within a cell (hedges, chain, figures, names, links) is JSON: as such in NDJSON, as text in CSV and Parquet. What is written is what
lists show: the newest reading of the latest version of every article.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.figures import estimate, named_reading
from sayso.figures.readings import LITERAL, NamedReading
from sayso.ledger import Ledger
from sayso.ledger.noted_tables import note
from sayso.ledger.recalling import figure, recall_parts, recall_urls
from sayso.ledger.tables import article as a
from sayso.ledger.tables import figure as f
from sayso.ledger.tables import linked, picture
from sayso.ledger.tables import own_figure as w
from sayso.ledger.tables import source as o
from sayso.ledger.tables import source_name as n
from sayso.ledger.tables import statement as s
from sayso.views.contract import figure_json, link_json
from sayso.views.export_settled import COUNT, JSON, NUMBER, SETTLED_COLUMNS, SETTLED_ROWS, TEXT, TRUTH
from sayso.views.notes import NOTES
from sayso.views.rows import BUSIEST, NEWEST

Format = Literal["csv", "ndjson", "parquet"]
What = Literal["statements", "figures", "articles", "sources", "questions", "answers", "origins", "rulings", "notes"]
Row = dict[str, Any]

AT_ONCE = 50
"""Articles or sources whose rows are in memory together; a page may be 20 MB, so not many."""
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""How a cell begins that a spreadsheet would run; one with an apostrophe before it is shown as it is."""
SURROGATE = re.compile("[\ud800-\udfff]")

COLUMNS: Mapping[What, Mapping[str, str]] = {
    "statements": {
        "id": TEXT,
        "article_id": TEXT,
        "source_id": TEXT,
        "source": TEXT,
        "source_kind": TEXT,
        "source_text": TEXT,
        "stance": TEXT,
        "negated": TRUTH,
        "hedges": JSON,
        "speech": TEXT,
        "cue": TEXT,
        "content": TEXT,
        "content_spans": JSON,
        "chain": JSON,
        "figures": JSON,
        "said_from": TEXT,
        "said_to": TEXT,
        "said_precision": TEXT,
        "said_as_said": TEXT,
        "within": TEXT,
        "confidence": NUMBER,
        "made_by": TEXT,
        "article_title": TEXT,
        "outlet": TEXT,
        "published": TEXT,
        "language": TEXT,
        "url": TEXT,
        "sha256": TEXT,
    },
    "figures": {
        "article_id": TEXT,
        "statement_id": TEXT,
        "source_id": TEXT,
        "source": TEXT,
        "source_kind": TEXT,
        "stance": TEXT,
        "negated": TRUTH,
        "as_said": TEXT,
        "measure": TEXT,
        "of": TEXT,
        "unit": TEXT,
        "low": NUMBER,
        "high": NUMBER,
        "low_open": TRUTH,
        "high_open": TRUTH,
        "approximate": TRUTH,
        "vague": TRUTH,
        "change": TEXT,
        "scope": TEXT,
        "reading": TEXT,
        "read_low": NUMBER,
        "read_best": NUMBER,
        "read_high": NUMBER,
        "start": COUNT,
        "end": COUNT,
        "part_start": COUNT,
        "part_end": COUNT,
        "words": TEXT,
        "said_from": TEXT,
        "said_to": TEXT,
        "article_title": TEXT,
        "outlet": TEXT,
        "published": TEXT,
        "language": TEXT,
        "url": TEXT,
        "sha256": TEXT,
    },
    "articles": {
        "id": TEXT,
        "title": TEXT,
        "outlet": TEXT,
        "published": TEXT,
        "modified": TEXT,
        "language": TEXT,
        "url": TEXT,
        "canonical_url": TEXT,
        "byline": JSON,
        "section": TEXT,
        "tags": JSON,
        "lead": TEXT,
        "linked": JSON,
        "pictures": JSON,
        "statements": COUNT,
        "versions": COUNT,
        "version_of": TEXT,
        "captured_at": TEXT,
        "added_at": TEXT,
        "sha256": TEXT,
        "made_by": TEXT,
        "text": TEXT,
    },
    "sources": {
        "id": TEXT,
        "name": TEXT,
        "kind": TEXT,
        "statements": COUNT,
        "articles": COUNT,
        "outlets": COUNT,
        "first": TEXT,
        "last": TEXT,
        "names": JSON,
    },
    "notes": {
        "id": TEXT,
        "article_id": TEXT,
        "statement_id": TEXT,
        "quoted": TEXT,
        "holder": TEXT,
        "text": TEXT,
        "by": TEXT,
        "at": TEXT,
        "stands": TRUTH,
        "withdrawn_by": TEXT,
        "withdrawn_at": TEXT,
        "article_title": TEXT,
        "outlet": TEXT,
        "published": TEXT,
        "url": TEXT,
    },
    **SETTLED_COLUMNS,
}
"""The columns of each export, in order: a promise, like the form of `sayso read --json`."""


def export(ledger: Ledger, *, as_: Format, what: What, to: Path | BinaryIO, reading: str = LITERAL) -> int:
    """Write all of *what* to a file or a stream; gives how many rows. A file is written whole or not at all.

    *reading* is the named reading that fills the columns ``read_low``, ``read_best`` and ``read_high`` of figures.
    Raises OSError when it cannot be written, UsageError where there is no such reading.
    """
    rule = named_reading(reading)
    with ledger.reading() as connection, _written(to) as out:
        rows = _figures(connection, rule) if what == "figures" else ROWS[what](connection)
        return WRITERS[as_](rows, COLUMNS[what], out)


def _statements(connection: Connection) -> Iterator[Row]:
    for articles in _in_turn(connection, select(a.c.id).where(a.c.is_latest).order_by(*NEWEST)):
        place = {id_: number for number, id_ in enumerate(articles)}
        asked = select(s, a.c.outlet, a.c.published, a.c.language, a.c.url, a.c.sha256, a.c.made_by)
        asked = asked.join_from(s, a, a.c.id == s.c.article_id).where(s.c.article_id.in_(articles), s.c.shown)
        rows = sorted(connection.execute(asked).mappings(), key=lambda row: (place[row["article_id"]], row["ordinal"]))
        ids = [row["id"] for row in rows]
        parts = recall_parts(connection, ids, whole=True)
        for row in rows:
            yield {
                "id": row["id"],
                "article_id": row["article_id"],
                "source_id": row["source_id"],
                "source": row["name"],
                "source_kind": row["kind"],
                "source_text": row["holder"],
                "stance": row["stance"],
                "negated": row["negated"],
                "hedges": list(row["hedges"]),
                "speech": row["speech"],
                "cue": row["cue"],
                "content": row["content"],
                "content_spans": [list(span) for span in parts.spans.get((row["id"], "content"), ())],
                "chain": [link_json(link) for link in parts.chain.get(row["id"], ())],
                "figures": [figure_json(figure) for figure in parts.figures.get(row["id"], ())],
                "said_from": row["said_from"],
                "said_to": row["said_to"],
                "said_precision": row["said_precision"],
                "said_as_said": row["said_as"],
                "within": row["within"],
                "confidence": round(row["confidence"], 4),
                "made_by": row["made_by"],
                "article_title": row["title"],
                "outlet": row["outlet"],
                "published": row["published"],
                "language": row["language"],
                "url": row["url"],
                "sha256": row["sha256"],
            }


def _figures(connection: Connection, rule: NamedReading) -> Iterator[Row]:
    """Every figure, article by article: those of statements by their speakers, then those of its own voice, which have no source."""
    for articles in _in_turn(connection, select(a.c.id).where(a.c.is_latest).order_by(*NEWEST)):
        place = {id_: number for number, id_ in enumerate(articles)}
        about = (a.c.title.label("article_title"), a.c.outlet, a.c.published, a.c.language, a.c.url, a.c.sha256)
        who = (s.c.source_id, s.c.name.label("source"), s.c.kind.label("source_kind"), s.c.stance, s.c.negated)
        said = (
            select(f, *who, *about, s.c.article_id, s.c.content.label("words"), s.c.said_from, s.c.said_to)
            .join_from(f, s, s.c.id == f.c.statement_id)
            .join(a, a.c.id == s.c.article_id)
            .where(s.c.article_id.in_(articles), s.c.shown)
            .order_by(s.c.article_id, s.c.ordinal, f.c.ordinal)
        )
        own = select(w, w.c.sentence.label("words"), *about).join_from(w, a, a.c.id == w.c.article_id)
        own = own.where(w.c.article_id.in_(articles)).order_by(w.c.article_id, w.c.ordinal)
        rows = [*connection.execute(said).mappings(), *connection.execute(own).mappings()]
        for row in sorted(rows, key=lambda row: place[row["article_id"]]):
            taken = estimate(figure(row), rule)
            read = {"reading": rule.name, "read_low": taken.low, "read_best": taken.best, "read_high": taken.high}
            yield {name: read[name] if name in read else row.get(name) for name in COLUMNS["figures"]}


def _articles(connection: Connection) -> Iterator[Row]:
    columns = [a.c[name] for name in COLUMNS["articles"] if name in a.c]
    for ids in _in_turn(connection, select(a.c.id).where(a.c.is_latest).order_by(*NEWEST)):
        several = {name: recall_urls(connection, table, ids) for name, table in (("linked", linked), ("pictures", picture))}
        for row in connection.execute(select(*columns).where(a.c.id.in_(ids)).order_by(*NEWEST)).mappings():
            urls = {name: list(found.get(row["id"], ())) for name, found in several.items()}
            told = {**row, "byline": list(row["byline"]), "tags": list(row["tags"]), **urls}
            yield {name: told[name] for name in COLUMNS["articles"]}


def _sources(connection: Connection) -> Iterator[Row]:
    columns = [o.c[name] for name in COLUMNS["sources"] if name != "names"]
    for ids in _in_turn(connection, select(o.c.id).where(o.c.statements > 0).order_by(*BUSIEST)):
        names: dict[str, list[str]] = {}
        asked = select(n.c.source_id, n.c.name).where(n.c.source_id.in_(ids)).distinct().order_by(n.c.source_id, n.c.name)
        for id_, name in connection.execute(asked).tuples():
            names.setdefault(id_, []).append(name)
        for row in connection.execute(select(*columns).where(o.c.id.in_(ids)).order_by(*BUSIEST)).mappings():
            yield {**row, "names": names[row["id"]]}


def _notes(connection: Connection) -> Iterator[Row]:
    """Readers' notes in the order in which they were written, the withdrawn ones too."""
    asked = NOTES.add_columns(a.c.published, a.c.url).order_by(note.c.nr)
    for row in connection.execution_options(stream_results=True).execute(asked).mappings():
        told = {**row, "stands": row["status"] != "superseded"}
        yield {name: told[name] for name in COLUMNS["notes"]}


ROWS: Mapping[str, Callable[[Connection], Iterator[Row]]] = {
    "statements": _statements,
    "articles": _articles,
    "sources": _sources,
    "notes": _notes,
    **SETTLED_ROWS,
}


def _in_turn(connection: Connection, ids: Any) -> Iterator[Sequence[str]]:
    """The *ids*, some at a time, never all in memory."""
    found = connection.execution_options(stream_results=True).execute(ids)
    for some in found.scalars().partitions(AT_ONCE):
        yield list(some)


def _csv(rows: Iterable[Row], columns: Mapping[str, str], out: BinaryIO) -> int:
    """With a byte order mark, by which spreadsheets know UTF-8."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    count = 0
    for row in rows:
        count += 1
        writer.writerow([_cell(row[name], kind) for name, kind in columns.items()])
    text.detach()
    return count


def _cell(value: Any, kind: str) -> Any:
    if kind == JSON:
        return _json(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        clean = _clean(value)
        return f"'{clean}" if FORMULA.match(clean) else clean
    return value


def _ndjson(rows: Iterable[Row], columns: Mapping[str, str], out: BinaryIO) -> int:
    count = 0
    for row in rows:
        count += 1
        out.write(_json(row).encode() + b"\n")
    return count


def _parquet(rows: Iterable[Row], columns: Mapping[str, str], out: BinaryIO) -> int:
    """By way of a file of lines, which duckdb reads as a stream."""
    import duckdb

    count, longest = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        lines, made = Path(folder) / "rows.ndjson", Path(folder) / "rows.parquet"
        with lines.open("wb") as file:
            for row in rows:
                flat = {name: _json(row[name]) if kind == JSON else row[name] for name, kind in columns.items()}
                line = _json(flat).encode() + b"\n"
                file.write(line)
                count, longest = count + 1, max(longest, len(line))
        shape = {name: TEXT if kind == JSON else kind for name, kind in columns.items()}
        with duckdb.connect(config={"threads": 1}) as engine:
            read = "read_json($lines, format = 'newline_delimited', columns = $shape, maximum_object_size = $longest)"
            engine.execute(
                f"COPY (SELECT * FROM {read}) TO '{str(made).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)",
                {"lines": str(lines), "shape": shape, "longest": max(2 * longest, 1 << 20)},
            )
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)
    return count


WRITERS: Mapping[Format, Callable[[Iterable[Row], Mapping[str, str], BinaryIO], int]] = {
    "csv": _csv,
    "ndjson": _ndjson,
    "parquet": _parquet,
}


def _json(value: Any) -> str:
    return _clean(json.dumps(value, ensure_ascii=False))


def _clean(text: str) -> str:
    """*text* without halves of surrogate pairs, which no UTF-8 can carry."""
    return SURROGATE.sub("\ufffd", text)


@contextmanager
def _written(to: Path | BinaryIO) -> Iterator[BinaryIO]:
    """A stream to write to: *to* itself, or a file beside it that takes its name when all is written."""
    if not isinstance(to, Path):
        yield to
        return
    if to.exists() and not to.is_file():  # a pipe or a device is no file to be replaced
        with to.open("wb") as out:
            yield out
        return
    target = to.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as out:
            yield out
        part.replace(target)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(to)) from error
    finally:
        part.unlink(missing_ok=True)
