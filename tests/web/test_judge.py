"""A person decides at the desk: with plain forms, and with no page elsewhere able to do it for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.ledger import open_ledger
from sayso.views.sources import find
from sayso.web import create_app
from tests.views.test_sources import said
from tests.web.conftest import HOME, written

ONE, OTHER = "Donal J. Brel", "Donal Brel"
OWN = {"origin": HOME}


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger with two names that may be one person's, each twice, and a mere mention."""
    names = (ONE, OTHER, ONE, OTHER, "Brel")
    return written(tmp_path / "two.sqlite", tuple(said(name, number, "person") for number, name in enumerate(names)))


@pytest.fixture
def desk(where: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The desk on it."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    with TestClient(create_app(where), base_url=HOME) as client:
        yield client


def page(desk: TestClient, who: str) -> dom.HtmlElement:
    """A source's page."""
    answer = desk.get(f"/source/{who}")
    assert answer.status_code == 200, answer.text
    return dom.document_fromstring(answer.text)


def words(element: dom.HtmlElement) -> str:
    """The words of *element* as a reader sees them."""
    return " ".join(element.text_content().split())


def send(desk: TestClient, shown: dom.HtmlElement, word: str, **fields: str) -> dom.HtmlElement:
    """Fill in the form whose button reads *word* and send it as a browser would; gives the page that comes next."""
    [form, *_] = [each for each in shown.forms if any(button.text_content().startswith(word) for button in each.cssselect("button"))]
    assert (form.method, form.action) == ("POST", "/judge")
    answer = desk.post("/judge", data={**dict(form.form_values()), **fields}, headers=OWN)
    assert answer.status_code == 200 and answer.history[0].status_code == 303, answer.text
    return dom.document_fromstring(answer.text)


def test_merged_renamed_and_undone_with_plain_forms(desk: TestClient) -> None:
    merged = send(desk, page(desk, ONE), "Merge")
    assert "4 statements in 4 articles" in words(merged)
    assert {each.text_content() for each in merged.cssselect(".names-table bdi")} == {ONE, OTHER}
    renamed = send(desk, merged, "Rename", name="Donal von Brel")
    assert renamed.cssselect("h1")[0].text_content() == "Donal von Brel"
    again = send(desk, renamed, "Undo")
    assert again.cssselect("h1")[0].text_content() in {ONE, OTHER}
    assert [words(each) for each in again.cssselect(".undone > p:first-child")] == [f"“{ONE}” is called “Donal von Brel”"]


def test_taken_out_by_name_and_by_statement(desk: TestClient) -> None:
    merged = send(desk, page(desk, ONE), "Merge")
    left = send(desk, merged, "Take out")
    assert "2 statements" in words(left)
    statement = left.cssselect("select[name=statement] option[value]")[1].get("value")
    [form] = [each for each in left.forms if "statement" in each.fields]
    answer = desk.post("/judge", data={**dict(form.form_values()), "statement": statement}, headers=OWN)
    assert "1 statement in 1 article" in words(dom.document_fromstring(answer.text))


def test_not_the_same_is_remembered_with_who_said_so(desk: TestClient) -> None:
    shown = send(desk, page(desk, ONE), "Not the same")
    assert "not the same, says Mira" in words(shown)


def test_a_mention_is_confirmed(desk: TestClient, where: str) -> None:
    with open_ledger(where) as ledger:
        mention = find(ledger, "Brel")
    shown = page(desk, mention)
    assert "a mention in one article" in shown.text_content()
    assert "a mention in one article" not in send(desk, shown, "Confirm").text_content()


def test_the_lists_decide_too_and_come_back_to_themselves(desk: TestClient) -> None:
    listed = dom.document_fromstring(desk.get("/suggestions").text)
    assert "There is nothing to decide" in send(desk, listed, "Merge").text_content()
    decided = dom.document_fromstring(desk.get("/judgements").text)
    assert "undone" in send(desk, decided, "Undo").text_content()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": HOME + ".evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {**OWN, "sec-fetch-site": "cross-site"},
        {**OWN, "sec-fetch-site": "same-site"},
        {**OWN, "content-type": "text/plain"},
        {**OWN, "content-type": "application/json"},
    ],
)
def test_a_page_elsewhere_cannot_decide(desk: TestClient, headers: dict[str, str]) -> None:
    sent = {"content-type": "application/x-www-form-urlencoded", **headers}
    answer = desk.post("/judge", content=b"what=undo", headers=sent)
    assert (answer.status_code, desk.get("/api/judgements").json()) == (403, {"judgements": []})


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        ({"which": "merge"}, 400, "no such decision"),
        ({"what": "delete", "source": ONE}, 400, "no such decision"),
        ({"what": "merge", "source": ONE}, 400, "fill in the field: other"),
        ({"what": "merge", "source": ONE, "other": "Ana Vorn"}, 404, "nobody in the ledger"),
        ({"what": "rename", "source": ONE, "name": "x" * 25_000}, 400, "too long"),
        ({"what": "undo", "id": "abc"}, 404, "no decision to undo"),
    ],
)
def test_what_makes_no_sense_is_answered_in_words(desk: TestClient, data: dict[str, str], status: int, words: str) -> None:
    answer = desk.post("/judge", data=data, headers=OWN)
    assert answer.status_code == status and words in answer.text


def test_what_is_no_text_is_answered_in_words(desk: TestClient) -> None:
    sent = {**OWN, "content-type": "application/x-www-form-urlencoded"}
    answer = desk.post("/judge", content=b"\xff\xfe", headers=sent)
    assert answer.status_code == 400 and "no form of ours" in answer.text and "decode" not in answer.text


def test_no_answer_sends_the_browser_elsewhere(desk: TestClient) -> None:
    data = {"what": "rename", "source": ONE, "name": "Donal", "back": "//evil.example"}
    answer: httpx.Response = desk.post("/judge", data=data, headers=OWN, follow_redirects=False)
    assert answer.headers["location"].startswith("/source/")


def test_a_hostile_name_stays_words(desk: TestClient) -> None:
    shown = send(desk, page(desk, ONE), "Rename", name="<script>alert(1)</script>")
    assert shown.cssselect("h1")[0].text_content() == "<script>alert(1)</script>" and not shown.cssselect("main script")
