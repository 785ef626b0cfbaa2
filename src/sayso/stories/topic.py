"""What an article is about: where it happened, who is named, the words that tell it from other articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sayso.records import Article, Figure, Statement
from sayso.stories.days import days_told
from sayso.stories.lexicon import rarity
from sayso.stories.reading import Content, Name, read
from sayso.traces import Topic

MOST_PLACES, MOST_NAMES, MOST_WORDS = 20, 40, 30
"""How many are kept of each: of names those that are mentioned once too, for a later report takes up others than the first did."""
LEAST = 1.0
"""The rarity from which on a word tells anything: fewer than 370 of a thousand articles use it."""
LOCATED = 0.34
"""The share of a name's mentions that must stand as a place does, where nothing else says that it is one."""


def topic(article: Article, statements: Sequence[Statement] = (), figures: Sequence[Figure] = ()) -> Topic:
    """What *article* is about; pure, and the same on every machine.

    *statements* and *figures* are what was heard in it: when what is told was said or happened.
    """
    content = read(article)
    places, names = _named(content)
    return Topic(
        article=article.id,
        moment=moment_of(article.published),
        title=article.title or "",
        language=article.language or "",
        places=_heaviest(places, MOST_PLACES),
        names=_heaviest(names, MOST_NAMES),
        words=_heaviest(
            ((word, weight**0.5 * rarity(word)) for word, weight in content.words.items() if rarity(word) >= LEAST), MOST_WORDS
        ),
        days=days_told(content.days, moment_of(article.published)),
    )


def moment_of(published: str | None) -> int:
    """Seconds in UTC of an ISO 8601 date or date-time; 0 where there is none, or none that can be read.

    >>> moment_of("1970-01-02"), moment_of("1970-01-01T02:00:00+01:00"), moment_of("Tuesday")
    (86400, 3600, 0)
    """
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return 0
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _named(content: Content) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    places: list[tuple[str, float]] = []
    names: list[tuple[str, float]] = []
    for key, name in content.names.items():
        weighed = key, name.weight**0.5 * max(map(rarity, key.split()))
        (places if is_place(name) else names).append(weighed)
    return places, names


def is_place(name: Name) -> bool:
    """Whether the article speaks of it as of a place."""
    return name.place or name.located >= max(LOCATED * name.mentions, 1)


def _heaviest(weighed: Iterable[tuple[str, float]], most: int) -> tuple[tuple[str, float], ...]:
    best = sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:most]
    return tuple((key, round(weight, 2)) for key, weight in best if weight > 0)
