"""The timeline as Vega-Lite: what the page draws where scripts run, what a program gets, and what a notebook can show.

Its colours are parameters, so that a page may set those of its own.
"""

from __future__ import annotations

from typing import Any

from sayso.views.answered import instant
from sayso.views.contract import Json
from sayso.views.grid import Party
from sayso.views.places import place, told_by
from sayso.views.timeline import Mark, Timeline

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LANE, WIDE = 72, 640
"""A lane's height and width where nothing else is asked."""
UP = "M0,0V-1M-0.28,-0.66L0,-1L0.28,-0.66"
DOWN = "M0,0V1M-0.28,0.66L0,1L0.28,0.66"
ARROW, DOT = 700, 70
"""How large arrows and dots are, in square pixels."""
ACROSS = {"field": "at", "type": "temporal", "title": None, "axis": {"grid": False, "tickCount": 5}}


def vega(view: Timeline) -> Json:
    """The chart as a Vega-Lite specification with its data in it; addresses are those of a desk."""
    names = [lane.party.name for lane in view.lanes]
    scale = {"domain": [view.amounts.low, view.amounts.high], **({"type": "symlog"} if view.amounts.by_factors else {"nice": False})}
    up = {"type": "quantitative", "title": None, "scale": scale, "axis": {"tickCount": 3, "domain": False, "ticks": False, "grid": True}}
    return {
        "$schema": SCHEMA,
        "title": {"text": view.question.label, "subtitle": f"read: {view.reading}" + (f"; in {view.unit}" if view.unit else "")},
        "usermeta": {"sayso": {"question": view.question.id, "story": view.question.story, "reading": view.reading}},
        "params": [
            {"name": "ink", "value": "black"},
            {"name": "soft", "value": "gray"},
            {"name": "paper", "value": "white"},
        ],
        "data": {"values": [row for lane in view.lanes for row in _rows(lane.party, lane.marks)]},
        "facet": {
            "row": {
                "field": "party",
                "type": "nominal",
                "sort": names,
                "title": None,
                "header": {"labelAngle": 0, "labelAlign": "left", "labelLimit": 170},
            }
        },
        "spacing": 16,
        "spec": {
            "width": WIDE,
            "height": LANE,
            "encoding": {
                "x": {
                    **ACROSS,
                    "scale": {
                        "type": "utc",
                        "domainMin": {"expr": str(view.times.first * 1000)},
                        "domainMax": {"expr": str(view.times.last * 1000)},
                    },
                }
            },
            "layer": _layers(up, view.amounts.low),
        },
        "config": {"view": {"stroke": None}, "axisY": {"gridDash": [1, 3]}, "font": "sans-serif"},
    }


def _layers(up: Json, ground: float) -> list[Json]:
    value = {**up, "field": "value"}
    tooltip = [
        {"field": each, "type": "nominal", "title": title}
        for each, title in (
            ("party", "Who"),
            ("short", "Figure"),
            ("words", "In words"),
            ("said", "Said"),
            ("stance", "Stance"),
            ("outlet", "In"),
        )
    ]
    leads: dict[str, Any] = {"href": {"field": "href"}, "tooltip": tooltip}
    return [
        _layer(
            "datum.kind == 'copy'",
            {"type": "tick", "orient": "vertical", "color": {"expr": "soft"}, "size": 9, "yOffset": -5},
            y={"datum": ground, **up},
            **leads,
        ),
        _layer(
            "datum.standing && datum.value != null",
            {"type": "rule", "color": {"expr": "ink"}, "strokeDash": [2, 3]},
            y=value,
            x2={"field": "until"},
        ),
        _layer(
            "!datum.standing && datum.until && datum.value != null",
            {"type": "rule", "color": {"expr": "soft"}},
            y=value,
            x2={"field": "until"},
        ),
        _layer(
            "datum.shape == 'range'",
            {"type": "rule", "color": {"expr": "ink"}, "strokeWidth": 5},
            y={**up, "field": "low"},
            y2={"field": "high"},
            **leads,
        ),
        *(
            _layer(
                f"datum.shape == '{shape}'",
                {"type": "point", "shape": path, "size": ARROW, "stroke": {"expr": "ink"}, "strokeWidth": 1.75, "filled": False},
                y=value,
                **leads,
            )
            for shape, path in (("at-least", UP), ("at-most", DOWN))
        ),
        _layer(
            "datum.dot",
            {
                "type": "point",
                "filled": True,
                "opacity": 1,
                "size": DOT,
                "stroke": {"expr": "ink"},
                "strokeWidth": 1.75,
                "fill": {"expr": "datum.second_hand ? paper : ink"},
            },
            y=value,
            **leads,
        ),
        _layer(
            "datum.shape == 'words'",
            {"type": "text", "align": "left", "color": {"expr": "ink"}},
            y={"datum": ground, **up},
            text={"field": "short"},
            **leads,
        ),
    ]


def _layer(keep: str, mark: Json, **encoding: Any) -> Json:
    return {"transform": [{"filter": keep}], "mark": mark, "encoding": encoding}


def _rows(party: Party, marks: tuple[Mark, ...]) -> list[Json]:
    rows: list[Json] = []
    for mark in marks:
        answer, first = mark.answer, told_by(mark.answer)
        rows.append(
            {
                "kind": "answer",
                "party": party.name,
                "party_id": party.id,
                "answer": answer.id,
                "at": instant(mark.at),
                "until": instant(mark.until) if mark.until else None,
                "said": _said(mark),
                "shape": mark.shape,
                "dot": mark.shape != "words" and (mark.shape != "range" or mark.best is not None),
                "value": mark.value,
                "low": mark.low,
                "best": mark.best,
                "high": mark.high,
                "short": mark.short,
                "words": answer.words,
                "stance": answer.stance,
                "standing": mark.standing,
                "second_hand": mark.second_hand,
                "outlet": first.outlet,
                "href": place(first),
            }
        )
        rows += [
            {
                "kind": "copy",
                "party": party.name,
                "party_id": party.id,
                "answer": answer.id,
                "at": instant(copy.known),
                "short": mark.short,
                "words": answer.words,
                "said": "a copy",
                "stance": answer.stance,
                "outlet": copy.outlet,
                "href": place(copy),
            }
            for copy in mark.copies
        ]
    return rows


def _said(mark: Mark) -> str:
    first, last = mark.answer.said_from, mark.answer.said_to
    return f"{first} to {last}" if first and last and first != last else first or "no day told"
