"""What became of the people that a sentence counts: killed, injured, or shot and no more said.

``measures`` decides most of it. Reports of violence have a grammar of their own beside it: headlines that leave out the
auxiliary and the comma, verbs of several words, appositions between a number and its verb, charges that stand for victims.
"""

from __future__ import annotations

import re

from sayso.figures.measures import measure_all
from sayso.figures.numbers import match_first
from sayso.figures.persons import CLOSING
from sayso.figures.quantities import Reading
from sayso.figures.toll_words import OUTCOMES, Tables


class Fates:
    """The quantities of one sentence and what became of each."""

    def __init__(self, text: str, reading: Reading, tables: Tables) -> None:
        self.text, self.tokens, self.tables = text, reading.tokens, tables
        self.quantities = reading.quantities
        self.measured = measure_all(text, reading, tables.lexicon, told=self.tables.told)
        self.of = [about.of for about in self.measured]

    def outcome(self, i: int) -> str | None:
        """One of OUTCOMES for quantity *i*; None when nothing of the sort is told of it."""
        about = self.measured[i]
        quantity = self.quantities[i]
        led = self._led(i)
        if quantity.form == "person" and not led and self._acts(i):
            return None
        if known := self._cut_short(i) or led:
            return known
        if not about.told:
            return self._charged(i) or self._resumed(i) or self._titled(i)
        names = about.measure.split(" or ")
        if "killed" in names and "injured" in names:
            return "killed or injured"
        name = next((each for each in OUTCOMES if each in names), None)
        if counted := self._charged(i):
            return counted
        if name in ("shot", "killed or injured") and self.tables.words["happenings_fatal"] & set((self.of[i] or "").lower().split()):
            return "killed"  # “two homicide victims”
        if name in ("shot", "killed") and self._happening(i, name):
            return None
        if name == "shot":
            start, end = quantity.first, self.noun_end(i)
            before = [token.low for token in self.tokens[max(start - 3, 0) : start]]
            after = [token.low for token in self.tokens[end : end + 3]]
            if "fatally" in before or "fatally" in after[:2] or after[:2] == ["to", "death"] or after[:1] == ["dead"]:
                return "killed"
        return name

    def _charged(self, i: int) -> str | None:
        """“Three counts of attempted murder” tell of three who lived, “two counts of murder” of two dead."""
        if (self.of[i] or "").lower().split()[:1] not in (["counts"], ["count"]):
            return None
        end = self.quantities[i].end
        text = self.text[self.tokens[end].start : self.tokens[min(end + 6, len(self.tokens) - 1)].end]
        return (
            "injured"
            if self.tables.marks["charge_living"].search(text)
            else "killed"
            if self.tables.marks["charge_death"].search(text)
            else None
        )

    def _happening(self, i: int, name: str) -> bool:
        """“Two men were arrested in a shooting”: the word names what happened, not what became of those counted."""
        start, words = self.quantities[i].first, self.tables.words
        if any(self.verb(place) == name for place in range(max(start - 3, 0), start)):
            return False
        for place in range(self.noun_end(i), min(self.noun_end(i) + 15, len(self.tokens))):
            low = self.tokens[place].low
            if low in words["happenings"] or (low in words["happenings_fatal"] and self.tokens[place - 1].low in words["before_place"]):
                return True
            if any(each.name == name and (each.verbs.fullmatch(low) or each.done.fullmatch(low)) for each in self.tables.lexicon.measures):
                return False
        return False

    def _acts(self, i: int) -> bool:
        """Whether the person does it to others: “a man killed his wife”, “the gunman shot three people”."""
        place = self.noun_end(i)
        if place + 1 >= len(self.tokens) or not self.verb(place):
            return False
        after = self.tokens[place + 1]
        words = self.tables.words
        if i + 1 < len(self.quantities) and self.quantities[i + 1].first == place + 1 and self._fallen(i + 1):
            return False
        if after.low in words["pronouns"] or after.low in words["determiners"] or after.low in self.tables.lexicon.a or after.low == "them":
            return True
        follows = any(each.first in (place + 1, place + 2) for each in self.quantities[i + 1 : i + 2])
        return follows and after.low not in words["joining"] and not self._fallen(i + 1)

    def _cut_short(self, i: int) -> str | None:
        """A headline's passive before the next number or a part: “40 civilians killed 100 injured”, “69 killed including 19 children”."""
        place = self.noun_end(i)
        if place + 1 >= len(self.tokens) or (verb := self.verb(place)) not in OUTCOMES:
            return None
        if match_first(self.tables.lexicon.phrases["parts"], self.tokens, place + 1):
            return verb
        if self.quantities[i].form != "person" and self.tables.fallen.fullmatch(self.tokens[place].low) and self._closed(place + 1):
            return verb
        return verb if i + 1 < len(self.quantities) and self.quantities[i + 1].first == place + 1 and self._fallen(i + 1) else None

    def _closed(self, place: int) -> bool:
        """Whether nothing follows that a verb before *place* could be done to."""
        if place >= len(self.tokens):
            return True
        token = self.tokens[place]
        words = self.tables.words
        listed = words["before_place"] | words["joining"] | words["further"] | self.tables.lexicon.vague.keys()
        return token.kind == "s" or token.low in listed

    def _fallen(self, i: int) -> bool:
        """Whether quantity *i* has its own word right behind: “(a child killed) 7 people injured”."""
        place = self.noun_end(i)
        return place < len(self.tokens) and self.tables.fallen.fullmatch(self.tokens[place].low) is not None

    def _titled(self, i: int) -> str | None:
        """“The death toll rose to 8 civilians”: a title before the number though its noun follows."""
        quantity = self.quantities[i]
        if quantity.form == "person" or not self.counts_people(i):
            return None
        start = self.quantities[i - 1].end if i else 0
        window = self.text[self.tokens[min(start, quantity.first)].start : self.tokens[quantity.first].start]
        if not self.tables.marks["update"].search(window[-30:]):
            window = window[-30:]
            return next((each.name for each in self.tables.lexicon.measures[:2] if _ends(each.titles, window)), None)
        return next((each.name for each in self.tables.lexicon.measures[:2] if each.titles.search(window)), None)

    def _resumed(self, i: int) -> str | None:
        """What is told behind an apposition: “two women, aged 22 and 25, were wounded”, “two boys – a … and a … – were shot”."""
        place = self.noun_end(i)
        sign = self.tokens[place].text if place < len(self.tokens) else ""
        if self.quantities[i].unit is not None:
            return None
        if parted := self._parted(place):
            return next((self._state(ahead + 1) for ahead in range(parted, min(parted + 14, len(self.tokens))) if self._aux(ahead)), None)
        if sign not in CLOSING:
            return None
        start = place + 1 + (sign == "-")
        for ahead in range(start + 1, min(place + 20, len(self.tokens) - 1)):
            if self.tokens[ahead].text in ".;:!?":
                return None
            if self.tokens[ahead].text == CLOSING[sign] and self._aux(ahead + 1):
                return self._state(ahead + 2)
        return None

    def _parted(self, place: int) -> int:
        """The index after words that begin a part: “including”, “mostly”; 0 when there are none."""
        if place < len(self.tokens) and self.tokens[place].low in self.tables.words["mostly"]:
            return place + 1
        return match_first(self.tables.lexicon.phrases["parts"], self.tokens, place)

    def _aux(self, place: int) -> bool:
        low = self.tokens[place].low
        return low in self.tables.lexicon.words["aux"] or low == "died"

    def _state(self, place: int) -> str | None:
        """The outcome that the passive or state within five tokens of *place* tells."""
        if self.tokens[place - 1].low == "died":
            return "killed"
        for ahead in range(place, min(place + 5, len(self.tokens))):
            text = self.text[self.tokens[ahead].start : self.tokens[min(ahead + 3, len(self.tokens) - 1)].end]
            for measure in self.tables.lexicon.measures:
                if measure.verbs.match(text) or measure.done.match(text):
                    return measure.name if measure.name in OUTCOMES else None
        return None

    def verb(self, place: int) -> str | None:
        """The measure whose verb stands at *place*, as one word."""
        return self.tables.told.verbs.names.get((self.tokens[place].low,))

    def _led(self, i: int) -> str | None:
        """The verb right before, whatever is counted: “fatally shot a man”, “killed two prisoners”."""
        first = self.quantities[i].first
        if first and (verb := self.verb(first - 1)) in OUTCOMES and not self._passive(first - 1):
            return verb if verb != "shot" else None  # “shot a man dead” is told behind
        if first and self.tokens[first - 1].low in self.tables.words["claiming"] and self._persons_behind(i):
            return "killed"
        for start in range(max(first - 4, 0), first - 1):
            phrase = self.text[self.tokens[start].start : self.tokens[first - 1].end]
            before = self.tokens[start - 1].low if start else ""
            for measure in self.tables.lexicon.measures[:3]:
                if measure.verbs.fullmatch(phrase) and before not in self.tables.lexicon.words["aux"]:
                    return measure.name
        return None

    def _persons_behind(self, i: int) -> bool:
        """Whether the noun of quantity *i* is known to be of people: “9 civilians”, “two lives”."""
        words = self.tables.lexicon.words
        known = words["people"] | words["person"] | {"lives", "life", "martyrs"} | frozenset().union(*self.tables.kinds.values())
        return self.quantities[i].form != "person" and bool(set((self.of[i] or "").lower().split()) & known)

    def _passive(self, place: int) -> bool:
        """Whether the verb at *place* was suffered: “were killed”, “was shot and killed”."""
        before = self.tokens[max(place - 3, 0) : place]
        return any(token.low in self.tables.lexicon.words["aux"] or token.low == "being" for token in before) or (
            self.tables.lexicon.measures[0].verbs.fullmatch(self.tokens[place].low) is not None
            and self.tokens[place].low.endswith(("ed", "in"))
            and place > 0
            and self.tokens[place - 1].low in self.tables.lexicon.words["people"] | self.tables.lexicon.words["person"]
        )

    def noun_end(self, i: int) -> int:
        """The index after what quantity *i* counts: “two women”, “three other people”."""
        quantity = self.quantities[i]
        place = max(quantity.end, quantity.core[1])
        if quantity.form == "person":
            return place
        limit = min(place + 6, self.quantities[i + 1].first if i + 1 < len(self.quantities) else len(self.tokens))
        stop = self.tables.lexicon.words["np_stop"] | self.tables.words["joining"]
        while place < limit and (self.tokens[place].kind != "s" or self._hyphen(place)) and self.tokens[place].low not in stop:
            if place > quantity.end and self.verb(place) and not self._hyphen(place + 1):
                break
            old = match_first(self.tables.lexicon.phrases["old"], self.tokens, place + 3)
            if self.tokens[place].kind == "n" and not old:
                break
            place = old or place + 1  # “three 16-year-old boys”
        return place

    def _hyphen(self, place: int) -> bool:
        if not 0 < place < len(self.tokens) - 1 or self.tokens[place].text != "-":
            return False
        return self.tokens[place - 1].end == self.tokens[place].start and self.tokens[place].end == self.tokens[place + 1].start

    def counts_people(self, i: int) -> bool:
        """Whether quantity *i* counts people, as far as its noun tells."""
        quantity, of = self.quantities[i], (self.of[i] or "").lower()
        if quantity.form == "person":
            return True
        if quantity.unit is not None or quantity.kind in ("share", "money", "age"):
            return False
        return not set(of.split()[-1:]) & self.tables.words["things"]


def _ends(pattern: re.Pattern[str], window: str) -> bool:
    """Whether *window* ends with what *pattern* finds."""
    return any(not window[match.end() :].strip() for match in pattern.finditer(window))
