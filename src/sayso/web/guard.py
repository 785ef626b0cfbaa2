"""Stands between the network and the app: who may ask, how, and what a browser may do with the answer.

A saved page is hostile even after escaping, so the policy allows nothing but our own files.
A page elsewhere can make a browser ask *us* under a name it controls (DNS rebinding), so the
``Host`` header must be a name we know. The desk reads: GET and HEAD. It writes a person's decisions (`judge`) and notes
(`notes`) and the pages that are added (`adding`), and only what a form of its own pages sends: a page elsewhere can make
a browser send a form too. A desk with a password asks every request for it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.password import ASKED, CHALLENGE, TOO_MANY, WAIT_S, WITHIN_S, Tries, is_right

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names a browser on this machine uses for it."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",  # htmx asks for the results of a search
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # “no-referrer” would hide from ourselves where a form of ours comes from,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

WRITES = frozenset({"/judge", "/check", "/note", "/queue", "/queue/bulk", "/queue/undo", "/searches", "/add"})
"""The only places that take a POST; `/check` writes nothing, but a draft is too long for an address."""

UPLOADS = frozenset({"/add"})
"""Those that take a form with files in it."""
FORM, FORM_WITH_FILES = b"application/x-www-form-urlencoded", b"multipart/form-data"

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")


class Guard:
    """ASGI middleware: refuses unknown hosts and every method that could change something; adds HEADERS to each answer.

    With a *password* it answers under every well-formed name, and to nobody who does not give it.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] = (), password: str | None = None) -> None:
        self.app = app
        self.password = password
        self.tries = Tries()
        self.hosts = LOOPBACK | {_bracketed(host.lower()) for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        refusal = self.refuses(scope)
        if refusal is not None and refusal.status_code == 401 and _is_tried(scope):
            await asyncio.sleep(WAIT_S)
        if scope["type"] == "http" and scope["method"] == "HEAD":
            # FastAPI answers HEAD only where it is told to, route by route; the server leaves the body off
            scope = {**scope, "method": "GET"}
        await (refusal or self.app)(scope, receive, send_guarded)

    def _unknown(self, scope: Scope, password: str) -> PlainTextResponse | None:
        """Why somebody is not let in; who gives no password yet is only asked for it."""
        client = (scope.get("client") or ("",))[0]
        if _is_tried(scope) and self.tries.spent(client):
            return PlainTextResponse(TOO_MANY, 429, {"retry-after": str(int(WITHIN_S))})
        if is_right(scope["headers"], password):
            return None
        if _is_tried(scope):
            self.tries.wrong(client)
        return PlainTextResponse(ASKED, 401, CHALLENGE)

    def refuses(self, scope: Scope) -> PlainTextResponse | None:
        """Why this request is not answered, if it is not."""
        if scope["type"] != "http":
            return PlainTextResponse("Sayso answers plain HTTP requests.\n", 400)
        name = host_name([value for key, value in scope["headers"] if key == b"host"])
        if name is None or (self.password is None and name not in self.hosts):
            known = ", ".join(sorted(self.hosts))
            return PlainTextResponse(f"Sayso does not answer under this host name. It answers as: {known}.\n", 421)
        if self.password is not None and (unknown := self._unknown(scope, self.password)) is not None:
            return unknown
        if scope["method"] == "POST" and scope["path"] in WRITES:
            kind = FORM_WITH_FILES if scope["path"] in UPLOADS else FORM
            return None if is_own(scope["headers"], kind) else PlainTextResponse("A decision is sent by a form of this desk.\n", 403)
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("The desk only reads here: GET and HEAD.\n", 405, {"allow": "GET, HEAD"})
        return None


def _is_tried(scope: Scope) -> bool:
    return any(name == b"authorization" for name, _ in scope["headers"])


def is_own(headers: Iterable[tuple[bytes, bytes]], kind: bytes = FORM) -> bool:
    """Whether a request was sent by a form of the very page's origin that it asks, as the browser tells; untold is not.

    >>> host, own = (b"host", b"127.0.0.1:8477"), (b"origin", b"http://127.0.0.1:8477")
    >>> form = (b"content-type", b"application/x-www-form-urlencoded")
    >>> is_own([host, own, form]), is_own([host, form]), is_own([host, (b"origin", b"http://evil.example"), form])
    (True, False, False)
    """
    told: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        told.setdefault(name, []).append(value.lower())
    [host, *_] = told.get(b"host", [b""])
    if told.get(b"content-type", [b""])[0].partition(b";")[0].strip() != kind:
        return False  # what a form cannot send, a script did
    if told.get(b"sec-fetch-site", [b"same-origin"]) != [b"same-origin"]:
        return False
    return told.get(b"origin") in ([b"http://" + host], [b"https://" + host])


def host_name(values: list[bytes]) -> str | None:
    """The name in a request's ``Host`` headers, without its port; None unless there is exactly one and it is well formed.

    >>> host_name([b"127.0.0.1:8477"]), host_name([b"[::1]:8477"]), host_name([b"a", b"b"]), host_name([b"localhost@evil.example"])
    ('127.0.0.1', '[::1]', None, None)
    """
    if len(values) != 1:
        return None
    match = _HOST.fullmatch(values[0].decode("latin-1").lower())
    return match[1] if match else None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
