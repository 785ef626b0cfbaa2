"""Who is who as tables for a terminal: a source's head, what persons decided, what may be one, and the media."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from sayso.cli.tables import ruled, safe
from sayso.cli.terminal import counted, plain
from sayso.views.dated import short_day

if TYPE_CHECKING:
    from sayso.views.judgements import JudgementRow
    from sayso.views.outlets import OutletRow
    from sayso.views.queue import Line, Side
    from sayso.views.rows import SourceRow
    from sayso.views.sources import Called, SourceView
    from sayso.views.suggested import LikelyAnswer, LikelyCopy
    from sayso.views.suggestions import Suggestion


def source_head(view: SourceView) -> Text:
    """Who it is, their other names, how much they said where, whose they are and who else they may be."""
    row = view.row
    head = safe(row.name, "bold")
    counts = [f"{row.statements} said", counted(row.articles, "article"), counted(row.outlets, "outlet")]
    mention = [] if row.named else ["a mere mention"]
    head.append("\n").append_text(safe(" · ".join([row.kind, *mention, *counts, row.id[:8]]), "dim"))
    others = [_called(each) for each in view.called if each.name != row.name]
    facts = [
        ("also", ", ".join(others)),
        ("part of", view.part_of.name if view.part_of else ""),
        ("spoken for by", ", ".join(_brief(each) for each in view.voices)),
        ("maybe the same", ", ".join(f"{_brief(each.row)} ({each.because})" for each in view.alike if each.status == "suggested")),
        ("not the same", ", ".join(f"{_brief(each.row)} (by {each.by})" for each in view.alike if each.status == "rejected")),
        ("decided", "; ".join(f"{each.words} (by {each.by}, {each.at[:10]})" for each in view.judgements if not each.undone_by)),
    ]
    for label, fact in facts:
        if fact:
            head.append(f"\n{label}: ", style="dim").append_text(safe(fact))
    return head.append("\n")


def _called(name: Called) -> str:
    return f"{name.name} ({', '.join(name.languages)})" if name.languages else name.name


def _brief(row: SourceRow) -> str:
    return f"{row.name} [{row.id[:8]}]"


def judgements(rows: Iterable[JudgementRow]) -> Table:
    """Decisions, one a line."""
    made = ruled()
    made.add_column("Id", style="dim", no_wrap=True)
    made.add_column("Decided", ratio=6, overflow="fold")
    made.add_column("By", ratio=2, overflow="fold")
    made.add_column("When", no_wrap=True)
    made.add_column("", no_wrap=True)
    for row in rows:
        when = plain(row.at[:16].replace("T", " "))
        made.add_row(row.id[:8], safe(row.words, "strike" if row.undone_by else ""), safe(row.by), when, "undone" if row.undone_by else "")
    return made


def suggestions(rows: Iterable[Suggestion]) -> Table:
    """Pairs that may be one, one a line, with what `sayso merge` takes."""
    made = ruled()
    made.add_column("A", style="dim", no_wrap=True)
    made.add_column("Name", ratio=4, overflow="fold")
    made.add_column("B", style="dim", no_wrap=True)
    made.add_column("Name", ratio=4, overflow="fold")
    made.add_column("Alike", justify="right", no_wrap=True)
    made.add_column("Why", ratio=4, overflow="fold")
    for row in rows:
        made.add_row(row.one.id[:8], safe(row.one.name), row.other.id[:8], safe(row.other.name), f"{row.score:.2f}", safe(row.because))
    return made


def likely_copies(rows: Iterable[LikelyCopy]) -> Table:
    """Articles that may be copies, a pair a line, with what `sayso judge copy` takes."""
    made = _pairs("Copy?", "Original?")
    for row in rows:
        copy, original = (safe(f"{each.title or 'Untitled'} ({each.outlet or 'outlet not known'})") for each in (row.copy, row.original))
        made.add_row(row.copy.id[:8], copy, row.original.id[:8], original, f"{row.score:.2f}", safe(row.because))
    return made


def likely_answers(rows: Iterable[LikelyAnswer]) -> Table:
    """Statements that may answer a question, each with one that does, with what `sayso judge question` takes."""
    made = _pairs("May answer", "As this does")
    for row in rows:
        one, other = (safe(f"{each.source_name or 'not said'}: {each.content}") for each in (row.statement, row.other))
        asked = safe(row.label, "bold").append_text(safe(f"\n{row.because}", "not bold"))
        made.add_row(row.statement.id[:8], one, row.other.id[:8], other, f"{row.score:.2f}", asked)
    return made


def waiting(lines: Iterable[Line]) -> Table:
    """What waits for a person, a decision a row, with the id that `sayso queue` takes."""
    made = ruled(apart=1)
    made.add_column("Id", style="dim", no_wrap=True)
    made.add_column("To decide", ratio=4, overflow="fold")
    made.add_column("Cells", justify="right", no_wrap=True)
    made.add_column("Sure", justify="right", no_wrap=True)
    made.add_column("About", ratio=7, overflow="fold")
    for line in lines:
        asked = safe(line.ask, "bold")
        if line.because:
            asked.append("\n").append_text(safe(line.because, "not bold dim"))
        about = Text("\n").join(_side(side) for side in line.sides)
        made.add_row(line.what.id[:8], asked, str(line.what.cells), f"{line.what.score:.2f}", about)
    return made


def _side(side: Side) -> Text:
    """One of the two, in its own words and where they stand."""
    if side.source:
        kind = f" {side.source.kind}, {counted(side.source.statements, 'statement')}"
        named = safe(side.source.name, "bold").append_text(safe(kind, "not bold dim"))
        return named.append("\n").append_text(safe(f"{side.said.content} [{side.said.id[:8]}]", "not bold")) if side.said else named
    if side.article:
        where = f" ({side.article.outlet or 'outlet not known'}, {short_day(side.article.published)}) [{side.article.id[:8]}]"
        return safe(side.article.title or "Untitled", "bold").append_text(safe(where, "not bold dim"))
    if side.said:
        told = safe(f"{side.said.source_name or 'not said'} {side.said.stance.replace('-', ' ')}: ", "bold")
        return told.append_text(safe(side.said.content, "not bold")).append_text(
            safe(f" ({side.said.outlet or 'outlet not known'}, {short_day(side.said.published)}) [{side.said.id[:8]}]", "not bold dim")
        )
    return Text()


def _pairs(one: str, other: str) -> Table:
    made = ruled()
    made.add_column("A", style="dim", no_wrap=True)
    made.add_column(one, ratio=4, overflow="fold")
    made.add_column("B", style="dim", no_wrap=True)
    made.add_column(other, ratio=4, overflow="fold")
    made.add_column("Sure", justify="right", no_wrap=True)
    made.add_column("Why", ratio=4, overflow="fold")
    return made


def outlets(rows: Iterable[OutletRow]) -> Table:
    """Media, one a line."""
    made = ruled()
    made.add_column("Id", style="dim", no_wrap=True)
    made.add_column("Name", ratio=3, overflow="fold")
    made.add_column("Kind", no_wrap=True)
    made.add_column("Also", ratio=3, overflow="fold")
    made.add_column("Domains and feeds", ratio=3, overflow="fold")
    made.add_column("Articles", justify="right", no_wrap=True)
    for row in rows:
        also = ", ".join(name for name in row.names if name != row.name)
        made.add_row(row.id[:8], safe(row.name, "bold"), row.kind, safe(also), safe(", ".join(row.domains + row.feeds)), str(row.articles))
    return made
