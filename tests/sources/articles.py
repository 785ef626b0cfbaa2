"""Articles and attributions for these tests: a text, and for each statement its source, cue and content as words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.records import Article, Attribution, Block, Holder
from sayso.sources import find_chains, name_holders
from sayso.text import Span

Said = tuple[str, str, str]


def article_of(text: str, *, outlet: str | None = "The Orl Record", language: str | None = "en", byline: tuple[str, ...] = ()) -> Article:
    """*text* as an article of one block a line."""
    blocks = tuple(Block("paragraph", match.span()) for match in re.finditer(r"[^\n]+", text))
    return Article(text=text, blocks=blocks, outlet=outlet, language=language, byline=byline)


def attribution_of(text: str, said: Said) -> Attribution:
    """The words of *said* as spans: the content where it first stands, cue and source nearest to it."""
    source, cue, content = said
    start = text.index(content)
    whole = (start, start + len(content))
    near = _nearest(text, cue, whole)
    return Attribution(_nearest(text, source, near[0] if near else whole), near, (whole,), 1.0)


def _nearest(text: str, words: str, to: Span) -> tuple[Span, ...]:
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    return tuple(sorted(places, key=lambda span: min(abs(span[1] - to[0]), abs(span[0] - to[1])))[:1])


def holders_of(text: str, *said: Said, language: str | None = "en") -> list[Holder]:
    """Who holds each statement."""
    article = article_of(text, language=language)
    return name_holders(article, [attribution_of(text, one) for one in said])


def names_of(text: str, *said: Said, language: str | None = "en") -> list[str | None]:
    """The holders' names alone."""
    return [holder.name for holder in holders_of(text, *said, language=language)]


def chains_of(text: str, *said: Said, outlet: str | None = "The Orl Record", byline: tuple[str, ...] = ()) -> list[list[tuple[str, str]]]:
    """Each chain as (name, relation)."""
    article = article_of(text, outlet=outlet, byline=byline)
    attributions: Sequence[Attribution] = [attribution_of(text, one) for one in said]
    chains = find_chains(article, attributions, name_holders(article, attributions))
    return [[(link.name, link.relation) for link in chain] for chain in chains]
