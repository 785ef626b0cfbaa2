"""Bytes are read once, piece by piece and out of gzip, and never more of them than was allowed.

A `Stream` never raises while it is read: it ends, and `flaw` says what made it end early. What was read before
the flaw is still good, and an archive reader written in another language needs no exception of ours in its midst.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from sayso.errors import DecodeError, PageError, TruncatedError

Pull = Callable[[int], bytes]
"""Gives up to that many bytes, none at the end; may raise PageError or OSError."""

GZIP = b"\x1f\x8b"
PIECE = 1 << 16
_TAIL = 8


class Stream:
    """Bytes from *pull*, with a look at the first of them; ends after *limit* bytes with a flaw."""

    def __init__(self, pull: Pull, *, limit: int) -> None:
        self._pull = pull
        self._limit = limit
        self._ahead = b""
        self.count = 0
        """Bytes pulled so far."""
        self.tail = b""
        """The last few bytes pulled: an archive that is whole ends in a blank line."""
        self.flaw: PageError | None = None
        """What ended the stream before its end, if anything did."""

    def peek(self, size: int) -> bytes:
        """The next *size* bytes, or all that are left, without taking them."""
        pieces = [self._ahead]
        have = len(self._ahead)
        while have < size and (piece := self._more()):
            pieces.append(piece)
            have += len(piece)
        self._ahead = b"".join(pieces)
        return self._ahead[:size]

    def read(self, size: int = PIECE) -> bytes:
        """Up to *size* bytes; none at the end."""
        if not self._ahead:
            self._ahead = self._more()
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def whole(self, limit: int) -> bytes:
        """All that is left; raises what ended it early, and PageError when it is more than *limit* bytes."""
        pieces: list[bytes] = []
        have = 0
        while piece := self.read():
            pieces.append(piece)
            have += len(piece)
            if have > limit:
                raise too_large(limit)
        if self.flaw is not None:
            raise self.flaw
        return b"".join(pieces)

    def _more(self) -> bytes:
        if self.flaw is not None:
            return b""
        try:
            piece = self._pull(PIECE)
        except PageError as flaw:
            self.flaw = flaw
            return b""
        except OSError as error:
            self.flaw = PageError(f"it could not be read to its end ({error.strerror or type(error).__name__})")
            return b""
        self.count += len(piece)
        self.tail = (self.tail + piece[-_TAIL:])[-_TAIL:]
        if self.count > self._limit:
            self.flaw = PageError(f"it is larger than {self._limit:,} bytes, and was read that far (SAYSO_MAX_ARCHIVE_BYTES)")
            return b""
        return piece


class Gunzip:
    """Pulls packed bytes from *pull* and gives unpacked ones, member after member; raises TruncatedError or DecodeError."""

    def __init__(self, pull: Pull) -> None:
        self._pull = pull
        self._packed = b""
        self._member: zlib._Decompress | None = None
        self._members = 0
        self.count = 0

    def __call__(self, size: int) -> bytes:
        while True:
            if not self._packed:
                self._packed = self._pull(PIECE)
            at_end = not self._packed
            if self._member is None:
                if not self._opens():
                    return b""
                continue
            if piece := self._unpacked(self._member, size):
                return piece
            # Asked once more with nothing to feed: zlib may still have held the end of a long repetition.
            if at_end and self._member is not None:
                raise TruncatedError(f"the gzip ends before its end; {self.count:,} bytes were unpacked")

    def _opens(self) -> bool:
        """Whether another member begins; zeros after a member are padding (tapes), anything else is damage."""
        if self._members:
            self._packed = self._packed.lstrip(b"\0")
            if not self._packed:
                self._packed = self._pull(PIECE)
                return bool(self._packed)
            if not GZIP.startswith(self._packed[:2]):
                raise DecodeError(f"something that is no gzip follows after {self.count:,} unpacked bytes")
        self._members += 1
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _unpacked(self, member: zlib._Decompress, size: int) -> bytes:
        try:
            piece = member.decompress(self._packed, size)
        except zlib.error:
            raise DecodeError(f"the gzip is damaged after {self.count:,} unpacked bytes") from None
        self.count += len(piece)
        if member.eof:
            self._packed = member.unused_data
            self._member = None
        else:
            self._packed = member.unconsumed_tail
        return piece


def unpacked(stream: Stream, *, limit: int) -> Stream:
    """*stream* out of gzip, if it is in it; raises DecodeError when there is gzip in the gzip."""
    if not stream.peek(2).startswith(GZIP):
        return stream
    inner = Stream(Gunzip(_flawed(stream)), limit=limit)
    if inner.peek(2).startswith(GZIP):
        raise DecodeError("it is packed more than once; unpack it before giving it to Sayso")
    return inner


def too_large(limit: int) -> PageError:
    """The error for a page of more than *limit* bytes."""
    return PageError(f"the page is larger than {limit:,} bytes (SAYSO_MAX_PAGE_BYTES)")


def _flawed(stream: Stream) -> Pull:
    """*stream* as something to pull from: its flaw is raised, so that it is not taken for a truncation."""

    def pull(size: int) -> bytes:
        piece = stream.read(size)
        if not piece and stream.flaw is not None:
            raise stream.flaw
        return piece

    return pull
