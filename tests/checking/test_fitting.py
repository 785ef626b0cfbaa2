"""Which figures of a draft are the source's: its number, rounded, or without its bound; never with the bound turned round."""

from __future__ import annotations

import pytest

from sayso.checking.fitting import is_looser, is_reversed, is_told
from sayso.traces import Counted


def figure(words: str) -> Counted:
    """“28”, “>45” (more than), “>=44” (at least), “<=44” (at most), “20-40”, “~40”, “?12” (dozens: vague, from 12)."""
    sign, digits = "", words
    for known in (">=", "<=", ">", "<", "~", "?"):
        if words.startswith(known):
            sign, digits = known, words[len(known) :]
            break
    low, _, high = digits.partition("-")
    ends: tuple[float | None, float | None] = float(low), float(high or low)
    if sign in {">", ">=", "?"}:
        ends = ends[0], None
    if sign in {"<", "<="}:
        ends = None, ends[1]
    return Counted(
        measure="killed",
        low=ends[0],
        high=ends[1],
        low_open=sign == ">",
        high_open=sign == "<",
        approximate=sign == "~",
        vague=sign == "?",
        as_said=words,
        span=(0, 0),
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "told", "looser", "turned"),
    [
        ("28", "28", True, False, False),
        ("28", "31", False, False, False),
        ("12", ">=12", True, False, False),
        (">45", ">=45", True, False, False),
        ("<=44", ">=44", False, False, True),
        (">=9000", "<=9000", False, False, True),
        ("<45", ">45", False, False, True),
        (">=44", "<=300", False, False, False),
        ("~30", "28", True, True, False),
        (">25", "28", False, True, False),
        ("?12", "31", False, True, False),
        ("20-40", "28", False, False, False),
        ("46", ">45", False, False, False),
        ("14000", "4000", False, False, False),
        ("1.5-2.9", "1.5-1.9", False, False, False),
    ],
)
def test_how_a_figure_fits(mine: str, theirs: str, told: bool, looser: bool, turned: bool) -> None:
    one, other = figure(mine), figure(theirs)
    assert (is_told(one, other), is_reversed(one, other)) == (told, turned)
    assert is_looser(one, other) is looser or told
