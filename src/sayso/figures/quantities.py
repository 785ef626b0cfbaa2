"""Numbers become quantities: with currency, unit, range, bounds and direction, or are found to be none.

Names (“iPhone 14”, “Article 5”), years, dates, times of day, scores and ordinals are no quantities. What is left
keeps its words: a quantity's span runs from the first bound word to the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.figures.bounds import bounds_around, limits
from sayso.figures.lexicon import Bound, Lexicon, lexicon_of, units
from sayso.figures.numbers import Number, NumberReader, Token, match_first, match_last, tokenize
from sayso.figures.dates import month_at
from sayso.text import Span

LONG = 13
"""More digits than this without marks are an account, a phone or an identifier, not a quantity (10^12 is a trillion)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How much, as one text says it."""

    first: int
    """Index of its first token, bound words included."""
    end: int
    """Index after its last token."""
    core: tuple[int, int]
    """The tokens of the numbers and units alone, without bound words."""
    span: Span
    """Its characters, bound words included."""
    ends: tuple[float, ...]
    """One number, or the two of a range, as written."""
    bound: Bound | None = None
    """What the words around say."""
    about: bool = False
    """Called approximate."""
    direction: str | None = None
    """``up`` or ``down`` by so much."""
    unit: str | None = None
    """Canonical unit or currency."""
    kind: str = "count"
    """What a figure in its unit measures; ``count`` without one; ``age``, ``one-of``, ``few``, ``vague``."""
    travel: bool = False
    """“From A to B” of something that moved: two figures, not a range."""
    form: str = "digits"
    """How the number is written."""
    scale: float = 1
    """The scale word's factor, 1 when there is none."""
    parts: tuple[Span, ...] = ()
    """The characters of each end of a range."""
    kernel: Span = (0, 0)
    """The characters of the numbers and units alone."""

    @property
    def limits(self) -> tuple[float | None, float | None, bool, bool]:
        """Low, high, and whether each is excluded."""
        low, high = min(self.ends), max(self.ends)
        return limits(self.bound, low, None if self.form in ("vague", "few") else high)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text read: its tokens and the quantities in it, in order."""

    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]


@lru_cache(maxsize=64)
def read_quantities(text: str, language: str | None = None) -> Reading:
    """Every quantity of *text*; remembered, because the statements of one paragraph ask again."""
    lexicon = lexicon_of(language)
    tokens = tokenize(text, lexicon)
    numbers = NumberReader(tokens, lexicon).read()
    judge = Judge(tokens, lexicon)
    kept: list[Quantity] = []
    refused = -1  # index after the last number that was part of a date
    for number in numbers:
        quantity = attach(tokens, number, lexicon)
        if judge.is_date(number) or (refused >= 0 and number.first - refused == 1 and tokens[refused].low in ("-", "–", ",", "and", "to")):
            refused = number.end
            continue
        kept.append(quantity)
    kept = [quantity for quantity in _ranges(tokens, kept, lexicon) if not judge.is_other(quantity)]
    dressed = [_dressed(tokens, quantity, lexicon) for quantity in kept]
    return Reading(tuple(tokens), tuple(_two_sided(tokens, dressed)))


# --- unit and currency


def attach(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Quantity:
    """*number* with the currency before it and the unit or abbreviation after it."""
    first, currency = _currency_before(tokens, number.first)
    value, end, scale = number.value, number.end, number.scale
    unit, kind = (currency, "money") if currency else (None, "count")
    negative = number.form == "digits" and _minus(tokens, first)
    if number.form == "digits" and (factor := _abbreviation(tokens, end, lexicon, money=bool(currency))):
        value, end, scale = value * factor, end + 1, scale * factor
    if found := _unit_after(tokens, end, number):
        end, name, named = found
        if unit is None or named == "money":
            unit, kind = (unit or name), named
        if named == "money" and not scale > 1 and (more := lexicon.scales.get(tokens[end].low if end < len(tokens) else "")):
            value, end, scale = value * more, end + 1, scale * more  # “5 USD million”
    if negative:
        value, first = -value, first - 1
    if kind == "count" and number.form in ("fraction", "ratio"):
        kind = "share"
    if kind == "count" and number.form in ("few", "vague"):
        kind = number.form
    return Quantity(
        first=first,
        end=end,
        core=(first, end),
        span=(tokens[first].start, tokens[end - 1].end),
        ends=(value,),
        kernel=(tokens[first].start, tokens[end - 1].end),
        unit=unit,
        kind=kind,
        form=number.form,
        scale=scale,
    )


def _currency_before(tokens: Sequence[Token], first: int) -> tuple[int, str | None]:
    """Where a currency before token *first* begins (“US $”, “$US”, “USD”), and which it is."""
    for count in (3, 2, 1):
        start = first - count
        if start < 0:
            continue
        pieces = tokens[start:first]
        form = "".join(piece.low for piece in pieces)
        meaning = units().forms.get(form)
        if meaning is None or meaning[1] != "money":
            continue
        sign = any(not char.isalnum() for char in form)
        if sign or (pieces[-1].text.isupper() and len(form) == 3) or pieces[-1].text in ("Rs", "RMB"):
            return start, meaning[0]
    return first, None


def _minus(tokens: Sequence[Token], first: int) -> bool:
    """Whether a minus sign belongs to the number: glued to it and to nothing before it."""
    if first < 1 or tokens[first - 1].text not in ("-", "−", "–") or tokens[first - 1].end != tokens[first].start:
        return False
    return first < 2 or tokens[first - 2].end < tokens[first - 1].start and tokens[first - 2].kind != "n"


def _abbreviation(tokens: Sequence[Token], end: int, lexicon: Lexicon, *, money: bool) -> float | None:
    """“k”, “m”, “bn” right behind digits, where it is not a unit: 37m is metres, $37m and 37m people are millions."""
    if end >= len(tokens) or tokens[end - 1].end != tokens[end].start and not money:
        return None
    token = tokens[end]
    factor = lexicon.abbreviations.get(token.low)
    if factor is None or (token.low not in ("m", "b", "k", "t", "mm") and not money and len(token.low) < 2):
        return None
    if money or token.text in ("M", "B", "K", "bn", "tn", "mn", "mln", "bln", "k"):
        return factor
    if token.low not in ("m", "b") or end + 1 >= len(tokens):
        return None
    after = tokens[end + 1]
    known = match_first(units().first, tokens, end + 1) or after.low in lexicon.words.get("people", ())
    plural = after.kind == "w" and after.text.islower() and len(after.low) > 3 and after.low.endswith("s") and after.low not in ("across",)
    later = (
        end + 2 < len(tokens)
        and tokens[end + 2].low.endswith("s")
        and after.text.islower()
        and after.low not in lexicon.words.get("np_stop", ())
    )
    return factor if known or plural or (later and after.kind == "w" and after.low not in NOT_MILLIONS) else None


NOT_MILLIONS = frozenset(
    {
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "away",
        "race",
        "sprint",
        "final",
        "pool",
        "relay",
        "apart",
        "thick",
        "hurdles",
        "dash",
        "above",
        "below",
    }
)


def _unit_after(tokens: Sequence[Token], end: int, number: Number) -> tuple[int, str, str] | None:
    """Where a unit after token *end* ends, its canonical name and what it measures."""
    place = end
    if (
        place < len(tokens)
        and tokens[place].text == "-"
        and place + 1 < len(tokens)
        and tokens[place].end == tokens[place + 1].start == tokens[place].start + 1
    ):
        place += 1
    if place >= len(tokens):
        return None
    glued = tokens[place - 1].end == tokens[place].start
    found = match_first(units().first, tokens, place)
    if not found and tokens[place].text[0].isupper() and place + 1 < len(tokens):  # “Canadian dollars”
        later = match_first(units().first, tokens, place + 1)
        if later and units().forms.get(tokens[place + 1].low, ("", ""))[1] == "money":
            return later, f"{tokens[place].low} {units().forms[tokens[place + 1].low][0]}", "money"
    if not found:
        return None
    words = [token.low for token in tokens[place:found]]
    form = " ".join(words)
    if len(words) == 1 and len(form) <= 2 and form.isalpha() and not (glued or (number.form == "digits" and len(form) == 2)):
        return None
    meaning = units().forms.get(form) or units().forms.get("".join(words))
    return (found, *meaning) if meaning else None


# --- ranges


def _ranges(tokens: Sequence[Token], quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """*quantities* with the pairs that make a range joined."""
    joined: list[Quantity] = []
    for quantity in quantities:
        pair = _range(tokens, joined[-1], quantity, lexicon) if joined and len(joined[-1].ends) == 1 else None
        if pair is None:
            joined.append(quantity)
        else:
            joined[-1] = pair
    return joined


def _range(tokens: Sequence[Token], a: Quantity, b: Quantity, lexicon: Lexicon) -> Quantity | None:
    """The range from *a* to *b*, when the words between and before say so."""
    low, high = a.ends[0], abs(b.ends[0]) if _dash_between(tokens, a, b) else b.ends[0]
    start = a.end
    between = tokens[start : b.first] if not _dash_between(tokens, a, b) else tokens[start : start + 1]
    words = "".join(token.low for token in between)
    dash = words in ("-", "–", "—", "~", "-to-")
    if not dash and (not between or match_first(lexicon.phrases["to"], tokens, start) != b.first):
        return None
    told = match_last(lexicon.phrases["between"], tokens, a.first)
    origin = match_last(lexicon.phrases["from"], tokens, a.first)
    joiner = lexicon.joiner | {"or"}
    if words in joiner and not told and not (words != "and" and _neighbours(a, b)):
        return None
    if not _same_unit(a, b, told is not None or origin is not None):
        return None
    if a.scale == 1 and b.scale > 1 and a.form == b.form or (a.scale == 1 and b.scale > 1 and low <= high / b.scale):
        low = low * b.scale if low <= high / b.scale else low
    moved = origin is not None and (low > high or _moves(tokens, origin[0], lexicon))
    if not (told or origin or dash) and (low >= high or _changed_by(tokens, a.first, lexicon)):
        return None
    if dash and (low > high or not _clean_dash(tokens, a, b)):
        return None
    first = told[0] if told else origin[0] if origin and not moved else a.first
    unit, kind = (b.unit, b.kind) if b.unit else (a.unit, a.kind)
    return replace(
        b,
        first=first,
        core=(a.first, b.end),
        span=(tokens[first].start, b.span[1]),
        ends=(low, high),
        unit=unit,
        kind=kind,
        travel=moved,
        parts=(a.kernel, b.kernel),
        kernel=(a.kernel[0], b.kernel[1]),
    )


def _dash_between(tokens: Sequence[Token], a: Quantity, b: Quantity) -> bool:
    """Whether the dash between was taken for the second number's minus."""
    return b.first == a.end and tokens[b.first].text in ("-", "–", "−")


def _neighbours(a: Quantity, b: Quantity) -> bool:
    """“Two or three”: whole, bare and close."""
    return a.unit is None and a.scale == 1 and 0 < b.ends[0] - a.ends[0] <= max(2, a.ends[0])


def _same_unit(a: Quantity, b: Quantity, told: bool) -> bool:
    """Whether both ends are told in one unit, at most one of them silently."""
    if a.kind in ("vague", "few") or b.kind in ("vague", "few"):
        return False
    if a.unit == b.unit:
        return True
    return a.unit is None or (b.unit is None and (told or a.kind == "money"))


def _moves(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a verb of rising or falling stands shortly before."""
    return any(token.low in lexicon.up or token.low in lexicon.down for token in tokens[max(place - 3, 0) : place])


def _changed_by(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """“Rose 3 to 12”, “by 3 to 12”: the first is the change, the second where it arrived."""
    return place > 0 and (tokens[place - 1].low in lexicon.up or tokens[place - 1].low in lexicon.down or tokens[place - 1].low == "by")


def _clean_dash(tokens: Sequence[Token], a: Quantity, b: Quantity) -> bool:
    """No third number hangs on by a dash (a date, a phone number, a code)."""
    before, after = tokens[a.first - 1] if a.first else None, tokens[b.end] if b.end < len(tokens) else None
    hung = before is not None and before.text in ("-", "–", "/", ":") and before.end == tokens[a.first].start
    return not hung and not (
        after is not None and after.text in ("-", "–", "/", ":") and b.end + 1 < len(tokens) and tokens[b.end + 1].kind == "n"
    )


# --- bounds and direction


def _dressed(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> Quantity:
    """*quantity* with its bound words and its direction."""
    nouns = (
        1
        if quantity.end < len(tokens)
        and tokens[quantity.end].kind == "w"
        and tokens[quantity.end].low not in lexicon.words.get("np_stop", ())
        else 0
    )
    bounded = bounds_around(tokens, quantity.first, quantity.end, lexicon, nouns=nouns)
    direction = None
    if quantity.kind != "count" or quantity.form == "digits":
        place = bounded.first
        if found := match_last(lexicon.phrases["by"], tokens, place):
            place = found[0]
        word = tokens[place - 1].low if place else ""
        direction = "up" if word in lexicon.up else "down" if word in lexicon.down else None
    if len(quantity.ends) > 1 and quantity.travel:
        direction = None
    span = (tokens[bounded.first].start, tokens[bounded.end - 1].end)
    return replace(quantity, first=bounded.first, end=bounded.end, span=span, bound=bounded.kind, about=bounded.about, direction=direction)


def _two_sided(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> list[Quantity]:
    """“More than 10 but fewer than 20” as one range."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _sides(last, quantity)
            and all(token.low in ("and", "but", ",", "is") for token in tokens[last.end : quantity.first])
        ):
            ends = tuple(sorted((last.ends[0], quantity.ends[0])))
            joined[-1] = replace(
                quantity,
                first=last.first,
                core=(last.core[0], quantity.core[1]),
                span=(last.span[0], quantity.span[1]),
                ends=ends,
                bound=None,
                kernel=(last.kernel[0], quantity.kernel[1]),
            )
        else:
            joined.append(quantity)
    return joined


def _sides(a: Quantity, b: Quantity) -> bool:
    """Whether one bounds from below and the other from above, around something."""
    lower, upper = ("at_least", "more"), ("at_most", "less")
    if len(a.ends) > 1 or len(b.ends) > 1:
        return False
    return (a.bound in lower and b.bound in upper and a.ends < b.ends) or (a.bound in upper and b.bound in lower and b.ends < a.ends)


# --- what is no quantity


class Judge:
    """Tells numbers that count something from those that name, date or order."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.words = lexicon.words
        self.moving = lexicon.up | lexicon.down

    def is_date(self, number: Number) -> bool:
        """Beside a month's name (“Oct. 7”, “7 October”), or a clock time."""
        tokens, first, end = self.tokens, number.first, number.end
        if number.form != "digits" or number.scale != 1:
            return False
        if self._low(end) in self.words.get("name_time_after", ()):
            return True
        if (
            self._text(end) == ":"
            and self._digit(end + 1)
            or self._text(first - 1) == ":"
            and self._digit(first - 2)
            and tokens[first - 1].end == tokens[first].start
        ):
            return True
        if not tokens[first].text.isdecimal() or number.value > 2100:
            return False
        before = first - 1 - (self._text(first - 1) in (".", "the"))
        if month_at(tokens, before, self.lexicon) and number.value <= 31 or month_at(tokens, before, self.lexicon) and number.value >= 1000:
            return True
        after = end + (self._low(end) in ("of", "de", "do", ".", "tháng", "st", "nd", "rd", "th"))
        return number.value <= 31 and month_at(tokens, after, self.lexicon)

    def is_other(self, quantity: Quantity) -> bool:
        """A name, a year, a score, an ordinal, a code, an age in apposition: anything but a quantity."""
        if quantity.kind in ("share", "vague", "few") and quantity.form != "digits":
            return quantity.form == "fraction" and quantity.ends == (0.5,) and not self._is_half(quantity)
        if quantity.unit is not None:
            return self._modifier(quantity) or self._glued_name(quantity)
        if quantity.form == "words":
            return self._worded_name(quantity)
        if quantity.form == "single":
            return False
        return any(
            test(quantity)
            for test in (self._glued_name, self._long, self._score, self._year, self._name, self._place, self._age, self._listed)
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
            return True
        if (
            self._text(first - 1) == "-"
            and first > 1
            and self.tokens[first - 1].end == self.tokens[first].start
            and self.tokens[first - 2].kind == "w"
        ):
            return True
        text = self.tokens[first].text
        if text[0].isupper() and first and self.tokens[first - 1].text not in ".!?:“\"”'‘" and self.tokens[first - 1].text[0].isupper():
            return True
        if self._low(first - 1) in self.words.get("name_before", ()) and self._low(first - 1) not in ("top", "group", "number"):
            return True
        return quantity.ends == (1,) and end - first == 1 and self._pronoun(end)

    def _pronoun(self, end: int) -> bool:
        following, before = self._low(end), self._low(end - 2)
        if (
            before in ("no", "any", "every", "this", "that", "the", "which", "each", "some", "a", "an", "another", "only")
            and following != "of"
        ):
            return not (before in ("only", "the") and following in self.words.get("people", ()))
        if following == "of":
            return self._low(end + 1) not in (
                "the",
                "these",
                "those",
                "its",
                "his",
                "her",
                "their",
                "our",
                "my",
                "your",
                "several",
                "many",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
            ) and not self._digit(end + 1)
        token = self.tokens[end] if end < len(self.tokens) else None
        return token is None or token.kind != "w" or following in self.words.get("np_stop", ()) or following in ONE_PHRASES

    def _glued_name(self, quantity: Quantity) -> bool:
        """Letters, or a dash and letters, stuck to the digits: M50, TA-35, 1970s, 22nd."""
        first, end = quantity.core
        tokens = self.tokens
        if first and tokens[first - 1].end == tokens[first].start:
            before = tokens[first - 1]
            if before.kind == "w" or before.text in "#@_*/\\":
                return True
            if (
                before.text in ("-", "–", "’", "'")
                and first > 1
                and tokens[first - 2].end == before.start
                and tokens[first - 2].kind == "w"
            ):
                return tokens[first - 2].low not in ("sub", "minus", "under", "over")
        if end < len(tokens) and tokens[end].start == tokens[end - 1].end:
            after = tokens[end]
            if quantity.unit is None and (after.kind == "w" or after.text in "/\\_@"):
                return True
            if after.text in "’'" and end + 1 < len(tokens) and tokens[end + 1].low == "s" and tokens[end + 1].start == after.end:
                return True
            if quantity.unit is None and after.text == "-" and end + 1 < len(tokens) and tokens[end + 1].start == after.end:
                return tokens[end + 1].low not in ("odd", "ish", "plus", "strong", "member")
        return False

    def _long(self, quantity: Quantity) -> bool:
        """Codes: leading zeros, or more digits than any quantity is written with."""
        text = self.tokens[quantity.core[0]].text
        return text.isdecimal() and (len(text) > LONG or (len(text) > 1 and text[0] == "0"))

    def _score(self, quantity: Quantity) -> bool:
        """2-1, 89-89; and 3-5 beside a word of winning or losing. The two sides come as one range or as two numbers."""
        first, end = quantity.core
        if len(quantity.ends) == 1:
            beside = (
                self._text(first - 1) in ("-", "–") and self._digit(first - 2) or self._text(end) in ("-", "–") and self._digit(end + 1)
            )
            return beside and (self._near(first, end) or self._glued_dash(first, end))
        if quantity.travel or self._text(first + 1) not in ("-", "–"):
            return False
        low, high = quantity.ends
        if 1000 <= low <= 2100 and (high <= 99 or 1000 <= high <= 2100):
            return True  # 2014-15
        words = self.words.get("name_score_words", frozenset())
        around = {token.low for token in [*self.tokens[max(first - 4, 0) : first], *self.tokens[end : end + 3]]}
        return high <= 20 and bool(around & words)

    def _near(self, first: int, end: int) -> bool:
        return self._text(first - 1) in ("-", "–") and self.tokens[first - 1].end == self.tokens[first].start

    def _glued_dash(self, first: int, end: int) -> bool:
        return self._text(end) in ("-", "–") and self.tokens[end].start == self.tokens[end - 1].end

    def _year(self, quantity: Quantity) -> bool:
        """Four digits that could be a year, unless a bound stands before or people are counted."""
        first, end = quantity.core
        texts = [self.tokens[first].text, self.tokens[end - 1].text]
        if not all(text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= 2100 for text in texts):
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
        return (
            int(texts[0]) >= 1900
            and self._low(end) not in ("of",)
            and before not in ("about", "some")
            or before in self.words.get("name_year_before", ())
            and before not in ("the", "a", "to", "for", "of", "than", "around")
        )

    def _name(self, quantity: Quantity) -> bool:
        """A capital word or a designator before a plain whole number: “iPhone 14”, “page 3”, “S&P 500”."""
        first, end = quantity.core
        token = self.tokens[first]
        if (
            not first
            or quantity.scale != 1
            or not token.text.isdecimal()
            or self.tokens[end - 1].text != token.text
            and len(quantity.ends) == 1
        ):
            return False
        before = self.tokens[first - 1]
        if before.kind != "w":
            return before.text == "." and self._low(first - 2) in ("no", "nos", "fig", "vol", "art")
        if before.low in self.words.get("name_before", ()):
            return True
        if before.text == before.low or before.low in self.words.get("name_not_names", ()) or before.low in self.moving:
            return False
        if self._counted(end) or any(measure.verbs.fullmatch(before.low) for measure in self.lexicon.measures):
            return False
        return not month_at(self.tokens, first - 1, self.lexicon)

    def _counted(self, end: int) -> bool:
        """Whether people, or the dead and injured, follow."""
        low = self._low(end)
        return low in self.words.get("people", ()) or any(low in measure.nouns for measure in self.lexicon.measures)

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
            and self._text(end) in (",", ".", ")")
            and first > 1
            and self.tokens[first - 2].text[:1].isupper()
        )

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


ONE_PHRASES = frozenset(
    {
        "day",
        "another",
        "thing",
        "such",
        "side",
        "way",
        "time",
        "reason",
        "example",
        "who",
        "hand",
        "point",
        "that",
        "place",
        "moment",
        "word",
    }
)
"""What follows “one” when it counts nothing: “one day”, “on the one hand”."""
