"""The page that the desk opens with, and the cookie by which it knows what is new to this browser.

The cookie holds two moments and nothing else: when the visit before began to be over, and when this one was last seen. A visit
lasts until nobody has looked for half an hour, so that to reload the page, or to come back to it, does not lose the news.
"""

from __future__ import annotations

import hashlib
import re
import time

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sayso.views.front import front
from sayso.views.home import disputed, since
from sayso.web.asked import Book
from sayso.web.render import page as rendered

VISIT_S = 30 * 60
"""Seconds without a look after which the next is another visit."""
KEPT_S = 400 * 24 * 3600
"""How long a browser keeps the cookie: as long as any does."""
_COOKIE = re.compile(r"([0-9]{1,11})-([0-9]{1,11})")

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/")
def front_page(request: Request, book: Book) -> HTMLResponse:
    """The stories, what changed in them since the last visit, and who speaks most."""
    now = int(time.time())
    name = cookie_name(book.where)
    before, cookie = visit(request.cookies.get(name), now)
    seen = front(book, limit=20)
    news = since(book, before) if before is not None and seen.articles_total else None
    answer = rendered("front.html", front=seen, since=news, disputed=disputed(book, seen.stories))
    answer.set_cookie(name, cookie, max_age=KEPT_S, httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return answer


def cookie_name(where: str) -> str:
    """The cookie for the ledger at *where*: browsers do not tell desks on different ports apart.

    >>> cookie_name("sayso.sqlite")
    'sayso-visit-93fb3323'
    """
    return f"sayso-visit-{hashlib.sha256(where.encode()).hexdigest()[:8]}"


def visit(cookie: str | None, now: int) -> tuple[int | None, str]:
    """When the visit before this one ended (None at the first), and the cookie from *now* on.

    >>> visit(None, 5000), visit("0-5000", 5100), visit("0-5000", 9000), visit("0-999999", 5000)
    ((None, '0-5000'), (None, '0-5100'), (5000, '5000-9000'), (None, '0-5000'))
    """
    told = _COOKIE.fullmatch(cookie or "")
    before, seen = (int(told[1]), int(told[2])) if told else (0, 0)
    if max(before, seen) > now:  # a clock was put back, or the cookie is not ours: begin anew
        before, seen = 0, 0
    if seen and now - seen > VISIT_S:
        before = seen
    return before or None, f"{before}-{now}"
