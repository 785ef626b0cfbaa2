"""Where a holder stands beside his verb, read by shape: noun phrases between marks, appositions, circumstances left out.

“dijo a la prensa en Kolvane la portavoz, Marta Brel” names the spokeswoman and not the press; “declaró en Kolvane” names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sayso.text import UPPER, Span, trim

STOP = re.compile(r"[,;:.!?«»“”„\"(–—]")
NAME = re.compile(r"\s*[^\W\d_a-zà-ÿ][\w’'-]*(?:\s+(?:de|del|la|von|van|du|[^\W\d_a-zà-ÿ][\w’'-]*)){1,3}(?=[,.;]|\s*$)")
LONGEST_SOURCE = 18
"""Words in the longest holder taken: beyond it the match is a clause, not a noun phrase."""
APPOSED = re.compile(r",\s([^,.;:!?«»“”\"()\d]{3,60})(?=[,.])")
"""What stands between commas after a holder, or at the end."""
NEVER = r"(?!)"
"""What no text matches: a list that a language does not have."""


class Holders:
    """One language's words by which somebody is known beside a verb of saying."""

    def __init__(self, own: Mapping[str, Any], counts: Mapping[str, Any]) -> None:
        articles = _before(own.get("articles", []))
        which = _before([*own.get("articles", []), *own.get("these", [])])
        self._article = re.compile(rf"(?:{articles})", re.IGNORECASE)
        self._which = re.compile(rf"(?:{which})", re.IGNORECASE)
        place = (
            rf"(?:{any_of(own.get('circumstances', []))})\s+(?:{which})?[\w’'-]+"
            rf"(?:\s+(?:(?:de|del|du|des)\s+|d[’'])(?:{articles})?[\w’'-]+)?"
            rf"(?:(?:\s(?-i:{UPPER})[\w’'-]*)+(?=\s(?:{which})))?"
        )
        self._circumstance = re.compile(rf"\s*(?:{place}|(?:{any_of(own.get('times', []))})\b)", re.IGNORECASE)
        self._to = re.compile(
            rf"\s(?:{any_of(own.get('to', []))})\s(?:(?:{which})?(?:{any_of(own.get('listeners', []))})\b|(?=(?-i:{UPPER})))", re.IGNORECASE
        )
        self._finite = re.compile(rf"\s(?:{any_of(own.get('finite', []))})\b", re.IGNORECASE)
        self._relative = re.compile(rf"\s(?:{any_of(own.get('relative', []))})\s+", re.IGNORECASE)
        self._somebody = re.compile(rf"\b(?:{any_of(counts.get('somebody', []))})\b", re.IGNORECASE)
        self._one_of = re.compile(rf"(?:{any_of(own.get('one_of', []))})\s", re.IGNORECASE)
        self._of = re.compile(r"\s(?:(?:de|del|du|des)\s|d[’'])")
        self._opening = re.compile(rf"(?:(?:{any_of(own.get('opens', []))})(?=[\s,]|$)[\s,]*)+", re.IGNORECASE)
        where = rf"(?:{any_of(own.get('circumstances', []))})\s+(?:{which})?(?:[\w’'-]+\s)?(?:{any_of(own.get('occasions', []))})"
        self._occasion = re.compile(rf"\s{where}\b[^,.;:«»“”\"]*", re.IGNORECASE)
        self._pronoun = re.compile(any_of(counts.get("pronouns", [])), re.IGNORECASE)
        self._known = "somebody" in counts

    def after(self, text: str, start: int, end: int) -> Span | None:
        """The holder after a verb, without the circumstances before him."""
        at = start
        while (circumstance := self._circumstance.match(text, at, end)) is not None:
            at = circumstance.end()
        if at == start:
            found = noun_phrase_after(text, start, end)
            return self._whole(text, found, end) if found is not None and self._is_somebody(text, found) else None
        for piece in re.finditer(r"[^,.;:!?«»“”\"]+", text[at:end]):
            span = trim(text, (at + piece.start(), at + piece.end()))
            if not piece.start() and span[0] < span[1] and self._article.match(text, span[0]) is None and not text[span[0]].isupper():
                continue  # “con la voz | rota”
            if span[0] < span[1] and self._is_somebody(text, span):
                found = noun_phrase_after(text, span[0], end)
                return self._whole(text, found, end) if found is not None else None
        return None

    def apposed(self, text: str, source: Span | None, end: int) -> Span | None:
        """*source* with the name or the office that follows it between commas: “la maire, | Jessa Orl, six …”."""
        if source is None:
            return None
        apposition = APPOSED.match(text, source[1], end)
        if apposition is None or not (apposition.group(1)[:1].isupper() or self.is_known(text, apposition.span(1))):
            return source
        first = text[slice(*source)]
        if apposition.group(1)[:1].isupper() and sum(char.isupper() for char in first[2:]) > 1:
            return source  # two names: a list, or a new clause
        return source[0], apposition.end(1)

    def _whole(self, text: str, source: Span, end: int) -> Span | None:
        return self.apposed(text, self.without_occasion(text, self._without_listener(text, source)), end)

    def _without_listener(self, text: str, source: Span) -> Span:
        """*source* without the one spoken to: “Mme Brel | à la presse”, “el alcalde | a Radio Orl”."""
        listener = self._to.search(text, *source)
        return (source[0], listener.start()) if listener is not None else source

    def without_occasion(self, text: str, source: Span) -> Span:
        """*source* without where he says it: “la ONG | en un comunicado”, “le ministère | dans un communiqué publié lundi”."""
        occasion = self._occasion.search(text, *source)
        return (source[0], occasion.start()) if occasion is not None and occasion.start() > source[0] else source

    def past_occasion(self, text: str, start: int, end: int) -> int:
        """Where the words end that tell where a holder says it, if such words begin at *start*; else *start*."""
        occasion = self._occasion.match(text, start, end)
        return occasion.end() if occasion is not None else start

    def without_opening(self, text: str, source: Span | None) -> Span | None:
        """*source* without the words that join its sentence to the one before: “aunque | la alcaldesa”, “Asimismo” alone is nobody."""
        opening = self._opening.match(text, *source) if source is not None else None
        return source if source is None or opening is None else (opening.end(), source[1])

    def plain(self, text: str, source: Span) -> Span:
        """*source* without what a clause around it brings: an opening word, a place, a relative clause, an occasion."""
        return self.without_occasion(text, self.after_relative(text, self.without_opening(text, source) or source))

    def names_somebody(self, text: str, span: Span) -> bool:
        """Whether *span* begins as a holder does and says that it is somebody, by more than a sentence's capital."""
        return self.begins(text, span) and self.is_known(text, span) and self._finite.search(text, *span) is None

    def is_article(self, text: str, span: Span) -> bool:
        """Whether *span* is an article and nothing else."""
        return self._which.fullmatch(text[slice(*span)] + " ") is not None

    def begins(self, text: str, span: Span) -> bool:
        """Whether *span* begins as a noun phrase does: with an article, “his”, or a name."""
        return text[span[0]].isupper() or self._which.match(text, span[0]) is not None

    def names(self, text: str, start: int, end: int) -> bool:
        """Whether all that follows from *start* is somebody."""
        found = self.after(text, start, end)
        return found is not None and not words_in(text, (self.past_occasion(text, found[1], end), end))

    def _is_somebody(self, text: str, span: Span) -> bool:
        """Whether *span* can be a holder: it has a name or one of the words that say who gives accounts; no list, no question."""
        if not self._known or any(char.isupper() for char in text[slice(*span)]):
            return True
        return self._has_word(text, span)

    def _has_word(self, text: str, span: Span) -> bool:
        """Whether the noun of *span* is one of the words that say who gives accounts."""
        one_of = self._one_of.match(text, *span)
        hung = self._of.search(text, one_of.end() if one_of else span[0], span[1])
        return self._somebody.search(text, span[0], hung.start() if hung else span[1]) is not None

    def is_known(self, text: str, span: Span) -> bool:
        """Whether *span* is somebody by more than the capital that a sentence begins with: a name inside it, a word, a pronoun."""
        words = text[slice(*span)]
        if not self._known or any(char.isupper() for char in words[2:]):
            return True
        return self.is_somebody(text, span)

    def is_somebody(self, text: str, span: Span) -> bool:
        """Whether *span* is somebody by a word or a pronoun, whatever its capitals."""
        return self._pronoun.fullmatch(text, *span) is not None or self._has_word(text, span)

    def after_relative(self, text: str, source: Span) -> Span:
        """*source* without the place before it and what a relative clause hangs on: “En Orl, | la jefa”, “el informe que | la empresa”."""
        place = self._circumstance.match(text, *source)
        if place is not None and text[place.end() : place.end() + 2] == ", " and place.end() + 2 < source[1]:
            source = place.end() + 2, source[1]
        comma = text.find(",", *source)
        clauses = list(self._relative.finditer(text, source[0], comma if comma != -1 else source[1]))
        last = clauses[-1] if clauses else None
        if last is None or not (self._article.match(text, last.end()) or text[last.end() : last.end() + 1].isupper()):
            return source
        return last.end(), source[1]

    def subject(self, text: str, clause: Span) -> tuple[Span, ...]:
        """The subject that *clause* begins with, where its verb is followed by another: “Orl, alcalde, salió y | dijo”."""
        if (verb := self._finite.search(text, *clause)) is not None:
            place = self._circumstance.match(text, *clause)
            start = place.end() + 1 if place is not None and text[place.end() : place.end() + 1] == "," else clause[0]
            found = _holder(text, (start, len(text[: verb.start()].rstrip(" ,")))) if start < verb.start() else None
            comma = text.find(", ", *found) if found is not None else -1
            if found is not None and comma != -1 and not self.is_known(text, (found[0], comma)):
                found = comma + 2, found[1]  # “Minutos antes, | la alcaldesa”
            return (found,) if found is not None and self.is_known(text, found) else ()
        comma = text.rfind(",", *clause)
        if comma == -1:
            return ()
        first = trim(text, (comma + 1, clause[1]))
        if first[0] >= first[1] or text[first[0]].isupper() or self._article.match(text, first[0]):
            return ()
        found = _holder(text, (clause[0], comma))
        return (found,) if found is not None and self._is_somebody(text, found) else ()


def _before(words: Iterable[str]) -> str:
    """A pattern of *words* and the space after them, which an elided one does not have: “le ”, “l’”."""
    every = list(words)
    elided = any_of(word for word in every if word.endswith(("’", "'")))
    return rf"(?:{any_of(word for word in every if not word.endswith(('’', chr(39))))})\s+|(?:{elided})"


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of *phrases*, the longest first; of none, what nothing matches."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True)) or NEVER


def words_in(text: str, span: Span) -> int:
    return len(re.findall(r"\w+", text[span[0] : span[1]])) if span[0] < span[1] else 0


def noun_phrase_after(text: str, start: int, end: int) -> Span | None:
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
    return span if 0 < words_in(text, span) <= LONGEST_SOURCE else None
