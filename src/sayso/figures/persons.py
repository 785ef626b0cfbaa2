"""The single persons of a sentence, put among its quantities: “a 19-year-old man”, “Ann Reed”, “his wife”, “he”, “one”.

The reading of figures leaves them out because they claim no number; where one of them is killed, one is killed. Whether anything happened
to them is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.figures.amounts import Quantity
from sayso.figures.numbers import Token, match_first
from sayso.figures.quantities import Reading
from sayso.figures.toll_words import Tables

CLOSING = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}
"""The signs that open an apposition, and those that close it."""
COUNTS = frozenset({"count", "vague", "few", "one-of"})


class Persons:
    """The single persons of one sentence, put among its quantities."""

    def __init__(self, reading: Reading, tables: Tables, place: int) -> None:
        self.tokens, self.tables = reading.tokens, tables
        self.title, self.head = place < 0, place == 0
        self.quantities = reading.quantities
        self.person = tables.lexicon.words["person"]

    def added(self) -> list[Quantity]:
        """The quantities, those that are ages turned into whom they describe, and the single persons between them."""
        if self.title or self.head:
            self.quantities = tuple(sorted([*self.quantities, *self._lost()], key=lambda each: each.first))
        aged = [self._aged(each) for i, each in enumerate(self.quantities) if not self._second_age(i)]
        kept = [each for each in aged if each is not None and (each.form == "person" or each.kind in COUNTS) and not self._fathered(each)]
        taken = {i for each in kept for i in range(each.first, max(each.end, each.core[1]))}
        found: list[Quantity] = []
        place = 0
        while place < len(self.tokens):
            span = None if place in taken else self._one(place)
            if span is None or any(i in taken for i in range(*span[:2])):
                place += 1
                continue
            first, end, source = span
            found.append(self._quantity(first, self._apposed(end), source))
            place = found[-1].end
        return sorted([*kept, *found], key=lambda each: each.first)

    def _fathered(self, quantity: Quantity) -> bool:
        """“A father of three”: nobody but the father is told of."""
        first = quantity.core[0]
        return first > 1 and self.tokens[first - 1].low == "of" and self.tokens[first - 2].low in self.person

    def _lost(self) -> Iterator[Quantity]:
        """Whole numbers that were taken for part of a name, with the dead or hurt right behind: “Blast in Azaz 6 soldiers killed”."""
        taken = {i for each in self.quantities for i in range(each.first, each.end)}
        for i, token in enumerate(self.tokens):
            if i in taken or not i:
                continue
            if (value := self._worth(token)) and self.tables.fallen_act.fullmatch(self.tokens[i - 1].low):
                span = token.start, token.end  # “Blast Kills Two”
                yield Quantity(first=i, end=i + 1, core=(i, i + 1), span=span, ends=(value,), kernel=span)
            if token.kind != "n" or not token.text.isdecimal() or len(token.text) > 3 or self._of_month(i):
                continue  # four digits beside a name are a year
            for ahead in range(i + 1, min(i + 5, len(self.tokens))):
                if self.tokens[ahead].kind != "w":
                    break
                if self.tables.fallen.fullmatch(self.tokens[ahead].low):
                    span = token.start, token.end
                    yield Quantity(first=i, end=i + 1, core=(i, i + 1), span=span, ends=(float(token.text),), kernel=span)
                    break

    def _of_month(self, place: int) -> bool:
        """Whether token *place* is a day of a month told before it."""
        return any(token.low in self.tables.words["months"] for token in self.tokens[max(place - 2, 0) : place])

    def _worth(self, token: Token) -> float | None:
        return self.tables.lexicon.ones.get(token.low) or self.tables.lexicon.tens.get(token.low)

    def _second_age(self, i: int) -> bool:
        """The 25 of “ages 22 and 25”."""
        if not i or self.quantities[i - 1].kind != "age" or self.quantities[i].kind != "count":
            return False
        between = self.tokens[self.quantities[i - 1].end : self.quantities[i].first]
        return 0 < len(between) <= 2 and all(token.low in self.tables.words["joining"] for token in between)

    def _aged(self, quantity: Quantity) -> Quantity | None:
        """“A 19-year-old man” is one man, the age in “three 16-year-old boys” nobody."""
        if quantity.kind != "age":
            return quantity
        before = self.tokens[quantity.core[0] - 1].low if quantity.core[0] else ""
        end = match_first(self.tables.lexicon.phrases["old"], self.tokens, quantity.core[1]) or quantity.core[1]
        if end == quantity.core[1] and not any(t.low in ("year", "month", "years", "yo") for t in self.tokens[quantity.core[0] : end]):
            return None
        ahead = end
        while ahead < len(self.tokens) and ahead < end + 4 and self.tokens[ahead].kind == "w":
            low = self.tokens[ahead].low
            if low in self.person:
                ahead += 1
                return self._quantity(quantity.core[0], ahead, "person")
            if low in self.tables.lexicon.words.get("people", ()):
                return None
            if low in self.tables.lexicon.words.get("np_stop", ()):
                break
            ahead += 1
        if before in ("and", ",", "an", "a", "the", "") or self.tokens[quantity.core[0] - 1].kind == "w":
            return self._quantity(quantity.core[0], end, "person")
        return None

    def _quantity(self, first: int, end: int, source: str) -> Quantity:
        span = self.tokens[first].start, self.tokens[end - 1].end
        core = first - 1, end  # the token before the noun: what `Clause` takes for the article
        value = 2.0 if source == "both" else 1.0
        return Quantity(first=first, end=end, core=core, span=span, ends=(value,), kind=source, form="person", kernel=span)

    def _one(self, place: int) -> tuple[int, int, str] | None:
        """The tokens of one person that begin at *place*, and the kind of words they are."""
        token, words = self.tokens[place], self.tables.words
        low = token.low
        if token.kind != "w":
            return None
        if low in words["pronouns"]:
            return place, place + 1, "pronoun"
        if low == "her" and self._ends_phrase(place + 1):
            return place, place + 1, "pronoun"
        if low in words["both"]:
            return place, place + 1, "both"
        if low in words["another"]:
            return place, self._noun_end(place + 1) or place + 1, "person"
        if low == "one" or low in self.tables.lexicon.a:
            end = self._noun_end(place + 1)
            if end or low == "one":
                return place, end or place + 1, "one" if low == "one" else "person"
        if low in words["determiners"] and (end := self._noun_end(place + 1)):
            return place, end, "definite"
        if low in self.person and self._bare(place):
            return place, place + 1, "person"
        if token.text[0].isupper() and (end := self._name_end(place)):
            return place, end, "name"
        return None

    def _apposed(self, end: int) -> int:
        """The index behind an apposition after a person, if the clause goes on behind it: “Ann Reed, 23, was shot”."""
        sign = self.tokens[end].text if end < len(self.tokens) else ""
        close = CLOSING.get(sign)
        if close is None:
            return end
        for ahead in range(end + 2, min(end + 14, len(self.tokens) - 1)):
            if self.tokens[ahead].text == close and self._goes_on(ahead + 1):
                return ahead + 1
            if self.tokens[ahead].text in ".;:!?" or self.tokens[ahead].low in ("was", "were", "who"):
                return end
        return end

    def _goes_on(self, place: int) -> bool:
        low = self.tokens[place].low
        return low in ("was", "were", "is", "has", "had", "died", "dies", "suffered", "sustained", "remains", "remained")

    def _noun_end(self, place: int) -> int:
        """The index after a noun of one person at most four tokens ahead; 0 when there is none."""
        for ahead in range(place, min(place + 5, len(self.tokens))):
            token = self.tokens[ahead]
            if token.low in self.person:
                while ahead + 1 < len(self.tokens) and self.tokens[ahead + 1].low in self.person:
                    ahead += 1  # “a rebel commander”
                return ahead + 1
            if token.kind == "n" or (token.kind == "s" and token.text != "-") or token.low in self.tables.lexicon.words.get("np_stop", ()):
                return 0
        return 0

    def _bare(self, place: int) -> bool:
        """Whether a noun stands without an article as headlines have it: “Man shot dead”, “Teen, child killed”."""
        before = self.tokens[place - 1] if place else None
        return (
            before is None
            or before.text in (",", ":", ";", "|", "-", "–", "—", "‘", "'", "“")
            or before.low in ("and", "by", "kills")
            or self.title
        )

    def _ends_phrase(self, place: int) -> bool:
        if place >= len(self.tokens):
            return True
        token = self.tokens[place]
        return token.kind == "s" or token.low in self.tables.lexicon.words.get("np_stop", ())

    def _name_end(self, place: int) -> int:
        """The index after a person's name at *place*: capitalised words that are no place and no calendar's."""
        not_names, end = self.tables.words["not_names"], place
        before = self.tokens[place - 1] if place else None
        if before is not None and (before.low in self.tables.words["before_place"] or before.text == "-"):
            return 0
        while end < len(self.tokens) and self.tokens[end].kind == "w" and self.tokens[end].text[0].isupper():
            if self.tokens[end].low in not_names:
                return 0
            end += 1
            if end + 1 < len(self.tokens) and self.tokens[end].text == "." and self.tokens[end + 1].text[0].isupper():
                end += 1
        if self.title or end - place > 4 or (before is None and end - place < 2):
            return 0  # in a title every word may be capitalised, at a sentence's beginning any
        following = self.tokens[end] if end < len(self.tokens) else None
        if following is not None and following.kind == "w" and not (self._ends_phrase(end) or self.tables.telling.match(following.text)):
            return 0  # “Takfiri insurgents”, “Reed County”
        if any(each.end <= place <= each.end + 2 for each in self.quantities):
            return 0  # “40 Free Army men”
        return end
