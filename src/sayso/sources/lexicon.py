"""The words by which a speaker is known, read once from the tables in ``data/``.

A language is added by adding ``data/<code>.toml``; a language without one is read with English words, which at
least know names, states and outlets. States, metonyms, outlets and first names are tables of their own, one line
a thing, and hold for every language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from sayso.errors import UsageError
from sayso.records import SourceKind
from sayso.settings import own_table
from sayso.text import fold

TABLES = Path(__file__).parent / "data"
Gender = Literal["m", "f", ""]
Number = Literal["singular", "plural", "thing", "either", "one", "she or they"]
Person = Literal["first", "second", "third", "relative"]
SHORTEST_PART = 3
"""Letters in either part of a compound."""
GAP = r"\s+(?:[\w’'-]+\s+){0,5}?"
HEAD_ORDER: tuple[str, ...] = ("document", "outlet", "organisation", "group", "unnamed", "unnamed_singular", "role", "state")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun tells of whom it stands for."""

    person: Person
    number: Number
    gender: Gender


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is known before any article is read."""

    name: str
    """The name to show."""
    kind: SourceKind
    capital: bool = False
    """Whether the form is a capital or a building, which speaks for *name* only where it is itself the speaker."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a common noun at the head of a phrase says of the speaker."""

    kind: SourceKind
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language's words, with the tables that hold for all."""

    language: str
    drops_subject: bool
    """Whether a sentence may leave its subject out (Spanish “dijo”)."""
    compounds: bool
    """Whether every noun has a capital and is one word with what tells of it (German “Regierungssprecherin”)."""
    lists: Mapping[str, frozenset[str]]
    """Word lists by name: articles, definite, prepositions …"""
    titles: Mapping[str, Gender]
    """Words that stand before a name and are no part of it, with the gender they tell."""
    courtesies: frozenset[str]
    """Those titles that name no office (Mr, Dr)."""
    genders: Mapping[str, Gender]
    """Common nouns that tell a gender: spokeswoman, father."""
    heads: Mapping[str, Head]
    pronouns: Mapping[str, Pronoun]
    organisation_words: frozenset[str]
    outlet_words: frozenset[str]
    document_words: frozenset[str]
    group_words: frozenset[str]
    quantifier: re.Pattern[str]
    """Quantifiers and articles at the start of a description."""
    relays: Mapping[str, re.Pattern[str]]
    """Phrases of passing on, by name."""
    short_offices: Mapping[str, tuple[str, ...]]
    """The words, lower case, of offices that headlines write in letters: PM."""

    @property
    def noun_first(self) -> bool:
        """Whether a noun stands before what describes it, as in Romance languages."""
        return self.language != "en" and not self.compounds

    def is_title(self, token: str) -> bool:
        """Whether *token* (as written) may stand before a name as its title."""
        if token in self.titles or not self.compounds or not token[:1].isupper():
            return token in self.titles
        head = self.head(token)
        return head is not None and (head.kind == "role" or self.gender(token) != "") and head.kind in {"role", "group"}

    def head(self, word: str) -> Head | None:
        """What *word* says at the head of a phrase; a compound says what its last part does."""
        lower = word.lower().replace("'", "’")
        found = self.heads.get(lower)
        return found if found is not None else self.heads.get(self.noun(lower))

    def gender(self, word: str) -> Gender:
        """The gender that the noun *word* tells."""
        lower = word.lower()
        found = self.genders.get(lower, "")
        if found or not self.compounds:
            return found
        noun = self.noun(lower)
        paired = "m" if noun + "in" in self.heads else "f" if noun.endswith("in") and noun[:-2] in self.heads else ""
        return self.genders.get(noun) or cast(Gender, paired)

    def gender_by_article(self, article: str, noun: str) -> Gender:
        """The gender that *noun* tells, or *article* before it where the noun is of either: “la portavoz”, but not “le maire”."""
        lower = article.lower()
        if noun.lower() not in self.lists["epicene"]:
            return self.gender(noun)
        return self.gender(noun) or ("m" if lower in self.lists["masculine"] else "f" if lower in self.lists["feminine"] else "")

    def noun(self, word: str) -> str:
        """The noun of the lists that *word* (lower case) is a case or a compound of; itself, or what a co-founder is, where it is none.

        >>> lexicon_of("de").noun("regierungssprecherin"), lexicon_of("de").noun("ministeriums"), lexicon_of("en").noun("towns")
        ('sprecherin', 'ministerium', 'towns')
        """
        return next((noun for _, noun in self._cased(word)), word.removeprefix("co-"))

    def nominative(self, word: str) -> str:
        """*word* (lower case) without the ending of its case, where the lists have its noun: “außenministeriums”."""
        return next((form for form, _ in self._cased(word)), word)

    def _cased(self, word: str) -> Iterator[tuple[str, str]]:
        """The forms of *word* without endings of case, each with the longest noun of the lists that it ends in."""
        if not self.compounds:
            return
        for ending in ("", "s", "es", "n", "en"):
            if not word.endswith(ending):
                continue
            form = word[: len(word) - len(ending)]
            nouns = (form[at:] for at in range(len(form)) if not at or at >= SHORTEST_PART)
            noun = next((each for each in nouns if len(each) >= SHORTEST_PART and each in self.heads), None)
            if noun is not None and (noun == form or noun not in self.lists["surnames"]):
                yield form, noun


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a table as cells, without comments; the user's own first, in the place of ours that begin with the same cell.

    Raises UsageError for a line of his that has fewer cells than ours.
    """
    ours = list(_cells((TABLES / name).read_text(encoding="utf-8")))
    least, most = min(map(len, ours)), max(map(len, ours))
    named = set()
    for cells in _cells(own_table(name)):
        if len(cells) < least or not all(cells[:least]):
            raise UsageError(f"a line of your {name} has fewer cells (between tabs) than ours", "\t".join(cells))
        named.add(cells[0])
        yield cells[:most]
    yield from (cells for cells in ours if cells[0] not in named or name == "first_names.tsv")  # there the first cell names nobody


def _cells(table: str) -> Iterator[list[str]]:
    for line in table.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, Known]:
    """Every state, capital, metonym and outlet by its forms, as written and without the article."""
    found: dict[str, Known] = {}
    for name, _, *forms in rows("outlets.tsv"):
        for form in (name, *filter(None, forms[0].split("|") if forms else ())):
            found.setdefault(bare(form), Known(name, "outlet"))
    for name, *cells in rows("states.tsv"):
        capitals, _, others = (*cells, "", "", "")[:3]
        for form in (name, *filter(None, others.split("|"))):
            found[bare(form)] = Known(name, "state")
        for capital in filter(None, capitals.split("|")):
            found.setdefault(bare(capital), Known(name, "state", capital=True))
    for name, short in rows("organisations.tsv"):
        for form in filter(None, (name, *short.split("|"))):
            found.setdefault(bare(form), Known(name, "organisation"))
    for form, name, kind in rows("metonyms.tsv"):
        found[bare(form)] = Known(name, cast(SourceKind, kind), capital=True)
    return found


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """The names of the outlets that are news agencies."""
    return frozenset(name for name, kind, *_ in rows("outlets.tsv") if kind == "agency")


@lru_cache(maxsize=1)
def outlets_by_fold() -> Mapping[str, str]:
    """Every known outlet by its folded name without spaces, as file and feed names write it (“apnews”)."""
    return {squash(form): known.name for form, known in known_names().items() if known.kind == "outlet"}


def squash(name: str) -> str:
    """*name* folded, without spaces or leading article.

    >>> squash("The Daily Courier") == squash("TheDailyCourier")
    True
    """
    plain = fold(name).replace(" ", "")
    return plain[3:] if plain.startswith("the") and len(plain) > 6 else plain


def bare(name: str) -> str:
    """*name* without a leading “The” and with one kind of apostrophe.

    >>> bare("The People's Daily")
    'People’s Daily'
    """
    name = name.replace("'", "’")
    return name[4:] if name.startswith(("The ", "the ")) and len(name) > 4 else name


@lru_cache(maxsize=1)
def joined_names() -> frozenset[str]:
    """The beginnings of known names that hold an “and”, to the word after it: “Food and Drug”."""
    return frozenset(
        f"{before} and {after.split()[0]}" for name in known_names() for before, and_, after in [name.partition(" and ")] if and_
    )


@lru_cache(maxsize=1)
def demonyms() -> Mapping[str, str]:
    """Adjectives and peoples to their states."""
    return {word: cells[0] for cells in rows("states.tsv") if len(cells) > 2 for word in filter(None, cells[2].split("|"))}


@lru_cache(maxsize=1)
def first_names() -> Mapping[str, Gender]:
    """First names to the gender they tell."""
    return {name: cast(Gender, gender) for gender, names in rows("first_names.tsv") for name in names.split()}


@lru_cache(maxsize=1)
def known_places() -> frozenset[str]:
    """Names that are places' and no persons'."""
    return frozenset(name for _, names in rows("places.tsv") for name in names.split("|"))


@lru_cache(maxsize=16)
def lexicon_of(language: str | None) -> Lexicon:
    """The words of *language* (ISO 639-1, a region after it is ignored); English when it is not told or has no table."""
    code = (language or "en").lower().replace("_", "-").split("-")[0]
    path = TABLES / f"{code}.toml"
    if not (code.isalpha() and len(code) <= 3 and path.is_file()):
        path = TABLES / "en.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.stem != "en":  # names cross borders: an English paper is known by its name in a Spanish text too
        names = tomllib.loads((TABLES / "en.toml").read_text(encoding="utf-8"))["organisation_names"]
        data["organisation_names"] = {key: [*words, *names[key]] for key, words in data["organisation_names"].items()}
    return _compiled(data)


def _compiled(data: dict[str, Any]) -> Lexicon:
    titles, names = data["titles"], data["organisation_names"]
    lists = {key: value for key, value in data.items() if isinstance(value, list)}
    lists |= {"never": data["never_names"]["words"], "starters": data["never_names"]["starters"]}
    lists["state_words"] = data["places"]["state_words"]
    genders: dict[str, Gender] = dict.fromkeys(titles["female"], "f")
    genders |= dict.fromkeys(titles["male"], "m")
    told: dict[str, Gender] = dict.fromkeys(titles["courtesy"], "")
    told |= {word: genders.get(word.lower(), "") for word in titles["words"]}
    told |= dict.fromkeys(titles["courtesy_m"], "m")
    told |= dict.fromkeys(titles["courtesy_f"], "f")
    return Lexicon(
        language=data["language"],
        drops_subject=data["drops_subject"],
        compounds=data.get("compounds", False),
        lists={key: frozenset(words) for key, words in lists.items()},
        titles=told,
        courtesies=frozenset((*titles["courtesy"], *titles["courtesy_m"], *titles["courtesy_f"])),
        genders=genders,
        heads=_heads(data["heads"]),
        pronouns={word: Pronoun(*told_of) for word, told_of in data["pronouns"].items()},
        organisation_words=frozenset(names["words"]),
        outlet_words=frozenset(names["outlets"]),
        document_words=frozenset(names["documents"]),
        group_words=frozenset(names["groups"]),
        quantifier=_quantifier(data),
        relays={name: phrases(words) for name, words in data["relays"].items()},
        short_offices={letters: tuple(words.split()) for letters, words in data.get("short_offices", {}).items()},
    )


def _heads(lists: dict[str, list[str]]) -> dict[str, Head]:
    """Every head noun; where a word stands in two lists the earlier of HEAD_ORDER has it."""
    heads: dict[str, Head] = {}
    for name in HEAD_ORDER:
        own = cast(SourceKind, "unnamed" if name == "unnamed_singular" else name)
        for word in lists.get(name, []):
            heads.setdefault(word, Head(own, name in {"group", "unnamed"} or (name == "document" and word.endswith("s"))))
    for name, kind in (("role", "group"), ("document", "document")):
        for word in lists.get(name, []):
            for plural in _plurals(word):
                heads.setdefault(plural, Head(cast(SourceKind, kind), True))
    return heads


def _plurals(word: str) -> Iterator[str]:
    yield word + "s"
    if word.endswith("man"):
        yield word[:-3] + "men"
    if word.endswith("y"):
        yield word[:-1] + "ies"
    if word.endswith(("s", "h", "x", "z")) or word[-1] not in "aeiou":
        yield word + "es"


def _quantifier(data: dict[str, Any]) -> re.Pattern[str]:
    words = sorted((*data["articles"], *data["quantifiers"]), key=len, reverse=True)
    elided = [word for word in words if word.endswith(("’", "'"))]
    whole = "|".join(re.escape(word) for word in words if word not in elided)
    hung = "|".join(map(re.escape, elided)) or r"(?!)"
    return re.compile(rf"(?:(?:{whole})\s+|(?:{hung}))+(?=\S)", re.IGNORECASE)


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of *words* whole; “…” among them stands for up to five words of any kind.

    >>> phrases(["interview … with"]).search("in an interview on Monday with Orl TV").group()
    'interview on Monday with'
    """
    ordered = (re.escape(word).replace(r"\ …\ ", GAP).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(r"(?<!\w)(?:" + "|".join(ordered) + r")(?!\w)", re.IGNORECASE)
