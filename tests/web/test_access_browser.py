"""Every screen is open to everybody: no barrier that axe-core finds (WCAG 2.2 AA), and a keyboard reaches whatever can be pressed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Stocked

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERY_RULE = {"runOnly": LEVELS, "rules": {"target-size": {"enabled": True}}}
"""Axe leaves the size of targets out unless it is named."""
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What a dark screen can break that a light one keeps: only the values of colours differ (`test_stylesheet` reads them)."""
LOOKS = [
    pytest.param(width, mode, rules, id=f"{width}-{mode}")
    for width in (390, 1600)
    for mode, rules in (("light", EVERY_RULE), ("dark", COLOUR_RULES))
]

FOUND = """async (asked) => (await axe.run(document, {...asked, resultTypes: ["violations"]})).violations.flatMap(
    found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 300)}`))"""


def barriers(page: Any, axe: str, rules: dict[str, Any]) -> list[str]:
    """What axe finds on *page*, with everything open that opens."""
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    return list(page.evaluate(FOUND, rules))


@pytest.mark.parametrize(("width", "mode", "rules"), LOOKS)
def test_no_screen_has_a_barrier(browser: Any, stocked: Stocked, axe: str, width: int, mode: str, rules: dict[str, Any]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for address in stocked.screens:
        page.goto(stocked.home + address)
        if here := barriers(page, axe, rules):
            found[address] = here
    context.close()
    assert not found, found


def drawer(page: Any) -> None:
    """A cell that stands open beside its board."""
    page.locator(".board [data-open]").first.click()
    page.locator("#drawer").wait_for(state="visible")


def sentence(page: Any) -> None:
    """The sentence of a cell, brought out."""
    page.locator(".board .pick a").first.focus()
    page.locator(".board .tip:visible").first.wait_for()


def zoomed(page: Any) -> None:
    """A chart that Vega draws."""
    page.locator("#explore").click()
    page.locator("#explored svg").wait_for()


def checked(page: Any) -> None:
    """A draft that was held against a story."""
    page.get_by_label("Draft, as plain text").fill(
        "Relief Compass said more than 450 people had been killed when the Karrowen dam gave way in Tarvenia."
    )
    page.get_by_role("button", name="Check").click()
    page.wait_for_load_state()


def ruled(page: Any) -> None:
    """A line of the queue that was decided."""
    page.locator(".decision").first.focus()
    page.keyboard.press("u")
    page.locator(".decision.done").first.wait_for()


STATES: tuple[tuple[str, Callable[[Any], None]], ...] = (
    ("/board/{story}", drawer),
    ("/board/{story}", sentence),
    ("/question/{question}", zoomed),
    ("/check", checked),
    ("/queue", ruled),
)
"""What a screen shows only when somebody has done something."""


@pytest.mark.parametrize(("width", "mode", "rules"), LOOKS)
@pytest.mark.parametrize(("address", "act"), STATES, ids=[act.__name__ for _, act in STATES])
def test_what_opens_on_a_screen_has_none_either(
    browser: Any, stocked: Stocked, axe: str, width: int, mode: str, rules: dict[str, Any], address: str, act: Callable[[Any], None]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce")
    page = context.new_page()
    page.goto(stocked.home + address.format(**stocked.known))
    act(page)
    found = barriers(page, axe, rules)
    context.close()
    assert not found, found


def test_a_barrier_would_be_found(browser: Any, stocked: Stocked, axe: str) -> None:
    page = browser.new_page()
    page.goto(stocked.home)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><p id=dim>dim</p>')")
    page.evaluate("document.getElementById('dim').style.cssText = 'color: #aaa; background: #fff'")
    told = " ".join(barriers(page, axe, EVERY_RULE))
    assert "button-name" in told and "color-contrast" in told
    page.close()


STOPS = """() => {
    // what a keyboard must reach: everything that can be pressed or filled in and is shown
    const every = [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable], audio, video, iframe')];
    const stops = every.filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }));
    const places = [];
    // at each Tab where the focus is by now: its number, whether a line is around it, whether some of it is uncovered (WCAG 2.2, 2.4.11)
    const told = at => {
        const mark = at.closest('svg') && at.querySelector('.hit'); // a chart's mark wears its line on its shape; marks may overlap
        const away = at.getBoundingClientRect();
        if (away.top < 0 || away.bottom > innerHeight) at.scrollIntoView({ block: 'nearest' }); // keys may outrun it
        const style = getComputedStyle(mark || at), box = at.getBoundingClientRect();
        const lined = mark ? style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2
            : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const seen = mark || [.04, .5, .96].some(x => [.1, .5, .9].some(y => {
            const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
            return top && (at.contains(top) || top.contains(at));
        }));
        return [stops.indexOf(at), lined, !!seen, at.outerHTML.slice(0, 120)];
    };
    addEventListener('keydown', () => places.push(document.activeElement === document.body ? null : told(document.activeElement)), true);
    window.walk = { stops, places };
    return stops.length;
}"""


def walked(page: Any) -> list[tuple[int, bool, bool, str]]:
    """Each place the focus comes to, from the top of the page, until it leaves it."""
    presses = page.evaluate(STOPS) + 8  # a date has several parts, and a box that scrolls is a stop of its own
    while True:
        for _ in range(presses):
            page.keyboard.press("Tab")
        first, *places = page.evaluate("window.walk.places")
        assert first is None, "a page opens with the focus nowhere"
        if None in places:
            return list(places[: places.index(None)])
        presses = 20


def one_of_each(addresses: tuple[str, ...]) -> list[str]:
    """The first address of each kind of screen."""
    kinds = {re.sub(r"[0-9a-f]{8,}", "*", urlsplit(each).path): each for each in reversed(addresses)}
    return list(kinds.values())


def test_the_keyboard_reaches_all_that_can_be_pressed_and_is_seen_there(browser: Any, stocked: Stocked) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    wrong = []
    for address in one_of_each(stocked.screens):
        page.goto(stocked.home + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        places = walked(page)
        reached = {place[0] for place in places}
        missed = set(range(page.evaluate("window.walk.stops.length"))) - reached
        wrong += [f"{address}: never reached: {page.evaluate('n => walk.stops[n].outerHTML.slice(0, 120)', number)}" for number in missed]
        wrong += [f"{address}: no line around {place[3]}" for place in places if not place[1]]
        wrong += [f"{address}: covered: {place[3]}" for place in places if not place[2]]
        # words that a pointer may press are no stops of their own where a link beside them goes to the same place
        alone = page.evaluate(
            "[...document.querySelectorAll('a[href][tabindex=\"-1\"]')].map(e => e.href)"
            ".filter(href => !window.walk.stops.some(stop => stop.href === href))"
        )
        wrong += [f"{address}: only a pointer can go to {href}" for href in alone]
    page.close()
    assert not wrong, "\n".join(wrong)


def test_every_cell_is_reached_with_tab_and_opens_with_enter(browser: Any, stocked: Stocked) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": 900}, reduced_motion="reduce")
    page.goto(f"{stocked.home}/board/{stocked.known['story']}")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    cells = page.evaluate("[...document.querySelectorAll('.board .answer a')].map(each => each.getAttribute('href'))")
    assert len(cells) > 20 and page.locator(".board td:not(.none)").count() <= len(cells), "whoever answers has a cell to open"
    opened = []
    page.locator("#board-box").focus()
    while len(opened) < len(cells):
        page.keyboard.press("Tab")
        inside, href = page.evaluate(
            "(at => [!!at.closest('.board'), at.closest('.answer') && at.getAttribute('href')])(document.activeElement)"
        )
        assert inside, f"the focus left the board before {cells[len(opened)]}"
        if not href:
            continue
        page.keyboard.press("Enter")
        expect(page.locator("#drawer")).to_be_visible()
        assert page.locator("#drawer .told li").count() >= 1
        page.keyboard.press("Escape")
        expect(page.locator("#drawer")).not_to_be_visible()
        assert page.evaluate("document.activeElement.getAttribute('href')") == href, "the focus comes back to the cell"
        opened.append(href)
    assert opened == cells
    page.close()
