"""Puts the desk together: one ledger, the guard at the door, pages, API, and a word for every failure."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.errors import NotInLedger, SaysoError, UsageError
from sayso.ledger import open_ledger
from sayso.web import adding, api, beside, boards, calendar, checking, feeds, home, judge, notes, pages, queue, tabling
from sayso.web.guard import HEADERS, Guard
from sayso.web.jobs import Jobs
from sayso.web.render import page
from sayso.web.shapes import error_json

STATUS: tuple[tuple[type[SaysoError], int], ...] = ((NotInLedger, 404), (UsageError, 400), (SaysoError, 500))


def create_app(where: str, *, hosts: Iterable[str] = (), password: str | None = None) -> FastAPI:
    """The desk on the ledger at *where*; *hosts* are names it answers to beside this machine's own.

    With a *password* it answers only who gives it, and under every name.
    """

    @asynccontextmanager
    async def close_after(app: FastAPI) -> AsyncIterator[None]:
        gc.freeze()  # what the desk is made of stays: to look through it for garbage would cost every great board a tenth of a second
        app.state.jobs.prepare()
        yield
        app.state.jobs.close()
        app.state.ledger.__exit__(None, None, None)

    app = FastAPI(
        title="Sayso",
        version=__version__,
        description="Who said what: the ledger's views as JSON. Spans are [start, end] in code points of article.text.",
        docs_url=None,  # their pages load scripts from elsewhere; /api is ours
        redoc_url=None,
        lifespan=close_after,
    )
    app.state.ledger = open_ledger(where)
    app.state.jobs = Jobs(app.state.ledger)
    app.include_router(home.router)
    app.include_router(pages.router)
    app.include_router(boards.router)
    app.include_router(api.router)
    app.include_router(judge.router)
    app.include_router(feeds.router)
    app.include_router(queue.router)
    app.include_router(queue.programs)
    app.include_router(tabling.router)
    app.include_router(checking.router)
    app.include_router(notes.router)
    app.include_router(calendar.router)
    app.include_router(beside.router)
    app.include_router(adding.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(Guard, hosts=tuple(hosts), password=password)
    for failure, answer in ((SaysoError, _ours), (RequestValidationError, _unreadable), (HTTPException, _http), (Exception, _unexpected)):
        app.add_exception_handler(failure, answer)  # type: ignore[arg-type]  # Starlette types every handler as taking Exception
    return app


def _ours(request: Request, error: SaysoError) -> Response:
    return _answer(request, error, next(status for kind, status in STATUS if isinstance(error, kind)))


def _unreadable(request: Request, error: RequestValidationError) -> Response:
    told = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
    return _answer(request, UsageError("That cannot be asked", told), 400)


def _http(request: Request, error: HTTPException) -> Response:
    kind = NotInLedger if error.status_code == 404 else UsageError
    return _answer(request, kind("There is no page here" if error.status_code == 404 else error.detail), error.status_code)


def _unexpected(request: Request, error: Exception) -> Response:
    answer = _answer(request, SaysoError("Something went wrong while reading the ledger; the server's log says what"), 500)
    answer.headers.update(HEADERS)  # Starlette answers for unexpected errors outside every middleware, the guard included
    return answer


def _answer(request: Request, error: SaysoError, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse(error_json(error), status)
    return page("error.html", status=status, error=error, code=status)
