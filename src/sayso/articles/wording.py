"""The words of `wording.toml`, compiled: how pages name their parts, in the languages of the pages measured."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources.files("sayso.articles") / "wording.toml").read_text(encoding="utf-8"))


def phrase(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The phrases called *name* as one expression, any of them between *before* and *after*."""
    return re.compile(f"{before}(?:{'|'.join(_file()['phrases'][name])}){after}", re.IGNORECASE)


def words(name: str) -> tuple[str, ...]:
    """The list called *name*, in its order."""
    return tuple(_file()["lists"][name])


def part_names(name: str) -> frozenset[str]:
    """What outlets call the part of a page called *name* in classes and ids."""
    return frozenset(_file()["names"][name])


def language_codes() -> dict[str, str]:
    """Codes met in pages, and the ISO 639-1 code each means."""
    return dict(_file()["languages"])
