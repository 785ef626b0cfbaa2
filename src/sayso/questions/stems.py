"""Words without their endings, so that forms of one word compare as equal.

Cheap folding by a language's commonest endings, not a grammar: what counts is that two forms of one word meet and that two
words rarely do. Snowball would fold more (its Portuguese has 170 endings) and is a compiled dependency or 400 lines a language.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

TABLES = Path(__file__).parent / "data"
WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|[^\W\d_]+(?:-[^\W\d_]+)*")
"""A number with its marks, or a word; an apostrophe parts words (“l’accordo”, “it’s”)."""
SHORTEST = 3
"""Letters that must be left of a word when its ending is taken off."""


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """*word* in lower case without accents.

    >>> fold("Éleições"), fold("Straße")
    ('eleicoes', 'strasse')
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).replace("œ", "oe").replace("æ", "ae").replace("ø", "o")


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """*word* (folded) without its ending, as far as *language* is known.

    >>> stem("atacaram", "pt"), stem("ataques", "pt"), stem("bombings", "en")
    ('atac', 'atac', 'bomb')
    """
    endings = _endings().get(language)
    if endings is None or not word.isalpha():
        return word
    for length in range(min(endings.longest, len(word) - SHORTEST), 0, -1):
        instead = endings.by_length.get(word[-length:])
        if instead is not None:
            word = word[:-length] + instead
            break
    return _spelled(word)


def _spelled(word: str) -> str:
    """A stem's last sound spelled one way, whatever vowel came after it: atac-ar, ataqu-e; comenc-e, començ-ar, comenz-ar."""
    if word.endswith(("qu", "gu")):
        word = word[:-1]
    if word.endswith(("q", "k", "z")):
        word = word[:-1] + "c"
    if len(word) > SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of *language* (folded) that tell nothing of what a sentence is about; none where it has no list."""
    return _stop_words().get(language, frozenset())


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    tables = tomllib.loads((TABLES / "stopwords.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in tables.items()}


class _Endings:
    def __init__(self, plain: str, changed: dict[str, str]) -> None:
        self.by_length = {**dict.fromkeys(plain.split(), ""), **changed}
        self.longest = max(map(len, self.by_length))


@cache
def _endings() -> dict[str, _Endings]:
    tables = tomllib.loads((TABLES / "endings.toml").read_text(encoding="utf-8"))
    return {language: _Endings(table["off"], table.get("instead", {})) for language, table in tables.items()}
