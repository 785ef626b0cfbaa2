"""The date attached to one attribution: near its cue, in its sentence, and telling when it was said.

A date inside the content, or behind “who”, “after”, “since”, is when something else happened: it is never taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.figures.dates import Dated, Grammar, grammar_of
from sayso.text import Span, hull, overlaps, within

NEAR = 90
"""Characters between the cue and a date that still belongs to it: “told reporters in the capital on the margins of … on Monday”."""
BEYOND = 1000
"""What it adds to a date's distance that the content lies between: one on the cue's own side is nearer, however far."""
AROUND = 2_000
"""Characters read on either side of the attribution: more than any sentence of news, less than a hostile paragraph."""
MOST = 40
"""Dates of one sentence that are looked at: no sentence of news has as many."""
ABBREVIATIONS = re.compile(
    r"(?:\w|mr|mrs|ms|dr|gen|sen|rep|gov|st|lt|col|sgt|capt|prof|rev|hon|pres|no|vs|inc|corp|ltd"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)",
    re.IGNORECASE,
)
"""What a full stop after it does not make the end of a sentence; initials among them."""
ASIDE = 12
"""Characters between “who” and the date of its clause."""
DATELINE = 200
"""Characters at the head of a text in which a dateline stands."""
DATELINE_END = re.compile(r"[.,]?\s*(?:\([^)\n]{2,30}\)\s*)?[—–-]|\s*\([A-Z][^)\n]{1,20}\)|\s*/")
PREPOSITION = re.compile(r"(?:^|\s)[a-zà-ÿ]{1,4}\s+$")
BREAK = re.compile(r"([.!?]+)[\"”’»)]*\s+(?=[\"“‘«(]*[^\W\d_a-zà-öø-ÿ])|\n+")
LAST_WORD = re.compile(r"\w+$")


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as its words lie: who and how on one side, what on the other."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def telling(self) -> Span:
        """From the first to the last word of source and cue; of the content where there are neither."""
        return hull(self.source + self.cue or self.content)


class Sentences:
    """Where the sentences of a text begin and end."""

    def __init__(self, text: str) -> None:
        self.starts, self.ends = [0], list[int]()
        for match in BREAK.finditer(text):
            word = LAST_WORD.search(text, max(match.start() - 12, 0), match.start())
            if match[1] == "." and word and ABBREVIATIONS.fullmatch(word[0]):
                continue  # abbreviations and initials end none
            self.starts.append(match.end())
            self.ends.append(match.start())
        self.ends.append(len(text))

    def index(self, place: int) -> int:
        """Which sentence *place* lies in."""
        return bisect_right(self.starts, place) - 1

    def around(self, span: Span) -> Span:
        """From the start of the sentence that holds *span*'s start to the end of the one that holds its end."""
        return self.starts[self.index(span[0])], max(self.ends[self.index(max(span[1] - 1, span[0]))], span[1])


def attached(
    text: str, told: Told, dates: Sequence[Dated], sentence: Span, *, published: date | None, language: str, said: Sequence[Span] = ()
) -> Dated | None:
    """The one of *dates* (in order, all of the article's) that tells when *told* was said; None where none does.

    *said* is what other attributions hold as their content: a date in there tells when something else happened, except
    to a statement within the same piece.
    """
    grammar = grammar_of(language)
    edge = told.telling
    start, end = max(sentence[0], edge[0] - AROUND), min(sentence[1], edge[1] + AROUND)
    near: list[tuple[int, Dated]] = []
    first = bisect_right(dates, start - 1, key=lambda dated: dated.span[0])
    if first >= len(dates) or dates[first].span[1] > end:
        return None
    others = [piece for piece in said if not overlaps(piece, edge)]
    around = [piece for piece in said if within(edge, piece)]
    for dated in map(_told, dates[first : first + MOST]):
        if dated.span[1] > end:
            break
        if any(overlaps(dated.span, piece) for piece in (*told.content, *others)):
            continue
        if around and not all(within(dated.span, piece) for piece in around):
            continue
        occasion = grammar.occasion.match(text, dated.span[1]) is not None
        if (dated.bare and not occasion) or (dated.span[0] < edge[0] and grammar.relay.match(text, edge[0])):
            continue  # “on Monday, according to her” is when it happened
        if published is not None and dated.start > published + timedelta(days=1):
            continue  # what was said was not said after it was printed
        gap = _gap(text, dated.span, told, edge, grammar)
        if gap is not None and (occasion or not _bound(text, dated, told, start, grammar)):
            near.append((gap, dated))
    return min(near, key=lambda pair: (pair[0], pair[1].span))[1] if near else None


def _told(dated: Dated) -> Dated:
    """*dated* read of the past where it can be: what was said on Dec. 28 was not said ahead."""
    if dated.back is None:
        return dated
    start, end = dated.back
    return replace(dated, start=start, end=end, back=None, because=dated.because.partition(":")[0] + ": the latest not after publication")


def outside(text: str, window: Span, content: Sequence[Span]) -> str:
    """What of *window* is no content; a NUL stands where content was."""
    pieces, place = list[str](), window[0]
    for start, end in sorted(content):
        if end <= place or start >= window[1]:
            continue
        pieces += [text[place : max(start, place)], "\x00"]
        place = min(end, window[1])
    return "".join([*pieces, text[place : window[1]]])


def _gap(text: str, dated: Span, told: Told, edge: Span, grammar: Grammar) -> int | None:
    """How far a date stands from the attribution; None when it is too far or belongs to something else."""
    if overlaps(dated, edge):
        return 0
    window = (edge[1], dated[0]) if dated[0] >= edge[1] else (dated[1], edge[0])
    between = outside(text, window, told.content)
    bare = between.replace("\x00", "")
    if len(bare) > NEAR or grammar.barrier.search(bare):
        return None
    return len(bare) + (BEYOND if len(bare) < len(between) else 0)


def _bound(text: str, dated: Dated, told: Told, start: int, grammar: Grammar) -> bool:
    """Whether a date belongs to something else by the words around it.

    “The Oct. 7 attack”, “since Tuesday”; “the minister, elected in 2019, said”, “after the events in 2025, the court ruled”;
    “Thursday 16 July 2015” at the head of a page, “OSK, March 3 (AFP) —”.
    """
    low, high = dated.span
    if grammar.attributive.search(text[max(low - 20, 0) : low]) or is_dateline(text, dated):
        return True
    holding = next((source for source in told.source if within(dated.span, source)), None)
    if holding is not None and holding[1] > high:  # “the director of the institute, which was founded in 1985 and …”
        return grammar.barrier.search(text, holding[0], low) is not None
    cue = min((cue for cue, _ in told.cue), default=told.telling[1])
    before = text[max(start, low - AROUND // 10) : low].rpartition(",")[2]
    if low > cue:  # “denounced the minister, who on Monday …”
        return grammar.aside.search(before[-ASIDE:]) is not None
    return "," in text[high:cue] and grammar.aside.search(before) is not None


def is_dateline(text: str, dated: Dated) -> bool:
    """Whether a day stands where pages and agencies put their own: at the head of the text, or before an agency or a dash."""
    low, high = dated.span
    if dated.unit != "day" or low > DATELINE:
        return False
    return DATELINE_END.match(text, high) is not None or (
        dated.because == "a date in full" and PREPOSITION.search(text, max(low - 8, 0), low) is None
    )
