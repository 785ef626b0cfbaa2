"""What a feed tells: the newest of a search, a story, a question or a source, each entry with an id that stays.

Plain records; how they are written (Atom, JSON Feed) is the door's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.ledger.searches import SavedSearch, recall_searches
from sayso.ledger.settled import recall_settlement
from sayso.ledger.tables import article as a
from sayso.ledger.tables import source as o
from sayso.ledger.tables import statement as s
from sayso.records import digest
from sayso.views.answered import CHANGE_WORDS, UNNAMED, cut_short
from sayso.views.changes import changes
from sayso.views.questions import question
from sayso.views.rows import NEWEST, STATEMENTS, StatementRow, statement_rows
from sayso.views.search import Wanted, search
from sayso.views.sources import find as find_source
from sayso.views.stories import find as find_story
from sayso.views.turns import Change, turns

MOST = 50
"""Entries of a feed."""
TITLE = 140
"""Letters of an entry's title, about."""
UNKNOWN = "1970-01-01T00:00:00Z"
"""When something changed of which no time is known: an entry must say one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new."""

    key: str
    """What it is and which: the same each time it is told."""
    title: str
    """In a line."""
    text: str
    """In full."""
    path: str
    """Where it stands at the desk."""
    author: str
    """Who said it, or which outlet brought it."""
    published: str | None
    """When it was published, in UTC (RFC 3339)."""
    updated: str
    """When it came to be known here."""
    tags: tuple[str, ...] = ()
    """What it is of: a stance, a measure, a kind of change."""
    language: str | None = None
    """The language of its words."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new of one thing."""

    key: str
    """What it is of: stays the same."""
    title: str
    """What it is called."""
    path: str
    """The page that shows the same."""
    entries: tuple[Entry, ...]
    """The newest first."""

    @property
    def updated(self) -> str:
        """When its newest entry came to be known."""
        return max((entry.updated for entry in self.entries), default=UNKNOWN)


def search_feed(ledger: Ledger, wanted: Wanted, query: str, title: str = "") -> Feed:
    """The newest statements that a search finds."""
    filters = {
        name: getattr(wanted, name) for name in ("source", "stance", "outlet", "language", "since", "until", "said_since", "said_until")
    }
    found = search(ledger, wanted.words, **filters, amounts=wanted.amounts, limit=MOST)
    return Feed(f"search/{query}", title or _searched(query, wanted), f"/search?{query}" if query else "/search", _said(ledger, found.rows))


def saved_feed(ledger: Ledger, id: str) -> SavedSearch:
    """The kept search with this id. Raises NotInLedger where there is none."""
    with ledger.reading() as connection:
        kept = next((each for each in recall_searches(connection) if each.id == id), None)
    if kept is None:
        raise NotInLedger("there is no kept search with this id", id)
    return kept


def searches(ledger: Ledger) -> Sequence[SavedSearch]:
    """Every search that is kept, by name."""
    with ledger.reading() as connection:
        return recall_searches(connection)


def source_feed(ledger: Ledger, who: str) -> Feed:
    """The newest statements of a source."""
    id_ = find_source(ledger, who)
    with ledger.reading() as connection:
        name = str(connection.scalar(select(o.c.name).where(o.c.id == id_)))
        # By the day of saying an index finds the newest of a source without looking through all of it.
        newest = STATEMENTS.where(s.c.source_id == id_, s.c.shown).order_by(s.c.day.desc(), *NEWEST, s.c.ordinal).limit(MOST)
        rows = statement_rows(connection, newest)
    return Feed(f"source/{id_}", f"What {name} said", f"/source/{id_}", _said(ledger, rows))


def story_feed(ledger: Ledger, story: str) -> Feed:
    """What changed in a story."""
    id_ = find_story(ledger, story)
    rows = changes(ledger, story=id_, limit=MOST)
    name = next((row.story_name for row in rows if row.story_name), None) or _name_of_story(ledger, id_)
    return Feed(f"story/{id_}", name, f"/board/{id_}", tuple(_changed(row) for row in rows))


def question_feed(ledger: Ledger, id: str) -> Feed:
    """What changed in the answers to a question."""
    view = question(ledger, id)
    whole = view.row.question
    with ledger.reading() as connection:
        told = list(turns(recall_settlement(connection, view.story.id, questions=[whole.id]), view.story.id, view.story.name))
    told.sort(key=lambda each: (each.at or "", each.party_name or "", each.article), reverse=True)
    return Feed(f"question/{whole.id}", whole.label, f"/question/{whole.id}", tuple(_changed(row) for row in told[:MOST]))


def _name_of_story(ledger: Ledger, id: str) -> str:
    from sayso.views.stories import find_story as found

    with ledger.reading() as connection:
        return found(connection, id).name


def _searched(query: str, wanted: Wanted) -> str:
    """What a search without a name is called."""
    return f"Statements: {wanted.words or query}" if query else "Statements"


def _said(ledger: Ledger, rows: Sequence[StatementRow]) -> tuple[Entry, ...]:
    with ledger.reading() as connection:
        known = _known(connection, {row.article_id for row in rows})
    return tuple(_statement(row, *known[row.article_id]) for row in rows)


def _known(connection: Connection, articles: Iterable[str]) -> dict[str, tuple[str | None, str, str | None]]:
    """For each of *articles* when it was published, when it came into the ledger, and its language."""
    asked = select(a.c.id, a.c.moment, a.c.added_at, a.c.language).where(a.c.id.in_(list(articles)))
    return {
        row.id: (_instant(row.moment) if row.moment else None, _instant(datetime.fromisoformat(row.added_at).timestamp()), row.language)
        for row in connection.execute(asked)
    }


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _statement(row: StatementRow, published: str | None, added: str, language: str | None) -> Entry:
    who = row.source_name or UNNAMED
    stance = ("not " if row.negated else "") + row.stance.replace("-", " ")
    through = "".join(f", through {link.name}" for link in row.chain)
    home = f" ({row.outlet}{through})" if row.outlet else f" ({through.removeprefix(', ')})" if through else ""
    return Entry(
        key=f"statement/{row.id}",
        title=f"{who} {stance}: {cut_short(row.content, TITLE)}",
        text=f"{who} {stance}: “{row.content}”{home}",
        path=f"/statement/{row.id}",
        author=who,
        published=published,
        updated=added,
        tags=tuple(dict.fromkeys([row.stance, *(figure.measure for figure in row.figures if figure.measure)])),
        language=language,
    )


def _changed(row: Change) -> Entry:
    """Something that changed."""
    kind = CHANGE_WORDS[row.kind]
    if row.kind == "edit":
        title, text = f"{kind}: {row.title or row.article}", f"The text of “{row.title or row.article}” changed ({row.outlet or UNNAMED})."
        path = f"/versions/{row.article}"
    else:
        who, before = row.party_name or UNNAMED, f"{row.before} → " if row.before else ""
        title = cut_short(f"{who}: {before}{row.after} ({kind})", TITLE)
        text = f"{row.label} — {who}, {kind}: {before}{row.after}" + (f" (“{row.words}”)" if row.words and row.words != row.after else "")
        text += f". {row.outlet}" if row.outlet else ""
        voice = row.voice
        path = f"/article/{row.article}" + (f"#{'c' if voice.own else 's'}-{voice.claim}" if voice else "")
    return Entry(
        key=f"change/{digest(row.kind, row.question, row.party, row.before, row.after, row.article, row.at)}",
        title=title,
        text=text,
        path=path,
        author=row.outlet or row.party_name or UNNAMED,
        published=row.at,
        updated=row.at or UNKNOWN,
        tags=(kind,),
    )
