"""The shared scorers as modules: judged by the same code as everybody, not by a copy of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from benchmarks.quality import SHARED


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
