"""What a German verb says: its object, what stands behind its preposition, its quotation, the clauses after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.statements.brackets.clauses import Clause, Word
from sayso.statements.brackets.noun_phrases import NounPhrases
from sayso.statements.brackets.sentence import Lists, Sentence
from sayso.statements.brackets.subjects import Subject, Subjects
from sayso.statements.brackets.verbs import Cue, Verbs
from sayso.text import Span, trim


class Contents:
    """One language's ways to say what is said."""

    def __init__(self, own: Lists, prepositions: Mapping[str, str], phrases: NounPhrases, verbs: Verbs, subjects: Subjects) -> None:
        self._own, self._with, self._phrases = own, prepositions, phrases
        self._verbs, self._subjects = verbs, subjects

    def of(self, sentence: Sentence, number: int, cue: Cue, subject: Subject | None) -> tuple[Span, ...]:
        """What the verb of clause *number* says, in its pieces; none where it says nothing."""
        clause, text = sentence.clauses[number], sentence.text
        words = clause.words
        start = cue.at + 1
        if subject is not None and subject[1] is not None and subject[2]:
            start = max(start, subject[1].last + 1)
        middle = self.middle(words, start, cue)
        end = words[cue.last].start if cue.last < len(words) else clause.end
        quotes = [quote for quote in clause.quotes if quote[0] > words[cue.at].end]
        told: list[Span] = []
        at = self.told_from(sentence, number, cue)
        if quotes and (cue.last >= len(words) or quotes[0][0] < words[cue.last].start):
            if self._turned(words, cue, subject):
                told.append((words[0].start, words[cue.at - 1].end))
            first = min(quotes[0][0], middle.start if middle is not None else quotes[0][0])
            told.append(trim(text, (first, max(end, quotes[-1][1] if cue.last >= len(words) else end))))
        elif (preposition := self._with.get(cue.verb.name)) is not None:
            begin = next((word for word in words[cue.at + 1 : cue.last] if word.text in {preposition, *_fused(preposition)}), None)
            told += [trim(text, (begin.end, end))] if begin is not None and begin.end < end else []
        elif cue.verb.name in self._own["objects"]:
            if self._turned(words, cue, subject):
                told.append((words[0].start, words[cue.at - 1].end))
                if middle is not None:
                    told.append(trim(text, (middle.start, end)))  # “Die Zahl | bezifferte er | auf 44”
            elif middle is not None:
                told.append(trim(text, (middle.start, self._before_time(words, middle, cue, end))))
        told = [piece for piece in told if piece[0] < piece[1]]
        if at is not None:
            until = self._until(sentence, number, at)
            told.append(trim(text, (at, until)))
        if len(told) == 1 and told[0][1] - told[0][0] < 2:
            return ()
        demonstrative = len(told) == 1 and text[slice(*told[0])].lower() in {"das", "dies", "es"}
        return () if demonstrative and cue.verb.name not in self._own["objects"] else tuple(told)

    def _turned(self, words: Sequence[Word], cue: Cue, subject: Subject | None) -> bool:
        """Whether what is said stands before the verb, as its object: “Die Vorwürfe | wies der Minister zurück”."""
        return (
            subject is not None
            and subject[2]
            and cue.at > 0
            and cue.verb.name in self._own["objects"]
            and (words[0].text.lower() in self._own["oblique"] or not self._phrases.is_circumstance(words))
        )

    def _before_time(self, words: Sequence[Word], middle: Word, cue: Cue, end: int) -> int:
        """*end*, or where a time begins that ends the clause: “wies die Vorwürfe | am Dienstag | zurück”."""
        last = [word for word in words[: cue.last] if word.start >= middle.start]
        if len(last) > 2 and last[-1].text in self._own["times"] and last[-2].text in {"am", "vom", "im"}:
            return last[-3].end
        return end

    def middle(self, words: Sequence[Word], start: int, cue: Cue) -> Word | None:
        """The first word of what stands between verb and particle, adverbs and times passed over."""
        at = start
        while at < cue.last:
            lower = words[at].text.lower()
            following = at + 1 < cue.last and words[at + 1].text in self._own["times"]
            if (lower in self._own["adverbs"] and not words[at].capital) or words[at].text in self._own["times"]:
                at += 1
            elif lower in {"am", "vom", "im"} and following:
                at += 2
            elif lower == "gegenüber":
                at = self._phrases.past_circumstance(words, at)
            else:
                return words[at]
        return None

    def told_from(self, sentence: Sentence, number: int, cue: Cue) -> int | None:
        """Where what is said begins after the clause of *cue*: after a colon, a “dass”, or a comma before a main clause."""
        words = sentence.clauses[number].words
        rest = sentence.clauses[number + 1 :]
        if cue.last < len(words) - 1 and not cue.joined and any(word.text in self._own["and"] for word in words[cue.last :]):
            return None
        for place, clause in enumerate(rest):
            first = clause.words[0].text.lower() if clause.words else ""
            if clause.mark == ":":
                return clause.start
            if clause.mark not in {",", "–", "—", "-"}:
                return None
            if first in self._own["that"]:
                return clause.words[0].end
            if first in self._own["asked"] and not (first in self._own["relative"] and place == 0 and self.is_hanging(clause)):
                return clause.words[0].start
            if place == 0 and clause.mark == "," and self._subjects.is_noun(clause) and len(rest) > 1 and not self._has_reported(clause):
                continue
            if first in self._own["subordinate"] and first not in {"um", "ohne"}:
                continue
            if self.is_hanging(clause):
                continue
            if first in self._own["and"] and self._verbs.cues(clause, 1):
                return None
            return clause.start if clause.mark == "," and (clause.quotes or len(clause.words) > 1) else None
        return None

    def is_hanging(self, clause: Clause) -> bool:
        """Whether *clause* hangs on a noun before it: “…, die in Orl liegt”, but “…, die Lage sei ernst” does not."""
        words = [word.text.lower() for word in clause.words]
        if not words or words[0] not in self._own["relative"]:
            return False
        if (
            words[0] in self._own["prepositions"]
            and words[1:2]
            and words[1] not in {"der", "die", "das", "dem", "den", "denen", "dessen", "deren"}
        ):
            return False
        if "zu" in words[-3:] or any("zu" in word[2:6] and word.endswith("en") for word in words[-1:]):
            return False
        finite = self._own["reported"] | self._own["reported_too"] | self._own["having"] | self._own["being"] | self._own["modal"]
        return finite.isdisjoint(words[1 : max(len(words) - 1, 1)][:9])

    def _has_reported(self, clause: Clause) -> bool:
        return not self._own["reported"].isdisjoint(word.text.lower() for word in clause.words)

    def _until(self, sentence: Sentence, number: int, at: int) -> int:
        """Where the words end that begin *at*: at a verb of saying that is joined and has no holder of its own, else with the sentence."""
        for clause in sentence.clauses[number + 1 :]:
            first = clause.words[0].text.lower() if clause.words else ""
            if clause.start > at and first in {"und", "aber"} and len(clause.words) > 1:
                cues = self._verbs.cues(clause, 1)
                if cues and cues[0].at == 1:
                    return clause.start
            if clause.mark == ";" and clause.start > at:
                return clause.start
        return sentence.span[1]


def _fused(preposition: str) -> frozenset[str]:
    """A preposition with its article: “vom”, “am”, “zum”."""
    return {"von": frozenset({"vom"}), "zu": frozenset({"zum", "zur"}), "an": frozenset({"am", "ans"}), "vor": frozenset({"vorm"})}.get(
        preposition, frozenset()
    )
