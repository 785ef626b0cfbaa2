"""Reports of invented events that the tests of this folder print again, cut, translate and follow up."""

from __future__ import annotations

from typing import Any

from sayso.origins import trace
from sayso.records import Article, Block
from sayso.traces import Trace

FERRY = """The ferry Halvmone ran aground off Port Ansel before dawn on 4 June 2031 with 212 people aboard, the Tarvenian coast guard said.

Its captain, Ondra Velisk, had reported a failed pump 17 minutes earlier, according to a log that the harbour office in Kolvane keeps.

“We heard a long scrape, and then every light went out at once,” said Marit Sandoval, a nurse who was on her way home to Brescava.

Thirty-eight passengers were taken to the Saint Orlan hospital, where doctor Pell Yarrow said that none was in danger.

The company, Almaran Lines, bought the ship from Lethia in 2019 for 4.6 million crowns and had it inspected in Quarrow in March 2031.

“The inspection found nothing that would have kept the ship in port,” its director, Tessaly Roon, told reporters in Ostrel.

The Inter-Island Council will hear Velisk and Roon on Thursday, and the coast guard keeps 3 tugs and 120 metres of boom at the wreck."""
"""An agency's dispatch."""

FERRY_ES = """El transbordador Halvmone encalló frente a Port Ansel el 4 de junio de 2031 con 212 personas, informó la guardia costera.

Su capitán, Ondra Velisk, había avisado 17 minutos antes de que fallaba una bomba, según un registro del puerto de Kolvane.

«Oímos un roce muy largo y luego se apagaron todas las luces a la vez», dijo Marit Sandoval, una enfermera que volvía a su casa de Brescava.

Treinta y ocho pasajeros fueron llevados al hospital Saint Orlan, donde el médico Pell Yarrow dijo que ninguno corría peligro.

La empresa, Almaran Lines, compró el barco en Lethia en 2019 por 4,6 millones de coronas y lo hizo revisar en Quarrow en marzo de 2031.

«La revisión no encontró nada que obligara a dejar el barco en puerto», dijo a la prensa en Ostrel su directora, Tessaly Roon.

El Consejo oirá el jueves a Velisk y a Roon, y la guardia costera mantiene 3 remolcadores y 120 metros de barrera junto al pecio."""
"""Its translation."""

OTHER_FERRY_ES = """La guardia costera sacó ayer los primeros restos del Halvmone, el barco de Almaran Lines que encalló en Port Ansel.

Los buzos trabajan desde el lunes con 9 embarcaciones y esperan terminar el 22 de junio, dijo en Kolvane el comandante Iven Dorrit.

«Hay que cortar el casco en 5 partes y llevarlas una a una a Marrenby», explicó, y añadió que el combustible ya no era un riesgo.

La empresa pagará 31 millones de coronas, según un acuerdo que firmó Tessaly Roon con los pescadores de Ilvesta y su abogada, Corla Besk."""
"""Another report on the same subject, in the translation's language."""

FOLLOW_UP = """Prosecutors in Kolvane opened an inquiry on Friday into the grounding of the ferry Halvmone and searched its owner.

Investigators carried off eleven boxes, said the prosecutor, Hender Moyle, who would not say whether anyone is a suspect.

A lawyer for the captain said that his client had slept for nine hours before the voyage and had nothing to hide from anybody.

“He rang the bell himself and stayed until the last child was in a boat,” the lawyer, Brosk Ingvar, said outside the court.

Families of passengers asked for the recording of the bridge, which the harbour office says was wiped by the water in the hold.

The company, Almaran Lines, bought the ship from Lethia in 2019 for 4.6 million crowns and had it inspected in Quarrow in March 2031.

“The inspection found nothing that would have kept the ship in port,” its director, Tessaly Roon, told reporters in Ostrel."""
"""A later report of its own, which ends with the dispatch's background."""

HEADLINE = "Ferry runs aground off Port Ansel with 212 on board"


def article(text: str = FERRY, **said: Any) -> Article:
    """An article of these paragraphs, in English and by nobody in particular unless *said* otherwise."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", (start, start + len(paragraph))))
        start += len(paragraph) + 2
    given = {"language": "en", "outlet": "Lodestar Press", "published": "2031-06-04T08:00:00+00:00", "title": HEADLINE}
    return Article(text=text, blocks=tuple(blocks), **{**given, **said})


def traced(text: str = FERRY, *credits: str, **said: Any) -> Trace:
    """The trace of such an article."""
    return trace(article(text, **said), credits)


def paragraphs(text: str, *numbers: int) -> str:
    """Some paragraphs of a text."""
    every = text.split("\n\n")
    return "\n\n".join(every[number] for number in numbers)
