"""Feeds of any search, story, question or source: Atom (RFC 4287) and JSON Feed 1.1.

Ids are tags (RFC 4151) that hang on what a thing is and on nothing else, so that a reader shows each once, wherever the desk stands.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields
from typing import Annotated, Literal
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from lxml import etree
from pydantic import TypeAdapter, ValidationError

from sayso import __version__
from sayso.errors import UsageError
from sayso.views.feeds import Entry, Feed, question_feed, saved_feed, search_feed, source_feed, story_feed
from sayso.web.asked import Asked, Book, Filters, Id
from sayso.web.forms import decider, form
from sayso.web.wording import lang

router = APIRouter(include_in_schema=False)

Form = Annotated[Literal["atom", "json"], Path(description="Atom or JSON Feed")]
MEDIA = {"atom": "application/atom+xml; charset=utf-8", "json": "application/feed+json; charset=utf-8"}
ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
TAG = "tag:sayso.invalid,2025:"
READER = TypeAdapter(Filters)
NAMES = frozenset(each.name for each in fields(Filters))
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, written as any reference."""


@router.get("/feeds/search.{form}")
def of_search(request: Request, book: Book, asked: Asked, form: Form) -> Response:
    """The newest statements that a search finds."""
    return _answer(request, search_feed(book, asked.wanted, asked.query), form)


@router.get("/feeds/saved/{id}.{form}")
def of_saved(request: Request, book: Book, id: Id, form: Form) -> Response:
    """The newest statements that a kept search finds."""
    kept = saved_feed(book, id)
    asked = read_query(kept.query)
    return _answer(request, search_feed(book, asked.wanted, asked.query, kept.name), form)


@router.get("/feeds/story/{id}.{form}")
def of_story(request: Request, book: Book, id: Id, form: Form) -> Response:
    """What changed in a story."""
    return _answer(request, story_feed(book, id), form)


@router.get("/feeds/question/{id}.{form}")
def of_question(request: Request, book: Book, id: Id, form: Form) -> Response:
    """What changed in the answers to a question."""
    return _answer(request, question_feed(book, id), form)


@router.get("/feeds/source/{id}.{form}")
def of_source(request: Request, book: Book, id: Id, form: Form) -> Response:
    """The newest statements of a source."""
    return _answer(request, source_feed(book, id), form)


@router.post("/searches")
async def keep_search(request: Request, book: Book) -> RedirectResponse:
    """Keep a search under a name, or let one go; back to the search."""
    sent = dict(await form(request))
    if sent.get("what") == "forget":
        await run_in_threadpool(book.forget_search, sent.get("id", ""))
        return RedirectResponse("/search", 303)
    query = read_query(sent.get("query", "")).query
    await run_in_threadpool(lambda: book.save_search(sent.get("name", ""), query, by=decider(sent.get("by", ""))))
    return RedirectResponse(f"/search?{query}", 303)


def read_query(query: str) -> Filters:
    """A query string as the search form reads it. Raises UsageError for what it would refuse."""
    given = {name: value for name, value in parse_qsl(query) if name in NAMES}
    try:
        return READER.validate_python(given)
    except ValidationError as error:
        raise UsageError("this search cannot be asked", "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())) from None


def _answer(request: Request, feed: Feed, form: Literal["atom", "json"]) -> Response:
    """*feed* as it was asked for; nothing where the reader has it already."""
    home = str(request.base_url).rstrip("/")
    here = f"{home}{quote(request.url.path)}" + (f"?{request.url.query}" if request.url.query else "")
    body = atom(feed, home, here) if form == "atom" else json_feed(feed, home, here)
    mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"etag": mark, "cache-control": "no-cache"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA[form], headers=headers)


def tag(key: str) -> str:
    """An id that stays what it is wherever the desk stands.

    >>> tag("statement/03fb"), tag("search/words=größe zwei")
    ('tag:sayso.invalid,2025:statement/03fb', 'tag:sayso.invalid,2025:search/words=gr%C3%B6%C3%9Fe%20zwei')
    """
    return TAG + quote(key, safe="/=&+%:@!$'()*,;~")


def atom(feed: Feed, home: str, here: str) -> bytes:
    """*feed* as Atom; *home* is where the desk stands, *here* the feed's own address."""
    namespaces: dict[str | None, str] = {None: ATOM}
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=namespaces)  # type: ignore[arg-type]  # its stubs know no default namespace
    _add(root, "id", tag(feed.key))
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _link(root, "self", here, "application/atom+xml")
    _link(root, "alternate", home + feed.path, "text/html")
    _add(root, "generator", "Sayso", version=__version__)
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", "Sayso")
    for entry in feed.entries:
        _entry(root, entry, home)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _entry(root: etree._Element, entry: Entry, home: str) -> None:
    made = etree.SubElement(root, f"{{{ATOM}}}entry")
    if language := lang(entry.language):
        made.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    _add(made, "id", tag(entry.key))
    _add(made, "title", entry.title)
    _add(made, "updated", entry.updated)
    if entry.published:
        _add(made, "published", entry.published)
    _link(made, "alternate", home + entry.path, "text/html")
    author = etree.SubElement(made, f"{{{ATOM}}}author")
    _add(author, "name", entry.author)
    for each in entry.tags:
        etree.SubElement(made, f"{{{ATOM}}}category", term=_xml(each))
    _add(made, "content", entry.text, type="text")


def _add(parent: etree._Element, name: str, text: str, **told: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}", told).text = _xml(text)


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=_xml(href), type=kind)


def _xml(text: str) -> str:
    """*text* without what no XML document may hold.

    >>> _xml("a" + chr(0) + "b" + chr(0xD800) + "c")
    'abc'
    """
    return NOT_IN_XML.sub("", text)


def json_feed(feed: Feed, home: str, here: str) -> bytes:
    """*feed* as JSON Feed 1.1."""
    told = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": home + feed.path,
        "feed_url": here,
        "items": [_item(entry, home) for entry in feed.entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _item(entry: Entry, home: str) -> dict[str, object]:
    told = {
        "id": tag(entry.key),
        "url": home + entry.path,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.author}],
        "tags": list(entry.tags),
        "language": lang(entry.language),
    }
    return {name: value for name, value in told.items() if value}
