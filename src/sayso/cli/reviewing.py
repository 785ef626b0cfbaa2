"""The command that shows what waits for a person, the most consequential first, and takes the answer: yes, no or unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.judging import By, who
from sayso.cli.options import AsJson, Limit, Offset, Where, opened
from sayso.cli.terminal import note, note_rest, plain, print_json, show
from sayso.errors import NotInLedger, UsageError
from sayso.records import Verdict

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.views.waiting import Waiting

commands = typer.Typer()


@commands.command()
def queue(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="What to decide: the id of a line, or its first characters.")] = None,
    verdict: Annotated[Verdict | None, typer.Argument(metavar="VERDICT", help="yes, no or unsure.")] = None,
    rather: Annotated[
        str | None, typer.Option("--rather", metavar="WORD", help="With a no to a stance or a figure: the stance, or what it measures.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only source, copy, story, question, revision, stance or figure.")
    ] = None,
    above: Annotated[float, typer.Option("--above", min=0, max=1, help="Only what is at least so sure, 0 to 1.")] = 0.0,
    ledger: Where = None,
    by: By = None,
    limit: Limit = 10,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what waits for a person, the most consequential first; with an ID and a VERDICT, decide it.

    `sayso undo` takes a decision back, `sayso export --what rulings` gives all of them with both texts, as training data.
    """
    if (id is None) is not (verdict is None):
        raise UsageError("a decision is an id and yes, no or unsure", id or "")
    with opened(ledger) as book:
        if id is None or verdict is None:
            _list(book, kind, above, limit, offset, as_json)
        else:
            _decide(book, id, verdict, rather or "", who(by), as_json)


def _list(book: Ledger, kind: str | None, above: float, limit: int, offset: int, as_json: bool) -> None:
    from sayso.views.queue import queue as wait
    from sayso.views.queue_contract import line_json
    from sayso.views.waiting import KINDS

    if kind is not None and kind not in KINDS:
        raise UsageError(f"a kind is one of {', '.join(KINDS)}", kind)
    found = wait(book, kind, above=above, limit=limit, offset=offset)
    if as_json:
        for line in found.lines:
            print_json(line_json(line))
        return
    if not found.lines:
        note("Nothing waits.")
        return
    from sayso.cli import who_tables

    show(who_tables.waiting(found.lines))
    note_rest(len(found.lines), found.total)
    note("`sayso queue ID yes` decides one (or no, or unsure).")


def _decide(book: Ledger, id: str, verdict: Verdict, rather: str, by: str, as_json: bool) -> None:
    from sayso.cli.settled import bring_up_to_date
    from sayso.views.judgements import judgement_of

    row = _find(book, id)
    made = book.decide(row.kind, row.a, row.b, verdict, rather, by=by)
    bring_up_to_date(book)
    done = judgement_of(book, made)
    if as_json:
        from sayso.views.contract import row_json

        print_json(row_json(done))
        return
    print(plain(done.words))
    note(f"`sayso undo {done.id[:8]}` takes it back.")


def _find(book: Ledger, id: str) -> Waiting:
    """What waits under this id, or under the only one that begins so."""
    from sayso.views.waiting import waiting

    found = [row for row in waiting(book) if id and row.id.startswith(id.lower())]
    if len(found) != 1:
        what = "several decisions have ids that begin so" if found else "nothing waits under this id; `sayso queue` lists what does"
        raise NotInLedger(what, id)
    return found[0]
