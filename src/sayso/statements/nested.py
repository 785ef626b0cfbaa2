"""What is said within what is said: “US officials say their agencies believe X” is two attributions.

The model marks one layer: the words of a content are content to it, whoever speaks in them. So each sentence of a content that
holds a word that is often a cue is read once more, alone. Reading every content again would cost half of the first reading;
these are a tenth of an article's words (`training.cues`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.records import Attribution
from sayso.text import Span, cut, hull, overlaps, trim, within

if TYPE_CHECKING:
    from sayso.statements.model import Extractor

CUES = Path(__file__).parent / "model" / "cues.txt"
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…]+[”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\W\d_a-zà-ÿ])|\n+")
CONJUNCTION = re.compile(r"(?:that|how|whether)\s+", re.IGNORECASE)
"""Left out before a clause that is read alone: the model never met a paragraph that begins so."""
AGAINST = re.compile(
    r",?\s(?:contrary to|in contrast to|despite|in spite of|notwithstanding|amid|contradicting|echoing|following|after)\s+"
    r"(?=(?:[\w’'-]+\s){1,4}that\s)"
)
"""What sets another's words beside those of the speaker: “…, contrary to earlier assessments that …”."""
LEAST_WORDS = 5
"""“he believes so”: shorter pieces hold no cue with a content of its own."""
SURE = 0.6
"""The confidence below which an inner attribution is dropped: out of its paragraph the model sees cues too readily.

Of those that careful readers could be asked about, three in four are right above 0.8 and half between; without these, chains go missing.
"""
SURE_AGAINST = 0.5
"""The same for what is set against the speaker's own words, where “… that” makes it a statement already."""
ONESELF = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
"""“I think …” inside one's own quotation is one's own statement, not another within it."""


def nested(text: str, outer: Sequence[Attribution], extractor: Extractor) -> list[Attribution]:
    """*outer* with the attributions inside their contents, in no order.

    What is set against a speaker's words (“…, contrary to earlier assessments that …”) is not among them: it is cut off his content
    and stands beside it.
    """
    pieces = {piece for attribution in outer for span in attribution.content for piece in _promising(text, span)}
    against = {aside.words: aside for attribution in outer for span in attribution.content for aside in _asides(text, span)}
    found = extractor.attributions(text, sorted(pieces | set(against)))
    inner = [each for each in found if not _own(text, each) and not _known(each, outer)]
    asides = {aside: each for each in inner for aside in against.values() if within(hull(each.cue + each.content), aside.words)}
    sure = [each for each in inner if each.confidence >= SURE and each not in asides.values()]
    beside = [_with_its_noun(text, each, aside) for aside, each in asides.items() if each.confidence >= SURE_AGAINST]
    cuts = [aside for aside, each in asides.items() if each.confidence >= SURE_AGAINST]
    return [*(_without(each, cuts) for each in outer), *sure, *beside]


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody's words set against those of the speaker."""

    start: int
    """Where the preposition begins that sets them apart."""
    words: Span
    """What follows it, to the end of the sentence."""


def _promising(text: str, span: Span) -> Iterator[Span]:
    """The sentences of *span*, asides left out, that hold a word which is often a cue."""
    for sentence in _sentences(text, span):
        aside = AGAINST.search(text, *sentence)
        own = (sentence[0], aside.start()) if aside else sentence
        words = [match.group().lower() for match in WORD.finditer(text, *own)]
        if len(words) >= LEAST_WORDS and not cues().isdisjoint(words):
            clause = CONJUNCTION.match(text, *own)
            yield (clause.end() if clause else own[0]), own[1]


def _asides(text: str, span: Span) -> Iterator[Aside]:
    """What the sentences of *span* set against their own words."""
    for sentence in _sentences(text, span):
        if match := AGAINST.search(text, *sentence):
            yield Aside(match.start(), (match.end(), sentence[1]))


def _with_its_noun(text: str, each: Attribution, aside: Aside) -> Attribution:
    """*each* with the whole phrase for its holder, where the model found nobody or an adjective: “earlier assessments”."""
    phrase = (aside.words[0], each.cue[-1][1]) if each.cue else aside.words
    named = any(char.isupper() or char in "’'" for char in cut(text, each.source))
    return each if named or phrase[0] > each.cue[0][0] else replace(each, source=(phrase,))


def _without(each: Attribution, asides: Sequence[Aside]) -> Attribution:
    """*each*, its content ending where an aside in it begins."""
    content = each.content
    for aside in asides:
        content = tuple((start, aside.start) if start < aside.start and aside.words[1] <= end else (start, end) for start, end in content)
    return replace(each, content=content)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for match in SENTENCE_END.finditer(text, *span):
        yield trim(text, (start, match.end()))
        start = match.end()
    yield trim(text, (start, span[1]))


def _own(text: str, inner: Attribution) -> bool:
    """Whether the speaker of the words around speaks of himself."""
    return cut(text, inner.source).lower() in ONESELF


def _known(inner: Attribution, outer: Sequence[Attribution]) -> bool:
    """Whether the first reading has these words as an attribution already: one inside another's content, as in a headline."""
    words = hull(inner.cue + inner.content)
    return any(within(hull(each.cue + each.content), words) or any(overlaps(a, b) for a in inner.cue for b in each.cue) for each in outer)


@lru_cache(maxsize=1)
def cues() -> frozenset[str]:
    """Words that attribute more often than not, as `training.cues` counted them."""
    return frozenset(CUES.read_text(encoding="utf-8").split())
