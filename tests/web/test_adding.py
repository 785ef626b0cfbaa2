"""Pages are added by pasting addresses and choosing files; what fails is named, what is dangerous never asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.records import Page, Skipped
from sayso.web import adding, create_app, jobs
from tests.conftest import REPO
from tests.web.conftest import HOME, written
from tests.web.test_pages import tree, words

OWN = {"origin": HOME}
STORY = REPO / "demo" / "pages" / "0309-1142-lodestar-dam-bursts.html"
NO_ARTICLE = REPO / "demo" / "not-articles" / "courier-front-page.html"
Files = Sequence[tuple[str, bytes]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """The desk on an empty ledger, by itself: what it adds is seen by no other test."""
    with TestClient(create_app(written(tmp_path / "added.sqlite", ())), base_url=HOME) as client:
        yield client


def send(desk: TestClient, addresses: str = "", files: Files = (), **headers: str) -> httpx.Response:
    """The form as a browser sends it."""
    parts = [("addresses", (None, addresses.encode())), *(("files", (name, content, "text/html")) for name, content in files)]
    return desk.post("/add", files=parts, headers=headers or OWN, follow_redirects=False)


def over(desk: TestClient, answer: httpx.Response) -> dom.HtmlElement:
    """The page of the job that *answer* leads to, once that is over."""
    assert answer.status_code == 303, answer.text
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        page = tree(desk, answer.headers["location"])
        if not page.cssselect("#job")[0].get("hx-get"):
            return page
        time.sleep(0.1)
    raise AssertionError("the job did not end")


def test_the_form_takes_addresses_and_files_without_a_script(desk: TestClient) -> None:
    page = tree(desk, "/add")
    [form] = [each for each in page.forms if each.action == "/add"]
    assert (form.method, form.get("enctype")) == ("POST", "multipart/form-data")
    for field in ("addresses", "files"):
        assert page.cssselect(f"label[for={field}]") and page.cssselect(f"#{field}")
    assert "/add" in [link.get("href") for link in tree(desk, "/").cssselect("a")]


def test_files_are_read_and_settled_and_failures_are_named(desk: TestClient) -> None:
    story, front = STORY.read_bytes(), NO_ARTICLE.read_bytes()
    page = over(desk, send(desk, files=[("dam.html", story), ("front.html", front), ("dam.html", story), ("x.pdf", b"%PDF-1.7")]))
    said = words(page.cssselect("#job")[0])
    assert "Done." in said and "4 of 4 inputs read" in said and "1 new" in said and "1 known already" in said and "2 gave nothing" in said
    reasons = [words(each) for each in page.cssselect("[aria-labelledby=failed-h] li")]
    assert reasons[0].startswith("front.html") and "not-an-article" in reasons[0]
    assert reasons[1].startswith("x.pdf") and "PDF" in reasons[1]
    link = page.cssselect("[aria-labelledby=added-h] a")[0]
    assert words(link) == "dam.html" and tree(desk, link.get("href")) is not None
    assert tree(desk, "/").cssselect(".stories .item"), "what was added is settled"
    assert not page.cssselect("noscript meta"), "what is over is not asked again"


def test_without_a_script_the_page_asks_again_by_itself(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr(jobs.Jobs, "_read", lambda *_: held.wait(30))
    first, second = send(desk, files=[("a.html", b"x")]), send(desk, files=[("b.html", b"x")])
    text = desk.get(first.headers["location"]).text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text and 'hx-trigger="every 1s"' in text
    assert "Waits until what came before it is read" in desk.get(second.headers["location"]).text
    held.set()
    assert "Done." in words(over(desk, first)) and "Done." in words(over(desk, second))


@pytest.mark.parametrize(
    "given",
    [
        "/etc/passwd",
        "file:///etc/passwd",
        "-",
        "*",
        "demo/pages",
        "http://127.0.0.1:8477/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.1.2.3/x",
        "http://user:pass@courier.example/",
        "HTTP://192.168.0.1/",
    ],
)
def test_nothing_of_this_machine_or_its_network_is_read(desk: TestClient, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SAYSO_ALLOW_PRIVATE", "yes")  # what its owner may on the command line, whoever pastes may not
    page = over(desk, send(desk, given))
    assert "0 new" in words(page) and "1 gave nothing" in words(page)
    assert words(page.cssselect("[aria-labelledby=failed-h] li b")[0]) == given


def test_a_name_that_leads_inside_is_refused_when_it_is_asked(desk: TestClient) -> None:
    page = over(desk, send(desk, "http://localhost:9/x"))
    assert "inside this machine’s own network" in words(page).replace("'", "’")


def test_settings_of_a_job_are_narrow(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def read(inputs: object, *, settings: object) -> Iterator[Page | Skipped]:
        seen.append(settings)
        yield from [Skipped(each, "fetch", "no") for each in inputs]  # type: ignore[attr-defined]

    monkeypatch.setattr(jobs, "read_pages", read)
    monkeypatch.setenv("SAYSO_ALLOW_PRIVATE", "yes")
    over(desk, send(desk, "https://courier.example/a https://courier.example/a\nhttps://courier.example/b"))
    assert not seen[0].allow_private and seen[0].max_archive_bytes == jobs.ARCHIVE_BYTES


def test_there_is_an_end_to_what_may_be_sent(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert send(desk).status_code == 400
    assert send(desk, " ".join(f"https://a.example/{each}" for each in range(201))).status_code == 400
    assert send(desk, "x" * 100_001).status_code == 400
    assert send(desk, files=[(f"{each}.html", b"x") for each in range(51)]).status_code == 400
    monkeypatch.setattr(adding, "BYTES_MOST", 1000)
    answer = send(desk, files=[("a.html", b"x" * 300_000)])
    assert answer.status_code == 400 and "at once" in answer.text


def test_only_a_form_of_the_desk_adds(desk: TestClient) -> None:
    for headers in ({"origin": "http://evil.example"}, {"accept": "*/*"}, {**OWN, "sec-fetch-site": "cross-site"}):
        assert send(desk, "https://courier.example/", **headers).status_code == 403
    assert desk.post("/add", data={"addresses": "https://courier.example/"}, headers=OWN).status_code == 403
    assert desk.post("/judge", files={"what": (None, "merge")}, headers=OWN).status_code == 403, "no other place takes such a form"
    assert desk.post("/add/0", files={"a": (None, "b")}, headers=OWN).status_code == 405
    assert not tree(desk, "/add").cssselect(".job")


def test_too_many_that_wait_are_refused_and_one_can_be_stopped(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr(jobs.Jobs, "_inputs", lambda self, job, folder: (self._begin(job), held.wait(30)) and iter(()))
    begun = [send(desk, "https://courier.example/")]
    while desk.app.state.jobs.latest()[0].state == "waiting":  # type: ignore[attr-defined]
        time.sleep(0.01)
    begun += [send(desk, "https://courier.example/") for _ in range(jobs.WAITING_MOST)]
    assert send(desk, "https://courier.example/").status_code == 400
    place = begun[1].headers["location"]
    stopped = desk.post("/add", files={"stop": (None, place.rpartition("/")[2])}, headers=OWN)
    assert stopped.url.path == place
    held.set()
    assert "Stopped" in words(over(desk, begun[1]))
    assert desk.post("/add", files={"stop": (None, "none")}, headers=OWN).status_code == 404


def test_a_job_that_nobody_began_is_not_found(desk: TestClient) -> None:
    assert desk.get("/add/0123456789abcdef").status_code == 404


def test_what_waits_for_a_person_is_looked_through_before_anybody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr(jobs, "waiting", looked.append)
    with TestClient(create_app(written(tmp_path / "added.sqlite", ())), base_url=HOME) as desk:
        until(lambda: len(looked) == 1)
        over(desk, send(desk, files=[("story.html", STORY.read_bytes())]))
        until(lambda: len(looked) == 2)


def until(done: Callable[[], bool]) -> None:
    """Wait until *done*."""
    deadline = time.monotonic() + 60
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_what_nobody_foresaw_is_told_and_the_next_job_runs(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    with monkeypatch.context() as broken:
        broken.setattr(jobs.Jobs, "_read", breaks)
        page = over(desk, send(desk, "https://courier.example/"))
    assert "Could not go on" in words(page) and "secret detail" not in words(page)
    assert "Done." in words(over(desk, send(desk, "ftp://courier.example/")))


def test_hostile_names_stay_words(desk: TestClient) -> None:
    payload = '"><img src=x onerror=alert(1)>.html'
    page = over(desk, send(desk, "<script>alert(1)</script> javascript:alert(1)", files=[(payload, b"%PDF-")]))
    assert not page.cssselect("img, #job script, [onerror]") and "<img" in words(page) and "<script>alert(1)</script>" in words(page)
