"""Feeds that readers of feeds can read: valid, with ids that stay, found from the pages that they follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from fastapi.testclient import TestClient
from lxml import etree

from sayso.ledger import open_ledger
from sayso.web import create_app
from sayso.web.feeds import ATOM, JSON_FEED
from tests.views import dam
from tests.views import settled as s
from tests.web import books
from tests.web.conftest import HOME, written
from tests.web.test_judge import OWN
from tests.web.test_pages import tree, words

RFC_3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk on the dam's ledger."""
    path = tmp_path_factory.mktemp("desk") / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
    with TestClient(create_app(str(path)), base_url=HOME) as client:
        yield client


FEEDS = (
    "/feeds/search",
    "/feeds/search?words=dam&stance=denies",
    f"/feeds/story/{s.STORY}",
    f"/feeds/question/{s.KILLED}",
    "/feeds/source/Lethia",
)


def of(path: str, form: str) -> str:
    """The address of a feed in a form."""
    place, question, query = path.partition("?")
    return f"{place}.{form}{question}{query}"


@pytest.mark.parametrize("path", FEEDS)
def test_atom_is_what_the_standard_asks_for(flooded: TestClient, path: str) -> None:
    answer = flooded.get(of(path, "atom"))
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo and read.version == "atom10" and read.entries
    assert read.feed.id.startswith("tag:") and read.feed.title and read.feed.updated_parsed
    assert [link.href for link in read.feed.links if link.rel == "self"] == [HOME + of(path, "atom")]
    for entry in read.entries:
        assert entry.id.startswith("tag:") and entry.title and entry.updated_parsed and entry.author and entry.summary
        assert flooded.get(entry.link.removeprefix(HOME).partition("#")[0]).status_code == 200
    ids = [entry.id for entry in read.entries]
    assert len(ids) == len(set(ids))
    # What feedparser forgives: one id, one title and one time in each, and times as RFC 3339 writes them.
    root = etree.fromstring(answer.content)
    for element in (root, *root.iter(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{ATOM}}}{name}")) == 1, name
    for name in ("updated", "published"):
        assert all(each.text and len(each.text) == 20 and each.text.endswith("Z") for each in root.iter(f"{{{ATOM}}}{name}"))
    assert max(each.text or "" for each in root.iter(f"{{{ATOM}}}updated")) == root.findtext(f"{{{ATOM}}}updated")


@pytest.mark.parametrize("path", FEEDS)
def test_json_tells_the_same(flooded: TestClient, path: str) -> None:
    answer = flooded.get(of(path, "json"))
    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    told, read = answer.json(), feedparser.parse(flooded.get(of(path, "atom")).content)
    assert told["version"] == JSON_FEED and told["title"] and told["feed_url"] == HOME + of(path, "json")
    assert flooded.get(told["home_page_url"].removeprefix(HOME)).status_code == 200
    assert [item["id"] for item in told["items"]] == [entry.id for entry in read.entries]
    assert all(item["content_text"] and item["url"].startswith(HOME) and isinstance(item["authors"], list) for item in told["items"])


def test_ids_stay_where_the_desk_stands_elsewhere(flooded: TestClient) -> None:
    here = [item["id"] for item in flooded.get("/feeds/search.json").json()["items"]]
    there = flooded.get("/feeds/search.json", headers={"host": "localhost:9000"}).json()
    assert [item["id"] for item in there["items"]] == here and there["feed_url"].startswith("http://localhost:9000/")


def test_a_story_s_feed_tells_what_changed(flooded: TestClient) -> None:
    items = flooded.get(f"/feeds/story/{s.STORY}.json").json()["items"]
    assert any("31 → 28 (revised)" in item["title"] and item["tags"] == ["revised"] for item in items)


def test_what_a_reader_has_is_not_sent_again(flooded: TestClient) -> None:
    first = flooded.get("/feeds/search.atom")
    again = flooded.get("/feeds/search.atom", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/search?words=dam", "/feeds/search.atom?words=dam"),
        (f"/board/{s.STORY}", f"/feeds/story/{s.STORY}.atom"),
        (f"/question/{s.KILLED}", f"/feeds/question/{s.KILLED}.atom"),
    ],
)
def test_a_page_leads_to_its_feeds(flooded: TestClient, page: str, feed: str) -> None:
    shown = tree(flooded, page)
    [link] = shown.cssselect('head link[rel=alternate][type="application/atom+xml"]')
    assert link.get("href") == feed and link.get("title")
    assert shown.cssselect('head link[rel=alternate][type="application/feed+json"]')
    assert shown.cssselect(f'footer a[href="{feed}"]')


def test_a_source_s_page_leads_to_its_feed(flooded: TestClient) -> None:
    [link] = tree(flooded, "/source/Lethia").cssselect('head link[type="application/atom+xml"]')
    assert flooded.get(link.get("href")).status_code == 200


def test_hostile_words_stay_words_in_a_feed(tmp_path: Path) -> None:
    where = written(tmp_path / "hostile.sqlite", tuple(books.hostile(payload) for payload in books.HOSTILE))
    with TestClient(create_app(where), base_url=HOME) as desk:
        root = etree.fromstring(desk.get("/feeds/search.atom").content)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
            *("feed", "id", "title", "updated", "published", "link", "generator", "author", "name", "entry", "category", "content")
        }
        assert all(element.get("type") == "text" for element in root.iter(f"{{{ATOM}}}content"))
        json.loads(desk.get("/feeds/search.json").content)


def test_what_is_not_there_has_no_feed(flooded: TestClient) -> None:
    for path in ("/feeds/story/volcano.atom", "/feeds/source/Nobody.json", "/feeds/saved/none.atom", "/feeds/question/ffff.json"):
        assert flooded.get(path).status_code == 404, path
    assert flooded.get("/feeds/search.rss").status_code == 400


def test_a_search_is_kept_followed_and_forgotten(tmp_path: Path) -> None:
    where = written(tmp_path / "ferry.sqlite", books.ferry())
    with TestClient(create_app(where), base_url=HOME) as desk:
        kept = desk.post("/searches", data={"name": "What is denied", "query": "stance=denies&page=3&evil=1"}, headers=OWN)
        assert kept.url.path == "/search" and str(kept.url.query, "ascii") == "stance=denies"
        page = tree(desk, "/search")
        [item] = page.cssselect(".kept")
        assert item.cssselect("a")[0].get("href") == "/search?stance=denies"
        told = desk.get(item.cssselect("a")[1].get("href"))
        assert feedparser.parse(told.content).feed.title == "What is denied"
        [form] = [each for each in page.forms if dict(each.fields).get("what") == "forget"]
        desk.post("/searches", data=dict(form.form_values()), headers=OWN)
        assert not tree(desk, "/search").cssselect(".kept")
        for query in ("stance=loves", "", "since=tomorrow"):
            assert desk.post("/searches", data={"name": "x", "query": query}, headers=OWN).status_code == 400
        assert "Ask for something" in words(tree(desk, "/search"))
