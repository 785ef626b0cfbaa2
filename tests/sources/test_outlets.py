"""Which outlet is the article's own, in whatever form pages and feeds write it; and whose an address is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.sources.outlets import broadcasters, domains, is_own, known_outlet, outlet_key, outlet_of_address, shown_name
from tests.sources.articles import article_of


@pytest.mark.parametrize(
    ("outlet", "name", "own"),
    [
        ("APNews", "The Associated Press", True),
        ("TheTelegraph", "Daily Telegraph", True),
        ("GlobalNews", "Global News", True),
        ("MexicoNewsDaily", "Mexico News Daily", True),
        ("wash-post", "The Washington Post", True),
        ("usa-today", "USA TODAY", True),
        ("EuronewsEN", "Euronews", True),
        ("The Ostrel Courier", "the Courier", True),
        ("OstrelCourier", "Ostrel Courier", True),
        ("Lodestar Press", "Lodestar", True),
        ("Reuters", "AFP", False),
        ("The Times", "The New York Times", False),
        ("The New York Times", "Kyiv Post", False),
        (None, "AFP", False),
        ("", "AFP", False),
    ],
)
def test_the_own_outlet(outlet: str | None, name: str, own: bool) -> None:
    assert is_own(article_of("Text.", outlet=outlet), name) is own


def test_the_address_tells_whose_page_it_is() -> None:
    article = replace(article_of("Text.", outlet=None), url="https://www.reuters.com/world/a-story")
    assert is_own(article, "REUTERS")
    assert not is_own(article, "AFP")


def test_an_address_leads_to_its_outlet_whatever_the_subdomain() -> None:
    assert outlet_of_address("https://edition.cnn.com/a") == "CNN"
    assert outlet_of_address("https://www.bbc.co.uk/news/1") == outlet_of_address("http://bbc.com") == "BBC"
    assert outlet_of_address("https://orl.example/a") is None
    assert outlet_of_address("") is None


def test_forms_of_one_name_have_one_key_and_unknown_names_stay_as_they_are() -> None:
    assert outlet_key("AP") == outlet_key("The Associated Press") == outlet_key("APNews")
    assert known_outlet("The Orl Record") is None
    assert shown_name("The Orl Record") == "The Orl Record"
    assert shown_name("REUTERS") == "Reuters"


def test_the_table_knows_the_world() -> None:
    assert len(set(domains().values())) > 400
    assert {"BBC", "CNN", "NHK"} <= broadcasters()
    assert "Reuters" not in broadcasters()
