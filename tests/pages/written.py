"""Pages, feeds and archives of our own, about a place that is not, to be read whole, cut and bent."""

from __future__ import annotations

import gzip

PAGE = (
    "<!doctype html><html lang='en'><head><title>Ferry sinks off Port Alden</title></head><body><article>"
    "<h1>Ferry sinks off Port Alden</h1><p>“It was overloaded,” the harbour master, Ilse Maro, said on Monday.</p>"
    "</article></body></html>"
).encode()
TEXT = "The ferry sank off Port Alden.\n\n“It was overloaded,” said Ilse Maro, the harbour master.\n".encode()

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Alden Courier</title><link>https://courier.example/</link>
<item><title>One</title><link>%(base)s/one.html</link><pubDate>Tue, 06 May 2031 23:30:00 +0200</pubDate></item>
<item><title>Two</title><link>/two.html</link><guid isPermaLink="false">2</guid></item>
<item><title>One again</title><link>%(base)s/one.html</link></item>
</channel></rss>
"""
ATOM = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Alden Courier</title><id>urn:courier</id><updated>2031-05-06T10:00:00Z</updated>
<entry><title>One</title><id>urn:1</id><link rel="self" href="%(base)s/one.atom"/><link href="%(base)s/one.html"/>
<published>2031-05-06T08:00:00+02:00</published><updated>2031-05-07T08:00:00+02:00</updated></entry>
<entry><title>Two</title><id>urn:2</id><link href="two.html"/><updated>2031-05-05T08:00:00Z</updated></entry>
<entry><title>No link</title><id>urn:3</id></entry>
</feed>
"""
JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Alden Courier", "items": [
{"id": "1", "url": "%(base)s/one.html", "date_published": "2031-05-06T23:30:00+02:00"},
{"id": "%(base)s/two.html"}, {"id": "3"}, "four", {"url": 5}
]}"""
FEEDS = {"rss": RSS, "atom": ATOM, "json": JSON_FEED}


def feed(kind: str, base: str = "https://courier.example") -> bytes:
    """The feed of that *kind*, its pages at *base*."""
    return FEEDS[kind].replace(b"%(base)s", base.encode())


def response(
    body: bytes = PAGE, *, status: int = 200, media_type: str | None = "text/html; charset=utf-8", headers: dict[str, str] | None = None
) -> bytes:
    """An HTTP response."""
    said = {**({"Content-Type": media_type} if media_type else {}), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + body


def record(
    block: bytes | None = None,
    *,
    kind: str = "response",
    url: str = "https://courier.example/one.html",
    length: object = None,
    date: str = "2031-05-06T10:00:00Z",
    content_type: str = "application/http; msgtype=response",
    headers: str = "",
) -> bytes:
    """A WARC record, which says it is *length* bytes long when told to lie."""
    block = response() if block is None else block
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: {date}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block) if length is None else length}\r\n{headers}\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def info() -> bytes:
    """The record that archives begin with."""
    return record(b"software: hand\r\n", kind="warcinfo", content_type="application/warc-fields")


def archive(*records: bytes) -> bytes:
    """A WARC of *records*, after the one they begin with."""
    return b"".join((info(), *records))


def packed(*records: bytes) -> bytes:
    """The same, each record a gzip member of its own."""
    return b"".join(gzip.compress(one) for one in (info(), *records))
