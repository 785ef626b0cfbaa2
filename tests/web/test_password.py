"""A desk with a password answers nobody without it, on no path; its forms are as safe as ever."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.errors import UsageError
from sayso.web import create_app, guard
from sayso.web.guard import HEADERS
from sayso.web.password import read_password
from tests.web.conftest import HOME

PASSWORD = "trente-deux brebis é"


def given(password: str | bytes, user: str = "mira") -> dict[str, str]:
    """The header of a log-in."""
    whole = user.encode() + b":" + (password if isinstance(password, bytes) else password.encode())
    return {"authorization": "Basic " + base64.b64encode(whole).decode()}


@pytest.fixture(scope="module")
def desk(ferry: str) -> Iterator[TestClient]:
    """The desk with a password."""
    with TestClient(create_app(ferry, password=PASSWORD), base_url=HOME) as client:
        yield client


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait in tests."""
    monkeypatch.setattr(guard, "WAIT_S", 0)


PATHS = ("/", "/api/front", "/static/sayso.css", "/openapi.json", "/feeds/search.atom", "/favicon.ico", "/add", "/nowhere")


@pytest.mark.parametrize("path", PATHS)
def test_every_path_asks(desk: TestClient, path: str) -> None:
    for method in ("GET", "HEAD", "POST", "DELETE"):
        answer = desk.request(method, path, headers={"origin": HOME})
        assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith('Basic realm="Sayso"')
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "asks for a password" in desk.get(path).text
    assert desk.get(path, headers=given(PASSWORD)).status_code in ({200} if path != "/nowhere" else {404})


@pytest.mark.parametrize(
    "headers",
    [
        given(""),
        given(PASSWORD + "x"),
        given(PASSWORD[:-1]),
        given(PASSWORD.upper()),
        given(b"\xff\xfe"),
        {"authorization": "Basic"},
        {"authorization": "Basic !!!"},
        {"authorization": f"Bearer {base64.b64encode(PASSWORD.encode()).decode()}"},
        {"authorization": "Basic " + base64.b64encode(PASSWORD.encode()).decode()},
        {"authorization": f"Basic {PASSWORD}".encode()},
        {"cookie": f"authorization={base64.b64encode(PASSWORD.encode()).decode()}"},
    ],
)
def test_nothing_but_the_password_opens(desk: TestClient, headers: dict[str, str]) -> None:
    assert desk.get("/", headers=headers).status_code == 401


def test_it_answers_under_every_name_that_is_one(desk: TestClient) -> None:
    assert desk.get("/", headers={**given(PASSWORD), "host": "desk.example:8477"}).status_code == 200
    assert desk.get("/", headers={**given(PASSWORD), "host": "a b"}).status_code == 421


def test_forms_of_other_pages_change_nothing_with_it_either(desk: TestClient) -> None:
    for origin in ("http://evil.example", "null"):
        assert desk.post("/judge", data={"what": "x"}, headers={**given(PASSWORD), "origin": origin}).status_code == 403
    assert desk.post("/judge", data={"what": "x"}, headers={**given(PASSWORD), "origin": HOME}).status_code == 400


@pytest.mark.parametrize("held", [b"", b"short\n", b"\xff" * 20, b"twelve\x00letters\n", b"x" * 2000])
def test_a_file_without_a_password_is_refused(tmp_path: Path, held: bytes) -> None:
    file = tmp_path / "password"
    file.write_bytes(held)
    with pytest.raises(UsageError):
        read_password(file)


def test_the_first_line_is_the_password(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\r\nand a remark\n", encoding="utf-8")
    assert read_password(file) == PASSWORD
    with pytest.raises(UsageError, match="cannot be read"):
        read_password(tmp_path / "none")
