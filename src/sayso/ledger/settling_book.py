"""The book while it is settled: one transaction in which stages' decisions are asked for and written.

`pipeline.settle` alone uses it. What it gives are plain values; what it takes it writes where something changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import or_, select, update
from sqlalchemy.engine import Connection

from sayso.ledger import keeping, placing
from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.keeping import Found, Step
from sayso.ledger.placing import Places, Shift
from sayso.ledger.portions import IDS, rows_for
from sayso.ledger.recalling import recall_article, recall_own_figures, recall_statements
from sayso.ledger.ruling import Ruled, as_rulings, newest_texts, recall_rulings, standing_statements
from sayso.ledger.settled import recall_origins
from sayso.ledger.telling import SpeaksForBody, told
from sayso.ledger.writing_settled import Called, SettledStory, drop_stories, write_declared, write_origins, write_stories, write_ties
from sayso.records import Article, Figure, Join, Origin, Ruling, Statement, Tie, Told
from sayso.traces import Kept, Topic, Trace


@dataclass(frozen=True, slots=True)
class Standing:
    """An article among the texts at its address."""

    id: str
    """Its id."""
    locator: str
    """Its address: two texts of one are versions, and are not compared."""
    moment: int
    """Publication, seconds in UTC; 0 where it is not known."""
    newest: bool
    """Whether it is the newest text, which is in a story."""
    before: str | None
    """The text before it."""


class SettlingBook:
    """The book in one transaction of settling."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.places = Places(connection)
        """Which article is in which story."""

    # --- What is to be done

    def left(self) -> dict[Step, int]:
        """For how many articles each step has still to be taken."""
        return keeping.left(self._connection)

    def next(self, step: Step, most: int) -> list[str]:
        """The first articles for which *step* has to be taken, in the order of publication."""
        return keeping.marked(self._connection, step, most)

    def mark(self, articles: Collection[str], *steps: Step) -> None:
        """Have *steps* taken for *articles*."""
        keeping.mark(self._connection, articles, *steps)

    def done(self, articles: Collection[str], step: Step) -> None:
        """*step* has been taken for *articles*."""
        keeping.unmark(self._connection, articles, step)

    def mark_outdated(self, made_by: str) -> None:
        """Have everything made and compared anew that was kept by another version than *made_by*."""
        keeping.mark_outdated(self._connection, made_by)

    # --- What is kept of each article

    def standing(self, articles: Collection[str]) -> dict[str, Standing]:
        """Those of *articles* that stand; one whose page has since been read to say another text does not."""
        a = t.article.c
        columns = (a.id, a.locator, a.moment, a.is_latest, a.version_of)
        rows = rows_for(self._connection, articles, lambda some: select(*columns).where(a.id.in_(some), a.status == "current"))
        return {row.id: Standing(*row) for row in rows}

    def without_kept(self, articles: Collection[str]) -> list[str]:
        """Those of *articles* of which nothing is kept yet."""
        return keeping.without_kept(self._connection, articles)

    def heard(self, article: str) -> tuple[Article, tuple[Statement, ...], tuple[Figure, ...]]:
        """An article as it was heard, its statements, and what it counts in its own voice."""
        c = t.statement.c
        asked = select(c.id).where(c.article_id == article, c.status == "current").order_by(c.ordinal)
        statements = recall_statements(self._connection, list(self._connection.scalars(asked)))
        found = recall_article(self._connection, article)
        assert found is not None  # its mark hangs on its row
        return found, statements, recall_own_figures(self._connection, article)

    def keep(self, article: str, kept: Kept) -> None:
        """Keep *kept* of *article*."""
        keeping.write_kept(self._connection, article, kept)

    def traces(self, articles: Collection[str]) -> dict[str, Trace]:
        """What the reports of *articles* are recognised by."""
        return keeping.recall_traces(self._connection, articles)

    def topics(self, articles: Collection[str]) -> dict[str, Topic]:
        """What *articles* are about."""
        return keeping.recall_topics(self._connection, articles)

    def write_keys(self, sort: str, keys: Mapping[str, frozenset[str]]) -> tuple[set[Found], set[Found]]:
        """Make each article found by its *keys*; gives what came and what went."""
        return keeping.write_keys(self._connection, sort, keys)

    def sharing(self, sort: str, articles: Collection[str]) -> set[tuple[str, str]]:
        """The pairs, the lesser id first, of one of *articles* and another that share a key."""
        return keeping.sharing(self._connection, sort, articles)

    def before(self, sort: str, articles: Collection[str], most: int) -> dict[str, set[str]]:
        """For each of *articles* the *most* articles next before it that share a key with it, for each key."""
        return keeping.next_to(self._connection, sort, articles, most, after=False)

    def after(self, sort: str, articles: Collection[str], went: Collection[Found], most: int) -> set[str]:
        """The *most* articles next after each of *articles* that share a key with it, or one that it had and that *went*.

        None comes after the last of all, and that is what most new articles are.
        """
        due = keeping.last_of(self._connection, Step.PLACE)

        def is_behind(place: tuple[int, str]) -> bool:
            return not self.places.is_last(place) or (due is not None and place < due)

        places = keeping.places_of(self._connection, articles)
        behind = [id_ for id_ in articles if is_behind(places[id_])]
        gone = [found for found in went if is_behind(found[1:])]
        near = keeping.next_to(self._connection, sort, behind, most, after=True)
        return keeping.next_to_gone(self._connection, sort, gone, most).union(*near.values())

    def having(self, sort: str, key: str) -> list[str]:
        """The articles with a *key*."""
        return keeping.having(self._connection, sort, key)

    def add_key(self, sort: str, key: str, articles: Collection[str]) -> None:
        """Make *articles*, in their newest texts, found by one more *key*, and have placed anew what is."""
        newest = set(self.newest(articles).values()) & set(articles)
        keeping.add_key(self._connection, sort, key, newest)
        self.mark(newest, Step.PLACE, Step.SETTLE)

    def forget_key(self, sort: str, key: str) -> None:
        """Let nothing be found by *key* any more, and have placed anew what was."""
        self.mark(self.having(sort, key), Step.PLACE, Step.SETTLE)
        keeping.forget_key(self._connection, sort, key)

    # --- What persons decided

    @cached_property
    def ruled(self) -> tuple[Ruled, ...]:
        """The decisions on copies, stories, questions and revisions that stand, oldest first."""
        return recall_rulings(self._connection)

    @cached_property
    def _rulings(self) -> dict[Join, list[Ruling]]:
        """The same as verdicts on pairs; on articles of which there is a newer text, on that."""
        found: defaultdict[Join, list[Ruling]] = defaultdict(list)
        for ruling in as_rulings(self.ruled):
            found[ruling.join].append(ruling)
        newest = self.newest({id_ for each in found["story"] for id_ in (each.a, each.b)})
        found["story"] = [_renamed(each, newest) for each in found["story"]]
        gone = {id_ for each in found["copy"] for id_ in (each.a, each.b)}
        moved = self.newest(gone - set(self.standing(gone)))
        found["copy"] = [_renamed(each, moved) for each in found["copy"]]
        statements = {id_ for join in ("question", "revision") for each in found[join] for id_ in (each.a, each.b)}
        now = standing_statements(self._connection, statements)
        for join in ("question", "revision"):
            found[join] = [_renamed(each, now) for each in found[join]]
        return found

    def rulings(self, join: Join, things: Collection[str]) -> list[Ruling]:
        """The verdicts on pairs of which at least one is among *things*, oldest first."""
        return [each for each in self._rulings[join] if each.a in things or each.b in things]

    def definitions(self) -> dict[str, str]:
        """Stories that persons defined by words: the words by the decision's id."""
        return {each.id: each.name for each in self.ruled if each.kind == "story-words"}

    def sought(self) -> set[str]:
        """The definitions by which the articles that were there have been looked through."""
        c = s.definition.c
        return set(self._connection.scalars(select(c.judgement_id).where(c.sought)))

    def has_sought(self, definition: str, sought: bool) -> None:
        """Note whether the articles have been looked through by a definition."""
        self._connection.execute(update(s.definition).where(s.definition.c.judgement_id == definition).values(sought=sought))

    def every_topic(self) -> Iterator[Topic]:
        """The topics of all articles."""
        return keeping.every_topic(self._connection)

    def call(self, members: Collection[str]) -> Called | None:
        """What persons call the story of *members* and whether they pinned it; None where nobody called it anything."""
        names: list[Called] = []
        pinned = False
        for anchor, each in self._called:
            if anchor in members and each.kind == "story-pin":
                pinned = each.verdict == "yes"
            elif anchor in members:
                names.append(Called(each.name, each.by))
        if names:
            return Called(names[-1].name, names[-1].by, pinned)
        return Called("", None, True) if pinned else None

    @cached_property
    def _called(self) -> list[tuple[str | None, Ruled]]:
        """What persons called stories and pinned, oldest first, each with the article in whose story it is meant."""
        acts = [each for each in self.ruled if each.kind in {"story-name", "story-pin", "story-words"}]
        newest = self.newest({id_ for each in acts for id_ in each.a})
        found: list[tuple[str | None, Ruled]] = []
        for each in acts:
            if each.kind == "story-words":
                found.append((next(iter(self._in_order(self.having("defined", each.id))), None), each))
            else:  # it is about the story of the earliest article that is still there
                found.append((next((newest[id_] for id_ in each.a if id_ in newest), None), each))
        return found

    def _in_order(self, articles: Iterable[str]) -> list[str]:
        several = list(articles)
        self.places.look_up(several)
        return sorted(several, key=self.places.at)

    # --- Whose report it is

    def write_origins(self, articles: Collection[str], origins: Iterable[Origin]) -> set[str]:
        """Make *origins* all that is known of *articles*; gives the articles at either end of what changed."""
        by = {frozenset((each.a, each.b)): each for each in self.rulings("copy", set(articles)) if each.verdict != "unsure"}
        decided = []
        for origin in origins:
            ruling = by.get(frozenset((origin.copy, origin.original)))
            decided.append((origin, ruling.by if ruling else None, ruling.at if ruling else None))
        return write_origins(self._connection, articles, decided)

    def write_declared(self, articles: Collection[str], declared: Iterable[Origin]) -> None:
        """Make *declared* all that the pages of *articles* say that they are copies of."""
        write_declared(self._connection, articles, declared)

    def kin(self, articles: Collection[str]) -> tuple[dict[str, Standing], list[Origin]]:
        """Everybody whose report may be that of one of *articles*, themselves included, and what binds them to one another.

        A later text at an address has the report of the one before it.
        """
        known: dict[str, Standing] = {}
        origins: dict[tuple[str, str], Origin] = {}
        frontier = set(articles)
        while frontier:
            known.update(self.standing(frontier))
            found = recall_origins(self._connection, frontier)
            ruled = [each for each in self.rulings("copy", frontier) if each.verdict == "yes"]
            origins.update({(each.copy, each.original): each for each in found})
            bound = {id_ for each in found if each.status == "confirmed" for id_ in (each.copy, each.original)}
            bound |= {id_ for each in ruled for id_ in (each.a, each.b)} | self._versions(frontier)
            frontier = bound - set(known) - frontier
        versions = [_version(each) for each in known.values() if each.before in known]
        inside = [each for each in origins.values() if each.copy in known and each.original in known]
        return known, [*inside, *versions]

    def _versions(self, articles: Collection[str]) -> set[str]:
        a = t.article.c
        near = lambda some: select(a.id, a.version_of).where(or_(a.id.in_(some), a.version_of.in_(some)), a.version_of.is_not(None))  # noqa: E731  # used once, here
        return {id_ for row in rows_for(self._connection, articles, near) for id_ in row}

    def newest(self, articles: Collection[str]) -> dict[str, str]:
        """For each of *articles* the newest text at its address."""
        return newest_texts(self._connection, articles)

    # --- Which story it is of

    def write_ties(self, ties: Mapping[str, Sequence[Tie]]) -> set[str]:
        """Make *ties* all that ties each article to earlier ones; gives those for which something changed."""
        return write_ties(self._connection, ties)

    def bonds(self, articles: Collection[str]) -> dict[str, list[Ruling]]:
        """What puts each of *articles* into the story of another, or keeps it out, whatever their ties; what weighs most comes last.

        One report is one story; what persons define by words comes before that, and what they decide on two articles before all.
        """
        found: dict[str, list[Ruling]] = {id_: [] for id_ in articles}
        for id_, other in self._of_one_report(articles):
            found[id_].append(_bond(id_, other))
        for definition in self.definitions():
            having = self._in_order(self.having("defined", definition))
            for id_ in found.keys() & set(having):
                found[id_] += [_bond(id_, other) for other in having if other != id_]
        for ruling in self.rulings("story", found.keys()):
            for id_ in {ruling.a, ruling.b} & found.keys():
                found[id_].append(ruling)
        return found

    def _of_one_report(self, articles: Collection[str]) -> list[tuple[str, str]]:
        """Each of *articles* with every other of which one is a copy, by their newest texts."""
        a, mine = t.article.c, t.article.alias("mine")
        asked = select(a.id, mine.c.id.label("newest")).join(mine, (mine.c.locator == a.locator) & mine.c.is_latest)
        of = {
            row.id: row.newest
            for row in rows_for(self._connection, articles, lambda some: asked.where(a.status == "current", mine.c.id.in_(some)))
        }
        bound = [each for each in recall_origins(self._connection, of.keys()) if each.status == "confirmed"]
        newest = self.newest({id_ for each in bound for id_ in (each.copy, each.original)})
        pairs = [pair for each in bound for pair in ((each.copy, each.original), (each.original, each.copy))]
        return sorted({(of[one], newest[other]) for one, other in pairs if one in of and other in newest and of[one] != newest[other]})

    def scores(self, article: str) -> dict[str, float]:
        """How well *article* is tied to others."""
        return placing.scores_of(self._connection, article)

    def asking(self, shifts: Iterable[Shift]) -> set[str]:
        """The articles whose choice may change after *shifts*."""
        return {id_ for shift in shifts for id_ in placing.tied_after(self._connection, self.places, shift)}

    def write_places(self) -> None:
        """Write which articles moved; the stories they came to or went from are to be settled, and the empty ones go."""
        self.places.write()
        firsts = {self.places.first_of(story) for story in self.places.touched}
        self.mark({id_ for id_ in firsts if id_ is not None}, Step.SETTLE)
        drop_stories(self._connection, self.places.touched)
        self.places.touched.clear()

    # --- What they answer

    def members(self, stories: Collection[str]) -> dict[str, list[str]]:
        """The articles of each of *stories*, the earliest first."""
        found: dict[str, list[str]] = {id_: [] for id_ in stories}
        for row in rows_for(self._connection, stories, MEMBERS):
            found[row.story_id].append(row.article_id)
        return found

    def told(self, stories: Mapping[str, Mapping[str, str]], speaks_for_body: SpeaksForBody) -> dict[str, list[Told]]:
        """All that is told in *stories*, each of which gives for its articles the one whose report it is."""
        return told(self._connection, stories, speaks_for_body)

    def write_stories(self, stories: Sequence[SettledStory]) -> None:
        """Write stories as they were settled."""
        write_stories(self._connection, stories)


_in = s.story_article.c
MEMBERS = select(_in.story_id, _in.article_id).where(_in.story_id.in_(IDS)).order_by(_in.story_id, _in.moment, _in.article_id)


def _renamed(ruling: Ruling, now: Mapping[str, str]) -> Ruling:
    a, b = now.get(ruling.a, ruling.a), now.get(ruling.b, ruling.b)
    return ruling if (a, b) == (ruling.a, ruling.b) else replace(ruling, a=a, b=b)


def _bond(article: str, other: str) -> Ruling:
    return Ruling(join="story", a=article, b=other, verdict="yes", by="", at="")


def _version(text: Standing) -> Origin:
    assert text.before is not None
    reason = "a later text at the same address"
    return Origin(copy=text.id, original=text.before, kind="version", score=1.0, reason=reason, status="confirmed")
