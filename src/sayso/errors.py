"""Everything that can go wrong, as one family.

    SaysoError
    ├── PageError            a page, feed or archive could not be had or read
    │   ├── FetchError       the network said no, or we refused the address
    │   ├── DecodeError      the bytes are not the text they claim to be
    │   └── TruncatedError   a gzip or WARC ended before its end
    ├── NotAnArticle         the page was read and holds no article
    ├── ModelError           the shipped weights are missing or do not fit this code
    ├── LedgerError          the book could not be opened, read or written
    │   └── NotInLedger      the id or name asked for is not there
    └── UsageError           the caller asked for something that makes no sense

Each error keeps the *thing* it is about and prints ``message: thing: cause``.
Foreign exceptions are wrapped where they enter, so a caller catches one family.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of the family: *message*, the *thing* it is about, and the exception's own cause."""

    kind = "error"

    def __init__(self, message: str, thing: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.thing = thing

    def __str__(self) -> str:
        parts = [self.message, self.thing, str(self.__cause__) if self.__cause__ else None]
        return ": ".join(part for part in parts if part)


class PageError(SaysoError):
    """A page, feed or archive could not be had or read."""

    kind = "unreadable"


class FetchError(PageError):
    """The network said no, or the address is one we refuse to fetch."""

    kind = "fetch"


class DecodeError(PageError):
    """The bytes are not the text, feed or archive they claim to be."""

    kind = "undecodable"


class TruncatedError(PageError):
    """A gzip or WARC ended before its end; *thing* names it, the message counts what was read."""

    kind = "truncated"


class NotAnArticle(SaysoError):
    """The page was read and holds no article: an index, a login wall, an error page."""

    kind = "not-an-article"


class ModelError(SaysoError):
    """The shipped weights are missing, or were made for other tokens or labels than this code's."""

    kind = "model"


class LedgerError(SaysoError):
    """The book could not be opened, read or written."""

    kind = "ledger"


class NotInLedger(LedgerError):
    """The id or name asked for is not in the book."""

    kind = "not-found"


class UsageError(SaysoError):
    """The caller asked for something that makes no sense."""

    kind = "usage"
