"""Somebody who may be meant, and who spoke where: the plain values that choosing a holder works with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.records import SourceKind
from sayso.sources.entities import Entity
from sayso.sources.kinds import kind_of_name
from sayso.sources.lexicon import Gender, Pronoun
from sayso.text import Span

THINGS: frozenset[SourceKind] = frozenset({"organisation", "state", "document", "outlet"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant."""

    name: str
    kind: SourceKind
    score: float
    reason: str
    gender: Gender = ""
    plural: bool = False
    entity: Entity | None = None

    def __post_init__(self) -> None:
        # One apostrophe in every name: an article's own typography would make two names of one.
        object.__setattr__(self, "name", self.name.replace("’", "'"))

    def scored(self, score: float, reason: str) -> Candidate:
        """The same one on other evidence."""
        return replace(self, score=score, reason=reason)


@dataclass(frozen=True, slots=True)
class Turn:
    """One attribution already resolved: who spoke, and where."""

    position: int
    paragraph: int
    candidate: Candidate
    content: tuple[Span, ...]


def as_candidate(entity: Entity, score: float, reason: str) -> Candidate:
    """*entity* as a candidate, by the name of whom it speaks for."""
    speaks_for = entity.known is not None and entity.known.capital
    name = entity.known.name if entity.known is not None and speaks_for else entity.full
    return Candidate(name, kind_of_name(entity), score, reason, entity.gender, entity.kind == "group", entity)


def placed(entity: Entity) -> bool:
    """Whether *entity* is a place here: a capital or a town is spoken of oftener than it speaks."""
    return (entity.known is not None and entity.known.capital) or (entity.place and entity.kind != "state")


def fits(candidate: Candidate, pronoun: Pronoun) -> bool:
    """Whether *pronoun* can stand for *candidate*: the wrong gender and the wrong number are refused."""
    if pronoun.number == "singular":
        if candidate.kind not in {"person", "role"} and not (candidate.kind == "unnamed" and not candidate.plural):
            return False
        return not candidate.plural and (not pronoun.gender or not candidate.gender or candidate.gender == pronoun.gender)
    if pronoun.number == "one":  # “il”, “elle”: a person or a thing of that gender
        if candidate.plural or candidate.kind in {"group", "document"}:
            return False
        return not pronoun.gender or not candidate.gender or candidate.gender == pronoun.gender
    if pronoun.number == "she or they":  # German “sie”
        return candidate.plural or candidate.kind == "group" or candidate.gender in {"", pronoun.gender}
    if pronoun.number == "thing":
        return candidate.kind in THINGS or (candidate.kind == "group" and not candidate.plural)
    if pronoun.number == "plural":
        return candidate.kind in {"group", "unnamed", "organisation", "state"} or (candidate.plural and candidate.kind != "document")
    return True
