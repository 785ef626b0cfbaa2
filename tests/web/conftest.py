"""A small ledger, the desk on it, a server on a free port and a real browser to look with."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from sayso.ledger import open_ledger
from sayso.records import Hearing
from sayso.web import create_app
from tests.conftest import REPO
from tests.views import dam
from tests.web import books, screens

HOME = "http://127.0.0.1:8477"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def written(where: Path, hearings: tuple[Hearing, ...]) -> str:
    """A ledger at *where* that holds *hearings*."""
    with open_ledger(str(where)) as ledger:
        for hearing in hearings:
            ledger.add(hearing)
    return str(where)


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger with the ferry's articles."""
    return written(tmp_path_factory.mktemp("desk") / "ferry.sqlite", books.ferry())


@pytest.fixture(scope="session")
def desk(ferry: str) -> Iterator[TestClient]:
    """The desk on the ferry's ledger."""
    with TestClient(create_app(ferry), base_url=HOME) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """The desk on an empty ledger."""
    with TestClient(create_app(written(tmp_path / "empty.sqlite", ())), base_url=HOME) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger of pages that attack whoever reads them."""
    return written(tmp_path_factory.mktemp("desk") / "hostile.sqlite", tuple(books.hostile(payload) for payload in books.HOSTILE))


@contextmanager
def served(where: str) -> Iterator[str]:
    """The desk on the ledger at *where*, answering at the address yielded."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(where), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert thread.is_alive() and time.monotonic() < deadline, "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def home(ferry: str) -> Iterator[str]:
    """The address of a running desk on the ferry's ledger."""
    with served(ferry) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_home(hostile_ledger: str) -> Iterator[str]:
    """The address of a running desk on the hostile ledger."""
    with served(hostile_ledger) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; where there is none, the tests that need it fail and say what to install."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("SAYSO_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        pytest.fail(
            "no Chromium: the screens cannot be tested. Install one (Debian, Ubuntu: `apt-get install chromium`),"
            " or name one with SAYSO_CHROMIUM=/path/to/chromium"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running desk on the dam's ledger."""
    path: Path = tmp_path_factory.mktemp("desk") / "dam.sqlite"
    with open_ledger(path) as ledger:
        dam.filled(ledger)
    with served(str(path)) as address:
        yield address


@dataclass(frozen=True)
class Stocked:
    """A running desk on which every screen has something to show."""

    home: str
    """Where it answers."""
    where: str
    """Its ledger."""
    known: dict[str, str]
    """Ids of what is in it, by what they are."""
    screens: tuple[str, ...]
    """The address of every screen, and of those states that have their own."""


@pytest.fixture(scope="session")
def stocked(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stocked]:
    """A running desk on a copy of the demo's ledger, on which somebody has written, decided and added."""
    where = str(tmp_path_factory.mktemp("desk") / "demo.sqlite")
    shutil.copy(demo_ledger, where)
    with served(where) as home, httpx.Client(base_url=home, timeout=60) as desk:
        known = screens.stocked(desk)
        yield Stocked(home, where, known, tuple(screens.screens(desk, create_app(where), known)))


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, in the version that the Makefile names."""
    told = (REPO / "Makefile").read_text(encoding="utf-8")
    version, path = (re.search(rf"^{name} := (\S+)$", told, re.M)[1] for name in ("AXE_VERSION", "AXE"))  # type: ignore[index]
    file = REPO / path
    if not file.is_file():
        pytest.fail(f"no axe-core at {path}: barriers on the screens cannot be looked for. `make {path}` installs it (it needs npm)")
    script = file.read_text(encoding="utf-8")
    assert f"axe v{version}" in script[:200], f"{path} is not axe-core {version}; `make {path}` installs it"
    return script


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def tab(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A tab, with scripts and without; any complaint of the browser fails the test."""
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints
