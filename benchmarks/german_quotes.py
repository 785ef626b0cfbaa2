"""The open patterns on German Wikinews: how much of what they take is right, and how much they take.

A finding is right when its content shares half its words with a gold quotation (Jaccard) and its holder a word
with that quotation's speaker. The data's licence bars training on it: it is measured, nothing else.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.reading import read_texts, write_lines

DATA = "german_quotes"
OPEN = frozenset({"Direct", "Indirect", "IndirectFreeIndirect"})
"""Kinds of quotation that announce themselves; Reported and FreeIndirect need reading between the lines."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Precision over all findings and recall over announced quotations, through `sayso read`."""
    lines = (data / "dev.jsonl" if data.is_dir() else data).read_text(encoding="utf-8").splitlines()
    documents = {str(number): json.loads(line) for number, line in enumerate(lines)}
    answers = read_texts({key: document["originalText"] for key, document in documents.items()})
    if out is not None:
        write_lines(out, answers.values())
    found = right = there = got = 0
    for key, document in documents.items():
        gold = [(_bag(a["quote"]["text"]), _bag(a["speaker"]["text"]), a["type"] in OPEN) for a in document["annotations"]]
        mine = [(_bag(s["content"]["text"]), _bag(s["source"]["text"])) for s in answers[key]["statements"]]
        matched = [any(_same(one, other) for other in gold) for one in mine]
        found, right = found + len(mine), right + sum(matched)
        there += sum(is_open for _, _, is_open in gold)
        got += sum(is_open and any(_same(one, (content, speaker, is_open)) for one in mine) for content, speaker, is_open in gold)
    return {"precision": right / max(found, 1), "recall.announced": got / max(there, 1), "found": float(found)}


def _bag(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _same(mine: tuple[frozenset[str], frozenset[str]], gold: tuple[Any, Any, bool]) -> bool:
    content = len(mine[0] & gold[0]) / len(mine[0] | gold[0]) >= 0.5 if mine[0] | gold[0] else False
    return content and bool(mine[1] & gold[1] or not (mine[1] or gold[1]))
