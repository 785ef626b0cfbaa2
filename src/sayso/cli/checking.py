"""The command that holds a draft against the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.endings import SOME_FAILED
from sayso.cli.options import AsJson, Where, opened
from sayso.cli.terminal import counted, note, print_json, show

if TYPE_CHECKING:
    from sayso.records import Page

commands = typer.Typer()


@commands.command()
def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A file of text, Markdown or HTML, or - for standard input.")],
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="STORY", help="The story it is about: its id, the beginning of one, or words of its name."),
    ] = None,
    ledger: Where = None,
    as_json: AsJson = False,
) -> None:
    """Hold a draft against the ledger, one attributed line after the other. Nothing is stored.

    Says of each line whether it is its source's latest word, out of date, a quote altered, a bound reversed, another figure, of a
    source that is not found, or rests on one unnamed source. Ends with 1 where a line has to be put right.
    """
    from sayso.errors import NotInLedger
    from sayso.pipeline import hear, load_listener
    from sayso.settings import Settings
    from sayso.views.check import check_draft

    heard = hear(_page(draft), listener=load_listener(Settings.from_environment()))
    with opened(ledger) as book:
        view = check_draft(book, heard, against=against)
    if not view.stories:
        raise NotInLedger("no story of the ledger is about this draft; name one with --against", draft)
    if as_json:
        from sayso.views.check_contract import line_json

        for line in view.lines:
            print_json(line_json(line, heard))
    else:
        from sayso.cli.check_tables import checked

        show(*checked(view, heard))
        note(f"{counted(view.wrong, 'line')} to put right, of {len(view.lines)}" if view.lines else "No line of it is attributed.")
    if view.wrong:
        raise typer.Exit(SOME_FAILED)


def _page(draft: str) -> Page:
    """The one page that *draft* names."""
    from sayso.cli.intake import pages
    from sayso.errors import PageError, UsageError
    from sayso.records import Skipped

    found = list(pages([draft], published=None, outlet=None, allow_private=False))
    if len(found) != 1:
        raise UsageError("a draft is one page; name a file, or - for standard input", draft)
    [only] = found
    if isinstance(only, Skipped):
        raise PageError(only.reason, only.address)
    return only
