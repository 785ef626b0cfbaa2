"""What the desk costs: every page that it has, asked of a settled ledger in several ways, in CPU time, wall time and bytes.

    python -m benchmarks.desk LEDGER [--times 3] [--only PART] [--json]

LEDGER is copied first: a kept search, a note, a pinned story and a later text of one article are put into the copy, so that no page is
empty for want of them. An
invented ledger of 10,000 articles is made by `python -m benchmarks.settling --articles 10000 --in FOLDER`, as settled-10000.sqlite.

Time is taken inside the server, from the request to the last byte; a page's first request counts as all others do. Bytes are those of
HTML pages without their charts; what programs ask and what is taken away as a file has no aim for its length. Pages are
taken from the application itself: one for which nothing is asked here is an error, not a gap. A fixed loop is timed before and after,
so that a noisy machine can be told from a slow page: it takes 0.169 s where nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sayso.records import Block

if TYPE_CHECKING:
    from fastapi import FastAPI

    from sayso.ledger import Ledger

AIM_MS, AIM_BOARD_MS, AIM_VIEW_MS, AIM_KB = 300, 200, 100, 300
CHARTS = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)
GREAT = 500
"""Articles of a story from which on its board has an aim of its own."""
LOOP = 3 * 10**6

Path_ = str
Asks = Callable[["Known"], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger has to ask about, of each sort the greatest, one from the middle and a small one."""

    stories: Sequence[str]
    articles: Sequence[str]
    copies: Sequence[str]
    """Articles that are a copy of another."""
    sources: Sequence[str]
    outlets: Sequence[str]
    statements: Sequence[str]
    questions: Sequence[str]
    charted: Sequence[str]
    """Questions of figures."""
    cell: tuple[str, str]
    """A question and a party of the greatest story."""
    words: Sequence[str]
    """Words of statements: of many, of some, of few."""
    measures: Sequence[str]
    day: str
    """The day of the newest article."""
    search: str
    """The id of a kept search."""
    judgement: str
    changed: str
    """The id of an article of which there is an earlier text."""
    largest: int
    """Articles of the greatest story."""


def _each(form: str, of: str) -> Asks:
    """*form* with the id of each of one sort."""
    return lambda known: [form.format(quote(each, safe="")) for each in getattr(known, of)]


def _board(known: Known) -> Iterator[str]:
    great = f"/board/{known.stories[0]}"
    yield from (f"/board/{id_}" for id_ in known.stories)
    yield from (f"{great}?{asked}" for asked in ("page=2", "first_hand=yes", "copies=no", f"as_of={known.day}", f"since={known.day}"))


def _searches(path: str) -> Asks:
    def ask(known: Known) -> Iterator[str]:
        many, some, few = known.words
        yield path
        for asked in (
            f"words={many}",
            f"words={some}",
            f"words={few}",
            f"words={many}&page=3",
            f"words={many}+{some}",
            f"source={known.sources[0]}",
            f"source={known.sources[0]}&words={many}",
            "stance=denies",
            f"stance=denies&words={many}",
            f"outlet={quote(known.outlets[0])}",
            f"outlet={quote(known.outlets[0])}&words={many}",
            f"since={known.day}",
            f"said_until={known.day}&words={some}",
            f"measure={known.measures[0]}",
            f"measure={known.measures[0]}&over=10",
            "over=10",
            "over=20&under=30",
            f"over=10&words={many}",
            f"over=10&source={known.sources[0]}",
        ):
            yield f"{path}?{asked}"

    return ask


ASKED: Mapping[Path_, Asks] = {
    "/": lambda known: ["/"],
    "/add": lambda known: ["/add"],
    "/stories": lambda known: ["/stories", "/stories?page=5", f"/stories?words={known.words[1]}"],
    "/board/{id}": _board,
    "/board/{id}/cell": lambda known: [f"/board/{known.stories[0]}/cell?question={known.cell[0]}&party={quote(known.cell[1])}"],
    "/board/{id}/table.{ending}": lambda known: [f"/board/{id_}/table.{end}" for id_ in known.stories for end in ("csv", "md")],
    "/question/{id}": lambda known: [f"/question/{id_}" for id_ in known.questions] + [f"/question/{known.questions[0]}?page=2"],
    "/question/{id}/timeline.json": _each("/question/{}/timeline.json", "charted"),
    "/question/{id}/timeline.svg": _each("/question/{}/timeline.svg", "charted"),
    "/question/{id}/table": _each("/question/{}/table", "questions"),
    "/question/{id}/table/file": lambda known: [f"/question/{id_}/table/file?as=csv" for id_ in known.questions],
    "/versions/{id}": lambda known: [f"/versions/{known.changed}"],
    "/changes": lambda known: ["/changes", "/changes?page=4", f"/changes?since={known.day}", f"/changes?story={known.stories[0]}"],
    "/articles": lambda known: ["/articles", "/articles?page=20", f"/articles?outlet={quote(known.outlets[0])}"],
    "/article/{id}": _each("/article/{}", "articles"),
    "/beside/{id}": _each("/beside/{}", "copies"),
    "/sources": lambda known: ["/sources", "/sources?page=8", "/sources?kind=person", f"/sources?words={known.words[2]}"],
    "/source/{id}": lambda known: [f"/source/{id_}" for id_ in known.sources] + [f"/source/{known.sources[0]}?page=3&asked=2"],
    "/suggestions": lambda known: ["/suggestions", "/suggestions?page=3"],
    "/judgements": lambda known: ["/judgements"],
    "/outlets": lambda known: ["/outlets"],
    "/outlet/{id}": _each("/outlet/{}", "outlets"),
    "/search": _searches("/search"),
    "/statement/{id}": _each("/statement/{}", "statements"),
    "/notes": lambda known: ["/notes"],
    "/check": lambda known: ["/check", f"/check?against={known.stories[0]}"],
    "/calendar": lambda known: [
        "/calendar",
        f"/calendar?month={known.day[:7]}",
        f"/calendar?month={known.day[:7]}&story={known.stories[0]}",
        f"/calendar?source={known.sources[0]}",
    ],
    "/queue": lambda known: ["/queue", "/queue?page=5", "/queue?kind=question", "/queue?kind=figure"],
    "/queue/bulk": lambda known: ["/queue/bulk?kind=question", "/queue/bulk?kind=copy&above=0.5"],
    "/queue/done": lambda known: [f"/queue/done?id={known.judgement}"],
    "/queue/decisions.{form}": lambda known: ["/queue/decisions.csv", "/queue/decisions.ndjson"],
    "/feeds/search.{form}": lambda known: [
        f"/feeds/search.atom?words={known.words[0]}",
        f"/feeds/search.json?stance=denies&words={known.words[1]}",
    ],
    "/feeds/saved/{id}.{form}": lambda known: [f"/feeds/saved/{known.search}.atom"],
    "/feeds/story/{id}.{form}": _each("/feeds/story/{}.atom", "stories"),
    "/feeds/question/{id}.{form}": _each("/feeds/question/{}.atom", "questions"),
    "/feeds/source/{id}.{form}": _each("/feeds/source/{}.json", "sources"),
    "/api/front": lambda known: ["/api/front"],
    "/api/stories": lambda known: ["/api/stories", "/api/stories?page=3"],
    "/api/board/{id}": _each("/api/board/{}", "stories"),
    "/api/board/{id}/cell": lambda known: [f"/api/board/{known.stories[0]}/cell?question={known.cell[0]}&party={quote(known.cell[1])}"],
    "/api/question/{id}": _each("/api/question/{}", "questions"),
    "/api/question/{id}/timeline": _each("/api/question/{}/timeline", "charted"),
    "/api/versions/{id}": lambda known: [f"/api/versions/{known.changed}"],
    "/api/changes": lambda known: ["/api/changes", f"/api/changes?story={known.stories[0]}"],
    "/api/articles": lambda known: ["/api/articles", "/api/articles?page=20"],
    "/api/article/{id}": _each("/api/article/{}", "articles"),
    "/api/beside/{id}": _each("/api/beside/{}", "copies"),
    "/api/sources": lambda known: ["/api/sources", "/api/sources?page=8"],
    "/api/source/{id}": _each("/api/source/{}", "sources"),
    "/api/suggestions": lambda known: ["/api/suggestions"],
    "/api/judgements": lambda known: ["/api/judgements"],
    "/api/outlets": lambda known: ["/api/outlets"],
    "/api/search": _searches("/api/search"),
    "/api/statement/{id}": _each("/api/statement/{}", "statements"),
    "/api/notes": lambda known: ["/api/notes"],
    "/api/calendar": lambda known: [f"/api/calendar?month={known.day[:7]}"],
    "/api/queue": lambda known: ["/api/queue", "/api/queue?kind=source"],
    "/api": lambda known: ["/api"],
}
"""What is asked of each page."""
UNASKED = {
    "/add/{id}": "a job that runs: its page has what that one job says, and nothing of the ledger",
    "/favicon.ico": "leads to a file",
    "/openapi.json": "the same for every ledger",
}
"""Pages of which nothing is asked, and why."""


@dataclass(slots=True)
class Cost:
    """What one page cost, each time that it was asked."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    length: int = 0
    page: bool = False
    slowest: str = ""
    great: list[float] = field(default_factory=list)
    """CPU time of the greatest story's board alone."""


class Timed:
    """The application, with the time that its answers take."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self.cpu = self.wall = 0.0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        cpu, wall = time.process_time(), time.perf_counter()
        await self._app(scope, receive, send)
        self.cpu, self.wall = time.process_time() - cpu, time.perf_counter() - wall


def paths(app: FastAPI) -> list[str]:
    """Every path that the application answers to a GET."""

    def walk(routes: Iterable[Any]) -> Iterator[str]:
        for route in routes:
            if (router := getattr(route, "original_router", None)) is not None:
                yield from walk(router.routes)
            elif "GET" in (getattr(route, "methods", None) or ()):
                yield route.path

    return sorted(set(walk(app.routes)))


def measure(where: Path, times: int, only: str = "") -> tuple[dict[str, Cost], Known, float]:
    """What every page cost on a copy of the ledger at *where*, and how long the greatest story's board takes to lay out."""
    from starlette.testclient import TestClient

    from sayso.cli import collect_seldom
    from sayso.ledger import open_ledger
    from sayso.views.board import board
    from sayso.web.app import create_app

    collect_seldom()
    found: dict[str, Cost] = defaultdict(Cost)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "desk.sqlite"
        shutil.copy(where, copy)
        with open_ledger(copy) as ledger:
            known = look(ledger)
            views = []
            for _ in range(times + 2):
                began = time.process_time()
                board(ledger, known.stories[0])
                views.append((time.process_time() - began) * 1000)
        app = create_app(str(copy))
        if missing := set(paths(app)) - ASKED.keys() - UNASKED.keys():
            raise SystemExit(f"nothing is asked of {', '.join(sorted(missing))}: say what in {__file__}")
        timed = Timed(app)
        with TestClient(timed, base_url="http://127.0.0.1", follow_redirects=False) as client:  # type: ignore[arg-type]  # an application
            for path, asks in ASKED.items():
                for asked in asks(known) if only in path else ():
                    _ask(client, timed, asked, found[path], times, great=asked == f"/board/{known.stories[0]}")
    return dict(found), known, _middle(views)


def _ask(client: Any, timed: Timed, asked: str, cost: Cost, times: int, *, great: bool) -> None:
    for _ in range(times):
        answer = client.get(asked)
        if answer.status_code != 200:
            raise SystemExit(f"{asked}: {answer.status_code}")
        if not cost.cpu or timed.cpu * 1000 > max(cost.cpu):
            cost.slowest = asked
        cost.cpu.append(timed.cpu * 1000)
        cost.wall.append(timed.wall * 1000)
        if great:
            cost.great.append(timed.cpu * 1000)
    if answer.headers["content-type"].startswith("text/html"):
        cost.page = True
    cost.length = max(cost.length, len(CHARTS.sub(b"", answer.content)))


def reword(ledger: Ledger) -> str:
    """Add a later text of one article of a small story, and settle it; gives its id."""
    from sqlalchemy import select

    from sayso.ledger.settled_tables import story, story_article
    from sayso.records import Hearing, Page
    from sayso.settling import settle

    with ledger.settling() as book, ledger.reading() as connection:
        first = (
            select(story_article.c.article_id).join(story, story.c.id == story_article.c.story_id).order_by(story.c.articles, story.c.id)
        )
        article, _, _ = book.heard(str(connection.scalar(first.limit(1))))
    text = f"{article.text}\n\nAn earlier text of this article named another street."
    block = Block("paragraph", (len(article.text) + 2, len(text)))
    page = Page(address=article.url or "again", content=text.encode(), url=article.url)
    later = replace(article, text=text, blocks=(*article.blocks, block), sha256=page.sha256, modified=article.published)
    ledger.add(Hearing(page, later, (), "invented 1"))
    for _ in settle(ledger):
        pass
    return later.id


def look(ledger: Ledger) -> Known:
    """What there is to ask about in *ledger*, into which a search, a note, a pin and a later text are put."""
    from sqlalchemy import func, select

    from sayso.ledger.settled_tables import answer, origin, question, story, story_article
    from sayso.ledger.tables import article, figure, outlet, source, statement

    def spread(rows: Sequence[Any]) -> list[str]:
        return [str(rows[place]) for place in sorted({0, len(rows) // 20, len(rows) // 2, len(rows) - 1})]

    changed = reword(ledger)
    with ledger.reading() as connection:
        ranked = list(connection.execute(select(story.c.id, story.c.articles).order_by(story.c.articles.desc(), story.c.id)))
        stories = spread([row.id for row in ranked])
        of_great = list(
            connection.scalars(
                select(story_article.c.article_id).where(story_article.c.story_id == stories[0]).order_by(story_article.c.article_id)
            )
        )
        every = list(connection.scalars(select(article.c.id).where(article.c.is_latest).order_by(article.c.id)))
        articles = [*spread(of_great), *spread(every)]
        spoken = select(source.c.id).where(source.c.statements > 0).order_by(source.c.statements.desc(), source.c.id)
        asked = select(question.c.id).order_by(question.c.answers.desc(), question.c.id)
        great = question.c.story_id == stories[0]
        first = connection.execute(
            select(answer.c.question_id, answer.c.source_id)
            .join_from(answer, question, question.c.id == answer.c.question_id)
            .where(great, answer.c.source_id.is_not(None))
            .order_by(question.c.answers.desc(), answer.c.id)
            .limit(1)
        ).one()
        measured = select(figure.c.measure).where(figure.c.measure.is_not(None)).group_by(figure.c.measure)
        told = list(connection.scalars(select(statement.c.content).where(statement.c.shown).order_by(statement.c.id).limit(5_000)))
        known = {
            "sources": spread(list(connection.scalars(spoken))),
            "outlets": spread(list(connection.scalars(select(outlet.c.id).order_by(outlet.c.id)))),
            "statements": spread(list(connection.scalars(select(statement.c.id).where(statement.c.shown).order_by(statement.c.id)))),
            "questions": [*spread(list(connection.scalars(asked))), *spread(list(connection.scalars(asked.where(great))))],
            "copies": spread(list(connection.scalars(select(origin.c.copy).where(origin.c.status == "confirmed").order_by(origin.c.copy)))),
            "charted": spread(list(connection.scalars(asked.where(question.c.kind == "figure")))),
            "measures": list(connection.scalars(measured.order_by(func.count().desc(), figure.c.measure).limit(2))),
            "day": str(connection.scalar(select(func.max(article.c.day)))),
        }
    ledger.save_search("Denied", f"stance=denies&words={_words(told)[1]}", by="A reader")
    ledger.note("To be looked at again.", by="A reader", article=articles[0])
    pinned = ledger.pin_story(stories[-1], by="A reader")
    with ledger.reading() as connection:
        from sayso.ledger.searches import recall_searches

        kept = recall_searches(connection)[0].id
    return Known(
        stories=stories,
        articles=articles,
        cell=(first.question_id, first.source_id),
        words=_words(told),
        search=kept,
        judgement=pinned.id,
        changed=changed,
        largest=ranked[0].articles,
        **known,  # type: ignore[arg-type]  # each as its field has it
    )


def _words(told: Sequence[str]) -> list[str]:
    """A word that many of some texts have, one that some have and one that few have."""
    often: dict[str, int] = defaultdict(int)
    for text in told:
        for word in {each for each in re.findall(r"\w+", text.lower()) if len(each) > 4}:
            often[word] += 1
    ranked = sorted(often, key=lambda word: (-often[word], word))
    return [ranked[0], ranked[len(ranked) // 10], ranked[-1]]


def loop() -> float:
    """CPU-seconds of a fixed amount of work."""
    began = time.process_time()
    sum(number * number for number in range(LOOP))
    return time.process_time() - began


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(int(len(values) * 0.95), len(values) - 1)]


def main(arguments: list[str] | None = None) -> int:
    """Print what every page costs and which miss their aims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.add_argument("--times", type=int, default=3, help="how often each address is asked (3)")
    parser.add_argument("--only", default="", help="only pages with this in their path")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    before = loop()
    found, known, view = measure(asked.ledger, asked.times, asked.only)
    after = loop()
    rows = {
        path: {
            "cpu ms, median": _middle(cost.cpu),
            "cpu ms, p95": _p95(cost.cpu),
            "wall ms, p95": _p95(cost.wall),
            "kB": cost.length / 1000,
            "misses": _misses(cost),
            "slowest": cost.slowest,
        }
        for path, cost in found.items()
    }
    if asked.json:
        print(json.dumps({"loop s": [before, after], "board of the greatest story, ms": view, "pages": rows}, indent=1))
        return 0
    print(f"{'path':32s} {'median':>8s} {'p95':>8s} {'wall p95':>8s} {'kB':>7s}  misses (CPU ms; slowest)")
    for path, row in rows.items():
        figures = "".join(f" {row[name]:8.0f}" for name in ("cpu ms, median", "cpu ms, p95", "wall ms, p95"))
        told = f"{row['misses']} {row['slowest']}" if row["misses"] else ""
        print(f"{path:32s}{figures} {row['kB']:7.0f}  {told}")
    boards = found["/board/{id}"].great if "/board/{id}" in found else []
    print(f"\nThe greatest story has {known.largest:,} articles. Its board: {view:.0f} ms laid out (aim {AIM_VIEW_MS} at {GREAT})", end="")
    print(f", {_middle(boards):.0f} ms as a page (aim {AIM_BOARD_MS})." if boards else ".")
    print(f"The fixed loop: {before:.3f} s before, {after:.3f} s after.")
    return 0


def _misses(cost: Cost) -> str:
    several = [
        "time" if _p95(cost.cpu) > AIM_MS else "",
        "bytes" if cost.page and cost.length > AIM_KB * 1000 else "",
        "board" if cost.great and _middle(cost.great) > AIM_BOARD_MS else "",
    ]
    return ", ".join(filter(None, several))


if __name__ == "__main__":
    sys.exit(main())
