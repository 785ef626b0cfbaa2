"""The screens' views as JSON, for programs."""

from __future__ import annotations

from fastapi import APIRouter

from sayso.figures import named_reading
from sayso.views.articles import article, articles
from sayso.views.board import board
from sayso.views.cells import cell
from sayso.views.changes import changes
from sayso.views.contract import Json, row_json, statement_view_json
from sayso.views.front import front
from sayso.views.instants import instant_of
from sayso.views.judgements import judgements
from sayso.views.outlets import outlets
from sayso.views.questions import question
from sayso.views.settled_contract import (
    board_json,
    cell_view_json,
    change_json,
    likely_answer_json,
    question_view_json,
    story_json,
    versions_json,
)
from sayso.views.sources import source, sources
from sayso.views.statements import show
from sayso.views.stories import stories
from sayso.views.suggested import likely_answers, likely_copies
from sayso.views.suggestions import suggestions
from sayso.views.timeline import timeline
from sayso.views.timeline_spec import vega
from sayso.views.versions import versions
from sayso.web import shapes
from sayso.web.asked import PAGE, Asked, Book, Id, Kind, Mentions, Moment, Number, Outlet, ReadBy, Short, Text, find, offset
from sayso.web.boards import Shown

router = APIRouter(prefix="/api", tags=["ledger"])


@router.get("/front")
def api_front(book: Book) -> Json:
    """What is new, who speaks most, and how much there is."""
    return shapes.front_json(front(book))


@router.get("/stories")
def api_stories(book: Book, page: Number = 1, words: Text = None) -> Json:
    """Stories, newest first."""
    return {"stories": [story_json(row) for row in stories(book, words=words, limit=PAGE, offset=offset(page))]}


@router.get("/board/{id}")
def api_board(book: Book, id: Id, asked: Shown, page: Number = 1) -> Json:
    """A story's questions with each party's answers, as they stand or stood; *page* turns what lines up with nothing."""
    return board_json(board(book, id, as_of=asked.then, since=asked.new, choice=asked.choice, rest=PAGE, offset=offset(page)))


@router.get("/board/{id}/cell")
def api_cell(book: Book, id: Id, asked: Shown, question: Short, party: Short) -> Json:
    """What one party answers to one question, with the sentence of every statement that carries it."""
    return cell_view_json(cell(book, question, party, as_of=asked.then, choice=asked.choice))


@router.get("/question/{id}")
def api_question(book: Book, id: Id) -> Json:
    """One question with every answer and the statements that carry it."""
    return question_view_json(question(book, id))


@router.get("/question/{id}/timeline")
def api_timeline(book: Book, id: Id, reading: ReadBy = None) -> Json:
    """The chart of a question of figures, as Vega-Lite; empty where it has none."""
    view = question(book, id)
    chart = timeline(view.row, named_reading(reading), end=view.story.last)
    return vega(chart) if chart else {}


@router.get("/versions/{id}")
def api_versions(book: Book, id: Id, against: Text = None) -> Json:
    """Two texts of one article word by word, and which statements came, went or changed."""
    return versions_json(versions(book, id, against=against))


@router.get("/changes")
def api_changes(book: Book, page: Number = 1, since: Moment = None, story: Text = None) -> Json:
    """What changed, newest first: parties, answers, revisions, articles' texts."""
    rows = changes(book, since=instant_of(since) if since else None, story=story, limit=PAGE, offset=offset(page))
    return {"changes": [change_json(row) for row in rows]}


@router.get("/articles")
def api_articles(book: Book, page: Number = 1, outlet: Outlet = None) -> Json:
    """Articles, newest first."""
    return {"articles": [row_json(row) for row in articles(book, outlet=outlet, limit=PAGE, offset=offset(page))]}


@router.get("/article/{id}")
def api_article(book: Book, id: Id) -> Json:
    """One article with its text, statements and versions."""
    return shapes.article_view_json(article(book, id))


@router.get("/sources")
def api_sources(book: Book, page: Number = 1, words: Text = None, kind: Kind = None, mentions: Mentions = None) -> Json:
    """Sources, most statements first; with *mentions* those too that have no full name."""
    rows = sources(book, kind=kind, words=words, mentions=bool(mentions), limit=PAGE, offset=offset(page))
    return {"sources": [row_json(row) for row in rows]}


@router.get("/source/{id}")
def api_source(book: Book, id: Id) -> Json:
    """Everything one source said, in time."""
    return shapes.source_view_json(source(book, id))


@router.get("/suggestions")
def api_suggestions(book: Book, page: Number = 1) -> Json:
    """What waits for a person, the likeliest first: sources that may be one, likely copies, likely answers."""
    start = offset(page)
    return {
        "suggestions": [row_json(row) for row in suggestions(book, limit=PAGE, offset=start)],
        "copies": [row_json(row) for row in likely_copies(book, limit=PAGE, offset=start)],
        "answers": [likely_answer_json(row) for row in likely_answers(book, limit=PAGE, offset=start)],
    }


@router.get("/judgements")
def api_judgements(book: Book, page: Number = 1) -> Json:
    """What persons decided, newest first."""
    return {"judgements": [row_json(row) for row in judgements(book, limit=PAGE, offset=offset(page))]}


@router.get("/outlets")
def api_outlets(book: Book, page: Number = 1) -> Json:
    """The media, most articles first."""
    return {"outlets": [row_json(row) for row in outlets(book, limit=PAGE, offset=offset(page))]}


@router.get("/search")
def api_search(book: Book, asked: Asked, page: Number = 1) -> Json:
    """Statements that answer a search, and how many do."""
    return shapes.found_json(find(book, asked, page))


@router.get("/statement/{id}")
def api_statement(book: Book, id: Id) -> Json:
    """One statement in its paragraph, with what proves it."""
    return statement_view_json(show(book, id))
