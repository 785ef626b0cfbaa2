"""A checked draft drawn for a terminal: its lines in reading order, each with what was found about it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.checking import WRONG, Checked, Finding, Verdict, word_pieces
from sayso.cli.board_tables import EDITS, SIGNS
from sayso.cli.tables import safe
from sayso.records import Hearing
from sayso.text import cut
from sayso.views.check import CheckView

STYLES: dict[Verdict, str] = {"rests on one unnamed source": "yellow", "latest": "green", "not in the ledger": "dim"}
MARKS: dict[Verdict, str] = {"rests on one unnamed source": "!", "latest": "✓", "not in the ledger": "·"}
EVIDENCE = 3
"""Statements that a finding names, at most."""


def checked(view: CheckView, draft: Hearing) -> Iterator[RenderableType]:
    """A head, then every line."""
    yield safe("against " + ", ".join(f"{row.name} ({row.id[:8]})" for row in view.stories), "dim")
    for line in view.lines:
        yield Padding(_line(line, draft), (1, 0, 0, 0))


def _line(line: Checked, draft: Hearing) -> Text:
    name = line.statement.source.name or line.statement.source.text
    told = safe(cut(draft.article.text, [line.sentence])).append("\n")
    for place, finding in enumerate(line.findings):
        told.append("\n" if place else "").append_text(_finding(finding, name if not place else ""))
    return told


def _finding(finding: Finding, name: str) -> Text:
    style = "bold red" if finding.verdict in WRONG else STYLES[finding.verdict]
    told = Text(f"  {MARKS.get(finding.verdict, '✗')} {finding.verdict}", style=style)
    told.append_text(safe(f"  {name}" if name else "", "not bold dim"))
    if finding.verdict != "latest":
        told.append("\n    ").append_text(safe(finding.why, "not bold default"))
    if finding.verdict == "quote altered":
        told.append("\n    ").append_text(_words(finding))
    elif finding.instead:
        told.append_text(safe(f"; did you mean {finding.instead}?", "not bold default"))
    if finding.verdict == "latest":
        return told
    ids = [each.article[:8] if each.own else each.claim[:8] for each in finding.evidence[:EVIDENCE]]
    return told.append("\n    ").append_text(safe(" ".join(ids), "not bold dim")) if ids else told


def _words(finding: Finding) -> Text:
    """What went in brackets with a minus, what came with a plus: told without colour, too."""
    told = Text()
    for piece in word_pieces(finding.instead, finding.quoted):
        if piece.kind == "equal":
            told.append_text(safe(piece.text, "not bold default"))
        else:
            told.append_text(safe(f"[{SIGNS[piece.kind]}{piece.text}{SIGNS[piece.kind]}]", EDITS[piece.kind]))
        told.append(" ")
    return told
