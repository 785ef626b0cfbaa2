"""The judge: every quality measure by its name, against floors that only rise.

    python -m benchmarks.quality [NAME …] [--data DIR] [--out FILE] [--json] [--raise]

A measure is a module of this folder with ``DATA`` (its folder under the shared data) and
``measure(data, out)``, which returns its figures by name and, given *out*, writes its predictions there in the form
the data's own scorer reads. With no NAME every measure that has a floor runs. Exit status: 0 all floors hold,
1 one does not, 2 the arguments or the data are not there.

``floors.json`` says for each figure ``at_least`` or ``at_most``. ``--raise`` writes better floors where a
figure allows it and never a worse one.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, cast

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARED = Path(os.environ.get("SAYSO_SHARED", HERE.parent.parent / "shared"))
MARGIN = 0.005
"""How far below a measured figure `--raise` sets its floor: another machine's arithmetic may differ in the last digits."""

Floor = dict[str, float]


class Measure(Protocol):
    """What a measure's module offers."""

    DATA: str
    measure: Callable[[Path, Path | None], dict[str, float]]


def find_measure(name: str) -> Measure:
    """The module named *name*; ends the program with the known names when there is none."""
    known = sorted(json.loads(FLOORS.read_text(encoding="utf-8")))
    if not name.isidentifier() or not (HERE / f"{name}.py").exists():
        print(f"no measure is called {name}; there are: {', '.join(known)}", file=sys.stderr)
        raise SystemExit(2)
    return cast(Measure, importlib.import_module(f"benchmarks.{name}"))


def holds(value: float, floor: Floor) -> bool:
    """Whether *value* keeps to *floor*."""
    return value >= floor.get("at_least", -math.inf) and value <= floor.get("at_most", math.inf)


def raised(value: float, floor: Floor) -> Floor:
    """*floor*, tightened towards *value* where that makes it stricter."""
    if "at_most" in floor:
        return {"at_most": min(floor["at_most"], round(value + MARGIN, 3))}
    return {"at_least": max(floor.get("at_least", -math.inf), round(value - MARGIN, 3))}


def show(name: str, figures: dict[str, float], floors: dict[str, Floor]) -> bool:
    """Print *figures* beside their floors; whether all hold. A floor whose figure was not measured is broken."""
    print(f"{name}")
    for metric, value in figures.items():
        floor = floors.get(metric)
        sign = "" if floor is None else ("≥" if "at_least" in floor else "≤")
        bound = "" if floor is None else f"{sign} {next(iter(floor.values())):.3f}"
        mark = "" if floor is None else ("ok" if holds(value, floor) else "BELOW ITS FLOOR")
        print(f"  {metric:28s} {value:10.4f}   {bound:10s} {mark}")
    missing = sorted(set(floors) - set(figures))
    for metric in missing:
        print(f"  {metric:28s} {'—':>10s}   NOT MEASURED")
    return not missing and all(holds(figures[metric], floor) for metric, floor in floors.items())


def main(arguments: list[str] | None = None) -> int:
    """Run the measures that *arguments* name and compare them with their floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--data", type=Path, help="a folder of the same form as the shared one (one NAME only)")
    parser.add_argument("--out", type=Path, help="write the predictions here (one NAME only)")
    parser.add_argument("--json", action="store_true", help="print one JSON object: {name: {metric: value}}")
    parser.add_argument("--raise", action="store_true", dest="rise", help="tighten floors.json to what was measured")
    options = parser.parse_args(arguments)
    if (options.data or options.out) and len(options.names) != 1:
        parser.error("--data and --out go with exactly one NAME")
    floors: dict[str, dict[str, Floor]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    every: dict[str, Any] = {}
    fine = True
    for name in options.names or sorted(floors):
        measure = find_measure(name)
        data = options.data or SHARED / "data" / measure.DATA
        if not data.exists():
            print(f"{name}: no data at {data} (give --data DIR, or set SAYSO_SHARED)", file=sys.stderr)
            return 2
        every[name] = measure.measure(data, options.out)
        if not options.json:
            # other data has other figures: floors are for the shared folder alone
            fine = show(name, every[name], {} if options.data else floors.get(name, {})) and fine
        elif not options.data:
            fine = fine and all(
                metric in every[name] and holds(every[name][metric], floor) for metric, floor in floors.get(name, {}).items()
            )
    if options.json:
        print(json.dumps(every, indent=1))
    if options.rise and not options.data:
        for name, figures in every.items():
            floors[name] = {metric: raised(figures[metric], floor) for metric, floor in floors.get(name, {}).items() if metric in figures}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
