"""A trained extractor reads news that nobody annotated, and says how sure it is of every word: what a smaller one learns from.

    python -m training.silver --shared ../shared [--recipe training/fast.toml] [--out FOLDER]

Writes ``silver.jsonl`` (the unlabelled articles with the teacher's attributions, in the annotated articles' form) and
``scores.npz`` (the teacher's tag scores for every paragraph that the recipe trains on, in `corpus` order).
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.records import Attribution
from sayso.statements.model import WEIGHTS, Extractor, Part
from training.prepare import PARAGRAPH, Paragraph, corpus, paragraphs
from training.train import encode, open_tokenizer

Scores = NDArray[np.float16]


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Identifier and text of every article of *path*: JSON lines with a ``text``, or a folder of pages."""
    if path.is_dir():
        yield from _page_texts(path)
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield f"{path.stem}/{number}", json.loads(line)["text"]


def _page_texts(folder: Path) -> Iterator[tuple[str, str]]:
    from sayso.articles import read_article
    from sayso.errors import SaysoError
    from sayso.pages import read_pages
    from sayso.settings import Settings

    for page in read_pages([str(folder)], settings=Settings()):
        if not hasattr(page, "content"):
            continue
        try:
            article = read_article(page)
        except SaysoError:
            continue
        if article.language == "en":
            yield page.address, article.text


def read(teacher: Extractor, text: str) -> tuple[list[dict[str, Any]], list[Scores]]:
    """The teacher's attributions in *text*, as the annotated articles write them, and its scores ``[words, labels]`` a paragraph."""
    spans = [match.span() for match in PARAGRAPH.finditer(text)]
    whose = {id(part): (number, part) for number, span in enumerate(spans) for part in teacher._parts(text, span)}
    found: list[Attribution] = []
    scored: dict[int, Scores] = {}
    for part, scores, projections, tags in teacher._encode([part for _, part in whose.values()]):
        found += teacher._read(part, scores, projections, tags)
        scored[id(part)] = scores.astype(np.float16)
    each: list[list[Scores]] = [[] for _ in spans]
    for key, (number, _) in whose.items():  # a long paragraph is read in parts
        each[number].append(scored[key])
    written = [{"source": list(a.source), "cue": list(a.cue), "content": list(a.content)} for a in found]
    return written, [np.concatenate(parts) for parts in each if parts]


def tag_scores(teacher: Extractor, paragraphs: list[Paragraph], recipe: dict[str, Any]) -> list[Scores]:
    """The teacher's scores ``[words, labels]`` of each paragraph's words, as many as `encode` keeps."""
    tokenizer = open_tokenizer(recipe)
    parts, found = [], {}
    for paragraph in paragraphs:
        one = encode(tokenizer, paragraph, paragraph.tokens, recipe["encoder"]["max_pieces"])
        parts.append(Part([], paragraph.tokens, one.pieces, one.shapes, one.heads))
    for part, scores, *_ in teacher._encode(parts):
        found[id(part)] = scores.astype(np.float16)
    return [found[id(part)] for part in parts]


def main() -> None:
    """Read, score and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--recipe", type=Path, default=Path("training/fast.toml"))
    parser.add_argument("--teacher", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path, default=Path("training") / "work" / "silver")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    recipe, data = tomllib.loads(options.recipe.read_text()), options.shared / "data"
    teacher = Extractor(options.teacher, threads=recipe["threads"])
    annotated = corpus([data / path for path in recipe["data"]["train"]])
    scores = tag_scores(teacher, annotated, recipe)
    print(f"annotated: {len(annotated):,} paragraphs", flush=True)
    with (options.out / "silver.jsonl").open("w", encoding="utf-8") as out:
        for path in recipe["data"]["unlabelled"]:
            count = 0
            for key, text in texts(data / path):
                attributions, scored = read(teacher, text)
                # a word that no piece stands for has no score, and what is learned is a word after the other
                if [len(one) for one in scored] != [len(each.tokens) for each in paragraphs({"text": text, "attributions": []})]:
                    continue
                out.write(json.dumps({"id": key, "text": text, "attributions": attributions}) + "\n")
                scores += scored
                count += 1
            print(f"{path}: {count:,} articles", flush=True)
    lengths = np.array([len(one) for one in scores])
    np.savez_compressed(options.out / "scores.npz", scores=np.concatenate(scores), lengths=lengths)
    print(f"{len(scores):,} paragraphs, {int(lengths.sum()):,} words")


if __name__ == "__main__":
    main()
