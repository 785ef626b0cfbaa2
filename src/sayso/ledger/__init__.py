"""Stage 6, the book: what was heard, kept so that nothing is lost and every statement leads back to its saved page.

    with open_ledger("sayso.sqlite") as ledger:
        ledger.add(hearing)

opening     makes, upgrades, refuses      (migrations/, dialect)
deciding    what becomes of a page        (identity)
writing     the rows of one page          (tables, stored, counting)
recalling   rows become records again
book        the promise that callers know
"""

from __future__ import annotations

from pathlib import Path

from sayso.ledger.book import Added, Ledger
from sayso.ledger.opening import open_book
from sayso.settings import Settings

__all__ = ["Added", "Ledger", "open_ledger"]


def open_ledger(where: str | Path | None = None, *, settings: Settings | None = None) -> Ledger:
    """Open the book at *where* (a SQLite file; without it, where *settings* or the environment say), making it when it is not there.

    Raises LedgerError when it cannot be opened, is no ledger, or was written by a newer Sayso.
    """
    chosen = str(where) if where is not None else (settings or Settings.from_environment()).ledger
    return Ledger(open_book(chosen), chosen)
