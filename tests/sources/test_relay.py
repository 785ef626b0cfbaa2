"""Which outlet is the article's own, in whatever form pages and feeds write it."""

from __future__ import annotations

import pytest

from sayso.sources.outlets import is_own
from tests.sources.articles import article_of


@pytest.mark.parametrize(
    ("outlet", "name", "own"),
    [
        ("APNews", "The Associated Press", True),
        ("TheTelegraph", "Daily Telegraph", True),
        ("The Ostrel Courier", "the Courier", True),
        ("Lodestar Press", "Lodestar", True),
        ("Reuters", "AFP", False),
        ("The New York Times", "Kyiv Post", False),
        (None, "AFP", False),
        ("", "AFP", False),
    ],
)
def test_the_own_outlet(outlet: str | None, name: str, own: bool) -> None:
    assert is_own(article_of("Text.", outlet=outlet), name) is own
