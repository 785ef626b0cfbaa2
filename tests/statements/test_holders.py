"""Where a holder stands beside his verb: in Spanish, by invented sentences."""

from __future__ import annotations

import pytest

from tests.statements.test_patterns import heard_in


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "«El muelle se hundió de noche», dijo a la prensa en Vask, la capital, la portavoz del puerto, Mara Lind.",
            ["la portavoz del puerto, Mara Lind"],
        ),
        ("«El muelle se hundió de noche», declaró en Vask.", [""]),
        ("«El muelle se hundió de noche», explica con la voz rota.", [""]),
        ("En Vask, la alcaldesa, Mara Lind, dijo que el muelle está cerrado.", ["la alcaldesa, Mara Lind"]),
        ("Tom Orl, capitán del puerto, bajó al muelle y dijo que está cerrado.", ["Tom Orl, capitán del puerto"]),
        ("El informe que la empresa Vask Puertos confirmó ayer por la tarde.", ["la empresa Vask Puertos"]),
    ],
)
def test_who(text: str, sources: list[str]) -> None:
    assert [source for source, _, _ in heard_in(text, "es")] == sources
