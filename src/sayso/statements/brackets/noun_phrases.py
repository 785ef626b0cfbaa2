"""Who a German clause speaks of, read by shape: a determiner, what describes, a noun or a name, and what hangs on it.

“sagte am Montag in Orl | die Sprecherin des Ministeriums”: times and places before the holder are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.statements.brackets.clauses import Word
from sayso.text import Span

ENDS_OF_ADJECTIVES = ("e", "en", "er", "es", "em")
MOST_ADJECTIVES = 4
SHORTEST_ADJECTIVE = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase among the words of a clause."""

    first: int
    """The number of its first word."""
    last: int
    """The number of its last word."""
    noun: int
    """The number of the word that says what it is, or of its first name."""
    named: int
    """The number of the last word of its noun and the names after it."""
    bare: bool
    """Whether no determiner begins it, as names have none."""


def span_of(words: Sequence[Word], phrase: Phrase) -> Span:
    """Where the words of *phrase* stand in the text."""
    return words[phrase.first].start, words[phrase.last].end


class NounPhrases:
    """One language's words around a noun."""

    def __init__(self, own: Mapping[str, Any]) -> None:
        self._determiners, self._oblique = frozenset(own["determiners"]), frozenset(own["oblique"])
        self._genitives, self._attributing = frozenset(own["genitives"]), frozenset(own["attributing"])
        self._prepositions, self._adverbs = frozenset(own["prepositions"]), frozenset(own["adverbs"])
        self._pronouns, self._particles = frozenset(own["pronouns"]), frozenset(own["name_particles"])
        self._times, self._listeners = frozenset(own["times"]), frozenset(own["listeners"])
        self._endings = tuple(own["holders"]["endings"])
        self._and = frozenset({"und", "sowie"} & set(own["and"]))

    def at(self, words: Sequence[Word], number: int) -> Phrase | None:
        """The noun phrase that begins with word *number*; None where none does."""
        if number >= len(words):
            return None
        if words[number].text.lower() in self._pronouns and not self._goes_on(words, number):
            return Phrase(number, number, number, number, bare=True)
        core = self._core(words, number)
        if core is None:
            return None
        noun, last = core
        bare = not self._determines(words[number])
        end = last
        named = bare and last > noun
        while (hung := self._hung(words, last + 1, named=named)) is not None:
            last = hung
        return Phrase(number, last, noun, end, bare)

    def after(self, words: Sequence[Word], number: int) -> Phrase | None:
        """The noun phrase at or after word *number*, with adverbs, times and places before it passed over."""
        while number < len(words):
            word = words[number]
            lower = word.text.lower()
            if lower in self._prepositions and not word.capital:
                number = self.past_circumstance(words, number)
            elif (lower in self._adverbs or lower in {"am"}) and not (word.capital and number):
                number += 1
            else:
                found = self.at(words, number)
                if found is None or words[found.first].text.lower() not in self._oblique:
                    return found if found is None or words[found.noun].text not in self._times else self.after(words, found.last + 1)
                number = found.last + 1
        return None

    def past_circumstance(self, words: Sequence[Word], number: int) -> int:
        """The number of the word after the preposition *number* and what it governs."""
        core = self._core(words, number + 1, plain=True)
        if core is None:
            return number + 1
        last = core[1]
        while (hung := self._hung(words, last + 1, named=False, listeners=True)) is not None:
            last = hung
        return last + 1

    def reaches(self, words: Sequence[Word], number: int, end: int) -> bool:
        """Whether nothing but adverbs and circumstances stands from word *number* to word *end*."""
        while number < end:
            lower = words[number].text.lower()
            if lower in self._prepositions and not words[number].capital:
                number = self.past_circumstance(words, number)
            elif lower in self._adverbs or words[number].text in self._times:
                number += 1
            else:
                return False
        return number == end

    def is_circumstance(self, words: Sequence[Word]) -> bool:
        """Whether *words*, before a verb, begin with what is no subject: a preposition, an adverb, a case that no subject has."""
        lower = words[0].text.lower()
        return lower in self._prepositions or lower in self._adverbs or lower in self._oblique

    def is_somebody(self, words: Sequence[Word], phrase: Phrase) -> bool:
        """Whether *phrase* says that it is somebody: by a pronoun, a noun that does, or the shape of a name."""
        every = words[phrase.first : phrase.last + 1]
        if words[phrase.noun].text.lower() in self._pronouns:
            return True
        nouns = [word.text.lower() for word in words[phrase.noun : phrase.named + 1]]
        if any(noun.endswith(self._endings) or noun.removesuffix("n").endswith(self._endings) for noun in nouns[:2]):
            return True
        if nouns and nouns[0].rpartition("-")[2].endswith(self._endings):
            return True
        return phrase.bare and all(word.capital or word.text in self._particles for word in every)

    def _determines(self, word: Word) -> bool:
        return word.text.lower() in self._determiners or word.text.isdigit()

    def _goes_on(self, words: Sequence[Word], number: int) -> bool:
        """Whether a pronoun is the determiner of a noun: “diese Zahl”, “sie” alone."""
        if not self._determines(words[number]) or number + 1 >= len(words):
            return False
        return words[number + 1].capital or self._describes(words[number + 1])

    def _describes(self, word: Word) -> bool:
        text = word.text
        if word.capital or text in self._prepositions or text in self._adverbs or text in self._determiners:
            return False
        return (len(text) >= SHORTEST_ADJECTIVE and text.endswith(ENDS_OF_ADJECTIVES)) or text in {
            "ehemals",
            "rund",
            "erst",
            "etwa",
            "sehr",
            "nur",
        }

    def _listens(self, words: Sequence[Word], number: int, noun: int) -> bool:
        """Whether “der …” at word *number* is whom somebody tells it: “sagte Orl | der Zeitung”, “sagte Orl | der DW”."""
        letters = words[noun].text.isupper() and not words[number - 1].text.lower().endswith(self._endings)
        return letters or words[noun].text in self._listeners

    def _core(self, words: Sequence[Word], number: int, *, plain: bool = False) -> tuple[int, int] | None:
        """The numbers of the noun and of the last name after it; None where word *number* begins none."""
        at = number
        while at < len(words) and self._determines(words[at]) and at - number < 3:
            at += 1
        described = at
        while at < len(words) and self._describes(words[at]) and at - described < MOST_ADJECTIVES:
            at += 1
        if at + 1 < len(words) and words[at].text == "Jahre" and words[at + 1].text.startswith("alt"):
            at += 2  # “die 30 Jahre alte | Fahrerin”
        if at >= len(words) or not words[at].capital or (at == number and words[at].text.lower() in self._adverbs):
            return None
        last = at
        while last + 1 < len(words):
            if words[last + 1].capital and words[last + 1].text not in self._times:
                last += 1
            elif (
                not plain
                and last + 2 < len(words)
                and words[last + 1].text in self._particles
                and words[last + 1].text not in self._genitives
                and words[last + 1].text not in {"zu", "zur"}
                and words[last + 2].capital
                and last > at
            ):
                last += 2  # “Ilse von | Arn”
            else:
                break
        return at, last

    def _hung(self, words: Sequence[Word], number: int, *, named: bool, listeners: bool = False) -> int | None:
        """The number of the last word of what hangs on a noun and begins with word *number*: “des Ministeriums”, “für Häfen”."""
        if number >= len(words):
            return None
        lower = words[number].text.lower()
        if words[number].capital:
            return None
        if lower in self._genitives and not named:
            core = self._core(words, number, plain=True)
            if core is None or (not listeners and lower in {"der", "dieser"} and self._listens(words, number, core[0])):
                return None
            return core[1]
        if lower in self._attributing or lower in self._and:
            core = self._core(words, number + 1, plain=lower in self._attributing)
            return core[1] if core is not None and words[core[0]].text not in self._times else None
        return None
