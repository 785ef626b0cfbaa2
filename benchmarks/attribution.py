"""Who said what, on PolNeAR: relation F1 by the shared scorer, through `sayso read` on plain-text files.

PolNeAR marks one layer: what is said within a content is content to it. So a statement that Sayso reports within another
(``within``) is left out here; ``relation.nested.f1`` counts them too, each as one too many.

Beside the whole: recall by class of attribution (`CLASSES`), and precision where a class can be told from what was found:
``recall.CLASS``, ``precision.CLASS``. ``cue.other`` is the share of the gold cues without a form of say or tell that a cue of ours touches.
CofeNet's measure (exact match of single spans) is reported as ``span.*``; ``calibration.error`` is how far, over ten equal steps of
confidence, the share that is right lies from what was promised.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.reading import read_texts
from benchmarks.scorers import scorer

DATA = "polnear"
SPLITS = ("test.jsonl", "dev.jsonl")
SPEECH_VERBS = "say|says|said|saying|tell|tells|told|telling|according to|add|adds|added|adding|wrote|writes|announced|stated|tweeted"
SPEECH_CUES = re.compile(rf"^(?:\W+|.*\b(?:{SPEECH_VERBS})\b.*)$", re.IGNORECASE)
SAID = re.compile(r"\b(?:say|says|said|saying|tell|tells|told|telling)\b", re.IGNORECASE)
DOCUMENT = re.compile(
    r"\b(?:report|study|poll|survey|document|statement|filing|lawsuit|complaint|letter|memo|indictment|bill)s?\b", re.IGNORECASE
)
ROLES = ("source", "cue", "content")
STEPS = 10

Attributed = dict[str, Any]
CLASSES: dict[str, Callable[[str, Attributed], bool]] = {
    "speech_cue": lambda text, one: bool(SPEECH_CUES.match(_words(text, one["cue"]))),
    "other_cue": lambda text, one: not SAID.search(_words(text, one["cue"])),
    # our spans leave the marks around a quotation out
    "direct": lambda text, one: bool(set('“"') & set(text[max(one["content"][0][0] - 1, 0) : one["content"][0][0] + 1])),
    "short_content": lambda text, one: len(_words(text, one["content"]).split()) <= 5,
    "long_content": lambda text, one: len(_words(text, one["content"]).split()) > 30,
    "no_source": lambda text, one: not one["source"],
    "document": lambda text, one: bool(DOCUMENT.search(_words(text, one["source"]))),
    "in_pieces": lambda text, one: len(one["content"]) > 1,
    "headline": lambda text, one: "\n" not in text[: one["content"][0][0]].lstrip("\n"),
}
"""What an attribution may be like, by its own words: the hard cases and the easy ones."""


def find_gold(data: Path) -> Path:
    """The annotated documents in *data*: a file itself, or the folder's test part, else its dev part."""
    if data.is_file():
        return data
    return next((data / split for split in SPLITS if (data / split).exists()), data / SPLITS[-1])


def measure(data: Path, out: Path | None, *options: str) -> dict[str, float]:
    """Precision, recall and F1 of relations, exact relations, contents and each role's words; *options* go to `sayso read`."""
    judge = scorer("score_attributions")
    gold = judge.load(find_gold(data))
    answers = read_texts({key: document["text"] for key, document in gold.items()}, *options)
    predicted = {key: _document(key, [s for s in answer["statements"] if s["within"] is None]) for key, answer in answers.items()}
    for key, answer in answers.items():
        assert answer["article"]["text"] == gold[key]["text"], f"{key}: a text file's text must be left as it is"
    if out is not None:
        out.write_text("".join(json.dumps(document) + "\n" for document in predicted.values()), encoding="utf-8")
    figures = compared(judge, gold, predicted)
    every = {key: _document(key, answer["statements"]) for key, answer in answers.items()}
    figures["relation.nested.f1"] = judge.score(gold, every)["relation"]["f1"]
    figures["calibration.error"] = calibration_error(_promised(judge, gold, predicted))
    return figures


def compared(judge: Any, gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, float]:
    """How *predicted* agrees with *gold*, as a whole, by role and by class of attribution."""
    figures: dict[str, float] = {}
    for metric, value in judge.score(gold, predicted).items():
        for part, number in value.items():
            if part == "f1" or metric.startswith("relation"):
                figures[f"{metric}.{part}"] = number
    for role in ROLES:
        figures[f"span.{role}.f1"] = _single_spans(judge, gold, predicted, role)

    def recalled(key: str, some: list[Attributed]) -> float:
        return float(judge.score({key: {**gold[key], "attributions": some}}, {key: predicted[key]})["relation"]["r"])

    def precise(key: str, some: list[Attributed]) -> float:
        return float(judge.score({key: gold[key]}, {key: {"attributions": some}})["relation"]["p"])

    for name, belongs in CLASSES.items():

        def picked(key: str, one: Attributed, belongs: Callable[[str, Attributed], bool] = belongs) -> bool:
            return belongs(gold[key]["text"], one)

        figures[f"recall.{name}"] = _share(gold, picked, recalled)
        figures[f"precision.{name}"] = _share(predicted, picked, precise)
    figures["cue.other"] = _touched(gold, predicted)
    return figures


def _document(key: str, statements: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": key, "attributions": [_attribution(statement) for statement in statements]}


def _attribution(statement: dict[str, Any]) -> dict[str, Any]:
    return {**{role: statement[role]["spans"] for role in ROLES}, "confidence": statement["confidence"]}


def _words(text: str, spans: list[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _single_spans(judge: Any, gold: dict[str, Any], predicted: dict[str, Any], role: str) -> float:
    """Exact match of single spans of one role, words alone counting (CofeNet, COLING 2022)."""
    right = guessed = there = 0
    for key, document in gold.items():
        starts = judge.words_in(document["text"])

        def spans(attributions: list[dict[str, Any]], starts: Any = starts) -> set[frozenset[int]]:
            every = {judge.to_words([span], starts) for a in attributions for span in a.get(role) or []}
            return {words for words in every if words}

        mine, theirs = spans(predicted[key]["attributions"]), spans(document["attributions"])
        right, guessed, there = right + len(mine & theirs), guessed + len(mine), there + len(theirs)
    return round(2 * right / (guessed + there), 4) if guessed + there else 0.0


def _share(documents: dict[str, Any], picked: Callable[[str, Attributed], bool], right: Callable[[str, list[Attributed]], float]) -> float:
    """Of the attributions of *documents* that are *picked*, the share that is right; *right* says it of some of one document's."""
    shares = []
    for key, document in documents.items():
        chosen = [one for one in document["attributions"] if one["content"] and picked(key, one)]
        if chosen:
            shares.append((len(chosen), right(key, chosen)))
    total = sum(number for number, _ in shares)
    return round(sum(number * share for number, share in shares) / total, 4) if total else 0.0


def _touched(gold: dict[str, Any], predicted: dict[str, Any]) -> float:
    """Share of the gold cues without a form of say or tell that a predicted cue shares a character with."""
    found = total = 0
    for key, document in gold.items():
        ours = [span for a in predicted[key]["attributions"] for span in a["cue"]]
        for one in document["attributions"]:
            if one["cue"] and CLASSES["other_cue"](document["text"], one):
                total += 1
                found += any(start < end_ and start_ < end for start, end in one["cue"] for start_, end_ in ours)
    return round(found / total, 4) if total else 0.0


def _promised(judge: Any, gold: dict[str, Any], predicted: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """The confidence of each attribution found, and how right it is."""
    for key, document in gold.items():
        for one in predicted[key]["attributions"]:
            if one["content"]:
                yield one["confidence"], judge.score({key: document}, {key: {"attributions": [one]}})["relation"]["p"]


def calibration_error(promised: Iterable[tuple[float, float]]) -> float:
    """The mean distance of probabilities from how right what they promise is, over `STEPS` equal steps, each by how many it holds."""
    off, total = [0.0] * STEPS, 0
    for probability, right in promised:
        off[min(int(probability * STEPS), STEPS - 1)] += probability - right
        total += 1
    return round(sum(map(abs, off)) / total, 4) if total else 0.0
