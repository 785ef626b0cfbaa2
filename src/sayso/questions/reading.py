"""A statement's content read once: what is mainly said and what is aside, its telling words and names, its act and doer, its polarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.questions.acting import BEING, act_of, happens, is_past, names_event, subject_of
from sayso.questions.clauses import MOST, Clause, apart, verb_of
from sayso.questions.tokens import Page, Token, bare, tells
from sayso.questions.words import WORD, Language, comparable, language_of, name_roots, plain, senses, stem, tells_the_opposite, words_of
from sayso.records import SILENT, Statement
from sayso.text import Span, hull

DENIALS = frozenset({"denies", "doubts"})
REPLIES = DENIALS | SILENT
"""Stances that answer what somebody says, more often than not somebody else."""
THIN = 1
"""Telling words up to which a reply that points back is taken to say nothing of its own."""
NAMED = 2
"""Telling words of “the flight”, “the secret flight”, at most."""
SO = frozenset({"so", "true", "case", "correct", "right", "accurate", "happen", "happened"})
"""What is not so: “That is not the case.”"""
INSERTED = 7
"""Words between two commas, at most, that are taken out as put in between."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement as read so far: without what it points back to."""

    statement: Statement
    terms: tuple[str, ...]
    names: tuple[str, ...]
    aside: tuple[str, ...]
    act: str
    subject: str
    polarity: int
    turned: bool
    """Whether its words without their “not” tell the opposite of what it is compared by: “locked” of “open”."""
    points: bool
    """Whether it only points back."""
    happens: bool
    """Whether it tells that something happens or is so, and does not only name a thing."""
    leaning: bool
    """Whether one of its words points back, beside words of its own: “having received it”."""
    names_it: bool
    """Whether it names again what was told before: “the flight”."""
    span: Span
    tokens: list[list[Token]]
    main: list[Token]
    doer: tuple[str, ...] = ()
    """The words of who does it, where the clause begins with a verb in “-ing” and it was told before."""


def read_statement(page: Page, statement: Statement) -> tuple[Spoken, ...]:
    """What *statement* says: first what it mainly does, then what its further clauses and sentences say of their own."""
    sentences = page.tokens(statement.content.spans)
    if statement.stance in SILENT and sentences:
        sentences[0] = _without_reply(sentences[0], page.language)
    if not sentences:
        return (_read(page, statement, [], [], []),)
    first, clauses = apart(page, sentences[0])
    main, rest = _main([first, *([*clause.tokens] for clause in clauses), *sentences[1:]], page)
    spoken = [_read(page, statement, sentences, main, rest)]
    spoken += [_read_clause(page, statement, clause) for clause in clauses if not (clause.given and statement.stance in REPLIES)]
    for sentence in sentences[1 : MOST + 1]:
        told = any(token.plain in page.language.saying for token in sentence)
        if verb_of(page, sentence) is not None and not told and not _takes_back(sentence, page.language):
            spoken.append(_read(page, statement, [sentence], *_main([sentence], page)))
    return tuple(spoken)


def _read_clause(page: Page, statement: Statement, clause: Clause) -> Spoken:
    """One further clause of *statement*, with who does it before it."""
    if not clause.gerund:
        tokens = [*clause.subject, *clause.tokens]
        return _read(page, statement, [tokens], *_main([tokens], page))
    main, rest = _main([list(clause.tokens)], page)
    spoken = _read(page, statement, [list(clause.tokens)], main, rest)
    subject = _terms(clause.subject, page)
    names = name_roots([token.plain for token in clause.subject if token.name])
    held = not names and not subject and any(token.plain in page.language.holders for token in clause.subject)
    return replace(
        spoken,
        terms=_once([*subject, *spoken.terms]),
        names=spoken.names if held else _once(names),
        subject=spoken.subject if held else "|".join(names) or (subject[-1] if subject else ""),
        doer=tuple(token.text for token in clause.subject if token.plain not in page.language.helping | page.language.clauses),
    )


def _read(page: Page, statement: Statement, sentences: list[list[Token]], main: list[Token], rest: list[Token]) -> Spoken:
    language = page.language
    called = words_of(page.code).findall(statement.source.name or statement.source.text)
    own = frozenset(bare(word) for word in called if word[0].isupper())
    if statement.stance not in REPLIES:
        main, rest = _without_hearsay(main, rest, language)
    names = name_roots([token.plain for token in main if token.name])
    if own and _stands_for_holder(statement, main, page):
        names = [*name_roots([word for word in map(bare, called) if word in own]), *names]
    terms = _terms(main, page)
    verb, act = act_of(main, statement, page)
    aside = [*_terms(rest, page), *("@" + name for name in name_roots([token.plain for token in rest if token.name]))]
    pointing = [token for token in main if token.plain in language.pointing and token.plain not in language.firsts]
    by_noun = _points_by_noun(main, language)
    if by_noun:
        terms = []  # “that accusation” says nothing of its own
    points = not terms and not [token for token in main if token.name] and (bool(pointing) or by_noun)
    leaning = bool(pointing) and pointing[-1] is main[-1] and 0 < len(terms) <= THIN
    return Spoken(
        statement,
        _once(terms),
        _once(names),
        _once(aside),
        act,
        subject_of(main, statement, page, _once(name_roots(sorted(own))) or comparable(called[-1], page.code) if called else ()),
        *_polarity(statement, sentences, main, verb, page.code),
        points or (not terms and statement.stance in REPLIES and not any(token.name or token.plain in language.pointed for token in main)),
        happens(statement, main, page),
        leaning,
        0 < len(terms) <= NAMED and len(main) <= 2 * NAMED and names_event(statement, main, page),
        hull(statement.content.spans),
        sentences,
        main,
    )


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _main(sentences: list[list[Token]], page: Page) -> tuple[list[Token], list[Token]]:
    """The words of what is mainly said, and those of what only places or explains it."""
    if not sentences:
        return [], []
    language = page.language
    first, *others = sentences
    rest = [token for sentence in others for token in sentence]
    if first[0].plain in language.aside:  # “If we had opened the gates, …”: what it is about stands in the clause itself
        return first, rest
    opened = 1 if first[0].plain == "that" else 0
    if opened < len(first) and first[opened].plain in language.opening:  # “as winter came, the mill was closed”
        comma = next((number for number, token in enumerate(first) if number > opened + 1 and token.after_comma), None)
        if comma is not None and _terms(first[comma:], page):
            first, rest = first[comma:], first[:comma] + rest
    for number, token in enumerate(first):
        if number < 2 or not _terms(first[:number], page):
            continue
        if token.plain in language.aside and not _is_noun(first, number, page):
            return first[:number], first[number:] + rest
        if token.after_comma and token.plain in language.joining:  # “had received, and did not act upon, a report”
            closed = next((after for after in range(number + 1, min(number + INSERTED, len(first))) if first[after].after_comma), number)
            return first[:number] + first[closed:] * (closed > number), first[number : closed if closed > number else None] + rest
    return first, rest


def _is_noun(tokens: Sequence[Token], number: int, page: Page) -> bool:
    """Whether an English “-ing” is a thing (“received *no warning*”, “a storm *warning*: …”), not what begins another clause."""
    if page.code != "en" or not tokens[number].plain.endswith("ing"):
        return False
    language = page.language
    before = tokens[number - 1].plain
    if before in language.definite or before in language.nots or before in language.prepositions:
        return True
    if is_past(tokens[number - 1], page) and not tokens[number].after_comma:
        return True  # “fired *warning* shots”
    if number + 1 == len(tokens):
        return True
    after = tokens[number + 1]
    between = page.article.text[tokens[number].span[1] : after.span[0]]
    return after.plain in language.helping or bool(between.strip())


def _without_hearsay(main: list[Token], rest: list[Token], language: Language) -> tuple[list[Token], list[Token]]:
    """Who looks into “the *reported* use of gas” does not say that gas was used: what is only reported is aside."""
    heard = [
        number for number, token in enumerate(main) if number and main[number - 1].plain in language.hearsay and tells(token, language)
    ]
    if not heard or any(token.plain in language.helping for token in (main[heard[0] - 2] if heard[0] > 1 else main[0],)):
        return main, rest  # “was reported missing”
    return [token for number, token in enumerate(main) if number not in heard], [*(main[number] for number in heard), *rest]


def _without_reply(tokens: list[Token], language: Language) -> list[Token]:
    """What is left open, where the content begins with how: “neither confirmed *nor denied* the flight”."""
    start = next((number for number, token in enumerate(tokens) if token.plain not in language.nots | language.denying), 0)
    return tokens[start:]


def _terms(tokens: Sequence[Token], page: Page) -> list[str]:
    """The telling words of *tokens* in comparable form."""
    language, same = page.language, senses().same
    found: list[str] = []
    skip = False
    for number, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        if number and page.code == "en" and tokens[number - 1].plain in BEING and token.plain in language.empty:
            found += [each for each in [same.get((stem(token.plain),))] if each]  # “was *behind* the attack”
            continue
        if page.code == "en" and after is not None and not token.name:
            pair = same.get((stem(token.plain), stem(after.plain)))
            if pair is not None:
                found.append(pair)
                skip = True
                continue
        if tells(token, language):
            found += comparable(token.plain, page.code)
    return _joined(found)


def _joined(found: list[str]) -> list[str]:
    """*found*, senses side by side that are one as that one: “ouvrir le feu”."""
    together = senses().together
    joined: list[str] = []
    for term in found:
        one = together.get(frozenset((joined[-1], term))) if joined else None
        joined[-1:] = [one] if one else [*joined[-1:], term]
    return joined


def _stands_for_holder(statement: Statement, main: Sequence[Token], page: Page) -> bool:
    """Whether a pronoun of the content, or the missing subject of a gerund or infinitive, is the holder himself."""
    language = page.language
    if any(token.plain in language.firsts for token in main):
        return True
    if statement.source.kind == "state" and any(token.plain in language.lands for token in main):
        return True
    for token in main[:4]:
        if token.name:
            return False
        if token.plain in language.holders:
            neuter = page.code == "en" and token.plain in {"it", "its", "itself"}
            return statement.speech != "direct" and not (neuter and statement.source.kind in {"person", "role"})
    return bool(main) and statement.speech == "indirect" and main[0].plain.endswith("ing")


def _points_by_noun(main: Sequence[Token], language: Language) -> bool:
    return 1 < len(main) <= 3 and main[0].plain in language.definite and main[-1].plain in language.pointed


def _polarity(statement: Statement, sentences: list[list[Token]], main: list[Token], act: Token | None, code: str) -> tuple[int, bool]:
    """1, or -1 where the words themselves say that it is not so (the stance is apart), and whether they tell the opposite."""
    language = language_of(code)
    turned = act is not None and tells_the_opposite(act.plain, code)
    cue = {plain(word) for word in WORD.findall(statement.cue.text)}
    if statement.stance in DENIALS and not cue & language.denying:
        return 1, turned  # the stance was read from the content's own “not”: what it denies is what it says without it
    if statement.stance == "suspects" and not cue & language.suspecting:
        return 1, turned
    text = " ".join(token.plain for token in main)
    idle = [word for match in language.idle.finditer(text) for word in match.group().split()]
    turns = 0
    negated = False
    for number, token in enumerate(main):
        word = token.plain
        if word in idle or (number == 0 and len(main) > 1 and main[1].after_comma):
            continue  # “No, I meant it”
        pair = f"{word} {main[number + 1].plain}" if number + 1 < len(main) else ""
        if (word in language.nots and not (token.after_comma and number > 0)) or word.endswith(
            "n't"
        ):  # “from Pyongyang, not Moscow” sets apart
            negated = True
        elif (word in language.turns or pair in language.turns) and not (statement.stance in DENIALS and word in language.untrue):
            # “dismissed the reports as baseless” denies once; “…, a charge that he has denied” turns nothing
            turns += act is None or word in language.untrue or token.span <= act.span
    turned = bool((turns + turned) % 2)
    turns = turned + negated
    words = [token.plain for token in main]
    supposed = bool(main) and "had" in words[:4] and (words[0] == "had" or ("if" in words[:1] and "would" in words))
    turns += supposed or any(_takes_back(sentence, language) for sentence in sentences[1:])
    return (-1 if turns % 2 else 1), turned


def _takes_back(sentence: Sequence[Token], language: Language) -> bool:
    """Whether a later sentence says of the first that it is not so: “That was untrue”, “It was not so”; not “It was not unheard of”."""
    if not 2 <= len(sentence) <= 6 or sentence[0].plain not in {"that", "this", "it"}:
        return False
    words = [token.plain for token in sentence]
    if "not" in words:
        return words.index("not") == len(words) - 1 or words[-1] in SO
    return not language.untrue.isdisjoint(words)
