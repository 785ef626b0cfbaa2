"""A desk with a password answers nobody without it, on no path; its forms are as safe as ever."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from sayso.errors import UsageError
from sayso.web import create_app, guard, password
from sayso.web.guard import HEADERS
from sayso.web.password import TRIES, WITHIN_S, Tries, read_password
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
    """Let nobody wait in tests, nor count what other tests tried."""
    monkeypatch.setattr(guard, "WAIT_S", 0)
    monkeypatch.setattr(password, "TRIES", 1000)


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
    file.chmod(0o600)
    with pytest.raises(UsageError, match=r"first line|cannot be read"):
        read_password(file)


def test_the_first_line_is_the_password(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\r\nand a remark\n", encoding="utf-8")
    file.chmod(0o640)
    assert read_password(file) == PASSWORD
    with pytest.raises(UsageError, match="cannot be read"):
        read_password(tmp_path / "none")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX files say who else may read them")
@pytest.mark.parametrize("mode", [0o644, 0o604, 0o660, 0o602, 0o777])
def test_a_file_that_others_may_read_or_change_is_refused_without_telling_what_is_in_it(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "password"
    file.write_text(PASSWORD, encoding="utf-8")
    file.chmod(mode)
    with pytest.raises(UsageError, match="chmod 600") as refused:
        read_password(file)
    assert PASSWORD not in str(refused.value)


def test_after_many_wrong_ones_not_even_the_right_one_is_looked_at_for_a_while(ferry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password, "TRIES", TRIES)
    now = [0.0]
    monkeypatch.setattr(guard, "Tries", lambda: Tries(lambda: now[0]))
    with TestClient(create_app(ferry, password=PASSWORD), base_url=HOME) as desk:
        for _ in range(TRIES * 2):  # who gives none has tried none
            assert desk.get("/").status_code == 401
        for number in range(TRIES):
            assert desk.get("/", headers=given(f"wrong {number}")).status_code == 401
        refused = desk.get("/", headers=given(PASSWORD))
        assert refused.status_code == 429 and refused.headers["retry-after"] == "60"
        assert {name: refused.headers.get(name) for name in HEADERS} == HEADERS
        assert desk.get("/").status_code == 401, "who gives none is asked for it"
        now[0] = WITHIN_S
        assert desk.get("/", headers=given(PASSWORD)).status_code == 200


def test_tries_are_counted_by_address_and_only_so_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password, "TRIES", 2)
    monkeypatch.setattr(password, "ADDRESSES", 3)
    tries = Tries(lambda: 0.0)
    for client in ("192.0.2.1", "192.0.2.1", "2001:db8::1", "2001:db8::2"):
        tries.wrong(client)
    assert tries.spent("192.0.2.1") and tries.spent("2001:db8::ffff") and not tries.spent("192.0.2.2")
    for number in range(3):
        tries.wrong(f"198.51.100.{number}")
    assert not tries.spent("192.0.2.1")


def test_the_visit_s_cookie_is_for_no_script_and_over_https_for_nothing_else(desk: TestClient) -> None:
    plain = desk.get("/", headers=given(PASSWORD)).headers["set-cookie"]
    assert "HttpOnly" in plain and "SameSite=lax" in plain and "Secure" not in plain
    assert "Secure" in desk.get(HOME.replace("http:", "https:"), headers=given(PASSWORD)).headers["set-cookie"]


def test_the_password_stands_in_no_process_list_and_no_log(tmp_path: Path, ferry: str) -> None:
    file = tmp_path / "password"
    file.write_text(PASSWORD, encoding="utf-8")
    file.chmod(0o600)
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", ferry, "--port", "0", "--password-file", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as served:
        try:
            assert served.stdout is not None
            address = served.stdout.readline().strip()
            for secret in (PASSWORD, "wrong but long enough"):
                httpx.get(address + "/nowhere", headers=given(secret), timeout=30, trust_env=False)
        finally:
            served.terminate()
        told, _ = served.communicate(timeout=30)
    assert PASSWORD not in told and "wrong but long" not in told and PASSWORD not in " ".join(command)
    assert base64.b64encode(f"mira:{PASSWORD}".encode()).decode() not in told
