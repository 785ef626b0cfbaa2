"""A draft held against the ledger: each attributed line with what is known of its source. Terminal, browser and programs ask it here.

What a line is found to be is decided by `checking`; this reads from the ledger what it decides with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.checking import WRONG, Checked, Known, Source, Story, Verdict, check
from sayso.ledger import Ledger
from sayso.ledger.identity import name_of
from sayso.ledger.keeping import recall_topics
from sayso.ledger.portions import some_of
from sayso.ledger.settled import recall_members, recall_origins
from sayso.ledger.settled_tables import story as o
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import alias, block, own_figure, source, statement
from sayso.ledger.tables import article as a
from sayso.ledger.telling import told
from sayso.records import READ_KINDS, Hearing, Holder
from sayso.settling import speaks_for_body
from sayso.stories.likeness import likeness
from sayso.text import Span
from sayso.views.stories import NEWEST, STORIES, StoryRow, find_story, story_rows

STORIES_MOST = 3
"""Stories that a draft is held against, at most."""
LOOKED_AT, COMPARED = 40, 30
"""Stories in which most of its sources speak that are compared with it, each by so many of its latest articles."""
DRAFT = "draft"
"""What a draft is called among articles: it may be one of them word for word."""
ABOUT = 0.4
"""Likeness from which a draft is about a story; two articles of one story are as like."""


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
        rows = (find_story(connection, against),) if against else _stories(connection, draft, known)
        stories = [_story(connection, row.id, known) for row in rows]
    found = [check(draft, each) for each in stories]
    lines = tuple(_best(each) for each in zip(*found, strict=True)) if found else ()
    return CheckView(rows, lines)


RANKS: dict[Verdict, int] = {"latest": 0, "rests on one unnamed source": 1, "source not found": 3, "not in the ledger": 4}


def _best(several: Sequence[Checked]) -> Checked:
    """A line as the story has it in which it stands best: what is right in one story is no fault in another. Of equals the first."""
    return min(several, key=lambda line: RANKS.get(line.findings[0].verdict, 2))


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


def _stories(connection: Connection, draft: Hearing, known: dict[str, list[Known]]) -> tuple[StoryRow, ...]:
    """The stories that *draft* is about: of those in which its sources speak the ones that are like it; the only one there is, whatever it
    is about."""
    speaking = _speaking(connection, {each.id for several in known.values() for each in several})
    if not speaking:
        newest = story_rows(connection, STORIES.order_by(*NEWEST).limit(2))
        return newest if len(newest) == 1 else ()
    near = sorted(speaking, key=lambda story: (-speaking[story], story))[:LOOKED_AT]
    like = {story: _likeness(connection, story, draft) for story in near}
    near.sort(key=lambda story: (-like[story], -speaking[story], story))
    chosen = [story for story in near if like[story] >= ABOUT][:STORIES_MOST] or _only(speaking)
    rows = {row.id: row for row in story_rows(connection, STORIES.where(o.c.id.in_(chosen)))}
    return tuple(rows[story] for story in chosen)


def _only(speaking: Counter[str]) -> list[str]:
    """The story in which several of the draft's sources speak and more than in any other, or which is the only one; else none."""
    (first, most), *others = speaking.most_common(2)
    return [first] if not others or most > max(others[0][1], 1) else []


def _speaking(connection: Connection, sources: Collection[str]) -> Counter[str]:
    """In how many voices of *sources* each story has something to say."""
    found: Counter[str] = Counter()
    for some in some_of(sorted(sources)):
        asked = (
            select(sa.c.story_id, statement.c.source_id)
            .join(statement, statement.c.article_id == sa.c.article_id)
            .where(statement.c.source_id.in_(some), statement.c.status == "current")
            .distinct()
        )
        found.update(story for story, _ in connection.execute(asked).tuples())
    return found


def _likeness(connection: Connection, story: str, draft: Hearing) -> float:
    """How like a story *draft* is: like the article of it that is most like it. A draft has no date, and is taken to have theirs."""
    if draft.kept is None:
        return 0.0
    topics = recall_topics(connection, list(recall_members(connection, story))[-COMPARED:]).values()
    ties = (likeness(replace(draft.kept.topic, article=DRAFT, moment=topic.moment), topic) for topic in topics)
    return max((tie.score for tie in ties if tie is not None), default=0.0)


def _story(connection: Connection, id: str, known: dict[str, list[Known]]) -> Story:
    """All that a draft is held against of one story."""
    roots = recall_members(connection, id)
    all_told = told(connection, {id: roots}, speaks_for_body).get(id, [])
    articles = sorted({each.article for each in all_told})
    translated = {each.copy for each in recall_origins(connection, articles) if each.kind == "translated" and each.status == "confirmed"}
    return Story(id, tuple(all_told), tuple(_sources(connection, articles, translated)), _stated(connection, articles), known)


def _stated(connection: Connection, articles: Collection[str]) -> frozenset[tuple[str, float | None]]:
    """The measures and numbers that *articles* tell in their own voice."""
    f = own_figure.c
    return frozenset(
        (measure, low if high is None else high)
        for some in some_of(sorted(articles))
        for measure, low, high in connection.execute(select(f.measure, f.low, f.high).where(f.article_id.in_(some), f.measure.is_not(None)))
    )


def _sources(connection: Connection, articles: Collection[str], translated: Collection[str]) -> Iterable[Source]:
    for some in some_of(sorted(articles)):
        paragraphs: defaultdict[str, list[Span]] = defaultdict(list)
        b = block.c
        asked = select(b.article_id, b.start, b.end).where(b.article_id.in_(some), b.kind.in_(READ_KINDS)).order_by(b.article_id, b.ordinal)
        for id_, start, end in connection.execute(asked):
            paragraphs[id_].append((start, end))
        for id_, text, language in connection.execute(select(a.c.id, a.c.text, a.c.language).where(a.c.id.in_(some)).order_by(a.c.id)):
            yield Source(id_, text, tuple(paragraphs[id_]), id_ in translated, language or "")
