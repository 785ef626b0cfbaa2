"""Fetching from a site on this machine: politely, within limits, and never where it must not."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from sayso.errors import FetchError, PageError
from sayso.pages.web import MAX_HOPS, Web
from sayso.settings import Settings
from tests.pages.conftest import Site
from tests.pages.written import PAGE

HTML = "text/html; charset=utf-8"


def fetch(url: str, settings: Settings) -> bytes:
    web = Web(settings)
    try:
        return web.fetch(url).content
    finally:
        web.close()


def test_a_page_comes_with_what_the_server_says_of_it(site: Site, settings: Settings) -> None:
    url = site.serve("/one.html", gzip.compress(PAGE), Content_Type="Text/HTML; charset=ISO-8859-1", Content_Encoding="gzip")
    web = Web(settings)
    fetched = web.fetch(url + "#part")
    web.close()
    assert (fetched.url, fetched.content, fetched.declared, fetched.charset) == (url, PAGE, "text/html", "iso-8859-1")
    assert fetched.at.tzinfo is not None
    assert site.asked == ["/robots.txt", "/one.html"]
    assert site.headers[1]["User-Agent"] == settings.user_agent
    assert "br" not in site.headers[1]["Accept-Encoding"]


def test_nothing_private_is_asked_unless_allowed(site: Site, settings: Settings) -> None:
    url = site.serve("/one.html", PAGE)
    for spelling in (url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "127.1"), url.replace("127.0.0.1", "2130706433")):
        with pytest.raises(FetchError, match="own network"):
            fetch(spelling, replace(settings, allow_private=False))
    assert site.asked == []


def test_a_redirect_inside_is_refused_at_its_hop(site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site plays an open host: only its first connection passes the guard."""
    url = site.serve("/in", status=302, Location="http://169.254.169.254/latest/meta-data/")
    web = Web(replace(settings, allow_private=False))
    monkeypatch.setattr("sayso.pages.guard.is_open", lambda address: str(address) == "127.0.0.1")
    with pytest.raises(FetchError, match=r"169.254.169.254 is an address inside"):
        web.fetch(url)
    web.close()


def test_proxies_of_the_environment_are_not_used(site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert fetch(site.serve("/one.html", PAGE), settings) == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int, site: Site, settings: Settings) -> None:
    site.serve("/één.html", PAGE)
    site.answers["/%C3%A9%C3%A9n.html"] = site.answers["/één.html"]
    url = site.serve("/old", status=status, Location="één.html".encode().decode("latin-1"))
    assert fetch(url, settings) == PAGE


@pytest.mark.parametrize(
    ("onward", "reason"),
    [
        ("/loop", f"more than {MAX_HOPS} times"),
        ("file:///etc/passwd", "only http and https"),
        ("http://me:secret@courier.example/", "user name"),
        ("http://[::1", "no address"),
        ("http://courier.example:x/", "not a web address"),
        ("//", "."),
    ],
)
def test_redirects_that_are_not(onward: str, reason: str, site: Site, settings: Settings) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch(site.serve("/loop", status=302, Location=onward), settings)
    assert len(site.asked) <= MAX_HOPS + 2


@pytest.mark.parametrize(("status", "words"), [(404, "404 (Not Found)"), (500, "500 (Internal"), (204, "204 (No Content)"), (999, "999")])
def test_an_answer_that_is_no_page_is_told_by_its_number(status: int, words: str, site: Site, settings: Settings) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(site.serve("/one.html", b"", status=status), settings)
    assert f"the server answered {words}" in caught.value.message


def test_robots_are_asked_first_and_obeyed(site: Site, settings: Settings) -> None:
    site.serve("/robots.txt", b"User-agent: sayso\nDisallow: /private/\n")
    url = site.serve("/private/one.html", PAGE)
    with pytest.raises(FetchError, match=r"robots.txt does not allow"):
        fetch(url, settings)
    assert site.asked == ["/robots.txt"]


def test_robots_hold_for_where_a_redirect_leads(site: Site, settings: Settings) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.serve("/private/one.html", PAGE)
    with pytest.raises(FetchError, match=r"robots.txt does not allow"):
        fetch(site.serve("/open", status=302, Location="/private/one.html"), settings)
    assert "/private/one.html" not in site.asked


def test_requests_to_a_host_have_pauses_between_them(site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    site.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    web = Web(replace(settings, host_pause_s=3))
    for name in ("/one.html", "/two.html"):
        web.fetch(site.serve(name, PAGE))
    web.close()
    assert len(slept) == 2
    assert all(6 < pause <= 7 for pause in slept)


def test_the_same_page_again_is_asked_for_conditionally(site: Site, settings: Settings) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"1"'
        handler.send_response(304 if known else 200)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Type", HTML)
        handler.send_header("Content-Length", "0" if known else str(len(PAGE)))
        handler.end_headers()
        if not known:
            handler.wfile.write(PAGE)

    site.answers["/one.html"] = answer
    for _ in range(3):
        web = Web(settings)
        fetched = web.fetch(site.base + "/one.html")
        web.close()
        assert (fetched.content, fetched.charset) == (PAGE, "utf-8")
    assert [headers.get("If-None-Match") for headers in site.headers if "text/html" in headers["Accept"]].count('"1"') >= 2


@pytest.mark.parametrize("headers", [{}, {"ETag": '"1"', "Cache_Control": "no-store"}])
def test_what_may_not_be_kept_is_asked_for_anew(headers: dict[str, str], site: Site, settings: Settings) -> None:
    for content in (b"<p>old", b"<p>new"):
        assert fetch(site.serve("/one.html", content, **headers), settings) == content
    assert not any("If-None-Match" in asked for asked in site.headers)


def test_a_kept_page_does_not_stand_in_for_a_server_that_fails(site: Site, settings: Settings) -> None:
    url = site.serve("/one.html", PAGE, ETag='"1"')
    assert fetch(url, settings) == PAGE
    site.serve("/one.html", status=503)
    with pytest.raises(FetchError, match="503"):
        fetch(url, settings)


def test_sizes_are_limited_as_declared_as_sent_and_as_unpacked(site: Site, settings: Settings) -> None:
    small = replace(settings, max_page_bytes=100_000)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"a" * 10_000)

    site.answers["/endless"] = endless
    site.serve("/declared", Content_Length=str(10**15))
    site.serve("/lying", b"a" * 1_000, Content_Length="9" * 30)
    site.serve("/bomb", gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
    site.serve("/bombs", gzip.compress(gzip.compress(b"\0" * 50_000_000)), Content_Encoding="gzip, gzip")
    for path in ("/endless", "/declared", "/bomb", "/bombs"):
        with pytest.raises(PageError, match="100,000 bytes"):
            fetch(site.base + path, small)
    with pytest.raises(PageError):
        fetch(site.base + "/lying", replace(small, timeout_s=0.3))


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"],
)
def test_a_server_that_trickles_is_cut_off(first: bytes, site: Site, settings: Settings) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(first)
        for _ in range(1_000):
            handler.wfile.write(b"1")
            time.sleep(0.05)

    site.answers["/slow"] = trickle
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"took longer than 0.9 seconds"):
        fetch(site.base + "/slow", replace(settings, timeout_s=0.3))
    assert time.monotonic() - began < 20


def test_a_server_that_says_nothing_is_not_waited_for(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError, match=r"within 0.2 seconds"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", replace(settings, timeout_s=0.2))


def test_a_server_that_is_not_there(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchError, match="could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", settings)


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00",
        b"HTTP/1.1 abc\r\n\r\n",
        b"\x00\x01\x02",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: \r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\x00://\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 10,
    ],
)
def test_broken_answers_are_errors_of_the_family(said: bytes, site: Site, settings: Settings) -> None:
    site.answers["/one.html"] = lambda handler: void(handler.wfile.write(said))
    with pytest.raises(PageError):
        fetch(site.base + "/one.html", settings)


def void(_: object) -> None:
    """Takes a value and gives none."""


def test_one_connection_serves_many_pages(site: Site, settings: Settings) -> None:
    web = Web(settings)
    for name in ("/one", "/two", "/three"):
        assert web.fetch(site.serve(name, name.encode())).content == name.encode()
    web.close()
    assert all(a != b for a, b in pairwise(site.asked))
