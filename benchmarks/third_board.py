"""The board of a third invented event against what its author knows to be true: the demo's measure on pages nobody has looked at.

Written blind like the second event, about something else again: once a held-out event has been read for what is wrong in kind, the next
one says whether that was learnt or only fitted. See `data/third_event/README.md`; the figures are those of `demo_board`.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.demo_board import measure_event

DATA = "."
EVENT = Path(__file__).resolve().parent / "data" / "third_event"


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The demo board's shares, for the third event; to *out* goes what was missed and what is beside, a line each."""
    return measure_event(EVENT, out)
