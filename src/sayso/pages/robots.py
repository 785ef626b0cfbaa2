"""What a site's robots.txt lets us ask for, and how slowly; read once a site and run (RFC 9309).

A site without one (4xx) allows everything; one whose robots.txt cannot be had (5xx, no answer) allows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import FetchError

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 512_000
"""The RFC asks for at least 500 KiB; the rest of a longer one is not read."""
MAX_DELAY_S = 10.0
"""A site that asks for longer pauses gets these: some ask for minutes, to keep everyone out."""

Ask = Callable[[str], tuple[int, bytes]]
"""Status and body for an address, redirects followed; raises FetchError when there is no answer."""


class Robots:
    """The rules of the sites of one run, asked for with *ask* as they are needed."""

    def __init__(self, ask: Ask, *, user_agent: str) -> None:
        self._ask = ask
        self._name = user_agent.partition("/")[0].strip() or "sayso"
        self._rules: dict[str, Protego | FetchError | None] = {}

    def check(self, url: str) -> float:
        """Seconds that the site wants between requests (0 when it does not say); raises FetchError when *url* is not allowed."""
        rules = self._of(url)
        if isinstance(rules, FetchError):
            raise FetchError(rules.message, url)
        if rules is None:
            return 0.0
        if not rules.can_fetch(url, self._name):
            raise FetchError("the site's robots.txt does not allow it", url)
        return min(max(rules.crawl_delay(self._name) or 0.0, 0.0), MAX_DELAY_S)

    def _of(self, url: str) -> Protego | FetchError | None:
        parts = urlsplit(url)
        site = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        if site not in self._rules:
            self._rules[site] = self._read(f"{site}/robots.txt")
        return self._rules[site]

    def _read(self, address: str) -> Protego | FetchError | None:
        from protego import Protego

        try:
            status, body = self._ask(address)
        except FetchError as error:
            return error
        if 400 <= status < 500:
            return None
        if status != 200:
            return FetchError(f"the site's robots.txt cannot be had (the server answered {status}), so nothing is asked of it", address)
        return Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace"))
