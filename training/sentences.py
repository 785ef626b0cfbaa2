"""Fits the weights by which sentences of different articles are laid beside one another, and says what to expect of other stories.

    python -m training.sentences [--data DIR] [--write]

Three logistic regressions on the stories of CSTNews, the first averaged with boosted trees. What is printed is cross-validated with
whole stories left out: scores come from weights that never saw the story, and a fold's threshold from the other folds' scores.
``--write`` fits on all stories and writes ``src/sayso/questions/data/sentences.json``. Needs scikit-learn, which nothing that runs does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]  # it ships no types
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

from benchmarks.cstnews import DATA, KINDS, Couple, couples_of, scored, stories
from benchmarks.quality import SHARED
from sayso.questions.likenesses import disagreements, likenesses
from sayso.questions.sentences import LEAST_ODDS, shared_out
from sayso.questions.trees import Trees

Numbers = NDArray[np.float64]
WEIGHTS = Path(__file__).parent.parent / "src/sayso/questions/data/sentences.json"
FOLDS, ROUNDS = 5, 4
STRENGTH = {"related": 0.01, "same": 0.01, "contradiction": 0.03}
"""Inverse of the regularisation. From .003 to .3 `related` moves by .005; 23 contradictions bear no less than .03."""

TREES = {"max_iter": 80, "learning_rate": 0.08, "max_leaf_nodes": 6, "min_samples_leaf": 60, "l2_regularization": 5, "max_features": 0.3}
"""Half as many, with four leaves, are .001 worse; twice as many, with eight, no better."""
DRAWN, TRIED = 200, 80
"""Samples of the stories over which a threshold is averaged, and thresholds that are tried in each."""


class Fit:
    """One regression over named measures, its scaling folded into the weights."""

    def __init__(self, names: Sequence[str], table: Numbers, gold: NDArray[np.bool_], strength: float) -> None:
        scaler = StandardScaler().fit(table)
        model = LogisticRegression(C=strength, max_iter=2000).fit(scaler.transform(table), gold)
        self.names = names
        self.weights: Numbers = model.coef_[0] / scaler.scale_
        self.bias = float(model.intercept_[0] - (self.weights * scaler.mean_).sum())

    def odds(self, table: Numbers) -> Numbers:
        """The logarithm of the odds of every row."""
        return table @ self.weights + self.bias

    def stored(self, threshold: float) -> dict[str, Any]:
        """The weights as they are shipped, *threshold* taken into the bias."""
        weights = {name: float(f"{weight:.6g}") for name, weight in zip(self.names, self.weights, strict=True)}
        return {"bias": round(self.bias - threshold, 6), "weights": weights}


class Grown:
    """Boosted trees over named measures."""

    def __init__(self, names: Sequence[str], table: Numbers, gold: NDArray[np.bool_]) -> None:
        model = HistGradientBoostingClassifier(random_state=0, **TREES).fit(table, gold)
        trees = [_stored_tree(each[0].nodes) for each in model._predictors]  # scikit-learn gives its trees no public face
        self.stored = {"base": round(float(model._baseline_prediction.item()), 6), "measures": list(names), "trees": trees}
        self.trees = Trees.read(self.stored)

    def odds(self, table: Numbers) -> Numbers:
        """The logarithm of the odds of every row, as what is shipped gives it."""
        return self.trees.odds({name: table[:, place] for place, name in enumerate(self.trees.measures)})


def _stored_tree(nodes: Any) -> list[list[float]]:
    splits = [place for place, node in enumerate(nodes) if not node["is_leaf"]]
    leaves = [place for place, node in enumerate(nodes) if node["is_leaf"]]
    way = {**{place: number for number, place in enumerate(splits)}, **{place: -1 - number for number, place in enumerate(leaves)}}
    rows = [
        [int(node["feature_idx"]), float(f"{node['num_threshold']:.6g}"), way[int(node["left"])], way[int(node["right"])]]
        for node in nodes[splits]
    ]
    return [*rows, [float(f"{node['value']:.4g}") for node in nodes[leaves]]]


class Stories:
    """All pairs of sentences as rows of one table."""

    def __init__(self, data: Path) -> None:
        self.couples: list[Couple] = [couple for story in stories(data) for couple in couples_of(story)]
        like = [likenesses(each.commons, *each.places) for each in self.couples]
        clash = [disagreements(*(each.commons.articles[place] for place in each.places)) for each in self.couples]
        self.like_names, self.clash_names = list(like[0]), [*clash[0], "related"]
        self.like = _table(like, self.like_names)
        self.clash = _table(clash, self.clash_names[:-1])
        self.gold = {kind: np.concatenate([each.gold[kind].ravel() for each in self.couples]) for kind in KINDS}
        sizes = [each.gold["related"].size for each in self.couples]
        self.couple = np.repeat(np.arange(len(sizes)), sizes)
        self.story = np.array([self.couples[place].story for place in self.couple])
        self.names = sorted(set(self.story))

    def grown(self, rows: NDArray[np.bool_]) -> Grown:
        """The trees beside the regression of what is related, fitted to *rows*."""
        return Grown(self.like_names, self.like[rows], self.gold["related"][rows])

    def fitted(self, rows: NDArray[np.bool_]) -> dict[str, Fit]:
        """All three regressions, fitted to *rows*."""
        fits = {kind: Fit(self.like_names, self.like[rows], self.gold[kind][rows], STRENGTH[kind]) for kind in ("related", "same")}
        clash = self._clashing(fits["related"])
        fits["contradiction"] = Fit(self.clash_names, clash[rows], self.gold["contradiction"][rows], STRENGTH["contradiction"])
        return fits

    def scores(self, fits: dict[str, Fit], grown: Grown, rows: NDArray[np.bool_]) -> dict[str, Numbers]:
        """The logarithm of the odds of *rows* (whole stories) by kind, before any threshold."""
        related = (fits["related"].odds(self.like) + grown.odds(self.like)) / 2
        shared = np.concatenate([shared_out(related[self.couple == place]) for place in np.unique(self.couple[rows])])
        return {
            "related": shared,
            "same": fits["same"].odds(self.like[rows]),
            "contradiction": fits["contradiction"].odds(self._clashing(fits["related"])[rows]),
        }

    def split(self, kind: str, said: NDArray[np.bool_]) -> dict[str, float]:
        """The figures of what was *said* of all pairs."""
        flags = [said[self.couple == place].reshape(each.gold[kind].shape) for place, each in enumerate(self.couples)]
        return scored(self.couples, flags, kind)

    def _clashing(self, related: Fit) -> Numbers:
        return np.hstack([self.clash, np.maximum(related.odds(self.like), LEAST_ODDS)[:, None]])


def left_out(told: Stories) -> tuple[dict[str, Numbers], list[NDArray[np.intp]]]:
    """Every pair's scores by weights that did not see its story, a row a round, and which fold its story was in."""
    scores = {kind: np.zeros((ROUNDS, len(told.story))) for kind in KINDS}
    folds = []
    for turn in range(ROUNDS):
        order = np.random.default_rng(turn).permutation(len(told.names))
        fold_of = {told.names[place]: at % FOLDS for at, place in enumerate(order)}
        folds.append(np.array([fold_of[story] for story in told.story]))
        for fold in range(FOLDS):
            rows = folds[-1] == fold
            for kind, values in told.scores(told.fitted(~rows), told.grown(~rows), rows).items():
                scores[kind][turn, rows] = values
    return scores, folds


def threshold_of(scores: Numbers, gold: NDArray[np.bool_], stories_: NDArray[np.str_]) -> float:
    """Where the F1 is best on the average of samples of the stories, drawn with replacement: one story's pairs do not decide."""
    names, story = np.unique(stories_, return_inverse=True)
    tried = np.unique(np.sort(scores)[::-1][np.unique(np.geomspace(4, 4 * gold.sum(), TRIED).astype(int)) - 1])
    said = scores[None] >= tried[:, None]
    found, right = (np.stack([np.bincount(story, row, len(names)) for row in each]) for each in (said, said & gold))
    wanted = np.bincount(story, gold, len(names))
    best = []
    for drawn in np.random.default_rng(0).integers(0, len(names), (DRAWN, len(names))):
        f1 = 2 * right[:, drawn].sum(1) / (found[:, drawn].sum(1) + wanted[drawn].sum())
        best.append(tried[int(f1.argmax())])
    return float(np.median(best))


def main(arguments: list[str] | None = None) -> None:
    """Cross-validate, and with ``--write`` fit on everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / DATA)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    told = Stories(options.data)
    scores, folds = left_out(told)
    thresholds = {}
    for kind in KINDS:
        gold = told.gold[kind]
        rounds = []
        for values, fold in zip(scores[kind], folds, strict=True):
            said = np.zeros(len(gold), dtype=bool)
            for each in range(FOLDS):
                rows = fold == each
                said[rows] = values[rows] >= threshold_of(values[~rows], gold[~rows], told.story[~rows])
            rounds.append(told.split(kind, said))
        thresholds[kind] = float(np.mean([threshold_of(values, gold, told.story) for values in scores[kind]]))
        best = [told.split(kind, values >= thresholds[kind])["f1"] for values in scores[kind]]
        mean = {name: sum(each[name] for each in rounds) / ROUNDS for name in rounds[0]}
        print(
            f"{kind:14s} F1 {mean['f1']:.3f}  stories drawn anew {mean['mean']:.3f} ({mean['low']:.3f}–{mean['high']:.3f})  "
            f"one threshold for all folds {np.mean(best):.3f}"
        )
    if options.write:
        fits = told.fitted(np.ones(len(told.story), dtype=bool))
        # the threshold on what is shared out cannot stand in the weights before it is
        stored = {kind: fit.stored(0.0 if kind == "related" else thresholds[kind]) for kind, fit in fits.items()}
        stored["shared out"] = {"bias": round(thresholds["related"], 6), "weights": {}}
        stored["trees"] = told.grown(np.ones(len(told.story), dtype=bool)).stored
        WEIGHTS.write_text(_written(stored), encoding="utf-8")


def _written(stored: dict[str, Any]) -> str:
    """As JSON, a weight a line and a tree a line."""
    trees = stored["trees"].pop("trees")
    rows = ",\n".join(f"   {json.dumps(tree, separators=(',', ':'))}" for tree in trees)
    text = json.dumps({**stored, "trees": {**stored["trees"], "trees": []}}, indent=1, sort_keys=True)
    return text.replace('"trees": []', f'"trees": [\n{rows}\n  ]') + "\n"


def _table(measured: Sequence[dict[str, Numbers]], names: Sequence[str]) -> Numbers:
    return np.concatenate([np.stack([each[name].ravel() for name in names], axis=1) for each in measured])


if __name__ == "__main__":
    main()
