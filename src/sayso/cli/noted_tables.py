"""Readers' notes, kept searches and named days as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from rich.table import Table
from rich.text import Text

from sayso.cli.tables import ruled, safe
from sayso.cli.terminal import plain
from sayso.records import When
from sayso.views.dated import days as in_days

if TYPE_CHECKING:
    from sayso.ledger.searches import SavedSearch
    from sayso.views.calendar import DayRow
    from sayso.views.notes import NoteRow


def notes(rows: Iterable[NoteRow]) -> Table:
    """Notes, one a row, each with the words that it is about."""
    made = ruled(apart=1)
    made.add_column("Id", style="dim", no_wrap=True)
    made.add_column("Note", ratio=5, overflow="fold")
    made.add_column("On", ratio=4, overflow="fold")
    made.add_column("By", ratio=2, overflow="fold")
    made.add_column("When", no_wrap=True)
    for row in rows:
        note = safe(row.text, "strike" if row.withdrawn_by else "")
        if row.withdrawn_by:
            note.append_text(safe(f"\nwithdrawn by {row.withdrawn_by}", "dim"))
        made.add_row(row.id[:8], note, _about(row), safe(row.by), plain(row.at[:16].replace("T", " ")))
    return made


def searches(rows: Iterable[SavedSearch]) -> Table:
    """Kept searches, one a row, each with what it asks."""
    made = ruled()
    made.add_column("Id", style="dim", no_wrap=True)
    made.add_column("Name", ratio=3, overflow="fold")
    made.add_column("Asks", ratio=5, overflow="fold")
    made.add_column("By", ratio=2, overflow="fold")
    made.add_column("When", no_wrap=True)
    for row in rows:
        asks = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in parse_qsl(row.query))
        made.add_row(row.id[:8], safe(row.name, "bold"), safe(asks), safe(row.by), plain(row.at[:16].replace("T", " ")))
    return made


def _about(row: NoteRow) -> Text:
    home = f"{row.article_title or 'Untitled'} [{row.article_id[:8]}]"
    if not row.statement_id:
        return safe(home)
    gone = "" if row.stands else "\nno longer read there"
    return safe(f"{row.holder}: " if row.holder else "").append_text(safe(f"“{row.quoted}”")).append_text(safe(f"\n{home}{gone}", "dim"))


def days(rows: Iterable[DayRow]) -> Table:
    """What is told of each day, one sentence a row."""
    made = ruled(apart=1)
    made.add_column("Day", no_wrap=True)
    made.add_column("Sentence", ratio=7, overflow="fold")
    made.add_column("Who", ratio=2, overflow="fold")
    made.add_column("In", ratio=3, overflow="fold")
    before = ""
    for row in rows:
        day = in_days(When(row.first, row.last, row.precision, row.as_said))  # type: ignore[arg-type]  # a precision is kept as it was read
        who = safe(row.source_name or "someone not named") if row.statement_id else safe("in its own voice", "dim")
        also = f" and {len(row.also)} more" if row.also else ""
        place = safe(f"{row.outlet or 'outlet not known'}{also}").append_text(safe(f"\n{row.article_id[:8]}", "dim"))
        made.add_row("" if day == before else day, _sentence(row), who, place)
        before = day
    return made


def _sentence(row: DayRow) -> Text:
    before, words, after = row.around
    told = safe(before).append_text(safe(words, "bold")).append_text(safe(after))
    return told.append_text(safe(" (lay ahead)", "dim")) if row.ahead else told
