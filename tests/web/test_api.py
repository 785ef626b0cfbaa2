"""The same views as JSON, in the shapes that other programs rely on."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from sayso.views.contract import article_json, statement_json
from tests.web import books

HEARING = books.dispatch()


def test_an_article_keeps_the_contract(desk: TestClient) -> None:
    answer = desk.get(f"/api/article/{HEARING.article.id}").json()
    assert answer["article"] == article_json(HEARING.article)
    told = {each["id"]: each for each in answer["statements"]}
    for statement in HEARING.statements:
        seen = told[statement.id]
        assert {name: seen[name] for name in statement_json(statement)} == statement_json(statement)
        assert seen["source_id"] is None or desk.get(f"/api/source/{seen['source_id']}").status_code == 200


def test_spans_cut_out_their_words(desk: TestClient) -> None:
    for each in desk.get("/api/articles").json()["articles"]:
        view = desk.get(f"/api/article/{each['id']}").json()
        text = view["article"]["text"]
        for statement in view["statements"]:
            for part in ("source", "cue", "content"):
                assert " … ".join(text[start:end] for start, end in statement[part]["spans"]) == statement[part]["text"]


def test_the_front_counts_what_the_lists_hold(desk: TestClient) -> None:
    front = desk.get("/api/front").json()
    assert front["articles_total"] == len(desk.get("/api/articles").json()["articles"]) == 9
    assert front["sources_total"] == len(desk.get("/api/sources").json()["sources"])
    assert front["statements_total"] == desk.get("/api/search").json()["total"] == 29


def test_search_answers_in_the_contract_s_shapes(desk: TestClient) -> None:
    found = desk.get("/api/search", params={"words": "died", "outlet": "Radio Halvar"}).json()
    assert found["total"] == 1
    (row,) = found["statements"]
    assert row["said_at"] == {
        "from": "2031-03-13",
        "to": "2031-03-13",
        "precision": "day",
        "as_said": "on Thursday",
        "order": None,
        "because": "",
    }
    assert (row["figures"][0]["low"], row["figures"][0]["high"], row["figures"][0]["span"].__class__) == (57, 57, list)


def test_a_source_by_name(desk: TestClient) -> None:
    answer = desk.get("/api/source/Hanne Orsk").json()
    assert answer["source"]["name"] == "Hanne Orsk" and len(answer["statements"]) == 3


def test_a_statement_stands_in_its_paragraph(desk: TestClient) -> None:
    statement = HEARING.statements[4]
    answer = desk.get(f"/api/statement/{statement.id}").json()
    start, end = answer["paragraph_span"]
    assert answer["paragraph"] == HEARING.article.text[start:end]
    assert answer["statement"] == statement_json(statement)
    assert answer["sha256"] == HEARING.article.sha256 and answer["live_link"].startswith(f"{HEARING.article.url}#:~:text=")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("article/zzz", 404, "not-found"),
        ("source/nobody at all", 404, "not-found"),
        ("statement/nope", 404, "not-found"),
        ("nowhere", 404, "not-found"),
        ("search?stance=loves", 400, "usage"),
        ("search?since=soon", 400, "usage"),
        ("articles?page=0", 400, "usage"),
    ],
)
def test_failures_are_json_too(desk: TestClient, path: str, status: int, kind: str) -> None:
    answer = desk.get(f"/api/{path}")
    assert answer.status_code == status
    assert answer.json()["error"]["kind"] == kind and answer.json()["error"]["reason"]


def test_openapi_describes_every_route_and_nothing_asks_another_host(desk: TestClient) -> None:
    described = desk.get("/openapi.json").json()
    assert {path.removeprefix("/api/") for path in described["paths"]} == {
        "front",
        "suggestions",
        "queue",
        "judgements",
        "outlets",
        "articles",
        "article/{id}",
        "sources",
        "source/{id}",
        "search",
        "statement/{id}",
        "stories",
        "board/{id}",
        "board/{id}/cell",
        "question/{id}",
        "question/{id}/timeline",
        "changes",
        "versions/{id}",
        "calendar",
        "beside/{id}",
        "notes",
    }
    assert all(set(verbs) == {"get"} for verbs in described["paths"].values())
    assert desk.get("/docs").status_code == desk.get("/redoc").status_code == 404
