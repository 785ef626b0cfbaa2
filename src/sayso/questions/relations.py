"""How the answers to a question stand to one another: the parties' latest, each to the one that it replaces, and what was once at dispute.

A dispute does not cease to have been one because a party gave in: what both stood at on one day is compared, too. What agreed then is
not told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.questions.intervals import fit, named, rounds_to
from sayso.questions.likeness import other_doers
from sayso.questions.revisions import Stand, has_value, is_sure, latest, revisions, stands
from sayso.records import DISPUTES, SILENT, Answer, Relation, RelationKind

MANY = 12
"""So many parties are compared each with each; of more, those who answer alike speak with one voice, or a board of a thousand parties
would carry half a million relations that say one thing."""


def relate(answers: Iterable[Answer]) -> tuple[Relation, ...]:
    """The relations between *answers*, which may be of several questions and come in any order.

    Figures contradict one another only where both cannot be true; open bounds far apart differ. “As of” some time is asked by
    giving the answers that were known by then.
    """
    every = list(answers)
    questions: dict[str, list[Answer]] = defaultdict(list)
    for answer in latest(every):
        questions[answer.question].append(answer)
    found = revisions(every)
    stood: dict[str, list[Stand]] = defaultdict(list)
    for stand in stands(every):
        stood[stand.answer.question].append(stand)
    for question in sorted(questions):
        found += _between(questions[question])
        found += _formerly(stood[question])
    return tuple(found)


def _between(answers: Sequence[Answer]) -> Iterator[Relation]:
    standing = sorted(answers, key=lambda answer: (answer.known, answer.id))
    if len(standing) > MANY:
        standing = _spokesmen(standing)
    for one, other in combinations(standing, 2):
        if (found := _relation(one, other)) is not None:
            yield found


def _formerly(stood: Sequence[Stand]) -> Iterator[Relation]:
    """What was at dispute, or differed, until one of the two changed its answer."""
    past, now = ([stand for stand in stood if (stand.end is None) is standing] for standing in (False, True))
    if len(past) + len(now) > MANY:
        past, now = _first_of_each(past), _first_of_each(now)
    for one, other in [*combinations(past, 2), *((each, standing) for each in past for standing in now)]:
        if one.answer.party == other.answer.party or not one.meets(other):
            continue
        relation = _relation(one.answer, other.answer)
        if relation is not None and relation.kind in DISPUTES | {"differs"}:
            until = min(end for end, _ in filter(None, (one.end, other.end)))
            yield replace(relation, reason=f"{relation.reason}; until {until}")


def _first_of_each(stood: Sequence[Stand]) -> list[Stand]:
    """Of those who answered alike, the first."""
    by_answer = {stand.answer.id: stand for stand in stood}
    ordered = sorted((stand.answer for stand in stood), key=lambda answer: (answer.known, answer.id))
    return [by_answer[answer.id] for answer in _spokesmen(ordered)]


def _spokesmen(answers: Sequence[Answer]) -> list[Answer]:
    """Of those who answer alike, the first."""
    first: dict[object, Answer] = {}
    for answer in answers:
        value = (answer.low, answer.high, answer.low_open, answer.high_open, answer.unit, answer.says, answer.stance)
        first.setdefault(value, answer)
    return list(first.values())


def _relation(one: Answer, other: Answer) -> Relation | None:
    if not (is_sure(one) and is_sure(other)):
        return None
    if has_value(one) and has_value(other):
        return _of_figures(one, other)
    if has_value(one) or has_value(other):
        silent, speaking = (other, one) if has_value(one) else (one, other)
        return _made(silent, speaking, "no-comment", "one gives no figure")
    return _of_sides(one, other)


def _of_figures(one: Answer, other: Answer) -> Relation | None:
    if one.unit and other.unit and one.unit != other.unit:
        return None  # what a currency is worth is not for us to say
    if _overtaken(one, other) or _overtaken(other, one):
        return None
    denials = [answer for answer in (one, other) if answer.stance in {"denies", "doubts"}]
    how = fit(one, other)
    if len(denials) == 2:
        return None
    if denials:
        denial, held = denials[0], other if denials[0] is one else one
        if how == "apart":
            return None  # that it was not 40 says nothing against 12
        return _made(denial, held, "denies" if denial.stance == "denies" else "differs", f"{denial.stance} what the other says")
    if how == "apart":
        return _made(one, other, "contradicts", f"“{one.words}” and “{other.words}” cannot both be true")
    if how == "equal" or rounds_to(one, other):
        return _made(one, other, "agrees", "the same number")
    if how == "within":
        return _made(one, other, "refines", f"“{one.words}” lies within “{other.words}”")
    if how == "holds":
        return _made(other, one, "refines", f"“{other.words}” lies within “{one.words}”")
    if how == "near":
        return _made(one, other, "agrees", f"“{one.words}” and “{other.words}” leave room for one number")
    return _made(one, other, "differs", f"“{one.words}” and “{other.words}” can both be true and lie far apart")


def _overtaken(one: Answer, other: Answer) -> bool:
    """Whether *one* was last said before *other*, which is more: a count that has gone on rising contradicts nobody's count of Monday.

    “None” is no count that goes on.
    """
    before, after = named(one), named(other)
    rises = before is not None and after is not None and 0 < before < after
    return one.said_to < other.said_from and rises


def _of_sides(one: Answer, other: Answer) -> Relation | None:
    """Of questions that ask for no figure."""
    if one.who and other.who and other_doers(one.who, other.who):
        return _made(one, other, "contradicts", "they name two doers of one act")
    if one.says and other.says:
        if one.says == other.says:
            return _made(one, other, "agrees", "both say so" if one.says > 0 else "both say no")
        return _made(one, other, "contradicts", "one says yes, the other no")
    if not one.says and not other.says:
        return None
    silent, speaking = (other, one) if one.says else (one, other)
    if silent.stance == "neither-confirms-nor-denies":
        return _made(speaking, silent, "differs", "one says so, the other neither confirms nor denies")
    return _made(silent, speaking, "no-comment", "one does not answer") if silent.stance in SILENT else None


def _made(a: Answer, b: Answer, kind: RelationKind, reason: str) -> Relation:
    return Relation(a=a.id, b=b.id, kind=kind, score=1.0, reason=reason)
