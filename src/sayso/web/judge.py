"""The one thing the desk writes: a person's decision about who is who, sent by a plain form of one of its own pages.

Whether it is one of its own is the guard's to know. The answer sends the browser back to the source's page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.settings import Settings
from sayso.views.sources import find
from sayso.web.asked import Book

MOST_BYTES = 20_000
"""A decision is a few words; the longest form of ours has a name of 300 letters, nine bytes each when sent."""
FIELDS = 40

router = APIRouter(include_in_schema=False)


@router.post("/judge")
async def judge(request: Request, book: Book) -> RedirectResponse:
    """Write down the decision that a form sent."""
    asked = await _form(request)
    source_id = await run_in_threadpool(_decide, book, asked)
    back = asked.get("back", "")
    return RedirectResponse(back if back in BACK else f"/source/{source_id}", 303)


BACK = frozenset({"/suggestions", "/judgements"})
"""Lists that a form may stand in, to which its answer goes back."""


async def _form(request: Request) -> dict[str, str]:
    """The fields of the form."""
    sent = b""
    async for piece in request.stream():
        sent += piece
        if len(sent) > MOST_BYTES:
            raise UsageError("this is too long for a decision")
    try:
        return dict(parse_qsl(sent.decode("utf-8"), max_num_fields=FIELDS))
    except ValueError:  # a UnicodeDecodeError is one
        raise UsageError("this is no form of ours") from None


def _decide(book: Ledger, asked: Mapping[str, str]) -> str:
    what = asked.get("what", "")
    if what not in DECISIONS:
        raise UsageError("there is no such decision", what)
    by = asked.get("by", "").strip() or Settings.from_environment().user or "somebody at this desk"
    return DECISIONS[what](book, asked, by)


def _field(asked: Mapping[str, str], name: str) -> str:
    value = asked.get(name, "").strip()
    if not value:
        raise UsageError("fill in the field", name)
    return value


def _source(book: Ledger, asked: Mapping[str, str], name: str = "source") -> str:
    return find(book, _field(asked, name))


def _split(book: Ledger, asked: Mapping[str, str], by: str) -> str:
    statement = asked.get("statement", "").strip()
    names = [] if statement else [_field(asked, "name")]
    return book.split(_source(book, asked), names, [statement] if statement else [], by=by).source_id


DECISIONS: Mapping[str, Callable[[Ledger, Mapping[str, str], str], str]] = {
    "merge": lambda book, asked, by: book.merge(_source(book, asked), _source(book, asked, "other"), by=by).source_id,
    "not-the-same": lambda book, asked, by: book.distinct(_source(book, asked), _source(book, asked, "other"), by=by).source_id,
    "split": _split,
    "rename": lambda book, asked, by: book.rename(_source(book, asked), _field(asked, "name"), by=by).source_id,
    "promote": lambda book, asked, by: book.promote(_source(book, asked), by=by).source_id,
    "undo": lambda book, asked, by: book.undo(_field(asked, "id"), by=by).source_id,
}
"""What a form may ask, each giving the id of the source whose page comes next."""
