"""What the inputs of a run name, one after the other: each becomes its pages, or a word about why it does not.

One bad input stops nothing: every PageError that its reading raises is caught here and nowhere else, and becomes a Skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urldefrag, urlsplit

from sayso.errors import DecodeError, PageError
from sayso.pages import files
from sayso.pages.archives import read_archive
from sayso.pages.feeds import entries_of
from sayso.pages.sniff import HEAD, PAGES, Kind, kind_of
from sayso.pages.unpack import Stream, unpacked
from sayso.pages.web import Web
from sayso.records import Page, Skipped
from sayso.settings import Settings

STDIN = "-"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_RECORD = re.compile(r"(.+)#([1-9]\d{0,17})", re.DOTALL)


def read_pages(inputs: Iterable[str], *, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Page | Skipped]:
    """The pages that *inputs* name, read as they are asked for; what gives none is Skipped, with the reason, and the rest go on.

    An input is a file, a folder, a glob, ``-`` for *stdin*, an http(s) address, a feed, an archive, or ``archive.warc.gz#12``
    for one record of it. An address on the web is read once a run, however often it is named.
    """
    with closing(_Run(settings, stdin)) as run:
        for given in inputs:
            yield from run.pages(given)


def count_inputs(inputs: Iterable[str]) -> int | None:
    """How many results `read_pages` will give for *inputs*, where that is cheap to know; None where a feed, an archive,
    an address on the web or standard input is among them.
    """
    count = 0
    for given in inputs:
        if given == STDIN or _SCHEME.match(given):
            return None
        for path in _paths(given):
            if isinstance(path, str) and not files.is_page_by_name(path) and files.kind_at(path) not in {None, *PAGES}:
                return None
            count += 1
    return count


def _paths(given: str) -> Iterator[str | Skipped]:
    """The files that *given* names on this machine; a path that names none is among them, to be refused when it is opened."""
    if files.is_folder(given):
        for found in files.walk(given):
            yield found if isinstance(found, str) else _skipped(*found)
    elif files.exists(given) or not files.is_pattern(given):
        yield given
    else:
        yield from _matching(given)


def _matching(pattern: str) -> Iterator[str | Skipped]:
    found = list(files.matches(pattern))
    if not found:
        yield Skipped(pattern, PageError.kind, "no file matches this")
    for path in found:
        if not files.is_folder(path):
            yield path
        elif "**" not in pattern:  # which has been inside already
            yield from _paths(path)


def _skipped(address: str, error: PageError) -> Skipped:
    return Skipped(address, error.kind, error.message)


class _Run:
    """One run over inputs: what it may do, and the addresses that it has read."""

    def __init__(self, settings: Settings, stdin: BinaryIO | None) -> None:
        self._settings = settings
        self._stdin = stdin
        self._web = Web(settings)
        self._seen: set[str] = set()

    def close(self) -> None:
        self._web.close()

    def pages(self, given: str) -> Iterator[Page | Skipped]:
        """The pages that one input names."""
        if given == STDIN:
            yield from self._guarded(given, self._from_stdin())
        elif _SCHEME.match(given):
            yield from self._guarded(given, self._from_web(given, published=None))
        else:
            for path in _paths(given):
                yield from [path] if isinstance(path, Skipped) else self._guarded(path, self._from_file(path))

    def _guarded(self, address: str, pages: Iterator[Page | Skipped]) -> Iterator[Page | Skipped]:
        """*pages*, with what goes wrong on the way for the last of them."""
        try:
            yield from pages
        except PageError as error:
            yield _skipped(address, error)
        except Exception as error:  # whatever it is: libraries raise types of their own
            # Hostile bytes found a hole in us or in a library: named, counted, and the run goes on.
            yield Skipped(address, "internal", f"Sayso failed on this input ({type(error).__name__}); please report it")

    def _from_stdin(self) -> Iterator[Page | Skipped]:
        if self._stdin is None:
            raise PageError("there is no standard input here", STDIN)
        stream = Stream(self._stdin.read, limit=self._settings.max_archive_bytes)
        if not stream.peek(1):
            raise stream.flaw or PageError("standard input is empty", STDIN)
        yield from self._from_stream(stream, Page(address=STDIN, content=b""))

    def _from_file(self, path: str) -> Iterator[Page | Skipped]:
        only = None
        record = _RECORD.fullmatch(path)
        whole = path
        if record and not files.exists(path):
            whole, only = record[1], int(record[2])
        with files.opened(whole) as file:
            stream = Stream(file.read, limit=self._settings.max_archive_bytes)
            yield from self._from_stream(stream, Page(address=whole, content=b""), name=whole, only=only)

    def _from_web(self, url: str, *, published: str | None, from_feed: bool = False, feed: str | None = None) -> Iterator[Page | Skipped]:
        address = urldefrag(url.strip()).url
        if address in self._seen:
            return
        self._seen.add(address)
        fetched = self._web.fetch(address)
        if fetched.url != address and fetched.url in self._seen:
            return
        self._seen.add(fetched.url)
        page = Page(
            address=url, content=b"", charset=fetched.charset, url=fetched.url, captured_at=fetched.at, published=published, feed=feed
        )
        stream = Stream(BytesIO(fetched.content).read, limit=self._settings.max_page_bytes)
        name = urlsplit(fetched.url).path
        yield from self._from_stream(stream, page, name=name, declared=fetched.declared, from_feed=from_feed)

    def _from_stream(
        self,
        stream: Stream,
        page: Page,
        *,
        name: str = "",
        declared: str | None = None,
        from_feed: bool = False,
        only: int | None = None,
    ) -> Iterator[Page | Skipped]:
        """The pages in *stream*, *page* being all that is known of them but the content."""
        stream = unpacked(stream, limit=self._settings.max_archive_bytes)
        kind = kind_of(stream.peek(HEAD), name=name, declared=declared)
        limit = self._settings.max_page_bytes
        if only is not None and kind != "warc":
            raise PageError("this is no archive, so it has no numbered records", name)
        if kind == "warc":
            if page.url is not None:
                raise DecodeError("archives are not read over the network; download it and give the file", page.url)
            yield from read_archive(stream, page, limit=limit, only=only)
        elif kind in PAGES:
            yield replace(page, content=stream.whole(limit), media_type=kind)
        elif from_feed:
            raise DecodeError("this is a feed that a feed leads to, which is not followed", page.address)
        else:
            yield from self._from_feed(stream.whole(limit), kind, page)

    def _from_feed(self, content: bytes, kind: Kind, feed: Page) -> Iterator[Page | Skipped]:
        for entry in entries_of(content, kind, base=feed.url, charset=feed.charset):
            pages = self._from_web(entry.address, published=entry.published, from_feed=True, feed=feed.url)
            yield from self._guarded(entry.address, pages)
