"""The screens' own views as JSON, put together from the shapes of the contract."""

from __future__ import annotations

from dataclasses import asdict

from sayso.errors import SaysoError
from sayso.views.articles import ArticleView
from sayso.views.contract import Json, article_json, figure_json, own_figure_json, row_json, said_json, statement_json, toll_json
from sayso.views.front import Front
from sayso.views.search import Found
from sayso.views.settled_contract import copy_json, story_json
from sayso.views.sources import SourceView


def front_json(front: Front) -> Json:
    """The front page."""
    return {
        **totals_json(front),
        "stories": [story_json(row) for row in front.stories],
        "articles": [row_json(row) for row in front.articles],
        "sources": [row_json(row) for row in front.sources],
    }


def totals_json(front: Front) -> Json:
    """How much the ledger holds."""
    return {f"{what}_total": getattr(front, f"{what}_total") for what in ("articles", "sources", "statements", "outlets", "stories")}


def article_view_json(view: ArticleView) -> Json:
    """An article with its statements; each carries the id of its source's page."""
    return {
        "article": article_json(view.article),
        "statements": [{**statement_json(each), "source_id": view.source_ids.get(each.id)} for each in view.statements],
        "figures": [figure_json(figure) for figure in view.own],
        "tolls": [toll_json(toll) for toll in view.tolls],
        "versions": [row_json(row) for row in view.versions],
        "story": story_json(view.standing.story) if view.standing.story else None,
        "printed_in": view.standing.articles,
        "copy_of": [copy_json(row) for row in view.standing.copy_of],
        "copies": [copy_json(row) for row in view.standing.copies],
    }


def source_view_json(view: SourceView) -> Json:
    """A source with everything it said, in time."""
    return {
        "source": row_json(view.row),
        "names": list(view.names),
        "called": [asdict(each) for each in view.called],
        "part_of": row_json(view.part_of) if view.part_of else None,
        "voices": [row_json(row) for row in view.voices],
        "alike": [asdict(each) for each in view.alike],
        "judgements": [row_json(row) for row in view.judgements],
        "statements": [said_json(row) for row in view.statements],
    }


def found_json(found: Found) -> Json:
    """What a search found; *total* counts all of it, *own_total* the figures told in the articles' own voice."""
    return {
        "total": found.total,
        "statements": [said_json(row) for row in found.rows],
        "own_total": found.own.total,
        "own_figures": [own_figure_json(row) for row in found.own.rows],
    }


def error_json(error: SaysoError) -> Json:
    """Why there is no answer, in the shape of a page that failed."""
    return {"error": {"kind": error.kind, "reason": str(error)}}
