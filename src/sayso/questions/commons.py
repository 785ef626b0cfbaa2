"""The sentences of one story together: which words they have in common, and how much each of them tells there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.questions.wordings import Wording, commonness, weights

Matrix = NDArray[np.float64]
Word = Any
"""A word, or a tuple of words: whatever a sentence has a set of, all of one kind and in an order."""
RUNS = (2, 3, 5, 8)
"""Words in a row that two sentences are asked for: what stands in both for longer was copied."""
VIEWS = ("stems", "terms", "letters", "names", "numbers")
"""What is compared as sets of weighted words."""


class Side(NamedTuple):
    """One view of one article: which sentence has which word, as two columns, and what each sentence adds up to."""

    rows: NDArray[np.intp]
    """The sentence, by its place in the article."""
    words: NDArray[np.intp]
    """The word, by its number in the story."""
    totals: Matrix
    """The words' weights added up, by sentence."""
    squares: Matrix
    """Their squares."""
    counts: Matrix
    """How many they are."""


@dataclass(frozen=True)
class Commons:
    """What is known of a story's sentences before any two of them are compared.

    What a word is worth depends on all articles of the story, so another article changes it a little; the order of the articles
    changes nothing.
    """

    articles: tuple[tuple[Wording, ...], ...]
    """The sentences of each article."""

    @cached_property
    def mixed(self) -> bool:
        """Whether the story is told in several languages: then words are compared in the form that languages share."""
        return len({sentence.language for article in self.articles for sentence in article}) > 1

    @cached_property
    def worth(self) -> Mapping[str, NDArray[np.float64]]:
        """By view: what each word is worth, by its number."""
        return {view: found[0] for view, found in self._views.items()}

    def side(self, view: str, article: int) -> Side:
        """One *view* of one *article*; the views are VIEWS and ``run 2`` … for RUNS."""
        return self._views[view][1][article]

    @cached_property
    def _views(self) -> Mapping[str, tuple[Matrix, list[Side]]]:
        found = {}
        language = next((sentence.language for article in self.articles for sentence in article), "")
        common = {} if self.mixed else commonness(language)
        for view in VIEWS:
            sets = self._sets(partial(self._words, view=view))
            found[view] = _numbered(sets, weights((words for rows in sets for words in rows), common if view == "stems" else {}))
        for length in RUNS:
            found[f"run {length}"] = _numbered(self._sets(partial(self._runs, length=length)), None)
        return found

    def _words(self, sentence: Wording, view: str) -> Iterable[str]:
        words: Iterable[str] = getattr(sentence, "terms" if self.mixed and view == "stems" else view)
        return words

    def _runs(self, sentence: Wording, length: int) -> Iterable[tuple[str, ...]]:
        words = sentence.terms if self.mixed else sentence.words
        return zip(*(words[start:] for start in range(length)), strict=False)

    def _sets(self, words_of: Callable[[Wording], Iterable[Word]]) -> list[list[frozenset[Word]]]:
        return [[frozenset(words_of(sentence)) for sentence in article] for article in self.articles]


def _numbered(articles: Sequence[Sequence[frozenset[Word]]], known: Mapping[Word, float] | None) -> tuple[Matrix, list[Side]]:
    """The words of every article by number; a word's number depends on the words alone."""
    every = sorted(set().union(*(words for article in articles for words in article)))
    number = {word: place for place, word in enumerate(every)}
    worth = np.array([known[word] for word in every] if known is not None else np.ones(len(every)), dtype=np.float64)
    return worth, [_side(article, number, worth) for article in articles]


def _side(article: Sequence[frozenset[Word]], number: Mapping[Word, int], worth: Matrix) -> Side:
    rows = np.array([row for row, words in enumerate(article) for _ in words], dtype=np.intp)
    words = np.array([place for words in article for place in sorted(number[word] for word in words)], dtype=np.intp)
    return Side(
        rows=rows,
        words=words,
        totals=np.asarray(np.bincount(rows, worth[words], len(article)), dtype=np.float64),
        squares=np.asarray(np.bincount(rows, worth[words] ** 2, len(article)), dtype=np.float64),
        counts=np.bincount(rows, minlength=len(article)).astype(np.float64),
    )
