"""A draft checked line by line: what each attributed line says, held against all that the book knows of its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.checking.drafted import Part, parts
from sayso.checking.findings import Evidence, Finding, evidence_in, gravest
from sayso.checking.judging import judge, tells
from sayso.checking.lining import Lined, line_up
from sayso.checking.quotations import Source, is_verbatim, nearest, quotations_of
from sayso.checking.whose import Known, Speakers, Whom
from sayso.questions.intervals import named
from sayso.records import Article, Hearing, Statement, Told
from sayso.text import Span, sentence_starts, trim
from sayso.traces import Point

LATER = 3600
"""Seconds after all that a story knows at which the draft is taken to be written."""
SURE_ENOUGH = 0.3
"""Confidence from which a line is taken to be attributed at all."""
IN_COMMON, SHARED = 3, 0.6
"""Telling words in common, and their share of the shorter of two statements, from which both are taken to say one thing."""
HAD = re.compile(r"\bhad\b", re.IGNORECASE)
"""“Had said”: told as what was before."""
BEFORE_CUE = 12
"""How far before the cue its “had” may stand, in letters."""
EARLIER = frozenset({"initially", "earlier"})


@dataclass(frozen=True, slots=True)
class Story:
    """A story as far as a draft is held against it."""

    id: str
    """Its id."""
    told: tuple[Told, ...]
    """All that is told in it."""
    sources: tuple[Source, ...]
    """Its articles' texts."""
    known: Mapping[str, Sequence[Known]]
    """By a name that the draft has, the sources of the whole book that go by it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One attributed line of a draft."""

    statement: Statement
    """It, as it was read."""
    sentence: Span
    """The sentences of the draft in which it stands."""
    whom: Whom | None
    """Who it is by, where the book knows them; None where it does not."""
    findings: tuple[Finding, ...]
    """What was found, the gravest first; never empty."""
    label: str
    """The question of the board that it answers; empty where it answers none."""


def check(draft: Hearing, story: Story) -> tuple[Checked, ...]:
    """The attributed lines of *draft* held against *story*, in reading order."""
    return tuple(_Check(draft, story).lines())


class _Check:
    """One draft beside one story."""

    def __init__(self, draft: Hearing, story: Story) -> None:
        self._draft, self._story = draft, story
        self._article = draft.article
        self._statements = [each for each in draft.statements if each.confidence >= SURE_ENOUGH]
        self._speakers = Speakers(story.told, story.known, [source.text for source in story.sources])
        self._whose = {each.id: self._speakers.whom(each.source, self._article.id) for each in self._statements}
        claims = draft.kept.claims if draft.kept is not None else ()
        known = max((each.known for each in story.told), default=0) + LATER
        self._parts = parts(self._article, self._statements, claims, self._whose, known)
        self._lined = line_up(story.id, story.told, self._parts)
        self._told = {each.claim.id: each for each in story.told}
        self._numbers = {number for claim in claims for counted in claim.counted if (number := named(counted)) is not None}
        self._numbers |= {figure.low for figure in draft.figures if figure.low is not None and figure.low == figure.high}

    def lines(self) -> Iterator[Checked]:
        """Every attributed line with what was found about it."""
        by_part: defaultdict[str, list[Lined]] = defaultdict(list)
        for lined in self._lined:
            by_part[lined.part.statement].append(lined)
        for statement in self._statements:
            whom = self._whose[statement.id]
            mine = by_part[statement.id]
            found = gravest([*self._findings(statement, whom, mine)])
            yield Checked(statement, self._sentence(statement), whom if whom.found else None, found, mine[0].label if mine else "")

    def _findings(self, statement: Statement, whom: Whom, lined: Sequence[Lined]) -> Iterator[Finding]:
        if not whom.found and self._speakers.is_unheard_of(statement.source):
            name = statement.source.name or ""
            near = self._speakers.nearest(name)
            yield Finding("source not found", f"no page of the ledger names {name}", instead=near)
            return
        history = self._is_history(statement)
        for each in lined:
            finding = judge(each, self._told, self._numbers, history or tells(self._lined, each))
            if finding is not None:
                yield finding
        mine = [part for part in self._parts if part.statement == statement.id]
        yield from self._quoted(statement, {each.told.party for each in mine} | {each.part.told.party for each in lined} | {whom.party.id})
        placed = {each.part.id for each in lined}
        for part in mine:
            if part.id not in placed and (like := self._said_so(part)) is not None:
                yield like
        yield Finding("not in the ledger", "nothing like it is known of this source" if whom.found else "the ledger does not know this source")

    def _quoted(self, statement: Statement, parties: Collection[str]) -> Iterator[Finding]:
        """What is found about the quotations in a line."""
        sources = {source.article: source for source in self._story.sources}
        whom = self._whose[statement.id]
        said = [
            (sources[each.article], each.claim.span, each.claim.id)
            for each in self._story.told
            if each.article in sources and not each.claim.own and (each.source == whom.source.id or each.party in parties)
        ]
        for words in quotations_of(self._article, statement):
            if is_verbatim(words, self._story.sources):
                continue
            found = nearest(words, said)
            if found is not None:
                shown = self._told[found.claim]
                why = f"the source is quoted as saying “{found.text}”"
                yield Finding("quote altered", why, instead=found.text, quoted=words, evidence=(evidence_in(shown),))

    def _said_so(self, part: Part) -> Finding | None:
        """A statement of the same source that says the same, where no question of the board holds both."""
        mine = part.told.claim.point
        if mine is None:
            return None
        unnamed = part.told.party_kind == "unnamed"
        found: list[tuple[float, Told]] = []
        for each in self._story.told:
            theirs = each.claim.point
            same = each.party_kind == "unnamed" if unnamed else part.told.source == each.source or part.told.party == each.party
            if same and theirs is not None and not each.claim.own and (share := _shared(mine, theirs)) >= SHARED:
                found.append((share, each))
        if not found:
            return None
        best = max(share for share, _ in found)
        same_words = [each for share, each in found if share >= best]
        evidence = tuple(evidence_in(each) for each in same_words)
        ends = {each.chain[0] if each.chain else each.outlet for each in same_words}
        if unnamed and len(ends) == 1:
            return Finding("rests on one unnamed source", f"known through {next(iter(ends))} alone", evidence=evidence)
        return Finding("latest", "the source has said so", evidence=evidence)

    def _is_history(self, statement: Statement) -> bool:
        """Whether the draft tells it as what was said before."""
        if statement.said_at is not None and statement.said_at.order in EARLIER:
            return True
        claims = self._draft.kept.claims if self._draft.kept is not None else ()
        if any(claim.former for claim in claims if claim.id == statement.id):
            return True
        return any(HAD.search(self._article.text, max(start - BEFORE_CUE, 0), end) is not None for start, end in statement.cue.spans)

    def _sentence(self, statement: Statement) -> Span:
        """From the beginning of the sentence in which it begins to the end of that in which it ends."""
        start, end = statement.span
        block = next((each.span for each in self._article.blocks if each.span[0] <= start < each.span[1]), (0, len(self._article.text)))
        text = self._article.text[slice(*block)]
        begins = [block[0] + place for place in sentence_starts(text)]
        low = max((place for place in begins if place <= start), default=block[0])
        high = min((place for place in begins if place >= end), default=max(block[1], end))
        return trim(self._article.text, (low, high))


def _shared(one: Point, other: Point) -> float:
    """How much of the shorter of two statements is in the other; 0 where that is a word or two."""
    mine, theirs = {*one.terms, *one.aside}, {*other.terms, *other.aside}
    common = mine & theirs
    if len(common) < IN_COMMON or one.polarity != other.polarity:
        return 0.0
    return len(common) / min(len(mine), len(theirs))


__all__ = ["Article", "Checked", "Evidence", "Story", "check"]
