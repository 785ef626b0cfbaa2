"""Small books: the desk's ferry fire, a dam whose story is settled, and one that a test fills itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger
from sayso.records import Hearing
from tests.views import dam
from tests.web import books

Filled = Callable[..., Ledger]


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ferry's nine articles; only to be read."""
    with open_ledger(tmp_path_factory.mktemp("views") / "ferry.sqlite") as ledger:
        for hearing in books.ferry():
            ledger.add(hearing)
        yield ledger


@dataclass(frozen=True)
class Settled:
    """The dam's book, and the real ids of its articles by those that stand for them."""

    ledger: Ledger
    ids: dict[str, str]


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settled]:
    """The dam's five articles, settled by hand; only to be read."""
    with open_ledger(tmp_path_factory.mktemp("views") / "dam.sqlite") as ledger:
        yield Settled(ledger, dam.filled(ledger))


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Filled]:
    """Gives a book with the hearings it is called with."""
    with open_ledger(tmp_path / "book.sqlite") as ledger:

        def fill(*hearings: Hearing) -> Ledger:
            for hearing in hearings:
                ledger.add(hearing)
            return ledger

        yield fill
