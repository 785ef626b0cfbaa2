"""A text's words in comparable form: inflections, synonyms and spellings of names brought to one.

A language is added by adding ``data/points.<code>.toml``; the words of one that has none are compared as they stand.
Nothing here knows what is reported: what is telling in one story shows only beside the story's other statements.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sayso.questions.glosses import gloss, terms
from sayso.questions.stems import SHORTEST, stop_words
from sayso.questions.stems import stem as stem_of
from sayso.text import unaccented

TABLES = Path(__file__).parent / "data"
WORD = re.compile(r"\d+(?:[.,:]\d+)*[^\W_]*|[^\W_]+(?:[’'‑-][^\W_]+)*")
ELIDED = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)[’'](?=[^\W\d_])|" + WORD.pattern, re.IGNORECASE)
"""The same in French, where a small word is written on to the next one: “l’armée”."""
INFLECTED = re.compile(r"(?:(?<=[^aeiou])ies|(?<=[sxz])es|(?<=[cs]h)es|(?<=[^sui])s|ed|ing|'s)$")
DERIVED = re.compile(r"(?:(?<=t)ion|(?<=s)ion|ation|ment|ness|ance|ence|ly|(?<=[st])ive|able|ible|ist|ism|(?<=[cst]t)or|(?<=at)or)s?$")
NAME_ENDINGS = re.compile(
    r"(?:iens?|iennes?|isch(?:e[mnrs]?)?|ois(?:es?)?|ianas?|ianos?|ians?|anas?|anos?|ans?|ias?|ios?|eses?|esas?|ish|is|as?|os?|ns?|es|e|s)$"
)
SHORT = 4
"""A stem keeps at least so many letters, or it stands for too many words (“on” of “ones”)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language's words by which points are read."""

    empty: frozenset[str]
    """Words that say nothing about which question is answered."""
    times: frozenset[str]
    """Words that only place it in time."""
    nots: frozenset[str]
    """Words that turn a clause into its opposite, once however many of them it has."""
    untrue: frozenset[str]
    """Words that say that something is not so."""
    turns: frozenset[str]
    """Those and verbs that turn it around too, each time they stand."""
    idle: re.Pattern[str]
    """Where a “no” turns nothing."""
    aside: frozenset[str]
    """What begins a clause about something else."""
    joining: frozenset[str]
    """What begins another clause after a comma."""
    opening: frozenset[str]
    """What a sentence begins with whose main clause comes after the comma."""
    given: frozenset[str]
    """What begins a clause that is told beside the main one, and taken to be so: “because”."""
    clefts: frozenset[tuple[str, ...]]
    """What sets somebody before what he did: “it was”."""
    cleaving: frozenset[str]
    """What stands between the two then: “that”."""
    clauses: frozenset[str]
    """What begins a clause, and no noun phrase."""
    questions: frozenset[str]
    """What begins a question, or answers one: it says nothing that may be so or not."""
    indefinite: frozenset[str]
    """What stands before an event that there may have been."""
    anybody: frozenset[str]
    """Pronouns that do something."""
    third: frozenset[str]
    """Pronouns of one person or thing."""
    unchanged: frozenset[str]
    """Participles that are their verbs' base forms."""
    ahead: frozenset[str]
    """Verbs by which something will be or would be."""
    ought: frozenset[str]
    """Verbs by which something should be."""
    helping: frozenset[str]
    """Verbs that lead to what is done or so."""
    prepositions: frozenset[str]
    """What ties a noun to the word before."""
    past: re.Pattern[str]
    """The endings of a verb that tells what was done, where they tell it from a noun."""
    before_nouns: frozenset[str]
    """What stands before nouns and seldom before names, where all nouns are capitalised."""
    noun_ends: re.Pattern[str]
    """Ends of such nouns."""
    authored: frozenset[str]
    """Nouns of what somebody did or thought of first: “Orl's idea”, “a request from Orl”."""
    suspecting: frozenset[str]
    """Words of a cue that are themselves the suspicion."""
    denying: frozenset[str]
    """Words of a cue that are themselves the denial."""
    saying: frozenset[str]
    """Verbs by which a clause tells what somebody says: it is that one's claim and not the speaker's."""
    accusing: frozenset[str]
    """Words that say of somebody that he does something bad: “of …ing”."""
    hearsay: frozenset[str]
    """What stands before a thing that is only said to be."""
    gainsaying: frozenset[str]
    """Those of them that deny facts alone: who “rejects” something may be against it."""
    unknowing: frozenset[str]
    """Words of a cue by which somebody says that he does not know whether."""
    pointing: frozenset[str]
    """Pronouns that a content begins with when it points back."""
    pointed: frozenset[str]
    """Nouns that only point back to what somebody said."""
    definite: frozenset[str]
    """What stands before such a noun."""
    lands: frozenset[str]
    """What a state calls itself: “the country”."""
    holders: frozenset[str]
    """Pronouns that may stand for the holder."""
    firsts: frozenset[str]
    """Those that always do."""


NOTHING = re.compile(r"(?!)")


@lru_cache
def language_of(code: str) -> Language:
    """The words of the language *code*; none at all where there is no table for it."""
    path = TABLES / f"points.{code}.toml"
    table: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def words(key: str) -> frozenset[str]:
        value = table.get(key, ())
        return frozenset(plain(word) for word in (value.split() if isinstance(value, str) else value))

    idle = "|".join(re.escape(plain(phrase)) for phrase in table.get("idle", ()))
    return Language(
        empty=words("empty") | (stop_words(code) if code != "en" else frozenset()),
        times=words("times"),
        nots=words("not"),
        untrue=words("untrue"),
        turns=words("untrue") | words("turning"),
        idle=re.compile(rf"\b(?:{idle})\b") if idle else NOTHING,
        aside=words("aside"),
        joining=words("joining"),
        opening=words("opening"),
        given=words("given"),
        clefts=frozenset(tuple(map(plain, phrase.split())) for phrase in table.get("clefts", ())),
        cleaving=words("cleaving"),
        clauses=words("clauses"),
        questions=words("questions"),
        indefinite=words("indefinite"),
        anybody=words("anybody"),
        third=words("third"),
        unchanged=words("unchanged"),
        ahead=words("ahead"),
        ought=words("ought"),
        helping=words("helping"),
        prepositions=words("prepositions"),
        past=re.compile(rf"(?:{'|'.join(table['past'])})$") if "past" in table else NOTHING,
        before_nouns=words("before_nouns"),
        noun_ends=re.compile(rf"(?:{'|'.join(map(plain, table['noun_ends']))})(?:en|es?|er|se|s)?$") if "noun_ends" in table else NOTHING,
        authored=words("authored"),
        suspecting=words("suspecting"),
        denying=words("denying"),
        saying=words("saying") | (words("denying") - words("not")),
        accusing=words("accusing"),
        hearsay=words("hearsay"),
        gainsaying=words("gainsaying"),
        unknowing=words("unknowing"),
        pointing=words("pointing"),
        pointed=words("pointed"),
        definite=words("definite"),
        holders=words("holders"),
        lands=words("lands"),
        firsts=words("firsts"),
    )


def words_of(code: str) -> re.Pattern[str]:
    """What the words of a language are found by."""
    return ELIDED if code == "fr" else WORD


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """*word* without accents and case."""
    return unaccented(word).replace("’", "'").replace("‑", "-")


@lru_cache
def irregular() -> Mapping[str, str]:
    """The base form of each English verb form that follows no rule."""
    table = tomllib.loads((TABLES / "verbs.toml").read_text(encoding="utf-8"))
    forms: dict[str, str] = {}
    for base, others in table.items():
        for form in others:
            forms.setdefault(form, base)
    return forms


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What an English *word* shares with its inflections and derivations.

    >>> [stem(word) for word in ("released", "releasing", "warnings", "denied", "flew", "inspectors")]
    ['releas', 'releas', 'warn', 'deni', 'fly', 'inspect']
    """
    word = plain(word).removesuffix("'s").removesuffix("'")
    if word.endswith("ings"):
        word = word[:-1]
    word = _cut(irregular().get(word, word), INFLECTED)
    word = _cut(irregular().get(word, word), DERIVED)
    if len(word) >= SHORT and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") and word[-2] not in "aeiou" else word


def _cut(word: str, ending: re.Pattern[str]) -> str:
    """*word* without its *ending*, if enough of it is left to be told from others."""
    found = ending.search(word)
    if found is None or found.start() < SHORT - (ending is INFLECTED):
        return word
    rest = word[: found.start()]
    if found.group() == "ies":
        return rest + "y"
    doubled = found.group() in {"ed", "ing"} and rest[-1] == rest[-2] and rest[-1] not in "lszf"
    return rest[:-1] if doubled else rest


@lru_cache(maxsize=1 << 14)
def root(name: str) -> str:
    """What the spellings of one name, its people and its adjective share, in the languages of Latin letters.

    >>> {root(name) for name in ("Lethia", "Lethian", "Lethians", "Letia", "letio")}
    {'let'}
    >>> root("Sheikhoun") == root("Sheikhun")
    True
    """
    name = plain(name).removesuffix("'s").removesuffix("'")
    name = re.sub(r"(.)\1", r"\1", name.replace("th", "t").replace("ph", "f").replace("y", "i").replace("k", "c").replace("ou", "u"))
    if len(name) > SHORT:
        ending = NAME_ENDINGS.search(name)
        if ending is not None:
            name = name[: max(ending.start(), 3)]
    return name


@lru_cache
def _states() -> tuple[Mapping[str, str], Mapping[tuple[str, str], str]]:
    """What each name, capital and people of a state is known as, by single words and by pairs of words.

    The table is the one by which speakers are known: one table of states is kept, not two.
    """
    single: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    folder = Path(__file__).parents[1] / "sources" / "data"
    for line in (folder / "states.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, *others = line.split("\t")
        known = "".join(map(root, name.split()))
        for each in [name, *(form for cell in others for form in cell.split("|") if form)]:
            words = [plain(word) for word in each.split()]
            if len(words) == 1:
                single.setdefault(words[0], known)
            elif len(words) == 2:
                pairs.setdefault((words[0], words[1]), known)
    for line in (folder / "metonyms.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 2 and cells[2] == "state" and " " not in cells[0]:
            single.setdefault(plain(cells[0]), single.get(plain(cells[1]), root(cells[1])))
    return single, pairs


def name_roots(words: Sequence[str]) -> list[str]:
    """The roots of a run of *words* of names; a state, its capital and its people are one.

    >>> name_roots(["North", "Korean", "Pyongyang", "Lethian"])
    ['nortcore', 'nortcore', 'let']
    """
    single, pairs = _states()
    found: list[str] = []
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
            continue
        bare = plain(word).removesuffix("'s").removesuffix("'")
        after = plain(words[number + 1]).removesuffix("'s").removesuffix("'") if number + 1 < len(words) else ""
        if (bare, after) in pairs:
            found.append(pairs[bare, after])
            skip = True
        else:
            found.append(single.get(bare) or root(bare))
    return found


@dataclass(frozen=True, slots=True)
class Senses:
    """Which stems are taken for one another."""

    same: Mapping[tuple[str, ...], str]
    """The stems (one or two) of each word, and what it is taken for."""
    opposite: Mapping[tuple[str, ...], str]
    """The same for words that tell it from the other side."""
    helped: Mapping[str, str]
    """The form that another is taken for behind a helping verb: “did not *fire*”."""
    forms: Mapping[str, str]
    """The word that a form is taken for, where its stem would lead to another sense."""
    together: Mapping[frozenset[str], str]
    """What two senses side by side are."""
    things: frozenset[str]
    """Those of them that are things and persons, and no acts."""


@lru_cache
def senses() -> Senses:
    """The table of senses, by stems."""
    table = tomllib.loads((TABLES / "senses.toml").read_text(encoding="utf-8"))

    def by_stems(lines: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], str]:
        found: dict[tuple[str, ...], str] = {}
        for key, words in lines.items():
            for word in words:
                found.setdefault(tuple(map(stem, word.split())), stem(key))
        return found

    together = {frozenset(map(stem, words.split())): stem(key) for key, pairs in table["together"].items() for words in pairs}
    return Senses(
        by_stems(table["same"]),
        by_stems(table["opposite"]),
        table["helped"],
        table["forms"],
        together,
        frozenset(map(stem, table["things"])),
    )


@lru_cache(maxsize=1 << 16)
def comparable(word: str, language: str) -> tuple[str, ...]:
    """A *word* of *language* as the English stems that it is compared by: the first sense of each part of it.

    >>> comparable("explosión", "es") == comparable("blast", "en")
    True
    """
    word = plain(word)
    if language == "en":
        return (english(word),)
    heads = _heads(word, language)
    if not heads:
        return tuple(terms(word, language))
    return tuple(map(english, heads))


def _heads(word: str, language: str) -> tuple[str, ...]:
    """The English words for the parts of a word of another language."""
    act = _acts(language)
    return act.get(word) or act.get(stem_of(word, language)) or gloss(word, language)[: 2 if language in {"de", "nl"} else 1]


def tells_the_opposite(word: str, language: str) -> bool:
    """Whether a word tells its sense from the other side: “closed” is not open.

    >>> tells_the_opposite("closed", "en"), tells_the_opposite("cerró", "es"), tells_the_opposite("opened", "en")
    (True, True, False)
    """
    word = plain(word)
    heads = (word,) if language == "en" else _heads(word, language)
    return any((stem(senses().forms.get(head, head)),) in senses().opposite for head in heads)


@lru_cache
def _acts(language: str) -> Mapping[str, tuple[str, ...]]:
    """English heads of a language's words for acts that are disputed, by form and by stem: they outrank the general table."""
    rows = [line.split("\t") for line in (TABLES / "acts.tsv").read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}]
    found: dict[str, tuple[str, ...]] = {}
    if language not in rows[0]:
        return found
    column = rows[0].index(language)
    for row in rows[1:]:
        for word in map(plain, row[column].split()):
            found[word] = (row[0],)
    for word, head in list(found.items()):
        if len(word) > SHORTEST + 1:
            found.setdefault(stem_of(word, language), head)
    return found


def english(word: str) -> str:
    """What an English word is compared by."""
    return sense(stem(senses().forms.get(word, word)))


def sense(stemmed: str) -> str:
    """The stem that stands for all of one sense."""
    table = senses()
    return table.same.get((stemmed,)) or table.opposite.get((stemmed,)) or stemmed


@lru_cache
def authored_acts(language: str) -> frozenset[str]:
    """What acts that somebody did or thought of first are compared by."""
    return frozenset(term for word in language_of(language).authored for term in comparable(word, language))
