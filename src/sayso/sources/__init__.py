"""Stage 4, who spoke: the holder of every attribution by name and kind, and through whom the word came.

    runs.py      words, sentences, runs of capitals
    places.py    which names are places and states here
    names.py     the proper names of the article and their fullest forms
    mentions.py  a source phrase parsed: head, name, number, gender
    relay.py     the sentence around a statement: who was told, who cites whom
    resolve.py   who is meant, chosen among scored candidates
    kinds.py     person, organisation, state …
    chain.py     the relays in order
    lexicon.py   the words all of this is read by (``data/``), for anyone to edit

Both functions are pure and never raise, whatever the spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sayso.records import Article, Attribution, ChainLink, Holder
from sayso.sources.chain import build_chains
from sayso.sources.resolve import Choice, Reading, choose_holders, read_names
from sayso.text import Span, cut

__all__ = ["find_chains", "name_holders"]


def name_holders(article: Article, attributions: Sequence[Attribution]) -> list[Holder]:
    """The holder of each attribution, in the same order.

    *attributions* stand in reading order, their spans in ``article.text``. A holder whose name is not to be known
    has the name None and the kind ``unnamed``.
    """
    sound = [_sound(article, attribution) for attribution in attributions]
    return [_holder(article, choice) for choice in choose_holders(article, sound, _reading(article))]


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


def _holder(article: Article, choice: Choice) -> Holder:
    text = cut(article.text, choice.spans)
    if choice.chosen is None:
        return Holder(text, choice.spans, None, "unnamed")
    return Holder(text, choice.spans, choice.chosen.name, choice.chosen.kind)
