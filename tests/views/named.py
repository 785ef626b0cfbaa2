"""Pages whose days are kept, as settling keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.records import Hearing
from sayso.settling import keep
from tests.ledger.heard import heard


def dated(text: str, told: dict[int, dict[str, Any]] | None = None, *, url: str, published: str = "2031-03-12", **about: Any) -> Hearing:
    """One paragraph at an address, with what is kept of it."""
    made = heard(text, told, url=url, published=published, **about)
    return replace(made, kept=keep(made.article, made.statements, made.figures))
