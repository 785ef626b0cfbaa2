"""What feeds name, whole, cut and hostile."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from sayso.errors import DecodeError, PageError, TruncatedError
from sayso.pages.feeds import MAX_BYTES, Entry, entries_of
from sayso.pages.sniff import kind_of
from tests.pages.written import feed

BASE = "https://courier.example/feed"
ONE, TWO = "https://courier.example/one.html", "https://courier.example/two.html"


def entries(content: bytes, base: str | None = BASE, charset: str | None = None) -> list[Entry]:
    return list(entries_of(content, kind_of(content), base=base, charset=charset))


def wrapped(*items: str, head: str = "") -> bytes:
    return f"{head}<rss version='2.0'><channel>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("kind", "dates"),
    [
        ("rss", ("2031-05-06T23:30:00+02:00", None)),
        ("atom", ("2031-05-06T08:00:00+02:00", "2031-05-05T08:00:00+00:00")),
        ("json", ("2031-05-06T23:30:00+02:00", None)),
    ],
)
def test_each_kind_gives_its_pages_once_with_their_dates_in_their_own_zone(kind: str, dates: tuple[str | None, ...]) -> None:
    assert entries(feed(kind)) == [Entry(ONE, dates[0]), Entry(TWO, dates[1])]


def test_a_link_in_a_saved_feed_stays_as_it_is() -> None:
    assert [entry.address for entry in entries(feed("rss"), base=None)] == [ONE, "/two.html"]


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("Tue, 06 May 2031 23:30:00 EST", "2031-05-06T23:30:00-05:00"),
        ("2031-05-06", "2031-05-06T00:00:00"),
        ("6 May 2031", "2031-05-06T00:00:00+00:00"),
        ("yesterday", None),
        ("Tue, 99 May 99999 23:30:00", None),
        ("1" * 5_000, None),
        ("0001-01-01", None),
    ],
)
def test_dates(said: str, published: str | None) -> None:
    [entry] = entries(wrapped(f"<link>{ONE}</link><pubDate>{said}</pubDate>"))
    assert entry.published == published


def test_an_id_that_is_an_address_is_the_page_and_another_is_not() -> None:
    found = entries(wrapped(f"<guid isPermaLink='true'>{ONE}</guid>", "<guid isPermaLink='false'>urn:x</guid>"))
    assert [entry.address for entry in found] == [ONE]


def test_a_link_to_the_pages_own_feed_is_not_the_page() -> None:
    assert "atom" not in entries(feed("atom"))[0].address


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1", "no-such"])
def test_an_encoding_that_is_declared_wrongly_loses_no_entry(charset: str | None) -> None:
    content = feed("rss").replace(b"One again", "Ærø".encode("latin-1"))
    assert len(entries(content, charset=charset)) == 2


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_that_is_cut_gives_what_it_has_and_says_so(kind: str) -> None:
    whole = feed(kind)
    found: list[Entry] = []
    with pytest.raises(TruncatedError, match=r"ends before its end; 1 page was found"):
        found.extend(entries_of(whole[: whole.index(b"Two")], "feed", base=BASE, charset=None))
    for entry in entries_of(whole[: whole.index(b"Two")], "feed", base=BASE, charset=None):
        assert entry.address == ONE
        break


@pytest.mark.parametrize(
    "content",
    [
        feed("json")[:-20],
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 1_000_000,
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"9" * 10_000 + b"}",
        b'{"version": "https://jsonfeed.org/version/1"}',
        b'{"version": "https://jsonfeed.org/version/1", "items": {"url": "x"}}',
        b'{"version": "https://jsonfeed.org/version/1", "items": [[], {}, null]}',
        b"<rss></rss>",
        b"<rss><channel><item><title>No link</title></item></channel></rss>",
        b"<rss>" + b" " * MAX_BYTES,
    ],
)
def test_what_is_no_feed_is_said_in_a_sentence(content: bytes) -> None:
    with pytest.raises(DecodeError, match=r"feed|Feed"):
        entries(content)


LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)


@pytest.mark.parametrize(
    "content",
    [
        wrapped(f"<title>&a9;</title><link>{ONE}</link>", head=LAUGHS),
        wrapped(f"<title>{'&a;' * 50_000}</title><link>{ONE}</link>", head=f"<!DOCTYPE rss [<!ENTITY a '{'x' * 50_000}'>]>"),
        b"<rss><channel>" + b"<a>" * 1_000_000,
        b"<rss><channel>" + b"<item>" * 20_000,
        b"<rss><channel><item><title>" + b"&" * 4_000_000,
        b"<rss><channel><item><title>" + b"<![CDATA[" * 90_000,
        b"<rss " + b"a='b' " * 100_000 + b">",
        b"<?xml version='1.0' encoding='utf-7'?><rss>" + b"+ADw-" * 100_000,
    ],
    ids=["laughs", "quadratic", "deep", "items", "entities", "cdata", "attributes", "utf-7"],
)
def test_bombs_end_soon(content: bytes) -> None:
    began = time.process_time()
    with suppress(PageError):
        assert len(entries(content)) <= 1
    assert time.process_time() - began < 30


def test_a_feed_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish", encoding="utf-8")
    head = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a SYSTEM '{secret.as_uri()}'>]>"
    found = entries(wrapped(f"<title>&a;</title><link>{ONE}?&a;</link>", head=head))
    assert "swordfish" not in str(found)
    with pytest.raises(DecodeError):
        list(entries_of(str(secret).encode(), "feed", base=None, charset=None))


@pytest.mark.shared
def test_real_feeds(shared: Path) -> None:
    folder = shared / "data" / "feeds" / "tests" / "resources"
    counts = {path.name: len(entries(path.read_bytes())) for path in sorted(folder.glob("feed*"))}
    assert counts == {"feed.json": 25, "feed1.atom": 2, "feed2.rss": 1}
