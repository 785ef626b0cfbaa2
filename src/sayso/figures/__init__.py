"""Stage 5: how much, and when. A statement's words become figures with bounds, and the day on which it was said.

    text, spans ─▶ numbers ─▶ quantities ─▶ bounds ─▶ measures ─▶ wholes, scopes ─▶ Figure
    Figure, a named reading ─▶ Estimate                          asked, never stored
    title, text ─▶ victims ─▶ evidence ─▶ Toll                   of the event that an article reports
    article, statements ─▶ dates ─▶ NamedDay                      what stands on a calendar
    article, attributions, holders ─▶ dates ─▶ attached ─▶ moments ─▶ When

The words of each language are data (``data/<language>.toml``). Nothing here raises on odd input.
"""

from __future__ import annotations

from sayso.figures.days import find_named_days
from sayso.figures.find import find_figures, find_own_figures
from sayso.figures.lexicon import measures
from sayso.figures.moments import find_moments
from sayso.figures.readings import estimate, named_reading, named_readings
from sayso.figures.tolls import find_tolls

__all__ = [
    "estimate",
    "find_figures",
    "find_moments",
    "find_named_days",
    "find_own_figures",
    "find_tolls",
    "measures",
    "named_reading",
    "named_readings",
]
