"""NewsQuant: every quantity of a news sentence, its comparator and its unit, beside what CQE answers.

The reader's own bounds say more than the data's five signs do (at least and more than are both “>” there), and the
data counts what statements leave out (ages, “one of the …”); both are put into the data's form here, not in the reader.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from benchmarks.reading import lines
from benchmarks.scorers import scorer
from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import lexicon_of, units
from sayso.figures.measures import measure_all
from sayso.figures.quantities import read_quantities

DATA = "newsquant"
SIGNS = {"at_least": ">", "more": ">", "at_most": "<", "less": "<"}


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """F1 of the value and of each comparator under the shared scorer's strict mode, and CQE's where its answers lie beside."""
    gold = lines(data / "newsquant.jsonl" if data.is_dir() else data)
    began = time.process_time()
    predicted = {text["id"]: predict(text["text"]) for text in gold}
    spent = time.process_time() - began
    if out is not None:
        answers = (json.dumps({"id": key, "quantities": quantities}, ensure_ascii=False) for key, quantities in predicted.items())
        out.write_text("".join(line + "\n" for line in answers), encoding="utf-8")
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
    found = []
    for quantity, about in zip(reading.quantities, measured, strict=True):
        if quantity.form == "few":
            continue  # “several” has no value in this data
        unit = quantity.unit or ("year" if quantity.kind == "age" else about.of) or "-"
        found.append(
            {"value": _value(quantity), "change": _sign(quantity), "unit": unit, "normalized_unit": unit, "referred_concepts": "-"}
        )
    return found


def _value(quantity: Quantity) -> float | list[float]:
    if quantity.kind == "vague":
        return [quantity.ends[0], 10 * quantity.ends[0]]  # the data's reading of “thousands” and “millions”
    return list(quantity.ends) if len(quantity.ends) > 1 else quantity.ends[0]


def _sign(quantity: Quantity) -> str:
    if quantity.bound in SIGNS:
        return SIGNS[quantity.bound]
    return quantity.direction or ("~" if quantity.about else "=")


def _figures(gold: list[dict[str, Any]], predicted: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    measures = {form.lower() for form in units().forms} | {name for name, _ in units().forms.values()} | {"percentage", "year of age"}
    result = scorer("score_quantities").score_strict(gold, predicted, measures=measures)
    figures = {f"{name}.f1": result[name]["F1"] for name in ("value", "value+change", "value+unit~")}
    figures |= {f"change.{sign}.f1": classes["F1"] for sign, classes in result["change_by_class"].items() if sign in "><~="}
    nouns = result["counted_noun"]  # the data's own list of measures is not here: ours splits counted nouns from units
    figures["counted.noun.head"] = round(100 * (nouns["unit_lenient_%"] or 0.0) / (nouns["value_found_%"] or 100.0), 1)
    figures["ranges.recall"] = _share(result["ranges"]["found"], result["ranges"]["gold"])
    figures["none.left.empty"] = _share(result["detection_no_quantity"]["left_empty"], result["detection_no_quantity"]["texts"])
    return figures


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
