"""Places and states known by the article alone."""

from __future__ import annotations

import pytest

from sayso.sources.lexicon import lexicon_of
from sayso.sources.places import places_shown, states_shown


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Orlia’s government met in Orlia.", {"Orlia"}),
        ("The Lethian army left Lethia.", {"Lethia"}),
        ("ORL, Marrenia, March 9 (Lodestar) — It rained.", {"Marrenia"}),
        ("Troops crossed into neighbouring Vorn.", {"Vorn"}),
        ("Brel’s government fell.", set()),
        ("The president of Hydro spoke.", set()),
    ],
)
def test_states(text: str, states: set[str]) -> None:
    assert states_shown(text, lexicon_of("en")) == states


def test_places() -> None:
    assert places_shown("It rained in Upper Orl, near Marrenby and at noon.") == {"Upper Orl": 1, "Marrenby": 1}
