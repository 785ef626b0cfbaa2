"""Who may ask, and what the browser is told about every answer."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from sayso.web import create_app
from sayso.web.guard import HEADERS
from tests.web.conftest import HOME


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
