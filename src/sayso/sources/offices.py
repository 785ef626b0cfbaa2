"""Whether two descriptions are of two offices: “the defence minister” is not the interior minister who was named.

A statement that nobody made costs more than a description without a name, so an office that the article gives to nobody
stays what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.sources.lexicon import Lexicon, demonyms, known_names
from sayso.sources.mentions import Phrase
from sayso.sources.names import Entity
from sayso.sources.runs import TOKEN

AROUND = re.compile(r"^[a-z]{1,2}[’'](?=\w{2})|[’']s$|s[’']$")
"""What stands around a word in “l’Intérieur”, “Norway’s”, “the rebels’”."""


def is_another_office(phrase: Phrase, text: str, entity: Entity, lexicon: Lexicon) -> bool:
    """Whether *phrase* of *text* tells of an office that the titles and descriptions of *entity* contradict."""
    asked = [token.group().lower() for token in TOKEN.finditer(text, *phrase.core)]
    offices = _offices(phrase, entity, lexicon)
    former = lexicon.lists["former"]
    if former.intersection(asked) and not any(former.intersection(held) for held in offices):
        return True
    return all(differ(asked, held, lexicon) for held in offices) or _is_of_another(phrase, asked, offices, lexicon)


def _is_of_another(phrase: Phrase, asked: list[str], offices: list[list[str]], lexicon: Lexicon) -> bool:
    """Whether *phrase* tells whose office it is, and *offices* tell other things of theirs: “the commander of the garrison”, no rebel."""
    after = asked[asked.index(phrase.head) + 1 :] if phrase.head in asked else []
    if lexicon.language != "en" or not {"of", "for"}.intersection(after[:1]):
        return False
    small = lexicon.lists["prepositions"] | lexicon.lists["articles"] | lexicon.lists["definite"]
    whose = set(after) - small
    told = {AROUND.sub("", word) for held in offices for word in held} - small - lexicon.lists["former"] - {phrase.head}
    return bool(whose and told) and not whose & told


def is_no_more(phrase: Phrase, text: str, entity: Entity, lexicon: Lexicon) -> bool:
    """Whether *entity* held the office of *phrase* before, of which *phrase* says nothing: “former president Hask”, “the president”."""
    asked = {token.group().lower() for token in TOKEN.finditer(text, *phrase.core)}
    former = lexicon.lists["former"]
    return not asked & former and all(former.intersection(held) for held in _offices(phrase, entity, lexicon))


def _offices(phrase: Phrase, entity: Entity, lexicon: Lexicon) -> list[list[str]]:
    """The words of each office of *entity* that is called what *phrase* is; all its words where none is told whole."""
    offices = [called.split() for called in entity.called]
    # “Colonel Hask, deputy head of the brigade”: as a colonel he is nobody's deputy
    alike = [words for words in offices if any(phrase.head in (word, lexicon.noun(word)) for word in words)]
    return alike or [list(words_of(entity))]


def words_of(entity: Entity) -> set[str]:
    """Every word, lower case, of what the titles and descriptions of *entity* tell; owners without their apostrophe."""
    return {AROUND.sub("", word) for word in entity.described.union(*(called.split() for called in entity.called))}


def differ(asked: Iterable[str], held: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether the words of two descriptions (lower case) tell of different fields, ranks or states.

    A field or a state must be told by both to differ; a rank is told by leaving it out, too.

    >>> from sayso.sources.lexicon import lexicon_of
    >>> differ(["defence", "minister"], ["interior", "minister"], lexicon_of("en"))
    True
    >>> differ(["defence", "minister"], ["minister"], lexicon_of("en")), differ(["deputy", "mayor"], ["mayor"], lexicon_of("en"))
    (False, True)
    """
    asked, held = ([AROUND.sub("", word) for word in words] for words in (asked, held))
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
    """Names and adjectives of states that are one word, lower case, to the states."""
    names = {word.lower(): known.name for word, known in known_names().items() if known.kind == "state" and " " not in word}
    return names | {word.lower(): state for word, state in demonyms().items()}
