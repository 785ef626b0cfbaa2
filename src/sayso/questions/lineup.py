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
from datetime import date
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sayso.questions.asking import unclear
from sayso.questions.points import POINTS_BACK, REPLIES
from sayso.questions.twins import sayings
from sayso.questions.words import TABLES, authored_acts, name_roots, root
from sayso.records import QuestionKind, Ruling, Status, Told
from sayso.text import overlaps

SURE = 0.55
"""Likeness from which a saying is taken to answer a group's question."""
WHOLE = 0.33
"""Likeness that two groups must have as wholes to become one."""
LIKELY = 0.33
"""Likeness from which it is suggested."""
ASIDE, NAME = 0.35, 0.7
"""What a word of a clause that only places it counts, and what a name counts, beside a word of the main clause."""
LEAN, LEAN_ON_ONE = 0.55, 0.5
"""How far likeness leans on the shorter of two sayings: 0.5 is the cosine, 1 asks only how much of the shorter is in the longer.
The second is for pairs that have one word alone in common, outside one article."""
ALONE = 0.6
"""What a single word in common is worth beside two."""
A_NAME, TWO = 0.6, 1.5
"""A name in common counts so much of a word, and from so many words on more than one is in common."""
ANSWERED, OPPOSED, AGREED = 1.3, 1.15, 0.8
"""A reply to what somebody else asserts; two parties that say the opposite; two that say the same."""
OTHER_NAMES = 0.75
"""What is left of the likeness of two that both name somebody or some place, and none in common."""
OTHER_DOER = 0.75
"""What is left of the likeness of two that tell of different doers."""
SAME_ACT, OTHER_ACT = 1.1, 0.75
"""Two that tell of the same act (“opened”), and two that name the same things and tell of another."""
LONG, LONG_AGO = 30, 0.7
"""Days after which something said is hardly what somebody answers now, and what is left of its likeness then."""
FEW, OWN = 5, 0.35
"""Words that fewer sayings share tell no more than one that so many do; what nobody else says counts less against a likeness."""
A_PHRASE = 3
"""Words of “an explosion”, at most: one word is all that it says."""
RARE = 0.55
"""How telling a word must be at any time to join two sayings that share no other."""
COMMON = 150
"""A word that more of a story's sayings use tells nothing in it."""
NEIGHBOURS = 12
"""The most of its likest that each saying is compared with when groups are made: keeps great stories cheap."""
ONE_DENIAL = 0.15
"""Likeness of the words of two groups in both of which one party denies, from which it denies one thing."""
CLOSEST = 3
"""A saying is held against so many of the likest of a group: a group may have several wordings."""

NEITHER = frozenset({"neither-confirms-nor-denies", "no-comment"})
AHEAD = frozenset({"promises", "expects"})
"""Stances about what is to come: they answer other questions than what happened."""


SHORT_ENOUGH, ASKED = 10, 2.0
"""Words from which on a label grows unwieldy, and how much fitter the words are that somebody else points back to."""
UNCLEAR, NOT_PLAIN, FOREIGN, FIGURED = 0.5, 0.8, 0.3, 0.6
"""What is left of a label's fitness for each word that points at what it does not say, for a sentence with a “not”, for another language, for a figure."""
EPOCH = date(1970, 1, 1).toordinal()


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
    likeness, weighed = _likeness(spoken)
    _apply_links(spoken, likeness)
    _apply_rulings(spoken, likeness, rulings)
    authors = _by_author(spoken, likeness)
    for pair in [pair for pair in likeness if (pair[0] in authors) != (pair[1] in authors) and not likeness[pair].held]:
        del likeness[pair]  # whose idea it was is another question than whether it came about
    clusters = _clusters(spoken, likeness, weighed)
    groups = [group for sure, perhaps in clusters if (group := _group(sure, perhaps, spoken, likeness)) is not None]
    return sorted(groups, key=lambda group: (-len(group.members), group.members[0].told.claim.id))


def _speaks(told: Told) -> bool:
    """Whether it can answer a yes-no or who question: it says something beside its figures, and asks for nothing."""
    return told.claim.point is not None and not told.claim.own and told.stance != "asks"


@dataclass(frozen=True, slots=True)
class Like:
    """How like two sayings are, and why."""

    score: float
    reason: str
    held: bool = False
    """Whether more than their words joins them."""


Likeness = dict[tuple[int, int], Like]


def _doers(told: Told) -> frozenset[str]:
    """Who does what it tells: names with their mark, or a term; none where that is not plain."""
    point = told.claim.point
    if point is None or not point.subject:
        return frozenset()
    return frozenset({part for part in point.subject.split("|")} | {"@" + part for part in point.subject.split("|")})


def _names_others(told: Told) -> bool:
    """Whether it names somebody or some place beside its own holder."""
    point = told.claim.point
    own = set(name_roots(f"{told.source_name} {told.party_name}".split()))
    return point is not None and bool(set(point.names) - own)


def _words(told: Told) -> dict[str, float]:
    """What a statement says: weight by word."""
    point = told.claim.point
    words: dict[str, float] = {}
    if point is not None:
        words.update(dict.fromkeys(point.aside, ASIDE))
        words.update(dict.fromkeys(("@" + name for name in point.names), NAME))
        words.update(dict.fromkeys(point.terms, 1.0))
    return words


def _likeness(spoken: Sequence[Sequence[Told]]) -> tuple[Likeness, list[dict[str, float]]]:
    """The pairs of sayings that have telling words in common, and the words of each by how telling they are in this story."""
    bags = [_words(row[0]) for row in spoken]
    rows: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            rows.setdefault(word, []).append(number)
    parties = np.unique([row[0].party for row in spoken], return_inverse=True)[1]
    articles = np.unique([row[0].article for row in spoken], return_inverse=True)[1]
    known = commonness()
    total = len(spoken)
    weights = {word: known.get(word, 1.0) * math.log(1 + total / max(len(rows[word]), FEW)) for word in rows}
    sizes = [{word: weight * weights[word] * (1.0 if len(rows[word]) > 1 else OWN) for word, weight in bag.items()} for bag in bags]
    squares = np.array([sum(size**2 for size in each.values()) for each in sizes])
    named = np.array([sum(size**2 for word, size in each.items() if word.startswith("@")) for each in sizes])
    keys: list[NDArray[np.int64]] = []
    products: list[NDArray[np.float64]] = []
    names: list[NDArray[np.bool_]] = []
    both: list[NDArray[np.bool_]] = []
    for word in sorted(rows):
        members = rows[word]
        if not 1 < len(members) <= COMMON:
            continue
        numbers = np.array(members)
        held = np.array([bags[number][word] for number in members]) * weights[word]
        one, other = np.triu_indices(len(members), 1)
        keys.append(numbers[one] * total + numbers[other])
        products.append(held[one] * held[other])
        names.append(np.full(len(one), word.startswith("@")))
        main = np.array([bags[number][word] >= NAME for number in members])
        both.append(main[one] & main[other])
    if not keys:
        return {}, sizes
    pairs, back = np.unique(np.concatenate(keys), return_inverse=True)
    product, name = np.concatenate(products), np.concatenate(names)
    left, right = pairs // total, pairs % total
    mains = np.concatenate(both)
    words = np.bincount(back, ~name & mains)
    # One party's statements all name it: between them only the other words tell.
    same = parties[left] == parties[right]
    dots = np.bincount(back, product) - np.where(same, np.bincount(back, product * name), 0.0)
    one_length = np.sqrt(squares[left] - np.where(same, named[left], 0.0))
    other_length = np.sqrt(squares[right] - np.where(same, named[right], 0.0))
    small, great = np.minimum(one_length, other_length), np.maximum(one_length, other_length)
    here = articles[left] == articles[right]
    shared = words + np.where(same, 0.0, A_NAME * np.minimum(np.bincount(back, name & mains), 1))
    lean = np.where((shared >= TWO) | here, LEAN, LEAN_ON_ONE)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.where(small > 0, dots / (small ** (2 * lean) * great ** (2 - 2 * lean)), 0.0)
    scores *= np.where(shared >= TWO, 1.0, ALONE) * (words >= 1)
    told_act = [row[0].claim.point.act if row[0].claim.point is not None else "" for row in spoken]
    acts = np.unique(told_act, return_inverse=True)[1]
    scores *= np.where(acts[left] == acts[right], SAME_ACT, 1.0)
    for place in np.flatnonzero((scores >= LIKELY / 2) & (acts[left] != acts[right])):
        one, other = int(left[place]), int(right[place])
        if told_act[one] not in bags[other] and told_act[other] not in bags[one]:
            scores[place] *= OTHER_ACT
    doers = [_doers(row[0]) for row in spoken]
    known_words = [bag.keys() | each for bag, each in zip(bags, doers, strict=True)]
    for place in np.flatnonzero((scores >= LIKELY / 2) & ~same):
        one, other = int(left[place]), int(right[place])
        if doers[one] and doers[other] and not doers[one] & known_words[other] and not doers[other] & known_words[one]:
            scores[place] *= OTHER_DOER
    has_names = np.array([_names_others(row[0]) for row in spoken])
    apart = has_names[left] & has_names[right] & (np.bincount(back, name & mains) == 0) & ~same
    scores *= np.where(apart, OTHER_NAMES, 1.0)
    figures = np.array([bool(row[0].claim.counted) for row in spoken])
    scores *= ~(figures[left] | figures[right]) | (acts[left] == acts[right])
    factor, answered = _stances([row[0] for row in spoken], left, right, same)
    scores *= factor
    # One word in common is enough only where it is all that one of the two says, and the other answers.
    sizes_of = np.array([sum(1 for word, weight in bag.items() if weight >= 1) for bag in bags])
    rare = np.array([any(known.get(word, 1.0) >= RARE for word, weight in bag.items() if weight >= 1) for bag in bags])
    rare &= np.array([len(row[0].claim.text.split()) <= A_PHRASE for row in spoken])
    whole = np.where(sizes_of[left] <= sizes_of[right], (sizes_of[left] <= 1) & rare[left], (sizes_of[right] <= 1) & rare[right])
    scores = np.where((shared >= TWO) | (whole & answered), scores, np.minimum(scores, SURE - 0.01))
    kept = np.flatnonzero(scores >= LIKELY / 2)
    found: Likeness = {}
    for place in kept[np.lexsort((pairs[kept], -scores[kept]))]:
        one, other = int(left[place]), int(right[place])
        if articles[one] == articles[other] and parties[one] != parties[other] and _one_passage(spoken[one][0], spoken[other][0]):
            continue  # who passes on what another says answers nobody
        common = sorted(bags[one].keys() & bags[other].keys(), key=lambda word: (-weights[word], word))
        found[one, other] = Like(min(float(scores[place]), 1.0), "both: " + ", ".join(word.removeprefix("@") for word in common[:4]))
    return found, sizes


def _stances(
    told: Sequence[Told], left: NDArray[np.int64], right: NDArray[np.int64], same: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """What the stances of each pair do to its likeness, and whether one replies; *same*: of one party."""
    replies = np.array([one.stance in REPLIES - {"no-comment"} for one in told])
    ahead = np.array([(one.stance in AHEAD) + 2 * (one.claim.point is not None and one.claim.point.ought) for one in told])
    answers = np.array([says(one) for one in told])
    answered = ~same & (replies[left] != replies[right])
    opposed = ~same & ~answered & (answers[left] * answers[right] == -1)
    agreed = ~same & ~answered & ~opposed
    factor = np.where(answered, ANSWERED, np.where(opposed, OPPOSED, np.where(agreed, AGREED, 1.0)))
    days = np.array([_day(one) for one in told])
    factor = np.where(np.abs(days[left] - days[right]) > LONG, factor * LONG_AGO, factor)
    figures = np.array([bool(one.claim.counted) for one in told])
    factor = np.where(figures[left] | figures[right], np.where(answered & ~(figures[left] & figures[right]), factor, 0.0), factor)
    return np.where(ahead[left] == ahead[right], factor, 0.0), answered


def _day(told: Told) -> float:
    """The day on which it was said, counted; of the article where that is not told."""
    return date.fromisoformat(told.said_from[:10]).toordinal() if told.said_from else told.known / 86400 + EPOCH


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


def _by_author(spoken: Sequence[Sequence[Told]], likeness: Likeness) -> set[int]:
    """The sayings that tell of one act as different parties' own: “it was Orl's idea” against “Osk made the offer”.

    They are joined by what they tell of, whoever they say it was, and kept apart from whether it happened.
    """
    acts: dict[str, list[int]] = {}
    for number, row in enumerate(spoken):
        point = row[0].claim.point
        if point is not None and point.subject and point.act in authored_acts(row[0].language or "en"):
            acts.setdefault(point.act, []).append(number)
    found: set[int] = set()
    for numbers in acts.values():
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 :]:
                like = likeness.get((one, other), NONE)
                if like.score >= LIKELY * AGREED and _subject(spoken[one]) != _subject(spoken[other]) and not like.held:
                    found |= {one, other}
    for numbers in acts.values():
        held = [number for number in numbers if number in found or _subject_known(number, found, spoken)]
        if len({_subject(spoken[number]) for number in held if number in found}) > 1:
            first = held[0]
            for other in held[1:]:
                likeness[first, other] = Like(SURE, "tells of the same act", held=True)
            found |= set(held)
    return found


def _subject(row: Sequence[Told]) -> str:
    point = row[0].claim.point
    return point.subject if point is not None else ""


def _subject_known(number: int, found: set[int], spoken: Sequence[Sequence[Told]]) -> bool:
    """Whether a saying names somebody whom the dispute is about."""
    return _subject(spoken[number]) in {_subject(spoken[other]) for other in found}


def _clusters(
    spoken: Sequence[Sequence[Told]], likeness: Likeness, weighed: Sequence[Mapping[str, float]]
) -> list[tuple[list[int], list[int]]]:
    """Sayings joined, the surest pairs first, as long as the whole stays about one thing; and to each group those that may belong to it."""
    total = len(spoken)
    home = list(range(total))
    members = {number: [number] for number in range(total)}
    used = [0] * total
    for pair in sorted(likeness, key=lambda pair: (-likeness[pair].score, pair)):
        like = likeness[pair]
        if like.score < SURE:
            break
        used[pair[0]] += 1
        used[pair[1]] += 1
        if min(used[pair[0]], used[pair[1]]) > NEIGHBOURS and not like.held:
            continue
        one, other = sorted((home[pair[0]], home[pair[1]]))
        if one == other or _forbidden(members[one], members[other], likeness):
            continue
        if not like.held and _between(members[one], members[other], likeness) < WHOLE:
            continue
        for number in members[other]:
            home[number] = one
        members[one] += members.pop(other)
    for one, other in _one_denial(members, spoken, weighed, likeness):
        if one in members and other in members and not _forbidden(members[one], members[other], likeness):
            for number in members[other]:
                home[number] = one
            members[one] += members.pop(other)
    perhaps: dict[int, list[int]] = {}
    for number in range(total):
        if len(members[home[number]]) == 1:
            near = {home[other] for pair in _pairs_of(number, likeness) for other in pair if other != number}
            best = max(((_closest(number, members[each], likeness), -each) for each in near if len(members[each]) > 1), default=(0.0, 0))
            if best[0] >= LIKELY:
                perhaps.setdefault(-best[1], []).append(number)
    return [(sorted(numbers), perhaps.get(first, [])) for first, numbers in members.items() if len(numbers) > 1]


def _one_denial(
    members: Mapping[int, Sequence[int]], spoken: Sequence[Sequence[Told]], weighed: Sequence[Mapping[str, float]], likeness: Likeness
) -> list[tuple[int, int]]:
    """Groups in which one party denies what is told in like words: it denies one thing in several wordings. The likest first.

    What says both (“received a report that warned of cracks”) is a bridge between the two wordings.
    """
    deniers: dict[str, list[int]] = {}
    profiles: dict[int, dict[str, float]] = {}
    for first, numbers in members.items():
        if len(numbers) < 2:
            continue
        for party in sorted({_family(spoken[number][0]) for number in numbers if says(spoken[number][0]) < 0}):
            deniers.setdefault(party, []).append(first)
            profiles[first] = _profile(numbers, weighed)
    found = {
        (one, other): max(
            sum(weight * profiles[other].get(word, 0.0) for word, weight in profiles[one].items()),
            max(likeness.get((min(a, b), max(a, b)), NONE).score for a in members[one] for b in members[other]) - SURE,
        )
        for groups in deniers.values()
        for place, one in enumerate(groups)
        for other in groups[place + 1 :]
    }
    return [pair for pair in sorted(found, key=lambda pair: (-found[pair], pair)) if found[pair] >= ONE_DENIAL]


def _family(told: Told) -> str:
    """The party, or what a state and its bodies are called alike: “Lethia”, “Lethian Foreign Ministry”."""
    first = told.party_name.split(" ", 1)[0]
    return "@" + root(first) if told.party_kind in {"state", "organisation"} and first[:1].isupper() else told.party


def _profile(numbers: Sequence[int], weighed: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The words of a group, each saying with the same voice; of length one."""
    words: dict[str, float] = {}
    for number in numbers:
        length = math.sqrt(sum(weight**2 for weight in weighed[number].values())) or 1.0
        for word, weight in weighed[number].items():
            words[word] = words.get(word, 0.0) + weight / length
    length = math.sqrt(sum(weight**2 for weight in words.values())) or 1.0
    return {word: weight / length for word, weight in words.items()}


def _pairs_of(number: int, likeness: Likeness) -> list[tuple[int, int]]:
    return [pair for pair in likeness if number in pair]


def _forbidden(one: Sequence[int], other: Sequence[int], likeness: Likeness) -> bool:
    """Whether a person has ruled that something of the one and something of the other belong apart."""
    return any(likeness.get((min(a, b), max(a, b)), NONE).score < 0 for a in one for b in other)


NONE = Like(0.0, "")


def _between(one: Sequence[int], other: Sequence[int], likeness: Likeness) -> float:
    """How like two groups are: each of the smaller one's sayings against the closest of the greater's."""
    small, great = sorted((one, other), key=lambda group: (len(group), group[0]))
    return sum(_closest(number, great, likeness) for number in small) / len(small)


def _closest(number: int, group: Sequence[int], likeness: Likeness) -> float:
    scores = sorted((likeness.get((min(number, other), max(number, other)), NONE).score for other in group if other != number), reverse=True)
    closest = scores[:CLOSEST]
    return sum(closest) / len(closest) if closest else 0.0


def _group(cluster: Sequence[int], perhaps: Sequence[int], spoken: Sequence[Sequence[Told]], likeness: Likeness) -> Group | None:
    """The group that a cluster makes; None where nobody answers otherwise than the rest."""
    members: list[Member] = []
    for number in (*cluster, *perhaps):
        likes = [(likeness.get((min(number, other), max(number, other)), NONE), -other) for other in cluster if other != number]
        best = max(likes, key=lambda like: (like[0].score, like[1]))[0]
        score = round(_closest(number, cluster, likeness) if number in perhaps else best.score, 3)
        status: Status = "suggested" if number in perhaps else "confirmed"
        head, *copies = spoken[number]
        answer = says(head)
        members.append(Member(head, answer, score, best.reason, status))
        members += [Member(copy, answer, score, f"a copy of it; {best.reason}", status) for copy in copies]
    sure = [member for member in members if member.status == "confirmed"]
    told_of = {point.subject for member in sure if (point := member.told.claim.point) is not None and point.who}
    who = len(told_of) > 1 and all(member.says > 0 for member in sure)
    if not who and not _disputed(cluster, spoken, likeness):
        return None  # nobody says otherwise: there is no question
    members.sort(key=lambda member: (member.told.said_from or "", member.told.known, member.told.article, member.told.claim.span, member.told.claim.id))
    kind: QuestionKind = "who" if who else "yes-no"
    label = _label(sure, kind)
    return Group(kind, label, tuple(members), min(member.score for member in sure), max(sure, key=lambda member: member.score).reason)


def _disputed(cluster: Sequence[int], spoken: Sequence[Sequence[Told]], likeness: Likeness) -> bool:
    """Whether two of a group surely answer one another otherwise: by a reply, by what joins them, or about the same act.

    Two that name the same things, and one of them with a “not”, are mostly about two things.
    """
    for place, one in enumerate(cluster):
        for other in cluster[place + 1 :]:
            like = likeness.get((one, other), NONE)
            first, second = spoken[one][0], spoken[other][0]
            if like.score < SURE or says(first) == says(second) or _one_passage(first, second):
                continue
            if like.held or first.stance in REPLIES or second.stance in REPLIES or _same_act(first, second):
                return True
    return False


def _one_passage(one: Told, other: Told) -> bool:
    """Whether one is told within the other: two readings of one passage answer nobody."""
    return one.article == other.article and overlaps(one.claim.span, other.claim.span)


def _same_act(one: Told, other: Told) -> bool:
    mine, theirs = one.claim.point, other.claim.point
    return mine is not None and theirs is not None and bool(mine.act) and mine.act == theirs.act


def _label(sure: Sequence[Member], kind: QuestionKind) -> str:
    """The question of the member that says most of what the others say, in words that need no other text to be understood."""
    common: dict[str, int] = {}
    for member in sure:
        point = member.told.claim.point
        for term in point.terms if point is not None else ():
            common[term] = common.get(term, 0) + 1
    one_language = len({member.told.language for member in sure}) == 1
    asked = {claim for member in sure if (point := member.told.claim.point) is not None for claim, _, why in point.echoes if why == POINTS_BACK}
    best: tuple[float, int, str] | None = None
    for place, member in enumerate(sure):
        point = member.told.claim.point
        label = "" if point is None else point.who if kind == "who" else point.label
        if point is None or not label:
            continue
        fit = sum(common[term] for term in point.terms) / (1 + len(point.terms)) ** 0.5
        fit *= UNCLEAR ** unclear(label) * (NOT_PLAIN if point.polarity < 0 else 1.0)
        fit *= min(1.0, SHORT_ENOUGH / len(label.split())) * (ASKED if member.told.claim.id in asked else 1.0)
        fit *= FIGURED if any(char.isdigit() for char in label) else 1.0
        fit *= 1.0 if one_language or member.told.language in {"en", ""} else FOREIGN
        if best is None or fit > best[0]:
            best = (fit, -place, label)
    if best is not None:
        return best[2]
    telling = [member for member in sure if member.told.claim.point is not None and member.told.claim.point.terms] or sure
    shortest = min(telling, key=lambda member: (len(member.told.claim.text), member.told.claim.id)).told.claim.text
    return shortest[:1].upper() + shortest[1:].rstrip(".") + "?"
