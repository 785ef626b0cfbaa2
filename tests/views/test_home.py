"""What came since somebody last looked, by story, what is disputed first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from sayso.ledger import Ledger, open_ledger
from sayso.ledger.settled_tables import question as q
from sayso.ledger.tables import article as a
from sayso.views import home
from sayso.views.home import disputed, since
from sayso.views.stories import stories
from tests.views import dam
from tests.views import settled as s
from tests.views.conftest import Settled

LONG_AGO = datetime(2031, 1, 1, tzinfo=UTC)
THEN = datetime(2031, 6, 1, tzinfo=UTC)
LATER = datetime(2031, 6, 2, 8, 30, 0, 250_000, tzinfo=UTC)


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[Settled]:
    """The dam's book, to be written to; parties differ on how many were killed."""
    with open_ledger(tmp_path / "dam.sqlite") as ledger:
        settled = Settled(ledger, dam.filled(ledger))
        with ledger._writing() as connection:
            connection.execute(update(q).where(q.c.id == s.KILLED).values(disputed=True))
        yield settled


def came_later(ledger: Ledger, *articles: str) -> None:
    """Let the book have taken in *articles* after the others."""
    with ledger._writing() as connection:
        connection.execute(update(a).values(added_at=LONG_AGO.isoformat()))
        connection.execute(update(a).where(a.c.id.in_(articles)).values(added_at=LATER.isoformat()))


def test_only_what_the_book_took_in_since_is_news(flood: Settled) -> None:
    came_later(flood.ledger, flood.ids[s.REVISED])
    seen = since(flood.ledger, THEN.timestamp())
    assert (seen.at, seen.articles, seen.stories) == ("2031-06-01T00:00:00Z", 1, 1)
    [news] = seen.news
    assert (news.story.id, news.articles, news.independent) == (s.STORY, 1, 1)
    assert [(each.kind, each.before, each.after) for each in news.changes] == [("revision", "31", "28")]
    assert news.changes_total == 1 and news.changes[0].question in news.disputed


def test_a_copy_is_an_article_and_no_independent_one(flood: Settled) -> None:
    came_later(flood.ledger, flood.ids[s.REPRINT])
    [news] = since(flood.ledger, THEN.timestamp()).news
    assert (news.articles, news.independent, news.changes) == (1, 0, ())


def test_what_is_told_on_disputed_questions_comes_first(flood: Settled) -> None:
    came_later(flood.ledger, *flood.ids.values())
    [news] = since(flood.ledger, THEN.timestamp()).news
    at_odds = [each.question in news.disputed for each in news.changes]
    assert at_odds == sorted(at_odds, reverse=True) and at_odds[0]
    assert len(news.changes) == home.CHANGES_SHOWN and news.changes_total == 10


def test_nothing_came(flood: Settled) -> None:
    came_later(flood.ledger)
    seen = since(flood.ledger, THEN.timestamp())
    assert (seen.articles, seen.news, seen.stories) == (0, (), 0)


def test_a_story_of_very_many_articles_is_only_counted(flood: Settled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "ARTICLES_READ", 3)
    came_later(flood.ledger, flood.ids[s.REVISED])
    [news] = since(flood.ledger, THEN.timestamp()).news
    assert not news.looked_through and news.articles == 1 and news.changes == ()


def test_disputed_questions_by_story(flood: Settled) -> None:
    rows = stories(flood.ledger)
    [row] = [row for row in rows if row.id == s.STORY]
    assert row.disputed and [(each.id, each.label) for each in disputed(flood.ledger, rows)[s.STORY]] == [
        (s.KILLED, "How many people were killed?"),
        (s.OPENED, "Did Lethia release water?"),
    ]
    assert disputed(flood.ledger, ()) == {}
