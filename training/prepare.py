"""Annotated articles become paragraphs of words with tags and links: what `train` learns from.

The unit is the paragraph: 99.4 % of contents lie in one paragraph with their cue. A span that starts or
ends inside a word takes the whole word. Attributions that cross paragraphs keep, in each
paragraph, what of them lies there.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.statements.link import CONTENT, CUE, SOURCE
from sayso.statements.spans import ROLES, WordSpan
from sayso.statements.tokens import words

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(slots=True)
class Paragraph:
    """One paragraph to learn from."""

    tokens: list[str]
    labels: list[int]
    """One index into LABELS a word."""
    spans: list[WordSpan]
    cue_of: dict[int, int] = field(default_factory=dict)
    """Content span's index → its cue span's index."""
    source_of: dict[int, int | None] = field(default_factory=dict)
    """Cue span's index → its source span's index; None where the cue has no source here."""


def read_documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def paragraphs(document: dict[str, Any]) -> Iterator[Paragraph]:
    """The paragraphs of one annotated document, tagged and linked."""
    text = document["text"]
    for match in PARAGRAPH.finditer(text):
        places = words(text, match.span())
        if places:
            yield _paragraph(text, places, document["attributions"])


def _paragraph(text: str, places: list[tuple[int, int]], attributions: list[dict[str, Any]]) -> Paragraph:
    labels = [0] * len(places)
    owners: dict[WordSpan, list[int]] = defaultdict(list)
    for number, attribution in enumerate(attributions):
        for role in (CONTENT, SOURCE, CUE):
            for start, end in attribution.get(ROLES[role]) or []:
                inside = [i for i, (s, e) in enumerate(places) if s < end and start < e]
                if inside:
                    owners[WordSpan(role, inside[0], inside[-1])].append(number)
    # Gold spans overlap in 20 attributions of 22,000; there the shorter role wins (cue, then source).
    for span in sorted(owners, key=lambda span: -span.role if span.role != CUE else 1):
        for i in range(span.first, span.last + 1):
            labels[i] = 2 + 2 * span.role
        labels[span.first] = 1 + 2 * span.role
    for i, label in enumerate(labels):
        if label and label % 2 == 0 and (i == 0 or labels[i - 1] not in (label - 1, label)):
            labels[i] = label - 1  # what a shorter span interrupted begins anew
    ordered = sorted(owners, key=lambda span: (span.first, span.last))
    paragraph = Paragraph([text[s:e] for s, e in places], labels, ordered)
    _link(paragraph, ordered, owners)
    return paragraph


def _link(paragraph: Paragraph, ordered: list[WordSpan], owners: dict[WordSpan, list[int]]) -> None:
    index: dict[tuple[int, int], int] = {}
    for i, span in enumerate(ordered):
        for number in owners[span]:
            index.setdefault((number, span.role), i)
    for i, span in enumerate(ordered):
        if span.role == CONTENT:
            cues = [index[number, CUE] for number in owners[span] if (number, CUE) in index]
            if cues:
                paragraph.cue_of[i] = cues[0]
        elif span.role == CUE:
            sources = [index[number, SOURCE] for number in owners[span] if (number, SOURCE) in index]
            paragraph.source_of[i] = sources[0] if sources else None


def corpus(paths: list[Path]) -> list[Paragraph]:
    """Every paragraph of every document in *paths*."""
    return [paragraph for path in paths for document in read_documents(path) for paragraph in paragraphs(document)]


def main() -> None:
    """Say what the recipe's data hold, so that a wrong folder is seen before hours of training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--recipe", type=Path, default=Path("training/recipe.toml"))
    options = parser.parse_args()
    data = tomllib.loads(options.recipe.read_text())["data"]
    for part in (*data["train"], data["dev"]):
        found = corpus([options.shared / "data" / part])
        spans = Counter(ROLES[span.role] for paragraph in found for span in paragraph.spans)
        orphans = sum(span.role == CONTENT and i not in p.cue_of for p in found for i, span in enumerate(p.spans))
        words_in_all = sum(len(paragraph.tokens) for paragraph in found)
        print(
            f"{part}: {len(found):,} paragraphs, {words_in_all:,} words, {dict(spans)}, {orphans} contents without a cue in their paragraph"
        )


if __name__ == "__main__":
    main()
