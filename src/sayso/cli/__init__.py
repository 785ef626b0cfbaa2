"""The command line: a guest of the library, one command a view.

Nothing heavy is imported before the command that needs it runs: `sayso --help` loads no model and no engine
(tests/test_lazy_imports.py). Words for people go through `terminal`, layout is in `tables`, exit codes in `endings`.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal

import typer

from sayso.cli import checking, dating, judging, noting, reviewing, ruling, searching, settled, tabling
from sayso.cli.endings import SOME_FAILED, STOPPED, Door
from sayso.cli.options import (
    AsJson,
    Fast,
    Limit,
    MinConfidence,
    Offset,
    Outlet,
    Reading,
    Since,
    Until,
    Where,
    day,
    listener_by,
    must_exist,
    opened,
    reading_by,
    where,
)
from sayso.cli.terminal import complain, counted, note, plain, print_json, show, show_rows

app = typer.Typer(
    cls=Door,
    name="sayso",
    help="Who says so? Reads news pages and keeps a ledger of attributed statements.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich's help costs 0.1 s of the 0.3 s that --help may take
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from private and loopback addresses.")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="The pages' publication date, if you know better.")]
PublishedBy = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="The pages' outlet, if you know better.")]
KINDS_OF_INPUT = "Files, folders, globs, URLs, feeds, WARCs, or - for standard input."
Pages = Annotated[list[str], typer.Argument(metavar="PAGE", help=KINDS_OF_INPUT)]
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help=KINDS_OF_INPUT)]


SELDOM = (100_000, 50, 100)
"""New objects between two looks at the youngest, and how many of these before the older are looked at."""


def main() -> None:
    """What the `sayso` command runs."""
    collect_seldom()
    app(prog_name="sayso")


def collect_seldom() -> None:
    """Look for circles of garbage less often than Python does: a tenth of settling went there, and plain values make none."""
    gc.set_threshold(*SELDOM)


def _version(wanted: bool) -> None:
    if wanted:
        from sayso import __version__

        print(f"sayso {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version and exit.")]


@app.callback()
def sayso(
    version: Version = False,
) -> None:
    pass


@app.command()
def read(
    inputs: Pages,
    as_json: AsJson = False,
    published: Published = None,
    outlet: PublishedBy = None,
    reading: Reading = None,
    fast: Fast = False,
    min_confidence: MinConfidence = None,
    allow_private: Private = False,
) -> None:
    """Show who says what in each page; nothing is stored."""
    from sayso.cli.intake import pages
    from sayso.pipeline import hear_all
    from sayso.records import Skipped
    from sayso.views.contract import hearing_json, skipped_json

    rule = reading_by(reading)
    done = failed = 0
    try:
        found = pages(inputs, published=published, outlet=outlet, allow_private=allow_private)
        for heard in hear_all(found, listener=replace(listener_by(fast, min_confidence), keeps=False)):
            done += 1
            if isinstance(heard, Skipped):
                failed += 1
                print_json(skipped_json(heard)) if as_json else complain(f"{heard.address}: {heard.reason}")
            elif as_json:
                print_json(hearing_json(heard.page.address, heard))
            else:
                from sayso.cli import tables

                show(*tables.hearing(heard.page.address, heard, reading=rule))
    except KeyboardInterrupt as stop:
        complain(f"stopped after {counted(done, 'page')}")
        raise typer.Exit(STOPPED) from stop
    if not done:
        complain("no page found there")
    if failed or not done:
        raise typer.Exit(SOME_FAILED)


@app.command()
def add(
    inputs: Inputs,
    ledger: Where = None,
    as_json: AsJson = False,
    published: Published = None,
    outlet: PublishedBy = None,
    fast: Fast = False,
    min_confidence: MinConfidence = None,
    allow_private: Private = False,
) -> None:
    """Read pages into the ledger.

    What it holds already is left as it is; a changed page becomes a new version. Then copies, stories and questions are settled.
    Stopped anywhere, run it again to go on.
    """
    from sayso.cli.intake import bar, pages, total
    from sayso.cli.tally import Tally
    from sayso.ledger import open_ledger
    from sayso.pipeline import add as add_all
    from sayso.records import Skipped
    from sayso.views.contract import skipped_json

    tally = Tally()
    stopped = False
    listener = listener_by(fast, min_confidence)
    with open_ledger(where(ledger)) as book:
        try:
            with bar(total(inputs), quiet=as_json) as step:
                found = pages(inputs, published=published, outlet=outlet, allow_private=allow_private)
                for result in add_all(found, book, listener=listener):
                    tally.count(result)
                    step(result.address)
                    if not as_json:
                        continue
                    if isinstance(result, Skipped):
                        print_json(skipped_json(result))
                    else:
                        print_json(
                            {
                                "page": result.address,
                                "outcome": result.outcome,
                                "article": result.article_id,
                                "statements": result.statements,
                            }
                        )
            settled.bring_up_to_date(book, quiet=as_json)  # once for all of them: a story is settled as a whole
        except KeyboardInterrupt:
            stopped = True
    if as_json:
        print_json({"summary": tally.json()})
    else:
        for line in tally.lines():
            print(plain(line))
    if stopped:
        complain("stopped; run it again to go on")
        raise typer.Exit(STOPPED)
    if tally.failed:
        raise typer.Exit(SOME_FAILED)


@app.command()
def articles(
    ledger: Where = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only in this language (en, de …).")] = None,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List the articles, newest first."""
    from sayso.views.articles import articles as list_articles

    with opened(ledger) as book:
        rows = list_articles(book, outlet=outlet, since=day(since), until=day(until), language=language, limit=limit, offset=offset)
    show_rows(rows, lambda: _tables().articles(rows), as_json=as_json, nothing="No articles.")


@app.command()
def sources(
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Only those with these words in a name.")] = None,
    ledger: Where = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="person, organisation, state, group, role, document, outlet or unnamed.")
    ] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Also those named in no full name, who are somebody in one article alone.")
    ] = False,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List who spoke, by the number of their statements."""
    from sayso.views.sources import sources as list_sources

    with opened(ledger) as book:
        rows = list_sources(book, kind=kind, words=words, mentions=mentions, limit=limit, offset=offset)
    show_rows(rows, lambda: _tables().sources(rows), as_json=as_json, nothing="No sources.")


@app.command()
def said(
    who: Annotated[str, typer.Argument(metavar="SOURCE", help="A name, or an id from `sayso sources --json`.")],
    ledger: Where = None,
    reading: Reading = None,
    as_json: AsJson = False,
) -> None:
    """Show everything that one source said, in time."""
    from sayso.views.sources import source

    rule = reading_by(reading)
    with opened(ledger) as book:
        view = source(book, who)
    if as_json:
        from sayso.views.contract import said_json

        for row in view.statements:
            print_json(said_json(row))
        return
    from sayso.cli import tables, who_tables

    show(who_tables.source_head(view), tables.statements(view.statements, reading=rule))


@app.command("show")
def show_one(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement's id, or its first characters.")],
    why: Annotated[bool, typer.Option("--why", help="Also say which words, rule or score chose each part, and the runners-up.")] = False,
    ledger: Where = None,
    reading: Reading = None,
    as_json: AsJson = False,
) -> None:
    """Show one statement in its paragraph. With its chain, a link to the live page and the saved page's hash."""
    from sayso.views.statements import show as find

    rule = reading_by(reading)
    with opened(ledger) as book:
        view = find(book, id)
    if as_json:
        from sayso.views.contract import statement_view_json, why_json

        print_json(statement_view_json(view) | ({"why": why_json(view)} if why else {}))
        return
    from sayso.cli import tables
    from sayso.cli.why import reasons

    show(*tables.statement(view, reading=rule), *(reasons(view) if why else ()))


@app.command()
def export(
    as_: Annotated[Literal["csv", "ndjson", "parquet"], typer.Option("--as", help="The format.")],
    what: Annotated[
        Literal["statements", "figures", "articles", "sources", "questions", "answers", "origins", "rulings", "notes"],
        typer.Option("--what", help="What to write."),
    ] = "statements",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to; standard output without it.")] = None,
    reading: Reading = None,
    ledger: Where = None,
) -> None:
    """Write what the ledger holds for other programs: statements, figures, answers …"""
    import sys

    from sayso.errors import UsageError
    from sayso.views.export import export as write

    if out is None and as_ == "parquet" and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal; name a file with --out")
    rule = reading_by(reading)
    with opened(ledger) as book:
        rows = write(book, as_=as_, what=what, to=out or sys.stdout.buffer, reading=rule)
    if out is not None:
        note(f"{rows} {what} written to {out}")


@app.command()
def serve(
    ledger: Where = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="A loopback address; any other needs --password-file.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free one.")] = 8477,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="Ask everybody for the password in its first line.")
    ] = None,
) -> None:
    """Show the ledger in a browser, on this machine."""
    from sayso.cli.serving import serve as run
    from sayso.cli.serving import served_address

    address, place = served_address(host, password=password_file is not None), where(ledger)
    must_exist(place)
    password = None
    if password_file is not None:
        from sayso.web.password import read_password

        password = read_password(password_file)
    run(place, address, port, password=password)


@app.command()
def doctor(ledger: Where = None, as_json: AsJson = False) -> None:
    """Check the model, the ledger and the libraries."""
    from dataclasses import asdict

    from sayso.views.doctor import doctor as examine

    checks = examine(where(ledger))
    for check in checks:
        if as_json:
            print_json(asdict(check))
        else:
            print(plain(f"{'ok ' if check.ok else 'BAD'}  {check.name:<12} {check.detail}"))
    if not all(check.ok for check in checks):
        raise typer.Exit(SOME_FAILED)


app.add_typer(searching.commands)
app.add_typer(settled.commands)
app.add_typer(tabling.commands)
app.add_typer(checking.commands)
app.add_typer(reviewing.commands)
app.add_typer(judging.commands)
app.add_typer(ruling.commands)
app.add_typer(noting.commands)
app.add_typer(dating.commands)


def _tables() -> ModuleType:
    """The tables, loaded where one is drawn and nowhere else."""
    from sayso.cli import tables

    return tables
