"""Same answer to the same question: NAnCo, answers of news outlets to a question, grouped by meaning by three people.

Every two answers to one question are a case: same where people put both in one group (``cluster_global``), two printings of one
wording included. Balanced accuracy is the mean of two shares: of the same pairs taken for the same, of the different ones taken for
different, at the one threshold that the product uses. ``pooled`` is over the pairs of all questions, ``mean`` the mean of the
questions' own figures. (Laban and others, *Discord Questions*, 2022, report balanced accuracy of a model that scores pairs;
whether pooled or not is not to be learnt from their abstract, so both are given.)

``pair`` is two answers seen alone, ``among`` with the question's other answers, ``groups`` after grouping. ``distinct`` leaves out
repeated wordings, which are easy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reading import lines, write_lines
from sayso.questions.sameness import group_answers, likelihoods, same_answer

DATA = "nanco"
Verdicts = Callable[[str, Sequence[str]], "np.ndarray[Any, np.dtype[np.bool_]]"]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Balanced accuracies over the questions in *data*; to *out* go the groups that were made, a line a question."""
    questions = [question for path in sorted(data.glob("*.jsonl")) for question in lines(path)]
    figures: dict[str, float] = {}
    for name, verdicts in {"pair": alone, "among": together, "groups": grouped}.items():
        for suffix, distinct in {"": False, ".distinct": True}.items():
            judged = [judge(question, verdicts, distinct) for question in questions]
            gold, said = (np.concatenate(column) for column in zip(*judged, strict=True))
            figures[f"{name}.pooled{suffix}"] = balanced(gold, said)
            own = [balanced(*one) for one in judged if one[0].any() and not one[0].all()]
            figures[f"{name}.mean{suffix}"] = float(np.mean(own))
    if out is not None:
        write_lines(out, ({"question": one["question"], "groups": group_answers(one["question"], answers_of(one))} for one in questions))
    return figures


def judge(question: dict[str, Any], verdicts: Verdicts, distinct: bool) -> tuple[Any, Any]:
    """Gold and verdict of every two answers to *question*."""
    kept = {answer["Answer"].lower().strip(): answer for answer in question["answers"]}.values() if distinct else question["answers"]
    clusters = np.array([answer["cluster_global"] for answer in kept])
    said = verdicts(question["question"], [answer["Answer"] for answer in kept])
    upper = np.triu_indices(len(clusters), 1)
    return (clusters[:, None] == clusters[None, :])[upper], said[upper]


def alone(question: str, answers: Sequence[str]) -> Any:
    """Every two answers as if there were no others."""
    said = np.zeros((len(answers), len(answers)), dtype=bool)
    for i, j in zip(*np.triu_indices(len(answers), 1), strict=True):
        said[i, j] = same_answer(question, answers[i], answers[j]) >= 0.5
    return said


def together(question: str, answers: Sequence[str]) -> Any:
    """Every two answers among the others."""
    return likelihoods(question, answers) >= 0.5


def grouped(question: str, answers: Sequence[str]) -> Any:
    """Every two answers by the groups made of all."""
    label = {place: number for number, places in enumerate(group_answers(question, answers)) for place in places}
    labels = np.array([label[place] for place in range(len(answers))])
    return labels[:, None] == labels[None, :]


def answers_of(question: dict[str, Any]) -> list[str]:
    """The words of its answers."""
    return [answer["Answer"] for answer in question["answers"]]


def balanced(gold: Any, said: Any) -> float:
    """Mean of the two shares right; the one there is where all pairs are of one kind."""
    shares = [said[gold].mean() if gold.any() else None, (~said)[~gold].mean() if (~gold).any() else None]
    return float(np.mean([share for share in shares if share is not None]))
