"""Stage 4, who spoke: the holder of every attribution by name and kind, and through whom the word came.

    runs.py      words, sentences, runs of capitals
    places.py    which names are places and states here
    names.py     the proper names of the article and their fullest forms
    mentions.py  a source phrase parsed: head, name, number, gender
    outlets.py   which names are media's, and which is the page's own
    media.py     the media that a sentence names or describes
    relay.py     the sentence around a statement: who was told, who cites whom
    credit.py    to whom the whole page is credited
    polls.py     the poll behind “52 percent of voters”
    candidates.py  somebody who may be meant, and who spoke where
    clues.py     what speaks for a candidate, as numbers
    pronouns.py  whom he, she, it and they stand for
    missed.py    holders right before their verb that the model has not marked
    documents.py what a report is called where somebody speaks through it
    bodies.py    which body “the ministry” is
    offices.py   whether two descriptions are of two offices
    described.py who “the minister” or “two officials” is
    resolve.py   who is meant, chosen among scored candidates
    portrait.py  what else is told of a holder: other names, titles, the body behind, the reason for no name
    kinds.py     person, organisation, state …
    chain.py     the relays in order
    lexicon.py   the words all of this is read by (``data/``), for anyone to edit

Both functions are pure and never raise, whatever the spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.records import Article, Attribution, Candidate, ChainLink, Holder, SourceKind
from sayso.sources.candidates import Candidate as Chosen
from sayso.sources.chain import build_chains
from sayso.sources.portrait import anonymity_of, body_of, described_of, forms_of
from sayso.sources.resolve import Choice, Reading, choose_holders, read_names
from sayso.text import Span, cut

SERVED: frozenset[SourceKind] = frozenset({"person", "role", "unnamed"})
"""Kinds that may speak for a body, or be kept back by the article."""

__all__ = ["find_chains", "name_holders"]


def name_holders(article: Article, attributions: Sequence[Attribution]) -> list[Holder]:
    """The holder of each attribution, in the same order.

    *attributions* stand in reading order, their spans in ``article.text``. A holder whose name is not to be known
    has the name None and the kind ``unnamed``.
    """
    sound = [_sound(article, attribution) for attribution in attributions]
    reading = _reading(article)
    return _told_before([_holder(article, choice, reading) for choice in choose_holders(article, sound, reading)])


def find_chains(article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder]) -> list[tuple[ChainLink, ...]]:
    """The relays of each attribution from its holder (in *holders*, as `name_holders` gave them) outward.

    The article's own outlet is never among them.
    """
    sound = [_sound(article, attribution) for attribution in attributions]
    return build_chains(article, sound, holders, _reading(article))


@lru_cache(maxsize=2)
def _reading(article: Article) -> Reading:
    """The article's names, read once for both questions."""
    return read_names(article)


def _sound(article: Article, attribution: Attribution) -> Attribution:
    """*attribution* with spans that lie in the text, begin before they end, and a content that is not empty."""
    size = len(article.text)

    def kept(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start, min(end, size)) for start, end in spans if 0 <= start < min(end, size))

    return Attribution(kept(attribution.source), kept(attribution.cue), kept(attribution.content) or ((0, 0),), attribution.confidence)


def _holder(article: Article, choice: Choice, reading: Reading) -> Holder:
    """*choice* as a record, with what else the article tells of the one chosen."""
    text, names, lexicon = article.text, reading.names, reading.lexicon
    words, chosen = cut(text, choice.spans), choice.chosen
    others = tuple(Candidate(other.name, other.kind, round(other.score, 2), other.reason) for other in choice.runners_up)
    if chosen is None:
        return Holder(words, choice.spans, None, "unnamed", because="nobody is named, and nobody fits", candidates=others)
    served = chosen.kind in SERVED
    return Holder(
        words,
        choice.spans,
        chosen.name,
        chosen.kind,
        part_of=body_of(text, choice.phrase, chosen.entity, names, lexicon) if served else _state_of(chosen),
        forms=forms_of(chosen.entity) if chosen.entity is not None else (),
        described=described_of(chosen.entity) if chosen.entity is not None else (),
        anonymity=anonymity_of(text, choice.phrase, names, lexicon) if chosen.entity is None and served else "",
        because=f"{chosen.reason} ({chosen.score:.1f})",
        candidates=others,
    )


def _state_of(chosen: Chosen) -> str | None:
    """The state whose body was chosen, where the article says so: two states have a Defence Ministry."""
    return chosen.entity.state or None if chosen.entity is not None else None


def _told_before(holders: list[Holder]) -> list[Holder]:
    """A body or a reason told once holds wherever the same holder speaks."""
    bodies = {holder.name: holder.part_of for holder in holders if holder.part_of}
    reasons = {holder.name: holder.anonymity for holder in holders if holder.anonymity}
    return [
        replace(
            holder,
            part_of=holder.part_of or (bodies.get(holder.name) if holder.kind in SERVED | {"organisation"} else None),
            anonymity=holder.anonymity or (reasons.get(holder.name, "") if holder.kind == "unnamed" else ""),
        )
        if holder.name in bodies or holder.name in reasons
        else holder
        for holder in holders
    ]
