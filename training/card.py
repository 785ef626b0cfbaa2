"""The tables of the model card, made from both models' cards and what is measured on PolNeAR dev.

    python -m training.card --shared ../shared [--card src/sayso/statements/model/CARD.md]

Writes between the card's ``<!-- name -->`` and ``<!-- /name -->`` marks, and leaves the rest to whoever wrote it.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import attribution, attribution_people
from benchmarks.reading import lines
from benchmarks.scorers import scorer
from sayso.statements.model import FAST, WEIGHTS

MODELS = {"default": (WEIGHTS, ()), "fast": (FAST, ("--fast",))}
PEOPLE = "people"
DRAWS = 1000
POINTS = (0.3, 0.5, 0.7, 0.8, 0.9)
FIGURES = {
    "relation": "relation.f1",
    "relation, exact": "relation.exact.f1",
    "contents, overlapping": "content.overlap.f1",
    "single spans: source": "span.source.f1",
    "single spans: cue": "span.cue.f1",
    "single spans: content": "span.content.f1",
    "calibration error": "calibration.error",
}
CLASSES = {
    "speech_cue": "a reporting verb, “according to”, a colon",
    "other_cue": "any cue without a form of say or tell",
    "direct": "begins as a quotation",
    "in_pieces": "content in several pieces",
    "long_content": "content of more than thirty words",
    "short_content": "content of five words or fewer",
    "no_source": "no source",
    "document": "the source is a report, a poll, a filing …",
    "headline": "in the first line",
}


def interval(judge: Any, gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[float, float]:
    """Where relation F1 lies in 95 of 100 draws of as many documents."""
    counts = []
    for key, document in gold.items():
        ours = sum(bool(one["content"]) for one in predicted[key]["attributions"])
        theirs = sum(bool(one["content"]) for one in document["attributions"])
        score = judge.score({key: document}, {key: predicted[key]})["relation"]
        counts.append((round(score["r"] * theirs), ours, theirs))
    chance = random.Random(7)
    drawn = []
    for _ in range(DRAWS):
        right, ours, theirs = (sum(column) for column in zip(*chance.choices(counts, k=len(counts)), strict=True))
        drawn.append(2 * right / (ours + theirs))
    drawn.sort()
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


def from_on(judge: Any, gold: dict[str, Any], predicted: dict[str, Any], least: float) -> tuple[float, float]:
    """Of what is found with a confidence of *least* or more, the share that is right; and what share of all it is."""
    kept = {
        key: {"attributions": [one for one in document["attributions"] if one["confidence"] >= least]}
        for key, document in predicted.items()
    }
    sizes = [sum(len(document["attributions"]) for document in some.values()) for some in (kept, predicted)]
    return judge.score(gold, kept)["relation"]["p"], sizes[0] / sizes[1]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    written = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in written)


def tables(shared: Path) -> dict[str, str]:
    """The card's tables by the names of their marks."""
    data = attribution.find_gold(shared / "data" / attribution.DATA)
    judge, gold = scorer("score_attributions"), {document["id"]: document for document in lines(data)}
    measured, between, sure = {}, {}, {}
    for name, (_, options) in MODELS.items():
        with tempfile.TemporaryDirectory() as place:
            answers = Path(place) / "answers.jsonl"
            measured[name] = attribution.measure(data, answers, *options)
            predicted = {document["id"]: document for document in lines(answers)}
        between[name], sure[name] = interval(judge, gold, predicted), [from_on(judge, gold, predicted, least) for least in POINTS]
    names = list(MODELS)
    people = attribution_people.measure(shared / "data" / attribution_people.DATA, None)
    figures = [
        [shown, *(_number(one[figure]) if figure in one else "" for one in (*measured.values(), people))]
        for shown, figure in FIGURES.items()
    ]
    figures.insert(1, ["its 95 % interval over documents", *(f"{_number(low)}–{_number(high)}" for low, high in between.values()), ""])
    figures.append(["weights, MB", *(f"{_size(folder):.1f}" for folder, _ in MODELS.values()), ""])
    classes = [
        [
            shown,
            *(_number(measured[name][f"{kind}.{key}"]) for name in names for kind in ("precision", "recall")),
            # either of two is the gold once, so their precision is their recall
            _number(people[f"recall.{key}"]),
        ]
        for key, shown in CLASSES.items()
    ]
    kept = [
        [least, *(f"{right:.2f} of {share:.2f}" for right, share in points)] for least, *points in zip(POINTS, *sure.values(), strict=True)
    ]
    return {
        "figures": table(["PolNeAR dev", *names, PEOPLE], figures),
        "classes": table(["class", *(f"{name} {kind}" for name in names for kind in ("P", "R")), PEOPLE], classes),
        "confidence": table(["from", *(f"{name}: right, of how many" for name in names)], kept),
    }


def _number(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.iterdir() if file.suffix in {".onnx", ".npz", ".json"}) / 1e6


def main() -> None:
    """Measure both models and write the card's tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--card", type=Path, default=WEIGHTS / "CARD.md")
    options = parser.parse_args()
    card = options.card.read_text(encoding="utf-8")
    for name, made in tables(options.shared).items():
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        card = marked.sub(lambda found, made=made: f"{found[1]}\n{made}\n\n{found[2]}", card)  # type: ignore[misc]
    options.card.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
