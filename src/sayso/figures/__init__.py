"""Stage 5: how much, and when. A statement's words become figures with bounds, and the day on which it was said.

    text, spans ─▶ numbers ─▶ quantities ─▶ bounds ─▶ measures ─▶ Figure
    text, spans ─▶ dates ─▶ When

The words of each language are data (``data/<language>.toml``). Nothing here raises on odd input.
"""

from __future__ import annotations

from sayso.figures.dates import find_when
from sayso.figures.find import find_figures

__all__ = ["find_figures", "find_when"]
