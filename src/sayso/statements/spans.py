"""Word scores become source, cue and content spans: the best sequence of tags that the scheme allows.

Each word is O, or Begins or continues (I) one of the three roles; I may only follow B or I of its own role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
"""O, B-source, I-source, B-cue, I-cue, B-content, I-content: the order of the model's outputs."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A run of words with one role; *last* is inclusive."""

    role: int
    """Index into ROLES."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""


def _forbidden() -> Floats:
    """Transition penalties ``[from, to]``: minus infinity where the tag scheme forbids the step."""
    size = len(LABELS)
    step = np.zeros((size, size), dtype=np.float32)
    for to in range(2, size, 2):  # the I tags stand at even places
        step[:, to] = -np.inf
        step[to, to] = step[to - 1, to] = 0.0
    return step


STEP = _forbidden()
START = np.array([-np.inf if tag and tag % 2 == 0 else 0.0 for tag in range(len(LABELS))], dtype=np.float32)
"""What a first tag costs: nothing continues what has not begun."""


def best_tags(scores: Floats, lengths: Sequence[int], step: Floats = STEP, start: Floats = START) -> list[list[int]]:
    """The highest-scoring allowed tag sequences for *scores* ``[paragraphs, words, labels]``, of which *lengths* are words (Viterbi).

    *step* ``[from, to]`` and *start* are what a transition and a first tag add; by default they only forbid.
    """
    if not scores.shape[1]:
        return [[] for _ in lengths]
    best = scores[:, 0].astype(np.float32) + start
    back: NDArray[np.int8] = np.zeros(scores.shape, dtype=np.int8)
    ends = np.asarray(lengths)[:, None]
    for i in range(1, scores.shape[1]):  # once a word for all paragraphs: numpy's calls cost more than what they add
        paths = best[:, :, None] + step
        back[:, i] = paths.argmax(axis=1)
        best = np.where(i < ends, paths.max(axis=1) + scores[:, i], best)
    before = cast("list[list[list[int]]]", back.tolist())
    last: list[int] = best.argmax(axis=1).tolist()
    return [_traced(one, length, tag) for one, length, tag in zip(before, lengths, last, strict=True)]


def _traced(back: list[list[int]], length: int, tag: int) -> list[int]:
    """The tags of *length* words that end in *tag*, by *back* ``[words, labels]``: the tag before each."""
    tags = [tag] if length else []
    for i in range(length - 1, 0, -1):
        tag = back[i][tag]
        tags.append(tag)
    return tags[::-1]


def spans_of(tags: list[int]) -> list[WordSpan]:
    """The runs that *tags* mark, in order."""
    found: list[WordSpan] = []
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        role, continues = divmod(tag - 1, 2)
        if continues and found and found[-1].role == role and found[-1].last == i - 1:
            found[-1] = WordSpan(role, found[-1].first, i)
        else:
            found.append(WordSpan(role, i, i))
    return found
