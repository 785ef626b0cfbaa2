"""The settled book's screens: every cell leads to its words, forms ask with plain addresses, hostile words stay words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import open_ledger
from sayso.web import create_app
from tests.views import dam
from tests.views import settled as s
from tests.views.test_versions import ONE, THREE, TWO
from tests.web import books
from tests.web.conftest import HOME
from tests.web.test_pages import EXPECTED, OWN, tree, words

SCREENS = ("/stories", f"/board/{s.STORY}", f"/question/{s.KILLED}", f"/question/{s.WHOSE}", "/changes")


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    """The real ids of the dam's articles, by those that stand for them."""
    return {old: page.article.id for old, page in dam.hearings().items()}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk on the dam's ledger."""
    path = tmp_path_factory.mktemp("desk") / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
    with TestClient(create_app(str(path)), base_url=HOME) as client:
        yield client


def test_every_cell_of_a_board_leads_to_its_words(desk: TestClient) -> None:
    page = tree(desk, f"/board/{s.STORY}")
    cells = {link.get("href") for link in page.cssselect(".board .answer a")}
    links = [link.get("href") for link in page.cssselect(".board .trail a")]
    for cell in cells:
        links += [link.get("href") for link in tree(desk, cell).cssselect(".told .sentence a, .told .chain a, .told .voices a")]
    assert len(cells) == 9 and len(links) > 20
    for link in set(links):
        path, _, place = link.partition("#")
        article = tree(desk, path)
        assert article.cssselect(f"#{place}"), link


def test_a_board_is_a_table_with_heads_for_rows_and_columns(desk: TestClient) -> None:
    page = tree(desk, f"/board/{s.STORY}")
    [table] = page.cssselect("table.board")
    heads = [words(each.cssselect(".name")[0]) for each in table.cssselect('thead th[scope="col"]')[1:]]
    assert heads[:2] == ["National Emergency Service", "Tarvenia"]
    assert [words(each.cssselect("a")[0]) for each in table.cssselect('tbody th[scope="row"]')] == [
        "Did Lethia release water?",
        "How many people were killed?",
        "How many people were injured?",
        "What was known of the dam before?",
    ]
    assert len({len(row.cssselect("th, td")) for row in table.cssselect("tr")}) == 1
    assert words(table.cssselect("caption")[0])
    [box] = page.cssselect(".board-box")
    assert box.get("tabindex") == "0" and box.get("role") == "region" and box.get("aria-labelledby")


def test_a_cell_tells_answer_stance_trail_counts_and_how_it_stands(desk: TestClient) -> None:
    page = tree(desk, f"/board/{s.STORY}")
    toll = next(each for each in page.cssselect("td") if words(each).startswith("28"))
    assert [words(each) for each in toll.cssselect(".trail li")] == ["≥ 12", "31", "28"]
    for told in ("asserts", "contradicts Relief Compass", "1 article · 1 independent"):
        assert told in words(toll)
    official = next(each for each in page.cssselect("td") if words(each).startswith("the operator was told"))
    assert "rests on one unnamed source through one outlet (The Ostrel Courier)" in words(official)
    waiting = next(each for each in page.cssselect("td.waits"))
    assert "perhaps: waits for a person" in words(waiting)
    assert "5 articles · 4 independent" in words(page.cssselect(".facts")[0])


def test_a_board_as_it_was_is_asked_with_a_plain_form(desk: TestClient) -> None:
    form = tree(desk, f"/board/{s.STORY}").cssselect("form.as-of")[0]
    assert form.get("method", "get").lower() == "get" and form.get("action") == f"/board/{s.STORY}"
    page = tree(desk, f"/board/{s.STORY}?as_of=2031-03-10&since=")
    assert page.cssselect("#as_of")[0].get("value") == "2031-03-10"
    assert "10 March 2031, 23:59 UTC" in words(page.cssselect(".then")[0])
    assert {words(each) for each in page.cssselect(".board .answer a")} == {"≥ 12", "no", "yes"}
    assert "2 articles · 1 independent" in words(page.cssselect(".facts")[0])
    assert desk.get(f"/board/{s.STORY}?as_of=soon").status_code == 400


def test_what_is_new_since_a_day_is_marked(desk: TestClient) -> None:
    page = tree(desk, f"/board/{s.STORY}?since=2031-03-12")
    assert [words(each) for each in page.cssselect(".board .news")] == ["revised", "new party"]


def test_a_board_of_many_parties_gathers_the_last_in_one_column(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.web.boards.most", 2)
    page = tree(desk, f"/board/{s.STORY}")
    assert [words(each) for each in page.cssselect("thead th .name")] == ["National Emergency Service", "Tarvenia"]
    assert words(page.cssselect("thead th")[-1]) == "5 others"
    assert len(page.cssselect(".board .answer")) == 9, "no answer is lost"
    assert [words(each) for each in page.cssselect(".other .name")][:2] == ["Lethia", "Works Ministry"]


def test_statements_beside_the_questions_are_listed_by_who_said_them(desk: TestClient) -> None:
    rest = tree(desk, f"/board/{s.STORY}").cssselect(".rest")[0]
    assert words(rest.cssselect("h2")[0]) == "1 statement beside the questions"
    assert words(rest.cssselect("summary h3")[0]) == "Relief Compass" and "for blankets" in words(rest)


def test_a_question_s_page_has_every_answer_with_its_statements(desk: TestClient, ids: dict[str, str]) -> None:
    page = tree(desk, f"/question/{s.KILLED}")
    assert words(page.cssselect("h1")[0]) == "How many people were killed?"
    [service, relief] = page.cssselect(".party")
    assert [words(each) for each in service.cssselect(".answer")] == ["28", "31", "≥ 12"]
    assert "copy of another article" in words(service) and f"/article/{ids[s.LODESTAR]}" in {a.get("href") for a in service.cssselect("a")}
    assert "believes" in words(relief)


def test_changes_lead_to_their_words_and_can_be_asked_since_a_day(desk: TestClient) -> None:
    rows = tree(desk, "/changes").cssselect(".changes .row")
    assert len(rows) == 10 and words(rows[0]).startswith("revised National Emergency Service")
    assert "31 → 28" in words(rows[0])
    assert len(tree(desk, "/changes?since=2031-03-13").cssselect(".changes .row")) == 1
    assert "Nothing changed since then." in words(tree(desk, "/changes?since=2031-04-01"))


def test_front_and_articles_tell_stories_and_copies(desk: TestClient, ids: dict[str, str]) -> None:
    front = tree(desk, "/")
    [story] = front.cssselect(".stories .item")
    assert "5 articles · 4 independent" in words(story)
    assert [words(each) for each in story.cssselect(".at-odds a")] == ["How many people were killed?", "Did Lethia release water?"]
    assert [words(each.cssselect("h4")[0]) for each in front.cssselect(".byday .item") if "copy of" in words(each)] == ["Dam bursts"]
    copy, original = (words(tree(desk, f"/article/{ids[each]}")) for each in (s.REPRINT, s.LODESTAR))
    assert "copy of Lodestar Press" in copy and "printed in 2 articles" in copy and "97 % of its words" in copy
    assert "copy by Dam bursts" in original


def test_what_was_changed_in_an_article_is_a_link_away_from_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "edited.sqlite") as ledger:
        for hearing in (ONE, TWO, THREE):
            ledger.add(hearing)
    with TestClient(create_app(str(tmp_path / "edited.sqlite")), base_url=HOME) as edited:
        [link] = [a.get("href") for a in tree(edited, f"/article/{TWO.article.id}").cssselect("#versions a") if "versions" in a.get("href")]
        page = tree(edited, link)
        assert [words(each) for each in page.cssselect(".diff del, .diff ins")] == ["nine", "ten"]
        assert "1 changed" in words(page.cssselect(".versus")[0]) and "does not say that it was changed" in words(page)
        assert [a.get("href") for a in page.cssselect(".top-of .dots a")] == [f"/versions/{each.article.id}" for each in (TWO, THREE)]
        assert "/versions/" + TWO.article.id in {a.get("href") for a in tree(edited, "/changes").cssselect("a")}
        assert edited.get(f"/api/versions/{TWO.article.id}").json()["silent"] is True


def test_what_waits_for_a_person_is_asked_with_plain_forms(desk: TestClient) -> None:
    page = tree(desk, "/suggestions")
    [pair] = page.cssselect(".pairs li")
    assert "What was known of the dam before?" in words(pair) and "“nobody was warned”" in words(pair)
    forms = [dict(form.form_values()) for form in pair.cssselect("form")]
    assert [form["verdict"] for form in forms] == ["yes", "no"] and {form["what"] for form in forms} == {"question"}
    assert desk.get("/api/suggestions").json()["answers"][0]["label"] == "What was known of the dam before?"


def test_an_empty_book_says_how_stories_are_made(empty: TestClient) -> None:
    assert "sayso settle" in words(tree(empty, "/stories"))
    assert "Nothing changed" in words(tree(empty, "/changes"))


@pytest.mark.parametrize("path", ["/board/volcano", "/question/ffff", "/changes?story=volcano", "/board/%20"])
def test_what_is_not_there_is_said_kindly(desk: TestClient, path: str) -> None:
    assert words(tree(desk, path, 404).cssselect("h1")[0]) == "Not in the ledger"


def test_every_screen_has_its_landmarks_and_headings_in_order(desk: TestClient, ids: dict[str, str]) -> None:
    for path in (*SCREENS, "/", f"/article/{ids[s.REPRINT]}", f"/board/{s.STORY}?as_of=2031-03-10&since=2031-03-09"):
        page = tree(desk, path)
        assert [len(page.cssselect(name)) for name in ("main", "header.top", "footer", "h1")] == [1, 1, 1, 1], path
        levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path
        found = [each.get("id") for each in page.iter() if each.get("id")]
        assert len(found) == len(set(found)), path
        labelled = {each.get("for") for each in page.cssselect("label")}
        assert all(each.get("id") in labelled for each in page.cssselect("input:not([type=hidden]), select")), path


def test_the_same_as_json(desk: TestClient) -> None:
    board = desk.get(f"/api/board/{s.STORY}", params={"since": "2031-03-12"}).json()
    assert [row["id"] for row in board["questions"]] == [s.OPENED, s.KILLED, s.HURT, s.WHOSE]
    assert desk.get(f"/api/question/{s.KILLED}").json()["question"]["cells"][0]["short"] == "28"
    assert [row["id"] for row in desk.get("/api/stories").json()["stories"]] == [s.STORY]
    assert desk.get("/api/changes", params={"since": "2031-03-13"}).json()["changes"][0]["after"] == "28"
    front = desk.get("/api/front").json()
    assert front["stories_total"] == 1 and [row["id"] for row in front["stories"]] == [s.STORY]


def test_hostile_words_never_become_markup(tmp_path: Path) -> None:
    payload = "<img src=x onerror=alert(1)>\"'{{7*7}}</a>"
    pages = dam.hearings()
    with open_ledger(tmp_path / "hostile.sqlite") as ledger:
        for page in pages.values():
            ledger.add(page)
        made = dam.settlement(ledger, pages)
        foul = {"words": payload, "party": payload, "party_name": payload, "unit": payload}
        answers = tuple(
            replace(
                each,
                **(foul if number % 2 else {"words": payload, "vague": True}),
                voices=tuple(
                    replace(voice, outlet=payload, source="x", source_name=payload, chain=(payload,), reason=payload)
                    for voice in each.voices
                ),
            )
            for number, each in enumerate(made.answers)
        )
        questions = tuple(replace(each, label=payload, reason=payload) for each in made.questions)
        relations = tuple(replace(each, reason=payload) for each in made.relations)
        with ledger._writing() as connection:
            dam.write(
                connection,
                replace(made, questions=questions, answers=answers, relations=relations),
                {old: page.article.id for old, page in pages.items()},
                name=payload,
            )
    with TestClient(create_app(str(tmp_path / "hostile.sqlite")), base_url=HOME) as desk:
        opened = [link.get("href") for link in tree(desk, f"/board/{s.STORY}").cssselect(".board .answer a")]
        assert opened
        for path in (*SCREENS, *opened, "/", f"/board/{s.STORY}?as_of={books.HOSTILE[0]}"):
            page = tree(desk, path, 400 if "as_of" in path else 200)
            for element in page.iter():
                assert element.tag in TAGS or not isinstance(element.tag, str), (path, element.tag)
                for name, value in element.attrib.items():
                    assert not name.startswith("on") and name not in {"style", "srcdoc"}, (path, name)
                    if name in {"href", "src", "action"}:
                        assert OWN.match(value), (path, value)
            assert "49" not in words(page) or "{{7*7}}" in words(page)


TAGS = EXPECTED | {"table", "caption", "thead", "tbody", "tr", "th", "td", "mark", "ins", "del"}
TAGS |= {"output", "dialog", "q", "line", "text"}
