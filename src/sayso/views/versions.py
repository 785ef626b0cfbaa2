"""Two texts that one address has had, word by word, and which statements came, went or changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.recalling import recall_article, recall_statements
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.records import Article, Statement
from sayso.views.articles import versions_of
from sayso.views.asking import by_prefix
from sayso.views.rows import ArticleRow
from sayso.views.word_by_word import Fates, Piece, fates, word_by_word


@dataclass(frozen=True, slots=True)
class VersionsView:
    """What was changed from one text to the next."""

    before: ArticleRow
    """The earlier text."""
    after: ArticleRow
    """The later one."""
    language: str | None
    """The later text's language."""
    pieces: tuple[Piece, ...]
    """Both texts, word by word."""
    statements: Fates
    """What became of the statements."""
    silent: bool
    """Whether the page does not say that it was changed."""
    versions: tuple[ArticleRow, ...]
    """All texts that its address has had, oldest first."""


def versions(ledger: Ledger, id: str, *, against: str | None = None) -> VersionsView:
    """What was changed from the text before to the text with this id (or whose id alone begins so), or between it and the one *against*.

    The first text is laid against the one after it. Raises NotInLedger when there is none, UsageError where its address has had one
    text alone.
    """
    with ledger.reading() as connection:
        whole = by_prefix(connection, a.c.id, id, "article")
        every = versions_of(connection, whole)
        places = [row.id for row in every]
        if len(every) < 2 or whole not in places:
            raise UsageError("its address has had one text; there is nothing to compare it with", id)
        mine = places.index(whole)
        other = _place(connection, places, against) if against else mine - 1 if mine else 1
        if other == mine:
            raise UsageError("this is the same text; name another of its versions", against)
        before, after = every[min(other, mine)], every[max(other, mine)]
        (old, said), (new, says) = _whole(connection, before.id), _whole(connection, after.id)
    return VersionsView(
        before=before,
        after=after,
        language=new.language,
        pieces=word_by_word(old.text, new.text),
        statements=fates(said, says),
        silent=not new.modified or new.modified == old.modified,
        versions=every,
    )


def _place(connection: Connection, places: list[str], against: str) -> int:
    other = by_prefix(connection, a.c.id, against, "article")
    if other not in places:
        raise UsageError("this is a text of another address", against)
    return places.index(other)


def _whole(connection: Connection, id: str) -> tuple[Article, tuple[Statement, ...]]:
    found = recall_article(connection, id)
    assert found is not None
    said = select(s.c.id).where(s.c.article_id == id, s.c.status == "current").order_by(s.c.ordinal)
    return found, recall_statements(connection, list(connection.scalars(said)))
