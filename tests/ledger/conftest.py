"""Empty books, quickly: one is made, the others are copies of it."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import open_ledger

Fresh = Callable[[], Path]


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Gives the path of another empty book each time it is called."""
    folder = tmp_path_factory.mktemp("books")
    numbers = itertools.count()
    open_ledger(folder / "empty.sqlite").close()
    return lambda: Path(shutil.copy(folder / "empty.sqlite", folder / f"{next(numbers)}.sqlite"))
