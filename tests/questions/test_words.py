"""Words and names in comparable form."""

from __future__ import annotations

import doctest

import pytest

from sayso.questions import asking, words
from sayso.questions.words import comparable, name_roots, root, stem


@pytest.mark.parametrize("module", [words, asking])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "alike", [("release", "releasing", "released"), ("deny", "denies", "denied"), ("warn", "warning", "warnings"), ("fly", "flew", "flown")]
)
def test_inflections_meet(alike: tuple[str, ...]) -> None:
    assert len({stem(word) for word in alike}) == 1


def test_senses_meet_across_languages() -> None:
    assert comparable("sobornó", "es") == comparable("bribed", "en")
    assert comparable("submarino", "pt") == comparable("submarine", "en")


def test_names_of_one_people() -> None:
    assert len({root(name) for name in ("Pelluria", "Pellurian", "Pelúria", "peluriana")}) == 1
    assert name_roots(["Moscow"]) == name_roots(["Russian"])
    assert name_roots(["North", "Korean"]) == name_roots(["Pyongyang"])
    assert name_roots(["North", "Korea"]) != name_roots(["South", "Korea"])
