"""How an article introduces whom it names: titles, the office before the name, the apposition after it."""

from __future__ import annotations

import itertools
import re

from sayso.sources.entities import Entity, Piece
from sayso.sources.lexicon import Gender, Lexicon
from sayso.sources.runs import TOKEN
from sayso.text import Span

SHORT_TITLES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "congressman",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "prof": "professor",
}
AGE = re.compile(r",\s(?:aged\s)?(\d{1,2})(?=[,.\s)])")
APPOSED = re.compile(r",\s([^,.;:\n“”\"()]{4,90})(?=[,.;\n]|$)")
SPOKEN = re.compile(r"\b(?:said|says|told|tells|added|dijo|afirmó|déclaré|affirmé|dit|indiqué|sagte|sagt|erklärte)\b")
"""“Matis Kerrold, the mayor said”: whoever speaks after the comma is somebody else."""
MOST_PHRASES = 4
"""Whoever is introduced oftener is introduced in the same words again."""


class Introductions:
    """One article's words around its names."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon

    def describe(self, entity: Entity, piece: Piece, gender: Gender) -> None:
        """Learn from titles (which tell *gender*), the words before and the apposition after what *entity* is."""
        lexicon = self.lexicon
        entity.described.update(token.text.lower().rstrip(".") for token in piece.titles)
        entity.described.update(lexicon.noun(token.text.lower()) for token in piece.titles if lexicon.compounds)
        entity.described.update(SHORT_TITLES[word] for word in tuple(entity.described) if word in SHORT_TITLES)
        if entity.kind == "person" and gender:
            entity.votes[gender] += 5
        start = (piece.titles or piece.tokens)[0].start
        end = piece.tokens[-1].end
        self._call(entity, piece)
        before = TOKEN.findall(self.text[max(start - 90, 0) : start].rpartition(".")[2].rpartition("\n")[2])
        after = self.text[end : end + 110]
        comma = self.text[max(start - 2, 0) : start] == ", "
        if comma and after[:1] in {"", ",", ".", ";", ":", ")", "\n"}:
            # “After talks with the president, | Hask flew home” and “… by the minister, | Kerrold said” call them nothing
            if (described := self._described_before(start - 2)) is not None:
                self._learn(entity, TOKEN.findall(self.text[slice(*described)]))
                self._keep(entity, described)
            else:
                self._learn(entity, TOKEN.findall(re.split(r",|[’']s\s", self.text[max(start - 92, 0) : start - 2])[-1])[-7:])
        elif before and not comma and lexicon.head(before[-1]):
            self._learn(entity, before[-7:])
        if after[:1] == "," and piece.name == entity.name and not SPOKEN.search(after.split(",")[1]):
            told = TOKEN.findall(re.split(r"[,.;\n“”\"]", after[1:], maxsplit=1)[0])[:10]
            if told and not self._is_aside(told):
                self._learn(entity, told)
            if (age := AGE.match(after)) is not None:
                entity.described.add(f"{age.group(1)}-year-old")

    def _is_aside(self, words: list[str]) -> bool:
        """Whether *words* after a name tell something else than what it is: “Orl, | according to the army”, “AFP, | citing the army”."""
        lists, citing = self.lexicon.lists, self.lexicon.relays.get("citing")
        if words[0].lower() in lists["prepositions"] or (citing is not None and citing.match(" ".join(words[:2]))):
            return True
        begins = lists["articles"] | lists["definite"] | lists["possessives"]
        return words[0].endswith("ing") and len(words) > 1 and words[1].lower() in begins

    def _call(self, entity: Entity, piece: Piece) -> None:
        """Keep the phrases that introduce a person whole: titles, the office before the name, the apposition after it."""
        if entity.kind != "person" or len(entity.introduced) >= MOST_PHRASES:
            return
        lexicon = self.lexicon
        start, end = piece.tokens[0].start, piece.tokens[-1].end
        self._keep(entity, (self._introduction(start), start))
        after = APPOSED.match(self.text, end)
        if after is not None and not SPOKEN.search(after.group(1)):
            words = TOKEN.findall(after.group(1))
            stop = next((i for i, word in enumerate(words) if i and word.lower() in lexicon.lists["relative"]), len(words))
            if any(lexicon.head(word) is not None for word in words[:stop][:8]):
                clause = re.search(r"\s(?:who|whose|whom|which|that)\b", after.group(1))
                self._keep(entity, (after.start(1), after.start(1) + clause.start() if clause else after.end(1)))

    def _described_before(self, end: int) -> Span | None:
        """The description that ends at *end*, from its article or owner on: “The | finance minister |, Matis Kerrold, …”."""
        lexicon = self.lexicon
        begins = lexicon.lists["articles"] | lexicon.lists["definite"] | lexicon.lists["possessives"]
        joins = lexicon.lists["prepositions"]
        tokens = list(TOKEN.finditer(self.text, max(end - 90, 0), end))[-8:]
        begin = end
        for at in range(len(tokens) - 1, -1, -1):
            word = tokens[at].group()
            if self.text[tokens[at].end() : begin].strip(" ’'"):
                return None
            begin = tokens[at].start()
            owner = word[-2:] in {"’s", "'s"} or self.text[tokens[at].end() : tokens[at].end() + 1] in {"’", "'"}
            inner = word.lower() in joins or (at > 0 and tokens[at - 1].group().lower() in joins)
            if owner or (word.lower() in begins and not inner):
                told = any(self._tells(token.group().lower()) for token in tokens[at:])
                return (begin, end) if told else None
        return None

    def _introduction(self, start: int) -> int:
        """Where the words begin that introduce the name at *start*: “Vorn Hydro spokesman”, “former Foreign Minister”."""
        begin = start
        for token in reversed(list(TOKEN.finditer(self.text, max(start - 90, 0), start))[-6:]):
            word = token.group()
            gap = self.text[token.end() : begin]
            if gap.strip(". ") or "\n" in gap or (gap.startswith(".") and not self.lexicon.is_title(word + ".")):
                break
            office = self._tells(word.lower()) or self.lexicon.is_title(word) or self.lexicon.is_title(word + ".")
            if not office and (begin == start or not (word[0].isupper() or word in self.lexicon.lists["attributes"])):
                break
            if word.lower() in self.lexicon.lists["articles"]:
                break
            begin = token.start()
        return begin

    def _keep(self, entity: Entity, span: Span) -> None:
        if span in entity.introduced:
            return
        words = " ".join(self.text[slice(*span)].lower().split())
        while words and words.split()[0] in self.lexicon.lists["articles"]:
            words = words.partition(" ")[2]
        plain = words.rstrip(".").split()
        if plain and len(words) < 80 and any(self._tells(word) for word in plain):
            entity.called.add(words)
            entity.introduced.append(span)

    def _tells(self, word: str) -> bool:
        """Whether *word* (lower case) says what somebody is: “minister”, “sen.”, but not “mr”."""
        return self.lexicon.head(word) is not None or word in SHORT_TITLES

    def _learn(self, entity: Entity, words: list[str]) -> None:
        for before, word in itertools.pairwise(("", *words)):
            lower = word.lower()
            if (head := self.lexicon.head(lower)) is not None and not head.plural:
                entity.described |= {lower, self.lexicon.noun(lower)}
                if entity.kind == "person" and (gender := self.lexicon.gender_by_article(before, lower)):
                    entity.votes[gender] += 2
            elif word[0].isupper():
                entity.described.add(lower)
