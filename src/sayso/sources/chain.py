"""Through whom each statement came: its relays in order, from the holder outward to the article's own outlet.

A relay is the outlet that was told or that cites, then the speaker of the statement it stands within and that
one's relays, then the agency the whole page is credited to. The holder itself and the own outlet are never relays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import replace

from sayso.records import Article, Attribution, ChainLink, Holder, Relay
from sayso.sources.credit import find_credit
from sayso.sources.outlets import is_own, known_outlet, outlet_key
from sayso.sources.polls import find_polls, is_poll
from sayso.sources.relay import BESIDE, Link, find_relays
from sayso.sources.resolve import Reading
from sayso.text import Span, cut, fold, hull, overlaps, within

NEAR = 40
"""How many attributions away (in reading order) the one around it may stand."""
GOES_ON = 3
"""Over how many paragraphs a speaker goes on telling the outlet that he told, where others do not speak between."""
LASTING: frozenset[Relay] = frozenset({"told", "obtained-by", "citing", "says"})
ELSEWHERE = re.compile(
    r"\b(?:told|statement|tweet\w*|posted|wrote|press|conference|briefing|speech|speaking|interview|reporters|court|rally|letter|testi\w+)\b",
    re.IGNORECASE,
)
"""Words at a statement that it was made somewhere else than the one before."""
CONTINUES = re.compile(
    r"\b(?:also|add(?:s|ed|ing)|continu(?:es|ed|ing)|went on|goes on|not(?:es|ed|ing)|conclud(?:es|ed|ing)|añadi\w+|agreg\w+)\b",
    re.IGNORECASE,
)
QUOTATION = re.compile(r"“[^“”\n]{1,3000}|\"[^\"\n]{1,3000}\"")
"""What stands in quotation marks; a paragraph of a longer quotation has no closing one."""
POSSESSIVE = re.compile(r"(?:his|her|its|their|a|an|su|un|una)\s", re.IGNORECASE)


def build_chains(
    article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder], reading: Reading
) -> list[tuple[ChainLink, ...]]:
    """The chain of every attribution."""
    own = [find_relays(article, attributions, index, reading.names, reading.lexicon).links for index in range(len(attributions))]
    outer = [outer_of(attributions, index) for index in range(len(attributions))]
    outer = _within_quotations(article.text, attributions, outer)
    polls = find_polls(article, attributions, holders, reading.lexicon)
    polled = [around is not None and is_poll(holders[around], reading.lexicon) for around in outer]
    counted = [() if poll is None or by_poll else (poll,) for poll, by_poll in zip(polls, polled, strict=True)]
    own = [links or poll for links, poll in zip(own, counted, strict=True)]
    own = _carried_on(article, attributions, holders, _without_outers(own, outer), outer)
    credit = find_credit(article)
    return [_chain(article, index, holders, own, outer, credit, reading.lexicon.pronouns) for index in range(len(attributions))]


def _without_outers(own: Sequence[tuple[Link, ...]], outer: Sequence[int | None]) -> list[tuple[Link, ...]]:
    """Every attribution's relays less those of the ones around it.

    “She told Reuters that residents believe …”: Reuters was told by her, not by the residents.
    """
    kept = []
    for index, links in enumerate(own):
        theirs = {outlet_key(link.name) for around in _around(outer, index) for link in own[around]}
        kept.append(tuple(link for link in links if outlet_key(link.name) not in theirs))
    return kept


def _around(outer: Sequence[int | None], index: int) -> list[int]:
    """The attributions around *index*, from the innermost outward."""
    found: list[int] = []
    at = outer[index]
    while at is not None and at not in found and at != index:
        found.append(at)
        at = outer[at]
    return found


def _carried_on(
    article: Article,
    attributions: Sequence[Attribution],
    holders: Sequence[Holder],
    own: Sequence[tuple[Link, ...]],
    outer: Sequence[int | None],
) -> list[tuple[Link, ...]]:
    """Who told an outlet goes on telling it: “he noted”, in the same paragraph or soon after, by the same holder.

    What a document says comes from whoever saw it, wherever in the article it is cited again.
    """
    lasting: dict[str, tuple[int, tuple[Link, ...]]] = {}
    last: int | None = None
    carried = list(own)
    for index, links in enumerate(own):
        name = holders[index].name
        if name is None or outer[index] is not None:
            continue
        if links:
            lasting[name] = (index, links)
        elif name in lasting:
            since, theirs = lasting[name]
            if _goes_on(article, attributions, holders, (since, index), last, theirs):
                carried[index] = tuple(_again(link) for link in theirs if link.relation in LASTING)
                lasting[name] = (index, theirs)
            elif holders[index].kind == "document":
                carried[index] = tuple(_again(link) for link in theirs if link.relation == "obtained-by")
            else:
                del lasting[name]
        last = index
    return carried


def _again(link: Link) -> Link:
    suffix = ", at the holder's last statement"
    return link if link.because.endswith(suffix) else replace(link, because=link.because + suffix)


def _goes_on(
    article: Article,
    attributions: Sequence[Attribution],
    holders: Sequence[Holder],
    pair: tuple[int, int],
    last: int | None,
    links: Sequence[Link],
) -> bool:
    """Whether the second of *pair* carries on what its holder said in the first: near it, said to nobody else, nobody else between."""
    since, index = pair
    text, attribution = article.text, attributions[index]
    gap = text[_end(attributions[since]) : _begin(attribution)]
    words = " ".join(text[start:end] for start, end in attribution.cue) + " " + text[_begin(attribution) : attribution.content[0][0]]
    if len(gap) > 1000 or (ELSEWHERE.search(words) and not _to_the_same(text, attribution, links)):
        return False
    paragraphs = len(re.findall(r"\n+", gap))
    if last != since:  # somebody else spoke between: only a pronoun close by still means the same hearing
        return len(holders[index].text) <= 4 and paragraphs <= 1 and len(gap) < 400
    # a surname begins a new hearing as often as not, a pronoun or “added” goes on with the last
    on = len(holders[index].text) <= 4 or CONTINUES.search(words) is not None
    return paragraphs <= (GOES_ON if on else 0)


def _to_the_same(text: str, attribution: Attribution, links: Sequence[Link]) -> bool:
    """Whether the one now told is named in what was told before: “told Brel” after “on the Brel Show”."""
    match = re.match(r"\s([^\W\d_]+)", text[attribution.cue[-1][1] :]) if attribution.cue else None
    return match is not None and any(match[1] in link.name.split() for link in links)


def _begin(attribution: Attribution) -> int:
    return min(start for start, _ in (*attribution.source, *attribution.cue, *attribution.content))


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


def _within_quotations(text: str, attributions: Sequence[Attribution], outer: Sequence[int | None]) -> list[int | None]:
    """*outer*, with who speaks a quotation around those whose cue stands in it, where its content was not read to the end."""
    quotations = [match.span() for match in QUOTATION.finditer(text)]
    starts = [start for start, _ in quotations]
    quoted = [_quotation(quotations, starts, attribution.cue[0]) if attribution.cue else None for attribution in attributions]
    found = list(outer)
    for index, around in enumerate(outer):
        quotation = quoted[index]
        if around is not None or quotation is None:
            continue
        for other in range(max(index - BESIDE, 0), min(index + BESIDE, len(attributions))):
            speaks = other != index and quoted[other] != quotation and attributions[other].cue
            if speaks and any(overlaps(piece, quotation) for piece in attributions[other].content):
                found[index] = other
                break
    return found


def _quotation(quotations: Sequence[Span], starts: Sequence[int], cue: Span) -> Span | None:
    at = bisect_right(starts, cue[0]) - 1
    return quotations[at] if at >= 0 and within(cue, quotations[at]) else None


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
    pronouns: Container[str],
) -> tuple[ChainLink, ...]:
    links = [_link(article, link, holders[index]) for link in own[index]]
    for around in _around(outer, index):
        holder = holders[around]
        if holder.name is not None and holder.name.lower() not in pronouns and not is_own(article, holder.name):
            links.append(
                ChainLink(holder.name, "says", cut(article.text, holder.spans), holder.spans, "the speaker of the statement around it")
            )
        links += [_link(article, link, holder) for link in own[around]]
    if credit is not None:
        links.append(_link(article, credit, holders[index]))
    return tuple(_without_repeats(links, holders[index].name))


def _link(article: Article, link: Link, holder: Holder) -> ChainLink:
    """*link* for the record; “his lawyer” by the name of whose lawyer it is."""
    possessive = POSSESSIVE.match(link.name) if link.of_holder else None
    name = f"{holder.name}’s {link.name[possessive.end() :]}" if possessive and holder.name else link.name
    return ChainLink(name, link.relation, cut(article.text, link.spans), link.spans, link.because)


def _without_repeats(links: list[ChainLink], holder: str | None) -> list[ChainLink]:
    """Each relay once, and never the holder himself (“he said he hopes”)."""
    passed = {_key(holder)} if holder else set()
    kept = []
    for link in links:
        if (key := _key(link.name)) and key not in passed:
            passed.add(key)
            kept.append(link)
    return kept


def _key(name: str) -> str:
    """What all forms of one relay's name share, the order of its words left out."""
    return known_outlet(name) or " ".join(sorted(set(fold(name).split())))
