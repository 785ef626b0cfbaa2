"""An article laid out for reading: its blocks in order, each with the statements whose words begin in it.

Decides only: what stands in a row, which cards beside it, how far down the margin they may run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import STANCES, Article, Block, BlockKind, Figure, Stance, Statement
from sayso.text import Span
from sayso.views.statements import live_link
from sayso.web.marks import NO_CLAIMS, Numbered, Segment, numbered, segments

REACH = 6
"""Cards run down beside at most this many blocks; the stylesheet has a class for each."""

DEEPEST = 2
"""A card is indented so often and no more: the margin is narrow."""


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as the margin shows it."""

    number: int
    """Its number on the page; the label in the text has the same."""
    statement: Statement
    """The statement."""
    source_id: str | None
    """Where its holder's page is; None when the holder is not to be known."""
    live: str | None
    """A link to these words on the live page; None where the page has no web address."""
    within: int | None
    """The number of the statement it is nested in."""
    depth: int
    """How many statements it stands within; the stylesheet has a class for each to DEEPEST."""


@dataclass(frozen=True, slots=True)
class Row:
    """One block with its cards."""

    kind: BlockKind
    """What the block is for the reader."""
    segments: tuple[Segment, ...]
    """Its text, cut at the edges of statements."""
    cards: tuple[Card, ...]
    """The statements whose content begins here."""
    reach: int
    """How many blocks, this one included, come before the next with cards."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole article, ready to be shown."""

    rows: tuple[Row, ...]
    """Its blocks in order."""
    stray: tuple[Card, ...]
    """Statements that begin in no block: none, unless the ledger was written by other hands."""
    stances: tuple[tuple[Stance, int], ...]
    """The stances that occur, in the order of the records, with how often."""
    titled: bool
    """Whether a block holds the title; otherwise the page must show it itself."""


def reading(
    article: Article,
    statements: Iterable[Statement],
    source_ids: Mapping[str, str],
    own: Sequence[Figure] = (),
    claims: Mapping[str, Span] = NO_CLAIMS,
) -> Reading:
    """Lay *article* out with its *statements*, the figures of its *own* voice and its *claims* in it.

    *source_ids* leads from a statement's id to its source's.
    """
    ordered = numbered(statements)
    cards = _cards(article, ordered, source_ids)
    beside = [tuple(card for card in cards if _begins(card.statement, block.span)) for block in article.blocks]
    shown = {card.number for group in beside for card in group}
    counts = Counter(each.statement.stance for each in ordered)
    return Reading(
        tuple(_row(article, ordered, block, beside, index, own, claims) for index, block in enumerate(article.blocks)),
        tuple(card for card in cards if card.number not in shown),
        tuple((stance, counts[stance]) for stance in STANCES if counts[stance]),
        any(block.kind == "title" for block in article.blocks),
    )


def excerpt(paragraph: str, span: Span, statement: Statement) -> tuple[Segment, ...]:
    """One *paragraph*, which stands at *span* in its article, with the marks of one statement alone."""
    return segments(paragraph, span, [Numbered(0, statement)])


def _row(
    article: Article,
    ordered: Sequence[Numbered],
    block: Block,
    beside: Sequence[tuple[Card, ...]],
    index: int,
    own: Sequence[Figure],
    claims: Mapping[str, Span],
) -> Row:
    following = next((step for step, cards in enumerate(beside[index + 1 :], 1) if cards), len(beside) - index)
    pieces = segments(article.text[slice(*block.span)], block.span, ordered, own, claims)
    return Row(block.kind, pieces, beside[index], min(following, REACH))


def _cards(article: Article, ordered: Sequence[Numbered], source_ids: Mapping[str, str]) -> tuple[Card, ...]:
    numbers = {each.statement.id: each.number for each in ordered}
    return tuple(
        Card(
            each.number,
            each.statement,
            source_ids.get(each.statement.id),
            live_link(article, each.statement),
            numbers.get(each.statement.within or ""),
            min(each.depth, DEEPEST),
        )
        for each in ordered
    )


def _begins(statement: Statement, span: Span) -> bool:
    return span[0] <= statement.content.spans[0][0] < span[1]
