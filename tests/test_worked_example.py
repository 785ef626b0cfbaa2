"""The page it all started from, in its three shapes: every statement that a careful reader gets out of it.

One machine-translated page on a republishing portal: holders, chains, stances, figures and days, with the order
in which two parties said what they said. What else Sayso reads there (a headline's offer, a request within a suspicion) is not asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso import hear
from sayso.records import Order, Stance, Statement

PAGES = ("pyongyang-offer.html", "pyongyang-offer-plain-related.html", "pyongyang-offer-soup.html")
PORTAL = "Báo Thanh niên"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the careful reader's table: *what* as words of it, *chain* without the outlet that the portal copied."""

    holder: str
    stance: Stance
    what: str
    chain: tuple[str, ...] = ()
    low: float | None = None
    said: tuple[str, str] | None = None
    order: Order | None = None
    hedge: str | None = None


TABLE = (
    Row(holder="US intelligence", stance="believes", what="offered troops", said=("2024-12-01", "2024-12-24")),
    Row(holder="previous assessments", stance="believes", what="Moscow short", order="earlier"),
    Row(
        holder="US intelligence sources",
        stance="asserts",
        what="request Pyongyang",
        chain=("The New York Times",),
        said=("2024-12-23", "2024-12-23"),
    ),
    Row(holder="Western officials", stance="suspects", what="Kremlin help", said=("2024-09-01", "2024-11-30")),
    Row(
        holder="US intelligence agencies",
        stance="believes",
        what="movement idea",
        chain=("US officials",),
        order="now",
    ),
    Row(holder="Ukraine and the West", stance="believes", what="sent 10,000", low=10_000),
    Row(holder="US officials", stance="doubts", what="Kim return"),
    Row(holder="US officials", stance="asserts", what="leader reciprocate", hedge="may"),
    Row(holder="Ukrainian official", stance="asserts", what="frontline presence"),
    Row(
        holder="South Korea",
        stance="asserts",
        what="killed injured",
        chain=("AFP",),
        low=1_000,
        said=("2024-12-24", "2024-12-24"),
    ),
    Row(
        holder="Ukraine",
        stance="asserts",
        what="number 3,000",
        chain=("AFP",),
        low=3_000,
        said=("2024-12-24", "2024-12-24"),
    ),
    Row(holder="Russia", stance="neither-confirms-nor-denies", what="presence country"),
    Row(holder="North Korea", stance="denies", what="sending", order="initially"),
    Row(holder="official in Pyongyang", stance="asserts", what="deployment legal", order="later"),
)


@pytest.mark.shared
@pytest.mark.parametrize("name", PAGES)
def test_the_table_comes_out_whole(shared: Path, name: str) -> None:
    statements = hear(shared / "pages" / name).statements
    assert [row.what for row in TABLE if not any(_is(row, each) for each in statements)] == []


def _is(row: Row, said: Statement) -> bool:
    when = said.said_at
    return (
        all(word in said.content.text for word in row.what.split())
        and said.source.name == row.holder
        and said.stance == row.stance
        and tuple(link.name for link in said.chain) == (*row.chain, PORTAL)
        and (row.low is None or [figure.low for figure in said.figures] == [row.low])
        and (row.hedge is None or row.hedge in said.hedges)
        and (row.order is None or (when is not None and when.order == row.order))
        and (
            row.said is None
            or (when is not None and when.start is not None and row.said[0] <= when.start and (when.end or "") <= row.said[1])
        )
    )
