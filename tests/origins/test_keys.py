"""Articles that may have one report are found by a key, and strangers share none."""

from __future__ import annotations

from sayso.origins import keys
from sayso.records import Link
from tests.origins.invented import FERRY, FERRY_ES, FOLLOW_UP, paragraphs, traced

AT = "https://lodestar.example/wire/ferry"
MANY = 70


def test_copies_of_every_kind_meet() -> None:
    home = keys(traced(url=AT))
    assert home & keys(traced(outlet="Quarrow Standard"))
    assert home & keys(traced(paragraphs(FERRY, 2, 3), outlet="Quarrow Standard", published="2031-09-01"))
    assert home & keys(traced(FERRY_ES, language="es", published="2031-06-07"))
    assert home & keys(traced("Nothing that it says is there.", links=(Link("source-line", AT + "#top"),)))
    assert home & keys(traced("Another text altogether.", url=AT))


def test_two_that_name_one_source_meet() -> None:
    source = (Link("based-on", "https://agency.example/1"),)
    assert keys(traced("One text.", links=source)) & keys(traced("And one more.", links=source))


def test_translations_meet_without_dates() -> None:
    assert keys(traced(published=None)) & keys(traced(FERRY_ES, language="es", published=None))


def test_a_stranger_shares_no_key() -> None:
    text = "The mayor of Marrenby opened a library on Monday, said Corla Besk, who runs it with two sisters and a dog called Brosk."
    assert not keys(traced()) & keys(traced(text))


def test_there_are_few_of_them_and_a_name_alone_is_none_where_the_date_is_known() -> None:
    found = keys(
        traced("\n\n".join([FERRY, FOLLOW_UP] * 20), links=tuple(Link("alternate", f"{AT}/{number}") for number in range(90)), url=AT)
    )
    assert len(found) <= MANY
    assert all("#" in key or ":" in key for key in found if key.startswith("p"))


def test_they_depend_on_the_article_alone() -> None:
    assert keys(traced()) == keys(traced())
    assert keys(traced(published="2031-06-04")) & keys(traced(published="2031-06-07"))


def test_two_things_in_common_bring_reports_of_a_few_days_together_and_one_does_not() -> None:
    shown = {"linked": ("https://works.example/gauges.pdf",), "pictures": ("https://img.example/a/ferry-on-rocks.jpg",)}
    one = keys(traced("One text.", **shown))
    assert one & keys(traced("And one more.", **shown, published="2031-06-06"))
    assert not one & keys(traced("And one more.", **shown, published="2031-09-06"))
    assert not one & keys(traced("And one more.", linked=shown["linked"]))


def test_who_links_to_a_report_and_has_its_picture_meets_it() -> None:
    pictures = ("https://img.example/ferry-on-rocks.jpg",)
    assert keys(traced("One text.", url=AT, pictures=pictures)) & keys(traced("And one more.", linked=(AT,), pictures=pictures))
