"""Whether an article is of a story that a person defined by words."""

from __future__ import annotations

import re

from sayso.stories.forms import TOKEN, folded, sound, stem
from sayso.traces import Topic

PIECE = re.compile(r"(-?)(?:“([^”]+)”|\"([^\"]+)\"|(\S+))")


def matches(words: str, about: Topic | str) -> bool:
    """Whether all of *words* are found in *about*: a text, or what is kept of an article.

    A word matches its inflections and the other spellings of a name; “words in quotation marks” must follow one another;
    a word after “-” must not be there. No words match nothing.

    >>> matches("Karrowen collapse", "The dam at Karrowen collapsed.")
    True
    >>> matches("dam -Karrowen", "The dam at Karrowen collapsed.")
    False
    """
    said = _forms(about if isinstance(about, str) else _kept(about))
    asked = [(bool(match[1]), _forms(match[2] or match[3] or match[4])) for match in PIECE.finditer(words)]
    wanted = [piece for unwanted, piece in asked if not unwanted and piece]
    refused = [piece for unwanted, piece in asked if unwanted and piece]
    return bool(wanted) and all(_stands(piece, said) for piece in wanted) and not any(_stands(piece, said) for piece in refused)


def _kept(topic: Topic) -> str:
    kept = (name for pairs in (topic.places, topic.names, topic.words) for name, _ in pairs)
    return " ; ".join((topic.title, *kept))


def _forms(text: str) -> list[tuple[str, str]]:
    return [(stem(word), sound(word)) for word in (folded(token.group()) for token in TOKEN.finditer(text))]


def _stands(piece: list[tuple[str, str]], said: list[tuple[str, str]]) -> bool:
    return any(
        all(_same(asked, there) for asked, there in zip(piece, said[at : at + len(piece)], strict=True))
        for at in range(len(said) - len(piece) + 1)
    )


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] or (len(one[1]) > 3 and one[1] == other[1])
