"""A question as a table with its sources: the screen on which an editor chooses its form and takes it away, and the file alone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from sayso.views.table import table_of
from sayso.views.table_formats import TableFormat, written
from sayso.views.table_words import Dates
from sayso.web.asked import Blank, Book, Id
from sayso.web.render import page as rendered

router = APIRouter(include_in_schema=False)

As = Annotated[TableFormat | None, Blank, Query(alias="as", description="The form")]
InStyle = Annotated[Dates | None, Blank, Query(description="How days are written")]

FORMS: dict[TableFormat, str] = {
    "wikitext": "Wikitext, with {{cite news}}",
    "markdown": "Markdown",
    "csv": "CSV, for a spreadsheet",
    "csl-json": "CSL-JSON, the references alone",
}
DATES: dict[Dates, str] = {"iso": "2031-03-12", "dmy": "12 March 2031", "mdy": "March 12, 2031"}
FILES: dict[TableFormat, tuple[str, str]] = {
    "wikitext": ("wikitext", "text/plain"),
    "markdown": ("md", "text/markdown"),
    "csv": ("csv", "text/csv"),
    "csl-json": ("json", "application/vnd.citationstyles.csl+json"),
}
"""How the file of a form ends, and of which type it is."""


@router.get("/question/{id}/table")
def table_page(book: Book, id: Id, as_: As = None, dates: InStyle = None) -> HTMLResponse:
    """One question's table in the form that is asked for, to be copied or saved."""
    form, style = as_ or "wikitext", dates or "iso"
    view = table_of(book, id)
    text = written(view, form, style)
    return rendered("table.html", view=view, text=text, form=form, style=style, forms=FORMS, styles=DATES)


@router.get("/question/{id}/table/file")
def table_file(book: Book, id: Id, as_: As = None, dates: InStyle = None) -> Response:
    """The same as a file."""
    form = as_ or "wikitext"
    view = table_of(book, id)
    ending, media_type = FILES[form]
    name = f"sayso-{view.question.id[:8]}.{ending}"
    body = written(view, form, dates or "iso").encode("utf-8-sig" if form == "csv" else "utf-8")
    return Response(body, media_type=f"{media_type}; charset=utf-8", headers={"content-disposition": f'attachment; filename="{name}"'})
