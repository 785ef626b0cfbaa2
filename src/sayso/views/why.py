"""Why a statement reads as it does: for holder, stance, date and chain, what was chosen, from which words, by which rule.

Says in words where nothing was chosen. Touches no ledger: `sayso read` shows a statement that is in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.records import Candidate, ChainLink, Holder, Relay, Statement
from sayso.text import fold
from sayso.views.dated import said

NOTHING_NOTED = "nothing noted: read before Sayso kept why"
NO_HOLDER = "the article does not let it be known who says this"
NO_DATE = "no date stands with it"
NO_CHAIN = "the article has it from the holder directly"

RELAY_WORDS: Mapping[Relay, str] = {
    "says": "says",
    "according-to": "according to",
    "citing": "citing",
    "told": "was told",
    "obtained-by": "obtained it",
}
"""What a relay did, beside its name."""
_RELAYED: Mapping[Relay, str] = {
    "says": "reports it",
    "according-to": "is whom the article has it from",
    "citing": "cites the holder",
    "told": "was told by the holder",
    "obtained-by": "obtained it",
}
_SENTENCES = ("the ", "no ")
"""How a reason begins that is a sentence; every other reason for a stance is the lexicon's entry itself."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that had to be decided about a statement."""

    chosen: str | None
    """What was chosen, in words; None where nothing was."""
    words: str
    """The article's words it was read from; empty where there are none."""
    because: str
    """The rule or score that chose it, or why nothing was chosen."""
    notes: tuple[tuple[str, str], ...] = ()
    """What else is told of it, each with its label."""
    others: tuple[Candidate, ...] = ()
    """The runners-up, best first."""


@dataclass(frozen=True, slots=True)
class Why:
    """Every decision about one statement."""

    holder: Decision
    """Who holds it."""
    stance: Decision
    """How they stand to it."""
    date: Decision
    """When it was said."""
    chain: tuple[Decision, ...]
    """Each relay, from the holder outward; empty where the article has it from the holder."""


def why(statement: Statement, published: str | None = None) -> Why:
    """Every decision about *statement*, whose article was *published* on that day."""
    return Why(_holder(statement.source), _stance(statement), _date(statement, published), tuple(map(_link, statement.chain)))


def differs(words: str, name: str | None) -> bool:
    """Whether the words at a statement call its holder otherwise than *name* does, or a part of it.

    >>> differs("She", "Irsa Dovin"), differs("Captain Irsa Dovin of the coastguard", "Irsa Dovin"), differs("Dovin", "Irsa Dovin")
    (True, False, False)
    """
    if not words or name is None:
        return False
    here, known = fold(words), fold(name)
    return known not in here and not set(here.split()) <= set(known.split())


def holder_name(holder: Holder) -> str:
    """What to call the holder: by name, else by the words at the statement; empty where there are none.

    >>> holder_name(Holder("an official", (), None, "unnamed"))
    'an official'
    """
    return holder.name or holder.text


def _holder(holder: Holder) -> Decision:
    notes = (
        ("kind", holder.kind),
        ("speaks for", holder.part_of or ""),
        ("also called", " · ".join(holder.forms)),
        ("described as", " · ".join(holder.described)),
        ("no name given", f"“{holder.anonymity}”" if holder.anonymity else ""),
    )
    name = holder_name(holder)
    return Decision(
        chosen=name or None,
        words=holder.text,
        because=holder.because or (NOTHING_NOTED if name else NO_HOLDER),
        notes=tuple((label, text) for label, text in notes if text),
        others=holder.candidates,
    )


def _stance(statement: Statement) -> Decision:
    because = statement.stance_because
    if because and not because.startswith(_SENTENCES):
        because = f"the lexicon’s entry “{because}”"
    word = statement.stance.replace("-", " ")
    hedges = (("hedged by", ", ".join(f"“{hedge}”" for hedge in statement.hedges)),) if statement.hedges else ()
    return Decision(f"not: {word}" if statement.negated else word, statement.cue.text, because or NOTHING_NOTED, hedges)


def _date(statement: Statement, published: str | None) -> Decision:
    when = statement.said_at
    if when is None:
        return Decision(None, "", NO_DATE)
    return Decision(said(when, published), when.as_said, when.because or NOTHING_NOTED)


def _link(link: ChainLink) -> Decision:
    return Decision(f"{link.name} {_RELAYED[link.relation]}", link.text, link.because or NOTHING_NOTED)
