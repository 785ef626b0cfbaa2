"""The quantities of a text, each with its bounds, its range and its direction, its words kept.

A quantity's span runs from the first bound word to the last. What names, dates or orders is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.figures.amounts import Quantity, attach, join_smaller, per_unit
from sayso.figures.bounds import bounds_around
from sayso.figures.lexicon import Lexicon, lexicon_of
from sayso.figures.names import Judge
from sayso.figures.numbers import NumberReader, Token, match_first, match_last, tokenize
from sayso.figures.ranges import join_ranges, join_sides, takes

WAY = 9
"""Tokens looked back over from “to 12” to its verb: “rose by an estimated 3 percent year-on-year to”."""
ASIDE = frozenset({",", ";", "("})
PARTICLES = frozenset({"up", "down"})
STANDING = frozenset({"age", "when", "few", "one-of"})
"""Kinds that neither rise nor fall."""
STOPS = frozenset('.,;:!?()“”"')


@dataclass(frozen=True, slots=True)
class Reading:
    """One text read: its tokens and the quantities in it, in order."""

    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]


@lru_cache(maxsize=64)
def read_quantities(text: str, language: str | None = None, *, persons: bool = False) -> Reading:
    """Every quantity of *text*, with *persons* also “a civilian”; remembered, because the statements of one paragraph ask again."""
    lexicon = lexicon_of(language)
    tokens = tokenize(text, lexicon)
    judge = Judge(tokens, lexicon)
    read = _suspended(tokens, _undated(tokens, judge, lexicon), lexicon)
    kept = [quantity for quantity in read if not judge.is_named(quantity)]
    kept = [quantity for quantity in join_ranges(tokens, kept, lexicon) if not judge.is_other(quantity)]
    kept = join_smaller(tokens, kept)
    if not persons:
        kept = [quantity for quantity in kept if quantity.form != "person"]
    dressed = _told_again(tokens, [_dressed(tokens, quantity, lexicon) for quantity in kept], lexicon)
    return Reading(tuple(tokens), tuple(join_sides(tokens, dressed, lexicon)))


def _undated(tokens: Sequence[Token], judge: Judge, lexicon: Lexicon) -> list[Quantity]:
    """The numbers that belong to no date, nor to a list of days (“Sept. 20-24, 27”)."""
    kept = list[Quantity]()
    dated = -1  # index after the last number that was part of a date
    for number in NumberReader(tokens, lexicon).read():
        if kept and number.first < kept[-1].end:
            continue  # the 2 of “5 A/cm2”
        listed = dated >= 0 and number.first - dated == 1 and tokens[dated].low in ("-", "–", ",", *lexicon.joiner)
        if judge.is_date(number) or (listed and number.value <= 31):
            dated = number.end
        else:
            kept.append(attach(tokens, number, lexicon))
    return kept


def _suspended(tokens: Sequence[Token], quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The unit of the last carried to those before that end in a hyphen: “four-, five- and six-cylinder”, “15- to 20-year”."""
    told: list[Quantity] = []
    for quantity in reversed(quantities):
        end = quantity.end
        hung = quantity.unit is None and end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end
        if hung and told and told[-1].unit and tokens[end + 1].low in {",", "or", "to", *lexicon.joiner} and told[-1].first - end <= 4:
            quantity = replace(quantity, unit=told[-1].unit, kind=told[-1].kind, end=end + 1, core=(quantity.first, end + 1))
        told.append(quantity)
    return told[::-1]


def _dressed(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> Quantity:
    """*quantity* with its bound words and its direction."""
    token = tokens[quantity.end] if quantity.end < len(tokens) else None
    nouns = int(token is not None and token.kind == "w" and token.low not in lexicon.words.get("np_stop", ()))
    first = quantity.first
    if quantity.kind == "age" and (aged := match_last(lexicon.phrases["age"], tokens, first)):
        first = aged[0] - (tokens[aged[0] - 1].low == "the" if aged[0] else 0)  # “under the age of 5”
    bounded = bounds_around(tokens, first, quantity.end, lexicon, nouns=nouns)
    span = (tokens[bounded.first].start, tokens[bounded.end - 1].end)
    kind = "when" if quantity.kind == "duration" and _framed(tokens, bounded.first, quantity.end, lexicon) else quantity.kind
    direction, arrived = _direction(tokens, quantity, bounded.first, lexicon) if kind not in STANDING else (None, False)
    return replace(
        quantity,
        kind=kind,
        first=bounded.first,
        end=bounded.end,
        span=span,
        bound=bounded.kind,
        about=bounded.about
        or not lexicon.before  # a language whose bounds are not known: “1 000” there may be more than that
        or (quantity.scale != 1 and match_first(lexicon.phrases["couple"], tokens, quantity.first) > 0),
        direction=direction,
        arrived=arrived,
    )


def _framed(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> bool:
    """“Over the past two years”, “two days later”: a length of time that says when."""
    before, after = tokens[first - 1].low if first else "", tokens[end].low if end < len(tokens) else ""
    return before in lexicon.dates.get("frame_before", ()) or after in lexicon.dates.get("frame_after", ())


def _direction(tokens: Sequence[Token], quantity: Quantity, first: int, lexicon: Lexicon) -> tuple[str | None, bool]:
    """“Up” or “down” when a word of rising or falling stands before token *first* or a share is negative; whether it ended there."""
    if quantity.travel:
        start, end = quantity.ends
        return ("up" if end > start else "down"), True
    if quantity.kind == "share" and quantity.ends[0] < 0:
        return "down", False
    if (arrival := match_last(lexicon.phrases["arrive"], tokens, first)) and (way := _way(tokens, arrival, quantity, lexicon)):
        return way, True
    if quantity.kind == "count" and quantity.form != "digits":
        return None, False  # “lost two boats” lost them, it did not fall by two
    found = match_last(lexicon.phrases["by"], tokens, first)
    place = found[0] if found else first
    if found is None and takes(tokens, place, quantity, lexicon):
        return None, False  # “lost 250 men” lost them; “fell 250 points” fell
    if way := _moved(tokens, place, lexicon, by=found is not None):
        return way, False
    following = tokens[quantity.end].low if quantity.end < len(tokens) else ""
    change = quantity.unit is not None and following in lexicon.words["change_after"]  # “closed 0.5 percent higher”
    return ("up" if following in lexicon.up else "down") if change else None, False


def _moved(tokens: Sequence[Token], place: int, lexicon: Lexicon, *, by: bool = True) -> str | None:
    """The way that the word before *place* goes; where nothing says *by* or to, some words go nowhere (“raised $3 million”)."""
    word, before = tokens[place - 1].low if place else "", tokens[place - 2].low if place > 1 else ""
    if (word in lexicon.words["change_only_by"] and not by) or (word in PARTICLES and before in lexicon.words["change_phrasal"]):
        return None
    if word in lexicon.words["change_aside"] and not (before in ASIDE or before in lexicon.words.get("aux", ())):
        return None  # “closed at 23, off 12 cents”, but not “laid off 12 men”
    return "up" if word in lexicon.up else "down" if word in lexicon.down else None


def _way(tokens: Sequence[Token], arrival: tuple[int, tuple[str, ...]], quantity: Quantity, lexicon: Lexicon) -> str | None:
    """Which way led there: told by the words of arrival (“back up to”), or before them, over an adverb or the change itself.

    “Rose to 12”, “rose sharply to 12”, “fell 3% to 12”, “climbed by about 300 to 1,200”; “lost 54% to 46%” is a tally of votes.
    """
    place, words = arrival
    told = [word for word in words if word in lexicon.up or word in lexicon.down]
    if told:
        return "up" if told[0] in lexicon.up else "down"
    unit = tokens[quantity.core[1] - 1]
    for back in range(place, max(place - WAY, 0), -1):
        if way := _moved(tokens, back, lexicon):
            tally = tokens[back - 1].low in lexicon.words["change_takes"] and unit.kind != "n" and unit.low in _lows(tokens[back:place])
            return None if tally else way
        if tokens[back - 1].text in STOPS or tokens[back - 1].low in lexicon.joiner:
            return None
    return None


def _lows(tokens: Sequence[Token]) -> set[str]:
    return {token.low for token in tokens}


def _told_again(tokens: Sequence[Token], quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """Bounds carried to the same amount told again in another unit: “more than 10 miles (16 km)”, “lost 190 points, or 0.6%”."""
    told: list[Quantity] = []
    for quantity in quantities:
        if told and told[-1].first >= quantity.first:
            told.pop()  # the “few” of “as few as 50”
        last = told[-1] if told else None
        if last is not None and _again(tokens, last, quantity):
            if (
                tokens[last.end].text == "("
                and quantity.end < len(tokens)
                and (per := per_unit(tokens, quantity.end + 1, lexicon, money=quantity.kind == "money"))
            ):
                last, quantity = (replace(each, unit=f"{each.unit} per {per[1]}") for each in (last, quantity))  # “$6 (€5) per share”
                told[-1] = last
            quantity = replace(
                quantity, bound=last.bound, about=last.about, direction=quantity.direction or last.direction, arrived=last.arrived
            )
        told.append(quantity)
    return told


def _again(tokens: Sequence[Token], a: Quantity, b: Quantity) -> bool:
    between = tuple(token.low for token in tokens[a.end : b.first])
    bare = b.bound is None and not b.about and a.unit is not None and b.unit is not None and a.unit != b.unit
    return bare and between in (("(",), (",", "or"), ("/",))
