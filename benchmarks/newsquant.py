"""NewsQuant: every quantity of a news sentence, its comparator and its unit, beside what CQE answers.

The reader's own bounds say more than the data's signs do (at least and more than are both “>” there), and the
data counts what statements leave out (ages, “one of the …”); both are put into the data's form here, not in the reader.
The data's conventions, as its sentences show them, none of which is the reader's:

* Sign: a bound before a change before “about”; but “*is* up about 15 percent” is “~”, for it tells a state, while
  “rose about 15” and “up about 15 percent” are “up”. Where something arrived (“rose 3% to 12”) is “=”, save that
  “up to” is “<” wherever it stands, and “higher at 12” is “>”; “0.5 percent lower” is “=”.
* The verb “to average” is “~” (“an average of” is “=”). “As many as”, “starting at” and a level “surpassed” or “topped” are “=”, as
  are two signs to choose from (“about, or above 10”).
* A range of change told by “between” is “=”. What moved is a range from where to where, and “=”, told either way round (“from 8
  to 12”, “to 12 from 8”).
* “One of four concepts” is the share .25. “Thousands” is the range from one thousand to ten. “To $180 to $200”, after “from $160”, is
  the second leg of one journey.
* A unit is compared by its name or as it stands in the text (“ppb”).
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from benchmarks.scorers import percent, scorer
from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import lexicon_of, units
from sayso.figures.measures import measure_all
from sayso.figures.numbers import match_first
from sayso.figures.quantities import Reading, read_quantities

DATA = "newsquant"
SIGNS = {"at_least": ">", "more": ">", "at_most": "<", "less": "<"}
SIGNLESS = frozenset({"as", "starting", "starts", "start", "surpass", "surpasses", "surpassed", "surpassing", "topped", "tops", "topping"})
ALTERNATIVE = "or"
LEVEL = {"higher": ">", "lower": "<"}
UP = (("up",), ("down",))
STATE = (("is",), ("was",), ("are",), ("were",))
AVERAGING = (("averaged",), ("averages",), ("averaging",))


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """F1 of the value and of each comparator under the shared scorer's strict mode, and CQE's where its answers lie beside."""
    gold = lines(data / "newsquant.jsonl" if data.is_dir() else data)
    began = time.process_time()
    predicted = {text["id"]: predict(text["text"]) for text in gold}
    spent = time.process_time() - began
    if out is not None:
        write_lines(out, ({"id": key, "quantities": quantities} for key, quantities in predicted.items()))
    figures = _figures(gold, predicted)
    figures["sentences.per.cpu.second"] = round(len(gold) / max(spent, 1e-9), 1)
    peer = data / "peers" / "cqe.jsonl"
    if data.is_dir() and peer.exists():
        cqe = {line["id"]: line["quantities"] for line in lines(peer)}
        figures |= {f"cqe.{name}": value for name, value in _figures(gold, cqe).items()}
    return figures


def predict(text: str) -> list[dict[str, Any]]:
    """The quantities of an English *text* in the scorer's form."""
    reading = read_quantities(text, "en")
    measured = measure_all(text, reading, lexicon_of("en"))
    counted = [(q, about) for q, about in zip(reading.quantities, measured, strict=True) if q.form != "few"]  # “several” has no value
    found = list[dict[str, Any]]()
    for place, (quantity, about) in enumerate(counted):
        last = counted[place - 1][0] if place else None
        if last is not None and _came_from(reading, last, quantity):
            found[-1]["value"] = [quantity.ends[0], last.ends[0]]
            continue
        if last is not None and _is_whole(reading, last, quantity):
            found[-1] |= {"value": last.ends[0] / quantity.ends[0], "unit": f"% {about.of}", "normalized_unit": f"% {about.of}"}
            continue
        unit = quantity.unit or ("year" if quantity.kind == "age" else about.of) or "-"
        found.append(
            {
                "value": _value(reading, quantity, last),
                "change": _sign(reading, quantity),
                "unit": _as_it_stands(text, reading, quantity) or unit,
                "normalized_unit": unit,
                "referred_concepts": "-",
            }
        )
    return found


def _came_from(reading: Reading, last: Quantity, quantity: Quantity) -> bool:
    """“To 138 lots from 212”: where it came from told after where it arrived, with at most what is counted between."""
    between = _lows(reading, last.end, quantity.first)
    single = len(last.ends) == len(quantity.ends) == 1 and last.unit == quantity.unit
    return single and last.arrived and between[-1:] == ("from",) and len(between) <= 3 and not {"up", "down", ","} & set(between)


def _is_whole(reading: Reading, last: Quantity, quantity: Quantity) -> bool:
    """“One of four concepts”: the whole that the number before is a part of."""
    counts = last.unit is None and quantity.unit is None and quantity.kind == "count" and last.ends < quantity.ends
    return counts and quantity.scale == last.scale == 1 and _lows(reading, last.end, quantity.first) == ("of",)


def _value(reading: Reading, quantity: Quantity, before: Quantity | None) -> float | list[float]:
    if quantity.kind == "vague":
        return [quantity.ends[0], 10 * quantity.ends[0]]
    if len(quantity.ends) > 1:
        return list(quantity.ends)
    if before is not None and before.travel and _lows(reading, before.end, quantity.first) == ("to",):
        return [before.ends[1], quantity.ends[0]]
    return quantity.ends[0]


def _sign(reading: Reading, quantity: Quantity) -> str:
    """One of ``> < ~ up down =``, by the conventions above."""
    bound, before = _lows(reading, quantity.first, quantity.core[0]), _lows(reading, quantity.first - 4, quantity.first)
    if quantity.bound in SIGNS:
        return "=" if (ALTERNATIVE in bound and quantity.about) or (bound[:1] and bound[0] in SIGNLESS) else SIGNS[quantity.bound]
    if quantity.arrived and before[-2:] == ("up", "to"):
        return "<"
    if before[-1:] == ("at",) and before[-2:-1] and before[-2] in LEVEL:
        return LEVEL[before[-2]]
    if quantity.travel or "between" in bound:
        return "~" if quantity.about else "="
    if _lows(reading, quantity.end, quantity.end + 1)[:1] and _lows(reading, quantity.end, quantity.end + 1)[0] in LEVEL:
        return "~" if quantity.about else "="
    if quantity.direction and not quantity.arrived and not (quantity.about and before[-1:] in UP and before[-2:-1] in STATE):
        return quantity.direction
    return "~" if quantity.about or before[-1:] in AVERAGING else "="


def _lows(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The words from token *start* to token *end*."""
    return tuple(token.low for token in reading.tokens[max(start, 0) : end])


def _as_it_stands(text: str, reading: Reading, quantity: Quantity) -> str | None:
    """The unit's own words: the longest form at the end of the figure that the table of units has."""
    if quantity.unit is None or quantity.kind == "money":
        return None
    start, end = quantity.core
    place = next((i for i in range(start + 1, end) if match_first(units().first, reading.tokens, i) == end), None)
    return (
        None
        if place is None or _lows(reading, place - 1, place)[0] in ("per", "a", "an", "/")
        else text[reading.tokens[place].start : reading.tokens[end - 1].end]
    )


def _figures(gold: list[dict[str, Any]], predicted: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    measures = {form.lower() for form in units().forms} | {name for name, _ in units().forms.values()} | {"percentage", "year of age"}
    result = scorer("score_quantities").score_strict(gold, predicted, measures=measures)
    figures = {f"{name}.f1": result[name]["F1"] for name in ("value", "value+change", "value+unit~")}
    figures |= {f"change.{sign}.f1": classes["F1"] for sign, classes in result["change_by_class"].items() if sign in "><~="}
    nouns = result["counted_noun"]  # the data's own list of measures is not here: ours splits counted nouns from units
    figures["counted.noun.head"] = round(100 * (nouns["unit_lenient_%"] or 0.0) / (nouns["value_found_%"] or 100.0), 1)
    figures["ranges.recall"] = percent(result["ranges"]["found"], result["ranges"]["gold"])
    figures["none.left.empty"] = percent(result["detection_no_quantity"]["left_empty"], result["detection_no_quantity"]["texts"])
    return figures
