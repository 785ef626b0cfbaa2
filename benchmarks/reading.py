"""Texts through `sayso read --json` as a user would run it: files in, one JSON object a line out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_lines(path: Path, objects: Iterable[Mapping[str, Any]]) -> None:
    """*objects* as a JSON-lines file."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects), encoding="utf-8")


def read_texts(texts: Mapping[str, str], *options: str) -> dict[str, dict[str, Any]]:
    """What ``sayso read --json`` prints for plain-text files of *texts*, by the texts' ids.

    Raises RuntimeError when a text gives no article: every text here is one.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (key, text) in enumerate(texts.items()):
            path = Path(folder) / f"{number:05d}.txt"
            path.write_bytes(text.encode("utf-8"))
            names[str(path)] = key
        command = [sys.executable, "-m", "sayso", "read", "--json", *options, folder]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        found = {}
        for line in run.stdout.splitlines():
            answer = json.loads(line)
            if "error" in answer:
                raise RuntimeError(f"{names.get(answer['page'], answer['page'])}: {answer['error']['reason']}")
            found[names[answer["page"]]] = answer
    if len(found) != len(texts):
        raise RuntimeError(f"{len(texts)} texts went in and {len(found)} answers came out: {run.stderr[-500:]}")
    return found
