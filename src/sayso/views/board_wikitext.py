"""What a board shows, as a wikitable: questions × parties, each answer with the references that `sayso table` gives for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ledger import Ledger
from sayso.records import QuestionKind
from sayso.views.answered import ACCORD_WORDS, NOT_FOUND
from sayso.views.board import Board
from sayso.views.citing import citations
from sayso.views.columns import Columns
from sayso.views.grid import Cell, Party
from sayso.views.table import cited_for
from sayso.views.table_words import Dates, answer_words
from sayso.views.wikitext import References, plain


def board_wikitext(ledger: Ledger, view: Board, shown: Columns, dates: Dates = "iso") -> str:
    """The board in the columns that are *shown*, those that share the last one after the others.

    What waits for a person is left out, as in a question's own table: an encyclopedia has no use for “perhaps”.
    """
    parties = shown.own + shown.others
    answers = [cell.answer for row in view.grid.rows for cell in row.cells if not cell.perhaps]
    with ledger.reading() as connection:
        told = citations(connection, (article for answer in answers for article in cited_for(answer)))
    return "\n".join(_lines(view, parties, References(told, dates))) + "\n"


def _lines(view: Board, parties: Iterable[Party], references: References) -> Iterator[str]:
    shown = list(parties)
    yield '{| class="wikitable"'
    yield f"|+ {plain(view.story.name)}" + (f", as it was known on {view.as_of}" if view.as_of else "")
    yield "|-"
    yield "! " + " !! ".join(f'scope="col" | {head}' for head in ("Question", *map(_head, shown)))
    for row in view.grid.rows:
        accord = ACCORD_WORDS[row.accord]
        cells = row.by_party
        yield "|-"
        yield f'! scope="row" | {plain(row.question.label)}' + (f" ({accord})" if accord else "")
        yield from (f"| {_told(cells.get(party.id), row.question.kind, references)}" for party in shown)
    yield "|}"


def _head(party: Party) -> str:
    return plain(party.name) + (" (in its own voice)" if party.kind == "outlet" else "")


def _told(cell: Cell | None, kind: QuestionKind, references: References) -> str:
    """A party's latest answer, how it stands to it, and where that is told."""
    if cell is None or cell.perhaps:
        return NOT_FOUND
    answer = cell.answer
    stance = "" if answer.stance == "asserts" else f" ({answer.stance.replace('-', ' ')})"
    return plain(answer_words(answer, kind)) + stance + "".join(map(references.to, cited_for(answer)))
