"""Who is meant: every holder of an article chosen among candidates, with a score and a reason for each.

Decides with plain values. Nothing is thrown away: a choice keeps its runners-up, so that a person can see what else was
possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.records import Article, Attribution, SourceKind
from sayso.sources.candidates import Candidate, Turn, as_candidate, fits, placed
from sayso.sources.kinds import kind_of_description, kind_of_name
from sayso.sources.lexicon import Lexicon, Pronoun, bare, demonyms, known_names, lexicon_of
from sayso.sources.mentions import SHARE, Phrase, describe, parse_phrase
from sayso.sources.names import Entity, Names, find_names
from sayso.sources.outlets import is_own
from sayso.sources.pronouns import REACH, Place, Scene, antecedents, in_quotes, is_reported, named_before, spoken_before
from sayso.sources.relay import find_relays
from sayso.sources.runs import TOKEN
from sayso.text import UPPER, Span, hull, overlaps, within

NEAR = 700
"""How far a quotation without a speaker may stand from the one who speaks on."""
MOST_OTHERS = 5
STATE_BODIES = frozenset(
    {"ministry", "military", "army", "government", "parliament", "embassy", "navy", "ambassador", "ministerio", "gobierno"}
)
"""What only a state has: “its military” is no company’s."""
SUBJECT = 30
"""Characters before a name, in the same piece of a content, that its titles may take."""
BEFORE_HEAD = re.compile(rf"((?:\b{UPPER}[\w’'/-]*\s){{1,6}})(?:\w+\s)?$")
"""Names right before a document's noun, at most one plain word between: “the TNO final report”."""
BEFORE_NOUN = re.compile(r"(?<!\w)(\w+) (?:\w+ ){0,2}$")
"""“the river ” before “commission”."""
SINCE = re.compile(r",\s(who|which)\s(?:(?:until|on|since|in|by|before|as late as|late|early)\s(?:[\w’'-]+\s){1,2})?$")
ONE = frozenset({"one", "another"})
THAT_BODY = re.compile(r"\s(de|of) (?:ese|esa|este|esta|dicho|dicha|that|this|the same) (\w+)$")
OPEN_QUOTE = "“\"‘'«„"


UNNAMED = "described, not named"
"""The reason of one who goes by his description."""
LONG_ENOUGH = 5
"""Letters of a word that tells something as the end of another."""
NAMED_HERE = 2.0
"""What it counts for the owner of “its” to be named in the same sentence before it."""
FAR_BETTER = 2.0
"""So much better than any state another candidate must be to have a ministry: a state that the article never shows to be one."""
LEADING = 4
"""Paragraph marks (blank lines count) within which headline and lead lie: there a speaker may stand before his name."""
INTRODUCED_WITHIN = 6
NOBODY = Phrase(span=(0, 0), form="empty")


@dataclass(frozen=True, slots=True)
class Choice:
    """Who holds one attribution, and who else might."""

    spans: tuple[Span, ...]
    """The words that name the holder."""
    chosen: Candidate | None
    runners_up: tuple[Candidate, ...] = ()
    phrase: Phrase = NOBODY
    """Those words, parsed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article made ready: its names and its language's words."""

    names: Names
    lexicon: Lexicon


def read_names(article: Article) -> Reading:
    """The names of *article* in its own language's words."""
    lexicon = lexicon_of(article.language)
    return Reading(find_names(article, lexicon), lexicon)


def choose_holders(article: Article, attributions: Sequence[Attribution], reading: Reading) -> list[Choice]:
    """The holder of each attribution, in order; sources that a later one names are looked up at the end."""
    resolver = Resolver(article, attributions, reading)
    return resolver.all()


class Resolver:
    """The speakers of one article, while they are being told apart."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], reading: Reading) -> None:
        self.text, self.attributions = article.text, attributions
        self.article, self.names, self.lexicon = article, reading.names, reading.lexicon
        self.turns: list[Turn] = []
        self.paragraphs = [match.end() for match in re.finditer(r"\n+", self.text)]
        self.scene = Scene(self.text, self.names, self.lexicon, self.turns, self.paragraphs)
        self.called: dict[str, list[tuple[int, str]]] = {}
        self.phrases: dict[int, Phrase] = {}
        self.spans: dict[int, tuple[Span, ...]] = {}
        self.choices: list[Choice | None] = [None] * len(attributions)

    def all(self) -> list[Choice]:
        """Every holder. Outer statements come before the ones within them, so “I” and “he” can ask their speaker."""
        for index, attribution in enumerate(self.attributions):
            spans = self.spans[index] = self._spans(attribution)
            self.phrases[index] = parse_phrase(self.text, hull(spans), self.names, self.lexicon) if spans else NOBODY
        late: list[int] = []
        for index in range(len(self.attributions)):
            phrase = self.phrases[index]
            waits = phrase.pronoun is not None and phrase.pronoun.person == "first"
            if waits and self._outer(index) is None:
                late.append(index)
                continue
            self._settle(index)
        for index in late:
            self._settle(index)
        for index in range(len(self.choices)):
            if self._may_be_named_later(index):
                self._settle(index, again=True)
        return [choice or Choice((), None) for choice in self.choices]

    def _may_be_named_later(self, index: int) -> bool:
        """Whether the holder is still unknown where articles name one after the first quotation, or after the lead."""
        choice, phrase = self.choices[index], self.phrases[index]
        if choice is None or choice.chosen is None:
            return choice is not None and phrase.form == "empty"
        return choice.chosen.reason == UNNAMED and self._paragraph(phrase.span[0]) <= LEADING

    def _spans(self, attribution: Attribution) -> tuple[Span, ...]:
        """The words that name the holder: the source's, or those of the one whom the source cites."""
        relayed = find_relays(self.article, attribution, self.names, self.lexicon)
        if relayed.holder is not None:
            return (relayed.holder,)
        if not attribution.source and (missed := self._before_cue(attribution)) is not None:
            return (missed,)
        return attribution.source[:1] if len(attribution.source) > 1 else attribution.source

    def _before_cue(self, attribution: Attribution) -> Span | None:
        """The name or pronoun right before an active cue, where the model has not marked it: “Brel also | expected”."""
        if not attribution.cue or self.lexicon.drops_subject:
            return None
        start, end = attribution.cue[0]
        words = self.text[start:end].lower().split()
        if not words or words[0] in self.lexicon.lists["passive"] or words[-1] in {"by", "to"} or words[0].endswith("ing"):
            return None
        position = start
        for token in reversed(list(TOKEN.finditer(self.text, max(start - 40, 0), start))):
            if self.text[token.end() : position].strip():
                return None
            if token.group().lower() not in self.lexicon.lists["adverbs"]:
                break
            position = token.start()
        else:
            return None
        span = (token.start(), token.end())
        pronoun = self.lexicon.pronouns.get(token.group().lower())
        if pronoun is None or pronoun.person != "third" or token.group().lower() in {"him", "her", "them", "his", "its", "their"}:
            mention = next((each for each in self.names.before(position, reach=80) if each.end == token.end()), None)
            if mention is None:
                described = self._described_before(token) or self._relative_before(start)
                if described is None:
                    return None
                span = described
            elif mention.entity is None or mention.possessive or placed(mention.entity):
                return None
            else:
                span = (mention.start, mention.end)
        # “Brel … | expected | to return”: a piece of the content that is the subject alone is the holder as well
        alone = [piece for piece in attribution.content if piece[1] == token.end() and piece[0] >= span[0] - SUBJECT]
        told = [piece for piece in attribution.content if piece not in alone]
        return None if not told or any(overlaps(span, piece) for piece in told) else span

    def _relative_before(self, position: int) -> Span | None:
        """“The company, which until Thursday | had denied”: the relative pronoun, with only a time between it and its verb."""
        match = SINCE.search(self.text, max(position - 2 * SUBJECT, 0), position)
        return match.span(1) if match is not None else None

    def _described_before(self, noun: re.Match[str]) -> Span | None:
        """“The company | had denied”: a short description of somebody whose noun is *noun*, if a clause begins with it."""
        head = self.lexicon.head(noun.group())
        if head is None or head.kind not in {"role", "organisation", "unnamed", "group", "state"}:
            return None
        before = BEFORE_NOUN.search(self.text, max(noun.start() - SUBJECT, 0), noun.start())
        if before is None or before.group(1).lower() not in self.lexicon.lists["definite"]:
            return None
        clause = self.text[max(before.start(1) - 6, 0) : before.start(1)].rstrip(' \u00a0“"«')
        begins = not clause or clause[-1] in ".!?\n;,:—–" or clause.split()[-1].lower() in {"and", "but", "that"}
        return (before.start(1), noun.end()) if begins else None

    def _settle(self, index: int, *, again: bool = False) -> None:
        phrase, attribution = self.phrases[index], self.attributions[index]
        candidates = sorted(self._candidates(index, phrase, again=again), key=lambda candidate: -candidate.score)
        best = candidates[0] if candidates and candidates[0].score > 0 else None
        spans = () if phrase.form == "empty" else self.spans[index]
        self.choices[index] = Choice(spans, best, _others(candidates, best), phrase)
        if best is not None and not again:
            position = self._position(attribution)
            self.turns.append(Turn(position, self._paragraph(position), best, attribution.content))

    def _position(self, attribution: Attribution) -> int:
        return (attribution.source or attribution.cue or attribution.content)[0][0]

    def _paragraph(self, position: int) -> int:
        return self.scene.paragraph(position)

    def _candidates(self, index: int, phrase: Phrase, *, again: bool) -> Iterable[Candidate]:
        if phrase.form == "name" and phrase.mention is not None and phrase.mention.entity is not None:
            return [as_candidate(phrase.mention.entity, 10.0, "named at the statement")]
        core = bare(self.text[phrase.core[0] : phrase.core[1]])
        if core in known_names():
            known = known_names()[core]
            return [Candidate(known.name, known.kind, 10.0, "known by that name")]
        if phrase.form == "joint":
            return [self._joint(index, phrase)]
        if phrase.form == "description":
            return [*self._described(index, phrase), *(self._named_after(phrase) if again else ())]
        if phrase.form == "pronoun" and phrase.pronoun is not None:
            return self._pronoun(index, phrase, phrase.pronoun)
        return self._unspoken(index, again=again)

    def _with_its_adjective(self, phrase: Phrase, named: Candidate) -> Candidate:
        """“el Ministerio de Puertos | neskio”: in Romance languages the adjective after a body's name tells whose it is."""
        here = next((each for each in self.names.inside(phrase.core) if each.entity is named.entity), None)
        if self.lexicon.language == "en" or here is None or " " not in named.name:
            return named
        rest = self.text[here.end : phrase.core[1]]
        adjective = re.fullmatch(r"\s([a-zà-ÿ]{4,})", rest)
        if adjective is None or adjective.group(1) in self.lexicon.lists["prepositions"] | self.lexicon.lists["adverbs"]:
            return named
        return replace(named, name=named.name + rest)

    def _joint(self, index: int, phrase: Phrase) -> Candidate:
        """“A and B”: a group of its own, its names in full."""
        name = describe(self.text, phrase, self.names, self.lexicon)
        first, _, rest = name.partition(" ")
        pronoun = self.lexicon.pronouns.get(first.lower())
        if pronoun is not None and rest and pronoun.person == "third":
            best = max(self._pronoun(index, phrase, pronoun), key=lambda candidate: candidate.score, default=None)
            name = f"{best.name} {rest}" if best is not None and best.score > 0 else name
        return Candidate(name, "group", 10.0, "several holders joined", "", True)

    # -- descriptions -------------------------------------------------------------------------------------------

    def _described(self, index: int, phrase: Phrase) -> list[Candidate]:
        """Who “the minister”, “its director” or “two officials” is: somebody named, or the description itself."""
        kind = kind_of_description(phrase)
        owner = self._owner(index, phrase)
        name = self._spelled_out(phrase, describe(self.text, phrase, self.names, self.lexicon, owner=owner)) or None
        found: list[Candidate] = []
        if phrase.head in ONE and (one := self._one_of_them(phrase)) is not None:
            found.append(one)
        if not phrase.indefinite and not phrase.plural and kind == "role":
            found += self._holders_of_office(phrase)
        elif not phrase.indefinite and kind in {"organisation", "outlet"}:
            found += self._bodies(phrase, owner)
        elif phrase.definite and kind == "state":
            found += self._last_of(phrase, frozenset({"state"}), "the last state named")
        elif phrase.definite and kind in {"document", "group", "unnamed"}:
            found += self._said_before(phrase, kind)
        if phrase.head in {"report", "story", "article"} and (medium := self._medium(phrase)) is not None:
            return [as_candidate(medium, 6.0, "a report of this outlet’s"), *found]
        if (owned := self._written_by(phrase)) is not None:
            found.append(Candidate(owned, "document", 5.0, "named after its author"))
        plain = not self._modifiers(phrase)
        bare_plural = phrase.head.endswith("s") and not phrase.definite  # “reports say”: anybody's
        if kind == "document" and plain and not phrase.indefinite and not bare_plural and (better := self._document(phrase)) is not None:
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
        spoke = (turn.candidate.name for turn in reversed(self.turns) if turn.position < phrase.span[0])
        named = (mention.entity.full for mention in self.names.before(phrase.span[0], reach=REACH) if mention.entity is not None)
        body = next((each for each in (*spoke, *named) if match.group(2).lower() in each.lower().split()), None)
        if body is None:
            return name
        of = "del" if match.group(1) == "de" and match.group(0).split()[1] in {"ese", "este", "dicho"} else match.group(1)
        return f"{name[: match.start()]} {of} {body}"

    def _one_of_them(self, phrase: Phrase) -> Candidate | None:
        """Who “one, who works at night” is: one of those named in the plural last, in this paragraph (“the harbour's own pilots”)."""
        start = self.text.rfind("\n", 0, phrase.span[0]) + 1
        tokens = list(TOKEN.finditer(self.text, start, phrase.span[0]))
        for place in range(len(tokens) - 1, -1, -1):
            word = tokens[place].group()
            head = self.lexicon.head(word)
            if head is None or not head.plural or head.kind not in {"group", "unnamed"} or in_quotes(self.text, tokens[place].start()):
                continue
            one = _singular(word.lower())
            if self.lexicon.head(one) is None or self.lexicon.language != "en":
                return None
            owner = next((token.group()[:-2] for token in tokens[max(place - 2, 0) : place] if token.group()[-2:] in {"’s", "'s"}), "")
            return Candidate(f"{owner} {one}".strip(), "unnamed" if head.kind == "unnamed" else "role", 4.0, f"one of the {word} before")
        return None

    def _modifiers(self, phrase: Phrase) -> frozenset[str]:
        """The words that say which: those before the head, without articles and “this”."""
        return phrase.described - self.lexicon.lists["articles"] - self.lexicon.lists["definite"]

    def _share_of(self, name: str) -> str:
        """“73 percent” after “52 percent of voters” is of voters, too."""
        share = SHARE.search(name)
        if share is None or share.end() < len(name):
            return name
        for turn in reversed(self.turns[-4:]):
            before = SHARE.search(turn.candidate.name)
            if before is not None and before.end() < len(turn.candidate.name):
                return name + turn.candidate.name[before.end() :]
        return name

    def _named_after(self, phrase: Phrase) -> list[Candidate]:
        """Who “a monitor” in the lead is: the first speaker after it that the article calls so and had not named before."""
        kind = kind_of_description(phrase)
        if phrase.plural or phrase.owner or kind not in {"role", "organisation"}:
            return []
        position, here = phrase.span[0], self._paragraph(phrase.span[0])
        if kind == "organisation" and not self._modifiers(phrase):
            for turn in self.turns:
                *which, last = turn.candidate.name.lower().split()
                if turn.position > phrase.span[1] and turn.paragraph - here <= INTRODUCED_WITHIN and which and last == phrase.head:
                    return [turn.candidate.scored(3.0, "described more fully after it")]
        for turn in self.turns:
            entity = turn.candidate.entity
            if turn.position <= phrase.span[1] or turn.paragraph - here > INTRODUCED_WITHIN or entity is None:
                continue
            if any(mention.entity is entity for mention in self.names.before(position, reach=position)):
                continue
            if kind == "role" and turn.candidate.kind == "person" and phrase.head in entity.described:
                return [turn.candidate.scored(3.0, f"called “{phrase.head}” where he is named after it")]
            watches = phrase.head in self.lexicon.lists["monitors"] or phrase.described & self.lexicon.lists["monitors"]
            if kind == "organisation" and turn.candidate.kind == "organisation" and (watches or phrase.head in entity.described):
                return [turn.candidate.scored(3.0, "the first such body named after it")]
        return []

    def _owner(self, index: int, phrase: Phrase) -> str:
        """Whom “its” or “her” at the beginning of a description stands for."""
        pronoun = self.lexicon.pronouns.get(phrase.owner)
        if pronoun is None:
            return ""
        candidates = self._pronoun(index, phrase, pronoun)
        candidates = self._nearer(candidates, phrase)
        if phrase.head in STATE_BODIES:
            best_of_all = max((candidate.score for candidate in candidates), default=0.0)
            states = [candidate for candidate in candidates if candidate.kind == "state"]
            candidates = states if states and max(state.score for state in states) > best_of_all - FAR_BETTER else candidates
        best = max(candidates, key=lambda candidate: candidate.score, default=None)
        if best is None or best.score <= 0:
            return ""
        return self._adjective(best) or self._state_of(best, phrase) or f"{best.name}'s"

    def _nearer(self, candidates: list[Candidate], phrase: Phrase) -> list[Candidate]:
        """*candidates*, those named in the sentence before “its” raised: “help is on its way from Orl, | its ministry says”."""
        start, _ = self.names.sentence_span(self.names.sentence_of(phrase.span[0]), len(self.text))
        here = {id(mention.entity) for mention in self.names.inside((start, phrase.span[0]))}
        return [each.scored(each.score + NAMED_HERE, each.reason) if id(each.entity) in here else each for each in candidates]

    def _state_of(self, owner: Candidate, phrase: Phrase) -> str:
        """“Their agencies”, said by Lethian officials, are Lethian: the adjective of those who serve a state, for what a state has."""
        first = owner.name.split()[0]
        serves = (
            owner.entity is None and owner.kind in {"group", "unnamed", "role"} and (first in demonyms() or bare(first) in known_names())
        )
        return first if serves and phrase.head in self.lexicon.lists["of_a_state"] else ""

    def _adjective(self, owner: Candidate) -> str:
        """A state's adjective where the article itself uses it: “Lethian” for an invented Lethia as for a known one."""
        if owner.kind != "state":
            return ""
        known = [word for word, state in demonyms().items() if state == owner.name]
        return next((word for word in (*known, owner.name + "n", owner.name + "an") if f"{word} " in self.text), "")

    def _holders_of_office(self, phrase: Phrase) -> list[Candidate]:
        """The persons whom titles or appositions call by the phrase's head."""
        wanted = self._modifiers(phrase)
        core = self.text[phrase.core[0] : phrase.core[1]]
        named = {word.lower() for word in TOKEN.findall(core) if word[0].isupper() and word not in self.lexicon.titles} - {
            core.split()[0].lower()
        }
        found: dict[int, Candidate] = {}
        for entity in self.names.entities:
            if entity.kind != "person" or (phrase.head not in entity.described and not self._aged(phrase, entity)):
                continue
            if phrase.gender and entity.gender and entity.gender != phrase.gender:
                continue
            missed = 0.8 * len(wanted - named - entity.described) + 2.5 * len(named - entity.described)
            score = 6.0 - missed + 0.5 * len(wanted & entity.described) - self._distance(entity, phrase.span[0])
            found[id(entity)] = as_candidate(entity, score, f"called “{phrase.head}” in the article")
        best = [candidate for candidate in sorted(found.values(), key=lambda candidate: -candidate.score) if candidate.score > 2.0]
        return best or self._epithet(phrase, named)

    def _epithet(self, phrase: Phrase, named: set[str]) -> list[Candidate]:
        """“The candidate”, “the 46-year-old”: the person in hand, when nothing else in the phrase says who."""
        core = self.text[phrase.core[0] : phrase.core[1]].lower()
        aged = "-year-old" in core
        if (
            not phrase.definite
            or phrase.owner
            or not core.startswith(("the ", "el ", "la "))
            or not (phrase.head in self.lexicon.lists["epithets"] or aged)
        ):
            return []
        long = len(phrase.described) > 2 or " of " in core or " for " in core
        calling = phrase.head in self.lexicon.lists["callings"] and " of " not in core and " for " not in core
        if (named or (long and not aged)) and not calling:
            return []
        pronoun = Pronoun("third", "singular", phrase.gender)
        here = self._paragraph(phrase.span[0])
        for turn in reversed(self.turns[-4:]):
            near = here - turn.paragraph <= (2 if calling else 1)
            if turn.candidate.kind == "person" and near and fits(turn.candidate, pronoun):
                return [turn.candidate.scored(3.0, "the person in hand")]
        if not calling:
            return []
        people = (candidate for candidate, _ in named_before(self.scene, Place(phrase.span[0]), pronoun) if candidate.kind == "person")
        best = max(people, key=lambda candidate: candidate.score, default=None)
        return [best.scored(2.5, "the person in hand")] if best is not None and best.score > 3 else []

    def _aged(self, phrase: Phrase, entity: Entity) -> bool:
        return phrase.head.endswith("-old") and phrase.head in entity.described

    def _distance(self, entity: Entity, position: int) -> float:
        """0 (just named) to 2 (never near); a name that only comes later counts as far."""
        for step, mention in enumerate(self.names.before(position, reach=4 * REACH)):
            if mention.entity is entity:
                return min(step * 0.15, 1.5)
        return 1.6

    def _bodies(self, phrase: Phrase, owner: str) -> list[Candidate]:
        """The organisations whose name holds the phrase's head, or which an apposition calls so."""
        found: dict[int, Candidate] = {}
        modifiers = self._modifiers(phrase)
        core = TOKEN.findall(self.text[phrase.core[0] : phrase.core[1]])
        named = {word.lower().removesuffix("’s").removesuffix("'s") for word in core[1:] if word[0].isupper()}
        if core and core[0][-2:] in {"’s", "'s"}:
            named.add(core[0][:-2].lower())
        for entity in self.names.entities:
            kind = kind_of_name(entity)
            if kind not in {"organisation", "outlet"} or (entity.known is not None and entity.known.capital):
                continue
            words = {word.lower() for word in entity.name.split()}
            if not named <= words | entity.described or (owner and owner.split()[0].lower().removesuffix("’s") not in words):
                continue
            if phrase.head in words:
                missed = sum(not any(_holds(word, modifier) for word in words) for modifier in modifiers)
                score = 6.5 - 2.5 * missed + 0.6 * (len(modifiers) - missed)
            elif phrase.head in entity.described and not modifiers - entity.described:
                score = 5.5
            elif modifiers and modifiers <= words and phrase.head in self.lexicon.lists["bodies"]:
                score = 5.0  # “the observatory group” of the Orl Observatory
            else:
                continue
            called = as_candidate(entity, score - self._distance(entity, phrase.span[0]), f"a body called “{phrase.head}”")
            found[id(entity)] = self._with_its_adjective(phrase, called)
        good = [candidate for candidate in found.values() if candidate.score > 2.0]
        if good or not phrase.definite or modifiers or phrase.owner or phrase.core[1] - phrase.core[0] > 28:
            return good
        if phrase.head not in self.lexicon.lists["bodies"]:
            return self._said_before(phrase, "organisation") or self._fuller_body(phrase)
        medium = (head := self.lexicon.head(phrase.head)) is not None and head.kind == "outlet"
        return self._last_of(phrase, frozenset({"outlet" if medium else "organisation"}), "the last body named")

    def _fuller_body(self, phrase: Phrase) -> list[Candidate]:
        """“the ministry” after “the works ministry”: the nearest fuller description of it, named in small letters."""
        nearest = None
        for match in re.finditer(
            rf"(?:\b{UPPER}\w+(?:’s|'s)?\s)?(?<![’'])\b(\w+(?:[’']s)?)\s(?i:{re.escape(phrase.head)})\b", self.text[: phrase.span[0]]
        ):
            if match.group(1).lower() not in self.lexicon.lists["starters"]:
                words = match.group().split()
                nearest = " ".join(words[words[0].lower() in self.lexicon.lists["definite"] :])
        if nearest is None and phrase.head in self.lexicon.lists["of_a_state"] and (state := self._state_at_home()) is not None:
            adjective = self._adjective(as_candidate(state, 0.0, "")) or state.name
            return [Candidate(f"{adjective} {phrase.head}", "organisation", 2.5, "of the state that the article is about")]
        return [Candidate(nearest, "organisation", 3.0, "described more fully before")] if nearest else []

    def _state_at_home(self) -> Entity | None:
        """The state that the article names oftener than all others together."""
        states = sorted((each for each in self.names.entities if each.kind == "state"), key=lambda each: -each.mentions)
        return states[0] if states and states[0].mentions > max(sum(each.mentions for each in states[1:]), 1) else None

    def _last_of(self, phrase: Phrase, kinds: frozenset[SourceKind], reason: str) -> list[Candidate]:
        """The speakers and names of *kinds* nearest before."""
        found: list[Candidate] = []
        for turn in reversed(self.turns[-6:]):
            if turn.candidate.kind in kinds and turn.candidate.entity is not None and turn.position < phrase.span[0]:
                found.append(turn.candidate.scored(5.0 - 0.4 * len(found), f"{reason}, a speaker"))
        for mention in self.names.before(phrase.span[0], reach=REACH):
            if mention.entity is not None and kind_of_name(mention.entity) in kinds and not self._aside(mention.entity):
                found.append(as_candidate(mention.entity, 4.6 - 0.4 * len(found), reason))
                if len(found) >= 4:
                    break
        return found

    def _aside(self, entity: Entity) -> bool:
        """Places, and the outlet that tells all this, are not who “the company” is."""
        return placed(entity) or is_own(self.article, entity.name)

    def _said_before(self, phrase: Phrase, kind: SourceKind) -> list[Candidate]:
        """A speaker of the same head described more fully before: “the officials” → “Tarvenian defence officials”."""
        modifiers = self._modifiers(phrase)
        for turn in reversed(self.turns):
            words = turn.candidate.name.lower().split()
            if not modifiers <= set(words):
                continue
            if (
                (turn.candidate.kind == kind or {turn.candidate.kind, kind} == {"group", "unnamed"})
                and phrase.head in words
                and turn.position < phrase.span[0]
                and len(words) >= len(phrase.described)
            ):
                return [turn.candidate.scored(4.0, "described more fully before")]
        return []

    def _medium(self, phrase: Phrase) -> Entity | None:
        """“a Reuters report”: the outlet whose report it is."""
        for mention in self.names.inside(phrase.core):
            after = self.text[mention.end : phrase.core[1]].removeprefix("’s").removeprefix("'s").strip()
            if mention.entity is not None and mention.entity.kind == "outlet" and after == phrase.head:
                return mention.entity
        return None

    def _written_by(self, phrase: Phrase) -> str | None:
        """“the report by the Institute (TNO)” → “TNO report”: a document by its author's short name, where one is given."""
        if phrase.told is None or phrase.told.kind != "document":
            return None
        match = re.search(rf"{re.escape(phrase.head)} (?:by|from) (?:the )?", self.text[phrase.core[0] : phrase.core[1]])
        mentions = self.names.inside((phrase.core[0] + match.end(), phrase.span[1] + 90)) if match else []
        if match is None or not mentions or mentions[0].start != phrase.core[0] + match.end() or mentions[0].entity is None:
            return None
        return f"{mentions[0].entity.acronym} {phrase.head}" if mentions[0].entity.acronym else None

    def _document(self, phrase: Phrase) -> str | None:
        """The fullest short name of a document: “TNO report”, from “the report by … (TNO)” or from a name before the head."""
        if phrase.core[1] - phrase.core[0] > 40 and not phrase.definite:
            return None
        if any(word[0].isupper() for word in TOKEN.findall(self.text[phrase.core[0] : phrase.core[1]])[1:]):
            return None
        best: str | None = None
        for start, name in self._called(phrase.head):
            best = best or name
            if start > phrase.span[0]:
                break
            best = name
        if best is None:
            by = re.search(rf"\b{re.escape(phrase.head)} (?:by|from|of) (?:the )?", self.text)
            if by and (author := self._named_at(by.end())) is not None:
                best = f"{author.acronym or author.name} {phrase.head}"
        return best

    def _called(self, head: str) -> list[tuple[int, str]]:
        """Every place where names stand right before *head* (“the TNO report”), with the short name they make."""
        if head not in self.called:
            found = []
            for match in re.finditer(rf"\b{re.escape(head)}\b", self.text):
                before = BEFORE_HEAD.search(self.text, max(match.start() - 80, 0), match.start())
                words = [word for word in (before.group(1).split() if before else []) if not self._plain(word)]
                if words:
                    found.append((match.start(), " ".join([*(word.removesuffix("’s").removesuffix("'s") for word in words), head])))
            for match in re.finditer(rf"\b{re.escape(head)} (?:by|from) (?:the )?", self.text):
                if (author := self._named_at(match.end())) is not None:
                    found.append((match.start(), f"{author.acronym or author.name} {head}"))
            self.called[head] = sorted(found)
        return self.called[head]

    def _named_at(self, position: int) -> Entity | None:
        """Who is named right at *position*."""
        mentions = self.names.inside((position, position + 90))
        return mentions[0].entity if mentions and mentions[0].start == position else None

    def _plain(self, word: str) -> bool:
        return word.lower() in self.lexicon.lists["starters"] or word in self.lexicon.lists["never"]

    # -- pronouns -----------------------------------------------------------------------------------------------

    def _pronoun(self, index: int, phrase: Phrase, pronoun: Pronoun) -> list[Candidate]:
        if pronoun.person == "relative":
            return self._antecedent(index, phrase, pronoun)
        if pronoun.person in {"first", "second"}:
            return self._speaker_of(index, phrase, pronoun)
        return antecedents(self.scene, self.place(index), pronoun)

    def place(self, index: int) -> Place:
        """Where the words for a holder stand: within whose statement, and beside which words of their own."""
        outer = self._outer(index)
        choice = self.choices[outer] if outer is not None else None
        around = choice.chosen if choice is not None else None
        return Place(self.phrases[index].span[0], around, self.attributions[index].content)

    def _outer(self, index: int) -> int | None:
        """The attribution whose content holds this one's source: the smallest of them."""
        attribution = self.attributions[index]
        anchor = (attribution.source or attribution.cue or attribution.content)[0]
        best: int | None = None
        for other in range(max(index - 12, 0), min(index + 12, len(self.attributions))):
            if other == index or not any(within(anchor, piece) for piece in self.attributions[other].content):
                continue
            if self.attributions[other].content == attribution.content:
                continue
            if best is None or _length(self.attributions[other]) < _length(self.attributions[best]):
                best = other
        return best

    def _speaker_of(self, index: int, phrase: Phrase, pronoun: Pronoun) -> list[Candidate]:
        """“I” and “we” inside a quotation: its speaker; elsewhere the one who spoke last."""
        outer = self._outer(index)
        if outer is not None:
            choice = self.choices[outer]
            if choice is not None and choice.chosen is not None:
                return [choice.chosen.scored(8.0, "the speaker of the quotation")]
        here = self._paragraph(phrase.span[0])
        near = [turn for turn in self.turns if 0 <= here - turn.paragraph <= 1]
        following = [turn for turn in near if turn.position > phrase.span[0] and turn.paragraph == here]
        chosen = (following or near)[:1] if following else near[-1:]
        if pronoun.person == "second" or not chosen:
            return []
        return [chosen[0].candidate.scored(4.0, "the speaker nearest to it")]

    def _antecedent(self, index: int, phrase: Phrase, pronoun: Pronoun) -> list[Candidate]:
        """“who”, “which”: the noun phrase that ends where the relative clause begins."""
        end = phrase.span[0]
        window = max(end - 220, self.names.sentence_span(self.names.sentence_of(end), len(self.text))[0])
        clause = re.sub(r"\s?\([^()]*\)[\s,]*$", "", self.text[window:end]).rstrip(" ,—–-(")
        stop = window + len(clause)
        mentions = self.names.inside((window, stop))
        if mentions and mentions[-1].end >= stop - 2 and mentions[-1].entity is not None:
            named = as_candidate(mentions[-1].entity, 7.0, "the name before the relative clause")
            if pronoun.number == "either" or fits(named, pronoun):
                return [named]
        boundary = max(
            (match.end() for match in re.finditer(r"[,;:.“”\"—]\s?|\s(?:by|to|with|from|said|says|told|and|than)\s", clause)), default=0
        )
        words = list(
            re.finditer(r"\b(?:the|a|an|those|some|many|several|two|three|both|el|la|los|las|un|una)\s", clause[boundary:], re.IGNORECASE)
        )
        tokens = list(TOKEN.finditer(clause, boundary))
        start = window + (boundary + words[-1].start() if words else tokens[-min(3, len(tokens))].start() if tokens else len(clause))
        if start >= stop:
            return self._any_speaker(index, phrase)
        inner = parse_phrase(self.text, (start, stop), self.names, self.lexicon)
        if inner.form in {"empty", "pronoun"}:
            return self._any_speaker(index, phrase)
        return [
            candidate.scored(candidate.score, "before the relative clause: " + candidate.reason)
            for candidate in self._candidates(index, inner, again=False)
        ]

    def _any_speaker(self, index: int, phrase: Phrase) -> list[Candidate]:
        """Who spoke before, whoever it is."""
        either = Pronoun("third", "either", "")
        return [candidate for candidate, _ in spoken_before(self.scene, self.place(index), either)]

    # -- no source ----------------------------------------------------------------------------------------------

    def _unspoken(self, index: int, *, again: bool) -> list[Candidate]:
        """A statement that names nobody: who speaks on in a quotation, else nobody."""
        attribution = self.attributions[index]
        start = attribution.content[0][0] if attribution.content else 0
        cue = " ".join(self.text[low:high] for low, high in attribution.cue).strip()
        quoted = _quoted(self.text, attribution)
        if not (quoted or cue.split(" ")[0].endswith("ing") or (self.lexicon.drops_subject and cue)):
            return []
        if quoted and len(cue) > 2 and not self.lexicon.drops_subject and re.match(r"(?:was|were|is|are|been|to be)\b", cue):
            return []
        here = self._paragraph(start)
        outer = self._outer(index)
        before = [turn for turn in self.turns if turn.position < start and here - turn.paragraph <= 1 and start - turn.position < 2 * NEAR]
        after = [turn for turn in self.turns if turn.position > start and turn.paragraph == here]
        found = []
        if outer is not None and (choice := self.choices[outer]) is not None and choice.chosen is not None:
            found.append(choice.chosen.scored(3.0, "the statement around it"))
        for rank, turn in enumerate(reversed(before[-3:])):
            bonus = 1.0 if turn.paragraph == here else 0.0
            if is_reported(turn, self.turns[-12:]):
                bonus -= 2.0
            found.append(turn.candidate.scored(4.0 - rank + bonus, "speaks on"))
        if again and after and not any(turn.paragraph == here for turn in before):
            found.append(after[0].candidate.scored(3.5, "named after the first quotation"))
        elif again and quoted and not before:
            following = [
                turn for turn in self.turns if turn.position > start and turn.paragraph == here + 1 and turn.candidate.kind == "person"
            ]
            found += [turn.candidate.scored(3.0, "named in the paragraph after the first quotation") for turn in following[:1]]
        return found


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


def _holds(word: str, modifier: str) -> bool:
    """Whether a word of a name is *modifier* or ends in it: “Interfluvial” and “Inter-River” are how a name says “fluvial” and “river”.

    >>> _holds("inter-river", "river"), _holds("university", "city")
    (True, False)
    """
    return word == modifier or (len(modifier) >= LONG_ENOUGH and word.endswith(modifier))


def _others(candidates: Sequence[Candidate], best: Candidate | None) -> tuple[Candidate, ...]:
    """The runners-up, each name once, best first."""
    others: dict[str, Candidate] = {}
    for candidate in candidates:
        if best is None or candidate.name != best.name:
            others.setdefault(candidate.name, candidate)
    return tuple(others.values())[:MOST_OTHERS]


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _quoted(text: str, attribution: Attribution) -> bool:
    """Whether the content begins within quotation marks, its own or just before it."""
    if not attribution.content:
        return False
    start = attribution.content[0][0]
    return text[start : start + 1] in tuple(OPEN_QUOTE) or text[max(start - 1, 0) : start] in tuple(OPEN_QUOTE)
