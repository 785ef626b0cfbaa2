"""Why a statement reads as it does, for a terminal: what was chosen, the words, the rule, and who else it might have been."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.cli.tables import pairs, safe
from sayso.records import Candidate
from sayso.views.why import NO_CHAIN, Decision, why

if TYPE_CHECKING:  # drawing needs no ledger
    from sayso.views.statements import StatementView


def reasons(view: StatementView) -> list[RenderableType]:
    """Every decision about the statement, each under its question."""
    told = why(view.statement, view.article.published)
    questions = [
        ("Who", decided(told.holder)),
        ("Stance", decided(told.stance)),
        ("Said", decided(told.date)),
        ("Through whom", Text("\n\n").join(map(decided, told.chain)) if told.chain else Text(NO_CHAIN)),
    ]
    return [Padding(Text("Why", style="bold"), (1, 0)), pairs(questions, apart=1)]


def decided(decision: Decision) -> Text:
    """What was chosen, then a line for each thing that speaks for it; where nothing was chosen, why not."""
    if decision.chosen is None:
        head = [safe(decision.because)]
    else:
        head = [safe(decision.chosen, "bold"), *_labelled("read from", decision.words and f"“{decision.words}”")]
        head += _labelled("because", decision.because)
    notes = [line for label, text in decision.notes for line in _labelled(label, text)]
    return Text("\n").join([*head, *notes, *_others(decision.others)])


def _labelled(label: str, text: str) -> list[Text]:
    return [safe(f"{label}  ", "dim").append_text(safe(text, "not dim"))] if text else []


def _others(candidates: Iterable[Candidate]) -> list[Text]:
    """The runners-up, best first, their scores one under another."""
    lines = [safe(f"{candidate.score:5.1f}  {candidate.name}, {candidate.kind}: {candidate.because}") for candidate in candidates]
    return [Text("not chosen", style="dim"), *lines] if lines else []
