"""What a few words mean, as 128 small numbers: cheap enough for every statement of every page.

A text's vector is the sum of its words' vectors, each weighted by how rare the word is in news; no network runs. The table was
distilled from a sentence encoder (`training/meaning.py`; `data/meaning.json` is its card). It knows English. Of another language it
knows nothing, and says so with an empty vector, unless the caller brings the words in English: `vector_of`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError

Floats = NDArray[np.float64]

TABLE = Path(__file__).parent / "data" / "meaning.npz"
LANGUAGES = frozenset({"en"})
WORD = re.compile(r"[^\W_]+")
LONGEST = 40
"""Letters of a word that are looked at: a run without spaces may be a thousand letters long."""
FULL = 127
"""The greatest number of a vector: it fits a signed byte."""


class Table:
    """The vectors of word pieces, by greedy longest match: “gatekeepers” is *gate*, *##keepers*."""

    def __init__(self, path: Path = TABLE) -> None:
        try:
            with np.load(path, allow_pickle=False) as arrays:
                pieces = bytes(arrays["pieces"]).decode("utf-8").split("\n")
                self._rows: NDArray[np.int8] = arrays["rows"]
                self._scales: Floats = arrays["scales"].astype(np.float64)
                self._rarities: Floats = arrays["rarities"].astype(np.float64)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError("the table of meanings cannot be read; reinstall Sayso", str(path)) from error
        self._places = {piece: i for i, piece in enumerate(pieces)}
        self._longest = max(map(len, pieces))
        self.size: int = self._rows.shape[1]

    def pieces(self, word: str) -> tuple[int, ...]:
        """Rows of the pieces of one folded *word*; none where a part of it is in no piece."""
        found: list[int] = []
        start, mark = 0, ""
        while start < len(word):
            for end in range(min(len(word), start + self._longest), start, -1):
                place = self._places.get(mark + word[start:end])
                if place is not None:
                    found.append(place)
                    start, mark = end, "##"
                    break
            else:
                return ()
        return tuple(found)

    def sum(self, places: Sequence[int]) -> Floats:
        """The vectors of rows *places* added up."""
        chosen = np.asarray(places, dtype=np.intp)
        total: Floats = self._scales[chosen] @ self._rows[chosen].astype(np.float64)
        return total

    def rarity(self, places: Sequence[int]) -> float:
        """The rarity of the rarest of rows *places*."""
        return float(max(self._rarities[place] for place in places))


def vector(text: str, language: str = "en") -> bytes:
    """The meaning of *text* as signed bytes; empty where the language is not known or no word is.

    >>> closeness(vector("opened the gate"), vector("the gates were opened")) > closeness(vector("opened the gate"), vector("raised taxes"))
    True
    >>> vector("abriu a comporta", "pt")
    b''
    """
    return vector_of(words_of(text)) if language in LANGUAGES else b""


def vector_of(words: Iterable[str]) -> bytes:
    """The meaning of English *words* in any order: for terms that were glossed from another language.

    >>> vector_of(["gate", "opened"]) == vector_of(["opened", "gate"])
    True
    """
    places = sorted(place for word in words for place in _places(fold(word)))
    if not places:
        return b""
    total = _table().sum(places)
    most = float(np.abs(total).max())
    return (total * (FULL / most)).round().astype(np.int8).tobytes() if most else b""


def closeness(one: bytes, other: bytes) -> float:
    """The cosine of two vectors; 0 where one is empty.

    >>> closeness(vector("the bridge"), vector("the bridge"))
    1.0
    >>> closeness(vector("the bridge"), b"")
    0.0
    """
    return float(closenesses([one], [other])[0, 0])


def closenesses(ones: Sequence[bytes], others: Sequence[bytes]) -> Floats:
    """Cosines of all *ones* with all *others* at once, ``[ones, others]``."""
    mine, theirs = _rows(ones), _rows(others)
    # whole numbers below 2^24: their products add up to the same in whatever order a machine adds them
    products = (mine @ theirs.T).astype(np.float64)
    lengths = np.outer(np.sqrt((mine * mine).sum(axis=1, dtype=np.float64)), np.sqrt((theirs * theirs).sum(axis=1, dtype=np.float64)))
    found: Floats = np.minimum(products / np.maximum(lengths, 1e-9), 1.0).round(6)
    return found


def rarity(word: str) -> float:
    """How telling an English word is by its use in news: 0 for “the”, about 1 for a word met once in a million.

    >>> rarity("the") < rarity("said") < rarity("bridge") < rarity("archipelago")
    True
    """
    places = _places(fold(word))
    return _table().rarity(places) if places else 1.0


def words_of(text: str) -> list[str]:
    """The words of *text*, folded."""
    return WORD.findall(fold(text))


def fold(word: str) -> str:
    """*word* in lower case and without accents, as the table has it."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def card() -> dict[str, Any]:
    """Where the table comes from, and what it was measured to be worth."""
    read: dict[str, Any] = json.loads(TABLE.with_suffix(".json").read_text(encoding="utf-8"))
    return read


def _rows(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    rows = np.zeros((len(vectors), _table().size), dtype=np.float32)
    for i, one in enumerate(vectors):
        if one:
            rows[i] = np.frombuffer(one, dtype=np.int8)
    return rows


@lru_cache(maxsize=65536)
def _places(word: str) -> tuple[int, ...]:
    return _table().pieces(word[:LONGEST])


@lru_cache(maxsize=1)
def _table() -> Table:
    return Table()
