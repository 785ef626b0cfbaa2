"""The page that the desk opens with tells what came since the last visit; what a visit is, its cookie says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from sayso.ledger import open_ledger
from sayso.ledger.settled_tables import question as q
from sayso.ledger.tables import article as a
from sayso.web import create_app
from sayso.web.home import VISIT_S, cookie_name
from tests.views import dam
from tests.views import settled as s
from tests.web.conftest import HOME
from tests.web.test_pages import tree, words


@pytest.fixture
def where(tmp_path: Path) -> str:
    """The address of the dam's ledger."""
    path = tmp_path / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
        with ledger._writing() as connection:
            connection.execute(update(q).where(q.c.id == s.KILLED).values(disputed=True))
    return str(path)


@pytest.fixture
def desk(where: str) -> Iterator[TestClient]:
    """The desk on it."""
    with TestClient(create_app(where), base_url=HOME) as client:
        yield client


def test_at_the_first_visit_there_is_no_last_one(desk: TestClient) -> None:
    assert not tree(desk, "/").cssselect(".since")
    assert not tree(desk, "/").cssselect(".since"), "to load it again is no other visit"


def test_the_cookie_is_ours_alone(desk: TestClient, where: str) -> None:
    told = desk.get("/").headers["set-cookie"]
    assert told.startswith(f"{cookie_name(where)}=0-")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {each.strip() for each in told.split(";")}
    assert "domain" not in told.lower()


def test_the_next_visit_tells_what_came(desk: TestClient, where: str) -> None:
    desk.cookies.set(cookie_name(where), f"0-{int(time.time()) - VISIT_S - 5}", domain="127.0.0.1")
    for _ in range(2):  # and again when it is loaded again
        [since] = tree(desk, "/").cssselect(".since")
        assert "5 articles came" in words(since) and "disputed" in words(since)
        assert f"/board/{s.STORY}" in [link.get("href") for link in since.cssselect("a")]
        assert words(since.cssselect(".came li")[0]).count("disputed") == 1


def test_nothing_came_is_said(desk: TestClient, where: str) -> None:
    with open_ledger(where) as ledger, ledger._writing() as connection:
        connection.execute(update(a).values(added_at="2026-01-01T00:00:00+00:00"))
    desk.cookies.set(cookie_name(where), f"0-{int(time.time()) - VISIT_S - 5}", domain="127.0.0.1")
    assert "Nothing was added since then" in words(tree(desk, "/").cssselect(".since")[0])


@pytest.mark.parametrize("cookie", ["", "x", "1-2-3", "99999999999-99999999999", "-1-5", "٣-٤", "1" * 4000])
def test_a_cookie_that_is_none_is_a_first_visit(where: str, desk: TestClient, cookie: str) -> None:
    answer = desk.get("/", headers={"cookie": f"{cookie_name(where)}={cookie}".encode()})
    assert answer.status_code == 200 and "Since your last visit" not in answer.text


def test_disputed_questions_are_named_under_their_story(desk: TestClient) -> None:
    [tile] = tree(desk, "/").cssselect(".stories .item")
    assert tile.cssselect(".at-odds a")[0].get("href").startswith("/question/") and "independent" in words(tile)
