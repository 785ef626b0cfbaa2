"""The calendar: a month of what is said to have happened or to be going to happen, by story and source."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from sayso.views.calendar import CalendarView, calendar
from sayso.views.contract import Json
from sayso.views.dated_contract import calendar_json
from sayso.views.stories import stories
from sayso.web.asked import PAGE, Blank, Book, Number, Short, Turn, offset
from sayso.web.render import page as rendered

router = APIRouter()

Month = Annotated[Short | None, Blank, Query(description="A month, YYYY-MM; without one the newest that is told of")]
Day = Annotated[Short | None, Blank, Query(description="A day, YYYY-MM-DD: the list is of it alone")]
Story = Annotated[Short | None, Blank, Query(description="A story: its id, the beginning of one, or words of its name")]
Source = Annotated[Short | None, Blank, Query(description="A source's id or name: only what it says")]
OFFERED = 40
"""Stories that the form offers; another is named by its id in the address, as a story's board does."""


@router.get("/calendar", include_in_schema=False)
def calendar_page(
    book: Book, month: Month = None, day: Day = None, story: Story = None, source: Source = None, page: Number = 1
) -> HTMLResponse:
    """A month as a table, its days as a list."""
    view = calendar(book, month=month, day=day, story=story, source=source, limit=PAGE, offset=offset(page))
    offered = stories(book, limit=OFFERED)
    if view.story is not None and view.story.id not in {row.id for row in offered}:
        offered = (view.story, *offered)
    turn = Turn(page, view.total > offset(page) + view.taken)
    return rendered("calendar.html", view=view, asked=kept_filters(view), stories=offered, turn=turn)


@router.get("/api/calendar", tags=["ledger"])
def api_calendar(book: Book, month: Month = None, day: Day = None, story: Story = None, source: Source = None, page: Number = 1) -> Json:
    """What is said to have happened or to be going to happen in a month, or on a day of it, with the sentences."""
    return calendar_json(calendar(book, month=month, day=day, story=story, source=source, limit=PAGE, offset=offset(page)))


def kept_filters(view: CalendarView) -> dict[str, str]:
    """What was asked beside the month, for the links that lead to another."""
    return {name: row.id for name, row in (("story", view.story), ("source", view.source)) if row is not None}
