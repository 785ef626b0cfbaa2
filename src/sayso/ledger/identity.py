"""What makes two things in the book one: a speaker's name, a page by its address and what was told of it.

Decides only, from plain values. A wrong join costs more than a missed one, so whoever has no full name (“the company”, “two
officials”, a bare surname) is one within an article and never across two. Which names are one source: `merging`.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from sayso.ledger.names import Sort, is_full, key, senses
from sayso.records import Article, Holder, Page, SourceKind, digest
from sayso.text import fold

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one article lets somebody be known by it."""

    id: str
    """16 hex digits: the same name in another article has the same id, if it means the same there."""
    name: str
    """As the article writes it."""
    sort: Sort
    """People are kept apart from the rest: which sort of body a name is, articles tell differently, but not whether it is a person's."""
    kind: SourceKind
    """What sort of speaker."""
    folded: str
    """The name for looking it up."""
    key: str
    """What all its spellings share."""
    senses: tuple[str, ...]
    """What tells namesakes apart."""
    article_id: str | None
    """The only article in which it means this; None for a full name."""

    @property
    def named(self) -> bool:
        """Whether the name is full, so that it holds beyond its article."""
        return self.article_id is None


def name_of(holder: Holder, article_id: str, *, apart: Container[str] = ()) -> Name | None:
    """The name that *holder* goes by in an article; None for one who is not to be known.

    *apart* are ids of names that a person has taken out of their source for this article alone.

    >>> from sayso.records import Holder
    >>> here, there = (name_of(Holder("", (), "Orla Coast Guard", kind), "0") for kind in ("organisation", "state"))
    >>> here.id == there.id
    True
    >>> name_of(Holder("", (), "the company", "organisation"), "0").id == name_of(Holder("", (), "the company", "organisation"), "1").id
    False
    >>> name_of(Holder("", (), "Orlo", "person"), "0").named
    False
    """
    if not holder.name or not holder.name.strip():
        return None
    name = holder.name
    sort: Sort = "person" if holder.kind == "person" else "body"
    folded, shared = fold(name) or name, key(name, sort)
    full = _own_name(holder) and is_full(name, sort)
    told = tuple(sorted(senses(name, holder.described, holder.part_of, sort, office=holder.kind == "role"))) if full else ()
    # Marks that folding drops can part two names (“U.S.”, “U S”): then the key is part of what the name is.
    exact = () if key(folded, sort) == shared else (shared,)
    id_ = digest(sort, folded, *exact, *told) if full else digest(sort, folded, article_id)
    if taken_out(id_, article_id) in apart:
        return Name(taken_out(id_, article_id), name, sort, holder.kind, folded, f"{shared} {article_id}", told, article_id)
    return Name(id_, name, sort, holder.kind, folded, shared, told, None if full else article_id)


def taken_out(name_id: str, article_id: str) -> str:
    """The id of a name in one article alone, after a person has taken it out of its source there."""
    return digest(name_id, "apart", article_id)


def _own_name(holder: Holder) -> bool:
    """Whether the words are a name and no description; scripts without capitals are given the benefit of the doubt."""
    name = holder.name or ""
    if holder.kind == "unnamed":
        return False
    if name.upper() == name.lower():
        return True
    words = name.split()
    if holder.kind in {"role", "group"}:  # “Residents”, “Prime Minister”: many are called so; “mayor of Osk” is one
        words = words[1:]
    return any(letter.isupper() for word in words for letter in word)


def locator(article: Article, page: Page) -> str:
    """Where the article lives: two texts with one locator are versions of one article.

    Some sites call their front page the canonical address of everything; that is no one article's address. Nor is standard
    input, so there a text is only ever a version of itself.
    """
    canonical, url = article.canonical_url, article.url
    if canonical and not (url and _is_root(canonical) and not _is_root(url)):
        return canonical
    if url:
        return url
    return f"sha256:{page.sha256}" if page.address == STANDARD_INPUT else page.address


def outlet_key(outlet: str | None) -> str:
    """The outlet's name for comparison; empty where there is none.

    >>> outlet_key("The Osk Courier"), outlet_key("OSK COURIER"), outlet_key(None)
    ('osk courier', 'osk courier', '')
    """
    return fold(outlet or "") or outlet or ""


def _is_root(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in {"", "/"} and not parts.query


def told(page: Page) -> str:
    """A digest of what is known of the page beside its bytes, as far as it changes what is read out of them."""
    return digest(page.url, page.published, page.outlet, page.media_type, page.charset)


def day(iso: str | None) -> str:
    """The day of an ISO 8601 date, as the page's own clock has it; empty for what is none.

    >>> day("2031-03-12T23:05:00-05:00"), day("soon"), day(None)
    ('2031-03-12', '', '')
    """
    try:
        return date.fromisoformat((iso or "")[:10]).isoformat()
    except ValueError:
        return ""


def moment(iso: str | None) -> float | None:
    """An ISO 8601 date or time as seconds in UTC; None for what is none.

    >>> moment("1970-01-01T01:00:00+01:00"), moment("1970-01-02"), moment("<b>")
    (0.0, 86400.0, None)
    """
    try:
        time = datetime.fromisoformat(iso or "")
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def known_at(article: Article) -> float | None:
    """When the article's text stood so, as far as it is known: fetched, else changed, else published."""
    times = (moment(article.captured_at), moment(article.modified), moment(article.published))
    return next((time for time in times if time is not None), None)
