"""The pages of a source and of an outlet, and a search with its facets, by HTTP."""

from __future__ import annotations

import itertools

from fastapi.testclient import TestClient

from tests.web.test_pages import tree, words


def test_a_facet_is_a_link_to_what_it_leaves(desk: TestClient) -> None:
    page = tree(desk, "/search?words=the")
    [stance] = [each for each in page.cssselect(".narrow section") if each.cssselect("h3")[0].text_content() == "Stance"]
    first = stance.cssselect("a")[0]
    often = int(first.cssselect(".count")[0].text_content())
    assert words(tree(desk, first.get("href")).cssselect("#results h2")[0]) == f"{often} statement{'s' * (often != 1)}"


def test_what_was_asked_can_be_asked_no_longer(desk: TestClient) -> None:
    page = tree(desk, "/search?words=the&stance=asserts")
    links = {words(each.cssselect(".muted")[0]): each.get("href") for each in page.cssselect(".off")}
    assert links == {"words": "/search?stance=asserts", "stance": "/search?words=the"}


def test_days_of_saying_and_languages_are_filters(desk: TestClient) -> None:
    whole = desk.get("/api/search").json()["total"]
    arabic = desk.get("/api/search", params={"language": "ar"}).json()["total"]
    early = desk.get("/api/search", params={"said_until": "2031-03-11"}).json()["total"]
    late = desk.get("/api/search", params={"said_since": "2031-03-12"}).json()["total"]
    assert 0 < arabic < whole and 0 < early < whole and early + late <= whole


def test_a_source_s_page_turns_its_statements(desk: TestClient) -> None:
    page = tree(desk, "/source/Norvik Lines")
    assert "first-hand" in words(page) and words(page.cssselect("#said-h")[0]) == "Everything it said"
    assert "It has said nothing" in words(tree(desk, "/source/Norvik Lines?page=2"))


def test_an_outlet_s_page(desk: TestClient) -> None:
    [link] = [each for each in tree(desk, "/outlets").cssselect("a.name") if each.text_content() == "ANV"]
    page = tree(desk, link.get("href"))
    assert words(page.cssselect("h1")[0]) == "ANV" and "from somebody unnamed" in words(page)
    assert next(words(each) for each in page.cssselect("aside h2")) == "Whom it quotes"
    assert desk.get("/outlet/nowhere").status_code == 404


def test_the_screens_are_in_order(desk: TestClient) -> None:
    for path in ("/search", "/search?words=the&measure=killed", "/source/Norvik Lines", "/outlet/ANV"):
        page = tree(desk, path)
        levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (path, levels)
        ids = [each.get("id") for each in page.iter() if each.get("id")]
        assert len(ids) == len(set(ids)), path
        labelled = {each.get("for") for each in page.cssselect("label")}
        assert all(each.get("id") in labelled for each in page.cssselect("input:not([type=hidden]), select")), path
