"""Readers' notes at the desk: the list of all, and the form that writes or withdraws one, signed with a name.

A form of another page changes nothing: the guard at the door sees to that, as for decisions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.noting import NAME_MOST, NOTE_MOST, Noted
from sayso.settings import Settings
from sayso.views.answered import cut_short
from sayso.views.contract import Json, row_json
from sayso.views.notes import notes, place_of
from sayso.views.why import holder_name
from sayso.web.asked import PAGE, Book, Number, Turn, offset
from sayso.web.forms import form
from sayso.web.reader import Reading
from sayso.web.render import page as rendered

router = APIRouter()


@router.get("/notes", include_in_schema=False)
def notes_page(book: Book, page: Number = 1) -> HTMLResponse:
    """All notes, newest first."""
    rows = notes(book, limit=PAGE + 1, offset=offset(page))
    return rendered("notes.html", rows=rows[:PAGE], turn=Turn(page, len(rows) > PAGE), **note_form())


@router.get("/api/notes", tags=["ledger"])
def api_notes(book: Book, page: Number = 1) -> Json:
    """Readers' notes, newest first, the withdrawn ones too."""
    return {"notes": [row_json(row) for row in notes(book, limit=PAGE, offset=offset(page))]}


@router.post("/note", include_in_schema=False)
async def write(request: Request, book: Book) -> RedirectResponse:
    """Write or withdraw the note that a form sent; back to where it stands."""
    asked = dict(await form(request))
    noted = await run_in_threadpool(_write, book, asked)
    back = asked.get("back", "")
    if back == "/notes":
        return RedirectResponse(back, 303)
    to_statement = noted.statement_id and back == "statement"
    return RedirectResponse(f"/statement/{noted.statement_id}#notes" if to_statement else f"/article/{noted.article_id}#notes", 303)


def _write(book: Ledger, asked: Mapping[str, str]) -> Noted:
    by = asked.get("by", "").strip() or Settings.from_environment().user
    if withdrawn := asked.get("withdraw", "").strip():
        return book.withdraw_note(withdrawn, by=by)
    what, whole = place_of(book, _field(asked, "on"))
    return book.note(_field(asked, "text"), by=by, **{what: whole})


def _field(asked: Mapping[str, str], name: str) -> str:
    value = asked.get(name, "").strip()
    if not value:
        raise UsageError("fill in the field", name)
    return value


CALLED = 70
"""Letters by which the form calls a statement."""


def note_choices(reading: Reading) -> list[tuple[str, str]]:
    """The statements of an article, each with what the form calls it: its number, who, and the first words."""
    cards = [card for row in reading.rows for card in row.cards] + list(reading.stray)
    called = ((card, f"{card.number} {holder_name(card.statement.source) or 'someone'}: {card.statement.content.text}") for card in cards)
    return [(card.statement.id, cut_short(words, CALLED)) for card, words in called]


def note_form() -> dict[str, Any]:
    """What the form needs to know: who writes here, and how much."""
    return {"writer": Settings.from_environment().user, "name_most": NAME_MOST, "note_most": NOTE_MOST, "note_choices": note_choices}
