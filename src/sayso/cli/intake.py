"""The pages that a command line names, and the bar that shows how far they are read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sayso.cli.terminal import plain
from sayso.errors import UsageError
from sayso.pages import count_inputs, read_pages
from sayso.records import Page, Skipped
from sayso.settings import Settings

SHOWN_ADDRESS = 48
"""Characters of an address beside the bar: its end says more than its beginning."""


def pages(inputs: Sequence[str], *, published: str | None, outlet: str | None, allow_private: bool) -> Iterator[Page | Skipped]:
    """The pages of *inputs*, with what was typed about them; raises UsageError for a date that is none."""
    if published is not None:
        _check_date(published)
    settings = Settings.from_environment()
    settings = replace(settings, allow_private=settings.allow_private or allow_private)
    found = read_pages(inputs, settings=settings, stdin=sys.stdin.buffer)
    return (_told(page, published, outlet) for page in found)


def total(inputs: Sequence[str]) -> int | None:
    """How many pages there will be, where that is cheap to know."""
    return count_inputs(inputs)


def _check_date(published: str) -> None:
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise UsageError("--published takes a date as YYYY-MM-DD, with a time if you like", published) from None


def _told(page: Page | Skipped, published: str | None, outlet: str | None) -> Page | Skipped:
    if isinstance(page, Skipped):
        return page
    return replace(page, published=published or page.published, outlet=outlet or page.outlet)


@contextmanager
def bar(total: int | None, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A progress bar on stderr for as long as the block runs; gives the function that moves it on by one page.

    There is none where stderr is no terminal, nor when *quiet*: lines of JSON and a bar would share a screen.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda address: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from sayso.cli.terminal import console

    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda address: progress.update(task, advance=1, description=plain(address)[-SHOWN_ADDRESS:])
