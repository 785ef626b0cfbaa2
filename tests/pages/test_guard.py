"""Nothing inside is ever asked: whatever form the address has, whatever the name resolves to, and whenever."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import FetchError
from sayso.pages import guard

CLOSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a9fe:a9fe::1",
    "2606:4700::5efe:10.0.0.1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::5efe:8.8.8.8",
    "fec0::1",
    "ff02::1",
]
OPEN = [
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_closed(address: str) -> None:
    assert not guard.is_open(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_open(address: str) -> None:
    assert guard.is_open(ipaddress.ip_address(address))


@given(st.ip_addresses())
def test_what_python_calls_private_is_closed(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if address.is_private or address.is_loopback or address.is_multicast or address.is_link_local or address.is_reserved:
        carried = isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in ipaddress.ip_network("64:ff9b::/96"))
        assert carried or not guard.is_open(address)


@given(st.ip_addresses(v=4))
def test_an_address_carried_in_another_is_as_closed_as_it_was(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for outer in (
        0xFFFF << 32 | number,
        0x64FF9B << 96 | number,
        0x2002 << 112 | number << 80 | 1,
        0x2606_4700 << 96 | 0x5EFE << 32 | number,
    ):
        assert guard.is_open(ipaddress.IPv6Address(outer)) <= guard.is_open(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://courier.example/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("//courier.example/", "full web address"),
        ("/etc/passwd", "full web address"),
        ("http://", "full web address"),
        ("http:///one.html", "full web address"),
        ("http://[::1", "not a web address"),
        ("http://courier.example:99999/", "not a web address"),
        ("http://courier.example:x/", "not a web address"),
        ("http://me:secret@courier.example/", "user name"),
        ("http://courier.example@127.0.0.1/", "user name"),
        ("http://courier.example\\@127.0.0.1/", "user name"),
        ("http://courier.example/\r\nHost: x", "characters"),
        ("http://courier.example/\x00", "characters"),
        ("http://127.0.0.1/", "own network"),
        ("http://[::ffff:7f00:1]/", "own network"),
        ("http://[fe80::1%25eth0]/", "own network"),
        ("http://169.254.169.254/latest/meta-data/", "own network"),
    ],
)
def test_addresses_that_are_not_asked(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        guard.checked_url(url, allow_private=False)


def test_a_good_one_loses_its_fragment_only() -> None:
    assert guard.checked_url(" HTTPS://courier.example/a?b=c#d\n", allow_private=False) == "https://courier.example/a?b=c"


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "0", "017700000001", "[::1]"])
def test_no_spelling_of_this_machine_is_connected_to(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", never)
    with pytest.raises(FetchError, match="own network"):
        guard.connect(host, 80, timeout=1, allow_private=False)


def test_a_name_with_one_closed_address_among_open_ones_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "8.8.8.8", "10.0.0.1")
    monkeypatch.setattr(socket.socket, "connect", never)
    with pytest.raises(FetchError, match="own network"):
        guard.connect("courier.example", 80, timeout=1, allow_private=False)


def test_a_name_is_resolved_once_and_what_was_checked_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebinding name is open when it is checked and closed a moment later."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    connected: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found(*next(answers)))
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: connected.append(where))
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("8.8.8.8", 80))
    guard.connect("courier.example", 80, timeout=1, allow_private=False).close()
    assert connected == [("8.8.8.8", 80)]


def test_whoever_answers_is_checked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "8.8.8.8")
    monkeypatch.setattr(socket.socket, "connect", lambda *_: None)
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("127.0.0.1", 80))
    with pytest.raises(FetchError, match="own network"):
        guard.connect("courier.example", 80, timeout=1, allow_private=False)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300, "..", "\udcff"])
def test_a_name_that_is_none(host: str) -> None:
    with pytest.raises(FetchError, match="no host named"):
        guard.connect(host, 80, timeout=1, allow_private=False)


def found(*addresses: str) -> list[Any]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]


def resolves_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found(*addresses))


def never(*_: object) -> None:
    raise AssertionError("it connected")
