"""START HERE: the nouns of Sayso, in the order a page meets them.

    Page ─▶ Article ─▶ Attribution ─▶ Statement ─▶ Hearing ─▶ the ledger
    Hearings ─▶ Origin, Story ─▶ Question ─▶ Answer ─▶ Relation

Nouns only: frozen, picklable, a sentence per field, no behaviour beyond reading
themselves. Every span is ``(start, end)`` in Unicode code points of ``Article.text``,
end exclusive. Where pages meet, the ledger holds Origins, Stories, Questions, Answers and Relations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sayso.text import Span, cut
from sayso.traces import Claim, Kept

BlockKind = Literal["title", "lead", "paragraph", "heading", "caption", "related", "source-line"]
SourceKind = Literal["person", "organisation", "state", "group", "role", "document", "outlet", "unnamed"]
Speech = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts",
    "confirms",
    "believes",
    "suspects",
    "expects",
    "doubts",
    "denies",
    "neither-confirms-nor-denies",
    "no-comment",
    "asks",
    "promises",
]
Relay = Literal["says", "according-to", "citing", "told", "obtained-by"]
Precision = Literal["day", "week", "month", "season", "year", "range", "order"]
Order = Literal["initially", "earlier", "now", "later"]
Standing = Literal["first-hand", "relayed"]
CopyKind = Literal["verbatim", "partial", "translated", "rewritten", "version"]
QuestionKind = Literal["figure", "yes-no", "who", "what"]
RelationKind = Literal["agrees", "differs", "contradicts", "denies", "refines", "no-comment", "revises", "withdraws"]
Join = Literal["copy", "story", "question", "revision"]
Status = Literal["suggested", "confirmed", "rejected"]
Verdict = Literal["yes", "no", "unsure"]
Change = Literal["up by", "up to", "down by", "down to"]
Scope = Literal["event", "cumulative"]

RULED: Mapping[Verdict, Status] = {"yes": "confirmed", "no": "rejected", "unsure": "suggested"}
"""What a person's verdict makes of an automatic join."""
DISPUTES: frozenset[RelationKind] = frozenset({"contradicts", "denies"})
"""Answers that cannot both be true: what makes a question disputed."""
REVISIONS: frozenset[RelationKind] = frozenset({"revises", "withdraws"})
"""An answer in the place of an earlier one."""
SILENT: frozenset[Stance] = frozenset({"no-comment", "neither-confirms-nor-denies"})
"""Stances that answer neither yes nor no."""
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
STANCES: tuple[Stance, ...] = get_args(Stance)
READ_KINDS: frozenset[BlockKind] = frozenset({"title", "lead", "paragraph", "heading"})
"""The kinds of block in which statements are looked for; captions, related links and furniture are not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it came, before anything is made of it."""

    address: str
    """Where it came from as a person would say it: a path, a URL, ``archive.warc.gz#12``, ``-``."""
    content: bytes
    """The bytes of the page itself, out of any gzip, chunking or WARC record."""
    media_type: str = "text/html"
    """``text/html``, ``text/plain`` or ``text/markdown``."""
    charset: str | None = None
    """The encoding that the transport declared (HTTP header, WARC record), if any."""
    url: str | None = None
    """The page's own address on the web, where it is known."""
    captured_at: datetime | None = None
    """When the bytes were fetched or archived (aware, UTC)."""
    published: str | None = None
    """Publication date told from outside (a feed entry, ``--published``), ISO 8601; outranks nothing in a feed, everything when typed."""
    outlet: str | None = None
    """The outlet's name told from outside (``--outlet``)."""
    feed: str | None = None
    """The web address of the feed that led to it, if one did; a feed saved as a file has none."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the raw bytes, in hex: the page's fingerprint as evidence."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no page or no article, and why; counted and named, never fatal."""

    address: str
    """The input as given."""
    kind: str
    """The error's kind: ``fetch``, ``truncated``, ``not-an-article`` …"""
    reason: str
    """One sentence for whoever can mend it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's text, by what it is for the reader."""

    kind: BlockKind
    """What the piece is; only READ_KINDS are searched for statements."""
    span: Span
    """Where it stands in ``Article.text``."""
    place: str | None = None
    """The XPath of its element in the saved page, so a highlight can be drawn there; None for plain text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from the article to where its report came from, or to its other languages."""

    relation: Literal["based-on", "source-line", "translation-of", "alternate"]
    """What the page says the link is."""
    url: str
    """The absolute address."""
    language: str | None = None
    """The language of what it leads to, where the page says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says, without its furniture."""

    text: str
    """All blocks in reading order; what every span points into. A text file's text unchanged."""
    blocks: tuple[Block, ...]
    """The pieces of the text in order, not overlapping."""
    title: str | None = None
    """The headline."""
    lead: str | None = None
    """The standfirst, or the first paragraph where the page has none."""
    byline: tuple[str, ...] = ()
    """Authors' names, as printed."""
    outlet: str | None = None
    """The medium's name."""
    language: str | None = None
    """ISO 639-1 code of the text's language."""
    section: str | None = None
    """The section the outlet filed it under."""
    tags: tuple[str, ...] = ()
    """The outlet's own keywords."""
    published: str | None = None
    """ISO 8601 date or date-time, with offset where the page gave one."""
    modified: str | None = None
    """ISO 8601 date or date-time of the last change the page declares."""
    url: str | None = None
    """Where it was read."""
    canonical_url: str | None = None
    """Where the page says it lives."""
    links: tuple[Link, ...] = ()
    """Links to the original and to other languages."""
    linked: tuple[str, ...] = ()
    """Absolute addresses that its own text links to, in order; kept as words, never asked for."""
    pictures: tuple[str, ...] = ()
    """Absolute addresses of its pictures, the one that it is announced with first; never asked for either."""
    sha256: str = ""
    """SHA-256 of the raw bytes it was read from."""
    captured_at: str | None = None
    """ISO 8601 time (UTC) at which the bytes were fetched or archived."""

    @property
    def id(self) -> str:
        """16 hex digits from the web address and the text: the same page read again is the same article."""
        return digest(self.canonical_url or self.url or "", self.text)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who, the words that attribute, and what is attributed, as the model marks them in one paragraph."""

    source: tuple[Span, ...]
    """The holder's words; empty when the paragraph names none."""
    cue: tuple[Span, ...]
    """The attributing words (“said”, “according to”)."""
    content: tuple[Span, ...]
    """What is attributed; never empty, in order, may be discontinuous."""
    confidence: float
    """0–1, the model's own estimate that the attribution is right as a whole."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article by their spans; *text* is what the spans cut out, nothing else."""

    text: str
    """The pieces, joined by an ellipsis."""
    spans: tuple[Span, ...]
    """Where they stand in ``Article.text``; empty when there are no such words."""

    @classmethod
    def of(cls, text: str, spans: tuple[Span, ...]) -> Words:
        """The words of *text* under *spans*."""
        return cls(cut(text, spans), spans)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might have been meant, and was not chosen."""

    name: str
    """The fullest name the article gives."""
    kind: SourceKind
    """What sort of speaker this is."""
    score: float
    """How much spoke for him, on the scale on which the chosen one was scored."""
    because: str
    """The rule or evidence behind the score."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a statement, as this one article lets it be known."""

    text: str
    """The words that name the holder at the statement; empty when nothing does."""
    spans: tuple[Span, ...]
    """Where those words stand."""
    name: str | None
    """The fullest name the article gives for them; None when the holder is not to be known."""
    kind: SourceKind
    """What sort of speaker this is."""
    part_of: str | None = None
    """The body that a role or spokesman speaks for, by its fullest name."""
    forms: tuple[str, ...] = ()
    """Other names that the article uses for the same holder: short ones, acronyms, other scripts."""
    described: tuple[str, ...] = ()
    """What titles and appositions call the holder, lower case: tells two people of one name apart."""
    anonymity: str = ""
    """The article's reason for giving no name (“because they were not authorised to speak”); empty where it gives none."""
    because: str = ""
    """The rule or score that chose the holder."""
    candidates: tuple[Candidate, ...] = ()
    """The runners-up, best first."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One relay between the holder and the article's own outlet."""

    name: str
    """Who relays."""
    relation: Relay
    """How: ``according-to``, ``citing``, ``told`` …"""
    text: str
    """The words of the link."""
    spans: tuple[Span, ...]
    """Where they stand."""
    because: str = ""
    """The rule that found the link."""


@dataclass(frozen=True, slots=True)
class When:
    """When something was said: an interval of days, or at least its place in an order."""

    start: str | None
    """First day, ISO 8601 (serialised as ``from``); None where only an order is told."""
    end: str | None
    """Last day, ISO 8601, inclusive (serialised as ``to``); None where only an order is told."""
    precision: Precision
    """How fine the article's own words are; ``order`` where they name no day."""
    as_said: str
    """The words it was read from."""
    order: Order | None = None
    """Where the words put it among what else was said: “initially”, “earlier”, “now”, “later”."""
    because: str = ""
    """The rule that read it, and the sentence it was taken over from if it is not the statement's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity that keeps its words and its bounds."""

    as_said: str
    """The words: “more than 1,000”, “dozens”."""
    low: float | None
    """Lower bound, in *unit*; None = open. Of a vague word the least that it can mean (“dozens”: 24)."""
    high: float | None
    """Upper bound, in *unit*; None = open."""
    low_open: bool = False
    """Whether the lower bound itself is excluded (“more than”)."""
    high_open: bool = False
    """Whether the upper bound itself is excluded (“fewer than”)."""
    approximate: bool = False
    """Whether the words call it so: “about”, “nearly”, “an estimated”."""
    vague: bool = False
    """Whether the words name no number (“dozens”, “several”): a named reading may take them for another (`figures.readings`)."""
    change: Change | None = None
    """Whether something rose or fell by so much or to so much; None where it only is so much."""
    unit: str | None = None
    """Canonical unit or currency: “percent”, “dollar”, “kilometre”; None where things are counted."""
    measure: str | None = None
    """What is measured: killed, injured, cost, share, count …"""
    of: str | None = None
    """Of whom or what."""
    part_of: Span | None = None
    """Where the figure stands that this is a part of: “38 dead, including *9 children*”."""
    scope: Scope | None = None
    """Whether it is told of this event alone or of all since a beginning (“since October”, “so far this year”); None: not told."""
    span: Span
    """Where the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many the reported event killed or injured, as one article tells it: chosen among its figures, not added up from them."""

    measure: Literal["killed", "injured"]
    """What became of them."""
    of: str | None = None
    """The kind of victims: “civilians”, “fighters”, “children”, “women”; None = all together."""
    best: float
    """The number told; of a range the end that more of the article speaks for."""
    low: float | None
    """Lower bound; None = open."""
    high: float | None
    """Upper bound; None = open."""
    low_open: bool = False
    """Whether the lower bound itself is excluded (“more than”)."""
    high_open: bool = False
    """Whether the upper bound itself is excluded (“fewer than”)."""
    as_said: str
    """The words it rests on; empty where they stand only in a title outside the text, or where a word such as “homicide” implies it."""
    spans: tuple[Span, ...]
    """Every place in the text that gives this number, in reading order."""
    because: str
    """What spoke for it against the article's other numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what, on whose word, when, how sure, with which figures."""

    id: str
    """16 hex digits from the article's id and the spans: a rerun gives the same id."""
    source: Holder
    """Who says it."""
    cue: Words
    """The attributing words."""
    content: Words
    """What is said."""
    speech: Speech
    """Quoted, reported, or both."""
    stance: Stance
    """How the holder stands to the content."""
    stance_because: str = ""
    """The rule or lexicon entry that decided the stance."""
    negated: bool
    """Whether the attribution itself is negated (“did not say that …”)."""
    hedges: tuple[str, ...]
    """Words that weaken it: “may”, “reportedly”."""
    within: str | None
    """Id of the statement this one is nested in."""
    chain: tuple[ChainLink, ...]
    """Relays from the holder outward; the article's own outlet is not among them."""
    said_at: When | None
    """When it was said, if the article tells."""
    figures: tuple[Figure, ...]
    """Quantities in the content."""
    confidence: float
    """0–1, that this is a statement and its spans are right."""

    @property
    def standing(self) -> Standing:
        """Whether the article has it from the holder or through somebody else."""
        return "relayed" if self.chain else "first-hand"

    @property
    def span(self) -> Span:
        """From its first word to its last, holder and cue included."""
        every = self.source.spans + self.cue.spans + self.content.spans
        return min(start for start, _ in every), max(end for _, end in every)


@dataclass(frozen=True, slots=True)
class Hearing:
    """One page heard alone: all that can be known without any other page."""

    page: Page
    """The page as it came."""
    article: Article
    """What it says."""
    statements: tuple[Statement, ...]
    """Who said what in it, in reading order."""
    made_by: str
    """Model and version that read it."""
    figures: tuple[Figure, ...] = ()
    """The quantities that it tells in its own voice, outside every statement, in reading order."""
    kept: Kept | None = None
    """What settling compares; None = not made yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with who makes it, as the ledger knows them now: what `questions.settle` takes."""

    claim: Claim
    """What is said."""
    article: str
    """Id of the article."""
    origin: str
    """Id of the article that this one's report folds into; its own where it is nobody's copy."""
    outlet: str
    """The outlet's name."""
    known: int
    """When the article was published, seconds in UTC; when it was captured where that is not known."""
    language: str = ""
    """The article's."""
    party: str
    """Id of the party that the answer stands under: the body for its spokesmen, else the source; the unnamed are parties of one report."""
    party_name: str
    """Its name."""
    party_kind: SourceKind
    """Its kind."""
    source: str
    """Id of the source itself; empty for an outlet's own."""
    source_name: str
    """Its name."""
    source_kind: SourceKind
    """Its kind."""
    described: tuple[str, ...] = ()
    """What the article calls the source, name and all: “foreign minister”, “the governor of Orl, Ana Pell”."""
    stance: Stance = "asserts"
    """How the holder stands to it."""
    negated: bool = False
    """Whether the attribution itself is negated."""
    hedges: tuple[str, ...] = ()
    """Words that weaken it."""
    standing: Standing = "first-hand"
    """Whether the article has it from the holder."""
    chain: tuple[str, ...] = ()
    """Names of the relays, from the holder outward."""
    said_from: str = ""
    """First day (ISO) on which it was said; empty where the article does not tell."""
    said_to: str = ""
    """Last day."""
    said_order: str = ""
    """“initially”, “earlier”, “now”, “later”."""
    confidence: float = 1.0
    """0–1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One article whose report is another's."""

    copy: str
    """Id of the article that took it over."""
    original: str
    """Id of the article that it was taken from, or that had it before."""
    kind: CopyKind
    """How it was taken over; ``version``: the same outlet's own later text at another address."""
    score: float
    """0–1."""
    reason: str
    """The evidence, in words: “declares it by translationOfWork”, “94 % of its words stand there”."""
    status: Status
    """``confirmed`` folds, ``suggested`` waits for a person, ``rejected`` was refused by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two articles that are about the same event."""

    a: str
    """Id of one article, the lesser id."""
    b: str
    """Id of the other."""
    score: float
    """0–1."""
    reason: str
    """What they share, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's decision on an automatic join that stands: it outranks every score."""

    join: Join
    """What was decided on."""
    a: str
    """Id of an article (copy, story) or of a statement (question, revision)."""
    b: str
    """Id of the other."""
    verdict: Verdict
    """``unsure`` keeps it a suggestion."""
    by: str
    """Who decided."""
    at: str
    """When, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What several statements of one story answer."""

    id: str
    """16 hex digits that hold while the question stays what it is."""
    story: str
    """Id of the story."""
    kind: QuestionKind
    """What sort of answer it asks for."""
    label: str
    """As a person would write it: “How many soldiers were killed or injured?”."""
    measure: str = ""
    """Of a figure question: what is measured."""
    of: str = ""
    """Of a figure question: of whom; empty = of all."""
    place: str = ""
    """Of a figure question: the place that it is limited to."""
    moment: str = ""
    """Of a figure question: the other event that it is told of."""
    broader: tuple[str, ...] = ()
    """Ids of questions of the same story that this one is a part of: civilians ⊂ people."""
    score: float = 1.0
    """How sure it is that its statements answer one question: of its weakest join."""
    reason: str = ""
    """What joins them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One statement that carries an answer."""

    claim: str
    """Id of the statement, or of the article's own claim."""
    own: bool
    """Whether the article says it in its own voice."""
    article: str
    """Id of the article."""
    origin: str
    """Id of the article whose report this is."""
    outlet: str
    """The outlet's name."""
    known: int
    """When it became known, seconds in UTC."""
    source: str
    """Id of the source that said it."""
    source_name: str
    """Its name."""
    standing: Standing
    """First-hand or relayed."""
    chain: tuple[str, ...] = ()
    """The relays, from the holder outward."""
    score: float = 1.0
    """How sure it is that it answers this question."""
    reason: str = ""
    """Why it is taken to."""
    status: Status = "confirmed"
    """A ``suggested`` one is shown beside the answer and counted nowhere."""

    @property
    def report(self) -> str:
        """Where it comes from: the relay that had it from the party, or the article whose report this is."""
        return self.chain[0] if self.chain else self.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one party answers to one question at one time."""

    id: str
    """16 hex digits from question, party, value and time."""
    question: str
    """Id of the question."""
    party: str
    """Id of the party."""
    party_name: str
    """Its name."""
    party_kind: SourceKind
    """Its kind; an ``outlet`` answers in its own voice."""
    stance: Stance
    """How the party stands to it: “believes 3–5” is not “3–5”."""
    says: int = 0
    """Of a yes-no question: 1 yes, -1 no, 0 neither."""
    low: float | None = None
    """Of a figure question: lower bound."""
    high: float | None = None
    """Upper bound."""
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
    words: str
    """The answer in the words of its first voice: “more than 1,000”, “denied that it had released water”."""
    said_from: str
    """First day (ISO) on which it was said, as told; else the day it was published."""
    said_to: str
    """Last day."""
    known: int
    """When it first became known, seconds in UTC."""
    former: bool = False
    """Whether an article tells it as replaced since."""
    revises: str = ""
    """The words with which an article tells that it replaces an earlier answer; empty where none does."""
    who: str = ""
    """Of a who question: the doer that it names, in comparable form."""
    voices: tuple[Voice, ...]
    """The statements that carry it, copies included, earliest first."""

    @property
    def confirmed(self) -> tuple[Voice, ...]:
        """The voices that count: a suggested one is shown beside them."""
        return tuple([voice for voice in self.voices if voice.status == "confirmed"])  # a list is made a third quicker

    @property
    def articles(self) -> int:
        """In how many articles it stands, copies included."""
        return len({voice.article for voice in self.confirmed})

    @property
    def independent(self) -> int:
        """From how many reports it comes after copies are folded and relays are followed to their ends."""
        return len({voice.report for voice in self.confirmed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two answers to one question stand to one another."""

    a: str
    """Id of the answer; of a revision the later one."""
    b: str
    """Id of the other; of a revision the one that it replaces."""
    kind: RelationKind
    """``differs``: compatible and far apart; ``contradicts``: both cannot be true; ``refines``: one lies within the other."""
    score: float
    """0–1."""
    reason: str
    """Why, in words."""
    status: Status = "confirmed"
    """Below its threshold it is ``suggested``."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A story settled: what its statements answer, and how the answers stand to one another."""

    questions: tuple[Question, ...]
    """In no order that means anything; a board puts the disputed first."""
    answers: tuple[Answer, ...]
    """Of every party, also those replaced since."""
    relations: tuple[Relation, ...]
    """Between the parties' latest answers, between an answer and the one it replaces, and what was at dispute before that."""


def digest(*parts: object) -> str:
    """16 hex digits that depend on *parts* and their order alone."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
