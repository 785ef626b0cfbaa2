"""Tries whether weights learned from silver tell whom a pronoun means better than the rules by hand; measures, ships nothing.

    python -m training.holders --shared ../shared [--recipe training/recipe.toml] [--dev DIR …]

Nobody has marked whom pronouns mean in PolNeAR, so its sources are made to tell, in two ways that need no reader:

- *contrast*: a source “she” is certain where all people in reach have a known gender and one alone is a woman. The candidates
  are then taken without regard to gender, so that place, turn and distance have to tell what gender told us.
- *masked*: a source that is a short name of somebody who spoke or was named shortly before is asked for as if a pronoun stood
  in its place. Writers repeat a name where a pronoun would mislead: it counts less.

Candidates, clues and turns are those of `sayso.sources`. The model is linear with a softmax over the candidates of one pronoun,
once without and once with the rules' score among its features, and once with a hidden layer. It is tested on PolNeAR's dev, on
GUM's gold coreference and, with ``--dev``, on folders in the form of the shared ``reader/``. LOG.md says what came of it.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.coreference import chains_of, questions, read_text, scene_of
from benchmarks.scorers import scorer
from benchmarks.sources import as_article, place
from sayso.records import Article, Attribution, Block
from sayso.sources.candidates import Candidate
from sayso.sources.clues import Clues
from sayso.sources.lexicon import Number, Pronoun
from sayso.sources.pronouns import Place, weigh_by_hand
from sayso.sources.resolve import Resolver, read_names
from training.prepare import read_documents

CLASSES: tuple[Number, ...] = ("thing", "plural")
"""Pronouns whose clues are weighed apart from those of he and she: it, they."""
FEATURES: tuple[str, ...] = tuple(each.name for each in fields(Clues))
NAMES: tuple[str, ...] = (*FEATURES, *(f"{number}:{name}" for number in CLASSES for name in FEATURES))
"""Each feature for all pronouns, then again for each class apart."""
Matrix = npt.NDArray[np.float64]
MOST_SENTENCES = 3
"""A masked name farther than this from the last one is a new beginning, where no writer would put a pronoun."""


@dataclass(frozen=True, slots=True)
class Example:
    """One pronoun: its candidates' clues as numbers, and which of them is right."""

    rows: Matrix
    """One candidate a row, by the features NAMES."""
    right: tuple[int, ...]
    """The rows that are right; empty where none of them is."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """Weights for the features, with a hidden layer or without."""

    out: Matrix
    hidden: Matrix | None = None

    def scores(self, rows: Matrix) -> Matrix:
        """How well each row fits."""
        return rows @ self.out if self.hidden is None else np.tanh(rows @ self.hidden) @ self.out


def vector(clues: Clues, number: Number) -> list[float]:
    """*clues* as the numbers that NAMES names."""
    plain = list(astuple(clues))
    return plain + [value if number == each else 0.0 for each in CLASSES for value in plain]


def resolver_of(article: Article, attributions: Sequence[Attribution]) -> Resolver:
    """*article* with its speakers told apart by the rules."""
    resolver = Resolver(article, attributions, read_names(article))
    resolver.all()
    return resolver


def example(found: Sequence[tuple[Candidate, Clues]], number: Number, names: set[str], weight: float) -> Example | None:
    """The candidates that the rules leave as an example; None where there is nothing to choose."""
    left = [(candidate, clues) for candidate, clues in found if candidate.score > 0]
    right = tuple(i for i, (candidate, _) in enumerate(left) if candidate.name in names)
    if len(left) < 2 or not right:
        return None
    return Example(np.array([vector(clues, number) for _, clues in left]), right, weight)


def learned_from(documents: Sequence[dict[str, Any]], recipe: dict[str, Any]) -> Iterator[tuple[str, Example]]:
    """Every example of PolNeAR *documents*, with the way it was made."""
    for document in documents:
        text = document["text"]
        article = Article(text=text, blocks=(Block("paragraph", (0, len(text))),), language="en")
        spans = [
            Attribution(*(tuple(map(tuple, each[key])) for key in ("source", "cue", "content")), 1.0)
            for each in document["attributions"]
            if each["content"]
        ]
        spans.sort(key=lambda each: min(start for start, _ in (*each.source, *each.cue, *each.content)))
        resolver = resolver_of(article, spans)
        for index in range(len(spans)):
            for way, made in (("contrast", contrast(resolver, index)), ("masked", masked(resolver, index))):
                if made is not None:
                    yield way, Example(made.rows, made.right, recipe[way])


def contrast(resolver: Resolver, index: int) -> Example | None:
    """A source “he” or “she” whom gender alone makes certain, asked for without it."""
    phrase = resolver.phrases[index]
    pronoun = phrase.pronoun
    if pronoun is None or pronoun.person != "third" or not pronoun.gender:
        return None
    either = Pronoun("third", "singular", "")
    found = weigh_by_hand(resolver.scene, resolver.place(index), either)
    people = [candidate for candidate, _ in found if candidate.kind == "person" and candidate.score > 0]
    if any(not candidate.gender for candidate in people):
        return None
    agreeing = {candidate.name for candidate in people if candidate.gender == pronoun.gender}
    return example(found, "singular", agreeing, 1.0) if len(agreeing) == 1 else None


def masked(resolver: Resolver, index: int) -> Example | None:
    """A short name asked for as if a pronoun stood in its place."""
    phrase, choice = resolver.phrases[index], resolver.choices[index]
    if phrase.form != "name" or phrase.mention is None or choice is None or choice.chosen is None:
        return None
    chosen, mention = choice.chosen, phrase.mention
    written = resolver.text[mention.name_start : mention.end]
    if " " in written and chosen.kind == "person":
        return None
    pronoun = stand_in(chosen)
    if pronoun is None:
        return None
    found = weigh_by_hand(resolver.scene, resolver.place(index), pronoun)
    near = {candidate.name for candidate, clues in found if clues.spoke or (clues.named and clues.sentences_ago <= MOST_SENTENCES / 6)}
    return example(found, pronoun.number, {chosen.name} & near, 1.0)


def stand_in(candidate: Candidate) -> Pronoun | None:
    """The pronoun that would stand for *candidate*."""
    if candidate.kind == "person":
        return Pronoun("third", "singular", candidate.gender)
    if candidate.kind in {"organisation", "state", "outlet", "document"}:
        return Pronoun("third", "thing", "")
    return Pronoun("third", "plural", "") if candidate.kind == "group" else None


def gum(data: Path) -> Iterator[tuple[str, Example]]:
    """GUM's pronouns, where one of the candidates is right."""
    for path in sorted(data.glob("*.conllu")):
        text = read_text(path)
        scene = scene_of(text.article)
        chains = chains_of(text, scene.names)
        for asked in questions(text, scene.names, chains):
            found = weigh_by_hand(scene, Place(asked.span[0]), asked.pronoun)
            names = {each.name for each, _ in found if each.entity is not None and chains.get(id(each.entity)) == asked.chain}
            if (made := example(found, asked.pronoun.number, names, 1.0)) is not None:
                yield f"gum {asked.pronoun.number}", made


def read_by_people(data: Path) -> Iterator[tuple[str, Example]]:
    """The pronouns in front of careful readers, who named whom they mean."""
    judge = scorer("score_reader")
    articles = {line["id"]: line for line in read_documents(data / "articles.jsonl")}
    for path in sorted(data.glob("annotator*.jsonl")):
        for line in read_documents(path):
            told = articles[line["id"]]
            article = as_article({**told, "published": told["published"] or ""})
            placed = [(each, spans) for each in line["statements"] if (spans := place(article.text, each)) is not None]
            placed.sort(key=lambda pair: min(start for start, _ in (*pair[1].source, *pair[1].cue, *pair[1].content)))
            resolver = resolver_of(article, [spans for _, spans in placed])
            for index, (statement, _) in enumerate(placed):
                phrase = resolver.phrases[index]
                if phrase.pronoun is None or phrase.pronoun.person != "third":
                    continue
                found = weigh_by_hand(resolver.scene, resolver.place(index), phrase.pronoun)
                names = {each.name for each, _ in found if judge.same_name(statement["holder"], each.name)}
                if (made := example(found, phrase.pronoun.number, names, 1.0)) is not None:
                    yield f"people {phrase.pronoun.number}", made


def fit(examples: Sequence[Example], recipe: dict[str, Any], *, without_hand: bool = False, hidden: int = 0) -> Model:
    """Weights that make the right candidates likeliest: full-batch Adam on the softmax over each pronoun's candidates."""
    rows = np.concatenate([each.rows for each in examples])
    if without_hand:
        rows = rows * keep_out_hand()
    sizes = np.array([len(each.rows) for each in examples])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.repeat([each.weight for each in examples], sizes)
    target = np.zeros(len(rows))
    for start, each in zip(starts, examples, strict=True):
        target[[start + i for i in each.right]] = 1 / len(each.right)
    random = np.random.default_rng(recipe["seed"])
    model = Model(np.zeros(rows.shape[1]))
    if hidden:
        model = Model(random.normal(0, 0.1, hidden), random.normal(0, 0.3, (rows.shape[1], hidden)))
    parameters = [model.out] + ([model.hidden] if model.hidden is not None else [])
    first, second = [np.zeros_like(each) for each in parameters], [np.zeros_like(each) for each in parameters]
    for step in range(1, recipe["steps"] + 1):
        inner = rows if model.hidden is None else np.tanh(rows @ model.hidden)
        scores = inner @ model.out
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
        slope = (shares - target) * weights / len(examples)
        slopes = [inner.T @ slope + recipe["decay"] * model.out]
        if model.hidden is not None:
            slopes.append(rows.T @ (np.outer(slope, model.out) * (1 - inner**2)) + recipe["decay"] * model.hidden)
        for i, (parameter, gradient) in enumerate(zip(parameters, slopes, strict=True)):
            first[i] = 0.9 * first[i] + 0.1 * gradient
            second[i] = 0.999 * second[i] + 0.001 * gradient**2
            move = (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
            parameter -= recipe["learning_rate"] * move
    return model


def keep_out_hand() -> Matrix:
    """1 for every feature but the hand rules' score, 0 for that."""
    return np.array([0.0 if name.endswith("hand") else 1.0 for name in NAMES])


def by_hand() -> Model:
    """The rules by hand as a model: their score alone counts."""
    return Model(np.array([1.0 if name == "hand" else 0.0 for name in NAMES]))


def share_right(model: Model, examples: Sequence[Example], *, without_hand: bool = False) -> float:
    """The share of *examples* whose likeliest candidate is right."""
    mask = keep_out_hand() if without_hand else np.ones(len(NAMES))
    return float(np.mean([int(np.argmax(model.scores(each.rows * mask))) in each.right for each in examples]))


def gathered(made: Iterator[tuple[str, Example]]) -> dict[str, list[Example]]:
    """Examples by the way they were made."""
    found: dict[str, list[Example]] = {}
    for way, each in made:
        found.setdefault(way, []).append(each)
    return found


def main() -> None:
    """Make the examples, fit and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=Path("training/recipe.toml"))
    parser.add_argument("--dev", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    recipe = tomllib.loads(options.recipe.read_text(encoding="utf-8"))["holders"]
    polnear = options.shared / "data" / "polnear"
    train = [each for _, each in learned_from(list(read_documents(polnear / "train.jsonl")), recipe)]
    held_out = gathered(learned_from(list(read_documents(polnear / "dev.jsonl")), recipe))
    held_out |= gathered(gum(options.shared / "data" / "gum_news"))
    for folder in options.dev:
        for way, each in gathered(read_by_people(folder)).items():
            held_out.setdefault(way, []).extend(each)
    linear, alone = fit(train, recipe), fit(train, recipe, without_hand=True)
    deep = fit(train, recipe, hidden=recipe["hidden"])
    print(f"{len(train)} examples to learn from, {len(FEATURES)} features")
    print(f"{'':18s}    n   hand  alone  linear  hidden")
    for way, examples in held_out.items():
        figures = [share_right(by_hand(), examples), share_right(alone, examples, without_hand=True)]
        figures += [share_right(linear, examples), share_right(deep, examples)]
        print(f"{way:18s} {len(examples):4d}  " + "  ".join(f"{each:.3f}" for each in figures))


if __name__ == "__main__":
    main()
