"""How many of what: the numbers of a sentence, each with what it counts, so that two sentences' numbers of one thing can be compared.

    >>> amounts_of(["57", "pessoas", "morreram", "e", "128", "ficaram", "feridas"], "pt")["die"]
    frozenset({57.0})

Not `figures`: no bounds, no measures, no grammar, and the same for every language that has a table of words. It is only asked whether
two sentences can be about the same number of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.questions.glosses import MARKED, gloss
from sayso.questions.stems import stem, stop_words

Amounts = Mapping[str, frozenset[float]]
"""By the thing that is counted: the numbers of it."""
DIGITS = re.compile(r"(\d+(?:[.,:]\d+)*)([^\W\d_]*)")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
ORDINALS = {"first": 1.0, "third": 3.0}
"""Not “second”: where it is one word with “according to” (segundo, secondo), that is what news means by it."""
CLOCK = {"noon": 12.0, "midnight": 24.0}
"""Times of day that are told by a word."""
THINGS = 2
"""Telling words after a number that may be what it counts: “57 people died”."""
NEVER = frozenset({"day", "last", "next", "new", "big", "leave", "first", "prime", "second"})
"""Heads that stand after a number without being what it counts."""
REACH = 4
"""Words after a number in which they are looked for."""


def amounts_of(words: Sequence[str], language: str) -> Amounts:
    """The numbers among *words* (folded) by what they count, which is told by the English head where there is one."""
    found: dict[str, set[float]] = {}
    at = 0
    while at < len(words):
        value, unit, end = _number(words, at, language)
        if value is None:
            at += 1
            continue
        for thing in _things(words[end : end + REACH], unit, language):
            found.setdefault(thing, set()).add(value)
        at = end
    return {thing: frozenset(values) for thing, values in found.items()}


def compared(one: Amounts, other: Amounts) -> tuple[list[str], dict[str, float]]:
    """The things of which both tell the same number, and those of which each tells another, with how near the two numbers are (0–1)."""
    shared = sorted(one.keys() & other.keys())
    agreed = [thing for thing in shared if one[thing] & other[thing]]
    return agreed, {thing: _nearness(one[thing], other[thing]) for thing in shared if thing not in agreed}


def values_of(amounts: Amounts) -> frozenset[float]:
    """All numbers, whatever they count."""
    return frozenset().union(*amounts.values())


def _nearness(one: frozenset[float], other: frozenset[float]) -> float:
    return max(min(a, b) / max(a, b) if max(a, b) else 0.0 for a in one for b in other)


def _number(words: Sequence[str], at: int, language: str) -> tuple[float | None, str, int]:
    """The number that begins at *at* with the unit written on to it, and where it ends; None where there is none."""
    value, unit = _value(words[at], language)
    end = at + 1
    if value is None:
        return None, "", end
    while end < len(words) and not unit and (scale := _scale(words[end], language)):
        value, end = value * scale, end + 1
    return value, unit, end


def _value(word: str, language: str) -> tuple[float | None, str]:
    digits = DIGITS.fullmatch(word)
    if digits:
        plain = MARKED.sub("", digits[1]).replace(",", ".").replace(":", ".")
        return (float(plain), digits[2] if len(digits[2]) > 1 else "") if plain.count(".") < 2 else (None, "")
    for head in gloss(word, language)[:1]:
        if head.isdigit():
            return float(head), ""
        if head in CLOCK:
            return CLOCK[head], "hour"
        if head in ORDINALS or head in SCALES:
            return ORDINALS.get(head) or SCALES[head], ""
    return None, ""


def _scale(word: str, language: str) -> float | None:
    return next((SCALES[head] for head in gloss(word, language)[:1] if head in SCALES), None)


def _things(after: Sequence[str], unit: str, language: str) -> list[str]:
    things = [unit] if unit else []
    for word in after:
        if len(things) == THINGS or _value(word, language)[0] is not None:
            break
        thing = (gloss(word, language) or (stem(word, language),))[0]
        if word not in stop_words(language) and len(word) > 1 and thing not in NEVER:
            things.append(thing)
    return things
