"""The sentence in which a voice is heard, as its page has it: what a cell shows before anybody opens the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.engine import Connection

from sayso.ledger.keeping import recall_claims
from sayso.ledger.portions import some_of
from sayso.ledger.stored import as_stored
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.ledger.tables import statement_span as p
from sayso.records import Voice
from sayso.text import Span, sentence_starts
from sayso.views.answered import cut_short

AROUND = 400
"""Letters of a text that are read on each side of what is said: few sentences are longer."""
LONGEST = 500
"""Letters that are shown of a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a page."""

    text: str
    """The sentence, or as much of it as there is room for."""
    language: str
    """ISO 639-1; empty where it is not known."""


def sentences(connection: Connection, voices: Iterable[Voice]) -> Mapping[str, Sentence]:
    """The sentences of *voices*, by their claims; of one whose words are not to be found there is none."""
    told = list(voices)
    found: dict[str, Sentence] = {}
    for some in some_of(sorted({voice.claim for voice in told if not voice.own})):
        found.update(_of_statements(connection, some))
    own = {voice.claim: voice.article for voice in told if voice.own}
    if own:
        found.update(_of_articles(connection, own))
    return found


def _of_statements(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, Sentence]]:
    """What is said with its cue; a holder may stand sentences before, and is named beside it anyway."""
    first, last = func.min(p.c.start), func.max(p.c.end)
    words = select(p.c.statement_id, first.label("first"), last.label("last")).where(p.c.statement_id.in_(ids), p.c.role != "source")
    of = words.group_by(p.c.statement_id).subquery()
    asked = select(s.c.id, *_piece(of.c.first, of.c.last)).join_from(of, s, s.c.id == of.c.statement_id).join(a, a.c.id == s.c.article_id)
    for id_, *piece in connection.execute(asked).tuples():
        yield from _told(id_, *piece)


def _of_articles(connection: Connection, own: Mapping[str, str]) -> Iterator[tuple[str, Sentence]]:
    """What articles say in their own voice, by the ids of these claims."""
    kept = recall_claims(connection, sorted(set(own.values())))
    spans = {claim.id: claim.span for claims in kept.values() for claim in claims if claim.id in own}
    for id_, (start, end) in spans.items():
        for piece in connection.execute(select(*_piece(literal(start), literal(end))).where(a.c.id == own[id_])).tuples():
            yield from _told(id_, *piece)


def _piece(start: ColumnElement[int], end: ColumnElement[int]) -> tuple[ColumnElement[Any], ...]:
    """An article's language, a span, where the piece of the text around it begins, and that piece."""
    begin = case((start > AROUND, start - AROUND), else_=literal(0))
    return a.c.language, start, end, begin, func.substr(as_stored(a.c.text), begin + 1, end - begin + AROUND)


def _told(id_: str, language: str | None, start: int, end: int, begin: int, piece: str | bytes) -> Iterator[tuple[str, Sentence]]:
    if isinstance(piece, str):  # a text that no database takes as text lies there as bytes, of which a piece is no piece of it
        yield id_, Sentence(_cut(piece, (start - begin, end - begin), whole=not begin), language or "")


def _cut(piece: str, span: Span, *, whole: bool) -> str:
    """The sentences of *piece* that *span* touches; *whole* tells whether the text begins with it.

    >>> _cut("He left. She said no. It rained.", (9, 20), whole=True)
    'She said no.'
    """
    starts = [*sentence_starts(piece), len(piece)]
    first, end = bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])
    words = " ".join(piece[starts[first] : starts[min(end, len(starts) - 1)]].split())
    return cut_short(words if whole or first else f"… {words.partition(' ')[2]}", LONGEST)
