"""Each screen answers, shows what the view holds, and never lets a page's own words become markup."""

from __future__ import annotations

import html
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html as dom

from sayso.records import STANCES, digest
from sayso.web import create_app
from tests.web import books
from tests.web.conftest import HOME, written

ARTICLE = books.dispatch().article
STATEMENTS = books.dispatch().statements


def tree(desk: TestClient, path: str, status: int = 200) -> dom.HtmlElement:
    """The page at *path*, which must answer with *status*."""
    answer = desk.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return dom.document_fromstring(answer.text)


def words(element: dom.HtmlElement) -> str:
    """The words of *element* as a reader sees them."""
    return " ".join(element.text_content().split())


def source_id(desk: TestClient, name: str) -> str:
    """The id of the source called *name*."""
    return next(each["id"] for each in desk.get("/api/front").json()["sources"] if each["name"] == name)


def test_the_front_page_lists_articles_newest_first_and_sources_by_statements(desk: TestClient) -> None:
    page = tree(desk, "/")
    titles = [words(each) for each in page.cssselect("h4")]
    assert titles[0] == "Ferry owner “was warned twice” before fire"
    assert titles.index("We knew these ships were old") < titles.index("Fire on Osk ferry kills at least 40, coastguard says")
    counts = [int(words(each)) for each in page.cssselect(".ranked .count")]
    assert counts == sorted(counts, reverse=True) and counts[0] == 5
    assert "29 statements in 9 articles" in words(page.cssselect(".sum")[0])


def test_an_empty_ledger_says_how_to_fill_it(empty: TestClient) -> None:
    page = tree(empty, "/")
    assert "sayso add page.html" in words(page)
    for path in ("/articles", "/sources", "/search"):
        assert tree(empty, path) is not None


def test_the_reader_shows_the_saved_text_block_by_block(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    for extra in page.cssselect(".tag, .b .label"):
        extra.drop_tree()
    shown = [each.text_content() for each in page.cssselect(".b")]
    assert shown == [ARTICLE.text[slice(*block.span)] for block in ARTICLE.blocks]
    assert [each.tag for each in page.cssselect(".b-title, .b-heading")] == ["h1", "h2"]


def test_each_statement_has_a_label_with_its_word_and_a_card_and_both_lead_to_the_other(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    for each in STATEMENTS:
        (card,) = page.cssselect(f"#s-{each.id}")
        (start,) = page.cssselect(f"#t-{each.id}")
        assert card.cssselect("a.no")[0].get("href") == f"#t-{each.id}"
        (tag,) = page.cssselect(f'a.tag[href="#s-{each.id}"]')
        assert each.stance.replace("-", " ") in words(tag)
        assert start.xpath("ancestor::a")[0].get("href").startswith("#s-")
        assert f"{each.confidence:.2f}" in words(card)


def test_a_card_tells_who_through_whom_how_much_and_when(desk: TestClient) -> None:
    portal = books.portal()
    cards = [words(each) for each in tree(desk, f"/article/{portal.article.id}").cssselect(".card")]
    assert "Inspectors asserts ← through ANV (citing) ← The Osk Courier" in cards[0]
    assert "someone not named" in cards[1] or "A government official" in cards[1]
    raised = [words(each) for each in tree(desk, f"/article/{books.count_raised().article.id}").cssselect(".card")]
    assert "said 13 Mar 2031, the day of publication" in raised[0] and "57 people killed" in raised[0]
    assert "between 60 and 75 killed = 60 to 75" in raised[1]
    assert "not asserts" in raised[2].replace("notasserts", "not asserts")


def test_a_card_tells_who_else_it_might_have_been_to_pointer_keyboard_and_reader(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    (card,) = page.cssselect(f"#s-{STATEMENTS[3].id}")
    (tip,) = card.cssselect(".tip")
    assert words(tip) == "spoke before (7.0) not chosen 2.5 Maren Tolk person · named before −1.0 Veldra state · named before"
    (name,) = card.cssselect(f'.pick .name[aria-describedby="{tip.get("id")}"]')
    assert name.tag == "a" and words(name) == "Irsa Dovin"
    assert "here “She”" in words(card.cssselect(".meta")[0])
    assert len(page.cssselect(".tip")) == 1, "a holder that had no rival is left in peace"


def test_a_card_keeps_behind_why_what_chose_each_part(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    (told,) = page.cssselect(f"#s-{STATEMENTS[3].id} details.why")
    assert told.get("open") is None and words(told.cssselect("summary")[0]).startswith("why")
    shown = words(told)
    for part in (
        "Who Irsa Dovin from “She” spoke before (7.0) kind person not chosen 2.5 Maren Tolk",
        "Stance asserts from “added” nothing noted: read before Sayso kept why hedged by “might”",
        "Said no date stands with it",
        "Through the article has it from the holder directly",
        "Reading likely 0.87",
    ):
        assert part in shown


def test_a_nested_card_stands_in_and_leads_to_the_one_around_it(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    (card,) = page.cssselect(f"#s-{STATEMENTS[6].id}")
    assert "n1" in card.get("class").split() and "← through port officials (unnamed)" in words(card)
    (around,) = [each for each in card.cssselect(".meta a") if words(each).startswith("within")]
    assert (words(around), around.get("href")) == ("within 6", f"#s-{STATEMENTS[5].id}")
    assert "unnamed “who asked not to be named”" in words(page.cssselect(f"#s-{STATEMENTS[5].id} .meta")[0])


def test_the_reader_proves_where_the_text_came_from(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    saved = words(page.cssselect("#saved")[0])
    assert ARTICLE.sha256 in saved and "16 March 2031, 08:30 UTC" in saved
    hrefs = {each.get("href") for each in page.cssselect("#saved a")}
    assert {ARTICLE.url, ARTICLE.canonical_url, "https://anv.example/de/lindmoor"} <= hrefs
    live = [each.get("href") for each in page.cssselect(".card a") if "#:~:text=" in each.get("href")]
    assert len(live) == len(STATEMENTS)


def test_what_a_text_links_to_is_shown_as_addresses_and_its_pictures_are_not_loaded(desk: TestClient) -> None:
    page = tree(desk, f"/article/{ARTICLE.id}")
    links = {each.get("href"): each for each in page.cssselect("#saved a")}
    for url in ARTICLE.linked:
        assert words(links[url]) == url and {"noopener", "noreferrer"} <= set(links[url].get("rel").split())
    [picture] = page.cssselect("#media a")
    assert picture.get("href") == ARTICLE.pictures[0] and "noreferrer" in picture.get("rel") and ARTICLE.pictures[0] not in links
    assert not page.cssselect("img")


def test_the_original_is_a_link(desk: TestClient) -> None:
    page = tree(desk, f"/article/{books.translated().article.id}")
    assert "Translated from" in words(page.cssselect("#saved")[0])
    assert "https://oskcourier.example/news/norvik-denies" in {each.get("href") for each in page.cssselect("#saved a")}


def test_foreign_text_says_its_language_and_direction(desk: TestClient) -> None:
    for hearing, language, direction in ((books.arabic(), "ar", "rtl"), (books.translated(), "de", "ltr"), (books.plain(), None, "auto")):
        for block in tree(desk, f"/article/{hearing.article.id}").cssselect(".b"):
            assert (block.get("lang"), block.get("dir")) == (language, direction)


def test_the_cards_of_a_very_long_article_lead_to_their_reasons(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A live page of 200 statements would else be half a megabyte; what a card leaves out stands on its statement's page."""
    monkeypatch.setattr("sayso.web.pages.CARDS", 1)
    cards = tree(desk, f"/article/{ARTICLE.id}").cssselect(".card")
    assert len(cards) > 1
    for card in cards:
        (link,) = card.cssselect("a.why")
        assert not card.cssselect("details")
        assert link.get("href") == f"/statement/{card.get('id').removeprefix('s-')}"
    assert "Who" in words(tree(desk, link.get("href")).cssselect(".why dl")[0])


def test_an_article_opens_by_the_beginning_of_its_id(desk: TestClient) -> None:
    assert words(tree(desk, f"/article/{ARTICLE.id[:8]}").cssselect("h1")[0]).startswith("Fire on Osk ferry")


def test_a_source_s_page_tells_all_it_said_in_time(desk: TestClient) -> None:
    page = tree(desk, f"/source/{source_id(desk, 'Hanne Orsk')}")
    assert words(page.cssselect("h1")[0]) == "Hanne Orsk"
    said = [words(each) for each in page.cssselect(".what")]
    assert said[0] == "that “money for the car deck” would come" and len(said) == 3
    assert "3 statements in 1 article" in words(page.cssselect(".facts")[0])
    links = [each.get("href") for each in page.cssselect(".what a")]
    assert all(re.fullmatch(r"/article/[0-9a-f]{16}#s-[0-9a-f]{16}", each) for each in links)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 29),
        ("words=sprinklers", 3),
        ("stance=denies", 4),
        ("outlet=Radio+Halvar", 3),
        ("words=&source=&stance=&outlet=&since=&until=", 29),
        ("stance=denies&outlet=ANV", 1),
        ("measure=killed&over=40", 2),
        ("measure=killed&over=&under=&reading=", 5),
        ("since=2031-03-15&until=2031-03-15", 2),
        ("words=%22%20OR%20(%20*%20NEAR", None),
        ("words=%00", None),
        ("words=nothing-says-this", 0),
    ],
)
def test_search_filters(desk: TestClient, query: str, total: int | None) -> None:
    page = tree(desk, f"/search?{query}")
    rows = page.cssselect("#results .row")
    if total is not None:
        assert len(rows) == total
        assert words(page.cssselect("#results h2")[0]).startswith(f"{total} statement" if total else "Nothing found")


def test_a_figure_of_its_own_voice_leads_to_its_words(desk: TestClient) -> None:
    [link] = tree(desk, "/search?measure=duration").cssselect("#results .what a")
    path, _, place = link.get("href").partition("#")
    page = tree(desk, path)
    assert words(page.cssselect(f"#{place}")[0]) == "two hours"
    assert "two hours" in words(page.cssselect("#own")[0])


def test_a_page_reads_figures_as_it_is_asked_to(desk: TestClient) -> None:
    shown = words(tree(desk, "/search?measure=killed&over=58&reading=ucdp").cssselect("#results .fig")[-1])
    assert "between 60 and 75" in shown and "60 / 60 / 75" in shown
    assert desk.get("/search?reading=by-eye").status_code == 400


def test_found_words_are_marked_and_lead_to_their_place(desk: TestClient) -> None:
    page = tree(desk, "/search?words=sprinklers")
    assert {words(each) for each in page.cssselect("mark")} == {"sprinklers"}
    assert all("#s-" in each.xpath("ancestor::a")[0].get("href") for each in page.cssselect("mark"))


def test_a_filter_stays_chosen_in_the_form(desk: TestClient) -> None:
    page = tree(desk, "/search?words=ferry&stance=denies&outlet=ANV&since=2031-03-11")
    form = page.cssselect("form.filters")[0]
    assert {name: form.fields[name] for name in ("words", "stance", "outlet", "since")} == {
        "words": "ferry",
        "stance": "denies",
        "outlet": "ANV",
        "since": "2031-03-11",
    }


def test_a_source_can_be_the_filter_by_its_name(desk: TestClient) -> None:
    page = tree(desk, "/search?source=Norvik+Lines")
    assert {words(each) for each in page.cssselect(".row .name")} == {"Norvik Lines"}


def test_a_statement_has_its_own_page(desk: TestClient) -> None:
    each = next(each for each in STATEMENTS if each.stance == "denies")
    page = tree(desk, f"/statement/{each.id}")
    assert words(page.cssselect("h1")[0]) == "Interior ministry"
    assert "".join(span.text_content() for span in page.cssselect(".said")) == each.content.text
    assert ARTICLE.sha256 in words(page)
    assert f"/article/{ARTICLE.id}#s-{each.id}" in {link.get("href") for link in page.cssselect("a")}


def test_a_statement_s_page_says_why_and_what_stands_around_and_inside_it(desk: TestClient) -> None:
    page = tree(desk, f"/statement/{STATEMENTS[3].id}")
    assert "Irsa Dovin from “She” spoke before (7.0)" in words(page.cssselect(".about details.why")[0])
    for shown, other, word in ((STATEMENTS[6], STATEMENTS[5], "within"), (STATEMENTS[5], STATEMENTS[6], "around")):
        (line,) = tree(desk, f"/statement/{shown.id}").cssselect(".around li")
        assert words(line).startswith(word) and line.cssselect("a")[0].get("href") == f"/statement/{other.id}"


def surname(number: int) -> str:
    """A name that no other number has, nor one like it: alike names would be taken for one person."""
    return digest(number).translate(str.maketrans("0123456789", "ghijklmnop")).capitalize()


def test_lists_have_pages(tmp_path: Path) -> None:
    from tests.web.conftest import written

    many = tuple(
        books.heard(
            [("title", f"Page {number}"), ("paragraph", f"⟦1h:Speaker {number}⟧ ⟦1c:said⟧ ⟦1:this is {number}⟧.")],
            {1: {"name": f"Ana {surname(number)}", "kind": "person"}},
            url=f"https://example.org/{number}",
            published=f"2031-01-{number % 28 + 1:02}",
        )
        for number in range(60)
    )
    with TestClient(create_app(written(tmp_path / "many.sqlite", many)), base_url=HOME) as desk:
        for path, rows in (("/articles", ".item"), ("/sources", ".ranked li"), ("/search", "#results .row")):
            first, second = tree(desk, path), tree(desk, f"{path}?page=2")
            assert [len(page.cssselect(rows)) for page in (first, second)] == [50, 10]
            assert first.cssselect('a[rel="next"]')[0].get("href").endswith("page=2")
            assert not second.cssselect('a[rel="next"]') and second.cssselect('a[rel="prev"]')
            assert tree(desk, f"{path}?page=99") is not None


@pytest.mark.parametrize(
    "path", ["/article/zzz", "/source/nobody at all", "/statement/nope", "/nowhere", "/static/none.css", "/article/..%2f..%2fetc%2fpasswd"]
)
def test_what_is_not_there_is_said_kindly(desk: TestClient, path: str) -> None:
    page = tree(desk, path, 404)
    assert words(page.cssselect("h1")[0]) == "Not in the ledger"


@pytest.mark.parametrize(
    "path", ["/search?stance=loves", "/search?since=soon", "/search?page=0", "/search?page=x", "/articles?page=-1", f"/source/{'x' * 300}"]
)
def test_what_cannot_be_asked_is_said_in_words(desk: TestClient, path: str) -> None:
    assert words(tree(desk, path, 400).cssselect("h1")[0]) == "That cannot be asked"


def test_every_page_has_its_landmarks_and_headings_in_order(desk: TestClient) -> None:
    paths = ("/", "/articles", f"/article/{ARTICLE.id}", "/sources", f"/source/{source_id(desk, 'Norvik Lines')}", "/search", "/api")
    for path in (*paths, f"/statement/{STATEMENTS[0].id}"):
        page = tree(desk, path)
        assert page.get("lang") == "en"
        assert [len(page.cssselect(name)) for name in ("main", "header.top", "footer", "h1")] == [1, 1, 1, 1], path
        assert page.cssselect("a")[0].get("href") == "#main"
        levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path
        ids = [each.get("id") for each in page.iter() if each.get("id")]
        assert len(ids) == len(set(ids)), path
        labelled = {each.get("for") for each in page.cssselect("label")}
        assert all(each.get("id") in labelled for each in page.cssselect("input:not([type=hidden]), select")), path


def test_the_legend_of_programs_lists_every_route(desk: TestClient) -> None:
    page = words(tree(desk, "/api"))
    for path in ("front", "articles", "article/{id}", "sources", "source/{id}", "search", "statement/{id}"):
        assert f"/api/{path}" in page


def every_page(desk: TestClient) -> list[str]:
    """The addresses of every page of the desk's ledger."""
    front = desk.get("/api/front").json()
    articles = [desk.get(f"/api/article/{each['id']}").json() for each in front["articles"]]
    return [
        *("/", "/articles", "/sources", "/search", "/search?words=TITLE"),
        *(f"/article/{each['article']['id']}" for each in articles),
        *(f"/source/{each['id']}" for each in front["sources"]),
        *(f"/statement/{each['id']}" for view in articles for each in view["statements"]),
    ]


def test_an_outlet_shows_the_feeds_of_its_own(tmp_path: Path) -> None:
    made = books.heard(
        [("paragraph", "⟦1h:Vorn Hydro⟧ ⟦1c:said⟧ ⟦1:the lock was open⟧.")], {}, outlet="Orl Post", url="https://orl.example/1"
    )
    feed = "https://orl.example/<b>rss"
    book = written(tmp_path / "book.sqlite", (replace(made, page=replace(made.page, feed=feed)),))
    with TestClient(create_app(book), base_url=HOME) as desk:
        shown = [words(each) for each in tree(desk, "/outlets").cssselect(".pairs .meta bdi")]
        assert shown == ["orl.example", feed]
        assert [row["feeds"] for row in desk.get("/api/outlets").json()["outlets"]] == [[feed]]


OWN = re.compile(
    r"(/static/|/article/|/source/|/statement/|/search|/board/|/question/|/versions/|/changes|/stories$|/articles$|/sources$|/outlets$"
    r"|/suggestions$|/judgements$|/judge$|/check$|/add|/queue|/searches$|/outlet/|/feeds/|/api$|/$|#"
    r"|/calendar|/beside/|/notes$|/note$)"
)


def test_a_hostile_page_never_becomes_markup(hostile_ledger: str) -> None:
    with TestClient(create_app(hostile_ledger), base_url=HOME) as desk:
        for path in every_page(desk):
            page = tree(desk, path)
            for element in page.iter():
                assert element.tag in EXPECTED or not isinstance(element.tag, str), (path, element.tag)
                for name, value in element.attrib.items():
                    assert not name.startswith("on") and name != "style" and name != "srcdoc", (path, name)
                    if name in {"href", "src", "action"} or name.startswith("hx-get"):
                        assert OWN.match(value), (path, value)
            assert not [each for each in page.cssselect("script") if not each.get("src", "").startswith("/static/")]


EXPECTED = {
    *("html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "footer", "section", "article", "div"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "span", "time", "bdi", "b", "code", "mark"),
    *("details", "summary", "datalist", "textarea", "table", "caption", "thead", "tbody", "tr", "th", "td", "abbr", "blockquote"),
    *("form", "label", "input", "select", "option", "fieldset", "legend", "button"),
    *("svg", "symbol", "circle", "path", "rect", "use"),
}


def test_templates_in_a_page_are_words(hostile_ledger: str) -> None:
    with TestClient(create_app(hostile_ledger), base_url=HOME) as desk:
        assert "{{ 7*7 }}{% include" in html.unescape(desk.get("/").text)


@pytest.mark.parametrize("payload", books.HOSTILE)
def test_a_hostile_question_is_answered_with_its_own_words(desk: TestClient, payload: str) -> None:
    for path in ("/search", "/sources", "/articles"):
        answer = desk.get(path, params={"words": payload, "source": payload, "outlet": payload})
        assert answer.status_code == 200
        assert payload not in answer.text or "<" not in payload + '"'
    answer = desk.get(f"/source/{'x' + payload.replace('/', '')}")
    assert answer.status_code == 404 and ("<" not in payload or payload.replace("/", "") not in answer.text)


def test_every_stance_can_be_shown(tmp_path: Path) -> None:
    from tests.web.conftest import written

    text = " ".join(f"⟦{at}h:Speaker {at}⟧ ⟦{at}c:speaks⟧ ⟦{at}:of matter {at}⟧." for at in range(1, len(STANCES) + 1))
    hearing = books.heard([("paragraph", text)], {number: {"stance": stance} for number, stance in enumerate(STANCES, 1)}, title="All")
    with TestClient(create_app(written(tmp_path / "all.sqlite", (hearing,))), base_url=HOME) as desk:
        page = tree(desk, f"/article/{hearing.article.id}")
    assert [each.get("class").split()[1] for each in page.cssselect(".card")] == [f"st-{stance}" for stance in STANCES]
