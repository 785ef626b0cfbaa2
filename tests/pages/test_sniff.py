"""What bytes are, by what they say, what is said of them, and their name, in this order."""

from __future__ import annotations

import time

import pytest

from sayso.errors import DecodeError
from sayso.pages.sniff import HEAD, content_type, kind_of
from tests.pages import written


@pytest.mark.parametrize(
    ("head", "name", "declared", "kind"),
    [
        (written.PAGE, "", None, "text/html"),
        (written.PAGE, "page.txt", "text/plain", "text/html"),
        (b"\xef\xbb\xbf\n<!-- a --><!DOCTYPE HTML PUBLIC '-//W3C//DTD'><p>", "", None, "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='h'>", "page.xml", None, "text/html"),
        ("<html><p>Hi".encode("utf-16"), "", None, "text/html"),
        ("<html><p>Hi".encode("utf-16-le"), "", None, "text/html"),
        (b"<p>A fragment", "", None, "text/html"),
        (written.TEXT, "", None, "text/plain"),
        (b"", "", None, "text/plain"),
        (b"1 < 2 and a<b", "", None, "text/plain"),
        (b"<p align=center>Title</p>", "README.md", None, "text/markdown"),
        (written.TEXT, "notes.markdown.gz", None, "text/markdown"),
        (written.TEXT, "", "text/markdown", "text/markdown"),
        (written.TEXT, "page.html", None, "text/html"),
        (written.feed("rss"), "page.html", "text/html", "feed"),
        (written.feed("atom"), "", None, "feed"),
        (b"<!-- x --><rdf:RDF xmlns:rdf='r'>", "", None, "feed"),
        (b"<atom:feed>", "", None, "feed"),
        ("\ufeff<rss version='2.0'>".encode("utf-16-be"), "", None, "feed"),
        (written.feed("json"), "", "application/json", "json-feed"),
        (rb'{"title":"x","version":"https:\/\/jsonfeed.org\/version\/1"', "", None, "json-feed"),
        (b"WARC/1.1\r\n", "page.html", "text/html", "warc"),
        (written.TEXT, "", "application/octet-stream", "text/plain"),
    ],
)
def test_it_is(head: bytes, name: str, declared: str | None, kind: str) -> None:
    assert kind_of(head, name=name, declared=declared) == kind


@pytest.mark.parametrize(
    ("head", "name", "declared", "what"),
    [
        (b"%PDF-1.7", "page.html", "text/html", "a PDF"),
        (b"\x89PNG\r\n", "", None, "a picture"),
        (b"PK\x03\x04", "", None, "office document"),
        (b"\x28\xb5\x2f\xfd", "", None, "unpack it first"),
        (b"filedesc://x", "", None, "ARC archive"),
        (b"<?xml version='1.0'?><urlset>", "sitemap.xml", None, "sitemap"),
        (b"<?xml version='1.0'?><note>", "", None, "neither a feed nor a page"),
        (b"anything", "feed.xml", None, "neither a feed nor a page"),
        (b'{"a": 1}', "data.json", None, "not a JSON Feed"),
        (b"{}", "", "application/json", "application/json"),
        (b"....", "", "video/mp4", "video/mp4"),
    ],
)
def test_it_is_not_read_and_named(head: bytes, name: str, declared: str | None, what: str) -> None:
    with pytest.raises(DecodeError, match=what):
        kind_of(head, name=name, declared=declared)


@pytest.mark.parametrize(
    "piece", [b"<!-- a -->", b"<?a?>", b"<!DOCTYPE a [ ] ", b"] > ", b"<!--", b"<", b" ", b"<a", b"{", b'"version" : ']
)
def test_no_page_takes_long_to_look_at(piece: bytes) -> None:
    began = time.process_time()
    for start in (b"", b"<?xml version='1.0'?>", b"<!DOCTYPE html [", b"{"):
        try:
            kind_of((start + piece * HEAD)[:HEAD])
        except DecodeError:
            continue
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("text/html", ("text/html", None)),
        ("TEXT/HTML;charset=Windows-1251;x=y", ("text/html", "windows-1251")),
        ("text/html; charset='utf-8'", ("text/html", "utf-8")),
        ('text/html; charset="utf-8', ("text/html", "utf-8")),
        ("text/html; charset=../../etc", ("text/html", None)),
        ("html", (None, None)),
        ("text/html\r\nX: y; charset=utf-8", (None, "utf-8")),
        ("", (None, None)),
        ("a" * 10_000, (None, None)),
    ],
)
def test_content_type(value: str, told: tuple[str | None, str | None]) -> None:
    assert content_type(value) == told
