"""Languages the model does not read are read by their open patterns: a quotation or a *that* beside a verb of saying.

The verbs and patterns are data (``lexicon/<language>.toml``, its ``[patterns]``). Only what announces itself is
taken: «…», said X · X said that … · according to X, …. The rest is missed, and says so by its low confidence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sayso.records import Attribution
from sayso.statements.holders import NEVER, Holders, any_of, noun_phrase_after, noun_phrase_before, words_in
from sayso.statements.inverted import Inverted
from sayso.statements.quotes import is_quoted, quoted
from sayso.statements.stance import LEXICA
from sayso.text import Span, trim

SENTENCE_END = re.compile(r"[.!?…]+[”»“\"’)]*(?=\s+[\W_]*[^\W\d_a-zà-ÿ]|\s*$)")
CONFIDENCE = 0.55
"""Share of the patterns' findings right on German, before that was read by its clauses (`brackets`); no set tells of others."""
MIN_QUOTED_WORDS = 3
"""A shorter quotation beside a verb is mostly a word in scare quotes."""

SILENT = ("no-comment", "neither-confirms-nor-denies")
"""Stances of those who say that they say nothing."""

Found = tuple[tuple[Span, ...], Span, tuple[Span, ...]]
"""Source, cue, contents."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue in its sentence."""

    sentence: Span
    cue: Span
    until: int
    """Where its words end at the latest."""
    regions: Sequence[Span]
    """What of the paragraph is quoted."""
    joined: bool
    """Whether “and” or “but” stands before it, so that its holder is that of the verb before."""
    holder: tuple[Span, ...] | None
    """The holder of the statement before it in the sentence."""


class Patterns:
    """One language's open patterns, compiled."""

    def __init__(self, data: dict[str, Any]) -> None:
        own = data["patterns"]
        said = {phrase for lists in data["stances"].values() for phrase in lists.get("phrases", [])} - set(own["according"])
        taking = {phrase for stance in own["objects"] for phrase in data["stances"][stance]["phrases"]} | set(own.get("taking", []))
        adverbs = any_of(own["adverbs"])
        verbs, objects = _with_gaps(any_of(said), adverbs), _with_gaps(any_of(taking), adverbs)
        silences = {phrase for stance in SILENT for phrase in data["stances"].get(stance, {}).get("phrases", [])}
        self._silent = re.compile(_with_gaps(any_of(silences), adverbs), re.IGNORECASE)
        self._takes_object = re.compile(rf"(?:(?:{adverbs})\s+)*(?:{objects})$", re.IGNORECASE)
        apart = "".join(rf"(?<!\b{re.escape(word)})" for word in own.get("reflexive", []))
        self._cue = re.compile(rf"(?<!\w){apart}(?:(?:{adverbs})\s+)*?(?:{verbs})(?![\w-])", re.IGNORECASE)
        that = any_of(own["that"])
        comma = r"|,\s+" if own["comma"] else ""
        self._that = re.compile(
            rf"(?:[,\s]+(?!(?:{verbs})(?!\w))[^,.;:\s]+){{0,7}}?(?:[,\s]+(?:{that})(?:\s+|(?<=[’'])){comma})", re.IGNORECASE
        )
        self._according = re.compile(rf"(?<!\w)(?:{any_of(own['according'])})(?=\s)", re.IGNORECASE)
        self._opening = re.compile(rf"(?:{any_of(own.get('opening', []))})(?=\s)", re.IGNORECASE)
        self._as_told = re.compile(
            rf"(?<!\w)(?:{any_of(own.get('as_told', []))})(?:\s+|(?<=[’']))(?:(?:{adverbs})\s+)*(?:{verbs})(?![\w-])", re.IGNORECASE
        )
        self._is_noun = re.compile(
            rf"(?:^|\s)(?:{any_of((*own['articles'], *own['these'], *own.get('fused', [])))})\s*(?:(?:{adverbs})\s+)?$"
            if "articles" in own
            else NEVER,
            re.IGNORECASE,
        )
        self._says_that = re.compile(rf"\s+(?:{that})(?:\s|(?<=[’']))", re.IGNORECASE)
        self._also_nouns = frozenset(own.get("also_nouns", []))
        self._joined = re.compile(rf"(?:^|[,;\s]\s*)(?:{any_of(own.get('and', []))})\s*$", re.IGNORECASE)
        self._relative = re.compile(rf",\s+(?:{any_of(own.get('relative', []))})\s*$", re.IGNORECASE)
        self._relates = re.compile(rf"(?:{any_of(own.get('relative', []))})\s", re.IGNORECASE)
        self._going_on = re.compile(own.get("gerund", NEVER), re.IGNORECASE)
        self._it = re.compile(rf"\b({any_of(own.get('it', []))})\b", re.IGNORECASE)
        self._impersonal = re.compile(rf"(?:{any_of(own.get('impersonal', []))})\s", re.IGNORECASE)
        self._drops_subject = bool(own.get("drops_subject"))
        self._holders = Holders(own, data.get("counts", {}))
        self._inverted = Inverted(own, self._holders)

    def attributions(self, text: str, spans: Sequence[Span]) -> list[Attribution]:
        """What the patterns find in the paragraphs *spans* of *text*, in reading order."""
        found: list[Attribution] = []
        for span in spans:
            regions = quoted(text, span)
            last: int | None = None
            for sentence in sentences(text, span, regions):
                before = len(found)
                for source, cue, content in self._sentence(text, sentence, regions):
                    found.append(Attribution(source, (cue,), content, CONFIDENCE))
                    last = len(found) - 1
                if len(found) == before and last is not None and (rest := _wholly_quoted(text, sentence, regions)) is not None:
                    # A whole sentence of quotation with no cue of its own goes on from the one before.
                    one = found[last]
                    found[last] = Attribution(one.source, one.cue, (*one.content, rest), one.confidence)
        return found

    def _sentence(self, text: str, sentence: Span, regions: list[Span]) -> Iterator[Found]:
        """What is said in one sentence: by one verb, or by several that are joined (“reconoció que …, pero negó que …”)."""
        as_told = self._told_by(text, sentence, regions)
        if as_told is not None:
            yield as_told
            return
        every = (cue.span() for cue in self._cue.finditer(text, *sentence) if not is_quoted(cue.start(), regions))
        cues = [cue for cue in every if not self._names_a_thing(text, sentence, cue)]
        told = sentence[0]
        holder: tuple[Span, ...] | None = None
        whole = self._last(text, sentence, cues, regions)
        if whole is not None:
            yield whole
            cues, sentence = cues[:-1], (sentence[0], whole[2][0][1])
        for place, cue in enumerate(cues):
            if cue[0] < told or self._relative.search(text[sentence[0] : cue[0]]):
                continue
            joined = self._joined.search(text[sentence[0] : cue[0]])
            clause = Clause(sentence, cue, self._until(text, sentence, cues[place + 1 :]), regions, joined is not None, holder)
            for pattern in (self._quotation, self._reported, self._pronoun, self._object, self._afterthought):
                found = pattern(text, clause)
                if found is not None:
                    yield found
                    holder, told = found[0], max(found[2][-1][1], cue[1])
                    break
        if whole is not None:
            return
        if told == sentence[0] and (turned := self._inverted.find(text, sentence, regions)) is not None:
            yield turned
            holder = turned[0]
        if holder is None:
            opening = self._opening.match(text, *sentence)
            for according in [*([opening] if opening else []), *self._according.finditer(text, *sentence)]:
                found = self._accorded(text, sentence, according.span())
                if found is not None and (according is not opening or self._holders.is_somebody(text, found[0][0])):
                    yield found
                    return

    def _names_a_thing(self, text: str, sentence: Span, cue: Span) -> bool:
        """Whether a verb's form is a noun or an adjective here: “retiró | la denuncia”, “un niveau | critique”."""
        words = text[slice(*cue)].lower().split()
        if words[-1] not in self._also_nouns:
            return False
        if len(words) > 1 and self._is_noun.search(" " + " ".join(words[:-1])):
            return True
        before = text[sentence[0] : cue[0]]
        if before.rstrip().endswith((",", "»", "”", '"')):
            return False  # “…», note la Drees”
        if self._is_noun.search(before) is not None:
            return True
        if self._says_that.match(text, cue[1], sentence[1]) is not None:
            return False  # “Orl duda que …”
        source = noun_phrase_before(text, sentence[0], cue[0])
        return source is None or not self._holders.names_somebody(text, source)

    def _told_by(self, text: str, sentence: Span, regions: Sequence[Span]) -> Found | None:
        """“…, según informó el alcalde”, “comme l’a annoncé la mairie, …”: an account with its verb before its holder."""
        for match in self._as_told.finditer(text, *sentence):
            who = self._holders.after(text, match.end(), sentence[1]) if not is_quoted(match.start(), regions) else None
            if who is None:
                continue
            last = self._holders.past_occasion(text, who[1], sentence[1])
            rest = text[last : sentence[1]]
            before = trim(text, (sentence[0], match.start()))
            after = trim(text, (last + len(rest) - len(rest.lstrip(" ,")), sentence[1]))
            pieces = tuple(piece for piece in (before, after) if words_in(text, piece) >= 2)
            if sum(words_in(text, piece) for piece in pieces) >= 3:
                return (who,), match.span(), pieces
        return None

    def _last(self, text: str, sentence: Span, cues: Sequence[Span], regions: Sequence[Span]) -> Found | None:
        """“Sa ministre espère une trêve, | a indiqué son cabinet”: what ends the sentence tells who says all of it."""
        if len(cues) < 2 or any(region[0] < sentence[1] and region[1] > sentence[0] for region in regions):
            return None
        return self._afterthought(text, Clause(sentence, cues[-1], sentence[1], regions, joined=False, holder=None))

    def _until(self, text: str, sentence: Span, later: Sequence[Span]) -> int:
        """Where the words of a cue end: at the first of *later* that is joined to it and has its holder, else with the sentence."""
        for cue in later:
            joined = self._joined.search(text[sentence[0] : cue[0]])
            if self._going_on.fullmatch(text, *cue) and self._that.match(text, cue[1], sentence[1]):
                return len(text[: cue[0]].rstrip(" ,"))
            if joined and (self._that.match(text, cue[1], sentence[1]) or self._takes_object.match(text[slice(*cue)])):
                return sentence[0] + joined.start()
        return sentence[1]

    def _source(self, text: str, clause: Clause) -> tuple[Span, ...] | None:
        """Who stands before the cue; nobody where the language leaves him out, None where it is no statement."""
        start, cue = clause.sentence[0], clause.cue
        if clause.joined or self._going_on.fullmatch(text, *cue):
            subject = clause.holder if clause.holder is not None else self._holders.subject(text, (start, cue[0]))
            return subject or (() if self._drops_subject else None)
        if self._drops_subject and not words_in(text, (start, cue[0])):
            return None if self._impersonal.match(text, *cue) else ()
        source = self._holders.without_opening(text, noun_phrase_before(text, start, cue[0]))
        if source is not None and source[0] >= source[1]:
            return () if self._drops_subject else None
        # “La | note que …”: after an article alone the verb is a noun
        return None if source is None or self._holders.is_article(text, source) else (self._holders.plain(text, source),)

    def _quotation(self, text: str, clause: Clause) -> Found | None:
        """«…», said X · X said: «…»."""
        (start, end), cue = clause.sentence, clause.cue
        inside = [
            region for region in clause.regions if region[0] < end and region[1] > start and words_in(text, region) >= MIN_QUOTED_WORDS
        ]
        before = [region for region in inside if region[1] <= cue[0]]
        after = [region for region in inside if region[0] >= cue[1]]
        source: tuple[Span, ...] | None
        if before and not words_in(text, (before[-1][1], cue[0])):
            who = self._holders.after(text, cue[1], end)
            source = (who,) if who is not None else ()
        elif after and words_in(text, (cue[1], after[0][0])) <= 8 and after[0][0] < clause.until:
            if words_in(text, (cue[1], after[0][0])) and self._that.match(text, cue[1], after[0][0]):
                return None  # “… dijo que el lago «está lleno»” is reported
            who = noun_phrase_before(text, max(start, before[-1][1] if before else start), cue[0])
            source = self._source(text, clause) if clause.joined or who is None else (self._holders.plain(text, who),)
        else:
            return None
        if source is None or (not source and not self._drops_subject):
            return None
        return source, cue, tuple(sorted({*before[-1:], *after[:1]}))

    def _reported(self, text: str, clause: Clause) -> Found | None:
        """X said that …"""
        cue = clause.cue
        that = self._that.match(text, cue[1], clause.sentence[1])
        if that is None:
            return None
        source = self._source(text, clause)
        content = trim(text, (that.end(), self._clause_end(text, that.end(), clause)))
        if source is None or words_in(text, content) < 2:
            return None
        return source, (cue[0], that.end() - (len(that.group()) - len(that.group().rstrip()))), (content,)

    def _clause_end(self, text: str, start: int, clause: Clause) -> int:
        """Where what is reported ends: a semicolon outside quotations begins what the article says again."""
        marks = (match.start() for match in re.finditer(";", text[start : clause.until]))
        apart = (start + mark for mark in marks if not is_quoted(start + mark, clause.regions))
        return next(apart, clause.until)

    def _pronoun(self, text: str, clause: Clause) -> Found | None:
        """X denies it: where the verb's object stands before it and means what was told before (“lo niega”)."""
        cue = clause.cue
        it = self._it.search(text, *cue)
        if it is None or not self._takes_object.match(text[slice(*cue)]) or words_in(text, (cue[1], clause.sentence[1])) > 3:
            return None
        source = self._source(text, clause)
        return (source, cue, (it.span(1),)) if source else None

    def _afterthought(self, text: str, clause: Clause) -> Found | None:
        """…, said X."""
        (start, end), cue = clause.sentence, clause.cue
        source = self._holders.after(text, cue[1], end)
        content = trim(text, (start, cue[0]))
        told = text[content[0] : content[1]]
        if source is None or not told.endswith(",") or words_in(text, content) < 3 or self._hangs(text, content):
            return None
        last = self._holders.past_occasion(text, source[1], end)
        rest = text[last:end].lstrip(" ,")
        if any(char.isalnum() for char in rest) and not (text[last : last + 1] == "," and self._relates.match(rest)):
            return None
        return (source,), cue, ((content[0], content[1] - 1),)

    def _hangs(self, text: str, clause: Span) -> bool:
        """Whether *clause* ends in a relative clause, so that the verb after its comma is the subject's: “La ville, qui a …, | exhorte”."""
        comma = text.rfind(",", clause[0], clause[1] - 1)
        return comma != -1 and self._relates.match(text, len(text[: comma + 1]) + 1, clause[1]) is not None

    def _object(self, text: str, clause: Clause) -> Found | None:
        """X denied …: verbs that take what is denied, demanded or promised as their object."""
        (start, end), cue = clause.sentence, clause.cue
        if not self._takes_object.match(text[slice(*cue)]):
            return None
        before = trim(text, (start, cue[0]))
        if text[slice(*before)].endswith(",") and not self._hangs(text, before) and self._holders.names(text, cue[1], end):
            return None  # “…, confirmó su gabinete”
        source = self._source(text, clause)
        content = trim(text, (cue[1], clause.until))
        if source is not None and not words_in(text, content) and self._silent.fullmatch(text, *cue) and " " in text[slice(*cue)]:
            last = text.rindex(" ", *cue)  # “Orl n’a pas souhaité | réagir”
            return source, (cue[0], last), ((last + 1, cue[1]),)
        if source is None or words_in(text, content) < 2:
            return None
        return source, cue, (content,)

    def _accorded(self, text: str, sentence: Span, cue: Span) -> Found | None:
        """According to X, … · …, according to X · …, according to X, …"""
        start, end = sentence
        mark = re.compile(r"[,;:]").search(text, cue[1], end)
        stop = mark.start() if mark else end
        last = end if words_in(text, (start, cue[0])) else max(text.rfind(",", stop, end) + 1, stop)
        source = self._holders.apposed(text, noun_phrase_after(text, cue[1], stop), last)
        if source is None or not self._holders.is_known(text, source):
            return None
        stop = max(stop, source[1])
        before, after = trim(text, (start, cue[0])), trim(text, (stop + 1, end))
        content: tuple[Span, ...]
        if not words_in(text, before):
            content = (after,)
        elif text[stop : stop + 1] == "," and words_in(text, after) >= 2 and not self._relates.match(text, *after):
            content = (before, after)  # “Le bilan, selon la mairie, est de douze morts”
        else:
            content = (before,)
        if sum(words_in(text, piece) for piece in content) < 3:
            return None
        return (source,), cue, content


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


def _wholly_quoted(text: str, sentence: Span, regions: Sequence[Span]) -> Span | None:
    for low, high in regions:
        if low >= sentence[0] and high <= sentence[1] and words_in(text, (low, high)) == words_in(text, sentence):
            return low, high
    return None


def _with_gaps(pattern: str, adverbs: str) -> str:
    """*pattern* with adverbs, or none, where a phrase has “*”: “a * dit” is “a également dit” too."""
    return pattern.replace(r"\s+\*\s+", rf"\s+(?:(?:{adverbs}|[a-zà-ÿ]+ment)\s+)*")


@lru_cache(maxsize=16)
def patterns(language: str | None) -> Patterns | None:
    """The patterns of *language*; None where it has none."""
    data = table_of(language)
    return Patterns(data) if "patterns" in data else None


@lru_cache(maxsize=16)
def table_of(language: str | None) -> dict[str, Any]:
    """All that the package knows of the words of *language*; nothing where there is no table."""
    path = LEXICA / f"{language}.toml"
    if language is None or not language.isalpha() or not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
