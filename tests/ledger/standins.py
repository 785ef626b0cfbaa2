"""Stages that decide by the plainest rules, so that what the book does with their decisions can be checked by hand.

A report is a number: two articles with one are copies, the later of the earlier. A topic is a few words: each in common is half a tie. A
claim counts something: who counts the same answers the same, whoever counts otherwise contradicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from sayso import settling
from sayso.records import (
    Answer,
    Article,
    Figure,
    Hearing,
    Origin,
    Question,
    Relation,
    Ruling,
    Settlement,
    Statement,
    Tie,
    Told,
    Voice,
    digest,
)
from sayso.stories.grouping import story_id
from sayso.stories.placing import place
from sayso.traces import Claim, Counted, Kept, Topic, Trace
from tests.ledger.heard import heard


@dataclass(frozen=True, slots=True)
class Piece:
    """What an article is made of."""

    at: int = 0
    """Its address; two texts at one are versions."""
    day: int = 1
    """Of March 2031; 0 = not dated."""
    seen: int = 0
    """Hours after the day's beginning at which it was fetched."""
    report: int = 0
    """Whose report it is; 0 = its own."""
    words: tuple[str, ...] = ("dam",)
    """What it is about."""
    speaker: str = "Osk Harbour Office"
    """Who counts."""
    number: int = 12
    """How many."""
    counted: str = "killed"
    """What is counted."""


def hearing(piece: Piece, *, kept: bool = True) -> Hearing:
    """What is heard of *piece*."""
    text = (
        f"⟦1h:{piece.speaker}⟧ ⟦1c:said⟧ ⟦1:{piece.number} were {piece.counted}⟧ near the {' and the '.join(piece.words)} r{piece.report}."
    )
    published = f"2031-03-{piece.day:02}" if piece.day else None
    seen = f"2031-03-{piece.day or 1:02}T{piece.seen:02}:{piece.at:02}:00+00:00"
    url = f"https://courier{piece.at}.example/story"
    made = heard(text, url=url, published=published, outlet=f"Courier {piece.at}", captured_at=seen, title=" ".join(piece.words))
    return replace(made, kept=keep(made.article, made.statements, ())) if kept else made


def keep(article: Article, statements: tuple[Statement, ...], figures: tuple[Figure, ...]) -> Kept:
    """What is kept of an article, read off its invented text."""
    words = article.text.rstrip(".").split()
    moment = int(datetime.fromisoformat(article.published + "T00:00:00+00:00").timestamp()) if article.published else 0
    report = int(words[-1].removeprefix("r"))
    about = tuple((word, 1.0) for word in (article.title or "").split())
    trace = Trace(article=article.id, outlet=article.outlet or "", language="en", moment=moment, sketch=(report,) if report else ())
    topic = Topic(article=article.id, moment=moment, title=article.title or "", words=about)
    return Kept(trace=trace, topic=topic, claims=tuple(map(_claim, statements)), made_by=settling.KEEPING)


def _claim(statement: Statement) -> Claim:
    number, _, measure = statement.content.text.split()
    span = statement.content.spans[0]
    counted = Counted(measure=measure, low=float(number), high=float(number), as_said=number, span=span)
    return Claim(id=statement.id, text=statement.content.text, span=statement.span, counted=(counted,))


def came(trace: Trace) -> tuple[bool, int, str]:
    """The order in which reports came."""
    return trace.moment == 0, trace.moment, trace.article


class Origins:
    """Copies by their number."""

    asked: int = 0

    @staticmethod
    def keys(trace: Trace) -> frozenset[str]:
        return frozenset(map(str, trace.sketch))

    @staticmethod
    def compare(one: Trace, other: Trace) -> Origin | None:
        if not one.sketch or one.sketch != other.sketch:
            return None
        original, copy = sorted((one, other), key=came)
        status: Any = "suggested" if one.sketch == (9,) else "confirmed"
        return Origin(copy=copy.article, original=original.article, kind="verbatim", score=0.9, reason="one number", status=status)

    @staticmethod
    def compare_all(traces: Mapping[str, Trace], pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Origin]:
        return {(a, b): origin for a, b in pairs if (origin := Origins.compare(traces[a], traces[b])) is not None}

    @staticmethod
    def declared_origin(trace: Trace) -> Origin | None:
        return None

    @staticmethod
    def fold(moments: Mapping[str, int], origins: Iterable[Origin], rulings: Iterable[Ruling] = ()) -> dict[str, str]:
        over: dict[str, str] = {id_: id_ for id_ in moments}

        def root(id_: str) -> str:
            while over[id_] != id_:
                id_ = over[id_]
            return id_

        for each in sorted(origins, key=lambda each: (-each.score, each.copy, each.original)):
            if each.status == "confirmed" and each.copy in over and each.original in over:
                first, then = sorted((root(each.copy), root(each.original)), key=lambda id_: (moments[id_] == 0, moments[id_], id_))
                over[then] = first
        return {id_: root(id_) for id_ in moments}


class Stories:
    """Stories by words in common."""

    LATEST = 2
    place = staticmethod(place)
    story_id = staticmethod(story_id)

    @staticmethod
    def keys(topic: Topic) -> frozenset[str]:
        return frozenset(word for word, _ in topic.words)

    @staticmethod
    def likeness(one: Topic, other: Topic) -> Tie | None:
        a, b = sorted((one, other), key=lambda topic: topic.article)
        shared = {word for word, _ in one.words} & {word for word, _ in other.words}
        return Tie(a=a.article, b=b.article, score=min(len(shared) / 2, 1.0), reason=" ".join(sorted(shared))) if shared else None

    @staticmethod
    def matches(words: str, topic: Topic) -> bool:
        return set(words.split()) <= {word for word, _ in topic.words}

    @staticmethod
    def name(topics: Sequence[Topic]) -> str:
        return min(topic.title for topic in topics)


class Questions:
    """A question for each thing counted."""

    @staticmethod
    def party_of(*, kind: str, name: str, part_of: str | None, described: tuple[str, ...] = (), text: str = "") -> str:
        return "body" if part_of and kind == "role" else "source"

    @staticmethod
    def settle(story: str, told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> Settlement:
        refused = {id_ for each in rulings if each.join == "question" and each.verdict == "no" for id_ in (each.a, each.b)}
        asked: defaultdict[str, defaultdict[tuple[str, float], list[Told]]] = defaultdict(lambda: defaultdict(list))
        for each in sorted(told, key=lambda each: (each.known, each.claim.id)):
            if each.claim.id not in refused:
                counted = each.claim.counted[0]
                asked[counted.measure][each.party, counted.low or 0.0].append(each)
        questions, answers, relations = [], [], []
        for measure, several in sorted(asked.items()):
            question = digest(story, measure)
            questions.append(Question(id=question, story=story, kind="figure", label=f"How many were {measure}?", measure=measure))
            mine = [_answer(question, party, low, voices) for (party, low), voices in sorted(several.items())]
            answers += mine
            relations += [
                Relation(a=one.id, b=other.id, kind="contradicts", score=1.0, reason=f"{one.words}, {other.words}")
                for one in mine
                for other in mine
                if one.id < other.id and one.low != other.low and one.party != other.party
            ]
        return Settlement(tuple(sorted(questions, key=lambda each: each.id)), tuple(answers), tuple(relations))


def _answer(question: str, party: str, low: float, told: Sequence[Told]) -> Answer:
    first = told[0]
    return Answer(
        id=digest(question, party, low),
        question=question,
        party=party,
        party_name=first.party_name,
        party_kind=first.party_kind,
        stance=first.stance,
        low=low,
        high=low,
        words=first.claim.counted[0].as_said,
        said_from="",
        said_to="",
        known=first.known,
        voices=tuple(_voice(each) for each in told),
    )


def _voice(told: Told) -> Voice:
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
    )


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let settling ask these stages."""
    monkeypatch.setattr(settling, "origins", Origins)
    monkeypatch.setattr(settling, "stories", Stories)
    monkeypatch.setattr(settling, "questions", Questions)
    monkeypatch.setattr(settling, "keep", keep)
    settling.speaks_for_body.cache_clear()
