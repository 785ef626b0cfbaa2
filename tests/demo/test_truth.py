"""The truth of each invented event, demo and held-out, is true of its pages: every string stands there, every relation leads somewhere."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from sayso.records import SOURCE_KINDS, STANCES

ROOT = Path(__file__).resolve().parents[2]
SPEECHES = {"direct", "indirect", "mixed"}
COPY_KINDS = {"verbatim", "partial", "translated", "rewritten"}
OPENING, CLOSING = "“«„", "”»"


class Event:
    """An invented event: its folder, what its author knows to be true of it, and its pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.truth: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        self.pages: list[dict[str, Any]] = self.truth["pages"]
        self.by_id = {page["id"]: page for page in self.pages}


DEMO = Event(ROOT / "demo")
EVENTS = (DEMO, *(Event(ROOT / "benchmarks" / "data" / name) for name in ("second_event", "third_event", "fourth_event", "fifth_event")))
EVENT_OF = {page["id"]: event for event in EVENTS for page in event.pages}

every_event = pytest.mark.parametrize("event", EVENTS, ids=[event.folder.name for event in EVENTS])
every_page = pytest.mark.parametrize("page", [page for event in EVENTS for page in event.pages], ids=lambda page: page["id"])


def squeezed(text: str) -> str:
    """*text* with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def tree(page: dict[str, Any]) -> Any:
    """The parsed page, decoded as the truth says it is encoded."""
    written = (EVENT_OF[page["id"]].folder / page["file"]).read_bytes().decode(page["encoding"])
    return html.document_fromstring(written.replace("<!DOCTYPE html>", ""))


def visible(page: dict[str, Any]) -> str:
    """All the text a reader could see on the page, furniture and all."""
    body = tree(page).find("body")
    for hidden in body.xpath(".//script | .//style"):
        hidden.drop_tree()
    return squeezed(body.text_content())


def days(said_on: str) -> tuple[date, date]:
    """First and last day of an ISO date or interval."""
    first, _, last = said_on.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@every_event
def test_every_file_has_its_page_and_every_page_its_file(event: Event) -> None:
    """pages/*.html and the truth's pages are the same set, listed in the order in which they were published or changed."""
    assert sorted(f"pages/{path.name}" for path in (event.folder / "pages").glob("*.html")) == [page["file"] for page in event.pages]
    assert all(page["file"] == f"pages/{page['id']}.html" for page in event.pages)
    moments = [datetime.fromisoformat(page["modified"] if page["version_of"] else page["published"]) for page in event.pages]
    assert moments == sorted(moments)


@every_page
def test_the_page_says_what_the_truth_says(page: dict[str, Any]) -> None:
    """Title, lead, captions, headings, related headlines and the paragraphs' first words stand on the page."""
    seen = visible(page)
    for words in [page["title"], page["lead"], *page["captions"], *page["headings"], *page["related"], *page["paragraph_openings"]]:
        assert squeezed(words) in seen, words
    assert len(page["paragraph_openings"]) == page["paragraphs"]
    if page["source_link"]:
        assert page["source_link"] in seen


@every_page
def test_every_verbatim_string_stands_in_the_page(page: dict[str, Any]) -> None:
    """Holder, cue, content and figure words are copied character by character; a figure's words stand in its content."""
    seen = visible(page)
    for statement in page["statements"]:
        for words in [statement["holder_text"], statement["cue"], *statement["content"]]:
            assert words in seen, (statement["source"], words)
        for figure in statement["figures"]:
            assert any(figure["as_said"] in part for part in statement["content"]), (statement["source"], figure["as_said"])


@every_page
def test_statements_keep_to_the_vocabulary(page: dict[str, Any]) -> None:
    """Kinds, stances, speech and bounds are of the agreed sort; contents are cut clean of edge quotes and full stops."""
    event = EVENT_OF[page["id"]]
    kinds = {source["name"]: source["kind"] for source in event.truth["sources"]}
    names = {source["name"]: source["names"] for source in event.truth["sources"]}
    for statement in page["statements"]:
        assert statement["content"] and all(statement["content"])
        assert statement["holder_kind"] in SOURCE_KINDS
        assert statement["holder_kind"] == kinds[statement["source"]]
        assert statement["holder"] in names[statement["source"]]
        assert statement["stance"] in STANCES
        assert statement["speech"] in SPEECHES
        for part in statement["content"]:
            assert part == part.strip() and part[0] not in OPENING and part[-1] not in CLOSING + ".", part
        for figure in statement["figures"]:
            low, high = figure["low"], figure["high"]
            assert (low, high) != (None, None) and (low is None or high is None or low <= high), figure
            assert figure["measure"] and figure["of"]


def pieces(page: dict[str, Any]) -> list[str]:
    """The page's texts, one for each innermost block element."""
    blocks = {"p", "h1", "h2", "h3", "h4", "div", "td", "figcaption", "li"}
    found = []
    for node in tree(page).find("body").iter(*blocks):
        if not any(inner.tag in blocks for inner in node.iterdescendants()):
            found.append(squeezed(node.text_content()))
    return found


def quoted(text: str) -> list[bool]:
    """For each character of *text*, whether it stands in quotation marks; a quotation left open runs to the end."""
    mask = [False] * len(text)
    for run in re.finditer(r"„[^“]*“?|“[^”]*|«[^»]*|‘.*?’(?!\w)", text):  # what opens an English quotation closes a German one
        mask[run.start() : run.end()] = [True] * (run.end() - run.start())
    return mask


@every_page
def test_quotation_marks_agree_with_the_kind_of_speech(page: dict[str, Any]) -> None:
    """All of a direct content stands inside quotation marks, all of an indirect one outside, a mixed one has both."""
    marked = [(text, quoted(text)) for text in pieces(page)]
    for statement in page["statements"]:
        ways = set()
        for text, mask in marked:
            if all(part in text for part in statement["content"]):
                cuts = [mask[text.index(part) : text.index(part) + len(part)] for part in statement["content"]]
                flags = {flag for cut in cuts for flag in cut}
                ways.add("direct" if flags == {True} else "indirect" if flags == {False} else "mixed")
        if statement["content"] not in (["it"], ["this"], ["lo"], ["31"]):  # words that stand everywhere prove nothing
            assert statement["speech"] in ways, (statement["content"], ways)


@every_page
def test_nesting_and_chains_lead_somewhere(page: dict[str, Any]) -> None:
    """An inner statement names an outer one of the same page, ends no circle, and hears through the outer's holder and relays."""
    statements = page["statements"]
    for at, statement in enumerate(statements):
        assert page["outlet"] not in statement["chain"]
        outer = statement["within"]
        if outer is None:
            continue
        assert outer != at and 0 <= outer < len(statements)
        assert statements[outer]["within"] is None
        relays = statements[outer]["chain"]
        through = relays if statements[outer]["source"] == statement["source"] else [statements[outer]["holder"], *relays]
        assert statement["chain"] in (through, relays), (statement["content"], statement["chain"])
        assert any(part in whole for part in statement["content"] for whole in statements[outer]["content"])


@every_page
def test_dates_are_in_order(page: dict[str, Any]) -> None:
    """Nothing was said after it was published, nothing was changed before it was published."""
    published = datetime.fromisoformat(page["published"])
    changed = datetime.fromisoformat(page["modified"] or page["published"])
    assert published <= changed
    for statement in page["statements"]:
        if statement["said_on"]:
            first, last = days(statement["said_on"])
            assert first <= last <= changed.date(), statement


@every_page
def test_relations_refer_to_existing_pages(page: dict[str, Any]) -> None:
    """Copies come from another outlet's earlier page, versions from the same address earlier, citations from earlier pages."""
    event = EVENT_OF[page["id"]]
    if page["copy_of"]:
        original = event.by_id[page["copy_of"]["page"]]
        assert page["copy_of"]["kind"] in COPY_KINDS
        assert original["outlet"] != page["outlet"] and original["published"] < page["published"]
        assert (original["language"] != page["language"]) == (page["copy_of"]["kind"] == "translated")
        assert page["source_link"] in (None, original["canonical_url"])
        assert all(link["url"] == original["canonical_url"] for link in page["links"])
    if page["version_of"]:
        earlier = event.by_id[page["version_of"]]
        assert earlier["canonical_url"] == page["canonical_url"] and earlier["published"] == page["published"]
        assert earlier["modified"] is None and page["modified"] and page["published"] < page["modified"]
    for cited in page["cites"]:
        assert event.by_id[cited]["published"] < page["published"]


@every_event
def test_addresses_are_one_page_each_but_for_versions(event: Event) -> None:
    """A canonical address belongs to one page, on its outlet's own invented domain; only versions share one."""
    domains = {outlet["name"]: outlet["domain"] for outlet in event.truth["outlets"]}
    first = [page for page in event.pages if not page["version_of"]]
    assert len({page["canonical_url"] for page in first}) == len(first)
    for page in event.pages:
        assert page["canonical_url"].startswith(f"https://{domains[page['outlet']]}/")
        assert domains[page["outlet"]].endswith(".example")
        assert tree(page).xpath("//link[@rel='canonical']/@href") == [page["canonical_url"]]


@every_event
def test_no_address_leads_out_of_the_invented_world(event: Event) -> None:
    """Every absolute address in a page is under .example (or names the schema.org and ogp.me vocabularies)."""
    for path in sorted(event.folder.rglob("*.html")):
        for host in re.findall(rb"https?://([^/\"'<>\s]+)", path.read_bytes()):
            assert host.endswith(b".example") or host in (b"schema.org", b"ogp.me"), (path.name, host)


def body_paragraphs(page: dict[str, Any]) -> list[str]:
    """The page's body paragraphs, found by their openings; an agency's dateline is left out."""
    texts = pieces(page)
    found = [next(text for text in texts if text.startswith(squeezed(opening))) for opening in page["paragraph_openings"]]
    return [re.sub(r"^[^—]*\(\w+\) — ", "", text) for text in found]


@every_event
def test_a_verbatim_copy_is_verbatim_and_a_partial_one_is_part(event: Event) -> None:
    """A verbatim copy has the original's paragraphs and no others; a partial one fewer, in the original's order, and little of its own.

    Every event has one verbatim copy and at most one partial one.
    """
    kinds = []
    for page in event.pages:
        kind = (page["copy_of"] or {}).get("kind")
        if kind not in ("verbatim", "partial"):
            continue
        kinds.append(kind)
        original, copy = body_paragraphs(event.by_id[page["copy_of"]["page"]]), body_paragraphs(page)
        if kind == "verbatim":
            assert copy == original
        else:
            shared = [words for words in copy if words in original]
            assert shared == [words for words in original if words in shared]
            assert len(copy) - 2 <= len(shared) < len(original)
    assert sorted(kinds) in (["partial", "verbatim"], ["verbatim"])


@every_event
def test_the_board_leads_to_statements(event: Event) -> None:
    """Each answer names a known party and statements that exist; a figure answer's bounds are among its statements' figures."""
    known = {source["name"] for source in event.truth["sources"]}
    assert len({question["id"] for question in event.truth["questions"]}) == len(event.truth["questions"])
    for question in event.truth["questions"]:
        for answer in question["answers"]:
            assert answer["party"] in known and answer["stance"] in STANCES and answer["statements"]
            carried = [event.by_id[page]["statements"][at] for page, at in answer["statements"]]
            if question["kind"] == "figure" and answer["stance"] != "no-comment":
                bounds = [(f["low"], f["high"]) for s in carried for f in s["figures"] if f["measure"] == question["measure"]]
                assert (answer["low"], answer["high"]) in bounds, (question["id"], answer)
            assert any(statement["stance"] == answer["stance"] for statement in carried), (question["id"], answer)
            days(answer["said_on"])


@every_event
def test_changes_and_disputes_stand_on_the_board(event: Event) -> None:
    """Whoever changed an answer gave one on each named day, in order; whoever disputes has an answer to that question."""
    answers = {question["id"]: question["answers"] for question in event.truth["questions"]}
    for change in event.truth["changes"]:
        given = [answer["said_on"] for answer in answers[change["question"]] if answer["party"] == change["party"]]
        assert change["said_on"] == sorted(change["said_on"]) and set(change["said_on"]) <= set(given)
    for dispute in event.truth["disputes"]:
        parties = {answer["party"] for answer in answers[dispute["question"]]}
        assert {dispute["a"], dispute["b"]} <= parties
        assert dispute["relation"] in ("contradicts", "differs")
    for question in event.truth["questions"]:
        assert question.get("narrower_than") in (None, *answers)


def test_the_demo_has_what_every_stage_needs() -> None:
    """Eleven stances, eight kinds, three speeches, four kinds of copy, two languages, five outlets, five days."""
    statements = [statement for page in DEMO.pages for statement in page["statements"]]
    assert {statement["stance"] for statement in statements} == set(STANCES)
    assert {statement["holder_kind"] for statement in statements} == set(SOURCE_KINDS)
    assert {statement["speech"] for statement in statements} == SPEECHES
    assert {page["copy_of"]["kind"] for page in DEMO.pages if page["copy_of"]} == COPY_KINDS
    assert {page["language"] for page in DEMO.pages} == {"en", "es"}
    assert len({page["outlet"] for page in DEMO.pages}) == 5
    assert len({page["published"][:10] for page in DEMO.pages}) == 5
    assert {note for page in DEMO.pages for note in page["notes"]} == {"live page", "opinion", "furniture"}


def test_the_feed_names_pages_that_exist() -> None:
    """demo/feed.xml is well-formed RSS whose items are pages of the demo, newest first."""
    items = ElementTree.parse(DEMO.folder / "feed.xml").findall("./channel/item")
    titles = {page["canonical_url"]: page["title"] for page in DEMO.pages}
    assert len(items) >= 5
    for item in items:
        assert titles[item.findtext("link") or ""] == item.findtext("title")
