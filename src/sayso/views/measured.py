"""How a figure is told to a reader: its bounds in words and in signs, its unit, and what a named reading takes it for.

The words of the page stand beside it wherever it is shown; what is written here is what Sayso read in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.figures import estimate, find_tolls, named_reading
from sayso.figures.readings import LITERAL
from sayso.records import READ_KINDS, Article, Figure, Toll
from sayso.text import within

__all__ = ["LITERAL", "about_what", "as_read", "in_signs", "in_words", "notes", "number", "reported", "toll_in_words"]

NEVER_PLURAL = frozenset(
    {"percent", "celsius", "fahrenheit", "hertz", "kilohertz", "megahertz", "gigahertz", "horsepower", "kelvin", "bitcoin"}
    | {"yen", "yuan", "won", "rand", "dong", "baht", "kwacha", "per mille"}
)
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence", "krona": "kronor", "real": "reais"}
TOLD_BY_UNITS = frozenset(
    {"share", "cost", "times", "duration", "distance", "area", "volume", "weight", "speed", "temperature", "power", "data"}
)
"""Measures that a figure's unit tells already: nobody needs “8 hours duration”."""
BEGINNING = 4
"""Title, lead and two paragraphs: where a report tells what it reports."""
CHANGES = {"up by": "a rise by this", "up to": "risen to this", "down by": "a fall by this", "down to": "fallen to this"}
SCOPES = {"event": "in this event", "cumulative": "in all"}


def in_words(figure: Figure) -> str:
    """The bounds of *figure* in words, with its unit.

    >>> in_words(Figure(as_said="over 1,000", low=1000, high=None, low_open=True, span=(0, 10)))
    'more than 1,000'
    >>> in_words(Figure(as_said="about a third", low=33.33, high=33.33, approximate=True, unit="percent", span=(0, 13)))
    'about 33.33 %'
    """
    low, high = figure.low, figure.high
    about = "about " if figure.approximate else ""
    if low is None and high is None:
        return "no number read"
    if low is not None and high is not None:
        if low == high:
            return f"{about}{amount(low, figure.unit)}"
        from_, to = "more than " if figure.low_open else "", "under " if figure.high_open else ""
        return f"{about}{from_}{number(low)} to {to}{amount(high, figure.unit)}"
    if low is not None:
        return f"{about}{'more than' if figure.low_open else 'at least'} {amount(low, figure.unit)}"
    assert high is not None
    return f"{about}{'fewer than' if figure.high_open else 'at most'} {amount(high, figure.unit)}"


def in_signs(figure: Figure) -> str:
    """The same in signs, for where there is little room; nothing where both ends are open.

    >>> in_signs(Figure(as_said="more than 1,000", low=1000.0, high=None, low_open=True, span=(0, 15)))
    '> 1,000'
    >>> in_signs(Figure(as_said="around 40 to 50", low=40.0, high=50.0, approximate=True, span=(0, 15)))
    '≈ 40–50'
    """
    low, high = figure.low, figure.high
    about = "≈ " if figure.approximate else ""
    if low is not None and high is not None:
        return about + (amount(low, figure.unit) if low == high else f"{number(low)}–{amount(high, figure.unit)}")
    if low is not None:
        return f"{about}{'>' if figure.low_open else '≥'} {amount(low, figure.unit)}"
    if high is not None:
        return f"{about}{'<' if figure.high_open else '≤'} {amount(high, figure.unit)}"
    return ""


def as_read(figure: Figure, reading: str, *, signs: bool = False) -> str:
    """What *figure* is taken for by the *reading* of that name: in words or *signs* by the literal one, else its numbers.

    Raises UsageError where there is no such reading.

    >>> dozens = Figure(as_said="dozens", low=12, high=None, vague=True, span=(0, 6))
    >>> as_read(dozens, "literal"), as_read(dozens, "acled"), as_read(dozens, "ucdp"), as_read(dozens, "as-said")
    ('at least 12', '12', '12 / 12 / 12', '')
    """
    rule = named_reading(reading)
    taken = estimate(figure, rule)
    if rule.low and rule.high and not rule.best:
        between = replace(figure, low=taken.low, high=taken.high)
        return in_signs(between) if signs else in_words(between)
    numbers = [value for value, asked in ((taken.low, rule.low), (taken.best, rule.best), (taken.high, rule.high)) if asked]
    told = " / ".join("–" if value is None else number(value) for value in numbers)
    return f"{told} {unit_of(figure.unit)}" if told and figure.unit else told


def reported(article: Article) -> tuple[Toll, ...]:
    """What the event that *article* reports cost, where the article is surely about one.

    The number must be told at the beginning (one victim: in title or lead), and not only be implied: who looks for tolls in
    every text finds the dead of films and of history, too.
    """
    read = [block.span for block in article.blocks if block.kind in READ_KINDS][:BEGINNING]
    tolls = find_tolls(article)
    sure = {
        toll.measure
        for toll in tolls
        if toll.of is None
        and not toll.because.startswith("implied")
        and any(within(span, place) for span in toll.spans for place in (read if toll.best > 1 else read[:2]))
    }
    return tuple(toll for toll in tolls if toll.measure in sure)


def toll_in_words(tolls: Sequence[Toll]) -> str:
    """What an event cost, in a line: the killed with their kinds, then the injured.

    >>> killed = Toll(measure="killed", best=12, low=12, high=None, as_said="at least 12", spans=((0, 11),), because="")
    >>> toll_in_words([killed, replace(killed, of="children", best=3, low=3, high=3)])
    'at least 12 killed, of them 3 children'
    """
    whole = {toll.measure: toll for toll in tolls if toll.of is None}
    kinds = [f"{number(toll.best)} {toll.of}" for toll in tolls if toll.of is not None]
    told = []
    for measure, toll in whole.items():
        count = in_words(Figure(as_said="", low=toll.low, high=toll.high, low_open=toll.low_open, high_open=toll.high_open, span=(0, 0)))
        among = f", of them {' and '.join(kinds)}" if kinds and measure == "killed" else ""
        told.append(f"{count} {measure}{among}")
    return "; ".join(told)


def about_what(figure: Figure) -> str:
    """What is counted and what became of it, in the order of speech; nothing where the words do not say.

    >>> about_what(Figure(as_said="40", low=40, high=40, measure="killed", of="people", change="up to", span=(0, 2)))
    'people killed'
    """
    untold = figure.measure == "count" or (figure.unit is not None and figure.measure in TOLD_BY_UNITS)
    return " ".join(part for part in (figure.of, None if untold else figure.measure) if part)


def notes(figure: Figure) -> Iterator[str]:
    """What else is told: that it rose or fell to this, that it is one event's or all there ever were.

    >>> list(notes(Figure(as_said="40", low=40, high=40, change="up to", scope="cumulative", span=(0, 2))))
    ['risen to this', 'in all']
    """
    if figure.change:
        yield CHANGES[figure.change]
    if figure.scope:
        yield SCOPES[figure.scope]


def amount(value: float, unit: str | None) -> str:
    """A number with its unit.

    >>> amount(1, "dollar"), amount(1200000, "dollar per barrel"), amount(5.5, "percent"), amount(3, None)
    ('1 dollar', '1,200,000 dollars per barrel', '5.5 %', '3')
    """
    return f"{number(value)} {unit_of(unit, one=value == 1)}" if unit else number(value)


def unit_of(unit: str | None, *, one: bool = False) -> str:
    """The name of a unit as it stands after a number."""
    head, per, rest = (unit or "").partition(" per ")
    if head == "percent":
        return f"%{per}{rest}"
    plural = head if one or head in NEVER_PLURAL else PLURALS.get(head, f"{head}s")
    return f"{plural}{per}{rest}"


def number(value: float) -> str:
    """A number as it is printed: thousands apart, no idle zeros, no more places than a reader takes in.

    >>> number(10000.0), number(2.5), number(66.666667), number(0.0004)
    ('10,000', '2.5', '66.67', '0.0004')
    """
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.3g}"
