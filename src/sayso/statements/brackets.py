"""Languages that put the verb second and what belongs to it last are read by their clauses: “Die Polizei | teilte am Abend | mit, dass …”.

German tells by its marks and by its moods: a comma parts what is said from who says it, Konjunktiv I tells another's words where
nobody is named again. What is read is what announces itself; the words are data (``lexicon/de.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from sayso.records import Attribution
from sayso.statements.clauses import Clause, Word, clauses_of, sentences_of
from sayso.statements.conjugation import Verb, conjugated
from sayso.statements.noun_phrases import NounPhrases, Phrase
from sayso.statements.patterns import table_of
from sayso.statements.quotes import quoted
from sayso.text import Span, trim

CONFIDENCE = 0.65
"""Share of the findings that are right on German (`benchmarks.quality german_quotes`), rounded down."""
LEAST_TOLD = 3
"""Words of the shortest content beside a verb that stands after it."""
MOST_CLAUSES = 120
"""A sentence of more clauses is a table or hostile, and each clause looks at the others."""
MOST_BEFORE = 14
"""Words between a clause's beginning and its verb: what is longer is no holder."""

ADVERB = re.compile(r"(?:lich|ell|weise|isch|haft|ierend|ig|tens|mals|wegs|falls)$")
"""How a word ends that begins a sentence and is no noun: “Generell | geht …”."""
Found = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue, contents."""


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


@dataclass(slots=True)
class Sentence:
    """One sentence while it is read."""

    text: str
    span: Span
    clauses: list[Clause]
    before: tuple[Span, ...]
    """The holder who spoke last."""
    previous: Span | None
    """What was told right before, in the same paragraph."""


class Brackets:
    """One language's clauses, verbs and holders."""

    def __init__(self, data: dict[str, Any]) -> None:
        own = data["brackets"]
        self._own: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in own.items() if isinstance(words, list)}
        self._with: dict[str, str] = own["with"]
        self._silences: dict[str, list[list[str]]] = {verb: [end.split() for end in ends] for verb, ends in own["silences"].items()}
        self._phrases = NounPhrases(own)
        self._finite: dict[str, list[Verb]] = {}
        self._final: dict[str, list[Verb]] = {}
        self._participles: dict[str, list[Verb]] = {}
        self._infinitives: dict[str, Verb] = {}
        for verb in sorted(conjugated(data["conjugation"]).values(), key=lambda verb: -len(verb.particle)):
            for form in verb.finite:
                self._finite.setdefault(form, []).append(verb)
            for form in verb.final:
                self._final.setdefault(form, []).append(verb)
            self._infinitives[verb.infinitive] = verb
            self._participles.setdefault(verb.participle.rpartition(" ")[2], []).append(verb)

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

    # --- what a sentence without a verb of saying goes on with --------------------------------------------------------

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
            if not words or words[0] in self._subordinating() or (words[:2] == ["es", "sei"] and words[2:3] == ["denn"]):
                continue
            if not self._own["reported"].isdisjoint(words[1:9]) and words[0] != "ich":
                return True
            if same and not self._own["reported_too"].isdisjoint(words[1:7]):
                return True
        return False

    # --- one sentence -------------------------------------------------------------------------------------------------

    def _read(self, sentence: Sentence) -> Iterator[Found]:
        """What is said in *sentence*: by whoever stands after it, else by each verb of saying in turn, else by somebody's account."""
        for number in range(len(sentence.clauses) - 1, -1, -1):
            found = self._afterthought(sentence, number) or self._as_told(sentence, number)
            if found is not None:
                yield found
                return
        told, none = sentence.span[0], True
        for number, clause in enumerate(sentence.clauses):
            if clause.end <= told:
                continue
            silent = self._silence(sentence, number)
            cues = self._cues(clause, number) if silent is None else []
            for found in filter(None, [silent] if silent is not None else (self._main(sentence, number, cue) for cue in cues)):
                yield found
                none = False
                sentence.before = found[0] or sentence.before
                told = max(told, *(end for _, end in (*found[1], *found[2])))
        if none and (accorded := self._accorded(sentence)) is not None:
            yield accorded

    def _cues(self, clause: Clause, number: int) -> list[Cue]:
        """The verbs of saying in the second place of *clause*, and those that “und” joins to one."""
        words = clause.words
        if not words or (words[0].text.lower() in self._subordinating() and not self._is_main(clause, number)):
            return []
        found: list[Cue] = []
        ends = [at for at in range(1, len(words) - 1) if words[at].text in self._own["and"] and self._tells(words, at + 1)]
        for start, end in pairwise([0, *ends, len(words)]):
            joined = start > 0
            for at in range(start + joined, min(end, start + MOST_BEFORE)):
                if words[at].capital and (at or number):
                    continue
                cue = self._cue(words[:end], at, joined=joined and at == start + 1)
                if cue is not None:
                    found.append(cue)
                    break
        return found

    def _tells(self, words: Sequence[Word], at: int) -> bool:
        """Whether a verb of saying may stand at word *at*, after “und”."""
        return words[at].text in self._finite or words[at].text in self._own["having"]

    def _subordinating(self) -> frozenset[str]:
        return self._own["that"] | self._own["asked"] | self._own["subordinate"]

    def _is_main(self, clause: Clause, number: int) -> bool:
        """“Wie | sagte …?”, “Als Grund | nannte …”: a word that may subordinate, before a noun and the verb at once."""
        words = clause.words
        return number == 0 and words[0].text.lower() in {"als", "während", "seit", "bis"} and len(words) > 2 and words[1].capital

    def _cue(self, words: Sequence[Word], at: int, *, joined: bool) -> Cue | None:
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
            for verb in self._participles.get(later[-1] if later else "", []):
                start = self._end_of(later, verb.participle)
                if start is not None:
                    return self._made(words, verb, at, at + 1 + start, joined=joined)
            return None
        for verb in self._finite.get(form, []):
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

    # --- who ----------------------------------------------------------------------------------------------------------

    def _span(self, words: Sequence[Word], phrase: Phrase) -> Span:
        return words[phrase.first].start, words[phrase.last].end

    def _subject(self, sentence: Sentence, number: int, cue: Cue) -> tuple[Span, Phrase | None, bool] | None:
        """The holder of *cue*, his phrase in its clause, and whether he stands after it; None where nobody is."""
        words = sentence.clauses[number].words
        start = next((i for i, word in enumerate(words[: cue.at]) if word.text.lower() not in self._own["and"]), cue.at)
        if start < cue.at - 1 and words[start].text.lower() in {"auch", "selbst", "sogar", "nur"}:
            start += 1
        later = self._phrases.after(words[: cue.last], cue.at + 1)
        if start == cue.at:
            whole = self._interrupted(sentence, number)
            if whole is not None:
                return whole, None, False
            return (self._span(words, later), later, True) if later is not None and number else None
        before = None if cue.at == 1 and not number and ADVERB.search(words[0].text) else self._phrases.at(words[: cue.at], start)
        object_first = before is None or self._phrases.is_circumstance(words[start:]) or self._is_thing(words, before, start, cue.at)
        if before is not None and not object_first:
            if not self._phrases.reaches(words, before.last + 1, cue.at):
                return None
            turned = cue.verb.name in self._own["objects"] and later is not None and not self._phrases.is_somebody(words, before)
            if not (turned and later is not None and self._phrases.is_somebody(words, later)):
                return self._with_apposition(sentence, number, before), before, False
        return (self._with_apposition(sentence, number, later), later, True) if later is not None else None

    def _is_thing(self, words: Sequence[Word], phrase: Phrase, start: int, at: int) -> bool:
        """Whether what stands before the verb is “das”, alone, which says what was said."""
        return at - start == 1 and words[start].text.lower() in {"das", "dies", "es", "dieses"} and phrase.first == phrase.last

    def _with_apposition(self, sentence: Sentence, number: int, phrase: Phrase) -> Span:
        """The words of *phrase*, with the name that follows at the clause's end: “die Ministerin, | Ilse Arn”."""
        clause = sentence.clauses[number]
        low, high = self._span(clause.words, phrase)
        following = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
        if following is None or following.mark != "," or phrase.last != len(clause.words) - 1:
            return low, high
        return (low, following.words[-1].end) if self._is_noun(following) else (low, high)

    def _is_noun(self, clause: Clause) -> bool:
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

    def _interrupted(self, sentence: Sentence, number: int) -> Span | None:
        """The subject before commas: “Ilse Arn, Sprecherin der Werft, | sagte”, “Der Fischer, der dort wohnt, | sagte”."""
        if number < 2:
            return None
        first, between = sentence.clauses[0], sentence.clauses[number - 1]
        if number != 2 or not self._is_noun(first) or first.words[0].text.lower() in self._own["oblique"]:
            return None
        found = self._phrases.at(first.words, 0)
        if found is None:
            return None
        if self._is_noun(between):
            return first.words[0].start, between.words[-1].end
        return self._span(first.words, found) if between.words and between.words[0].text in self._own["relative"] else None

    def _counts(self, sentence: Sentence, number: int, cue: Cue, subject: tuple[Span, Phrase | None, bool]) -> bool:
        """Whether the holder may be one: of a verb that things have too he must be somebody."""
        phrase = subject[1]
        if phrase is None or cue.verb.name not in self._own["quiet"]:
            return True
        return self._phrases.is_somebody(sentence.clauses[number].words, phrase)

    # --- what ---------------------------------------------------------------------------------------------------------

    def _main(self, sentence: Sentence, number: int, cue: Cue) -> Found | None:
        """A main clause whose verb says something: “X sagte, …”, “X bestritt …”, “X sprach von …”."""
        words = sentence.clauses[number].words
        if cue.verb.name == "heißen":
            return self._says_of_itself(sentence, number, cue)
        if cue.joined and sentence.before and (cue.at < 2 or self._cues(sentence.clauses[number], number)[0].at < cue.at):
            subject: tuple[Span, Phrase | None, bool] | None = None
            source = sentence.before
        else:
            subject = self._subject(sentence, number, cue)
            if subject is None or not self._counts(sentence, number, cue, subject):
                return None
            source = (subject[0],)
        content = self._content(sentence, number, cue, subject) if cue.verb.name not in self._own["only_after"] else ()
        if self._says_that(words, cue, subject) and (not content or content[0] == (words[0].start, words[0].end)):
            content = (sentence.previous,) if sentence.previous is not None else content[:1]  # “Das teilte die Polizei mit.”
        elif len(content) == 1 and sentence.text[slice(*content[0])].lower() in {"das", "dies"} and sentence.previous is not None:
            content = (sentence.previous,)  # “Die Polizei bestätigte das nicht.”
        return (source, cue.spans, content) if content else None

    def _says_of_itself(self, sentence: Sentence, number: int, cue: Cue) -> Found | None:
        """“Aus dem Ministerium hieß es, …”, “In der Mitteilung heißt es: …”."""
        words = sentence.clauses[number].words
        at = self._told_from(sentence, number, cue)
        if at is None or not any(word.text == "es" for word in words[cue.at + 1 : cue.at + 3]):
            return None
        source = self._place_of(words, 0, cue.at) or self._place_of(words, cue.at + 2, len(words))
        holder = (source,) if source is not None else sentence.before
        spans = ((words[cue.at].start, words[cue.at + 1].end),)
        return (holder, spans, (trim(sentence.text, (at, sentence.span[1])),)) if holder else None

    def _place_of(self, words: Sequence[Word], start: int, end: int) -> Span | None:
        """Where it is said: “aus | Kreisen der Ermittler”, “in | dem Bericht”."""
        for at in range(start, end - 1):
            if words[at].text.lower() in self._own["said_in"]:
                found = self._phrases.at(words[:end], at + 1)
                if found is not None and words[found.noun].text not in self._own["times"]:
                    return self._span(words, found)
        return None

    def _says_that(self, words: Sequence[Word], cue: Cue, subject: tuple[Span, Phrase | None, bool] | None) -> bool:
        return subject is not None and subject[2] and cue.at == 1 and words[0].text.lower() in {"das", "dies"}

    def _content(self, sentence: Sentence, number: int, cue: Cue, subject: tuple[Span, Phrase | None, bool] | None) -> tuple[Span, ...]:
        clause, text = sentence.clauses[number], sentence.text
        words = clause.words
        start = cue.at + 1
        if subject is not None and subject[1] is not None and subject[2]:
            start = max(start, subject[1].last + 1)
        middle = self._middle(words, start, cue)
        end = words[cue.last].start if cue.last < len(words) else clause.end
        quotes = [quote for quote in clause.quotes if quote[0] > words[cue.at].end]
        told: list[Span] = []
        at = self._told_from(sentence, number, cue)
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

    def _turned(self, words: Sequence[Word], cue: Cue, subject: tuple[Span, Phrase | None, bool] | None) -> bool:
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

    def _middle(self, words: Sequence[Word], start: int, cue: Cue) -> Word | None:
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

    def _told_from(self, sentence: Sentence, number: int, cue: Cue) -> int | None:
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
            if first in self._own["asked"] and not (first in self._own["relative"] and place == 0 and self._is_hanging(clause)):
                return clause.words[0].start
            if place == 0 and clause.mark == "," and self._is_noun(clause) and len(rest) > 1 and not self._has_reported(clause):
                continue
            if first in self._own["subordinate"] and first not in {"um", "ohne"}:
                continue
            if self._is_hanging(clause):
                continue
            if first in self._own["and"] and self._cues(clause, 1):
                return None
            return clause.start if clause.mark == "," and (clause.quotes or len(clause.words) > 1) else None
        return None

    def _is_hanging(self, clause: Clause) -> bool:
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
                cues = self._cues(clause, 1)
                if cues and cues[0].at == 1:
                    return clause.start
            if clause.mark == ";" and clause.start > at:
                return clause.start
        return sentence.span[1]

    # --- after what is said -------------------------------------------------------------------------------------------

    def _afterthought(self, sentence: Sentence, number: int) -> Found | None:
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
            cue = self._cue(words, 0, joined=False) if clause.mark or clause.quotes else None
            verbless = cue is None and clause.quotes == () and self._quoted_before(sentence, number) and _may_be_verb(words[0])
            if (cue is None and not verbless) or self._interrupted(sentence, number) is not None:
                return None
            last = cue.last if cue is not None else len(words)
            phrase = self._phrases.after(words[:last], 1)
            spans = cue.spans if cue is not None else ((words[0].start, words[0].end),)
            if phrase is None:
                return None
            if (verbless or (cue is not None and cue.verb.name in self._own["quiet"])) and not self._phrases.is_somebody(words, phrase):
                return None
        return ((self._with_apposition(sentence, number, phrase),), spans, self._with_more(sentence, number, phrase, said))

    def _interrupts(self, clause: Clause, number: int) -> bool:
        """Whether a verb follows: “so | die Polizei geht davon aus”."""
        helping = self._own["having"] | self._own["being"] | self._own["modal"] | self._own["reported"]
        return any(word.text.lower() in helping or word.text.lower() in self._finite for word in clause.words[number:])

    def _quoted_before(self, sentence: Sentence, number: int) -> bool:
        """Whether a quotation ends right before clause *number*."""
        before = sentence.clauses[number - 1] if number else None
        if before is None or not before.quotes:
            return False
        return not any(word.start > before.quotes[-1][1] for word in before.words)

    def _it_says(self, sentence: Sentence, number: int, said: tuple[Span, ...]) -> Found | None:
        """“…, hieß es am Montag aus dem Ministerium”: where it says so, else whoever spoke last."""
        words = sentence.clauses[number].words
        source = self._place_of(words, 2, len(words))
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
        if more and phrase.last == len(clause.words) - 1 and self._is_noun(more[0]):
            more = more[1:]
        while more and (self._is_hanging(more[0]) or (more[0].words and more[0].words[0].text.lower() in self._own["subordinate"])):
            more = more[1:]
        if not more or (len(more[0].words) < 2 and not more[0].quotes):
            return said
        if more[0].quotes and not more[0].words:
            return (*said, *dict.fromkeys(quote for each in more for quote in each.quotes))
        start = more[0].words[1].start if more[0].words and more[0].words[0].text.lower() in self._own["that"] else more[0].start
        rest = trim(sentence.text, (start, sentence.span[1]))
        return (*said, rest) if rest[1] - rest[0] > 8 else said

    def _as_told(self, sentence: Sentence, number: int) -> Found | None:
        """“Wie die Polizei mitteilte, …”, “…, wie X am Montag sagte”."""
        clause = sentence.clauses[number]
        words = clause.words
        if len(words) < 3 or words[0].text.lower() not in self._own["as"] or clause.quotes:
            return None
        last = len(words) - 1
        form = words[last].text
        if form in self._own["having"] and last > 1:
            verbs, cue_start = self._participles.get(words[last - 1].text, []), last - 1
        else:
            verbs, cue_start = self._final.get(form, []), last
        if not verbs or verbs[0].name in {"heißen"}:
            return None
        phrase = self._phrases.after(words[:cue_start], 1)
        if phrase is None:
            return None
        before = trim(sentence.text, (sentence.span[0], sentence.clauses[number - 1].end)) if number else (0, 0)
        after = trim(sentence.text, (clause.end + 1, sentence.span[1]))
        pieces = tuple(piece for piece in (before, after) if piece[1] - piece[0] > 8)
        source = self._span(words, phrase)
        return ((source,), ((words[cue_start].start, words[last].end),), pieces) if pieces else None

    # --- silence ------------------------------------------------------------------------------------------------------

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
                subject = self._subject(sentence, number, cue)
                if subject is None:
                    continue
                middle = self._middle(words, subject[1].last + 1 if subject[1] is not None and subject[2] else at + 1, cue)
                opening = (words[at].start, words[at + 1].end if words[at + 1].text == "sich" else words[at].end)
                content: tuple[Span, ...]
                told = self._told_from(sentence, number, cue)
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

    # --- by somebody's account ----------------------------------------------------------------------------------------

    def _accorded(self, sentence: Sentence) -> Found | None:
        """“Laut X …”, “nach Angaben des X …”, “X zufolge …”, “seiner Meinung nach …”."""
        for clause in sentence.clauses:
            words = clause.words
            for at, word in enumerate(words):
                found: tuple[Span | None, Span] | None = None
                lower = word.text.lower()
                if lower in self._own["according"]:
                    phrase = self._phrases.at(words, at + 1)
                    found = (self._span(words, phrase), (word.start, words[phrase.last].end)) if phrase is not None else None
                elif lower in {"nach", "aus"} and (account := self._account(words, at)) is not None:
                    found = account
                elif lower in self._own["after"] or lower == "nach":
                    found = self._account_before(words, at)
                if found is not None:
                    source, whole = found
                    told = self._around(sentence, whole)
                    holder = (source,) if source is not None else sentence.before
                    if holder and told:
                        return holder, (_without(whole, source),), told
        return None

    def _account(self, words: Sequence[Word], at: int) -> tuple[Span | None, Span] | None:
        """“nach Angaben | der Polizei”, “nach offiziellen Angaben”, “nach eigenen Angaben”."""
        phrase = self._phrases.at(words, at + 1)
        return self._of_account(words, phrase, words[at].start) if phrase is not None else None

    def _of_account(self, words: Sequence[Word], phrase: Phrase, start: int) -> tuple[Span | None, Span] | None:
        noun = words[phrase.noun]
        if noun.text not in self._own["accounts"] | self._own["reports"] or (noun.text == "Sicht" and phrase.last == phrase.noun):
            return None
        whole = start, words[phrase.last].end
        if noun.text in self._own["reports"]:
            return (words[phrase.first].start, words[phrase.last].end), whole
        if phrase.last > phrase.noun:
            hung = phrase.noun + 1
            hung += words[hung].text in {"von", "vom", "aus"} and words[hung].text != "vom"
            return (words[hung].start, words[phrase.last].end), whole
        if phrase.first < phrase.noun and words[phrase.first].text in self._own["own"]:
            return None, whole
        if phrase.first < phrase.noun and words[phrase.first].text.lower() in {"seiner", "ihrer", "seinen", "ihren"}:
            return (words[phrase.first].start, words[phrase.first].end), whole
        return (words[phrase.first].start, noun.end), whole

    def _account_before(self, words: Sequence[Word], at: int) -> tuple[Span | None, Span] | None:
        """“Angaben der Polizei | zufolge”, “dem Ministerium | zufolge”."""
        for first in range(max(at - 9, 0), at):
            phrase = self._phrases.at(words[:at], first)
            if phrase is None or phrase.last != at - 1:
                continue
            account = self._of_account(words, phrase, words[first].start)
            if account is not None:
                return account[0], (words[first].start, words[at].end)
            if words[at].text.lower() in self._own["after"]:
                return self._span(words, phrase), (words[first].start, words[at].end)
        return None

    def _around(self, sentence: Sentence, whole: Span) -> tuple[Span, ...]:
        """The sentence without *whole*, in one piece or two."""
        text = sentence.text
        before, after = trim(text, (sentence.span[0], whole[0])), trim(text, (whole[1], sentence.span[1]))
        pieces = [piece for piece in (before, after) if any(char.isalnum() for char in text[slice(*piece)])]
        return tuple(pieces) if sum(len(text[slice(*piece)].split()) for piece in pieces) >= LEAST_TOLD else ()


def _without(whole: Span, source: Span | None) -> Span:
    """The cue of an account: what of it stands before its holder, or after."""
    if source is None:
        return whole
    return (whole[0], source[0] - 1) if source[0] > whole[0] else (source[1] + 1, whole[1]) if source[1] < whole[1] else whole


def _fused(preposition: str) -> frozenset[str]:
    """A preposition with its article: “vom”, “am”, “zum”."""
    return {"von": frozenset({"vom"}), "zu": frozenset({"zum", "zur"}), "an": frozenset({"am", "ans"}), "vor": frozenset({"vorm"})}.get(
        preposition, frozenset()
    )


def _may_be_verb(word: Word) -> bool:
    """Whether a word of no list may be a verb between a quotation and its speaker."""
    return not word.capital and len(word.text) > 3 and word.text.endswith(("t", "te", "ten", "f", "ch", "b"))


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
