"""Which body “the ministry”, “the company” or “the officials” is: one that the article names or describes more fully."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.records import Article, SourceKind
from sayso.sources.candidates import Candidate, as_candidate, placed
from sayso.sources.entities import Entity, Mention
from sayso.sources.kinds import kind_of_name
from sayso.sources.lexicon import demonyms
from sayso.sources.mentions import Phrase, modifiers
from sayso.sources.outlets import is_outlet, is_own
from sayso.sources.pronouns import LATELY, REACH, UNNAMED_BEFORE, Scene
from sayso.sources.runs import TOKEN
from sayso.text import UPPER

PREDICATE = re.compile(r"\s[a-zà-ÿ]")
"""What follows a subject: a small letter."""
LONG_ENOUGH = 5
"""Letters of a word that tells something as the end of another."""


class Bodies:
    """The bodies of one article, by whatever they are called."""

    def __init__(self, article: Article, scene: Scene) -> None:
        self._article, self._scene = article, scene
        self._text, self._names, self._lexicon = scene.text, scene.names, scene.lexicon

    def called(self, phrase: Phrase, owner: str) -> list[Candidate]:
        """The organisations whose name holds the phrase's head, or which an apposition calls so."""
        found: dict[int, Candidate] = {}
        away = self._scene.distances(phrase.span[0])
        which = modifiers(phrase, self._lexicon)
        core = TOKEN.findall(self._text[phrase.core[0] : phrase.core[1]])
        named = {word.lower().removesuffix("’s").removesuffix("'s") for word in core[1:] if word[0].isupper()}
        if core and core[0][-2:] in {"’s", "'s"}:
            named.add(core[0][:-2].lower())
        before = self._called_before(phrase)
        for entity in self._names.entities:
            kind = kind_of_name(entity)
            if kind not in {"organisation", "outlet"} or (entity.known is not None and entity.known.capital):
                continue
            words = {word.lower() for word in entity.name.split()}
            if not named <= words | entity.described or (owner and owner.split()[0].lower().removesuffix("’s") not in words):
                continue
            if phrase.head in words or (self._lexicon.compounds and any(_holds(word, phrase.head) for word in words)):
                missed = sum(not any(_holds(word, modifier) for word in words) for modifier in which)
                if missed and len(words) == 1 and self._lexicon.noun_first:
                    continue  # “la Chambre | des transporteurs” is called so in full: no other chamber is
                score = 6.5 - 2.5 * missed + 0.6 * (len(which) - missed)
            elif (phrase.head in entity.described and not which - entity.described) or id(entity) in before:
                score = 5.5
            elif which and which <= words and phrase.head in self._lexicon.lists["bodies"]:
                score = 5.0  # “the observatory group” of the Orl Observatory
            else:
                continue
            called = as_candidate(entity, score - away.get(id(entity), UNNAMED_BEFORE), f"a body called “{phrase.head}”")
            found[id(entity)] = self._with_its_adjective(phrase, called)
        good = [candidate for candidate in found.values() if candidate.score > 2.0]
        if good or not phrase.definite or which or phrase.owner or phrase.core[1] - phrase.core[0] > 28:
            return good
        if phrase.head not in self._lexicon.lists["bodies"]:
            return self.said_before(phrase, "organisation") or self._fuller_body(phrase)
        medium = (head := self._lexicon.head(phrase.head)) is not None and head.kind == "outlet"
        return self.last_of(phrase, frozenset({"outlet" if medium else "organisation"}), "the last body named")

    def _called_before(self, phrase: Phrase) -> set[int]:
        """The bodies, by the thing's id, that spoke as “the | department” before."""
        called = re.compile(rf"(?:{'|'.join(self._lexicon.lists['definite'])})\s{re.escape(phrase.head)}\b", re.IGNORECASE)
        turns = self._scene.turns_before(phrase.span[0], LATELY)
        return {
            id(turn.candidate.entity) for turn in turns if turn.candidate.entity is not None and called.match(self._text, turn.position)
        }

    def _with_its_adjective(self, phrase: Phrase, named: Candidate) -> Candidate:
        """“el Ministerio de Puertos | neskio”: in Romance languages the adjective after a body's name tells whose it is."""
        here = next((each for each in self._names.inside(phrase.core) if each.entity is named.entity), None)
        if not self._lexicon.noun_first or here is None or " " not in named.name:
            return named
        rest = self._text[here.end : phrase.core[1]]
        adjective = re.fullmatch(r"\s([a-zà-ÿ]{4,})", rest)
        if adjective is None or adjective.group(1) in self._lexicon.lists["prepositions"] | self._lexicon.lists["adverbs"]:
            return named
        return replace(named, name=named.name + rest)

    def _fuller_body(self, phrase: Phrase) -> list[Candidate]:
        """“the ministry” after “the works ministry”: the nearest fuller description of it, named in small letters."""
        nearest = None
        for match in re.finditer(
            rf"(?:\b{UPPER}\w+(?:’s|'s)?\s)?(?<![’'])\b(\w+(?:[’']s)?)\s(?i:{re.escape(phrase.head)})\b", self._text[: phrase.span[0]]
        ):
            if match.group(1).lower() not in self._lexicon.lists["starters"]:
                words = match.group().split()
                nearest = " ".join(words[words[0].lower() in self._lexicon.lists["definite"] :])
        if nearest is None and phrase.head in self._lexicon.lists["of_a_state"] and (state := self._state_at_home()) is not None:
            adjective = self.adjective(as_candidate(state, 0.0, "")) or state.name
            return [Candidate(f"{adjective} {phrase.head}", "organisation", 2.5, "of the state that the article is about")]
        return [Candidate(nearest, "organisation", 3.0, "described more fully before")] if nearest else []

    def _state_at_home(self) -> Entity | None:
        """The state that the article names oftener than all others together."""
        states = sorted((each for each in self._names.entities if each.kind == "state"), key=lambda each: -each.mentions)
        return states[0] if states and states[0].mentions > max(sum(each.mentions for each in states[1:]), 1) else None

    def last_of(self, phrase: Phrase, kinds: frozenset[SourceKind], reason: str) -> list[Candidate]:
        """The speakers and names of *kinds* nearest before."""
        found: list[Candidate] = []
        for turn in reversed(self._scene.turns[-6:]):
            entity = turn.candidate.entity
            if turn.candidate.kind in kinds and entity is not None and turn.position < phrase.span[0] and self._may_be(phrase.head, entity):
                found.append(turn.candidate.scored(5.0 - 0.4 * len(found), f"{reason}, a speaker"))
        for mention in self._scene.named_before(phrase.span[0], reach=REACH):
            entity = mention.entity
            if entity is not None and kind_of_name(entity) in kinds and not self._aside(entity) and self._may_be(phrase.head, entity):
                topic = self._begins_the_sentence_before(mention, phrase)
                found.append(as_candidate(entity, 5.2 if topic else 4.6 - 0.4 * len(found), reason))
                if len(found) >= 4:
                    break
        return found

    def _begins_the_sentence_before(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether *mention* begins the sentence before that of *phrase*: “Orl Holdings | was fined”, but not “TAMPA, Fla. — ”."""
        if mention.sentence != self._names.sentence_of(phrase.span[0]) - 1 or not PREDICATE.match(self._text, mention.end):
            return False
        start, _ = self._names.sentence_span(mention.sentence, len(self._text))
        return all(word.lower() in self._lexicon.lists["definite"] for word in TOKEN.findall(self._text[start : mention.name_start]))

    def _may_be(self, head: str, entity: Entity) -> bool:
        """Whether a body may be called by *head* for all that its name says: “the bank” is neither a news agency nor a university."""
        lists = self._lexicon.lists
        particular = head in lists.get("particular", ())
        rules_out = lists.get("public", frozenset()) | (lists.get("kinds_by_name", frozenset()) if particular else frozenset())
        if not particular and head not in lists.get("commercial", ()):
            return True
        called = {word.lower() for word in entity.name.split()}
        medium = particular and kind_of_name(entity) != "outlet" and is_outlet(entity, self._lexicon)
        return not medium and called.isdisjoint(rules_out - {head})

    def _aside(self, entity: Entity) -> bool:
        """Places, and the outlet that tells all this, are not who “the company” is."""
        return placed(entity) or is_own(self._article, entity.name)

    def said_before(self, phrase: Phrase, kind: SourceKind) -> list[Candidate]:
        """A speaker of the same head described more fully before: “the officials” → “Tarvenian defence officials”."""
        which = modifiers(phrase, self._lexicon)
        for turn in reversed(self._scene.turns):
            words = turn.candidate.name.lower().split()
            if not which <= set(words):
                continue
            if (
                (turn.candidate.kind == kind or {turn.candidate.kind, kind} == {"group", "unnamed"})
                and (phrase.head in words or (self._lexicon.compounds and any(_holds(word, phrase.head) for word in words)))
                and turn.position < phrase.span[0]
                and len(words) >= len(phrase.described)
            ):
                return [turn.candidate.scored(4.0, "described more fully before")]
        return []

    def adjective(self, owner: Candidate) -> str:
        """A state's adjective where the article itself uses it: “Lethian” for an invented Lethia as for a known one."""
        if owner.kind != "state":
            return ""
        known = [word for word, state in demonyms().items() if state == owner.name]
        return next((word for word in (*known, owner.name + "n", owner.name + "an") if f"{word} " in self._text), "")


def _holds(word: str, modifier: str) -> bool:
    """Whether a word of a name is *modifier* or ends in it: “Interfluvial” and “Inter-River” are how a name says “fluvial” and “river”.

    >>> _holds("inter-river", "river"), _holds("university", "city")
    (True, False)
    """
    return word == modifier or (len(modifier) >= LONG_ENOUGH and word.endswith(modifier))
