"""A person decides at the desk what belongs together: with plain forms, and sees at once what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import open_ledger
from sayso.web import create_app
from tests.views import dam
from tests.views import settled as s
from tests.web.conftest import HOME
from tests.web.test_judge import OWN, send
from tests.web.test_pages import tree, words


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every settling that was asked for; settling itself is the pipeline's own test."""
    found: list[Any] = []

    def settle(ledger: Any) -> Iterator[Any]:
        found.append(ledger)
        yield from ()

    monkeypatch.setattr("sayso.pipeline.settle", settle, raising=False)
    return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[Any]) -> Iterator[TestClient]:
    """The desk on the dam's ledger."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    with open_ledger(tmp_path / "dam.sqlite") as ledger:
        dam.filled(ledger)
    with TestClient(create_app(str(tmp_path / "dam.sqlite")), base_url=HOME) as client:
        yield client


def test_no_copy_said_and_undone(desk: TestClient, asked: list[Any]) -> None:
    copy = dam.hearings()[s.REPRINT].article.id
    send(desk, tree(desk, f"/article/{copy}"), "No copy")
    decided = tree(desk, "/judgements")
    assert words(decided.cssselect(".pairs li p")[0]) == "“Dam bursts” is no copy of “Karrowen dam gives way above Ilvesta”"
    assert len(asked) == 1
    undone = send(desk, decided, "Undo")
    assert words(undone.cssselect(".pairs li p")[0]).startswith("undone: whether “Dam bursts”") and len(asked) == 2


def test_a_likely_answer_is_confirmed_from_the_list(desk: TestClient, asked: list[Any]) -> None:
    page = send(desk, tree(desk, "/suggestions"), "It answers it")
    assert words(page.cssselect("h1")[0]) == "Maybe the same" and len(asked) == 1
    assert "answer one question" in words(tree(desk, "/judgements"))


def test_a_story_is_named_and_pinned_on_its_board(desk: TestClient, asked: list[Any]) -> None:
    board = tree(desk, f"/board/{s.STORY}")
    send(desk, send(desk, board, "Rename", name="The dam"), "Pin this story")
    told = [words(each) for each in tree(desk, "/judgements").cssselect(".pairs li > p:first-child")]
    assert told[:2] == [
        "the story of “Karrowen dam gives way above Ilvesta” is pinned",
        "the story of “Karrowen dam gives way above Ilvesta” is called “The dam”",
    ]
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"what": "copy", "a": "ffff", "b": "eeee", "verdict": "no"}, 404),
        ({"what": "copy", "a": "ffff", "b": "eeee", "verdict": "maybe"}, 400),
        ({"what": "copy", "a": "", "b": "eeee", "verdict": "yes"}, 400),
        ({"what": "story-pin", "story": "volcano"}, 404),
        ({"what": "story-name", "story": s.STORY, "name": " "}, 400),
    ],
)
def test_what_cannot_be_decided_is_said(desk: TestClient, asked: list[Any], fields: dict[str, str], status: int) -> None:
    assert desk.post("/judge", data=fields, headers=OWN).status_code == status
    assert not asked


def test_a_page_elsewhere_decides_nothing(desk: TestClient, asked: list[Any]) -> None:
    answer = desk.post("/judge", data={"what": "story-pin", "story": s.STORY}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403 and not asked
