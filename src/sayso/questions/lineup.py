"""A story's statements lined up by the yes-no or who question that they answer.

Precision first: what is not sure is ``suggested``, and what nobody else answers stays itself. The outcome depends on what was
said alone, never on the order in which pages came.

1. copies become one saying (`twins`);
2. sayings are compared by what is telling in this story: words and names that few of its statements share. A denial is compared
   more leniently with what somebody else asserts, for a denial answers a claim;
3. the surest pairs are joined first, groups whole with whole, as long as the whole stays about one thing;
4. a group stands where at least two parties answer, or one changes its answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sayso.questions.twins import sayings
from sayso.questions.words import TABLES
from sayso.records import QuestionKind, Ruling, Status, Told

SURE = 0.45
"""Likeness from which a saying is taken to answer a group's question."""
LIKELY = 0.33
"""Likeness from which it is suggested."""
ASIDE, NAME = 0.35, 0.5
"""What a word of a clause that only places it counts, and what a name counts, beside a word of the main clause."""
LEAN = 0.6
"""How far likeness leans on the shorter of two sayings: 0.5 is the cosine, 1 asks only how much of the shorter is in the longer."""
ALONE = 0.75
"""What a single word in common is worth beside two."""
ANSWERED, OPPOSED, AGREED = 1.3, 1.15, 0.9
"""A reply to what somebody else asserts; two parties that say the opposite; two that say the same."""
HERE = 1.15
"""A reply in the same article as what it answers."""
COMMON = 150
"""A word that more of a story's sayings use tells nothing in it."""
NEIGHBOURS = 12
"""The most of its likest that each saying is compared with when groups are made: keeps great stories cheap."""
CLOSEST = 3
"""A saying is held against so many of the likest of a group: a group may have several wordings."""

NEITHER = frozenset({"neither-confirms-nor-denies", "no-comment"})
REPLIES = frozenset({"denies", "doubts"}) | NEITHER
AHEAD = frozenset({"promises", "expects"})
"""Stances about what is to come: they answer other questions than what happened."""


@dataclass(frozen=True, slots=True)
class Member:
    """One statement in a group."""

    told: Told
    """The statement."""
    says: Literal[1, 0, -1]
    """1 yes, -1 no, 0 neither."""
    score: float
    """0–1, that it answers the group's question."""
    reason: str
    """Why it is taken to, in words."""
    status: Status
    """``suggested`` below its threshold."""


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one story that answer one question."""

    kind: QuestionKind
    """yes-no, who or what."""
    label: str
    """The question as a person would write it."""
    members: tuple[Member, ...]
    """In order of time, then of ids."""
    score: float
    """Of its weakest confirmed member."""
    reason: str
    """What joins them."""


def says(told: Told) -> Literal[1, 0, -1]:
    """What a statement says to a yes-no question of its own words: 1 yes, -1 no, 0 neither."""
    point = told.claim.point
    if told.stance in NEITHER or (told.negated and told.stance in {"asserts", "confirms"}):
        return 0
    sign = (point.polarity if point is not None else 1) * (-1 if told.stance in {"denies", "doubts"} else 1)
    return 1 if sign > 0 else -1


@lru_cache
def commonness() -> Mapping[str, float]:
    """How much less a word tells because reports on every subject use it: 1 for a rare one."""
    rows = (line.split("\t") for line in (TABLES / "common.tsv").read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"})
    return {word: max(1 - 0.12 * math.log2(1 + float(share)), 0.25) for word, share in rows}


def line_up(told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """The groups of *told* that answer one yes-no or who question each; *rulings* outrank every likeness."""
    spoken = [row for row in sayings([one for one in told if _speaks(one)])]
    spoken.sort(key=lambda row: (row[0].known, row[0].article, row[0].claim.span, row[0].claim.id))
    if len(spoken) < 2:
        return []
    likeness = _likeness(spoken)
    _apply_links(spoken, likeness)
    _apply_rulings(spoken, likeness, rulings)
    groups = [group for cluster in _clusters(len(spoken), likeness) if (group := _group(cluster, spoken, likeness)) is not None]
    return sorted(groups, key=lambda group: (-len(group.members), group.members[0].told.claim.id))


def _speaks(told: Told) -> bool:
    """Whether it can answer a yes-no or who question: it says something beside its figures, and asks for nothing."""
    return told.claim.point is not None and not told.claim.own and not told.claim.counted and told.stance != "asks"


@dataclass(frozen=True, slots=True)
class Like:
    """How like two sayings are, and why."""

    score: float
    reason: str
    held: bool = False
    """Whether more than their words joins them."""


Likeness = dict[tuple[int, int], Like]


def _words(told: Told) -> dict[str, float]:
    """What a statement says: weight by word."""
    point = told.claim.point
    words: dict[str, float] = {}
    if point is not None:
        words.update(dict.fromkeys(point.aside, ASIDE))
        words.update(dict.fromkeys(("@" + name for name in point.names), NAME))
        words.update(dict.fromkeys(point.terms, 1.0))
    return words


def _likeness(spoken: Sequence[Sequence[Told]]) -> Likeness:
    """The pairs of sayings that have telling words in common."""
    bags = [_words(row[0]) for row in spoken]
    rows: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            rows.setdefault(word, []).append(number)
    known = commonness()
    total = len(spoken)
    weights = {word: known.get(word, 1.0) * math.log(1 + total / len(rows[word])) for word in rows}
    lengths = np.array([sum((weight * weights[word]) ** 2 for word, weight in bag.items()) for bag in bags]) ** 0.5
    keys: list[NDArray[np.int64]] = []
    products: list[NDArray[np.float64]] = []
    counts: list[NDArray[np.float64]] = []
    for word in sorted(rows):
        members = rows[word]
        if not 1 < len(members) <= COMMON:
            continue
        numbers = np.array(members)
        held = np.array([bags[number][word] for number in members]) * weights[word]
        one, other = np.triu_indices(len(members), 1)
        keys.append(numbers[one] * total + numbers[other])
        products.append(held[one] * held[other])
        counts.append(np.full(len(one), 0.0 if word.startswith("@") else 1.0))
    if not keys:
        return {}
    pairs, back = np.unique(np.concatenate(keys), return_inverse=True)
    dots = np.bincount(back, np.concatenate(products))
    shared = np.bincount(back, np.concatenate(counts))
    left, right = pairs // total, pairs % total
    small, great = np.minimum(lengths[left], lengths[right]), np.maximum(lengths[left], lengths[right])
    scores = dots / (small ** (2 * LEAN) * great ** (2 - 2 * LEAN))
    scores *= np.where(shared >= 2, 1.0, ALONE) * (shared >= 1)
    scores *= _stances([row[0] for row in spoken], left, right)
    kept = np.flatnonzero(scores >= LIKELY / 2)
    found: Likeness = {}
    for place in kept[np.lexsort((pairs[kept], -scores[kept]))]:
        one, other = int(left[place]), int(right[place])
        both = sorted(bags[one].keys() & bags[other].keys(), key=lambda word: (-weights[word], word))
        found[one, other] = Like(min(float(scores[place]), 1.0), "both: " + ", ".join(word.removeprefix("@") for word in both[:4]))
    return found


def _stances(told: Sequence[Told], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """What the stances and the speakers of each pair do to its likeness."""
    replies = np.array([one.stance in REPLIES for one in told])
    ahead = np.array([one.stance in AHEAD for one in told])
    answers = np.array([says(one) for one in told])
    parties = np.unique([one.party for one in told], return_inverse=True)[1]
    articles = np.unique([one.article for one in told], return_inverse=True)[1]
    others = parties[left] != parties[right]
    answered = others & (replies[left] != replies[right])
    opposed = others & ~answered & (answers[left] * answers[right] == -1)
    agreed = others & ~answered & ~opposed
    factor = np.where(answered, ANSWERED, np.where(opposed, OPPOSED, np.where(agreed, AGREED, 1.0)))
    factor = np.where(answered & (articles[left] == articles[right]), factor * HERE, factor)
    return np.where(ahead[left] == ahead[right], factor, 0.0)


def _apply_links(spoken: Sequence[Sequence[Told]], likeness: Likeness) -> None:
    """Let what an article's own words join be joined: “denies it”, what lies in one another."""
    place = {told.claim.id: number for number, row in enumerate(spoken) for told in row}
    for number, row in enumerate(spoken):
        point = row[0].claim.point
        for claim, score, reason in point.echoes if point is not None else ():
            other = place.get(claim)
            if other is not None and other != number:
                pair = (min(number, other), max(number, other))
                if pair not in likeness or likeness[pair].score < score:
                    likeness[pair] = Like(score, reason, held=True)


def _apply_rulings(spoken: Sequence[Sequence[Told]], likeness: Likeness, rulings: Sequence[Ruling]) -> None:
    place = {told.claim.id: number for number, row in enumerate(spoken) for told in row}
    for ruling in rulings:
        one, other = place.get(ruling.a), place.get(ruling.b)
        if ruling.join != "question" or one is None or other is None or one == other:
            continue
        pair = (min(one, other), max(one, other))
        if ruling.verdict == "yes":
            likeness[pair] = Like(1.0, f"decided by {ruling.by}", held=True)
        elif ruling.verdict == "no":
            likeness[pair] = Like(-1.0, f"decided by {ruling.by}", held=True)
        elif pair in likeness:
            likeness[pair] = Like(min(likeness[pair].score, SURE - 0.01), f"unsure, says {ruling.by}")


def _clusters(total: int, likeness: Likeness) -> list[list[int]]:
    """Sayings joined, the surest pairs first, as long as the whole stays about one thing."""
    home = list(range(total))
    members = {number: [number] for number in range(total)}
    used = [0] * total
    for pair in sorted(likeness, key=lambda pair: (-likeness[pair].score, pair)):
        like = likeness[pair]
        if like.score < LIKELY:
            break
        used[pair[0]] += 1
        used[pair[1]] += 1
        if min(used[pair[0]], used[pair[1]]) > NEIGHBOURS and not like.held:
            continue
        one, other = home[pair[0]], home[pair[1]]
        if one == other:
            continue
        if not like.held and _between(members[one], members[other], likeness) < LIKELY:
            continue
        if any(likeness.get((min(a, b), max(a, b)), NONE).score < 0 for a in members[one] for b in members[other]):
            continue
        one, other = min(one, other), max(one, other)
        for number in members[other]:
            home[number] = one
        members[one] += members.pop(other)
    return [sorted(numbers) for numbers in members.values() if len(numbers) > 1]


NONE = Like(0.0, "")


def _between(one: Sequence[int], other: Sequence[int], likeness: Likeness) -> float:
    """How like two groups are: each of the smaller one's sayings against the closest of the greater's."""
    small, great = sorted((one, other), key=lambda group: (len(group), group[0]))
    return sum(_closest(number, great, likeness) for number in small) / len(small)


def _closest(number: int, group: Sequence[int], likeness: Likeness) -> float:
    scores = sorted((likeness.get((min(number, other), max(number, other)), NONE).score for other in group if other != number), reverse=True)
    closest = scores[:CLOSEST]
    return sum(closest) / len(closest) if closest else 0.0


def _group(cluster: Sequence[int], spoken: Sequence[Sequence[Told]], likeness: Likeness) -> Group | None:
    """The group that a cluster makes; None where nobody answers anybody and nobody changes his answer."""
    members: list[Member] = []
    for number in cluster:
        pairs = [(like.score, -other, like.reason) for other in cluster if (like := likeness.get((min(number, other), max(number, other))))]
        score = _closest(number, cluster, likeness)
        held = max((like.score for other in cluster if (like := likeness.get((min(number, other), max(number, other)))) and like.held), default=0.0)
        score = max(score, held)
        reason = max(pairs)[2] if pairs else ""
        status: Status = "confirmed" if score >= SURE else "suggested"
        head = says(spoken[number][0])
        for one in spoken[number]:
            members.append(Member(one, head, round(score, 3), reason if one is spoken[number][0] else "a copy of it", status))
    sure = [member for member in members if member.status == "confirmed"]
    parties = {member.told.party for member in sure}
    if len(parties) < 2 and len({(member.says, member.told.stance in NEITHER) for member in sure}) < 2:
        return None
    members.sort(key=lambda member: (member.told.said_from or "", member.told.known, member.told.article, member.told.claim.span, member.told.claim.id))
    label, kind = _label(sure)
    return Group(kind, label, tuple(members), min(member.score for member in sure), max(sure, key=lambda member: member.score).reason)


def _label(sure: Sequence[Member]) -> tuple[str, QuestionKind]:
    """The question in the words of the fullest affirmative member."""
    return (sure[0].told.claim.text, "yes-no")
