"""Words in the form in which they are compared: one form for all inflections, and one for all spellings of a name.

    folded    no accents, no case                         “Lethian’s” → lethian
    stem      what inflections share, in any language     “collapsed”, “collapse” → collap
    sound     what transliterations share                 “Lethia”, “Letia” → letia; “Shaykhun”, “Sheikhoun” → sakan

All are short forms to compare by, never to show.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.text import unaccented

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
STEM = 6
"""Letters that a stem keeps: 5 joins “general” and “generous”, 7 leaves “bombing” and “bombings” apart from “bombed”."""
SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|[ckg]h|[cq]"), "k"),
    (re.compile(r"sch|sh|tch|ch|z"), "s"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"ee|ei|ai|ay|ey"), "e"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
VOWELS = re.compile(r"[aeiou]+")
CONSONANT = re.compile(r"[^\Waeiou\d_]")
TELLING = 3
"""Consonants from which on vowels need not agree: with fewer, “Iran” would sound like “Orin”."""


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """*word* without accents and case.

    >>> folded("Presión")
    'presion'
    """
    return unaccented(word)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What inflections of the folded *word* share; a number stays whole.

    >>> stem("collapsed") == stem("collapse"), stem("bombs"), stem("1,200")
    (True, 'bomb', '1200')
    """
    if word[:1].isdigit():
        return word.replace(",", "").replace(".", "")
    if len(word) > 4 and word.endswith("es"):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    elif len(word) > 5 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith("ed"):
        word = word[:-2]
    if len(word) > 4 and word[-1] in "aeo":
        word = word[:-1]
    return word[:STEM]


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """What spellings of the folded name *word* share.

    >>> sound("lethia") == sound("letia"), sound("sheikhoun") == sound("shaykhun")
    (True, True)
    """
    for pattern, instead in SOUNDS:
        word = pattern.sub(instead, word)
    if len(CONSONANT.findall(word)) >= TELLING:
        word = VOWELS.sub("a", word)
    return word
