"""Commands that search the statements, keep searches under names, and list those that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.judging import who
from sayso.cli.options import AsJson, Limit, Offset, Outlet, Reading, Since, Until, Where, day, opened, reading_by
from sayso.cli.terminal import note, note_rest, plain, print_json, show, show_rows
from sayso.errors import UsageError
from sayso.records import Stance

if TYPE_CHECKING:
    from sayso.views.search import Found, Wanted

commands = typer.Typer()

A_DAY = "(YYYY-MM-DD)"
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who keeps it; without it SAYSO_USER, else the name you are logged in with.")
]


@commands.command()
def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words to look for in what was said; without any, everything.")
    ] = None,
    ledger: Where = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only said by this source.")] = None,
    stance: Annotated[Stance | None, typer.Option("--stance", help="Only with this stance.")] = None,
    outlet: Outlet = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only from articles in this language.")] = None,
    since: Since = None,
    until: Until = None,
    said_since: Annotated[str | None, typer.Option("--said-since", metavar="DATE", help=f"Said on this day or later {A_DAY}.")] = None,
    said_until: Annotated[str | None, typer.Option("--said-until", metavar="DATE", help=f"Said on this day or earlier {A_DAY}.")] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", metavar="NAME", help="Only with a figure that measures this: killed, injured, cost …")
    ] = None,
    over: Annotated[float | None, typer.Option("--over", metavar="NUMBER", help="Only with a figure that says more than this.")] = None,
    under: Annotated[float | None, typer.Option("--under", metavar="NUMBER", help="Only with a figure that says less than this.")] = None,
    reading: Reading = None,
    save: Annotated[str | None, typer.Option("--save", metavar="NAME", help="Also keep this search under a name.")] = None,
    saved: Annotated[str | None, typer.Option("--saved", metavar="NAME", help="Run a search that is kept, by its name or id.")] = None,
    by: By = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """Search the statements. Every word must be in what was said, its speaker or its article.

    Asked for figures and for nobody in particular, also what the articles tell in their own voice. What is kept with --save is kept at
    the desk too, and has a feed there.
    """
    from sayso.views.figures import Amounts
    from sayso.views.saved import kept, query_of, wanted_of
    from sayso.views.search import Wanted

    rule = reading_by(reading)
    wanted = Wanted(
        words=" ".join(words or ()),
        source=source,
        stance=stance,
        outlet=outlet,
        language=language,
        since=day(since),
        until=day(until),
        said_since=day(said_since),
        said_until=day(said_until),
        amounts=Amounts(measure=measure, over=over, under=under, reading=rule),
    )
    if saved is not None and (query_of(wanted) or save is not None):
        raise UsageError("a kept search is run as it was kept; leave out what else is asked", saved)
    with opened(ledger) as book:
        if saved is not None:
            wanted = wanted_of(kept(book, saved).query, rule)
        if save is not None:
            book.save_search(save, query_of(wanted), by=who(by))
            note(f"Kept as “{plain(save)}”; `sayso search --saved` runs it.")
        found = _find(book, wanted, limit, offset)
    _show(found, wanted.amounts.reading, as_json=as_json)


def _find(book: object, wanted: Wanted, limit: int, offset: int) -> Found:
    from sayso.views.saved import PLAIN
    from sayso.views.search import search as find

    filters = {name: getattr(wanted, name) for name in PLAIN if name != "words"}
    return find(book, wanted.words, **filters, amounts=wanted.amounts, limit=limit, offset=offset)  # type: ignore[arg-type]  # a Ledger


def _show(found: Found, reading: str, *, as_json: bool) -> None:
    if as_json:
        from sayso.views.contract import own_figure_json, said_json

        for row in found.rows:
            print_json(said_json(row))
        for own in found.own.rows:
            print_json(own_figure_json(own))
        return
    from sayso.cli import tables

    if found.rows:
        show(tables.statements(found.rows, reading=reading))
        note_rest(len(found.rows), found.total)
    if found.own.rows:
        show(tables.own_figures(found.own.rows, reading=reading))
        note_rest(len(found.own.rows), found.own.total)
    if not found.rows and not found.own.rows:
        note("Nothing found.")


@commands.command()
def searches(
    forget: Annotated[str | None, typer.Option("--forget", metavar="NAME", help="Let the search of this name or id go.")] = None,
    ledger: Where = None,
    as_json: AsJson = False,
) -> None:
    """List the searches that are kept. `sayso search --save NAME` keeps one, `sayso search --saved NAME` runs it."""
    from sayso.views.feeds import searches as list_searches
    from sayso.views.saved import kept

    with opened(ledger) as book:
        if forget is not None:
            gone = kept(book, forget)
            book.forget_search(gone.id)
            note(f"“{plain(gone.name)}” is no longer kept.")
            return
        rows = list_searches(book)

    def table() -> object:
        from sayso.cli import noted_tables

        return noted_tables.searches(rows)

    show_rows(rows, table, as_json=as_json, nothing="No kept searches.")  # type: ignore[arg-type]  # rich is loaded where a table is drawn
