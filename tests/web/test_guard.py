"""Who may ask, and what the browser is told about every answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import open_ledger
from sayso.web import create_app
from sayso.web.guard import HEADERS, WRITES
from tests.views import dam
from tests.web.conftest import HOME, served
from tests.web.screens import EXAMPLES, PAGE, routes


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8477", "localhost:9", "LOCALHOST", "[::1]:8477", "[::1]"])
def test_this_machine_s_own_names_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "127.0.0.1@evil", "[::1", "", "10.0.0.1", "a b"])
def test_no_other_name_is(desk: TestClient, host: str) -> None:
    for path in ("/", "/api/front", "/static/sayso.css"):
        answer = desk.get(path, headers={"host": host})
        assert answer.status_code == 421
        assert "Sayso does not answer under this host name" in answer.text


def test_a_name_that_was_configured_is_answered(ferry: str) -> None:
    with TestClient(create_app(ferry, hosts=("desk.example", "fd00::7")), base_url=HOME) as desk:
        assert desk.get("/", headers={"host": "desk.example:80"}).status_code == 200
        assert desk.get("/", headers={"host": "[fd00::7]"}).status_code == 200
        assert desk.get("/", headers={"host": "other.example"}).status_code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(desk: TestClient, method: str) -> None:
    for path in ("/", "/search", "/api/front", "/static/sayso.css", "/nowhere"):
        assert desk.request(method, path).status_code == 405


@pytest.mark.parametrize(
    "path", ["/", "/api/front", "/static/sayso.css", "/nowhere", "/api/article/none", "/search?stance=loves", "/openapi.json"]
)
def test_every_answer_carries_the_policy(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]
    assert "server-timing" not in headers
    assert "access-control-allow-origin" not in headers


def test_even_a_failure_that_nobody_foresaw_carries_the_policy(ferry: str) -> None:
    app = create_app(ferry)

    @app.get("/breaks")
    def breaks() -> None:
        raise ZeroDivisionError("secret detail")

    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as desk:
        answer = desk.get("/breaks")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text and "secret detail" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_head_is_answered_like_get(desk: TestClient) -> None:
    assert [desk.head(path).status_code for path in ("/", "/api/front", "/static/sayso.css", "/nowhere")] == [200, 200, 200, 404]


OWN = {"origin": HOME}
ELSEWHERE: tuple[dict[str, str], ...] = (
    {},
    {"origin": "null"},
    {"origin": "http://evil.example"},
    {"origin": HOME + ".evil.example"},
    {"origin": "http://127.0.0.1:1"},
    {"origin": "http://localhost:8477"},
    {**OWN, "sec-fetch-site": "cross-site"},
    {**OWN, "sec-fetch-site": "same-site"},
    {"referer": HOME + "/"},
)
"""What a browser tells of a request that no page of ours made, or that it does not tell enough of."""


@pytest.fixture
def dammed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The dam's ledger with one decision in it; settling is the pipeline's own test."""
    monkeypatch.setattr("sayso.pipeline.settle", lambda ledger: iter(()))
    where = tmp_path / "dam.sqlite"
    with open_ledger(where) as ledger:
        dam.filled(ledger)
    with TestClient(create_app(str(where)), base_url=HOME) as desk:
        desk.post("/judge", data={"what": "rename", "source": "Lethia", "name": "Lethia the Old"}, headers=OWN)
    yield where


def held(where: Path) -> list[tuple[Any, ...]]:
    """Every row of the ledger."""
    with sqlite3.connect(where) as connection:
        names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table' order by name")]
        return [(name, *row) for name in names for row in connection.execute(f'select * from "{name}"')]


def forms(desk: TestClient) -> dict[str, dict[str, str]]:
    """For each address that takes a form one that changes the ledger (`/check` writes nothing); a new address has to be added."""
    article = desk.get("/api/articles").json()["articles"][0]["id"]
    line = desk.get("/api/queue").json()["lines"][0]["key"]
    given = {
        "/add": {},
        "/check": {"draft": "Lethia denied that it had released water."},
        "/judge": {"what": "rename", "source": "Tarvenia", "name": "Tarvenia the New"},
        "/note": {"on": article, "text": "Who measured it?", "by": "Mira"},
        "/queue": {"key": line, "verdict": "unsure"},
        "/queue/bulk": {"key": line},
        "/queue/undo": {"id": desk.get("/api/judgements").json()["judgements"][0]["id"]},
        "/searches": {"name": "The dam", "query": "words=dam"},
    }
    assert set(given) == set(routes(desk.app, "POST")) == WRITES  # type: ignore[arg-type]  # the app is ours
    return given


def post(desk: TestClient, path: str, fields: dict[str, str], headers: dict[str, str]) -> int:
    """Send *fields* as the form of *path* does; gives the status."""
    if path == "/add":
        return desk.post(
            path, files=[("files", ("dam.html", PAGE.read_bytes(), "text/html"))], headers=headers, follow_redirects=False
        ).status_code
    return desk.post(path, data=fields, headers=headers, follow_redirects=False).status_code


def test_no_form_of_a_page_elsewhere_changes_anything(dammed: Path) -> None:
    with TestClient(create_app(str(dammed)), base_url=HOME) as desk:
        sent, before = forms(desk), held(dammed)
        for path, fields in sent.items():
            for headers in ELSEWHERE:
                assert post(desk, path, fields, headers) == 403, (path, headers)
            for kind in ("text/plain", "application/json", ""):
                assert desk.post(path, content=b"what=undo", headers={**OWN, "content-type": kind}).status_code == 403, (path, kind)
            for method in ("PUT", "PATCH", "DELETE"):
                assert desk.request(method, path, headers=OWN).status_code == 405
        assert held(dammed) == before


@pytest.mark.parametrize("path", sorted(WRITES - {"/check", "/add"}))
def test_the_same_form_of_our_own_does(dammed: Path, path: str) -> None:
    with TestClient(create_app(str(dammed)), base_url=HOME) as desk:
        fields, before = forms(desk)[path], held(dammed)
        assert post(desk, path, fields, OWN) == 303
        assert held(dammed) != before


def test_to_read_changes_nothing_whoever_asks(dammed: Path) -> None:
    with TestClient(create_app(str(dammed)), base_url=HOME) as desk:
        before = held(dammed)
        asked = [*EXAMPLES, *routes(desk.app, "GET")]  # type: ignore[arg-type]  # the app is ours
        for path in asked:
            desk.get(path, headers={"origin": "http://evil.example", "sec-fetch-site": "cross-site"})
        assert len(asked) > 60 and held(dammed) == before


@pytest.mark.browser
def test_a_browser_on_a_page_elsewhere_is_refused_too(browser: Any, dammed: Path) -> None:
    with TestClient(create_app(str(dammed)), base_url=HOME) as desk:
        sent = forms(desk)
    with served(str(dammed)) as home:
        before = held(dammed)
        page = browser.new_page()
        statuses: list[int] = []
        page.on("response", lambda answer: statuses.append(answer.status) if answer.request.method == "POST" else None)
        page.route(
            "http://localhost:9/*", lambda route: route.fulfill(body="<!doctype html><title>elsewhere</title>", content_type="text/html")
        )
        for path, fields in sent.items():
            for kind in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
                page.goto("http://localhost:9/trap")
                with page.expect_navigation():
                    page.evaluate(
                        """([action, enctype, fields]) => {
                            const form = Object.assign(document.createElement('form'), { action, enctype, method: 'post' });
                            for (const [name, value] of Object.entries(fields)) {
                                form.append(Object.assign(document.createElement('textarea'), { name, value }));
                            }
                            document.body.append(form);
                            form.submit();
                        }""",
                        [home + path, kind, fields],
                    )
        page.close()
        assert statuses == [403] * 3 * len(sent)
        assert held(dammed) == before
