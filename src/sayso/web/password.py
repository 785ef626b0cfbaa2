"""The one password of a desk that others can reach: read from a file, asked of every request, compared in constant time.

HTTP's own Basic log-in: every browser and every program knows it, there is no session to steal and no form to forge. A browser keeps
it by origin, so a page elsewhere that has its name lead here (DNS rebinding) comes without it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from pathlib import Path

from sayso.errors import UsageError

LEAST = 12
"""Letters of a password: it may be guessed at as fast as the network allows."""
MOST_BYTES = 1000
CHALLENGE = {"www-authenticate": 'Basic realm="Sayso", charset="UTF-8"'}
ASKED = "This desk asks for a password: the one in the file that it was started with. Any user name will do.\n"
WAIT_S = 0.5
"""How long a wrong one is let wait."""


def read_password(path: str | Path) -> str:
    """The password in the first line of the file at *path*; raises UsageError for a file that cannot be read or holds none."""
    try:
        with Path(path).open("rb") as file:
            held = file.read(MOST_BYTES + 1)
        password = held.decode("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError):
        raise UsageError("this password file cannot be read", str(path)) from None
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
