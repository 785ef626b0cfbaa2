"""Two texts that one address has had, word by word, and which statements came, went or changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.recalling import recall_article, recall_statements
from sayso.ledger.tables import article as a
from sayso.ledger.tables import source as o
from sayso.ledger.tables import statement as s
from sayso.origins.changes import Changes, Edit, EditKind, Said, changes, word_diff
from sayso.records import Article, Block, BlockKind, Statement
from sayso.views.articles import versions_of
from sayso.views.asking import by_prefix
from sayso.views.rows import ArticleRow


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or in one of them."""

    kind: EditKind
    """``equal``: in both; ``delete``: only in the earlier; ``insert``: only in the later."""
    text: str
    """The words; of ``equal`` as the later text has them."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A paragraph of both texts, or of one of them."""

    kind: BlockKind
    """What it is in the later text; a paragraph where only the earlier has it."""
    pieces: tuple[Piece, ...]
    """Its words."""

    @property
    def changed(self) -> bool:
        """Whether something came to it or went from it."""
        return any(piece.kind != "equal" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Turned:
    """A statement that was changed."""

    before: Statement
    """As it was."""
    after: Statement
    """As it is."""
    reason: str
    """Why the two are taken for one, in words."""
    pieces: tuple[Piece, ...] = ()
    """The words of both."""


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
    """Both texts, word by word, in reading order."""
    came: tuple[Statement, ...]
    """Statements that only the later text has."""
    went: tuple[Statement, ...]
    """Those that only the earlier one had."""
    turned: tuple[Turned, ...]
    """Those of which something was changed: words, holder, or how the holder stands to them."""
    notice: str
    """The sentence in which the later text tells that it was changed; empty where it tells nothing."""
    silent: bool
    """Whether neither the text nor the page's dates say that it was changed."""
    before_at: str
    """When the earlier text stood there: when it was captured, else changed or published as the page says, else when it was added."""
    after_at: str
    """The same of the later one."""
    versions: tuple[ArticleRow, ...]
    """All texts that its address has had, oldest first."""
    runs: tuple[tuple[Rewritten, ...], ...] = ()
    """The same words by paragraphs: runs of those that changed and of those that did not, in turn."""


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
        old, new = _whole(connection, before.id), _whole(connection, after.id)
    found = changes(old.article.text, new.article.text, old.said, new.said)
    turned = tuple(_turned(found, old, new))
    pieces = tuple(_pieces(found.edits, old.article.text, new.article.text))
    return VersionsView(
        before=before,
        after=after,
        language=new.article.language,
        pieces=pieces,
        came=tuple(new.statements[each.after] for each in found.statements if each.fate == "came"),
        went=tuple(old.statements[each.before] for each in found.statements if each.fate == "went"),
        turned=turned,
        notice=found.notice,
        silent=found.silent and not is_dated(old.article.modified, new.article.modified),
        before_at=_stood(before, old.article),
        after_at=_stood(after, new.article),
        versions=every,
        runs=tuple(tuple(run) for _, run in groupby(_by_paragraphs(pieces, new.article.blocks), lambda each: each.changed)),
    )


def _stood(row: ArticleRow, article: Article) -> str:
    return row.captured_at or article.modified or article.published or row.added_at


def is_dated(before: str | None, after: str | None) -> bool:
    """Whether a page's date of its last change says that it was changed."""
    return bool(after) and after != before


@dataclass(frozen=True, slots=True)
class _Text:
    article: Article
    statements: dict[str, Statement]
    said: tuple[Said, ...]


def _whole(connection: Connection, id: str) -> _Text:
    """A text with its statements, by whom they are as the ledger knows them now."""
    article = recall_article(connection, id)
    assert article is not None
    whole = select(s.c.id, s.c.source_id, o.c.named).outerjoin(o, o.c.id == s.c.source_id)
    rows = connection.execute(whole.where(s.c.article_id == id, s.c.status == "current").order_by(s.c.ordinal)).all()
    # A mere mention is another source in every text: it is known by what it is called.
    sources = {row.id: row.source_id if row.named else None for row in rows}
    statements = recall_statements(connection, list(sources))
    said = tuple(Said(each.id, sources[each.id] or each.source.name or each.source.text, each.content.text) for each in statements)
    return _Text(article, {each.id: each for each in statements}, said)


def _place(connection: Connection, places: Sequence[str], against: str) -> int:
    other = by_prefix(connection, a.c.id, against, "article")
    if other not in places:
        raise UsageError("this is a text of another address", against)
    return places.index(other)


def _pieces(edits: Sequence[Edit], before: str, after: str) -> Iterator[Piece]:
    for edit in edits:
        yield Piece(edit.kind, before[slice(*edit.before)] if edit.kind == "delete" else after[slice(*edit.after)])


def _by_paragraphs(pieces: Sequence[Piece], blocks: Sequence[Block]) -> Iterator[Rewritten]:
    """The words cut where a paragraph ends in either text."""
    kinds = {block.span[0]: block.kind for block in blocks}
    starts = sorted(kinds)
    kind: BlockKind = "paragraph"
    words: list[Piece] = []
    place = 0
    for piece in pieces:
        for number, part in enumerate(BREAK.split(piece.text)):
            is_break = number % 2 == 1
            if is_break and words:
                yield Rewritten(kind, tuple(words))
                kind, words = "paragraph", []
            elif not is_break and part.strip():
                if piece.kind != "delete" and not any(each.kind != "delete" for each in words):
                    home = bisect_right(starts, place + len(part) - len(part.lstrip()))
                    kind = kinds[starts[home - 1]] if home else "paragraph"
                words.append(Piece(piece.kind, part))
            place += 0 if piece.kind == "delete" else len(part)
    if words:
        yield Rewritten(kind, tuple(words))


BREAK = re.compile(r"(\n\s*)")
"""What stands between two paragraphs."""


def _turned(found: Changes, old: _Text, new: _Text) -> Iterator[Turned]:
    for each in found.statements:
        if each.fate in {"kept", "changed"}:
            before, after = old.statements[each.before], new.statements[each.after]
            if each.fate == "changed":
                told = (before.content.text, after.content.text)
                yield Turned(before, after, each.reason, tuple(_pieces(word_diff(*told), *told)))
            elif (before.stance, before.negated) != (after.stance, after.negated):
                yield Turned(before, after, "the same words, and the holder stands to them otherwise")
