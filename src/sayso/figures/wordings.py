"""The words by which a language tells its measures and scopes, by their first and last word.

One look at a token then tells whether a measure may be told there; trying every measure's pattern at every token cost
more than all other reading of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sayso.figures.lexicon import Phrases, alternatives, by_first, by_last, lexicon_of, split
from sayso.figures.numbers import Token, match_first, match_last

Names = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Phrases and the measure that each tells."""

    first: Phrases
    last: Phrases
    names: Names

    def at(self, tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
        """The measure told from token *place* on, and the index after its words."""
        end = match_first(self.first, tokens, place)
        return (self.names[tuple(token.low for token in tokens[place:end])], end) if end else None

    def before(self, tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
        """The measure told by the words that end before token *end*, and the index of the first of them."""
        found = match_last(self.last, tokens, end)
        return (self.names[found[1]], found[0]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What ``[measures]`` and ``[scope]`` of one language's table say."""

    verbs: Phrasing
    """“Killed 12”, “12 were killed”."""
    done: Phrasing
    """“12 died”."""
    acts: Phrasing
    """“The death of 12”."""
    nouns: Mapping[str, str]
    """“12 deaths”."""
    titles: re.Pattern[str]
    """“The death toll rose to 12”."""
    titled: Mapping[str, str]
    money: frozenset[str]
    """The measures of which amounts of money are told, too: “raised $3m”."""
    asides: Phrases
    """What opens a remark between what is counted and its verb: “12 people, most of them children, were killed”."""
    since: re.Pattern[str]
    """“Since October”, “so far this year”: told of all since a beginning."""
    wars: re.Pattern[str]
    """“In the war”, “in total”: the same, where no one event is told."""
    events: re.Pattern[str]
    """“In the blast”, “Tuesday’s attack”: told of one event."""


def _phrasing(listed: Iterable[tuple[str, str]]) -> Phrasing:
    names: dict[tuple[str, ...], str] = {}
    for phrase, name in listed:
        names.setdefault(split(phrase), name)
    phrases = [" ".join(words) for words in names]
    return Phrasing(by_first(phrases), by_last(phrases), names)


@lru_cache(maxsize=32)
def wordings_of(language: str) -> Wordings:
    """The wordings of the table that is called *language* (``Lexicon.language``)."""
    return wordings_in(lexicon_of(language).tables)


def wordings_in(tables: Mapping[str, Any]) -> Wordings:
    """The wordings of one language's *tables*."""
    measures: Mapping[str, Mapping[str, list[str]]] = tables.get("measures", {})
    told = {key: [(phrase, name) for name, lists in measures.items() for phrase in lists.get(key, [])] for key in KEYS}
    scope = tables.get("scope", {})
    return Wordings(
        verbs=_phrasing(told["verbs"]),
        done=_phrasing(told["done"]),
        acts=_phrasing(told["acts"]),
        nouns=dict(reversed(told["nouns"])),
        titles=alternatives(phrase for phrase, _ in told["titles"]),
        titled=dict(reversed(told["titles"])),
        money=frozenset(tables.get("money", {}).get("measures", [])),
        asides=by_first([*tables.get("grammar", {}).get("part", []), *tables.get("grammar", {}).get("aside", [])]),
        since=_either(alternatives(scope.get("since", [])), _joined(scope.get("frame", []), scope.get("spans", []))),
        wars=_either(alternatives(scope.get("total", [])), _joined(scope.get("pointing", []), scope.get("wars", []))),
        events=_joined(scope.get("pointing", []), scope.get("events", [])),
    )


KEYS = ("verbs", "done", "acts", "nouns", "titles")
BETWEEN = r"(?:\s+[\w’'-]+){0,3}?\s+"
"""Up to three words: “the *latest Russian missile* strike”."""


def _joined(before: Sequence[str], after: Sequence[str]) -> re.Pattern[str]:
    """“Over the past two years”, “Tuesday’s air strike”: one of *before* or a possessive, up to three words, one of *after*."""
    if not before or not after:
        return re.compile(r"(?!)")
    left, right = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (before, after))
    return re.compile(rf"(?<!\w)(?:{left}|\w+[’']s){BETWEEN}(?:{right})(?![\w-])", re.IGNORECASE)


def _either(a: re.Pattern[str], b: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"{a.pattern}|{b.pattern}", re.IGNORECASE)
