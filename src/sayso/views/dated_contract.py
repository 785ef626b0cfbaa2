"""The calendar and texts laid side by side as JSON; the shapes are a promise, like those of `contract`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sayso.views.beside import BesideView, Paragraph
from sayso.views.calendar import CalendarView, DayRow
from sayso.views.contract import Json, row_json
from sayso.views.settled_contract import story_json


def calendar_json(view: CalendarView) -> Json:
    """A month: how often each of its days is named, and the places, each sentence once."""
    return {
        "month": view.month.id,
        "day": view.day,
        "named": {cell.day: cell.count for week in view.month.weeks for cell in week if cell.count},
        "rows": [day_json(row) for row in view.rows],
        "total": view.total,
        "roughly": [day_json(row) for row in view.roughly],
        "roughly_total": view.roughly_total,
        "earlier": view.earlier,
        "later": view.later,
        "story": story_json(view.story) if view.story else None,
        "source": row_json(view.source) if view.source else None,
    }


def day_json(row: DayRow) -> Json:
    """One place at which an article names a day; ``ahead``: it lay ahead when the article was published."""
    return {**asdict(row), "ahead": row.ahead, "also": [{"article": id_, "outlet": outlet} for id_, outlet in row.also]}


def beside_json(view: BesideView) -> Json:
    """Two articles, what stands beside what; a stretch of words is ``equal``, or of one side alone (``delete``, ``insert``)."""
    return {
        "left": row_json(view.left),
        "right": row_json(view.right),
        "kind": view.kind,
        "status": view.status,
        "reason": view.reason,
        "compared": view.compared,
        "rows": [{"left": _side(row.left), "right": _side(row.right)} for row in view.rows],
    }


def _side(paragraphs: Sequence[Paragraph]) -> list[Json]:
    return [{"kind": each.kind, "stretches": [[part.kind, part.text] for part in each.stretches]} for each in paragraphs]
