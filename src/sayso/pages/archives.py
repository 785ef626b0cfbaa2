"""A WARC's pages, one record at a time; an archive that ends early or lies about its lengths is said to.

FastWARC finds the records, and everything else is checked here, because it stops silently where an archive is cut,
jumps over damage without a word, and allocates what a record claims to hold before reading it (so `freeze` is not
used: a claim of 10^18 bytes aborts the process). Each page is held back until the next record is found where this one
said it would end: a length that is too short would pass half a page off as a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import DecodeError, PageError, TruncatedError
from sayso.pages.message import body_of, message_of
from sayso.pages.sniff import HEAD, PAGES, content_type, kind_of
from sayso.pages.unpack import PIECE, Stream, too_large
from sayso.records import Page, Skipped

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HEAD_ROOM = 1 << 17
"""Bytes of HTTP head that a record may have beside its page."""
_SLACK = 256
"""Bytes by which a record's end may be off: it is reckoned from its headers, whose spacing is not kept."""
_BEGUN = re.compile(rb"\n(?:W|WA|WAR|WARC|WARC/|WARC/1|WARC/1\.)\Z")
"""The end of an archive that was cut in the first line of a record, which FastWARC does not count as one."""
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})


@dataclass(frozen=True, slots=True)
class _Record:
    """One record, read to its end."""

    number: int
    """Counted from 1, all kinds of records together, so that other tools find the same one."""
    start: int
    """Where it begins, in unpacked bytes."""
    end: int
    """Where it says it ends."""
    is_short: bool
    """Whether it has less in it than it says."""
    is_empty: bool
    """Whether it says that there is nothing in it."""
    result: Page | Skipped | None
    """What it gave; None for what is no page."""


def read_archive(stream: Stream, whole: Page, *, limit: int, only: int | None = None) -> Iterator[Page | Skipped]:
    """The pages in the archive that *stream* holds, *whole* being the archive as an input; of its records *only* one, if so asked.

    Records that are no pages (pictures, redirects, requests) are passed over quietly; a page that cannot be read is Skipped;
    what is wrong with the archive itself comes last.
    """
    pages = results = 0
    last: _Record | None = None
    problem: PageError | None = None
    records = _records(stream, whole, limit, only)
    while problem is None:
        try:
            record = next(records, None)
        except PageError as error:
            record, problem = None, error
        if last is not None:
            found = _checked(last, record, stream, whole)
            pages += isinstance(found, Page)
            results += found is not None
            if found is not None:
                yield found
        if record is None:
            break
        last = record
        if only is not None and record.number > only:
            break
    is_passed = only is not None and last is not None and last.number > only
    problem = None if is_passed else _ending(stream, last, problem)
    if problem is not None:
        yield Skipped(whole.address, problem.kind, f"{problem.message}; {pages} {'page was' if pages == 1 else 'pages were'} read")
    elif not results:
        yield Skipped(whole.address, "unreadable", f"record {only} of the archive is no page" if only else "the archive holds no page")


def _records(stream: Stream, whole: Page, limit: int, only: int | None) -> Iterator[_Record]:
    """The records as FastWARC finds them; raises DecodeError where it cannot go on."""
    from fastwarc.warc import ArchiveIterator

    # Quirks: it then looks for the next record after one whose length is wrong, instead of giving the archive up.
    records = iter(ArchiveIterator(_Readable(stream), parse_http=False, stream_detect=False, quirks_mode=True))
    number = 0
    while True:
        try:
            record = next(records, None)
        except (OSError, ValueError) as error:
            raise DecodeError(f"the archive is damaged after record {number}") from error
        if record is None:
            return
        number += 1
        yield _read(record, number, whole, limit, is_wanted=only in (None, number))


def _read(record: WarcRecord, number: int, whole: Page, limit: int, *, is_wanted: bool) -> _Record:
    block = Stream(record.reader.read, limit=1 << 62)
    address = f"{whole.address}#{number}"
    result: Page | Skipped | None = None
    try:
        result = _page(record, block, replace(whole, address=address), limit) if is_wanted else None
    except PageError as error:
        result = Skipped(address, error.kind, error.message)
    while block.read():
        pass
    heads = sum(len(name) + len(value) + 4 for name, value in record.headers.items_bytes())
    return _Record(
        number=number,
        start=record.stream_pos,
        end=record.stream_pos + len(b"WARC/1.0\r\n") + heads + 2 + record.content_length,
        is_short=block.count < record.content_length,
        is_empty=not record.content_length,
        result=result if record.content_length else None,
    )


def _page(record: WarcRecord, block: Stream, page: Page, limit: int) -> Page | None:
    """The page in *record*, None when there is none in it; raises PageError when it cannot be read."""
    from fastwarc.warc import WarcRecordType

    is_response = record.record_type == WarcRecordType.response
    address = _address(record)
    if address is None or not (is_response or record.record_type == WarcRecordType.resource):
        return None
    said = record.headers.get("Content-Type")
    if is_response:
        message = message_of(block.peek(_HEAD_ROOM))
        if message is None:
            raise DecodeError("the record holds no HTTP response that can be read")
        if message.status != 200:
            return None
        said = message.headers.get("content-type")
    declared, charset = content_type(said)
    if declared is not None and declared not in _PAGE_TYPES:
        return None
    if record.content_length > limit + _HEAD_ROOM:
        raise too_large(limit)
    if cut := record.headers.get("WARC-Truncated"):
        raise TruncatedError(f"whoever archived this page kept only its beginning ({cut[:20]})")
    content = block.whole(limit + _HEAD_ROOM)
    if is_response and (message := message_of(content)) is not None:
        content = body_of(message, limit=limit)
    if len(content) > limit:
        raise too_large(limit)
    return _told(page, content, declared, charset, address, _date(record))


def _told(page: Page, content: bytes, declared: str | None, charset: str | None, address: str, when: datetime | None) -> Page | None:
    path = urlsplit(address).path
    try:
        kind = kind_of(content[:HEAD], name=path, declared=declared)
    except DecodeError:
        return None  # a picture that was served as text/html
    if kind not in PAGES or (declared is None and kind == "text/plain") or path == "/robots.txt":
        return None
    url = address if address.startswith(("http:", "https:")) else None
    return replace(page, content=content, media_type=kind, charset=charset, url=url, captured_at=when)


def _address(record: WarcRecord) -> str | None:
    """What was archived, if it is of a kind that pages are (wget files its own log under ``metadata:``)."""
    target = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    try:
        return target if urlsplit(target).scheme.lower() in {"http", "https", "file"} else None
    except ValueError:
        return None


def _date(record: WarcRecord) -> datetime | None:
    try:
        date = record.record_date
    except (ValueError, OverflowError):
        return None
    return date.astimezone(UTC) if date else None


def _checked(record: _Record, following: _Record | None, stream: Stream, whole: Page) -> Page | Skipped | None:
    """What *record* gave, if it ends where it said; a short one at the archive's end is told of there."""
    if record.is_short:
        return None
    if following is not None and abs(following.start - record.end) > _SLACK:
        reason = (
            f"record {record.number} is not as long as it says, so it was not read, nor what may follow it up to record {following.number}"
        )
        return Skipped(f"{whole.address}#{record.number}", DecodeError.kind, reason)
    return record.result


def _ending(stream: Stream, last: _Record | None, problem: PageError | None) -> PageError | None:
    """What is wrong with the archive as a whole, if anything is."""
    number = last.number if last else 0
    flaw = stream.flaw
    if flaw is None and last is None:
        return DecodeError("the archive holds no record that can be read")
    if flaw is None and last is not None:
        # A cut inside a record's headers leaves one that seems to say it is empty.
        is_cut = last.is_short or (last.is_empty and not stream.tail.endswith((b"\n\r\n", b"\n\n")))
        if is_cut:
            return TruncatedError(f"the archive ends in the middle of record {number}")
        if _BEGUN.search(stream.tail):
            return TruncatedError(f"the archive ends in the middle of record {number + 1}")
        if problem is None and stream.count - last.end > _SLACK:
            return DecodeError(f"the archive is damaged after record {number}")
        return problem
    number += 0 if last is not None and last.is_short else 1
    if isinstance(flaw, TruncatedError):
        return TruncatedError(f"the archive ends in the middle of record {number}")
    if isinstance(flaw, DecodeError):
        return DecodeError(f"the archive is damaged in record {number}")
    return flaw


class _Readable:
    """A Stream as the file object that FastWARC asks for; it is read from beginning to end."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = PIECE) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("an archive is read from beginning to end")

    def close(self) -> None:
        pass
