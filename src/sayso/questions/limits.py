"""What a figure is limited to: the place (“in Osk alone”), and the moment where it is told of another event (“since 2011”)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sayso.questions.measuring import Measuring
from sayso.questions.scene import Scene
from sayso.questions.wording import measures
from sayso.records import Figure, Holder
from sayso.text import Span, fold

NEAR = 60
"""Characters around a holder's name in which “the mayor of Osk” may stand."""
NEAR_BY = 500
"""Characters within which “another six” adds to a count before it."""
BESIDE = 4
"""Figures before it that are looked at."""
LONG_AGO = 10
"""Days: a date further back than that is another event's, a nearer one may be that of the event itself."""
LONGEST_MONTH = 31
CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*"
LOST_STOP = re.compile(r"\s+A$")
"""“In Osk A total of …”: where a text lost its full stop, an article is taken for a part of the name."""
PART_SMALL = re.compile(r"\b[A-Z][\w’']*-(?:based|led|backed|held|controlled|run)\b")
"""“Osk-based”: who is there, and no place."""
PLACE_BEHIND = re.compile(
    # “in Oskan hospitals” names no place
    rf"(?:\s+[\w’'-]+){{0,4}}?\s+(?:in|en|em)\s+(?P<place>{CAPITAL}(?:\s+{CAPITAL})*)(?![\w’'-]|\s+[a-zß-ÿ]+s\b(?<!was))"
)
"""“Killed in Osk”, right behind a number."""


def place_of(scene: Scene, figure: Figure, holder: Holder | None) -> str:
    """The place that *figure* is limited to; empty where it is of the whole event.

    *holder* says whose town “my town” is.
    """
    place = _place_of(scene, figure, holder)
    first = place.split()[:1]
    # “Saturday’s hospital”, “Osk-based”: no place has such a name
    return "" if first and (_is_no_place(scene, first[0]) or PART_SMALL.search(place)) else LOST_STOP.sub("", place)


def _is_no_place(scene: Scene, word: str) -> bool:
    return re.sub(r"[’']s$", "", word.lower()).strip(".") in scene.wording.no_places


def _place_of(scene: Scene, figure: Figure, holder: Holder | None) -> str:
    start, end = scene.sentence(figure.span)
    sentence = scene.text[start:end]
    if figure.measure in measures().core and (found := scene.wording.house.search(sentence)):
        return " ".join(found["place"].split())
    for found in scene.wording.alone.finditer(sentence):
        groups = found.groupdict()
        if place := groups.get("place") or groups.get("place2"):
            return place
        if town := groups.get("town") or groups.get("town2"):
            return _town_of(scene, holder) or town.lower()
    return _listed_place(scene, figure)


def place_apart(scene: Scene, figure: Figure, measure: str, content: Sequence[Span]) -> str:
    """The place of a count that is not the event's: its own words name a place where the article's toll, another number, is not told.

    Only words of *content* are read: where somebody spoke is no place of what he counts.
    """
    toll = next((toll for toll in scene.tolls if toll.measure == measure and toll.of is None), None)
    if toll is None or not toll.spans or {figure.low, figure.high} & {toll.best, toll.low, toll.high} - {None}:
        return ""
    known = [fold(name) for span in toll.spans for name in _places_in(scene, scene.sentence(span))]
    known += [fold(name) for name in _places_in(scene, (0, scene.sentence((0, 0))[1]))]
    named = " ".join(known).split()
    around = scene.beside(figure.span, among=[other.span for other in scene.figures if other.measure == figure.measure])
    regions = [(max(region[0], piece[0]), min(region[1], piece[1])) for region in around[::-1] for piece in content]
    for region in regions:
        if region[0] < region[1]:
            for name in _places_in(scene, region):
                if not all(word in named for word in fold(name).split()):
                    return name
    return ""


def _places_in(scene: Scene, span: Span) -> Iterator[str]:
    for found in scene.wording.places.finditer(scene.words(span)):
        name = LOST_STOP.sub("", found["place"] or found["place2"])
        if not _is_no_place(scene, name.split()[0]) and not PART_SMALL.search(name):
            yield name


def is_rest(scene: Scene, figure: Figure, measure: str, measured: Mapping[Span, Measuring]) -> bool:
    """Whether *figure* only adds to a count told before, or is a part of it: “another six”, “21 others”, “five of the dead”."""
    before, behind = (scene.words(region) for region in scene.beside(figure.span))
    words = scene.wording
    at = bisect_left(scene.spans, figure.span)
    if words.rest_of.search(behind):
        taken_from = next((span for span in reversed(scene.spans[:at]) if span[0] >= scene.sentence(figure.span)[0]), None)
        return taken_from is None or measured[taken_from].measure == measure  # “236 were aboard, 17 of them died” are two counts
    if words.rest_opening.search(before):
        return True
    if words.rest_also.search(behind):
        return True
    if not (words.rest_before.search(before) or words.rest_before.search(figure.as_said + " ") or words.rest_after.search(behind)):
        return False
    return any(measured[span].measure == measure for span in scene.spans[max(at - BESIDE, 0) : at] if figure.span[0] - span[1] <= NEAR_BY)


def _listed_place(scene: Scene, figure: Figure) -> str:
    """“20 died in Osk and 12 in Marn”: a list of places limits each of its numbers, a lone “in Osk” is the event's own place."""
    here = _place_behind(scene, figure)
    if not here:
        return ""
    if figure.part_of is not None:
        return here
    others = [other for other in scene.fellows(figure.span) if other.measure == figure.measure and other.part_of is None]
    places = {_place_behind(scene, other) for other in others} - {""}
    return here if len(places) > 1 and len(others) == len(places) else ""


def _place_behind(scene: Scene, figure: Figure) -> str:
    _, behind = scene.beside(figure.span)
    found = PLACE_BEHIND.match(scene.words(behind))
    return found["place"] if found else ""


def _town_of(scene: Scene, holder: Holder | None) -> str:
    """The place that the holder's office is of: “the mayor of Osk, Ana Orl”, “Osk’s mayor, Ana Orl”."""
    if holder is None or not holder.name:
        return ""
    at = scene.text.find(holder.name)
    while at >= 0:
        before = scene.text[max(at - NEAR, 0) : at]
        behind = scene.text[at + len(holder.name) : at + len(holder.name) + NEAR]
        name = rf"({CAPITAL}(?:\s+{CAPITAL})*)"
        found = (
            re.search(rf"\b[a-záéíóú]+\s+(?:of|de)\s+{name},?\s+(?:\w+\s+)?$", before)
            or re.search(rf"{name}[’']s\s+[a-z ]+,?\s+$", before)
            or re.match(rf",?\s+(?:the\s+|la\s+|el\s+)?[a-záéíóú]+\s+(?:of|de)\s+{name}", behind)
        )
        if found:
            return found.group(1)
        at = scene.text.find(holder.name, at + 1)
    return ""


def moment_of(scene: Scene, figure: Figure) -> str:
    """The other event, or the span of many, that *figure* is told of; empty for the article's own event.

    What follows the figure is read first, then what stands before it, then how its sentence begins.
    """
    before, behind = scene.beside(figure.span)
    for region in (behind, before, scene.opening(figure.span)):
        if moment := _moment(scene, scene.words(region)):
            return moment
    start, end = scene.sentence(figure.span)
    sentence = scene.text[start:end]
    if scene.wording.that_event.search(sentence) and start:
        return _moment(scene, scene.words(scene.sentence((start - 1, start - 1))))
    if (found := scene.wording.day_event.search(sentence)) and not _is_event_day(scene, found["day"]):
        return f"{found['day'].lower()}'s"
    if figure.scope == "cumulative" and scene.wording.spell.search(sentence):
        return "since the beginning"
    return ""


def _is_event_day(scene: Scene, day: str) -> bool:
    """Whether the article's toll is told of that weekday, or of none that could be another."""
    told = [scene.words(scene.sentence(span)).lower() for toll in scene.tolls if toll.of is None for span in toll.spans]
    return not told or any(day.lower() in sentence for sentence in told)


def _moment(scene: Scene, said: str) -> str:
    words, year = scene.wording, scene.published.year if scene.published else None
    if dated := _dated(scene, said):
        return dated
    if words.superlative.search(said):
        return ""  # “the worst since 2013” counts nothing since
    spell = words.since.search(said)
    for found in words.in_year.finditer(said):
        other, month = int(found["year"]), (found["month"] or "").lower()
        since = "since " if spell or found.group().lower().startswith(SINCE) else ""
        if since or other != year or (month and not _is_near(scene, other, month)):
            return since + (f"{other}-{words.months.index(month) + 1:02}" if month in words.months else str(other))
    if found_month := words.since_month.search(said):
        return f"since {_date(scene, words.month_words[found_month['month'].lower()], 1)[:7]}"
    if spell:
        return "since the beginning"
    if words.last_year.search(said):
        return str(year - 1) if year else "last year"
    if words.this_year.search(said):
        return f"since {year}" if year else "this year"
    if words.this_month.search(said):
        return f"since {scene.published.isoformat()[:7]}" if scene.published else "this month"
    return "another" if words.another.search(said) else ""


def _dated(scene: Scene, said: str) -> str:
    """A day or month that lies further back than the event can."""
    words = scene.wording
    if scene.published is None:
        return ""
    for found in words.dates.finditer(said):
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        told = _date(scene, words.month_words[month.lower()], int(day))
        if told and (scene.published - date.fromisoformat(told)).days > LONG_AGO:
            return told
    for found in words.in_month.finditer(said):
        told = _date(scene, words.month_words[found["month"].lower()], 1)
        if told and (scene.published - date.fromisoformat(told)).days > LONGEST_MONTH + LONG_AGO:
            return told[:7]
    return ""


SINCE = ("since", "desde")


def _date(scene: Scene, month: int, day: int) -> str:
    """The last such day up to publication (ISO); empty where there is none."""
    if scene.published is None:
        return ""
    for year in (scene.published.year, scene.published.year - 1):
        try:
            told = date(year, month, day)
        except ValueError:
            continue
        if told <= scene.published:
            return told.isoformat()
    return ""


def _is_near(scene: Scene, year: int, month: str) -> bool:
    """Whether the month is that of publication or the one before."""
    if scene.published is None or month not in scene.wording.months:
        return True
    told = year * 12 + scene.wording.months.index(month)
    return 0 <= scene.published.year * 12 + scene.published.month - 1 - told <= 1
