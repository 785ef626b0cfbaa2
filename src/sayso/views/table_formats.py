"""A sourced table in each of the forms it can be had in: wikitext, CSV, Markdown, and its references as CSL-JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from sayso.text import visible
from sayso.views.citing import Citation
from sayso.views.export import FORMULA
from sayso.views.table import Line, SourcedTable
from sayso.views.table_words import Dates, answer_words, basis, dated, days, heads
from sayso.views.wikitext import address, wikitext

TableFormat = Literal["wikitext", "csv", "markdown", "csl-json"]

COLUMNS = (
    *("question", "source", "source_kind", "answer", "low", "high", "low_open", "high_open", "unit", "stance", "said_from", "said_to"),
    *("through", "rests_on", "articles", "independent", "title", "author", "published", "outlet", "agency", "url", "accessed", "language"),
    *("archive_url", "archived", "article_id"),
)
"""One row for each answer and each article that shows it: a promise, like the columns of `export`."""
MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~$-]")
"""What Markdown may take for its own; a backslash before it makes it a letter."""


def written(table: SourcedTable, as_: TableFormat, dates: Dates = "iso") -> str:
    """*table* in the form that is asked for; CSV and CSL-JSON have their days as ISO 8601 whatever *dates* say."""
    return WRITERS[as_](table, dates)


def _csv(table: SourcedTable, _dates: Dates) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in table.lines:
        for id_ in line.cited or ("",):
            writer.writerow([_cell(value) for value in _row(table, line, table.citations.get(id_))])
    return out.getvalue()


def _row(table: SourcedTable, line: Line, cited: Citation | None) -> Iterator[Any]:
    answer = line.answer
    yield from (table.question.label, line.party, line.kind, answer.words)
    yield from (answer.low, answer.high, answer.low_open, answer.high_open, answer.unit, answer.stance, answer.said_from, answer.said_to)
    yield from (" ← ".join(line.through), line.rests_on, answer.articles, answer.independent)
    if cited is None:
        yield from [""] * 11
        return
    yield from (cited.title, "; ".join(cited.authors), cited.published, cited.outlet, cited.agency, cited.url, cited.accessed)
    yield from (cited.language, cited.archive_url, cited.archived, cited.article)


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet runs."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        clean = visible(value)
        return f"'{clean}" if FORMULA.match(clean) else clean
    return value


def _markdown(table: SourcedTable, dates: Dates) -> str:
    """A table and its references as notes."""
    numbers = {id_: place for place, id_ in enumerate(table.citations, 1)}
    lines = [f"**{_plain(table.question.label)}**", ""]
    if table.range:
        lines += [f"{_plain(table.range.low)}–{_plain(table.range.high)}" if table.range.high else _plain(table.range.low), ""]
    lines += ["| " + " | ".join(heads(table.question)) + " |", "|" + " --- |" * len(heads(table.question))]
    for line in table.lines:
        notes = "".join(f"[^{numbers[id_]}]" for id_ in line.cited if id_ in numbers)
        cells = (line.party, answer_words(line.answer, table.question.kind), basis(line), days(line.answer, dates))
        lines.append("| " + " | ".join([*map(_plain, cells), notes]) + " |")
    lines.append("")
    lines += [f"[^{numbers[id_]}]: {_note(citation, dates)}" for id_, citation in table.citations.items()]
    return "\n".join(lines) + "\n"


def _note(citation: Citation, dates: Dates) -> str:
    """One reference as a line of prose, of what is known."""
    title = f"“{_plain(citation.title)}”" if citation.title else ""
    linked = (
        f"[{title}](<{address(citation.url)}>)"
        if title and citation.url
        else title or (f"<{address(citation.url)}>" if citation.url else "")
    )
    parts = [", ".join(map(_plain, citation.authors)), linked, f"*{_plain(citation.outlet)}*" if citation.outlet else ""]
    parts += [_plain(citation.agency), dated(citation.published, dates) if citation.published else ""]
    if citation.archive_url:
        parts.append(f"[archived](<{address(citation.archive_url)}>) {dated(citation.archived, dates)}")
    return ". ".join(part for part in parts if part) + "."


def _plain(text: str) -> str:
    """*text* so that Markdown reads no more in it than its letters.

    >>> _plain("a|b [c](d) <e>")
    'a\\\\|b \\\\[c\\\\]\\\\(d\\\\) \\\\<e\\\\>'
    """
    return MARKUP.sub(lambda sign: "\\" + sign.group(), " ".join(visible(text).split()))


def _csl_json(table: SourcedTable, _dates: Dates) -> str:
    return json.dumps([csl(each) for each in table.citations.values()], ensure_ascii=False, indent=2) + "\n"


def csl(citation: Citation) -> dict[str, Any]:
    """An article as a citation manager reads it (CSL-JSON 1.0.2), of what is known."""
    found: dict[str, Any] = {"id": citation.article, "type": "article-newspaper"}
    found["title"] = visible(citation.title)
    found["author"] = [{"literal": visible(name)} for name in citation.authors]
    found["issued"] = _parts(citation.published)
    found["container-title"] = visible(citation.outlet)
    found["source"] = visible(citation.agency)
    found["URL"] = citation.url
    found["accessed"] = _parts(citation.accessed) if citation.url else None
    found["language"] = visible(citation.language)
    found["archive_location"] = citation.archive_url
    return {name: value for name, value in found.items() if value}


def _parts(day: str) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None


WRITERS: Mapping[TableFormat, Callable[[SourcedTable, Dates], str]] = {
    "wikitext": wikitext,
    "csv": _csv,
    "markdown": _markdown,
    "csl-json": _csl_json,
}
