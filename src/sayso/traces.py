"""What is kept of a page so that it can be laid beside others: three small records, each made from one page alone.

    Article, Statements ─▶ Trace   what its report is recognised by      compared by `origins`
                        ─▶ Topic   what it is about                      compared by `stories`
                        ─▶ Claims  what its statements answer            compared by `questions`

    Article, Statements ─▶ NamedDays what it puts on a calendar    compared by nobody

They are made when a page is heard and kept in the ledger, so that settling never reads a text again. Plain values only: numbers,
strings and tuples of them (`ledger` packs them without knowing them). What is compared must come out the same on every
machine, so hashes are of hashlib or rensa and never Python's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What an article's report is recognised by, wherever it is printed again."""

    article: str
    """Id of the article."""
    outlet: str
    """The outlet's name, folded; its site where the name is not known, empty where neither is."""
    language: str
    """ISO 639-1 code; empty where it is not known."""
    moment: int
    """Publication, seconds in UTC; 0 where it is not known."""
    changed: int = 0
    """The last change that the page declares, else its capture, seconds in UTC: tells the later of two versions; 0 = not known."""
    addresses: tuple[str, ...] = ()
    """Its own addresses in comparable form: canonical, and where it was read."""
    declared: tuple[tuple[str, str, str], ...] = ()
    """What it says it comes from or is a translation of: (relation, address in comparable form, language where the page says)."""
    linked: tuple[str, ...] = ()
    """Where its text links to, in comparable form, in order."""
    pictures: tuple[str, ...] = ()
    """Its pictures by name, in comparable form, in order."""
    credits: tuple[str, ...] = ()
    """Agencies and outlets that it credits as a whole, folded."""
    head: tuple[str, ...] = ()
    """The headline's telling words in comparable form, in order; empty where it has none."""
    borne_out: bool = True
    """Whether the body speaks of what the headline says; else it may be a page's furniture, which many pages share."""
    words: int = 0
    """Words of its body."""
    sketch: tuple[int, ...] = ()
    """MinHash of its runs of words."""
    runs: tuple[int, ...] = ()
    """A sample of its runs' hashes, sorted: the same runs are sampled in every article."""
    marks: tuple[int, ...] = ()
    """Hashes of a few long runs, for finding what it has in common with another."""
    anchors: tuple[tuple[str, int, int], ...] = ()
    """What a translation keeps, in order: names and numbers in comparable form, the place of each in thousandths of the body, and 0
    where it only begins sentences, so that it may be no name."""
    quotes: tuple[tuple[int, int], ...] = ()
    """Its quotations, in order: (words, place in thousandths of the body)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an article is about, as far as that tells it from other articles."""

    article: str
    """Id of the article."""
    moment: int
    """Publication, seconds in UTC; 0 where it is not known."""
    title: str = ""
    """The headline, for naming a story."""
    language: str = ""
    """ISO 639-1 code; empty where it is not known."""
    places: tuple[tuple[str, float], ...] = ()
    """Places by weight, heaviest first, in comparable form."""
    names: tuple[tuple[str, float], ...] = ()
    """Other names by weight."""
    words: tuple[tuple[str, float], ...] = ()
    """Telling words by weight."""
    days: tuple[str, ...] = ()
    """Days (ISO) on which what it reports happened, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One figure of a claim in comparable form."""

    measure: str
    """What is measured: killed, injured, “killed or injured” …; never empty."""
    of: str = ""
    """The kind of whom or what (“civilians”, “soldiers”); “own soldiers” are those of whoever speaks; empty = of all."""
    whose: str = ""
    """The names in what its speaker is called, where the counted are the speaker's own: “*Lethian* officers say four of their men”."""
    place: str = ""
    """The place that it is told of (“in Ilvesta”); empty where it is of the whole event."""
    only: bool = False
    """Whether the words limit it to that place (“in Ilvesta *alone*”), and do not only tell where it was."""
    moment: str = ""
    """The day, month or year of another event that it is told of; empty where it is of the story's own."""
    low: float | None
    """Lower bound; None = open."""
    high: float | None
    """Upper bound; None = open."""
    low_open: bool = False
    """Whether the lower bound itself is excluded."""
    high_open: bool = False
    """Whether the upper bound itself is excluded."""
    approximate: bool = False
    """“about”."""
    vague: bool = False
    """“dozens”."""
    unit: str = ""
    """Canonical unit or currency."""
    as_said: str
    """The words."""
    former: bool = False
    """Whether the words themselves say that it no longer holds: “raised from *12* to 31”."""
    scope: str = ""
    """event | cumulative | empty."""
    day: str = ""
    """The day (ISO) of which the words beside it tell it, where the statement tells several: “12 on Monday and *31 on Tuesday*”."""
    event: str = ""
    """The words that name what it happened in: “the collapse of the Karrowen dam”."""
    inferred: bool = False
    """Whether the measure is taken over from what was counted before and does not stand in the figure's own sentence."""
    span: Span
    """Where the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a statement says beside its figures, in comparable form."""

    terms: tuple[str, ...] = ()
    """Telling words in comparable form, in order."""
    names: tuple[str, ...] = ()
    """Names in comparable form, those that pronouns stand for included."""
    aside: tuple[str, ...] = ()
    """Telling words and names of what only places or explains it (“before the dam burst”); names begin with “@”."""
    echoes: tuple[tuple[str, float, str], ...] = ()
    """Statements of the same article that it is about: (id, 0–1, why): “denies *it*”, what it is nested in."""
    act: str = ""
    """What is done or is so, one of its terms: of a clause its verb, of a noun phrase its head; empty where that is not plain."""
    ought: bool = False
    """Whether it says what should or will be, not what is."""
    subject: str = ""
    """Who does it, in comparable form, where the sentence has a plain one; empty where not."""
    polarity: int = 1
    """1: it says that it is so; -1: that it is not so. The stance is apart: who *denies* that it is so has polarity 1."""
    turned: bool = False
    """Whether its label asks for the opposite of what polarity tells: that the door was *locked*, where it is told whether it was open."""
    label: str = ""
    """The question that it answers as a person would write it (“Did Lethia open a gate?”); empty where none can be made."""
    who: str = ""
    """The same asked for who does it (“Who offered to send troops?”); empty where that is not what the words tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one statement, or an article in its own voice, answers."""

    id: str
    """The statement's id; of an article's own toll a digest of the article and the measure."""
    own: bool = False
    """Whether the article says it in its own voice: then its outlet is who says it, and there is no statement."""
    text: str = ""
    """The words, for showing and for labels."""
    span: Span
    """From the first word to the last, where it stands in the article."""
    counted: tuple[Counted, ...] = ()
    """Its figures that measure something."""
    point: Point | None = None
    """What else it says; None where it says no more than its figures."""
    further: tuple[Point, ...] = ()
    """What its further clauses say: “crossed the line *and fired first*”."""
    revises: str = ""
    """The words that tell that this replaces an earlier answer (“contrary to previous assessments”); empty otherwise."""
    former: bool = False
    """Whether the article tells it as an earlier answer that was replaced since (“initially denied”)."""
    whose: str = ""
    """The body whose count it is where somebody else reads it out, as the article names it: “reading *the Coast Guard*’s count”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day, or several, that an article's words name."""

    first: str
    """The first day, ISO 8601."""
    last: str
    """The last, inclusive."""
    precision: str
    """How fine the words are: day, week, month, season, year, range."""
    as_said: str
    """The words."""
    span: Span
    """Where they stand in the article's text."""
    sentence: str
    """The sentence around them."""
    statement: str = ""
    """Id of the statement whose content names it; empty where the article tells it in its own voice."""
    exact: bool = True
    """Whether it is a day or a few: a month or a year is on no day of a calendar."""
    saying: bool = False
    """Whether it tells when something was said, and not when it happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All of one page: the three that are compared, and the days for a calendar."""

    trace: Trace
    """What its report is recognised by."""
    topic: Topic
    """What it is about."""
    claims: tuple[Claim, ...]
    """What its statements answer, and its own tolls."""
    made_by: str
    """The version of what is kept: another is made anew."""
    days: tuple[NamedDay, ...] = ()
    """The days that its words name, in reading order."""
