"""How answers are counted: by the shared scorers as modules, the same code as everybody's and no copy of it, else in percent."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from benchmarks.quality import SHARED


def percent(part: float, whole: float, *, places: int = 1) -> float:
    """What part of the whole, in percent; 0 of nothing."""
    return round(100 * part / whole, places) if whole else 0.0


def percent_right(answers: Sequence[bool]) -> float:
    """How many of *answers* are right, in percent."""
    return percent(sum(answers), len(answers), places=2)


def scorer(name: str, shared: Path = SHARED) -> ModuleType:
    """The module ``shared/<name>.py``; FileNotFoundError in words when it is not there."""
    path = shared / f"{name}.py"
    if not path.exists():
        raise FileNotFoundError(f"the scorer {path} is not there; set SAYSO_SHARED to the shared folder")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None  # a path that exists and ends in .py has both
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
