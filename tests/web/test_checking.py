"""A draft is pasted and checked; no page elsewhere can send one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.web import create_app
from tests.web.books import HOSTILE
from tests.web.conftest import HOME, served

OWN = {"origin": HOME}
DRAFT = (Path(__file__).parents[1] / "checking" / "drafts" / "upstream.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dam(demo_ledger: Path) -> Iterator[TestClient]:
    """The desk on the demo's ledger."""
    with TestClient(create_app(str(demo_ledger)), base_url=HOME) as client:
        yield client


def words(element: dom.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_draft_is_checked_line_by_line(dam: TestClient) -> None:
    form = dom.document_fromstring(dam.get("/check").text)
    assert form.cssselect("label[for=draft]") and form.cssselect("textarea#draft")
    answer = dam.post("/check", data={"draft": DRAFT, "against": ""}, headers=OWN)
    assert answer.status_code == 200
    shown = dom.document_fromstring(answer.text)
    assert "3 lines to put right" in words(shown.cssselect("header.top-of")[0])
    lines = shown.cssselect("ol.checked > li")
    assert [bool(line.cssselect(".verdict.wrong")) for line in lines] == [True, False, False, True, True]
    [altered] = shown.cssselect("p.diffed")
    assert [words(each) for each in altered.cssselect("del")] == ["left out: an easy"]
    for link in shown.cssselect("ol.checked .voices a"):
        page, _, place = link.get("href").partition("#")
        assert dom.document_fromstring(dam.get(page).text).get_element_by_id(place) is not None
    assert shown.cssselect("textarea")[0].text_content().strip() == DRAFT.strip(), "it can be mended and sent again"


def test_only_a_form_of_the_desk_sends_a_draft(dam: TestClient) -> None:
    for headers in ({}, {"origin": "https://evil.example"}, {**OWN, "sec-fetch-site": "cross-site"}):
        assert dam.post("/check", data={"draft": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize(("draft", "told"), [("", "no draft yet"), (" \n ", "no draft yet"), ("\x00\x01", "")])
def test_what_is_no_draft_is_told(dam: TestClient, draft: str, told: str) -> None:
    answer = dam.post("/check", data={"draft": draft}, headers=OWN)
    assert answer.status_code == 200
    assert told in answer.text


def test_a_book_is_no_draft(dam: TestClient) -> None:
    assert dam.post("/check", data={"draft": "word " * 20_000}, headers=OWN).status_code == 400
    assert (
        dam.post(
            "/check", content=b"draft=" + b"a" * 700_000, headers={**OWN, "content-type": "application/x-www-form-urlencoded"}
        ).status_code
        == 400
    )


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_hostile_draft_stays_text(dam: TestClient, payload: str) -> None:
    text = (
        f"{payload} Teodar Hask, the governor of Upper Vorn, said that {payload} 14,000 people had been moved from their homes. {payload}"
    )
    answer = dam.post("/check", data={"draft": text, "against": "karrowen"}, headers=OWN)
    shown = dom.document_fromstring(answer.text)
    assert not shown.cssselect("script, img, main svg[onload], [onmouseover], [onerror], [hx-get]")
    assert not [each for each in shown.cssselect("a") if each.get("href", "").lower().startswith(("javascript", "data"))]
    assert "Traceback" not in answer.text


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scripts"), [(390, False), (390, True), (1600, True)])
def test_a_draft_is_pasted_sent_by_keyboard_and_read(browser: Any, demo_ledger: Path, width: int, scripts: bool) -> None:
    with served(str(demo_ledger)) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}/check")
        page.fill("#draft", DRAFT)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("ol.checked")
        assert page.locator(".verdict.wrong").count() == 3
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("ol.checked .voices a").first.click()
        page.wait_for_selector(".said:target, .seg:target, :target")
        context.close()
