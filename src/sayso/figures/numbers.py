"""Numbers in running text, in digits and in words, each with its place and its worth.

Nothing here knows what a number is for: a year, a score and a toll all come out. What cannot be read in one way
only (“1.200” in a language that is not known) does not come out at all.

The words come from the language's table, not from a library: text2num 3.1 (MIT, a compiled wheel) reads plain number
words, but turns “hundreds of thousands” into “100 of 1000” and “half a million” into “half a 1000000”, leaves dozens
and fractions alone, and has no Vietnamese; the phrases that matter here would all have had to be read around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.figures.lexicon import Lexicon, Phrases

Form = Literal["digits", "words", "fraction", "ratio", "vague", "few", "single", "person"]

TOKEN = re.compile(
    r"\d+(?:\.\d+)?\s?[×x]\s?10\s?\^?\s?[-−⁻]?\d+"  # 1.99×10−30
    r"|\d+(?:[.,\'’\u00a0\u202f\u2009]\d+)*"
    r"|(?<![\w.])\.\d+(?![\w.])"  # .500
    r"|(?:[^\W\d_]\.){2,}(?!\w)"  # p.m.
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*"
    r"|\S"
)
SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
"""“12 000”: digits parted by plain spaces, read as one number only in languages that write so."""
SCIENTIFIC = re.compile(r"(\d+(?:\.\d+)?)\s?[×x]\s?10\s?\^?\s?([-−⁻]?)(\d+)")


class Token(NamedTuple):
    """A word, a number in digits, or a sign."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    """``n`` digits, ``w`` word, ``s`` sign."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands."""

    first: int
    """Index of its first token."""
    end: int
    """Index after its last token."""
    value: float
    """What it is worth; for vague words the least they can mean."""
    form: Form
    """How it is written."""
    scale: float = 1
    """The scale word's factor at its end (3.2 million: 1e6), 1 when there is none."""


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of *text* in order; white space alone is left out.

    >>> from sayso.figures.lexicon import lexicon_of
    >>> [token.text for token in tokenize("1,200 men at 5 p.m.", lexicon_of("en"))]
    ['1,200', 'men', 'at', '5', 'p.m.']
    """
    tokens: list[Token] = []
    position = 0
    spaced = {match.start(): match.end() for match in SPACED.finditer(text)} if " " in lexicon.thousands else {}
    while match := TOKEN.search(text, position):
        start, end = match.span()
        end = max(end, spaced.get(start, end))
        piece = text[start:end]
        first = piece[0]
        kind = "n" if first.isdecimal() or (first == "." and len(piece) > 1 and piece[1].isdecimal()) else "w" if first.isalpha() else "s"
        tokens.append(Token(start, end, piece, piece.lower(), kind))
        position = end
    return tokens


def parse_digits(text: str, lexicon: Lexicon) -> float | None:
    """What digits with marks are worth; None when they are no number or could be two.

    >>> from sayso.figures.lexicon import lexicon_of
    >>> parse_digits("12,5", lexicon_of("de")), parse_digits("1.200", lexicon_of("de")), parse_digits("1,200", lexicon_of("en"))
    (12.5, 1200.0, 1200.0)
    """
    if scientific := SCIENTIFIC.fullmatch(text):
        sign = "-" if scientific[2] else ""
        return _float(f"{scientific[1]}e{sign}{scientific[3]}")
    marks = [char for char in text if not char.isdecimal()]
    if not marks:
        return _float(text)
    if text[0] == ".":
        return _float("0" + text)
    groups = re.split(r"\D", text)
    whole, last = groups[:-1], groups[-1]
    if len(set(marks)) > 1:
        return _mixed(groups, marks)
    mark = marks[0]
    if len(marks) > 1:
        return _float("".join(groups)) if _grouped(groups) else None
    if mark == lexicon.decimal:
        return _float(f"{whole[0]}.{last}")
    threes = _grouped(groups)
    if mark not in ",.":
        return _float("".join(groups)) if threes else None
    if not lexicon.decimal and threes and whole[0] != "0":
        return None  # “1.200” and “1,200” are a thousand times apart from one country to the next
    if threes and whole[0] != "0":
        return _float("".join(groups))
    return _float(f"{whole[0]}.{last}")  # “12,5” in an English text is twelve and a half, never 12 and 5


def _mixed(groups: list[str], marks: list[str]) -> float | None:
    """Two kinds of mark: the last is the decimal one, the others part groups."""
    if marks.count(marks[-1]) != 1 or len(set(marks[:-1])) != 1 or not _grouped(groups[:-1]):
        return None
    return _float(f"{''.join(groups[:-1])}.{groups[-1]}")


def _grouped(groups: Sequence[str]) -> bool:
    """Whether digits are parted in threes (or, before the last three, in twos, as in India)."""
    first, *rest = groups
    if not rest or not 1 <= len(first) <= 3 or len(rest[-1]) != 3:
        return False
    return all(len(group) == 3 for group in rest) or (len(first) <= 2 and all(len(group) == 2 for group in rest[:-1]))


def _float(digits: str) -> float | None:
    """*digits* as a number that arithmetic can hold."""
    if len(digits) > 40:
        return None
    value = float(digits)
    return value if value < 1e40 else None


class NumberReader:
    """Reads the numbers of one text, left to right."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon

    def read(self) -> list[Number]:
        """Every number, in order, none overlapping another."""
        found: list[Number] = []
        place = 0
        while place < len(self.tokens):
            number = self.at(place)
            if number is None:
                place += 1
            else:
                found.append(number)
                place = number.end
        return found

    def at(self, place: int) -> Number | None:
        """The number that begins at token *place*, the longest reading first."""
        token = self.tokens[place]
        if token.kind == "n":
            return self._digits(place)
        if token.kind == "s":
            return self._sign(place)
        low = token.low
        lexicon = self.lexicon
        if low in lexicon.number_words and (number := self._worded(place)):
            return self._ratio(number)
        if low in lexicon.vague and (low not in lexicon.words["only_of"] or self._phrase("of", place + 1)):
            return self._vague(place)
        return self._closed(place) if low in lexicon.openers else None

    # --- digits

    def _digits(self, place: int) -> Number | None:
        token = self.tokens[place]
        value = parse_digits(token.text, self.lexicon)
        if value is None:
            return None
        end = place + 1
        if (fraction := self._over(place)) is not None:
            return fraction
        if (mixed := self._and_fraction(end)) is not None:
            value, end = value + mixed[0], mixed[1]
        value, end, scale = self._scaled(value, end)
        value, end = self._half_of_scale(value, end, scale)
        return self._ratio(Number(place, end, value, "digits", scale))

    def _over(self, place: int) -> Number | None:
        """“1/3”: small whole numbers around a slash, so that dates and “24/7” stay out."""
        if not (self._is(place + 1, "/") or self._is(place + 1, "⁄")) or not self._digit(place + 2) or self._is(place + 3, "/"):
            return None
        above, below = self.tokens[place].text, self.tokens[place + 2].text
        if not (above.isdecimal() and below.isdecimal() and 0 < int(above[:6]) < int(below[:6])) or not self._glued(place, place + 3):
            return None
        if below not in FRACTION_ENDS and not (len(below) < 4 and self._phrase("of", place + 3)):
            return None  # “3/7 of them” is a share, “3/7” may be a day
        return Number(place, place + 3, int(above) / int(below), "fraction")

    def _and_fraction(self, place: int) -> tuple[float, int] | None:
        """“2½”, “2 1/2”, “two and a half”, “two and three quarters”; “two and a third of them” are two things."""
        if place < len(self.tokens) and (half := _vulgar(self.tokens[place].text)) is not None:
            return half, place + 1
        if self._digit(place) and (over := self._over(place)) is not None:
            return over.value, over.end
        if end := self._phrase("and_a_half", place):
            return 0.5, end
        if place + 2 >= len(self.tokens) or self.tokens[place].low not in self.lexicon.joiner:
            return None
        if self._digit(place + 1) and (over := self._over(place + 1)) is not None:
            return over.value, over.end  # “1 and 1/2”
        low = self.tokens[place + 1].low
        parts = self._denominator(1.0 if low in self.lexicon.a else self.lexicon.ones.get(low, 0), place + 2)
        return parts if parts and not self._phrase("of", parts[1]) else None

    def _half_of_scale(self, value: float, end: int, scale: float) -> tuple[float, int]:
        """“A million and a half”: half of the scale that was read last; “a million and a half of them” are two things."""
        after = self._phrase("and_a_half", end) if scale >= 12 else 0
        return (value + scale / 2, after) if after and not self._phrase("of", after) else (value, end)

    def _scaled(self, value: float, end: int) -> tuple[float, int, float]:
        """*value* times the scale words or the abbreviation that follow it."""
        scale = 1.0
        while end < len(self.tokens):
            token = self.tokens[end]
            hyphen = token.text == "-" and end + 1 < len(self.tokens) and self._glued(end - 1, end + 2)
            word = self.tokens[end + 1].low if hyphen else self._after_word(end)
            factor = self.lexicon.scales.get(word) or self.lexicon.hundreds.get(word) or self.lexicon.dozens.get(word)
            if factor is None:
                break
            scale, end = scale * factor, end + 1 + hyphen
        return value * scale, end, scale

    # --- signs

    def _sign(self, place: int) -> Number | None:
        half = _vulgar(self.tokens[place].text)
        if half is not None:
            value, end, scale = self._scaled(half, place + 1)
            return Number(place, end, value, "fraction", scale)
        return None

    # --- words

    def _worded(self, place: int) -> Number | None:
        """Number words from *place* on: “two hundred and six thousand”."""
        lexicon, start = self.lexicon, place
        total = current = group = 0.0
        scale, words = 1.0, 0
        while (place := self._step(place, words)) < len(self.tokens):
            low = self._singular(place) if words else self.tokens[place].low
            if low in lexicon.ones:
                value = lexicon.ones[low]
                if not self._fits(group, value):
                    break
                group, scale = group + value, 1.0
            elif low in lexicon.tens:
                if "twenties" in lexicon.flags and group == 4 and lexicon.tens[low] == 20:
                    group = 80
                elif group % 100:
                    break
                else:
                    group += lexicon.tens[low]
                scale = 1.0
            elif low in lexicon.hundreds:
                if (not group and "bare" not in lexicon.flags) or group >= 100:
                    break
                scale = lexicon.hundreds[low]
                group = max(group, 1) * scale
            elif low in lexicon.scales or low in lexicon.dozens:
                scale = lexicon.scales.get(low) or lexicon.dozens[low]
                if not group and not current and not ("bare" in lexicon.flags and scale == 1000):
                    break
                if group:
                    current += group * scale
                elif current:
                    current *= scale
                else:
                    current = scale
                group = 0
            else:
                break
            words, place = words + 1, place + 1
            end = place
        if not words or (words == 1 and "lone" not in lexicon.flags and scale == 1 and group < 20):
            return None
        total, after = self._half_of_scale(current + group, end, scale)
        if after > end:
            return Number(start, after, total, "words", scale)
        if (mixed := self._and_fraction(end)) is not None:
            more, end, scale = self._scaled(total + mixed[0], mixed[1])
            return Number(start, end, more, "words", scale)
        if (fraction := self._denominator(total, end)) is not None:
            return self._part_of_scale(Number(start, fraction[1], fraction[0], "fraction"))
        if (decimals := self._decimals(end)) is not None:
            more, end, scale = self._scaled(total + decimals[0], decimals[1])
            return Number(start, end, more, "words", scale)
        return Number(start, end, total, "words", scale)

    def _after_word(self, place: int) -> str:
        """The word at *place*, a plural scale behind a word in the singular: “several dozens”, but not “several hundreds of thousands”."""
        of = self._phrase("of", place + 1)
        vague = of and of < len(self.tokens) and self.tokens[of].low in self.lexicon.vague
        return self.tokens[place].low if vague or not place or self.tokens[place - 1].kind != "w" else self._singular(place)

    def _singular(self, place: int) -> str:
        """The scale word at *place*, its plural after a number taken for it: “two millions”, “three dozens”."""
        low = self.tokens[place].low
        scale = low.removesuffix("s")
        return scale if scale in self.lexicon.scales or scale in self.lexicon.dozens else low

    def _step(self, place: int, words: int) -> int:
        """Where the next number word would be: behind a hyphen or a joining “and”, once one was read."""
        if not words or place + 1 >= len(self.tokens):
            return place
        low, after = self.tokens[place].low, self.tokens[place + 1].low
        known = after in self.lexicon.ones or after in self.lexicon.tens or after in self.lexicon.scales or after in self.lexicon.hundreds
        if low == "-" and known and self._glued(place - 1, place + 2):
            return place + 1
        previous = self.tokens[place - 1].low
        big = (
            previous in self.lexicon.hundreds
            or previous in self.lexicon.scales
            or (previous in self.lexicon.ones and self.lexicon.ones[previous] >= 100)
        )
        small = previous in self.lexicon.tens and self.lexicon.language != "en"
        if low in self.lexicon.joiner and (after in self.lexicon.ones or after in self.lexicon.tens) and (big or small):
            return place + 1
        return place

    def _fits(self, group: float, value: float) -> bool:
        """Whether *value* may follow what was read: after hundreds any, after tens only ones."""
        if group == 0:
            return True
        if value >= 100:
            return False
        rest = group % 100
        if rest == 0:
            return True
        return value < (20 if "twenties" in self.lexicon.flags and rest in (60, 80) else 10) and rest % 10 == 0 and value > 0

    def _decimals(self, place: int) -> tuple[float, int] | None:
        """“point five two”."""
        place = self._phrase("point", place)
        digits = ""
        while place and place < len(self.tokens) and 0 <= self.lexicon.ones.get(self.tokens[place].low, -1) < 10:
            digits += str(int(self.lexicon.ones[self.tokens[place].low]))
            place += 1
        return (float(f"0.{digits}"), place) if digits and len(digits) < 30 else None

    def _denominator(self, above: float, place: int) -> tuple[float, int] | None:
        """“thirds” after “two”, with a hyphen or a space."""
        hyphen = self._is(place, "-") and self._glued(place - 1, place + 2)
        place += hyphen
        if place >= len(self.tokens) or self.tokens[place].low not in self.lexicon.fractions:
            return None
        low, below = self.tokens[place].low, self.lexicon.fractions[self.tokens[place].low]
        plural = low.endswith("s")
        if above <= 0 or above >= 20 or (plural != (above > 1) and self.lexicon.language == "en"):
            return None
        return above / below, place + 1

    def _ratio(self, number: Number | None) -> Number | None:
        """“one in five”, “3 out of 4”: a share when the second is greater and both are small."""
        if number is None or number.form not in ("digits", "words") or number.value <= 0 or number.scale != 1 or number.value > 100:
            return number
        place = self._phrase("in", number.end) or self._of_ten(number.end)
        if not place or place >= len(self.tokens):
            return number
        below = (
            self._digits(place)
            if self.tokens[place].kind == "n"
            else self._worded(place)
            if self.tokens[place].low in self.lexicon.number_words
            else None
        )
        if below is None or below.value <= number.value or below.value > 1000 or below.form not in ("digits", "words"):
            return number
        if self._is_glued_after(below.end - 1):
            return number  # “one in 2-litre bottles”
        return Number(number.first, below.end, number.value / below.value, "ratio")

    def _of_ten(self, place: int) -> int:
        """The index of a round number after “of”: “6 of 10 voters” is a share, “two of five suspects” are two."""
        place = self._phrase("of", place)
        return place if place and place < len(self.tokens) and self.tokens[place].low in ROUND else 0

    # --- closed phrases

    def _vague(self, place: int) -> Number | None:
        """“dozens”, “hundreds of thousands”; “hàng chục nghìn”, where a word alone that makes a plural is none."""
        value, end = self.lexicon.vague[self.tokens[place].low], place + 1
        if value == 1:
            value, end, scale = self._scaled(value, end)
            return Number(place, end, float(value), "vague") if scale != 1 else None
        while (
            (after := self._phrase("of", end)) and after < len(self.tokens) and (factor := self.lexicon.vague.get(self.tokens[after].low))
        ):
            value, end = value * factor, after + 1
        return Number(place, end, float(value), "vague")

    def _closed(self, place: int) -> Number | None:
        """“a million”, “half a million”, “a couple of hundred”, “several hundred”, “a third of”, “a single”, “minus 5”."""
        lexicon, low = self.lexicon, self.tokens[place].low
        if (end := self._phrase("minus", place)) and not (place and self.tokens[place - 1].low in self.lexicon.words["bound_or"] | {"/"}):
            return self._negative(place, end)  # but “plus or minus 3 points” is three either way
        if end := self._phrase("couple", place):
            value, end, scale = self._scaled(2, end)
            return Number(place, end, value, "words", scale)
        if end := self._phrase("single", place):
            return Number(place, end, 1, "single")
        if end := self._phrase("half", place):
            value, after, scale = self._scaled(0.5, end)
            return Number(place, after, value, "words", scale) if scale != 1 else Number(place, place + 1, 0.5, "fraction")
        if end := match_first(lexicon.few, self.tokens, place):
            least = 2 if lexicon.few_least < 2 else lexicon.few_least
            value, after, scale = self._scaled(least, end)
            return Number(place, after, value, "vague" if scale != 1 else "few", scale)
        if low in lexicon.a:
            return self._after_a(place)
        if low in lexicon.dozens and "bare" not in lexicon.flags and match_last(lexicon.before, self.tokens, place):
            return Number(place, place + 1, lexicon.dozens[low], "words", lexicon.dozens[low])  # “some dozen boats”
        if low in lexicon.fractions and lexicon.fractions[low] in (2, 4):
            scaled = self._part_of_scale(Number(place, place + 1, 1 / lexicon.fractions[low], "fraction"))
            return scaled if scaled.scale != 1 or lexicon.fractions[low] == 2 else None  # “quarter million”; a bare quarter is a time
        return None

    def _after_a(self, place: int) -> Number | None:
        """“a hundred”, “a million”, “a dozen”; “a third of”."""
        value, end, scale = self._scaled(1, place + 1)
        if scale != 1 and not self._is(place + 1, "-"):
            value, after = self._half_of_scale(value, end, scale)
            if after > end:
                return Number(place, after, value, "words", scale)
            more = self._worded_tail(end, scale)
            return Number(place, more[1], value + more[0], "words", scale)
        after = place + 1
        if end := self._person(after):
            return Number(place, end, 1, "person")
        below = self.lexicon.fractions.get(self.tokens[after].low) if after < len(self.tokens) else None
        if below is None or self.tokens[after].low.endswith("s"):
            return None
        scaled = self._part_of_scale(Number(place, after + 1, 1 / below, "fraction"))
        return scaled if scaled.scale != 1 or self._phrase("of", after + 1) or self._is_share(place, after + 1) else None

    def _is_share(self, place: int, end: int) -> bool:
        """Whether “a third” is a share with nothing after it: bounded and alone (“nearly a third voted”), or what something changed by."""
        told = match_last(self.lexicon.before, self.tokens, place) or match_last(self.lexicon.phrases["by"], self.tokens, place)
        if not told or end >= len(self.tokens):
            return told is not None
        token = self.tokens[end]
        return token.kind == "s" or token.low in self.lexicon.words.get("np_stop", ()) or token.low.endswith("ed")

    def _part_of_scale(self, number: Number) -> Number:
        """“A quarter of a million”, “three-quarters billion”: the scale is part of the number, not what is shared."""
        place = self._phrase("of", number.end)
        if place and (place + 1 >= len(self.tokens) or self.tokens[place].low not in self.lexicon.a):
            return number
        if not place and number.value not in (0.5, 0.25, 0.75):
            return number  # “the third million” is an order
        value, end, scale = self._scaled(number.value, place + 1 if place else number.end)
        return Number(number.first, end, value, "words", scale) if scale != 1 else number

    def _person(self, place: int) -> int:
        """The index after “civilian”, “police officer”, “young woman” at *place*; 0 when nobody stands there."""
        for ahead in range(place, min(place + 3, len(self.tokens))):
            if self.tokens[ahead].low in self.lexicon.words["person"]:
                return ahead + 1
            if self.tokens[ahead].kind != "w" or self.tokens[ahead].low in self.lexicon.words.get("np_stop", ()):
                return 0
        return 0

    def _worded_tail(self, place: int, scale: float) -> tuple[float, int]:
        """“and fifty” after “a hundred”."""
        step = self._step(place, 1)
        if step < len(self.tokens) and self.tokens[step].low in self.lexicon.number_words:
            rest = self._worded(step)
            if rest is not None and rest.form == "words" and rest.value < scale:
                return rest.value, rest.end
        return 0, place

    def _negative(self, place: int, end: int) -> Number | None:
        end += self._is(end, "-")
        number = self.at(end) if end < len(self.tokens) else None
        if number is None or number.form not in ("digits", "words"):
            return None
        return Number(place, number.end, -number.value, number.form, number.scale)

    # --- looking around

    def _phrase(self, name: str, place: int) -> int:
        """The index after the closed phrase *name* at *place*; 0 when it is not there."""
        return match_first(self.lexicon.phrases[name], self.tokens, place)

    def _is(self, place: int, text: str) -> bool:
        return 0 <= place < len(self.tokens) and self.tokens[place].text == text

    def _digit(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and self.tokens[place].kind == "n"

    def _glued(self, first: int, end: int) -> bool:
        """Whether the tokens from *first* up to *end* stand without white space between."""
        return first >= 0 and end <= len(self.tokens) and all(self.tokens[i].end == self.tokens[i + 1].start for i in range(first, end - 1))

    def _is_glued_after(self, place: int) -> bool:
        return (
            place + 1 < len(self.tokens) and self.tokens[place].end == self.tokens[place + 1].start and self.tokens[place + 1].text == "-"
        )


ROUND = frozenset({"10", "ten", "100"})
FRACTION_ENDS = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "20", "32", "64", "100", "128", "1000"})


def match_first(phrases: Phrases, tokens: Sequence[Token], place: int) -> int:
    """The index after the longest of *phrases* that begins at *place*; 0 when none does."""
    if place >= len(tokens):
        return 0
    for words in phrases.get(tokens[place].low, ()):
        end = place + len(words)
        if end <= len(tokens) and all(tokens[place + i].low == word for i, word in enumerate(words)):
            return end
    return 0


def match_last(phrases: Phrases, tokens: Sequence[Token], end: int) -> tuple[int, tuple[str, ...]] | None:
    """Where the longest of *phrases* that ends before *end* begins, and its words."""
    if end <= 0 or end > len(tokens):
        return None
    for words in phrases.get(tokens[end - 1].low, ()):
        start = end - len(words)
        if start >= 0 and all(tokens[start + i].low == word for i, word in enumerate(words)):
            return start, words
    return None


def _vulgar(text: str) -> float | None:
    """The worth of a one-character fraction: ½ ¼ ⅔."""
    if len(text) != 1 or unicodedata.category(text) != "No":
        return None
    value = unicodedata.numeric(text, 0.0)
    return value if 0 < value < 1 else None
