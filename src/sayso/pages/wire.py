"""The one place where bytes come from the network: an adapter for requests that reads answers whole, within limits.

It sits below the cache, which reads bodies without asking how long they are. What leaves here is in memory, unpacked
and of a bounded size, and came from an address that `guard` had checked.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from io import BytesIO
from typing import Any
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse
from urllib3.util import Timeout

from sayso.errors import FetchError, PageError
from sayso.pages.guard import connect
from sayso.pages.message import decoded
from sayso.pages.unpack import PIECE, too_large

_WITH_BODY = frozenset({200, 203})


def requested(session: requests.Session, url: str, *, timeout: float) -> requests.Response:
    """The answer of *url* itself, no redirect followed; raises PageError, worded, whatever goes wrong."""
    try:
        return session.get(url, timeout=timeout, allow_redirects=False, stream=True)
    except PageError:
        raise
    except requests.exceptions.SSLError:
        raise FetchError("the server's certificate is not to be trusted", url) from None
    except requests.Timeout:
        raise FetchError(f"the server did not answer within {timeout:g} seconds (SAYSO_TIMEOUT_S)", url) from None
    except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, UnicodeError):
        raise FetchError("this is not a web address", url) from None
    except (requests.RequestException, HTTPError, HTTPException, OSError, ValueError) as error:
        raise FetchError(f"the server could not be reached, or broke off ({_innermost(error)})", url) from None


def _innermost(error: BaseException) -> str:
    """What the operating system said, out of the wrappings of three libraries."""
    seen = 0
    while seen < 10:
        inner = error.__cause__ or error.__context__ or getattr(error, "reason", None)
        if not isinstance(inner, BaseException):
            break
        error, seen = inner, seen + 1
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:100]


class Wire(HTTPAdapter):
    """Connects to checked addresses only, and reads at most *limit* bytes in at most *deadline_s* seconds."""

    def __init__(self, *, limit: int, deadline_s: float, allow_private: bool) -> None:
        self._limit = limit
        self._deadline_s = deadline_s
        self._allow_private = allow_private
        self._open: WeakSet[socket.socket] = WeakSet()
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **how: Any) -> None:
        """Make the pools, whose connections are made by `guard`."""
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **how)
        self.poolmanager.pool_classes_by_scheme = _guarded_pools(self._allow_private, self._open)

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer, its body read and unpacked."""
        with self._watch(request.url or ""):
            response = super().send(request, stream=True, timeout=timeout, verify=verify, cert=cert, proxies=None)
            try:
                body = self._body(response) if response.status_code in _WITH_BODY else b""
            finally:
                response.close()
        return _in_memory(response, body)

    def _body(self, response: requests.Response) -> bytes:
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and len(length) < 20 and int(length) > self._limit:
            raise too_large(self._limit)
        pieces: list[bytes] = []
        have = 0
        for piece in response.raw.stream(PIECE, decode_content=False):
            pieces.append(piece)
            have += len(piece)
            if have > self._limit:
                raise too_large(self._limit)
        return decoded(b"".join(pieces), response.headers.get("Content-Encoding", ""), limit=self._limit)

    @contextmanager
    def _watch(self, url: str) -> Iterator[None]:
        """Cut every connection once the deadline is over: a byte a second keeps each single time-out from ever being reached."""
        is_over = threading.Event()

        def cut() -> None:
            is_over.set()
            for made in list(self._open):
                try:
                    made.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # closed already

        watch = threading.Timer(self._deadline_s, cut)
        watch.daemon = True
        watch.start()
        try:
            yield
        except Exception as error:
            if is_over.is_set():
                raise FetchError(f"the server took longer than {self._deadline_s:g} seconds to send the page", url) from error
            raise
        finally:
            watch.cancel()
        if is_over.is_set():
            raise FetchError(f"the server took longer than {self._deadline_s:g} seconds to send the page", url)


def _guarded_pools(allow_private: bool, made: WeakSet[socket.socket]) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools with connections that are made by `guard` and registered in *made*."""

    def guarded(connection: HTTPConnection) -> socket.socket:
        timeout = Timeout.resolve_default_timeout(connection.timeout)
        new = connect(connection.host, connection.port, timeout=timeout or 60.0, allow_private=allow_private)
        new.settimeout(timeout)
        return new

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return guarded(self)

        def connect(self) -> None:
            super().connect()
            made.add(self.sock)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return guarded(self)

        def connect(self) -> None:
            super().connect()
            made.add(self.sock)  # only now: the handshake made another socket of it (and is bounded by the time-out itself)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _in_memory(response: requests.Response, body: bytes) -> requests.Response:
    """*response* with *body* for its body, which is out of its encoding now."""
    for name in ("Content-Encoding", "Content-Length", "Transfer-Encoding"):
        response.headers.pop(name, None)
    response.raw = HTTPResponse(
        body=BytesIO(body),
        headers=dict(response.headers),
        status=response.status_code,
        reason=response.reason,
        version=11,
        preload_content=False,
        decode_content=False,
        request_url=response.url,
    )
    return response
