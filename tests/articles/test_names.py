from __future__ import annotations

import pytest

from sayso.articles.names import clean_names


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["By Ana Roe"], ("Ana Roe",)),
        (["Von Ana Roe und Ben Doe"], ("Ana Roe", "Ben Doe")),
        (["Ana Roe, Ben Doe, Cai Lind"], ("Ana Roe", "Ben Doe", "Cai Lind")),
        (["Ana Roe, senior editor in Vorn"], ("Ana Roe",)),
        (["Ana Roe, dpa"], ("Ana Roe", "dpa")),
        (["Ana Roe (Vorn)", "ana roe"], ("Ana Roe",)),
        (["https://courier.example/ana", "ana@courier.example"], ()),
        (["The Courier", "Ana Roe"], ("Ana Roe",)),
        (["The Courier"], ("The Courier",)),
        (["admin"], ()),
        (["", "  "], ()),
    ],
)
def test_bylines_become_names(given: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(given, ["Courier"]) == names
