"""Stories of the invented events: the pages of each come into one story, and nothing else comes into it.

The pages of the demo and of two held-out events are read into one ledger, with real articles that have nothing to do with them nor with
one another, and settled as a user would. ``pairs.*`` are pairs of articles in one story against pairs of one event, ``wrong`` the
articles that share a story with one that is not of their event; ``<event>.largest`` the share of an event's articles in the story
that has most of them.

An event of ten pages holds together by its first reports, which say most. ``few.*`` is what is left where a ledger has only a few of
its pages: the share that is in the largest story, on average over samples of SIZES pages, by the ties alone (`stories.group`).
"""

from __future__ import annotations

import gzip
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.reading import write_lines
from benchmarks.stories import f1, pairs_of, tied
from sayso.articles import read_article
from sayso.pages import read_pages
from sayso.records import Page
from sayso.settings import Settings
from sayso.stories import group, topic
from sayso.traces import Topic

DATA = "pages_fundus"
HERE = Path(__file__).resolve().parent
EVENTS: Mapping[str, Path] = {
    "demo": HERE.parent / "demo" / "pages",
    "second": HERE / "data" / "second_event" / "pages",
    "fourth": HERE / "data" / "fourth_event" / "pages",
}
STRANGERS = 40
"""Real pages that are read beside the events': reading takes longer than all else."""
SIZES = (4, 7)
SAMPLES = 100
SEED = 1


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The figures above; to *out* goes every story of an event's pages, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        strangers = _unpacked(sorted(data.rglob("*.html.gz")), Path(folder))
        event_of, story_of = _settled([*EVENTS.values(), strangers])
    gold = {number: event_of[page] or page for number, page in enumerate(sorted(story_of))}
    told = {number: story_of[page] for number, page in enumerate(sorted(story_of))}
    members: dict[str, list[str]] = defaultdict(list)
    for page, story in story_of.items():
        members[story].append(page)
    if out is not None:
        shown = [(story, sorted(pages)) for story, pages in sorted(members.items()) if any(map(event_of.get, pages))]
        write_lines(out, ({"story": story, "pages": pages} for story, pages in shown))
    figures = {f"pairs.{metric}": value for metric, value in f1(pairs_of(told), pairs_of(gold)).items()}
    figures["wrong"] = float(sum(len({event_of[page] or page for page in pages}) > 1 for pages in members.values()))
    for event in EVENTS:
        stories = Counter(story for page, story in story_of.items() if event_of[page] == event)
        figures[f"{event}.largest"] = max(stories.values()) / sum(stories.values())
    return figures | {f"few.{event}": _of_few(list(_topics(folder))) for event, folder in EVENTS.items()}


def _unpacked(pages: Sequence[Path], folder: Path) -> Path:
    """STRANGERS of *pages*, evenly chosen, as files of one folder."""
    strangers = folder / "strangers"
    strangers.mkdir()
    for number, page in enumerate(pages[:: max(len(pages) // STRANGERS, 1)]):
        (strangers / f"{number:03d}-{page.name.removesuffix('.gz')}").write_bytes(gzip.decompress(page.read_bytes()))
    return strangers


def _settled(folders: Sequence[Path]) -> tuple[dict[str, str], dict[str, str]]:
    """The event ("" of a stranger) and the story of each page, by its file; an earlier text of an address is in no story."""
    from sqlalchemy import select

    from sayso.ledger import open_ledger
    from sayso.ledger import settled_tables as s
    from sayso.ledger import tables as t
    from sayso.pipeline import add, settle

    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "all.sqlite")) as ledger:
        for _ in add(read_pages([str(each) for each in folders], settings=Settings()), ledger):
            pass
        for _ in settle(ledger):
            pass
        with ledger.reading() as connection:
            stories = dict(connection.execute(select(s.story_article.c.article_id, s.story_article.c.story_id)).tuples().all())
            read = connection.execute(select(t.page.c.address, t.page.c.article_id)).tuples().all()
    story_of = {address: stories[article] for address, article in read if article in stories}
    return {address: _event(Path(address)) for address in story_of}, story_of


def _event(page: Path) -> str:
    return next((event for event, folder in EVENTS.items() if page.resolve().is_relative_to(folder.resolve())), "")


def _topics(folder: Path) -> Iterator[Topic]:
    for page in sorted(folder.glob("*.html")):
        yield topic(read_article(Page(address=page.name, content=page.read_bytes())))


def _of_few(topics: Sequence[Topic]) -> float:
    """The share of a sample's articles in its largest story, on average."""
    ties = tied(topics)
    chance = random.Random(SEED)
    shares = []
    for size in SIZES:
        for _ in range(SAMPLES):
            stories = Counter(group(chance.sample(topics, size), ties).values())
            shares.append(max(stories.values()) / size)
    return sum(shares) / len(shares)
