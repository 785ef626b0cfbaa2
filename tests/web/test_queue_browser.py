"""The review queue in a real browser: worked through by keys alone, with no screen wider than its window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from sayso.ledger import open_ledger
from sayso.ledger import settled_tables as t
from sayso.ledger.tables import statement
from tests.views import dam
from tests.views.test_sources import said
from tests.web.conftest import served
from tests.web.test_browser import WIDTHS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dam's ledger with several things to decide."""
    path = tmp_path_factory.mktemp("desk") / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
        for number, name in enumerate(("Donal J. Brel", "Donal Brel")):
            ledger.add(said(name, number, "person"))
        with ledger._writing() as connection:
            connection.execute(update(statement).where(statement.c.stance == "denies").values(confidence=0.6))
            connection.execute(t.unsettled.delete())
    return path


@pytest.fixture
def home(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a running desk on a copy of it; settling is the pipeline's own test."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    monkeypatch.setattr("sayso.pipeline.settle", lambda ledger: iter(()), raising=False)
    shutil.copy(made, tmp_path / "dam.sqlite")
    with served(str(tmp_path / "dam.sqlite")) as address:
        yield address


def focused(page: Any) -> str:
    """What of the queue the focus is in."""
    return str(page.evaluate("document.activeElement.closest('.decision')?.dataset.key ?? document.activeElement.tagName"))


def test_decided_by_keyboard_alone(browser: Any, home: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(home + "/queue")
    keys = page.locator(".decision").evaluate_all("lines => lines.map(line => line.dataset.key)")
    left = int(page.locator("#left").inner_text())
    assert len(keys) >= 3 == len({key.split(":")[0] for key in keys} & {"question", "stance", "source"})
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == keys[0]:
            break
    page.keyboard.press("y")
    page.locator(".decision.done").first.wait_for()
    assert focused(page) == keys[1], "the next line has the focus"
    page.keyboard.press("u")
    page.locator(f"[data-key='{keys[1]}'].done").wait_for()
    assert int(page.locator("#left").inner_text()) == left - 2 and int(page.locator("#decided").inner_text()) == 2
    page.keyboard.press("z")
    page.locator(f"[data-key='{keys[1]}']:not(.done)").wait_for()
    assert focused(page) == keys[1] and int(page.locator("#left").inner_text()) == left - 1
    page.keyboard.press("ArrowUp")
    assert focused(page) == keys[0]
    stance = next(key for key in keys if key.startswith("stance:"))
    for _ in range(keys.index(stance)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "SELECT", "what is wrong needs what is right"
    page.keyboard.type("doubts")
    page.keyboard.press("Enter")
    told = page.locator(f"[data-key='{stance}'] .told")
    told.wait_for()
    assert "doubts, and not denies" in told.inner_text()
    page.reload()
    assert stance not in page.locator(".decision").evaluate_all("lines => lines.map(line => line.dataset.key)")
    assert not complaints
    page.close()


def test_keys_mean_nothing_outside_the_list(browser: Any, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "/queue")
    page.locator("#by").fill("y n u z")
    page.locator("h1").click()
    for key in "ynuz":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.locator("#decided").inner_text() == "0"
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_decided_by_buttons_with_and_without_scripts(browser: Any, home: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(home + "/queue?kind=question")
    page.get_by_role("button", name="Yes").click()
    page.locator("#decided", has_text="1").wait_for()
    if scripts:
        page.goto(home + "/queue")
    page.get_by_role("button", name="Undo").first.click()
    page.locator("#decided", has_text="0").wait_for()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False])
def test_no_screen_is_wider_than_its_window(browser: Any, home: str, width: int, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    paths = (
        "/queue",
        "/queue?kind=stance",
        "/queue/bulk?kind=source&above=0",
        "/search?words=dam",
        "/source/Lethia",
        "/outlet/Lodestar Press",
    )
    for path in paths:
        page.goto(home + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        over = page.evaluate("[document.documentElement.scrollWidth - innerWidth, document.body.scrollWidth - innerWidth]")
        assert max(over) <= 0, path
        cut = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => { const b = e.getBoundingClientRect();"
            " return b.width && !e.closest('.vh') && (b.right > innerWidth + 1 || b.left < -1) }).map(e => e.outerHTML.slice(0, 80))"
        )
        assert not cut, path
    context.close()


def test_what_a_search_can_be_narrowed_to_stands_beside_it_where_there_is_room(browser: Any, home: str) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto(home + "/search")
    assert page.locator("#f-stance").is_visible() and not page.locator(".around-it > summary").is_visible()
    page.set_viewport_size({"width": 1024, "height": 900})
    assert not page.locator("#f-stance").is_visible()
    page.locator(".around-it > summary").click()
    page.get_by_role("link", name="denies").first.click()
    assert "stance=denies" in page.url
    page.close()
