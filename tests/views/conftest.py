"""Two small books: the desk's ferry fire, and one that a test fills itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger
from sayso.records import Hearing
from tests.web import books

Filled = Callable[..., Ledger]


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ferry's nine articles; only to be read."""
    with open_ledger(tmp_path_factory.mktemp("views") / "ferry.sqlite") as ledger:
        for hearing in books.ferry():
            ledger.add(hearing)
        yield ledger


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Filled]:
    """Gives a book with the hearings it is called with."""
    with open_ledger(tmp_path / "book.sqlite") as ledger:

        def fill(*hearings: Hearing) -> Ledger:
            for hearing in hearings:
                ledger.add(hearing)
            return ledger

        yield fill
