"""The review queue by plain forms: decide, take back, many at once after a preview, and what comes out for training."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html as dom
from sqlalchemy import update

from sayso.ledger import open_ledger
from sayso.ledger import settled_tables as t
from sayso.ledger.tables import statement
from sayso.web import create_app
from tests.views import dam
from tests.views.test_sources import said
from tests.web.conftest import HOME
from tests.web.test_judge import OWN
from tests.web.test_pages import tree, words


@pytest.fixture
def where(tmp_path: Path) -> str:
    """The dam's ledger with a statement that is read unsurely and two names that may be one."""
    with open_ledger(tmp_path / "dam.sqlite") as ledger:
        dam.filled(ledger)
        for number, name in enumerate(("Donal J. Brel", "Donal Brel")):
            ledger.add(said(name, number, "person"))
        with ledger._writing() as connection:
            connection.execute(update(statement).where(statement.c.stance == "denies").values(confidence=0.6))
            connection.execute(t.unsettled.delete())  # the dam is settled by hand
    return str(tmp_path / "dam.sqlite")


@pytest.fixture
def desk(where: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The desk on it; settling is the pipeline's own test."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    monkeypatch.setattr("sayso.pipeline.settle", lambda ledger: iter(()), raising=False)
    with TestClient(create_app(where), base_url=HOME) as client:
        yield client


def send(desk: TestClient, page: dom.HtmlElement, place: str, button: str = "", **fields: str) -> dom.HtmlElement:
    """Send the first form of *page* that goes to *place*, with the button of the verdict that was pressed; gives the page after it."""
    [form, *_] = [each for each in page.forms if each.action == place and each.method == "POST"]
    data = [*form.form_values(), *([("verdict", button)] if button else []), *fields.items()]
    sent: dict[str, list[str]] = {}
    for name, value in data:
        sent.setdefault(name, []).append(value)
    answer = desk.post(place, data=sent, headers=OWN)
    assert answer.status_code == 200 and answer.history[0].status_code == 303, answer.text
    return dom.document_fromstring(answer.text)


def left(page: dom.HtmlElement) -> tuple[int, int]:
    """How many are decided and left, by the page."""
    return int(page.get_element_by_id("decided").text_content()), int(page.get_element_by_id("left").text_content())


def test_a_line_is_decided_and_taken_back(desk: TestClient) -> None:
    page = tree(desk, "/queue?kind=question")
    before = left(page)
    after = send(desk, page, "/queue", "yes")
    assert left(after) == (before[0] + 1, before[1] - 1)
    flash = words(after.cssselect(".flash")[0])
    assert "answer one question" in flash and "Mira" in flash
    assert not after.cssselect(".decision"), "the page stays with its kind, of which nothing is left"
    assert left(send(desk, after, "/queue")) == before


def test_a_stance_that_is_wrong_needs_the_right_one(desk: TestClient) -> None:
    page = tree(desk, "/queue?kind=stance")
    [line] = page.cssselect(".decision")
    key = line.get("data-key")
    assert desk.post("/queue", data={"key": key, "verdict": "no"}, headers=OWN).status_code == 400
    after = send(desk, page, "/queue", "no", value="doubts")
    assert "doubts, and not denies" in words(after.cssselect(".flash")[0])
    told = desk.get(f"/api/statement/{key.split(':')[1]}").json()
    assert told["statement"]["stance"] == "doubts" and told["statement"]["stance_because"] == "Mira says so"


def test_sources_are_merged_parted_and_put_aside(desk: TestClient) -> None:
    aside = send(desk, tree(desk, "/queue?kind=source"), "/queue", "unsure")
    assert "“Donal Brel” and “Donal J. Brel” may be one source" in words(aside.cssselect(".flash")[0]).replace(
        "J. Brel” and “Donal Brel", "Brel” and “Donal J. Brel"
    )
    again = send(desk, aside, "/queue")
    merged = send(desk, tree(desk, "/queue?kind=source"), "/queue", "yes")
    assert again.cssselect(".decision") and "are one source" in words(merged.cssselect(".flash")[0])
    assert len(desk.get("/api/sources", params={"words": "Brel"}).json()["sources"]) == 1


def test_many_at_once_are_seen_first_and_can_all_be_taken_back(desk: TestClient) -> None:
    preview = tree(desk, "/queue/bulk?kind=source&above=0.5")
    assert len(preview.cssselect("input[type=checkbox][checked]")) == 1
    assert desk.get("/api/queue", params={"kind": "source"}).json()["total"] == 1, "to look at them decides nothing"
    done = send(desk, preview, "/queue/bulk")
    assert "1 decision at once" in words(done) and desk.get("/api/queue", params={"kind": "source"}).json()["total"] == 0
    [row] = desk.get("/api/judgements").json()["judgements"]
    desk.post("/queue/undo", data={"id": row["id"]}, headers=OWN)
    assert desk.get("/api/queue", params={"kind": "source"}).json()["total"] == 1


def test_nothing_ticked_and_readings_in_bulk_are_refused(desk: TestClient) -> None:
    assert desk.post("/queue/bulk", data={"by": "Jon"}, headers=OWN).status_code == 400
    assert desk.get("/queue/bulk?kind=stance").status_code == 400
    key = tree(desk, "/queue?kind=stance").cssselect(".decision")[0].get("data-key")
    assert desk.post("/queue/bulk", data={"key": key}, headers=OWN).status_code == 400
    assert desk.get("/api/judgements").json() == {"judgements": []}


def test_who_decides_is_said_and_kept_from_line_to_line(desk: TestClient) -> None:
    page = tree(desk, "/queue?by=Jon")
    after = send(desk, page, "/queue", "unsure")
    assert "Jon" in words(after.cssselect(".flash")[0])
    assert all(form.fields["by"] == "Jon" for form in after.forms if form.action == "/queue" and "by" in form.fields)


def test_a_script_is_answered_in_json(desk: TestClient) -> None:
    key = tree(desk, "/queue").cssselect(".decision")[0].get("data-key")
    sent = {**OWN, "accept": "application/json"}
    made = desk.post("/queue", data={"key": key, "verdict": "unsure", "by": "Jon"}, headers=sent).json()
    assert made["by"] == "Jon" and made["words"] and made["decided"] == 1
    taken = desk.post("/queue", data={"what": "undo", "id": made["id"]}, headers=sent).json()
    assert taken["undoes"] == made["id"] and taken["left"] == made["left"] + 1


def test_decisions_come_out_as_training_data(desk: TestClient) -> None:
    send(desk, tree(desk, "/queue?kind=question"), "/queue", "no")
    send(desk, tree(desk, "/queue?kind=stance"), "/queue", "no", value="doubts")
    send(desk, tree(desk, "/queue?kind=source"), "/queue", "yes")
    rows = [json.loads(line) for line in desk.get("/queue/decisions.ndjson").text.splitlines()]
    assert [(row["join"], row["verdict"]) for row in rows] == [("question", "no"), ("stance", "no"), ("source", "yes")]
    assert (rows[1]["read"], rows[1]["right"]) == ("denies", "doubts") and rows[1]["text_a"]
    assert {rows[2]["text_a"], rows[2]["text_b"]} == {"Donal J. Brel", "Donal Brel"}
    assert all(row["by"] == "Mira" and not row["undone"] for row in rows)
    table = list(csv.DictReader(io.StringIO(desk.get("/queue/decisions.csv").text.lstrip("\ufeff"))))
    assert [row["join"] for row in table] == ["question", "stance", "source"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"key": "copy:ffff:eeee", "verdict": "yes"}, 404),
        ({"key": "volcano:a:b", "verdict": "yes"}, 400),
        ({"key": "figure:a:b", "verdict": "yes"}, 400),
        ({"key": "stance:zz", "verdict": "yes"}, 404),
        ({"key": "stance:zz", "verdict": "perhaps"}, 400),
        ({"what": "undo", "id": "ffff"}, 404),
    ],
)
def test_what_cannot_be_decided_is_said(desk: TestClient, data: dict[str, str], status: int) -> None:
    assert desk.post("/queue", data=data, headers=OWN).status_code == status
    assert desk.get("/api/judgements").json() == {"judgements": []}


@pytest.mark.parametrize("place", ["/queue", "/queue/bulk", "/queue/undo", "/searches"])
def test_a_page_elsewhere_decides_nothing(desk: TestClient, place: str) -> None:
    key = tree(desk, "/queue").cssselect(".decision")[0].get("data-key")
    data = {"key": key, "verdict": "yes", "name": "x", "query": "words=x"}
    assert desk.post(place, data=data, headers={"origin": "http://evil.example"}).status_code == 403
    assert desk.get("/api/judgements").json() == {"judgements": []}


def test_the_screens_are_in_order(desk: TestClient) -> None:
    for path in ("/queue", "/queue?kind=stance", "/queue/bulk?kind=source&above=0", "/queue?page=9"):
        page = tree(desk, path)
        levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels)), path
        ids = [each.get("id") for each in page.iter() if each.get("id")]
        assert len(ids) == len(set(ids)), path
        labelled = {each.get("for") for each in page.cssselect("label")}
        assert all(each.get("id") in labelled for each in page.cssselect("input:not([type=hidden]), select")), path


def test_a_kind_that_is_none_is_refused(desk: TestClient) -> None:
    assert desk.get("/queue?kind=volcano").status_code == 400
