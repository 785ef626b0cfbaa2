"""Commands with which a person decides who is who, sees what was decided, and takes it back."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.options import AsJson, Limit, Offset, Where, opened
from sayso.cli.terminal import note, plain, print_json, show, show_rows

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.judging import Judged

commands = typer.Typer()

A_SOURCE = "A source: a name, an id, or the beginning of one."
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; without it SAYSO_USER, else the name you are logged in with.")
]
Source = Annotated[str, typer.Argument(metavar="A", help=A_SOURCE)]
Other = Annotated[str, typer.Argument(metavar="B", help="Another source.")]


@commands.command()
def merge(one: Source, other: Other, ledger: Where = None, by: By = None, as_json: AsJson = False) -> None:
    """Make two sources one. It outranks what their names say, and stays when pages are read again."""
    with opened(ledger) as book:
        tell(book.merge(_source(book, one), _source(book, other), by=who(by)), as_json)


@commands.command()
def distinct(one: Source, other: Other, ledger: Where = None, by: By = None, as_json: AsJson = False) -> None:
    """Keep two sources apart, whatever their names say."""
    with opened(ledger) as book:
        tell(book.distinct(_source(book, one), _source(book, other), by=who(by)), as_json)


@commands.command()
def split(
    source: Source,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Names as `sayso said A` lists them, or ids of statements, to take out of it.")
    ],
    ledger: Where = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take names out of a source, or what it says in the article of a statement."""
    from sayso.views.statements import statement_ids

    with opened(ledger) as book:
        whole = statement_ids(book, names)
        tell(book.split(_source(book, source), [name for name in names if name not in whole], list(whole.values()), by=who(by)), as_json)


@commands.command()
def rename(
    source: Source,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    ledger: Where = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Call a source otherwise. The names that articles give it stay beside it."""
    with opened(ledger) as book:
        tell(book.rename(_source(book, source), name, by=who(by)), as_json)


@commands.command()
def promote(source: Source, ledger: Where = None, by: By = None, as_json: AsJson = False) -> None:
    """Confirm that a mere mention (`sayso sources --mentions`) is a source of its own."""
    with opened(ledger) as book:
        tell(book.promote(_source(book, source), by=who(by)), as_json)


@commands.command()
def undo(
    id: Annotated[
        str | None, typer.Argument(metavar="ID", help="A decision's id from `sayso judgements`; without it the last one.")
    ] = None,
    ledger: Where = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take a decision back. An undoing can itself be undone, by its id."""
    with opened(ledger) as book:
        done = book.undo(id, by=who(by))
        if not done.source_id:  # about no source: about what is joined, which is settled anew
            from sayso.cli.settled import bring_up_to_date

            bring_up_to_date(book)
        tell(done, as_json)


@commands.command()
def judgements(ledger: Where = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List what persons decided about sources, newest first."""
    from sayso.views.judgements import judgements as list_judgements

    with opened(ledger) as book:
        rows = list_judgements(book, limit=limit, offset=offset)
    show_rows(rows, lambda: _tables().judgements(rows), as_json=as_json, nothing="No decisions.")


@commands.command()
def suggestions(
    what: Annotated[
        Literal["sources", "copies", "answers"],
        typer.Option("--of", help="Sources that may be one, articles that may be copies, or statements that may answer a question."),
    ] = "sources",
    ledger: Where = None,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what waits for a person, the likeliest first.

    `sayso merge` and `sayso distinct` decide on sources, `sayso judge copy` on copies, `sayso judge question` on answers.
    """
    with opened(ledger) as book:
        if what == "sources":
            from sayso.views.suggestions import suggestions as list_suggestions

            rows = list_suggestions(book, limit=limit, offset=offset)
            show_rows(rows, lambda: _tables().suggestions(rows), as_json=as_json, nothing="No suggestions.")
        elif what == "copies":
            from sayso.views.suggested import likely_copies

            copies = likely_copies(book, limit=limit, offset=offset)
            show_rows(copies, lambda: _tables().likely_copies(copies), as_json=as_json, nothing="No suggestions.")
        else:
            _likely_answers(book, limit, offset, as_json)


def _likely_answers(book: Ledger, limit: int, offset: int, as_json: bool) -> None:
    from sayso.views.settled_contract import likely_answer_json
    from sayso.views.suggested import likely_answers

    rows = likely_answers(book, limit=limit, offset=offset)
    if as_json:
        for row in rows:
            print_json(likely_answer_json(row))
    else:
        show(_tables().likely_answers(rows)) if rows else note("No suggestions.")


@commands.command()
def outlets(ledger: Where = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List the media that articles are from, with their names and domains."""
    from sayso.views.outlets import outlets as list_outlets

    with opened(ledger) as book:
        rows = list_outlets(book, limit=limit, offset=offset)
    show_rows(rows, lambda: _tables().outlets(rows), as_json=as_json, nothing="No outlets.")


def _source(book: Ledger, who: str) -> str:
    from sayso.views.sources import find

    return find(book, who)


def who(given: str | None) -> str:
    """Who decides: as told, as set, or as the machine knows its user."""
    from sayso.settings import Settings

    return given if given is not None else Settings.from_environment().user


def tell(done: Judged, as_json: bool) -> None:
    """What was decided, and how to take it back."""
    if as_json:
        from dataclasses import asdict

        print_json(asdict(done))
        return
    from sayso.views.judgements import in_words

    print(plain(in_words(done.kind, done.a, done.b, done.name)))
    if done.kind != "undo":
        note(f"`sayso undo {done.id[:8]}` takes it back.")


def _tables() -> ModuleType:
    """The tables, loaded where one is drawn and nowhere else."""
    from sayso.cli import who_tables

    return who_tables
