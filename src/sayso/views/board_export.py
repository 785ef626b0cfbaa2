"""What a board shows, as a table to take away: Markdown for reading, CSV with a line for each cell, wikitext with its references."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Literal

from sayso.ledger import Ledger
from sayso.text import visible
from sayso.views.answered import ACCORD_WORDS, NOT_FOUND, first_hand, instant
from sayso.views.board import Board
from sayso.views.board_wikitext import board_wikitext
from sayso.views.columns import Columns
from sayso.views.export import FORMULA
from sayso.views.grid import Cell, Party, Row
from sayso.views.places import place, told_by

BoardFormat = Literal["csv", "md", "wikitext"]
HEADS = (
    "question",
    "accord",
    "party",
    "party_kind",
    "answer",
    "words",
    "stance",
    "before",
    "low",
    "high",
    "unit",
    "said_from",
    "said_to",
    "known",
    "first_hand",
    "articles",
    "independent",
    "copies",
    "stands",
    "perhaps",
    "outlet",
    "place",
    "question_id",
    "party_id",
    "answer_id",
)
"""The columns of the CSV, in order: a promise."""
SPECIAL = str.maketrans({each: f"\\{each}" for each in "\\`*_[]<>|#"} | {"&": "&amp;"})
"""What means more than itself in Markdown."""


def board_table(ledger: Ledger, view: Board, shown: Columns, as_: BoardFormat) -> str:
    """The board in the columns that are *shown*, those that share the last one after the others; *ledger* knows what it is told by."""
    if as_ == "wikitext":
        return board_wikitext(ledger, view, shown)
    parties = shown.own + shown.others
    return _csv(view.grid.rows, parties) if as_ == "csv" else _markdown(view, parties)


def _csv(rows: Iterable[Row], parties: Iterable[Party]) -> str:
    """One line a cell; with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    order = [party.id for party in parties]
    for row in rows:
        cells = row.by_party
        writer.writerows([_field(each) for each in _line(row, cells[id_])] for id_ in order if id_ in cells)
    return "\ufeff" + out.getvalue()


def _line(row: Row, cell: Cell) -> tuple[object, ...]:
    answer = cell.answer
    stands = "; ".join(f"{each.words} {', '.join(each.names)}" for each in cell.compared)
    return (
        row.question.label,
        row.accord,
        cell.party.name,
        cell.party.kind,
        cell.short,
        answer.words,
        answer.stance,
        " → ".join(cell.turned),
        answer.low,
        answer.high,
        answer.unit,
        answer.said_from,
        answer.said_to,
        instant(answer.known),
        first_hand(answer),
        cell.articles,
        cell.independent,
        cell.copies,
        stands,
        cell.perhaps,
        told_by(answer).outlet,
        place(told_by(answer)),
        row.question.id,
        cell.party.id,
        answer.id,
    )


def _field(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        clean = visible(value)
        return f"'{clean}" if FORMULA.match(clean) else clean
    return value


def _markdown(view: Board, parties: Iterable[Party]) -> str:
    """Questions × parties; of a party that does not answer it says so."""
    shown = list(parties)
    heads = ["Question", *(_plain(party.name) + (" (in its own voice)" if party.kind == "outlet" else "") for party in shown)]
    lines = [f"# {_plain(view.story.name)}", ""]
    if view.as_of:
        lines += [f"As it was known on {view.as_of}.", ""]
    lines += [_row(heads), _row(["---"] * len(heads))]
    for row in view.grid.rows:
        told = ACCORD_WORDS[row.accord]
        cells = row.by_party
        asked = f"**{_plain(row.question.label)}**" + (f" ({told})" if told else "")
        lines.append(_row([asked, *(_told(cells.get(party.id)) for party in shown)]))
    return "\n".join(lines) + "\n"


def _told(cell: Cell | None) -> str:
    """A cell in a line: its answer, the stance, those before, how often."""
    if cell is None:
        return NOT_FOUND
    told = [f"**{_plain(cell.short)}**", cell.answer.stance.replace("-", " ")]
    if cell.turned:
        told.append(_plain(" → ".join(cell.turned)))
    told.append("perhaps" if cell.perhaps else f"{cell.articles} articles, {cell.independent} independent")
    return "; ".join(told)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return " ".join(visible(text).translate(SPECIAL).split())
