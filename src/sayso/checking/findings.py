"""What may be found about a line of a draft, from the gravest to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.records import Answer, Told

Verdict = Literal[
    "source not found",
    "quote altered",
    "bound reversed",
    "figure differs",
    "out of date",
    "rests on one unnamed source",
    "latest",
    "not in the ledger",
]
GRAVEST: tuple[Verdict, ...] = (
    "source not found",
    "quote altered",
    "bound reversed",
    "figure differs",
    "out of date",
    "rests on one unnamed source",
    "latest",
    "not in the ledger",
)
"""What a line with several findings is called by: the first of these that it has."""
WRONG: frozenset[Verdict] = frozenset({"source not found", "quote altered", "bound reversed", "figure differs", "out of date"})
"""What has to be put right before a draft is printed. To rest on one unnamed source is a thing to know; that the ledger lacks it is no
fault of a line."""
QUIET: frozenset[Verdict] = frozenset({"latest", "not in the ledger"})
"""What asks nothing of who wrote the draft."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement of the book that a finding leads to."""

    claim: str
    """Id of the statement; of an article's own claim where *own*."""
    own: bool
    """Whether the article says it in its own voice."""
    article: str
    """Id of the article."""
    outlet: str
    """The outlet's name."""
    known: int
    """When it became known, seconds in UTC."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found about a line."""

    verdict: Verdict
    """What."""
    why: str
    """The same in a sentence."""
    answer: Answer | None = None
    """What the source is known to answer now, where that is what the line is held against."""
    instead: str = ""
    """The true words of a quotation that was altered, or the nearest name of a source that is not found."""
    quoted: str = ""
    """The words of the draft that are held against them."""
    evidence: tuple[Evidence, ...] = ()
    """The statements that show it, the earliest first."""


def gravest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """*findings* with the gravest first; where something is to be told, what is as it should be and what is not known are left out."""
    ranked = sorted(findings, key=lambda each: GRAVEST.index(each.verdict))
    telling = {(each.verdict, each.why): each for each in reversed(ranked) if each.verdict not in QUIET}
    return tuple(reversed(telling.values())) or tuple(ranked[:1])


def evidence_of(answer: Answer, told: dict[str, Told]) -> tuple[Evidence, ...]:
    """The statements that carry *answer*; *told* has their words by their ids."""
    return tuple(
        Evidence(
            voice.claim, voice.own, voice.article, voice.outlet, voice.known, told[voice.claim].claim.text if voice.claim in told else ""
        )
        for voice in answer.confirmed
    )


def evidence_in(told: Told) -> Evidence:
    """One statement as evidence."""
    return Evidence(told.claim.id, told.claim.own, told.article, told.outlet, told.known, told.claim.text)
