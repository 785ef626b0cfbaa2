"""A question's table at the desk, in each of its forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.web import create_app
from tests.web.conftest import HOME


@pytest.fixture(scope="module")
def dam(demo_ledger: Path) -> Iterator[TestClient]:
    """The desk on the demo's ledger."""
    with TestClient(create_app(str(demo_ledger)), base_url=HOME) as client:
        yield client


@pytest.fixture(scope="module")
def killed(dam: TestClient) -> str:
    """The id of the question how many were killed."""
    [story] = dam.get("/api/stories").json()["stories"]
    rows = dam.get(f"/api/board/{story['id']}").json()["questions"]
    return next(str(row["id"]) for row in rows if row["measure"] == "killed" and not row["place"])


def test_a_question_leads_to_its_table(dam: TestClient, killed: str) -> None:
    asked = dom.document_fromstring(dam.get(f"/question/{killed}").text)
    [form] = asked.cssselect("form[action$='/table']")
    shown = dom.document_fromstring(dam.get(form.get("action"), params={"dates": "mdy"}).text)
    [text] = shown.cssselect("textarea")
    assert "{{cite news |title=" in text.text_content()
    assert "March 12, 2026" in text.text_content()
    [link] = [each.get("href") for each in shown.cssselect("a") if "file" in each.get("href")]
    saved = dam.get(link)
    assert saved.text == text.text_content().lstrip("\n")
    assert saved.headers["content-disposition"].endswith('.wikitext"')


@pytest.mark.parametrize("form", ["wikitext", "csv", "markdown", "csl-json"])
def test_every_form_is_a_file(dam: TestClient, killed: str, form: str) -> None:
    saved = dam.get(f"/question/{killed}/table/file", params={"as": form})
    assert saved.status_code == 200
    assert saved.headers["content-disposition"].startswith("attachment")
    assert "html" not in saved.headers["content-type"]


def test_what_cannot_be_asked_is_told(dam: TestClient, killed: str) -> None:
    assert dam.get(f"/question/{killed}/table", params={"as": "exe"}).status_code == 400
    assert dam.get("/question/ffffffffffffffff/table").status_code == 404
