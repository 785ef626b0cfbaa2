"""One statement in its paragraph, with those around and inside it, and what proves it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.recalling import recall_article, recall_statements
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.records import Article, Statement
from sayso.text import Span, text_fragment
from sayso.views.asking import by_prefix, ids_from
from sayso.views.rows import ARTICLES, STATEMENTS, ArticleRow, StatementRow, article_rows, statement_rows

Status = Literal["current", "superseded"]
SURELY_ID = 6
"""Digits from which a word of hex digits is taken for an id; shorter ones may be a name (“ABC”)."""
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with everything that lets a person check it."""

    statement: Statement
    """The statement."""
    row: StatementRow
    """As lists show it."""
    article: ArticleRow
    """The article it stands in."""
    paragraph: str
    """The block of the article's text in which its first words stand."""
    paragraph_span: Span
    """Where that block stands in the article's text."""
    live_link: str | None
    """The live page, scrolled to the words; None where the page has no web address."""
    sha256: str
    """The hash of the saved page's bytes."""
    captured_at: str | None
    """When they were fetched or archived."""
    status: Status
    """Whether the article's newest reading still has it."""
    outer: Statement | None
    """The statement it stands within."""
    inner: tuple[Statement, ...]
    """The statements that stand within it, in reading order."""


def show(ledger: Ledger, id: str) -> StatementView:
    """The statement with this id, or whose id alone begins so; one that a newer reading dropped is shown as well.

    Raises NotInLedger when there is none, UsageError when several begin so.
    """
    with ledger.reading() as connection:
        whole = by_prefix(connection, s.c.id, id, "statement")
        [statement] = recall_statements(connection, [whole])
        [row] = statement_rows(connection, STATEMENTS.where(s.c.id == whole))
        [listed] = article_rows(connection, ARTICLES.where(a.c.id == row.article_id))
        article = recall_article(connection, row.article_id)
        assert article is not None
        status = connection.scalar(select(s.c.status).where(s.c.id == whole))
        outer = recall_statements(connection, [statement.within]) if statement.within else ()
        inner = _inner(connection, whole)
    span = _paragraph(article, statement)
    return StatementView(
        statement=statement,
        row=row,
        article=listed,
        paragraph=article.text[slice(*span)],
        paragraph_span=span,
        live_link=live_link(article, statement),
        sha256=article.sha256,
        captured_at=article.captured_at,
        status=cast(Status, status),
        outer=outer[0] if outer else None,
        inner=inner,
    )


def statement_ids(ledger: Ledger, given: Iterable[str]) -> dict[str, str]:
    """Those of *given* that are a statement's id or begin the id of one alone, each with the whole of it."""
    with ledger.reading() as connection:
        found = {each: ids_from(connection, s.c.id, each) for each in given if len(each) >= SURELY_ID}
    return {each: ids[0] for each, ids in found.items() if len(ids) == 1}


def live_link(article: Article, statement: Statement) -> str | None:
    """A link that opens the live page at the statement's first words."""
    url = web_url(article.url) or web_url(article.canonical_url)
    if url is None or not statement.content.spans:
        return None
    start, end = statement.content.spans[0]
    return url.partition("#")[0] + text_fragment(article.text[start:end])


def web_url(url: str | None) -> str | None:
    """*url* if a browser may be sent there: ``http`` or ``https`` with a host; None for everything else.

    >>> web_url("https://example.org/a"), web_url("javascript:alert(1)"), web_url(" data:text/html,x")
    ('https://example.org/a', None, None)
    """
    if not url or _CONTROL.search(url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return url if usable else None


def _inner(connection: Connection, id: str) -> tuple[Statement, ...]:
    """The statements that stand within the one with this *id*; one that a newer reading dropped is of the past."""
    asked = select(s.c.id).where(s.c.within == id, s.c.status == "current").order_by(s.c.ordinal)
    return recall_statements(connection, list(connection.scalars(asked)))


def _paragraph(article: Article, statement: Statement) -> Span:
    """The block that holds the statement's first words; all of the text where none does."""
    start = statement.content.spans[0][0] if statement.content.spans else 0
    place = bisect_right([block.span[0] for block in article.blocks], start) - 1
    if place >= 0 and start < article.blocks[place].span[1]:
        return article.blocks[place].span
    return 0, len(article.text)
