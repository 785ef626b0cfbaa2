"""The one thing the desk writes: a person's decision, on who is who or what belongs together, sent by a plain form of one of its own pages.

Whether it is one of its own is the guard's to know. The answer sends the browser back to the source's page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.judging import Judged
from sayso.records import Join, Verdict
from sayso.settings import Settings
from sayso.views.asking import whole_id
from sayso.views.sources import find
from sayso.views.stories import find as find_story
from sayso.web.asked import Book

MOST_BYTES = 20_000
"""A decision is a few words; the longest form of ours has a name of 300 letters, nine bytes each when sent."""
FIELDS = 40

router = APIRouter(include_in_schema=False)


@router.post("/judge")
async def judge(request: Request, book: Book) -> RedirectResponse:
    """Write down the decision that a form sent."""
    asked = await form_of(request)
    place = await run_in_threadpool(_decide, book, asked)
    back = asked.get("back", "")
    return RedirectResponse(back if back in BACK else place, 303)


BACK = frozenset({"/suggestions", "/judgements"})
"""Lists that a form may stand in, to which its answer goes back."""


async def form_of(request: Request) -> dict[str, str]:
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


def _split(book: Ledger, asked: Mapping[str, str], by: str) -> Judged:
    statement = asked.get("statement", "").strip()
    names = [] if statement else [_field(asked, "name")]
    return book.split(_source(book, asked), names, [statement] if statement else [], by=by)


def _at(judged: Judged) -> str:
    """The page of the source that a decision is about; of one about no source all decisions."""
    return f"/source/{judged.source_id}" if judged.source_id else "/judgements"


def _undo(book: Ledger, asked: Mapping[str, str], by: str) -> str:
    judged = book.undo(_field(asked, "id"), by=by)
    if not judged.source_id:
        _settled(book)
    return _at(judged)


def _joined(book: Ledger, asked: Mapping[str, str], by: str) -> str:
    """A verdict on two articles or two statements; back to the first of them."""
    join, verdict = _one_of(get_args(Join), asked, "what"), _one_of(get_args(Verdict), asked, "verdict")
    what: Literal["article", "statement"] = "article" if join in {"copy", "story"} else "statement"
    one, other = (whole_id(book, what, _field(asked, name)) for name in ("a", "b"))
    book.judge(join, one, other, verdict, by=by)
    _settled(book)
    return f"/{what}/{one}"


def _story(book: Ledger, asked: Mapping[str, str], by: str) -> str:
    """A name or a pin for a story; back to its board, or to all stories where it has become another."""
    home = find_story(book, _field(asked, "story"))
    if asked["what"] == "story-name":
        book.name_story(home, _field(asked, "name"), by=by)
    else:
        book.pin_story(home, pinned=asked.get("pinned") == "yes", by=by)
    _settled(book)
    return f"/board/{home}"


def _settled(book: Ledger) -> None:
    """Bring up to date what the decision touched: the page that comes next shows what came of it."""
    from sayso.pipeline import settle

    for _ in settle(book):
        pass


def _one_of(known: tuple[Any, ...], asked: Mapping[str, str], name: str) -> Any:
    value = _field(asked, name)
    if value not in known:
        raise UsageError(f"this is one of {', '.join(known)}", value)
    return value


DECISIONS: Mapping[str, Callable[[Ledger, Mapping[str, str], str], str]] = {
    "merge": lambda book, asked, by: _at(book.merge(_source(book, asked), _source(book, asked, "other"), by=by)),
    "not-the-same": lambda book, asked, by: _at(book.distinct(_source(book, asked), _source(book, asked, "other"), by=by)),
    "split": lambda book, asked, by: _at(_split(book, asked, by)),
    "rename": lambda book, asked, by: _at(book.rename(_source(book, asked), _field(asked, "name"), by=by)),
    "promote": lambda book, asked, by: _at(book.promote(_source(book, asked), by=by)),
    "undo": _undo,
    **dict.fromkeys(get_args(Join), _joined),
    "story-name": _story,
    "story-pin": _story,
}
"""What a form may ask, each giving the address of the page that comes next."""
