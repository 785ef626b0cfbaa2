"""One article as figure questions read it: its figures in reading order, the sentences they stand in, what is said between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.questions.moves import moved_apart
from sayso.questions.wording import Wording, wording_of
from sayso.records import Article, Figure, Statement, Toll
from sayso.text import Span, overlaps, sentence_starts


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the meaning of one figure may depend on."""

    text: str
    """The article's text."""
    wording: Wording
    """The words of its language."""
    published: date | None
    """The day on which it was published."""
    figures: tuple[Figure, ...]
    """All of its figures, of statements and of its own voice, in reading order."""
    spans: tuple[Span, ...]
    """Where they stand."""
    sentences: tuple[int, ...]
    """Where its sentences begin."""
    tolls: tuple[Toll, ...]
    """The tolls of the event that it reports."""

    def sentence(self, span: Span) -> Span:
        """The sentence in which *span* begins."""
        after = bisect_right(self.sentences, span[0])
        start = self.sentences[max(after - 1, 0)]
        return start, self.sentences[after] if after < len(self.sentences) else len(self.text)

    def beside(self, span: Span, among: Sequence[Span] | None = None) -> tuple[Span, Span]:
        """What stands between *span* and the figures before and after it (those *among* which it is), within its sentence."""
        spans = self.spans if among is None else among
        start, end = self.sentence(span)
        at = bisect_left(spans, span)
        before = max(start, spans[at - 1][1]) if at else start
        after = at + 1 if at < len(spans) and spans[at] == span else at
        stop = min(end, spans[after][0]) if after < len(spans) else end
        return (min(before, span[0]), span[0]), (span[1], max(stop, span[1]))

    def opening(self, span: Span) -> Span:
        """The sentence of *span* up to its first figure."""
        start, end = self.sentence(span)
        at = bisect_left(self.spans, (start, start))
        return start, min(end, self.spans[at][0]) if at < len(self.spans) else end

    def fellows(self, span: Span) -> Sequence[Figure]:
        """The figures of the sentence of *span*, itself included."""
        start, end = self.sentence(span)
        return self.figures[bisect_left(self.spans, (start, start)) : bisect_left(self.spans, (end, end))]

    def toll(self, span: Span) -> Toll | None:
        """The toll of all victims that *span* tells, if it tells one."""
        return next((toll for toll in self.tolls if toll.of is None and any(overlaps(span, told) for told in toll.spans)), None)

    def tells_a_measure(self, span: Span) -> bool:
        """Whether a word of any measure of people stands there."""
        words = self.words(span)
        return any(stems.search(words) for stems in self.wording.stems.values())

    def words(self, span: Span) -> str:
        """What stands there."""
        return self.text[span[0] : span[1]]


def scene_of(article: Article, statements: Iterable[Statement], tolls: Sequence[Toll], figures: Iterable[Figure]) -> Scene:
    """*article* with all the figures of its *statements* and its own."""
    wording = wording_of(article.language)
    found = [*figures, *(figure for statement in statements for figure in statement.figures)]
    every = {each.span: each for figure in found for each in moved_apart(article.text, figure, wording)}
    spans = tuple(sorted(every))
    starts = {*sentence_starts(article.text), *(block.span[0] for block in article.blocks)}
    return Scene(
        article.text,
        wording,
        _day(article.published),
        tuple(every[span] for span in spans),
        spans,
        tuple(sorted(starts)),
        tuple(tolls),
    )


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
