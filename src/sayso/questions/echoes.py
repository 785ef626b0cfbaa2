"""What a statement is about in its own article: what “it” points back to, what lies in what, which denial goes on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.questions.reading import REPLIES, Spoken
from sayso.questions.tokens import Page
from sayso.questions.words import WORD, plain
from sayso.records import Statement
from sayso.text import overlaps, within

POINTS_BACK = "points back to it"
LATER = "was said first, and this later"
NEAR = 2
"""Blocks that lie between what points back and what it points at, at most: the paragraph before, or lead and headline."""
POINTED, POINTED_FAR = 0.9, 0.4
"""How sure it is that “it” is what the sentence before says, and that it is what was said further up."""
REPLACED = 0.7
"""How sure it is that “initially … later …” in one sentence are two answers to one question."""
HEADED, ENLARGED = 0.8, 0.6
"""How sure it is that a denial is the headline's, and that a denial right after another of the same holder enlarges on it."""
AGAINST = frozenset({"against", "contra", "contre", "contro", "gegen", "tegen"})
"""Who “railed against it” says nothing of whether it is so."""
LOOSE = 7
"""Words that a sentence may have beside holder, cue and content before “this” is taken to mean something told in it."""
BRIEF = 3
"""Words of “it does”, at most: who asserts more than that asserts something of its own."""


def echoes(page: Page, spoken: Spoken, others: Sequence[Spoken]) -> Iterator[tuple[str, float, str]]:
    """The statements of the article that *spoken* is about."""
    mine = spoken.statement
    for other in others:
        theirs = other.statement
        if other is not spoken and _replaced(page, other, spoken):
            yield theirs.id, REPLACED, LATER
        if other is spoken or theirs.source.name != mine.source.name:
            continue
        if overlaps(other.span, spoken.span) and _denies(mine, spoken) == _denies(theirs, other):
            yield theirs.id, 1.0, "one lies in the other"
        elif other.span[0] < spoken.span[0] and _denies(mine, spoken) and _denies(theirs, other):
            if _heads(page, other, spoken):
                yield theirs.id, HEADED, "the headline says it"
            elif mine.speech == "direct" and page.block(theirs.span[0]) > 0 and _sentences_between(page, theirs, mine) <= 1:
                yield theirs.id, ENLARGED, "goes on denying"
    brief = (
        sum(map(len, spoken.tokens)) <= BRIEF
        and any(token.plain in page.language.helping for token in spoken.main)
        and mine.stance in {"confirms", "asserts", "believes"}
    )
    if (spoken.points or spoken.leaning or spoken.names_it) if mine.stance in REPLIES else (spoken.points and brief):
        found = _pointed_at(page, spoken, others)
        if found is not None:
            yield found


def _replaced(page: Page, first: Spoken, later: Spoken) -> bool:
    """Whether one sentence sets *first* against *later*: “initially denied sending it, but later said the sending was legal”."""
    before, after = first.statement.said_at, later.statement.said_at
    if before is None or after is None or first.span[0] > later.span[0]:
        return False
    ordered = before.order in {"initially", "earlier"} and after.order in {"later", "now"}
    return ordered and not page.apart(first.span[1], later.span[0]) and bool({*first.terms} & {*later.terms})


def _denies(statement: Statement, spoken: Spoken) -> bool:
    return statement.stance == "denies" or (statement.stance == "asserts" and spoken.polarity < 0)


def _heads(page: Page, headline: Spoken, spoken: Spoken) -> bool:
    """Whether *headline* stands in the headline, and *spoken* in what comes right after it and shares a word with it."""
    return (
        page.block(headline.span[0]) == 0
        and page.block(spoken.span[0]) <= NEAR
        and page.article.blocks[0].kind == "title"
        and len({*headline.terms, *headline.aside, *headline.names} & {*spoken.terms, *spoken.aside, *spoken.names}) > 0
    )


def _sentences_between(page: Page, one: Statement, other: Statement) -> int:
    """How many sentences begin after *one* ends and before *other* begins, that one's own counted."""
    begin = other.span[0]
    return bisect_right(page.starts, begin) - bisect_right(page.starts, min(one.span[1], begin))


def _pointed_at(page: Page, spoken: Spoken, others: Sequence[Spoken]) -> tuple[str, float, str] | None:
    """The statement before *spoken* that it can be an answer to, if it points back at all."""
    mine = spoken.statement
    if mine.stance == "no-comment" or not AGAINST.isdisjoint(map(plain, mine.cue.text.split())):
        return None  # “declined to comment” is said of the whole affair
    begin = mine.span[0]
    found: list[tuple[bool, int, str]] = []
    for other in others:
        theirs = other.statement
        if other.points or theirs.stance in {"asks", "promises", "expects", "no-comment"} or other.span[0] >= spoken.span[0]:
            continue
        if overlaps(other.span, spoken.span) or page.block(begin) - page.block(other.span[0]) > NEAR:
            continue
        if (theirs.source.name == mine.source.name) is (mine.stance in REPLIES):
            continue
        if spoken.names_it and not {*spoken.terms} & {*other.terms}:
            continue
        if any(each is not other and each is not spoken and within(theirs.span, each.span) for each in others):
            continue  # what it lies in says it more fully
        found.append((_sentences_between(page, theirs, mine) <= (2 if spoken.names_it else 1), other.span[0], theirs.id))
    if not found:
        return None
    near, _, best = max(found)
    sure = near and (spoken.names_it or not _tells_apart(page, mine, next(each.statement for each in others if each.statement.id == best)))
    return best, POINTED if sure else POINTED_FAR, POINTS_BACK


def _tells_apart(page: Page, statement: Statement, other: Statement) -> bool:
    """Whether its sentence tells more than it and *other*: “Orl, which is said to have been sent a copy, denied *this*.”"""
    begin = page.starts[max(bisect_right(page.starts, statement.span[0]) - 1, 0)]
    told = [*statement.source.spans, *statement.cue.spans, other.span]
    words = WORD.finditer(page.article.text, begin, statement.content.spans[0][0])
    return sum(1 for word in words if not any(within(word.span(), span) for span in told)) > LOOSE
