"""The whole journey on one screen: hear one page alone, or add many to the book.

`hear` is pure and picklable: one page in, one Hearing out, in any order, on any machine. `add` is where
pages meet the ledger, `settle` (`settling.py`) where they meet one another. The stages know only records; they meet here and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.articles import read_article
from sayso.errors import SaysoError, UsageError
from sayso.figures import find_figures, find_moments, find_own_figures
from sayso.records import Article, Attribution, ChainLink, Figure, Hearing, Holder, Page, Skipped, Statement, When, Words, digest
from sayso.settings import LEAST_CONFIDENCE, Settings
from sayso.sources import find_chains, name_holders
from sayso.statements import find_attributions, manner
from sayso.statements.model import Extractor, load_extractor
from sayso.text import Span, hull, within

if TYPE_CHECKING:
    from sayso.ledger import Added, Ledger
    from sayso.traces import Kept


__all__ = ["RULES", "Listener", "add", "hear", "hear_all", "load_listener", "settle"]

RULES = 11
"""The version of what is read beside the model (who, how, when, through whom, how much): raised when the same page reads
otherwise, so that a ledger that is given the page again reads it anew."""


@dataclass(frozen=True, slots=True)
class Listener:
    """By which weights pages are read, and how sure of a statement one must be to note it."""

    extractor: Extractor
    least: float = LEAST_CONFIDENCE
    """Statements of a lower confidence are left out; 0 leaves out none."""
    keeps: bool = True
    """Whether what settling compares is made with it; a page that is only shown needs none of it."""

    @property
    def made_by(self) -> str:
        """Model and rules with their versions, as each reading names them: what reads otherwise is named otherwise."""
        return f"{self.extractor.made_by}, rules {RULES}" + (f", from {self.least:g}" if self.least != LEAST_CONFIDENCE else "")


def load_listener(settings: Settings | None = None) -> Listener:
    """The listener that *settings* ask for, by default all that the default model finds; its weights are loaded once a process.

    Raises ModelError when they cannot be had, UsageError for a least confidence that is no share.
    """
    settings = settings or Settings()
    if not 0 <= settings.min_confidence <= 1:
        raise UsageError("the least confidence is a share from 0 to 1", f"{settings.min_confidence:g}")
    return Listener(load_extractor(fast=settings.fast, threads=settings.threads), settings.min_confidence)


def hear(page: Page, *, listener: Listener | None = None) -> Hearing:
    """Read one page: its article and who said what in it.

    Raises NotAnArticle when the page holds none, DecodeError when its bytes are not text, ModelError when
    the weights cannot be had. *listener* is that of the default settings unless another is given.
    """
    listener = listener or load_listener()
    article = read_article(page)
    attributions = find_attributions(article, listener.extractor)
    holders = name_holders(article, attributions)
    chains = find_chains(article, attributions, holders)
    moments = find_moments(article, attributions, holders)
    home = article.id  # the digest of the whole text: taken once
    statements = [_statement(home, article, *parts) for parts in zip(attributions, holders, chains, moments, strict=True)]
    own = find_own_figures(article, [span for attribution in attributions for span in attribution.content])
    found = tuple(_settled([statement for statement in statements if statement.confidence >= listener.least]))
    return Hearing(page, article, found, listener.made_by, own, _kept(article, found, own) if listener.keeps else None)


def settle(ledger: Ledger) -> Iterator[str]:
    """Settle what is not settled yet; gives the id of each article whose story is settled with it (`settling.settle`)."""
    from sayso import settling

    yield from settling.settle(ledger)


def hear_all(pages: Iterable[Page | Skipped], *, listener: Listener | None = None) -> Iterator[Hearing | Skipped]:
    """Read every page; one that fails becomes Skipped and the rest go on."""
    for page in pages:
        yield page if isinstance(page, Skipped) else _hear_or_say_why(page, listener)


def add(pages: Iterable[Page | Skipped], ledger: Ledger, *, listener: Listener | None = None) -> Iterator[Added | Skipped]:
    """Read the pages that *ledger* does not hold yet and write them, one transaction a page.

    Stopped anywhere it loses at most the page in hand, and run again it goes on where it stopped.
    """
    from sayso.ledger import Added

    listener = listener or load_listener()
    for page in pages:
        known = None if isinstance(page, Skipped) else ledger.holds(page, listener.made_by)
        if known is not None and isinstance(page, Page):
            yield Added(page.address, "unchanged", known, 0)
            continue
        heard = page if isinstance(page, Skipped) else _hear_or_say_why(page, listener)
        if isinstance(heard, Skipped):
            ledger.skip(heard)
            yield heard
        else:
            yield ledger.add(heard)


def _hear_or_say_why(page: Page, listener: Listener | None) -> Hearing | Skipped:
    try:
        return hear(page, listener=listener)
    except SaysoError as error:
        if error.kind in {"model", "usage"}:
            raise  # no other page would fare better
        return Skipped(page.address, error.kind, error.message)
    except Exception as error:  # whatever it is: libraries raise types of their own, onnxruntime a bare one
        # A hostile page found a hole in us or in a library: it is named and counted, and the run goes on.
        return Skipped(page.address, "internal", f"Sayso failed on this page ({type(error).__name__}); please report it")


def _kept(article: Article, statements: tuple[Statement, ...], figures: tuple[Figure, ...]) -> Kept:
    """What is kept of a page to lay it beside others; one that is only shown need not load what lines pages up."""
    from sayso.settling import keep

    return keep(article, statements, figures)


def _statement(
    home: str, article: Article, attribution: Attribution, holder: Holder, chain: tuple[ChainLink, ...], said_at: When | None
) -> Statement:
    text = article.text
    paragraph = _paragraph(article, attribution)
    how = manner(article, attribution, paragraph)
    return Statement(
        id=digest(home, attribution.cue, attribution.content),
        source=holder,
        cue=Words.of(text, attribution.cue),
        content=Words.of(text, attribution.content),
        speech=how.speech,
        stance=how.stance,
        stance_because=how.because,
        negated=how.negated,
        hedges=how.hedges,
        within=None,
        chain=chain,
        said_at=said_at,
        figures=find_figures(text, attribution.content, language=article.language),
        confidence=attribution.confidence,
    )


def _paragraph(article: Article, attribution: Attribution) -> Span:
    """The block in which *attribution* stands (by its content's first word)."""
    after = bisect_right(article.blocks, attribution.content[0][0], key=lambda block: block.span[0])
    return article.blocks[max(after - 1, 0)].span


PASSED_ON = 0.7
"""The share of a content that is other statements whole, from which on its own speaker adds nothing to them."""


def _settled(statements: list[Statement]) -> Iterator[Statement]:
    """The statements, each told which one it is nested in, without those that only pass others on."""
    told = list(_without_the_cited(statements))
    spoken = [(outer, inside) for outer, inside in _with_those_inside(told) if not _passes_on(outer, inside)]
    outers: dict[str, Statement] = {}
    for outer, inside in spoken:
        for inner in inside:
            known = outers.get(inner.id)
            if known is None or _length(outer.span) < _length(known.span):
                outers[inner.id] = outer
    for statement, _ in spoken:
        yield replace(statement, within=outers[statement.id].id) if statement.id in outers else statement


def _without_the_cited(statements: list[Statement]) -> Iterator[Statement]:
    """The statements but those that only name whom an outlet cites: “AFP, citing | two officials, said that …” is one statement."""
    cited = {statement.source.spans for statement in statements if any(link.relation == "citing" for link in statement.chain)}
    for statement in statements:
        if statement.content.spans not in cited:
            yield statement


def _with_those_inside(statements: list[Statement]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Each statement with those that stand, cue and content, whole in one piece of its content."""
    wholes = sorted(((hull(inner.content.spans + inner.cue.spans), number) for number, inner in enumerate(statements)))
    starts = [whole[0] for whole, _ in wholes]
    for number, outer in enumerate(statements):
        inside = {
            other
            for piece in outer.content.spans
            for whole, other in wholes[bisect_left(starts, piece[0]) : bisect_left(starts, piece[1])]
            if within(whole, piece) and other != number
        }
        yield outer, [statements[other] for other in sorted(inside)]


def _passes_on(outer: Statement, inside: list[Statement]) -> bool:
    """Whether *outer* only passes on what is *inside*: “According to AFP, Orl said … while Osk said …” is two statements.

    The agency stands in the chains of both, or is taken for the relay of the first one's speaker already.
    """
    passed = [inner for inner in inside if outer.source.kind == "outlet" or (outer.chain and inner.source.name == outer.source.name)]
    return sum(_length(inner.span) for inner in passed) >= PASSED_ON * sum(map(_length, outer.content.spans))


def _length(span: Span) -> int:
    return span[1] - span[0]
