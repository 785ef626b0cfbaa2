"""A story's statements lined up by the yes-no or who question that they answer.

Precision first: what is not sure is ``suggested``, and what nobody else answers stays itself. The outcome depends on what was
said alone, never on the order in which pages came.

1. copies, and what a party says again in the same words, become one saying (`twins`);
2. sayings are compared by what is telling in this story, and joined where an article's own words join them (`likeness`);
3. the surest pairs are joined first, groups whole with whole (`clusters`);
4. a group stands where somebody answers otherwise than the rest, or one party changes its answer, and where the words of one of
   its statements make a question: what nobody can ask was mostly misread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from sayso.questions.asking import nameless, turned, unclear
from sayso.questions.clusters import Likest, by_saying, closest, clusters, join_by_author
from sayso.questions.echoes import LATER, POINTS_BACK
from sayso.questions.likeness import (
    FURTHER,
    LONG,
    NONE,
    SURE,
    Like,
    Likeness,
    Weighed,
    compare,
    like_of,
    one_passage,
    one_voice,
    other_doers,
    same_act,
    says,
    statement_of,
)
from sayso.questions.twins import Saying, as_told, said_again, sayings
from sayso.questions.words import authored_acts, comparable
from sayso.records import SILENT, QuestionKind, Ruling, Status, Told

READ = 0.43
"""Confidence that a statement is one, from which it is lined up: the tenth least sure are mostly misread."""
SHORT_ENOUGH, ASKED = 10, 1.4
"""Words from which on a label grows unwieldy, and how much fitter the words are that somebody else points back to."""
UNCLEAR, NOT_PLAIN, FOREIGN, FIGURED = 0.5, 0.8, 0.3, 0.6
"""What is left of a label's fitness for each word that points at what it does not say, for a sentence with a “not”, for another
language than the rest, for a figure."""


@dataclass(frozen=True, slots=True)
class Member:
    """One statement in a group."""

    told: Told
    """The statement."""
    says: Literal[1, 0, -1]
    """1 yes, -1 no, 0 neither; of a who question always 1: who it was is its point's subject."""
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
    """yes-no or who."""
    label: str
    """The question as a person would write it."""
    first: str
    """The id of the clause that said it first: it holds while others join."""
    members: tuple[Member, ...]
    """In order of time, then of ids; of each statement one clause."""
    score: float
    """Of its weakest confirmed member."""
    reason: str
    """What joins them."""


def line_up(told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """The groups of *told* that answer one yes-no or who question each; *rulings* outrank every likeness."""
    ruled = {end for ruling in rulings if ruling.join == "question" for end in (ruling.a, ruling.b)}
    every = sayings([clause for one in told if _speaks(one) for clause in _clauses(one)])
    apart = {told.claim.id for row in every for told in row if statement_of(told.claim.id) in ruled}
    spoken = said_again(every, apart, LONG)
    if len(spoken) < 2:
        return []
    likeness, story = compare(spoken)
    _apply_links(spoken, likeness)
    _apply_rulings(spoken, likeness, rulings)
    join_by_author(spoken, likeness)
    likest = by_saying(likeness)
    found = [_group(sure, perhaps, spoken, likest, story) for sure, perhaps in clusters(spoken, likeness, likest, story.weighed)]
    groups = [group for group in found if group is not None]
    return sorted(groups, key=lambda group: (-len(group.members), group.members[0].told.claim.id))


def _speaks(told: Told) -> bool:
    """Whether it can answer a yes-no or who question: surely a statement of somebody, with words of its own, that asks for nothing."""
    known = bool(told.source_name.strip() or told.party_name.strip())
    return known and told.claim.point is not None and not told.claim.own and told.stance != "asks" and told.confidence >= READ


def _clauses(told: Told) -> Iterator[Told]:
    """*told*, once for each clause that says something of its own; the further ones under ids of their own."""
    yield told
    for number, point in enumerate(told.claim.further, 1):
        yield replace(told, claim=replace(told.claim, id=f"{told.claim.id}{FURTHER}{number}", point=point))


def _apply_links(spoken: Sequence[Saying], likeness: Likeness) -> None:
    """Let what an article's own words join be joined: “denies it”, what lies in one another."""
    place = {told.claim.id: number for number, row in enumerate(spoken) for told in row}
    for number, row in enumerate(spoken):
        for claim, score, reason in _echoes(row):
            other = place.get(claim, number)
            if other != number and like_of(number, other, likeness).score < score:
                likeness[min(number, other), max(number, other)] = Like(score, reason, held=True)


def _echoes(row: Saying) -> Iterator[tuple[str, float, str]]:
    return (echo for told in row if told.claim.point is not None for echo in told.claim.point.echoes)


def _apply_rulings(spoken: Sequence[Saying], likeness: Likeness, rulings: Sequence[Ruling]) -> None:
    clauses: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(spoken):
        for told in row:
            clauses[statement_of(told.claim.id)].append(number)
    for ruling in rulings:
        if ruling.join != "question":
            continue
        pairs = sorted({(min(a, b), max(a, b)) for a in clauses[ruling.a] for b in clauses[ruling.b] if a != b})
        if ruling.verdict == "yes":  # the likest of their clauses answer one question
            pairs = sorted(pairs, key=lambda pair: -likeness.get(pair, NONE).score)[:1]
        for pair in pairs:
            if ruling.verdict == "unsure":
                likeness[pair] = Like(min(likeness.get(pair, NONE).score, SURE - 0.01), f"unsure, says {ruling.by}")
            else:
                likeness[pair] = Like(1.0 if ruling.verdict == "yes" else -1.0, f"decided by {ruling.by}", held=True)


def _group(cluster: Sequence[int], perhaps: Sequence[int], spoken: Sequence[Saying], likest: Likest, story: Weighed) -> Group | None:
    """The group that a cluster makes; None where nobody answers otherwise than the rest, or no statement can be asked."""
    kind = _kind(cluster, spoken, likest)
    if kind is None:
        return None
    members: list[Member] = []
    within_reach = set(cluster)
    for number in (*cluster, *perhaps):
        near = [(like.score, like.held, -other) for other, like in likest[number].items() if other in within_reach]
        _, _, nearest = max(near)  # a group is held together by likeness
        best = likest[number][-nearest]
        reason = best.reason or story.common(number, -nearest)
        score = round(closest(number, within_reach, likest) if number in perhaps else best.score, 3)
        status: Status = "suggested" if number in perhaps else "confirmed"
        head, *told_again = spoken[number]
        members.append(Member(head, says(head), score, reason, status))
        members += [Member(again, says(head), score, f"{_again(again, head)}; {reason}", status) for again in told_again]
    members.sort(key=lambda member: (member.told.said_from, *as_told(member.told)))
    sure = [member for member in members if member.status == "confirmed"]
    label, opposite = _label(sure, kind)
    if opposite:
        members = [replace(member, says=-member.says) for member in members]
    surest = max(sure, key=lambda member: member.score)
    first = min(members, key=lambda member: (member.told.known, member.told.claim.id)).told.claim.id
    lowest = min(member.score for member in sure)
    return Group(kind, label, first, tuple(_once(members)), lowest, surest.reason) if label else None


def _once(members: Sequence[Member]) -> Iterator[Member]:
    """Each statement once, under its own id: by the clause that fits best, of equals the first."""
    best: dict[str, Member] = {}
    for member in members:
        known = best.get(statement := statement_of(member.told.claim.id))
        if known is None or (member.status == "confirmed", member.score) > (known.status == "confirmed", known.score):
            best[statement] = member
    for member in members:
        claim = member.told.claim
        if best[statement := statement_of(claim.id)] is member:
            yield replace(member, told=replace(member.told, claim=replace(claim, id=statement)))


def _again(told: Told, head: Told) -> str:
    return "a copy of it" if told.origin == head.origin else "the same words again"


def _kind(cluster: Sequence[int], spoken: Sequence[Saying], likest: Likest) -> QuestionKind | None:
    """What sort of question the sayings of a cluster answer; None where they answer none in more than one way."""
    heads = [spoken[number][0] for number in cluster]
    authored = [
        point
        for head in heads
        if FURTHER not in head.claim.id  # what is only told beside it disputes nobody's authorship
        and (point := head.claim.point) is not None
        and point.subject
        and point.act in authored_acts(head.language or "en")
    ]
    two = (  # of one act and of something beside it: “took responsibility” alone is said of everything
        other_doers(one.subject, other.subject) and len({*one.terms} & {*other.terms}) > 1 for one, other in combinations(authored, 2)
    )
    if any(two) and all(says(head) > 0 for head in heads):
        return "who"
    return "yes-no" if _disputed(cluster, spoken, likest) else None


def _disputed(cluster: Sequence[int], spoken: Sequence[Saying], likest: Likest) -> bool:
    """Whether two of a group surely answer one another otherwise: by what joins them, or about the same act.

    Two that name the same things, and one of them with a “not”, are mostly about two things; so are a denial and what only names them.
    """
    answers = {number: says(spoken[number][0]) for number in cluster}
    for one in cluster:
        for other, like in likest[one].items():
            if other <= one or like.score < SURE or answers.get(other, answers[one]) == answers[one]:
                continue
            first, second = spoken[one][0], spoken[other][0]
            if like.reason != POINTS_BACK and one_passage(first, second):
                continue
            if any(not says(each) and each.stance not in SILENT for each in (first, second)):
                continue  # of “believed not to have …” it is not clear what it says
            if one_voice(first, second) and like.reason != LATER:
                continue
            if like.held or same_act(first, second):
                return True
    return False


def _asks(label: str, told: Told, common: Mapping[str, int]) -> bool:
    """Whether a label has most of what its statement shares with the others: “was working with Osk” was cut off from what was asked."""
    point = told.claim.point
    shared = {term for term in (point.terms if point is not None else ()) if common[term] > 1}
    said = {each for word in label.strip("¿?").split() for each in comparable(word.strip(".,;:“”\"'’—"), told.language or "en")}
    return not shared or 2 * len(shared & said) > len(shared)


def _label(sure: Sequence[Member], kind: QuestionKind) -> tuple[str, bool]:
    """The question of the member that says most of what the others say, in words that need no other text to be understood.

    With it, whether it asks for the opposite of what the members are said to say.
    """
    points = [(member, point) for member in sure if (point := member.told.claim.point) is not None]
    common: dict[str, int] = {}
    for _, point in points:
        for term in point.terms:
            common[term] = common.get(term, 0) + 1
    asked = {claim for _, point in points for claim, _, why in point.echoes if why == POINTS_BACK}
    mixed = len({member.told.language for member in sure}) > 1
    best = (0.0, "", False)
    for member, point in points:
        label = point.who if kind == "who" else point.label
        if nameless(label) or turned(label, member.told.language or "en") or not _asks(label, member.told, common):
            continue
        fit = sum(common[term] for term in point.terms) / (1 + len(point.terms)) ** 0.5 * UNCLEAR ** unclear(label)
        fit *= min(1.0, SHORT_ENOUGH / max(len(label.split()), 1)) * (ASKED if member.told.claim.id in asked else 1.0)
        fit *= (NOT_PLAIN if point.polarity < 0 else 1.0) * (FIGURED if any(char.isdigit() for char in label) else 1.0)
        fit *= FOREIGN if mixed and member.told.language not in {"en", ""} else 1.0
        if label and fit > best[0]:
            best = (fit, label, kind != "who" and point.turned)
    return best[1:]
