"""An address on the web becomes bytes: politely, within limits, and never from inside this machine's own network.

Redirects are followed by hand, so that each hop is checked like the first address. Whatever is sent is counted as it
comes and as it unpacks; a watch ends a request that trickles.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sayso.errors import FetchError
from sayso.pages.guard import checked_url
from sayso.pages.robots import Robots
from sayso.pages.sniff import content_type
from sayso.settings import Settings

if TYPE_CHECKING:
    import requests

MAX_HOPS = 8
"""Redirects followed for one page; browsers stop at 20, news sites need up to four."""
PATIENCE = 3
"""Times the time-out that one request may take in all, however busily it trickles."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    url: str
    """The address that answered, after redirects."""
    content: bytes
    """The body, unpacked."""
    declared: str | None
    """The media type that the server declared."""
    charset: str | None
    """The encoding that the server declared."""
    at: datetime
    """When it answered (UTC)."""


class Web:
    """The web for one run: one session, one request at a time, each site's rules read once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session: requests.Session | None = None
        self._robots = Robots(self._ask_robots, user_agent=settings.user_agent)
        self._asked: dict[str, float] = {}

    def close(self) -> None:
        """Let go of connections and of the cache."""
        if self._session is not None:
            self._session.close()

    def fetch(self, url: str) -> Fetched:
        """What *url* answers; raises FetchError when it may not be asked or has no answer for us, PageError when that is too large."""
        where, response = self._follow(url, check=self._robots.check)
        status = response.status_code
        if status not in {200, 203}:
            raise FetchError(f"the server answered {status}{_phrase(status)}", url)
        declared, charset = content_type(response.headers.get("Content-Type"))
        return Fetched(where, response.content, declared, charset, datetime.now(UTC).replace(microsecond=0))

    def _ask_robots(self, url: str) -> tuple[int, bytes]:
        _, response = self._follow(url, check=lambda hop: 0.0)
        return response.status_code, response.content

    def _follow(self, url: str, *, check: Callable[[str], float]) -> tuple[str, requests.Response]:
        """The answer at the end of the redirects that begin at *url*, and where that is."""
        for _ in range(MAX_HOPS + 1):
            url = checked_url(url, allow_private=self._settings.allow_private)
            response = self._request(url, pause=max(self._settings.host_pause_s, check(url)))
            onward = response.headers.get("Location")
            if response.status_code not in _REDIRECTS or not onward:
                return url, response
            # Servers send Location in UTF-8, http.client reads headers as Latin-1.
            url = _joined(url, onward.encode("latin-1", "replace").decode("utf-8", "replace"))
        raise FetchError(f"it redirects more than {MAX_HOPS} times", url)

    def _request(self, url: str, *, pause: float) -> requests.Response:
        from sayso.pages.wire import requested

        host = urlsplit(url).hostname or ""
        wait = self._asked.get(host, -pause) + pause - time.monotonic()
        if host in self._asked and wait > 0:
            time.sleep(wait)
        try:
            return requested(self._opened(), url, timeout=self._settings.timeout_s)
        finally:
            self._asked[host] = time.monotonic()

    def _opened(self) -> requests.Session:
        if self._session is None:
            from sayso.pages.cache import open_session
            from sayso.pages.wire import Wire

            session = open_session(self._settings.cache_dir)
            session.trust_env = False  # no proxies and no passwords from the environment: see guard
            session.headers.update(
                {
                    "User-Agent": self._settings.user_agent,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip, deflate",
                }
            )
            wire = Wire(
                limit=self._settings.max_page_bytes,
                deadline_s=PATIENCE * self._settings.timeout_s,
                allow_private=self._settings.allow_private,
            )
            for scheme in ("http://", "https://"):
                session.mount(scheme, wire)
            self._session = session
        return self._session


def _joined(url: str, onward: str) -> str:
    try:
        return urljoin(url, onward)
    except ValueError:
        raise FetchError("it redirects to something that is no address", url) from None


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""
