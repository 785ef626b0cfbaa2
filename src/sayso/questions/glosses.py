"""Words of seven languages in one comparable form: English heads, by table where the words differ and by spelling where they do not.

    >>> gloss("soldados", "es"), gloss("Regierungssprecher", "de")
    (('soldier',), ('government', 'spokesman'))
    >>> terms("Dos soldados murieron en la nación.", "es") == terms("Two soldiers died in the nation.", "en")
    True

The table (``data/glosses.tsv``) was written for news, by hand; ``data/exonyms.tsv`` names states and cities as CLDR does. In MEANTIME the
sentence of the English article that a translated one was made from ranks first by shared terms for 84 to 89 % (63 to 71 % without).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.questions.stems import SHORTEST, TABLES, WORD, fold, stem, stop_words

LANGUAGES = ("en", "es", "pt", "fr", "it", "de", "nl")
"""The languages that have a column in the tables, English first."""
COMPOUNDING = frozenset({"de", "nl"})
"""Languages that write two nouns as one word."""
LINKS = ("", "s", "es", "n", "en", "e")
"""What may stand between the parts of a compound."""
PART = 4
"""Letters that a compound's parts have at least: shorter ones are found in words that are none."""
SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("qu?|ck?|k"), "c"),
    (re.compile("[hj]"), ""),
    (re.compile("y"), "i"),
    (re.compile("w"), "v"),
    (re.compile("x|z"), "s"),
    (re.compile("ti$"), "ci"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile("^es(?=[cpt])"), "s"),
    (re.compile("(?<=.{3})[aeiou]+$"), ""),
)
"""Letters that the languages write differently for one sound, in this order."""
MARKED = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
"""A mark that groups thousands, in whatever language."""


class _Table(NamedTuple):
    forms: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]


def gloss(word: str, language: str) -> tuple[str, ...]:
    """The English heads for *word* of *language*, the likeliest first; empty where the table has none.

    An English word has the head of what shares its translation, so that “deaths” and “muertos” meet.
    """
    return _gloss(fold(word), language)


def terms(text: str, language: str) -> tuple[str, ...]:
    """The telling words of *text* in comparable form, in order: stems of English heads, numbers as digits, names folded.

    A language without a table keeps its own words, folded.

    >>> terms("Londres: 1.200 personas", "es") == terms("London, 1,200 people", "en")
    True
    """
    return tuple(_terms([fold(word) for word in WORD.findall(text)], language))


def _terms(words: list[str], language: str) -> list[str]:
    places, stops = _exonyms().get(language, {}), stop_words(language)
    found = []
    at = 0
    while at < len(words):
        word = words[at]
        length = next((n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in places and at + n <= len(words)), 0)
        if length:
            found.append(places[" ".join(words[at : at + length])])
            at += length
            continue
        at += 1
        if word[0].isdigit():
            found.append(MARKED.sub("", word).replace(",", "."))
        elif word not in stops and len(word) > 1:
            found.extend(_comparable(word, language))
    return found


@lru_cache(maxsize=1 << 16)
def _comparable(word: str, language: str) -> tuple[str, ...]:
    if language not in LANGUAGES:
        return (word,)
    heads = _gloss(word, language)
    if not heads and "-" in word:
        return tuple(term for part in word.split("-") if len(part) > 1 for term in _comparable(part, language))
    # the first head alone: each further one that is wrong costs a false match in every sentence with the right word
    split = len(heads) > 1 and word not in _table(language).forms and stem(word, language) not in _table(language).stems
    return tuple(_sound(head, "en") for head in (heads if split else heads[:1])) or (_sound(word, language),)


def _sound(word: str, language: str) -> str:
    """A word that the table does not have, spelled as words are that several languages share."""
    if not word.isalpha():
        return word
    stemmed = word = stem(word, language)
    for pattern, instead in SOUNDS:
        word = pattern.sub(instead, word)
    return word or stemmed  # of “HH” nothing sounds


@lru_cache(maxsize=1 << 16)
def _gloss(word: str, language: str) -> tuple[str, ...]:
    if language not in LANGUAGES:
        return ()
    table = _table(language)
    whole = table.forms.get(word) or table.stems.get(stem(word, language))
    if whole or language not in COMPOUNDING:
        return whole or ()
    return _parts(word, table, language)


def _parts(word: str, table: _Table, language: str) -> tuple[str, ...]:
    """The heads of a compound's two parts, if the table has both; the longest second part is tried first."""
    for cut in range(PART, len(word) - PART + 1):
        last = table.forms.get(word[cut:]) or table.stems.get(stem(word[cut:], language))
        if not last:
            continue
        for link in LINKS:
            part = word[: cut - len(link)]
            first = table.forms.get(part) or table.stems.get(stem(part, language))
            if first and len(part) >= PART - 1 and word[:cut].endswith(link):
                return (first[0], last[0])
    return ()


@cache
def _table(language: str) -> _Table:
    """Heads by form and by stem; a form of its own outranks a stem, a head that is itself an English word outranks its synonyms."""
    forms: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    column = LANGUAGES.index(language)
    rows = [row for row in _rows("glosses.tsv") if row[column]]
    for row in rows:
        head = row[0].split()[0]
        for word in map(fold, row[column].split()):
            _add(forms, word, head, first=language == "en" and word == head)
            if len(word) > SHORTEST:
                _add(stems, stem(word, language), head, first=False)
    return _Table({key: tuple(each) for key, each in forms.items()}, {key: tuple(each) for key, each in stems.items()})


def _add(heads: dict[str, list[str]], key: str, head: str, *, first: bool) -> None:
    known = heads.setdefault(key, [])
    if head in known:
        known.remove(head) if first else None
    if head not in known:
        known.insert(0 if first else len(known), head)


@cache
def _exonyms() -> dict[str, dict[str, str]]:
    """By language: the English name, as one term, of each place that the languages name differently."""
    places: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for row in _rows("exonyms.tsv"):
        for language, name in zip(LANGUAGES, row, strict=True):
            if name:
                places[language].setdefault(name, row[0].replace(" ", "-"))
    return places


def _rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
