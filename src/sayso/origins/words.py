"""An article's words as they are compared: runs of them, a sample of the runs, and a sketch of them all.

A run is four words in a row. Whoever prints a report again keeps most of its runs, whoever tells the same in his own words keeps few.
Two records are made of the runs: a MinHash sketch, which finds texts that are alike as wholes, and a sample, every second run by its
hash and thus the same runs in every article, from which it is counted how much of one text stands in another. The *marks* are for
finding: runs of twice the length, too long for a set phrase, of which each article keeps those with the least hashes.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
import zlib
from collections.abc import Sequence

from rensa import RMinHash

RUN = 4
"""Words in a run: five broke at every second edit of a rewritten dispatch, three stand by chance in reports of one event."""
SAMPLE = 2
"""One run in so many is kept: of a report of eighty words still forty."""
MOST_RUNS = 5000
"""No more words of a text than this many are compared; a live page may be longer than a book."""
MARKS = 12
"""Marks kept. Of a text that is a quarter of another's the two have three in common."""
TAIL = 60
"""The last words of a text give no marks: an outlet ends every page alike, and a mark that thousands have finds nothing."""
LONG = 250
"""From this many words on a text has such a tail."""
MIX = 0x9E3779B1
"""An odd number that spreads small differences over all bits."""
SLOTS = 64
"""Numbers in a sketch."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Japanese and Chinese. Each sign counts as a word."""
WORD = re.compile(rf"\d+(?:[.,  ]\d{{3}})+(?!\d)|[{UNSPACED}]|[^\W{UNSPACED}]+")
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
GROUPS = re.compile(r"[.,  ]")


def words_of(text: str) -> list[str]:
    """The words of *text* for comparison: no case, no apostrophes, no signs within numbers.

    >>> words_of("Lethia’s 1,200 houses")
    ['lethias', '1200', 'houses']
    """
    plain = APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return [GROUPS.sub("", word) if word[0].isdigit() else word for word in WORD.findall(plain)]


def run_length(words: Sequence[str]) -> int:
    """How many of these words a run has: twice as many where most of them are single signs."""
    signs = sum(len(word) == 1 for word in words)
    return RUN if signs * 2 < len(words) else 2 * RUN


def runs_of(words: Sequence[str], length: int) -> list[bytes]:
    """The runs of *length* words, in order; of a shorter text the whole."""
    few = words[:MOST_RUNS]
    return [" ".join(few[at : at + length]).encode("utf-8", "surrogatepass") for at in range(max(1, len(few) - length + 1))]


def hashes(runs: Sequence[bytes]) -> list[int]:
    """A 32-bit hash of each run."""
    return [zlib.crc32(run) for run in runs]


def sampled(hashed: Sequence[int]) -> tuple[int, ...]:
    """The same runs in every article, sorted."""
    return tuple(sorted({each for each in hashed if each % SAMPLE == 0}))


def sketch(runs: Sequence[bytes]) -> tuple[int, ...]:
    """The MinHash of *runs*."""
    made = RMinHash(num_perm=SLOTS, seed=1)
    made.update(list(runs))
    return tuple(made.digest())


def marks(hashed: Sequence[int], length: int) -> tuple[int, ...]:
    """The least hashes of the long runs of the text before its tail, sorted; a long run is hashed from the two that it consists of."""
    body = hashed[:-TAIL] if len(hashed) >= LONG else hashed
    long = {(first * MIX + second) & 0xFFFFFFFF for first, second in zip(body, body[length:], strict=False)}
    return tuple(heapq.nsmallest(MARKS, long or set(hashed)))
