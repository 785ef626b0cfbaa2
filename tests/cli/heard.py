"""A page heard by hand, so that what the command line prints can be tested without a model."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.records import Article, Block, ChainLink, Figure, Hearing, Holder, Page, Statement, When, Words, digest
from sayso.text import Span

TITLE = "Ferry sinks off Port Alden"
LEAD = "More than 40 people were killed when a ferry sank in the Sound of Orla, the coast guard said on Tuesday."
PARAGRAPH = (
    "The ministry of transport neither confirmed nor denied that the vessel was overloaded, "
    "the agency Vesna reported, citing a harbour official."
)
TEXT = "\n\n".join((TITLE, LEAD, PARAGRAPH))


def place(words: str) -> Span:
    """Where *words* stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


def words(piece: str) -> Words:
    """*piece* of TEXT as Words."""
    return Words.of(TEXT, (place(piece),))


def holder(piece: str, name: str, kind: str) -> Holder:
    """Who says it."""
    return Holder(piece, (place(piece),), name, kind)  # type: ignore[arg-type]  # the tests name only kinds that are


ARTICLE = Article(
    text=TEXT,
    blocks=(Block("title", place(TITLE)), Block("lead", place(LEAD)), Block("paragraph", place(PARAGRAPH))),
    title=TITLE,
    lead=LEAD,
    byline=("Mira Solen",),
    outlet="Alden Courier",
    language="en",
    published="2031-05-06",
    url="https://courier.example/ferry",
    sha256="ab" * 32,
    captured_at="2031-05-06T12:00:00Z",
)
KILLED = Statement(
    id=digest("killed"),
    source=holder("the coast guard", "Orla Coast Guard", "organisation"),
    cue=words("said"),
    content=words("More than 40 people were killed when a ferry sank in the Sound of Orla"),
    speech="indirect",
    stance="asserts",
    negated=False,
    hedges=(),
    within=None,
    chain=(),
    said_at=When("2031-05-06", "2031-05-06", "day", "Tuesday"),
    figures=(
        Figure(as_said="More than 40", low=40.0, high=None, low_open=True, measure="killed", of="people", span=place("More than 40")),
    ),
    confidence=0.91,
)
OVERLOADED = Statement(
    id=digest("overloaded"),
    source=holder("The ministry of transport", "Ministry of Transport", "organisation"),
    cue=words("neither confirmed nor denied"),
    content=words("that the vessel was overloaded"),
    speech="indirect",
    stance="neither-confirms-nor-denies",
    negated=False,
    hedges=("reportedly",),
    within=None,
    chain=(
        ChainLink("harbour official", "citing", "citing a harbour official", (place("citing a harbour official"),)),
        ChainLink("Vesna", "says", "the agency Vesna reported", (place("the agency Vesna reported"),)),
    ),
    said_at=None,
    figures=(),
    confidence=0.62,
)
PAGE = Page(address="ferry.html", content=b"<p>ferry</p>", captured_at=datetime(2031, 5, 6, 12, tzinfo=UTC))
HEARING = Hearing(PAGE, ARTICLE, (KILLED, OVERLOADED), "by hand 1")
