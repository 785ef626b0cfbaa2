"""The desk in a real browser: a reader's way through it, with scripts and without, on phones and wide screens."""

from __future__ import annotations

import itertools
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.web import books
from tests.web.test_pages import every_page

pytestmark = pytest.mark.browser

ARTICLE = books.dispatch().article
DENIED = next(each for each in books.dispatch().statements if each.stance == "denies")
NESTED = next(each for each in books.dispatch().statements if each.within)
WIDTHS = (390, 1024, 1600)


def test_a_reader_s_way(tab: Any, home: str) -> None:
    tab.goto(home)
    tab.get_by_role("link", name="Fire on Osk ferry").click()
    tab.locator(f"#t-{DENIED.id}").click()
    assert tab.url == f"{home}/article/{ARTICLE.id}#s-{DENIED.id}"
    card = tab.locator(f"#s-{DENIED.id}")
    assert card.is_visible() and "Interior ministry" in card.inner_text()
    card.get_by_role("link", name="Interior ministry", exact=True).click()
    assert re.fullmatch(rf"{home}/source/[0-9a-f]+", tab.url)
    assert tab.get_by_role("heading", level=1).inner_text() == "Interior ministry"
    tab.get_by_role("link", name="reports that the ship had sailed").click()
    assert tab.url == f"{home}/article/{ARTICLE.id}#s-{DENIED.id}"
    tab.get_by_role("navigation", name="Desk").get_by_role("link", name="Search").click()
    tab.get_by_label("What was said").fill("ferry")
    tab.get_by_label("Stance").select_option("denies")
    tab.get_by_label("Outlet").select_option("The Osk Courier")
    tab.get_by_role("button", name="Search").click()
    tab.wait_for_url(re.compile("stance=denies&outlet=The"))  # with scripts each field asks by itself, and the last answer stands
    results = tab.locator("#results .row")
    expect(results).to_have_count(1)
    assert "ferry was overloaded" in results.inner_text()
    assert results.locator("mark").all_inner_texts() == ["ferry"]
    results.get_by_role("link", name="link").click()
    assert re.fullmatch(rf"{home}/statement/[0-9a-f]+", tab.url)
    assert tab.locator(".said").inner_text() == "ferry was overloaded"


def test_from_the_card_back_to_the_words(tab: Any, home: str) -> None:
    tab.goto(f"{home}/article/{ARTICLE.id}#s-{NESTED.id}")
    card = tab.locator(f"#s-{NESTED.id}")
    assert background(card) != background(tab.locator(f"#s-{DENIED.id}")), "the card that was asked for stands out"
    card.locator(".no").click()
    assert tab.url.endswith(f"#t-{NESTED.id}")
    words = tab.locator(f"#t-{NESTED.id}")
    assert in_view(words) and background(words) != background(tab.locator(f"#t-{DENIED.id}"))


def test_a_nested_statement_s_words_lead_to_its_own_card_and_its_label_too(tab: Any, home: str) -> None:
    for number in (6, 7):
        tab.goto(f"{home}/article/{ARTICLE.id}")
        tab.locator(".tag").filter(has_text=re.compile(rf"^\s*(statement )?\s*{number} ")).click()
        assert tab.locator(f"{tab.url[tab.url.index('#') :]} .no").inner_text() == str(number)


def test_a_permalink_brings_card_and_words_into_view_on_a_phone(browser: Any, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{home}/article/{ARTICLE.id}#s-{DENIED.id}")
    page.wait_for_timeout(600)
    assert in_view(page.locator(f"#s-{DENIED.id}")) and in_view(page.locator(f"#t-{DENIED.id}"))
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(browser: Any, home: str, desk: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in [*every_page(desk)[:20], f"/statement/{DENIED.id}", "/api", "/nowhere"]:
        page.goto(home + path)
        over = page.evaluate("[document.documentElement.scrollWidth - innerWidth, document.body.scrollWidth - innerWidth]")
        assert max(over) <= 0, path
        cut = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => { const b = e.getBoundingClientRect();"
            " return b.width && !e.closest('.vh') && (b.right > innerWidth + 1 || b.left < -1) }).map(e => e.outerHTML.slice(0, 80))"
        )
        assert not cut, path
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_cards_stand_beside_their_lines_on_wide_screens_and_under_them_on_phones(browser: Any, home: str, scripts: bool) -> None:
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{home}/article/{ARTICLE.id}")
        boxes = [card.bounding_box() for card in page.locator(".card").all()]
        for above, below in itertools.pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"] + 1, "cards never overlap"
        for block in page.locator(".b:has(+ .cards)").all():
            text, cards = block.bounding_box(), block.locator("xpath=following-sibling::*[1]").bounding_box()
            if width == 390:
                assert cards["y"] >= text["y"] + text["height"] - 6
            else:
                assert cards["x"] > text["x"] + text["width"] and abs(cards["y"] - text["y"]) < 2
        context.close()


def test_right_to_left_text_starts_at_the_right(browser: Any, home: str) -> None:
    page = browser.new_page(viewport={"width": 1024, "height": 800})
    page.goto(f"{home}/article/{books.arabic().article.id}")
    for selector in (".b-title", ".b-caption .label"):
        box = page.locator(selector).evaluate(
            "e => { const r = document.createRange(); r.selectNodeContents(e);"
            " const t = r.getBoundingClientRect(), b = e.getBoundingClientRect(); return [b.right - t.right, t.left - b.left] }"
        )
        assert box[0] <= box[1] + 1, selector
    page.close()


def test_marked_text_is_copied_without_its_labels(browser: Any, home: str) -> None:
    page = browser.new_page()
    page.goto(f"{home}/article/{ARTICLE.id}")
    assert page.evaluate("(getSelection().selectAllChildren(document.querySelector('.b-lead')), getSelection().toString())") == (
        "Rescue services said on Tuesday more than 200 people had been brought ashore from the Halvar Strait."
    )
    page.close()


def test_filters_answer_as_they_are_chosen_and_back_goes_back(browser: Any, home: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(f"{home}/search")
    page.get_by_label("Stance").select_option("suspects")
    page.wait_for_url(re.compile("stance=suspects"))
    page.locator("#results .row").filter(has_text="electrical fault").wait_for()
    expect(page.locator("#results .row")).to_have_count(1)
    assert asked.count("document") == 1, "the page itself was not loaded again"
    page.go_back()
    page.locator("#results h2").filter(has_text="29 statements").wait_for()
    page.close()


def test_every_stop_of_the_keyboard_is_seen(browser: Any, home: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{home}/article/{ARTICLE.id}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert in_view(page.locator(".skip"))
    for _ in range(30):
        page.keyboard.press("Tab")
        style = page.evaluate("(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))")
        assert style[0] != "none" and style[1] >= 2
    page.close()


def test_runners_up_come_out_under_pointer_and_keyboard_and_escape_hides_them(tab: Any, home: str) -> None:
    tab.goto(f"{home}/article/{ARTICLE.id}")
    rivals = tab.locator(".pick")
    tip = rivals.locator(".tip")
    assert not tip.is_visible()
    rivals.locator(".name").hover()
    expect(tip).to_be_visible()
    tab.mouse.move(0, 0)
    expect(tip).not_to_be_visible()
    rivals.locator(".name").focus()
    expect(tip).to_be_visible()
    tab.keyboard.press("Escape")
    if tab.evaluate("!!document.querySelector('.hush')"):  # only where scripts run
        expect(tip).not_to_be_visible()


def test_why_opens_by_keyboard_without_scripts_too(tab: Any, home: str) -> None:
    tab.goto(f"{home}/article/{ARTICLE.id}")
    card = tab.locator(f"#s-{NESTED.id}")
    assert not card.locator("dl").is_visible()
    card.locator("summary").focus()
    tab.keyboard.press("Enter")
    expect(card.locator("dl")).to_be_visible()


def test_nothing_of_a_hostile_page_runs(browser: Any, hostile_home: str, hostile_ledger: str) -> None:
    from fastapi.testclient import TestClient

    from sayso.web import create_app
    from tests.web.conftest import HOME

    with TestClient(create_app(hostile_ledger), base_url=HOME) as desk:
        paths = every_page(desk)
    page = browser.new_page()
    events: list[str] = []
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: events.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: events.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(hostile_home) else events.append(request.url))
    for path in paths:
        page.goto(hostile_home + path)
        page.evaluate("for (const e of document.querySelectorAll('*')) e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
        assert page.evaluate("window.pwned") is None, path
    for payload in books.HOSTILE:
        page.goto(f"{hostile_home}/search?{urlencode({'words': payload, 'source': payload, 'outlet': payload})}")
        assert page.evaluate("window.pwned") is None
        page.goto(f"{hostile_home}/articles#" + payload)
    assert not events
    page.close()


def test_it_prints_without_furniture(browser: Any, home: str) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print", color_scheme="light")
    page.goto(f"{home}/article/{ARTICLE.id}")
    assert not page.locator(".top").is_visible() and not page.locator(".foot").is_visible()
    assert page.locator(".card").first.is_visible() and page.locator("#saved").is_visible()
    page.close()


def background(element: Any) -> str:
    """The colour behind *element*."""
    element.page.wait_for_timeout(350)
    return str(element.evaluate("e => getComputedStyle(e).backgroundColor"))


def in_view(element: Any) -> bool:
    """Whether all of *element* is inside the window."""
    element.page.wait_for_timeout(350)
    return bool(element.evaluate("e => (b => b.top >= 0 && b.bottom <= innerHeight && b.width > 0)(e.getBoundingClientRect())"))
