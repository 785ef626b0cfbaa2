"""Whom he, she, it or they stands for: those who spoke and those who are named before it, scored by rules and with their clues.

A model trained on the same clues (``training/holders.py``) was measured against these rules and lost; its log says how.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.records import Article
from sayso.sources.candidates import Candidate, Turn, as_candidate, fits, placed
from sayso.sources.clues import Clues
from sayso.sources.entities import Mention, Names
from sayso.sources.lexicon import Lexicon, Pronoun
from sayso.sources.margins import beside
from sayso.sources.names import SAYS
from sayso.sources.runs import TOKEN, lies_in
from sayso.text import Span, within

REACH = 1600
"""How far back (code points) a pronoun looks: three or four paragraphs of news."""
UNNAMED_BEFORE = 1.6
"""How far away somebody is who is only named later."""
TURNS_BACK, LATELY = 12, 60
"""Turns among which a pronoun's speaker is looked for; who speaks most, and who was meant by the same words before."""
FAR = 4
"""A speaker more paragraphs away than this is not meant any more."""
QUOTE = re.compile('[“”"„«»]')
DESCRIBED = re.compile(r"\W*(\w+)\s[^,.;:“”\"\n]{2,60},\s")
BODY_FOR_PEOPLE = 6.0
"""What it counts against a body that people spoke near it: “two officers said …; the army … . One of | them | …”."""
HIMSELF = 4.0
"""What it counts against somebody that he is named in the very words that he would have said."""
PRINCIPAL = 6.0
"""What it counts to have spoken more often than all others, however long ago."""
SPEAKS_MOST = 5
Values = dict[str, float]
Found = tuple[Candidate, Values]


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as pronouns see it: its text and names, and who has spoken so far (the list grows as they are found)."""

    text: str
    names: Names
    lexicon: Lexicon
    turns: list[Turn]
    paragraphs: Sequence[int]
    """Where the report's paragraphs begin, the first left out; what stands beside it (captions, related links) counts to the one before."""
    beside: Sequence[Span] = ()
    """What stands beside the report."""
    asides: Sequence[int] = ()
    """The numbers of the sentences that stand there, in order."""

    @classmethod
    def of(cls, article: Article, names: Names, lexicon: Lexicon, turns: list[Turn]) -> Scene:
        """*article* with its *names*, and *turns* for those who will be found to have spoken."""
        aside = beside(article)
        starts = {start for start, _ in aside}
        paragraphs = [match.end() for match in re.finditer(r"\n+", article.text) if match.end() not in starts]
        asides = [number for number, start in enumerate(names.sentences) if lies_in(start, aside)]
        return cls(article.text, names, lexicon, turns, paragraphs, aside, asides)

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that *position* lies in."""
        return bisect_right(self.paragraphs, position)

    def sentences_between(self, before: int, after: int) -> int:
        """How many sentences of the report lie between sentence *before* and sentence *after*, the latter counted."""
        return after - before - (bisect_right(self.asides, after) - bisect_right(self.asides, before))

    def named_before(self, position: int, *, reach: int) -> Iterator[Mention]:
        """The mentions of the report that end before *position*, nearest first, at most *reach* code points away."""
        return (mention for mention in self.names.before(position, reach=reach) if not lies_in(mention.start, self.beside))

    def distances(self, position: int) -> dict[int, float]:
        """How far from *position* whoever is named before it is, by the thing's id: 0 (just named) to 1.5."""
        away: dict[int, float] = {}
        for step, mention in enumerate(self.names.before(position, reach=4 * REACH)):
            if mention.entity is not None:
                away.setdefault(id(mention.entity), min(step * 0.15, 1.5))
        return away

    def turns_before(self, position: int, most: int = TURNS_BACK) -> list[Turn]:
        """The last *most* who spoke before *position*, latest first."""
        return list(islice((turn for turn in reversed(self.turns) if turn.position < position), most))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands."""

    position: int
    around: Candidate | None = None
    """Who speaks the statement that holds it."""
    told_of: frozenset[int] = frozenset()
    """Whom the words name, by the thing's id, that are said by the one it stands for: each is somebody else."""


def antecedents(scene: Scene, place: Place, pronoun: Pronoun) -> list[Candidate]:
    """Everybody whom *pronoun* at *place* may stand for, scored."""
    return [candidate for candidate, _ in weigh_by_hand(scene, place, pronoun)]


def weigh_by_hand(scene: Scene, place: Place, pronoun: Pronoun) -> list[tuple[Candidate, Clues]]:
    """Each candidate once, with the better of his scores by hand and all his clues."""
    every: dict[str, Found] = {}
    for candidate, values in (*spoken_before(scene, place, pronoun), *named_before(scene, place, pronoun)):
        other = every.get(candidate.name)
        if other is None:
            every[candidate.name] = (candidate, values)
        else:
            best = max(other[0], candidate, key=lambda each: each.score)
            every[candidate.name] = (best, values | other[1])
    return [(candidate, Clues(**values | {"hand": candidate.score / 10})) for candidate, values in every.values()]


def spoken_before(scene: Scene, place: Place, pronoun: Pronoun) -> Iterator[Found]:
    """Those who spoke before, the nearest best; the speaker of the statement around it best of all."""
    position, around = place.position, place.around
    here = scene.paragraph(position)
    quoted = float(in_quotes(scene.text, position))
    seen: dict[str, Found] = {}
    if around is not None and fits(around, pronoun):
        values = _kind_values(around, pronoun) | {"around": 1 - quoted, "around_quoted": quoted}
        # in his own words, quoted, he would say “I”
        seen[around.name] = (around.scored(9.0 if not quoted else 2.0, "the speaker of the statement around it"), values)
    step = 0
    before = scene.turns_before(position)
    principal = _principal(scene, position) if pronoun.number == "singular" else None
    people = pronoun.number == "plural" and any(_is_people(turn.candidate) for turn in before if here - turn.paragraph <= 1)
    if principal is not None and fits(principal, pronoun):
        score = PRINCIPAL - HIMSELF * (id(principal.entity) in place.told_of)
        seen.setdefault(principal.name, (principal.scored(score, "speaks most"), _kind_values(principal, pronoun)))
    for turn in before:
        if here - turn.paragraph > FAR or not fits(turn.candidate, pronoun):
            continue
        reported = is_reported(turn, before)
        # somebody quoted by somebody speaks less far
        score = (
            7.0
            - 1.1 * (here - turn.paragraph)
            - 0.8 * step
            - 1.5 * reported
            - BODY_FOR_PEOPLE * (people and turn.candidate.kind in {"organisation", "state"})
            - HIMSELF * (id(turn.candidate.entity) in place.told_of)
        )
        name = turn.candidate.name
        values = {
            "spoke": 1.0,
            "spoke_last": float(step == 0),
            "spoke_here": float(here == turn.paragraph),
            "turns_ago": min(step, 4) / 4,
            "paragraphs_ago": (here - turn.paragraph) / FAR,
            "reported": float(reported),
            "spoke_last_quoted": quoted * (step == 0),
        }
        step += 1
        candidate = turn.candidate.scored(score, "spoke before")
        if name not in seen:
            seen[name] = (candidate, _kind_values(candidate, pronoun) | values)
        elif "spoke" not in seen[name][1]:
            seen[name] = (seen[name][0], seen[name][1] | values)
        elif quoted and around is not None and name == around.name:
            continue
        elif seen[name][0].score < score:
            seen[name] = (candidate, seen[name][1])
    yield from seen.values()


def _principal(scene: Scene, position: int) -> Candidate | None:
    """The person who has lately spoken more often than all others together, in an interview or a speech."""
    turns = [turn.candidate for turn in scene.turns_before(position, LATELY) if turn.candidate.kind == "person"]
    name, times = Counter(candidate.name for candidate in turns).most_common(1)[0] if turns else ("", 0)
    return next(each for each in turns if each.name == name) if times >= SPEAKS_MOST and 2 * times > len(turns) else None


def _is_people(candidate: Candidate) -> bool:
    """Whether “they” is said of *candidate* first: officials, two officers."""
    return candidate.plural and candidate.kind in {"group", "unnamed"} and candidate.entity is None


def named_before(scene: Scene, place: Place, pronoun: Pronoun) -> Iterator[Found]:
    """Those named before, by sentence distance, place in the sentence and how often the article names them."""
    position = place.position
    quoted = in_quotes(scene.text, position)
    sentence, here = scene.names.sentence_of(position), scene.paragraph(position)
    recent = scene.turns_before(position)[:4]
    seen: dict[str, Found] = {}
    for mention in scene.named_before(position, reach=REACH):
        entity = mention.entity
        if entity is None or (placed(entity) and pronoun.number != "singular"):
            continue
        candidate = as_candidate(entity, 0.0, "named before")
        if not fits(candidate, pronoun):
            continue
        away = scene.sentences_between(mention.sentence, sentence)
        where = _place(scene, mention, recent) | {"asked_about": float(away == 0 and _asked_about(scene, mention))}
        own = id(entity) in place.told_of
        own |= quoted and place.around is not None and place.around.name == candidate.name
        score = 6.2 - 1.2 * away - HIMSELF * own + _prominence(where) + min(entity.mentions, 6) * 0.12
        if pronoun.gender and entity.gender == pronoun.gender:
            score += 0.8
        if pronoun.number == "plural" and candidate.kind in {"state", "organisation"}:
            score -= 1.5
        if pronoun.number == "singular" and not entity.sure:
            score -= 3.0
        other = seen.get(candidate.name)
        values = where | {
            "in_own_words": float(own),
            "named": 1.0,
            "same_sentence": float(away == 0),
            "previous_sentence": float(away == 1),
            "sentences_ago": min(away, 6) / 6,
            "same_paragraph": float(scene.paragraph(mention.start) == here),
            "others_between": min(len(seen), 5) / 5,
            "often": min(entity.mentions, 8) / 8,
            "titled": float(entity.titled),
            "lately": 0.25,
        }
        if other is None:
            seen[candidate.name] = (candidate.scored(score, "named before"), _kind_values(candidate, pronoun) | values)
            continue
        best, values = other
        values["lately"] = min(values["lately"] + 0.25, 1.0)
        if best.score < score:  # where he is named best tells more than where he is named last
            values |= where | {"in_own_words": float(own)}
            best = best.scored(score, "named before")
        seen[candidate.name] = (best, values)
    yield from seen.values()


def _kind_values(candidate: Candidate, pronoun: Pronoun) -> Values:
    values: Values = {kind: float(candidate.kind == kind) for kind in ("organisation", "state", "group", "unnamed")}
    values["agrees"] = float(bool(pronoun.gender) and candidate.gender == pronoun.gender)
    values["unsure"] = float(candidate.entity is not None and not candidate.entity.sure)
    return values


def _place(scene: Scene, mention: Mention, recent: Sequence[Turn]) -> Values:
    """Where in its sentence, and in whose words, a name stands."""
    start, _ = scene.names.sentence_span(mention.sentence, len(scene.text))
    before = scene.text[max(mention.start - 14, 0) : mention.start].split()
    span = (mention.start, mention.end)
    return {
        "opens": float(mention.start - start < 4 or _apposed(scene.text[start : mention.start], scene.lexicon)),
        "early": float(mention.start - start < 45),
        "after_preposition": float(bool(before) and before[-1].lower() in scene.lexicon.lists["prepositions"]),
        "possessive": float(mention.possessive),
        "modifies": float(not mention.possessive and _modifies(scene, mention)),
        "in_words": float(any(within(span, piece) for turn in recent for piece in turn.content)),
        "speaks": float(SAYS.match(scene.text, mention.end) is not None),
        "told": float(any(_stands_between(mention, turn) for turn in recent)),
    }


def _asked_about(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands in what a sentence says first that somebody was asked: “(When) asked whether Hask would resign, he …”."""
    start, end = scene.names.sentence_span(mention.sentence, len(scene.text))
    opening = [token.group().lower() for token in islice(TOKEN.finditer(scene.text, start, end), 2)]
    lists = scene.lexicon.lists
    asked = opening[:1] and (opening[0] in lists["asked"] or (opening[0] in lists["when_asked"] and opening[-1] in lists["asked"]))
    return bool(asked) and "," not in scene.text[start : mention.start]


def _stands_between(mention: Mention, turn: Turn) -> bool:
    """Whether a name stands between a speaker and his words, and so for somebody else: “Umbrecht told | Saife | that …”."""
    return turn.position < mention.start < turn.content[0][0] and mention.entity is not turn.candidate.entity


def _apposed(before: str, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with a description and the name in apposition to it: “The mayor of Ilvesta, | Brenna Sulvane, …”."""
    match = DESCRIBED.fullmatch(before)
    return match is not None and match.group(1).lower() in lexicon.lists["definite"]


def _modifies(scene: Scene, mention: Mention) -> bool:
    """Whether the name only says more of a noun after it: “the Brel campaign”, “Brel adviser Matis Kerrold”."""
    match = TOKEN.match(scene.text, mention.end + 1)
    return match is not None and match.group()[0].islower() and scene.lexicon.head(match.group()) is not None


def _prominence(where: Values) -> float:
    """Subjects are taken up again; who stands in a prepositional phrase, a possessive or another's words, or is told them, less."""
    return (
        (0.9 if where["opens"] else 0.4 * where["early"])
        + 0.9 * where["speaks"]
        - 0.9 * where["after_preposition"]
        - 0.9 * where["possessive"]
        - 0.9 * where["modifies"]
        - 1.4 * where["in_words"]
        - 0.9 * where["told"]
        - 3.0 * where["asked_about"]
    )


def is_reported(turn: Turn, near: Sequence[Turn]) -> bool:
    """Whether *turn* stands inside what somebody else of *near* says."""
    return any(within((turn.position, turn.position + 1), piece) for other in near if other is not turn for piece in other.content)


def in_quotes(text: str, position: int) -> bool:
    """Whether *position* stands within a quotation that its paragraph opened before.

    >>> in_quotes("“He left,” she said.", 1), in_quotes("“He left,” she said.", 11)
    (True, False)
    """
    start = max(text.rfind("\n", 0, position), position - 1500) + 1
    inside = False
    for mark in QUOTE.findall(text, start, position):
        inside = (not inside) if mark == '"' else mark in "“„«"
    return inside
