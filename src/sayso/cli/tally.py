"""Counts what became of each page of a run, and words the count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.cli.terminal import counted
from sayso.records import Skipped

if TYPE_CHECKING:
    from sayso.ledger import Added

OUTCOMES = {"new": "new", "version": "new as another version of an article already here", "reread": "read again by a newer model"}
SHOWN = 10
"""Skipped pages named one by one under each reason; --json names all."""


class Tally:
    """The pages of one `sayso add`, by what became of them."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.statements = 0
        self.skipped: defaultdict[str, list[Skipped]] = defaultdict(list)

    def count(self, result: Added | Skipped) -> None:
        """Take in one page's result."""
        if isinstance(result, Skipped):
            self.skipped[result.kind].append(result)
        else:
            self.outcomes[result.outcome] += 1
            self.statements += result.statements

    @property
    def read(self) -> int:
        """Pages that were read and written."""
        return sum(self.outcomes[outcome] for outcome in OUTCOMES)

    @property
    def failed(self) -> int:
        """Inputs that gave nothing."""
        return sum(map(len, self.skipped.values()))

    def json(self) -> dict[str, Any]:
        """The closing line of `--json`."""
        return {
            "read": self.read,
            **{outcome: self.outcomes[outcome] for outcome in OUTCOMES},
            "unchanged": self.outcomes["unchanged"],
            "skipped": {kind: len(those) for kind, those in sorted(self.skipped.items())},
            "statements": self.statements,
        }

    def lines(self) -> Iterator[str]:
        """The closing count in words."""
        yield f"Read {counted(self.read, 'page')}, {counted(self.statements, 'statement')}."
        for outcome, words in OUTCOMES.items():
            if self.outcomes[outcome]:
                yield f"  {self.outcomes[outcome]} {words}"
        if self.outcomes["unchanged"]:
            yield f"Unchanged: {counted(self.outcomes['unchanged'], 'page')}."
        if self.failed:
            yield f"Skipped: {self.failed}."
        for kind, those in sorted(self.skipped.items()):
            yield f"  {kind}: {len(those)}"
            yield from (f"    {skipped.address}: {skipped.reason}" for skipped in those[:SHOWN])
            if len(those) > SHOWN:
                yield f"    … and {len(those) - SHOWN} more (--json names them all)"
