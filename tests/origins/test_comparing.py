"""Whose report one of two articles prints, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.origins import compare, declared_origin
from sayso.records import Link, Origin
from sayso.traces import Trace
from tests.origins.invented import FERRY, FERRY_ES, FOLLOW_UP, OTHER_FERRY_ES, paragraphs, traced

AT = "https://lodestar.example/wire/ferry"
LATER = "2031-06-04T11:00:00+00:00"
STANDARD: dict[str, Any] = {"outlet": "Quarrow Standard", "published": LATER, "url": "https://standard.example/ferry"}
FARO: dict[str, Any] = {"outlet": "El Faro", "published": LATER, "language": "es", "title": "Encalla un transbordador frente a Port Ansel"}


def told(one: Trace, other: Trace) -> tuple[str, str, str, str] | None:
    """Copy, original, kind and status; the same from both ends."""
    found = compare(one, other)
    assert found == compare(other, one)
    return (found.copy, found.original, found.kind, found.status) if found else None


def confirmed(copy: Trace, original: Trace) -> str | None:
    """The kind of a confirmed copy, after checking which is the copy."""
    found = told(copy, original)
    if found is None or found[3] != "confirmed":
        return None
    assert found[:2] == (copy.article, original.article)
    return found[2]


# --- The same words


def test_a_reprint_is_a_copy_of_what_came_first() -> None:
    assert confirmed(traced(**STANDARD), traced(url=AT)) == "verbatim"


def test_a_cut_reprint_with_a_paragraph_of_its_own_is_a_partial_one() -> None:
    text = (
        paragraphs(FERRY, 0, 1, 2, 4, 5) + "\n\nThe Standard adds: the harbour hall is open tonight to all who need a bed or a telephone."
    )
    assert confirmed(traced(text, **STANDARD), traced(url=AT)) == "partial"


def test_the_same_outlet_later_at_another_address_is_a_version() -> None:
    changed = FERRY.replace("212 people", "209 people")
    assert confirmed(traced(changed, published=LATER, url=AT + "-2"), traced(url=AT)) == "version"


def test_a_follow_up_that_ends_with_the_background_is_no_copy() -> None:
    later = {"published": "2031-06-06T09:00:00+00:00", "title": "Prosecutors search offices of the ferry’s owner"}
    assert told(traced(FOLLOW_UP, **later, url=AT + "-inquiry"), traced(url=AT)) is None
    assert told(traced(FOLLOW_UP, **{**STANDARD, **later}), traced(url=AT)) is None


def test_a_round_up_that_holds_a_report_is_no_copy_of_it() -> None:
    roundup = "\n\n".join(
        [FERRY, FOLLOW_UP, *(f"Elsewhere on {day}, a market closed early in the rain and nobody minded." for day in "ABCDEFGHIJKL")]
    )
    found = compare(traced(roundup, **{**STANDARD, "title": "The day in brief"}), traced(paragraphs(FERRY, 0, 1, 2, 3), url=AT))
    assert found is None or found.status == "suggested"


def test_what_an_outlet_prints_under_every_report_makes_no_version() -> None:
    footer = paragraphs(FERRY, 1, 2, 3, 4, 5)
    one = traced(
        f"Snow closed the pass above Marrenby on Monday, the road office said.\n\n{footer}",
        published="2031-02-01",
        title="Snow closes pass",
    )
    other = traced(
        f"A choir from Ilvesta sang for the governor, who wept, on Sunday.\n\n{footer}", published="2031-03-09", title="Choir sings"
    )
    assert told(one, other) is None


def test_a_form_filled_in_with_other_names_and_numbers_does_not_fold() -> None:
    form = (
        "The median price of a house in {} rose to {} crowns in {} from the month before, the land office said. "
        "There were {} sales in all, and it took {} days on average until a house was sold to its new owner. "
        "Prices are highest in the quarter of {}, where the office counted {} sales, and lowest in {}. "
        "The land office publishes these numbers every month and they are not adjusted for the season of the year."
    )
    one = traced(
        form.format("Kolvane", 311, "May", 47, 62, "Orlan", 12, "Brescava"), title="House prices in Kolvane", url="https://a.example/1"
    )
    other = traced(
        form.format("Ilvesta", 208, "May", 31, 80, "Marrenby", 9, "Tolmeer"),
        outlet="B",
        title="House prices in Ilvesta",
        url="https://b.example/1",
    )
    found = told(one, other)
    assert found is None or found[3] == "suggested"


def test_two_alerts_that_differ_in_a_number_do_not_fold() -> None:
    alert = "BREAKING: {} people were killed when a bus left the road near {} on Monday, the Tarvenian police said in a statement."
    one = traced(alert.format(4, "Kolvane"), title="Bus leaves road")
    other = traced(alert.format(9, "Ilvesta"), title="Bus leaves road", **{key: STANDARD[key] for key in ("outlet", "published")})
    found = told(one, other)
    assert found is None or found[3] == "suggested"


def test_one_login_wall_under_two_headlines_is_nobodys_report() -> None:
    wall = " ".join(f"Please sign in with your profile to read on or register here for newsletter {number}." for number in range(12))
    one = traced(wall, title="Boy rescued from well in Brescava")
    assert told(one, traced(wall + " Thank you.", **{**STANDARD, "title": "Council votes to widen harbour"})) is None


# --- What a page declares


@pytest.mark.parametrize("relation", ["translation-of", "based-on", "source-line"])
def test_a_declared_translation_is_confirmed(relation: Any) -> None:
    copy = traced(FERRY_ES, links=(Link(relation, AT + "?utm_source=x"),), **FARO)
    assert confirmed(copy, traced(url=AT)) == "translated"


def test_whom_a_page_names_is_the_original_whichever_says_it_came_first() -> None:
    copy = traced(FERRY_ES, links=(Link("source-line", AT),), **{**FARO, "published": "2031-06-01"})
    assert confirmed(copy, traced(url=AT)) == "translated"


def test_a_source_line_that_leads_to_something_else_is_only_asked_about() -> None:
    text = "Los vecinos de Ilvesta celebraron ayer la fiesta del queso con una carrera, como cada año desde que se recuerda en el valle."
    found = told(traced(text, links=(Link("source-line", AT),), **FARO), traced(url=AT))
    assert found is not None and found[3] == "suggested"


def test_one_address_and_another_text_is_a_version() -> None:
    assert (
        confirmed(traced(FOLLOW_UP, url=AT, modified="2031-06-06T09:00:00+00:00"), traced(url="http://www.lodestar.example/wire/ferry/"))
        == "version"
    )


def test_another_outlets_address_as_the_canonical_one_makes_a_copy() -> None:
    copy = traced(FERRY + "\n\nMore.", outlet="Portal", url="https://portal.example/9", canonical_url=AT, published=LATER)
    assert confirmed(copy, traced(url=AT)) == "verbatim"


def test_two_that_name_one_source_fold_into_the_earlier_though_it_is_not_there() -> None:
    source = (Link("source-line", "https://agency.example/1"),)
    one = traced(paragraphs(FERRY, 0, 1, 2, 3, 4), links=source, outlet="Portal", url="https://portal.example/1")
    other = traced(FERRY_ES, links=source, **FARO)
    assert confirmed(other, one) == "translated"


def test_what_a_page_says_it_comes_from_holds_where_that_was_never_read() -> None:
    page = traced(
        links=(Link("source-line", "https://bao.example.vn/pha-mac-can"), Link("alternate", "https://portal.example/vi/1", "vi")),
        url="https://portal.example/1",
    )
    assert declared_origin(page) == Origin(
        copy=page.article,
        original="bao.example.vn/pha-mac-can",
        kind="translated",
        score=0.96,
        reason="its source line names it: bao.example.vn/pha-mac-can; bao.example.vn is written in another language",
        status="confirmed",
    )


def test_a_source_in_the_same_language_is_no_translation_and_ones_own_page_no_source() -> None:
    assert (found := declared_origin(traced(links=(Link("source-line", AT),)))) and found.kind == "verbatim"
    assert declared_origin(traced(links=(Link("based-on", AT),), url="https://lodestar.example/other")) is None
    assert declared_origin(traced()) is None


# --- A credit


def test_a_credit_turns_the_order_of_time_round() -> None:
    reprint = traced(FERRY + "\n\nRead more.", "Lodestar", **{**STANDARD, "published": "2031-06-04"})
    assert confirmed(reprint, traced(url=AT)) == "verbatim"


def test_with_a_credit_half_of_the_words_are_enough() -> None:
    half = paragraphs(FERRY, 0, 1, 2) + "\n\n" + paragraphs(FOLLOW_UP, 1, 2)
    assert confirmed(traced(half, **STANDARD), traced(url=AT)) is None
    assert confirmed(traced(half, "Lodestar Press", **STANDARD), traced(url=AT)) == "rewritten"


def test_a_report_told_anew_from_the_agency_that_it_names_is_rewritten() -> None:
    retold = """Almaran Lines is under pressure after its ferry Halvmone hit the rocks off Port Ansel on 4 June 2031, with 212 travellers.

Captain Ondra Velisk told the harbour office in Kolvane of a failed pump 17 minutes before, the Lodestar agency reported first.

Nurse Marit Sandoval from Brescava spoke of it at length: “We heard a long scrape, and then every light went out at once.”

At the Saint Orlan clinic doctor Pell Yarrow sent most of the people home; the ship had cost 4.6 million crowns in Lethia in 2019.

Director Tessaly Roon insisted in Ostrel that March 2031 and Quarrow had shown “nothing that would have kept the ship in port.”

On Thursday she and he face the Inter-Island Council, while 3 tugs lie with 120 metres of boom off the Tarvenian shore."""
    assert confirmed(traced(retold, **STANDARD), traced(url=AT)) == "rewritten"
    found = told(traced(retold.replace("the Lodestar agency", "an agency"), **STANDARD), traced(url=AT))
    assert found is None or found[3] == "suggested"


# --- Across languages


def test_a_translation_that_nothing_declares_is_known_by_names_numbers_and_quotations() -> None:
    assert confirmed(traced(FERRY_ES, **FARO), traced(url=AT)) == "translated"


def test_another_report_on_the_same_subject_is_no_translation() -> None:
    assert told(traced(OTHER_FERRY_ES, **FARO), traced(url=AT)) is None


def test_a_translation_with_other_numbers_is_none() -> None:
    other = FERRY_ES
    for number, instead in (
        ("212", "87"),
        ("17", "40"),
        ("4,6", "9,1"),
        ("2019", "2024"),
        ("120", "35"),
        ("4 de junio de 2031", "19 de mayo de 2029"),
        ("2031", "2029"),
    ):
        other = other.replace(number, instead)
    assert confirmed(traced(other, **FARO), traced(url=AT)) is None


def test_nothing_is_a_copy_of_itself() -> None:
    assert compare(traced(), traced()) is None
