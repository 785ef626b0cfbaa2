"""What a clause says is done, and by whom: its verb or the noun that stands for one, and the doer where the sentence has a plain one."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.questions.tokens import Page, Token, tells
from sayso.questions.words import DERIVED, comparable, english, irregular, language_of, name_roots, plain, senses, stem
from sayso.records import SILENT, Statement

BEING = frozenset(("is", "are", "was", "were", "been", "be", "being"))
"""With a participle they tell what was done to the subject, and who did it only after “by”."""
PHRASE, SENTENCE = 9, 5
"""Words of a noun phrase without a verb, at most; of a sentence in somebody’s own words, at least."""
WHETHER = frozenset(("whether", "if"))
"""What begins a content that its holder may only not know."""
LONGEST_DOER = 7
"""Words of “the rebels in the north”, at most, before what they are accused of doing."""


def accuses(statement: Statement, tokens: Sequence[Token], page: Page) -> bool:
    """Whether a statement says of somebody that he does what follows: “*accused* the rebels of …”, “*allegations* of …”."""
    said = {*map(plain, statement.cue.text.split()), *(token.plain for token in tokens)}
    return not said.isdisjoint(page.language.accusing)


def act_of(tokens: Sequence[Token], statement: Statement, page: Page) -> tuple[Token | None, str]:
    """The word of what is done, and what it is compared by.

    The verb after its helping verbs, else the first plain past form, else of a noun phrase its head.
    """
    language = page.language
    helped = False
    past: int | None = None
    for number, token in enumerate(tokens):
        if number == 1 and tokens[0].plain == "to" and token.plain not in language.helping:
            return token, word_of(token, page) if tells(token, language) else ""
        if token.plain in language.helping and not token.name:
            helped = True
            continue
        pair = _pair(tokens, number, page) or _state(tokens, number, page)
        if not (pair or tells(token, language)) or (helped and token.plain.endswith("ly")):
            continue
        if number == 1 and tokens[0].plain in language.third and token.plain.endswith("s"):
            return token, word_of(token, page)
        if helped:
            return token, pair or word_of(token, page)
        if past is None and (pair or (is_past(token, page) and not _attributive(tokens, number, page))):
            past = number
    if past is not None:
        return tokens[past], _pair(tokens, past, page) or word_of(tokens[past], page)
    doing = doing_of(tokens, statement, page) if page.code == "en" else None
    head = head_of(tokens, page) if doing is None else tokens[doing + (doing > 0)]
    return head, word_of(head, page)


def happens(statement: Statement, tokens: Sequence[Token], page: Page) -> bool:
    """Whether a content tells that something happens or is so; “immigrants”, “the deal” only name what somebody is for or against.

    A noun phrase tells it where it names an event that there may have been (“an explosion”, “any role in the killing”), of a denial
    only by a verb that denies facts: who “rejects a merger” says nothing of whether there was one. Elsewhere than in English nothing
    tells, and it is taken to.
    """
    if page.code != "en" or not tokens:
        return True
    if tokens[0].plain in page.language.questions:
        return False
    if _has_verb(statement, tokens, page):
        return True
    first = tokens[0].plain
    if first == "any" and statement.stance == "denies" and _gainsays(statement, page):
        return True  # “any role in it”: whether there was one
    if not _of_event(statement, tokens, page):
        return False
    if statement.stance in SILENT | {"denies", "doubts"}:
        return statement.stance in SILENT or first not in page.language.definite or first in page.language.indefinite
    head = head_of(tokens, page)
    return first in page.language.indefinite or (first not in page.language.definite and head is not None and head.plain.endswith("s"))


def names_event(statement: Statement, tokens: Sequence[Token], page: Page) -> bool:
    """Whether a content only names an event again that was told of before: “denies *the flight*”."""
    if not tokens or tokens[0].plain not in page.language.definite:
        return False
    return page.code != "en" or _of_event(statement, tokens, page)


def _of_event(statement: Statement, tokens: Sequence[Token], page: Page) -> bool:
    """Whether a noun phrase names an event, and its holder does not only oppose it."""
    if statement.stance in {"denies", "doubts"} and not _gainsays(statement, page):
        return False
    head = head_of(tokens, page)
    return head is not None and eventive(head.plain)


def leaves_open(statement: Statement, page: Page) -> bool:
    """Whether the holder only says that he does not know whether something is so, and answers nothing."""
    first, *_ = [*map(plain, statement.content.text.split()), ""]
    return statement.stance == "doubts" and first in WHETHER and _cue_holds(statement, page.language.unknowing)


def _gainsays(statement: Statement, page: Page) -> bool:
    return _cue_holds(statement, page.language.gainsaying)


def _cue_holds(statement: Statement, words: frozenset[str]) -> bool:
    return any(word in words for word in map(plain, statement.cue.text.split()))


def _has_verb(statement: Statement, tokens: Sequence[Token], page: Page) -> bool:
    """Whether an English content has a verb of its own, as far as that can be told without a parser."""
    language = page.language
    if tokens[0].plain in language.clauses or tokens[0].plain in language.holders:
        return True
    if len(tokens) > PHRASE or doing_of(tokens, statement, page) is not None:
        return True
    if statement.speech == "direct" and len(tokens) >= SENTENCE:
        return True
    for number, token in enumerate(tokens):
        if number and token.plain in language.aside and not token.plain.endswith("ing"):
            break  # “a date when it will open” is a date
        if token.plain in language.helping and not token.name:
            return True
        before = tokens[number - 1] if number else None
        if not is_past(token, page) or token.name:
            continue
        if before is None:
            if len(tokens) > 1 and tokens[1].plain in language.prepositions:
                return True  # “fired upon by a patrol boat”
            continue
        subject = tells(before, language) and not is_past(before, page) and not before.plain.endswith("ly")
        if subject or before.plain in language.anybody or (before.name and not before.text.endswith(("'s", "’s"))):
            return True
    return False


def _attributive(tokens: Sequence[Token], number: int, page: Page) -> bool:
    """Whether a participle only tells which: “her *adopted* state”."""
    before = tokens[number - 1].plain if number else ""
    which = before in page.language.definite or before in page.language.holders
    return which and number + 1 < len(tokens) and tells(tokens[number + 1], page.language)


def eventive(noun: str) -> bool:
    """Whether an English noun names an event: it is another form of a verb of disputes, or made from a verb.

    >>> [eventive(noun) for noun in ("explosion", "flight", "resignations", "immigrants", "soldiers")]
    [True, True, True, False, False]
    """
    table, known = senses(), english(noun)
    if known in table.same.values():
        return known not in table.things
    return DERIVED.search(noun) is not None or noun.endswith("ing")


def is_past(token: Token, page: Page) -> bool:
    """Whether a word has the form of a past tense or a participle."""
    if page.code == "en":
        return _is_past_in_english(token)
    return bool(page.language.past.search(token.text.casefold()))


def _pair(tokens: Sequence[Token], number: int, page: Page) -> str:
    """What an English verb and the small word behind it are taken for together (“let out”); empty where they are no pair."""
    if page.code != "en" or number + 1 >= len(tokens) or tokens[number].name:
        return ""
    return senses().same.get((stem(tokens[number].plain), stem(tokens[number + 1].plain)), "")


def _state(tokens: Sequence[Token], number: int, page: Page) -> str:
    """What a small word that is the whole predicate is taken for: “was *behind* the attack”."""
    if page.code != "en" or not number or tokens[number - 1].plain not in BEING:
        return ""
    return senses().same.get((stem(tokens[number].plain),), "")


def head_of(tokens: Sequence[Token], page: Page) -> Token | None:
    """The noun that a phrase is about: in English the last telling word before what only tells more of it, elsewhere the first one."""
    language = page.language
    telling: list[Token] = []
    for token in tokens:
        if telling and (token.plain in language.prepositions or token.after_comma):
            break
        if tells(token, language):
            telling.append(token)
    if not telling:
        return None
    return telling[-1] if page.code == "en" and not telling[0].plain.endswith("ing") else telling[0]


def word_of(token: Token | None, page: Page) -> str:
    return _first(comparable(token.plain, page.code)) if token is not None else ""


def subject_of(tokens: Sequence[Token], statement: Statement, page: Page, holder: Sequence[str]) -> str:
    """Who does it, by the name before the verb, or by whose idea or from whom it is said to be; empty where that is not plain."""
    language = page.language
    for number, token in enumerate(tokens):
        if token.plain not in language.authored:
            continue
        before = tokens[:number]
        if before and before[-1].name and before[-1].text.rstrip().endswith(("'s", "’s", "'", "’")):
            return _last_name(before)
        if number + 1 < len(tokens) and tokens[number + 1].plain in {"from", "by", "of"}:
            return "|".join(name_roots([each.plain for each in _run(tokens[number + 2 : number + 6])]))
    if page.code == "en" and (doing := doing_of(tokens, statement, page)) is not None:
        run = [token for token in tokens[:doing] if token.name] if doing else []
        if run:
            return "|".join(name_roots([token.plain for token in run]))
        head = head_of(tokens[:doing], page)
        return "|".join(holder) if head is None or head.plain in language.pointed else word_of(head, page)
    place = next((number for number, token in enumerate(tokens) if _is_verb(token, page)), len(tokens))
    start = tokens[:place]
    if place == len(tokens) or not start:
        return ""
    if page.code == "en" and _is_passive(tokens[place : place + 5]):
        by = next((number for number, token in enumerate(tokens) if number > place and token.plain == "by"), len(tokens))
        return "|".join(name_roots([each.plain for each in _run(tokens[by + 1 : by + 5])]))
    if len(start) == 1 and start[0].plain in language.holders and holder:
        return "|".join(holder)
    if any(token.name for token in start):
        return _last_name(_run(start))
    telling = [token for token in start if tells(token, language)]
    return word_of(telling[-1], page) if telling and telling[-1] is start[-1] else ""


def doing_of(tokens: Sequence[Token], statement: Statement, page: Page) -> int | None:
    """Where a content without a plain verb begins to tell what is done: “*opening* the gates”, “the rebels of *using* gas”."""
    for number, token in enumerate(tokens[:LONGEST_DOER]):
        gerund = token.plain.endswith("ing") and len(token.plain) > 4 and not token.name
        if gerund and (number == 0 or (tokens[number - 1].plain in {"of", "for"} and accuses(statement, tokens[:number], page))):
            return number if number == 0 else number - 1
    return None


def _is_passive(tokens: Sequence[Token]) -> bool:
    """Whether the verb that *tokens* begin with tells what was done to its subject: “was opened”, “had been let out”."""
    being = next((number for number, token in enumerate(tokens[:2]) if token.plain in BEING), None)
    return being is not None and any(_is_participle(token) for token in tokens[being + 1 : being + 4])


def _is_participle(token: Token) -> bool:
    return _is_past_in_english(token) or token.plain in language_of("en").unchanged


def _is_past_in_english(token: Token) -> bool:
    return token.plain.endswith("ed") or token.plain in irregular()


def _is_verb(token: Token, page: Page) -> bool:
    return not token.name and (token.plain in page.language.helping or (page.code == "en" and _is_past_in_english(token)))


def _run(tokens: Sequence[Token]) -> list[Token]:
    """The first run of names among *tokens*."""
    run: list[Token] = []
    for token in tokens:
        if token.name and not (run and token.after_comma):
            run.append(token)
        elif run:
            break
    return run


def _last_name(tokens: Sequence[Token]) -> str:
    names: list[Token] = []
    for token in reversed(tokens):
        if not token.name:
            break
        names.insert(0, token)
    return "|".join(name_roots([token.plain for token in names]))


def _first(words: Sequence[str]) -> str:
    return words[0] if words else ""
