"""Every way in which news tells how much, once, with the reason for its reading; what is no figure at the end."""

from __future__ import annotations

import pytest

from sayso.figures.find import find_figures
from sayso.figures.quantities import read_quantities

OPEN, SHUT = True, False


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "low_open", "high_open", "about", "why"),
    [
        ("Osk sent at least 10,000 troops.", "at least 10,000", 10000, None, SHUT, SHUT, False, "10,000 itself may be the number"),
        ("It killed more than 1,000 men.", "more than 1,000", 1000, None, OPEN, SHUT, False, "1,000 itself is denied"),
        ("Dozens of boats sank.", "Dozens", 12, None, SHUT, SHUT, False, "one dozen is the least it can mean, no most is said"),
        ("Hundreds of boats sank.", "Hundreds", 100, None, SHUT, SHUT, False, "one hundred is the least"),
        ("Scores of boats sank.", "Scores", 20, None, SHUT, SHUT, False, "a score is twenty; “she scores” is no number"),
        ("Several people were killed.", "Several", 2, None, SHUT, SHUT, False, "a plural is two at least"),
        ("A handful of people were killed.", "A handful", 2, None, SHUT, SHUT, False, "a plural, few as they are"),
        ("Tens of thousands of people fled.", "Tens of thousands", 10000, None, SHUT, SHUT, False, "ten times a thousand at least"),
        ("They lost no more than 50 boats.", "no more than 50", None, 50, SHUT, SHUT, False, "the longest phrase decides: no “more than”"),
        ("They lost at most 50 boats.", "at most 50", None, 50, SHUT, SHUT, False, "50 itself may be the number"),
        ("They lost fewer than 50 boats.", "fewer than 50", None, 50, SHUT, OPEN, False, "50 itself is denied"),
        ("They lost no fewer than 50 boats.", "no fewer than 50", 50, None, SHUT, SHUT, False, "denies what lies below"),
        ("They lost up to 40 boats.", "up to 40", None, 40, SHUT, SHUT, False, "a most that may be reached"),
        ("They lost as many as 400 boats.", "as many as 400", None, 400, SHUT, SHUT, False, "a most in spite of its awe"),
        ("They lost as few as 40 boats.", "as few as 40", 40, None, SHUT, SHUT, False, "a least; its “few” counts nothing"),
        ("They lost between 30 and 45 boats.", "between 30 and 45", 30, 45, SHUT, SHUT, False, "news counts both ends in"),
        ("They lost 30 to 45 boats.", "30 to 45", 30, 45, SHUT, SHUT, False, "a range without a word before it"),
        ("They lost 30-45 boats.", "30-45", 30, 45, SHUT, SHUT, False, "the dash is no minus"),
        ("They lost from 30 to 45 boats.", "from 30 to 45", 30, 45, SHUT, SHUT, False, "nothing rose or fell: a range, no journey"),
        ("It cost $1.2 billion to $1.5 billion.", "$1.2 billion to $1.5 billion", 1.2e9, 1.5e9, SHUT, SHUT, False, "both ends in full"),
        ("It held more than 30 but at most 45 boats.", "more than 30 but at most 45", 30, 45, OPEN, SHUT, False, "each end has its bound"),
        (
            "It held more than 30 boats but under 45.",
            "more than 30 boats but under 45",
            30,
            45,
            OPEN,
            OPEN,
            False,
            "the same, counted once",
        ),
        ("They lost 12 or more boats.", "12 or more", 12, None, SHUT, SHUT, False, "the bound stands after"),
        ("They lost 12 boats or more.", "12 boats or more", 12, None, SHUT, SHUT, False, "the bound stands behind what is counted"),
        ("They lost 40 or above 40 boats.", "40", 40, 40, SHUT, SHUT, False, "“or above 40” is another number's bound"),
        ("They lost at or above 40 boats.", "at or above 40", 40, None, SHUT, SHUT, False, "“at” lets 40 in"),
        ("They lost nearly 1.2 million boats.", "nearly 1.2 million", 1.2e6, 1.2e6, SHUT, SHUT, True, "near it: how near is not said"),
        ("They lost about 50 boats.", "about 50", 50, 50, SHUT, SHUT, True, "near it"),
        ("They lost some 50 boats.", "some 50", 50, 50, SHUT, SHUT, True, "“some” before a number is “about”"),
        ("They lost an estimated 50 boats.", "an estimated 50", 50, 50, SHUT, SHUT, True, "an estimate is near what is meant"),
        ("They lost 50-odd boats.", "50-odd", 50, 50, SHUT, SHUT, True, "the word hangs on the number"),
        ("They lost 50ish boats.", "50ish", 50, 50, SHUT, SHUT, True, "the ending hangs on the number"),
        (
            "They lost a couple of hundred boats.",
            "a couple of hundred",
            200,
            200,
            SHUT,
            SHUT,
            True,
            "a couple is two; of hundreds, nobody counted",
        ),
        ("They lost exactly 50 boats.", "exactly 50", 50, 50, SHUT, SHUT, False, "neither more nor fewer"),
        ("They lost only 50 boats.", "only 50", 50, 50, SHUT, SHUT, False, "the awe is no bound"),
        ("They lost two dozen boats.", "two dozen", 24, 24, SHUT, SHUT, False, "counted dozens are exact"),
        ("They lost half a million boats.", "half a million", 5e5, 5e5, SHUT, SHUT, False, "half is of the million, no share"),
        ("The jar held 250ml of tar.", "250ml", 250, 250, SHUT, SHUT, False, "a unit may be glued to its number"),
        ("It killed one in five sailors.", "one in five", 20, 20, SHUT, SHUT, False, "a share, in percent so that shares compare"),
        ("It killed a quarter of the crew.", "a quarter", 25, 25, SHUT, SHUT, False, "a share, not one man"),
    ],
)
def test_told(text: str, said: str, low: float | None, high: float | None, low_open: bool, high_open: bool, about: bool, why: str) -> None:
    figure = find_figures(text, [(0, len(text))], language="en")[0]
    quantity = read_quantities(text, "en").quantities[0]
    assert (figure.as_said, figure.low, figure.high) == (said, low, high), why
    assert (figure.low_open, figure.high_open, quantity.about) == (low_open, high_open, about), why


def test_a_third_is_a_share_in_percent() -> None:
    """A third of the boats sank."""
    text = test_a_third_is_a_share_in_percent.__doc__ or ""
    (figure,) = find_figures(text, [(0, len(text))], language="en")
    assert (figure.as_said, figure.low, figure.measure) == ("A third", 33.33, "share")


def test_shares_with_a_respective_pair_are_four_figures_and_no_range() -> None:
    """Osk and Tal got 5% and 6% of the vote, with 4 and 5 boats respectively."""
    text = test_shares_with_a_respective_pair_are_four_figures_and_no_range.__doc__ or ""
    figures = find_figures(text, [(0, len(text))], language="en")
    assert [(figure.as_said, figure.low, figure.high) for figure in figures] == [("5%", 5, 5), ("6%", 6, 6), ("4", 4, 4), ("5", 5, 5)]
    assert [figure.of for figure in figures[2:]] == ["boats", "boats"]  # what the second counts the first counts, too


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They sold the iPhone 14.", "the number is part of a name"),
        ("It began in the 1970s.", "a decade is a date"),
        ("It broke Article 5 of the treaty.", "a designator before the number orders"),
        ("It sank at 5am.", "a clock time"),
        ("It sank at 9:30 p.m. on Tuesday.", "a clock time"),
        ("Ana Velik, 65, spoke.", "an age in apposition"),
        ("The mayor, who was 65, spoke.", "an age told of a person"),
        ("He will be 35 by May.", "an age told of a person"),
        ("The 65-year-old spoke.", "an age in a compound"),
        ("Osk beat Tal 3-1.", "a score is no range"),
        ("It sank on 24 December 2024.", "a date"),
        ("It sank in 1994.", "a year"),
        ("It sank in nineteen ninety-one.", "a year, as it is spoken"),
        ("The S&P 500 closed.", "an index has its number in its name"),
        ("He ranked between the tenth and the fifteenth.", "ranks count nothing"),
        ("Reactor-4 and room 12 burned.", "names of things"),
        ("A 4K picture came over 5G in 1080p.", "names of standards"),
        ("It sank at half past six.", "a clock time in words"),
    ],
)
def test_no_figure(text: str, why: str) -> None:
    assert find_figures(text, [(0, len(text))], language="en") == (), why


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("three 500-kilogram bombs", "bombs"),
        ("three 500-pound bombs", "500-pound bombs"),
        ("two new 737 Max jets", "new 737 Max jets"),
        ("27 Model S and Model X cars", "Model S and Model X cars"),
        ("12 boats or so", "boats"),
        ("4 or 5 boats", "boats"),
        ("8 of the 12 boats", "boats"),
        ("more than 30 boats but under 45", "boats"),
        ("more than 30 but under 45 boats", "boats"),
    ],
)
def test_what_is_counted_may_stand_behind_other_numbers(text: str, counted: str) -> None:
    assert find_figures(text, [(0, len(text))], language="en")[0].of == counted


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("a quarter of a mile", "mile", 0.25),
        ("1/16 of a US pint", "pint", 0.0625),
        ("half an hour", "hour", 0.5),
        ("10 kV/cm", "kilovolt per centimetre", 10),
        ("450 Nm", "newton metre", 450),
        ("450 nm", "nanometre", 450),
        ("30 MUSD", "dollar", 3e7),
        ("3 bn people", None, 3e9),
        ("1 and 1/2 boats", None, 1.5),
        ("a $1,000-a-month flat", "dollar per month", 1000),
        ("88.9p", "penny", 88.9),
        ("PS2.7m", "pound sterling", 2.7e6),
        ("3 dollars and 50 cents", "dollar", 3.5),
        ("1 minute and 45 seconds", "second", 105),
        ("three years and six months", "month", 42),
        ("a quarter million us dollars", "dollar", 250000),
        ("a hundred trillions", None, 1e14),
        ("two and three quarters million", None, 2.75e6),
        ("a million and a half boats", None, 1.5e6),
        ("some dozen boats", None, 12),
        ("9 out of every 10 boats", None, 0.9),
        ("6 of 10 boats", None, 0.6),
        ("$4 a share", "dollar per share", 4),
        ("$1 billion a year ago", "dollar", 1e9),
        ("a $15 minimum", "dollar", 15),
        ("rose by a third.", None, 1 / 3),
    ],
)
def test_amounts(text: str, unit: str | None, value: float) -> None:
    (quantity,) = read_quantities(text, "en").quantities
    assert (quantity.unit, quantity.ends) == (unit, (pytest.approx(value),))


def test_units_are_carried_to_where_they_are_left_unsaid() -> None:
    """A four- or six-cylinder engine. $6 (€5) per share."""
    quantities = read_quantities(test_units_are_carried_to_where_they_are_left_unsaid.__doc__ or "", "en").quantities
    assert [quantity.unit for quantity in quantities] == ["cylinder", "cylinder", "dollar per share", "euro per share"]


def test_a_console_and_a_third_man_are_no_amounts() -> None:
    """He sold his PS5 on 3/7 and injured a third."""
    assert read_quantities(test_a_console_and_a_third_man_are_no_amounts.__doc__ or "", "en").quantities == ()
