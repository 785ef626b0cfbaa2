"""What a statement says beside its figures, in comparable form, read from its own article alone.

Words become stems, names become roots, “not” becomes a polarity (`reading`), and what only points back (“denies it”) is led to
what it points at (`echoes`). Whether two statements answer one question is for `lineup`, where the whole story is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.questions.acting import accuses, leaves_open
from sayso.questions.asking import UNKNOWN, question_of, who_of
from sayso.questions.echoes import echoes
from sayso.questions.reading import Spoken, read_statement
from sayso.questions.tokens import Page, Token, tells
from sayso.questions.words import WORD
from sayso.records import Article, Statement
from sayso.text import Span
from sayso.traces import Point

LONGEST_CALLED = 6
"""Words that stand for a holder without a name in a question, at most."""

WHO = frozenset({"who", "whom", "whose", "which", "that"})


def points_of(article: Article, statements: Sequence[Statement]) -> tuple[Point | None, ...]:
    """What each of an article's *statements* mainly says, in their order."""
    return tuple(main for main, _ in all_points_of(article, statements))


def all_points_of(article: Article, statements: Sequence[Statement]) -> list[tuple[Point | None, tuple[Point, ...]]]:
    """What each of an article's *statements* mainly says, and what its further clauses do."""
    page = Page.of(article)
    spoken = [read_statement(page, statement) for statement in statements]
    mains = [first for first, *_ in spoken]
    return [(_point(page, first, tuple(echoes(page, first, mains))), tuple(_further(page, more))) for first, *more in spoken]


def _further(page: Page, clauses: Sequence[Spoken]) -> Iterator[Point]:
    """The points of further *clauses*: of those that say what is done, by whom."""
    for spoken in clauses:
        point = _point(page, spoken, ())
        pronoun = any(token.plain in page.language.holders for token in spoken.main[:2])
        if point is not None and point.act and (len(point.terms) > 1 or (point.subject and not pronoun)):
            yield point


def _point(page: Page, spoken: Spoken, found: tuple[tuple[str, float, str], ...]) -> Point | None:
    if leaves_open(spoken.statement, page) or (not found and (not spoken.happens or not (spoken.terms or spoken.names))):
        return None
    authored = spoken.subject and spoken.act in page.authored
    clause = [] if _some_one_who(spoken) else _clause(page, spoken)
    statement = spoken.statement
    label = question_of(
        clause,
        " ".join(spoken.doer) or _called(page, statement),
        "" if spoken.doer else statement.source.kind,
        page.code,
        direct=statement.speech == "direct",
        accused=accuses(statement, spoken.main, page),
    )
    return Point(
        terms=spoken.terms,
        names=spoken.names,
        aside=spoken.aside,
        act=spoken.act,
        ought=_not_yet(page, spoken),
        subject=spoken.subject,
        polarity=spoken.polarity,
        turned=spoken.turned,
        echoes=found,
        label=label,
        who=who_of(clause, page.code) if authored else "",
    )


def _not_yet(page: Page, spoken: Spoken) -> bool:
    """Whether a statement tells what should be or would be, and not what is; what would be if something had been tells that it was not."""
    words = [token.plain for token in spoken.main]
    supposed = words[:1] in (["if"], ["had"])
    return any(word in page.language.ought or (word in page.language.ahead and not supposed) for word in words)


def _some_one_who(spoken: Spoken) -> bool:
    """Whether the main clause ends where it would be told which: “the conduct of *a person* | who had …” asks nothing alone."""
    words = [token.plain for token in spoken.main]
    ends = spoken.main[-1].span[1] if spoken.main else 0
    after = min(
        (token for sentence in spoken.tokens for token in sentence if token.span[0] >= ends), default=None, key=lambda token: token.span
    )
    return after is not None and after.plain in WHO and not after.after_comma and bool({*words[-3:-1]} & {"a", "an", "any", "some"})


def _clause(page: Page, spoken: Spoken) -> list[str]:
    """The words of the main clause as they are printed, marks and all."""
    tokens = spoken.main
    words: list[str] = []
    glued = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        end = after.span[0] if after is not None else token.span[1]
        between = (token.span[1], end)
        marks = page.article.text[token.span[1] : end].strip()
        said = token.text + (marks if marks in {",", ";", "—", ":", "%"} else "")
        if words and tokens and words[-1][-1] in "’'" and words[-1][:-1]:
            words[-1] += said  # “l’armée”
        elif glued:
            words[-1] += "." + said + ("." if marks == "." else "")  # “5 p.m.”
        else:
            words.append(said)
        glued = page.article.text[token.span[1] : end] == "."
        if marks and _left_out(page, spoken.statement, between):
            words.append(UNKNOWN)
    if tokens and not _opens_a_name(page, tokens) and not tokens[0].text.isupper() and page.code != "de":
        words[0] = words[0][:1].lower() + words[0][1:]
    return words


def _opens_a_name(page: Page, tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a name; its first word may stand at beginnings of sentences alone: “*Mirela* Orl has been …”."""
    first = tokens[0]
    return first.name or (tells(first, page.language) and first.text[:1].isupper() and len(tokens) > 1 and tokens[1].name)


def _left_out(page: Page, statement: Statement, between: Span) -> bool:
    """Whether words of another lie *between* two words of a statement."""
    start, end = between
    for piece in statement.content.spans:
        if piece[0] <= start < piece[1] < end:
            start = piece[1]
            end = next((other[0] for other in statement.content.spans if start <= other[0] < end), end)
            return WORD.search(page.article.text, start, end) is not None
    return False


def _called(page: Page, statement: Statement) -> str:
    """What the holder is called in a question: by name, else by the few words that the article has for him."""
    words = statement.source.text.split()
    if statement.source.name or not 1 < len(words) <= LONGEST_CALLED:
        return statement.source.name or ""
    if words[0].casefold() not in page.language.definite:
        return ""
    return " ".join([words[0].casefold(), *words[1:]])
