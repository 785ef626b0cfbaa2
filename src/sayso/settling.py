"""Where pages meet: whose report it is, which story, which questions, and how the answers stand; only of what is new or touched.

    1 COMPARE   what is kept of an article is laid beside that of those that share a key ─▶ Origins, Ties
    2 PLACE     articles find their stories, one after the other in the order of publication
    3 SETTLE    the stories that were touched are settled: Told… ─▶ Settlement

Each step takes a batch in one transaction and leaves marks for the next, so a run that was stopped goes on where it was. What two
articles are to one another depends on these two alone, and places are found in the order of publication: the book comes out the
same in whatever order pages came. Stages decide; the book writes.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso import origins, questions, stories
from sayso.figures import find_named_days, find_tolls
from sayso.records import RULED, Article, Figure, Holder, Origin, Ruling, Statement, Tie, Verdict
from sayso.sources.credit import find_credit
from sayso.sources.outlets import known_outlet
from sayso.traces import Kept, Topic, Trace

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.keeping import Step
    from sayso.ledger.settling_book import SettlingBook
    from sayso.ledger.writing_settled import Called

KEEPING = "kept 6"
"""The version of what is kept of an article: raised when the same article would be kept otherwise, so that ledgers make it anew."""
COMPARED, PLACED, SETTLED = 200, 500, 100
"""Articles of a batch: small enough that a stopped run loses seconds, great enough that a transaction does not cost more than its work."""
SAID_SO = "a person says so"
LIKELY_KEYS = "story"
REPORT_KEYS = "origin"
DEFINED_KEYS = "defined"


def keep(article: Article, statements: tuple[Statement, ...], figures: tuple[Figure, ...]) -> Kept:
    """What is kept of one article so that it can be laid beside others; *figures* are those of its own voice."""
    credit = find_credit(article)
    credits = () if credit is None else (known_outlet(credit.name) or credit.name,)
    return Kept(
        trace=origins.trace(article, credits),
        topic=stories.topic(article, statements, figures),
        claims=questions.claims(article, statements, find_tolls(article), figures),
        made_by=KEEPING,
        days=find_named_days(article, statements),
    )


def settle(ledger: Ledger) -> Iterator[str]:
    """Settle what is not settled yet; gives the id of each article whose story is settled with it.

    Nothing is done until it is consumed. Stopped anywhere it loses at most the batch in hand, and run again it goes on.
    """
    from sayso.ledger.keeping import Step

    with ledger.settling() as book:
        book.mark_outdated(KEEPING)
        _look_for_defined(book)
    yield from _steps(ledger, Step.COMPARE, COMPARED, _compare, told=False)
    yield from _steps(ledger, Step.PLACE, PLACED, _place, told=False)
    yield from _steps(ledger, Step.SETTLE, SETTLED, _settle, told=True)


def _steps(ledger: Ledger, step: Step, most: int, take: Callable[[SettlingBook, list[str]], None], *, told: bool) -> Iterator[str]:
    """Take one step for all articles that wait for it, a batch a transaction; gives their ids where that is *told*."""
    while True:
        with ledger.settling() as book:
            batch = book.next(step, most)
            if not batch:
                return
            book.done(batch, step)  # first: what a step finds out may ask for it again
            take(book, batch)
        if told:
            yield from batch


# --- 1. Compare


def _compare(book: SettlingBook, batch: list[str]) -> None:
    """Lay each article of *batch* beside those that share a key with it."""
    from sayso.ledger.keeping import Step

    standing = book.standing(batch)
    for id_ in book.without_kept(standing):
        book.keep(id_, keep(*book.heard(id_)))
    newest = [id_ for id_ in standing if standing[id_].newest]
    traces, topics = book.traces(standing), book.topics(newest)
    none: frozenset[str] = frozenset()
    book.write_keys(REPORT_KEYS, {id_: origins.keys(traces[id_]) if id_ in traces else none for id_ in batch})
    _, went = book.write_keys(LIKELY_KEYS, {id_: stories.keys(topics[id_]) if id_ in topics else none for id_ in batch})
    defined = {id_: _defined(book, topics[id_]) if id_ in topics else none for id_ in batch}
    came, gone = book.write_keys(DEFINED_KEYS, defined)
    for definition, *_ in came | gone:
        book.mark(book.having(DEFINED_KEYS, definition), Step.PLACE)

    rulings = book.rulings("copy", batch)
    touched = book.write_origins(batch, _origins(book, batch, rulings)) | {id_ for each in rulings for id_ in (each.a, each.b)}
    book.write_declared(batch, filter(None, (origins.declared_origin(trace) for trace in traces.values())))
    # Whose reports may be others' now: a text that comes between two at its address binds what they copied. One report is of one story.
    kin = _kin(book, touched.union(batch))
    # Who comes after an article and shares a key with it is laid beside it as well, and perhaps no longer beside one before.
    again = book.write_ties(_ties(book, {*batch, *book.after(LIKELY_KEYS, batch, went, stories.LATEST)}))
    book.mark({*batch, *again, *kin}, Step.PLACE)
    book.mark({*batch, *kin}, Step.SETTLE)


def _origins(book: SettlingBook, batch: Iterable[str], rulings: Sequence[Ruling]) -> Iterator[Origin]:
    verdicts = {frozenset((each.a, each.b)): each.verdict for each in rulings}
    pairs = book.sharing(REPORT_KEYS, list(batch)) | {(min(pair), max(pair)) for pair in verdicts}
    every = {id_ for pair in pairs for id_ in pair}
    standing, traces = book.standing(every), book.traces(every)
    # Two texts at one address are versions, whatever else they are to one another.
    at = {id_: standing[id_].locator for id_ in standing.keys() & traces.keys()}
    asked = [(a, b) for a, b in pairs if a in at and b in at and at[a] != at[b]]
    found = origins.compare_all(traces, asked)
    for a, b in sorted(asked if verdicts else found):
        decided = _decided(traces[a], traces[b], found.get((a, b)), verdicts.get(frozenset((a, b))))
        if decided is not None:
            yield decided


def _decided(one: Trace, other: Trace, found: Origin | None, verdict: Verdict | None) -> Origin | None:
    """*found* as a person has decided on it; whose yes needs no evidence."""
    if verdict is None or (found is None and verdict != "yes"):
        return found
    if found is None:
        original, copy = sorted((one, other), key=lambda trace: (trace.moment == 0, trace.moment, trace.article))
        found = Origin(copy=copy.article, original=original.article, kind="rewritten", score=1.0, reason=SAID_SO, status="confirmed")
    return replace(found, status=RULED[verdict])


def _ties(book: SettlingBook, articles: Iterable[str]) -> dict[str, list[Tie]]:
    """What ties each of *articles* to those next before it that share a key with it: a story asks no more of an article."""
    before = book.before(LIKELY_KEYS, list(articles), stories.LATEST)
    topics = book.topics({*before, *(id_ for several in before.values() for id_ in several)})
    ties: dict[str, list[Tie]] = {}
    for id_, several in before.items():
        found = (stories.likeness(topics[id_], topics[other]) for other in sorted(several) if id_ in topics and other in topics)
        ties[id_] = [tie for tie in found if tie is not None]
    return ties


def _kin(book: SettlingBook, articles: Iterable[str]) -> set[str]:
    """The newest texts of all whose report may be another's now that something changed about *articles*."""
    known, _ = book.kin(set(articles))
    return set(book.newest(known).values())


# --- 2. Place


def _place(book: SettlingBook, batch: list[str]) -> None:
    """Put the articles of *batch* into their stories, and again those whose choice that can change and that come before its end."""
    from sayso.ledger.keeping import Step

    places = book.places
    standing = book.standing(batch)
    places.look_up(batch)
    bonds = book.bonds(batch)
    waiting = [places.due(id_, standing[id_].moment if id_ in standing else None) for id_ in batch]
    heapq.heapify(waiting)
    end = max(waiting)
    queued = set(batch)
    later: set[str] = set()
    while waiting:
        _, id_ = heapq.heappop(waiting)
        queued.discard(id_)
        if id_ not in standing:
            standing.update(book.standing([id_]))
            bonds.update(book.bonds([id_]))
        current = standing.get(id_)
        shifts = []
        if current is None or not current.newest or places.is_misdated(id_, current.moment):
            shifts += places.move(id_, None, stories.LATEST)
        if current is not None and current.newest:
            places.redate(id_, current.moment)
            shifts += places.move(id_, _story(book, id_, bonds[id_]), stories.LATEST)
        for other in book.asking(shifts) | (places.placed_after(id_, _others(bonds[id_], id_)) if shifts else set()):
            at = places.at(other)
            if at > end:
                later.add(other)
            elif other not in queued:
                queued.add(other)
                heapq.heappush(waiting, at)
    book.write_places()
    book.mark(later, Step.PLACE)


def _story(book: SettlingBook, article: str, bonds: Sequence[Ruling]) -> str:
    """The story that *article* is of, given those that came before it."""
    scores = book.scores(article)
    return stories.place(article, book.places.before(article, {*scores, *_others(bonds, article)}), scores, bonds)


def _others(bonds: Iterable[Ruling], article: str) -> set[str]:
    return {id_ for each in bonds for id_ in (each.a, each.b)} - {article}


def _defined(book: SettlingBook, topic: Topic) -> frozenset[str]:
    return frozenset(id_ for id_, words in book.definitions().items() if stories.matches(words, topic))


def _look_for_defined(book: SettlingBook) -> None:
    """Look through all articles by definitions that are new, and let go of those that were undone."""
    wanted, sought = book.definitions(), book.sought()
    for definition in sorted(sought - wanted.keys()):
        book.forget_key(DEFINED_KEYS, definition)
        book.has_sought(definition, False)
    new = {definition: words for definition, words in wanted.items() if definition not in sought}
    found: dict[str, set[str]] = {definition: set() for definition in new}
    for topic in book.every_topic() if new else ():
        for definition, words in new.items():
            if stories.matches(words, topic):
                found[definition].add(topic.article)
    for definition, articles in found.items():
        book.add_key(DEFINED_KEYS, definition, articles)
        book.has_sought(definition, True)


# --- 3. Settle


def _settle(book: SettlingBook, batch: list[str]) -> None:
    """Settle the stories of *batch*, each as a whole: what they need is read together, and what comes of it written together."""
    from sayso.ledger.keeping import Step
    from sayso.ledger.writing_settled import SettledStory

    newest = book.newest(batch)  # what changed about an earlier text is told in the story of the newest
    book.places.look_up(newest.values())
    members = book.members({story for id_ in newest.values() if (story := book.places.story_of(id_)) is not None})
    every = [id_ for several in members.values() for id_ in several]
    known, bound = book.kin(every)
    folded = origins.fold({id_: each.moment for id_, each in known.items()}, bound, book.rulings("copy", known))
    roots = {story: {id_: folded.get(id_, id_) for id_ in several} for story, several in members.items()}
    settled = []
    for story, told in book.told(roots, speaks_for_body).items():
        claims = {each.claim.id for each in told}
        rulings = [*book.rulings("question", claims), *book.rulings("revision", claims)]
        settled.append(SettledStory(story, roots[story], _called(book, members[story]), questions.settle(story, told, rulings)))
    book.write_stories(settled)
    book.done(every, Step.SETTLE)


def _called(book: SettlingBook, members: list[str]) -> Called:
    from sayso.ledger.writing_settled import Called

    called = book.call(members)
    if called is not None and called.name:
        return called
    topics = book.topics(members)
    return Called(stories.name([topics[id_] for id_ in members if id_ in topics]), None, called is not None and called.pinned)


@lru_cache(maxsize=20_000)
def speaks_for_body(holder: Holder) -> bool:
    """Whether what *holder* says is the answer of the body that it is part of."""
    found = questions.party_of(
        kind=holder.kind, name=holder.name or "", part_of=holder.part_of, described=holder.described, text=holder.text
    )
    return found == "body"
