"""A feed's entries: where each page is, and when it was published.

feedparser reads RSS and Atom from bytes in memory (given a string it would open files and addresses); JSON Feed it does
not know. Entries are links and dates only: what a feed says *about* a page is not the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from sayso.errors import DecodeError, TruncatedError
from sayso.pages.sniff import Kind

MAX_BYTES = 5_000_000
"""A feed larger than this is refused; those of the last days have some 100 KB."""
MAX_MARKUP = 100_000
"""Tags and entities that a feed may have, some 2,500 entries. feedparser takes up to 75 µs and 0.6 KB for each, nested or
broken: 3 MB of nothing but ``<a>`` kept it busy for 73 s and in 650 MB."""
_FIRST_YEAR = 1900
"""A date before it is a number that was taken for one."""
_ISO = re.compile(r"\d{4}-\d\d")
_ROOT_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a feed names."""

    address: str
    """Where it is, absolute where the feed or its own address allows it."""
    published: str | None
    """ISO 8601, if the feed tells."""


def entries_of(content: bytes, kind: Kind, *, base: str | None, charset: str | None) -> Iterator[Entry]:
    """The entries of a feed that have a link, each link once; *base* is the feed's own address.

    Raises DecodeError when it cannot be read, and TruncatedError after the last entry when the feed ends before its end.
    """
    if len(content) > MAX_BYTES:
        raise DecodeError(f"the feed is larger than {MAX_BYTES:,} bytes")
    if kind == "feed" and content.count(b"<") + content.count(b"&") > MAX_MARKUP:
        raise DecodeError(f"the feed has more than {MAX_MARKUP:,} tags")
    found, is_cut = _json_entries(content) if kind == "json-feed" else _xml_entries(content, charset)
    seen: set[str] = set()
    for link, published in found:
        address = _absolute(base, link)
        if address not in seen:
            seen.add(address)
            yield Entry(address, published)
    if is_cut:
        raise TruncatedError(f"the feed ends before its end; {len(seen)} {'page was' if len(seen) == 1 else 'pages were'} found in it")
    if not seen:
        raise DecodeError("the feed names no pages")


def _absolute(base: str | None, link: str) -> str:
    try:
        return urljoin(base or "", link)
    except ValueError:
        return link  # refused by name when it is asked for


def _xml_entries(content: bytes, charset: str | None) -> tuple[list[tuple[str, str | None]], bool]:
    import feedparser  # type: ignore[import-untyped]  # it has no stubs

    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    try:
        parsed = feedparser.parse(BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # its loose parser, made of regular expressions, raises all sorts of things on garbage
        raise DecodeError("the feed cannot be read") from error
    if not parsed.entries and parsed.bozo:
        raise DecodeError("the feed cannot be read, or holds no entries")
    found = [(link, _xml_date(entry)) for entry in parsed.entries if (link := _xml_link(entry))]
    return found, bool(parsed.bozo) and not content.rstrip().lower().endswith(_ROOT_ENDS)


def _xml_link(entry: Any) -> str | None:
    """The entry's own page. Where there is none feedparser gives the id, which need not be an address."""
    links = [link for link in entry.get("links", ()) if isinstance(link.get("href"), str)]
    for relation in ("alternate", "self"):
        for link in links:
            if link.get("rel") == relation:
                return str(link["href"]).strip() or None
    link = entry.get("link")
    return link.strip() if isinstance(link, str) and link.strip().lower().startswith(("http:", "https:")) else None


def _xml_date(entry: Any) -> str | None:
    """The date in the feed's own time zone where it can be read so: in UTC, an evening's report may be the next day's."""
    for name in ("published", "updated"):
        # Not entry.get: feedparser hands out the one for the other, with a warning.
        said, parsed = dict.get(entry, name), dict.get(entry, f"{name}_parsed")
        if date := _iso(said):
            return date
        if parsed:
            try:
                return _iso(datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat())
            except (ValueError, TypeError):
                continue
    return None


def _iso(said: object) -> str | None:
    """*said*, ISO 8601 or as mail writes it, as ISO 8601; None when it is neither or no date of a page."""
    if not isinstance(said, str):
        return None
    said = said.strip()
    try:
        date = datetime.fromisoformat(said) if _ISO.match(said) else parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date.isoformat() if date.year >= _FIRST_YEAR else None


def _json_entries(content: bytes) -> tuple[list[tuple[str, str | None]], bool]:
    try:
        feed = json.loads(content)
    except RecursionError:
        raise DecodeError("the JSON Feed is nested too deep") from None
    except ValueError:
        raise DecodeError("the JSON Feed is not JSON, or ends before its end") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise DecodeError("the JSON Feed has no items")
    found = [(link, _iso(item.get("date_published"))) for item in items if isinstance(item, dict) and (link := _json_link(item))]
    return found, False


def _json_link(item: dict[str, Any]) -> str | None:
    """The item's page; a link blog names its own page first and what it is about second."""
    for name in ("url", "external_url", "id"):
        link = item.get(name)
        if isinstance(link, str) and (name != "id" or link.startswith(("http:", "https:"))) and link.strip():
            return link.strip()
    return None
