"""Extraction on invented texts of the kinds that extractors fail on, a class a row (``data/hard_cases.toml``).

``CLASS.recall`` is the share of what is said that is found, ``CLASS.precision`` the share of what is found that is said: contents
overlap by half, and the sources share a word, told or understood, or are both empty. A quotation that goes on behind its cue is one.
A handful of texts a class: a row tells what is read at all, not how often.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from sayso.pipeline import Listener, hear
from sayso.records import Page
from sayso.statements.model import load_extractor

DATA = "."
CASES = Path(__file__).parent / "data" / "hard_cases.toml"
WORD = re.compile(r"\w+")
ALIKE = 0.5

Said = tuple[str, str]
"""Source and content."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Recall and precision of each class, and of all; *data* is not read."""
    listener = Listener(load_extractor(), keeps=False)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    missed: list[str] = []
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        hearing = hear(Page(address="-", content=case["text"].encode(), media_type="text/plain"), listener=listener)
        found = [(f"{each.source.text} {each.source.name or ''}".strip(), each.content.text) for each in hearing.statements]
        said = [(source, content) for source, content in case["said"]]
        matched = _matched(said, found)
        missed += [f"{case['class']}\t{source}\t{content}" for source, content in said if (source, content) not in matched]
        for name in (case["class"], "all"):
            counts[name] = [a + b for a, b in zip(counts[name], (len(matched), len(said), len(found)), strict=True)]
    if out is not None:
        out.write_text("\n".join(missed) + "\n", encoding="utf-8")
    figures = {}
    for name, (right, there, ours) in counts.items():
        figures[f"{name}.recall"] = right / there if there else 1.0
        figures[f"{name}.precision"] = right / ours if ours else 1.0
    return figures


def _matched(said: list[Said], found: list[Said]) -> set[Said]:
    """Those of *said* that are found, each by another, the likest first."""
    pairs = sorted(((_likeness(one, other), i, j) for i, one in enumerate(said) for j, other in enumerate(found)), reverse=True)
    left, right = set(range(len(said))), set(range(len(found)))
    matched = set()
    for likeness, i, j in pairs:
        if likeness >= ALIKE and i in left and j in right:
            left.discard(i)
            right.discard(j)
            matched.add(said[i])
    return matched


def _likeness(one: Said, other: Said) -> float:
    sources, contents = ([_words(each[part]) for each in (one, other)] for part in (0, 1))
    together = contents[0] | contents[1]
    fits = bool(sources[0] & sources[1]) or not (sources[0] or sources[1])
    return len(contents[0] & contents[1]) / len(together) if fits and together else 0.0


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}
