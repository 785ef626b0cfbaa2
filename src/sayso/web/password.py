"""The one password of a desk that others can reach: read from a file, asked of every request, compared in constant time, tried slowly.

HTTP's own Basic log-in: every browser and every program knows it, there is no session to steal and no form to forge. A browser keeps
it by origin, so a page elsewhere that has its name lead here (DNS rebinding) comes without it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import os
import stat
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from sayso.errors import UsageError

LEAST = 12
"""Letters of a password: at TRIES a minute from each of a thousand addresses, twelve small letters last longer than the desk."""
MOST_BYTES = 1000
CHALLENGE = {"www-authenticate": 'Basic realm="Sayso", charset="UTF-8"'}
ASKED = "This desk asks for a password: the one in the file that it was started with. Any user name will do.\n"
WAIT_S = 0.5
"""How long a wrong one is let wait."""
TRIES, WITHIN_S = 10, 60.0
"""Wrong ones from one address within so many seconds, after which none of that address is looked at, not even a right one: else
the answer to many tries at once would tell which it was."""
ADDRESSES = 10_000
"""Addresses whose tries are remembered, the latest: an attacker may have many, this machine has so much memory."""
OTHERS = stat.S_IRWXO | stat.S_IWGRP
"""What the file must not allow: that anybody else on this machine reads or changes it. Its group may read it, as services are set up."""
TOO_MANY = "Too many wrong passwords came from this address. Try again in a minute.\n"


def read_password(path: str | Path) -> str:
    """The password in the first line of the file at *path*; raises UsageError for a file that cannot be read or holds none."""
    try:
        with Path(path).open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode  # of what was opened, not of what may lie there by now
            held = file.read(MOST_BYTES + 1)
        password = held.decode("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError):
        raise UsageError("this password file cannot be read", str(path)) from None
    if os.name == "posix" and mode & OTHERS:
        raise UsageError("others on this machine may read or change this password file; make it yours alone: chmod 600", str(path))
    if len(held) > MOST_BYTES or len(password) < LEAST or not password.isprintable():
        raise UsageError(f"the password is the file's first line: at least {LEAST} letters, and no control characters", str(path))
    return password


def is_right(headers: Iterable[tuple[bytes, bytes]], password: str) -> bool:
    """Whether a request carries *password*, under whatever user name.

    >>> is_right([(b"authorization", b"Basic " + base64.b64encode(b"mira:a long password"))], "a long password")
    True
    """
    told = [value for name, value in headers if name == b"authorization"]
    if len(told) != 1 or told[0][:6].lower() != b"basic ":
        return False
    try:
        given = base64.b64decode(told[0][6:].strip(), validate=True)
    except (binascii.Error, ValueError):
        return False
    _, colon, said = given.partition(b":")
    # Digests are of one length: not even how long the password is can be measured.
    same = hmac.compare_digest(hashlib.sha256(said).digest(), hashlib.sha256(password.encode()).digest())
    return same and bool(colon)


class Tries:
    """The wrong passwords of late, by the address they came from."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def spent(self, client: str) -> bool:
        """Whether *client* has had its tries, and must wait."""
        times = self._wrong.get(_network(client))
        return times is not None and len(times) >= TRIES and self._clock() - times[-TRIES] < WITHIN_S

    def wrong(self, client: str) -> None:
        """Remember one more."""
        network = _network(client)
        times = self._wrong.pop(network, None) or deque(maxlen=TRIES)
        times.append(self._clock())
        self._wrong[network] = times  # the latest last
        if len(self._wrong) > ADDRESSES:
            del self._wrong[next(iter(self._wrong))]


def _network(client: str) -> str:
    """Whom an address belongs to: of IPv6 one subscriber has 2⁶⁴.

    >>> _network("2001:db8:1:2:3::4"), _network("::ffff:192.0.2.7"), _network("192.0.2.7"), _network("")
    ('2001:db8:1:2::', '192.0.2.7', '192.0.2.7', '')
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Address(int(address) >> 64 << 64))
