"""Whose answer it is: the body's for those who speak for it."""

from __future__ import annotations

import pytest

from sayso.questions import party_of


@pytest.mark.parametrize(
    ("kind", "part_of", "text", "party"),
    [
        ("person", "Coast Guard", "Ana Orl, spokeswoman for the Coast Guard", "body"),
        ("person", "Guardia", "la portavoz de la Guardia, Ana Orl", "body"),
        ("person", "Osk Hydro", "chief executive Ana Orl", "body"),
        ("person", "Coast Guard", "the commander of the Coast Guard, Ana Orl", "body"),
        ("person", "Tide Watch", "the director of Tide Watch, Ana Orl", "body"),
        ("person", "Orl Hospital", "the director of Orl Hospital, Ana Orl", "source"),
        ("person", "Tide Watch", "a former director of Tide Watch, Ana Orl", "source"),
        ("person", "Tide Watch", "Ana Orl, former press officer of Tide Watch", "source"),
        ("role", "Coast Guard", "a Coast Guard officer", "body"),
        ("role", None, "a spokesman", "source"),
        ("role", "Civic Union", "the leader of the Civic Union", "source"),
        ("role", "Orl", "a spokesman for the mayor of Orl", "body"),
        ("person", "Interior Ministry", "the interior minister, Ana Orl", "source"),
        ("person", "Civic Union", "Ana Orl, leader of the Civic Union", "source"),
        ("organisation", "Tarvenia", "the spokesman’s ministry", "source"),
        ("unnamed", "Coast Guard", "a spokesman who asked not to be named", "source"),
    ],
)
def test_who_speaks_for_a_body(kind: object, part_of: str | None, text: str, party: str) -> None:
    """Spokespeople and roles do; ministers, leaders, institutions and the unnamed speak for themselves."""
    name = text if kind == "role" else "Ana Orl"
    assert party_of(kind=kind, name=name, part_of=part_of, text=text) == party  # type: ignore[arg-type]  # a SourceKind
