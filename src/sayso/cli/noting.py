"""Commands with which a reader writes a note on an article or a statement, takes it back, and sees or exports them all."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from sayso.cli.judging import who
from sayso.cli.options import AsJson, Limit, Offset, Where, opened
from sayso.cli.terminal import note as say
from sayso.cli.terminal import plain, print_json, show_rows

commands = typer.Typer()

Signed = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who signs; without it SAYSO_USER, else the name you are logged in with.")
]


@commands.command()
def note(
    id: Annotated[str, typer.Argument(metavar="ID", help="An article's or a statement's id, or its first characters.")],
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="The note.")] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take back the note whose id ID is. It is kept, marked as withdrawn.")
    ] = False,
    ledger: Where = None,
    by: Signed = None,
    as_json: AsJson = False,
) -> None:
    """Write a note on an article or a statement, signed with your name."""
    from dataclasses import asdict

    from sayso.errors import UsageError
    from sayso.views.notes import place_of

    if withdraw is (text is not None):
        raise UsageError("give the note's words, or --withdraw and the note's id", id)
    with opened(ledger) as book:
        if text is None:
            done = book.withdraw_note(id, by=who(by))
        else:
            what, whole = place_of(book, id)
            done = book.note(text, by=who(by), **{what: whole})
    if as_json:
        print_json(asdict(done))
    elif withdraw:
        print(f"Note {done.id[:8]} is withdrawn.")
    else:
        print(plain(f"Noted as {done.id[:8]}."))
        say(f"`sayso note {done.id[:8]} --withdraw` takes it back.")


@commands.command()
def notes(
    on: Annotated[str | None, typer.Argument(metavar="ID", help="Only those on this article or statement.")] = None,
    as_: Annotated[
        Literal["csv", "ndjson", "parquet"] | None, typer.Option("--as", help="All of them as a file, written to standard output.")
    ] = None,
    ledger: Where = None,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List readers' notes, newest first."""
    from sayso.errors import UsageError
    from sayso.views.notes import notes as list_notes

    if as_ is not None:
        from sayso.views.export import export

        if on is not None:
            raise UsageError("an export has all notes; leave out the id", on)
        if as_ == "parquet" and sys.stdout.isatty():
            raise UsageError("Parquet is not for a terminal; send it to a file")
        with opened(ledger) as book:
            export(book, as_=as_, what="notes", to=sys.stdout.buffer)
        return
    with opened(ledger) as book:
        rows = list_notes(book, on, limit=limit, offset=offset)

    def table() -> object:
        from sayso.cli import noted_tables

        return noted_tables.notes(rows)

    show_rows(rows, table, as_json=as_json, nothing="No notes.")  # type: ignore[arg-type]  # rich is loaded where a table is drawn
