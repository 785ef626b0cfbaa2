"""Who stands after what he says, or beside it: “…, sagte X”, “„…“, so X”, “…, heißt es in dem Bericht”, “Wie X mitteilte, …”."""

from __future__ import annotations

from sayso.statements.brackets.clauses import Clause, Word
from sayso.statements.brackets.contents import Contents
from sayso.statements.brackets.noun_phrases import NounPhrases, Phrase, span_of
from sayso.statements.brackets.sentence import LEAST_TOLD, Found, Lists, Sentence
from sayso.statements.brackets.subjects import Subjects
from sayso.statements.brackets.verbs import Verbs
from sayso.text import Span, trim


class Afterthoughts:
    """One language's clauses that follow what is said, or tell beside it who says it."""

    def __init__(self, own: Lists, phrases: NounPhrases, verbs: Verbs, subjects: Subjects, contents: Contents) -> None:
        self._own, self._phrases = own, phrases
        self._verbs, self._subjects, self._contents = verbs, subjects, contents

    def afterthought(self, sentence: Sentence, number: int) -> Found | None:
        """“…, sagte X”, “„…“, so X”, “…, heißt es in dem Bericht”."""
        clause, words = sentence.clauses[number], sentence.clauses[number].words
        said = self._said_before(sentence, number)
        if not words or said is None:
            return None
        first = words[0].text.lower()
        if first in self._own["documents"] and any(word.text == "es" for word in words[1:3]):
            return self._it_says(sentence, number, said)
        if first in self._own["so"]:
            phrase = self._phrases.at(words, 1)
            if phrase is None or self._interrupts(clause, phrase.last + 1):
                return None
            spans: tuple[Span, ...] = ((words[0].start, words[0].end),)
        else:
            cue = self._verbs.cue(words, 0, joined=False) if clause.mark or clause.quotes else None
            verbless = cue is None and clause.quotes == () and self._quoted_before(sentence, number) and _may_be_verb(words[0])
            if (cue is None and not verbless) or self._subjects.before_commas(sentence, number) is not None:
                return None
            last = cue.last if cue is not None else len(words)
            phrase = self._phrases.after(words[:last], 1)
            spans = cue.spans if cue is not None else ((words[0].start, words[0].end),)
            if phrase is None:
                return None
            if (verbless or (cue is not None and cue.verb.name in self._own["quiet"])) and not self._phrases.is_somebody(words, phrase):
                return None
        return ((self._subjects.with_apposition(sentence, number, phrase),), spans, self._with_more(sentence, number, phrase, said))

    def _interrupts(self, clause: Clause, number: int) -> bool:
        """Whether a verb follows: “so | die Polizei geht davon aus”."""
        helping = self._own["having"] | self._own["being"] | self._own["modal"] | self._own["reported"]
        return any(word.text.lower() in helping or word.text.lower() in self._verbs.finite for word in clause.words[number:])

    def _quoted_before(self, sentence: Sentence, number: int) -> bool:
        """Whether a quotation ends right before clause *number*."""
        before = sentence.clauses[number - 1] if number else None
        if before is None or not before.quotes:
            return False
        return not any(word.start > before.quotes[-1][1] for word in before.words)

    def _it_says(self, sentence: Sentence, number: int, said: tuple[Span, ...]) -> Found | None:
        """“…, hieß es am Montag aus dem Ministerium”: where it says so, else whoever spoke last."""
        words = sentence.clauses[number].words
        source = self._subjects.place_of(words, 2, len(words))
        holder = (source,) if source is not None else sentence.before
        return (holder, ((words[0].start, words[1].end),), said) if holder else None

    def _said_before(self, sentence: Sentence, number: int) -> tuple[Span, ...] | None:
        """What stands before clause *number*: its quotations where they are all, else the whole; None where it is nothing."""
        text, start = sentence.text, sentence.span[0]
        clause = sentence.clauses[number]
        begin = clause.words[0].start if clause.words else clause.start
        quotes = [quote for each in sentence.clauses[: number + 1] for quote in each.quotes if quote[1] <= begin]
        before = [word for each in sentence.clauses[:number] for word in each.words]
        if quotes and not before:
            return tuple(dict.fromkeys(quotes))
        if number == 0 or clause.mark not in ({",", "–", "—", "-"} if quotes else {","}):
            return None
        colon = next((each for each in reversed(sentence.clauses[:number]) if each.mark == ":"), None)
        if colon is not None and colon.quotes and not colon.words:
            return tuple(dict.fromkeys(quote for quote in quotes if quote[1] > colon.start))  # “So redet er: „…“, sagte X”
        end = sentence.clauses[number - 1].end
        if not quotes and len(before) < LEAST_TOLD:
            return None
        content = trim(text, (start, end))
        return (content,) if content[0] < content[1] else None

    def _with_more(self, sentence: Sentence, number: int, phrase: Phrase, said: tuple[Span, ...]) -> tuple[Span, ...]:
        """*said*, with what goes on after its speaker: “…, sagte X, und …”, “„…“, sagte X: „…“”."""
        clause = sentence.clauses[number]
        more = sentence.clauses[number + 1 :]
        if more and phrase.last == len(clause.words) - 1 and self._subjects.is_noun(more[0]):
            more = more[1:]
        while more and (self._contents.is_hanging(more[0]) or self._is_subordinate(more[0])):
            more = more[1:]
        if not more or (len(more[0].words) < 2 and not more[0].quotes):
            return said
        if more[0].quotes and not more[0].words:
            return (*said, *dict.fromkeys(quote for each in more for quote in each.quotes))
        start = more[0].words[1].start if more[0].words and more[0].words[0].text.lower() in self._own["that"] else more[0].start
        rest = trim(sentence.text, (start, sentence.span[1]))
        return (*said, rest) if rest[1] - rest[0] > 8 else said

    def _is_subordinate(self, clause: Clause) -> bool:
        return bool(clause.words) and clause.words[0].text.lower() in self._own["subordinate"]

    def as_told(self, sentence: Sentence, number: int) -> Found | None:
        """“Wie die Polizei mitteilte, …”, “…, wie X am Montag sagte”."""
        clause = sentence.clauses[number]
        words = clause.words
        if len(words) < 3 or words[0].text.lower() not in self._own["as"] or clause.quotes:
            return None
        last = len(words) - 1
        form = words[last].text
        if form in self._own["having"] and last > 1:
            verbs, cue_start = self._verbs.participles.get(words[last - 1].text, []), last - 1
        else:
            verbs, cue_start = self._verbs.final.get(form, []), last
        if not verbs or verbs[0].name in {"heißen"}:
            return None
        phrase = self._phrases.after(words[:cue_start], 1)
        if phrase is None:
            return None
        before = trim(sentence.text, (sentence.span[0], sentence.clauses[number - 1].end)) if number else (0, 0)
        after = trim(sentence.text, (clause.end + 1, sentence.span[1]))
        pieces = tuple(piece for piece in (before, after) if piece[1] - piece[0] > 8)
        source = span_of(words, phrase)
        return ((source,), ((words[cue_start].start, words[last].end),), pieces) if pieces else None


def _may_be_verb(word: Word) -> bool:
    """Whether a word of no list may be a verb between a quotation and its speaker."""
    return not word.capital and len(word.text) > 3 and word.text.endswith(("t", "te", "ten", "f", "ch", "b"))
