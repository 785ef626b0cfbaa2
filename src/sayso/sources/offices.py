"""Whether two descriptions are of two offices: “the defence minister” is not the interior minister who was named.

A statement that nobody made costs more than a description without a name, so an office that the article gives to nobody
stays what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.sources.lexicon import Lexicon, demonyms
from sayso.sources.mentions import Phrase
from sayso.sources.names import Entity
from sayso.sources.runs import TOKEN

ELIDED = re.compile(r"^[a-z]{1,2}[’']")
"""The article in “l’Intérieur”."""


def is_another_office(phrase: Phrase, text: str, entity: Entity, lexicon: Lexicon) -> bool:
    """Whether *phrase* of *text* tells of an office that the titles and descriptions of *entity* contradict."""
    asked = [token.group().lower() for token in TOKEN.finditer(text, *phrase.core)]
    offices = [called.split() for called in entity.called]
    # “Colonel Hask, deputy head of the brigade”: as a colonel he is nobody's deputy
    alike = [words for words in offices if any(phrase.head in (word, lexicon.noun(word)) for word in words)]
    return all(differ(asked, held, lexicon) for held in alike or [list(words_of(entity))])


def words_of(entity: Entity) -> set[str]:
    """Every word, lower case, of what the titles and descriptions of *entity* tell."""
    return entity.described.union(*(called.split() for called in entity.called))


def differ(asked: Iterable[str], held: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether the words of two descriptions (lower case) tell of different fields, ranks or states.

    A field or a state must be told by both to differ; a rank is told by leaving it out, too.

    >>> from sayso.sources.lexicon import lexicon_of
    >>> differ(["defence", "minister"], ["interior", "minister"], lexicon_of("en"))
    True
    >>> differ(["defence", "minister"], ["minister"], lexicon_of("en")), differ(["deputy", "mayor"], ["mayor"], lexicon_of("en"))
    (False, True)
    """
    asked, held = ([ELIDED.sub("", word) for word in words] for words in (asked, held))
    if _told(asked, lexicon.lists["ranks"], lexicon) != _told(held, lexicon.lists["ranks"], lexicon):
        return True
    fields = [_told(words, lexicon.lists["fields"], lexicon) for words in (asked, held)]
    states = [{_states()[word] for word in words if word in _states()} for words in (asked, held)]
    return any(one and other and not one & other for one, other in (fields, states))


def _told(words: list[str], known: frozenset[str], lexicon: Lexicon) -> set[str]:
    """Which of *known*, each one or more words for one thing, *words* tell; a language of compounds tells it at their beginning."""

    def tells(word: str, one: str) -> bool:
        return word.startswith(one) if lexicon.compounds else word == one

    return {each for each in known if any(tells(word, one) for word in words for one in each.split())}


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Adjectives of states, lower case, to their states."""
    return {word.lower(): state for word, state in demonyms().items()}
