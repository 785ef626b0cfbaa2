"""What is said within what is said: “US officials say their agencies believe X” is two attributions.

The model marks one layer: the words of a content are content to it, whoever speaks in them. So each sentence of a content that
holds a word that is often a cue is read once more, alone. Reading every content again would cost half of the first reading;
these are a tenth of an article's words (`training.cues`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
SURE = 0.5
"""The confidence below which an inner attribution is dropped: out of its paragraph the model sees cues too readily."""
ONESELF = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
"""“I think …” inside one's own quotation is one's own statement, not another within it."""


def nested(text: str, outer: Sequence[Attribution], extractor: Extractor) -> list[Attribution]:
    """The attributions inside the contents of *outer* that are not among them."""
    pieces = sorted({piece for attribution in outer for span in attribution.content for piece in _promising(text, span)})
    found = extractor.attributions(text, pieces)
    return [inner for inner in found if inner.confidence >= SURE and not _own(text, inner) and not _known(inner, outer)]


def _promising(text: str, span: Span) -> Iterator[Span]:
    """The sentences of *span*, or their halves, that hold a word which is often a cue."""
    for sentence in _sentences(text, span):
        for start, end in _halves(text, sentence):
            words = [match.group().lower() for match in WORD.finditer(text, start, end)]
            set_against = start != sentence[0]  # its “… that” is a cue whatever the word before it
            if len(words) >= LEAST_WORDS and (set_against or not cues().isdisjoint(words)):
                clause = CONJUNCTION.match(text, start, end)
                yield (clause.end() if clause else start), end


def _halves(text: str, sentence: Span) -> Iterator[Span]:
    """*sentence* in one piece, or in two where it sets somebody else's words against its own."""
    match = AGAINST.search(text, *sentence)
    if match is None:
        yield sentence
    else:
        yield sentence[0], match.start()
        yield match.end(), sentence[1]


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
