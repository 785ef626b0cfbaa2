"""What a statement says beside its figures, in comparable form, read from its own article alone.

Words become stems, names become roots, “not” becomes a polarity, and what only points back (“denies it”) is led to
what it points at. Whether two statements answer one question is for `lineup`, where the whole story is at hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.questions.labels import label_of
from sayso.questions.words import WORD, Language, irregular, language_of, plain, root, senses, stem
from sayso.records import Article, Statement
from sayso.text import Span, hull, overlaps, sentence_starts
from sayso.traces import Point

REPLIES = frozenset({"denies", "doubts", "neither-confirms-nor-denies", "no-comment"})
"""Stances that answer what somebody says, more often than not somebody else."""
NEAR = 2
"""Blocks that lie between what points back and what it points at, at most: the paragraph before, or lead and headline."""
THIN = 1
"""Telling words up to which a reply that points back is taken to say nothing of its own."""


def points_of(article: Article, statements: Sequence[Statement]) -> tuple[Point | None, ...]:
    """What each of an article's *statements* says, in their order."""
    page = _Page.of(article)
    spoken = [_spoken(page, statement) for statement in statements]
    return tuple(_point(page, each, spoken) for each in spoken)


def point_of(article: Article, statement: Statement, around: Sequence[Statement] = ()) -> Point | None:
    """What *statement* says; *around* are the article's statements, to which “it” may point back."""
    statements = [other for other in around if other.id != statement.id]
    return points_of(article, [statement, *statements])[0]


@dataclass(frozen=True, slots=True)
class Token:
    """One word where it stands."""

    text: str
    plain: str
    span: Span
    name: bool
    after_comma: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """What is read once of an article for all its statements."""

    article: Article
    language: Language
    starts: list[int]
    """Where sentences begin."""
    blocks: list[int]
    """Where blocks begin."""
    names: frozenset[str]
    """Words that are capitalised where no sentence begins, without accents and case."""
    roots: frozenset[str]
    """Their roots: “letio” is written small in Spanish."""

    @classmethod
    def of(cls, article: Article) -> _Page:
        text = article.text
        bodies = [block.span for block in article.blocks if block.kind not in {"title", "heading"}]
        names: set[str] = set()
        small: set[str] = set()
        for start, end in bodies:
            for match in WORD.finditer(text, start, end):
                word = match.group()
                if not word[0].isupper():
                    small.add(plain(word))
                elif match.start() > start and text[match.start() - 1] == " " and text[match.start() - 2] not in ".!?:…“\"”’":
                    names.add(_bare(word))
        names -= small
        return cls(
            article,
            language_of(article.language or ""),
            sentence_starts(text),
            [block.span[0] for block in article.blocks],
            frozenset(names),
            frozenset(map(root, names)) if (article.language or "en") != "en" else frozenset(),
        )

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
                if tokens:
                    sentences.append(tokens)
        return sentences

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
class _Spoken:
    """One statement as read so far: without what it points back to."""

    statement: Statement
    terms: tuple[str, ...]
    names: tuple[str, ...]
    aside: tuple[str, ...]
    polarity: int
    points: bool
    """Whether it only points back."""
    leaning: bool
    """Whether one of its words points back, beside words of its own: “having received it”."""
    span: Span
    tokens: list[list[Token]]


def _spoken(page: _Page, statement: Statement) -> _Spoken:
    sentences = page.tokens(statement.content.spans)
    language = page.language
    own = frozenset(_bare(word) for word in WORD.findall(statement.source.name or statement.source.text) if word[0].isupper())
    main, rest = _main(sentences, language)
    names = [root(token.plain) for token in main if token.name]
    if own and _stands_for_holder(statement, main, language):
        names = [*map(root, sorted(own)), *names]
    terms = _terms(main, language)
    aside = [*_terms(rest, language), *("@" + root(token.plain) for token in rest if token.name)]
    pointing = [token for token in main if token.plain in language.pointing and token.plain not in language.firsts]
    points = not terms and not [token for token in main if token.name] and (bool(pointing) or _points_by_noun(main, language))
    leaning = bool(pointing) and pointing[-1] is main[-1] and 0 < len(terms) <= THIN
    return _Spoken(
        statement,
        _once(terms),
        _once(names),
        _once(aside),
        _polarity(statement, sentences, main, language),
        points or (not terms and statement.stance in REPLIES),
        leaning,
        hull(statement.content.spans),
        sentences,
    )


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _main(sentences: list[list[Token]], language: Language) -> tuple[list[Token], list[Token]]:
    """The words of what is mainly said, and those of what only places or explains it."""
    if not sentences:
        return [], []
    first, *others = sentences
    rest = [token for sentence in others for token in sentence]
    if first[0].plain in language.aside:  # “If we had opened the gates, …”: what it is about stands in the clause itself
        return first, rest
    for number, token in enumerate(first):
        if number < 2 or not _terms(first[:number], language):
            continue
        if token.plain in language.aside or (token.after_comma and token.plain in language.joining):
            return first[:number], first[number:] + rest
    return first, rest


def _terms(tokens: Sequence[Token], language: Language) -> list[str]:
    """The telling words of *tokens* in comparable form."""
    table = senses()
    stems = [stem(token.plain) if not token.name else "" for token in tokens]
    found: list[str] = []
    skip = False
    for number, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        pair = (stems[number], stems[number + 1]) if number + 1 < len(tokens) else None
        if pair is not None and pair in table.same:
            found.append(table.same[pair])
            skip = True
        elif not token.name and not token.text[0].isdigit() and token.plain not in language.empty and token.plain not in language.times:
            single = (stems[number],)
            found.append(table.same.get(single) or table.opposite.get(single) or stems[number])
    return found


def _stands_for_holder(statement: Statement, main: Sequence[Token], language: Language) -> bool:
    """Whether a pronoun of the content, or the missing subject of a gerund or infinitive, is the holder himself."""
    if any(token.plain in language.firsts for token in main):
        return True
    for token in main[:4]:
        if token.name:
            return False
        if token.plain in language.holders:
            return statement.speech != "direct"
    return bool(main) and statement.speech == "indirect" and main[0].plain.endswith("ing")


def _points_by_noun(main: Sequence[Token], language: Language) -> bool:
    return len(main) <= 3 and bool(main) and main[-1].plain in language.pointed


def _polarity(statement: Statement, sentences: list[list[Token]], main: list[Token], language: Language) -> int:
    """1, or -1 where the words themselves say that it is not so; the stance is apart."""
    cue = {plain(word) for word in WORD.findall(statement.cue.text)}
    if statement.stance in {"denies", "doubts"} and not cue & language.denying:
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
        if word in language.nots and not (token.after_comma and number > 0):  # “from Pyongyang, not Moscow” sets apart
            negated = True
        elif word.endswith("n't"):
            negated = True
        elif word in language.turns or pair in language.turns:
            turns += 1
    opposite = senses().opposite
    turns += any(not token.name and (stem(token.plain),) in opposite for token in main)
    turns += negated
    turns += any(_takes_back(sentence, language) for sentence in sentences[1:])
    turns += bool(main) and main[0].plain in {"if", "had"} and any(token.plain == "had" for token in main)
    return -1 if turns % 2 else 1


def _takes_back(sentence: Sequence[Token], language: Language) -> bool:
    """Whether a later sentence says of the first that it is not so: “That was untrue.”"""
    return (
        2 <= len(sentence) <= 6
        and sentence[0].plain in {"that", "this", "it"}
        and any(token.plain in language.untrue or token.plain in {"not"} for token in sentence)
    )


def _point(page: _Page, spoken: _Spoken, all_spoken: Sequence[_Spoken]) -> Point | None:
    echoes = tuple(_echoes(page, spoken, all_spoken))
    if not spoken.terms and not echoes and not spoken.names:
        return None
    label, kind, subject = label_of(page.article, spoken.statement)
    return Point(
        terms=spoken.terms,
        names=spoken.names,
        aside=spoken.aside,
        polarity=spoken.polarity,
        echoes=echoes,
        label=label,
        kind=kind,
        subject=subject,
    )


def _echoes(page: _Page, spoken: _Spoken, others: Sequence[_Spoken]) -> Iterator[tuple[str, float, str]]:
    """The statements of the article that *spoken* is about."""
    mine = spoken.statement
    for other in others:
        if other is not spoken and other.statement.source.name == mine.source.name and overlaps(other.span, spoken.span):
            yield other.statement.id, 1.0, "one lies in the other"
    if mine.stance in REPLIES or spoken.points or spoken.leaning:
        found = _pointed_at(page, spoken, others)
        if found is not None:
            yield found


def _pointed_at(page: _Page, spoken: _Spoken, others: Sequence[_Spoken]) -> tuple[str, float, str] | None:
    """The statement before *spoken* that it can be an answer to, if it points back at all."""
    if not spoken.points and not spoken.leaning:
        return None
    mine = spoken.statement
    begin = mine.span[0]
    replies = mine.stance in REPLIES
    found: list[tuple[bool, int, str]] = []
    for other in others:
        theirs = other.statement
        if other.points or theirs.stance in {"asks", "promises", "no-comment"} or other.span[0] >= spoken.span[0]:
            continue
        if overlaps(other.span, spoken.span) or page.block(begin) - page.block(other.span[0]) > NEAR:
            continue
        if (theirs.source.name == mine.source.name) is replies:
            continue
        end = min(theirs.span[1], begin)
        between = bisect_right(page.starts, begin) - bisect_right(page.starts, end)
        found.append((between <= 1, other.span[0], theirs.id))
    if not found:
        return None
    near, _, best = max(found)
    return best, 0.9 if near else 0.5, "points back to it"
