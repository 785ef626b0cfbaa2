"""Which names in the book are one source. Decides only, from plain values: `settling` reads them and does what is decided.

The answer is a function of the names, what articles tell of them, and what persons have decided; never of the order in which any of
it came. Names with one key are one; an article's own “also called” and a spelling that a context bears out join two keys; two
people of one name stay two where their descriptions cannot be one life. A person's decision outranks all that, the later
the earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from sayso.ledger.names import Likeness, Sort, lives

Verdict = Literal["merge", "split", "rename", "not-the-same", "promote", "undo"]
Status = Literal["suggested", "confirmed", "rejected"]
Thing = TypeVar("Thing", bound=Hashable)

SHARED_WORDS = 2
"""Words that two contexts must share where they share no body: one (“president”, “lethia”) is too common."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name as the book knows somebody by it, with all that its articles tell."""

    id: str
    """Its id."""
    sort: Sort
    """A person's name, or any other."""
    key: str
    """What all spellings of the name share."""
    senses: frozenset[str] = frozenset()
    """Fields of life, or the body it belongs to: the part of the context that tells namesakes apart."""
    named: bool = True
    """Whether the name is full; one that is not holds in its article alone."""
    bodies: frozenset[str] = frozenset()
    """Keys of the bodies that it is said to speak for."""
    words: frozenset[str] = frozenset()
    """Telling words of its descriptions."""
    forms: frozenset[str] = frozenset()
    """Keys of names that an article gives it beside this one, of those that hold elsewhere."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aliases that are alike, in the order of their ids."""

    a: str
    b: str
    likeness: Likeness
    """How like, and why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, as far as joining goes; undone ones are not among them."""

    verdict: Verdict
    a: frozenset[str]
    """Ids of the aliases on one side."""
    b: frozenset[str] = frozenset()
    """Ids of those on the other: what is joined to *a*, kept from it, or taken out of it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Which source each alias is of."""

    source_of: Mapping[str, str]
    """From an alias's id to its source's."""


def settle(aliases: Collection[Alias], pairs: Iterable[Pair] = (), decisions: Sequence[Decision] = ()) -> Settled:
    """Put each alias to its source.

    A source's id is the least of its aliases', so it hangs on nothing but which they are; every id that an alias ever had leads to it.
    """
    known = {each.id: each for each in sorted(aliases, key=lambda each: each.id)}
    groups = _by_machine(known, pairs)
    for decision in decisions:
        groups = _outranked(groups, decision, known)
    source_of = {}
    for group in groups:
        home = min(group, key=lambda id_: (not known[id_].named, id_))
        source_of.update(dict.fromkeys(group, home))
    return Settled(source_of)


def _by_machine(known: Mapping[str, Alias], pairs: Iterable[Pair]) -> list[set[str]]:
    named = [each for each in known.values() if each.named]
    keys = Union((each.sort, each.key) for each in named)
    for one, other in _joining_forms(named, keys):
        keys.join(one, other)
    for pair in pairs:
        left, right = known.get(pair.a), known.get(pair.b)
        if left and right and left.named and right.named and pair.likeness.variant and _bear_out(left, right):
            keys.join((left.sort, left.key), (right.sort, right.key))
    clusters: defaultdict[Hashable, list[Alias]] = defaultdict(list)
    for each in named:
        clusters[keys.of((each.sort, each.key))].append(each)
    parted = [part for cluster in clusters.values() for part in _namesakes(cluster)]
    return [*parted, *({each.id} for each in known.values() if not each.named)]


def _joining_forms(named: Sequence[Alias], keys: Union) -> list[tuple[tuple[Sort, str], tuple[Sort, str]]]:
    """Keys that articles bind by “also called”; a form that two different names claim binds neither."""
    there = {(each.sort, each.key) for each in named}
    claims: defaultdict[tuple[Sort, str], set[tuple[Sort, str]]] = defaultdict(set)
    for each in named:
        for form in each.forms:
            claims[each.sort, form].add((each.sort, each.key))
    return [
        (min(names), form)
        for form, names in sorted(claims.items())
        if form in there and len({keys.of(name) for name in names - {form}}) == 1
    ]


def _bear_out(one: Alias, other: Alias) -> bool:
    """Whether two contexts show that two like names are one: a common body, or telling words, and nothing that parts them."""
    if one.senses and other.senses and len(lives([one.senses, other.senses])) > 1:
        return False
    return bool(one.bodies & other.bodies) or len(one.words & other.words) >= SHARED_WORDS


def _namesakes(cluster: Sequence[Alias]) -> list[set[str]]:
    """The aliases of one name, parted into people (or bodies) that cannot be one; what tells of no life goes with the only one."""
    senses = {each.senses for each in cluster if each.senses}
    parts = lives(senses) if cluster[0].sort == "person" else sorted(senses, key=sorted)
    if len(parts) < 2:
        return [{each.id for each in cluster}]
    groups = [{each.id for each in cluster if each.senses and each.senses <= part} for part in parts]
    return [*filter(None, groups), *filter(None, [{each.id for each in cluster if not each.senses}])]


def _outranked(groups: list[set[str]], decision: Decision, known: Mapping[str, Alias]) -> list[set[str]]:
    """*groups* after a person's *decision*."""
    if decision.verdict == "merge":
        meant = decision.a | decision.b
        touched = [group for group in groups if group & meant]
        return [*(group for group in groups if not group & meant), *filter(None, [set().union(*touched)])]
    if decision.verdict in {"split", "not-the-same"}:
        return [part for group in groups for part in _parted(group, decision, known)]
    return groups


def _parted(group: set[str], decision: Decision, known: Mapping[str, Alias]) -> list[set[str]]:
    """*group* without those on the second side, if both sides are in it; who came in with them (by key and sense) goes with them."""
    out, stay = group & decision.b, group & decision.a
    if not out or not stay:
        return [group]
    if decision.verdict == "not-the-same":
        mark: Callable[[str], tuple[str, frozenset[str]]] = lambda id_: (known[id_].key, known[id_].senses)  # noqa: E731  # used thrice, here alone
        theirs = {mark(id_) for id_ in out} - {mark(id_) for id_ in stay}
        out = out | {id_ for id_ in group - stay if mark(id_) in theirs}
    return [group - out, out]


class Union:
    """Which of some things have been joined."""

    def __init__(self, things: Iterable[tuple[Sort, str]]) -> None:
        self._over: dict[tuple[Sort, str], tuple[Sort, str]] = {thing: thing for thing in things}

    def of(self, thing: tuple[Sort, str]) -> tuple[Sort, str]:
        """The one that stands for all it is joined with."""
        while self._over[thing] != thing:
            thing = self._over[thing]
        return thing

    def join(self, one: tuple[Sort, str], other: tuple[Sort, str]) -> None:
        """Make the two one."""
        least, most = sorted((self.of(one), self.of(other)))
        self._over[most] = least
