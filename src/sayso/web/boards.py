"""A story's board and its questions at the desk: what is asked of them stands in the address, so that what is shown can be passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from sayso.figures import named_reading, named_readings
from sayso.ledger import Ledger
from sayso.views.board import board
from sayso.views.board_export import BoardFormat, board_table
from sayso.views.cells import cell
from sayso.views.columns import COLUMNS, columns
from sayso.views.instants import instant_of
from sayso.views.moments import moments
from sayso.views.narrowing import Choice
from sayso.views.places import told_by
from sayso.views.questions import question
from sayso.views.sentences import sentences
from sayso.views.timeline import timeline
from sayso.views.timeline_spec import vega
from sayso.web.asked import PAGE, Blank, Book, Id, Moment, Number, Outlet, ReadBy, Short, Turn, offset
from sayso.web.render import page as rendered

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
most = COLUMNS

PARTIES, STEPS = 16, 8
"""Parties on a page of a question, and answers of each, before it refers to another page for the rest."""
EXPORTS: tuple[tuple[BoardFormat, str], ...] = (("csv", "CSV"), ("md", "Markdown"), ("wikitext", "Wikitext"))
"""How a board may be taken away, by the ending of the address."""
TYPES: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8", "wikitext": "text/plain; charset=utf-8"}
ENDINGS = {"wikitext": "wiki.txt"}
"""The ending of a file whose kind no machine knows by its own."""
Yes = Annotated[Short | None, Blank, Query()]
Pins = Annotated[list[Short], Query(max_length=50)]


@dataclass(frozen=True, slots=True)
class BoardAsked:
    """What a reader asks of a board, as an address says it."""

    as_of: Moment = None
    since: Moment = None
    first_hand: Yes = None
    named: Yes = None
    copies: Yes = None
    outlet: Outlet = None
    language: Yes = None
    pin: Pins = ()  # type: ignore[assignment]  # FastAPI copies the default of a list

    @property
    def then(self) -> int | None:
        """The moment it is shown at."""
        return (self.as_of and instant_of(self.as_of, end=True)) or None

    @property
    def new(self) -> int | None:
        """The moment since which what is new is marked."""
        return (self.since and instant_of(self.since)) or None

    @property
    def choice(self) -> Choice:
        """The voices that are asked for."""
        return Choice(bool(self.first_hand), bool(self.named), self.copies != "no", self.outlet or "", self.language or "")

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All that is asked, as the fields of a form."""
        plain = {
            "as_of": self.as_of,
            "since": self.since,
            "first_hand": self.first_hand and "yes",
            "named": self.named and "yes",
            "copies": "no" if self.copies == "no" else None,
            "outlet": self.outlet,
            "language": self.language,
        }
        return [(name, value) for name, value in plain.items() if value] + [("pin", each) for each in self.pin]

    @property
    def query(self) -> str:
        """All that is asked, as the end of an address; empty where nothing is."""
        return f"?{told}" if (told := urlencode(self.pairs)) else ""

    def but(self, **changed: Any) -> str:
        """The same with some fields *changed*, as the end of an address."""
        return replace(self, **changed).query

    def pinned(self, party: str) -> str:
        """The same with *party* pinned after those that are; let go where it was pinned."""
        held = [each for each in self.pin if each != party]
        return replace(self, pin=held if party in self.pin else [*held, party]).query


Shown = Annotated[BoardAsked, Depends()]
Stop = Annotated[int | None, Blank, Query(ge=0, le=10_000)]


@router.get("/board/{id}")
def board_page(book: Book, id: Id, asked: Shown, page: Number = 1, at: Stop = None, was: Stop = None, day: Moment = None) -> Response:
    """A story's questions × its parties; *page* turns what lines up with nothing.

    A form sends a slider's place (*at*, and the one that it *was* at) and a *day*; the address that comes of it holds the moment itself.
    """
    if was is not None:
        return RedirectResponse(f"/board/{id}{_moved(book, id, asked, at, was, day)}", 303)
    view = board(book, id, as_of=asked.then, since=asked.new, choice=asked.choice, rest=PAGE, offset=offset(page))
    shown = columns(view.grid, asked.pin, most)
    own = {party.id for party in shown.own}
    first = [told_by(each.answer) for row in view.grid.rows for each in row.cells if each.party.id in own]
    with book.reading() as connection:
        told = sentences(connection, first)
    turn = Turn(page, view.rest_total > page * PAGE)
    return rendered(
        "board.html", view=view, shown=shown, told=told, asked=asked, turn=turn, exports=EXPORTS, stop=_stop(view.offer.moments, asked)
    )


@router.get("/board/{id}/cell")
def cell_page(book: Book, id: Id, asked: Shown, question: Short, party: Short) -> HTMLResponse:
    """One cell of a board, opened."""
    view = cell(book, question, party, as_of=asked.then, choice=asked.choice)
    return rendered("cell.html", view=view, asked=asked, story=id)


@router.get("/board/{id}/table.{ending}")
def board_file(book: Book, id: Id, ending: str, asked: Shown) -> Response:
    """What a board shows, to take away."""
    if ending not in TYPES:
        return RedirectResponse(f"/board/{id}{asked.query}", 303)
    view = board(book, id, as_of=asked.then, since=asked.new, choice=asked.choice, rest=0)
    told = board_table(book, view, columns(view.grid, asked.pin, most), ending)  # type: ignore[arg-type]  # just looked up
    named = {"content-disposition": f'attachment; filename="board-{view.story.id[:8]}.{ENDINGS.get(ending, ending)}"'}
    return Response(told.encode("utf-8", "replace"), media_type=TYPES[ending], headers=named)


@router.get("/question/{id}")
def question_page(book: Book, id: Id, reading: ReadBy = None, page: Number = 1) -> HTMLResponse:
    """One question with every answer, PARTIES parties a page; one of figures with their chart."""
    view, rule = question(book, id), named_reading(reading)
    chart = timeline(view.row, rule, end=view.story.last)
    turn = Turn(page, len(view.row.cells) > page * PARTIES, PARTIES)
    return rendered("question.html", view=view, chart=chart, reading=rule, readings=named_readings(), most=STEPS, turn=turn)


@router.get("/question/{id}/timeline.json")
def timeline_spec(book: Book, id: Id, reading: ReadBy = None) -> Response:
    """The chart of a question as Vega-Lite; empty where it has none."""
    view = question(book, id)
    chart = timeline(view.row, named_reading(reading), end=view.story.last)
    return JSONResponse(vega(chart) if chart else {}, 200 if chart else 404)


@router.get("/question/{id}/timeline.svg")
def timeline_picture(book: Book, id: Id, reading: ReadBy = None) -> Response:
    """The chart of a question as a picture."""
    view = question(book, id)
    chart = timeline(view.row, named_reading(reading), end=view.story.last)
    drawn = rendered("timeline.svg", code=200 if chart else 404, view=view, chart=chart)
    named = {"content-disposition": f'attachment; filename="question-{view.row.question.id[:8]}.svg"'}
    return Response(drawn.body, drawn.status_code, media_type="image/svg+xml", headers=named)


def _stop(stops: Sequence[str], asked: BoardAsked) -> int:
    """Where on the slider the moment that is asked for stands, counted from 0: the last stop that it has reached."""
    if asked.then is None:
        return max(len(stops) - 1, 0)
    return max(sum(instant_of(each) <= asked.then for each in stops) - 1, 0)


def _moved(book: Ledger, id: str, asked: BoardAsked, at: int | None, was: int, day: str | None) -> str:
    """What is asked after a form was sent: the slider tells, where it was moved; else the day, where another was set."""
    if at is not None and at != was:
        stops = moments(book, id)
        return asked.but(as_of=stops[at] if at < len(stops) - 1 else None)
    if day != (asked.as_of or "")[:10]:
        return asked.but(as_of=day)
    return asked.query
