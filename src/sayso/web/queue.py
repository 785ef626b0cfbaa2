"""The review queue at the desk: one decision a line, by keys or plain forms; many at once only after they have been looked at."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Verdict
from sayso.views.contract import Json, row_json
from sayso.views.export import export
from sayso.views.judgements import JudgementRow, judgement_of, judgements
from sayso.views.queue import KIND_WORDS, queue
from sayso.views.queue_contract import line_json
from sayso.views.waiting import DECIDED_AS, KINDS, Kind, progress
from sayso.web.asked import Blank, Book, Number, Short, Turn
from sayso.web.forms import decider, form
from sayso.web.judge import settled
from sayso.web.render import page as rendered

LINES = 10
"""Decisions on one page."""
AT_ONCE = 100
"""Decisions that one preview shows and one form accepts."""
FORM_BYTES = 20_000
ABOVE = 0.9
"""The score from which a bulk is offered, unless another is asked for."""
BULK: tuple[Kind, ...] = ("source", "copy", "story", "question", "revision")
"""What may be accepted in bulk: joins; whether a reading is right is nothing to say of many at once."""
LAST = 5

router = APIRouter(include_in_schema=False)
programs = APIRouter(prefix="/api", tags=["ledger"])

Asked = Annotated[Kind | None, Blank, Query(description="Which kind of decision: source, copy, story, question, revision, stance, figure")]
Above = Annotated[float | None, Blank, Query(ge=0, le=1, description="Only what is at least so sure, 0–1")]
By = Annotated[Short | None, Blank, Query(description="Who decides")]
Ids = Annotated[list[Short], Query(alias="id", max_length=AT_ONCE)]


@router.get("/queue", response_class=HTMLResponse)
def queue_page(book: Book, kind: Asked = None, page: Number = 1, by: By = None, last: By = None) -> HTMLResponse:
    """What waits for a person, the most consequential first."""
    found = queue(book, kind, limit=LINES, offset=(page - 1) * LINES)
    return rendered(
        "queue.html",
        found=found,
        kind=kind,
        kinds=KINDS,
        by=by or "",
        decider=decider(by or ""),
        above=ABOVE,
        bulk=kind in BULK,
        last=_row(book, last),
        recent=[row for row in judgements(book, limit=LAST * 4) if row.kind in DECIDED_AS][:LAST],
        asked=urlencode({name: value for name, value in (("kind", kind), ("by", by)) if value}),
        turn=Turn(page, found.total > page * LINES, LINES),
        **WORDS,
    )


@router.post("/queue")
async def decide(request: Request, book: Book) -> Response:
    """Write down one decision, or take one back."""
    sent = dict(await form(request))
    made = await run_in_threadpool(_decided, book, sent)
    if "application/json" in request.headers.get("accept", ""):
        row, left = await run_in_threadpool(lambda: (judgement_of(book, made), progress(book)))
        return JSONResponse({**row_json(row), "words": row.words, "left": left.all_left, "decided": left.all_decided})
    kept = {name: sent[name] for name in ("kind", "by", "page") if sent.get(name)}
    return RedirectResponse(f"/queue?{urlencode({**kept, 'last': made})}", 303)


@router.get("/queue/bulk", response_class=HTMLResponse)
def preview(book: Book, kind: Asked = None, above: Above = None, by: By = None) -> HTMLResponse:
    """What would be accepted, line by line, before anything is."""
    if kind not in BULK:
        raise UsageError(f"many are accepted at once of one of {', '.join(BULK)}", kind or "")
    least = ABOVE if above is None else above
    found = queue(book, kind, above=least, limit=AT_ONCE)
    return rendered("queue_bulk.html", found=found, kind=kind, above=least, by=by or "", decider=decider(by or ""), most=AT_ONCE, **WORDS)


@router.post("/queue/bulk")
async def accept(request: Request, book: Book) -> RedirectResponse:
    """Say yes to every line that the preview showed and that is still ticked."""
    sent = await form(request, most=FORM_BYTES, fields=AT_ONCE + 10)
    by = decider(dict(sent).get("by", ""))
    keys = [value for name, value in sent if name == "key"]
    if not keys:
        raise UsageError("none of the lines was ticked")
    made = await run_in_threadpool(_accepted, book, keys, by)
    return RedirectResponse(f"/queue/done?{urlencode([('id', id_) for id_ in made])}", 303)


@router.get("/queue/done", response_class=HTMLResponse)
def done(book: Book, ids: Ids) -> HTMLResponse:
    """The decisions of one bulk, to be taken back alone or all together."""
    rows = [row for id_ in ids if (row := _row(book, id_)) is not None]
    return rendered("queue_done.html", rows=rows, **WORDS)


@router.post("/queue/undo")
async def take_back(request: Request, book: Book) -> RedirectResponse:
    """Take several decisions back."""
    sent = await form(request, most=FORM_BYTES, fields=AT_ONCE + 10)
    by = decider(dict(sent).get("by", ""))
    await run_in_threadpool(_undone, book, [value for name, value in sent if name == "id"], by)
    return RedirectResponse("/queue", 303)


@router.get("/queue/decisions.{form}")
def decisions(book: Book, form: Literal["csv", "ndjson"]) -> Response:
    """Every decision with both texts, as training data."""
    out = io.BytesIO()
    export(book, as_=form, what="rulings", to=out)
    kind = {"csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson"}[form]
    return Response(out.getvalue(), media_type=kind, headers={"content-disposition": f'attachment; filename="sayso-decisions.{form}"'})


@programs.get("/queue")
def api_queue(book: Book, kind: Asked = None, page: Number = 1) -> Json:
    """What waits for a person, the most consequential first, with both sides."""
    found = queue(book, kind, limit=LINES, offset=(page - 1) * LINES)
    return {
        "left": dict(found.progress.left),
        "decided": dict(found.progress.decided),
        "total": found.total,
        "lines": [line_json(line) for line in found.lines],
    }


WORDS: dict[str, Any] = {"kind_words": KIND_WORDS, "verdict_words": {"yes": "Yes", "no": "No", "unsure": "Unsure"}}


def _row(book: Ledger, id: str | None) -> JudgementRow | None:
    """The decision with this id, if there is one."""
    return next((row for row in judgements(book, ids=[id], limit=1)), None) if id else None


def _decided(book: Ledger, sent: dict[str, str]) -> str:
    """Do what a form of the queue asks; gives the decision's id."""
    by = decider(sent.get("by", ""))
    if sent.get("what") == "undo":
        made = book.undo(sent.get("id", ""), by=by).id
    else:
        verdict = sent.get("verdict", "")
        if verdict not in get_args(Verdict):
            raise UsageError("a decision is yes, no or unsure", verdict)
        made = _judged(book, sent.get("key", ""), verdict, sent.get("value", ""), by)  # type: ignore[arg-type]  # just looked up
    settled(book)
    return made


def _judged(book: Ledger, key: str, verdict: Verdict, value: str, by: str) -> str:
    """Write down *verdict* on what is known by *key*; gives the decision's id."""
    kind, a, b = [*key.split(":"), "", ""][:3]
    if kind not in KINDS:
        raise UsageError("there is no such decision", key)
    return book.decide(kind, a, b, verdict, value, by=by)


def _accepted(book: Ledger, keys: Iterable[str], by: str) -> list[str]:
    made: list[str] = []
    try:
        for key in keys:
            if key.partition(":")[0] not in BULK:
                raise UsageError("this is not accepted in bulk", key)
            made.append(_judged(book, key, "yes", "", by))
    finally:
        if made:  # what is decided holds, and is settled, whatever came after it
            settled(book)
    return made


def _undone(book: Ledger, ids: Iterable[str], by: str) -> None:
    several: list[Any] = list(ids)
    if not several:
        raise UsageError("say which decision to undo, by its id")
    try:
        for id_ in several:
            book.undo(id_, by=by)
    finally:
        settled(book)
