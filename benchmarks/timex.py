"""Dates against the publication date: 130 articles of TimeBank and AQUAINT whose time expressions were marked by people.

``given.*`` is the share right when expression and publication date are given, by what the gold value names (day, week,
month …; the hour of a day is left off); ``given.weekday`` is of the bare weekdays alone, ``text.weekday`` of the same ones in
their sentences, where “will” shows that one lies ahead. ``text.*`` is running text, end to
end: a date counts when it overlaps the gold expression and has its value, ``text.strict.f1`` when the words are the
same too, but for a leading preposition, which TimeML leaves out. Only values that name calendar days are asked for
(not durations, “now”, “recently”); whatever else we give is counted as wrong, whether or not people marked it otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from sayso.figures.dates import Dated, day_of, read_dates
from sayso.figures.lexicon import lexicon_of
from sayso.text import Span

DATA = "timex"
KINDS = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W\d\d(?:-WE)?",
    "month": r"\d{4}-\d\d",
    "season": r"\d{4}-(?:SP|SU|FA|WI)",
    "quarter": r"\d{4}-Q\d",
    "year": r"\d{4}",
    "decade": r"\d{3}",
}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
PREPOSITION = re.compile(r"(?:(?:in|on|at|over|since|during|of|from|back|early in|late in|earlier in)\s+)+", re.IGNORECASE)


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Every figure over the articles in *data*; to *out* go the dates found in running text, a line an article."""
    documents = lines(data / "timex_docs.jsonl")
    found = [list(_found(document)) for document in documents]
    if out is not None:
        answers = [{"id": each["id"], "timex": dates} for each, dates in zip(documents, found, strict=True)]
        write_lines(out, answers)
    return {**_given(documents), **_running(documents, found)}


def gold(document: dict[str, Any]) -> Iterator[tuple[Span, str, str, str]]:
    """Span, words, value and kind of each calendar date that people marked."""
    for timex in document["timex"]:
        value = re.sub(r"-W(\d)$", r"-W0\1", timex["value"].partition("T")[0])
        kind = next((kind for kind, form in KINDS.items() if re.fullmatch(form, value)), None)
        if kind is not None and timex["type"] in ("DATE", "TIME"):
            yield (timex["start"], timex["end"]), timex["text"], value, kind


def value_of(dated: Dated) -> str | None:
    """A date as TimeML writes it; None for what it has no value for.

    >>> value_of(Dated((0, 1), date(1989, 7, 1), date(1989, 9, 30), "quarter", ""))
    '1989-Q3'
    """
    start = dated.start
    year, week, _ = start.isocalendar()
    match dated.unit:
        case "day":
            return start.isoformat()
        case "week" | "weekend":
            return f"{year}-W{week:02d}" + ("-WE" if dated.unit == "weekend" else "")
        case "month":
            return f"{start:%Y-%m}"
        case "season":
            return f"{start.year}-{SEASONS[start.month]}"
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "year":
            return f"{start.year}"
        case "decade":
            return f"{start.year // 10}"
        case _:
            return None


def _read(text: str, published: str) -> list[Dated]:
    return list(read_dates(text, published=day_of(published), lexicon=lexicon_of("en")))


def _given(documents: list[dict[str, Any]]) -> dict[str, float]:
    right, every = Counter[str](), Counter[str]()
    for document in documents:
        for _, words, value, kind in gold(document):
            read = _read(words, document["dct"])
            fits = bool(read) and value_of(max(read, key=lambda dated: dated.span[1] - dated.span[0])) == value
            for name in ("all", kind, *(["weekday"] if WEEKDAY.fullmatch(words) else [])):
                every[name] += 1
                right[name] += fits
    return {f"given.{name}": round(right[name] / count, 4) for name, count in every.most_common()}


def _found(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for dated in _read(document["text"], document["dct"]):
        value = value_of(dated)
        if value is not None:
            start, end = dated.span
            skipped = PREPOSITION.match(document["text"], start, end)
            yield {"start": skipped.end() if skipped else start, "end": end, "text": document["text"][start:end], "value": value}


def _running(documents: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> dict[str, float]:
    asked = given = right = strict = weekdays = fine = 0
    for document, dates in zip(documents, found, strict=True):
        wanted = [(span, words, value) for span, words, value, _ in gold(document)]
        asked, given = asked + len(wanted), given + len(dates)
        for (start, end), words, value in wanted:
            same = [each for each in dates if each["start"] < end and start < each["end"] and each["value"] == value]
            right += bool(same)
            weekdays += bool(bare := WEEKDAY.fullmatch(words))
            fine += bool(bare and same)
            strict += any((each["start"], each["end"]) == (start, end) for each in same)
    return {
        "text.p": round(right / given, 4) if given else 0.0,
        "text.r": round(right / asked, 4) if asked else 0.0,
        "text.f1": round(2 * right / (given + asked), 4) if given + asked else 0.0,
        "text.weekday": round(fine / weekdays, 4) if weekdays else 0.0,
        "text.strict.f1": round(2 * strict / (given + asked), 4) if given + asked else 0.0,
    }
