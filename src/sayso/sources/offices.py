"""Whether two descriptions are of two offices: “the defence minister” is not the interior minister who was named.

A statement that nobody made costs more than a description without a name, so an office that the article gives to nobody
stays what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.sources.entities import Entity
from sayso.sources.lexicon import Lexicon, demonyms, known_names
from sayso.sources.mentions import Phrase
from sayso.sources.runs import TOKEN

AROUND = re.compile(r"^[a-z]{1,2}[’'](?=\w{2})|[’']s$|s[’']$")
"""What stands around a word in “l’Intérieur”, “Norway’s”, “the rebels’”."""
OF = frozenset({"of", "for", "to", "de", "del", "du", "des", "von", "der", "vom"})
"""What parts an office from whose it is: “aide | to the president”."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a description tells of an office."""

    ranks: frozenset[str]
    """“deputy”, “prime”: told by leaving it out, too."""
    fields: frozenset[str]
    states: frozenset[str]
    former: bool
    whose: frozenset[str]
    """The words after “of”."""
    words: frozenset[str]

    def differs(self, held: Office) -> bool:
        """Whether somebody who holds *held* cannot be meant by this; a field or a state must be told by both to differ."""
        if self.ranks != held.ranks or self.former != held.former:
            return True
        if any(one and other and not one & other for one, other in ((self.fields, held.fields), (self.states, held.states))):
            return True
        return bool(self.whose and held.words) and not self.whose & held.words


class Offices:
    """The offices that one article tells of, each read once."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._held: dict[tuple[int, str], tuple[Office, ...]] = {}
        self._small = lexicon.lists["prepositions"] | lexicon.lists["articles"] | lexicon.lists["definite"] | lexicon.lists["former"]

    def asked(self, phrase: Phrase) -> Office:
        """What *phrase* tells of an office."""
        return self._office([token.group().lower() for token in TOKEN.finditer(self._text, *phrase.core)], phrase.head)

    def contradict(self, asked: Office, entity: Entity, head: str) -> bool:
        """Whether *entity*, of whom titles or descriptions tell an office called *head*, holds none that *asked* may mean."""
        return all(asked.differs(held) for held in self.held(entity, head))

    def held(self, entity: Entity, head: str) -> tuple[Office, ...]:
        """The offices of *entity* that are called *head*; what is told in single words where none is told whole."""
        key = (id(entity), head)
        if key not in self._held:
            called = [words.split() for words in sorted(entity.called)]
            # “Colonel Hask, deputy head of the brigade”: as a colonel he is nobody's deputy
            own = [words for words in called if self._names_office(_own_part(words), head)]
            if not own and any(self._names_office(words, head) for words in called):
                own = []  # “a spokesman for the minister” is no minister
            elif not own:
                own = [sorted(words_of(entity))]
            self._held[key] = tuple(self._office(words, head) for words in own)
        return self._held[key]

    def _names_office(self, words: Sequence[str], head: str) -> bool:
        return any(head in (word, self._lexicon.noun(word)) for word in _parted(words))

    def _office(self, words: Sequence[str], head: str) -> Office:
        lexicon = self._lexicon
        words = [AROUND.sub("", word) for word in _parted(words)]
        after = words[words.index(head) + 1 :] if head in words else []
        whose = after if lexicon.language == "en" and after[:1] in (["of"], ["for"]) else []
        return Office(
            ranks=frozenset(_told(words, lexicon.lists["ranks"], lexicon, prefix=False)),
            fields=frozenset(_told(words, lexicon.lists["fields"], lexicon, prefix=True)),
            states=frozenset(_states()[word] for word in words if word in _states()),
            former=not lexicon.lists["former"].isdisjoint(words),
            whose=frozenset(whose) - self._small,
            words=frozenset(words) - self._small - {head},
        )


def words_of(entity: Entity) -> set[str]:
    """Every word, lower case, of what the titles and descriptions of *entity* tell; owners without their apostrophe."""
    return {AROUND.sub("", word) for word in entity.described.union(*(called.split() for called in entity.called))}


def _own_part(words: list[str]) -> list[str]:
    """*words* of a description up to whose it is, and after an owner: “Vorn’s | spokesman | for the minister”."""
    end = next((at for at, word in enumerate(words) if at and word in OF), len(words))
    return words[next((at + 1 for at in range(end - 1, -1, -1) if words[at][-2:] in {"’s", "'s"} and at + 1 < end), 0) : end]


def _parted(words: Sequence[str]) -> list[str]:
    """*words*, those with a hyphen as their parts: “vice-president”."""
    return [part for word in words for part in word.split("-") if part]


def _told(words: Sequence[str], known: frozenset[str], lexicon: Lexicon, *, prefix: bool) -> set[str]:
    """Which of *known*, each one or more words for one thing, *words* tell.

    A language of compounds tells a rank at their beginning and a field (*prefix*) right before their noun: “Bundes|innen|minister”.
    """

    def tells(word: str, one: str) -> bool:
        if not lexicon.compounds:
            return word == one
        return word[: word.rfind(lexicon.noun(word))].endswith(one) if prefix else word.startswith(one)

    return {each for each in known if any(tells(word, one) for word in words for one in each.split())}


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Names and adjectives of states that are one word, lower case, to the states."""
    names = {word.lower(): known.name for word, known in known_names().items() if known.kind == "state" and " " not in word}
    return names | {word.lower(): state for word, state in demonyms().items()}
