"""What is told by somebody's account: “laut X”, “nach Angaben des X”, “X zufolge”, “seiner Meinung nach”."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.statements.brackets.clauses import Word
from sayso.statements.brackets.noun_phrases import NounPhrases, Phrase, span_of
from sayso.statements.brackets.sentence import LEAST_TOLD, Found, Lists, Sentence
from sayso.text import Span, trim


class Accounts:
    """One language's phrases for whose account it is."""

    def __init__(self, own: Lists, phrases: NounPhrases) -> None:
        self._own, self._phrases = own, phrases

    def told(self, sentence: Sentence) -> Found | None:
        """“Laut X …”, “nach Angaben des X …”, “X zufolge …”, “seiner Meinung nach …”."""
        for clause in sentence.clauses:
            words = clause.words
            for at, word in enumerate(words):
                found: tuple[Span | None, Span] | None = None
                lower = word.text.lower()
                if lower in self._own["according"]:
                    phrase = self._phrases.at(words, at + 1)
                    found = (span_of(words, phrase), (word.start, words[phrase.last].end)) if phrase is not None else None
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
                return span_of(words, phrase), (words[first].start, words[at].end)
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
