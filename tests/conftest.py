"""What every test may lean on: where the shared data is, and a loud word when it is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", REPO.parent / "shared"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the shared data where it is absent, and say which folder was looked for."""
    if SHARED.is_dir():
        return
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"no shared data at {SHARED} (set SAYSO_SHARED)"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data."""
    return SHARED


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the demo's pages, read by the model and settled; only to be read."""
    from sayso.ledger import open_ledger
    from sayso.pages import read_pages
    from sayso.pipeline import add, settle
    from sayso.settings import Settings

    where = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    with open_ledger(where) as ledger:
        assert all(hasattr(each, "article_id") for each in add(read_pages([str(REPO / "demo" / "pages")], settings=Settings()), ledger))
        list(settle(ledger))
    return where
