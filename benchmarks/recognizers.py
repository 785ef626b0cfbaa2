"""Recognizers-Text: what its own tests expect of numbers (with units and money) and of number ranges, where that is news prose.

Its tests are sentences, queries, codes and formulas for assistants; what of them a reader of news meets is what is judged. An
expectation is left out, and counted under its rule, where

* ``bare``: fewer than three words stand in the text (“115USD”, “1995-01”): there is no prose to read;
* ``sign``: a comparison is written as in a formula (“x>10”, “< = 100”);
* ``rank``: the ends of a range are ranks (“between the tenth and the fifteenth”), which count nothing;
* ``spaced``: the text was cut into tokens and lies about its number: “80, 000”, “one - third”, “- 20 degrees”;
* ``name``: the number orders, names or tells the time (“no. 1”, “2 pm”);
* ``pronoun``: “one” stands for people (“one is required to”).

Figures: how many expectations apply, how many are left out by each rule, and which share of them is met: ``recall`` of the
values (``f1`` with what is read besides), ``ends`` of the ranges, ``bounds`` where each end is also in or out as expected. The
same with nothing left out is under ``all``. There a plain range leaves its upper end out (“20 to 30” is “[20,30)”), a
convention of programmers; the reader says that both are in, and is put into that form here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from benchmarks.scorers import percent, scorer
from sayso.figures.amounts import Quantity
from sayso.figures.quantities import read_quantities

DATA = "newsquant"
NUMBERS, RANGES = "rtext_all.jsonl", "numberrange.jsonl"
LEAST_WORDS = 3
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w*tenth|\w+teenth|\w+ieth|\d+(?:st|nd|rd|th))\b", re.I
)

Ends = tuple[float | None, float | None]
Interval = tuple[float | None, float | None, bool, bool]
"""Low, high, and whether each is left out."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """How much of what applies is met, how much is left out by which rule, and how much of all is met."""
    numbers = [text for text in lines(data / NUMBERS) if not text["id"].startswith("nr")]  # the ranges come again there, cut short
    ranges = lines(data / RANGES)
    if out is not None:
        answers = ({"id": text["id"], "quantities": _answers(text["text"])} for text in [*numbers, *ranges])
        write_lines(out, answers)
    figures: dict[str, float] = {}
    for name, rule in (("", left_out), ("all.", lambda text, expected: None)):
        figures |= {f"numbers.{name}{key}": value for key, value in _numbers(numbers, rule).items()}
        figures |= {f"ranges.{name}{key}": value for key, value in _ranges(ranges, rule).items()}
    for name, texts in (("numbers", numbers), ("ranges", ranges)):
        rules = Counter(left_out(text["text"], expected) for text in texts for expected in text["quantities"])
        figures |= {f"{name}.left.out.{rule}": float(count) for rule, count in sorted(rules.items(), key=str) if rule}
    return figures


def left_out(text: str, expected: dict[str, Any]) -> str | None:
    """The rule by which an expectation is no news prose; None where it applies."""
    value = expected["value"]
    word = SMALL[int(float(value))] if _is_small(value) else "no number"
    tests = {
        "bare": len(re.findall(r"[^\W\d_]{2,}", text)) < LEAST_WORDS,
        "sign": re.search(r"[<>=]", text) is not None,
        "rank": "bound" in expected and ORDINAL.search(text) is not None,
        "spaced": _is_spaced(text, value, word),
        "name": re.search(rf"\bno\. ?{value}\b|\b{value} ?[ap]\.?m\b", text, re.I) is not None,
        "pronoun": word == "one" and re.search(r"\bone (?:is|are|can|must|may|should|has)\b", text, re.I) is not None,
    }
    return next((rule for rule, holds in tests.items() if holds), None)


def _is_small(value: Any) -> bool:
    return isinstance(value, str) and value.isdecimal() and int(value) < len(SMALL)


def _is_spaced(text: str, value: Any, word: str) -> bool:
    """Whether the number is cut up by spaces: a mark and a space inside it, a hyphen with spaces beside it."""
    if not isinstance(value, str):
        return False
    if value.lstrip("-").isdecimal() and int(value) >= 1000 and f"{int(value):,}".replace(",", ", ") in text:
        return True
    if value.startswith("-"):
        return f"- {value[1:]}" in text
    fraction = 0 < float(value.split("-")[0]) < 1 and re.search(r"\b(?:one|two|three) - \w+", text) is not None
    return fraction or re.search(rf"\b(?:{word}|{re.escape(value)}) - \w", text) is not None


# --- numbers


def _numbers(texts: Sequence[dict[str, Any]], rule: Callable[[str, dict[str, Any]], str | None]) -> dict[str, float]:
    """How many values are expected, which share is read, and F1 over the texts in which one applies or none is expected."""
    value_of, same = scorer("score_quantities").value_of, scorer("score_quantities").same_value
    asked = met = read = 0
    for text in texts:
        applies = [rule(text["text"], expected) is None for expected in text["quantities"]]
        values = [value_of(value) for value in _values(text["text"])]
        for expected, counts in sorted(zip(text["quantities"], applies, strict=True), key=lambda pair: not pair[1]):
            hit = next((value for value in values if same(value_of(expected["value"]), value)), None)
            if hit is not None:
                values.remove(hit)
            asked, met, read = asked + counts, met + (counts and hit is not None), read + (counts and hit is not None)
        if any(applies) or not applies:
            read += len(values)
    return {"n": float(asked), "recall": percent(met, asked), "f1": percent(2 * met, asked + read)}


def _values(text: str) -> Iterator[float | list[float]]:
    for quantity in read_quantities(text, "en").quantities:
        if quantity.form != "few":  # “several” has no value there
            yield list(quantity.ends) if len(quantity.ends) > 1 else quantity.ends[0]


# --- ranges


def _ranges(texts: Sequence[dict[str, Any]], rule: Callable[[str, dict[str, Any]], str | None]) -> dict[str, float]:
    """How many ranges are expected, and which share is read with its ends, and with its ends in or out."""
    asked = ends = bounds = 0
    for text in texts:
        expected = [_interval(quantity["bound"]) for quantity in text["quantities"] if rule(text["text"], quantity) is None]
        read = [_limits(quantity) for quantity in read_quantities(text["text"], "en").quantities if _is_range(quantity)]
        asked += len(expected)
        ends += (Counter(interval[:2] for interval in expected) & Counter(interval[:2] for interval in read)).total()
        bounds += (Counter(expected) & Counter(read)).total()
    return {"n": float(asked), "ends": percent(ends, asked), "bounds": percent(bounds, asked)}


def _is_range(quantity: Quantity) -> bool:
    """Whether words say between what the number lies: two ends, or a bound."""
    return len(quantity.ends) > 1 or quantity.bound not in (None, "about")


def _limits(quantity: Quantity) -> Interval:
    low, high, low_open, high_open = quantity.limits
    return low, high, low_open, high_open or (len(quantity.ends) > 1 and quantity.sides is None)


def _interval(bound: str) -> Interval:
    """A range in brackets, in numbers.

    >>> _interval("(20,35]"), _interval("[5,)")
    ((20.0, 35.0, True, False), (5.0, None, False, False))
    """
    low, high = (float(end) if end else None for end in bound[1:-1].split(","))
    return low, high, low is not None and bound[0] == "(", high is not None and bound[-1] == ")"


def _answers(text: str) -> list[dict[str, Any]]:
    """The reading of *text* in the data's form."""
    quantities = read_quantities(text, "en").quantities
    return [
        {"value": value, "normalized_unit": quantity.unit or "-", "limits": quantity.limits}
        for quantity, value in zip((q for q in quantities if q.form != "few"), _values(text), strict=True)
    ]
