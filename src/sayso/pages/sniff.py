"""What bytes are: a page, a feed, an archive, or nothing that can be read.

The content decides where it says what it is; what the server declared comes next, the name's ending last. Servers send
feeds as text/html and pages as text/plain every day, but a file that begins with ``<rss`` is a feed.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from sayso.errors import DecodeError

Kind = Literal["text/html", "text/plain", "text/markdown", "feed", "json-feed", "warc"]
PAGES: frozenset[Kind] = frozenset({"text/html", "text/plain", "text/markdown"})
"""The kinds that are a page themselves; the others hold pages."""

HEAD = 8192
"""Bytes looked at: prologues with long comments and JSON Feeds with a long description first still show themselves."""

_SUFFIXES: dict[str, Kind] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
SURE_SUFFIXES = frozenset({*_SUFFIXES, ".warc"})
"""Endings of files that a folder is searched for."""
MAYBE_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".json"})
"""Endings of files that a folder is searched for, but taken only where the content is a feed or a page."""

_DECLARED: dict[str, Kind] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
}
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"PK\x03\x04", "a ZIP, or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard; unpack it first"),
    (b"\xfd7zXZ", "packed with xz; unpack it first"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"filedesc://", "an ARC archive; convert it to WARC first"),
    (b"\x7fELF", "a program"),
)
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)")
_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|article|section|main|div|p|h[1-6]|script|link|span|table|a)\b", re.IGNORECASE
)
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)
_CHARSET = re.compile(r"(?:^|[;\s])charset\s*=\s*[\"']?([\w.:-]{2,40})(?:$|[\"';\s])", re.ASCII | re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.IGNORECASE)


def kind_of(head: bytes, *, name: str = "", declared: str | None = None) -> Kind:
    """What the thing is that begins with *head*; raises DecodeError, naming it, when Sayso does not read such things."""
    if head.startswith(b"WARC/"):
        return "warc"
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise DecodeError(f"this is {what}" if what.startswith("packed") else f"this is {what}, not a page")
    text = _as_text(head)
    if text.lstrip().startswith("{") and _JSON_FEED.search(text):
        return "json-feed"
    suffix = suffix_of(name)
    says = _SUFFIXES.get(suffix)
    if says == "text/markdown" and declared in (None, "text/plain", "text/markdown"):
        return "text/markdown"  # Markdown may begin with tags
    root, is_html = _root(text)
    if root in _FEED_ROOTS:
        return "feed"
    if root == "html" or is_html:
        return "text/html"
    return _by_what_is_said(text, suffix, says, declared, root if text.lstrip().startswith("<?xml") else None)


def _by_what_is_said(text: str, suffix: str, says: Kind | None, declared: str | None, root: str | None) -> Kind:
    if declared in _DECLARED:
        return _DECLARED[declared]
    if declared and not _may_be_page(declared):
        raise DecodeError(f"the server says that this is {declared[:60]}, not a page")
    if says:
        return says
    if root in {"urlset", "sitemapindex"}:
        raise DecodeError("this is a sitemap, not a feed; give the pages or a feed")
    if root is not None or suffix in {".xml", ".rss", ".atom"}:
        raise DecodeError("this XML is neither a feed nor a page")
    if suffix == ".json":
        raise DecodeError("this JSON is not a JSON Feed")
    return "text/html" if _TAG.search(text) else "text/plain"


def _may_be_page(declared: str) -> bool:
    """Whether the declared type leaves open what it is."""
    return declared in {"application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", "application/gzip"} or (
        declared in {"application/x-gzip", "application/unknown", "unknown/unknown"} or declared.endswith("+xml")
    )


def suffix_of(name: str) -> str:
    """The ending of *name* in lower case, that of a ``.gz`` looked at underneath.

    >>> suffix_of("report.HTML.gz"), suffix_of("archive.warc"), suffix_of("README")
    ('.html', '.warc', '')
    """
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header, in lower case; None for what it does not tell or garbles.

    >>> content_type('Text/HTML; charset="UTF-8"'), content_type("; charset=é"), content_type(None)
    (('text/html', 'utf-8'), (None, None), (None, None))
    """
    if not value:
        return None, None
    kind, _, parameters = value[:300].partition(";")
    kind = kind.strip().lower()
    charset = _CHARSET.search(parameters)
    return kind if _MEDIA_TYPE.fullmatch(kind) else None, charset[1].lower() if charset else None


def _as_text(head: bytes) -> str:
    """The beginning as characters good enough to see tags in, whatever it is encoded in."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if head.startswith(b"<\0"):
        return head.decode("utf-16-le", "replace")
    if head.startswith(b"\0<"):
        return head.decode("utf-16-be", "replace")
    return head.decode("latin-1")


def _root(text: str) -> tuple[str | None, bool]:
    """The name of the first element in lower case without its prefix, and whether a doctype before it says HTML."""
    at, is_html = 0, False
    # A loop and not one pattern: a repeated group of comments backtracks for ever over a page full of them.
    while match := _PROLOGUE.match(text, at):
        at = match.end()
        is_html = is_html or match[0].lstrip().lower().startswith("<!doctype html")
    root = _ROOT.match(text, at)
    return (root[1].lower() if root else None), is_html
