"""Three formats with the same columns and the same rows; a file whole or not at all; nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import os
import threading
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from sayso.ledger import Ledger
from sayso.views.articles import articles
from sayso.views.contract import statement_json
from sayso.views.export import COLUMNS, FORMULA, Format, What, export
from sayso.views.search import search
from sayso.views.sources import sources
from tests.ledger.heard import heard
from tests.views.conftest import Filled
from tests.web import books

WHAT = get_args(What)
FORMATS = get_args(Format)


def written(ledger: Ledger, as_: Format, what: What) -> tuple[int, bytes]:
    """How many rows, and the bytes."""
    out = io.BytesIO()
    return export(ledger, as_=as_, what=what, to=out), out.getvalue()


def from_csv(content: bytes) -> list[dict[str, str]]:
    """What a spreadsheet reads."""
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def from_ndjson(content: bytes) -> list[dict[str, Any]]:
    """What a program reads."""
    return [json.loads(line) for line in content.splitlines()]


def from_parquet(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """What a data frame reads."""
    (folder / "x.parquet").write_bytes(content)
    table = duckdb.sql(f"SELECT * FROM '{folder / 'x.parquet'}'")
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


@pytest.mark.parametrize("what", WHAT)
def test_every_format_has_the_same_columns_and_rows(ferry: Ledger, what: What, tmp_path: Path) -> None:
    counts, contents = zip(*(written(ferry, as_, what) for as_ in FORMATS), strict=True)
    lines, objects, rows = from_csv(contents[0]), from_ndjson(contents[1]), from_parquet(contents[2], tmp_path)
    assert set(counts) == {len(lines)} == {len(objects)} == {len(rows)}
    for line, each, row in zip(lines, objects, rows, strict=True):
        assert list(line) == list(each) == list(row) == list(COLUMNS[what])
        for name, kind in COLUMNS[what].items():
            if kind == "JSON":
                assert json.loads(line[name]) == json.loads(row[name]) == each[name]
            elif kind in {"BIGINT", "DOUBLE"}:
                assert (float(line[name]) if line[name] else None) == row[name] == each[name]
            elif kind == "BOOLEAN":
                assert {"true": True, "false": False, "": None}[line[name]] is row[name] is each[name]
            else:
                assert row[name] == each[name]
                assert line[name].removeprefix("'") == (each[name] or "")


def test_the_rows_are_those_of_the_lists(ferry: Ledger) -> None:
    for what, rows in (("statements", search(ferry).rows), ("articles", articles(ferry)), ("sources", sources(ferry, mentions=True))):
        _, content = written(ferry, "ndjson", what)  # type: ignore[arg-type]  # each is one of the three
        assert [each["id"] for each in from_ndjson(content)] == [row.id for row in rows]


def test_figures_are_written_as_a_reading_takes_them(ferry: Ledger) -> None:
    """The coding sheet: who says how many, by which rule; without a source it is the article's own voice."""
    out = io.BytesIO()
    export(ferry, as_="ndjson", what="figures", to=out, reading="acled")
    rows = {each["as_said"]: each for each in from_ndjson(out.getvalue())}
    dispute = rows["between 60 and 75"]
    assert (dispute["low"], dispute["high"], dispute["read_best"], dispute["reading"]) == (60, 75, 60, "acled")
    assert dispute["source"] and dispute["statement_id"] and dispute["words"]
    own = rows["two hours"]
    assert (own["source"], own["statement_id"], own["unit"], own["outlet"]) == (None, None, "hour", "ANV")


def test_a_statements_cells_are_those_of_the_contract(ferry: Ledger) -> None:
    told = {said.id: statement_json(said) for hearing in books.ferry() for said in hearing.statements}
    for row in from_ndjson(written(ferry, "ndjson", "statements")[1]):
        said = told[row["id"]]
        for name in ("stance", "negated", "hedges", "speech", "chain", "figures", "within", "confidence"):
            assert row[name] == said[name]
        assert (row["source"], row["source_text"], row["source_kind"]) == (
            said["source"]["name"],
            said["source"]["text"],
            said["source"]["kind"],
        )
        assert (row["content"], row["content_spans"], row["cue"]) == (
            said["content"]["text"],
            said["content"]["spans"],
            said["cue"]["text"],
        )


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(formula: str, filled: Filled) -> None:
    hearing = heard(outlet=formula, title=formula)
    article = replace(hearing.article, lead=formula, url=formula)
    ledger = filled(replace(hearing, article=article))
    for what in WHAT:
        for line in csv.reader(io.StringIO(written(ledger, "csv", what)[1].decode("utf-8-sig"), newline="")):
            assert not [cell for cell in line if FORMULA.match(cell)]


def test_a_spreadsheet_knows_the_encoding(ferry: Ledger) -> None:
    assert written(ferry, "csv", "articles")[1].startswith(b"\xef\xbb\xbfid,title,")


def test_cells_with_everything_in_them(filled: Filled, tmp_path: Path) -> None:
    odd = 'a "quoted", line\r\nbreak\x00\ud800 船 🕊'
    hearing = heard(outlet=odd, title=odd, byline=(odd,), linked=(odd, odd), pictures=(odd,))
    ledger = filled(hearing)
    shown = odd.replace("\ud800", "\ufffd")
    [line] = from_ndjson(written(ledger, "ndjson", "articles")[1])
    [row] = from_parquet(written(ledger, "parquet", "articles")[1], tmp_path)
    [cells] = from_csv(written(ledger, "csv", "articles")[1])
    assert line["outlet"] == row["outlet"] == cells["outlet"] == shown
    assert line["byline"] == json.loads(row["byline"]) == json.loads(cells["byline"]) == [shown]
    assert line["linked"] == json.loads(row["linked"]) == json.loads(cells["linked"]) == [shown, shown]
    assert line["pictures"] == json.loads(row["pictures"]) == json.loads(cells["pictures"]) == [shown]


@pytest.mark.parametrize("as_", FORMATS)
@pytest.mark.parametrize("what", WHAT)
def test_an_empty_book_gives_columns_and_no_rows(as_: Format, what: What, filled: Filled, tmp_path: Path) -> None:
    count, content = written(filled(), as_, what)
    assert count == 0
    if as_ == "parquet":
        (tmp_path / "x.parquet").write_bytes(content)
        assert duckdb.sql(f"SELECT * FROM '{tmp_path / 'x.parquet'}'").columns == list(COLUMNS[what])


def test_a_file_is_written_whole_or_not_at_all(ferry: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "said.csv"
    where.write_text("what was there", encoding="utf-8")

    def fall(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sayso.views.export.recall_parts", fall)
    with pytest.raises(OSError, match="No space left") as failure:
        export(ferry, as_="csv", what="statements", to=where)
    assert failure.value.filename == str(where)
    assert where.read_text(encoding="utf-8") == "what was there"
    assert [path.name for path in tmp_path.iterdir()] == ["said.csv"]
    monkeypatch.undo()
    assert export(ferry, as_="csv", what="statements", to=where) == 29
    assert len(from_csv(where.read_bytes())) == 29
    assert [path.name for path in tmp_path.iterdir()] == ["said.csv"]


def test_a_link_is_followed_and_stays_one(ferry: Ledger, tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to("real.csv")
    export(ferry, as_="csv", what="sources", to=tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink() and (tmp_path / "real.csv").stat().st_size


def test_a_file_has_the_rights_that_new_files_have(ferry: Ledger, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    export(ferry, as_="csv", what="sources", to=tmp_path / "x.csv")
    assert (tmp_path / "x.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_folder_that_is_not_there_is_named(ferry: Ledger, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as failure:
        export(ferry, as_="csv", what="sources", to=tmp_path / "no" / "x.csv")
    assert failure.value.filename == str(tmp_path / "no" / "x.csv")


def test_a_pipe_is_written_to_and_not_replaced(ferry: Ledger, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    export(ferry, as_="ndjson", what="sources", to=tmp_path / "pipe")
    reader.join(20)
    assert len(from_ndjson(got[0])) == len(sources(ferry, mentions=True)) and (tmp_path / "pipe").is_fifo()


def test_memory_does_not_grow_with_the_book(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the articles, and no more held at once."""
    monkeypatch.setattr("sayso.views.export.AT_ONCE", 10)

    def one(number: int) -> books.Hearing:
        return heard(f"⟦1h:Speaker {number}⟧ ⟦1c:said⟧ ⟦1:{'so ' * 400}⟧. " + "Padding. " * 200, url=f"https://a.example/{number}")

    def peak(ledger: Ledger) -> int:
        tracemalloc.start()
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # the path is no file
            for what in WHAT:
                export(ledger, as_="ndjson", what=what, to=nowhere)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    ledger = filled(*map(one, range(40)))
    peak(ledger)
    small = peak(ledger)
    filled(*map(one, range(40, 160)))
    assert peak(ledger) < 2.5 * small
