"""A cache that cannot be used costs nothing but itself."""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.pages.cache import KEPT_DAYS, open_session
from sayso.settings import Settings
from tests.pages.conftest import Site
from tests.pages.test_web import fetch
from tests.pages.written import PAGE


@pytest.fixture
def url(site: Site) -> str:
    return site.serve("/one.html", PAGE, ETag='"1"', Content_Type="text/html")


def file(settings: Settings) -> Path:
    return Path(settings.cache_dir, "pages.sqlite")


def kept(settings: Settings) -> int:
    with sqlite3.connect(file(settings)) as book:
        [[count]] = book.execute("SELECT count(*) FROM page WHERE value LIKE '%one.html%'")
    return int(count)


def test_a_page_is_kept(url: str, settings: Settings) -> None:
    assert fetch(url, settings) == PAGE
    assert kept(settings) == 1
    assert Path(settings.cache_dir).stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_made_anew(url: str, settings: Settings) -> None:
    file(settings).parent.mkdir()
    file(settings).write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    assert fetch(url, settings) == PAGE
    assert kept(settings) == 1


def test_a_locked_file_is_not_waited_for_long(url: str, settings: Settings) -> None:
    assert fetch(url, settings) == PAGE
    holder = sqlite3.connect(file(settings), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    assert fetch(url, settings) == PAGE
    assert time.monotonic() - began < 20
    holder.close()


def test_a_folder_that_cannot_be_made(url: str, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path / "file" / "cache", Path(os.devnull) / "x", tmp_path / ("a" * 300)):
        assert fetch(url, replace(settings, cache_dir=str(place))) == PAGE


def test_a_file_that_may_not_be_written(url: str, settings: Settings) -> None:
    assert fetch(url, settings) == PAGE
    file(settings).chmod(0o400)
    file(settings).parent.chmod(0o500)
    assert fetch(url, settings) == PAGE
    file(settings).parent.chmod(0o700)


@pytest.mark.parametrize("value", ["", "{", "[]", "{}", '{"_content": 5, "headers": []}', "\x00"])
def test_what_cannot_be_read_back_was_not_kept(value: str, url: str, settings: Settings) -> None:
    assert fetch(url, settings) == PAGE
    with sqlite3.connect(file(settings)) as book:
        book.execute("UPDATE page SET value = ?", (value,))
    assert fetch(url, settings) == PAGE


def test_a_table_of_another_shape(url: str, settings: Settings) -> None:
    file(settings).parent.mkdir()
    with sqlite3.connect(file(settings)) as book:
        book.execute("CREATE TABLE page (something INTEGER)")
    assert fetch(url, settings) == PAGE


def test_old_pages_are_forgotten(url: str, settings: Settings) -> None:
    assert fetch(url, settings) == PAGE
    with sqlite3.connect(file(settings)) as book:
        book.execute("UPDATE page SET kept = kept - ?", (KEPT_DAYS * 86_400 + 60,))
    open_session(settings.cache_dir).close()
    assert kept(settings) == 0
