"""The one door through which a database's complaint leaves: as a LedgerError, worded for whoever can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sayso.errors import LedgerError

WORDS = (
    ("locked", "another program is writing to this ledger and does not finish; try again when it is done"),
    ("full", "the disk is full; make room and run it again"),
    ("readonly", "this ledger can only be read here; mind the rights of the file and of its folder"),
    ("not a database", "this file is no ledger"),
    ("malformed", "this ledger is damaged; take a copy of it, then try `sqlite3 LEDGER .recover`"),
    ("disk i/o", "the disk could not be read or written"),
    ("unable to open", "this ledger cannot be opened; mind the rights of the file and of its folder"),
    ("no such", "this is a ledger in which tables are missing"),
)
"""What SQLite says (a part of it, in lower case), and what we say."""


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Whatever the database complains of inside the block is raised as a LedgerError about *where*."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(_worded(str(error.orig)), where) from error.orig
    except UnicodeEncodeError as error:
        raise LedgerError("half of a surrogate pair is no character, and no id, stance or kind has one", where) from error
    except SQLAlchemyError as error:
        raise LedgerError("the ledger could not be read or written", where) from error


def _worded(complaint: str) -> str:
    lowered = complaint.lower()
    return next((words for sign, words in WORDS if sign in lowered), "the ledger could not be read or written")
