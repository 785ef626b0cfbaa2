"""Commands with which a person decides on what the machine joined: copies, stories, questions, revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.judging import By, who
from sayso.cli.options import AsJson, Where, opened
from sayso.cli.terminal import note, plain, print_json
from sayso.records import Join, Verdict

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.ruling import Ruled

commands = typer.Typer()

Action = Literal["name", "pin", "unpin", "merge", "split", "define"]


@commands.command()
def judge(
    join: Annotated[Join, typer.Argument(metavar="JOIN", help="copy or story, of two articles; question or revision, of two statements.")],
    one: Annotated[str, typer.Argument(metavar="A", help="An id, or its first characters.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other's.")],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="yes, no, or unsure, which keeps it a suggestion.")],
    ledger: Where = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Say whether A is a copy of B, of its story, answers its question, or revises it. It outranks every score."""
    from sayso.views.asking import whole_id

    with opened(ledger) as book:
        what: Literal["article", "statement"] = "article" if join in {"copy", "story"} else "statement"
        _tell(book, book.judge(join, whole_id(book, what, one), whole_id(book, what, other), verdict, by=who(by)), as_json)


@commands.command()
def story(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="name, pin, unpin, merge, split or define.")],
    which: Annotated[
        str, typer.Argument(metavar="STORY", help="A story: its id, the beginning of one, or words of its name. Of define: the words.")
    ],
    more: Annotated[
        list[str] | None,
        typer.Argument(metavar="MORE", help="name: what to call it. merge: another story. split: ids of articles to take out."),
    ] = None,
    ledger: Where = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Name, pin, merge or split a story, or make one of all articles that have the words you give."""
    with opened(ledger) as book:
        _tell(book, _act(book, action, which, more or [], who(by)), as_json)


def _act(book: Ledger, action: Action, which: str, more: list[str], by: str) -> Ruled:
    """Raises UsageError where the action needs other words than it got."""
    from sayso.errors import UsageError
    from sayso.views.asking import whole_id
    from sayso.views.stories import find

    if action == "define":
        return book.define_story(" ".join([which, *more]), by=by)
    if bool(more) != (action in {"name", "merge", "split"}) or (action == "merge" and len(more) != 1):
        needs = {"name": "what to call it", "merge": "one other story", "split": "ids of articles"}.get(action, "nothing more")
        raise UsageError(f"after the story comes {needs}", action)
    home = find(book, which)
    if action == "name":
        return book.name_story(home, " ".join(more), by=by)
    if action == "merge":
        return book.merge_stories(home, find(book, more[0]), by=by)
    if action == "split":
        return book.split_story(home, [whole_id(book, "article", each) for each in more], by=by)
    return book.pin_story(home, pinned=action == "pin", by=by)


def _tell(book: Ledger, ruled: Ruled, as_json: bool) -> None:
    """What was decided, and how to take it back."""
    from sayso.cli.settled import bring_up_to_date
    from sayso.views.judgements import judgement_of

    bring_up_to_date(book)
    row = judgement_of(book, ruled.id)
    if as_json:
        from sayso.views.contract import row_json

        print_json(row_json(row))
        return
    print(plain(row.words))
    note(f"`sayso undo {row.id[:8]}` takes it back.")
