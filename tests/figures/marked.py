"""Articles written with their attributions marked: source and cue in [ ], content in { }."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.figures import find_moments
from sayso.records import Article, Attribution, Block, Holder, When
from sayso.text import Span

PRONOUNS = {"he": "Ana Brel", "she": "Ana Brel", "they": "Ana Brel"}


def moments(
    marked: str, *, published: str | None = "2024-12-24", language: str | None = "en", holders: Sequence[str | None] | None = None
) -> list[When | None]:
    """When each statement of *marked* was said.

    A line is a paragraph, and one that begins with ``#`` a headline; a statement ends with its sentence or at “//”. Of two
    marks in [ ] the first is the source unless it is told by “=”: ``[=said] [Ana Brel]``. A holder is known by his source's
    words, a pronoun or none is Ana Brel, and *holders* says otherwise.
    """
    text, blocks, attributions = "", list[Block](), list[Attribution]()
    for line in marked.strip("\n").split("\n"):
        title, start = line.startswith("#"), len(text)
        for piece in re.split(r"(?<=[^\d][.?!]) |//", line.removeprefix("#").strip()):
            text += " " if len(text) > start else ""
            plain, told, content = _spans(piece, len(text))
            text += plain
            if content:
                cue = [span for span, is_cue in told if is_cue] or [span for span, _ in told[-1:]]
                source = tuple(span for span, _ in told if span not in cue)
                attributions.append(Attribution(source, tuple(cue), content, 1.0))
        blocks.append(Block("title" if title else "paragraph", (start, len(text))))
        text += "\n"
    names = list(holders) if holders is not None else [_name(text, attribution) for attribution in attributions]
    people = [_holder(text, attribution, name) for attribution, name in zip(attributions, names, strict=True)]
    return find_moments(Article(text=text, blocks=tuple(blocks), published=published, language=language), attributions, people)


def _spans(piece: str, at: int) -> tuple[str, list[tuple[Span, bool]], tuple[Span, ...]]:
    plain, told, content, start, cue = "", list[tuple[Span, bool]](), list[Span](), 0, False
    for char in piece:
        if char in "[{":
            start, cue = at + len(plain), False
        elif char == "=":
            cue = True
        elif char == "]":
            told.append(((start, at + len(plain)), cue))
        elif char == "}":
            content.append((start, at + len(plain)))
        else:
            plain += char
    return plain, told, tuple(content)


def _name(text: str, attribution: Attribution) -> str:
    words = " ".join(text[start:end] for start, end in attribution.source)
    return PRONOUNS.get(words.lower(), words) or "Ana Brel"


def _holder(text: str, attribution: Attribution, name: str | None) -> Holder:
    words = " ".join(text[start:end] for start, end in attribution.source)
    return Holder(words, attribution.source, name, "unnamed" if name is None else "person")
