"""Authors' names out of what bylines print: without “By”, roles, addresses and the outlet's own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.articles.dom import squeeze
from sayso.articles.wording import phrase, words
from sayso.text import fold

_BY = re.compile(
    r"^(?:(?:written|reported|reporting|story|text|words|posted|published|created)\s+)?(?:by|von|par|por|di|da|door|af|av|od|eftir|przez|autor(?:in|es|en)?|author(?:s)?|auteurs?|"
    r"redacci[oó]n|text|texte|yazan|napsal[ai]?|opinion by|analysis by)\s*[:/]?\s+(?=\S)|^(?:author|autor|auteur|text|by|von)s?\s*:\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;|•·]\s*")
_SPLIT = re.compile(r"\s+/\s+|\s*,\s*(?:and|und|et|y|e|og|och|i)\s+|\s+(?:and|und|et|y|og|och|&|with|mit|ja)\s+", re.IGNORECASE)
_ROLE = phrase("role", r"\b", r"\b")
_JUNK = re.compile(
    r"https?://|www\.|@\w|\d{3,}|^[\W\d_]*$|^(?:admin|administrator|none|null|undefined|unknown|n/?a|author|staff|editor|redaktion|webmaster|guest)$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+|\(.*?\)|\[.*?\]")


AGENCIES = frozenset(words("agencies"))
"""News agencies that sign beside or instead of a person."""


def clean_names(given: Iterable[str], outlets: Sequence[str] = ()) -> tuple[str, ...]:
    """The names in *given*, one each, in order, without doubles.

    An outlet named beside its authors as one of them is left out; one that signs alone, or within one signature
    (“Lodestar, Vorn Valley Now”), stays as printed.

    >>> clean_names(["By Ana Roe and Ben Doe, senior editor", "The Courier"], ["The Courier"])
    ('Ana Roe', 'Ben Doe')
    """
    own = {fold(outlet) for outlet in outlets}
    signatures = [list(_apart(part)) for text in list(given)[:40] if text for part in _BETWEEN.split(squeeze(text)[:400])]
    persons = [names for names in signatures if len(names) > 1 or any(fold(name) not in own for name in names)]
    kept: dict[str, str] = {}
    for name in (name for names in persons or signatures for name in names):
        kept.setdefault(fold(name), name)
    kept.pop("", None)
    return tuple(kept.values())[:20]


def _apart(text: str) -> Iterable[str]:
    if re.match(r"https?://|www\.", text):
        return
    text = squeeze(_BY.sub("", _MAIL.sub(" ", text)))
    parts = _SPLIT.split(text)
    if any(part and part[0].islower() and fold(part) not in AGENCIES and "/" not in part for part in parts[1:]):
        parts = [text]  # “Standard staff and agencies” is one signature
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",")]
        for number, piece in enumerate(pieces):
            name = squeeze(_BY.sub("", piece)).strip(" .:–—-*")
            if not name or _JUNK.search(name) or len(name) > 60 or len(name.split()) > 6:
                continue
            if number and fold(name) not in AGENCIES and (_ROLE.search(name) or len(name.split()) < 2):
                continue  # after a comma stands a role or a place, or the next author
            yield name
