"""A statement's content read once: what is mainly said and what is aside, its telling words and names, its act and doer, its polarity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.questions.words import WORD, Language, authored_acts, comparable, irregular, language_of, name_roots, plain, root, senses, stem
from sayso.records import SILENT, Article, Statement
from sayso.text import Span, hull, sentence_starts

DENIALS = frozenset({"denies", "doubts"})
REPLIES = DENIALS | SILENT
"""Stances that answer what somebody says, more often than not somebody else."""
THIN = 1
"""Telling words up to which a reply that points back is taken to say nothing of its own."""
NAMED = 2
"""Telling words of “the flight”, “the secret flight”, at most."""
BEING = frozenset(("is", "are", "was", "were", "been", "be", "being"))
"""With a participle they tell what was done to the subject, and who did it only after “by”."""
INSERTED = 7
"""Words between two commas, at most, that are taken out as put in between."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word where it stands."""

    text: str
    plain: str
    span: Span
    name: bool
    after_comma: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What is read once of an article for all its statements."""

    article: Article
    language: Language
    code: str
    """Its language's code; English where the page does not tell."""
    starts: list[int]
    """Where sentences begin."""
    blocks: list[int]
    """Where blocks begin."""
    names: frozenset[str]
    """Words that are capitalised where no sentence begins, without accents and case."""
    roots: frozenset[str]
    """Their roots: “letio” is written small in Spanish."""

    @classmethod
    def of(cls, article: Article) -> Page:
        text = article.text
        bodies = [block.span for block in article.blocks if block.kind not in {"title", "heading"}]
        names: set[str] = set()
        small: set[str] = set()
        for start, end in bodies:
            for match in WORD.finditer(text, start, end):
                word = match.group()
                if not word[0].isupper():
                    small.add(plain(word))
                elif match.start() > start and text[match.start() - 1] == " " and text[match.start() - 2] not in '.!?:…“"”’':
                    names.add(_bare(word))
        names -= small
        return cls(
            article,
            language_of(article.language or "en"),
            article.language or "en",
            sentence_starts(text),
            [block.span[0] for block in article.blocks],
            frozenset(names),
            frozenset(map(root, names)) if (article.language or "en") != "en" else frozenset(),
        )

    @property
    def authored(self) -> frozenset[str]:
        """The acts of which it can be asked whose they are."""
        return authored_acts(self.code)

    def block(self, place: int) -> int:
        """The number of the block in which *place* lies."""
        return max(bisect_right(self.blocks, place) - 1, 0)

    def tokens(self, spans: Sequence[Span]) -> list[list[Token]]:
        """The words under *spans*, a list for each sentence or piece."""
        sentences: list[list[Token]] = []
        for start, end in spans:
            first = bisect_right(self.starts, start)
            bounds = [start, *(each for each in self.starts[first : bisect_right(self.starts, end - 1)]), end]
            for begin, stop in pairwise(bounds):
                tokens = [self._token(match.group(), match.span()) for match in WORD.finditer(self.article.text, begin, stop)]
                if not tokens:
                    continue
                if sentences and begin == start and not self.apart(sentences[-1][-1].span[1], start):
                    sentences[-1] += tokens  # two pieces of one sentence
                else:
                    sentences.append(tokens)
        return sentences

    def apart(self, end: int, start: int) -> bool:
        """Whether a sentence begins between *end* and *start*."""
        return bisect_right(self.starts, start) > bisect_right(self.starts, end)

    def _token(self, word: str, span: Span) -> Token:
        bare = _bare(word)
        comma = self.article.text[max(span[0] - 2, 0) : span[0]].rstrip()[-1:] in {",", "–", "—", ";"}
        if bare in self.language.empty or bare in self.language.times:
            return Token(word, plain(word), span, False, comma)
        name = (word[0].isupper() and bare in self.names) or (bool(self.roots) and len(bare) > 3 and root(bare) in self.roots)
        return Token(word, plain(word), span, name, comma)


def _bare(word: str) -> str:
    return plain(word).removesuffix("'s").removesuffix("'")


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
    points: bool
    """Whether it only points back."""
    leaning: bool
    """Whether one of its words points back, beside words of its own: “having received it”."""
    names_it: bool
    """Whether it names again what was told before: “the flight”."""
    span: Span
    tokens: list[list[Token]]
    main: list[Token]


def read_statement(page: Page, statement: Statement) -> Spoken:
    sentences = page.tokens(statement.content.spans)
    language = page.language
    own = frozenset(_bare(word) for word in WORD.findall(statement.source.name or statement.source.text) if word[0].isupper())
    main, rest = _main(sentences, page)
    names = name_roots([token.plain for token in main if token.name])
    if own and _stands_for_holder(statement, main, page):
        names = [
            *name_roots([word for word in map(_bare, WORD.findall(statement.source.name or statement.source.text)) if word in own]),
            *names,
        ]
    terms = _terms(main, page)
    act = _act(main, page)
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
        _act_of(act, page),
        _subject(main, page, _once(name_roots(sorted(own)))),
        _polarity(statement, sentences, main, act, language),
        points or (not terms and statement.stance in REPLIES),
        leaning,
        bool(main) and main[0].plain in language.definite and 0 < len(terms) <= NAMED and len(main) <= 2 * NAMED,
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
    for number, token in enumerate(first):
        if number < 2 or not _terms(first[:number], page):
            continue
        if token.plain in language.aside:
            return first[:number], first[number:] + rest
        if token.after_comma and token.plain in language.joining:  # “had received, and did not act upon, a report”
            closed = next((after for after in range(number + 1, min(number + INSERTED, len(first))) if first[after].after_comma), number)
            return first[:number] + first[closed:] * (closed > number), first[number : closed if closed > number else None] + rest
    return first, rest


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
        if page.code == "en" and after is not None and not token.name:
            pair = same.get((stem(token.plain), stem(after.plain)))
            if pair is not None:
                found.append(pair)
                skip = True
                continue
        if _tells(token, language):
            found += comparable(token.plain, page.code)
    return found


def _act(tokens: Sequence[Token], page: Page) -> Token | None:
    """The word of what is done: the verb after its helping verbs, else the first plain past form, else the first noun."""
    language = page.language
    helped = False
    past: Token | None = None
    for token in tokens:
        if token.plain in language.helping:
            helped = True
        elif _tells(token, language) and not (helped and token.plain.endswith("ly")):
            if helped:
                return token
            if past is None and page.code == "en" and (token.plain.endswith("ed") or token.plain in irregular()):
                past = token
    return past or next((token for token in tokens if _tells(token, language)), None)


def _act_of(token: Token | None, page: Page) -> str:
    return _first(comparable(token.plain, page.code)) if token is not None else ""


def _subject(tokens: Sequence[Token], page: Page, holder: Sequence[str]) -> str:
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
    place = next((number for number, token in enumerate(tokens) if _is_verb(token, page)), len(tokens))
    start = tokens[:place]
    if place == len(tokens) or not start:
        return ""
    if page.code == "en" and tokens[place].plain in BEING and any(_is_participle(token) for token in tokens[place + 1 : place + 4]):
        by = next((number for number, token in enumerate(tokens) if number > place and token.plain == "by"), len(tokens))
        return "|".join(name_roots([each.plain for each in _run(tokens[by + 1 : by + 5])]))
    if len(start) == 1 and start[0].plain in language.holders and holder:
        return "|".join(holder)
    if any(token.name for token in start):
        return _last_name(_run(start))
    telling = [token for token in start if _tells(token, language)]
    return _act_of(telling[-1], page) if telling and telling[-1] is start[-1] else ""


def _is_participle(token: Token) -> bool:
    return token.plain.endswith("ed") or token.plain in irregular()


def _is_verb(token: Token, page: Page) -> bool:
    word = token.plain
    return not token.name and (word in page.language.helping or (page.code == "en" and (word.endswith("ed") or word in irregular())))


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


def _tells(token: Token, language: Language) -> bool:
    word = token.plain
    return not (
        token.name or word[0].isdigit() or len(word) < 2 or word in language.empty or word in language.times or word.endswith("n't")
    )


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


def _polarity(statement: Statement, sentences: list[list[Token]], main: list[Token], act: Token | None, language: Language) -> int:
    """1, or -1 where the words themselves say that it is not so; the stance is apart."""
    cue = {plain(word) for word in WORD.findall(statement.cue.text)}
    if statement.stance in DENIALS and not cue & language.denying:
        return 1  # the stance was read from the content's own “not”: what it denies is what it says without it
    if statement.stance == "suspects" and not cue & language.suspecting:
        return 1
    text = " ".join(token.plain for token in main)
    idle = [word for match in language.idle.finditer(text) for word in match.group().split()]
    turns = 0
    negated = False
    for number, token in enumerate(main):
        word = token.plain
        if word in idle:
            continue
        pair = f"{word} {main[number + 1].plain}" if number + 1 < len(main) else ""
        if (word in language.nots and not (token.after_comma and number > 0)) or word.endswith(
            "n't"
        ):  # “from Pyongyang, not Moscow” sets apart
            negated = True
        elif (word in language.turns or pair in language.turns) and not (statement.stance in DENIALS and word in language.untrue):
            turns += 1  # “dismissed the reports as baseless” denies once
    turns += act is not None and (stem(act.plain),) in senses().opposite
    turns += negated
    turns += any(_takes_back(sentence, language) for sentence in sentences[1:])
    words = [token.plain for token in main]
    turns += bool(main) and "had" in words[:4] and (words[0] == "had" or ("if" in words[:1] and "would" in words))
    return -1 if turns % 2 else 1


def _takes_back(sentence: Sequence[Token], language: Language) -> bool:
    """Whether a later sentence says of the first that it is not so: “That was untrue.”"""
    return (
        2 <= len(sentence) <= 6
        and sentence[0].plain in {"that", "this", "it"}
        and any(token.plain in language.untrue or token.plain in {"not"} for token in sentence)
    )
