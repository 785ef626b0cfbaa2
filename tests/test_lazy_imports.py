"""Importing is cheap: neither the package nor its help loads a model, an engine or a parser. Proved in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "onnxruntime",
    "tokenizers",
    "numpy",
    "sqlalchemy",
    "alembic",
    "duckdb",
    "trafilatura",
    "lxml",
    "extruct",
    "dateparser",
    "fastapi",
    "uvicorn",
    "requests",
    "rich",
)


def modules_after(code: str) -> set[str]:
    """The top-level names of what is loaded once *code* has run."""
    report = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in run.stderr.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import sayso",
        "from sayso import Page, Statement, SaysoError, hear, open_ledger",
        "from sayso.cli import app; app(['--help'], prog_name='sayso')",
        "from sayso.cli import app; app(['read', '--help'], prog_name='sayso')",
        "from sayso.cli import app; app(['--version'], prog_name='sayso')",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    loaded = modules_after(code)
    assert "sayso" in loaded
    assert not loaded & set(HEAVY)


def test_the_check_itself_sees_a_heavy_module() -> None:
    assert "numpy" in modules_after("import numpy")
