"""Pictures and links in common weigh a little beside other evidence, and alone they fold nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.origins import compare
from sayso.traces import Trace
from tests.origins.invented import FERRY_ES, FOLLOW_UP, OTHER_FERRY_ES, paragraphs, traced

AT = "https://lodestar.example/wire/ferry"
SHOWN: dict[str, Any] = {
    "pictures": ("https://img.lodestar.example/ferry-on-rocks-1024x683.jpg?w=300", "https://img.lodestar.example/velisk-at-court.jpg"),
    "linked": ("https://coastguard.example/log/2031-06-04.pdf?utm_source=x",),
}
THEIRS: dict[str, Any] = {
    "pictures": ("https://cdn.faro.example/5/ferry-on-rocks.jpg", "https://cdn.faro.example/6/velisk-at-court.webp"),
    "linked": ("http://www.coastguard.example/log/2031-06-04.pdf",),
}
FARO: dict[str, Any] = {
    "language": "es",
    "outlet": "El Faro",
    "published": "2031-06-06",
    "title": "Encalla un transbordador",
    "url": "https://faro.example/9",
}
STANDARD: dict[str, Any] = {
    "outlet": "Quarrow Standard",
    "published": "2031-06-05",
    "title": "Ferry aground",
    "url": "https://standard.example/ferry",
}
NEARLY_ES = paragraphs(FERRY_ES, 0, 1, 2, 3) + "\n\n" + paragraphs(OTHER_FERRY_ES, 1, 2)
"""Most of it the dispatch's."""
HALF_ES = paragraphs(FERRY_ES, 0, 1, 5) + "\n\n" + paragraphs(OTHER_FERRY_ES, 1, 2, 3)
"""Half of it."""
RETOLD = """Almaran Lines is under pressure after its ferry Halvmone hit the rocks off Port Ansel on 4 June 2031, with 212 travellers.

Captain Ondra Velisk told the harbour office in Kolvane of a failed pump 17 minutes before, it emerged on Wednesday night.

Nurse Marit Sandoval from Brescava spoke of it at length: “We heard a long scrape, and then every light went out at once.”

At the Saint Orlan clinic doctor Pell Yarrow sent most of the people home; the ship had cost 4.6 million crowns in Lethia in 2019.

Director Tessaly Roon insisted in Ostrel that March 2031 and Quarrow had shown “nothing that would have kept the ship in port.”

The Inter-Island Council will hear both on Thursday, while 3 tugs lie at the wreck with 120 metres of boom."""


def found(one: Trace, other: Trace) -> tuple[str, str, float, str]:
    """Kind, status, score and reason of what one of the two is to the other."""
    told = compare(one, other)
    assert told == compare(other, one)
    return (told.kind, told.status, told.score, told.reason) if told is not None else ("", "", 0.0, "")


def test_a_translation_that_is_nearly_sure_is_so_with_what_is_in_common() -> None:
    bare = found(traced(NEARLY_ES, **FARO), traced(url=AT))
    kind, status, score, reason = found(traced(NEARLY_ES, **FARO, **THEIRS), traced(url=AT, **SHOWN))
    assert (bare[:2], kind, status) == (("translated", "suggested"), "translated", "confirmed")
    assert reason == f"{bare[3]}; 2 pictures and 1 link in common" and score > bare[2]


def test_one_that_is_less_sure_stays_a_question_with_a_better_score() -> None:
    bare = found(traced(HALF_ES, **FARO), traced(url=AT))
    kind, status, score, _ = found(traced(HALF_ES, **FARO, **THEIRS), traced(url=AT, **SHOWN))
    assert (kind, status) == bare[:2] == ("translated", "suggested") and score > bare[2]


def test_one_picture_changes_nothing() -> None:
    one = {"pictures": THEIRS["pictures"][:1]}
    assert found(traced(NEARLY_ES, **FARO, **one), traced(url=AT, **SHOWN)) == found(traced(NEARLY_ES, **FARO), traced(url=AT))


def test_what_is_in_common_makes_no_copy_of_another_report() -> None:
    for text, about in ((OTHER_FERRY_ES, FARO), (FOLLOW_UP, STANDARD)):
        assert found(traced(text, **about, **THEIRS), traced(url=AT, **SHOWN))[1] != "confirmed"
    stranger = "Los vecinos de Ilvesta celebraron ayer la fiesta del queso con una carrera, como cada año."
    assert found(traced(stranger, **FARO, **THEIRS), traced(url=AT, **SHOWN))[1] == ""


def test_a_report_told_anew_without_a_name_is_asked_about_for_what_is_in_common() -> None:
    assert found(traced(RETOLD, **STANDARD), traced(url=AT))[1] == ""
    kind, status, score, reason = found(traced(RETOLD, **STANDARD, **THEIRS), traced(url=AT, **SHOWN))
    assert (kind, status) == ("rewritten", "suggested") and score < 0.5
    assert reason.startswith("2 pictures and 1 link in common; ")


def test_a_link_to_the_report_stands_for_its_outlets_name() -> None:
    kind, status, _, reason = found(traced(RETOLD, **STANDARD, linked=(AT + "#top",)), traced(url=AT))
    assert (kind, status) == ("rewritten", "confirmed") and reason.endswith("; one links to the other")


def test_a_link_to_a_report_on_another_matter_makes_nothing_of_it() -> None:
    text = "The mayor of Marrenby opened a library on Thursday, said Corla Besk, who runs it with two sisters and a dog."
    assert found(traced(text, **STANDARD, linked=(AT,)), traced(url=AT))[1] == ""


@pytest.mark.parametrize("outlet", [{"outlet": "Lodestar Press"}, {"url": "https://lodestar.example/wire/later"}])
def test_an_outlets_own_pictures_and_links_count_for_nothing(outlet: dict[str, str]) -> None:
    assert found(traced(RETOLD, **{**STANDARD, **outlet}, **THEIRS), traced(url=AT, **SHOWN))[3].count("in common") == 0


def test_after_some_days_a_picture_is_an_archives() -> None:
    late = {**STANDARD, "published": "2031-06-15"}
    assert found(traced(RETOLD, **late, **THEIRS), traced(url=AT, **SHOWN))[1] == ""


def test_a_trace_keeps_no_more_than_it_compares() -> None:
    many = traced(linked=tuple(f"https://a.example/{number}/x" for number in range(90)), pictures=("https://a.example/image.jpg",) * 9)
    assert len(many.linked) == 30 and many.pictures == ()
