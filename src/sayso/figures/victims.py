"""The groups of people of whom a report says that they were killed, hurt or shot, each with where and how it says so.

A group is a quantity of the library's own reading with what ``fates`` tells of it, read a sentence at a time and only where a
sentence has a word of killing or hurting. What is joined shares its fate and is added up: “two women and a boy were killed”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.figures.amounts import Quantity
from sayso.figures.fates import Fates
from sayso.figures.numbers import Token, match_first, match_last
from sayso.figures.persons import Persons
from sayso.figures.quantities import Reading, read_quantities
from sayso.figures.sentences import Sentence
from sayso.figures.toll_words import OUTCOMES, Tables, tables_of
from sayso.text import Span

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People to whom one thing happened, as one sentence counts them."""

    outcome: str
    """One of OUTCOMES."""
    low: float
    """The number as said; of a vague word the least it can mean."""
    quantity: Quantity
    of: str | None
    """The counted noun."""
    sentence: Sentence
    source: str
    """What kind of words count them: ``number``, ``vague``, ``person``, ``definite``, ``name``, ``pronoun``, ``sum``, ``multiple``."""
    part: bool
    """Whether they are part of a greater number told before: “including 9 children”."""
    member: bool = False
    """Whether a sum counts them in: “*two women* and *a boy*”."""
    further: bool
    """“Others”, “another”: beyond those told before."""

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article's text."""
        if self.sentence.start is None:
            return None
        start, end = self.quantity.span
        return self.sentence.start + start, self.sentence.start + end


def find_victims(sentences: Sequence[Sentence], language: str | None) -> list[Group]:
    """Every group of *sentences*, in reading order."""
    tables = tables_of(language)
    if tables is None:
        return []
    return [group for sentence in sentences for group in groups_of(sentence, tables)]


def groups_of(sentence: Sentence, tables: Tables) -> Iterator[Group]:
    """The groups of one sentence; sums of joined groups after their parts."""
    if tables.first_words.isdisjoint(WORD.findall(sentence.text.lower())):
        return
    base = read_quantities(sentence.text, tables.lexicon.language)
    quantities = Persons(base, tables, sentence.place).added()
    joined = Joined(sentence, Reading(base.tokens, tuple(quantities)), tables)
    told = joined.told()
    if len(told) < len(quantities):  # who has no part in it would stand between a number and its words
        joined = Joined(sentence, Reading(base.tokens, tuple(told)), tables)
    yield from joined.groups()
    yield from _multiples(sentence, base.tokens, tables)


class Joined:
    """The quantities of one sentence, those without words of their own joined to their neighbours."""

    def __init__(self, sentence: Sentence, reading: Reading, tables: Tables) -> None:
        self.sentence, self.tokens, self.tables = sentence, reading.tokens, tables
        self.quantities = reading.quantities
        self.fates = Fates(sentence.text, reading, tables)
        self.outcomes = [None if self._is_base(i) else self.fates.outcome(i) for i in range(len(self.quantities))]
        self.parts = [self._is_part(i) for i in range(len(self.quantities))]
        self._inherit()

    def told(self) -> list[Quantity]:
        """The quantities without the single persons to whom nothing happened."""
        pairs = zip(self.quantities, self.outcomes, strict=True)
        return [quantity for quantity, outcome in pairs if quantity.form != "person" or outcome is not None]

    def groups(self) -> Iterator[Group]:
        """Each quantity of which an outcome is told, then the sums of those that are joined."""
        sums = list(self._sums())
        for i in range(len(self.quantities)):
            if (group := self._group(i)) is not None:
                start, end = group.quantity.span
                member = any(each.quantity.span[0] <= start and end <= each.quantity.span[1] for each in sums)
                yield replace(group, member=member)
        yield from sums

    def _is_part(self, i: int) -> bool:
        quantity = self.quantities[i]
        if match_last(self.tables.lexicon.phrases["part"], self.tokens, quantity.first) is not None:
            return True
        if match_first(self.tables.of_them, self.tokens, quantity.end):
            return True
        ahead = [token.low for token in self.tokens[self.fates.noun_end(i) : self.fates.noun_end(i) + 2]]
        return bool(ahead) and (
            ahead[0] == "among" or (len(ahead) > 1 and ahead[0] in ("were", "was", "is", "are") and ahead[1] == "among")
        )

    def _is_base(self, i: int) -> bool:
        """Whether quantity *i* is what a part is taken from: “*of the 236* aboard, 17 died”."""
        place = self.quantities[i].first - 1
        place -= place > 0 and self.tokens[place].low in self.tables.words["those"]
        if place < 0 or self.tokens[place].low not in self.tables.words["taken_from"]:
            return False
        return place == 0 or self.tokens[place - 1].kind == "s"

    def _has_its_own(self, i: int) -> bool:
        """Whether what became of part *i* is told of it alone: “236 people were aboard, and 17 of them *died*”, “*killing* 17 of them”."""
        quantity = self.quantities[i]
        place = match_first(self.tables.of_them, self.tokens, quantity.end)
        if not place:
            return False
        while place < len(self.tokens) and self.tokens[place].low in self.tables.words["helping"]:
            place += 1
        behind = place < len(self.tokens) and (self.fates.verb(place) in OUTCOMES or self.tokens[place].low in self.tables.words["fallen"])
        return behind or (quantity.first > 0 and self.fates.verb(quantity.first - 1) in OUTCOMES)

    def _joins(self, i: int) -> bool:
        """Whether nothing but a conjunction stands between quantity *i* with its noun and the next."""
        if self._has_its_own(i + 1):
            return False
        start, end = self.fates.noun_end(i), self.quantities[i + 1].first
        between = self.tokens[start:end]
        if not between:
            return (
                start > self.quantities[i].end and self.sentence.place < 1
            )  # “40 civilians 25 fighters killed”: headlines leave the comma out
        return len(between) <= 3 and all(token.low in self.tables.words["joining"] for token in between)

    def _inherit(self) -> None:
        """“Two women and a boy were killed”, “killing two women and a boy”: what is joined shares what became of it."""
        count = len(self.quantities)
        for i in range(count):
            if self.outcomes[i] is None and self.parts[i] and (not i or self.outcomes[i - 1] is None) and self.fates.counts_people(i):
                self.outcomes[i] = self._of_uncounted(i)
        for i in range(count - 2, -1, -1):
            led_to = self._joins(i) or self._among(i) or (self.parts[i + 1] and not self.parts[i] and not self._has_its_own(i + 1))
            if self.outcomes[i] is None and self.fates.counts_people(i) and led_to and not self._is_base(i):
                self.outcomes[i] = self.outcomes[i + 1]
        for i in range(count - 1):
            if (
                self.outcomes[i + 1] is None
                and self.outcomes[i] is not None
                and self.fates.counts_people(i + 1)
                and (self._joins(i) or self.parts[i + 1])
            ):
                self.outcomes[i + 1] = self.outcomes[i]
            if self.parts[i] and self._joins(i) and self.outcomes[i + 1] == self.outcomes[i] and not self.parts[i + 1]:
                self.parts[i + 1] = True

    def _of_uncounted(self, i: int) -> str | None:
        """“Killing civilians, including three children”: a part of those whom no number counts."""
        start = self.quantities[i].first
        for place in range(start - 1, max(start - 8, -1), -1):
            if self.tokens[place].text in ".;:!?":
                return None
            if (verb := self.fates.verb(place)) in OUTCOMES:
                return verb
        return None

    def _among(self, i: int) -> bool:
        """“6 children among 19 dead”."""
        return self.parts[i] and self.tokens[self.fates.noun_end(i)].low in ("among", "were", "was")

    def _group(self, i: int) -> Group | None:
        quantity, outcome = self.quantities[i], self.outcomes[i]
        if outcome is None or quantity.unit is not None or quantity.kind in ("share", "age", "when") or not self._counts(i):
            return None
        return Group(
            outcome=outcome,
            low=min(quantity.ends),
            quantity=quantity,
            of=self._whom(i),
            sentence=self.sentence,
            source=self._source(quantity),
            part=self.parts[i],
            further=self._further(i),
        )

    def _whom(self, i: int) -> str | None:
        quantity = self.quantities[i]
        if quantity.form == "person":
            return self.sentence.text[quantity.span[0] : quantity.span[1]]
        start, end = quantity.end, self.fates.noun_end(i)
        return self.sentence.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else self.fates.of[i]

    def _counts(self, i: int) -> bool:
        """Whole people only, no blocks of a street."""
        low = min(self.quantities[i].ends)
        things = self.quantities[i].form != "person" and set((self.fates.of[i] or "").lower().split()) & self.tables.words["things"]
        return low >= 0 and low == int(low) and not things

    def _source(self, quantity: Quantity) -> str:
        if quantity.form == "person":
            return quantity.kind if quantity.kind != "count" else "person"
        return "vague" if quantity.form in ("vague", "few") else "number"

    def _further(self, i: int) -> bool:
        quantity = self.quantities[i]
        around = self.tokens[quantity.first if quantity.form == "person" else quantity.core[1] : self.fates.noun_end(i)]
        return any(token.low in self.tables.words["further"] for token in around)

    def _sums(self) -> Iterator[Group]:
        """Groups of one outcome joined by conjunctions alone, together: “two women and a boy” are three."""
        i = 0
        while i < len(self.quantities):
            end = i
            while end + 1 < len(self.quantities) and self._adds(end):
                end += 1
            members = [group for group in map(self._group, range(i, end + 1)) if group is not None]
            if len(members) > 1:
                first, last = members[0], members[-1]
                span = first.quantity.span[0], last.quantity.span[1]
                value = sum(member.low for member in members)
                vague = any(member.source == "vague" for member in members)
                joined = replace(first.quantity, end=last.quantity.end, span=span, ends=(value,))
                yield replace(first, low=value, quantity=joined, source="vague" if vague else "sum", of=None)
            i = end + 1

    def _adds(self, i: int) -> bool:
        outcome, after = self.outcomes[i], self.outcomes[i + 1]
        return outcome is not None and outcome == after and self.parts[i] == self.parts[i + 1] and self._joins(i)


def _multiples(sentence: Sentence, tokens: Sequence[Token], tables: Tables) -> Iterator[Group]:
    """“A triple homicide” has three dead, “a double shooting” two shot; where it ended in a suicide there is one more."""
    for i, token in enumerate(tokens[:-1]):
        value = tables.multiples.get(token.low)
        place = i if value is None else i + 1 + (tokens[i + 1].text == "-")
        if place + 1 >= len(tokens):
            return
        word = tokens[place].low
        fatal = word in tables.words["happenings_fatal"]
        suicide = fatal and tokens[place + 1].text in "-–/" and place + 2 < len(tokens) and tokens[place + 2].low in tables.words["suicide"]
        if value is None and (not suicide or (i and tokens[i - 1 - (i > 1 and tokens[i - 1].text == "-")].low in tables.multiples)):
            continue
        if not fatal and word not in tables.words["happenings"]:
            continue
        total = (value or 1) + suicide
        span = token.start, tokens[place].end
        quantity = Quantity(first=i, end=place + 1, core=(i, i + 1), span=span, ends=(total,), form="words", kernel=span)
        yield Group(
            outcome="killed" if fatal else "shot",
            low=total,
            quantity=quantity,
            of=None,
            sentence=sentence,
            source="multiple",
            part=False,
            further=False,
        )
