"""Numbers that are no quantities: names, years, dates, clock times, scores, ordinals, codes, house numbers, “one” as a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.figures.amounts import Quantity
from sayso.figures.dates import month_at
from sayso.figures.lexicon import Lexicon
from sayso.figures.numbers import Number, Token, match_last
from sayso.figures.wordings import wordings_of

LONG = 13
"""More digits than this without marks are an account, a phone or an identifier, not a quantity (10^12 is a trillion)."""
LAST_YEAR = 2200
"""The latest year that news speaks of in four digits; forecasts of the climate reach into the 22nd century."""
CENTURIES = frozenset({17, 18, 19})
DASHES = ("-", "–")
ROUNDING = frozenset({"odd", "ish", "plus", "strong", "member"})
"""What may hang on a number and leave it one: “50-odd”, “50ish”, “a 50-strong crew”."""


class Judge:
    """Tells numbers that count something from those that name, date or order."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.words = lexicon.words
        self.told = wordings_of(lexicon.language)
        self.moving = lexicon.up | lexicon.down

    def is_date(self, number: Number) -> bool:
        """Beside a month's name (“Oct. 7”, “7 October”), or a clock time."""
        tokens, first, end = self.tokens, number.first, number.end
        if number.form != "digits" or number.scale != 1:
            return False
        if self._low(end) in self.words.get("name_time_after", ()):
            return True
        if self._text(end) == ":" and self._digit(end + 1):
            return True
        if self._text(first - 1) == ":" and self._digit(first - 2) and tokens[first - 1].end == tokens[first].start:
            return True
        if not tokens[first].text.isdecimal() or number.value > LAST_YEAR:
            return False
        before = first - 1 - (self._text(first - 1) in (".", "the"))
        if month_at(tokens, before, self.lexicon) and (number.value <= 31 or number.value >= 1000):
            return True
        after = end + (self._low(end) in ("of", "de", "do", ".", "tháng", "st", "nd", "rd", "th"))
        return number.value <= 31 and month_at(tokens, after, self.lexicon)

    def is_named(self, quantity: Quantity) -> bool:
        """A year, or a number that belongs to the name before it: told before ranges are, so that “in 2018 to 3.9 million” is none."""
        if (
            quantity.unit is not None
            or quantity.form != "digits"
            or self._text(quantity.end) in DASHES
            or self._text(quantity.first - 1) in DASHES
        ):
            return False
        return self._year(quantity) or self._name(quantity)

    def is_other(self, quantity: Quantity) -> bool:
        """A name, a year, a score, an ordinal, a code, an age in apposition: anything but a quantity."""
        if quantity.kind in ("share", "vague", "few") and quantity.form != "digits":
            worded = self.tokens[quantity.core[1] - 1].kind == "w"
            return worded and quantity.form == "fraction" and quantity.ends == (0.5,) and not self._is_half(quantity)
        if quantity.unit is not None:
            return self._modifier(quantity) or self._glued_name(quantity) or self._one_day(quantity)
        if quantity.form == "words":
            return self._worded_name(quantity)
        if quantity.form in ("single", "person"):
            return False
        if self._low(quantity.end) in self.words.get("name_after", ()):
            return True
        return any(
            test(quantity)
            for test in (
                self._glued_name,
                self._long,
                self._score,
                self._year,
                self._name,
                self._place,
                self._age,
                self._listed,
                self._type,
            )
        )

    def _is_half(self, quantity: Quantity) -> bool:
        """“Half” counts before “of”, “the” or a possessive, or after a bound; not in “first half” or “half-time”."""
        following, before = self._low(quantity.end), self._low(quantity.core[0] - 1)
        if quantity.unit is not None:
            return True
        if before in ("first", "second", "other", "one") or self._text(quantity.end) == "-":
            return False
        return (
            following in ("of", "the", "its", "their", "all", "our", "those", "these", "a", "an")
            or match_last(self.lexicon.before, self.tokens, quantity.core[0]) is not None
        )

    def _one_day(self, quantity: Quantity) -> bool:
        """“One day we will”: some day; “in one day” is a length."""
        first, end = quantity.core
        worded = quantity.form == "words" and quantity.ends == (1,) and end - first == 2 and quantity.unit == "day"
        return worded and "name_one_day" in self.words and self._low(first - 1) not in self.words["name_one_day"]

    def _modifier(self, quantity: Quantity) -> bool:
        """“A five-year plan”, “two-minute”: a length that names, not a figure that is claimed."""
        return (
            quantity.kind == "duration"
            and any(token.text == "-" for token in self.tokens[quantity.core[0] + 1 : quantity.end])
            and len(quantity.ends) == 1
        )

    def _worded_name(self, quantity: Quantity) -> bool:
        """“One” as a pronoun; “two-state”, “one-on-one”; “Group of Seven”."""
        first, end = quantity.core
        if self._text(end) == "-" and self.tokens[end].start == self.tokens[end - 1].end:
            return self._low(end + 1) not in ROUNDING
        if (
            self._text(first - 1) == "-"
            and first > 1
            and self.tokens[first - 1].end == self.tokens[first].start
            and self.tokens[first - 2].kind == "w"
        ):
            return True
        if self._low(first - 1) in ("past", "to") and self._low(first - 2) in self.lexicon.fractions:
            return True  # “half past six”
        text = self.tokens[first].text
        if text[0].isupper() and first and self.tokens[first - 1].text not in ".!?:“\"”'‘" and self.tokens[first - 1].text[0].isupper():
            return True
        if self._low(first - 1) in self.words.get("name_before", ()) and quantity.scale == 1 and not self._counted(end):
            return True
        return self._spoken_year(quantity) or (quantity.ends == (1,) and end - first == 1 and self._pronoun(end))

    def _spoken_year(self, quantity: Quantity) -> bool:
        """“Nineteen ninety-one”: a century and the years in it, one word behind the other."""
        first, end = quantity.core
        value, tens = quantity.ends[0], self.lexicon.tens
        century = (
            end - first == 1 and value in CENTURIES and (self._low(end) in tens or 10 <= self.lexicon.ones.get(self._low(end), 0) < 20)
        )
        return century or (10 <= value < 100 and self.lexicon.ones.get(self._low(first - 1), 0) in CENTURIES)

    def _pronoun(self, end: int) -> bool:
        following, before = self._low(end), self._low(end - 2)
        if following in self.lexicon.phrases["of"]:
            after = self._low(end + 1)
            return (
                after not in self.words.get("name_one_of", ())
                and after[-2:] not in ("’s", "'s")
                and after not in self.lexicon.number_words
                and not self._digit(end + 1)
            )
        if before in self.words.get("name_one_before", ()):
            return not (before in ("only", "the") and following in self.words.get("people", ()))
        token = self.tokens[end] if end < len(self.tokens) else None
        return (
            token is None
            or token.kind != "w"
            or following in self.words.get("np_stop", ())
            or following.replace("’", "'").partition("'")[0] in self.words.get("name_one_after", ())
        )

    def _glued_name(self, quantity: Quantity) -> bool:
        """Letters, or a dash and letters, stuck to the digits: M50, TA-35, 1970s, 22nd; 4K of a picture."""
        first, end = quantity.core
        tokens = self.tokens
        if tokens[end - 1].text == "K" and tokens[end - 2].text in ("4", "8") and quantity.unit is None:
            return True
        if first and tokens[first - 1].end == tokens[first].start:
            before = tokens[first - 1]
            if before.kind == "w" or before.text in "#@_*/\\":
                return True
            if (
                before.text in ("-", "–", "’", "'")
                and first > 1
                and tokens[first - 2].end == before.start
                and tokens[first - 2].kind == "w"
                and tokens[first - 2].low not in ("sub", "minus", "under", "over")
            ):
                return True
        if end < len(tokens) and tokens[end].start == tokens[end - 1].end:
            after = tokens[end]
            if quantity.unit is None and (after.kind == "w" or after.text in "/\\_@ºª°"):
                return after.low not in ROUNDING
            if after.kind == "n":
                return True  # 24703L202
            if quantity.unit is None and after.text == "." and self._is_ordinal(end):
                return True
            if after.text in "’'" and end + 1 < len(tokens) and tokens[end + 1].low == "s" and tokens[end + 1].start == after.end:
                return True
            if quantity.unit is None and after.text == "-" and end + 1 < len(tokens) and tokens[end + 1].start == after.end:
                return tokens[end + 1].low not in ROUNDING
        return False

    def _is_ordinal(self, end: int) -> bool:
        """“5.º”; and where a dot makes ordinals, “25. Platz”: a capital word follows that begins no sentence."""
        token = self.tokens[end + 1] if end + 1 < len(self.tokens) else None
        if token is None or token.text in ("º", "ª"):
            return token is not None
        dotted = "name_ordinal_dot" in self.words and self.tokens[end - 1].text.isdecimal() and len(self.tokens[end - 1].text) < 4
        return (
            dotted
            and token.kind == "w"
            and token.low not in self.words.get("np_stop", frozenset()) | self.words.get("name_not_names", frozenset())
        )

    def _long(self, quantity: Quantity) -> bool:
        """Codes: leading zeros, or more digits than any quantity is written with."""
        text = self.tokens[quantity.core[0]].text
        return text.isdecimal() and (len(text) > LONG or (len(text) > 1 and text[0] == "0"))

    def _score(self, quantity: Quantity) -> bool:
        """2-1, 89-89; and 3-5 beside a word of winning or losing. The two sides come as one range or as two numbers."""
        first, end = quantity.core
        if len(quantity.ends) == 1:
            left = self._digit(first - 2) and self._text(first - 1) in DASHES and self.tokens[first - 1].end == self.tokens[first].start
            right = self._digit(end + 1) and self._text(end) in DASHES and self.tokens[end].start == self.tokens[end - 1].end
            return left or right
        if quantity.travel or self._text(first + 1) not in DASHES:
            return False
        low, high = quantity.ends
        if 1000 <= low <= LAST_YEAR and (high <= 99 or 1000 <= high <= LAST_YEAR):
            return True  # 2014-15
        words = self.words.get("name_score_words", frozenset())
        around = {token.low for token in [*self.tokens[max(first - 4, 0) : first], *self.tokens[end : end + 3]]}
        return high <= 20 and bool(around & words)

    def _year(self, quantity: Quantity) -> bool:
        """Four digits that could be a year, unless a bound stands before or people are counted."""
        first, end = quantity.core
        texts = [self.tokens[first].text, self.tokens[end - 1].text]
        if not all(text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= LAST_YEAR for text in texts):
            return False
        if self._low(end) in self.words.get("people", ()):
            return False
        found = match_last(self.lexicon.before, self.tokens, quantity.core[0])
        if (
            found
            and self.lexicon.before_kind[found[1]] != "about"
            and self._low(found[0] - 1) not in self.words.get("name_year_before", ())
        ):
            return False
        before = self._low(quantity.first - 1)
        if int(texts[0]) >= 1900:
            return self._low(end) not in self.lexicon.phrases["of"] and not found
        return before in self.words.get("name_year_before", ()) and before not in self.words.get("name_year_unsure", ())

    def _name(self, quantity: Quantity) -> bool:
        """A capital word or a designator before a plain whole number: “iPhone 14”, “page 3”, “S&P 500”."""
        first, end = quantity.core
        token = self.tokens[first]
        if (
            not first
            or quantity.scale != 1
            or not token.text.isdecimal()
            or (len(quantity.ends) == 1 and self.tokens[end - 1].text != token.text)
        ):
            return False
        before = self.tokens[first - 1]
        if before.kind != "w":
            return before.text == "." and self._low(first - 2) in ("no", "nos", "fig", "vol", "art")
        if before.low in self.words.get("name_before", ()):
            return True
        if before.text == before.low or before.low in self.words.get("name_not_names", ()) or before.low in self.moving:
            return False
        if before.low in self.words.get("people", ()):
            return False  # “40 Civilians 25 Fighters Killed”
        phrases = self.lexicon.phrases
        if any(match_last(each, self.tokens, first) for each in (self.lexicon.before, phrases["between"], phrases["from"])):
            return False  # “From 30 to 45” opens a sentence
        if self._counted(end) or (before.low,) in self.told.verbs.names:
            return False
        return not month_at(self.tokens, first - 1, self.lexicon)

    def _counted(self, end: int) -> bool:
        """Whether people, or the dead and injured, follow."""
        low = self._low(end)
        return low in self.words.get("people", ()) or low in self.told.nouns

    def _place(self, quantity: Quantity) -> bool:
        """A house number: a capital word and “Street” within three words."""
        end = quantity.core[1]
        streets = self.words.get("name_streets", frozenset())
        if end < len(self.tokens) and self.tokens[end].text[:1].isupper():
            return any(self._low(i) in streets and self.tokens[i].text[0].isupper() for i in range(end, min(end + 4, len(self.tokens))))
        return False

    def _age(self, quantity: Quantity) -> bool:
        """“Senard, 65, now”: a number alone between commas after a name."""
        first, end = quantity.core
        small = end - first == 1 and 0 < quantity.ends[0] < 120
        return (
            small
            and self._text(first - 1) == ","
            and self._text(end) in (",", ".", ")", ";")
            and first > 1
            and self.tokens[first - 2].text[:1].isupper()
        )

    def _type(self, quantity: Quantity) -> bool:
        """A number within what another counts: “two new 737 Max jets”."""
        first, end = quantity.core
        if end - first > 1 or not self.tokens[first].text.isdecimal() or not self._text(end)[:1].isupper():
            return False
        words = 0
        while words < 3 and first > words and self._adjective(first - 1 - words):
            words += 1
        before = first - 1 - words
        return words > 0 and (self._digit(before) or self._low(before) in self.lexicon.number_words)

    def _adjective(self, place: int) -> bool:
        """Whether a lower-case word that may stand before a noun is at *place*: no plural, nothing that ends a phrase."""
        token = self.tokens[place]
        if token.kind != "w" or not token.text.islower() or token.low.endswith("s") or token.low in self.lexicon.number_words:
            return False
        return token.low not in self.words.get("np_stop", ()) and token.low not in self.words.get("people", ())

    def _listed(self, quantity: Quantity) -> bool:
        """“1)”, “(2)” and the number that opens a line."""
        first, end = quantity.core
        return (
            self._text(end) == ")"
            and quantity.ends[0] < 20
            and (first == 0 or self._text(first - 1) in ("(", ";", "."))
            and end - first == 1
        )

    def _text(self, place: int) -> str:
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def _low(self, place: int) -> str:
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def _digit(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and self.tokens[place].kind == "n"
