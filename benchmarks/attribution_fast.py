"""The same as ``attribution``, read by the fast model (`sayso read --fast`)."""

from __future__ import annotations

from pathlib import Path

from benchmarks import attribution

DATA = attribution.DATA


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The figures of ``attribution`` for the fast model."""
    return attribution.measure(data, out, "--fast")
