"""How like two of a story's sayings are, by what is telling in this story: words and names that few of its statements share.

Reports on every subject use some words and this story uses others throughout: both tell little. A denial is compared more leniently
with what somebody else asserts, for a denial answers a claim. All numbers here were chosen on two invented events (the demo's and
``tests/questions/ferry.txt``), each in the middle of the range in which it changed nothing, and tried on a third.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import permutations
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from sayso.questions.reading import DENIALS, REPLIES
from sayso.questions.twins import Saying
from sayso.questions.wording import measures
from sayso.questions.words import TABLES, comparable, name_roots, words_of
from sayso.records import SILENT, Told
from sayso.text import overlaps

SURE = 0.55
"""Likeness from which two sayings are taken to answer one question."""
LIKELY = 0.33
"""Likeness from which that is suggested."""
ASIDE, NAME = 0.35, 0.8
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
OTHER_NAMES, OTHER_DOER, OTHER_ACT = 0.75, 0.75, 0.75
"""What is left of a likeness where both name somebody or some place and none in common; where the doers, where the acts differ."""
SAME_ACT = 1.1
"""Two that tell of the same act (“opened”)."""
DONE_BY = 1.35
"""A reply to what tells of the same act and names who did it."""
MANY = 3
"""Words in common, a name counted once, from which two may tell of one thing by other acts (“had tracked”, “had followed”)."""
LONG, LONG_AGO = 30, 0.7
"""Days after which something said is hardly what somebody answers now, and what is left of its likeness then."""
FEW = 5
"""Words that fewer sayings share tell no more than one that so many do."""
OWN, SELDOM = 0.35, 0.85
"""What a word counts against a likeness to a saying that lacks it, where nobody else says it, and where one other does."""
A_PHRASE, RARE = 3, 0.55
"""Words of “an explosion” at most, which says one thing alone, and how telling its one word must be at any time."""
FURTHER = "/"
"""Stands between a statement's id and the number of its clause."""
COMMON, COMMON_PART = 150, 0.04
"""A word that more of a story's sayings use, and a greater part of them, tells nothing in it."""
SHOWN = 4
"""Words in common that a reason names."""

AHEAD = frozenset({"promises", "expects"})
"""Stances about what is to come: they answer other questions than what happened."""
EPOCH = date(1970, 1, 1).toordinal()

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Like:
    """How like two sayings are, and why."""

    score: float
    reason: str = ""
    """Empty where their words alone make them alike (`Weighed.common`)."""
    held: bool = False
    """Whether more than their words joins them."""


NONE = Like(0.0)
Likeness = dict[tuple[int, int], Like]
"""By the numbers of two sayings, the lesser first."""


def statement_of(claim: str) -> str:
    """The id of the statement of which *claim* is a clause.

    >>> statement_of("0123456789abcdef/1"), statement_of("0123456789abcdef")
    ('0123456789abcdef', '0123456789abcdef')
    """
    return claim.partition(FURTHER)[0]


def like_of(one: int, other: int, likeness: Likeness) -> Like:
    """How like two sayings are, by their numbers."""
    return likeness.get((one, other) if one < other else (other, one), NONE)


def says(told: Told) -> Literal[1, 0, -1]:
    """What a statement says to a yes-no question of its own words: 1 yes, -1 no, 0 neither."""
    point = told.claim.point
    if told.stance in SILENT or (told.negated and told.stance in {"asserts", "confirms"}):
        return 0
    sign = (point.polarity if point is not None else 1) * (-1 if told.stance in DENIALS else 1)
    return 1 if sign > 0 else -1


def one_passage(one: Told, other: Told) -> bool:
    """Whether one is told within the other: two readings of one passage answer nobody."""
    return one.article == other.article and overlaps(one.claim.span, other.claim.span)


def one_voice(one: Told, other: Told) -> bool:
    """Whether one and the same says both, on one day, and nothing tells that it has changed its answer: then one of the two is misread.

    Within an article “Hong” is “Ki Hong”, whatever parties the ledger takes them for.
    """
    names = ({*each.party_name.casefold().split()} for each in (one, other))
    alike = one.party == other.party or (one.article == other.article and any(a and a <= b for a, b in permutations(names)))
    changed = any(each.claim.former or each.claim.revises for each in (one, other))
    return alike and not changed and int(_day(one)) == int(_day(other))


def same_act(one: Told, other: Told) -> bool:
    """Whether both tell of one act and mostly of the same beside it, or one of an event alone that the other names, too: “an explosion”."""
    mine, theirs = one.claim.point, other.claim.point
    if mine is None or theirs is None:
        return False
    for a, b in ((mine, theirs), (theirs, mine)):
        if a.terms == (a.act,) and a.act in b.terms and not a.names and not a.aside:
            return True
    replies = one.stance in REPLIES or other.stance in REPLIES
    acts = mine.act == theirs.act or (replies and (mine.act in theirs.terms or theirs.act in mine.terms))
    shared, least = len({*mine.terms} & {*theirs.terms}), min(len(mine.terms), len(theirs.terms))
    return bool(mine.act) and acts and shared > max(1, least / 2)


def other_doers(one: str, other: str) -> bool:
    """Whether two subjects are two doers; “Orl” may be “Mina Orl”."""
    return {*one.split("|")}.isdisjoint(other.split("|"))


@lru_cache
def commonness() -> Mapping[str, float]:
    """How much less a word tells because reports on every subject use it: 1 for a rare one."""
    rows = (line.split("\t") for line in (TABLES / "common.tsv").read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"})
    return {word: max(1 - 0.12 * math.log2(1 + float(share)), 0.25) for word, share in rows}


def compare(spoken: Sequence[Saying]) -> tuple[Likeness, Weighed]:
    """The pairs of *spoken* that have telling words in common, and what is telling in each."""
    story = Weighed.of(spoken)
    pairs = story.pairs()
    return (story.likeness(pairs) if pairs is not None else {}), story


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The pairs that share a word, as columns."""

    left: Ints
    right: Ints
    dot: Floats
    """What they share, weighed."""
    name_dot: Floats
    """As much of it as names are."""
    sides: tuple[Floats, Floats]
    """What the left, and the right, has of that beyond what its own words count as ones that the other lacks, squared."""
    name_sides: tuple[Floats, Floats]
    """As much of it as names are."""
    words: Floats
    """Words that the main clauses of both have, names apart."""
    names: Floats
    """Names that they have."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A story's sayings as columns, their words by how telling they are in it."""

    heads: list[Told]
    bags: list[dict[str, float]]
    """What each says: weight by word, names begin with “@”."""
    rows: dict[str, list[int]]
    """Which sayings have a word."""
    weights: dict[str, float]
    """How telling a word is here."""
    weighed: list[dict[str, float]]
    """The bags by how telling their words are."""
    parties: Ints
    articles: Ints

    @classmethod
    def of(cls, spoken: Sequence[Saying]) -> Weighed:
        heads = [row[0] for row in spoken]
        bags = [_words(head) for head in heads]
        rows: dict[str, list[int]] = {}
        for number, bag in enumerate(bags):
            for word in bag:
                rows.setdefault(word, []).append(number)
        known = commonness()
        # Who says a thing in two clauses says it once.
        main = np.array([FURTHER not in head.claim.id for head in heads])
        told = {word: max(int(main[having].sum()), 1) for word, having in rows.items()}
        total = int(main.sum())
        weights = {word: known.get(word, 1.0) * math.log(1 + total / max(having, FEW)) for word, having in told.items()}
        weighed = [{word: part * weights[word] * _against(len(rows[word])) for word, part in bag.items()} for bag in bags]
        return cls(
            heads, bags, rows, weights, weighed, _numbered([head.party for head in heads]), _numbered([head.article for head in heads])
        )

    def common(self, one: int, other: int) -> str:
        """Why two sayings are alike, in words: the most telling that both have, as one of them writes each."""
        shared = sorted(self.bags[one].keys() & self.bags[other].keys(), key=lambda word: (-self.weights[word], word))
        written = [_as_written(word, (self.heads[one], self.heads[other])) for word in shared[:SHOWN]]
        return "both: " + ", ".join(dict.fromkeys(filter(None, written))) if any(written) else "both tell of the same"

    def pairs(self) -> _Pairs | None:
        """Every pair that shares a word which is not everywhere; None where no two do."""
        total = len(self.heads)
        most = max(COMMON, COMMON_PART * total)
        alike: dict[int, list[str]] = {}  # words by how many have them: those of one number are paired at once
        for word in sorted(self.rows):
            if 1 < len(self.rows[word]) <= most:
                alike.setdefault(len(self.rows[word]), []).append(word)
        keys, products, lefts, rights, names, mains = [], [], [], [], [], []
        for having, words in sorted(alike.items()):
            numbers = np.array([self.rows[word] for word in words])
            parts = np.array([[self.bags[number][word] for number in self.rows[word]] for word in words])
            squares = np.array([[self.weights[word] ** 2] for word in words])
            one, other = _two_of(having)
            keys.append((numbers[:, one] * total + numbers[:, other]).ravel())
            products.append((parts[:, one] * parts[:, other] * squares).ravel())
            beyond = squares * (1 - _against(having) ** 2)
            lefts.append((parts[:, one] ** 2 * beyond).ravel())
            rights.append((parts[:, other] ** 2 * beyond).ravel())
            names.append(np.repeat([word.startswith("@") for word in words], len(one)))
            mains.append(((parts[:, one] >= NAME) & (parts[:, other] >= NAME)).ravel())
        if not keys:
            return None
        known, back = np.unique(np.concatenate(keys), return_inverse=True)
        name, main = np.concatenate(names), np.concatenate(mains)
        product, left, right = map(np.concatenate, (products, lefts, rights))
        return _Pairs(
            known // total,
            known % total,
            _summed(back, product),
            _summed(back, product * name),
            (_summed(back, left), _summed(back, right)),
            (_summed(back, left * name), _summed(back, right * name)),
            _summed(back, ~name & main),
            _summed(back, name & main),
        )

    def likeness(self, pairs: _Pairs) -> Likeness:
        """How like the *pairs* are, without those that are hardly alike."""
        left, right = pairs.left, pairs.right
        same = self.parties[left] == self.parties[right]
        figures = np.array([_answers_by_figure(head) for head in self.heads])
        answered, opposed, factor = self._stances(left, right, same, figures)
        # A name in common counts less than a word, and once however long it is.
        shared = pairs.words + np.where(same, 0.0, A_NAME * np.minimum(pairs.names, 1))
        scores = self._overlap(pairs, same, shared) * np.where(shared >= TWO, 1.0, ALONE) * (pairs.words >= 1)
        names_others = np.array([_names_others(head) for head in self.heads])
        scores *= np.where(names_others[left] & names_others[right] & (pairs.names == 0) & ~same, OTHER_NAMES, 1.0)
        scores *= factor
        scores = np.where((figures[left] != figures[right]) & (shared < TWO), 0.0, scores)  # “61 arrests” are not this arrest
        self._weigh_acts(scores, pairs, same, answered)
        # One word in common is enough only where it is all that one of the two says, and the other answers or says the opposite.
        enough = (shared >= TWO) | ((answered | opposed) & self._one_word(left, right))
        scores = np.where(enough, scores, np.minimum(scores, SURE - 0.01))
        return dict(self._kept(scores, left, right))

    def _overlap(self, pairs: _Pairs, same: Flags, shared: Floats) -> Floats:
        """What they share as a part of what they say. One party's statements all name it: between them only other words tell."""
        squares = np.array([sum(part**2 for part in each.values()) for each in self.weighed])
        named = np.array([sum(part**2 for word, part in each.items() if word.startswith("@")) for each in self.weighed])
        dots = pairs.dot - np.where(same, pairs.name_dot, 0.0)
        one, other = (
            np.sqrt(np.maximum(squares[ends] + side - np.where(same, named[ends] + names, 0.0), 0.0))
            for ends, side, names in zip((pairs.left, pairs.right), pairs.sides, pairs.name_sides, strict=True)
        )
        small, great = np.minimum(one, other), np.maximum(one, other)
        here = self.articles[pairs.left] == self.articles[pairs.right]
        lean = np.where((shared >= TWO) | here, LEAN, LEAN_ON_ONE)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(small > 0, dots / (small ** (2 * lean) * great ** (2 - 2 * lean)), 0.0)

    def _stances(self, left: Ints, right: Ints, same: Flags, figures: Flags) -> tuple[Flags, Flags, Floats]:
        """Whether one of a pair replies to the other, or says the opposite; what stances, days and *figures* do to their likeness."""
        replies = np.array([head.stance in REPLIES - {"no-comment"} for head in self.heads])
        moods = np.array([(head.stance in AHEAD) + 2 * _ought(head) for head in self.heads])
        answers = np.array([says(head) for head in self.heads])
        days = np.array([_day(head) for head in self.heads])
        quiet = np.array([head.stance == "no-comment" for head in self.heads])
        answered = ~same & (replies[left] != replies[right]) & ~quiet[left] & ~quiet[right]
        opposed = ~same & ~answered & (answers[left] * answers[right] == -1)
        factor = np.where(answered, ANSWERED, np.where(opposed, OPPOSED, np.where(same, 1.0, AGREED)))
        factor = np.where(np.abs(days[left] - days[right]) > LONG, factor * LONG_AGO, factor)
        acts = _numbered([_act(head) for head in self.heads])
        # Figures have questions of their own; but a denial may answer one: “sent 10,000 troops”.
        counts = figures[left] | figures[right]
        factor = np.where(counts & ~(answered & (figures[left] != figures[right]) & (acts[left] == acts[right])), 0.0, factor)
        return answered, opposed, np.where(moods[left] == moods[right], factor, 0.0)

    def _weigh_acts(self, scores: Floats, pairs: _Pairs, same: Flags, answered: Flags) -> None:
        """Raise the *scores* of pairs that tell of one act, and lower those of other acts and other doers: these are never sure.

        What is denied or left open is, mostly, what somebody is said to have done: an act and its doer tell what a reply answers.
        """
        acts = [_act(head) for head in self.heads]
        doers = [_doers(head) for head in self.heads]
        answers = [says(head) for head in self.heads]
        phrase = [head.claim.point is not None and len(head.claim.point.terms) <= 1 for head in self.heads]
        known = [{word for word, part in bag.items() if part >= NAME} | each for bag, each in zip(self.bags, doers, strict=True)]
        places = np.flatnonzero(scores * SAME_ACT >= LIKELY / 2)
        for place, one, other in zip(places.tolist(), pairs.left[places].tolist(), pairs.right[places].tolist(), strict=True):
            met = bool(doers[one] & known[other] or doers[other] & known[one])
            in_other, in_one = self.bags[other].get(acts[one], 0.0) >= 1, self.bags[one].get(acts[other], 0.0) >= 1
            told = in_other or in_one
            against = answers[one] * answers[other] < 0 and not (in_other and in_one) and not phrase[one] and not phrase[other]
            if against:  # what the one says is not so, the other tells
                told = (in_other if answers[one] < 0 else in_one) and pairs.words[place] > 1
            if acts[one] == acts[other]:
                scores[place] *= SAME_ACT
            elif not told:
                scores[place] *= OTHER_ACT
                if pairs.words[place] + (not same[place] and pairs.names[place] > 0) < MANY or answers[one] * answers[other] < 0:
                    scores[place] = min(scores[place], SURE - 0.01)
            if told and met and answered[place]:
                scores[place] *= DONE_BY
            if doers[one] and doers[other] and not met:
                scores[place] = min(scores[place] * OTHER_DOER, SURE - 0.01)

    def _one_word(self, left: Ints, right: Ints) -> Flags:
        """Whether the shorter of a pair is a phrase of one telling word: “an explosion”."""
        known = commonness()
        main = [[word for word, part in bag.items() if part >= 1] for bag in self.bags]
        sizes = np.array([len(words) for words in main])
        phrase = np.array(
            [
                len(words) <= 1 and len(head.claim.text.split()) <= A_PHRASE and any(known.get(word, 1.0) >= RARE for word in words)
                for words, head in zip(main, self.heads, strict=True)
            ]
        )
        return np.where(sizes[left] <= sizes[right], phrase[left], phrase[right])

    def _kept(self, scores: Floats, left: Ints, right: Ints) -> Iterator[tuple[tuple[int, int], Like]]:
        places = np.flatnonzero(scores >= LIKELY / 2)
        here = self.articles[left[places]] == self.articles[right[places]]
        several = scores[places].tolist(), left[places].tolist(), right[places].tolist(), here.tolist()
        for score, one, other, together in zip(*several, strict=True):
            if together and self.parties[one] != self.parties[other] and one_passage(self.heads[one], self.heads[other]):
                continue  # who passes on what another says answers nobody
            yield (one, other), Like(min(score, 1.0))


def _against(having: int) -> float:
    """What a word that so many sayings have counts against the likeness of one of them to one that lacks it.

    It grows by degrees: the words of one statement more, read or left out, must not turn another's answer.
    """
    return {1: OWN, 2: SELDOM}.get(having, 1.0)


@lru_cache(maxsize=1_000)
def _two_of(count: int) -> tuple[Ints, Ints]:
    """Every two of so many."""
    return np.triu_indices(count, 1)


def _summed(groups: Ints, values: NDArray[Any]) -> Floats:
    """The sum of *values* in each of the *groups*."""
    return np.bincount(groups, values.astype(np.float64)).astype(np.float64)


def _numbered(values: Sequence[str]) -> Ints:
    """Equal *values* by equal numbers."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _words(told: Told) -> dict[str, float]:
    """What a statement says: weight by word."""
    point = told.claim.point
    words: dict[str, float] = {}
    if point is not None:
        words.update(dict.fromkeys(point.aside, ASIDE))
        words.update(dict.fromkeys(("@" + name for name in point.names), NAME))
        words.update(dict.fromkeys(point.terms, 1.0))
    return words


def _as_written(word: str, sayings: Sequence[Told]) -> str:
    """The *word*, a stem or the root of a name, as it stands in one of *sayings*; empty where both only point to it."""
    for told in sayings:
        for match in words_of(told.language).finditer(told.claim.text):
            each = match.group()
            found = name_roots([each]) if word.startswith("@") else comparable(each, told.language)
            if word.removeprefix("@") in found:
                return each.removesuffix("'s").removesuffix("’s")
    return ""


def _answers_by_figure(told: Told) -> bool:
    """Whether a figure of it answers a question of its own: “four doors had opened” tells of the doors."""
    known = measures()
    return any(known.same.get(counted.measure, counted.measure) in known.core for counted in told.claim.counted)


def _act(told: Told) -> str:
    return told.claim.point.act if told.claim.point is not None else ""


def _ought(told: Told) -> bool:
    return told.claim.point is not None and told.claim.point.ought


def _doers(told: Told) -> frozenset[str]:
    """Who does what it tells: names with their mark, or a term; none where that is not plain."""
    point = told.claim.point
    if point is None or not point.subject:
        return frozenset()
    parts = point.subject.split("|")
    return frozenset([*parts, *("@" + part for part in parts)])


def _names_others(told: Told) -> bool:
    """Whether it names somebody or some place beside its own holder."""
    point = told.claim.point
    own = set(name_roots(f"{told.source_name} {told.party_name}".split()))
    return point is not None and bool(set(point.names) - own)


def _day(told: Told) -> float:
    """The day on which it was said, counted; of the article where that is not told."""
    return date.fromisoformat(told.said_from[:10]).toordinal() if told.said_from else told.known / 86400 + EPOCH
