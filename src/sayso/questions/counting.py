"""A figure in comparable form: what is measured, of whom, where and when, so that figures of many pages can be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from sayso.questions.limits import is_rest, moment_of, place_apart, place_of
from sayso.questions.measuring import Measuring
from sayso.questions.scene import Scene
from sayso.questions.whom import OWN, are_people, called, counts_things, kind_of, whom
from sayso.questions.wording import Wording, measures
from sayso.records import Figure, Statement
from sayso.text import Span
from sayso.traces import Counted

MONEY = frozenset({"cost", "claims", "money"})


def count(scene: Scene, figure: Figure, measured: Mapping[Span, Measuring], statement: Statement) -> Counted | None:
    """*figure* of *statement* in comparable form; None where it is no level that anybody could dispute.

    A rise *by* 20 is no level, up *to* 31 is one. A part whose kind or place the words do not tell (“3 of them seriously”)
    would pass for the whole, so it is none either.
    """
    measuring = measured[figure.span]
    if figure.change in {"up by", "down by"} or measuring.measure in measures().never or not measuring.measure:
        return None
    if measuring.measure in MONEY and scene.wording.by.search(scene.words(scene.beside(figure.span)[0])):
        return None
    of, place = whom(scene, figure, measured)
    if measuring.measure in measures().victims and (counts_things(of, scene.wording) or not are_people(of, scene.wording)):
        return None
    only = place_of(scene, figure, statement.source)
    place = only or place or place_apart(scene, figure, measuring.measure, statement.content.spans)
    if figure.part_of is not None and not place and of == _whole_of(scene, figure, measuring):
        whole = measured.get(figure.part_of)
        if whole is None or whole.measure == measuring.measure:  # “236 aboard, 17 of them died” are two counts
            return None
    if not place and not of and is_rest(scene, figure, measuring.measure, measured):
        return None
    return Counted(
        measure=measuring.measure,
        of=of,
        whose=called(statement.source) if of.startswith(f"{OWN} ") else "",
        place=place,
        only=bool(only),
        moment=moment_of(scene, figure),
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        approximate=figure.approximate,
        vague=figure.vague,
        unit=_unit(scene.wording, figure, measuring),
        as_said=figure.as_said,
        former=_is_former(scene, figure),
        scope=figure.scope or "",
        day=_day_of(scene, figure),
        event=_event_of(scene, figure),
        inferred=measuring.inferred,
        span=figure.span,
    )


def _whole_of(scene: Scene, figure: Figure, measuring: Measuring) -> str:
    """The kind of the figure that *figure* is a part of; its own where that is not to be found."""
    whole = next((other for other in scene.fellows(figure.span) if other.span == figure.part_of), None)
    return kind_of((whole.of if whole else measuring.of) or "", scene.wording)


def _unit(wording: Wording, figure: Figure, measuring: Measuring) -> str:
    if figure.unit:
        return figure.unit
    of = (figure.of or "").lower()
    if measuring.measure in MONEY and of in wording.units:
        return of[:-1] if of.endswith("s") and of[:-1] in wording.units else of
    return ""


def _is_former(scene: Scene, figure: Figure) -> bool:
    """“Raised from *12* to 31”, “down to 28 from *31*”: another figure of the sentence stands in its place."""
    before, _ = scene.beside(figure.span)
    if figure.change is not None or not scene.wording.replaced_least.search(scene.words(before)):
        return False
    if not scene.wording.moved.search(scene.words(scene.sentence(figure.span))):
        return False
    return len(scene.fellows(figure.span)) > 1 or bool(scene.wording.moved.search(scene.words(before)))


def _day_of(scene: Scene, figure: Figure) -> str:
    """The weekday right behind *figure*, the last such day up to publication; where its sentence tells several figures of one measure."""
    if scene.published is None or sum(other.measure == figure.measure for other in scene.fellows(figure.span)) < 2:
        return ""
    _, behind = scene.beside(figure.span)
    near = re.match(r"[^,;:.()—–]*", scene.words(behind))
    found = scene.wording.weekday.search(near.group() if near else "")
    if not found:
        return ""
    weekday = scene.wording.weekdays.index(found["day"].lower())
    return (scene.published - timedelta(days=(scene.published.weekday() - weekday) % 7)).isoformat()


def _event_of(scene: Scene, figure: Figure) -> str:
    before, behind = scene.beside(figure.span)
    for region in (behind, before):
        if found := scene.wording.event.search(scene.words(region)):
            return " ".join(found["event"].split())
    return ""
