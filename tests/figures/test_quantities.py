"""Units, ranges and directions, and the numbers that are no quantities."""

from __future__ import annotations

import pytest

from sayso.figures.quantities import read_quantities


def read(text: str, language: str = "en") -> list[tuple[tuple[float, ...], str | None]]:
    return [(quantity.ends, quantity.unit) for quantity in read_quantities(text, language).quantities]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("it held 250ml", 250, "millilitre"),
        ("it cost $1.2 billion", 1.2e9, "dollar"),
        ("it cost US $4.46", 4.46, "dollar"),
        ("it cost $2.7m", 2.7e6, "dollar"),
        ("it cost £5bn", 5e9, "pound sterling"),
        ("it cost 1,200€", 1200, "euro"),
        ("it cost USD10m", 1e7, "dollar"),
        ("it cost 10.5 million Canadian dollars", 10.5e6, "canadian dollar"),
        ("it rose 37m above the sea", 37, "metre"),
        ("it used 12.3m tonnes", 12.3e6, "tonne"),
        ("it sold 2.7m printed copies", 2.7e6, None),
        ("19 per cent voted", 19, "percent"),
        ("it ran at 50mph", 50, "mile per hour"),
        ("it paid $21.25 per square foot", 21.25, "dollar per square foot"),
        ("it pumped 800,000 barrels a day", 800000, "barrel per day"),
    ],
)
def test_units_and_money(text: str, value: float, unit: str | None) -> None:
    assert read(text) == [((pytest.approx(value),), unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30 to 45 boats", 30, 45),
        ("30-45 boats", 30, 45),
        ("30–45 boats", 30, 45),
        ("between 30 and 45 boats", 30, 45),
        ("from 30 to 45 boats", 30, 45),
        ("two or three boats", 2, 3),
        ("$1.2 billion to $1.5 billion", 1.2e9, 1.5e9),
        ("between $1.2 and $1.5 billion", 1.2e9, 1.5e9),
        ("5% to 10%", 5, 10),
        ("5 to 10 percent", 5, 10),
        ("2 to 3 million people", 2e6, 3e6),
        ("from 500 to 1 million people", 500, 1e6),
        ("four thousand to five thousand people", 4000, 5000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    assert [ends for ends, _ in read(text)] == [(pytest.approx(low), pytest.approx(high))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5% and 6%", [(5,), (6,)]),
        ("4 and 5", [(4,), (5,)]),
        ("it rose by $3 million to $12 million", [(3e6,), (12e6,)]),
        ("up 3 to 12", [(3,), (12,)]),
        ("8 percent to 365 points", [(8,), (365,)]),
    ],
)
def test_neighbours_that_are_no_range(text: str, values: list[tuple[float, ...]]) -> None:
    assert [ends for ends, _ in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "the iPhone 14",
        "Article 5 of the treaty",
        "on page 3",
        "the S&P 500",
        "in the 1970s",
        "in 2019",
        "between 1600 and 1900",
        "at 5am",
        "at 9:01 p.m.",
        "at 2 p.m. Wednesday",
        "on Oct. 7",
        "on 7 October 2023",
        "Sept. 20-24, 27",
        "on 12/05/2024",
        "they won 2-1",
        "it ended 89-89",
        "the 22nd amendment",
        "the first man",
        "Flight MH17",
        "a V-6 engine",
        "a six-speed gearbox",
        "a two-state solution",
        "the 2014-15 season",
        "575 Wilbur Road",
        "agent 007",
        "no one knew, and one day it ended",
        "Ana Velik, 65, said",
        "call 555-1234-567",
    ],
)
def test_names_dates_times_and_scores_are_no_quantities(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "direction", "arrived"),
    [
        ("shares rose 3%", "up", False),
        ("shares fell by about 3%", "down", False),
        ("shares stood at 3%", None, False),
        ("shares rose to 3%", "up", True),
        ("shares fell sharply to about 3%", "down", True),
        ("growth is inching back up to 3%", "up", True),
        ("the toll rose from 8 to 12", "up", True),
        ("the toll fell from 12 to 8", "down", True),
        ("it can reach up to 3%", None, False),
        ("it was sold to 3 firms", None, False),
        ("she raised $3 million", None, False),
        ("she raised prices by 3%", None, False),
        ("prices were raised by 3%", "up", False),
        ("fans made up 36 percent", None, False),
        ("they shot down 12 drones", None, False),
        ("revenue was up nearly 36%", "up", False),
        ("shares closed lower, off 12 cents", "down", False),
        ("the yard laid off 12 men", None, False),
        ("they lost 250 men", None, False),
        ("the index lost 250 points", "down", False),
        ("a margin of plus or minus 3 points", None, False),
        ("it was lost four years later", None, False),
        ("the index: -3%", "down", False),
    ],
)
def test_direction_by_so_much_or_to_so_much(text: str, direction: str | None, arrived: bool) -> None:
    (quantity,) = read_quantities(text, "en").quantities
    assert (quantity.direction, quantity.arrived) == (direction, arrived)


def test_where_a_change_arrived_is_told_apart_from_the_change() -> None:
    """Sales fell 3% to 12 boats."""
    change, level = read_quantities(test_where_a_change_arrived_is_told_apart_from_the_change.__doc__ or "", "en").quantities
    assert (change.direction, change.arrived) == ("down", False)
    assert (level.direction, level.arrived) == ("down", True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("der 25. Platz", "de"),
        ("am 4. März 2024", "de"),
        ("el 4 de marzo de 2024", "es"),
        ("o 5.º ouro", "pt"),
        ("ngày 24/12", "vi"),
        ("en 2019", "fr"),
    ],
)
def test_ordinals_and_dates_of_other_languages_are_no_quantities(text: str, language: str) -> None:
    assert read(text, language) == []


def test_a_scaled_decimal_is_the_number_that_was_written() -> None:
    assert read("R$ 2,115 bilhões", "pt")[0][0] == (2115000000,)
