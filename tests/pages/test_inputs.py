"""Inputs of every kind and mix become pages, and the bad ones among them a word."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest

from sayso.errors import FetchError
from sayso.pages import count_inputs, read_pages
from sayso.pages.web import Fetched, Web
from sayso.records import Page, Skipped
from sayso.settings import Settings
from tests.pages import written
from tests.pages.conftest import Site


def read(*inputs: object, settings: Settings, stdin: bytes | None = None) -> list[Page | Skipped]:
    return list(read_pages([str(one) for one in inputs], settings=settings, stdin=None if stdin is None else BytesIO(stdin)))


def reasons(results: list[Page | Skipped]) -> list[str]:
    return [one.reason for one in results if isinstance(one, Skipped)]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("page.html", written.PAGE, "text/html"),
        ("page.html.gz", gzip.compress(written.PAGE), "text/html"),
        ("page.html", gzip.compress(written.PAGE), "text/html"),
        ("page.txt", written.TEXT, "text/plain"),
        ("page.txt.gz", gzip.compress(written.TEXT), "text/plain"),
        ("page.md", written.TEXT, "text/markdown"),
        ("page", written.PAGE, "text/html"),
        ("page.dat", written.TEXT, "text/plain"),
        ("empty.html", b"", "text/html"),
    ],
)
def test_a_file_is_a_page_and_claims_nothing_more(name: str, content: bytes, media_type: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    expected = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    assert read(path, settings=settings) == [Page(address=str(path), content=expected, media_type=media_type)]


@pytest.mark.parametrize("content", [written.PAGE, gzip.compress(written.PAGE)])
def test_standard_input_is_sniffed(content: bytes, settings: Settings) -> None:
    assert read("-", settings=settings, stdin=content) == [Page(address="-", content=written.PAGE)]


def test_standard_input_may_be_an_archive(settings: Settings) -> None:
    [page] = read("-", settings=settings, stdin=written.packed(written.record()))
    assert page.address == "-#2"


def test_standard_input_that_is_not_there_or_empty(settings: Settings) -> None:
    assert reasons(read("-", settings=settings)) == ["there is no standard input here"]
    assert reasons(read("-", settings=settings, stdin=b"")) == ["standard input is empty"]


def test_one_bad_input_stops_nothing(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(written.PAGE)[:-4])
    (tmp_path / "good.html").write_bytes(written.PAGE)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    os.mkfifo(tmp_path / "pipe.html")
    results = read(
        tmp_path / "none.html",
        tmp_path / "*.pdf",
        tmp_path / "picture.png",
        tmp_path,
        "ftp://courier.example/",
        "a\0b",
        "",
        tmp_path / "good.html",
        settings=settings,
    )
    told = [(Path(one.address).name, getattr(one, "kind", "page")) for one in results]
    assert told == [
        ("none.html", "unreadable"),
        ("*.pdf", "unreadable"),
        ("picture.png", "undecodable"),
        ("cut.html.gz", "truncated"),
        ("good.html", "page"),
        ("pipe.html", "unreadable"),
        ("courier.example", "fetch"),
        ("a\0b", "unreadable"),
        ("", "unreadable"),
        ("good.html", "page"),
    ]
    assert count_inputs([str(tmp_path), str(tmp_path / "*.pdf"), str(tmp_path / "none.html")]) == 5


def test_a_truncated_gzip_is_counted_and_gives_no_page(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(written.PAGE)[:-4])
    [cut] = read(tmp_path / "cut.html.gz", settings=settings)
    assert isinstance(cut, Skipped) and cut.kind == "truncated"
    assert cut.reason == f"the gzip ends before its end; {len(written.PAGE):,} bytes were unpacked"


def test_globs_and_folders_give_their_files(tmp_path: Path, settings: Settings) -> None:
    for name in ("a/one.html", "a/b/two.html", "a/b/three.txt", "data.bin"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(written.PAGE)

    def names(pattern: str) -> list[str]:
        return [Path(one.address).name for one in read(tmp_path / pattern, settings=settings)]

    assert names("") == ["three.txt", "two.html", "one.html"]
    assert names("**/*.html") == ["one.html", "two.html"]
    assert names("*") == ["three.txt", "two.html", "one.html", "data.bin"]
    assert names("a/*") == ["three.txt", "two.html", "one.html"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "what [1]?.html").write_bytes(written.PAGE)
    assert isinstance(read(tmp_path / "what [1]?.html", settings=settings)[0], Page)


def test_one_record_of_an_archive(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(written.packed(written.record(), written.record()))
    assert [one.address for one in read(path, settings=settings)] == [f"{path}#2", f"{path}#3"]
    assert [one.address for one in read(f"{path}#3", settings=settings)] == [f"{path}#3"]
    assert reasons(read(f"{path}#1", settings=settings)) == ["record 1 of the archive is no page"]
    page = tmp_path / "page.html"
    page.write_bytes(written.PAGE)
    assert reasons(read(f"{page}#3", settings=settings)) == ["this is no archive, so it has no numbered records"]
    (tmp_path / "page.html#3").write_bytes(written.PAGE)
    assert isinstance(read(f"{page}#3", settings=settings)[0], Page)


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_feed_gives_the_pages_it_names(kind: str, site: Site, settings: Settings) -> None:
    site.serve("/one.html", written.PAGE, Content_Type="text/html; charset=utf-8")
    site.serve("/two.html", written.TEXT, Content_Type="text/plain")
    url = site.serve("/feed", written.feed(kind, site.base), Content_Type="text/html")
    one, two = read(url, settings=settings)
    assert isinstance(one, Page) and isinstance(two, Page)
    assert (one.address, one.url, one.content) == (f"{site.base}/one.html", f"{site.base}/one.html", written.PAGE)
    assert one.published is not None and one.published.startswith("2031-05-06T") and one.published.endswith("+02:00")
    assert (one.media_type, one.charset) == ("text/html", "utf-8")
    assert one.captured_at is not None
    assert two.media_type == "text/plain"
    assert (one.outlet, one.feed) == (None, url)


def test_a_saved_feed_gives_them_too(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.serve("/one.html", written.PAGE)
    (tmp_path / "feed.xml").write_bytes(written.feed("rss", site.base))
    one, two = read(tmp_path, settings=settings)
    assert isinstance(one, Page) and one.feed is None
    assert two == Skipped("/two.html", "fetch", "this is not a full web address")


def test_a_feed_that_is_cut_gives_its_pages_and_a_word(site: Site, settings: Settings) -> None:
    site.serve("/one.html", written.PAGE)
    whole = written.feed("rss", site.base)
    page, end = read("-", settings=settings, stdin=whole[: whole.index(b"Two")])
    assert isinstance(page, Page)
    assert end == Skipped("-", "truncated", "the feed ends before its end; 1 page was found in it")


def test_an_address_is_read_once_a_run(site: Site, settings: Settings) -> None:
    one = site.serve("/one.html", written.PAGE)
    moved = site.serve("/moved", status=301, Location="/one.html")
    feed = site.serve("/feed", written.feed("rss", site.base).replace(b"/two.html", b"/moved#top"))
    assert [page.address for page in read(one, one + "#top", moved, feed, feed, settings=settings)] == [one]
    assert site.asked.count("/one.html") == 2  # the redirect has to be followed to be known


def test_a_feed_leads_nowhere_inside(site: Site, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.html"
    secret.write_bytes(written.PAGE)
    links = [
        secret.as_uri(),
        str(secret),
        "http://169.254.169.254/latest/",
        site.base + "/one.html",
        "http://localhost/",
        "-",
        "ftp://a.example/",
    ]
    feed = "<rss><channel>" + "".join(f"<item><link>{link}</link></item>" for link in links) + "</channel></rss>"
    results = read("-", settings=replace(settings, allow_private=False), stdin=feed.encode())
    assert [getattr(one, "kind", "page") for one in results] == ["fetch"] * len(links)
    assert site.asked == []


def test_a_feed_in_a_feed_is_not_followed(site: Site, settings: Settings) -> None:
    site.serve("/one.html", written.feed("rss", site.base))
    url = site.serve("/feed", written.feed("rss", site.base))
    assert reasons(read(url, settings=settings))[0] == "this is a feed that a feed leads to, which is not followed"


@pytest.mark.parametrize(
    ("content", "media_type", "kind"),
    [
        (written.archive(written.record()), "application/warc", "undecodable"),
        (written.packed(written.record()), "application/gzip", "undecodable"),
        (b"%PDF-1.7", "application/pdf", "undecodable"),
        (b"\x89PNG\r\n", "text/html", "undecodable"),
        (b"{}", "application/json", "undecodable"),
    ],
)
def test_what_the_web_answers_that_is_no_page(content: bytes, media_type: str, kind: str, site: Site, settings: Settings) -> None:
    [result] = read(site.serve("/thing", content, Content_Type=media_type), settings=settings)
    assert isinstance(result, Skipped) and result.kind == kind


def test_a_packed_page_on_the_web(site: Site, settings: Settings) -> None:
    url = site.serve("/page.html.gz", gzip.compress(written.PAGE), Content_Type="application/gzip")
    [page] = read(url, settings=settings)
    assert isinstance(page, Page) and page.content == written.PAGE


def test_sizes_are_limited(tmp_path: Path, settings: Settings) -> None:
    small = replace(settings, max_page_bytes=1_000)
    (tmp_path / "large.html").write_bytes(b"a" * 1_001)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"\0" * 10_000_000))
    (tmp_path / "twice.gz").write_bytes(gzip.compress(gzip.compress(written.PAGE)))
    assert reasons(read(tmp_path / "large.html", tmp_path / "bomb.html.gz", tmp_path / "twice.gz", settings=small)) == [
        "the page is larger than 1,000 bytes (SAYSO_MAX_PAGE_BYTES)",
        "the page is larger than 1,000 bytes (SAYSO_MAX_PAGE_BYTES)",
        "it is packed more than once; unpack it before giving it to Sayso",
    ]


def test_pages_are_read_as_they_are_asked_for(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "one.html").write_bytes(written.PAGE)

    def inputs() -> object:
        yield str(tmp_path / "one.html")
        raise AssertionError("the second was asked for")

    [page] = islice(read_pages(inputs(), settings=settings), 1)  # type: ignore[arg-type]
    assert isinstance(page, Page)


def test_a_fault_of_ours_is_named_and_the_rest_goes_on(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_bytes(written.PAGE)
    monkeypatch.setattr("sayso.pages.inputs.kind_of", lambda *_, **__: {}["no such key"])
    [bad, missing] = read(tmp_path / "a.html", tmp_path / "none.html", settings=settings)
    assert bad == Skipped(str(tmp_path / "a.html"), "internal", "Sayso failed on this input (KeyError); please report it")
    assert isinstance(missing, Skipped)


@pytest.mark.parametrize(
    ("inputs", "count"),
    [
        (["a.html", "none.html"], 2),
        (["."], 3),
        (["*.html"], 1),
        (["*.pdf"], 1),
        ([], 0),
        (["page"], 1),
        (["-"], None),
        (["a.html", "https://courier.example/"], None),
        (["feed.xml"], None),
        (["crawl"], None),
        (["a.html", "crawl.warc"], None),
    ],
)
def test_counting(inputs: list[str], count: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.html", "b.txt", "c.md.gz", "page"):
        (tmp_path / "in" / name).write_bytes(written.TEXT)
    (tmp_path / "feed.xml").write_bytes(written.feed("rss"))
    (tmp_path / "crawl").write_bytes(written.archive(written.record()))
    (tmp_path / "crawl.warc").write_bytes(written.archive(written.record()))
    monkeypatch.chdir(tmp_path / "in")
    beside = {"feed.xml", "crawl", "crawl.warc"}
    assert count_inputs([f"../{one}" if one in beside else one for one in inputs]) == count


def test_the_package_loads_no_library_before_it_is_needed() -> None:
    heavy = {"requests", "requests_cache", "urllib3", "feedparser", "fastwarc", "protego", "sqlite3", "ssl"}
    code = (
        "import sys; from sayso.pages import read_pages; from sayso.settings import Settings; "
        "list(read_pages(['none'], settings=Settings())); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name.partition(".")[0] for name in run.stdout.split()} & heavy


@pytest.mark.shared
def test_everything_real_is_a_page_or_a_word(shared: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(_: Web, url: str) -> Fetched:
        raise FetchError("no network in this test", url)

    monkeypatch.setattr(Web, "fetch", unreachable)
    folders = [shared / "data" / "feeds", shared / "data" / "warc"]
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    results = read(*paths, settings=settings)
    assert len(paths) > 20 and len(results) >= len(paths)
    assert {getattr(one, "kind", "page") for one in results} == {"page", "undecodable", "truncated", "unreadable", "fetch"}
