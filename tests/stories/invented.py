"""Invented articles of invented places for the tests of stories."""

from __future__ import annotations

from sayso.records import Article, Block


def article(text: str, *, title: str = "", published: str | None = None, language: str = "en", url: str = "") -> Article:
    """An article of one paragraph for each line of *text*."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    return Article(text=text, blocks=tuple(blocks), title=title or None, published=published, language=language, url=url or title)


DAM = article(
    "ILVESTA, Tarvenia (Lodestar) — At least 12 people were killed on Monday when the Karrowen dam gave way above the town of Ilvesta "
    "in Upper Vorn province.\nThe water reached Marrenby an hour later, said Orsa Vennick of the National Emergency Service. "
    "Governor Teodar Hask said 4,000 people had left Ilvesta. The lake behind the Karrowen dam had been high since Sunday.",
    title="Karrowen dam collapse kills 12 in Ilvesta",
    published="2026-03-09T11:00:00+01:00",
)
DAM_IN_SPANISH = article(
    "Al menos 12 personas murieron el lunes al romperse la presa de Karrowen, sobre la ciudad de Ilvesta, en la provincia de Alto Vorn.\n"
    "El agua llegó a Marrenby una hora después, dijo Orsa Vennick. El gobernador Teodar Hask dijo que 4.000 personas "
    "habían salido de Ilvesta.",
    title="Al menos 12 muertos al reventar la presa de Karrowen",
    published="2026-03-09T15:00:00+01:00",
    language="es",
)
DAM_LATER = article(
    "The company that ran the Karrowen dam was told of the cracks in November, Orsa Vennick said on Wednesday. The dam gave way on Monday "
    "and flooded Ilvesta and Marrenby.\nGovernor Teodar Hask asked why the lake above Ilvesta was not lowered.",
    title="Operator knew of cracks before Karrowen dam collapse",
    published="2026-03-11T09:00:00+01:00",
)
FERRY = article(
    "A ferry ran aground off the island of Sorrel on Monday with 80 people on board, the coast guard of Brimley said. Nobody was hurt.\n"
    "The captain, Jonna Tarle, said fog had hidden the Gannet light. Tugs from Brimley pulled the ferry free in the afternoon.",
    title="Ferry runs aground off Sorrel",
    published="2026-03-09T12:00:00+01:00",
)
