"""The screens: each asks the ledger one thing and renders one page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.figures import measures, named_reading, named_readings
from sayso.records import SOURCE_KINDS, STANCES
from sayso.views.around import around
from sayso.views.articles import article, articles
from sayso.views.changes import changes
from sayso.views.dossier import dossier
from sayso.views.facets import facets as narrowed
from sayso.views.feeds import searches
from sayso.views.instants import instant_of
from sayso.views.judgements import judgements
from sayso.views.notes import notes_on
from sayso.views.outlet import outlet
from sayso.views.outlets import outlets
from sayso.views.search import facets
from sayso.views.sources import name_of, source, sources
from sayso.views.statements import show
from sayso.views.stories import stories
from sayso.views.suggested import likely_answers, likely_copies
from sayso.views.suggestions import suggestions
from sayso.views.versions import versions
from sayso.web.asked import PAGE, Asked, Book, Id, Kind, Mentions, Moment, Number, Outlet, ReadBy, Text, Turn, Turned, find, offset
from sayso.web.notes import note_form
from sayso.web.reader import excerpt, reading
from sayso.web.render import page as rendered

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


QUESTIONS = 15
"""Questions on a page of a source."""
CARDS = 60
"""Statements of an article from which on its cards say no more why they read so, but lead to it: a live page may hold 200."""


@router.get("/stories")
def stories_page(book: Book, page: Number = 1, words: Text = None) -> HTMLResponse:
    """All stories, newest first."""
    rows = stories(book, words=words, limit=PAGE + 1, offset=offset(page))
    return rendered("stories.html", rows=rows[:PAGE], words=words or "", turn=Turn(page, len(rows) > PAGE))


@router.get("/versions/{id}")
def versions_page(book: Book, id: Id, against: Text = None) -> HTMLResponse:
    """Two texts of one article, word by word."""
    return rendered("versions.html", view=versions(book, id, against=against))


@router.get("/changes")
def changes_page(book: Book, page: Number = 1, since: Moment = None, story: Text = None) -> HTMLResponse:
    """What changed, newest first."""
    rows = changes(book, since=instant_of(since) if since else None, story=story, limit=PAGE + 1, offset=offset(page))
    asked = {"since": since or "", "story": story or ""}
    return rendered("changes.html", rows=rows[:PAGE], asked=asked, turn=Turn(page, len(rows) > PAGE))


@router.get("/articles")
def articles_page(book: Book, page: Number = 1, outlet: Outlet = None) -> HTMLResponse:
    """All articles, newest first."""
    rows = articles(book, outlet=outlet, limit=PAGE + 1, offset=offset(page))
    return rendered("articles.html", rows=rows[:PAGE], outlet=outlet, turn=Turn(page, len(rows) > PAGE))


@router.get("/article/{id}")
def article_page(book: Book, id: Id) -> HTMLResponse:
    """One article, its statements beside their lines."""
    view = article(book, id)
    margin = around(book, view)
    marked = {**view.claims, **margin.days.spans}
    laid_out = reading(view.article, view.statements, view.source_ids, view.own, marked)
    return rendered("article.html", view=view, reading=laid_out, around=margin, few_words=len(view.statements) > CARDS, **note_form())


@router.get("/sources")
def sources_page(book: Book, page: Number = 1, words: Text = None, kind: Kind = None, mentions: Mentions = None) -> HTMLResponse:
    """All sources, most statements first; with *mentions* those too that have no full name."""
    rows = sources(book, kind=kind, words=words, mentions=bool(mentions), limit=PAGE + 1, offset=offset(page))
    asked = {"words": words or "", "kind": kind or "", "mentions": "yes" if mentions else ""}
    return rendered("sources.html", rows=rows[:PAGE], asked=asked, kinds=SOURCE_KINDS, turn=Turn(page, len(rows) > PAGE))


@router.get("/source/{id}")
def source_page(book: Book, id: Id, reading: ReadBy = None, page: Number = 1, asked: Turned = 1) -> HTMLResponse:
    """One source: what it answers and said, in time; *page* turns its statements, *asked* its questions."""
    view = source(book, id, limit=PAGE, offset=offset(page))
    told = dossier(book, view.row.id, limit=QUESTIONS, offset=(asked - 1) * QUESTIONS)
    turn, questions = Turn(page, told.statements > page * PAGE), Turn(asked, told.questions > asked * QUESTIONS, QUESTIONS)
    read_by = named_reading(reading).name
    about = {"notes": notes_on(book, source=view.row.id), **note_form()}
    return rendered("source.html", view=view, told=told, turn=turn, asked=questions, read_by=read_by, readings=named_readings(), **about)


@router.get("/suggestions")
def suggestions_page(book: Book, page: Number = 1) -> HTMLResponse:
    """Joins for a person to decide: sources that may be one, articles that may be copies, statements that may answer a question."""
    rows, copies, answers = (ask(book, limit=PAGE + 1, offset=offset(page)) for ask in (suggestions, likely_copies, likely_answers))
    more = max(len(rows), len(copies), len(answers)) > PAGE
    return rendered("suggestions.html", rows=rows[:PAGE], copies=copies[:PAGE], answers=answers[:PAGE], turn=Turn(page, more))


@router.get("/judgements")
def judgements_page(book: Book, page: Number = 1) -> HTMLResponse:
    """What persons decided."""
    rows = judgements(book, limit=PAGE + 1, offset=offset(page))
    return rendered("judgements.html", rows=rows[:PAGE], turn=Turn(page, len(rows) > PAGE))


@router.get("/outlets")
def outlets_page(book: Book, page: Number = 1) -> HTMLResponse:
    """The media, most articles first."""
    rows = outlets(book, limit=PAGE + 1, offset=offset(page))
    return rendered("outlets.html", rows=rows[:PAGE], turn=Turn(page, len(rows) > PAGE))


@router.get("/outlet/{id}")
def outlet_page(book: Book, id: Id) -> HTMLResponse:
    """One outlet: whom it quotes, whom it copies."""
    return rendered("outlet.html", view=outlet(book, id))


@router.get("/search")
def search_page(book: Book, asked: Asked, page: Number = 1) -> HTMLResponse:
    """Statements that answer a search."""
    found = find(book, asked, page)
    turn = Turn(page, max(found.total, found.own.total) > offset(page) + PAGE)
    return rendered(
        "search.html",
        found=found,
        asked=asked,
        facets=facets(book),
        narrow=narrowed(book, asked.wanted, found.total),
        searches=searches(book),
        source_name=name_of(book, asked.source) if asked.source else "",
        turn=turn,
        read_by=asked.read_by,
        stances=STANCES,
        measures=measures(),
        readings=named_readings(),
    )


@router.get("/statement/{id}")
def statement_page(book: Book, id: Id) -> HTMLResponse:
    """One statement in its paragraph, with what proves it."""
    view = show(book, id)
    segments = excerpt(view.paragraph, view.paragraph_span, view.statement)
    return rendered("statement.html", view=view, segments=segments, notes=notes_on(book, statement=view.row.id), **note_form())


@router.get("/api")
def api_page(request: Request) -> HTMLResponse:
    """What programs may ask."""
    return rendered("api.html", paths=request.app.openapi()["paths"])


@router.get("/favicon.ico")
def favicon() -> RedirectResponse:
    """The icon that browsers ask for unasked."""
    return RedirectResponse("/static/favicon.svg", 301)
