"""Who is meant by a description, “the minister”, “its director”, “two officials”: somebody named, or the description itself."""

from __future__ import annotations

import re

from sayso.sources.bodies import Bodies
from sayso.sources.candidates import Candidate, Turn, as_candidate, fits
from sayso.sources.documents import Documents
from sayso.sources.entities import Entity
from sayso.sources.kinds import kind_of_description
from sayso.sources.lexicon import Pronoun
from sayso.sources.mentions import SHARE, Phrase, describe, modifiers
from sayso.sources.offices import Offices, words_of
from sayso.sources.pronouns import LATELY, REACH, UNNAMED_BEFORE, Place, Scene, in_quotes, named_before
from sayso.sources.runs import TOKEN
from sayso.text import UPPER, within

ORDINALS = frozenset({"first", "second", "third", "other"})
COUNT = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Ss]ome)"
OF_A_BODY = rf"(?: (?:of|from|in|at) (?:the )?{UPPER}[\w’-]*(?: {UPPER}[\w’-]*)*)?"
ONE = frozenset({"one", "another"})
THAT_BODY = re.compile(r"\s(de|of) (?:ese|esa|este|esta|dicho|dicha|that|this|the same) (\w+)$")
UNNAMED = "described, not named"
"""The reason of one who goes by his description."""
IN_HAND = "the person in hand"
"""The reason of one who is spoken of and not called so where he is named."""
INTRODUCED_WITHIN = 6


class Descriptions:
    """The descriptions of one article."""

    def __init__(self, scene: Scene, bodies: Bodies) -> None:
        self._scene = scene
        self._text, self._names, self._lexicon = scene.text, scene.names, scene.lexicon
        self._bodies, self._documents = bodies, Documents(scene)
        self._offices = Offices(scene.text, scene.lexicon)

    def candidates(self, phrase: Phrase, owner: str) -> list[Candidate]:
        """Who “the minister”, “its director” or “two officials” is: somebody named, or the description itself."""
        kind = kind_of_description(phrase)
        name = self._spelled_out(phrase, describe(self._text, phrase, self._names, self._lexicon, owner=owner)) or None
        found: list[Candidate] = []
        if phrase.head in ONE and (one := self._one_of_them(phrase)) is not None:
            found.append(one)
        if (group := self._of_a_group(phrase)) is not None:
            found.append(group)
        if (
            not phrase.indefinite
            and not phrase.plural
            and (kind == "role" or (kind == "organisation" and phrase.head in self._lexicon.lists["epithets"]))
        ):
            found += self._holders_of_office(phrase)
        elif not phrase.indefinite and kind in {"organisation", "outlet"}:
            found += self._bodies.called(phrase, owner)
        elif phrase.definite and kind == "state":
            found += self._bodies.last_of(phrase, frozenset({"state"}), "the last state named")
        elif phrase.definite and kind in {"document", "group", "unnamed"}:
            found += self._bodies.said_before(phrase, kind)
        if phrase.head in {"report", "story", "article"} and (medium := self._documents.medium(phrase)) is not None:
            return [as_candidate(medium, 6.0, "a report of this outlet’s"), *found]
        if (owned := self._documents.written_by(phrase)) is not None:
            found.append(Candidate(owned, "document", 5.0, "named after its author"))
        plain = not modifiers(phrase, self._lexicon)
        bare_plural = phrase.head.endswith("s") and not phrase.definite  # “reports say”: anybody's
        if (
            kind == "document"
            and plain
            and not phrase.indefinite
            and not bare_plural
            and (better := self._documents.fullest(phrase)) is not None
        ):
            found.append(Candidate(better, "document", 4.5, "the document's fullest description"))
        if name is not None:
            name = self._share_of(name)
            found.append(Candidate(name, kind, 2.0, UNNAMED, phrase.gender, phrase.plural))
        return found

    def _spelled_out(self, phrase: Phrase, name: str) -> str:
        """*name* with “that ministry” at its end as the body named last that is called so: “alto cargo de ese | Ministerio de Defensa”."""
        match = THAT_BODY.search(name)
        if match is None:
            return name
        spoke = (turn.candidate.name for turn in reversed(self._scene.turns) if turn.position < phrase.span[0])
        named = (mention.entity.full for mention in self._names.before(phrase.span[0], reach=REACH) if mention.entity is not None)
        body = next((each for each in (*spoke, *named) if match.group(2).lower() in each.lower().split()), None)
        if body is None:
            return name
        of = "del" if match.group(1) == "de" and match.group(0).split()[1] in {"ese", "este", "dicho"} else match.group(1)
        return f"{name[: match.start()]} {of} {body}"

    def _one_of_them(self, phrase: Phrase) -> Candidate | None:
        """Who “one, who works at night” is: one of those named in the plural last, in this paragraph (“the harbour's own pilots”)."""
        start = self._text.rfind("\n", 0, phrase.span[0]) + 1
        tokens = list(TOKEN.finditer(self._text, start, phrase.span[0]))
        for place in range(len(tokens) - 1, -1, -1):
            word = tokens[place].group()
            head = self._lexicon.head(word)
            if head is None or not head.plural or head.kind not in {"group", "unnamed"} or in_quotes(self._text, tokens[place].start()):
                continue
            one = _singular(word.lower())
            if self._lexicon.head(one) is None or self._lexicon.language != "en":
                return None
            owner = next((token.group()[:-2] for token in tokens[max(place - 2, 0) : place] if token.group()[-2:] in {"’s", "'s"}), "")
            return Candidate(f"{owner} {one}".strip(), "unnamed" if head.kind == "unnamed" else "role", 4.0, f"one of the {word} before")
        return None

    def _of_a_group(self, phrase: Phrase) -> Candidate | None:
        """Who “one of the officers” and “the second officer” are: of the “two officers of the Orl Brigade” who were told of before."""
        words = [token.group().lower() for token in TOKEN.finditer(self._text, *phrase.core)]
        if self._lexicon.language != "en" or len(words) > 4:
            return None
        of_them = words[:1] == ["one"] and words[1:3] in (["of", "the"], ["of", "those"]) and len(words) == 4
        ordinal = len(words) == 3 and words[0] == "the" and words[1] in ORDINALS
        if not of_them and not ordinal:
            return None
        plural = words[-1] if of_them else words[-1] + "s"
        head = self._lexicon.head(plural)
        if head is None or not head.plural:
            return None
        counted = re.compile(rf"\b{COUNT} ((?:[a-z][\w’-]* ){{0,2}}{re.escape(plural)}{OF_A_BODY})")
        told = next(reversed(list(counted.finditer(self._text, 0, phrase.span[0]))), None)
        if told is None:
            return None
        return Candidate(told.group(1), "unnamed", 4.5, "of those told of before", "", True)

    def _share_of(self, name: str) -> str:
        """“73 percent” after “52 percent of voters” is of voters, too."""
        share = SHARE.search(name)
        if share is None or share.end() < len(name):
            return name
        for turn in reversed(self._scene.turns[-4:]):
            before = SHARE.search(turn.candidate.name)
            if before is not None and before.end() < len(turn.candidate.name):
                return name + turn.candidate.name[before.end() :]
        return name

    def named_after(self, phrase: Phrase) -> list[Candidate]:
        """Who “a monitor” in the lead is: the first speaker after it that the article calls so and had not named before."""
        kind = kind_of_description(phrase)
        if phrase.plural or phrase.owner or kind not in {"role", "organisation"}:
            return []
        position, here = phrase.span[0], self._scene.paragraph(phrase.span[0])
        if kind == "organisation" and not modifiers(phrase, self._lexicon):
            for turn in self._scene.turns:
                *which, last = turn.candidate.name.lower().split()
                if turn.position > phrase.span[1] and turn.paragraph - here <= INTRODUCED_WITHIN and which and last == phrase.head:
                    return [turn.candidate.scored(3.0, "described more fully after it")]
        if (meant := self._meant_after(phrase)) is not None:
            return [meant.scored(3.0, "who is called so in the body")]
        asked = self._offices.asked(phrase)
        for turn in self._scene.turns:
            entity = turn.candidate.entity
            if turn.position <= phrase.span[1] or turn.paragraph - here > INTRODUCED_WITHIN or entity is None:
                continue
            if any(mention.entity is entity for mention in self._names.before(position, reach=position)):
                continue
            if self._offices.contradict(asked, entity, phrase.head):
                continue
            if kind == "role" and turn.candidate.kind == "person" and phrase.head in entity.described:
                return [turn.candidate.scored(3.0, f"called “{phrase.head}” where he is named after it")]
            watches = phrase.head in self._lexicon.lists["monitors"] or phrase.described & self._lexicon.lists["monitors"]
            if kind == "organisation" and turn.candidate.kind == "organisation" and (watches or phrase.head in entity.described):
                return [turn.candidate.scored(3.0, "the first such body named after it")]
        return []

    def _holders_of_office(self, phrase: Phrase) -> list[Candidate]:
        """The persons whom titles or appositions call by the phrase's head."""
        wanted = modifiers(phrase, self._lexicon)
        named = self._named_in(phrase)
        asked, away = self._offices.asked(phrase), self._scene.distances(phrase.span[0])
        found: list[Candidate] = []
        which: set[str] = set()
        for entity in self._names.entities:
            if entity.kind != "person" or not self._is_called(phrase, entity):
                continue
            if phrase.gender and entity.gender and entity.gender != phrase.gender:
                continue
            if self._offices.contradict(asked, entity, phrase.head):
                continue
            if named and all(held.whose and not held.words & named for held in self._offices.held(entity, phrase.head)):
                continue  # “the Karr mayor” is not the mayor of Orl
            told = words_of(entity)
            which |= wanted & told
            missed = 0.8 * len(wanted - named - told) + 2.5 * len(named - told)
            score = 6.0 - missed + 0.5 * len(wanted & told) - away.get(id(entity), UNNAMED_BEFORE)
            found.append(as_candidate(entity, score, f"called “{phrase.head}” in the article"))
        if len(found) > 1 and wanted and not which and self._lexicon.language == "en":
            return []  # of two captains, “the coastguard captain” may be either; elsewhere what tells them apart stands after the noun
        best = [candidate for candidate in sorted(found, key=lambda candidate: -candidate.score) if candidate.score > 2.0]
        return best or self._meant_before(phrase) or self._epithet(phrase, named)

    def _meant_before(self, phrase: Phrase) -> list[Candidate]:
        """Who was meant when the article last said “the prime minister”, without calling anybody so where he is named."""
        if phrase.head not in self._lexicon.lists["exclusive"]:
            return []
        words = self._text[slice(*phrase.core)].lower()
        turns = self._scene.turns_before(phrase.span[0], LATELY)
        return [turn.candidate.scored(2.5, IN_HAND) for turn in turns if self._was_called(turn, words)][:1]

    def _meant_after(self, phrase: Phrase) -> Candidate | None:
        """Who a headline's “PM” is, whom the body calls the prime minister without naming him so."""
        called = self._lexicon.short_offices.get(self._text[slice(*phrase.core)])
        if called is None:
            return None
        words = " ".join(("the", *called))
        after = (turn for turn in self._scene.turns if turn.position > phrase.span[1])
        return next((turn.candidate for turn in after if self._was_called(turn, words)), None)

    def _was_called(self, turn: Turn, words: str) -> bool:
        """Whether a speaker who was spoken of, and not called so where he is named, went by *words* (lower case)."""
        return turn.candidate.reason == IN_HAND and self._text[turn.position : turn.position + len(words)].lower() == words

    def _contradicts(self, phrase: Phrase, candidate: Candidate) -> bool:
        """Whether *candidate* is known to hold another office than *phrase* tells of."""
        entity = candidate.entity
        if entity is None:
            return False
        if phrase.head in entity.described:
            return self._offices.contradict(self._offices.asked(phrase), entity, phrase.head)
        roles = {head for word in entity.described if (head := self._lexicon.head(word)) is not None and head.kind == "role"}
        return bool(roles) and phrase.head in self._lexicon.lists["exclusive"]

    def _speaks_of(self, turn: Turn, phrase: Phrase) -> bool:
        """Whether a speaker's sentence or words tell of somebody by the head of *phrase*: who says that the minister lied is not he."""
        sentence = self._names.sentence_span(self._names.sentence_of(turn.position), len(self._text))
        words = [token for piece in (sentence, *turn.content) for token in TOKEN.finditer(self._text, *piece)]
        own = [token.start() for token in words if token.start() >= turn.position][:3]  # “the expert | said”: he may be called so again
        return any(token.group().lower() == phrase.head and token.start() not in own for token in words)

    def _is_called(self, phrase: Phrase, entity: Entity) -> bool:
        """Whether *entity* is called by the head of *phrase*, or is the counterpart, by what *phrase* tells, of somebody who is."""
        if phrase.head in entity.described or self._aged(phrase, entity):
            return True
        counterpart = entity.described & self._lexicon.lists["counterparts"] and modifiers(phrase, self._lexicon) & entity.described
        return bool(counterpart) and self._is_counterpart(entity, phrase.head)

    def _is_counterpart(self, entity: Entity, head: str) -> bool:
        """Whether somebody called by *head* is named in the sentence that first names *entity*, or in the one before."""
        here = next((mention.sentence for mention in self._names.mentions if mention.entity is entity), None)
        return here is not None and any(
            mention.entity is not None and mention.entity.kind == "person" and head in mention.entity.described
            for mention in self._names.mentions
            if here - 1 <= mention.sentence <= here and mention.entity is not entity
        )

    def _named_in(self, phrase: Phrase) -> set[str]:
        """What a description of somebody names, lower case: “the | Orl | mayor”; in “the Standards Commissioner” nothing but the office."""
        first, *tokens = TOKEN.finditer(self._text, *phrase.core)
        named = {token.group().lower() for token in tokens if token.group()[0].isupper() and token.group() not in self._lexicon.titles}
        named.discard(first.group().lower())
        if any(token.group()[0].isupper() and token.group().lower() == phrase.head for token in tokens):
            inside = [(mention.start, mention.end) for mention in self._names.inside(phrase.core)]
            named &= {token.group().lower() for token in tokens if any(within(token.span(), span) for span in inside)}
        return named

    def _epithet(self, phrase: Phrase, named: set[str]) -> list[Candidate]:
        """“The candidate”, “the 46-year-old”: the person in hand, when nothing else in the phrase says who."""
        core = self._text[phrase.core[0] : phrase.core[1]].lower()
        aged = "-year-old" in core
        if (
            not phrase.definite
            or phrase.owner
            or not core.startswith(("the ", "el ", "la ", "der ", "die ", "dem ", "den "))
            or not (phrase.head in self._lexicon.lists["epithets"] or aged)
        ):
            return []
        long = len(phrase.described) > 2 or " of " in core or " for " in core
        calling = phrase.head in self._lexicon.lists["callings"] and " of " not in core and " for " not in core
        if (named or (long and not aged)) and not calling:
            return []
        pronoun = Pronoun("third", "singular", phrase.gender)
        here = self._scene.paragraph(phrase.span[0])
        for turn in self._scene.turns_before(phrase.span[0])[:4]:
            near = here - turn.paragraph <= (2 if calling else 1)
            if turn.candidate.kind != "person" or not near or not fits(turn.candidate, pronoun):
                continue
            if not self._contradicts(phrase, turn.candidate) and not self._speaks_of(turn, phrase):
                return [turn.candidate.scored(3.0, IN_HAND)]
        if not calling:
            return []
        people = (candidate for candidate, _ in named_before(self._scene, Place(phrase.span[0]), pronoun) if candidate.kind == "person")
        best = max((each for each in people if not self._contradicts(phrase, each)), key=lambda candidate: candidate.score, default=None)
        return [best.scored(2.5, IN_HAND)] if best is not None and best.score > 3 else []

    def _aged(self, phrase: Phrase, entity: Entity) -> bool:
        return phrase.head.endswith("-old") and phrase.head in entity.described


def _singular(word: str) -> str:
    """An English plural's singular.

    >>> _singular("engineers"), _singular("people"), _singular("deputies"), _singular("firemen")
    ('engineer', 'person', 'deputy', 'fireman')
    """
    if word == "people":
        return "person"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
