"""The list of stories, and the one that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger import settled_tables as t
from sayso.views.stories import find, stories

TOLD = {"articles": 2, "independent": 1, "outlets": 2, "languages": ("en",), "questions": 0, "answers": 0, "disputed": 0, "revised": 0}


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    """Three stories: an old one that is pinned, and two newer ones about one dam."""
    ledger = open_ledger(tmp_path / "book.sqlite")
    rows = [
        ("aa01", "Karrowen dam gives way", 20, False),
        ("aa02", "The Karrowen dam inquiry", 30, False),
        ("bb03", "Ferry 100% full", 10, True),
    ]
    with ledger._writing() as connection:
        for id_, name, moment, pinned in rows:
            days = {"first": "2031-03-10" if moment > 10 else "", "last": ""}
            connection.execute(insert(t.story), {"id": id_ * 4, "name": name, "moment": moment, "pinned": pinned, **days, **TOLD})
    return ledger


def test_pinned_ones_come_first_then_the_newest(book: Ledger) -> None:
    assert [row.id[:4] for row in stories(book)] == ["bb03", "aa02", "aa01"]
    assert [row.id[:4] for row in stories(book, limit=1, offset=1)] == ["aa02"]
    assert [row.first for row in stories(book)] == [None, "2031-03-10", "2031-03-10"]


def test_by_words_of_the_name(book: Ledger) -> None:
    assert [row.id[:4] for row in stories(book, words="DAM karrowen")] == ["aa02", "aa01"]
    assert [row.id[:4] for row in stories(book, words="100%")] == ["bb03"]
    assert stories(book, words="%") == stories(book, words="100%"), "a sign is a sign"


def test_the_one_that_is_meant(book: Ledger) -> None:
    assert find(book, "aa01" * 4) == find(book, "aa01a") == find(book, "gives way") == "aa01" * 4
    assert find(book, "karrowen DAM gives way") == "aa01" * 4
    with pytest.raises(NotInLedger):
        find(book, "volcano")
    with pytest.raises(UsageError, match=r"several stories have these words.*Karrowen dam gives way.*\(aa01aa01\)"):
        find(book, "dam")
