"""Who says it in a German clause: before its verb, after it, or before the commas that part him from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.statements.brackets.clauses import Clause, Word
from sayso.statements.brackets.noun_phrases import NounPhrases, Phrase, span_of
from sayso.statements.brackets.sentence import Lists, Sentence
from sayso.statements.brackets.verbs import Cue
from sayso.text import Span

Subject = tuple[Span, Phrase | None, bool]
"""The holder, his phrase in the clause of the verb, and whether he stands after it."""
ADVERB = re.compile(r"(?:lich|ell|weise|isch|haft|ierend|ig|tens|mals|wegs|falls)$")
"""How a word ends that begins a sentence and is no noun: “Generell | geht …”."""


class Subjects:
    """One language's holders."""

    def __init__(self, own: Lists, phrases: NounPhrases) -> None:
        self._own, self._phrases = own, phrases

    def of(self, sentence: Sentence, number: int, cue: Cue) -> Subject | None:
        """The holder of *cue*, his phrase in its clause, and whether he stands after it; None where nobody is."""
        words = sentence.clauses[number].words
        start = next((i for i, word in enumerate(words[: cue.at]) if word.text.lower() not in self._own["and"]), cue.at)
        if start < cue.at - 1 and words[start].text.lower() in {"auch", "selbst", "sogar", "nur"}:
            start += 1
        later = self._phrases.after(words[: cue.last], cue.at + 1)
        if start == cue.at:
            whole = self.before_commas(sentence, number)
            if whole is not None:
                return whole, None, False
            return (span_of(words, later), later, True) if later is not None and number else None
        before = None if cue.at == 1 and not number and ADVERB.search(words[0].text) else self._phrases.at(words[: cue.at], start)
        object_first = before is None or self._phrases.is_circumstance(words[start:]) or self._is_thing(words, before, start, cue.at)
        if before is not None and not object_first:
            if not self._phrases.reaches(words, before.last + 1, cue.at):
                return None
            turned = cue.verb.name in self._own["objects"] and later is not None and not self._phrases.is_somebody(words, before)
            if not (turned and later is not None and self._phrases.is_somebody(words, later)):
                return self.with_apposition(sentence, number, before), before, False
        return (self.with_apposition(sentence, number, later), later, True) if later is not None else None

    def _is_thing(self, words: Sequence[Word], phrase: Phrase, start: int, at: int) -> bool:
        """Whether what stands before the verb is “das”, alone, which says what was said."""
        return at - start == 1 and words[start].text.lower() in {"das", "dies", "es", "dieses"} and phrase.first == phrase.last

    def with_apposition(self, sentence: Sentence, number: int, phrase: Phrase) -> Span:
        """The words of *phrase*, with the name that follows at the clause's end: “die Ministerin, | Ilse Arn”."""
        clause = sentence.clauses[number]
        low, high = span_of(clause.words, phrase)
        following = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
        if following is None or following.mark != "," or phrase.last != len(clause.words) - 1:
            return low, high
        return (low, following.words[-1].end) if self.is_noun(following) else (low, high)

    def is_noun(self, clause: Clause) -> bool:
        """Whether *clause* is a noun phrase and nothing else."""
        if not clause.words or clause.quotes:
            return False
        found = self._phrases.at(clause.words, 0)
        if found is None or (found.noun == found.last and clause.words[found.noun].text.lower() in self._own["pronouns"]):
            return False
        last = found.last
        while last + 1 < len(clause.words) and clause.words[last + 1].text in self._own["prepositions"]:
            last = max(last + 1, self._phrases.past_circumstance(clause.words, last + 1) - 1)
        return last == len(clause.words) - 1

    def before_commas(self, sentence: Sentence, number: int) -> Span | None:
        """The subject before commas: “Ilse Arn, Sprecherin der Werft, | sagte”, “Der Fischer, der dort wohnt, | sagte”."""
        if number < 2:
            return None
        first, between = sentence.clauses[0], sentence.clauses[number - 1]
        if number != 2 or not self.is_noun(first) or first.words[0].text.lower() in self._own["oblique"]:
            return None
        found = self._phrases.at(first.words, 0)
        if found is None:
            return None
        if self.is_noun(between):
            return first.words[0].start, between.words[-1].end
        return span_of(first.words, found) if between.words and between.words[0].text in self._own["relative"] else None

    def may_be(self, sentence: Sentence, number: int, cue: Cue, subject: Subject) -> bool:
        """Whether the holder may be one: of a verb that things have too he must be somebody."""
        phrase = subject[1]
        if phrase is None or cue.verb.name not in self._own["quiet"]:
            return True
        return self._phrases.is_somebody(sentence.clauses[number].words, phrase)

    def place_of(self, words: Sequence[Word], start: int, end: int) -> Span | None:
        """Where it is said: “aus | Kreisen der Ermittler”, “in | dem Bericht”."""
        for at in range(start, end - 1):
            if words[at].text.lower() in self._own["said_in"]:
                found = self._phrases.at(words[:end], at + 1)
                if found is not None and words[found.noun].text not in self._own["times"]:
                    return span_of(words, found)
        return None
