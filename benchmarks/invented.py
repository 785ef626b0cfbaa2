"""An invented archive of any size, to measure settling on: stories of Zipf sizes, told by several outlets, with copies and growing tolls.

Everything in it is made up from a seed: the same archive on every machine. Articles are texts with their statements' spans (no model
reads them); what is kept of them is made by the stages themselves (`sayso.settling.keep`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

from sayso.figures import find_figures
from sayso.records import Article, Block, Hearing, Holder, Page, SourceKind, Stance, Statement, Words, digest
from sayso.text import Span

LARGEST = 500
"""Articles of the largest story of an archive of 10,000 or more; of a smaller one a twentieth of it."""
FALL = 0.7
"""The k-th story has LARGEST / k ** FALL articles: of 10,000 articles some 450 stories, the smallest of six."""
COPIED = 0.3
"""The share of articles that print another's report."""
STATEMENTS = 15
START = datetime(2031, 1, 1, tzinfo=UTC)
DAYS_OF_10_000 = 365
SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tor",
    "vas",
    "dul",
    "ber",
    "osk",
    "ni",
    "ra",
    "sel",
    "tam",
    "ul",
    "vek",
    "zor",
    "ham",
    "fen",
    "gri",
    "pol",
    "dra",
    "sto",
    "wen",
    "yal",
)
COUNTRIES = 24
OUTLETS = 60
EVENTS = ("dam", "bridge", "ferry", "market", "mine", "tower", "refinery", "train", "depot", "stadium", "harbour", "tunnel")
HAPPENED = ("collapsed", "burst", "caught fire", "was shelled", "sank", "was struck", "was flooded", "was attacked")
WHY = (
    "a cracked wall",
    "a broken gate",
    "heavy rain",
    "a faulty valve",
    "an old cable",
    "a missing guard",
    "a late warning",
    "loose ground",
)
DID = (
    "opened the gates",
    "sent troops",
    "closed the border",
    "warned the town",
    "stopped the works",
    "paid for repairs",
    "ignored the report",
)
KINDS = ("people", "civilians", "soldiers", "workers", "children")
BODIES: tuple[tuple[str, SourceKind], ...] = (
    ("Interior Ministry", "organisation"),
    ("Emergency Service", "organisation"),
    ("Health Ministry", "organisation"),
    ("Defence Ministry", "organisation"),
    ("Workers' Union", "organisation"),
    ("Red Lantern Society", "organisation"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """An invented event."""

    town: str
    country: str
    thing: str
    happened: str
    began: datetime
    sources: tuple[tuple[str, SourceKind], ...]
    size: int
    words: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    marks: list[tuple[str, SourceKind, Stance, Span, Span, Span]] = field(default_factory=list)


@cache
def sizes(articles: int) -> list[int]:
    """How many articles each story has, the largest first; in all *articles*."""
    largest = min(LARGEST, max(articles // 20, 1))
    found: list[int] = []
    while sum(found) < articles:
        found.append(min(max(round(largest / (len(found) + 1) ** FALL), 1), articles - sum(found)))
    return found


def archive(articles: int, seed: int = 1) -> Iterator[Hearing]:
    """The hearings of an invented archive, in the order of nothing in particular."""
    return (nth_of(number, nth, articles, seed) for number, nth in order(articles, seed))


def order(articles: int, seed: int = 1) -> list[tuple[int, int]]:
    """The articles of an archive, each as the number of its story and its own in that, in the order in which they come."""
    every = [(number, nth) for number, size in enumerate(sizes(articles)) for nth in range(size)]
    random.Random(f"{seed} order").shuffle(every)
    return every


def nth_of(number: int, nth: int, articles: int, seed: int = 1) -> Hearing:
    """The *nth* article of the story of this *number*."""
    return one(story(number, articles, seed), nth, f"{seed} {number}")


@lru_cache(maxsize=4096)
def story(number: int, articles: int, seed: int = 1) -> Story:
    """The archive's story of this *number*; the largest is 0."""
    return _story(number, sizes(articles)[number], articles, seed)


def one(story: Story, nth: int, seed: str) -> Hearing:
    """The *nth* article of a story; beyond its size, one that came later."""
    dice = random.Random(f"{seed} {nth}")
    outlet = dice.randrange(OUTLETS)
    when = story.began + timedelta(hours=dice.expovariate(1 / 30) if nth < story.size else 400 + nth)
    copied = nth > 0 and dice.random() < COPIED
    told = random.Random(f"{seed} {dice.randrange(nth)}") if copied else dice
    if copied:  # the same report, some hours later: its dice are thrown as they were for the first
        _ = told.randrange(OUTLETS), told.expovariate(1), told.random()
        when += timedelta(hours=6)
    draft = _write(story, told, (when - story.began).total_seconds() / 3600 if not copied else told.random() * 24)
    return _hear(story, draft, nth, outlet, when, seed)


def _story(number: int, size: int, articles: int, seed: int) -> Story:
    dice = random.Random(f"{seed} story {number}")
    country = _name(random.Random(f"country {dice.randrange(COUNTRIES)}"), 3)
    people = [(f"{_name(dice, 2)} {_name(dice, 3)}", "person") for _ in range(6)]
    bodies = [(f"{country} {name}", kind) for name, kind in BODIES]
    days = DAYS_OF_10_000 * max(articles, 2_000) / 10_000
    return Story(
        town=_name(dice, 3),
        country=country,
        thing=dice.choice(EVENTS),
        happened=dice.choice(HAPPENED),
        began=START + timedelta(days=dice.random() * days),
        sources=(*people, *bodies, (country, "state")),  # type: ignore[arg-type]  # the kinds are spelled right
        size=size,
        words=tuple(_name(dice, 2).lower() for _ in range(30)),
    )


def _name(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(length)).capitalize()


def _write(story: Story, dice: random.Random, hours: float) -> _Draft:
    draft = _Draft()
    killed = 4 + int(min(hours, 72) / 6) + dice.randrange(3)
    title = f"{story.thing.capitalize()} in {story.town} {story.happened}: {killed} dead"
    _add(draft, "title", title)
    opening = f"At least {killed} people were killed when the {story.thing} of {story.town} in {story.country} {story.happened}"
    _add(draft, "lead", f"{opening}, {_colour(story, dice)}.")
    for _ in range(STATEMENTS):
        source, kind = story.sources[min(int(dice.expovariate(0.35)), len(story.sources) - 1)]
        _say(draft, source, kind, *_content(story, dice, killed))
    for _ in range(4):
        _add(draft, "paragraph", f"The {story.thing} is known for its {_colour(story, dice)} and its {dice.choice(story.words)}.")
    return draft


def _colour(story: Story, dice: random.Random) -> str:
    return " ".join(dice.choice(story.words) for _ in range(4))


def _content(story: Story, dice: random.Random, killed: int) -> tuple[str, str, Stance]:
    """What is said, by which word, and how its speaker stands to it."""
    what = dice.randrange(6)
    if what == 0:
        return f"{killed + dice.randrange(4)} {dice.choice(KINDS)} had been killed in {story.town}", "said", "asserts"
    if what == 1:
        return f"more than {killed * 3} {dice.choice(KINDS)} had been injured", "said", "asserts"
    if what == 2:
        return f"{story.country} had {dice.choice(DID)} before the {story.thing} {story.happened}", "denied that", "denies"
    if what == 3:
        return f"{story.country} had {dice.choice(DID)} before the {story.thing} {story.happened}", "said that", "asserts"
    if what == 4:
        return (
            f"the {story.thing} {story.happened} because of {dice.choice(WHY)} near the {dice.choice(story.words)}",
            "believes",
            "believes",
        )
    return f"nobody in {story.town} had seen the {dice.choice(story.words)} and the {dice.choice(story.words)}", "said that", "asserts"


def _add(draft: _Draft, kind: str, words: str) -> int:
    start = len(draft.text) + (2 if draft.text else 0)
    draft.text = f"{draft.text}\n\n{words}" if draft.text else words
    draft.blocks.append(Block(kind, (start, start + len(words))))  # type: ignore[arg-type]  # one of BlockKind
    return start


def _say(draft: _Draft, source: str, kind: SourceKind, content: str, cue: str, stance: Stance) -> None:
    start = _add(draft, "paragraph", f"{source} {cue} {content}.")
    said = start + len(source) + 1
    told = said + len(cue) + 1
    draft.marks.append((source, kind, stance, (start, said - 1), (said, told - 1), (told, told + len(content))))


def _hear(story: Story, draft: _Draft, nth: int, outlet: int, when: datetime, seed: str) -> Hearing:
    url = f"https://outlet{outlet}.example/{digest(seed)}/{nth}"
    page = Page(address=url, content=f"{url}\n{draft.text}".encode(), url=url, captured_at=when)
    article = Article(
        text=draft.text,
        blocks=tuple(draft.blocks),
        title=draft.text[: draft.blocks[0].span[1]],
        outlet=f"Outlet {outlet}",
        language="en",
        published=when.isoformat(timespec="seconds"),
        url=url,
        canonical_url=url,
        sha256=page.sha256,
        captured_at=when.isoformat(timespec="seconds"),
    )
    home = article.id
    statements = tuple(
        Statement(
            id=digest(home, (cue,), (content,)),
            source=Holder(source, (holder,), source, kind),
            cue=Words.of(draft.text, (cue,)),
            content=Words.of(draft.text, (content,)),
            speech="indirect",
            stance=stance,
            negated=False,
            hedges=(),
            within=None,
            chain=(),
            said_at=None,
            figures=find_figures(draft.text, (content,), language="en"),
            confidence=0.9,
        )
        for source, kind, stance, holder, cue, content in draft.marks
    )
    return Hearing(page, article, statements, "invented 1")


def kept(hearing: Hearing) -> Hearing:
    """*hearing* with what is kept of it."""
    from sayso.settling import keep

    return replace(hearing, kept=keep(hearing.article, hearing.statements, hearing.figures))
