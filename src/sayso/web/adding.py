"""Adding pages at the desk: addresses that are pasted, files that are chosen or dropped, and a page that tells how far it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.requests import ClientDisconnect

from sayso.errors import FetchError, UsageError
from sayso.pages.guard import checked_url
from sayso.records import Skipped
from sayso.web.jobs import Jobs
from sayso.web.render import page as rendered
from sayso.web.uploads import Sent, read_parts

FILES_MOST = 50
"""Files at once."""
BYTES_MOST = 20_000_000
"""Bytes at once, all files together."""
AROUND_BYTES = 200_000
"""What the form may take beside its files."""
ADDRESSES_MOST = 200
"""Addresses at once; a feed of them is one."""
TEXT_MOST = 100_000
"""Letters that may be pasted."""
UNREAD_MOST = 10 * BYTES_MOST
"""Bytes too many that are still taken in, unread: a browser hears a refusal only when it has sent what it wants to."""
_WEB = re.compile(r"https?://", re.IGNORECASE)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


Running = Annotated[Jobs, Depends(_jobs)]
Id = Annotated[str, Path(max_length=40)]

router = APIRouter(include_in_schema=False)


@router.get("/add", response_class=HTMLResponse)
def adding_page(jobs: Running) -> HTMLResponse:
    """Where pages are given."""
    most = {"files_most": FILES_MOST, "megabytes_most": BYTES_MOST // 1_000_000, "addresses_most": ADDRESSES_MOST, "text_most": TEXT_MOST}
    return rendered("add.html", jobs=jobs.latest(), **most)


@router.get("/add/{id}", response_class=HTMLResponse)
def job_page(jobs: Running, id: Id) -> HTMLResponse:
    """How far one job is; it asks again by itself until that is over."""
    return rendered("job.html", job=jobs.look(id))


@router.post("/add")
async def add(request: Request, jobs: Running) -> RedirectResponse:
    """Begin to read what a form sent, or stop what one began; back to the page that tells how far it is."""
    body = await _body(request)
    sent = await run_in_threadpool(read_parts, body, request.headers.get("content-type", ""))
    stop = sent.fields.get("stop", "").strip()
    if stop:
        jobs.stop(stop)
        return RedirectResponse(f"/add/{stop}", 303)
    return RedirectResponse(f"/add/{_begun(jobs, sent)}", 303)


def _begun(jobs: Jobs, sent: Sent) -> str:
    pasted = sent.fields.get("addresses", "")
    if len(pasted) > TEXT_MOST:
        raise UsageError(f"paste at most {TEXT_MOST:,} letters at once")
    given = list(dict.fromkeys(pasted.split()))
    if len(given) > ADDRESSES_MOST:
        raise UsageError(f"paste at most {ADDRESSES_MOST} addresses at once")
    if len(sent.files) > FILES_MOST:
        raise UsageError(f"choose at most {FILES_MOST} files at once")
    if not given and not sent.files:
        raise UsageError("paste an address or choose a file")
    addresses, refused = sorted_out(given)
    return jobs.start(addresses, sent.files, refused)


def sorted_out(given: Iterable[str]) -> tuple[list[str], list[Skipped]]:
    """Those that may be asked on the web, and the others with the reason: a path here would read this machine's own files.

    >>> addresses, refused = sorted_out(["https://courier.example/dam", "/etc/passwd", "http://127.0.0.1/"])
    >>> addresses, [each.address for each in refused]
    (['https://courier.example/dam'], ['/etc/passwd', 'http://127.0.0.1/'])
    """
    addresses: list[str] = []
    refused: list[Skipped] = []
    for each in given:
        if not _WEB.match(each):
            refused.append(Skipped(each[:300], "usage", "this is no web address; they begin with https:// or http://"))
            continue
        try:
            checked_url(each, allow_private=False)  # names are checked again when they are asked
        except FetchError as error:
            refused.append(Skipped(each[:300], error.kind, error.message.partition(";")[0]))
        else:
            addresses.append(each)
    return addresses, refused


async def _body(request: Request) -> bytes:
    """All that was sent; raises UsageError for too much."""
    kept = bytearray()
    came = 0
    try:
        async for piece in request.stream():
            came += len(piece)
            if came <= BYTES_MOST + AROUND_BYTES:
                kept += piece
            elif came > UNREAD_MOST:
                break
    except ClientDisconnect:
        raise UsageError("the form did not come whole") from None
    if came > BYTES_MOST + AROUND_BYTES:
        raise UsageError(f"send at most {BYTES_MOST // 1_000_000} MB at once; `sayso add` takes more")
    return bytes(kept)
