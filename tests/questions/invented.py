"""Invented figures, claims and Tolds: what settling takes, without any page."""

from __future__ import annotations

from typing import Any

from sayso.records import Stance, Told, digest
from sayso.traces import Claim, Counted

DAY = 86_400
START = 1_900_000_000 // DAY * DAY


def counted(low: float | None, high: float | None = None, **more: Any) -> Counted:
    """So many killed; exactly so many where *high* is not given (``open=True``: at least so many)."""
    at_least = more.pop("open", False)
    high = low if high is None and not at_least else high
    words = more.pop("as_said", f"{'at least ' if high is None else ''}{(low if low is not None else high) or 0:g}")
    return Counted(measure=more.pop("measure", "killed"), low=low, high=high, as_said=words, span=more.pop("span", (0, 2)), **more)


def told(party: str, *figures: Counted, day: int = 0, stance: Stance = "asserts", article: str = "", said: str = "", **more: Any) -> Told:
    """What *party* told in an article published on the *day*-th day of the story."""
    article = article or f"{party}-{day}"
    claim = {name: more.pop(name) for name in ("former", "revises", "own", "whose") if name in more}
    identity = digest(article, party, stance, *(repr(figure) for figure in figures))
    return Told(
        claim=Claim(id=identity, text=f"{party} said so", span=(0, 9), counted=figures, **claim),
        article=article,
        origin=more.pop("origin", article),
        outlet=more.pop("outlet", "Osk Courier"),
        known=START + day * DAY,
        party=digest(party),
        party_name=party,
        party_kind=more.pop("kind", "organisation"),
        source=digest(party),
        source_name=party,
        source_kind="organisation",
        stance=stance,
        said_from=said,
        said_to=said,
        **more,
    )
