"""What waits for a person, as JSON: the same at the command line and for programs."""

from __future__ import annotations

from dataclasses import asdict

from sayso.views.contract import Json, row_json, said_json
from sayso.views.queue import Line, Side


def line_json(line: Line) -> Json:
    """One decision, with both sides."""
    return {
        "id": line.what.id,
        **asdict(line.what),
        "key": line.what.key,
        "because": line.because,
        "ask": line.ask,
        "label": line.label or None,
        "read": line.read or None,
        "sides": [_side(side) for side in line.sides],
    }


def _side(side: Side) -> Json:
    return {
        "source": row_json(side.source) if side.source else None,
        "article": row_json(side.article) if side.article else None,
        "statement": said_json(side.said) if side.said else None,
        "context": [asdict(piece) for piece in side.context],
    }
