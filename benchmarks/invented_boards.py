"""The board of each held-out invented event against what its author knows to be true: the demo's measure on pages nobody has looked at.

The demo's pages are open to whoever writes the rules; these events were written blind and are there to tell whether what was learnt on
the demo holds elsewhere. Read them to find out what is wrong in kind, never to fit a rule to their words. Each lies in a folder of
`data/` whose README tells what it may be used for; the figures are those of `demo_board`. The benchmarks themselves are
`second_board`, `third_board` and so on, one module an event, so that each has its name and its floors.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.demo_board import measure_event

EVENTS = Path(__file__).resolve().parent / "data"


def measure_of(folder: str) -> Callable[[Path, Path | None], dict[str, float]]:
    """The measure of the event in `data/`*folder*: the demo board's shares; to *out* goes what was missed or is beside, a line each."""
    event = EVENTS / folder

    def measure(_data: Path, out: Path | None) -> dict[str, float]:
        return measure_event(event, out)

    return measure
