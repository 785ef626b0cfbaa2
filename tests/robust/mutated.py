"""A thousand pages, feeds and archives that went wrong, each the same for the same number, and the journey they are sent on.

    python -m tests.robust.mutated 0 1

prints what became of them as one line of JSON: how many ended how, which were our fault, the slowest, the memory.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import resource
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain, islice

from sayso.pages import read_pages
from sayso.pipeline import hear_all
from sayso.records import Hearing, Skipped
from sayso.settings import Settings
from tests.pages import written

COUNT = 1_000
NAMED = frozenset({"article", "not-an-article", "unreadable", "undecodable", "truncated", "fetch"})
"""How a bad input may end."""
SETTINGS = Settings(host_pause_s=0, timeout_s=1, cache_dir="/dev/null/none", max_archive_bytes=2_000_000_000)
INSIDE = "http://127.0.0.1:1"

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry sinks off Port Alden</title>
<meta property="og:site_name" content="Alden Courier"><meta property="article:published_time" content="2031-05-06T23:30:00+02:00">
<link rel="canonical" href="https://courier.example/one.html">
<script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Ferry sinks off Port Alden", "author": {"name": "Ines Dahl"}}
</script>
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry sinks off Port Alden</h1>
<p class="byline">By <a rel="author">Ines Dahl</a> <time datetime="2031-05-06">6 May 2031</time></p>
<p>At least 12 people drowned when a ferry sank off Port Alden on Monday night, the harbour master said.</p>
<p>“It was overloaded by more than 80 people,” Ilse Maro told the Orla Agency. The owner, Vara Lines, denied it on Tuesday.</p>
<figure><img src="a.jpg" alt="The ferry"><figcaption>The ferry in 2029</figcaption></figure>
<p>According to the coast guard, the search went on until dawn; a spokesman said between 30 and 40 people were still missing.</p>
<blockquote>“Nobody told us,” said a sister of one of the crew.</blockquote><ul><li>The minister asked for patience.</li></ul>
</article><footer>© Alden Courier</footer></body></html>
""".encode()
MARKDOWN = (
    b"---\ntitle: Ferry sinks\ndate: 2031-05-06\n---\n# Ferry sinks off Port Alden\n\n"
    + written.TEXT
    + b"\n> Quoted\n\n* [link](https://a.example)\n"
)
RECORDS = (
    written.record(written.response(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})),
    written.record(written.PAGE, kind="resource", content_type="text/html"),
    written.record(
        written.response(b"%x\r\n%s\r\n0\r\n\r\n" % (len(written.PAGE), written.PAGE), headers={"Transfer-Encoding": "chunked"})
    ),
)
SEEDS: dict[str, bytes] = {
    "page": PAGE,
    "text": written.TEXT * 3,
    "markdown": MARKDOWN,
    "rss": written.feed("rss", INSIDE),
    "atom": written.feed("atom", INSIDE),
    "json": written.feed("json", INSIDE),
    "warc": written.archive(*RECORDS),
    "warc.gz": written.packed(*RECORDS),
    "page.gz": gzip.compress(PAGE),
    "utf-16": PAGE.decode().encode("utf-16"),
}
WEIGHTS = {"page": 5, "warc": 3, "warc.gz": 3}
"""How often a seed is taken, where not once."""

NUMBERS = (b"0", b"-1", b"1", b"7", b"99999999999999999999", b"4294967296", b"18446744073709551615", b"9223372036854775807", b"1e999")
MARKS = (
    *(
        b"<",
        b">",
        b"&",
        b'"',
        b"'",
        b"\0",
        b"{",
        b"[",
        b"%s",
        b"\r\n\r\n",
        b"]]>",
        b"-->",
        b"<!--",
        b"<![CDATA[",
        b"<script>",
        b"<template>",
    ),
    *(b"<svg>", b"<table><tr>", b"<!DOCTYPE html>", b"<rss>", b"xmlns:a='b'", b"&#x110000;", b"&#0;", b"\\u0000", b"\\ud800"),
    *(b"\xff\xfe", b"\xf0\x9f\x92\xa9", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc2\xa0" * 50),
    *(b"WARC/1.0\r\n", b"HTTP/1.1 200 OK\r\n", b"\x1f\x8b\x08\0"),
)
CHARSETS = (
    *(b"utf-8", b"utf-7", b"utf-16", b"utf-32", b"gb18030", b"big5", b"koi8-r", b"iso-2022-jp", b"hz", b"cp037", b"x-user-defined"),
    *(b"idna", b"punycode", b"unicode_escape", b"raw_unicode_escape", b"undefined", b"base64", b"hex", b"zip", b"rot13", b"mbcs"),
    *(b"", b"\xff", b"../../etc/passwd"),
)


def cut(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def flipped(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 3, 30))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def spliced(rng: random.Random, content: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    middle = rng.choice((b"", content[start:end] * 2, rng.randbytes(20), rng.choice(MARKS), rng.choice(MARKS) * rng.choice((10, 300))))
    return content[:start] + middle + content[end if rng.random() < 0.3 else start :]


def renumbered(rng: random.Random, content: bytes) -> bytes:
    found = list(re.finditer(rb"\d+", content[:5_000]))
    if not found:
        return content
    one = rng.choice(found)
    return content[: one.start()] + rng.choice(NUMBERS) + content[one.end() :]


def misdeclared(rng: random.Random, content: bytes) -> bytes:
    name = rng.choice(CHARSETS)
    changed = re.sub(rb"(charset=[\"']?)[\w-]+", lambda match: match[1] + name, content)
    return re.sub(rb"(encoding=[\"'])[\w-]+", lambda match: match[1] + name, changed)


def nested(rng: random.Random, content: bytes) -> bytes:
    tags = (
        b"<div>",
        b"<b>",
        b"<p>",
        b"<table><tr><td>",
        b"<blockquote>",
        b"<ul><li>",
        b"<svg><g>",
        b"<a href=x>",
        b"<item>",
        b"[",
        b'{"a":',
        b"> ",
        b"* ",
    )
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(tags) * rng.choice((100, 1_000)) + content[at:]


def packed(rng: random.Random, content: bytes) -> bytes:
    return gzip.compress(content) if rng.random() < 0.7 else gzip.compress(gzip.compress(content))


CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (cut, flipped, spliced, spliced, renumbered, misdeclared, nested, packed)


def mutant(number: int) -> tuple[str, bytes]:
    """What it was and what became of it, the same each time for the same *number*."""
    rng = random.Random(number)
    names = [name for name in SEEDS for _ in range(WEIGHTS.get(name, 1))]
    name = rng.choice(names)
    content = SEEDS[name]
    if name == "warc.gz" and rng.random() < 0.5:
        return f"{number} {name}", rng.choice((cut, flipped, spliced))(rng, content)
    for _ in range(rng.choice((1, 1, 2, 4))):
        content = rng.choice(CHANGES)(rng, content)
    return f"{number} {name}", content


def monsters() -> Iterator[tuple[str, bytes]]:
    """The ones that chance would not find."""
    zeros = gzip.compress(b"\0" * 64_000_000, 1)
    yield "1 GB of zeros in a gzip", zeros * 16
    yield (
        "1 GB of zeros in an archived page",
        written.archive(written.record(written.response(zeros * 16, headers={"Content-Encoding": "gzip"})), written.record()),
    )
    yield "1 GB of zeros as a record", b"".join([gzip.compress(written.record(b"", length=1_024_000_000)[:-4]), *[zeros] * 16])
    yield "1 GB of spaces in a packed feed", gzip.compress(b"<rss>") + gzip.compress(b" " * 64_000_000, 1) * 16
    yield "gzip in gzip in gzip", gzip.compress(gzip.compress(gzip.compress(PAGE)))
    yield "a million members", gzip.compress(b"") * 200_000 + gzip.compress(PAGE)
    for length in (10**9, 10**12, 10**18, 2**63, 2**64, -1):
        yield f"a record of {length} bytes", written.archive(written.record(length=length), written.record())
    yield "a page of 19 MB in one paragraph", b"<html><body><article><h1>Ferry</h1><p>" + b"The ferry sank, he said. " * 760_000
    yield "a text of 10 KB in one paragraph", b"The ferry sank, he said. " * 400
    yield "a text of 2 MB without a space", b"a" * 2_000_000
    yield "a million divs", b"<html><body>" + b"<div>" * 1_000_000 + b"text"
    yield "a million closing tags", b"<html><body>" + b"</p>" * 1_000_000 + b"text"
    yield "half a million paragraphs", b"<html><body><article>" + b"<p>x</p>" * 500_000
    yield "a tag of 5 MB", b"<html><body><p " + b"a='b' " * 800_000 + b">text"
    yield "an attribute of 10 MB", b"<html><body><p title='" + b"x" * 10_000_000 + b"'>text"
    yield "a comment that does not end", b"<html><!--" + b"-" * 5_000_000
    yield "a million entities", b"<html><body><p>" + b"&amp;" * 1_000_000
    yield "deep JSON-LD", b"<html><head><script type='application/ld+json'>" + b'{"a":[' * 200_000 + b"</script></head><body><p>text"
    yield "large JSON-LD", PAGE.replace(b'"headline"', b'"x": [' + b"1," * 2_000_000 + b'1], "headline"')
    yield "a title of 100 KB", b"<html><head><title>" + b"Ferry " * 18_000 + b"</title></head><body><p>" + b"He said so. " * 100
    yield "100,000 quotes", b"<html><body><article><p>" + "“".encode() * 100_000 + b"he said"
    yield "spaces", b"<html><body><article><h1>Ferry</h1><p>" + b" " * 5_000_000 + b"he said</p>"
    yield "new lines", b"Ferry\n" + b"\n" * 5_000_000 + b"he said"
    yield "nothing but zeros", b"\0" * 5_000_000
    yield (
        "a billion laughs",
        (
            b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>"
            + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
            + b"]><rss><channel><item><title>&a9;</title><link>http://127.0.0.1/</link></item></channel></rss>"
        ),
    )
    yield "a million laughs in a page", b"<!DOCTYPE html [<!ENTITY a 'haha'>]><html><body><p>" + b"&a;" * 100_000
    yield "deep feed", b"<rss><channel>" + b"<a>" * 1_000_000
    yield "deep JSON Feed", b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 2_000_000
    yield "a number of a million digits", b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"9" * 1_000_000 + b"}"
    for charset in CHARSETS:
        yield f"a page in {charset!r}", b"<html><head><meta charset='" + charset + b"'></head><body><p>" + b"a-b-c " * 3_000


def journey(part: int, parts: int) -> dict[str, object]:
    """Send every *parts*-th of them, from *part* on, and tell what became of them."""

    def no_network(*_: object, **__: object) -> object:
        raise OSError("there is no network in this test")

    socket.getaddrinfo = no_network  # type: ignore[assignment]
    ended: Counter[str] = Counter()
    ours: list[str] = []
    slowest = ("", 0.0)
    inputs = islice(chain(monsters(), (mutant(number) for number in range(COUNT))), part, None, parts)
    count = 0
    for name, content in inputs:
        count += 1
        began = time.process_time()
        try:
            kinds = [ended_as(heard) for heard in hear_all(read_pages(["-"], settings=SETTINGS, stdin=BytesIO(content)))]
        except Exception as error:
            kinds = [f"{type(error).__name__}: {error}"[:200]]
        ended.update(kind for kind in kinds if kind in NAMED)
        ours.extend(f"{name}: {kind}" for kind in kinds if kind not in NAMED)
        slowest = max(slowest, (name, round(time.process_time() - began, 2)), key=lambda one: one[1])
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1_048_576 if sys.platform == "darwin" else 1024)
    return {"inputs": count, "ended": dict(ended), "ours": ours, "slowest": slowest, "megabytes": megabytes}


def ended_as(heard: Hearing | Skipped) -> str:
    """``article``, or the kind of error; one that is our fault in its own words."""
    if isinstance(heard, Skipped):
        return heard.kind if heard.kind in NAMED else heard.reason
    return "article"


if __name__ == "__main__":
    print(json.dumps(journey(int(sys.argv[1]), int(sys.argv[2]))))
