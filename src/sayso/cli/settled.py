"""Commands that show the settled book: stories, boards, questions, what changed, versions."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.endings import STOPPED
from sayso.cli.options import AsJson, Limit, Offset, Reading, Where, opened
from sayso.cli.terminal import complain, counted, note, print_json, show
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.ledger import Ledger

commands = typer.Typer()

A_MOMENT = "YYYY-MM-DD, YYYY-MM-DDTHH:MM (in UTC), HH:MM, noon, or so long ago: 6h, 2d"
Story = Annotated[str, typer.Argument(metavar="STORY", help="A story: its id, the beginning of one, or words of its name.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="WHEN", help=f"As it was known then: {A_MOMENT}.")]
Since = Annotated[str | None, typer.Option("--since", metavar="WHEN", help=f"Mark what is new since then: {A_MOMENT}.")]
Rest = Annotated[int, typer.Option("--rest", min=0, max=100_000, help="List at most so many statements that answer no question.")]


@commands.command()
def settle(ledger: Where = None, as_json: AsJson = False) -> None:
    """Settle what is not settled yet: find copies, stories, questions, and how the answers stand.

    `sayso add` does it for what it adds. Stopped anywhere, run it again to go on.
    """
    from dataclasses import asdict

    from sayso.views.stories import totals

    with opened(ledger) as book:
        waiting = book.unsettled()
        try:
            bring_up_to_date(book, quiet=as_json)
        except KeyboardInterrupt as stop:
            complain("stopped; run it again to go on")
            raise typer.Exit(STOPPED) from stop
        found = totals(book)
    if as_json:
        print_json({"settled": waiting, **asdict(found)})
        return
    print(f"Settled {counted(waiting, 'article')}.")
    disputed = f", {found.disputed} disputed" if found.disputed else ""
    print(
        f"{found.articles} articles · {found.independent} independent; {counted(found.stories, 'story', 'stories')}, "
        f"{counted(found.questions, 'question')}{disputed}."
    )


def bring_up_to_date(book: Ledger, *, quiet: bool = True) -> None:
    """Settle what waits for it, with a bar that shows how far, unless *quiet*."""
    from sayso.cli.intake import bar
    from sayso.pipeline import settle as settle_book

    with bar(book.unsettled(), quiet=quiet) as step:
        for _ in settle_book(book):
            step("")


@commands.command()
def stories(
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Only those with these words in their name.")] = None,
    ledger: Where = None,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List the stories, newest first: their articles, their questions, what is disputed."""
    from sayso.views.stories import stories as list_stories

    with opened(ledger) as book:
        rows = list_stories(book, words=words, limit=limit, offset=offset)
    if as_json:
        from sayso.views.settled_contract import story_json

        for row in rows:
            print_json(story_json(row))
    elif rows:
        show(_tables().stories(rows))
    else:
        note("No stories." if words else "No stories. `sayso settle` makes them of what has been read.")


@commands.command()
def board(
    story: Story,
    as_of: AsOf = None,
    since: Since = None,
    first_hand: Annotated[bool, typer.Option("--first-hand", help="Only what an article has from the party itself.")] = False,
    named: Annotated[bool, typer.Option("--named", help="Only parties that somebody names.")] = False,
    hide_copies: Annotated[bool, typer.Option("--hide-copies", help="Count each report once.")] = False,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only this medium.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only articles in this language.")] = None,
    rest: Rest = 20,
    as_: Annotated[Literal["csv", "md", "wikitext"] | None, typer.Option("--as", help="As a table to take away.")] = None,
    ledger: Where = None,
    as_json: AsJson = False,
) -> None:
    """Show a story's board: its questions, and who answers them how.

    Disputed questions come first. A cell is the latest answer, those before it, how many articles have it, and how it stands to the others.
    """
    from sayso.views.board import board as lay_out
    from sayso.views.instants import instant_of
    from sayso.views.narrowing import Choice

    then, new = as_of and instant_of(as_of, end=True), since and instant_of(since)
    choice = Choice(first_hand, named, not hide_copies, outlet or "", language or "")
    with opened(ledger) as book:
        view = lay_out(book, story, as_of=then or None, since=new or None, choice=choice, rest=0 if as_ else rest)
        if as_:
            from sayso.views.board_export import board_table
            from sayso.views.columns import columns

            print(board_table(book, view, columns(view.grid), as_), end="")
            return
    if as_json:
        from sayso.views.settled_contract import board_json

        print_json(board_json(view))
    else:
        show(*_tables().board(view))


@commands.command()
def question(
    id: Annotated[str, typer.Argument(metavar="ID", help="A question's id, or its first characters.")],
    as_: Annotated[
        Literal["vega"] | None, typer.Option("--as", help="The chart of a question of figures, as Vega-Lite: what its page draws.")
    ] = None,
    reading: Reading = None,
    ledger: Where = None,
    as_json: AsJson = False,
) -> None:
    """Show one question: every answer of every party, with the statements that carry it."""
    from sayso.views.questions import question as find

    with opened(ledger) as book:
        view = find(book, id)
    if as_:
        from sayso.figures import named_reading
        from sayso.views.timeline import timeline
        from sayso.views.timeline_spec import vega

        chart = timeline(view.row, named_reading(reading), end=view.story.last)
        if chart is None:
            raise UsageError("only a question of figures has a chart", view.row.question.label)
        print_json(vega(chart))
    elif as_json:
        from sayso.views.settled_contract import question_view_json

        print_json(question_view_json(view))
    else:
        show(*_tables().question(view.row, view.story.name))


@commands.command()
def changes(
    since: Annotated[str | None, typer.Option("--since", metavar="WHEN", help=f"Only what became known since then: {A_MOMENT}.")] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only in this story.")] = None,
    ledger: Where = None,
    limit: Limit = 100,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what changed, newest first: new parties, new answers, changed ones, articles whose text was changed."""
    from sayso.views.changes import changes as list_changes
    from sayso.views.instants import instant_of

    with opened(ledger) as book:
        rows = list_changes(book, since=instant_of(since) if since else None, story=story, limit=limit, offset=offset)
    if as_json:
        from sayso.views.settled_contract import change_json

        for row in rows:
            print_json(change_json(row))
    elif rows:
        show(_tables().changes(rows))
    else:
        note("Nothing changed.")


@commands.command()
def versions(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id, or its first characters.")],
    against: Annotated[
        str | None, typer.Option("--against", metavar="ARTICLE", help="The version to compare it with; without it the one before.")
    ] = None,
    ledger: Where = None,
    as_json: AsJson = False,
) -> None:
    """Show what was changed in an article's text, word by word, and which statements came, went or changed."""
    from sayso.views.versions import versions as compare

    with opened(ledger) as book:
        view = compare(book, article, against=against)
    if as_json:
        from sayso.views.settled_contract import versions_json

        print_json(versions_json(view))
        return
    show(*_tables().versions(view))


def _tables() -> ModuleType:
    """The tables, loaded where one is drawn and nowhere else."""
    from sayso.cli import board_tables

    return board_tables
