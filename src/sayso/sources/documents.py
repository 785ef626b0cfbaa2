"""What a report or a law is called where somebody speaks through it: by its medium, its author, or its fullest short name."""

from __future__ import annotations

import re

from sayso.sources.entities import Entity
from sayso.sources.mentions import Phrase
from sayso.sources.pronouns import Scene
from sayso.sources.runs import TOKEN
from sayso.text import UPPER

BEFORE_HEAD = re.compile(rf"((?:\b{UPPER}[\w’'/-]*\s){{1,6}})(?:\w+\s)?$")
"""Names right before a document's noun, at most one plain word between: “the TNO final report”."""


class Documents:
    """The documents of one article."""

    def __init__(self, scene: Scene) -> None:
        self._text, self._names, self._lexicon = scene.text, scene.names, scene.lexicon
        self._called: dict[str, list[tuple[int, str]]] = {}

    def medium(self, phrase: Phrase) -> Entity | None:
        """“a Reuters report”: the outlet whose report it is."""
        for mention in self._names.inside(phrase.core):
            after = self._text[mention.end : phrase.core[1]].removeprefix("’s").removeprefix("'s").strip()
            if mention.entity is not None and mention.entity.kind == "outlet" and after == phrase.head:
                return mention.entity
        return None

    def written_by(self, phrase: Phrase) -> str | None:
        """“the report by the Institute (TNO)” → “TNO report”: a document by its author's short name, where one is given."""
        if phrase.told is None or phrase.told.kind != "document":
            return None
        match = re.search(rf"{re.escape(phrase.head)} (?:by|from) (?:the )?", self._text[phrase.core[0] : phrase.core[1]])
        mentions = self._names.inside((phrase.core[0] + match.end(), phrase.span[1] + 90)) if match else []
        if match is None or not mentions or mentions[0].start != phrase.core[0] + match.end() or mentions[0].entity is None:
            return None
        return f"{mentions[0].entity.acronym} {phrase.head}" if mentions[0].entity.acronym else None

    def fullest(self, phrase: Phrase) -> str | None:
        """The fullest short name of a document: “TNO report”, from “the report by … (TNO)” or from a name before the head."""
        if phrase.core[1] - phrase.core[0] > 40 and not phrase.definite:
            return None
        if any(word[0].isupper() for word in TOKEN.findall(self._text[phrase.core[0] : phrase.core[1]])[1:]):
            return None
        best: str | None = None
        for start, name in self._all_called(phrase.head):
            best = best or name
            if start > phrase.span[0]:
                break
            best = name
        if best is None:
            by = re.search(rf"\b{re.escape(phrase.head)} (?:by|from|of) (?:the )?", self._text)
            if by and (author := self._named_at(by.end())) is not None:
                best = f"{author.acronym or author.name} {phrase.head}"
        return best

    def _all_called(self, head: str) -> list[tuple[int, str]]:
        """Every place where names stand right before *head* (“the TNO report”), with the short name they make."""
        if head not in self._called:
            found = []
            for match in re.finditer(rf"\b{re.escape(head)}\b", self._text):
                before = BEFORE_HEAD.search(self._text, max(match.start() - 80, 0), match.start())
                words = [word for word in (before.group(1).split() if before else []) if not self._plain(word)]
                if words:
                    found.append((match.start(), " ".join([*(word.removesuffix("’s").removesuffix("'s") for word in words), head])))
            for match in re.finditer(rf"\b{re.escape(head)} (?:by|from) (?:the )?", self._text):
                if (author := self._named_at(match.end())) is not None:
                    found.append((match.start(), f"{author.acronym or author.name} {head}"))
            self._called[head] = sorted(found)
        return self._called[head]

    def _named_at(self, position: int) -> Entity | None:
        """Who is named right at *position*."""
        mentions = self._names.inside((position, position + 90))
        return mentions[0].entity if mentions and mentions[0].start == position else None

    def _plain(self, word: str) -> bool:
        return word.lower() in self._lexicon.lists["starters"] or word in self._lexicon.lists["never"]
