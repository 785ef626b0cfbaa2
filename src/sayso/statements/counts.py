"""Counts that somebody gives without a verb of saying: “the ministry put the damage at 3 million”, “she lowered her count to 44”.

The model knows such a verb only by its company and passes most of them over. Here they are known by their whole figure: somebody, a verb,
the thing counted, an amount. The wordings are data (``lexicon/<language>.toml``, its ``[counts]``); what a thing does to a toll (“the
storm raised the toll to 12”) is nobody's statement, so the subject must be somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sayso.records import Attribution
from sayso.statements.holders import any_of, noun_phrase_before
from sayso.statements.patterns import SENTENCE_END, sentences, table_of
from sayso.statements.quotes import is_quoted, quoted
from sayso.text import Span, overlaps, trim

CONFIDENCE = 0.75
"""A wording of the table is met by chance sometimes, and its subject is read by shape."""
GAP = r"(?:(?!\b(?:STOPS)\b)[^\s.;:!?“”«»\"—–]+\s+){0,12}?"
"""What “…” stands for: up to twelve words of one clause."""
CLAUSE_END = re.compile(r"[;:!?“”«»\"()]|[,.](?=\s|$)|\s[—–-]\s")


class Counts:
    """One language's wordings, compiled."""

    def __init__(self, own: dict[str, Any]) -> None:
        number = rf"(?:(?:{any_of(own['numbers'])})\b|\d(?:[\d.,\u00a0]*\d)?)"
        amount = rf"(?:(?:{any_of(own['bounds'])})\s+){{0,2}}{number}"
        gap = GAP.replace("STOPS", any_of(own["stops"]))
        self._wordings = [re.compile(_wording(each, amount, gap), re.IGNORECASE) for each in own["wordings"]]
        self._stop = re.compile(rf"\s(?:{any_of(own['ends'])})\b", re.IGNORECASE)
        self._somebody = re.compile(rf"\b(?:{any_of(own['somebody'])})$", re.IGNORECASE)
        self._pronoun = re.compile(any_of(own["pronouns"]), re.IGNORECASE)
        joining = [word for word in own["stops"] if word not in own["pronouns"]]
        self._before = re.compile(rf"\s(?:{any_of(joining)})\s+", re.IGNORECASE)
        self._joined = re.compile(rf"\s(?:{any_of(own['joined'])})\s*$", re.IGNORECASE)
        self._when = re.compile(rf"(?:\s+(?:{any_of(own['when'])}))+$", re.IGNORECASE)
        self._helping = re.compile(rf"(?:\s(?:{any_of(own['helping'])}))+\s*$", re.IGNORECASE)

    def is_somebody(self, words: str) -> bool:
        """Whether *words* end in one for somebody who may speak: “the interior minister”."""
        return self._somebody.search(words.strip()) is not None

    def find(self, text: str, spans: Sequence[Span]) -> Iterator[Attribution]:
        """The counts that somebody gives in the paragraphs *spans* of *text*."""
        for span in spans:
            regions = quoted(text, span)
            for sentence in sentences(text, span, regions):
                for wording in self._wordings:
                    for match in wording.finditer(text, *sentence):
                        if is_quoted(match.start(), regions):
                            continue
                        helped = self._helping.search(text, sentence[0], match.start())
                        start = helped.start() if helped else match.start()
                        source = () if self._joined.search(text, sentence[0], start) else self._source(text, (sentence[0], start))
                        if source is not None:
                            content = trim(text, (match.start("content"), self._end(text, match.end(), sentence[1])))
                            yield Attribution(source, (trim(text, (start, content[0])),), (content,), CONFIDENCE)

    def _source(self, text: str, before: Span) -> tuple[Span, ...] | None:
        """Who gives the count: the noun phrase before the verb, if it is somebody."""
        source = noun_phrase_before(text, *before)
        if source is None:
            return None
        comma = text.find(",", *source)
        starts = [match.end() for match in self._before.finditer(text, source[0], comma if comma != -1 else source[1])]
        start, end = trim(text, (starts[-1] if starts else source[0], source[1]))
        words = text[start:end]
        when = self._when.search(words)
        core = words[: when.start()] if when else words
        known = self._pronoun.fullmatch(core.strip()) or self._somebody.search(core.split(",")[0])
        return ((start, start + len(core)),) if core.strip() and (known or _is_named(text, core)) else None

    def _end(self, text: str, start: int, end: int) -> int:
        """Where the clause ends that the amount stands in."""
        ends = [match.start() for pattern in (CLAUSE_END, self._stop) if (match := pattern.search(text, start, end))]
        return min([*ends, end])


def _is_named(text: str, words: str) -> bool:
    """Whether *words* hold a name: a capital inside, or at the beginning one that the text has within a sentence as well."""
    first, _, rest = words.partition(" ")
    inside = any(word[0].isupper() for word in re.findall(r"\w+", rest))
    return inside or (first[:1].isupper() and re.search(rf"(?<=[\w,] ){re.escape(first)}\b", text) is not None)


def with_counts(text: str, found: Sequence[Attribution], spans: Sequence[Span], language: str) -> list[Attribution]:
    """*found* with the counts that it has not: where the two read one verb otherwise, a reading of it that has a holder stays."""
    reader = counts(language)
    if reader is None:
        return list(found)
    kept = sorted(found, key=_first)
    for count in reader.find(text, spans):
        near = [each for each in kept if any(overlaps(own, count.cue[0]) for own in each.cue)]
        if any(each.source and _whole(each, count) for each in near):
            continue
        if not count.source:
            before = [each for each in kept if each.source and each.cue and each.cue[0][0] < count.cue[0][0]]
            if not before or SENTENCE_END.search(text, before[-1].source[0][0], count.cue[0][0]):
                continue
            count = replace(count, source=before[-1].source)  # “He said … and put the toll at 30”
        kept = [shorter for each in kept if each not in near and (shorter := _without(each, count)) is not None]
        kept.append(count)
    return sorted(kept, key=_first)


def _first(each: Attribution) -> int:
    return min(each.source + each.cue + each.content)[0]


def _whole(each: Attribution, count: Attribution) -> bool:
    """Whether *each* has the words of the amount for its content."""
    return any(overlaps(piece, count.content[0]) for piece in each.content)


def _without(each: Attribution, count: Attribution) -> Attribution | None:
    """*each* without a piece of content that is the count's own: “…, which insurers called optimistic” says it of the count."""
    if each.cue and each.cue[0][0] < count.cue[0][0]:
        return each  # the count is told within its words, or after them
    pieces = tuple(piece for piece in each.content if not (overlaps(piece, count.content[0]) and piece[0] <= count.content[0][1]))
    if pieces == each.content:
        return each
    return replace(each, content=pieces) if pieces else None


def _wording(template: str, amount: str, gap: str) -> str:
    """“put|puts / the … at N” as a pattern whose group *content* begins after the stroke."""
    cue, _, content = template.partition(" / ")
    told = [_piece(word, amount, gap) for word in content.split()]
    return rf"\b(?:{_words(cue)})\s+(?P<content>{''.join(told).removesuffix(chr(92) + 's+')})"


def _piece(word: str, amount: str, gap: str) -> str:
    if word == "…":
        return gap
    return (amount if word == "N" else f"(?:{word})") + r"\s+"


def _words(cue: str) -> str:
    return r"\s+".join(f"(?:{word})" for word in cue.split())


@lru_cache(maxsize=16)
def counts(language: str) -> Counts | None:
    """The wordings of *language*; None where there is no table."""
    data = table_of(language)
    return Counts(data["counts"]) if "counts" in data else None
