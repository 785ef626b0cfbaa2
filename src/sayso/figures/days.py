"""The days that an article's words name, each with its sentence and whose words it stands in: what a calendar shows.

What is told of when something was said (“… said on Tuesday”) is marked as such: it is when somebody spoke, not when what they speak of
happened.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta

from sayso.figures.dates import Dated, day_of, read_dates
from sayso.figures.lexicon import lexicon_of
from sayso.records import READ_KINDS, Article, Statement
from sayso.text import Span, overlaps, sentence_starts, trim, within
from sayso.traces import NamedDay

MOST = 300
"""Days of one article: a chronicle of a war has fewer, a hostile page has millions."""
LONGEST = 500
"""Characters of a sentence that are kept around a day; longer ones are lists."""
EXACT = timedelta(days=7)
"""What is shorter stands on a day; a whole month or year does not."""
DATELINE = re.compile(r"(?:\s*\([^()\n]{1,40}\))?\s*[—–-]\s")
"""What follows the day in “OSTREL, March 9 (Lodestar) — ”: it tells where and when the report was filed."""
DATELINE_REACH = 60
"""Characters from the head of a paragraph within which a dateline has its day."""
TIMES = frozenset({"day", "week", "weekend", "month", "season", "quarter", "year", "range"})
"""What stands on a calendar; a decade is no date."""


def find_named_days(article: Article, statements: Sequence[Statement]) -> tuple[NamedDay, ...]:
    """The days that *article* names in what is read of it, in reading order.

    >>> from sayso.records import Block
    >>> text = "The dam burst on Tuesday. It will be drained on 20 March."
    >>> article = Article(text=text, blocks=(Block("paragraph", (0, 57)),), language="en", published="2031-03-12")
    >>> [(day.first, day.as_said, day.sentence) for day in find_named_days(article, ())]
    [('2031-03-11', 'Tuesday', 'The dam burst on Tuesday.'), ('2031-03-20', '20 March', 'It will be drained on 20 March.')]
    """
    lexicon = lexicon_of(article.language)
    if not lexicon.dates:
        return ()
    read = [block.span for block in article.blocks if block.kind in READ_KINDS]
    found: list[NamedDay] = []
    sentences = _Sentences(article.text)
    contents = _contents(statements)
    for dated in read_dates(article.text, published=day_of(article.published), lexicon=lexicon):
        if len(found) == MOST:
            break
        home = next((span for span in read if within(dated.span, span)), None)
        if home is not None and not dated.bare and dated.unit in TIMES and not _is_dateline(article.text, dated.span, home):
            found.append(_named(article.text, dated, home, sentences, contents, statements))
    return tuple(found)


def _named(
    text: str, dated: Dated, home: Span, sentences: _Sentences, contents: Sequence[tuple[Span, Statement]], statements: Sequence[Statement]
) -> NamedDay:
    around = sentences.around(dated.span, home)
    inside = [(span[1] - span[0], each.id) for span, each in contents if within(dated.span, span)]
    return NamedDay(
        first=dated.start.isoformat(),
        last=dated.end.isoformat(),
        precision=dated.precision,
        as_said=text[slice(*dated.span)],
        span=dated.span,
        sentence=text[slice(*_window(text, around, dated.span))],
        statement=min(inside)[1] if inside else "",
        exact=dated.end - dated.start < EXACT,
        saying=not inside and any(_tells_when(each, text[slice(*dated.span)], around) for each in statements),
    )


def _is_dateline(text: str, span: Span, home: Span) -> bool:
    """Whether a day belongs to the dateline of its paragraph *home*, which begins with a place in capitals."""
    place = text[home[0] : span[0]].partition(",")[0]
    return span[0] - home[0] <= DATELINE_REACH and place.isupper() and DATELINE.match(text, span[1]) is not None


def _contents(statements: Sequence[Statement]) -> list[tuple[Span, Statement]]:
    return [(span, each) for each in statements for span in each.content.spans]


def _tells_when(said: Statement, words: str, sentence: Span) -> bool:
    """Whether *words* of a *sentence* are those from which it was read when *said* was said."""
    if said.said_at is None or not any(overlaps(span, sentence) for span in said.cue.spans or said.source.spans):
        return False
    return words.casefold() in said.said_at.as_said.casefold() or said.said_at.as_said.casefold() in words.casefold()


class _Sentences:
    """Where the sentences of a text stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = sentence_starts(text)

    def around(self, span: Span, home: Span) -> Span:
        """The sentence around *span*, within its block *home*."""
        place = bisect_right(self.starts, span[0])
        start = max(self.starts[place - 1], home[0])
        after = next((each for each in self._from(place) if each >= span[1]), len(self.text))
        return trim(self.text, (start, min(after, home[1])))

    def _from(self, place: int) -> Iterator[int]:
        return (self.starts[number] for number in range(place, len(self.starts)))


def _window(text: str, sentence: Span, span: Span) -> Span:
    """What is kept of a *sentence*: all of it, or as much around *span* as may be."""
    if sentence[1] - sentence[0] <= LONGEST:
        return sentence
    spare = max(LONGEST - (span[1] - span[0]), 0) // 2
    return trim(text, (max(sentence[0], span[0] - spare), min(sentence[1], span[1] + spare)))
