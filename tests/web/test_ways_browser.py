"""What people come for, in a real browser from the first click to the last: pages added, sources joined, a table taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mwparserfromhell
import pytest
from playwright.sync_api import expect

from tests.views import settled as s
from tests.views.test_sources import said
from tests.web.conftest import served, written
from tests.web.screens import PAGE

pytestmark = pytest.mark.browser

ONE, OTHER = "Donal J. Brel", "Donal Brel"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A running desk on two names that may be one person's, to be written to."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    names = (ONE, OTHER, ONE, OTHER)
    with served(written(tmp_path / "two.sqlite", tuple(said(name, number, "person") for number, name in enumerate(names)))) as address:
        yield address


def test_a_page_is_added_and_its_way_is_told(tab: Any, home: str) -> None:
    tab.goto(home)
    tab.get_by_role("contentinfo").get_by_role("link", name="Add pages").click()
    tab.get_by_label("Files").set_input_files(PAGE)
    tab.get_by_role("button", name="Add").click()
    tab.wait_for_url(re.compile(r"/add/\w+$"))
    expect(tab.locator("#job progress, #job .sum").first).to_be_visible()
    tab.get_by_text("Done.").wait_for(timeout=90_000)
    assert "1 new" in tab.locator("#job").inner_text()
    tab.get_by_role("link", name=PAGE.name).click()
    assert "Lodestar" in tab.locator("main").inner_text() and tab.locator(".card").count() > 5
    tab.goto(home)
    assert tab.locator(".stories .item, .byday .item").filter(has_text=re.compile("dam", re.I)).count()


def test_two_sources_are_merged_and_taken_apart_again(tab: Any, home: str) -> None:
    tab.goto(f"{home}/sources")
    tab.get_by_role("link", name=ONE, exact=True).click()
    assert "2 statements" in tab.locator("main").inner_text()
    tab.get_by_role("button", name=re.compile("^Merge")).first.click()
    tab.wait_for_load_state()
    assert "4 statements in 4 articles" in tab.locator("main").inner_text()
    tab.goto(f"{home}/sources")
    assert tab.get_by_role("link", name=re.compile("Donal")).count() == 1
    tab.get_by_role("link", name=re.compile("Donal")).click()
    undo = tab.get_by_role("button", name=re.compile("^Undo"))
    if not undo.is_visible():
        undo.locator("xpath=ancestor::details/summary").click()
    undo.click()
    tab.wait_for_load_state()
    tab.goto(f"{home}/sources")
    assert {ONE, OTHER} <= set(tab.locator(".ranked .name").all_inner_texts())


def test_a_table_is_taken_away(tab: Any, flooded: str, tmp_path: Path) -> None:
    tab.goto(f"{flooded}/question/{s.KILLED}")
    tab.get_by_role("button", name="Table with its sources").click()
    with tab.expect_download() as saved:
        tab.get_by_role("link", name="Save as a file").click()
    saved.value.save_as(tmp_path / "table.wikitext")
    text = (tmp_path / "table.wikitext").read_text(encoding="utf-8")
    code = mwparserfromhell.parse(text)
    assert any(each.tag == "table" for each in code.filter_tags())
    assert {str(each.name).strip() for each in code.filter_templates()} == {"cite news"}
    tab.goto(f"{flooded}/board/{s.STORY}")
    with tab.expect_download() as saved:
        tab.locator(".take a").first.click()
    assert saved.value.suggested_filename.endswith(".csv")
