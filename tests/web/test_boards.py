"""A board asked through its address, a cell opened, a table and a chart taken away: all without scripts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import open_ledger
from sayso.views.answered import NOT_FOUND
from sayso.web import create_app
from sayso.web.render import STATIC
from tests.views import dam
from tests.views import settled as s
from tests.web.conftest import HOME
from tests.web.test_pages import tree, words

BOARD = f"/board/{s.STORY}"
TUESDAY = "2031-03-11T12:00:00Z"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk on the dam's ledger."""
    path = tmp_path_factory.mktemp("desk") / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
    with TestClient(create_app(str(path)), base_url=HOME) as client:
        yield client


def heads(desk: TestClient, address: str) -> list[str]:
    """The parties in the order of their columns."""
    return [words(each) for each in tree(desk, address).cssselect("thead th .name")]


def answers(desk: TestClient, asked: str) -> set[str]:
    """The answers that a board shows."""
    return {words(each) for each in tree(desk, BOARD + asked).cssselect(".board .answer a")}


def test_an_empty_cell_is_not_found_and_no_comment_is_an_answer(desk: TestClient) -> None:
    page = tree(desk, BOARD)
    assert {words(each) for each in page.cssselect("td.none")} == {NOT_FOUND}
    [silent] = [each for each in page.cssselect("td") if "neither confirms nor denies" in words(each)]
    assert "none" not in (silent.get("class") or "").split()


def test_a_cell_shows_its_sentence_where_a_pointer_or_the_focus_is(desk: TestClient) -> None:
    page = tree(desk, BOARD)
    link = next(each for each in page.cssselect(".board .answer a") if words(each) == "140")
    [tip] = page.cssselect(f"#{link.get('aria-describedby')}")
    assert tip.get("role") == "tooltip" and "140" in words(tip) and len(words(tip)) > len("140")


def test_filters_stand_in_the_address(desk: TestClient) -> None:
    everything = answers(desk, "")
    assert everything - answers(desk, "?named=yes") == {"the operator was told of the crack in November"}
    assert answers(desk, "?outlet=Quarrow+Standard") == {"≥ 12"}
    assert answers(desk, "?language=fr") == set() and "Nothing of it is told so." in words(tree(desk, f"{BOARD}?language=fr"))
    assert answers(desk, "?first_hand=yes&copies=no") == everything
    form = tree(desk, f"{BOARD}?named=yes&outlet=Quarrow+Standard").cssselect("#board-form")[0]
    assert form.cssselect("#named")[0].get("checked") is not None
    assert [each.get("value") for each in form.cssselect("#outlet option[selected]")] == ["Quarrow Standard"]


def test_a_column_is_pinned_by_a_link_and_stays_so_in_every_address(desk: TestClient) -> None:
    assert heads(desk, BOARD)[:2] == ["National Emergency Service", "Tarvenia"]
    page = tree(desk, BOARD)
    pins = {words(each).removeprefix("pin "): each.get("href") for each in page.cssselect("thead .pin")}
    once = pins["Lethia"]
    assert heads(desk, once)[:2] == ["Lethia", "National Emergency Service"]
    again = tree(desk, once)
    twice = next(each.get("href") for each in again.cssselect("thead .pin") if words(each) == "pin Relief Compass")
    assert heads(desk, twice)[:2] == ["Lethia", "Relief Compass"]
    held = [each.get("value") for each in tree(desk, twice).cssselect("#board-form [name=pin]")]
    assert len(held) == 2 and all(f"pin={each}" in twice for each in held)
    assert all("pin=" in each.get("href") for each in tree(desk, twice).cssselect(".take a, .answer a"))
    let_go = next(each.get("href") for each in again.cssselect("thead .pin") if words(each) == "unpin Lethia")
    assert heads(desk, let_go) == heads(desk, BOARD)


def sent(desk: TestClient, asked: str, **changed: str) -> str:
    """The address that comes of sending the form of a board, some of its fields *changed*."""
    form = tree(desk, BOARD + asked).cssselect("#board-form")[0]
    fields = [(name, value) for name, value in form.form_values() if name not in changed]
    answer = desk.get(BOARD, params=[*fields, *changed.items()], follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


def test_a_slider_without_scripts_is_a_form_whose_address_holds_the_moment(desk: TestClient) -> None:
    slider = tree(desk, BOARD).cssselect("#at")[0]
    assert (slider.get("type"), slider.get("min"), slider.get("max"), slider.get("value")) == ("range", "0", "4", "4")
    moved = sent(desk, "?named=yes", at="2")
    assert moved == f"{BOARD}?as_of={TUESDAY.replace(':', '%3A')}&named=yes"
    then = tree(desk, moved)
    assert then.cssselect("#at")[0].get("value") == "2" and "11 March 2031, 12:00 UTC" in words(then.cssselect(".then")[0])
    assert {"31"} <= {words(each) for each in then.cssselect(".board .answer a")}
    assert sent(desk, f"?as_of={TUESDAY}", at="4") == BOARD, "its last stop is now"
    assert sent(desk, f"?as_of={TUESDAY}", outlet="Lodestar Press").startswith(f"{BOARD}?as_of={TUESDAY.replace(':', '%3A')}&outlet")
    assert sent(desk, f"?as_of={TUESDAY}", day="2031-03-10") == f"{BOARD}?as_of=2031-03-10"
    assert sent(desk, f"?as_of={TUESDAY}", day="") == BOARD
    assert sent(desk, "") == BOARD, "empty fields are not asked"


def test_a_cell_opened_has_every_statement_its_chain_and_its_copies(desk: TestClient) -> None:
    page = tree(desk, f"{BOARD}?named=yes")
    link = next(each.get("href") for each in page.cssselect(".board .answer a") if words(each) == "28")
    assert "named=yes" in link
    opened = tree(desk, link)
    assert [words(each) for each in opened.cssselect("#cell h2")] == ["28", "31", "≥ 12"]
    first = opened.cssselect("#cell .given > li")[-1]
    assert "Orsa Vennick → through in Lodestar Press".replace("through ", "") in words(first) and "1 copy" in words(first)
    assert words(first.cssselect(".sentence")[0]).startswith("Orsa Vennick of the National Emergency Service said")
    assert opened.cssselect(".back a")[0].get("href") == f"{BOARD}?named=yes"
    assert desk.get(f"{BOARD}/cell?question={s.KILLED}&party=nobody").status_code == 404


def test_what_is_shown_is_taken_away(desk: TestClient) -> None:
    links = [each.get("href") for each in tree(desk, f"{BOARD}?as_of={TUESDAY}&named=yes").cssselect(".take a")]
    table, text, wiki = (desk.get(link) for link in links)
    assert 'attachment; filename="board-57071e00.csv"' in table.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert {row["answer"] for row in rows} == answers(desk, f"?as_of={TUESDAY}&named=yes")
    assert text.headers["content-type"] == "text/markdown; charset=utf-8" and text.text.startswith("# ")
    assert 'filename="board-57071e00.wiki.txt"' in wiki.headers["content-disposition"] and "{{cite news" in wiki.text
    assert wiki.headers["content-type"] == "text/plain; charset=utf-8" and "as it was known on" in wiki.text


def test_every_mark_of_a_chart_leads_to_its_words(desk: TestClient) -> None:
    page = tree(desk, f"/question/{s.KILLED}")
    marks = page.cssselect("#chart .plot a.mark")
    assert [re.match(r"[^,]+", each.findtext("title"))[0] for each in marks] == ["≥ 12", "31", "28", "> 45"]  # type: ignore[index]
    copies = page.cssselect("#chart .plot a.copy")
    assert len(copies) == 1
    for each in [*marks, *copies]:
        path, _, place = each.get("href").partition("#")
        assert tree(desk, path).cssselect(f"#{place}")
    rows = page.cssselect("#chart .as-table tbody tr")
    assert [words(row.cssselect("a")[0]) for row in rows] == ["≥ 12", "31", "28", "> 45"], "the same as a table"
    assert not tree(desk, f"/question/{s.OPENED}").cssselect("#chart")


def test_a_chart_is_read_by_the_rule_that_is_asked_for(desk: TestClient) -> None:
    def labels(asked: str) -> list[str]:
        return [words(each) for each in tree(desk, f"/question/{s.KILLED}{asked}").cssselect("#chart .plot .value")]

    assert labels("?reading=literal") == ["≥ 12", "31", "28", "> 45"] and labels("?reading=acled") == ["12", "31", "28", "45"]
    links = tree(desk, f"/question/{s.KILLED}").cssselect(".readings a")
    assert {words(each) for each in links} >= {"as said", "literal", "acled", "ucdp"}
    assert [words(each) for each in links if each.get("aria-current")] == ["literal"]
    assert desk.get(f"/question/{s.KILLED}?reading=nobody").status_code == 400


def test_a_chart_is_taken_away_as_picture_and_as_specification(desk: TestClient) -> None:
    picture = desk.get(f"/question/{s.KILLED}/timeline.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(picture.text).tag == "{http://www.w3.org/2000/svg}svg"  # our own
    spec = desk.get(f"/question/{s.KILLED}/timeline.json?reading=acled").json()
    assert spec == desk.get(f"/api/question/{s.KILLED}/timeline?reading=acled").json()
    assert spec["usermeta"]["sayso"]["reading"] == "acled" and json.dumps(spec)
    assert desk.get(f"/question/{s.OPENED}/timeline.json").status_code == 404


def test_no_page_loads_a_chart_library_by_itself(desk: TestClient) -> None:
    for path in (BOARD, f"/question/{s.KILLED}"):
        assert not [each for each in tree(desk, path).cssselect("script") if "vega" in each.get("src", "")]
    assert (STATIC / "vendor" / "vega-LICENSE.txt").exists()
