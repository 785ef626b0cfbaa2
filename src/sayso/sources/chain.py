"""Through whom each statement came: its relays in order, from the holder outward to the article's own outlet.

A relay is the outlet that was told or that cites, then the speaker of the statement it stands within and that
one's relays, then the agency the whole page is credited to. The holder itself and the own outlet are never relays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.records import Article, Attribution, ChainLink, Holder, Relay
from sayso.sources.relay import Link, find_credit, find_relays
from sayso.sources.resolve import Reading
from sayso.text import Span, cut, fold, hull, within

NEAR = 40
"""How many attributions away (in reading order) the one around it may stand."""


def build_chains(
    article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder], reading: Reading
) -> list[tuple[ChainLink, ...]]:
    """The chain of every attribution."""
    own = [find_relays(article, attribution, reading.names, reading.lexicon).links for attribution in attributions]
    own = list(_carried_on(article, attributions, holders, own))
    outer = [outer_of(attributions, index) for index in range(len(attributions))]
    credit = find_credit(article)
    return [_chain(article, index, holders, own, outer, credit) for index in range(len(attributions))]


def _carried_on(
    article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder], own: Sequence[tuple[Link, ...]]
) -> Iterator[tuple[Link, ...]]:
    """Who told an outlet goes on telling it: “he noted” in the same paragraph or the next, by the same holder."""
    previous: tuple[Link, ...] = ()
    for index, links in enumerate(own):
        carried = links
        if not links and index and previous and holders[index].name is not None and holders[index].name == holders[index - 1].name:
            between = article.text[_end(attributions[index - 1]) : attributions[index].content[0][0]]
            short = len(holders[index].text) <= 4  # a pronoun, or nothing
            if short and len(re.findall(r"\n+", between)) <= 1 and len(between) < 400:
                carried = tuple(link for link in previous if link.relation == "told")
        yield carried
        previous = carried


def _end(attribution: Attribution) -> int:
    return max(end for _, end in (*attribution.content, *attribution.cue))


def outer_of(attributions: Sequence[Attribution], index: int) -> int | None:
    """The attribution that *index* is nested in: the smallest whose content holds its cue and content whole."""
    inner = attributions[index]
    whole = hull(inner.content + inner.cue)
    best: int | None = None
    for other in range(max(index - NEAR, 0), min(index + NEAR, len(attributions))):
        attribution = attributions[other]
        if other == index or not any(within(whole, piece) for piece in attribution.content):
            continue
        if within(hull(attribution.content + attribution.cue), hull(inner.content)):
            continue  # each holds the other: the same words twice, not one within the other
        if best is None or _size(attribution) < _size(attributions[best]):
            best = other
    return best


def _size(attribution: Attribution) -> int:
    start, end = hull(attribution.content)
    return end - start


def _chain(
    article: Article,
    index: int,
    holders: Sequence[Holder],
    own: Sequence[Sequence[Link]],
    outer: Sequence[int | None],
    credit: Link | None,
) -> tuple[ChainLink, ...]:
    links: list[ChainLink] = []
    at: int | None = index
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        around = outer[at]
        # “she told Reuters that residents believe …”: Reuters was told by her, not by the residents
        theirs = {link.name for link in own[around]} if around is not None else set()
        links += [_link(article, link.name, link.relation, (link.span,)) for link in own[at] if link.name not in theirs]
        if around is not None and (name := holders[around].name) is not None:
            links.append(_link(article, name, "says", holders[around].spans))
        at = around
    if credit is not None:
        links.append(_link(article, credit.name, credit.relation, (credit.span,) if credit.span[1] else ()))
    return tuple(_without_repeats(links, holders[index].name))


def _link(article: Article, name: str, relation: Relay, spans: tuple[Span, ...]) -> ChainLink:
    return ChainLink(name, relation, cut(article.text, spans), spans)


def _without_repeats(links: list[ChainLink], holder: str | None) -> list[ChainLink]:
    """Each relay once, and never the holder himself (“he said he hopes”)."""
    passed = [set(fold(holder).split())] if holder else []
    kept = []
    for link in links:
        words = set(fold(link.name).split())
        if words and not any(words == other for other in passed):
            passed.append(words)
            kept.append(link)
    return kept
