"""Two articles side by side: a copy and its original, or a report and its translation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from sayso.views.beside import beside
from sayso.views.contract import Json
from sayso.views.dated_contract import beside_json
from sayso.web.asked import Blank, Book, Id, Short
from sayso.web.render import page as rendered

router = APIRouter()

Other = Annotated[Short | None, Blank, Query(alias="with", description="The other article; without it the surest copy or original")]


@router.get("/beside/{id}", include_in_schema=False)
def beside_page(book: Book, id: Id, other: Other = None) -> HTMLResponse:
    """Both texts, paragraph by paragraph."""
    return rendered("beside.html", view=beside(book, id, other))


@router.get("/api/beside/{id}", tags=["ledger"])
def api_beside(book: Book, id: Id, other: Other = None) -> Json:
    """Two articles, paragraph by paragraph; where they are in one language with what was changed from the first to the second."""
    return beside_json(beside(book, id, other))
