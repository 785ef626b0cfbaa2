"""Options that several commands share, and how each finds its ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.pipeline import Listener

Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published on this day or earlier (YYYY-MM-DD).")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only from this outlet.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
Where = Annotated[
    str | None, typer.Option("--ledger", metavar="PATH", help="The ledger's file; without it SAYSO_LEDGER, else sayso.sqlite.")
]
Fast = Annotated[
    bool,
    typer.Option("--fast", help="Read by the small model: several times as quick, more often wrong. Or SAYSO_FAST."),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="SHARE",
        min=0.0,
        max=1.0,
        help="Leave out statements less sure than this: of those at .8, eight in ten are right. Or SAYSO_MIN_CONFIDENCE; else 0.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="Show at most this many.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Leave out this many first.")]
Reading = Annotated[
    str | None,
    typer.Option(
        "--reading",
        metavar="NAME",
        help="How figures become numbers: as-said, literal, acled, ucdp or one of your own; without it SAYSO_READING, else literal.",
    ),
]


def listener_by(fast: bool, min_confidence: float | None) -> Listener:
    """Who reads the pages, by what is asked for here and else by the settings.

    Raises ModelError when the weights cannot be had.
    """
    from sayso.pipeline import load_listener

    settings = Settings.from_environment()
    least = settings.min_confidence if min_confidence is None else min_confidence
    return load_listener(replace(settings, fast=fast or settings.fast, min_confidence=least))


def where(given: str | None) -> str:
    """The ledger's place."""
    return given or Settings.from_environment().ledger


def reading_by(given: str | None) -> str:
    """The named reading that is asked for.

    Raises UsageError where there is none of this name.
    """
    from sayso.figures import named_reading

    return named_reading(given).name


def opened(given: str | None) -> Ledger:
    """The ledger for a command that does not fill it: one that is not there is a mistake, not a wish for an empty one."""
    from sayso.ledger import open_ledger

    place = where(given)
    must_exist(place)
    return open_ledger(place)


def must_exist(place: str) -> None:
    """Raises LedgerError where there is none."""
    from sayso.errors import LedgerError

    if "://" not in place and not Path(place).exists():
        raise LedgerError("there is no ledger here yet; `sayso add` makes one", place)


def day(given: str | None) -> str | None:
    """*given* as an ISO day. Raises UsageError where it is none."""
    from datetime import date

    from sayso.errors import UsageError

    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise UsageError("a date is written YYYY-MM-DD", given) from None
