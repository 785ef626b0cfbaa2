"""A reader leaves a note with a plain form; no page elsewhere can, and nothing in it ever runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.web import create_app
from tests.ledger.heard import heard
from tests.web import books
from tests.web.conftest import HOME, written

PAGE = heard()
[SAID] = PAGE.statements
OWN = {"origin": HOME}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The desk on a ledger of one article."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    with TestClient(create_app(written(tmp_path / "one.sqlite", (PAGE,))), base_url=HOME) as client:
        yield client


def page(desk: TestClient, path: str) -> dom.HtmlElement:
    """A page of the desk."""
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text
    return dom.document_fromstring(answer.text)


def words(element: dom.HtmlElement) -> str:
    """The words of *element* as a reader sees them."""
    return " ".join(element.text_content().split())


def send(desk: TestClient, shown: dom.HtmlElement, place: int = -1, **fields: str) -> httpx.Response:
    """Fill in a form for notes and send it as a browser would."""
    form = [each for each in shown.forms if each.action == "/note"][place]
    return desk.post("/note", data={**dict(form.form_values()), **fields}, headers=OWN)


def test_on_an_article_and_on_a_statement_of_it(desk: TestClient) -> None:
    path = f"/article/{PAGE.article.id}"
    answer = send(desk, page(desk, path), text="Compare\r\nthe tide table.")
    assert answer.url.path == path and answer.url.fragment == "notes"
    [note] = page(desk, path).cssselect("#notes .note")
    assert note.cssselect(".note-text")[0].text_content() == "Compare\nthe tide table." and "Mira" in words(note)
    send(desk, page(desk, path), on=SAID.id, text="Said where?", by="Jonas")
    shown = page(desk, path)
    [on_card] = shown.cssselect(".card .noted")
    assert words(on_card) == "1 note by readers Said where?" and "2 notes" in words(shown.cssselect(".kicker")[0])
    answer = send(desk, page(desk, f"/statement/{SAID.id}"), text="At the quay.")
    assert answer.url.path == f"/statement/{SAID.id}"
    [source] = {each.get("href") for each in shown.cssselect(".card .name") if each.get("href")}
    assert [words(each) for each in page(desk, source).cssselect("#notes .note-text")] == ["Said where?", "At the quay."]
    assert words(page(desk, "/notes").cssselect(".note-text")[0]) == "At the quay."
    assert desk.get("/api/notes").json()["notes"][0]["by"] == "Mira"


def test_withdrawn_it_is_marked_and_not_gone(desk: TestClient) -> None:
    path = f"/article/{PAGE.article.id}"
    send(desk, page(desk, path), text="Wrong.")
    send(desk, page(desk, path), 0)
    shown = page(desk, path)
    assert "1 withdrawn note" in words(shown.cssselect(".gone summary")[0]) and "withdrawn by Mira" in words(
        shown.cssselect(".taken-back")[0]
    )
    assert not shown.cssselect(".taken-back form")


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": HOME, "sec-fetch-site": "cross-site"}])
def test_no_page_elsewhere_writes_one(desk: TestClient, headers: dict[str, str]) -> None:
    answer = desk.post("/note", data={"on": PAGE.article.id, "text": "x", "by": "y"}, headers=headers)
    assert answer.status_code == 403 and desk.get("/api/notes").json()["notes"] == []


@pytest.mark.parametrize(
    "fields",
    [{"text": " "}, {"on": ""}, {"on": "0000"}, {"text": "x" * 2001}, {"by": "x" * 101}, {"text": "x" * 30_000}, {"withdraw": "beef"}],
)
def test_what_is_no_note_changes_nothing(desk: TestClient, fields: dict[str, str]) -> None:
    asked = {"on": PAGE.article.id, "text": "A note", "by": "Mira", **fields}
    answer = desk.post("/note", data=asked, headers=OWN)
    assert answer.status_code in {400, 404} and desk.get("/api/notes").json()["notes"] == []


@pytest.mark.parametrize("payload", books.HOSTILE)
def test_hostile_words_stay_words(desk: TestClient, payload: str) -> None:
    for on in (PAGE.article.id, SAID.id):
        desk.post("/note", data={"on": on, "text": payload + ".", "by": payload + "."}, headers=OWN)
    for path in (f"/article/{PAGE.article.id}", f"/statement/{SAID.id}", "/notes"):
        shown = page(desk, path)
        assert not shown.cssselect("img, iframe, object, embed, base, style") and all(each.get("src") for each in shown.cssselect("script"))
        assert not [name for each in shown.iter() for name in each.attrib if name.startswith("on")]


def test_the_empty_list_says_how(desk: TestClient) -> None:
    assert "Nobody has written a note yet" in words(page(desk, "/notes"))
