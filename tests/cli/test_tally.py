"""Every page of a run is counted once, and a skipped one is named with its reason."""

from __future__ import annotations

from types import SimpleNamespace

from sayso.cli.tally import SHOWN, Tally
from sayso.records import Skipped


def added(outcome: str, statements: int = 0) -> SimpleNamespace:
    """What the ledger answers for one page."""
    return SimpleNamespace(address="a.html", outcome=outcome, article_id="0", statements=statements)


def test_the_count() -> None:
    tally = Tally()
    for result in (added("new", 3), added("new", 4), added("version", 1), added("reread", 2), added("unchanged")):
        tally.count(result)  # type: ignore[arg-type]  # the ledger's own record is not needed to count
    tally.count(Skipped("b.html", "not-an-article", "an index page"))
    tally.count(Skipped("c.gz", "truncated", "ends early"))
    assert tally.json() == {
        "read": 4,
        "new": 2,
        "version": 1,
        "reread": 1,
        "unchanged": 1,
        "skipped": {"not-an-article": 1, "truncated": 1},
        "statements": 10,
    }
    lines = list(tally.lines())
    assert lines[0] == "Read 4 pages, 10 statements."
    assert "Unchanged: 1 page." in lines
    assert "    b.html: an index page" in lines


def test_many_skipped_pages_are_counted_and_the_first_named() -> None:
    tally = Tally()
    for number in range(SHOWN + 5):
        tally.count(Skipped(f"{number}.html", "fetch", "no answer"))
    lines = list(tally.lines())
    assert f"  fetch: {SHOWN + 5}" in lines
    assert sum(line.endswith("no answer") for line in lines) == SHOWN
    assert lines[-1].startswith("    … and 5 more")
