"""Headlines that say who speaks by a colon or a dash."""

from __future__ import annotations

import pytest

from sayso.records import Attribution
from sayso.statements.headlines import with_headlines
from sayso.text import cut


def said(headline: str, found: list[Attribution] | None = None) -> list[tuple[str, str, str]]:
    attributions = with_headlines(headline, found or [], [(0, len(headline))], "en")
    return [(cut(headline, each.source), cut(headline, each.cue), cut(headline, each.content)) for each in attributions]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mayor: Bridge will open in May", ("Mayor", ":", "Bridge will open in May")),
        ("Osk police: Two held after fire", ("Osk police", ":", "Two held after fire")),
        ("Ferry line ‘knew of crack for weeks’ – inspector", ("inspector", "–", "Ferry line ‘knew of crack for weeks’")),
    ],
)
def test_somebody_before_a_colon_or_behind_a_dash_speaks(headline: str, expected: tuple[str, str, str]) -> None:
    assert said(headline) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "Karrow dam: What we know so far",
        "Osk: Twelve killed in fire",
        "Live – Bridge opens in Osk",
        "Analysis: Why the bridge fell",
        "Mayor: no",
    ],
)
def test_a_place_or_a_topic_does_not(headline: str) -> None:
    assert said(headline) == []


def test_what_was_read_already_stays_as_it_was_read() -> None:
    headline = "Mayor: Bridge is unsafe, says engineer"
    known = Attribution(((30, 38),), ((25, 29),), ((7, 23),), 0.9)
    assert with_headlines(headline, [known], [(0, len(headline))], "en") == [known]


def test_a_language_without_words_for_somebody_has_none() -> None:
    headline = "Burmistrz: most jest bezpieczny"
    assert with_headlines(headline, [], [(0, len(headline))], "pl") == []
