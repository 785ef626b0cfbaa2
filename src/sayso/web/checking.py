"""A draft held against the ledger: a page to paste it into, and its lines with what was found. Nothing is stored.

It is sent by POST, since a draft is longer than an address may be and has no business in the history of a browser. That only a form of
our own sends it is the guard's to know.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from sayso.checking import WRONG, Verdict, word_pieces
from sayso.errors import NotAnArticle, UsageError
from sayso.ledger import Ledger
from sayso.records import Hearing, Page
from sayso.settings import Settings
from sayso.text import cut
from sayso.views.check import CheckView, check_draft, is_wrong
from sayso.views.stories import stories
from sayso.web.asked import Blank, Book, Short
from sayso.web.render import page as rendered

router = APIRouter(include_in_schema=False)

MOST_LETTERS = 60_000
"""Letters of a draft: twenty pages of print."""
MOST_BYTES = 9 * MOST_LETTERS + 2_000
"""A form sends a letter as nine bytes at most, save the rarest."""
FIELDS = 4
OFFERED = 200
"""Stories that the form offers."""
GLYPHS: dict[Verdict, str] = {"latest": "✓", "not in the ledger": "·", "rests on one unnamed source": "!"}

Against = Annotated[Short | None, Blank, Query(description="The story that it is about")]


@router.get("/check")
def check_page(book: Book, against: Against = None) -> HTMLResponse:
    """Where a draft is pasted."""
    return _shown(book, "", against or "")


@router.post("/check")
async def check_sent(request: Request, book: Book) -> HTMLResponse:
    """The draft that the form sent, line by line."""
    asked = await _form(request)
    return await run_in_threadpool(_checked, book, asked.get("draft", ""), asked.get("against", "").strip())


async def _form(request: Request) -> dict[str, str]:
    sent = bytearray()
    async for piece in request.stream():
        sent += piece
        if len(sent) > MOST_BYTES:
            raise UsageError("this is too long for a draft", f"at most {MOST_LETTERS:,} letters")
    try:
        return dict(parse_qsl(sent.decode("utf-8"), max_num_fields=FIELDS))
    except ValueError:  # a UnicodeDecodeError is one
        raise UsageError("this is no form of ours") from None


def _checked(book: Ledger, draft: str, against: str) -> HTMLResponse:
    from sayso.pipeline import hear, load_listener  # they load the model, which no other page needs

    if len(draft) > MOST_LETTERS:
        raise UsageError("this is too long for a draft", f"at most {MOST_LETTERS:,} letters")
    if not draft.strip():
        return _shown(book, draft, against, problem="There is no draft yet: paste it first.")
    try:
        page = Page(address="draft", content=draft.encode("utf-8", "replace"), media_type="text/plain", charset="utf-8")
        heard = hear(page, listener=load_listener(Settings.from_environment()))
    except NotAnArticle:
        return _shown(book, draft, against, problem="No sentence could be read in this.")
    view = check_draft(book, heard, against=against or None)
    problem = "" if view.stories else "No story of the ledger is about this draft. Choose one to hold it against."
    return _shown(book, draft, against, view=view, heard=heard, problem=problem)


def _shown(
    book: Ledger, draft: str, against: str, *, view: CheckView | None = None, heard: Hearing | None = None, problem: str = ""
) -> HTMLResponse:
    sentences = [cut(heard.article.text, [line.sentence]) for line in view.lines] if view and heard else []
    return rendered(
        "check.html",
        draft=draft,
        against=against,
        offered=stories(book, limit=OFFERED),
        view=view,
        sentences=sentences,
        problem=problem,
        most=MOST_LETTERS,
        is_wrong=is_wrong,
        word_pieces=word_pieces,
        glyphs=GLYPHS,
        grave=WRONG,
    )
