"""A draft checked line by line: what each attributed line says, held against all that the book knows of its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.checking.drafted import Part, parts
from sayso.checking.findings import Evidence, Finding, evidence_in, gravest
from sayso.checking.fitting import is_looser
from sayso.checking.judging import judge, tells
from sayso.checking.likest import likest, with_numbers
from sayso.checking.lining import Board, Lined
from sayso.checking.quotations import Source, has_words, is_verbatim, nearest, quotations_of
from sayso.checking.whose import Known, Speakers, Whom
from sayso.questions.claims import SOME_FIGURE
from sayso.questions.intervals import named
from sayso.questions.same_party import one_party
from sayso.records import Article, Hearing, Statement, Told
from sayso.text import Span, fold, sentence_starts, trim
from sayso.traces import Counted

LATER = 3600
"""Seconds after all that a story knows at which the draft is taken to be written."""
SURE_ENOUGH = 0.43
"""Confidence from which a line is taken to be attributed at all."""
LEAST = 2
"""Words that a line must say: of less it was misread."""
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
    stated: frozenset[tuple[str, float | None]]
    """The measures and numbers that its pages tell in their own voice."""
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
        self._statements = [each for each in draft.statements if each.confidence >= SURE_ENOUGH and _says_something(each)]
        at_home = sum(source.language == draft.article.language for source in story.sources)
        texts = [source.text for source in story.sources]
        self._speakers = Speakers(story.told, story.known, texts, foreign=2 * at_home <= len(texts))
        self._whose = {each.id: self._speakers.whom(each.source, self._article.id) for each in self._statements}
        claims = draft.kept.claims if draft.kept is not None else ()
        known = max((each.known for each in story.told), default=0) + LATER
        drafted = parts(self._article, self._statements, claims, self._whose, known)
        united = one_party([*story.told, *(part.told for part in drafted)])
        self._every = united[: len(story.told)]
        self._parts = [replace(part, told=each) for part, each in zip(drafted, united[len(story.told) :], strict=True)]
        self._board = Board(story.id, self._every, self._parts)
        self._told = {each.claim.id: each for each in self._every}
        self._numbers = {(counted.measure, named(counted)) for claim in claims for counted in claim.counted}
        self._numbers |= {(figure.measure or SOME_FIGURE, figure.low) for figure in draft.figures}

    def lines(self) -> Iterator[Checked]:
        """Every attributed line with what was found about it."""
        by_part: defaultdict[str, list[Lined]] = defaultdict(list)
        for lined in self._board.lined:
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
        mine = [part for part in self._parts if part.statement == statement.id]
        placed = {each.part.id for each in lined if each.mine or each.part.told.party_kind == "unnamed"}
        elsewhere = [each for part in mine if part.id not in placed and (each := self._elsewhere(part, mine)) is not None]
        for each in (*lined, *elsewhere):
            finding = judge(each, self._told, self._numbers, history or tells(self._board.lined, each), self._story.stated)
            if finding is not None:
                yield finding
        yield from self._quoted(statement, mine, {each.told.party for each in mine} | {whom.party.id})
        for part in mine:
            if part.id not in placed and (like := self._said_so(part, history)) is not None:
                yield like
        yield Finding(
            "not in the ledger", "nothing like it is known of this source" if whom.found else "the ledger does not know this source"
        )

    def _elsewhere(self, part: Part, mine: Sequence[Part]) -> Lined | None:
        """A figure where its party, or a statement of its source that says the same, gives it."""
        if part.counted is None:
            return None
        if (found := self._board.by_number(part)) is not None:
            return found
        same = [each for other in mine if other.counted is None for each in likest(other, self._every)]
        found_there = (self._board.beside_figure(part, each) for each in with_numbers([part.counted], same))
        return next((each for each in found_there if each is not None), None)

    def _quoted(self, statement: Statement, mine: Sequence[Part], parties: Collection[str]) -> Iterator[Finding]:
        """What is found about the quotations in a line."""
        sources = {source.article: source for source in self._story.sources}
        whom = self._whose[statement.id]
        said = [
            (sources[each.article], each.claim.span, each.claim.id)
            for each in self._every
            if each.article in sources and not each.claim.own and (each.source == whom.source.id or each.party in parties)
        ]
        for words in quotations_of(self._article, statement):
            if is_verbatim(words, self._story.sources):
                same = [each for each in self._every if self._is_by(each, mine, parties) and has_words(words, each.claim.text)]
                if mine and same:
                    yield self._known_by(mine[0], same)
                continue
            found = nearest(words, said)
            if found is not None:
                shown = self._told[found.claim]
                why = f"the source is quoted as saying “{found.text}”"
                yield Finding("quote altered", why, instead=found.text, quoted=words, evidence=(evidence_in(shown),))

    @staticmethod
    def _is_by(told: Told, mine: Sequence[Part], parties: Collection[str]) -> bool:
        """Whether *told* is by whom a line is by; by somebody not named where the line is."""
        unnamed = any(part.told.party_kind == "unnamed" for part in mine)
        return not told.claim.own and (told.party_kind == "unnamed" if unnamed else told.party in parties or told.source in parties)

    def _said_so(self, part: Part, history: bool) -> Finding | None:
        """What is found by the source's statement that is most like *part*, where settling lined up neither with the other."""
        same = likest(part, self._every)
        counted = [each.counted for each in self._parts if each.statement == part.statement and each.counted is not None]
        if counted and same:
            same = with_numbers(counted, same)
            if not same and part.told.party_kind != "unnamed":
                return self._other_number(counted, likest(part, self._every))
        if not same:
            return None
        for like in same:
            beside = self._board.beside(part, like)
            if beside is not None and part.told.party_kind != "unnamed":
                return judge(beside, self._told, self._numbers, history or tells(self._board.lined, beside), self._story.stated)
        return self._known_by(part, same)

    def _other_number(self, counted: Sequence[Counted], same: Sequence[Told]) -> Finding | None:
        """That the source says the very same of another number, where each of both says but one."""
        told = [(each, each.claim.counted[0]) for each in same if len(each.claim.counted) == 1]
        if len(counted) > 1 or counted[0].inferred or (counted[0].measure, named(counted[0])) in self._story.stated:
            return None
        alike = [(each, other) for each, other in told if (other.measure, fold(other.of)) == (counted[0].measure, fold(counted[0].of))]
        if not alike or len(alike) < len(same) or any(is_looser(counted[0], other) for _, other in alike):
            return None
        why = f"“{counted[0].as_said}”, and the source said “{alike[-1][1].as_said}”"
        return Finding("figure differs", why, evidence=tuple(evidence_in(each) for each, _ in alike))

    def _known_by(self, part: Part, same: Sequence[Told]) -> Finding:
        """That *same*, statements of the book, say it."""
        evidence = tuple(evidence_in(each) for each in same)
        ends = {fold(name): name for each in same if (name := each.chain[0] if each.chain else each.outlet)}
        if part.told.party_kind == "unnamed" and len(ends) == 1:
            return Finding("rests on one unnamed source", f"known through {next(iter(ends.values()))} alone", evidence=evidence)
        return Finding("latest", "the source is known to have said so", evidence=evidence)

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


def _says_something(statement: Statement) -> bool:
    return bool(statement.source.text or statement.source.name) and len(statement.content.text.split()) >= LEAST


__all__ = ["Article", "Checked", "Evidence", "Story", "check"]
