"""The question that figures answer, as a person would write it."""

from __future__ import annotations

import re
from datetime import date

from sayso.questions.wording import measures, wording_of

SINCE = "since "
DAY, MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")


def label_of(measure: str, of: str, place: str, moment: str, event: str = "") -> str:
    """The label of a figure question; *event* is what the story's articles call what happened.

    >>> label_of("killed", "", "", "", "the collapse of the Osk dam")
    'How many people were killed in the collapse of the Osk dam?'
    >>> label_of("killed", "civilians", "Osk", "since 2011")
    'How many civilians were killed in Osk itself since 2011?'
    >>> label_of("killed", "", "", "2016-08-21"), label_of("killed", "", "", "since 2016-08")
    ('How many people were killed on 21 August 2016?', 'How many people were killed since August 2016?')
    >>> label_of("cost", "", "", "", "the collapse of the Osk dam")
    'What did the collapse cost?'
    """
    labels = measures().labels
    if of == "bodies":
        who = place if place[:1].isupper() else f"the {place}"
        return labels["bodies received"].format(place=who) if place else labels["bodies"].format(when=_when(moment))
    found = wording_of("en").event.match(f"in {event}") if event else None
    whole = not (of or place or moment)
    return labels.get(measure, labels[""]).format(
        of=of or "people",
        measure=measure,
        event=f" in {event}" if event and whole else "",
        what=f"the {found['head']}" if found else "it",
        where=_where(place),
        when=_when(moment),
    )


def _where(place: str) -> str:
    if not place:
        return ""
    return f" in {place} itself" if place[:1].isupper() else f" in the {place} itself"


def _when(moment: str) -> str:
    if not moment:
        return ""
    if moment.startswith(SINCE):
        return f" {SINCE}{_dated(moment.removeprefix(SINCE))}"
    if not moment[:1].isdigit():
        return f" in {moment} event"
    return f" {'on' if DAY.fullmatch(moment) else 'in'} {_dated(moment)}"


def _dated(moment: str) -> str:
    """*moment* as people write it, where it is a day or a month."""
    if DAY.fullmatch(moment):
        day = date.fromisoformat(moment)
        return f"{day.day} {day:%B %Y}"
    return f"{date.fromisoformat(f'{moment}-01'):%B %Y}" if MONTH.fullmatch(moment) else moment
