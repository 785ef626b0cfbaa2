"""Is everything here that Sayso needs? One check a line, each with what was found or what to do.

Only looks: a ledger that is not there is said to be missing, not made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sayso.errors import LedgerError, ModelError

LIBRARIES = ("trafilatura", "onnxruntime", "tokenizers", "sqlalchemy", "lxml", "fastapi", "duckdb")
"""The libraries whose versions explain most differences between two machines."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    """What."""
    ok: bool
    """Whether it is as it should be."""
    detail: str
    """What was found, or what is wrong."""


def doctor(where: str) -> tuple[Check, ...]:
    """Look at the versions, the model and the ledger at *where*."""
    return (*_versions(), _model("model"), _model("fast model", fast=True), _ledger(where))


def _versions() -> Iterator[Check]:
    yield Check("sayso", True, version("sayso"))
    yield Check("python", sys.version_info >= (3, 11), sys.version.split()[0])
    for library in LIBRARIES:
        try:
            yield Check(library, True, version(library))
        except PackageNotFoundError:
            yield Check(library, False, f"not installed; run: pip install {library}")


def _model(name: str, *, fast: bool = False) -> Check:
    from sayso.statements.model import load_extractor

    try:
        return Check(name, True, load_extractor(fast=fast).made_by)
    except ModelError as error:
        return Check(name, False, str(error))


def _ledger(where: str) -> Check:
    if "://" not in where and not Path(where).exists():
        return Check("ledger", True, f"none at {where} yet; `sayso add` makes one")
    from sayso.ledger import open_ledger
    from sayso.views.front import front

    try:
        with open_ledger(where) as ledger:
            seen = front(ledger, limit=1)
    except LedgerError as error:
        return Check("ledger", False, str(error))
    return Check(
        "ledger", True, f"{where}: {seen.articles_total} articles, {seen.sources_total} sources, {seen.statements_total} statements"
    )
