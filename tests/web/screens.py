"""Every screen of the desk, found by its routes: a new one is looked at with the others, or the tests say that it has no example."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

import httpx
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from tests.conftest import REPO

PAGE = REPO / "demo" / "pages" / "0309-1142-lodestar-dam-bursts.html"
SCREEN = "text/html; charset=utf-8"

EXAMPLES = (
    "/add/{job}",
    "/api/article/{article}",
    "/api/beside/{copy}",
    "/api/board/{story}",
    "/api/board/{story}/cell?question={question}&party={party}",
    "/api/question/{question}",
    "/api/question/{question}/timeline",
    "/api/source/{source}",
    "/api/statement/{statement}",
    "/api/versions/{edited}",
    "/article/{article}",
    "/article/{copy}",
    "/beside/{article}?with={copy}",
    "/board/{story}",
    "/board/{story}?named=yes&copies=no&pin={party}",
    "/board/{story}?as_of={moment}",
    "/board/{story}/cell?question={question}&party={party}",
    "/board/{story}/table.csv",
    "/board/{story}/table.md",
    "/calendar?story={story}",
    "/changes?story={story}",
    "/feeds/question/{question}.atom",
    "/feeds/saved/{kept}.atom",
    "/feeds/search.atom?words=dam",
    "/feeds/search.json",
    "/feeds/source/{source}.atom",
    "/feeds/story/{story}.atom",
    "/nowhere",
    "/outlet/{outlet}",
    "/question/{question}",
    "/question/{words}",
    "/question/{question}/table",
    "/question/{question}/table/file",
    "/question/{question}/timeline.json",
    "/question/{question}/timeline.svg",
    "/queue?kind=figure",
    "/queue?kind=question",
    "/queue?kind=source",
    "/queue?kind=stance&last={decision}",
    "/queue/bulk?kind=question&above=0",
    "/queue/decisions.csv",
    "/queue/decisions.ndjson",
    "/queue/done?id={decision}&id={decided}",
    "/search?words=dam",
    "/search?words=nothing+says+this",
    "/source/{source}",
    "/source/{mention}",
    "/sources?mentions=yes",
    "/statement/{statement}",
    "/versions/{edited}",
)
"""Addresses of the routes that need more than their own path, and of states in which a screen shows what it else does not."""


def routes(app: FastAPI, method: str) -> list[str]:
    """The routes of *app* that answer *method*, as they are written: ``/article/{id}``."""
    return list(dict.fromkeys(each.path for each in iter_route_contexts(app.routes) if each.path and method in (each.methods or ())))


def without_address(app: FastAPI, given: Iterable[str]) -> list[str]:
    """The GET routes of *app* that none of the addresses *given* leads to."""
    paths = [urlsplit(each).path for each in given]
    shapes = {route: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(route))) for route in routes(app, "GET")}
    return [route for route, shape in shapes.items() if not any(shape.fullmatch(path) for path in paths)]


def addresses(app: FastAPI, known: Mapping[str, str]) -> list[str]:
    """An address or more for every GET route of *app*, the examples filled with what is *known* of its ledger."""
    given = [example.format(**{name: quote(value, safe="") for name, value in known.items()}) for example in EXAMPLES]
    given += [route for route in routes(app, "GET") if "{" not in route and route not in NEED_MORE]
    left = set(without_address(app, given)) - NEED_MORE
    assert not left, f"no example of {', '.join(sorted(left))}: name one in tests/web/screens.py"
    return list(dict.fromkeys(given))


NEED_MORE = frozenset({"/queue/bulk", "/queue/done", "/favicon.ico"})
"""Routes that without a query refuse, and one that leads to a picture."""


def screens(desk: httpx.Client, app: FastAPI, known: Mapping[str, str]) -> list[str]:
    """The addresses among them that answer with a page for a person."""
    found = []
    for address in addresses(app, known):
        answer = desk.get(address, follow_redirects=False)
        assert answer.status_code == (404 if address == "/nowhere" else 200), (address, answer.text)
        if answer.headers.get("content-type") == SCREEN:
            found.append(address)
    return found


def stocked(desk: httpx.Client) -> dict[str, str]:
    """Writes at *desk* what a reader writes (a note, a kept search, decisions, an added page); gives the ids that `EXAMPLES` needs."""
    front = desk.get("/api/front").json()
    story = max(front["stories"], key=lambda each: each["questions"])["id"]
    board = desk.get(f"/api/board/{story}").json()
    figures = [each for each in board["questions"] if each["kind"] == "figure"]
    question = max(figures, key=lambda each: len(each["cells"]))
    articles = front["articles"]
    article = max(articles, key=lambda each: each["statements"])["id"]
    statement = desk.get(f"/api/article/{article}").json()["statements"][0]["id"]
    send(desk, "/note", on=statement, text="Who measured it?", by="Mira", back="statement")
    kept = send(desk, "/searches", name="The dam", query="words=dam", by="Mira")
    lines = desk.get("/api/queue?kind=stance").json()["lines"]
    decided, decision = (
        re.search(r"last=(\w+)", send(desk, "/queue", key=line["key"], verdict="yes", by="Mira").headers["location"]) for line in lines[:2]
    )
    begun = desk.post("/add", files=[("files", ("dam.html", PAGE.read_bytes(), "text/html"))], headers=own(desk), follow_redirects=False)
    while 'hx-trigger="every' in desk.get(begun.headers["location"]).text:
        time.sleep(0.1)
    return {
        "article": article,
        "copy": next(each["id"] for each in articles if desk.get(f"/api/beside/{each['id']}").is_success),
        "decided": decided[1],  # type: ignore[index]
        "decision": decision[1],  # type: ignore[index]
        "edited": next((each for each in articles if each["versions"] > 1), articles[0])["id"],
        "job": begun.headers["location"].rpartition("/")[2],
        "kept": re.search(r"/feeds/saved/(\w+)\.atom", desk.get(kept.headers["location"]).text)[1],  # type: ignore[index]
        "mention": next(each["id"] for each in desk.get("/api/sources?mentions=yes&page=3").json()["sources"] if not each["named"]),
        "moment": (story and front["stories"][0]["first"]) + "T23:00",
        "outlet": desk.get("/api/outlets").json()["outlets"][0]["id"],
        "party": question["cells"][0]["party"],
        "question": question["id"],
        "source": front["sources"][0]["id"],
        "statement": statement,
        "story": story,
        "words": next(each for each in board["questions"] if each["kind"] != "figure")["id"],
    }


def own(desk: httpx.Client) -> dict[str, str]:
    """What a browser says of a form that a page of *desk* sends."""
    return {"origin": str(desk.base_url).rstrip("/")}


def send(desk: httpx.Client, path: str, **fields: str) -> httpx.Response:
    """Send a form as a page of *desk* does."""
    answer = desk.post(path, data=fields, headers=own(desk), follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer
