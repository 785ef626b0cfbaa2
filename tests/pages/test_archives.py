"""Archives give their pages, and say what they do not give: cut at every byte, with lengths that lie, damaged."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from sayso.pages.archives import read_archive
from sayso.pages.unpack import Stream, unpacked
from sayso.records import Page, Skipped
from tests.pages.written import PAGE, TEXT, archive, packed, record, response

LIMIT = 1_000_000
BARE = response().replace(b"\r\n", b"\n")
WHOLE = Page(address="crawl.warc", content=b"")


def read(content: bytes, only: int | None = None) -> list[Page | Skipped]:
    stream = unpacked(Stream(BytesIO(content).read, limit=1 << 40), limit=1 << 40)
    return list(read_archive(stream, WHOLE, limit=LIMIT, only=only))


def said(results: list[Page | Skipped]) -> list[str]:
    """Each page by its address, each Skipped by its address, kind and reason."""
    return [one.address if isinstance(one, Page) else f"{one.address} {one.kind}: {one.reason}" for one in results]


@pytest.mark.parametrize("make", [archive, packed])
def test_a_page_is_told_with_all_that_its_record_knows(make: object) -> None:
    assert callable(make)
    [page] = read(make(record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), record()))
    assert isinstance(page, Page)
    assert page.address == "crawl.warc#3"
    assert page.content == PAGE
    assert (page.media_type, page.charset, page.url) == ("text/html", "utf-8", "https://courier.example/one.html")
    assert page.captured_at is not None and page.captured_at.isoformat() == "2031-05-06T10:00:00+00:00"


@pytest.mark.parametrize(
    "one",
    [
        record(response(status=404)),
        record(response(status=301, headers={"Location": "/two.html"})),
        record(response(b"\x89PNG", media_type="image/png")),
        record(response(b"\x89PNG", media_type="text/html")),
        record(response(b"{}", media_type="application/json")),
        record(response(b"no type", media_type=None), url="https://courier.example/one"),
        record(response(b"User-agent: *\nDisallow: /\n", media_type="text/plain"), url="https://courier.example/robots.txt"),
        record(kind="revisit"),
        record(kind="request"),
        record(TEXT, kind="conversion", content_type="text/plain"),
        record(TEXT, kind="resource", content_type="text/plain", url="metadata://wget.log"),
        record(b"a name", kind="response", content_type="text/dns", url="dns:courier.example"),
    ],
)
def test_what_is_no_page_is_passed_over_quietly(one: bytes) -> None:
    assert said(read(archive(one, record()))) == ["crawl.warc#3"]


@pytest.mark.parametrize(
    ("one", "media_type"),
    [
        (record(response(TEXT, media_type="text/plain; charset=utf-8")), "text/plain"),
        (record(response(PAGE, media_type="application/xhtml+xml")), "text/html"),
        (record(response(PAGE, media_type=None)), "text/html"),
        (record(PAGE, kind="resource", content_type="text/html"), "text/html"),
        (record(TEXT, kind="resource", content_type="text/plain", url="file:///notes.txt"), "text/plain"),
        (record(response(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})), "text/html"),
        (record(response(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), headers={"Transfer-Encoding": "chunked"})), "text/html"),
        (record(url="<https://courier.example/one.html>"), "text/html"),
        (record(BARE, length=len(BARE)).replace(b"\r\n", b"\n"), "text/html"),
    ],
)
def test_pages_in_all_their_forms(one: bytes, media_type: str) -> None:
    [page] = read(archive(one))
    assert isinstance(page, Page)
    assert page.content in {PAGE, TEXT}
    assert page.media_type == media_type


@pytest.mark.parametrize(
    ("one", "kind", "reason"),
    [
        (record(b"no response"), "undecodable", "the record holds no HTTP response that can be read"),
        (record(response(b"\0" * (LIMIT + 1))), "unreadable", "the page is larger than 1,000,000 bytes (SAYSO_MAX_PAGE_BYTES)"),
        (record(response(b"\0" * (LIMIT * 2))), "unreadable", "the page is larger than 1,000,000 bytes (SAYSO_MAX_PAGE_BYTES)"),
        (record(response(gzip.compress(b"\0" * 9_000_000), headers={"Content-Encoding": "gzip"})), "unreadable", "the page is larger than"),
        (record(response(gzip.compress(PAGE)[:-9], headers={"Content-Encoding": "gzip"})), "truncated", "the gzip ends before its end"),
        (record(response(b"ffff\r\nab", headers={"Transfer-Encoding": "chunked"})), "truncated", "the page ends in the middle of a chunk"),
        (record(headers="WARC-Truncated: length\r\n"), "truncated", "whoever archived this page kept only its beginning (length)"),
    ],
)
def test_a_bad_record_is_named_and_the_rest_goes_on(one: bytes, kind: str, reason: str) -> None:
    bad, good = read(archive(one, record()))
    assert isinstance(bad, Skipped)
    assert (bad.address, bad.kind) == ("crawl.warc#2", kind)
    assert bad.reason.startswith(reason)
    assert good.address == "crawl.warc#3"


def test_an_archive_cut_at_any_byte_is_truncated_and_keeps_the_pages_before() -> None:
    pieces = [archive(), record(), record(url="https://courier.example/two.html")]
    whole = b"".join(pieces)
    boundaries = {len(b"".join(pieces[:n])) for n in (1, 2, 3)}
    for cut in range(8, len(whole)):
        results = read(whole[:cut])
        pages = [one.address for one in results if isinstance(one, Page)]
        ends = [one for one in results if isinstance(one, Skipped)]
        within = [edge for edge in boundaries if cut >= edge - 4]  # a blank line that is missing at the end is no loss
        if any(edge - 4 <= cut <= edge for edge in boundaries):
            assert [one.kind for one in ends] in ([], ["unreadable"]), cut
        else:
            assert [one.kind for one in ends] == ["truncated"], (cut, ends)
            count = len(pages)
            place = len(within) + 1
            words = f"the archive ends in the middle of record {place}; {count} {'page was' if count == 1 else 'pages were'} read"
            assert ends[0].reason == words
        assert pages == [f"crawl.warc#{n}" for n in range(2, len(within) + 1)], cut


def test_a_packed_archive_cut_at_any_byte_is_truncated() -> None:
    pieces = [packed(), gzip.compress(record()), gzip.compress(record())]
    whole = b"".join(pieces)
    boundaries = {len(b"".join(pieces[:n])) for n in (1, 2, 3)}
    for cut in range(20, len(whole) + 1):
        kinds = [one.kind for one in read(whole[:cut]) if isinstance(one, Skipped)]
        assert kinds == ([] if cut in boundaries - {len(pieces[0])} else ["unreadable"] if cut in boundaries else ["truncated"]), cut


def test_the_end_is_told_with_the_count() -> None:
    *pages, end = read(packed(*[record()] * 12)[:-30])
    assert len(pages) == 11
    assert end == Skipped("crawl.warc", "truncated", "the archive ends in the middle of record 13; 11 pages were read")


@pytest.mark.parametrize("length", [-5, 0, 3, "", "x", 2**64, 10**30])
def test_a_length_that_is_too_short_gives_no_half_page(length: object) -> None:
    bad, good = read(archive(record(length=length), record()))
    assert isinstance(bad, Skipped) and bad.kind == "undecodable" and bad.address == "crawl.warc#2"
    assert good.address == "crawl.warc#3"


@pytest.mark.parametrize("length", [10**9, 10**18, 2**63 - 1, 2**64 - 1])
def test_a_length_that_is_too_long_claims_no_memory(length: int) -> None:
    [end] = read(archive(record(length=length), record()))
    assert end == Skipped("crawl.warc", "truncated", "the archive ends in the middle of record 2; 0 pages were read")


def test_a_length_that_swallows_the_next_record_is_noticed() -> None:
    results = read(archive(record(length=len(response()) + 100), record(), record()))
    assert any(isinstance(one, Skipped) and one.kind == "undecodable" for one in results)
    assert results[-1].address == "crawl.warc#3"


def test_garbage_between_records_is_noticed() -> None:
    results = read(archive(record(), b"x" * 5_000, record()))
    assert "undecodable" in " ".join(said(results))


def test_a_damaged_member_ends_the_archive_with_a_word() -> None:
    content = bytearray(packed(record(), record()))
    content[len(packed(record())) + 40] ^= 0xFF
    *pages, end = read(bytes(content))
    assert [page.address for page in pages] == ["crawl.warc#2"]
    assert isinstance(end, Skipped) and end.kind == "undecodable"
    assert end.reason.startswith("the archive is damaged") and end.reason.endswith("; 1 page was read")


@pytest.mark.parametrize("content", [b"WARC/", b"WARC/1.0\r\n\r\n", b"WARC/" + b"x" * 100_000, b"WARC/1.0\r\nX: " + b"y" * 100_000])
def test_what_only_begins_like_an_archive(content: bytes) -> None:
    [end] = read(content)
    assert isinstance(end, Skipped) and end.kind in {"undecodable", "truncated", "unreadable"}


@pytest.mark.parametrize("date", ["", "yesterday", "9999-99-99T00:00:00Z", "0000-01-01T00:00:00Z"])
def test_a_date_that_is_none(date: str) -> None:
    [page] = read(archive(record(date=date)))
    assert isinstance(page, Page) and page.captured_at is None


def test_one_record_can_be_asked_for() -> None:
    content = archive(record(), record(), record(length=10**9))
    assert said(read(content, only=3)) == ["crawl.warc#3"]
    assert said(read(archive(record()), only=1)) == ["crawl.warc unreadable: record 1 of the archive is no page"]
    assert said(read(archive(record()), only=9)) == ["crawl.warc unreadable: record 9 of the archive is no page"]


def test_an_archive_is_read_to_its_limit() -> None:
    stream = Stream(BytesIO(archive(*[record()] * 2_000)).read, limit=300_000)
    *pages, end = read_archive(stream, WHOLE, limit=LIMIT)
    assert pages
    assert isinstance(end, Skipped) and end.kind == "unreadable"
    assert "300,000 bytes" in end.reason and end.reason.endswith(f"{len(pages)} pages were read")


@pytest.mark.shared
def test_real_archives(shared: Path) -> None:
    """The test archives of warcio, good and bad."""
    expected = {
        "example.warc": ["crawl.warc#3"],
        "example.warc.gz": ["crawl.warc#3"],
        "example-bad-non-chunked.warc.gz": ["crawl.warc#3"],
        "example-bad.warc.gz.bad": ["crawl.warc#2"],
        "example-digest.warc": ["crawl.warc unreadable: the archive holds no page"],
        "example-iana.org-chunked.warc": ["crawl.warc#2"],
        "example-resource.warc.gz": ["crawl.warc#3"],
        "example-space-in-target-uri.warc.gz": ["crawl.warc unreadable: the archive holds no page"],
        "example-trunc.warc": ["crawl.warc#3 truncated: the gzip ends before its end; 1,270 bytes were unpacked"],
        "example-wget-bad-target-uri.warc.gz": ["crawl.warc#3"],
        "example-wrong-chunks.warc.gz": ["crawl.warc#1"],
        "post-test.warc.gz": ["crawl.warc unreadable: the archive holds no page"],
    }
    folder = shared / "data" / "warc" / "test" / "data"
    assert {name: said(read((folder / name).read_bytes())) for name in expected} == expected
