"""Two numbers that are the ends of one range: “30-45”, “between 30 and 45”, “$1.2 to $1.5 billion”, “more than 10 but fewer than 20”.

“From A to B” of something that rose or fell is no range but two figures; a dash between 9 and 2 is a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon
from sayso.figures.numbers import Token, match_first, match_last

NOUN = 3
"""Words of what is counted that may stand before “but fewer than 20”."""
DASHES = frozenset({"-", "–", "—", "~", "-to-", "to-", "-to"})


def join_ranges(tokens: Sequence[Token], quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Quantity]:
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
    dash = words in DASHES
    if not dash and (not between or match_first(lexicon.phrases["to"], tokens, start) != b.first):
        return None
    told = match_last(lexicon.phrases["between"], tokens, a.first)
    origin = match_last(lexicon.phrases["from"], tokens, a.first)
    joiner = lexicon.joiner | {"or"}
    if words in joiner and not told and not (words != "and" and _neighbours(a, b)):
        return None
    if not _same_unit(a, b, told is not None or origin is not None):
        return None
    if a.scale == 1 and b.scale > 1 and low <= high / b.scale:
        low = float(f"{low * b.scale:.15g}")  # “2 to 3 million”; but “500 to 1 million” keeps its 500
    taken = takes(tokens, origin[0] if origin else a.first, b, lexicon)
    moved = origin is not None and (low > high or (not taken and _moves(tokens, origin[0], lexicon)))
    own = a.unit is not None or b.unit is None  # “by 1 to 1.5 degrees” is a range; “by $3 to $12” is a change and where it arrived
    if not (told or origin or dash) and (
        (low >= high and not _falls(a, b)) or (own and not taken and _changed_by(tokens, a.first, lexicon))
    ):
        return None
    if dash and (low >= high or not _clean_dash(tokens, a, b)):
        return None
    first = told[0] if told else origin[0] if origin and not moved else a.first
    unit, kind = (b.unit, b.kind) if b.unit and not _longer(a.unit, b.unit) else (a.unit, a.kind)
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
    """“Two or three”, “3 or 4 million”: whole, bare and close."""
    return a.unit is None and a.scale == 1 and 0 < b.ends[0] / b.scale - a.ends[0] <= max(2, a.ends[0])


PARTS = frozenset({"fraction", "ratio"})


def _same_unit(a: Quantity, b: Quantity, told: bool) -> bool:
    """Whether both ends are told in one unit, at most one of them silently."""
    if {a.form, b.form} & {"vague", "few", "person"} or (a.form in PARTS) != (b.form in PARTS):
        return False  # “a third — 31%” tells one share twice
    if a.unit == b.unit or _longer(b.unit, a.unit):
        return True
    if _longer(a.unit, b.unit):
        return told
    return a.unit is None or (b.unit is None and (told or a.kind == "money"))


def _longer(unit: str | None, other: str | None) -> bool:
    """Whether *unit* is *other* per something: “$75 per barrel to $45”."""
    return unit is not None and other is not None and unit.startswith(f"{other} per ")


def _falls(a: Quantity, b: Quantity) -> bool:
    """“From 12 m/s to 3 m/s” without its “from”: both ends in one physical unit; “52% to 48%” and “21 points to 15” are scores."""
    return a.unit is not None and a.unit == b.unit and a.kind not in ("share", "money", "other")


def _moves(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a verb of rising or falling stands shortly before."""
    return any(token.low in lexicon.up or token.low in lexicon.down for token in tokens[max(place - 3, 0) : place])


def takes(tokens: Sequence[Token], place: int, b: Quantity, lexicon: Lexicon) -> bool:
    """“Lost 30 to 45 boats”: the verb before takes what the number counts, so nothing moved."""
    counted = b.end < len(tokens) and tokens[b.end].kind == "w" and tokens[b.end].low not in lexicon.words.get("np_stop", ())
    return b.unit is None and counted and place > 0 and tokens[place - 1].low in lexicon.words["change_takes"]


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


def join_sides(tokens: Sequence[Token], quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """“More than 10 but fewer than 20”, “more than 10 boats but fewer than 20” as one range."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last is not None and _sides(last, quantity) and _both(tokens, last, quantity, lexicon):
            lower, upper = (last, quantity) if last.ends < quantity.ends else (quantity, last)
            joined[-1] = replace(
                quantity,
                first=last.first,
                core=(last.core[0], quantity.core[1]),
                span=(last.span[0], quantity.span[1]),
                ends=(lower.ends[0], upper.ends[0]),
                sides=(lower.bound, upper.bound) if lower.bound and upper.bound else None,
                bound=None,
                parts=(last.kernel, quantity.kernel),
                kernel=(last.kernel[0], quantity.kernel[1]),
            )
        else:
            joined.append(quantity)
    return joined


def _both(tokens: Sequence[Token], a: Quantity, b: Quantity, lexicon: Lexicon) -> bool:
    """Whether the words between two bounds say that both hold; with none, “up to 185 over two years” has only one."""
    between = tokens[a.end : b.first]
    if between and between[-1].low == "but" and len(between) <= NOUN + 1 and a.unit == b.unit:
        closed = lexicon.words.get("np_stop", ())
        after = tokens[b.end] if b.end < len(tokens) else None
        same = after is None or after.kind == "s" or after.low in closed  # what the second counts the first has told
        if same and all(token.kind == "w" and token.low not in closed for token in between[:-1]):
            return True
    return bool(between) and all(token.low in ("and", "but", ",", "is", "yet") for token in between)


def _sides(a: Quantity, b: Quantity) -> bool:
    """Whether one bounds from below and the other from above, around something."""
    lower, upper = ("at_least", "more"), ("at_most", "less")
    if len(a.ends) > 1 or len(b.ends) > 1:
        return False
    return (a.bound in lower and b.bound in upper and a.ends < b.ends) or (a.bound in upper and b.bound in lower and b.ends < a.ends)
