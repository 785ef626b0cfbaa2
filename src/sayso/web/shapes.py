"""Views as JSON: lists in rows, records in the shapes of the contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sayso.errors import SaysoError
from sayso.views.articles import ArticleView
from sayso.views.contract import Json, article_json, figure_json, link_json, statement_json, when_json
from sayso.views.front import Front
from sayso.views.rows import ArticleRow, SourceRow, StatementRow
from sayso.views.search import Found
from sayso.views.sources import SourceView
from sayso.views.statements import StatementView


def row_json(row: ArticleRow | SourceRow) -> dict[str, Any]:
    """An article or source as lists show it."""
    return asdict(row)


def said_json(row: StatementRow) -> Json:
    """A statement as lists show it; figures, chain and dates as the contract has them."""
    return {
        **asdict(row),
        "hedges": list(row.hedges),
        "figures": [figure_json(figure) for figure in row.figures],
        "chain": [link_json(link) for link in row.chain],
        "said_at": when_json(row.said_at) if row.said_at else None,
        "confidence": round(row.confidence, 4),
    }


def front_json(front: Front) -> Json:
    """The front page."""
    return {
        **totals_json(front),
        "articles": [row_json(row) for row in front.articles],
        "sources": [row_json(row) for row in front.sources],
    }


def totals_json(front: Front) -> Json:
    """How much the ledger holds."""
    return {f"{what}_total": getattr(front, f"{what}_total") for what in ("articles", "sources", "statements", "outlets")}


def article_view_json(view: ArticleView) -> Json:
    """An article with its statements; each carries the id of its source's page."""
    return {
        "article": article_json(view.article),
        "statements": [{**statement_json(each), "source_id": view.source_ids.get(each.id)} for each in view.statements],
        "versions": [row_json(row) for row in view.versions],
    }


def source_view_json(view: SourceView) -> Json:
    """A source with everything it said, in time."""
    return {"source": row_json(view.row), "names": list(view.names), "statements": [said_json(row) for row in view.statements]}


def statement_view_json(view: StatementView) -> Json:
    """A statement in its paragraph, with what proves it."""
    return {
        "statement": statement_json(view.statement),
        "source_id": view.row.source_id,
        "article": row_json(view.article),
        "paragraph": view.paragraph,
        "paragraph_span": list(view.paragraph_span),
        "live_link": view.live_link,
        "sha256": view.sha256,
        "captured_at": view.captured_at,
    }


def found_json(found: Found) -> Json:
    """What a search found; *total* counts all of it."""
    return {"total": found.total, "statements": [said_json(row) for row in found.rows]}


def error_json(error: SaysoError) -> Json:
    """Why there is no answer, in the shape of a page that failed."""
    return {"error": {"kind": error.kind, "reason": str(error)}}
