"""One language's words for figures and dates, compiled once from the tables in ``data/``.

A language is added by adding its table, without code. A language that has none is read by ``neutral.toml``:
digits and the scale words most languages share, and whatever could be read two ways is left unread.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

TABLES = Path(__file__).parent / "data"
Bound = Literal["at_least", "more", "at_most", "less", "about", "exactly"]

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first (or last) word, each as its words; the longest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The words by which one measure is told."""

    name: str
    """``killed``, ``injured`` …"""
    verbs: re.Pattern[str]
    """Active before the figure, passive after it."""
    done: re.Pattern[str]
    """After the figure without a passive: “12 died”, “12 dead”."""
    nouns: frozenset[str]
    """Counted nouns that are themselves the measure: “12 deaths”."""
    titles: re.Pattern[str]
    """What stands before “rose to 12”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the readers need to know of one language."""

    language: str
    thousands: str
    decimal: str
    """The decimal mark, or empty when the language is not known and a mark may be either."""
    month_first: bool
    ones: Mapping[str, float]
    tens: Mapping[str, float]
    hundreds: Mapping[str, float]
    """Words that multiply by a hundred (and, in Vietnamese, by ten)."""
    scales: Mapping[str, float]
    dozens: Mapping[str, float]
    abbreviations: Mapping[str, float]
    number_words: frozenset[str]
    flags: frozenset[str]
    """``bare`` (hundred may stand alone), ``twenties`` (quatre-vingt-dix), ``compounds`` (einundzwanzig),
    ``lone`` (ones may stand alone)."""
    joiner: frozenset[str]
    a: frozenset[str]
    phrases: Mapping[str, Phrases]
    """Small closed phrases by name: couple, single, half, and_a_half, of, in, minus, to, between, from, by, part(s), age, old."""
    openers: frozenset[str]
    """The words that begin a number which neither a digit nor a number word begins: “a million”, “half”, “minus”."""
    fractions: Mapping[str, float]
    vague: Mapping[str, float]
    few: Phrases
    few_least: float
    before: Phrases
    """Words before a figure, keyed by their last word."""
    before_kind: Mapping[tuple[str, ...], Bound]
    after: Phrases
    after_kind: Mapping[tuple[str, ...], Bound]
    reached: frozenset[tuple[str, ...]]
    """Bounds before a figure that are none where something moved there: “up to”."""
    up: frozenset[str]
    down: frozenset[str]
    words: Mapping[str, frozenset[str]]
    """Word lists by name: name_before, not_names, year_before, people, be, clause, np_stop …"""
    measures: tuple[Measure, ...]
    dates: Mapping[str, Any]
    tables: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Units:
    """Every language's units by their written forms."""

    forms: Mapping[str, tuple[str, str]]
    """A form to its canonical unit and what a figure in it measures."""
    cased: Mapping[str, tuple[str, str]]
    """Forms that need their capital letters: Nm is a torque, nm a length."""
    first: Phrases
    """Forms of several tokens by their first."""


WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+|\S")


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a table as the tokens it will meet.

    >>> split("no fewer than")
    ('no', 'fewer', 'than')
    """
    return tuple(WORD.findall(phrase.lower()))


def by_first(phrases: Iterable[str]) -> Phrases:
    """*phrases* by their first word, longest first."""
    return _grouped(phrases, 0)


def by_last(phrases: Iterable[str]) -> Phrases:
    """*phrases* by their last word, longest first."""
    return _grouped(phrases, -1)


def _grouped(phrases: Iterable[str], key: int) -> Phrases:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = split(phrase)
        grouped.setdefault(words[key], []).append(words)
    return {word: tuple(sorted(set(group), key=len, reverse=True)) for word, group in grouped.items()}


def alternatives(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of *phrases* as whole words; one that never matches when there are none."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + r")(?!\w)" if ordered else r"(?!)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def lexicon_of(language: str | None) -> Lexicon:
    """The words of *language* (ISO 639-1, a region after it is ignored); English when it is not told, neutral when it has no table."""
    code = (language or "en").lower().replace("_", "-").split("-")[0]
    path = TABLES / f"{code}.toml"
    known = code.isalpha() and len(code) <= 3 and path.is_file()
    return _compiled(tomllib.loads((path if known else TABLES / "neutral.toml").read_text(encoding="utf-8")))


def _compiled(data: dict[str, Any]) -> Lexicon:
    numbers, marks = data.get("numbers", {}), data.get("marks", {})
    ranges, change, names = data.get("range", {}), data.get("change", {}), data.get("names", {})
    before, after = data.get("bounds", {}).get("before", {}), data.get("bounds", {}).get("after", {})
    vague = data.get("vague", {})
    few: dict[str, float] = vague.get("few", {})
    grammar: dict[str, list[str]] = data.get("grammar", {})
    closed = {name: by_first(numbers.get(name, [])) for name in ("couple", "single", "half", "and_a_half", "of", "in", "minus", "point")}
    closed |= {"to": by_first(ranges.get("to", [])), "between": by_last(ranges.get("between", [])), "from": by_last(ranges.get("from", []))}
    closed |= {"age": by_last(names.get("age_before", [])), "old": by_first(names.get("age_after", []))}
    closed |= {"by": by_last(change.get("by", [])), "arrive": by_last(change.get("to", []))}
    closed |= {"part": by_last(grammar.get("part", [])), "parts": by_first(grammar.get("part", []))}
    ones = _with_compounds(numbers) if numbers.get("compounds") else numbers.get("ones", {})
    tables = [ones, numbers.get("tens", {}), numbers.get("hundred", {}), numbers.get("scales", {}), numbers.get("dozens", {})]
    bounds = data.get("bounds", {})
    words = {f"bound_{key}": frozenset(bounds.get(key, [])) for key in ("unless", "or", "equal", "multiples")}
    words |= {f"change_{key}": frozenset(change.get(key, [])) for key in ("moves", "takes", "only_by", "phrasal", "aside", "after")} | {
        "only_of": frozenset(vague.get("only_of", []))
    }
    words |= {f"name_{key}": frozenset(values) for key, values in names.items()} | {
        key: frozenset(values) for key, values in grammar.items()
    }
    few_first, dozens, fractions = by_first(few), numbers.get("dozens", {}), numbers.get("fractions", {})
    opening = [closed[name] for name in ("minus", "couple", "single", "half")]
    return Lexicon(
        language=data["language"],
        thousands=marks.get("thousands", ""),
        decimal=marks.get("decimal", ""),
        month_first=marks.get("month_first", False),
        ones=ones,
        tens=numbers.get("tens", {}),
        hundreds=numbers.get("hundred", {}),
        scales=numbers.get("scales", {}),
        dozens=dozens,
        abbreviations=numbers.get("abbreviations", {}),
        number_words=frozenset(word for table in tables for word in table),
        flags=frozenset(flag for flag in ("bare", "twenties", "compounds", "lone") if numbers.get(flag, flag == "lone")),
        joiner=frozenset(numbers.get("joiner", [])),
        a=frozenset(numbers.get("a", [])),
        phrases=closed,
        openers=frozenset().union(*opening, few_first, numbers.get("a", []), dozens, fractions),
        fractions=fractions,
        vague=vague.get("plural", {}),
        few=few_first,
        few_least=min(few.values(), default=2),
        before=by_last(phrase for phrases in before.values() for phrase in phrases),
        before_kind={split(phrase): kind for kind, phrases in before.items() for phrase in phrases},
        after=by_first(phrase for phrases in after.values() for phrase in phrases),
        after_kind={split(phrase): kind for kind, phrases in after.items() for phrase in phrases},
        reached=frozenset(split(phrase) for phrase in change.get("to", [])),
        up=frozenset(change.get("up", [])),
        down=frozenset(change.get("down", [])),
        words=words
        | {
            "people": frozenset(data.get("people", {}).get("words", [])),
            "closing": frozenset(data.get("people", {}).get("closing", [])),
            "person": frozenset(data.get("people", {}).get("singular", [])),
        },
        measures=tuple(measure_of(name, lists) for name, lists in data.get("measures", {}).items()),
        dates=data.get("dates", {}),
        tables=data,
    )


def measure_of(name: str, lists: Mapping[str, list[str]]) -> Measure:
    """The measure that one table's *lists* tell."""
    return Measure(
        name=name,
        verbs=alternatives(lists.get("verbs", [])),
        done=alternatives(lists.get("done", [])),
        nouns=frozenset(lists.get("nouns", [])),
        titles=alternatives(lists.get("titles", [])),
    )


def _with_compounds(numbers: dict[str, Any]) -> dict[str, float]:
    """German number words written as one: every number below a thousand, and whole thousands of them.

    A table of ten thousand words would cost 1 MB; thousands are therefore added for round numbers only
    (``zweitausend``, ``dreihunderttausend``), the rest is met as words apart.
    """
    ones: dict[str, float] = dict(numbers["ones"])
    stems: dict[str, float] = numbers["stems"]
    tens: dict[str, float] = numbers["tens"]
    link, hundred, thousand = numbers["link"], numbers["hundred_stem"], numbers["thousand_stem"]
    small = ones | tens | {f"{one}{link}{ten}": stems[one] + tens[ten] for one in stems for ten in tens}
    below = dict(small)
    for head, value in {"": 1.0, **stems}.items():
        below[f"{head}{hundred}"] = 100 * value
        below |= {f"{head}{hundred}{tail}": 100 * value + rest for tail, rest in small.items() if rest}
    rounded = {word: value for word, value in below.items() if value % 10 == 0 or value < 100}
    return below | {f"{word}{thousand}": 1000 * value for word, value in {"": 1.0, **stems, **rounded}.items()}


@lru_cache(maxsize=1)
def units() -> Units:
    """The table of units."""
    data = tomllib.loads((TABLES / "units.toml").read_text(encoding="utf-8"))
    every = {form: (name, kind) for kind, table in data.items() for name, listed in table.items() for form in listed}
    forms = {form: meaning for form, meaning in every.items() if form == form.lower()}
    spaced = {" ".join(split(form)): meaning for form, meaning in forms.items()}
    return Units(forms | spaced, {form: every[form] for form in every.keys() - forms.keys()}, by_first(every))


@lru_cache(maxsize=1)
def measures() -> tuple[str, ...]:
    """What figures can measure, whatever the language: what became of people and things, then what their units measure."""
    told = [measure.name for measure in lexicon_of("en").measures]
    in_units = sorted({kind for _, kind in units().forms.values()} - {"money", "other"})
    return tuple(dict.fromkeys((*told, "killed or injured", *in_units, "count")))
