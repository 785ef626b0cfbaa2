"""Renders the desk's templates: escaping always on, undefined names an error, links only where a browser may go."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sayso.records import STANCES
from sayso.settings import Settings
from sayso.views import answered, copies, dated, measured, places, why
from sayso.views.statements import web_url
from sayso.web import wording

HERE = Path(__file__).parent
STATIC = HERE / "static"

FILTERS = (
    web_url,
    wording.host,
    wording.lang,
    wording.direction,
    wording.day,
    dated.short_day,
    dated.until_day,
    wording.weekday,
    wording.month_of,
    wording.clock,
    wording.moment,
    wording.said,
    wording.sure,
    measured.number,
    answered.cut_short,
    answered.instant,
    answered.rests_on,
    wording.by_day,
    wording.by_known,
    wording.by_said,
)


def page(name: str, *, code: int = 200, **context: Any) -> HTMLResponse:
    """The template *name* with *context*, as an answer with status *code*."""
    return HTMLResponse(environment().get_template(name).render(context), code)


def compile_all() -> None:
    """Compile every template, so that no reader waits for it (half a second on a slow machine)."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def environment() -> Environment:
    """The one environment; templates are compiled once a process."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update({each.__name__: each for each in FILTERS})
    made.globals.update(
        about_what=measured.about_what,
        accord_words=answered.ACCORD_WORDS,
        adds=wording.adds,
        as_read=measured.as_read,
        figure_notes=measured.notes,
        toll_in_words=measured.toll_in_words,
        usual_reading=Settings.from_environment().reading,
        change_words=answered.CHANGE_WORDS,
        copy_words=copies.COPY_WORDS,
        count=wording.count,
        days=wording.days,
        differs=why.differs,
        found_in=wording.found,
        holder_name=why.holder_name,
        stance_words=wording.STANCE_WORDS,
        relay_words=why.RELAY_WORDS,
        said_when=dated.said,
        asked_words=wording.ASKED_WORDS,
        facet_words=wording.FACET_WORDS,
        link_words=wording.LINK_WORDS,
        news_words=answered.NEWS_WORDS,
        often_told=answered.often,
        own_words=answered.own_words,
        every_stance=STANCES,
        feed_of=feed_of,
        static=static,
        told_by=places.told_by,
        why=why.why,
        no_chain=why.NO_CHAIN,
        not_found=answered.NOT_FOUND,
    )
    return made


def feed_of(what: str, id: str, title: str, query: str = "") -> dict[str, str]:
    """Where the feeds of something are, for a page's head and foot: the address without its form, what it asks, what it is called.

    >>> feed_of("story", "57071e", "The dam")["path"]
    '/feeds/story/57071e'
    """
    return {"path": f"/feeds/{what}/{quote(id, safe='')}" if id else f"/feeds/{what}", "query": query, "title": title}


@cache
def static(name: str) -> str:
    """The address of a static file, with a mark of its content so that a browser never keeps an old one.

    >>> static("sayso.css").startswith("/static/sayso.css?")
    True
    """
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"
