"""What is installed is all of it: every file under src/ is a module of a package or data that pyproject.toml names."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
SOURCE = REPO / "src" / "sayso"
PYPROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))


def tracked() -> set[Path]:
    """The files that a clone has under src/sayso."""
    listed = subprocess.run(["git", "ls-files", "-z", "src/sayso"], cwd=REPO, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("no git here to say which files are tracked")
    return {REPO / name for name in listed.stdout.decode().split("\0") if name}


def test_every_file_is_installed() -> None:
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]["sayso"]
    data = {path for pattern in patterns for path in SOURCE.glob(pattern)}
    modules = {
        path
        for path in SOURCE.rglob("*.py")
        if all((parent / "__init__.py").exists() for parent in [path.parent, *path.parent.parents] if parent.is_relative_to(SOURCE))
    }
    assert sorted(path.relative_to(REPO) for path in tracked() - data - modules) == []


def test_the_pins_are_plain_and_hold_every_library_that_is_asked_for() -> None:
    pins = {}
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (REPO / name).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line), line
            pins[normal(line.partition("==")[0])] = name
    assert "torch" not in pins
    project = PYPROJECT["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [name for name in map(normal, map(requirement_name, asked)) if name not in pins] == []
    assert [name for name in map(normal, map(requirement_name, project["dependencies"])) if pins[name] != "requirements.txt"] == []


def requirement_name(requirement: str) -> str:
    """The name in front of extras and versions."""
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
