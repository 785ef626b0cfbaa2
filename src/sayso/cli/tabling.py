"""The command that gives one question as a table with its sources."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from sayso.cli.options import Where, opened
from sayso.cli.settled import Story

commands = typer.Typer()


@commands.command()
def table(
    story: Story,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="One of its questions: its id, the beginning of one, or words of it.")
    ],
    as_: Annotated[Literal["wikitext", "csv", "markdown", "csl-json"], typer.Option("--as", help="The form.")] = "wikitext",
    dates: Annotated[
        Literal["iso", "dmy", "mdy"], typer.Option("--dates", help="How days are written: 2031-03-12, 12 March 2031, March 12, 2031.")
    ] = "iso",
    ledger: Where = None,
) -> None:
    """Give one question as a table with its sources, for Wikipedia, a spreadsheet or a citation manager.

    References hold what the ledger knows and nothing else. Above wikitext of figures stands the one line for an infobox; csl-json is the
    references alone.
    """
    from sayso.views.table import table as lay_out
    from sayso.views.table_formats import written

    with opened(ledger) as book:
        view = lay_out(book, story, question)
    sys.stdout.write(written(view, as_, dates))
    sys.stdout.flush()
