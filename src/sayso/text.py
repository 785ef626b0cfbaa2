"""Spans that survive: pieces of a text by their code points, and what can be asked of them.

A span is ``(start, end)`` in Unicode code points, end exclusive, always into the
text it was found in. UTF-16 (what browsers count) is converted here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

Span = tuple[int, int]

UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚΑ-ΩЁІЇЄА-Я]"
"""A capital letter, as a character class: Python's re has none for it."""
SENTENCE_END = re.compile(rf"[.!?…][”\"’')\]»]*\s+(?=[“\"‘'(\[«]?{UPPER})|\n+")
ABBREVIATED = re.compile(
    r"(?:^|[\s(“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|St|Rev|Hon|Jr|Sr|No|vs|Sens|Reps|Fr|Adm|Brig|Cllr|MM|Mme|Mlle|Pr|U\.S|U\.N|U\.K|E\.U)$"
)

GAP = " … "
"""What stands between the pieces of a discontinuous quotation when it is shown as one string."""


def cut(text: str, spans: Iterable[Span]) -> str:
    """The words under *spans*, pieces joined by an ellipsis.

    >>> cut("He said it, she said.", [(0, 7), (12, 20)])
    'He said … she said'
    """
    return GAP.join(text[start:end] for start, end in spans)


def trim(text: str, span: Span) -> Span:
    """*span* without white space at its ends.

    >>> trim(" a word ", (0, 8))
    (1, 7)
    """
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def overlaps(a: Span, b: Span) -> bool:
    """Whether the two spans share a code point."""
    return a[0] < b[1] and b[0] < a[1]


def within(inner: Span, outer: Span) -> bool:
    """Whether *inner* lies wholly inside *outer*."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def hull(spans: Sequence[Span]) -> Span:
    """The smallest single span that holds all of *spans* (which must not be empty)."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin; abbreviations that end in a full stop do not end one.

    >>> sentence_starts("Mr. Orl left. He said no.")
    [0, 14]
    """
    starts = [0]
    for match in SENTENCE_END.finditer(text):
        if text[match.start()] == "." and ABBREVIATED.search(text[max(match.start() - 8, 0) : match.start()]):
            continue
        starts.append(match.end())
    return starts


def to_utf16(text: str, span: Span) -> Span:
    """*span* in UTF-16 code units, as JavaScript and the DOM count.

    >>> to_utf16("🕊 peace", (2, 7))
    (3, 8)
    """

    def units(piece: str) -> int:
        return len(piece.encode("utf-16-le", "surrogatepass")) // 2

    start = units(text[: span[0]])
    return start, start + units(text[span[0] : span[1]])


JOINERS = frozenset("\u200c\u200d")
"""Format characters that words need: Persian and Indic scripts, and joined emoji."""


def visible(text: str) -> str:
    r"""*text* without controls, marks of direction and halves of letters; white space of every sort becomes a space.

    >>> visible("Minister\x1b[2J\u202e denies\nall")
    'Minister[2J denies all'
    """
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    if character in JOINERS:
        return character
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character


def unaccented(text: str) -> str:
    """*text* without accents and case.

    >>> unaccented("Presión")
    'presion'
    """
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=50_000)  # a story says few names, and says them often
def fold(name: str) -> str:
    """*name* for comparison: no accents, case, punctuation, titles' dots or leading article.

    >>> fold("The Ministry of Défense,")
    'ministry of defense'
    """
    words = re.findall(r"\w+", unaccented(name))
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


def text_fragment(quotation: str) -> str:
    """The ``#:~:text=`` directive that makes a browser scroll to *quotation* on the live page.

    Long quotations are given by their first and last words, as the Text Fragments
    draft advises, so that a change in the middle does not lose the place.
    """
    words = quotation.split()
    ends = [" ".join(words[:4]), " ".join(words[-4:])] if len(words) > 8 else [" ".join(words)]
    return "#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
