"""A settled story laid out as a grid: a row is a question, a column a party, a cell what that party answers now.

Decides only, from plain values; `board` reads them from the ledger, and terminal, browser and programs show what comes out.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sayso.records import DISPUTES, REVISIONS, Answer, Question, Relation, RelationKind, Settlement, SourceKind, Voice
from sayso.views.answered import UNNAMED, Accord, News, short

ACCORDS: tuple[Accord, ...] = ("disputed", "differs", "agrees", "alone")
"""In the order in which a board shows them."""
HEAVIEST: tuple[RelationKind, ...] = ("contradicts", "denies", "revises", "withdraws", "differs", "refines", "agrees", "no-comment")
"""What a cell tells first of how it stands to the others."""

Sure = Mapping[str, Sequence[Voice]]
"""By an answer's id, the voices of it that are more than suggested."""

BY_ENDS = attrgetter("a", "b", "kind")
IN_TIME = attrgetter("known", "id")
SAID = attrgetter("said_from", "known", "id")


@dataclass(frozen=True, slots=True)
class Party:
    """Who answers: a column."""

    id: str
    """Its id; a source's own page is at it, but for an outlet that speaks in its own voice."""
    name: str
    """Its name."""
    kind: SourceKind
    """What sort of speaker it is; an ``outlet`` answers in its own voice."""
    questions: int
    """How many of the story's questions it answers."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of a party's answers to a question, in the trail of them."""

    answer: Answer
    """The answer."""
    short: str
    """In as few signs as tell it: “> 1,000”, “no”."""
    how: RelationKind | None
    """How it came after the one before it: ``revises``, ``withdraws``; None where it only came later, or first."""
    reason: str
    """Why that is so, in words."""
    new: bool
    """Whether it came after the moment that was asked for."""
    against: tuple[Stand, ...] = ()
    """What it was at dispute with, or differed from, until one of the two changed its answer."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How a cell's answer stands to another party's in the same row."""

    kind: RelationKind
    """``contradicts``, ``differs`` …"""
    words: str
    """The same, as this cell would say it: “contradicts”, “is denied by”."""
    party: str
    """The other party's id."""
    party_name: str
    """Its name."""
    answer: str
    """The other answer's id."""
    score: float
    """How sure, 0–1."""
    reason: str
    """Why, in words."""
    suggested: bool
    """Whether it waits for a person to confirm it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The parties to which a cell stands alike."""

    words: str
    """How it stands to them: “contradicts”."""
    grave: bool
    """Whether it cannot be true together with what they say."""
    suggested: bool
    """Whether that waits for a person to confirm it."""
    names: tuple[str, ...]
    """The parties' names."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party answers to one question."""

    question: str
    """The question's id."""
    party: Party
    """Who answers."""
    answer: Answer
    """The latest answer."""
    short: str
    """It in as few signs as tell it."""
    trail: tuple[Step, ...]
    """Every answer of this party to it, the earliest first and the latest last."""
    between: tuple[tuple[Relation, Answer], ...]
    """What ties it to the other parties' latest answers, each with that answer: `stands` says it in words."""
    news: News
    """What of it came after the moment that was asked for."""
    perhaps: bool = False
    """Whether only statements that wait for a person carry it: then it is counted nowhere."""
    maybe: tuple[Answer, ...] = ()
    """Other answers of this party that only such statements carry."""

    @property
    def articles(self) -> int:
        """In how many articles the latest answer stands, copies included."""
        return self.answer.articles

    @property
    def independent(self) -> int:
        """From how many reports it comes after copies are folded and relays are followed to their ends."""
        return self.answer.independent

    @property
    def copies(self) -> int:
        """How many of the articles only print what another of them had."""
        return self.articles - len({voice.origin for voice in self.answer.confirmed})

    @property
    def turned(self) -> tuple[str, ...]:
        """The trail in short, each different answer once as it came: “12”, “31”, “28”; nothing where there was but one."""
        told = tuple(step.short for step in self.turns)
        return told if len(told) > 1 else ()

    @property
    def turns(self) -> tuple[Step, ...]:
        """The steps of the trail at which the answer in short was another than before."""
        shorts = [None, *(step.short for step in self.trail)]
        return tuple(step for step, before in zip(self.trail, shorts, strict=False) if step.short != before)

    @property
    def stands(self) -> tuple[Stand, ...]:
        """How it stands to the other parties' latest answers, the gravest first.

        Made when it is asked for: a question with forty parties has eight hundred pairs, and a board names a few of each cell's.
        """
        told = [_stand(relation, self.answer, other) for relation, other in self.between]
        return tuple(sorted(told, key=lambda each: (HEAVIEST.index(each.kind), each.suggested, each.party_name.casefold(), each.answer)))

    @property
    def compared(self) -> tuple[Compared, ...]:
        """How it stands to the others, those alike together, the gravest first."""
        alike: defaultdict[tuple[str, bool, bool], list[str]] = defaultdict(list)
        for stand in self.stands:
            alike[stand.words, stand.kind in DISPUTES, stand.suggested].append(stand.party_name)
        return tuple(Compared(*how, tuple(names)) for how, names in alike.items())


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answers."""

    question: Question
    """The question."""
    cells: tuple[Cell, ...]
    """Its answers, in the order of the columns; a party that does not answer it has none."""
    accord: Accord
    """How the latest answers stand to one another."""
    articles: int
    """In how many articles it is answered, copies included."""
    independent: int
    """From how many reports, after copies are folded and relays are followed to their ends."""

    @property
    def by_party(self) -> Mapping[str, Cell]:
        """The cells by their parties' ids."""
        return {cell.party.id: cell for cell in self.cells}

    @property
    def news(self) -> bool:
        """Whether anything in it is new."""
        return any(cell.news for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A story's questions and who answers them."""

    parties: tuple[Party, ...]
    """Its columns: those with most answers first."""
    rows: tuple[Row, ...]
    """Its rows: the disputed first, then the most answered, then figures before others."""


def grid(settled: Settlement, *, since: int | None = None) -> Grid:
    """Lay a settled story out; what came after *since* (seconds in UTC) is marked as new."""
    parties = _parties(settled)
    relations = _by_question(settled)
    of_question: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in settled.answers:
        of_question[answer.question].append(answer)
    first = _first_known(settled.answers)
    rows = [
        _row(question, of_question[question.id], relations.get(question.id, ()), parties, first, since)
        for question in settled.questions
        if of_question[question.id]
    ]
    return Grid(tuple(parties.values()), tuple(sorted(rows, key=_rank)))


def in_turn(answers: Sequence[Answer], relations: Iterable[Relation]) -> list[Answer]:
    """One party's answers to a question as they came: by the day they were said, and never one before another that it replaces.

    A former one that is told without its day comes before all others.
    """
    waiting = {each.id: each for each in sorted(answers, key=SAID)}
    before: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation.kind in REVISIONS and relation.a in waiting and relation.b in waiting and relation.a != relation.b:
            before[relation.a].add(relation.b)
    if not before:
        return list(waiting.values())
    after: defaultdict[str, list[str]] = defaultdict(list)
    for id_, several in before.items():
        for other in several:
            after[other].append(id_)
    ready = [(SAID(each), id_) for id_, each in waiting.items() if not before[id_]]  # in time, so it is a heap
    told: list[Answer] = []
    while waiting:
        # A circle, which only a ledger written by other hands can hold, is broken at its earliest answer.
        id_ = heapq.heappop(ready)[1] if ready else next(iter(waiting))
        told.append(waiting.pop(id_))
        for other in after[id_]:
            before[other].discard(id_)
            if not before[other] and other in waiting:
                heapq.heappush(ready, (SAID(waiting[other]), other))
    return told


def _parties(settled: Settlement) -> dict[str, Party]:
    """The columns by their ids: who is at dispute over most questions first, so that the disputes stand together; then who answers most."""
    answered: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, tuple[str, SourceKind]] = {}
    known = {question.id for question in settled.questions}
    for answer in sorted(settled.answers, key=IN_TIME):
        if answer.question in known:
            answered[answer.party].add(answer.question)
            names[answer.party] = answer.party_name or UNNAMED, answer.party_kind
    by_id = {answer.id: answer for answer in settled.answers}
    ends = [by_id[end] for each in settled.relations if each.kind in DISPUTES for end in (each.a, each.b) if end in by_id]
    disputes = Counter(party for party, _ in {(end.party, end.question) for end in ends})
    made = [Party(id_, *names[id_], len(questions)) for id_, questions in answered.items()]
    made.sort(key=lambda each: (each.kind == "outlet", -disputes[each.id], -each.questions, each.name.casefold(), each.id))
    return {each.id: each for each in made}


def _by_question(settled: Settlement) -> dict[str, list[Relation]]:
    """The relations between answers, by the question that they answer, in an order that hangs on none."""
    home = {answer.id: answer.question for answer in settled.answers}
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in settled.relations:
        if relation.a in home and relation.b in home and relation.status != "rejected":
            found[home[relation.a]].append(relation)
    for those in found.values():
        those.sort(key=BY_ENDS)
    return found


def _first_known(answers: Iterable[Answer]) -> dict[str, int]:
    """When each party was first heard in the story."""
    first: dict[str, int] = {}
    for answer in answers:
        first[answer.party] = min(first.get(answer.party, answer.known), answer.known)
    return first


def _row(
    question: Question,
    answers: Sequence[Answer],
    relations: Sequence[Relation],
    parties: Mapping[str, Party],
    first: Mapping[str, int],
    since: int | None,
) -> Row:
    mine: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        mine[answer.party].append(answer)
    revised = [relation for relation in relations if relation.kind in REVISIONS]
    whose = {answer.id: answer.party for answer in answers}
    own: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in revised:
        own[whose[relation.a]].append(relation)
    trails = {id_: in_turn(those, own[id_]) for id_, those in mine.items()}
    sure = {answer.id: answer.confirmed for answer in answers}
    latest = {id_: _latest(trail, sure) for id_, trail in trails.items()}
    shown = {answer.id: answer for answer in latest.values()}
    between = [relation for relation in relations if relation.a in shown and relation.b in shown and not _of_one(relation, shown)]
    tied: defaultdict[str, list[tuple[Relation, Answer]]] = defaultdict(list)
    for relation in between:
        one, other = shown[relation.a], shown[relation.b]
        tied[one.id].append((relation, other))
        tied[other.id].append((relation, one))
    after: defaultdict[str, dict[str, Relation]] = defaultdict(dict)
    for relation in revised:
        after[relation.a][relation.b] = relation
    once = _once(relations, {answer.id: answer for answer in answers}, shown)
    cells = tuple(
        _cell(question, party, latest[id_], trails[id_], sure, after, tied[latest[id_].id], once, first, since)
        for id_, party in parties.items()
        if id_ in latest
    )
    voices = [voice for several in sure.values() for voice in several]
    return Row(
        question,
        cells,
        _accord(between, [cell for cell in cells if not cell.perhaps]),
        len({voice.article for voice in voices}),
        len({voice.report for voice in voices}),
    )


def _latest(trail: Sequence[Answer], sure: Sure) -> Answer:
    """The last answer that is more than suggested, and that nobody tells as replaced since; the next best where there is none."""
    carried = [each for each in trail if sure[each.id]] or trail
    return next((each for each in reversed(carried) if not each.former), carried[-1])


def _once(relations: Iterable[Relation], answers: Mapping[str, Answer], shown: Mapping[str, Answer]) -> dict[str, list[Stand]]:
    """How each answer stood to others when one of the two was not yet replaced."""
    found: defaultdict[str, list[Stand]] = defaultdict(list)
    for relation in relations:
        if relation.kind not in REVISIONS and not (relation.a in shown and relation.b in shown):
            one, other = answers[relation.a], answers[relation.b]
            found[one.id].append(_stand(relation, one, other))
            found[other.id].append(_stand(relation, other, one))
    return {id_: sorted(each, key=lambda stand: (stand.party_name.casefold(), stand.answer)) for id_, each in found.items()}


def _of_one(relation: Relation, shown: Mapping[str, Answer]) -> bool:
    """Whether it is a party's own revision, which its trail tells."""
    return relation.kind in REVISIONS and shown[relation.a].party == shown[relation.b].party


def _cell(
    question: Question,
    party: Party,
    latest: Answer,
    trail: Sequence[Answer],
    sure: Sure,
    after: Mapping[str, Mapping[str, Relation]],
    between: Sequence[tuple[Relation, Answer]],
    once: Mapping[str, Sequence[Stand]],
    first: Mapping[str, int],
    since: int | None,
) -> Cell:
    steps = []
    for number, answer in enumerate(trail):
        if answer is latest or sure[answer.id]:
            mine = after.get(answer.id)
            revised = next((mine[each.id] for each in trail[:number] if each.id in mine), None) if mine else None
            reason = revised.reason if revised else ""
            steps.append(
                Step(
                    answer,
                    short(answer, question.kind),
                    revised.kind if revised else None,
                    reason,
                    since is not None and answer.known > since,
                    tuple(once.get(answer.id, ())),
                )
            )
    return Cell(
        question=question.id,
        party=party,
        answer=latest,
        short=short(latest, question.kind),
        trail=tuple(steps),
        between=tuple(between),
        news=_news(latest, sure[latest.id], steps, first[party.id], since),
        perhaps=not sure[latest.id],
        maybe=tuple(each for each in trail if each is not latest and not sure[each.id]),
    )


def _news(latest: Answer, voices: Sequence[Voice], steps: Sequence[Step], first: int, since: int | None) -> News:
    if since is None:
        return ""
    if latest.known > since:
        if first > since:
            return "party"
        return "revision" if any(not step.new for step in steps) else "answer"
    return "voices" if any(voice.known > since for voice in voices) else ""


def _stand(relation: Relation, mine: Answer, other: Answer) -> Stand:
    return Stand(
        kind=relation.kind,
        words=_as_mine(relation, mine, other),
        party=other.party,
        party_name=other.party_name or UNNAMED,
        answer=other.id,
        score=relation.score,
        reason=relation.reason,
        suggested=relation.status == "suggested",
    )


def _as_mine(relation: Relation, mine: Answer, other: Answer) -> str:
    """How the relation reads from *mine*; who denies whom, who is silent and which is the narrower is told by the answers themselves."""
    if relation.kind == "denies":
        denies = mine.says < other.says if mine.says != other.says else relation.a == mine.id
        return "denies" if denies else "is denied by"
    if relation.kind in REVISIONS:
        return "replaces that of" if relation.a == mine.id else "is replaced by that of"
    if relation.kind == "refines":
        narrow, wide = _width(mine), _width(other)
        refines = narrow < wide if narrow != wide else relation.a == mine.id
        return "narrows" if refines else "is narrowed by"
    if relation.kind == "no-comment":
        silent = not mine.says if bool(mine.says) != bool(other.says) else relation.a == mine.id
        return "does not comment on" if silent else "is not commented on by"
    return {"contradicts": "contradicts", "differs": "differs from", "agrees": "agrees with"}[relation.kind]


def _width(answer: Answer) -> float:
    if answer.low is None or answer.high is None:
        return float("inf")
    return answer.high - answer.low


def _accord(between: Iterable[Relation], cells: Sequence[Cell]) -> Accord:
    counted = {cell.answer.id for cell in cells}
    kinds = Counter(each.kind for each in between if each.status == "confirmed" and each.a in counted and each.b in counted)
    if any(kinds[kind] for kind in DISPUTES):
        return "disputed"
    if kinds["differs"]:
        return "differs"
    return "agrees" if len(cells) > 1 else "alone"


def _rank(row: Row) -> tuple[object, ...]:
    asked = row.question
    answered = sum(not cell.perhaps for cell in row.cells)
    # Two that agree and one that stands alone are told apart by how many answer: only a dispute goes before that.
    grave = min(ACCORDS.index(row.accord), ACCORDS.index("agrees"))
    return grave, -answered, -row.articles, asked.kind != "figure", asked.label.casefold(), asked.id
