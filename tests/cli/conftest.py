"""Runs the command line in this process, with pages heard by hand instead of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.ledger import open_ledger
from sayso.pipeline import Listener
from sayso.records import Hearing, Skipped
from tests.views.test_sources import said

Run = Callable[..., Result]


@pytest.fixture
def sayso(monkeypatch: pytest.MonkeyPatch) -> Run:
    """``sayso("read", "a.html")`` as a terminal would run it, 120 columns wide and without colour."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="sayso")


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[Hearing | Skipped | BaseException]], list[Any]]:
    """Makes `sayso read` hear what it is told to; gives the pages it was asked to hear."""

    def replace(answers: Sequence[Hearing | Skipped | BaseException]) -> list[Any]:
        asked: list[Any] = []

        def hear_all(pages: Iterable[Any], *, listener: Listener) -> Iterator[Hearing | Skipped]:
            asked.extend(pages)
            for answer in answers:
                if isinstance(answer, BaseException):
                    raise answer
                yield answer

        monkeypatch.setattr("sayso.pipeline.hear_all", hear_all)
        return asked

    return replace


def book_of(path: Path, *names: str) -> Path:
    """A ledger at *path* in which each of the people *names* said something."""
    with open_ledger(path) as ledger:
        for number, name in enumerate(names):
            ledger.add(said(name, number, "person"))
    return path
