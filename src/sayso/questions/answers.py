"""What each party answers to a question, at each of its times; the statements that say the same again are its voices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.questions.intervals import rounds_to, same, same_number
from sayso.questions.positions import Position
from sayso.records import Answer, Question, Stance, Voice, digest
from sayso.traces import Counted

WEAK = frozenset({"believes", "suspects", "expects", "doubts"})


Alike = Callable[[Position, Position], bool]


@dataclass(slots=True)
class _Run:
    """Positions of one party that are one answer."""

    positions: list[Position] = field(default_factory=list)
    values: dict[object, Position] = field(default_factory=dict)
    """The first position of each value: a number told by a thousand pages is compared once."""

    dated_end: str = ""
    """The last day on which an article dates it."""

    def add(self, position: Position) -> None:
        """Let *position* tell the answer again."""
        self.positions.append(position)
        if position.dated:
            self.dated_end = max(self.dated_end, position.end)
        self.values.setdefault(
            (position.side, position.told.stance if not position.says else "", _value(position), position.start), position
        )

    def tells(self, position: Position, alike: Alike) -> bool:
        """Whether *position* is *alike* one of its own."""
        return any(alike(position, other) for other in self.values.values())

    @property
    def first(self) -> Position:
        return self.positions[0]

    @property
    def end(self) -> str:
        """The last day on which the party said it, as far as the articles date it; a page that tells it again is not the party."""
        return self.dated_end or self.first.end


def answers_of(question: Question, positions: Sequence[Position]) -> list[Answer]:
    """One answer for every party, value, side and time; *positions* may come in any order."""
    parties: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        parties[position.told.party].append(position)
    same_answer, near = (_same_figure, _near_figure) if question.kind == "figure" else (_same_side, _near_side)
    found = []
    for party in sorted(parties):
        runs = _runs(sorted(parties[party], key=lambda position: position.order), same_answer, near)
        found += [_answer(question, run) for run in runs]
    return found


def _runs(positions: Iterable[Position], alike: Alike, near: Alike) -> list[_Run]:
    """The answers of one party in the order in which they were given, first those told as former without a day."""
    runs: list[_Run] = []
    former: list[_Run] = []
    undated = []
    for position in positions:
        if not position.start:
            undated.append(position)
        else:
            (_told_before(position, runs, alike, near) or _new(runs)).add(position)
    for position in undated:
        known = (run for run in [*runs, *former] if run.tells(position, alike) or run.tells(position, near))
        (next(known, None) or _new(former)).add(position)
    return [*former, *runs]


def _new(runs: list[_Run]) -> _Run:
    runs.append(_Run())
    return runs[-1]


def _told_before(position: Position, runs: Sequence[_Run], alike: Alike, near: Alike) -> _Run | None:
    """The answer that *position* tells again.

    The same value as the latest answer is that answer, however late it is told again. The same value as an older one is told of then,
    unless the article dates it after another answer: a page that brings yesterday's number today revises nothing.
    """
    if not runs:
        return None
    latest = runs[-1]
    if latest.tells(position, alike):
        return latest
    for at in range(len(runs) - 2, -1, -1):
        told_then = not position.dated or position.start <= runs[at].end or position.start < runs[at + 1].first.start
        if told_then and runs[at].tells(position, alike):
            return runs[at]
    return latest if latest.tells(position, near) else None


def _same_figure(one: Position, other: Position) -> bool:
    if one.side != other.side:
        return False
    if one.counted is None or other.counted is None:
        return one.counted is other.counted
    return same(one.counted, other.counted) or (same_number(one.counted, other.counted) and _same_unit(one.counted, other.counted))


def _near_figure(one: Position, other: Position) -> bool:
    """“About 60”, in the evening of the same day 64: one answer."""
    if one.counted is None or other.counted is None or one.side != other.side or one.start != other.start:
        return False
    return rounds_to(one.counted, other.counted) and _same_unit(one.counted, other.counted)


def _same_unit(one: Counted, other: Counted) -> bool:
    return not one.unit or not other.unit or one.unit == other.unit


def _same_side(one: Position, other: Position) -> bool:
    return (one.says, one.who, _manner(one)) == (other.says, other.who, _manner(other))


def _manner(position: Position) -> str:
    """How firmly: who suspects and later asserts says something else."""
    if position.says == 0:
        return position.told.stance
    return "weak" if position.told.stance in WEAK else "firm"


def _near_side(one: Position, other: Position) -> bool:
    """Of one day the same answer, firm here and cautious there: one article's “suspects” is another's “said that he suspects”."""
    return (one.says, one.who) == (other.says, other.who) and bool(one.says) and one.start == other.start


def _answer(question: Question, run: _Run) -> Answer:
    voices = sorted(run.positions, key=lambda position: (position.told.known, position.order))
    sure = [position for position in run.positions if position.status == "confirmed"] or run.positions
    shown = _shown(sure)
    first, told, counted = sure[0], shown.told, shown.counted
    value = (
        (counted.low, counted.high, counted.low_open, counted.high_open, counted.unit) if counted is not None else (shown.says, shown.who)
    )
    return Answer(
        id=digest(question.id, told.party, shown.side, *value, first.start or "former"),
        question=question.id,
        party=told.party,
        party_name=_party_name(voices),
        party_kind=told.party_kind,
        stance=first.told.stance if question.kind == "figure" else _stance(sure),
        says=shown.says,
        low=counted.low if counted else None,
        high=counted.high if counted else None,
        low_open=counted.low_open if counted else False,
        high_open=counted.high_open if counted else False,
        approximate=counted.approximate if counted else False,
        vague=counted.vague if counted else False,
        unit=counted.unit if counted else "",
        words=counted.as_said if counted else told.claim.text,
        said_from=first.start,
        said_to=max(run.end, first.start),
        known=min(position.told.known for position in sure),
        former=all(position.former for position in run.positions),
        revises=next((position.told.claim.revises for position in voices if position.told.claim.revises), ""),
        who=shown.who,
        voices=tuple(map(_voice, _once(voices))),
    )


def _shown(positions: Sequence[Position]) -> Position:
    """The position whose value most articles tell; of equals the first."""
    articles: dict[object, set[str]] = defaultdict(set)
    for position in positions:
        articles[_value(position)].add(position.told.article)
    return min(positions, key=lambda position: (-len(articles[_value(position)]), not position.start, position.order))


def _stance(positions: Sequence[Position]) -> Stance:
    """How most articles tell that the party stands to it; of equals the more cautious."""
    articles: dict[Stance, set[str]] = defaultdict(set)
    for position in positions:
        articles[position.told.stance].add(position.told.article)
    return min(articles, key=lambda stance: (-len(articles[stance]), stance not in WEAK, stance))


def _value(position: Position) -> object:
    counted = position.counted
    return (
        (counted.low, counted.high, counted.low_open, counted.high_open, counted.approximate)
        if counted is not None
        else (position.says, position.who)
    )


def _party_name(voices: Sequence[Position]) -> str:
    names = Counter(position.told.party_name for position in voices)
    return min(names, key=lambda name: (-names[name], name))


def _once(positions: Iterable[Position]) -> list[Position]:
    """Each statement once: one that tells the number twice carries the answer once."""
    found: dict[str, Position] = {}
    for position in positions:
        found.setdefault(position.told.claim.id, position)
    return list(found.values())


def _voice(position: Position) -> Voice:
    told = position.told
    return Voice(
        claim=told.claim.id,
        own=told.claim.own,
        article=told.article,
        origin=told.origin,
        outlet=told.outlet,
        known=told.known,
        source=told.source,
        source_name=told.source_name,
        standing=told.standing,
        chain=told.chain,
        score=position.score,
        reason=position.reason,
        status=position.status,
    )
