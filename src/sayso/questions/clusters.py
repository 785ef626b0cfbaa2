"""Sayings joined to groups that are each about one thing: the surest pairs first, and groups only whole with whole."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.questions.likeness import AGREED, LIKELY, NONE, SURE, Like, Likeness, like_of, other_doers, says
from sayso.questions.twins import Saying
from sayso.questions.words import authored_acts, root
from sayso.records import Told

Likest = defaultdict[int, dict[int, Like]]
"""By the number of a saying, how like it is to those that it is like at all."""
WHOLE = 0.33
"""Likeness that two groups must have as wholes to become one."""
NEIGHBOURS = 12
"""The most of its likest that each saying is compared with: keeps great stories cheap."""
CLOSEST = 3
"""A saying is held against so many of the likest of a group: a group may have several wordings."""
ONE_DENIAL, BRIDGE = 0.15, 0.7
"""Likeness of the words of two groups in both of which one party denies, from which it denies one thing; of a pair that bridges them."""
ALONE_DENIED = 0.3
"""The same where one of the two is a denial alone, which is like the other in some measure."""


def clusters(
    spoken: Sequence[Saying], likeness: Likeness, likest: Likest, weighed: Sequence[Mapping[str, float]]
) -> list[tuple[list[int], list[int]]]:
    """Each group's sure sayings, and those that may belong to it, by their numbers in *spoken*; *likest* is *likeness* by saying."""
    groups = _Groups(len(spoken), likeness, likest)
    sure = [(-like.score, pair) for pair, like in likeness.items() if like.score >= SURE]
    for _, pair in sorted(sure):
        groups.join_sayings(*pair)
    for one, other in _one_denial(groups, spoken, weighed):
        groups.join(groups.home[one], groups.home[other])
    perhaps = groups.loose()
    return [(sorted(numbers), perhaps.get(first, [])) for first, numbers in groups.members.items() if len(numbers) > 1]


class _Groups:
    """Which saying is in which group, while groups grow."""

    def __init__(self, total: int, likeness: Likeness, likest: Likest) -> None:
        self.likeness = likeness
        self.likest = likest
        self.home = list(range(total))
        self.members = {number: [number] for number in range(total)}
        self.used = [0] * total
        self.apart: set[int] = set()
        """Sayings that a person ruled to be apart from some other."""
        for pair, like in likeness.items():
            if like.score < 0:
                self.apart.update(pair)

    def join_sayings(self, one: int, other: int) -> None:
        """Join the groups of two sayings that are surely alike, if the groups are."""
        like = self.likeness[one, other]
        self.used[one] += 1
        self.used[other] += 1
        if not like.held and min(self.used[one], self.used[other]) > NEIGHBOURS:
            return
        first, second = self.home[one], self.home[other]
        if first != second and (like.held or self.between(self.members[first], self.members[second]) >= WHOLE):
            self.join(first, second)

    def join(self, one: int, other: int) -> None:
        """Make two groups one, unless a person has ruled that something of the one and something of the other belong apart."""
        one, other = min(one, other), max(one, other)
        if one == other:
            return
        if any(like_of(a, b, self.likeness).score < 0 for a in self.apart.intersection(self.members[one]) for b in self.members[other]):
            return
        for number in self.members[other]:
            self.home[number] = one
        self.members[one] += self.members.pop(other)

    def between(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How like two groups are: each of the smaller one's sayings against the closest of the greater's."""
        small, great = sorted((one, other), key=lambda group: (len(group), group[0]))
        return sum(self._closest(number, self.home[great[0]]) for number in small) / len(small)

    def _closest(self, number: int, group: int) -> float:
        """How like a saying is to those of the group of number *group* that are likest to it."""
        scores = (like.score for other, like in self.likest[number].items() if self.home[other] == group)
        return _mean_of_closest(scores, len(self.members[group]) - (self.home[number] == group))

    def loose(self) -> dict[int, list[int]]:
        """By group: the sayings of no group that may belong to it."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.home)):
            if len(self.members[self.home[number]]) > 1:
                continue
            near = {self.home[other] for other in self.likest[number] if len(self.members[self.home[other]]) > 1}
            if not near:
                continue
            score, first = max((self._closest(number, each), -each) for each in near)
            ruled = any(like.score < 0 and self.home[other] == -first for other, like in self.likest[number].items())
            if score >= LIKELY and not ruled:
                found.setdefault(-first, []).append(number)
        return found


def by_saying(likeness: Likeness) -> Likest:
    """*likeness* by saying."""
    found: Likest = defaultdict(dict)
    for (one, other), like in likeness.items():
        found[one][other] = found[other][one] = like
    return found


def closest(number: int, group: Collection[int], likest: Likest) -> float:
    """How like a saying is to those of a *group* that are likest to it."""
    scores = (like.score for other, like in likest[number].items() if other in group)
    return _mean_of_closest(scores, len(group) - (number in group))


def _mean_of_closest(scores: Iterable[float], among: int) -> float:
    """The mean of the CLOSEST *among* so many, of whom those without a score are not alike at all."""
    most = min(CLOSEST, among)
    unlike = itertools.repeat(NONE.score, most)
    return sum(heapq.nlargest(most, itertools.chain(scores, unlike))) / most if most else 0.0


def _one_denial(groups: _Groups, spoken: Sequence[Saying], weighed: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """Groups in which one party denies, or leaves open, what is told in like words: it answers one thing told in several. The likest first.

    What says both (“received a report that warned of cracks”) is a bridge between two wordings that share no word.
    """
    deniers: dict[str, list[int]] = {}
    for first, numbers in groups.members.items():
        for party in sorted({who for number in numbers if (who := _replying(spoken[number][0]))}):
            deniers.setdefault(party, []).append(first)
    deniers = {party: several for party, several in deniers.items() if len(several) > 1}
    if not deniers:
        return []
    profiles = {first: _profile(groups.members[first], weighed) for several in deniers.values() for first in several}
    found: dict[tuple[int, int], float] = {}
    bridges = _bridges(groups)
    for party in sorted(deniers):
        for place, one in enumerate(deniers[party]):
            for other in deniers[party][place + 1 :]:
                bridge = bridges.get((min(one, other), max(one, other)), 0.0)
                few, many = sorted(len(groups.members[each]) for each in (one, other))
                if many == 1 or (few == 1 and not bridge):
                    continue  # before their words are compared: a great story has many denials that stand alone
                words = sum(part * profiles[other].get(word, 0.0) for word, part in profiles[one].items())
                if words >= ALONE_DENIED if few == 1 else words >= ONE_DENIAL or bridge >= BRIDGE:
                    found[one, other] = max(words, bridge)
    return sorted(found, key=lambda pair: (-found[pair], pair))


def _replying(told: Told) -> str:
    """Who denies something, or leaves it open; empty where nobody does."""
    if says(told) < 0:
        return _family(told)
    return f"open {told.party}" if told.stance == "neither-confirms-nor-denies" else ""


def _bridges(groups: _Groups) -> dict[tuple[int, int], float]:
    """The likest pair of sayings of each two groups that have one, by the groups' numbers: of great groups few pairs are alike at all."""
    found: dict[tuple[int, int], float] = {}
    for (one, other), like in groups.likeness.items():
        first, second = groups.home[one], groups.home[other]
        if first != second:
            pair = (first, second) if first < second else (second, first)
            if like.score > found.get(pair, 0.0):
                found[pair] = like.score
    return found


def _family(told: Told) -> str:
    """The party, or what a state and its bodies are called alike: “Lethia”, “Lethian Foreign Ministry”."""
    first = told.party_name.split(" ", 1)[0]
    return "@" + root(first) if told.party_kind in {"state", "organisation"} and first[:1].isupper() else told.party


def _profile(numbers: Sequence[int], weighed: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The words of a group, each saying with the same voice; of length one."""
    words: dict[str, float] = {}
    for number in sorted(numbers):
        length = math.sqrt(sum(part**2 for part in weighed[number].values())) or 1.0
        for word, part in weighed[number].items():
            words[word] = words.get(word, 0.0) + part / length
    length = math.sqrt(sum(part**2 for part in words.values())) or 1.0
    return {word: part / length for word, part in words.items()}


def join_by_author(spoken: Sequence[Saying], likeness: Likeness) -> None:
    """Join in *likeness* the sayings that tell of one act as different parties' own: “it was Orl's idea” against “Osk made the offer”.

    They are joined by what they tell of, whoever they say it was, and kept apart from whether it happened.
    """
    acts: dict[str, list[int]] = {}
    for number, row in enumerate(spoken):
        point = row[0].claim.point
        if point is not None and point.subject and point.act in authored_acts(row[0].language or "en"):
            acts.setdefault(point.act, []).append(number)
    authors: set[int] = set()
    for act in sorted(acts):
        authors |= _authors(acts[act], spoken, likeness)
    for pair in [pair for pair in likeness if (pair[0] in authors) != (pair[1] in authors) and not likeness[pair].held]:
        del likeness[pair]


def _authors(numbers: Sequence[int], spoken: Sequence[Saying], likeness: Likeness) -> set[int]:
    """Those of the sayings of one act that differ in whose it was, joined in *likeness*."""
    subjects = {number: point.subject for number in numbers if (point := spoken[number][0].claim.point) is not None}
    found: set[int] = set()
    for place, one in enumerate(numbers):
        for other in numbers[place + 1 :]:
            like = like_of(one, other, likeness)
            if like.score >= LIKELY * AGREED and other_doers(subjects[one], subjects[other]) and not like.held:
                found |= {one, other}
    if len({subjects[number] for number in found}) < 2:
        return set()
    disputed = {subjects[number] for number in found}
    near = {number for number in numbers if any(like_of(number, each, likeness).score >= LIKELY * AGREED for each in found)}
    first, *others = (number for number in numbers if number in found or (number in near and subjects[number] in disputed))
    for other in others:
        if like_of(first, other, likeness).score >= 0:
            likeness[first, other] = Like(SURE, "tells of the same act", held=True)
    return {first, *others}
