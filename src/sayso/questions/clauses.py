"""What a sentence says more than once is taken apart: “the patrol crossed the line *and fired first*”, “fired *after crossing the line*”.

Each clause that tells something of its own can answer a question of its own. Who does it stands in it, or is who did what was told
before. Told without a parser, by the words that join clauses and by the forms of verbs: where that is not plain the sentence stays
whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.questions.acting import is_past
from sayso.questions.tokens import Page, Token, tells

FAR = 7
"""Words within which a clause's verb stands, at most."""
LONGEST_SUBJECT = 9
"""Words of who does it, at most."""
MOST = 3
"""Further clauses that one statement is taken apart into, at most."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One further clause of a sentence."""

    subject: tuple[Token, ...]
    """Who does it, where that was told before; empty where the clause itself tells it."""
    tokens: tuple[Token, ...]
    """Its own words."""
    gerund: bool = False
    """Whether it begins with a verb in “-ing”: “after *crossing* the line”."""
    given: bool = False
    """Whether the sentence takes it as given, so that who denies the sentence does not deny it: “because …”, “after …ing”."""


def apart(page: Page, sentence: Sequence[Token]) -> tuple[list[Token], list[Clause]]:
    """The first clause of *sentence*, and its further ones."""
    sentence = _uncleft(page, sentence)
    if sentence[0].plain in page.language.aside | page.language.opening:
        return sentence, []  # “if the gate had been open and …”: nothing of that is said to be so
    bounds = list(_bounds(page, sentence))[:MOST]
    if not bounds:
        return sentence, []
    verb = verb_of(page, sentence)
    assert verb is not None
    helped = verb
    while helped < len(sentence) and sentence[helped].plain in page.language.helping:
        helped += 1
    subject, helping = tuple(sentence[:verb]), tuple(sentence[verb:helped])
    found = []
    ends = [begin for begin, _, _ in bounds[1:]] + [len(sentence)]
    for (_, start, how), end in zip(bounds, ends, strict=True):
        tokens = tuple(sentence[start:end])
        if how == "verb":
            own = tokens[0].plain in page.language.helping
            found.append(Clause(subject + (() if own else helping), tokens))
        else:
            found.append(Clause(subject if how == "gerund" else (), tokens, how == "gerund", how in {"gerund", "given"}))
    return list(sentence[: bounds[0][0]]), [clause for clause in found if _says(page, clause)]


def verb_of(page: Page, tokens: Sequence[Token]) -> int | None:
    """Where the first verb of a clause stands, who does it being told before; None where that is not plain."""
    for number, token in enumerate(tokens[: LONGEST_SUBJECT + 1]):
        if number and _is_verb(page, tokens, number):
            return number
        if number and (token.plain in page.language.aside or (token.after_comma and token.plain in page.language.joining)):
            return None
    return None


def _says(page: Page, clause: Clause) -> bool:
    language = page.language
    return any(tells(token, language) for token in clause.tokens) and not any(
        token.plain in language.saying for token in clause.tokens[:FAR]
    )


def _bounds(page: Page, sentence: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Where each further clause is joined to what stands before, where it begins, and how it is told who does it."""
    language = page.language
    begun = 0
    if verb_of(page, sentence) is None:
        return
    for number in range(2, len(sentence) - 1):
        token, rest = sentence[number], sentence[number + 1 :]
        if not any(_is_verb(page, sentence, before) for before in range(begun + 1, number)) and begun == 0:
            continue
        how, start = "", number + 1
        if token.plain in language.joining:
            how = "verb" if _starts_with_verb(page, rest) else "clause" if _is_clause(page, rest) else ""
        elif page.code == "en" and token.plain == "after" and _is_gerund(rest[0]):
            how = "gerund"
        elif page.code == "en" and token.after_comma and _is_gerund(token) and token.plain not in language.aside:
            how, start = "gerund", number
        elif token.plain in language.given and _is_clause(page, rest):
            how = "given"
        elif token.after_comma and token.plain in language.anybody | language.third and _is_clause(page, sentence[number:]):
            how, start = "clause", number
        if how:
            yield number, start, how
            begun = start


def _is_gerund(token: Token) -> bool:
    return token.plain.endswith("ing") and len(token.plain) > 5 and not token.name


def _starts_with_verb(page: Page, tokens: Sequence[Token]) -> bool:
    """“And *had not fired*”, “and later *fired*”."""
    for number, token in enumerate(tokens[:3]):
        if _is_verb(page, tokens, number):
            return True
        if tells(token, page.language) and not token.plain.endswith("ly"):
            return False
        if token.name or token.plain in page.language.definite | page.language.prepositions | page.language.holders:
            return False
    return False


def _is_clause(page: Page, tokens: Sequence[Token]) -> bool:
    """Whether somebody or something is named, and then a verb stands."""
    verb = verb_of(page, tokens[:FAR])
    if verb is None:
        return False
    language = page.language
    return any(tells(token, language) or token.name or token.plain in language.anybody | language.third for token in tokens[:verb])


def _is_verb(page: Page, tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if token.name:
        return False
    if token.plain in page.language.helping:
        return True
    if not is_past(token, page) or token.plain in page.language.empty:
        return False
    before = tokens[number - 1].plain if number else ""
    return before not in page.language.definite | page.language.holders | page.language.prepositions


def _uncleft(page: Page, sentence: Sequence[Token]) -> list[Token]:
    """“*It was* a patrol *that* fired” tells what a patrol fired tells."""
    language = page.language
    words = [token.plain for token in sentence[:LONGEST_SUBJECT]]
    opened = next((number for number, word in enumerate(words) if word not in language.clauses), 0)
    start = next((opened + len(each) for each in language.clefts if tuple(words[opened : opened + len(each)]) == each), 0)
    if not start:
        return list(sentence)
    that = next((number for number, word in enumerate(words) if number > start and word in language.cleaving), None)
    if that is None or that + 1 >= len(sentence) or not any(token.name or tells(token, language) for token in sentence[start:that]):
        return list(sentence)
    return [*sentence[start:that], *sentence[that + 1 :]]
