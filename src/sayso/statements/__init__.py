"""Stage 3: an article becomes attributions, and each attribution's words say how it was said.

One way in: `find_attributions`. What an attribution says of itself (speech, stance, hedges) is `manner`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sayso.records import READ_KINDS, Article, Attribution, Speech, Stance
from sayso.statements.brackets import brackets
from sayso.statements.continued import announced, with_continued
from sayso.statements.counts import with_counts
from sayso.statements.headlines import with_headlines
from sayso.statements.nested import nested
from sayso.statements.patterns import patterns
from sayso.statements.quotes import quoted, speech_of
from sayso.statements.stance import NO_ENTRY, lexicon
from sayso.statements.tidy import cited, tidy, whole_name
from sayso.statements.turns import is_turn, with_turns
from sayso.text import Span, cut, hull

if TYPE_CHECKING:
    from sayso.statements.model import Extractor

__all__ = ["Manner", "find_attributions", "manner", "without_model"]

NOBODY = 0.44
"""The confidence below which what nobody is said to say is no statement: of 36 such in PolNeAR dev 8 are right."""
ONWARD = 4
"""Words after the cue that may belong to its phrase: as many as the longest phrase of a lexicon has beyond its verb."""


class Reader(Protocol):
    """Who finds attributions in a text."""

    def attributions(self, text: str, spans: Sequence[Span]) -> list[Attribution]:
        """What is said in the paragraphs *spans* of *text*, in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How a statement is made."""

    speech: Speech
    """Quoted, reported, or both."""
    stance: Stance
    """Where the holder stands."""
    because: str
    """The rule or lexicon entry that decided the stance."""
    negated: bool
    """Whether the attributing itself is negated."""
    hedges: tuple[str, ...]
    """Weakening words of cue and content, lower-cased."""


def find_attributions(article: Article, extractor: Extractor) -> list[Attribution]:
    """The attributions in what of *article* is read, in reading order, their spans free of marks at the edges.

    A language that the model was not trained on is read by its open patterns where it has a table, else not at
    all: a statement that nobody made costs more than one that is missed.
    """
    spans = [block.span for block in article.blocks if block.kind in READ_KINDS]
    reader = extractor if article.language is None or article.language in extractor.languages else without_model(article.language)
    if reader is None:
        return []
    found = _tidied(article.text, filter(_is_likely, reader.attributions(article.text, announced(article.text, spans))))
    if reader is extractor:  # where every noun has a capital, none tells a name
        found = [whole_name(article.text, attribution) for attribution in found]
        found = _tidied(article.text, nested(article.text, found, extractor))
    found = with_continued(article.text, found, spans)
    found = with_turns(article.text, found, spans)
    found = _tidied(article.text, with_counts(article.text, found, spans, article.language or "en"))
    titles = [block.span for block in article.blocks if block.kind == "title"]
    found = _tidied(article.text, with_headlines(article.text, found, titles, article.language or "en"))
    return sorted(found, key=lambda one: (min(one.source + one.cue + one.content), one.content))


def _is_likely(attribution: Attribution) -> bool:
    """Whether it says who speaks, or is sure enough without: “reportedly” is a cue, and much that looks like one is none."""
    return bool(attribution.source) or attribution.confidence >= NOBODY


def without_model(language: str | None) -> Reader | None:
    """What reads *language* where the model does not: by its clauses, by its open patterns, or nothing."""
    return brackets(language) or patterns(language)


def _tidied(text: str, attributions: Iterable[Attribution]) -> list[Attribution]:
    return [tidied for attribution in attributions if (tidied := tidy(text, cited(text, attribution))) is not None]


def manner(article: Article, attribution: Attribution, paragraph: Span) -> Manner:
    """How *attribution*, which stands in *paragraph*, is made."""
    text = article.text
    words = lexicon(article.language or "en")
    reading = words.read(cut(text, attribution.cue), _onward(text, attribution))
    hedged = words.hedges(cut(text, attribution.cue)) + words.hedges(cut(text, attribution.content))
    quotations = quoted(text, hull([paragraph, *attribution.content]))
    speech = "direct" if is_turn(text, paragraph, attribution) else speech_of(text, attribution.content, quotations)
    if reading.because == NO_ENTRY:
        said = cut(text, attribution.content)
        reading = words.read_silence(said) or (words.read_content(said) if speech == "direct" else None) or reading
    return Manner(speech, reading.stance, reading.because, reading.negated, tuple(dict.fromkeys(hedged)))


def _onward(text: str, attribution: Attribution) -> str:
    """The content's first words where it follows straight on the cue: the cue may end amid a phrase (“declined | to comment”)."""
    if not attribution.cue:
        return ""
    end = attribution.cue[-1][1]
    onward = next((text[slice(*span)] for span in attribution.content if text[end : span[0]].isspace() and span[0] > end), "")
    return " ".join(onward.split()[:ONWARD])
