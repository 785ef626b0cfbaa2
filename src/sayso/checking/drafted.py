"""A draft's statements taken apart into what is compared: each figure by itself, and what a statement says beside its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.checking.whose import Whom
from sayso.records import Article, Statement, Told
from sayso.traces import Claim, Counted

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that one statement of the draft says."""

    statement: str
    """The statement's id."""
    told: Told
    """It, as settling takes it."""
    counted: Counted | None
    """Its figure; None of what it says beside its figures."""

    @property
    def id(self) -> str:
        """What its voice is known by among the others."""
        return self.told.claim.id


def parts(
    article: Article, statements: Sequence[Statement], claims: Sequence[Claim], whose: Mapping[str, Whom], known: int
) -> tuple[Part, ...]:
    """What is compared of a draft; *whose* says by the statement's id who it is by, *known* is later than all the story knows."""
    by_id = {statement.id: statement for statement in statements}
    found: list[Part] = []
    for claim in claims:
        if not claim.own and claim.id in by_id and claim.id in whose:
            found += _parts(article, by_id[claim.id], claim, whose[claim.id], known)
    return tuple(found)


def _parts(article: Article, statement: Statement, claim: Claim, whom: Whom, known: int) -> Iterator[Part]:
    told = _told(article, statement, claim, whom, known)
    for number, counted in enumerate(claim.counted):
        alone = replace(claim, id=f"{DRAFT} {claim.id} {number}", counted=(counted,), point=None)
        yield Part(statement.id, replace(told, claim=alone), counted)
    if claim.point is not None:
        yield Part(statement.id, replace(told, claim=replace(claim, id=f"{DRAFT} {claim.id}", counted=())), None)


def _told(article: Article, statement: Statement, claim: Claim, whom: Whom, known: int) -> Told:
    said = statement.said_at
    return Told(
        claim=claim,
        article=article.id,
        origin=article.id,
        outlet=article.outlet or DRAFT,
        known=known,
        language=article.language or "",
        party=whom.party.id,
        party_name=whom.party.name,
        party_kind=whom.party.kind,
        source=whom.source.id,
        source_name=whom.source.name,
        source_kind=whom.source.kind,
        described=(*statement.source.described, statement.source.text),
        stance=statement.stance,
        negated=statement.negated,
        hedges=statement.hedges,
        standing=statement.standing,
        chain=tuple(link.name for link in statement.chain),
        said_from=(said.start or "") if said else "",
        said_to=(said.end or "") if said else "",
        said_order=(said.order or "") if said else "",
        confidence=statement.confidence,
    )
