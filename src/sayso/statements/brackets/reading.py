"""Languages that put the verb second and what belongs to it last are read by their clauses: “Die Polizei | teilte am Abend | mit, dass …”.

German tells by its marks and by its moods: a comma parts what is said from who says it, Konjunktiv I tells another's words where
nobody is named again. What is read is what announces itself; the words are data (``lexicon/de.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sayso.records import Attribution
from sayso.statements.brackets.accounts import Accounts
from sayso.statements.brackets.afterthoughts import Afterthoughts
from sayso.statements.brackets.clauses import Word, clauses_of, sentences_of
from sayso.statements.brackets.contents import Contents
from sayso.statements.brackets.noun_phrases import NounPhrases
from sayso.statements.brackets.sentence import Found, Lists, Sentence
from sayso.statements.brackets.subjects import Subject, Subjects
from sayso.statements.brackets.verbs import MOST_BEFORE, Cue, Verbs
from sayso.statements.conjugation import Verb, conjugated
from sayso.statements.patterns import table_of
from sayso.statements.quotes import quoted
from sayso.text import Span, trim

CONFIDENCE = 0.65
"""Share of the findings that are right on German (`benchmarks.quality german_quotes`), rounded down."""
MOST_CLAUSES = 120
"""A sentence of more clauses is a table or hostile, and each clause looks at the others."""


class Brackets:
    """One language's clauses, verbs and holders."""

    def __init__(self, data: dict[str, Any]) -> None:
        own = data["brackets"]
        self._own: Lists = {key: frozenset(words) for key, words in own.items() if isinstance(words, list)}
        self._silences: dict[str, list[list[str]]] = {verb: [end.split() for end in ends] for verb, ends in own["silences"].items()}
        self._phrases = NounPhrases(own)
        self._verbs = Verbs(self._own, conjugated(data["conjugation"]))
        self._subjects = Subjects(self._own, self._phrases)
        self._contents = Contents(self._own, own["with"], self._phrases, self._verbs, self._subjects)
        self._afterthoughts = Afterthoughts(self._own, self._phrases, self._verbs, self._subjects, self._contents)
        self._accounts = Accounts(self._own, self._phrases)

    def attributions(self, text: str, spans: Sequence[Span]) -> list[Attribution]:
        """What is said in the paragraphs *spans* of *text*, in reading order."""
        found: list[Attribution] = []
        for span in spans:
            regions = quoted(text, span)
            told, previous = False, None
            for place in sentences_of(text, span, regions):
                sentence = Sentence(text, place, clauses_of(text, place, regions), _last_source(found), previous)
                parts = list(self._read(sentence)) if len(sentence.clauses) <= MOST_CLAUSES else []
                if not parts and (told or (previous is None and found)):
                    told = self._goes_on(sentence, found, regions, same=told)
                elif parts:
                    told = True
                    found += [Attribution(source, cue, content, CONFIDENCE) for source, cue, content in parts]
                previous = parts[-1][2][-1] if parts else place
        return found

    def _goes_on(self, sentence: Sentence, found: list[Attribution], regions: Sequence[Span], *, same: bool) -> bool:
        """Whether *sentence* is still the last speaker's: wholly quoted it is added to his words, in Konjunktiv it is another of them."""
        whole = next((region for region in regions if _is_all(sentence, region)), None)
        if whole is not None and same:
            found[-1] = replace(found[-1], content=(*found[-1].content, whole))
            return True
        if whole is None and found and found[-1].source and self._is_reported(sentence, same=same):
            found.append(Attribution(found[-1].source, (), (sentence.span,), CONFIDENCE))
            return True
        return False

    def _is_reported(self, sentence: Sentence, *, same: bool) -> bool:
        """Whether a main clause of *sentence* stands in Konjunktiv."""
        for clause in sentence.clauses:
            words = [word.text if number else word.text.lower() for number, word in enumerate(clause.words)]
            if not words or words[0] in self._verbs.subordinating() or (words[:2] == ["es", "sei"] and words[2:3] == ["denn"]):
                continue
            if not self._own["reported"].isdisjoint(words[1:9]) and words[0] != "ich":
                return True
            if same and not self._own["reported_too"].isdisjoint(words[1:7]):
                return True
        return False

    def _read(self, sentence: Sentence) -> Iterator[Found]:
        """What is said in *sentence*: by whoever stands after it, else by each verb of saying in turn, else by somebody's account."""
        for number in range(len(sentence.clauses) - 1, -1, -1):
            found = self._afterthoughts.afterthought(sentence, number) or self._afterthoughts.as_told(sentence, number)
            if found is not None:
                yield found
                return
        told, none = sentence.span[0], True
        for number, clause in enumerate(sentence.clauses):
            if clause.end <= told:
                continue
            silent = self._silence(sentence, number)
            cues = self._verbs.cues(clause, number) if silent is None else []
            for found in filter(None, [silent] if silent is not None else (self._main(sentence, number, cue) for cue in cues)):
                yield found
                none = False
                sentence.before = found[0] or sentence.before
                told = max(told, *(end for _, end in (*found[1], *found[2])))
        if none and (accorded := self._accounts.told(sentence)) is not None:
            yield accorded

    def _main(self, sentence: Sentence, number: int, cue: Cue) -> Found | None:
        """A main clause whose verb says something: “X sagte, …”, “X bestritt …”, “X sprach von …”."""
        words = sentence.clauses[number].words
        if cue.verb.name == "heißen":
            return self._says_of_itself(sentence, number, cue)
        if cue.joined and sentence.before and (cue.at < 2 or self._verbs.cues(sentence.clauses[number], number)[0].at < cue.at):
            subject: Subject | None = None
            source = sentence.before
        else:
            subject = self._subjects.of(sentence, number, cue)
            if subject is None or not self._subjects.may_be(sentence, number, cue, subject):
                return None
            source = (subject[0],)
        content = self._contents.of(sentence, number, cue, subject) if cue.verb.name not in self._own["only_after"] else ()
        if self._says_that(words, cue, subject) and (not content or content[0] == (words[0].start, words[0].end)):
            content = (sentence.previous,) if sentence.previous is not None else content[:1]  # “Das teilte die Polizei mit.”
        elif len(content) == 1 and sentence.text[slice(*content[0])].lower() in {"das", "dies"} and sentence.previous is not None:
            content = (sentence.previous,)  # “Die Polizei bestätigte das nicht.”
        return (source, cue.spans, content) if content else None

    def _says_of_itself(self, sentence: Sentence, number: int, cue: Cue) -> Found | None:
        """“Aus dem Ministerium hieß es, …”, “In der Mitteilung heißt es: …”."""
        words = sentence.clauses[number].words
        at = self._contents.told_from(sentence, number, cue)
        if at is None or not any(word.text == "es" for word in words[cue.at + 1 : cue.at + 3]):
            return None
        source = self._subjects.place_of(words, 0, cue.at) or self._subjects.place_of(words, cue.at + 2, len(words))
        holder = (source,) if source is not None else sentence.before
        spans = ((words[cue.at].start, words[cue.at + 1].end),)
        return (holder, spans, (trim(sentence.text, (at, sentence.span[1])),)) if holder else None

    def _says_that(self, words: Sequence[Word], cue: Cue, subject: Subject | None) -> bool:
        return subject is not None and subject[2] and cue.at == 1 and words[0].text.lower() in {"das", "dies"}

    def _silence(self, sentence: Sentence, number: int) -> Found | None:
        """“X wollte sich zu den Zahlen nicht äußern”: what he says nothing of, or that he says nothing."""
        words = sentence.clauses[number].words
        for at, word in enumerate(words[:MOST_BEFORE]):
            for end in self._silences.get(word.text.lower(), []):
                later = [each.text for each in words[at + 1 :]]
                if later[-len(end) :] != end or (at == 0 and not number):
                    continue
                first = len(words) - len(end)
                cue = Cue(Verb("", "", frozenset(), frozenset(), ""), at, first, (), joined=False)
                subject = self._subjects.of(sentence, number, cue)
                if subject is None:
                    continue
                middle = self._contents.middle(words, subject[1].last + 1 if subject[1] is not None and subject[2] else at + 1, cue)
                opening = (words[at].start, words[at + 1].end if words[at + 1].text == "sich" else words[at].end)
                content: tuple[Span, ...]
                told = self._contents.told_from(sentence, number, cue)
                if told is not None and middle is None:
                    content, closing = (trim(sentence.text, (told, sentence.span[1])),), (words[first].start, words[-1].end)
                elif middle is not None:
                    content, closing = ((middle.start, words[first - 1].end),), (words[first].start, words[-1].end)
                elif subject[2] and (not self._phrases.is_circumstance(words) or words[0].text.lower() in {"zu", "zum", "zur"}):
                    content, closing = ((words[0].start, words[at - 1].end),), (words[first].start, words[-1].end)
                else:
                    content, closing = ((words[-1].start, words[-1].end),), (words[first].start, words[-2].end)
                return (subject[0],), (opening, closing), content
        return None


def _is_all(sentence: Sentence, region: Span) -> bool:
    low, high = sentence.span
    return region[0] >= low and region[1] <= high + 1 and not any(clause.words for clause in sentence.clauses)


def _last_source(found: Sequence[Attribution]) -> tuple[Span, ...]:
    return found[-1].source if found else ()


@lru_cache(maxsize=16)
def brackets(language: str | None) -> Brackets | None:
    """The clauses of *language*; None where it is not read by them."""
    data = table_of(language)
    return Brackets(data) if "brackets" in data else None
