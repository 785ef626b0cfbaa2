"""A draft held against the ledger: each attributed line with what is known of its source. Terminal, browser and programs ask it here.

What a line is found to be is decided by `checking`; this reads from the ledger what it decides with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.checking import WRONG, Checked, Known, Source, Story, Verdict, check
from sayso.ledger import Ledger
from sayso.ledger.identity import name_of
from sayso.ledger.portions import some_of
from sayso.ledger.settled import recall_members, recall_origins
from sayso.ledger.settled_tables import story as o
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import alias, block, source, statement
from sayso.ledger.tables import article as a
from sayso.ledger.telling import told
from sayso.records import READ_KINDS, Hearing, Holder
from sayso.settling import speaks_for_body
from sayso.text import Span
from sayso.views.stories import NEWEST, STORIES, StoryRow, find_story, story_rows

STORIES_MOST = 3
"""Stories that a draft is held against, at most: those in which most of its sources speak."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """A draft with what was found about its lines."""

    stories: tuple[StoryRow, ...]
    """The stories that it was held against; none where the ledger has none about it."""
    lines: tuple[Checked, ...]
    """Its attributed lines, in reading order."""

    @property
    def wrong(self) -> int:
        """How many lines have to be put right."""
        return sum(is_wrong(line) for line in self.lines)


def is_wrong(line: Checked) -> bool:
    """Whether a line has to be put right."""
    return line.findings[0].verdict in WRONG


def check_draft(ledger: Ledger, draft: Hearing, *, against: str | None = None) -> CheckView:
    """*draft* held against the story that is named, or else against those in which its sources speak.

    Raises NotInLedger when there is no such story, UsageError when several may be meant.
    """
    with ledger.reading() as connection:
        known = _known(connection, draft)
        rows = (find_story(connection, against),) if against else _stories(connection, known)
        stories = [_story(connection, row.id, known) for row in rows]
    found = [check(draft, each) for each in stories]
    lines = tuple(_best(each) for each in zip(*found, strict=True)) if found else ()
    return CheckView(rows, lines)


RANKS: dict[Verdict, int] = {"not in the ledger": 2, "source not found": 1}


def _best(several: Sequence[Checked]) -> Checked:
    """A line as the story has it in which it was found; of several the first."""
    return min(several, key=lambda line: RANKS.get(line.findings[0].verdict, 0))


def _known(connection: Connection, draft: Hearing) -> dict[str, list[Known]]:
    """By each name that the draft has, the sources that go by it in the whole ledger."""
    names = {name for each in draft.statements for name in (each.source.name, each.source.part_of) if name}
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        for kind in ("person", "organisation"):
            called = name_of(Holder("", (), name, kind), "")
            if called is not None and called.named:
                asked[called.key].add(name)
    found: defaultdict[str, list[Known]] = defaultdict(list)
    columns = (alias.c.key, source.c.id, source.c.name, source.c.kind)
    for some in some_of(sorted(asked)):
        rows = select(*columns).join(source, source.c.id == alias.c.source_id).where(alias.c.key.in_(some), alias.c.named).distinct()
        for key, id_, name, kind in connection.execute(rows.order_by(source.c.id)):
            for each in sorted(asked[key]):
                found[each].append(Known(id_, name, kind))
    return dict(found)


def _stories(connection: Connection, known: dict[str, list[Known]]) -> tuple[StoryRow, ...]:
    """The stories in which most of the draft's sources speak; the only one there is where none of them is known."""
    sources = {each.id for several in known.values() for each in several}
    speaking: Counter[str] = Counter()
    for some in some_of(sorted(sources)):
        asked = (
            select(sa.c.story_id, statement.c.source_id)
            .join(statement, statement.c.article_id == sa.c.article_id)
            .where(statement.c.source_id.in_(some), statement.c.status == "current")
            .distinct()
        )
        speaking.update(story for story, _ in connection.execute(asked).tuples())
    if not speaking:
        newest = story_rows(connection, STORIES.order_by(*NEWEST).limit(2))
        return newest if len(newest) == 1 else ()
    rows = {row.id: row for row in story_rows(connection, STORIES.where(o.c.id.in_(sorted(speaking))))}
    ranked = sorted(rows.values(), key=lambda row: row.last or "", reverse=True)
    most = max(speaking.values())
    ranked.sort(key=lambda row: -speaking[row.id])
    return tuple(row for row in ranked if speaking[row.id] * 2 >= most)[:STORIES_MOST]


def _story(connection: Connection, id: str, known: dict[str, list[Known]]) -> Story:
    """All that a draft is held against of one story."""
    roots = recall_members(connection, id)
    all_told = told(connection, {id: roots}, speaks_for_body).get(id, [])
    articles = sorted({each.article for each in all_told})
    translated = {each.copy for each in recall_origins(connection, articles) if each.kind == "translated" and each.status == "confirmed"}
    return Story(id, tuple(all_told), tuple(_sources(connection, articles, translated)), known)


def _sources(connection: Connection, articles: Collection[str], translated: Collection[str]) -> Iterable[Source]:
    for some in some_of(sorted(articles)):
        paragraphs: defaultdict[str, list[Span]] = defaultdict(list)
        b = block.c
        asked = select(b.article_id, b.start, b.end).where(b.article_id.in_(some), b.kind.in_(READ_KINDS)).order_by(b.article_id, b.ordinal)
        for id_, start, end in connection.execute(asked):
            paragraphs[id_].append((start, end))
        for id_, text, language in connection.execute(select(a.c.id, a.c.text, a.c.language).where(a.c.id.in_(some)).order_by(a.c.id)):
            yield Source(id_, text, tuple(paragraphs[id_]), id_ in translated, language or "")
