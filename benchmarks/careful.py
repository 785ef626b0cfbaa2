"""The same measure as ``reader`` on a development set: 36 more articles of the shared data, read by one annotator after the same guide.

Rules are tuned on these and not on ``reader``, which is for measuring alone; so its figures say how well they were learned and not how
well they will hold. ``data/careful.jsonl`` has what was read: spans into texts of the shared data, names, dates and numbers,
no sentence. ``<set>.<figure>`` is the figure on the articles of one set alone.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks import reader
from benchmarks.reading import lines, write_lines
from benchmarks.scorers import scorer

DATA = "."
READINGS = Path(__file__).parent / "data" / "careful.jsonl"
SETS = {"pages_fundus": "news", "polnear": "news", "fa_kes": "war"}
SHOWN = ("spoken-by.f1", "holder", "chain", "said")

Document = dict[str, Any]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The figures of ``reader`` over all readings, and the chief ones of each set of articles."""
    readings = lines(READINGS)
    articles = [{**reading, "text": text_of(data, reading)} for reading in readings]
    gold = {
        article["id"]: {"id": article["id"], "statements": [_in_words(article["text"], each) for each in article["statements"]]}
        for article in articles
    }
    predicted = {article["id"]: {"id": article["id"], "statements": reader.read(article)} for article in articles}
    if out is not None:
        write_lines(out, predicted.values())
    judge = scorer("score_reader")
    figures = reader.figures_of(judge, gold, predicted)
    for name in sorted(set(SETS.values())):
        inside = {reading["id"] for reading in readings if SETS[reading["text"].partition("/")[0]] == name}
        part = reader.figures_of(judge, {key: gold[key] for key in inside}, {key: predicted[key] for key in inside})
        figures.update({f"{name}.{shown}": part[shown] for shown in SHOWN})
    return figures


def text_of(data: Path, reading: Document) -> str:
    """The text that was read, made anew from the shared file that it names.

    Raises ValueError when it is not the one that was read.
    """
    file, _, key = reading["text"].partition("#")
    text = _texts(data / file)[key]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != reading["sha256"]:
        raise ValueError(f"{reading['id']}: {reading['text']} is not the text that was read")
    return text


@lru_cache(maxsize=32)
def _texts(file: Path) -> dict[str, str]:
    if file.suffix == ".json":  # Fundus: one file an outlet, one entry a version
        return {version: _fundus(article) for version, article in json.loads(file.read_text(encoding="utf-8")).items()}
    return {line.get("id") or line["unit_id"]: line["text"] for line in lines(file)}


def _fundus(article: Document) -> str:
    """Title, summary, headlines and paragraphs in order, with an empty line between."""
    body = article.get("body") or {}
    parts = [article["title"]] if article.get("title") else []
    parts += body.get("summary", [])
    for section in body.get("sections", []):
        parts += [*section.get("headline", []), *section.get("paragraphs", [])]
    return "\n\n".join(parts)


def _in_words(text: str, statement: Document) -> Document:
    return {**statement, "content": [text[start:end] for start, end in statement["content"]]}
