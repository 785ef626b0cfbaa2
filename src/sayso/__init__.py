"""Sayso reads news pages and keeps a ledger of who said what, on whose word, when, how sure.

    from sayso import hear, open_ledger, settle

    hearing = hear("page.html")
    for statement in hearing.statements:
        print(statement.source.name, statement.stance, statement.content.text)
    with open_ledger("sayso.sqlite") as ledger:
        ledger.add(hearing)
        settle(ledger)

What is named here stays; what is not may change tomorrow. Importing this loads no model and no engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike, fspath
from typing import TYPE_CHECKING

from sayso.errors import (
    DecodeError,
    FetchError,
    LedgerError,
    ModelError,
    NotAnArticle,
    NotInLedger,
    PageError,
    SaysoError,
    TruncatedError,
    UsageError,
)
from sayso.records import (
    Answer,
    Article,
    Attribution,
    Block,
    Candidate,
    ChainLink,
    Figure,
    Hearing,
    Holder,
    Link,
    Origin,
    Page,
    Question,
    Relation,
    Ruling,
    Settlement,
    Skipped,
    Statement,
    Tie,
    Told,
    Toll,
    Voice,
    When,
    Words,
)
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.ledger import Ledger

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Article",
    "Attribution",
    "Block",
    "Candidate",
    "ChainLink",
    "DecodeError",
    "FetchError",
    "Figure",
    "Hearing",
    "Holder",
    "LedgerError",
    "Link",
    "ModelError",
    "NotAnArticle",
    "NotInLedger",
    "Origin",
    "Page",
    "PageError",
    "Question",
    "Relation",
    "Ruling",
    "SaysoError",
    "Settings",
    "Settlement",
    "Skipped",
    "Statement",
    "Tie",
    "Told",
    "Toll",
    "TruncatedError",
    "UsageError",
    "Voice",
    "When",
    "Words",
    "hear",
    "open_ledger",
    "settle",
]


def hear(page: Page | str | PathLike[str], *, settings: Settings | None = None) -> Hearing:
    """Read one page: a Page, a path, or an http(s) address.

    Raises PageError when it cannot be had or read, NotAnArticle when it holds no article, UsageError when
    the address gives more than one page (a folder, a feed, an archive: see `sayso.pages.read_pages`).
    """
    from sayso import pipeline

    if isinstance(page, Page):
        return pipeline.hear(page, listener=pipeline.load_listener(settings or Settings.from_environment()))
    from sayso.pages import read_pages

    settings = settings or Settings.from_environment()
    address = fspath(page)
    found = list(_first_two(read_pages([address], settings=settings)))
    if len(found) != 1:
        raise UsageError("this gives more than one page; read them with sayso.pages.read_pages" if found else "this gives no page", address)
    [only] = found
    if isinstance(only, Skipped):
        raise PageError(only.reason, only.address)
    return pipeline.hear(only, listener=pipeline.load_listener(settings))


def open_ledger(where: str | PathLike[str] | None = None, *, settings: Settings | None = None) -> Ledger:
    """Open the book at *where* (a SQLite file), making it when it is not there; use it in a ``with`` block."""
    from sayso.ledger import open_ledger as open_book

    return open_book(None if where is None else fspath(where), settings=settings)


def settle(ledger: Ledger) -> int:
    """Settle what was added to *ledger* since the last time: copies, stories, questions, answers; gives how many articles.

    Raises LedgerError when it cannot be written. Stopped anywhere, it goes on with the next call.
    """
    from sayso import pipeline

    return sum(1 for _ in pipeline.settle(ledger))


def _first_two(pages: Iterator[Page | Skipped]) -> Iterator[Page | Skipped]:
    from itertools import islice

    return islice(pages, 2)
