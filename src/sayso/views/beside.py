"""Two articles side by side, paragraph by paragraph: a copy and its original with the changes marked, or a report and its translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.recalling import recall_article
from sayso.ledger.settled_tables import origin as r
from sayso.ledger.tables import article as a
from sayso.origins.aligning import align
from sayso.origins.changes import Edit, EditKind, word_diff
from sayso.records import Article, BlockKind, CopyKind, Status
from sayso.text import Span
from sayso.views.asking import by_prefix
from sayso.views.rows import ARTICLES, ArticleRow, article_rows

LAID_SIDE = frozenset({"title", "lead", "paragraph", "heading"})
"""The kinds of block that are laid beside one another; captions go with their pictures, links to other pages with nobody."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one side."""

    kind: EditKind
    """``equal``: the other side has them too, or is in another language; ``delete``: only the left has them, ``insert``: only the right."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of one side."""

    kind: BlockKind
    """What it is."""
    stretches: tuple[Stretch, ...]
    """Its words."""


@dataclass(frozen=True, slots=True)
class Facing:
    """What stands beside what."""

    left: tuple[Paragraph, ...]
    """Empty where the left side has nothing of it."""
    right: tuple[Paragraph, ...]
    """Empty where the right side has nothing of it."""


@dataclass(frozen=True, slots=True)
class BesideView:
    """Two articles, aligned."""

    left: ArticleRow
    """The one taken for the original; else the one that was asked for first."""
    right: ArticleRow
    """The other."""
    rows: tuple[Facing, ...]
    """What stands beside what, in order."""
    compared: bool
    """Whether the words are compared: they are in one language."""
    kind: CopyKind | None
    """How the one was taken from the other; None where they are not known to be copies."""
    reason: str
    """The evidence, in words."""
    status: Status | None
    """Whether it is confirmed, suggested or rejected."""


def beside(ledger: Ledger, id: str, other: str | None = None) -> BesideView:
    """The article with this id (or whose id alone begins so) beside the *other*; without one beside the copy or original it is surest of.

    Raises NotInLedger where there is no such article, UsageError where nothing is known to be a copy of it.
    """
    with ledger.reading() as connection:
        one = by_prefix(connection, a.c.id, id, "article")
        two = by_prefix(connection, a.c.id, other, "article") if other else _surest(connection, one)
        if two is None:
            raise UsageError("no copy, original or translation of it is in the ledger; name an article to lay beside it", id)
        if one == two:
            raise UsageError("this is the same article; name another to lay beside it", id)
        r_, copied = r.c, or_((r.c.copy == one) & (r.c.original == two), (r.c.copy == two) & (r.c.original == one))
        known = connection.execute(select(r_.original, r_.copy, r_.kind, r_.reason, r_.status).where(copied)).first()
        left, right = (known.original, known.copy) if known else (one, two)
        listed = {row.id: row for row in article_rows(connection, ARTICLES.where(a.c.id.in_([left, right])))}
        original, copy = recall_article(connection, left), recall_article(connection, right)
    assert original is not None and copy is not None
    compared = not original.language or not copy.language or original.language == copy.language
    return BesideView(
        left=listed[left],
        right=listed[right],
        rows=tuple(_faced(original, copy, compared)),
        compared=compared,
        kind=known.kind if known else None,
        reason=known.reason if known else "",
        status=known.status if known else None,
    )


def _surest(connection: Connection, id: str) -> str | None:
    asked = select(r.c.copy, r.c.original).where(or_(r.c.copy == id, r.c.original == id), r.c.status != "rejected")
    row = connection.execute(asked.order_by(r.c.status, r.c.copy != id, r.c.score.desc(), r.c.copy, r.c.original).limit(1)).first()
    return None if row is None else str(row.original if row.copy == id else row.copy)


def _faced(original: Article, copy: Article, compared: bool) -> Iterable[Facing]:
    ours, theirs = _blocks(original), _blocks(copy)
    for left, right in align([text for _, text in ours], [text for _, text in theirs], same_language=compared):
        yield _facing(ours[slice(*left)], theirs[slice(*right)], compared)


def _blocks(article: Article) -> list[tuple[BlockKind, str]]:
    found = [(block.kind, article.text[slice(*block.span)]) for block in article.blocks if block.kind in LAID_SIDE]
    return [(kind, text) for kind, text in found if text.strip()]


def _facing(left: Sequence[tuple[BlockKind, str]], right: Sequence[tuple[BlockKind, str]], compared: bool) -> Facing:
    if not compared or not left or not right:
        alone: EditKind = "equal" if not compared else "delete" if left else "insert"
        return Facing(*(tuple(Paragraph(kind, (Stretch(alone, text),)) for kind, text in side) for side in (left, right)))
    before, after = (JOINT.join(text for _, text in side) for side in (left, right))
    edits = word_diff(before, after)
    if 2 * sum(edit.after[1] - edit.after[0] for edit in edits if edit.kind == "equal") < ALIKE * (len(before) + len(after)):
        edits = (Edit("delete", (0, len(before)), (0, 0)), Edit("insert", (len(before), len(before)), (0, len(after))))
    mine = [(edit.kind, edit.before) for edit in edits if edit.kind != "insert"]
    yours = [(edit.kind, edit.after) for edit in edits if edit.kind != "delete"]
    return Facing(tuple(_marked(left, before, mine)), tuple(_marked(right, after, yours)))


ALIKE = 0.4
"""The least share of letters that two paragraphs must have in common for their words to be told apart one by one; below it another
paragraph stands there, and single words that happen to be in both only disturb."""
JOINT = "\n\n"
"""What stands between two blocks that are compared as one."""


def _marked(side: Sequence[tuple[BlockKind, str]], whole: str, edits: Sequence[tuple[EditKind, Span]]) -> Iterable[Paragraph]:
    """The blocks of one *side*, each with what the *edits* of all of them together say of its words."""
    start = 0
    for kind, text in side:
        end = start + len(text)
        cut = [(what, (max(span[0], start), min(span[1], end))) for what, span in edits]
        yield Paragraph(kind, tuple(Stretch(what, whole[slice(*span)]) for what, span in cut if span[0] < span[1]))
        start = end + len(JOINT)
