"""Who said what, on PolNeAR: relation F1 by the shared scorer, through `sayso read` on plain-text files.

PolNeAR marks one layer: what is said within a content is content to it. So a statement that Sayso reports within another
(``within``) is left out here; ``relation.nested.f1`` counts them too, each as one too many.

Beside the whole: recall where the cue is a reporting verb, “according to” or a colon, and where the speech is
direct. CofeNet's measure (exact match of single spans) is reported as ``span.*``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.reading import read_texts
from benchmarks.scorers import scorer

DATA = "polnear"
SPLITS = ("test.jsonl", "dev.jsonl")
SPEECH_VERBS = "say|says|said|saying|tell|tells|told|telling|according to|add|adds|added|adding|wrote|writes|announced|stated|tweeted"
SPEECH_CUES = re.compile(rf"^(?:\W+|.*\b(?:{SPEECH_VERBS})\b.*)$", re.IGNORECASE)
ROLES = ("source", "cue", "content")


def find_gold(data: Path) -> Path:
    """The annotated documents in *data*: a file itself, or the folder's test part, else its dev part."""
    if data.is_file():
        return data
    return next((data / split for split in SPLITS if (data / split).exists()), data / SPLITS[-1])


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Precision, recall and F1 of relations, exact relations, contents and each role's words."""
    judge = scorer("score_attributions")
    gold = judge.load(find_gold(data))
    answers = read_texts({key: document["text"] for key, document in gold.items()})
    predicted = {key: _document(key, [s for s in answer["statements"] if s["within"] is None]) for key, answer in answers.items()}
    for key, answer in answers.items():
        assert answer["article"]["text"] == gold[key]["text"], f"{key}: a text file's text must be left as it is"
    if out is not None:
        out.write_text("".join(json.dumps(document) + "\n" for document in predicted.values()), encoding="utf-8")
    figures: dict[str, float] = {}
    for metric, value in judge.score(gold, predicted).items():
        for part, number in value.items():
            if part == "f1" or metric.startswith("relation"):
                figures[f"{metric}.{part}"] = number
    every = {key: _document(key, answer["statements"]) for key, answer in answers.items()}
    figures["relation.nested.f1"] = judge.score(gold, every)["relation"]["f1"]
    for role in ROLES:
        figures[f"span.{role}.f1"] = _single_spans(judge, gold, predicted, role)
    figures["recall.speech_cue"] = _recall(judge, gold, predicted, lambda text, a: bool(SPEECH_CUES.match(_words(text, a["cue"]))))
    figures["recall.direct"] = _recall(judge, gold, predicted, lambda text, a: text[a["content"][0][0]] in '“"')
    figures["recall.short_content"] = _recall(judge, gold, predicted, lambda text, a: len(_words(text, a["content"]).split()) <= 5)
    figures["recall.no_source"] = _recall(judge, gold, predicted, lambda text, a: not a["source"])
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


def _recall(judge: Any, gold: dict[str, Any], predicted: dict[str, Any], belongs: Any) -> float:
    """Share of the gold attributions that *belongs* picks which are found, by the relation measure."""
    found = total = 0.0
    for key, document in gold.items():
        chosen = [a for a in document["attributions"] if a["content"] and belongs(document["text"], a)]
        if chosen:
            score = judge.score({key: {**document, "attributions": chosen}}, {key: predicted[key]})
            found, total = found + score["relation"]["r"] * len(chosen), total + len(chosen)
    return round(found / total, 4) if total else 0.0
