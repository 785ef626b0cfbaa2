"""Searches are kept by name, in the ledger, and let go."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import open_ledger
from sayso.ledger.searches import recall_searches


def test_kept_by_name_replaced_and_forgotten(tmp_path: Path) -> None:
    # A name is compared without its article, as every name is.
    with open_ledger(tmp_path / "book.sqlite") as ledger:
        first = ledger.save_search("The dam", "words=dam", by="Mira")
        assert ledger.save_search("the  dam", "words=dam&stance=denies", by="Jon") == first
        ledger.save_search("A ferry", "words=ferry", by="Mira")
        with ledger.reading() as connection:
            assert [(each.name, each.query, each.by) for each in recall_searches(connection)] == [
                ("the dam", "words=dam&stance=denies", "Jon"),
                ("A ferry", "words=ferry", "Mira"),
            ]
        ledger.forget_search(first)
        with pytest.raises(NotInLedger):
            ledger.forget_search(first)


@pytest.mark.parametrize(
    ("name", "query", "by"),
    [(" ", "words=dam", "M"), ("x" * 301, "words=dam", "M"), ("a", "", "M"), ("a", "x" * 4001, "M"), ("a", "b=c", " ")],
)
def test_what_cannot_be_kept_is_refused(tmp_path: Path, name: str, query: str, by: str) -> None:
    with open_ledger(tmp_path / "book.sqlite") as ledger, pytest.raises(UsageError):
        ledger.save_search(name, query, by=by)
