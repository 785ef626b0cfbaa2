"""Views as tables for a terminal: who, stance, what, figures, through whom, and where it stands.

Everything from a page enters through `safe`; no string here is ever read as markup. Below ROOMY columns the
figures, chain and date move under the words they belong to, so eighty columns stay readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.terminal import counted, plain
from sayso.records import Article, Block, ChainLink, Figure, Hearing, Holder, Stance, Statement
from sayso.text import Span, within
from sayso.views.dated import said
from sayso.views.measured import LITERAL, about_what, as_read, notes, reported, toll_in_words
from sayso.views.nesting import nested
from sayso.views.why import NO_CHAIN, RELAY_WORDS, differs, holder_name

if TYPE_CHECKING:  # `sayso read` needs no ledger, so it must not load one to draw a table
    from sayso.views.figures import OwnFigureRow
    from sayso.views.rows import ArticleRow, SourceRow, StatementRow
    from sayso.views.statements import StatementView

ROOMY = 100
"""Columns from which figures and chain get columns of their own."""
WIDE = 150
"""Columns from which the date and the article get columns of their own."""

STYLES: dict[Stance, str] = {
    "believes": "yellow",
    "suspects": "yellow",
    "expects": "yellow",
    "doubts": "yellow",
    "denies": "red",
    "neither-confirms-nor-denies": "magenta",
    "no-comment": "magenta",
    "asks": "cyan",
    "promises": "cyan",
}
"""Colour beside the word, never instead of it; asserting and confirming are left as plain as they are common."""

INDENT = 2
"""Columns by which a nested statement's holder stands in from the one around it."""
DEEPEST = 3
"""Nesting is indented so far and no further: names need their room."""


def safe(text: str | None, style: str = "") -> Text:
    """*text* from a page, as the terminal may have it."""
    return Text(plain(text or ""), style=style)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as any of our tables shows it."""

    place: str
    """Where it stands: a paragraph's number, or the statement's id."""
    who: Text
    """The holder; beneath, what sort of speaker, and the words at the statement where they are others."""
    stance: Text
    """The stance in a word, with negation and hedges."""
    what: Text
    """The content."""
    figures: Text
    """The quantities in it."""
    through: Text
    """The relays, from the holder outward."""
    when: Text
    """When it was said, against when it was published."""
    where: Text = field(default_factory=Text)
    """Outlet and article."""
    depth: int = 0
    """How many of the statements above it stands within."""


class Statements:
    """A table of statements that chooses its columns by the width it is given."""

    def __init__(self, rows: Sequence[Said], *, place: str, articles: bool = False) -> None:
        self.rows = rows
        self.place = place
        self.articles = articles

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._table(options.max_width)

    def _table(self, width: int) -> Table:
        roomy, wide = width >= ROOMY, width >= WIDE
        through = roomy and any(row.through.plain for row in self.rows)
        figures = roomy and any(row.figures.plain for row in self.rows)
        when = wide and any(row.when.plain for row in self.rows)
        where = wide and self.articles
        table = ruled(apart=1)
        # An id is what `sayso show` takes: it is never wrapped or cut.
        table.add_column(self.place, style="dim", no_wrap=True, justify="left" if self.articles else "right")
        table.add_column("Who", ratio=3, min_width=10, overflow="fold")
        table.add_column("Stance", ratio=2, min_width=13, overflow="fold")
        table.add_column("What", ratio=8 if roomy else 6, min_width=20, overflow="fold")
        for shown, name, ratio in ((figures, "Figures", 3), (through, "Through whom", 3), (when, "Said", 2), (where, "In", 4)):
            if shown:
                table.add_column(name, ratio=ratio, overflow="fold")
        for row in self.rows:
            beneath = [
                (not figures, "figures: ", row.figures),
                (not through, "", row.through),
                (not when, "said: ", row.when),
                (self.articles and not where, "in: ", row.where),
            ]
            what = _with_notes(row.what, [(label, text) for shown, label, text in beneath if shown and text.plain])
            who = Padding(row.who, (0, 0, 0, INDENT * min(row.depth, DEEPEST))) if row.depth else row.who
            cells: list[tuple[bool, RenderableType]] = [(True, Text(row.place)), (True, who), (True, row.stance), (True, what)]
            cells += [(figures, row.figures), (through, row.through), (when, row.when), (where, row.where)]
            table.add_row(*(cell for shown, cell in cells if shown))
        return table


def ruled(apart: int = 0) -> Table:
    """A table with *apart* blank lines between its rows."""
    return Table(
        box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", show_edge=False, leading=apart
    )


def _with_notes(what: Text, notes: Iterable[tuple[str, Text]]) -> Text:
    """*what*, with a line beneath it for each note."""
    lines = what.copy()
    for label, text in notes:
        lines.append(f"\n{label}", style="dim")
        lines.append_text(text)
    return lines


def hearing(address: str, heard: Hearing, *, reading: str = LITERAL) -> list[RenderableType]:
    """One page that was read: what it is, who said what in it, paragraph by paragraph, and the figures it tells in its own voice.

    *reading* is the named reading by which figures become numbers, here and in every table below.
    """
    article = heard.article
    places = paragraph_names(article.blocks)
    rows = [
        _of_statement(
            statement,
            "↳" if depth else _block_name(article.blocks, places, statement.content.spans[0]),
            depth,
            article.published,
            reading,
        )
        for statement, depth in nested(heard.statements)
    ]
    head, own = [_headline(article, address)], _own(heard, places, reading)
    if not rows:
        return [*head, Padding(Text("Nobody is quoted or reported in it.", style="dim"), (0, 0, 1, 2)), *own]
    return [*head, Text(), Statements(rows, place="¶"), _closing(rows), Text(), *own]


def _own(heard: Hearing, places: Sequence[str], reading: str) -> list[RenderableType]:
    """The figures that the article tells in its own voice, each by its paragraph."""
    if not heard.figures:
        return []
    table = ruled()
    table.add_column("¶", style="dim", no_wrap=True, justify="right")
    table.add_column("Figures in its own voice", ratio=1, overflow="fold")
    for block, place in zip(heard.article.blocks, places, strict=True):
        inside = [figure for figure in heard.figures if within(figure.span, block.span)]
        if inside:
            table.add_row(place, _figures(inside, reading))
    return [table, Text()]


def _closing(rows: Sequence[Said]) -> Text:
    """How many there are, and how the article has them."""
    relayed, inner = sum(bool(row.through.plain) for row in rows), sum(row.depth > 0 for row in rows)
    parts = [f"{len(rows) - relayed} first-hand", f"{relayed} relayed"]
    if inner:
        parts.append(f"{inner} within {'another' if inner == 1 else 'others'}")
    return Text(f"{counted(len(rows), 'statement')}: {', '.join(parts)}", style="dim")


def _headline(article: Article, address: str) -> Text:
    head = safe(article.title or address, "bold")
    facts = [article.outlet, (article.published or "")[:10], article.language, ", ".join(article.byline), address]
    head.append("\n")
    head.append_text(safe(" · ".join(fact for fact in facts if fact), "dim"))
    if toll := toll_in_words(reported(article)):
        head.append("\n").append_text(safe(f"The event it reports: {toll}"))
    return head


def paragraph_names(blocks: Sequence[Block]) -> list[str]:
    """What each block is called in the ¶ column: paragraphs (the lead is the first) are counted, the rest named."""
    names = []
    count = 0
    for block in blocks:
        if block.kind in {"lead", "paragraph"}:
            count += 1
            names.append(str(count))
        else:
            names.append(block.kind)
    return names


def _block_name(blocks: Sequence[Block], names: Sequence[str], span: Span) -> str:
    """The name of the block in which *span* begins."""
    return next((name for block, name in zip(blocks, names, strict=True) if block.span[0] <= span[0] < block.span[1]), "")


def _of_statement(statement: Statement, place: str, depth: int, published: str | None, reading: str) -> Said:
    return Said(
        place=place,
        who=_who(statement.source),
        stance=_stance(statement.stance, statement.negated, statement.hedges),
        what=safe(statement.content.text),
        figures=_figures(statement.figures, reading),
        through=_through(statement.chain),
        when=safe(said(statement.said_at, published, short=True)) if statement.said_at else Text(),
        depth=depth,
    )


def statements(rows: Iterable[StatementRow], *, reading: str = LITERAL) -> Statements:
    """Statements from the ledger, each with the start of its id for `sayso show`."""
    return Statements([_of_row(row, reading) for row in rows], place="Id", articles=True)


def own_figures(rows: Iterable[OwnFigureRow], *, reading: str = LITERAL) -> Table:
    """Figures that articles tell in their own voice, each in its sentence."""
    table = ruled(apart=1)
    table.add_column("Article", style="dim", no_wrap=True)
    table.add_column("Figure", ratio=3, overflow="fold")
    table.add_column("In its own voice", ratio=8, overflow="fold")
    for row in rows:
        table.add_row(row.article_id[:8], _figures([row.figure], reading), _with_notes(safe(row.sentence), [("in: ", _where(row, "dim"))]))
    return table


def _of_row(row: StatementRow, reading: str) -> Said:
    return Said(
        place=row.id[:8],
        who=_name(row.source_name, row.source_kind),
        stance=_stance(row.stance, row.negated, row.hedges),
        what=safe(row.content),
        figures=_figures(row.figures, reading),
        through=_through(row.chain),
        when=safe(said(row.said_at, row.published, short=True)) if row.said_at else Text(),
        where=_where(row, "dim"),
    )


def _where(row: StatementRow | OwnFigureRow, style: str = "") -> Text:
    """Outlet, day and title of the article in which it stands."""
    return safe(" · ".join(part for part in (row.outlet, (row.published or "")[:10], row.article_title) if part), style)


def _who(holder: Holder) -> Text:
    """The holder's name; beneath it the kind, and the words at the statement where they are others."""
    shown = _name(holder_name(holder), holder.kind)
    words = [holder.kind, f"“{holder.text}”" if differs(holder.text, holder.name) else ""]
    return shown.append("\n").append_text(safe(" · ".join(filter(None, words)), "dim"))


def _name(name: str | None, kind: str) -> Text:
    if not name:
        return Text("not said", style="dim italic")
    if kind == "unnamed":
        return safe(name, "italic")
    return safe(name, "bold")


def _stance(stance: Stance, negated: bool, hedges: Sequence[str]) -> Text:
    word = Text(("not: " if negated else "") + stance.replace("-", " "), style=STYLES.get(stance, ""))
    if hedges:
        word.append_text(safe(f" ({', '.join(hedges)})", "dim"))
    return word


def _figures(figures: Sequence[Figure], reading: str) -> Text:
    return Text("; ").join(safe(_figure(figure, reading)) for figure in figures)


def _figure(figure: Figure, reading: str) -> str:
    """A figure as said, and as read: `more than 40 (> 40 people killed)`."""
    told = " ".join(part for part in (as_read(figure, reading, signs=True), about_what(figure)) if part)
    told = ", ".join((told, *notes(figure))) if told else ", ".join(notes(figure))
    return f"{figure.as_said} ({told})" if told else figure.as_said


def _through(chain: Sequence[ChainLink]) -> Text:
    """The relays outward, each with what it did unless it merely says so: `← AFP (citing) ← Vesna`."""
    links = (f"← {link.name}" + (f" ({RELAY_WORDS[link.relation]})" if link.relation != "says" else "") for link in chain)
    return safe(" ".join(links))


def articles(rows: Iterable[ArticleRow]) -> Table:
    """Articles, one a line."""
    table = ruled()
    table.add_column("Id", style="dim", no_wrap=True)
    table.add_column("Published", no_wrap=True, min_width=10)
    table.add_column("Outlet", ratio=2, overflow="fold")
    table.add_column("Title", ratio=6, overflow="fold")
    table.add_column("Said", justify="right", no_wrap=True)
    table.add_column("Versions", justify="right", no_wrap=True)
    for row in rows:
        published = plain((row.published or "")[:10])
        table.add_row(row.id[:8], published, safe(row.outlet), safe(row.title or row.url), str(row.statements), str(row.versions))
    return table


def sources(rows: Iterable[SourceRow]) -> Table:
    """Sources, one a line."""
    table = ruled()
    table.add_column("Name", ratio=5, overflow="fold")
    table.add_column("Kind", no_wrap=True)
    for name in ("Said", "Articles", "Outlets"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("First", no_wrap=True)
    table.add_column("Last", no_wrap=True)
    for row in rows:
        days = (plain((day or "")[:10]) for day in (row.first, row.last))
        table.add_row(_name(row.name, row.kind), row.kind, str(row.statements), str(row.articles), str(row.outlets), *days)
    return table


def statement(view: StatementView, *, reading: str = LITERAL) -> list[RenderableType]:
    """One statement in its paragraph, with everything that lets a person check it."""
    shown = view.statement
    row = view.row
    holder = shown.source
    chain = _through(shown.chain)
    facts = [
        ("Who", _name(row.source_name, row.source_kind).append(f"  ({row.source_kind})", style="not bold not italic dim")),
        ("Here", safe(f"“{holder.text}”" if differs(holder.text, holder.name) else "")),
        ("Speaks for", safe(holder.part_of)),
        ("No name given", safe(f"“{holder.anonymity}”" if holder.anonymity else "")),
        ("Stance", _stance(shown.stance, shown.negated, shown.hedges)),
        ("Cue", safe(shown.cue.text)),
        ("What", safe(shown.content.text)),
        ("Speech", Text(shown.speech)),
        ("Through whom", chain if chain.plain else Text(NO_CHAIN)),
        ("Figures", _figures(shown.figures, reading)),
        ("Said", safe(said(shown.said_at, row.published)) if shown.said_at else Text()),
        ("Within", brief(view.outer) if view.outer else Text()),
        *(("Within it", brief(each)) for each in view.inner),
        ("Confidence", Text(f"{shown.confidence:.0%}")),
        ("In", _where(row)),
        ("Live page", safe(view.live_link)),
        ("SHA-256", safe(view.sha256)),
        ("Captured", safe(view.captured_at)),
        ("Statement", safe(row.id)),
        ("Article", safe(row.article_id)),
    ]
    return [
        Padding(marked(view.paragraph, view.paragraph_span[0], shown), (1, 2)),
        pairs((name, value) for name, value in facts if value.plain),
    ]


def pairs(facts: Iterable[tuple[str, RenderableType]], apart: int = 0) -> Table:
    """Labels with what they stand for, one beneath another, with *apart* blank lines after each."""
    grid = Table.grid(padding=(0, 2, apart, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts:
        grid.add_row(name, value)
    return grid


def brief(other: Statement) -> Text:
    """Another statement, in as few words as it is known by, with the id that `sayso show` takes."""
    line = _name(holder_name(other.source), other.source.kind).append(" ").append_text(_stance(other.stance, other.negated, ()))
    return line.append_text(safe(f" “{other.content.text}”")).append(f"  {other.id[:8]}", style="dim")


def marked(paragraph: str, offset: int, said: Statement) -> Text:
    """*paragraph* (which begins at *offset* of the article) with who, cue and content marked.

    Cut before it is made safe: dropping characters first would move every span.
    """
    parts: list[tuple[Span, str]] = [(span, "underline") for span in said.content.spans]
    parts += [(span, "bold") for span in said.source.spans]
    parts += [(span, "italic") for span in said.cue.spans]
    edges = sorted({0, len(paragraph), *(min(max(edge - offset, 0), len(paragraph)) for span, _ in parts for edge in span)})
    text = Text()
    for start, end in pairwise(edges):
        styles = [style for span, style in parts if span[0] <= start + offset < span[1]]
        text.append_text(safe(paragraph[start:end], " ".join(styles)))
    return text
