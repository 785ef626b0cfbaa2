"""Invented articles heard without the model: statements by the words that the tests mark."""

from __future__ import annotations

import re

from sayso.figures import find_figures, find_own_figures
from sayso.questions import claims
from sayso.records import Article, Block, Holder, Statement, Toll, Words, digest
from sayso.text import Span
from sayso.traces import Claim, Counted


def article(text: str, *, language: str = "en", published: str = "2031-03-12") -> Article:
    """An article of one paragraph a line."""
    blocks, at = [], 0
    for line in text.split("\n\n"):
        blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 2
    return Article(text=text, blocks=tuple(blocks), language=language, published=published, outlet="Osk Courier")


def statement(home: Article, content: str, *, name: str = "Ana Orl", cue: str = "said", stance: str = "asserts") -> Statement:
    """*content*, which stands in the article, as said by *name*."""
    start = home.text.index(content)
    spans: tuple[Span, ...] = ((start, start + len(content)),)
    spoken = min((found.start() for found in re.finditer(cue, home.text)), key=lambda at: abs(at - start), default=-1)
    words = Words.of(home.text, ((spoken, spoken + len(cue)),)) if spoken >= 0 else Words("", ((start, start),))
    return Statement(
        id=digest(home.id, spans),
        source=Holder(name, (), name, "person"),
        cue=words,
        content=Words.of(home.text, spans),
        speech="indirect",
        stance=stance,  # type: ignore[arg-type]  # the tests' own words
        negated=False,
        hedges=(),
        within=None,
        chain=(),
        said_at=None,
        figures=find_figures(home.text, spans, language=home.language),
        confidence=1.0,
    )


def claimed(home: Article, *statements: Statement, tolls: tuple[Toll, ...] = ()) -> tuple[Claim, ...]:
    """The claims of *home*."""
    contents = [span for each in statements for span in each.content.spans]
    return claims(home, statements, tolls, find_own_figures(home, contents))


def counts(text: str, content: str | None = None, *, language: str = "en", name: str = "Ana Orl", cue: str = "said") -> list[Counted]:
    """What one statement of *text* counts (the whole of it, or *content*)."""
    home = article(text, language=language)
    (claim,) = claimed(home, statement(home, content or text, name=name, cue=cue))
    return list(claim.counted)
