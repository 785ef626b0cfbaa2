"""Fits the weights by which `figures.tolls` chooses a toll: a conditional logit over the candidates of each report.

    python -m training.tolls --shared ../shared [--out src/sayso/figures/data/tolls.json] [--folds 5]

Each report is one choice among its candidates; the right one is the gold number. Reports whose gold number is no candidate teach
nothing and are left out. First the figures to believe are printed: reports of one incident (GVA) or one event (FA-KES) stay together
in a fold, and every report is judged by weights that have not seen its fold. Then the weights are fitted on all and written.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fa_kes import events_of, killed_of
from benchmarks.reading import lines
from sayso.figures.evidence import Report, Signs, report_of, signs
from sayso.figures.sentences import sentences_of
from sayso.figures.toll_words import tables_of
from sayso.figures.tolls import weigh
from sayso.figures.victims import find_victims

STRENGTH = 10.0
"""Ridge on the weights: of 1, 2, 5, 10 and 20 the last three were best in cross-validation, within .3 points of one another."""
SEEN = 5
"""A sign met for fewer candidates than this gets no weight."""

Weights = dict[str, float]
Choice = tuple[list[Signs], int]


@dataclass(frozen=True)
class Example:
    """One report with its gold numbers and the event that it must not be parted from."""

    data: str
    event: str
    report: Report
    killed: float
    injured: float | None


def main() -> None:
    """Judge by cross-validation, then fit on all and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/figures/data/tolls.json"))
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    examples = read_examples(options.shared / "data")
    for folds in (2, options.folds):
        for name, share in judge(examples, folds).items():
            print(f"{folds} folds  {name:16s} {100 * share:.1f} %")
    killed, injured = fit_both(examples)
    rounded = {
        outcome: {name: round(weight, 2) for name, weight in sorted(table.items()) if abs(weight) >= 0.005}
        for outcome, table in (("killed", killed), ("injured", injured))
    }
    options.out.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{sum(map(len, rounded.values()))} weights → {options.out}")


def read_examples(data: Path) -> list[Example]:
    """The reports of both sets."""
    gva, kes = lines(data / "gva" / "gva.jsonl"), lines(data / "fa_kes" / "fa_kes.jsonl")
    events = events_of(kes, data / "fa_kes" / "events.json")
    found = [Example("gva", f"gva {row['incident']}", _report(row), row["killed"], row["injured"]) for row in gva]
    return found + [Example("fa_kes", f"kes {event}", _report(row), killed_of(row), None) for row, event in zip(kes, events, strict=True)]


def _report(row: dict[str, Any]) -> Report:
    tables = tables_of("en")
    assert tables is not None  # English has its table
    sentences = list(sentences_of(row["title"], row["text"]))
    return report_of(sentences, find_victims(sentences, "en"), tables)


def judge(examples: Sequence[Example], folds: int, seed: int = 1) -> dict[str, float]:
    """The share of exact numbers when no report is judged by weights that saw its event."""
    events = sorted({example.event for example in examples})
    random.Random(seed).shuffle(events)
    fold = {event: number % folds for number, event in enumerate(events)}
    right, every = Counter[str](), Counter[str]()
    for number in range(folds):
        killed, injured = fit_both([example for example in examples if fold[example.event] != number])
        for example in examples:
            if fold[example.event] != number:
                continue
            dead = pick(signs(example.report, "killed"), killed)
            right[f"{example.data} killed"] += dead == example.killed
            every[f"{example.data} killed"] += 1
            if example.injured is not None:
                right["gva injured"] += pick(signs(example.report, "injured", dead), injured) == example.injured
                every["gva injured"] += 1
    return {name: right[name] / count for name, count in every.items()}


def fit_both(examples: Sequence[Example]) -> tuple[Weights, Weights]:
    """The weights of the killed, and of the injured given the killed that those weights choose."""
    killed = fit(_choices(examples, lambda each: (signs(each.report, "killed"), each.killed)))
    hurt = [example for example in examples if example.injured is not None]

    def ask(each: Example) -> tuple[dict[float, Signs], float]:
        return signs(each.report, "injured", pick(signs(each.report, "killed"), killed)), each.injured or 0.0

    return killed, fit(_choices(hurt, ask))


def pick(found: dict[float, Signs], table: Weights) -> float:
    """The heaviest candidate."""
    return max(found, key=lambda value: weigh(found[value], table))


def _choices(examples: Sequence[Example], ask: Callable[[Example], tuple[dict[float, Signs], float]]) -> list[Choice]:
    asked = (ask(example) for example in examples)
    return [(list(found.values()), list(found).index(gold)) for found, gold in asked if gold in found]


def fit(choices: Sequence[Choice]) -> Weights:
    """The weights under which the right candidates are likeliest, by Newton's method; the ridge makes it convex and unique."""
    counts = Counter(name for options, _ in choices for option in options for name in option)
    column = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= SEEN))}
    rows = [np.zeros((len(options), len(column))) for options, _ in choices]
    for row, (options, _) in zip(rows, choices, strict=True):
        for i, option in enumerate(options):
            for name, strength in option.items():
                if name in column:
                    row[i, column[name]] = strength
    weights = np.zeros(len(column))
    for _ in range(25):  # it is quadratic near the end: ten steps were enough on every fold
        slope, bend = STRENGTH * weights, STRENGTH * np.eye(len(column))
        for row, (_, right) in zip(rows, choices, strict=True):
            likely = np.exp(row @ weights - np.max(row @ weights))
            likely /= likely.sum()
            mean = likely @ row
            slope += mean - row[right]
            bend += row.T @ (row * likely[:, None]) - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return {name: float(weights[i]) for name, i in column.items()}


if __name__ == "__main__":
    main()
