"""Serving is for this machine alone, and says why when it cannot."""

from __future__ import annotations

import socket

import pytest

from sayso.cli import serving
from sayso.errors import SaysoError, UsageError


@pytest.mark.parametrize(
    ("given", "address"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1"), ("127.8.8.8", "127.8.8.8")],
)
def test_this_machine_is_served(given: str, address: str) -> None:
    assert serving.served_address(given, password=False) == address


@pytest.mark.parametrize("given", ["0.0.0.0", "::", "192.168.1.4", "example.org", "", "localhost.example.org"])
def test_no_other_machine_is(given: str) -> None:
    with pytest.raises(UsageError, match="only this machine"):
        serving.served_address(given, password=False)


@pytest.mark.parametrize(
    ("given", "address"), [("0.0.0.0", "0.0.0.0"), ("[::]", "::"), ("192.168.1.4", "192.168.1.4"), ("localhost", "127.0.0.1")]
)
def test_others_are_with_a_password(given: str, address: str) -> None:
    assert serving.served_address(given, password=True) == address


@pytest.mark.parametrize("given", ["example.org", "", "1.2.3"])
def test_a_name_is_no_address(given: str) -> None:
    with pytest.raises(UsageError, match="as numbers"):
        serving.served_address(given, password=True)


def test_a_port_in_use_is_said_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SaysoError, match=f"port {port} is already in use; choose another with --port"):
            serving.serve("x.sqlite", "127.0.0.1", port)
