"""What an article is about."""

from __future__ import annotations

from sayso.stories import topic
from tests.stories.invented import DAM, DAM_IN_SPANISH, article


def test_it_happened_where_the_town_of_and_in_say() -> None:
    places = dict(topic(DAM).places)
    assert {"ilvesta", "marrenby"} & set(places) == {"ilvesta"} or "ilvesta" in places
    assert next(iter(places)) == "ilvesta"
    assert "upper vorn" in places  # “Upper Vorn province”


def test_a_person_is_no_place() -> None:
    about = topic(DAM)
    assert "orsa vennick" in dict(about.names)
    assert "orsa vennick" not in dict(about.places)


def test_a_state_has_one_name_in_all_languages() -> None:
    english = topic(article("Rain fell in Spain and across Germany.", title="Rain"))
    spanish = topic(article("Llovió en España y en Alemania.", title="Lluvia", language="es"))
    assert dict(english.places).keys() == dict(spanish.places).keys() == {"spain", "germany"}


def test_a_headline_in_capitals_names_nothing_that_the_text_does_not() -> None:
    about = topic(article("The town hall of Brimley burned down. Nobody was in the town hall.", title="Town Hall In Brimley Burned Down"))
    assert [name for name, _ in about.places + about.names] == ["brimley"]


def test_days_are_reckoned_back_from_publication() -> None:
    assert set(topic(DAM).days) == {"2026-03-09", "2026-03-08"}
    assert topic(DAM_IN_SPANISH).days == ("2026-03-09",)


def test_without_a_date_there_is_no_moment_and_no_day() -> None:
    about = topic(article("It burned on Monday.", title="Fire", published=None))
    assert (about.moment, about.days) == (0, ())


def test_nothing_at_all_is_still_a_topic() -> None:
    about = topic(article("", title=""))
    assert (about.places, about.names, about.words) == ((), (), ())


def test_who_names_no_day_tells_of_the_day_of_publication() -> None:
    told = {
        "The mill burned.": ("2026-03-11",),
        "The mill burned yesterday.": ("2026-03-10",),
        "Die Mühle brannte gestern.": ("2026-03-10",),
        "It burned on Monday.": ("2026-03-09",),
    }
    for text, days in told.items():
        assert topic(article(text, title="Fire", published="2026-03-11T09:00:00+01:00")).days == days


def test_names_mentioned_once_are_kept() -> None:
    names = " and ".join(f"Ann{first}or {first}{last}lin" for first in "BDFGK" for last in "eoui")
    assert len(topic(article(f"There came {names}.", title="Guests")).names) == 20
