"""When two names are one: a key that spellings share, a likeness for those that do not, and what contexts say of two people.

Pure, from a name alone and the lists in data/names.toml, so a name means the same whichever page brings it. Names with one key
are one name; likeness only suggests. Why not rigour: docs/design.md.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from sayso.text import fold

Sort = Literal["person", "body"]

HERE = Path(__file__).parent / "data"
TABLES = Path(__file__).parent.parent / "sources" / "data"
"""What outlets and states are called is kept once, beside the stage that reads it; data is ground that every room may stand on."""

SUGGESTED = 0.86
"""Likeness from which two names are put before a person; benchmarks/identity.py has what it costs and brings."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two names are, and why."""

    score: float
    """0–1; at 1 only the order or a spelling differs that is always read as one."""
    because: str
    """The rule, in words."""
    variant: bool = False
    """Whether it is one name in two spellings: with a context in common that is enough to join."""


@cache
def lists() -> dict[str, frozenset[str]]:
    """The plain lists of names.toml, as sets of words."""
    kept = _toml()
    plain = ("titles", "letters_after", "fillers", "legal_forms", "heads", "particles", "names_with_titles", "fixed")
    return {name: frozenset(kept[name].split()) for name in plain} | {"ambiguous": frozenset(kept["ambiguous"])}


@cache
def _toml() -> dict[str, Any]:
    return tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))


@cache
def _first_of(field: str) -> dict[str, str]:
    """Each word of a list of groups, with the first of its group."""
    return {word: group.split()[0] for group in _toml()[field] for word in group.split()}


@cache
def _known_bodies() -> dict[str, str]:
    """Names of bodies that several words stand for, each with the one that stands for all."""
    groups = [group.split("|") for group in _toml()["same"]]
    groups += [[line[0], *line[2].split("|")] for line in _table("outlets.tsv")]
    groups += [[line[0], *line[3].split("|")] for line in _table("states.tsv")]
    known: dict[str, str] = {}
    for group in groups:
        keys = [key for name in group if (key := _body(name)) and key not in lists()["ambiguous"]]
        home = next((known[key] for key in keys if key in known), keys[0] if keys else "")
        for key in keys:
            known.setdefault(key, home)
    return known


@cache
def _states() -> dict[str, str]:
    """Adjectives of states, each with its state's one word: “Lethian” is of Lethia."""
    return {fold(word): fold(line[0]).replace(" ", "") for line in _table("states.tsv") for word in line[2].split("|") if word}


def outlet_lines() -> Iterable[tuple[str, str, str, str]]:
    """The known outlets: name, agency or outlet, other names, domains; several parted by “|”."""
    return ((line[0], line[1] or "outlet", line[2], line[3]) for line in _table("outlets.tsv"))


def _table(name: str) -> Iterable[list[str]]:
    """The lines of one of the tables that are kept with the sources, each with four cells or more."""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [*line.split("\t"), "", "", ""]


def latin(name: str) -> str:
    """*name* in Latin letters, lower case, without accents; scripts that are not spelled out stay as they are.

    >>> latin("Київ"), latin("Léa Ørn"), latin("Οσκ")
    ('kyiv', 'lea orn', 'osk')
    """
    lowered = unicodedata.normalize("NFC", name).casefold()
    if lowered.isascii():
        return lowered
    alphabet = _alphabet(ukrainian=bool(re.search("[іїєґ]|[сцз]ьк", lowered)))
    spelled = "".join(_spelled(char, place, lowered, alphabet) for place, char in enumerate(lowered))
    return "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))


def _spelled(char: str, place: int, word: str, alphabet: dict[str, str]) -> str:
    if char in _letters("initial") and (place == 0 or not word[place - 1].isalpha()):
        return _letters("initial")[char]
    plain = char if char in alphabet else unicodedata.normalize("NFD", char)[0]
    return alphabet.get(plain, char)


@cache
def _alphabet(*, ukrainian: bool) -> dict[str, str]:
    base = _letters("latin") | _letters("cyrillic") | _letters("greek")
    return {letter: "" if into == "_" else into for letter, into in (base | (_letters("ukrainian") if ukrainian else {})).items()}


@cache
def _letters(script: str) -> dict[str, str]:
    """The letters of a script, each with the Latin ones for it."""
    words: list[str] = _toml()["letters"][script].split()
    return dict(zip(words[::2], words[1::2], strict=True))


def words_of(name: str) -> list[str]:
    """The words of *name* for comparison; letters with dots between them are one word.

    >>> words_of("The U.S. Coast-Guard’s"), words_of("Ana O’Brel")
    (['the', 'us', 'coast', 'guard'], ['ana', 'obrel'])
    """
    plain = re.sub(r"[’'`ʼ]s\b", "", latin(_without_initials(name)))
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)
    return re.findall(r"\w+", re.sub(r"[’'`ʼ]", "", plain))


def _without_initials(name: str) -> str:
    """*name* without its own initials in brackets behind it: “Orla Coast Guard (OCG)”."""
    whole, _, behind = name.rstrip().rstrip(")").rpartition("(")
    return whole if whole.strip() and re.fullmatch(r"[A-Z][A-Za-z.]{1,7}", behind.strip()) and behind.upper()[:2] == behind[:2] else name


@lru_cache(20_000)  # asked several times a statement; a third of what settling a page cost
def key(name: str, sort: Sort) -> str:
    """What all spellings of one name share; two names with one key are one.

    >>> key("Ministry of Health", "body") == key("The Health Ministry", "body")
    True
    >>> key("Volodymyr Zelenskyy", "person") == key("President Volodymyr Zelensky", "person")
    True
    >>> key("University of Osk", "body") == key("Osk University", "body")
    False
    """
    if sort == "person":
        return " ".join(_spelling(word) for word in person_words(name)) or fold(name)
    plain = _body(name)
    return _known_bodies().get(plain, plain) or fold(name)


def person_words(name: str) -> list[str]:
    """The words of a person's name, without titles, letters after it and particles that come and go.

    >>> person_words("Prime Minister Dr. Ana Brel, MP"), person_words("Omar al-Vorn")
    (['ana', 'brel'], ['omar', 'vorn'])
    """
    words = words_of(name)
    while len(words) > 2 and (words[0] in lists()["titles"] or (words[1] in lists()["titles"] and words[0] in _state_words())):
        words = words[1:]
    if len(words) == 2 and words[0] in lists()["titles"] - lists()["names_with_titles"]:
        words = words[1:]
    while len(words) > 2 and words[-1] in lists()["letters_after"]:
        words = words[:-1]
    return [word for place, word in enumerate(words) if place == 0 or word not in lists()["particles"]] or words


def _spelling(word: str) -> str:
    """One spelling for endings and doubled consonants that differ from desk to desk; first names of four letters are left alone.

    >>> _spelling("zelenskyy"), _spelling("zelenskii"), _spelling("andrii"), _spelling("toni")
    ('zelensky', 'zelensky', 'andry', 'toni')
    """
    if len(word) > 5:
        word = re.sub(r"(?<=[sc]k)(?:yy|iy|ij|yi|ii|yj|y|i|ey|ei)$", "y", word)
    if len(word) > 4:
        word = re.sub(r"(?:iy|yy|ij|yi|ii)$", "y", word)
    return re.sub(r"([bcdfghjklmnpqrstvwxz])\1", r"\1", word) if len(word) > 5 else word


def _body(name: str) -> str:
    words = _with_states(name)
    while len(words) > 1 and words[-1] in lists()["legal_forms"]:
        words = words[:-1]
    if set(words) & lists()["heads"]:
        return " ".join(sorted({word for word in words if word not in lists()["fillers"]}))
    kept = words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words
    if len(kept) > 2 and kept[-1] in _states().values() and not set(kept) & lists()["fixed"]:
        place = len(kept) - 2 if kept[-2] != "the" else len(kept) - 3
        if place > 0 and kept[place] in {"of", "in"}:  # “Air Force of Lethia” is the Lethian Air Force
            kept = [kept[-1], *kept[:place]]
    return " ".join(kept)


def _with_states(name: str) -> list[str]:
    """The words of a body's name, its state always by one word: “Lethian”, “Lethia’s” and “of the Lethian Republic” are Lethia."""
    whole = " ".join(_first_of("spellings").get(word, word) for word in words_of(name))
    if whole in _long_states():
        return whole.split()  # the state itself: its names are one in the table
    for state, one in _long_states().items():
        if state in whole:
            whole = re.sub(rf"\b{state}\b", one, whole)
    return [_states().get(word, word) for word in whole.split()] if " " in whole else whole.split()


@cache
def _state_words() -> frozenset[str]:
    """One word for a state, or of it."""
    return frozenset({*_states(), *_states().values(), *(word for word in _long_states() if " " not in word)})


@cache
def _long_states() -> dict[str, str]:
    """States of several words and their short forms, as the one word that bodies' keys use."""
    found = {fold(line[0]): fold(line[0]).replace(" ", "") for line in _table("states.tsv") if " " in line[0]}
    for line in _table("states.tsv"):
        for other in line[3].split("|"):
            if other.strip():
                found[" ".join(words_of(other))] = fold(line[0]).replace(" ", "")
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


def loose(word: str) -> str:
    """*word* with the letters made one that transliterations choose between: it suggests, and never joins alone.

    >>> loose("khalid") == loose("halid"), loose("aleksei") == loose("alexey")
    (True, True)
    """
    for one, other in _loosened():
        word = word.replace(one, other)
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _loosened() -> tuple[tuple[str, str], ...]:
    """Groups of letters that stand for one sound, the long ones first."""
    words: list[str] = _toml()["letters"]["loose"].split()
    return tuple(zip(words[::2], words[1::2], strict=True))


def blocks(name: str, sort: Sort) -> frozenset[str]:
    """The pens in which names like *name* are to be found: only names in one pen are compared.

    >>> sorted(blocks("World Oyster Union", "body") & blocks("WOU", "body"))
    ['body:wou']
    """
    if sort == "person":
        words = person_words(name)
        if len(words) < 2:
            return frozenset()
        ends = [loose(words[0]), loose(words[-1])]
        consonants = re.sub(r"[aeiou]", "", ends[1]) or ends[1]
        surnames = {consonants, *map(loose, words[1:])}
        return frozenset({f"person:{' '.join(sorted(ends))}", *(f"person:{surname}:{ends[0][:1]}" for surname in surnames)})
    words = [word for word in words_of(name) if word not in lists()["fillers"]]
    if len(words) == 1:
        return frozenset({f"body:{words[0]}"} if len(words[0]) <= 6 else {f"body:{words[0]}", f"body:{words[0][:7]}"})
    found = {f"body:{''.join(word[0] for word in words)}"}
    bare = _plain_words(name) - set(_states().values())
    found.add("body:" + " ".join(sorted(map(_stem, bare))))
    return frozenset(found)


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|es|s|ian|an)$", "", word) if len(word) > 5 else word


def likeness(one: str, other: str, sort: Sort) -> Likeness | None:
    """How like two names with different keys are; None below SUGGESTED.

    >>> likeness("Donald J. Brel", "Donald Brel", "person").because
    'one gives a middle name or initial'
    >>> likeness("Yuri Brel", "Yuriy Brel", "person").variant
    True
    """
    found = _persons(person_words(one), person_words(other)) if sort == "person" else _bodies(one, other)
    return found if found is not None and found.score >= SUGGESTED else None


def _persons(one: list[str], other: list[str]) -> Likeness | None:
    if len(one) < 2 or len(other) < 2:
        return None
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        given = _first_of("given")
        if short[-1] == long[-1] and given.get(short[0], short[0]) == given.get(long[0], long[0]):
            return Likeness(0.9, "one gives a middle name or initial")
        if len(short) == 2 and short[0] == long[0] and short[1] in long:
            return Likeness(0.87, "one gives a second surname")
        return None
    if sorted(one) == sorted(other):
        return Likeness(0.95, "the same names in another order")
    from rapidfuzz.distance import JaroWinkler

    pairs = list(zip(one, other, strict=True))
    given = _first_of("given")
    if all(loose(a) == loose(b) or given.get(a, a) == given.get(b, b) for a, b in pairs) and loose(one[-1]) == loose(other[-1]):
        return Likeness(0.95, "one name in two spellings", variant=True)
    scores = [_initial(a, b) or JaroWinkler.similarity(loose(a), loose(b)) for a, b in pairs]
    # Of short words one letter more is another name (“Dan”, “Dean”).
    if any(score < 0.9 or min(len(a), len(b)) < 4 for score, (a, b) in zip(scores, pairs, strict=True) if a != b and not _initial(a, b)):
        return None
    return Likeness(round(sum(scores) / len(scores), 3), "the spellings are alike")


def _initial(one: str, other: str) -> float | None:
    """One a letter that the other begins with."""
    return 0.84 if min(len(one), len(other)) == 1 and one[0] == other[0] else None


def _bodies(one: str, other: str) -> Likeness | None:
    short, long = sorted((words_of(one), words_of(other)), key=len)
    meant = [word for word in long if word not in lists()["fillers"]]
    if len(short) == 1 and len(meant) > 1 and short[0] == "".join(word[0] for word in meant):
        return Likeness(0.9, "one is the other's initials")
    from rapidfuzz import fuzz

    left, right = (_plain_words(each) for each in (one, other))
    if left == right:
        return Likeness(0.95, "the same words, otherwise put")
    extra = (left ^ right) - set(_states().values())
    if not extra and left & right:
        return None if left - right and right - left else Likeness(0.88, "one names the state, the other does not")
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return None
    score = fuzz.ratio(" ".join(sorted(left)), " ".join(sorted(right))) / 100
    return Likeness(round(score, 3), "the spellings are alike") if score >= 0.9 else None


def _plain_words(name: str) -> frozenset[str]:
    drop = lists()["fillers"] | lists()["legal_forms"]
    return frozenset(word for word in _with_states(name) if word not in drop) or frozenset(words_of(name))


def stands_for(form: str, name: str) -> bool:
    """Whether an article that calls *name* also *form* tells of a name that holds elsewhere: initials, another script, another spelling.

    A mere part of the name (“the Guard”, a surname) holds in its article alone.

    >>> stands_for("OCG", "Orla Coast Guard"), stands_for("Coast Guard", "Orla Coast Guard"), stands_for("Оск", "Osk")
    (True, False, True)
    """
    letters = [char for char in form if char.isalpha()]
    if len(letters) < 2 or fold(form) == fold(name):
        return False
    if _script(form) != _script(name):
        return True
    meant = [word for word in words_of(name) if word not in lists()["fillers"]]
    compact = "".join(words_of(form))
    if len(meant) > 1 and form.upper() == form and compact in {"".join(w[0] for w in meant), "".join(w[0] for w in words_of(name))}:
        return True
    return key(form, "body") == key(name, "body") and len(words_of(form)) > 1


def _script(name: str) -> str:
    """The script of the first letter, by Unicode's name of it."""
    letter = next((char for char in name if char.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def is_full(name: str, sort: Sort) -> bool:
    """Whether a name says enough to be somebody beyond its article: a person's needs two words where the script parts words.

    >>> is_full("Ana Brel", "person"), is_full("Brel", "person"), is_full("President Brel", "person"), is_full("海 事", "person")
    (True, False, False, True)
    """
    if sort == "body":
        return True
    if _script(name) in {"CJK", "HANGUL", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"}:
        return sum(char.isalpha() for char in name) > 1
    return len(person_words(name)) > 1


def senses(name: str, described: Iterable[str], part_of: str | None, sort: Sort, *, office: bool) -> frozenset[str]:
    """The fields of life that an article's descriptions place a person in, or the body that it says an office belongs to.

    >>> senses("Ana Brel", ["goalkeeper of Osk"], None, "person", office=False)
    frozenset({'sport'})
    >>> senses("Health Ministry", [], "Lethia", "body", office=False), senses("Vorn Hydro", [], "Lethia", "body", office=False)
    (frozenset({'of lethia'}), frozenset())
    """
    if sort == "body":
        many_have_one = office or bool(set(words_of(name)) & lists()["heads"])
        return frozenset({f"of {key(part_of, 'body')}"}) if part_of and many_have_one else frozenset()
    fields: dict[str, str] = _toml()["fields"]
    said = {word for each in described for word in words_of(each)}
    return frozenset(name for name, words in fields.items() if said & set(words.split()))


def lives(found: Collection[frozenset[str]]) -> list[frozenset[str]]:
    """The fields that *found* holds, parted into those that can be one life; an article that tells of two at once binds them.

    What could belong to either of two lives that exclude each other is left to itself.

    >>> sorted(map(sorted, lives([frozenset({"sport"}), frozenset({"politics"}), frozenset({"law"})])))
    [['law', 'politics'], ['sport']]
    >>> len(lives([frozenset({"sport"}), frozenset({"politics"}), frozenset({"politics", "sport"})]))
    1
    """
    bound = _joined([frozenset(each) for each in found if each], lambda one, other: bool(one & other))
    torn = {
        each
        for each in bound
        for one, other in combinations([near for near in bound if near is not each and _one_life(near, each)], 2)
        if not _one_life(one, other)
    }
    return [*torn, *_joined([each for each in bound if each not in torn], _one_life)]


def _joined(parts: Iterable[frozenset[str]], alike: Callable[[frozenset[str], frozenset[str]], bool]) -> list[frozenset[str]]:
    """*parts*, those that are *alike* made one, whatever their order."""
    merged: list[frozenset[str]] = []
    for part in sorted(set(parts), key=sorted):
        near = [each for each in merged if alike(each, part)]
        merged = [each for each in merged if each not in near] + [part.union(*near)]
    return merged


def _one_life(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(a == b or frozenset({a, b}) in _pairs() for a in one for b in other)


@cache
def _pairs() -> frozenset[frozenset[str]]:
    pairs: list[str] = _toml()["together"]["pairs"]
    return frozenset(frozenset(pair.split()) for pair in pairs)


def telling(described: Iterable[str]) -> frozenset[str]:
    """The words of descriptions that can show two contexts to be one.

    >>> sorted(telling(["the president of Lethia"]))
    ['lethia', 'president']
    """
    stop = lists()["fillers"] | {"former", "then", "who", "his", "her", "its", "their", "year", "old", "new", "man", "woman"}
    return frozenset(_states().get(word, word) for each in described for word in words_of(each) if word not in stop and len(word) > 2)
