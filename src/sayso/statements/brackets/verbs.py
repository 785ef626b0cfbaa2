"""The verbs of saying in German clauses, each with what belongs to it at the end: “teilte … mit”, “hat … gesagt”, “ließ … wissen”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.statements.brackets.clauses import Clause, Word
from sayso.statements.brackets.sentence import Lists
from sayso.statements.conjugation import Verb
from sayso.text import Span

MOST_BEFORE = 14
"""Words between a clause's beginning and its verb: what is longer is no holder."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a main clause."""

    verb: Verb
    at: int
    """The number of its finite word."""
    last: int
    """The number of the word after the middle of the clause: its particle or participle, or one beyond the clause."""
    spans: tuple[Span, ...]
    joined: bool
    """Whether “und” before it lets it have the holder of the verb before."""


class Verbs:
    """One language's verbs of saying, by their forms."""

    def __init__(self, own: Lists, verbs: Mapping[str, Verb]) -> None:
        self._own = own
        self.finite: dict[str, list[Verb]] = {}
        """By the finite form without its particle."""
        self.final: dict[str, list[Verb]] = {}
        """By the form that ends a subordinate clause."""
        self.participles: dict[str, list[Verb]] = {}
        """By the last word of the participle."""
        self._infinitives: dict[str, Verb] = {}
        for verb in sorted(verbs.values(), key=lambda verb: -len(verb.particle)):
            for form in verb.finite:
                self.finite.setdefault(form, []).append(verb)
            for form in verb.final:
                self.final.setdefault(form, []).append(verb)
            self._infinitives[verb.infinitive] = verb
            self.participles.setdefault(verb.participle.rpartition(" ")[2], []).append(verb)

    def cues(self, clause: Clause, number: int) -> list[Cue]:
        """The verbs of saying in the second place of *clause*, and those that “und” joins to one."""
        words = clause.words
        if not words or (words[0].text.lower() in self.subordinating() and not self._is_main(clause, number)):
            return []
        found: list[Cue] = []
        ends = [at for at in range(1, len(words) - 1) if words[at].text in self._own["and"] and self._tells(words, at + 1)]
        for start, end in pairwise([0, *ends, len(words)]):
            joined = start > 0
            for at in range(start + joined, min(end, start + MOST_BEFORE)):
                if words[at].capital and (at or number):
                    continue
                cue = self.cue(words[:end], at, joined=joined and at == start + 1)
                if cue is not None:
                    found.append(cue)
                    break
        return found

    def _tells(self, words: Sequence[Word], at: int) -> bool:
        """Whether a verb of saying may stand at word *at*, after “und”."""
        return words[at].text in self.finite or words[at].text in self._own["having"]

    def subordinating(self) -> frozenset[str]:
        """The words that begin a subordinate clause."""
        return self._own["that"] | self._own["asked"] | self._own["subordinate"]

    def _is_main(self, clause: Clause, number: int) -> bool:
        """“Wie | sagte …?”, “Als Grund | nannte …”: a word that may subordinate, before a noun and the verb at once."""
        words = clause.words
        return number == 0 and words[0].text.lower() in {"als", "während", "seit", "bis"} and len(words) > 2 and words[1].capital

    def cue(self, words: Sequence[Word], at: int, *, joined: bool) -> Cue | None:
        """The verb of saying at word *at* of a clause, with what belongs to it at the end."""
        form = words[at].text.lower()
        earlier = [word.text.lower() for word in words[:at]]
        helping = self._own["having"] | self._own["being"] | self._own["modal"]
        if not joined and not helping.isdisjoint(earlier):
            return None
        later = [word.text for word in words[at + 1 :]]
        if form in self._own["letting"]:
            verb = self._infinitives.get(later[-1] if later else "")
            return self._made(words, verb, at, len(words) - 1, joined=joined) if verb is not None else None
        if form in self._own["having"]:
            for verb in self.participles.get(later[-1] if later else "", []):
                start = self._end_of(later, verb.participle)
                if start is not None:
                    return self._made(words, verb, at, at + 1 + start, joined=joined)
            return None
        for verb in self.finite.get(form, []):
            last = self._end_of(later, verb.particle) if verb.particle else len(later)
            if last is None or (form == verb.name.rpartition("|")[2] and not self._plural(words, at)):
                continue
            return self._made(words, verb, at, at + 1 + last, joined=joined)
        return None

    def _end_of(self, later: Sequence[str], end: str) -> int | None:
        """Where the words of *end* close a clause."""
        parts = end.split()
        if len(parts) > 1 and parts[0] in {"davon", "darauf"} and later[-1:] == parts[-1:]:
            return len(later) - 1  # the other may stand anywhere before
        return len(later) - len(parts) if list(later[-len(parts) :]) == parts else None

    def _made(self, words: Sequence[Word], verb: Verb, at: int, last: int, *, joined: bool) -> Cue:
        spans = [(words[at].start, words[at].end)]
        start = last
        while start - 1 > at and words[start - 1].text in {"nicht", "nie"}:
            start -= 1
        if start < len(words):
            spans.append((words[start].start, words[-1].end))
        return Cue(verb, at, start, tuple(spans), joined)

    def _plural(self, words: Sequence[Word], at: int) -> bool:
        """Whether a form that is also the infinitive is a verb of many here: somebody stands right before it, or it begins."""
        return at == 0 or (words[at - 1].capital or words[at - 1].text.lower() in self._own["pronouns"] | self._own["and"])
