"""The calendar and two texts side by side, by HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.ledger import open_ledger
from sayso.pipeline import settle
from sayso.web import create_app
from tests.views.named import dated
from tests.web import books
from tests.web.conftest import HOME, written

WORDS = (
    "The Karrowen dam above Ilvesta burst on Monday, killing at least {} people. ⟦1h:Ana Brel⟧ ⟦1c:said⟧"
    " ⟦1:the lake would be empty by Friday⟧. It was built in March."
)
ONE = dated(WORDS.format(12), url="https://a.example/1")
TWO = dated(WORDS.format(31), url="https://b.example/1", outlet="The Other Paper")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk on two settled articles."""
    where = written(tmp_path_factory.mktemp("calendar") / "two.sqlite", (ONE, TWO))
    with open_ledger(where) as ledger:
        list(settle(ledger))
    with TestClient(create_app(where), base_url=HOME) as client:
        yield client


def page(desk: TestClient, path: str) -> dom.HtmlElement:
    """A page of the desk."""
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text
    return dom.document_fromstring(answer.text)


def words(element: dom.HtmlElement) -> str:
    """The words of *element* as a reader sees them."""
    return " ".join(element.text_content().split())


def test_a_month_is_a_table_and_a_day_a_list(desk: TestClient) -> None:
    shown = page(desk, "/calendar")
    assert words(shown.cssselect("h1")[0]) == "March 2031" and len(shown.cssselect("table.month th[scope=col]")) == 7
    [monday, friday] = shown.cssselect("td.named .on")
    assert words(monday).startswith("10 March 2031: named 2 times") and monday.get("href") == "/calendar?day=2031-03-10#list"
    day = page(desk, friday.get("href"))
    assert words(day.cssselect("#list-h")[0]) == "Friday 14 March 2031" and "lay ahead" in words(day.cssselect("#list .row")[0])
    assert len(day.cssselect("td[aria-current=date]")) == 1
    assert "Less exactly" in words(shown)


def test_each_place_leads_to_its_marked_words(desk: TestClient) -> None:
    place = page(desk, "/calendar?day=2031-03-10").cssselect("#list .what a")[0].get("href")
    path, _, anchor = place.partition("#")
    [marked] = page(desk, path).cssselect(f"#{anchor}")
    assert words(marked) == "Monday" and "claim" in marked.get("class")


def test_filters_stay_with_every_link(desk: TestClient) -> None:
    shown = page(desk, "/calendar?source=Ana+Brel")
    assert words(shown.cssselect("td.named .on .num")[0]) == "14" and len(shown.cssselect("td.named")) == 1
    [link] = [each.get("href") for each in shown.cssselect("td.named .on")]
    assert "&source=" in link and len(page(desk, link).cssselect("#list .row")) == 1
    story = page(desk, f"/article/{ONE.article.id}").cssselect("#days a[href^='/calendar?story']")[0].get("href")
    assert len(page(desk, story).cssselect("td.named")) == 2
    chosen = page(desk, story).cssselect("#story option[selected]")
    assert len(chosen) == 1 and chosen[0].get("value") in story


@pytest.mark.parametrize("asked", ["month=2031-13", "day=x", "month=99999-01", "day=2031-02-30"])
def test_what_is_no_day_is_told(desk: TestClient, asked: str) -> None:
    assert desk.get(f"/calendar?{asked}").status_code == 400


def test_nothing_there(desk: TestClient, empty: TestClient) -> None:
    assert "No day of January 1999 is named" in words(page(desk, "/calendar?month=1999-01"))
    assert empty.get("/calendar").status_code == 200
    assert desk.get("/calendar?story=nothing").status_code == 404


def test_an_article_s_own_small_month(desk: TestClient) -> None:
    shown = page(desk, f"/article/{ONE.article.id}")
    days = shown.cssselect("table.month.small td a")
    assert [words(each).split(" ")[0] for each in days] == ["10", "14"]
    for each in days:
        assert shown.cssselect(each.get("href")), "it leads to the words on this page"


def test_two_texts_side_by_side(desk: TestClient) -> None:
    shown = page(desk, f"/beside/{ONE.article.id}?with={TWO.article.id}")
    assert len(shown.cssselect("table.beside tbody tr")) == 1
    assert [words(each) for each in shown.cssselect("td del, td ins")] in (["12", "31"], ["31", "12"])
    assert desk.get(f"/api/beside/{ONE.article.id}?with={TWO.article.id}").json()["compared"] is True
    assert desk.get(f"/beside/{ONE.article.id}?with={ONE.article.id}").status_code == 400


def test_hostile_sentences_stay_words(tmp_path: Path) -> None:
    pages = [dated(f"On Monday {payload} it rained.", url=f"https://a.example/{n}") for n, payload in enumerate(books.HOSTILE)]
    with TestClient(create_app(written(tmp_path / "bad.sqlite", tuple(pages))), base_url=HOME) as desk:
        for path in ("/calendar", "/calendar?day=2031-03-10", f"/beside/{pages[0].article.id}?with={pages[1].article.id}"):
            shown = page(desk, path)
            assert not shown.cssselect("img, iframe, object, embed, base, style") and all(
                each.get("src") for each in shown.cssselect("script")
            )
            assert not [name for each in shown.iter() for name in each.attrib if name.startswith("on")]
