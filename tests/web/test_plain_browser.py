"""Without scripts every screen is whole: it answers, nothing on it is dead, and every decision is a plain form."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from sayso.records import Join
from sayso.web import create_app
from sayso.web.judge import DECISIONS
from tests.web.conftest import Stocked
from tests.web.screens import routes

pytestmark = pytest.mark.browser

# What stands on the screen though nothing comes of it: a button that sends no form, a form that goes nowhere, a link without a goal.
DEAD = """() => {
    const shown = each => each.checkVisibility({ visibilityProperty: true });
    const sends = one => one.type === 'submit' && shown(one);
    const pressed = form => [...form.elements].some(sends) || form.querySelectorAll('input:not([type=hidden])').length === 1;
    const dead = [
        ...[...document.querySelectorAll('button, [type=submit], [type=button]')].filter(each => each.type !== 'submit' || !each.form),
        ...[...document.querySelectorAll('form')].filter(each => !each.hasAttribute('action') || !pressed(each)),
        ...document.querySelectorAll('a:not([href]), [hx-get]:not(form, [hx-trigger^=every])'),
    ];
    return dead.filter(shown).map(each => each.outerHTML.slice(0, 160));
}"""

# Every decision that a form on the screen sends: its address, and what is to be done where one address takes several.
FORMS = """() => [...document.querySelectorAll('form')]
    .filter(each => each.method === 'post' && each.checkVisibility({ visibilityProperty: true }))
    .map(each => [each.getAttribute('action'), each.elements.what?.value ?? ''])"""


def test_without_scripts_every_screen_is_whole_and_every_decision_a_form(browser: Any, stocked: Stocked) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    dead: dict[str, list[str]] = {}
    sent: set[tuple[str, str]] = set()
    for address in stocked.screens:
        answer = page.goto(stocked.home + address)
        assert answer.status == (404 if address == "/nowhere" else 200), address
        assert page.locator("h1").count() == 1 and page.locator("h1").is_visible(), address
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        if here := page.evaluate(DEAD):
            dead[address] = here
        sent |= {tuple(each) for each in page.evaluate(FORMS)}
    context.close()
    assert not dead, dead
    assert {path for path, _ in sent} == set(routes(create_app(stocked.where), "POST"))
    # what waits to be joined is a line of the queue, whose form is one for all kinds
    left = set(DECISIONS) - set(get_args(Join)) - {what for path, what in sent if path == "/judge"}
    assert not left, left


def test_a_job_tells_how_far_it_is_without_scripts(browser: Any, stocked: Stocked) -> None:
    from tests.web.screens import PAGE

    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{stocked.home}/add")
    page.get_by_label("Files").set_input_files(PAGE)
    page.get_by_role("button", name="Add").click()
    page.get_by_text("Done.").wait_for(timeout=60_000)  # the page asks again by itself
    assert "1 of 1 input read" in page.locator("#job").inner_text()
    context.close()
