"""What a translation keeps of a report, and where: names, numbers and quotations.

A name is kept by its first letters after what languages spell differently is made one (“Selenskyj”, “Zelenski”), a number by
its digits without signs, ending zeros and words of size: “$4.6 billion”, “4.600 millones” and “4,6 miliardi” are all ``#46``.
Both are coarse by intention. One alone proves nothing; many at the same places do.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from sayso.origins.words import UNSPACED
from sayso.text import UPPER

Anchor = tuple[str, int, int]
"""Its form, its place in thousandths of the body, and 0 where it only ever begins a sentence and may be no name."""
LETTERS = 5
"""Letters kept of a name: cases and endings come after them (“Putina”), and with four “Northern” meets “Northrop”."""
LEAST = 3
"""Letters of the shortest name that counts."""
THOUSANDTHS = 1000
LETTER_RUN = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|(?<![^\W\d_]){UPPER}[^\W\d_]{{2,}}")
"""A number, or a capitalised word of three letters and more."""
AFTER_NUMBER = re.compile(r"(?<=\d)\W{1,3}(?:de\s)?([^\W\d_]{3,})")
BEFORE_NUMBER = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,})(?=\W{1,3}(?:de\s)?\d)")
QUOTE = re.compile(
    r"“([^“”]{8,1200})”|„([^„“”]{8,1200})[“”]|«([^«»]{8,1200})»|»([^«»]{8,1200})«|\"([^\"\n]{8,1200})\"|「([^「」]{4,600})」"
)
"""A quotation of more than a word or two; what stands in scare quotes is often quoted in one language alone."""
LEAST_QUOTED = 3
"""Words of the shortest quotation that counts."""
OPENING = re.compile(r"(?:^|[.!?…:;]\W*\s|\n)\W*", re.MULTILINE)
"""What stands before the first word of a sentence."""
TELLING = re.compile(rf"[^\W\d_{UNSPACED}]{{4,}}")
"""A word of four letters or more, in a script that sets words apart."""


def anchors_of(text: str) -> tuple[Anchor, ...]:
    """Names and numbers of *text* in order.

    >>> anchors_of("They told Minister Orl that 1,200 had fled. Later they returned.")
    (('minis', 156, 1), ('orl', 296, 1), ('#12', 437, 1), ('later', 687, 0))
    """
    every = set(LETTER_RUN.findall(text))
    firsts = {match.end() for match in OPENING.finditer(text)}
    found = dict(_dates(text))
    for match in TOKEN.finditer(text):
        word, at = match.group(), match.start()
        if at not in found and (form := _number(word) if word[0].isdecimal() else _name(word, every)):
            found[at] = form
    inside = {form for at, form in found.items() if at not in firsts}
    return tuple((form, at * THOUSANDTHS // len(text), int(form in inside)) for at, form in sorted(found.items()))


def _dates(text: str) -> Iterator[tuple[int, str]]:
    """Where months stand beside numbers, and which they are."""
    names = months()
    for pattern in (AFTER_NUMBER, BEFORE_NUMBER):
        for match in pattern.finditer(text):
            if number := names.get(match[1].lower()):
                yield match.start(1), f"#m{number}"


def quotes_of(text: str) -> tuple[tuple[int, int], ...]:
    """Quotations of *text* in order: how many words, and the place in thousandths."""
    return tuple((size, at * THOUSANDTHS // len(text)) for size, at in _quotations(text) if size >= LEAST_QUOTED)


def telling(text: str) -> tuple[str, ...]:
    """The longer words of *text* in comparable form, each once.

    >>> telling("Dam bursts in the north, 12 dead")
    ('burs', 'nort', 'dead')
    """
    return tuple(dict.fromkeys(name_form(word) for word in dict.fromkeys(TELLING.findall(text))))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    for match in QUOTE.finditer(text):
        said = next(group for group in match.groups() if group is not None)
        yield len(said.split()), match.start()


def _number(word: str) -> str:
    """A number by its digits alone; of any script.

    >>> _number("4,600"), _number("05"), _number("٣١")
    ('#46', '#5', '#31')
    """
    digits = "".join(str(unicodedata.decimal(sign)) for sign in word if sign.isdecimal())
    return "#" + (digits.strip("0") or "0") if len(digits) < 12 else ""


def _name(word: str, every: set[str]) -> str:
    """The comparable form of a capitalised word; empty for one that the text has in small letters too, which only begins a sentence."""
    return "" if word.lower() in every else name_form(word)


@lru_cache(maxsize=20_000)
def name_form(word: str) -> str:
    """The first letters of *word* after what languages spell differently is made one.

    >>> name_form("Zelenskiy"), name_form("Зеленський"), name_form("Selenskyj")
    ('selen', 'selen', 'selen')
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(_letters().get(sign, sign) for sign in plain if not unicodedata.combining(sign))
    for written, sound in _sounds():
        plain = plain.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", plain)[:LETTERS]


@cache
def months() -> dict[str, int]:
    """The numbers of the months by their names in the languages of the table."""
    return {name: number for listed in _table()["months"].values() for number, names in enumerate(listed, 1) for name in names.split("|")}


@cache
def _letters() -> dict[str, str]:
    return dict(_table()["letters"])


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    order: list[str] = _table()["sounds"]["order"]
    return tuple(zip(order[::2], order[1::2], strict=True))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "letters.toml").read_text(encoding="utf-8"))
