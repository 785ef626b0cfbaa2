"""Which figures of a story answer one question: those of one measure, of the same whom, place and moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.questions.claims import SOME_FIGURE
from sayso.questions.figure_labels import label_of
from sayso.questions.givens import Given, Key
from sayso.questions.intervals import named
from sayso.questions.sides import sided
from sayso.questions.whom import BODIES
from sayso.questions.wording import measures
from sayso.questions.words import root
from sayso.records import Question, Ruling, Told, digest
from sayso.text import fold

FEW = 5
"""“Two bridges” here and “three bridges” there are seldom the same bridges."""
ALIKE = 3
"""So many times the least, counts of one thing may differ where nothing but the thing is shared."""
NO_ANSWER = frozenset({"asks"})
"""Who asks for a figure, or for something to be done by so much, gives none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the figures that answer it."""

    question: Question
    givens: tuple[Given, ...]


def figure_questions(story: str, told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> list[Asked]:
    """The figure questions that *told* answer, in the order of what they are about."""
    givens = [Given(each, counted) for each in told if each.stance not in NO_ANSWER for counted in each.claim.counted]
    groups = _keyed([given for given in givens if given.counted.measure != SOME_FIGURE])
    groups = _ruled(groups, rulings)
    asked = {key: group for key, group in groups.items() if _is_a_question(key, group)}
    _withdraw(asked, [given for given in givens if given.counted.measure == SOME_FIGURE])
    event = _event(asked)
    names = {key: _shown(key, group) for key, group in asked.items()}
    ids = {key: digest(story, "figure", key.measure, key.of, key.place, key.moment) for key in asked}
    return [
        Asked(
            Question(
                id=ids[key],
                story=story,
                kind="figure",
                label=label_of(key.measure, _in_label(key, names[key].of, asked), names[key].place, key.moment, event),
                measure=key.measure,
                of=names[key].of,
                place=names[key].place,
                moment=key.moment,
                broader=tuple(sorted(ids[whole] for whole in _wholes(key, asked))),
                reason=_reason(key, names[key]),
            ),
            tuple(group),
        )
        for key, group in sorted(asked.items())
    ]


def _keyed(givens: Iterable[Given]) -> dict[Key, list[Given]]:
    groups: dict[Key, list[Given]] = defaultdict(list)
    for given in sided(_remeasured([_as_one(given) for given in givens])):
        counted = given.counted
        groups[Key(counted.measure, fold(counted.of), _spelled(counted.place), counted.moment)].append(given)
    return _anywhere(_towns(_sides(groups)))


def _as_one(given: Given) -> Given:
    """*given* under the measure that its own is one with."""
    one = measures().same.get(given.counted.measure)
    return given if one is None else replace(given, counted=replace(given.counted, measure=one))


def _anywhere(groups: Mapping[Key, list[Given]]) -> dict[Key, list[Given]]:
    """The groups, those of a kind told of the one place that the story tells it of joined with those told of no place.

    “Five civilians” and “five civilians in Osk” are of the same, unless the words limit them to Osk, or others were elsewhere. Of all
    people that does not hold: the count of a place is there a part of the event's.
    """
    places: dict[Key, set[str]] = defaultdict(set)
    limited: set[Key] = set()
    for key, group in groups.items():
        if key.place:
            places[replace(key, place="")].add(key.place)
            if any(given.counted.only for given in group):
                limited.add(key)
    found: dict[Key, list[Given]] = defaultdict(list)
    for key in sorted(groups):
        whole = replace(key, place="")
        joins = key.place and key.of and key.of != BODIES and key not in limited and len(places[whole]) == 1
        found[whole if joins else key] += groups[key]
    return found


def _remeasured(givens: list[Given]) -> list[Given]:
    """The figures, those whose measure was only inferred given the one that their party told the same number of elsewhere.

    “Its count of more than 45”, a sentence behind the missing, is of the dead where the party counted more than 45 dead before.
    """
    told: dict[tuple[str, float | None, float | None], set[str]] = defaultdict(set)
    for given in givens:
        if not given.counted.inferred:
            told[given.told.party, given.counted.low, given.counted.high].add(given.counted.measure)
    found = []
    for given in givens:
        counted = given.counted
        others = told.get((given.told.party, counted.low, counted.high), set()) if counted.inferred else set()
        if len(others) == 1 and counted.measure not in others:
            given = replace(given, counted=replace(counted, measure=next(iter(others))))
        found.append(given)
    return found


def _sides(groups: Mapping[Key, list[Given]]) -> dict[Key, list[Given]]:
    """“Soldiers” are the “North Korean soldiers” where the story counts no others."""
    found: dict[Key, list[Given]] = defaultdict(list)
    whose: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in groups:
        kind = key.of.rpartition(" ")[2]
        if key.of != kind and kind in measures().kinds:
            whose[key.measure, kind].add(key.of)
    for key in sorted(groups):
        sides = whose.get((key.measure, key.of), set())
        found[replace(key, of=next(iter(sides))) if len(sides) == 1 else key] += groups[key]
    return found


def _towns(groups: Mapping[Key, list[Given]]) -> dict[Key, list[Given]]:
    """“My town alone” is the town that the same party counted for elsewhere."""
    found: dict[Key, list[Given]] = defaultdict(list)
    for key in sorted(groups):
        for given in groups[key]:
            found[_town(key, given, groups)].append(given)
    return found


def _town(key: Key, given: Given, groups: Mapping[Key, list[Given]]) -> Key:
    if not key.place or given.counted.place[:1].isupper():
        return key
    named = [
        other
        for other, those in sorted(groups.items())
        if (other.measure, other.of, other.moment) == (key.measure, key.of, key.moment)
        and any(that.counted.place[:1].isupper() and that.told.party == given.told.party for that in those)
    ]
    return named[0] if len(named) == 1 else key


def _ruled(groups: Mapping[Key, list[Given]], rulings: Sequence[Ruling]) -> dict[Key, list[Given]]:
    """*groups* after what people ruled: a yes brings one claim's figures to the other's question, a no takes it out of it.

    Of two that belong together the one in the smaller question moves.
    """
    found = {key: list(group) for key, group in groups.items()}
    for ruling in sorted(rulings, key=lambda ruling: (ruling.at, ruling.a, ruling.b)):
        if ruling.join != "question":
            continue
        ends = sorted((ruling.a, ruling.b))
        homes = {end: [key for key in sorted(found) if any(given.told.claim.id == end for given in found[key])] for end in ends}
        shared = [key for key in homes[ends[0]] if key in homes[ends[1]]]
        if ruling.verdict == "yes" and not shared and all(homes.values()):
            joining, staying = sorted(ends, key=lambda end: (len(found[homes[end][0]]), end))
            _move(found, homes[joining][0], joining, homes[staying][0])
        elif ruling.verdict == "no":
            for key in shared:
                later = max(ends, key=lambda end: min((given.told.known, end) for given in found[key] if given.told.claim.id == end))
                _move(found, key, later, replace(key, of=f"{key.of} {later}".strip()))
        elif ruling.verdict == "unsure":
            for key in shared:
                found[key] = [replace(given, unsure=given.unsure or given.told.claim.id == ends[1]) for given in found[key]]
    return {key: group for key, group in found.items() if group}


def _move(groups: dict[Key, list[Given]], here: Key, claim: str, there: Key) -> None:
    groups.setdefault(there, []).extend(given for given in groups[here] if given.told.claim.id == claim)
    groups[here] = [given for given in groups[here] if given.told.claim.id != claim]


def _is_a_question(key: Key, group: Sequence[Given]) -> bool:
    """Whether anybody would ask it: of victims and damage always, of other things where two answers are not alike.

    A measure that is only inferred raises no question. A survey measures its own day: two of them do not answer one question.
    """
    sure = [given for given in group if not given.counted.inferred]
    if not sure:
        return False
    if key.measure in measures().core:
        return True
    if (not key.of and key.measure not in measures().bare) or (
        key.measure in measures().untold and key.of.rpartition(" ")[2] in measures().kinds
    ):
        return False  # so many workers: nothing says what befell them
    if key.measure == "share" and all(given.told.source_kind == "document" for given in sure):
        return False
    if key.measure in measures().untold and not _is_one_count(sure):
        return False
    values = {(given.counted.low, given.counted.high) for given in sure}
    return len(values) > 1 and len({(given.told.origin, given.told.party) for given in sure}) > 1


def _is_one_count(group: Sequence[Given]) -> bool:
    """Whether counts of a thing of which nothing is told may be of the same of them: “three families” and “31 families” are not."""
    numbers = [number for given in group if (number := named(given.counted)) is not None]
    return bool(numbers) and min(numbers) >= FEW and max(numbers) <= ALIKE * min(numbers)


def _withdraw(asked: Mapping[Key, list[Given]], withdrawn: Iterable[Given]) -> None:
    """Add to the questions that a party gave a figure for what it said instead of one."""
    for given in withdrawn:
        before = [
            (other.told.known, key)
            for key, group in asked.items()
            for other in group
            if other.told.party == given.told.party and other.counted.measure != SOME_FIGURE and other.told.known <= given.told.known
        ]
        if before:
            asked[max(before)[1]].append(given)


def _event(asked: Mapping[Key, Sequence[Given]]) -> str:
    """What the story's articles call its event: the words that most of them use, of equals the fuller."""
    told: dict[str, set[str]] = defaultdict(set)
    for key, group in asked.items():
        if not key.moment:
            for given in group:
                if given.counted.event:
                    told[given.counted.event].add(given.told.origin)
    return min(told, key=lambda event: (-len(told[event]), -len(event), event)) if told else ""


def _in_label(key: Key, of: str, keys: Iterable[Key]) -> str:
    """Whom, in a label: “soldiers” where the story counts those of one side alone."""
    kind = key.of.rpartition(" ")[2]
    if kind == key.of or kind not in measures().kinds:
        return of
    return of if any(other.of != key.of and other.of.rpartition(" ")[2] == kind for other in keys) else kind


@dataclass(frozen=True, slots=True)
class _Shown:
    of: str
    place: str


def _shown(key: Key, group: Sequence[Given]) -> _Shown:
    """Whom and where as the articles write it."""

    return _Shown(
        _written([given.counted.of for given in group], key.of, fold),
        _written([given.counted.place for given in group], key.place, _spelled),
    )


def _written(words: Iterable[str], known: str, by: Callable[[str], str]) -> str:
    """How most articles write what is *known* as one *by* that rule."""
    every = Counter(each for each in words if by(each) == known)
    return min(every, key=lambda each: (-every[each], each)) if every else known


def _spelled(place: str) -> str:
    """What the spellings of one *place* share: “Khan Sheikhoun”, “Khan Sheikhun”."""
    return " ".join(root(word) for word in place.split())


def _wholes(key: Key, keys: Iterable[Key]) -> list[Key]:
    """The nearest questions that *key* is a part of."""
    wholes = [other for other in keys if other != key and _is_part(key, other)]
    return [whole for whole in wholes if not any(_is_part(other, whole) for other in wholes if other != whole)]


def _is_part(part: Key, whole: Key) -> bool:
    """Whether whatever *part* counts *whole* counts, too."""
    return (
        part.moment == whole.moment
        and (part.place == whole.place or not whole.place)
        and (part.measure == whole.measure or whole.measure in measures().parts.get(part.measure, ()))
        and _is_kind(part.of, whole.of)
    )


def _is_kind(part: str, whole: str) -> bool:
    if part == whole:
        return True
    kind = part.rpartition(" ")[2]
    return kind in measures().kinds and whole in {kind, measures().kinds[kind]}


def _reason(key: Key, shown: _Shown) -> str:
    parts = [key.measure, f"of {shown.of}" if shown.of else "", f"in {shown.place}" if shown.place else "", key.moment]
    return "same measure: " + ", ".join(part for part in parts if part)
