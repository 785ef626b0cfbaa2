"""What is said within what is said: “US officials say their agencies believe X” is two attributions.

The model marks one layer: the words of a content are content to it, whoever speaks in them. So each sentence of a content that
holds a word that is often a cue is read once more, alone. Reading every content again would cost half of the first reading;
these are a tenth of an article's words (`training.cues`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
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
REACH = 120
"""Characters from the beginning of an aside in which its statement begins."""
SURE = 0.54
"""The confidence below which an inner attribution is dropped: out of its paragraph the model sees cues too readily.

Of those that careful readers could be asked about, three in four are right above 0.75 and half between; without these, chains go missing.
"""
SURE_AGAINST = 0.48
"""The same for what is set against the speaker's own words, where “… that” makes it a statement already, and for what he is said to have
said where he is named (“Brel, who had estimated that …, said”), where “who” shows the holder."""
SUBJECT = re.compile(r"\w[”»\"]\s$")
"""The end of a quotation that no comma parts from the verb after it."""
THAT = re.compile(r"\w (?:that|how|whether) \w")
RELATIVE = re.compile(r"(?<=,\s)(?=(?:who|which)\s)")
ONESELF = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
"""“I think …” inside one's own quotation is one's own statement, not another within it."""


def nested(text: str, outer: Sequence[Attribution], extractor: Extractor) -> list[Attribution]:
    """*outer* with the attributions inside their contents, in no order.

    What is set against a speaker's words (“…, contrary to earlier assessments that …”) is not among them: it is cut off his content
    and stands beside it.
    """
    sentences = [sentence for attribution in outer for span in attribution.content for sentence in _parted(text, span)]
    pieces = {piece for own, _ in sentences if (piece := _promising(text, own)) is not None}
    relatives = {piece for each in outer for piece in _relatives(text, each)}
    against = {aside.words[0]: aside for _, aside in sentences if aside is not None}
    found = extractor.attributions(text, sorted(pieces | relatives | {aside.words for aside in against.values()}))
    known = Known(outer)
    inner = [each for each in found if not _own(text, each) and not known.has(each) and not _is_subject(text, each)]
    asides = {aside: each for each in inner if (aside := _aside_around(each, against)) is not None}
    set_apart = {id(each) for each in asides.values()}
    sure = [each for each in inner if each.confidence >= _least(each, relatives) and id(each) not in set_apart]
    beside = [_with_its_noun(text, each, aside) for aside, each in asides.items() if each.confidence >= SURE_AGAINST]
    cuts = sorted(aside.start for aside, each in asides.items() if each.confidence >= SURE_AGAINST)
    return [*(_without(each, cuts) for each in outer), *sure, *beside]


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody's words set against those of the speaker."""

    start: int
    """Where the preposition begins that sets them apart."""
    words: Span
    """What follows it, to the end of the sentence."""


def _parted(text: str, span: Span) -> Iterator[tuple[Span, Aside | None]]:
    """Each sentence of *span*: the speaker's own words, and what is set against them."""
    for sentence in _sentences(text, span):
        match = AGAINST.search(text, *sentence)
        if match is None:
            yield sentence, None
        else:
            yield (sentence[0], match.start()), Aside(match.start(), (match.end(), sentence[1]))


def _promising(text: str, own: Span) -> Span | None:
    """The clause of *own* to read again, if it holds a word which is often a cue."""
    words = [match.group().lower() for match in WORD.finditer(text, *own)]
    if len(words) < LEAST_WORDS or cues().isdisjoint(words):
        return None
    clause = CONJUNCTION.match(text, *own)
    return (clause.end() if clause else own[0]), own[1]


def _is_subject(text: str, each: Attribution) -> bool:
    """Whether what stands quoted before a verb is what the verb tells of: “say that “honest” | describes Brel”."""
    if len(each.content) != 1 or not each.cue or each.content[0][1] > each.cue[0][0]:
        return False
    return SUBJECT.search(text, max(each.content[0][1] - 2, 0), each.cue[0][0]) is not None


def _relatives(text: str, each: Attribution) -> Iterator[Span]:
    """What is told of the holder of *each* where he is named, if something in it is said: by a word which is often a cue, or a “that”."""
    for span in each.source:
        match = RELATIVE.search(text, *span)
        if match is None:
            continue
        clause = match.start(), span[1]
        if _promising(text, clause) is not None or THAT.search(text, *clause):
            yield clause


def _least(inner: Attribution, relatives: Collection[Span]) -> float:
    return SURE_AGAINST if any(within(hull(inner.source + inner.cue + inner.content), clause) for clause in relatives) else SURE


def _with_its_noun(text: str, each: Attribution, aside: Aside) -> Attribution:
    """*each* with the whole phrase for its holder, where the model found nobody or an adjective: “earlier assessments”."""
    phrase = (aside.words[0], each.cue[-1][1]) if each.cue else aside.words
    named = any(char.isupper() or char in "’'" for char in cut(text, each.source))
    return each if named or phrase[0] > each.cue[0][0] else replace(each, source=(phrase,))


def _without(each: Attribution, cuts: Sequence[int]) -> Attribution:
    """*each*, its contents ending where the first aside in them begins (*cuts*, in order)."""
    firsts = [(start, end, bisect_right(cuts, start)) for start, end in each.content]
    return replace(each, content=tuple((start, cuts[at] if at < len(cuts) and cuts[at] < end else end) for start, end, at in firsts))


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for match in SENTENCE_END.finditer(text, *span):
        yield trim(text, (start, match.end()))
        start = match.end()
    yield trim(text, (start, span[1]))


def _own(text: str, inner: Attribution) -> bool:
    """Whether the speaker of the words around speaks of himself."""
    return cut(text, inner.source).lower() in ONESELF


class Known:
    """The attributions of the first reading, by where their cues stand."""

    def __init__(self, outer: Sequence[Attribution]) -> None:
        self._cues = sorted((span, number) for number, each in enumerate(outer) for span in each.cue)
        self._starts = [span[0] for span, _ in self._cues]
        self._hulls = [hull(each.cue + each.content) for each in outer]

    def has(self, inner: Attribution) -> bool:
        """Whether the words of *inner* are an attribution already: its cue is one's, or one lies within its words whole."""
        words = hull(inner.cue + inner.content)
        near = self._cues[max(bisect_left(self._starts, words[0]) - 1, 0) : bisect_left(self._starts, words[1])]
        return any(within(self._hulls[number], words) or any(overlaps(cue, own) for own in inner.cue) for cue, number in near)


def _aside_around(inner: Attribution, against: Mapping[int, Aside]) -> Aside | None:
    """The aside that *inner* was read in."""
    words = hull(inner.cue + inner.content + inner.source)
    return next(
        (aside for start in range(words[0], words[0] - REACH, -1) if (aside := against.get(start)) and within(words, aside.words)), None
    )


@lru_cache(maxsize=1)
def cues() -> frozenset[str]:
    """Words that attribute more often than not, as `training.cues` counted them."""
    return frozenset(CUES.read_text(encoding="utf-8").split())
