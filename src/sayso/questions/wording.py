"""One language's words for figure questions, compiled once from the tables in ``data/figures/``.

A language is added by adding its table, without code. One that has none is read without words: its figures keep the
measures that reading gave them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "data" / "figures"
NOTHING = re.compile(r"(?!)")
"""Matches nowhere: what a language has no words for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What one language's table says; every pattern is read without regard to case."""

    language: str
    """ISO 639-1 code; empty for a language without a table."""
    kinds: Mapping[str, str]
    """The kind that each noun of people names; the empty kind is people of any."""
    armed: frozenset[str]
    """Nouns of those who are a side's soldiers where the words tell whose they are: “Lethian guards”."""
    own_armed: frozenset[str]
    """Nouns of those who are soldiers where they are a side's own: “its men”."""
    own: re.Pattern[str]
    """“Its”, “our own”: whose the counted are is who speaks."""
    some_of: re.Pattern[str]
    """“Of the wounded”, right behind a few of them."""
    things: frozenset[str]
    """What is no person though words of killing stand beside it: “14 raids killed”."""
    others: frozenset[str]
    """What counts more of those counted before: “others”."""
    titled: re.Pattern[str]
    """“The number of its soldiers killed”, before a number: group ``of``."""
    listed: re.Pattern[str]
    """“And”, right before a number of a list."""
    none: tuple[tuple[str, re.Pattern[str]], ...]
    """What tells that there was none, by measure; groups ``whom`` and ``whom2``."""
    stems: Mapping[str, re.Pattern[str]]
    """What shows that a sentence itself tells a measure."""
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    """What tells the measure of a bare count in its sentence."""
    left: re.Pattern[str]
    """“Left the district”: that people had to go."""
    units: frozenset[str]
    """Nouns that are money though no currency of today is called so."""
    damage: re.Pattern[str]
    insured: re.Pattern[str]
    no_cost: re.Pattern[str]
    """Money that is offered, promised or owned."""
    by: re.Pattern[str]
    """“By”, right before an amount of money: so much more or less."""
    alone: re.Pattern[str]
    """“In Osk alone”: what a count is limited to, as the group ``place`` or ``town``."""
    house: re.Pattern[str]
    """“Osk Regional Hospital had received”: whose count it is, as the group ``place``."""
    since: re.Pattern[str]
    """“Since the war began”, “over the past two years”."""
    spell: re.Pattern[str]
    """“The war”: with a figure that reading calls cumulative."""
    in_year: re.Pattern[str]
    """“In 2013”, “since March 2011”: groups ``month`` and ``year``."""
    months: tuple[str, ...]
    dates: re.Pattern[str]
    """“March 19”, “19 March”: groups ``month`` or ``month2``, ``day`` or ``day2``."""
    since_month: re.Pattern[str]
    """“Since April”: group ``month``."""
    month_words: Mapping[str, int]
    in_month: re.Pattern[str]
    """“In August”, “mid-August”: group ``month``."""
    that_event: re.Pattern[str]
    """“That attack”: the one told of in the sentence before."""
    day_event: re.Pattern[str]
    """“Saturday’s attack”: group ``day``."""
    last_year: re.Pattern[str]
    this_year: re.Pattern[str]
    this_month: re.Pattern[str]
    another: re.Pattern[str]
    superlative: re.Pattern[str]
    """“The worst since 2013” counts nothing since."""
    weekday: re.Pattern[str]
    weekdays: tuple[str, ...]
    back: re.Pattern[str]
    """“It”, “the number”: what makes a bare number one of what was counted before."""
    back_most: int
    """Within how many words before it."""
    replaced: re.Pattern[str]
    """“From”, right before the number that another has replaced."""
    replaced_least: re.Pattern[str]
    """The same, where a bound may stand between: “from at least”."""
    moved: re.Pattern[str]
    """“Raised”, “risen”: without it “from 12” is nothing former."""
    had: re.Pattern[str]
    """“Had”: a cue that begins so tells an earlier answer."""
    once: re.Pattern[str]
    """A holder that is an earlier answer by name: “previous assessments”."""
    revises: re.Pattern[str]
    corrects: re.Pattern[str]
    """“Revised”, “admitted”: as attributing words, or beside figures."""
    withdrawn: re.Pattern[str]
    rest_before: re.Pattern[str]
    """“Another”, right before a number that adds to one told before."""
    rest_after: re.Pattern[str]
    """“Others”, right behind it."""
    rest_of: re.Pattern[str]
    """“Of the dead”, right behind a part."""
    rest_also: re.Pattern[str]
    """“Were also killed”: besides those told of before."""
    rest_opening: re.Pattern[str]
    """“Among the dead”, “in another incident”: before a part."""
    places: re.Pattern[str]
    """“In the town of Osk”, “the Marn neighbourhood”: group ``place`` or ``place2``."""
    no_places: frozenset[str]
    """What begins with a capital letter and is no place."""
    figure: re.Pattern[str]
    """“Figure”, “toll”: what is talked of where no number is given."""
    reads: re.Pattern[str]
    """“Reading the Coast Guard’s count”: whose count it is, as the group ``whose``."""
    speaks_for: re.Pattern[str]
    """“Spokeswoman”: whose words are those of a body."""
    directs: re.Pattern[str]
    """“Director”: the same, unless the body is one where he sees for himself."""
    wards: re.Pattern[str]
    """“Hospital”: whose director tells what lies before him."""
    former: re.Pattern[str]
    """“Former”, at its end: who was once a body's spokesman speaks for it no more."""
    event: re.Pattern[str]
    """“In the collapse of the Karrowen dam”: group ``event`` and, in it, ``head``."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What ``measures.toml`` says of measures in no language."""

    core: frozenset[str]
    fates: frozenset[str]
    victims: frozenset[str]
    bare: frozenset[str]
    same: Mapping[str, str]
    never: frozenset[str]
    untold: frozenset[str]
    parts: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    labels: Mapping[str, str]


@lru_cache(maxsize=1)
def measures() -> Measures:
    """The measures and their labels."""
    data = _table("measures")
    parts = {name: tuple(wholes) for name, wholes in data["parts"].items()}
    core, same = frozenset(data["core"]), {name: one for one, names in data["same"].items() for name in names}
    return Measures(
        core,
        frozenset(data["fates"]),
        frozenset(data["victims"]),
        frozenset(data["bare"]),
        same,
        frozenset(data["never"]),
        frozenset(data["untold"]),
        parts,
        data["kinds"],
        data["labels"],
    )


@lru_cache(maxsize=32)
def wording_of(language: str | None) -> Wording:
    """The words of *language*, or of none."""
    code = (language or "").lower()
    known = code.isalpha() and (TABLES / f"{code}.toml").is_file() and code != "measures"
    return _compiled(code if known else "", _table(code) if known else {})


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


def _compiled(language: str, data: Mapping[str, Any]) -> Wording:
    def listed(part: str, key: str) -> list[str]:
        words: list[str] = data.get(part, {}).get(key, [])
        return words

    year = r"(?P<year>(?:19|20)\d\d)"
    months = listed("moment", "months")
    month = rf"(?:(?P<month>{_either(months)}),?\s+(?:de\s+)?)?" if months else "(?P<month>(?!))?"
    weekdays = listed("days", "weekdays")
    month_words: dict[str, int] = data.get("moment", {}).get("month_words", {})
    return Wording(
        language=language,
        kinds={noun: kind for kind, nouns in data.get("kinds", {}).items() for noun in nouns},
        armed=frozenset(listed("whom", "armed")),
        own_armed=frozenset(listed("whom", "own_armed")),
        own=_words(listed("whom", "own")),
        some_of=re.compile(rf"^\s+(?:{_either(listed('whom', 'of'))})\b", re.IGNORECASE) if listed("whom", "of") else NOTHING,
        things=frozenset(listed("whom", "things") + listed("events", "words") + listed("places", "kinds")),
        others=frozenset(listed("whom", "others")),
        titled=re.compile(rf"\b(?:{_either(listed('whom', 'titles'))})\s+(?P<of>[^,;:.()]+)$", re.IGNORECASE)
        if listed("whom", "titles")
        else NOTHING,
        listed=re.compile(rf"(?:\b(?:{_either(listed('whom', 'and'))})|,)\s+$", re.IGNORECASE) if listed("whom", "and") else NOTHING,
        none=tuple(_none(data.get("none", {}))),
        stems={name: re.compile(rf"\b(?:{_either(stems)})", re.IGNORECASE) for name, stems in data.get("stems", {}).items()},
        phrases=tuple((name, _words(phrases)) for name, phrases in data.get("phrases", {}).items()),
        left=_left(listed("left", "verbs"), listed("left", "the"), [*listed("place", "town"), *listed("places", "kinds")]),
        units=frozenset(listed("money", "units")),
        damage=_words(listed("money", "damage")),
        insured=_words(listed("money", "claims")),
        no_cost=_words(listed("money", "other")),
        by=re.compile(rf"\b(?:{_either(listed('money', 'by'))})\s+$", re.IGNORECASE) if listed("money", "by") else NOTHING,
        alone=_alone(listed("place", "in"), listed("place", "own"), listed("place", "town"), listed("place", "alone")),
        house=_house(listed("place", "houses"), listed("place", "received")),
        since=_since(listed("moment", "since"), listed("moment", "spell")),
        spell=_words(listed("moment", "spell")),
        in_year=re.compile(rf"\b(?:{_either(listed('moment', 'in_year'))})\s+{month}{year}\b", re.IGNORECASE)
        if listed("moment", "in_year")
        else NOTHING,
        months=tuple(months),
        dates=_dates(month_words),
        since_month=re.compile(rf"\b(?:{_either(listed('moment', 'since_month'))})[\s-]+(?P<month>{_either(month_words)})\b", re.IGNORECASE)
        if month_words
        else NOTHING,
        in_month=re.compile(rf"\b(?:{_either(listed('moment', 'in_month'))})[\s-]+(?P<month>{_either(month_words)})\b", re.IGNORECASE)
        if month_words and listed("moment", "in_month")
        else NOTHING,
        that_event=_then(rf"(?:{_either(listed('moment', 'that'))})", data.get("events", {}).get("words", [])),
        day_event=_then(rf"(?P<day>{_either(weekdays)})[’']?s", data.get("events", {}).get("words", [])),
        month_words=month_words,
        last_year=_words(listed("moment", "last_year")),
        this_year=_words(listed("moment", "this_year")),
        this_month=_words(listed("moment", "this_month")),
        another=_words(listed("moment", "another")),
        superlative=_words(listed("moment", "superlative")),
        weekday=re.compile(rf"\b(?P<day>{_either(weekdays)})\b", re.IGNORECASE) if weekdays else NOTHING,
        weekdays=tuple(weekdays),
        back=_words(listed("back", "words")),
        back_most=int(data.get("back", {}).get("most", 0)),
        replaced=re.compile(rf"(?:^|\W)(?:{_either(listed('former', 'from'))})\s+$", re.IGNORECASE)
        if listed("former", "from")
        else NOTHING,
        replaced_least=re.compile(rf"(?:^|\W)(?:{_either(listed('former', 'from'))})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)
        if listed("former", "from")
        else NOTHING,
        moved=_words(listed("former", "moved")),
        had=re.compile(rf"^(?:{_either(listed('former', 'had'))})\b", re.IGNORECASE) if listed("former", "had") else NOTHING,
        once=_once(listed("former", "once"), listed("former", "accounts")),
        revises=_words(listed("revises", "words")),
        corrects=_words(listed("revises", "cues")),
        withdrawn=_words(listed("revises", "withdrawn")),
        rest_before=re.compile(rf"\b(?:{_either(listed('rest', 'before'))})\s+$", re.IGNORECASE) if listed("rest", "before") else NOTHING,
        rest_after=re.compile(rf"^\W{{0,2}}(?:{_either(listed('rest', 'after'))})\b", re.IGNORECASE)
        if listed("rest", "after")
        else NOTHING,
        rest_of=re.compile(rf"^\s+(?:{_either(listed('rest', 'of'))})\b", re.IGNORECASE) if listed("rest", "of") else NOTHING,
        rest_also=_words(listed("rest", "also")),
        rest_opening=_words(listed("rest", "opening")),
        places=_places(listed("places", "before"), listed("places", "kinds")),
        no_places=frozenset(listed("places", "no")),
        figure=_words(listed("revises", "figure")),
        reads=_reads(listed("reads", "verbs"), listed("reads", "counts")),
        speaks_for=_words(listed("speaks_for", "words")),
        directs=_words(listed("speaks_for", "directs")),
        wards=_words(listed("speaks_for", "wards")),
        former=re.compile(rf"\b(?:{_either(listed('speaks_for', 'former'))})(?:\s+\w+)?[\s-]*$", re.IGNORECASE)
        if listed("speaks_for", "former")
        else NOTHING,
        event=_event(data.get("events", {})),
    )


def _once(adjectives: Sequence[str], accounts: Sequence[str]) -> re.Pattern[str]:
    if not (adjectives and accounts):
        return NOTHING
    once, told = _either(adjectives), _either(accounts)
    return re.compile(rf"\b(?:(?:{once})\s+(?:\w+\s+)?(?:{told})|(?:{told})\s+(?:{once}))\b", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    """An alternation of *phrases*, the longest first, a space in them being any white space."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _words(phrases: list[str]) -> re.Pattern[str]:
    """*phrases* as whole words."""
    return re.compile(rf"\b(?:{_either(phrases)})\b", re.IGNORECASE) if phrases else NOTHING


NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*(?:\s+(?:(?:de|del|la|el|of|the|da|do)\s+)?[^\W\d_a-zß-ÿ][\w’'-]*)*"
"""A run of words with capital letters."""


def _alone(within: list[str], own: list[str], town: list[str], alone: list[str]) -> re.Pattern[str]:
    if not alone:
        return NOTHING
    own_town = rf"(?:(?i:{_either(own)})\s+)?(?P<town>(?i:{_either(town)}))" if town else "(?P<town>(?!))"
    where = rf"(?:(?P<place>{NAME})|{own_town})"
    before = (
        rf"\b(?i:{_either(alone)})\s+(?i:{_either(within)})\s+{where.replace('?P<place>', '?P<place2>').replace('?P<town>', '?P<town2>')}"
    )
    return re.compile(rf"\b(?i:{_either(within)})\s+{where},?\s+(?i:{_either(alone)})\b|{before}")


def _house(houses: list[str], received: list[str]) -> re.Pattern[str]:
    if not houses or not received:
        return NOTHING
    name = rf"(?P<place>(?:[^\W\d_a-zß-ÿ][\w’'-]*\s+)*(?:{_either(houses)})(?:\s+(?:de|of|del)?\s*{NAME})?)"
    return re.compile(rf"\b{name}\s+(?:\w+\s+){{0,2}}(?i:{_either(received)})\b")


def _then(first: str, events: list[str]) -> re.Pattern[str]:
    """*first*, at most two words, and an event."""
    return re.compile(rf"\b{first}\s+(?:[\w-]+\s+){{0,2}}?(?:{_either(events)})\b", re.IGNORECASE) if events else NOTHING


def _dates(months: Mapping[str, int]) -> re.Pattern[str]:
    if not months:
        return NOTHING
    name = _either(months)
    day = r"(?:[12]?\d|3[01])"
    first = rf"\b(?P<month>{name})\.?\s+(?P<day>{day})\b(?!:)"
    return re.compile(rf"{first}|\b(?P<day2>{day})(?:st|nd|rd|th)?\s+(?:de\s+)?(?P<month2>{name})\b", re.IGNORECASE)


def _places(before: list[str], kinds: list[str]) -> re.Pattern[str]:
    if not before or not kinds:
        return NOTHING
    kind = _either(kinds)
    small = rf"(?:the|la|el|los|las)?\s*(?:[a-zà-ÿ][\w-]*\s+){{0,4}}?(?:(?:{kind})\s+(?:of|de)\s+)?"
    return re.compile(rf"\b(?i:{_either(before)})\s+{small}(?P<place>{NAME})|\b(?P<place2>{NAME})\s+(?:{kind})\b")


def _reads(verbs: list[str], counts: list[str]) -> re.Pattern[str]:
    if not verbs or not counts:
        return NOTHING
    verb, what = rf"\b(?i:{_either(verbs)})", rf"(?:[a-z]+\s+)?(?i:{_either(counts)})"
    after = rf"(?:the|a|el|la)\s+{what}\s+(?:of|by|from|de|del)\s+(?:the\s+|la\s+|el\s+)?(?P<whose2>{NAME})"
    return re.compile(rf"{verb}\s+(?:(?:the\s+)?(?P<whose>{NAME}?)[’']s\s+{what}|{after})\b")


def _left(verbs: list[str], the: list[str], places: list[str]) -> re.Pattern[str]:
    if not verbs:
        return NOTHING
    return re.compile(rf"\b(?:{_either(verbs)})\s+(?:{_either(the)})\s*(?:[\w’'-]+\s+)?(?:{_either(places)})\b", re.IGNORECASE)


def _none(data: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """“None was killed”, “no soldier has been killed”; “no deaths”; “lost nobody”."""
    if not data:
        return
    word = rf"(?!(?:{_either(data['idle'])})\b)[^\W\d_][\w’'-]*\s+"
    nobody, no = _either(data["nobody"]), _either(data["no"])
    helping = rf"(?:(?:{_either(data['helping'])})\s*){{0,3}}(?:[a-zé]+(?:ly|ment|mente)\s+)?"
    before = rf"\b(?:(?:{nobody})\s+|(?:{no})\s+(?P<whom>(?:{word}){{1,4}}?)){helping}"
    for measure, done in data["done"].items():
        yield measure, re.compile(rf"{before}(?:{_either(done)})\b", re.IGNORECASE)
    among = rf"(?:\s+(?:{_either(data['among'])})\s+(?P<whom>(?:[^\W\d_][\w’'-]*\s*){{1,3}}))?"
    for measure, nouns in data["nouns"].items():
        yield measure, re.compile(rf"\b(?:{_either(data['without'])})\s+(?:{word})?(?:{_either(nouns)})\b{among}", re.IGNORECASE)
    lost = rf"\b(?:{_either(data['lost'])})\s+(?:(?:{nobody})\b|(?:{no})\s+(?P<whom>{word.removesuffix('+')}))"
    yield "killed", re.compile(lost, re.IGNORECASE)


def _since(since: list[str], spell: list[str]) -> re.Pattern[str]:
    if not since:
        return NOTHING
    return re.compile(rf"\b(?:{_either(since)})\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_either(spell)})\b", re.IGNORECASE)


def _event(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    if not data:
        return NOTHING
    lower = rf"(?!(?:{_either(data['stop'])})\b)[a-z][\w’'-]*"
    # a place that goes on (“on a crowded | bus”) would be cut before its noun: then none is taken
    at = rf"(?:\s+(?:{_either(data['of'])})\s+(?:the\s+|a\s+)?(?:{NAME}(?:\s+{lower})?|{lower})\b(?!\s+(?:{lower}|[^\W\d_a-zß-ÿ])))?"
    head = rf"(?:(?:(?!(?:{_either(data['stop'])})\b)[\w’'-]+)\s+){{0,2}}?(?P<head>{_either(data['words'])})"
    return re.compile(rf"\b(?i:{_either(data['before'])})\s+(?P<event>(?:{_either(data['articles'])})\s+{head}\b{at})")
