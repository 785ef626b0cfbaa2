"""What a statement says beside its figures, in comparable form, read from its own article alone.

Words become stems, names become roots, “not” becomes a polarity (`reading`), and what only points back (“denies it”) is led to
what it points at (`echoes`). Whether two statements answer one question is for `lineup`, where the whole story is at hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.questions.asking import question_of, who_of
from sayso.questions.echoes import echoes
from sayso.questions.reading import Spoken, read_statement
from sayso.questions.tokens import Page
from sayso.records import Article, Statement
from sayso.traces import Point


def points_of(article: Article, statements: Sequence[Statement]) -> tuple[Point | None, ...]:
    """What each of an article's *statements* says, in their order."""
    page = Page.of(article)
    spoken = [read_statement(page, statement) for statement in statements]
    return tuple(_point(page, each, spoken) for each in spoken)


def _point(page: Page, spoken: Spoken, all_spoken: Sequence[Spoken]) -> Point | None:
    found = tuple(echoes(page, spoken, all_spoken))
    if not found and (not spoken.happens or not (spoken.terms or spoken.names)):
        return None
    authored = spoken.subject and spoken.act in page.authored
    clause = _clause(page, spoken)
    label = question_of(clause, _called(spoken.statement), spoken.statement.source.kind, page.code)
    return Point(
        terms=spoken.terms,
        names=spoken.names,
        aside=spoken.aside,
        act=spoken.act,
        ought=any(token.plain in page.language.ought for token in spoken.main),
        subject=spoken.subject,
        polarity=spoken.polarity,
        echoes=found,
        label=label,
        who=who_of(clause, page.code) if authored else "",
    )


def _clause(page: Page, spoken: Spoken) -> list[str]:
    """The words of the main clause as they are printed, marks and all."""
    tokens = spoken.main
    words: list[str] = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        end = after.span[0] if after is not None else token.span[1]
        marks = page.article.text[token.span[1] : end].strip()
        words.append(token.text + (marks if marks in {",", ";", "—", ":", "%"} else ""))
    if tokens and not tokens[0].name and not tokens[0].text.isupper() and page.code != "de":
        words[0] = words[0][:1].lower() + words[0][1:]
    return words


def _called(statement: Statement) -> str:
    """What the holder is called in a question."""
    return statement.source.name or ""
