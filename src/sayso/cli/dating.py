"""The command that shows what is said to have happened or to be going to happen when."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import AsJson, Limit, Offset, Where, opened
from sayso.cli.terminal import note, note_rest, print_json, show

commands = typer.Typer()


@commands.command()
def calendar(
    month: Annotated[
        str | None, typer.Argument(metavar="MONTH", help="YYYY-MM, or a day: YYYY-MM-DD; without it the newest month that is told of.")
    ] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only of this story: an id, or words of its name.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only what this source says.")] = None,
    ledger: Where = None,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what is said to have happened, or to be going to happen, on the days of a month, with the sentences."""
    from sayso.views.calendar import calendar as find

    is_day = month is not None and month.count("-") == 2
    with opened(ledger) as book:
        asked = {"story": story, "source": source, "limit": limit, "offset": offset}
        view = find(book, day=month, **asked) if is_day else find(book, month=month, **asked)  # type: ignore[arg-type]  # each is what it is
    if as_json:
        from sayso.views.dated_contract import day_json

        for row in view.rows:
            print_json(day_json(row))
        return
    if not view.rows:
        note(f"No day of {view.day or view.month.id} is named.")
        return
    from sayso.cli import noted_tables

    show(noted_tables.days(view.rows))
    note_rest(view.taken, view.total, "places")
