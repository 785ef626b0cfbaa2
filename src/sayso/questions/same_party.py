"""Parties of one story that are one: called shortly, in another language, through a spokesman, or by whoever reads their count out.

“Tarvenia’s emergency service”, “the National Emergency Service” and “Servicio Nacional de Emergencias” answer one question once. What
holds in one story alone is decided here; what holds everywhere is the ledger's (who is who). A body is matched by the words of its
name that tell it from others; places must agree, and of two that fit neither is taken, unless one stands in the same article.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from sayso.questions.glosses import terms
from sayso.questions.parties import head_of, offices
from sayso.questions.twins import as_told, sayings
from sayso.records import SourceKind, Told
from sayso.text import fold

BODIES: frozenset[SourceKind] = frozenset({"organisation", "state", "group"})
SPEAKERS: frozenset[SourceKind] = frozenset({"person", "role"})
WORD = re.compile(r"\w+(?:[’']s\b)?")
OF = re.compile(r"(?:of|de|del|da|do|von|di)\s+(?:the\s+)?$", re.IGNORECASE)
MODIFIERS = frozenset(stem for word in ("national", "federal", "central", "state", "royal", "general") for stem in terms(word, "en"))
"""Words that a body's short name leaves out."""
EVERY_STATE = ("foreign", "exterior", "defence", "defense", "government", "army", "military", "parliament", "generalstaff")
EVERY_STATES = frozenset(stem for word in EVERY_STATE for stem in (word, *terms(word, "en")))
"""Bodies that meet those of other states in one story: without a place they are known in their article alone."""
WHOLES = Path(__file__).parent / "data" / "bodies.toml"
LEAST = 5
"""Letters in common from their beginning that make two forms one word: “Lethia”, “Lethian”."""


@dataclass(frozen=True, slots=True)
class Called:
    """A party's name in comparable form."""

    core: tuple[tuple[str, ...], ...]
    """Its telling words, each in the forms that it may be known by; not the places, not “national”."""
    places: tuple[tuple[str, ...], ...]
    """The places in it."""
    full: bool
    """Whether all of it is written as a name: “National Emergency Service”, not “Tarvenia’s emergency service”."""


def one_party(told: Sequence[Told]) -> list[Told]:
    """*told*, each under the party that it is of among the others of its story."""
    spoken = _renamed(told, _by_spokesman(told))
    spoken = _by_body(spoken)
    spoken = _renamed(spoken, _by_office(spoken))
    spoken = _renamed(spoken, _misread(spoken))
    spoken = _renamed(spoken, _by_name(spoken))
    spoken = _renamed(spoken, _by_copies(spoken))
    return _read_out(spoken)


def _renamed(told: Sequence[Told], one: dict[str, Told]) -> list[Told]:
    return [_under(each, one[each.party]) if each.party in one else each for each in told]


def _under(each: Told, body: Told) -> Told:
    return replace(each, party=body.party, party_name=body.party_name, party_kind=body.party_kind)


def _by_spokesman(told: Sequence[Told]) -> dict[str, Told]:
    """For each body whose spokesman speaks elsewhere for one that is called like it but more fully: that one.

    Nobody speaks for two ministries: “the Orlian ministry” and “the defence ministry” of one colonel are one.
    """
    bodies: defaultdict[str, dict[str, Told]] = defaultdict(dict)
    for each in sorted(told, key=as_told):
        if (
            each.source
            and each.party != each.source
            and each.source_kind in SPEAKERS
            and each.party_kind in BODIES
            and not each.claim.whose
        ):
            bodies[each.source].setdefault(each.party, each)
    places, spoken = _places(told), Counter(each.party for each in told)
    found: dict[str, Told] = {}
    for source in sorted(bodies):
        called = {party: _called(one.party_name, one.language, places) for party, one in bodies[source].items()}
        ranked = sorted(called, key=lambda party: (-len(called[party].core), not called[party].places, -spoken[party], party))
        for place, party in enumerate(ranked):
            fuller = next((each for each in ranked[:place] if each not in found and _shortened(called[party], called[each])), None)
            if fuller is not None and party not in found:
                found[party] = bodies[source][fuller]
    return {party: one for party, one in found.items() if one.party not in found}


def _shortened(short: Called, long: Called) -> bool:
    """Whether all telling words of *short* are in *long*, and no other place."""
    within = bool(short.core) and all(any(_one_word(mine, theirs) for theirs in long.core) for mine in short.core)
    return within and not _elsewhere(short, long)


def _elsewhere(one: Called, other: Called) -> bool:
    """Whether the two are of different places."""
    both = one.places and other.places
    return bool(both) and not any(_one_word(mine, theirs) for mine in one.places for theirs in other.places)


def _by_body(told: Sequence[Told]) -> list[Told]:
    """Who speaks for a body in one article of the story speaks for it in all of them."""
    bodies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    example: dict[str, Told] = {}
    for each in told:
        if each.source and each.party != each.source and each.source_kind in SPEAKERS and not each.claim.whose:
            bodies[each.source][each.party] += 1
            example.setdefault(each.party, each)
    chosen = {source: _commonest(counted, example) for source, counted in bodies.items()}
    apart = [bool(each.claim.own or each.claim.whose or each.source not in chosen) for each in told]
    return [each if own else _under(each, example[chosen[each.source]]) for each, own in zip(told, apart, strict=True)]


def _commonest(counted: Counter[str], example: dict[str, Told]) -> str:
    return max(counted, key=lambda party: (counted[party], len(example[party].party_name), party))


def _read_out(told: Sequence[Told]) -> list[Told]:
    """A count that somebody reads out is the body's whose it is."""
    bodies = _parties(told)
    found = []
    for each in told:
        body = None
        if each.claim.whose:
            called = _called(each.claim.whose, each.language, _places(told))
            fits = [party for party, one in bodies.items() if _fits(called, _called(one.party_name, one.language, _places(told)))]
            body = _only(fits, each.article, told)
        found.append(_under(each, bodies[body]) if body is not None else each)
    return found


def _by_office(told: Sequence[Told]) -> dict[str, Told]:
    """For each party that is an office without a name (“the governor of Orl”): the one person of the story who is called so."""
    persons: dict[str, Told] = {}
    called: defaultdict[str, set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for each in sorted(told, key=as_told):
        if each.party_kind == "person" and each.party == each.source:
            persons.setdefault(each.party, each)
            called[each.party] |= {_office(part, each.language) for words in each.described for part in words.split(",")}
    found = {}
    for each in told:
        if each.party_kind != "role" or each.party in found or head_of(each.party_name) not in offices():
            continue
        head, words = _office(each.party_name, each.language)
        fits = [party for party in persons if any(head == its and words <= theirs for its, theirs in called[party])]
        if len(words) > 1 and len(fits) == 1:
            found[each.party] = persons[fits[0]]
    return found


@lru_cache(maxsize=20_000)
def _office(called: str, language: str) -> tuple[str, frozenset[str]]:
    """What a description says somebody is, and its telling words."""
    return head_of(re.sub(r"^\W*(?:the|a|an|el|la|o|her|his|its|su)\s", "", called.lower())), frozenset(terms(called, language or "en"))


def _misread(told: Sequence[Told]) -> dict[str, Told]:
    """For each party that one article takes for a person and another for a body of the very same name: the body."""
    bodies = {fold(one.party_name): one for one in _parties(told).values()}
    persons = {each.party: fold(each.party_name) for each in told if each.party_kind == "person"}
    return {party: bodies[name] for party, name in persons.items() if name in bodies}


def _by_name(told: Sequence[Told]) -> dict[str, Told]:
    """For each party that another one is called more fully: that one."""
    bodies, places = _parties(told), _places(told)
    called = {party: _called(one.party_name, one.language, places) for party, one in bodies.items()}
    homes: defaultdict[str, set[str]] = defaultdict(set)
    spoken = Counter(each.party for each in told)
    for each in told:
        homes[each.party].add(each.article)
    found: dict[str, Told] = {}
    unplaced = {party for party, one in called.items() if _every_state_s(one) and not one.places}
    ranked = sorted(bodies, key=lambda party: (not called[party].full, party in unplaced, -spoken[party], party))
    for place, party in enumerate(ranked):
        fits = [fuller for fuller in ranked[:place] if fuller not in found and _fits(called[party], called[fuller])]
        if len(fits) > 1 or party in unplaced:
            fits = [fuller for fuller in fits if homes[fuller] & homes[party]]
        if len(fits) == 1:
            found[party] = bodies[fits[0]]
    return found


def _by_copies(told: Sequence[Told]) -> dict[str, Told]:
    """For each party that the translation of a report calls otherwise: the original's, where they never speak apart."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    example: dict[str, Told] = {}
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for each in told:
        languages[each.party].add(each.language)
    for row in sayings(told):
        first = row[0]
        for other in row[1:]:
            strangers = other.language not in languages[first.party] and first.language not in languages[other.party]
            if strangers and other.party_kind in BODIES and first.party_kind in BODIES:
                votes[other.party][first.party] += 1
                example.setdefault(first.party, first)
    chosen = {}
    for party, counted in sorted(votes.items()):
        best = _commonest(counted, example)
        if best != party and counted[best] * 2 > sum(counted.values()):
            chosen[party] = example[best]
    return {party: body for party, body in chosen.items() if body.party not in chosen}


def _parties(told: Sequence[Told]) -> dict[str, Told]:
    """The bodies that speak in the story, each by the first thing it says."""
    found: dict[str, Told] = {}
    for each in sorted(told, key=as_told):
        if each.party_kind in BODIES and not each.claim.own:
            found.setdefault(each.party, each)
    return found


def _places(told: Iterable[Told]) -> frozenset[str]:
    """The states of the story, by their names."""
    return frozenset(word for each in told if each.party_kind == "state" for word in fold(each.party_name).split())


def _only(fits: Sequence[str], article: str, told: Sequence[Told]) -> str | None:
    if len(fits) > 1:
        here = {each.party for each in told if each.article == article}
        fits = [party for party in fits if party in here]
    return fits[0] if len(fits) == 1 else None


@lru_cache(maxsize=4096)
def _called(name: str, language: str, states: frozenset[str]) -> Called:
    core: list[tuple[str, ...]] = []
    places: list[tuple[str, ...]] = []
    name = _joined(name)
    for found in WORD.finditer(name):
        word = found.group()
        plain = fold(re.sub(r"[’']s$", "", word))
        stems = terms(plain, language or "en")
        if not stems or stems[0] in MODIFIERS:
            continue
        forms = (plain, *stems)
        owns = word.endswith(("’s", "'s"))
        last = found.end() == len(name) and len(core) > 1 and OF.search(name, 0, found.start()) is not None
        if (word[:1].isupper() and (owns or last)) or any(_alike(plain, state) for state in states):
            places.append(forms)
        else:
            core.append(forms)
    if not core:  # “Lethia”
        core, places = places, []
    words = [found.group() for found in WORD.finditer(name) if len(found.group()) > LEAST - 2]
    return Called(tuple(core), tuple(places), all(word[:1].isupper() for word in words))


def _joined(name: str) -> str:
    """*name* with a body of two words as the one word that it is compared by."""
    for pattern, word in _wholes():
        name = pattern.sub(word, name)
    return name


@cache
def _wholes() -> list[tuple[re.Pattern[str], str]]:
    rows = tomllib.loads(WHOLES.read_text(encoding="utf-8"))
    return [(re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE), word) for word, forms in rows.items()]


def _fits(short: Called, long: Called) -> bool:
    """Whether the two are called alike: the same telling words, and no other place."""
    if len(short.core) != len(long.core) or not short.core:
        return False
    of_a_state = _every_state_s(short) and not short.places and bool(long.places)  # “the army”, beside “the Orlian army”
    if len(short.core) == 1 and not (short.places and long.places) and not of_a_state:
        return False
    if not all(any(_one_word(mine, theirs) for theirs in long.core) for mine in short.core):
        return False
    return not _elsewhere(short, long)


def _every_state_s(called: Called) -> bool:
    return any(form in EVERY_STATES for forms in called.core for form in forms)


def _one_word(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(_alike(one, other) for one in mine for other in theirs)


def _alike(one: str, other: str) -> bool:
    """Whether two forms are of one word.

    >>> _alike("lethia", "lethian"), _alike("works", "workers"), _alike("emerg", "emergenc")
    (True, False, True)
    """
    if one == other:
        return True
    least = min(len(one), len(other))
    return least >= LEAST and one[: max(least - 1, LEAST)] == other[: max(least - 1, LEAST)] and abs(len(one) - len(other)) <= 3
