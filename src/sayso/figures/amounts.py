"""A number with the currency before it and the unit after it.

The unit's canonical name comes from ``data/units.toml``; “37m” is metres, “$37m” and “37m people” are millions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.figures.bounds import limits
from sayso.figures.lexicon import Bound, Lexicon, units
from sayso.figures.numbers import Number, Token, match_first, match_last
from sayso.text import Span


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
    sides: tuple[Bound, Bound] | None = None
    """What the words around each end of a range say: “more than 10 but fewer than 20”."""
    about: bool = False
    """Called approximate."""
    direction: str | None = None
    """``up`` or ``down``: by so much, or to so much."""
    arrived: bool = False
    """Whether the change ended here (“rose to 12”; the second of “from 8 to 12”), not by so much (“rose by 12”)."""
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
        if self.sides:
            return low, high, self.sides[0] == "more", self.sides[1] == "less"
        return limits(self.bound, low, None if self.form in ("vague", "few") else high)


def attach(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Quantity:
    """*number* with the currency before it and the unit or abbreviation after it."""
    first, currency = _currency_before(tokens, number.first)
    value, end, scale = number.value, number.end, number.scale
    unit, kind = (currency, "money") if currency else (None, "count")
    if currency and first + 1 == number.first and (coded := _millions_of(tokens, first)):
        value, scale = value * coded[0], scale * coded[0]
    negative = number.form == "digits" and _minus(tokens, first)
    if number.form == "digits" and (factor := _abbreviation(tokens, end, lexicon, money=bool(currency))):
        value, end, scale = value * factor, end + 1, scale * factor
    if coded := _millions_of(tokens, end):
        value, end, scale, unit, kind = value * coded[0], end + 1, scale * coded[0], coded[1], "money"
    elif found := _unit_after(tokens, end, number, lexicon) or _part_of_unit(tokens, end, number, lexicon):
        end, name, named = found
        if unit is None or named == "money":
            unit, kind = (unit or name), named
        if named == "money" and not scale > 1 and (more := lexicon.scales.get(tokens[end].low if end < len(tokens) else "")):
            value, end, scale = value * more, end + 1, scale * more  # “5 USD million”
    value = float(f"{value:.15g}")  # 2.115 × 10^9 in binary is 2115000000.0000002
    if negative:
        value, first = -value, first - 1
    if kind == "count" and number.form in ("fraction", "ratio"):
        kind = "share"
    if kind == "count" and number.form in ("few", "vague"):
        kind = number.form
    if kind == "count" and value == 1 and number.form == "words" and match_first(lexicon.phrases["of"], tokens, end):
        kind = "one-of"
    if _is_age(tokens, first, end, unit, lexicon) or (1 < value < OLDEST and unit is None and _is_old(tokens, first, end, lexicon)):
        kind = "age"
    elif unit is not None and (per := per_unit(tokens, end, lexicon, money=kind == "money")):
        end, unit = per[0], f"{unit} per {per[1]}"
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


def _millions_of(tokens: Sequence[Token], place: int) -> tuple[float, str] | None:
    """“30 MUSD”, “5 KEUR”: thousands or millions of a currency in one code, and which."""
    text = tokens[place].text if place < len(tokens) else ""
    if len(text) != 4 or not text.isupper() or text[0] not in "MK":
        return None
    meaning = units().forms.get(text[1:].lower())
    return (1e6 if text[0] == "M" else 1e3, meaning[0]) if meaning and meaning[1] == "money" else None


def _part_of_unit(tokens: Sequence[Token], end: int, number: Number, lexicon: Lexicon) -> tuple[int, str, str] | None:
    """“1/16 of a US pint”, “three quarters of an hour”, “half a mile”: where the unit ends that a fraction is of, its name and kind."""
    if number.form != "fraction":
        return None
    place = match_first(lexicon.phrases["of"], tokens, end) or end
    if place + 1 >= len(tokens) or tokens[place].low not in lexicon.a:
        return None
    place += 1 + (tokens[place + 1].text in ("US", "U.S.", "UK", "imperial") and place + 2 < len(tokens))
    found = match_first(units().first, tokens, place)
    meaning = units().forms.get(" ".join(token.low for token in tokens[place:found])) if found else None
    return (found, *meaning) if meaning and len(tokens[place].text) > 2 else None


def join_smaller(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> list[Quantity]:
    """*quantities* with an amount told in two units as one: “3 dollars and 50 cents”, “a minute and 45 seconds”."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        next_to = last is not None and tuple(token.low for token in tokens[last.end : quantity.first]) in ((), ("and",))
        whole = (_with_coins(tokens, last, quantity) or _with_minutes(last, quantity)) if last is not None and next_to else None
        if whole is None:
            joined.append(quantity)
        else:
            joined[-1] = whole
    return joined


def _with_coins(tokens: Sequence[Token], a: Quantity, b: Quantity) -> Quantity | None:
    """*a* with *b* as its cents: named so, or a bare number right behind the currency that ends the clause (“15 dollars 50.”)."""
    if a.kind != "money" or a.unit in COINS or len(a.ends + b.ends) > 2 or a.ends[0] % 1 or b.ends[0] % 1 or not 0 < b.ends[0] < 100:
        return None
    coin, _, per = (b.unit or "").partition(" per ")
    bare = b.unit is None and b.kind == "count" and b.scale == 1 and tokens[a.end - 1].kind == "w"
    if coin not in COINS and not (bare and (b.end == len(tokens) or tokens[b.end].text in ".,;:!?)")):
        return None
    return _sum(a, b, a.ends[0] + b.ends[0] / 100, f"{a.unit} per {per}" if per else a.unit)


def _with_minutes(a: Quantity, b: Quantity) -> Quantity | None:
    """*a* and *b* in the unit of *b* where that parts the unit of *a*: hours and minutes, years and months."""
    parts = PARTS.get((a.unit or "", b.unit or ""), 0)
    if len(a.ends + b.ends) > 2 or {a.kind, b.kind} != {"duration"} or not 0 < b.ends[0] < parts or a.ends[0] % 1:
        return None
    return _sum(a, b, a.ends[0] * parts + b.ends[0], b.unit)


def _sum(a: Quantity, b: Quantity, value: float, unit: str | None) -> Quantity:
    return replace(
        a,
        end=b.end,
        core=(a.core[0], b.end),
        span=(a.span[0], b.span[1]),
        ends=(value,),
        unit=unit,
        kernel=(a.kernel[0], b.kernel[1]),
    )


LINES = frozenset({"480", "576", "720", "1080", "1440", "2160"})
COINS = frozenset({"cent", "penny"})
PARTS = {
    ("minute", "second"): 60,
    ("hour", "minute"): 60,
    ("hour", "second"): 3600,
    ("day", "hour"): 24,
    ("week", "day"): 7,
    ("year", "month"): 12,
}
"""Of how many of the second unit the first is made."""


def _is_age(tokens: Sequence[Token], first: int, end: int, unit: str | None, lexicon: Lexicon) -> bool:
    """“15-year-old”, “15 years of age”, “aged 15”, “the age of 15”."""
    if unit in ("year", "month") and match_first(lexicon.phrases["old"], tokens, end):
        return True
    return match_last(lexicon.phrases["age"], tokens, first) is not None


def _is_old(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> bool:
    """“He will be 35 by May”: a bare number told of a person."""
    return end == first + 1 and _told_of_person(tokens, first, lexicon) and _ends_clause(tokens, end, lexicon)


def _ends_clause(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether nothing that could be counted or compared follows: “he was 15 when”, but not “15 votes”, “15-0”, “15 ahead”."""
    token = tokens[place] if place < len(tokens) else None
    if token is None or token.text in '.,;:!?)”"':
        return True
    compared = token.low in lexicon.up or token.low in lexicon.down or token.low in ("more", "less", "ahead", "behind", "per", "a")
    return token.low in lexicon.words.get("np_stop", ()) and not compared


def _told_of_person(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """“He was”, “who will be”, “she has just turned” before token *first*."""
    be, between, who = (lexicon.words.get(f"name_aged_{name}", frozenset()) for name in ("be", "between", "who"))
    told, place = False, first - 1
    while place >= 0 and (tokens[place].low in be or tokens[place].low in between):
        told, place = told or tokens[place].low in be, place - 1
    if place < 0:
        return False
    person, contracted = tokens[place].low.replace("’", "'").partition("'")[::2]
    return person in who and (told or contracted in ("s", "m"))


def per_unit(tokens: Sequence[Token], end: int, lexicon: Lexicon, *, money: bool = False) -> tuple[int, str] | None:
    """“per barrel”, “a day”, “an ounce”, “/kg” after a unit, “a share” after money: where it ends and per what."""
    place = end + (end < len(tokens) and tokens[end].low in ("u.s.", "us"))
    hyphens = [i for i in (place, place + 2) if i < len(tokens) and tokens[i].text == "-"]  # “$1,000-a-month”
    if len(hyphens) == 2:
        return _per_each(tokens, place + 1, place + 3, lexicon, money=money)
    return _per_each(tokens, place, place + 1, lexicon, money=money)


def _per_each(tokens: Sequence[Token], place: int, noun: int, lexicon: Lexicon, *, money: bool) -> tuple[int, str] | None:
    """The same, with “per” at *place* and what follows it at *noun*."""
    if noun >= len(tokens) or tokens[noun].kind != "w":
        return None
    head, named = tokens[place].low, tokens[noun].low
    meaning = units().forms.get(named)
    measured = meaning is not None and meaning[1] in ("duration", "weight", "volume", "distance")
    each = measured or (money and named in lexicon.words.get("name_per_what", ()))
    if head != "per" and not (head in ("a", "an", "/") and each):
        return None
    end = match_first(units().first, tokens, noun) or noun + 1
    if head in ("a", "an") and end < len(tokens) and tokens[end].low in lexicon.dates.get("frame_after", ()):
        return None  # “$1 billion a year ago”
    whole = units().forms.get(" ".join(token.low for token in tokens[noun:end]))
    return end, whole[0] if whole else named


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
        if pieces[0].low == "a" and pieces[0].end < pieces[-1].start:
            continue  # “a $15 minimum” is no Australian one
        sign = any(not char.isalnum() for char in form)
        if sign or (pieces[-1].text.isupper() and len(form) == 3) or pieces[-1].text in ("Rs", "RMB"):
            return start, meaning[0]
    if first and (factor := _millions_of(tokens, first - 1)):
        return first - 1, factor[1]
    if first and tokens[first - 1].text == "PS" and _glued_amount(tokens, first):
        return first - 1, "pound sterling"
    return first, None


def _glued_amount(tokens: Sequence[Token], first: int) -> bool:
    """“PS21,700”, “PS2.7m”: a pound sign as feeds without one write it; “PS5” is a console."""
    scaled = first + 1 < len(tokens) and tokens[first + 1].kind == "w" and tokens[first + 1].start == tokens[first].end
    return tokens[first - 1].end == tokens[first].start and (len(tokens[first].text) > 1 or scaled)


def _minus(tokens: Sequence[Token], first: int) -> bool:
    """Whether a minus sign belongs to the number: glued to it and to nothing before it."""
    if first < 1 or tokens[first - 1].text not in ("-", "−", "–") or tokens[first - 1].end != tokens[first].start:
        return False
    return first < 2 or tokens[first - 2].end < tokens[first - 1].start or tokens[first - 2].text in "([<>=≤≥"


def _abbreviation(tokens: Sequence[Token], end: int, lexicon: Lexicon, *, money: bool) -> float | None:
    """“k”, “m”, “bn” right behind digits, where it is not a unit: 37m is metres, $37m and 37m people are millions."""
    if end >= len(tokens):
        return None
    token = tokens[end]
    factor = lexicon.abbreviations.get(token.low)
    glued = tokens[end - 1].end == token.start
    if factor is None or money:
        return factor
    if not glued and token.text in SPACED:
        return factor
    if not glued:  # “8 B people”
        return factor if token.text in ("B", "M") and end + 1 < len(tokens) and tokens[end + 1].text.islower() else None
    if token.text in SURE:
        return factor
    return factor if token.low in ("m", "b") and _plural_ahead(tokens, end + 1, lexicon) else None


OLDEST = 120
"""Years that “he was 35” may tell."""
SURE = frozenset({"M", "B", "K", "k", "bn", "tn", "mn", "mln", "bln"})
"""Abbreviations that are no unit's."""
SPACED = SURE - {"M", "B", "K", "k"}
"""Those of them that nothing else is written as, so that a space may stand before them: “3 bn people”."""


def _plural_ahead(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase with a plural, or another unit, follows: “2.7m combined digital sales”, “12.3m tonnes”."""
    if match_first(units().first, tokens, place):
        return True
    for after in tokens[place : place + 5]:
        if after.kind != "w" or after.low in lexicon.words.get("name_metres", ()):
            return False
        if after.low in lexicon.words.get("np_stop", ()) and after.low not in lexicon.joiner:
            return False
        if after.low in lexicon.words.get("people", ()) or (
            after.text.islower() and len(after.low) > 3 and after.low.endswith("s") and "’" not in after.low
        ):
            return True
    return False


def _money_at(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and units().forms.get(tokens[place].low, ("", ""))[1] == "money"


def _unit_after(tokens: Sequence[Token], end: int, number: Number, lexicon: Lexicon) -> tuple[int, str, str] | None:
    """Where a unit after token *end* ends, its canonical name and what it measures."""
    hyphen = end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].end == tokens[end + 1].start
    place = end + hyphen
    if number.scale >= 1e6 and (linked := match_first(lexicon.phrases["of"], tokens, place)):
        place = linked if _money_at(tokens, linked) else place  # “12,5 millones de euros”
    if place >= len(tokens):
        return None
    glued = tokens[place - 1].end == tokens[place].start
    found = match_first(units().first, tokens, place)
    if not found and tokens[place].text[0].isupper() and place + 1 < len(tokens):  # “Canadian dollars”
        later = match_first(units().first, tokens, place + 1)
        if later and units().forms.get(tokens[place + 1].low, ("", ""))[1] == "money":
            return later, f"{tokens[place].low} {units().forms[tokens[place + 1].low][0]}", "money"
    if (
        not found
        and (elided := tokens[place].low.replace("'", "’").partition("’")[2])
        and units().forms.get(elided, ("", ""))[1] == "money"
    ):
        return place + 1, *units().forms[elided]  # “millions d’euros”
    if not found:
        return None
    words = [token.low for token in tokens[place:found]]
    form = " ".join(words)
    if len(words) == 1 and len(form) <= 2 and form.isalpha() and not (glued or (number.form == "digits" and _is_symbol(tokens, place))):
        return None
    if tokens[place].text == "G" or (form == "p" and tokens[end - 1].text in LINES):
        return None  # 5G is a network, 1080p a picture
    cased = units().cased.get(tokens[place].text) if len(words) == 1 else None
    meaning = cased or units().forms.get(form) or units().forms.get("".join(words))
    if meaning and meaning[1] == "money" and hyphen and found < len(tokens) and tokens[found].kind == "n":
        return None  # the second amount of “€10m-€12m”
    return (found, *meaning) if meaning else None


def _is_symbol(tokens: Sequence[Token], place: int) -> bool:
    """Whether a unit's letters may stand behind a space: two of them, or one before a slash (“1.3 A/cm2”)."""
    return len(tokens[place].text) == 2 or (
        place + 1 < len(tokens) and tokens[place + 1].text == "/" and tokens[place].end == tokens[place + 1].start
    )
