"""Languages the model does not read are read by their open patterns: a quotation or a *that* beside a verb of saying.

The verbs and patterns are data (``lexicon/<language>.toml``, its ``[patterns]``). Only what announces itself is
taken: «…», said X · X said that … · according to X, …. The rest is missed, and says so by its low confidence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sayso.records import Attribution
from sayso.statements.quotes import quoted
from sayso.text import Span, trim

LEXICA = Path(__file__).parent / "lexicon"
SENTENCE_END = re.compile(r"[.!?…]+[”»“\"’)]*(?=\s+[\W_]*[^\W\d_a-zà-ÿ]|\s*$)")
CONFIDENCE = 0.55
"""Share of the patterns' findings that are right on German (`benchmarks.quality german_quotes`); other languages are not measured."""
STOP = re.compile(r"[,;:.!?«»“”„\"(–—]")
NAME = re.compile(r"\s*[^\W\d_a-zà-ÿ][\w’'-]*(?:\s+(?:de|del|la|von|van|du|[^\W\d_a-zà-ÿ][\w’'-]*)){1,3}(?=[,.;]|\s*$)")
LONGEST_SOURCE = 18
"""Words in the longest holder taken: beyond it the match is a clause, not a noun phrase."""
MIN_QUOTED_WORDS = 3
"""A shorter quotation beside a verb is mostly a word in scare quotes."""

Found = tuple[tuple[Span, ...], Span, tuple[Span, ...]]
"""Source, cue, contents."""


class Patterns:
    """One language's open patterns, compiled."""

    def __init__(self, data: dict[str, Any]) -> None:
        own = data["patterns"]
        said = {phrase for lists in data["stances"].values() for phrase in lists.get("phrases", [])} - set(own["according"])
        taking = {phrase for stance in own["objects"] for phrase in data["stances"][stance]["phrases"]}
        verbs, objects = _any_of(said), _any_of(taking)
        adverbs = _any_of(own["adverbs"])
        self._takes_object = re.compile(rf"(?:(?:{adverbs})\s+)*(?:{objects or '(?!)'})$", re.IGNORECASE)
        self._cue = re.compile(rf"(?<!\w)(?:(?:{adverbs})\s+)*(?:{verbs})(?!\w)", re.IGNORECASE)
        that = _any_of(own["that"])
        comma = r"|,\s+" if own["comma"] else ""
        self._that = re.compile(rf"(?:[,\s]+[^,.;:\s]+){{0,5}}?(?:[,\s]+(?:{that})(?:\s+|(?<=[’'])){comma})", re.IGNORECASE)
        self._according = re.compile(rf"(?<!\w)(?:{_any_of(own['according'])})(?=\s)", re.IGNORECASE)

    def attributions(self, text: str, spans: Sequence[Span]) -> list[Attribution]:
        """What the patterns find in the paragraphs *spans* of *text*, in reading order."""
        found = []
        for span in spans:
            regions = quoted(text, span)
            last: int | None = None
            for sentence in sentences(text, span, regions):
                for source, cue, content in self._sentence(text, sentence, regions):
                    found.append(Attribution(source, (cue,), content, CONFIDENCE))
                    last = len(found) - 1
                    break
                else:
                    # A whole sentence of quotation with no cue of its own goes on from the one before.
                    if last is not None and (rest := _wholly_quoted(text, sentence, regions)) is not None:
                        before = found[last]
                        found[last] = Attribution(before.source, before.cue, (*before.content, rest), before.confidence)
        return found

    def _sentence(self, text: str, sentence: Span, regions: list[Span]) -> Iterator[Found]:
        start, end = sentence
        for cue in self._cue.finditer(text, start, end):
            if any(low <= cue.start() < high for low, high in regions):
                continue
            for pattern in (self._quotation, self._reported, self._afterthought, self._object):
                found = pattern(text, sentence, cue.span(), regions)
                if found is not None:
                    yield found
        for cue in self._according.finditer(text, start, end):
            found = self._accorded(text, sentence, cue.span(), regions)
            if found is not None:
                yield found

    def _quotation(self, text: str, sentence: Span, cue: Span, regions: list[Span]) -> Found | None:
        """«…», said X · X said: «…»."""
        start, end = sentence
        inside = [region for region in regions if region[0] < end and region[1] > start and _words(text, region) >= MIN_QUOTED_WORDS]
        before = [region for region in inside if region[1] <= cue[0]]
        after = [region for region in inside if region[0] >= cue[1]]
        if before and not _words(text, (before[-1][1], cue[0])):
            source = _noun_phrase_after(text, cue[1], end)
        elif after and _words(text, (cue[1], after[0][0])) <= 8:
            source = noun_phrase_before(text, max(start, before[-1][1] if before else start), cue[0])
        else:
            return None
        if source is None:
            return None
        return (source,), cue, tuple(sorted({*before[-1:], *after[:1]}))

    def _reported(self, text: str, sentence: Span, cue: Span, regions: list[Span]) -> Found | None:
        """X said that …"""
        that = self._that.match(text, cue[1], sentence[1])
        if that is None:
            return None
        source = noun_phrase_before(text, sentence[0], cue[0])
        content = trim(text, (that.end(), sentence[1]))
        if source is None or _words(text, content) < 2:
            return None
        return (source,), (cue[0], that.end() - (len(that.group()) - len(that.group().rstrip()))), (content,)

    def _afterthought(self, text: str, sentence: Span, cue: Span, regions: list[Span]) -> Found | None:
        """…, said X."""
        source = _noun_phrase_after(text, cue[1], sentence[1])
        content = trim(text, (sentence[0], cue[0]))
        told = text[content[0] : content[1]]
        if source is None or not told.endswith(",") or _words(text, content) < 3 or _words(text, (source[1], sentence[1])):
            return None
        return (source,), cue, (content,)

    def _object(self, text: str, sentence: Span, cue: Span, regions: list[Span]) -> Found | None:
        """X denied …: verbs that take what is denied, demanded or promised as their object."""
        if not self._takes_object.match(text[cue[0] : cue[1]]):
            return None
        source = noun_phrase_before(text, sentence[0], cue[0])
        content = trim(text, (cue[1], sentence[1]))
        if source is None or _words(text, content) < 2:
            return None
        return (source,), cue, (content,)

    def _accorded(self, text: str, sentence: Span, cue: Span, regions: list[Span]) -> Found | None:
        """According to X, … · …, according to X."""
        start, end = sentence
        comma = text.find(",", cue[1], end)
        source = _noun_phrase_after(text, cue[1], comma if comma != -1 else end)
        if source is None:
            return None
        if not _words(text, (start, cue[0])):
            content = trim(text, (comma + 1, end)) if comma != -1 else None
        else:
            content = trim(text, (start, cue[0]))
        if content is None or _words(text, content) < 3:
            return None
        return (source,), cue, (content,)


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern of *phrases*, the longest first."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


def sentences(text: str, span: Span, regions: Sequence[Span]) -> Iterator[Span]:
    """The sentences of *span*; an end inside a quotation ends none, unless the quotation ends there too."""
    start = span[0]
    for match in SENTENCE_END.finditer(text, *span):
        if any(low < match.start() < high - 1 and match.end() < high for low, high in regions):
            continue
        yield trim(text, (start, match.end()))
        start = match.end()
    if trim(text, (start, span[1]))[0] < span[1]:
        yield trim(text, (start, span[1]))


def _words(text: str, span: Span) -> int:
    return len(re.findall(r"\w+", text[span[0] : span[1]])) if span[0] < span[1] else 0


def _wholly_quoted(text: str, sentence: Span, regions: Sequence[Span]) -> Span | None:
    for low, high in regions:
        if low >= sentence[0] and high <= sentence[1] and _words(text, (low, high)) == _words(text, sentence):
            return low, high
    return None


def _noun_phrase_after(text: str, start: int, end: int) -> Span | None:
    """The holder after a cue: up to the next mark."""
    stop = STOP.search(text, start, end)
    name = NAME.match(text, stop.end(), end) if stop and stop.group() == "," else None  # “la portavoz, Marta Brel.”
    return _holder(text, (start, name.end() if name else stop.start() if stop else end))


def noun_phrase_before(text: str, start: int, end: int) -> Span | None:
    """The holder before a cue: from the clause's start, an apposition between two commas included."""
    marks = [match.end() for match in re.finditer(r"[;:«»“”„\"–—]", text[start:end])]
    start += marks[-1] if marks else 0
    clause = text[start:end]
    commas = [match.start() + start for match in re.finditer(",", clause)]
    if commas and not text[commas[-1] + 1 : end].strip():
        return _holder(text, (start, commas[-1]))  # “Orlo, ministra de Transporte, dijo”
    return _holder(text, (commas[-1] + 1 if commas else start, end))


def _holder(text: str, span: Span) -> Span | None:
    span = trim(text, span)
    return span if 0 < _words(text, span) <= LONGEST_SOURCE else None


@lru_cache(maxsize=16)
def patterns(language: str | None) -> Patterns | None:
    """The patterns of *language*; None where there is no table."""
    path = LEXICA / f"{language}.toml"
    if language is None or not language.isalpha() or not path.exists():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Patterns(data) if "patterns" in data else None
