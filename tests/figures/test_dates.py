"""Dates as news means them, and which of them an attribution's own words tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.figures.dates import Dated, read_dates
from sayso.figures.lexicon import lexicon_of
from sayso.records import When
from tests.figures.marked import moments

PUBLISHED = "2024-12-24"  # a Tuesday


def when(marked: str, *, published: str | None = PUBLISHED, language: str | None = "en") -> When | None:
    """The date of an attribution whose source and cue stand in [ ] and whose content in { }."""
    return moments(marked, published=published, language=language)[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "as_said"),
    [
        ("[Sorvia] [said] on Tuesday that {it rained}.", "2024-12-24", "2024-12-24", "day", "Tuesday"),
        ("[Sorvia] [said] on Wednesday that {it rained}.", "2024-12-18", "2024-12-18", "day", "Wednesday"),
        ("On Monday, [the ministry] [said] {it rained}.", "2024-12-23", "2024-12-23", "day", "Monday"),
        ("[She] [told] reporters on Monday {it rained}.", "2024-12-23", "2024-12-23", "day", "Monday"),
        ("[She] [said] last Monday {it rained}.", "2024-12-16", "2024-12-16", "day", "last Monday"),
        ("{It rained}, [she] [said] on December 23.", "2024-12-23", "2024-12-23", "day", "December 23"),
        ("{It rained}, [she] [said] on 23 December 2023.", "2023-12-23", "2023-12-23", "day", "23 December 2023"),
        ("{It rained}, [she] [said] on Dec. 28.", "2023-12-28", "2023-12-28", "day", "Dec. 28"),
        ("{It rained}, [she] [said] in a statement dated 4 March.", "2024-03-04", "2024-03-04", "day", "4 March"),
        ("{It rained}, [she] [said] yesterday.", "2024-12-23", "2024-12-23", "day", "yesterday"),
        ("{It rained}, [she] [said] two days ago.", "2024-12-22", "2024-12-22", "day", "two days ago"),
        ("{It rained}, [she] [said] last week.", "2024-12-16", "2024-12-22", "week", "last week"),
        ("{It rained}, [she] [said] in October.", "2024-10-01", "2024-10-31", "month", "in October"),
        ("{It rained}, [she] [said] in January last year.", "2023-01-01", "2023-01-31", "month", "in January last year"),
        ("{It rained}, [she] [said] in March 2021.", "2021-03-01", "2021-03-31", "month", "March 2021"),
        ("{It rained}, [she] [said] this fall.", "2024-09-01", "2024-11-30", "season", "this fall"),
        ("{It rained}, [she] [said] in 2019.", "2019-01-01", "2019-12-31", "year", "in 2019"),
        ("{It rained}, [she] [said] over the weekend.", "2024-12-21", "2024-12-22", "range", "over the weekend"),
    ],
)
def test_dates_at_the_attribution(text: str, start: str, end: str, precision: str, as_said: str) -> None:
    found = when(text)
    assert found is not None
    assert (found.start, found.end, found.precision, found.as_said) == (start, end, precision, as_said)


@pytest.mark.parametrize(
    "text",
    [
        "[Sorvia] [said] {the attack on Monday killed 12}.",
        "[Sorvia] [said] {it rained}.",
        "[The minister], who was elected in 2019, [said] {it rained}.",
        "[Sorvia] [said] after the Monday attack {it rained}.",
        "[Sorvia] [said] of Monday’s attack that {it rained}.",
        "[Sorvia] has [said] since Tuesday that {it rained}.",
        "It began on Monday. [She] [said] {it rained}.",
        "[She] [said] {it rained}. It stopped on Monday.",
        "[She] may have [said] {it rained}, they march on.",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert when(text) is None


def test_without_a_publication_date_only_whole_dates_are_read() -> None:
    assert when("[She] [said] on Monday {it rained}.", published=None) is None
    found = when("[She] [said] on 4 March 2024 {it rained}.", published=None)
    assert found is not None and found.start == "2024-03-04"


def test_what_was_said_was_not_said_after_it_was_printed() -> None:
    assert when("[She] [said] on 4 March 2025 {it would rain}.") is None


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("[El ministro] [dijo] el lunes que {llovió}.", "es", "2024-12-23"),
        ("[El ministro] [dijo] el 4 de marzo de 2024 que {llovió}.", "es", "2024-03-04"),
        ("[O ministro] [disse] na segunda-feira que {choveu}.", "pt", "2024-12-23"),
        ("[Le ministre] a [déclaré] lundi qu’{il pleuvait}.", "fr", "2024-12-23"),
        ("[Le ministre] a [déclaré] la semaine dernière qu’{il pleuvait}.", "fr", "2024-12-16"),
        ("[Der Minister] [sagte] am Montag, {es regne}.", "de", "2024-12-23"),
        ("[Der Minister] [sagte] am 4. März 2024, {es regne}.", "de", "2024-03-04"),
        ("[Bộ trưởng] [nói] ngày 23/12 rằng {trời mưa}.", "vi", "2024-12-23"),
        ("[Bộ trưởng] [nói] hôm qua rằng {trời mưa}.", "vi", "2024-12-23"),
    ],
)
def test_other_languages(text: str, language: str, start: str) -> None:
    found = when(text, language=language)
    assert found is not None and found.start == start


def read(text: str, published: str | None = PUBLISHED) -> list[Dated]:
    """The date expressions of *text*."""
    return list(read_dates(text, published=date.fromisoformat(published) if published else None, lexicon=lexicon_of("en")))


@pytest.mark.parametrize(
    ("text", "start", "end", "unit"),
    [
        ("It rained on Tuesday night.", "2024-12-24", "2024-12-24", "day"),
        ("It rained early Monday.", "2024-12-23", "2024-12-23", "day"),
        ("It will rain next Friday.", "2024-12-27", "2024-12-27", "day"),
        ("It will rain tomorrow.", "2024-12-25", "2024-12-25", "day"),
        ("It rained in the third quarter.", "2024-07-01", "2024-09-30", "quarter"),
        ("It rained in the fourth quarter of 2021.", "2021-10-01", "2021-12-31", "quarter"),
        ("It rained last spring.", "2024-03-01", "2024-05-31", "season"),
        ("It rained in the winter of 2019.", "2019-12-01", "2020-02-29", "season"),
        ("It rained in the late 1970s.", "1970-01-01", "1979-12-31", "decade"),
        ("It rained last November.", "2024-11-01", "2024-11-30", "month"),
        ("It rained in recent weeks.", "2024-11-23", "2024-12-24", "range"),
        ("It rained earlier this month.", "2024-12-01", "2024-12-24", "month"),
        ("It rained twenty-one days ago.", "2024-12-03", "2024-12-03", "day"),
        ("It began on March 3 and ended two days later.", "2024-03-05", "2024-03-05", "day"),
        ("It began on March 3. The next day it ended.", "2024-03-04", "2024-03-04", "day"),
        ("It began in March 2021. A year earlier it had snowed.", "2020-03-01", "2020-03-31", "month"),
        ("It rained in the third quarter, more than a year earlier.", "2023-07-01", "2023-09-30", "quarter"),
        ("It will rain on Friday.", "2024-12-27", "2024-12-27", "day"),
        ("The vote is due in March.", "2025-03-01", "2025-03-31", "month"),
        ("They met on March 3.", "2024-03-03", "2024-03-03", "day"),
        ("It began in July. The following morning it ended.", "2024-07-01", "2024-07-31", "month"),
    ],
)
def test_expressions(text: str, start: str, end: str, unit: str) -> None:
    found = read(text)[-1]
    assert (found.start.isoformat(), found.end.isoformat(), found.unit) == (start, end, unit)
    assert found.because


@pytest.mark.parametrize(
    "text", ["Two days later it ended.", "The fall of the city.", "They may march.", "Some 2019 people.", "Flight 1988-A"]
)
def test_what_cannot_be_known_is_not_read(text: str) -> None:
    assert read(text) == []


WORDS = "on Monday 31 February 2023 last week in May said she 99 days ago later 0001-01-01 fall weekend the next day ,"
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS.split()), max_size=15).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from([None, "2024-12-24", "0001-01-01", "9999-12-31"]), st.sampled_from(["en", "de", "vi", "xx"]))
def test_it_never_raises_and_its_interval_is_the_right_way_round(text: str, published: str | None, language: str) -> None:
    day = date.fromisoformat(published) if published else None
    for found in read_dates(text, published=day, lexicon=lexicon_of(language)):
        assert found.start <= found.end
        assert 0 <= found.span[0] < found.span[1] <= len(text)
