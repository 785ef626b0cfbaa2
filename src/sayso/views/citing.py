"""An article as a reference names it: what the ledger knows of it and nothing else; what it does not know stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from sayso.ledger.recalling import recall_article
from sayso.records import Article
from sayso.sources.credit import find_credit
from sayso.sources.lexicon import agencies
from sayso.sources.outlets import known_outlet, outlet_key
from sayso.views.dated import as_day
from sayso.views.statements import web_url

ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|md|li|vn|fo))/(?P<at>\d{8})\d{0,6}(?:[a-z]{2}_)?/(?P<url>https?://.+)",
    re.IGNORECASE,
)
"""An address in an archive of the web that tells when the page was archived, and which page it is."""
A_MONTH = re.compile(r"\d{4}(-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One article as a reference; every field is the ledger's or empty."""

    article: str
    """Its id."""
    title: str
    """The headline."""
    authors: tuple[str, ...]
    """Those who sign it, as printed, without the outlet itself and whom it credits as a whole."""
    published: str
    """The day (ISO) of its publication; of a page that tells no day the month or the year."""
    outlet: str
    """The medium's name."""
    is_agency: bool
    """Whether the medium is a news agency, as far as the table of media knows."""
    agency: str
    """Whom the page credits with the report as a whole; empty where it is the outlet's own."""
    url: str
    """Its address on the web."""
    accessed: str
    """The day (ISO) on which the page was captured."""
    language: str
    """ISO 639-1 code."""
    archive_url: str
    """Its address in an archive of the web, where it was read from one."""
    archived: str
    """The day (ISO) on which that was archived."""


def citations(connection: Connection, articles: Iterable[str]) -> dict[str, Citation]:
    """What is known of each of *articles* (ids), in their order."""
    found = ((id_, recall_article(connection, id_)) for id_ in dict.fromkeys(articles))
    return {id_: cite(article) for id_, article in found if article is not None}


def cite(article: Article) -> Citation:
    """*article* as a reference."""
    url, archive_url, archived = _addresses(article)
    outlet = article.outlet or ""
    credit = find_credit(article)
    return Citation(
        article=article.id,
        title=article.title or "",
        authors=tuple(_authors(article.byline, outlet, credit.name if credit else "")),
        published=_day(article.published),
        outlet=outlet,
        is_agency=known_outlet(outlet) in agencies(),
        agency=credit.name if credit else "",
        url=url,
        accessed=_day(article.captured_at),
        language=article.language or "",
        archive_url=archive_url,
        archived=archived,
    )


def _authors(byline: Iterable[str], outlet: str, credited: str) -> Iterator[str]:
    others = {outlet_key(name) for name in (outlet, credited) if name}
    for name in byline:
        if name.strip() and outlet_key(name) not in others:
            yield name


def _addresses(article: Article) -> tuple[str, str, str]:
    """The live address, and the archived one with its day."""
    known = [url for url in (web_url(article.canonical_url), web_url(article.url)) if url]
    live = next((url for url in known if not ARCHIVED.fullmatch(url)), "")
    match = next((found for url in known if (found := ARCHIVED.fullmatch(url))), None)
    archived = _day("-".join((match["at"][:4], match["at"][4:6], match["at"][6:]))) if match else ""
    if match is None or not archived:  # digits that are no day are no archive's
        return live or (known[0] if known else ""), "", ""
    return live or web_url(match["url"]) or "", match.string, archived


def _day(iso: str | None) -> str:
    """The day of a date or a date-time; as much as is told of one that is less than a day; nothing of what is none.

    >>> _day("2031-03-12T14:05:00+02:00"), _day("2031-03"), _day("2031-13"), _day("soon")
    ('2031-03-12', '2031-03', '', '')
    """
    if known := as_day(iso):
        return known.isoformat()
    told = (iso or "").strip()
    return told if A_MONTH.fullmatch(told) and as_day(f"{told}-01-01"[:10]) else ""
