"""The settled book for a terminal: stories, a board that fits its width, one question, what changed.

A board is a table of questions × parties where the window has room for every party; where it has not, each question is a block of its own
with its parties beneath. Everything from a page enters through `safe`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.tables import STYLES, brief, ruled, safe
from sayso.cli.terminal import counted, plain
from sayso.records import Answer, QuestionKind, Stance, Voice
from sayso.views import answered
from sayso.views.answered import ACCORD_WORDS, CHANGE_WORDS, NEWS_WORDS
from sayso.views.dated import until_day
from sayso.views.grid import Cell, Row, Step

if TYPE_CHECKING:  # drawing needs no ledger
    from sayso.views.board import Board, Rest
    from sayso.views.stories import StoryRow
    from sayso.views.turns import Change
    from sayso.views.versions import Piece, VersionsView

GLYPHS: dict[Stance, str] = {
    "asserts": "●",
    "confirms": "✓",
    "believes": "◐",
    "suspects": "◔",
    "expects": "→",
    "doubts": "~",
    "denies": "✗",
    "neither-confirms-nor-denies": "⊘",
    "no-comment": "…",
    "asks": "?",
    "promises": "⚑",
}
"""A sign for each stance, beside its word."""
QUESTION_WIDE = 22
"""Columns that a question needs beside its answers: three words a line."""
PARTY_WIDE = 18
"""Columns that a party's answer needs: the longest stance, “neither confirms”, and its sign."""
SIGNS = {"delete": "-", "insert": "+"}
EDITS = {"delete": "red strike", "insert": "green underline"}
AROUND = 120
"""Letters shown on each side of a change, of a text that stayed."""
STANDS_MOST = 4
"""Others that a cell is compared with by name; `sayso question` names all."""


def stories(rows: Iterable[StoryRow]) -> Table:
    """Stories, one a line."""
    table = ruled()
    table.add_column("Id", style="dim", no_wrap=True)
    table.add_column("Story", ratio=6, overflow="fold")
    table.add_column("Articles", justify="right", no_wrap=True)
    table.add_column("Independent", justify="right", no_wrap=True)
    table.add_column("Questions", justify="right", no_wrap=True)
    table.add_column("Disputed", justify="right", no_wrap=True)
    table.add_column("First", no_wrap=True)
    table.add_column("Last", no_wrap=True)
    for row in rows:
        name = safe(row.name, "bold").append(" pinned" if row.pinned else "", style="not bold dim")
        days = (plain((day or "")[:10]) for day in (row.first, row.last))
        disputed = Text(str(row.disputed), style="red" if row.disputed else "dim")
        table.add_row(row.id[:8], name, str(row.articles), str(row.independent), str(row.questions), disputed, *days)
    return table


def board(view: Board) -> list[RenderableType]:
    """A story's board: its head, its questions, and what lines up with nothing."""
    pieces: list[RenderableType] = [_head(view), Text()]
    if view.grid.rows:
        pieces.append(Questions(view))
    else:
        pieces.append(Text("No two of its statements answer one question.", style="dim"))
    return [*pieces, *_rest(view)]


class Questions:
    """The questions of a board: a grid where there is room for all parties, else one block a question."""

    def __init__(self, view: Board) -> None:
        self.view = view

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        grid = self.view.grid
        room = (options.max_width - QUESTION_WIDE - 1) // (PARTY_WIDE + 1)
        if len(grid.parties) <= room:
            yield self._grid()
        else:
            for row in grid.rows:
                yield from block(row)

    def _grid(self) -> Table:
        table = ruled(apart=1)
        table.add_column("Question", ratio=4, min_width=QUESTION_WIDE, overflow="fold")
        for party in self.view.grid.parties:
            head = safe(party.name, "bold italic" if party.kind == "unnamed" else "bold")
            if party.kind == "outlet":
                head.append("\nin its own voice", style="not bold dim")
            table.add_column(head, ratio=4, min_width=PARTY_WIDE, overflow="fold")
        for row in self.view.grid.rows:
            cells = row.by_party
            answers = (cells.get(party.id) for party in self.view.grid.parties)
            table.add_row(_asked(row), *(_cell(each, row.question.kind) if each else Text("·", style="dim") for each in answers))
        return table


def block(row: Row) -> Iterator[RenderableType]:
    """One question with its parties one beneath another."""
    head = safe(row.question.label, "bold")
    yield head.append("  ").append_text(Text(ACCORD_WORDS[row.accord], style=f"not bold {'red' if row.accord == 'disputed' else 'dim'}"))
    yield Text(f"{answered.often(row.articles, row.independent)} · {row.question.id[:8]}", style="dim")
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=4, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for cell in row.cells:
        name = safe(cell.party.name, "italic" if cell.party.kind == "unnamed" else "bold")
        if cell.party.kind == "outlet":
            name.append("\nin its own voice", style="not bold dim")
        table.add_row(name, _lines(_said(cell, row.question.kind)), _lines(_behind(cell)))
    yield Padding(table, (0, 0, 1, 2))


def _head(view: Board) -> Text:
    story = view.story
    head = safe(story.name, "bold").append("\n")
    days = " – ".join(dict.fromkeys(day[:10] for day in (story.first, story.last) if day))
    facts = [
        answered.often(story.articles, story.independent),
        counted(story.questions, "question") + (f", {story.disputed} disputed" if story.disputed else ""),
        days,
        story.id[:8],
    ]
    head.append_text(safe(" · ".join(fact for fact in facts if fact), "dim"))
    if view.as_of:
        head.append("\n").append_text(safe(f"as of {_clock(view.as_of)}", "bold"))
    if view.since:
        head.append("\n").append_text(safe(f"what is new since {_clock(view.since)} is marked +", "dim"))
    return head


def _asked(row: Row) -> Text:
    asked = safe(row.question.label, "bold")
    lines = [asked]
    if ACCORD_WORDS[row.accord]:
        lines.append(Text(ACCORD_WORDS[row.accord], style="red" if row.accord == "disputed" else "dim"))
    lines.append(Text(answered.often(row.articles, row.independent), style="dim"))
    lines.append(Text(row.question.id[:8], style="dim"))
    return _lines(lines)


def _cell(cell: Cell, kind: QuestionKind) -> Text:
    return _lines([*_said(cell, kind), *_behind(cell)])


def _said(cell: Cell, kind: QuestionKind) -> Iterator[Text]:
    """The answer, how the party stands to it, and the trail to it."""
    first = safe(cell.short, "bold" if not cell.perhaps else "dim")
    if cell.news:
        first = Text("+ ", style="green").append_text(first)
    yield first
    yield from _words(cell.answer, kind)
    stance = cell.answer.stance
    yield Text(f"{GLYPHS[stance]} {stance.replace('-', ' ')}", style=STYLES.get(stance, ""))
    if cell.turned:
        yield safe(" → ".join(cell.turned))
    if cell.perhaps:
        yield Text("perhaps: waits for a person", style="dim italic")
    elif cell.answer.former:
        yield Text("formerly", style="dim italic")
    if cell.news:
        yield Text(NEWS_WORDS[cell.news], style="green")


def _words(answer: Answer, kind: QuestionKind) -> Iterator[Text]:
    if words := answered.own_words(answer, kind):
        yield safe(f"“{words}”")


def _behind(cell: Cell) -> Iterator[Text]:
    """What the answer rests on, and how it stands to the others'."""
    if not cell.perhaps:
        yield Text(answered.often(cell.articles, cell.independent, cell.copies), style="dim")
    if by := answered.spokesmen(cell.answer):
        yield safe(f"by {', '.join(by[:2])}{' …' if len(by) > 2 else ''}", "dim")
    if rests := answered.rests_on(cell.answer):
        yield safe(rests, "yellow")
    for each in cell.compared:
        more = f" and {len(each.names) - STANDS_MOST} more" if len(each.names) > STANDS_MOST else ""
        words = f"{'perhaps ' if each.suggested else ''}{each.words} {', '.join(each.names[:STANDS_MOST])}{more}"
        yield safe(words, "red" if each.grave else "dim")


def _rest(view: Board) -> Iterator[RenderableType]:
    """What is lined up with nothing, by who said it."""
    if not view.rest:
        return
    shown = sum(len(each.statements) for each in view.rest)
    more = f" (the first {shown})" if shown < view.rest_total else ""
    yield Text(
        f"{counted(view.rest_total, 'other statement')} that {'answers' if view.rest_total == 1 else 'answer'} no question{more}",
        style="bold",
    )
    yield _rest_table(view.rest)


def _rest_table(rest: Iterable[Rest]) -> Table:
    table = ruled()
    table.add_column("Id", style="dim", no_wrap=True)
    table.add_column("Who", ratio=3, overflow="fold")
    table.add_column("Stance", ratio=2, min_width=13, overflow="fold")
    table.add_column("What", ratio=9, overflow="fold")
    for each in rest:
        for number, row in enumerate(each.statements):
            who = safe(each.name or "not said", "bold" if each.name else "dim italic") if not number else Text()
            stance = ("not: " if row.negated else "") + row.stance.replace("-", " ")
            table.add_row(row.id[:8], who, Text(stance, style=STYLES.get(row.stance, "")), safe(answered.cut_short(row.content, 240)))
    return table


def question(row: Row, story: str) -> list[RenderableType]:
    """One question: every answer of every party, with the statements that carry it."""
    head = safe(row.question.label, "bold").append("\n")
    facts = [story, ACCORD_WORDS[row.accord], answered.often(row.articles, row.independent), row.question.id[:8]]
    head.append_text(safe(" · ".join(fact for fact in facts if fact), "dim"))
    pieces: list[RenderableType] = [head, Text()]
    for cell in row.cells:
        pieces.append(safe(cell.party.name, "italic" if cell.party.kind == "unnamed" else "bold"))
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=3, overflow="fold")
        table.add_column(ratio=6, overflow="fold")
        for step in reversed(cell.trail):
            table.add_row(_day(step.answer), _step(step, row.question.kind), _lines(map(_voice, step.answer.voices)))
        for maybe in cell.maybe:
            words = Text("perhaps ", style="dim italic").append_text(safe(answered.short(maybe, row.question.kind)))
            table.add_row(_day(maybe), words, _lines(map(_voice, maybe.voices)))
        pieces.append(Padding(table, (0, 0, 0, 2)))
        pieces.append(Padding(_lines(_behind(cell)), (0, 0, 1, 2)))
    return pieces


def changes(rows: Iterable[Change]) -> Table:
    """What changed, one a line."""
    table = ruled()
    table.add_column("When (UTC)", style="dim", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Who", ratio=3, overflow="fold")
    table.add_column("What", ratio=6, overflow="fold")
    table.add_column("Story", ratio=3, style="dim", overflow="fold")
    for row in rows:
        when, story = plain((row.at or "")[:16].replace("T", " ")), safe(row.story_name, "dim")
        if row.kind == "edit":
            told = safe(row.title or "Untitled", "bold").append_text(
                Text("\nchanged and does not say so" if row.silent else "\nchanged", style="yellow" if row.silent else "dim")
            )
            table.add_row(when, "edit", safe(row.outlet), told.append(f"  sayso versions {row.article[:8]}", style="not bold dim"), story)
            continue
        answer = safe(f"{row.before} → " if row.before else "").append_text(safe(row.after, "bold"))
        told = answer.append("  ").append_text(safe(row.label, "not bold dim"))
        style = {"revision": "yellow", "withdrawal": "red"}.get(row.kind, "green")
        table.add_row(when, Text(CHANGE_WORDS[row.kind], style=style), safe(row.party_name), told, story)
    return table


def versions(view: VersionsView) -> list[RenderableType]:
    """Two texts of one article: what went struck out, what came underlined, long stretches that stayed left out."""
    head = safe(view.after.title or "Untitled", "bold").append("\n")
    times = " → ".join((row.captured_at or row.added_at)[:16].replace("T", " ") for row in (view.before, view.after))
    says = "the page does not say that it was changed" if view.silent else "the page says that it was changed"
    head.append_text(safe(" · ".join(part for part in (view.after.outlet, times, says) if part), "dim"))
    if view.notice:
        head.append("\n").append_text(safe(f"“{view.notice}”", "italic"))
    rows = [("delete", each) for each in view.went] + [("insert", each) for each in view.came]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for turned in view.turned:
        table.add_row(Text("~", style="yellow"), brief(turned.before).append("\n→ ").append_text(brief(turned.after)))
    for kind, statement in rows:
        table.add_row(Text(SIGNS[kind], style=EDITS[kind]), brief(statement))
    told = f"{len(view.turned)} changed, {len(view.came)} came, {len(view.went)} went"
    return [head, Padding(_words_changed(view.pieces), (1, 0)), Text(f"Statements: {told}", style="bold"), table]


def _words_changed(pieces: Iterable[Piece]) -> Text:
    """What went in brackets with a minus, what came with a plus: told without colour, too."""
    text = Text()
    for piece in pieces:
        words = piece.text
        if piece.kind == "equal":
            ends = words if len(words) <= 2 * AROUND else f"{words[:AROUND]} … {words[-AROUND:]}"
            text.append_text(safe(ends, "dim"))
        else:
            sign = SIGNS[piece.kind]
            text.append_text(safe(f"[{sign}{words.strip()}{sign}]", EDITS[piece.kind])).append(" " if words[-1:].isspace() else "")
    return text


def _step(step: Step, kind: QuestionKind) -> Text:
    answer = step.answer
    lines = [safe(step.short, "bold"), *_words(answer, kind)]
    lines.append(Text(f"{GLYPHS[answer.stance]} {answer.stance.replace('-', ' ')}", style=STYLES.get(answer.stance, "")))
    if step.how:
        lines.append(safe(f"{step.how} the one before: {step.reason}" if step.reason else f"{step.how} the one before", "dim"))
    if answer.former:
        lines.append(Text("told as replaced since", style="dim"))
    lines += [safe(f"{each.words} {each.party_name}: {until_day(each.reason)}", "dim") for each in step.against[:STANDS_MOST]]
    if len(step.against) > STANDS_MOST:
        lines.append(Text(f"and {len(step.against) - STANDS_MOST} more then", style="dim"))
    return _lines(lines)


def _voice(voice: Voice) -> Text:
    """Where it stands: the id that `sayso show` takes, who, where, and whether it is a copy."""
    id_ = "own voice" if voice.own else voice.claim[:8]
    through = "".join(f" ← {name}" for name in voice.chain)
    copy = f" (copy of {voice.origin[:8]})" if voice.origin != voice.article else ""
    waits = "" if voice.status == "confirmed" else f" ({voice.status})"
    when = _clock(answered.instant(voice.known) or "")
    line = Text(f"{id_}  ", style="dim").append_text(safe(f"{voice.source_name}{through}", "not dim"))
    return line.append_text(safe(f" · {voice.outlet} · {when}{copy}{waits}", "dim"))


def _day(answer: Answer) -> Text:
    days = dict.fromkeys(day for day in (answer.said_from, answer.said_to) if day)
    return safe(" – ".join(days) or (answered.instant(answer.known) or "")[:10], "dim")


def _clock(iso: str) -> str:
    """An instant as a person reads it.

    >>> _clock("2031-03-11T12:00:00Z")
    '2031-03-11 12:00 UTC'
    """
    return f"{iso[:10]} {iso[11:16]} UTC" if len(iso) > 16 else iso


def _lines(parts: Iterable[Text]) -> Text:
    return Text("\n").join(parts)
