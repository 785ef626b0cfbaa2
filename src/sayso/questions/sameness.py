"""Whether two answers to one question mean the same.

Three things are asked, each cheap:

1. **How close are the words**, as vectors (`meaning`), after what both share with the question itself is taken out: to “Who opened
   the gate?” every answer may speak of gates.
2. **Do they name other numbers or dates** (`numerals`)? Then they are hardly one answer, whatever the words.
3. **Do they stand alike towards the other answers**? What two answers share counts for less where all share it, and two wordings
   without a word in common are one answer if the same others are near to both. This is the correlation of their rows in the table
   of closenesses. It needs other answers, so its share of the verdict grows with their number.

No trained weight stands in here but the table of vectors. Its few numbers hold for three sets of answers alike; `training/LOG.md` has
the figures.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.questions.meaning import closenesses, fold, vector, words_of
from sayso.questions.numerals import conflict, numerals

Floats = NDArray[np.float64]

SAME = 0.3
"""Evidence from which two answers are taken for one. The best threshold for the words alone is .18 on survey answers, roughly put
together, .29 on answers to questions about tales, .40 on answers in news."""
STEEP = 8.0
"""How fast the likelihood moves away from one half; it changes no verdict."""
OTHER_NUMBERS = 0.3
"""What is left of the evidence where numbers or dates conflict: too little for one answer, however alike the words."""
CROWD = 8.0
"""With this many others the rows' correlation and the words' closeness count the same. Correlations of three answers alone say little: they
cost .02 to .1; from eight answers on, everything between 0 and 8 gave the same."""


def same_answer(question: str, one: str, other: str, *, among: Sequence[str] = (), language: str = "en") -> float:
    """How likely *one* and *other* are the same answer to *question*, 0–1; from one half on they are taken for one.

    *among* are all answers to the question, if there are more: they make the verdict surer.

    >>> same_answer("Why was the gate opened?", "to relieve the dam", "because the dam needed relief") > 0.5
    True
    >>> same_answer("How long will it stay open?", "three years", "two more years") < 0.5
    True
    """
    answers = sorted({*among, one, other})
    return float(likelihoods(question, answers, language=language)[answers.index(one), answers.index(other)])


def group_answers(question: str, answers: Sequence[str], *, language: str = "en") -> tuple[tuple[int, ...], ...]:
    """The places of *answers* that mean the same, put together; the group of the first answer first.

    Groups are joined while their members are, on the average, rather the same than not: one likeness alone joins no two groups.

    >>> group_answers("How long?", ["three years", "two years", "3 years"])
    ((0, 2), (1,))
    """
    labels = _join(likelihoods(question, answers, language=language))
    found: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        found.setdefault(label, []).append(place)
    return tuple(sorted(tuple(places) for places in found.values()))


def likelihoods(question: str, answers: Sequence[str], *, language: str = "en") -> Floats:
    """How likely each two of *answers* are the same, ``[answers, answers]``; the same in whatever order they come."""
    if not answers:
        return np.zeros((0, 0))
    keys = [_key(answer) for answer in answers]
    texts = dict(sorted(zip(keys, answers, strict=True)))  # an answer printed ten times weighs no more than one printed once
    evidence = _evidence(question, list(texts.values()), language)
    likely = 1.0 / (1.0 + np.exp(-STEEP * (evidence - SAME)))
    np.fill_diagonal(likely, 1.0)
    place = {key: i for i, key in enumerate(texts)}
    chosen = [place[key] for key in keys]
    found: Floats = likely[np.ix_(chosen, chosen)].round(6)
    return found


def _evidence(question: str, answers: Sequence[str], language: str) -> Floats:
    named = [numerals(answer, language) for answer in answers]
    other_numbers = np.array([[conflict(one, other) for other in named] for one in named], dtype=bool)
    kept = np.where(other_numbers, OTHER_NUMBERS, 1.0)
    close = _close(question, answers, language) * kept
    share = max(len(answers) - 2, 0) / (max(len(answers) - 2, 0) + CROWD)
    evidence: Floats = share * _alike(close) * kept + (1 - share) * close
    return evidence


def _close(question: str, answers: Sequence[str], language: str) -> Floats:
    """Cosines of the answers without the question's direction; shares of words in common where the language has no vectors."""
    vectors = [vector(answer, language) for answer in answers]
    if not any(vectors):
        return _words_shared(question, answers)
    asked = vector(question, language)
    every = [*vectors, asked]
    table = closenesses(every, every)
    towards = table[:-1, -1]
    left = np.sqrt(np.maximum(1 - towards**2, 1e-6))
    close: Floats = (table[:-1, :-1] - np.outer(towards, towards)) / np.outer(left, left)
    return close


def _words_shared(question: str, answers: Sequence[str]) -> Floats:
    asked = set(words_of(question))
    bags = [set(words_of(answer)) - asked or set(words_of(answer)) for answer in answers]
    shared = [[len(one & other) / max((len(one) * len(other)) ** 0.5, 1.0) for other in bags] for one in bags]
    return np.array(shared, dtype=np.float64)


def _alike(close: Floats) -> Floats:
    """Correlations of the rows of *close*; 0 where a row says nothing."""
    rows = close - close.mean(axis=1, keepdims=True)
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    rows = np.where(lengths > 1e-9, rows / np.maximum(lengths, 1e-9), 0.0)
    alike: Floats = rows @ rows.T
    return alike


def _join(likely: Floats) -> list[int]:
    """Labels by average linkage: the likeliest two groups are joined as long as their mean is at least one half."""
    groups = [[i] for i in range(len(likely))]
    means = likely.copy()
    np.fill_diagonal(means, -1.0)
    alive = np.ones(len(groups), dtype=bool)
    while len(groups) > 1:
        a, b = sorted(divmod(int(means.argmax()), len(means)))
        if means[a, b] < 0.5:
            break
        small, large = len(groups[b]), len(groups[a])
        means[a] = means[:, a] = (means[a] * large + means[b] * small) / (large + small)
        means[a, a] = -1.0
        means[b] = means[:, b] = -1.0
        alive[b] = False
        groups[a] += groups[b]
    labels = [0] * len(likely)
    for number in np.flatnonzero(alive):
        for place in groups[number]:
            labels[place] = int(number)
    return labels


def _key(answer: str) -> str:
    """What two printings of one answer share."""
    return " ".join(fold(answer).split()).strip(" .…,;:!?\"'“”‘’«»")
