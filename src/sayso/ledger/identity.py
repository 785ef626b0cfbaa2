"""What makes two things in the book one: a source by its name, a page by its address and what was told of it.

Decides only, from plain values. A wrong join costs more than a missed one, so whoever has no name of their own (“the
company”, “two officials”) is one source within an article and never across two.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from sayso.records import Article, Holder, Page, digest
from sayso.text import fold

STANDARD_INPUT = "-"


def source_id(holder: Holder, article_id: str) -> str | None:
    """The id of the source that *holder* is; None for one who is not to be known.

    People are kept apart from everything else: which sort of body a name is, articles tell differently, but not whether it
    is a person's.

    >>> from sayso.records import Holder
    >>> here, there = (source_id(Holder("", (), "Orla Coast Guard", kind), "0") for kind in ("organisation", "state"))
    >>> here == there
    True
    >>> source_id(Holder("", (), "the company", "organisation"), "0") == source_id(Holder("", (), "the company", "organisation"), "1")
    False
    """
    if not holder.name or not holder.name.strip():
        return None
    name = fold(holder.name) or holder.name
    sort = "person" if holder.kind == "person" else "body"
    return digest(sort, name) if _own_name(holder) else digest(sort, name, article_id)


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
