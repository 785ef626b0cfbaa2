"""Stage 5: how much, and when. A statement's words become figures with bounds, and the day on which it was said.

    text, spans ─▶ numbers ─▶ quantities ─▶ bounds ─▶ measures ─▶ wholes, scopes ─▶ Figure
    article, attributions, holders ─▶ dates ─▶ attached ─▶ moments ─▶ When

The words of each language are data (``data/<language>.toml``). Nothing here raises on odd input.
"""

from __future__ import annotations

from sayso.figures.find import find_figures, find_own_figures
from sayso.figures.moments import find_moments

__all__ = ["find_figures", "find_moments", "find_own_figures"]
