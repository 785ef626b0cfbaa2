"""What a statement says beside its figures, in comparable form, read from its own article alone.

Words become stems, names become roots, “not” becomes a polarity, and what only points back (“denies it”) is led to
what it points at. Whether two statements answer one question is for `lineup`, where the whole story is at hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.questions.asking import question_of, who_of
from sayso.questions.words import WORD, Language, authored_acts, comparable, irregular, language_of, name_roots, plain, root, senses, stem
from sayso.records import Article, Statement
from sayso.text import Span, hull, overlaps, sentence_starts, within
from sayso.traces import Point

REPLIES = frozenset({"denies", "doubts", "neither-confirms-nor-denies", "no-comment"})
"""Stances that answer what somebody says, more often than not somebody else."""
POINTS_BACK = "points back to it"
DENIALS = frozenset({"denies", "doubts"})
NEAR = 2
"""Blocks that lie between what points back and what it points at, at most: the paragraph before, or lead and headline."""
POINTED, POINTED_FAR = 0.9, 0.4
"""How sure it is that “it” is what the sentence before says, and that it is what was said further up."""
REPLACED = 0.7
"""How sure it is that “initially … later …” in one sentence are two answers to one question."""
HEADED, ENLARGED = 0.8, 0.6
"""How sure it is that a denial is the headline's, and that a denial right after another of the same holder enlarges on it."""
LOOSE = 7
"""Words that a sentence may have beside holder, cue and content before “this” is taken to mean something told in it."""
NAMED = 2
"""Telling words of “the flight”, “the secret flight”, at most."""
INSERTED = 7
"""Words between two commas, at most, that are taken out as put in between."""
BRIEF = 3
"""Words of “it does”, at most: who asserts more than that asserts something of its own."""
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
class _Spoken:
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


def _spoken(page: _Page, statement: Statement) -> _Spoken:
    sentences = page.tokens(statement.content.spans)
    language = page.language
    own = frozenset(_bare(word) for word in WORD.findall(statement.source.name or statement.source.text) if word[0].isupper())
    main, rest = _main(sentences, page)
    names = name_roots([token.plain for token in main if token.name])
    if own and _stands_for_holder(statement, main, page):
        names = [*name_roots([word for word in map(_bare, WORD.findall(statement.source.name or statement.source.text)) if word in own]), *names]
    terms = _terms(main, page)
    act = _act(main, page)
    aside = [*_terms(rest, page), *("@" + name for name in name_roots([token.plain for token in rest if token.name]))]
    pointing = [token for token in main if token.plain in language.pointing and token.plain not in language.firsts]
    by_noun = _points_by_noun(main, language)
    if by_noun:
        terms = []  # “that accusation” says nothing of its own
    points = not terms and not [token for token in main if token.name] and (bool(pointing) or by_noun)
    leaning = bool(pointing) and pointing[-1] is main[-1] and 0 < len(terms) <= THIN
    return _Spoken(
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


def _main(sentences: list[list[Token]], page: _Page) -> tuple[list[Token], list[Token]]:
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


def _terms(tokens: Sequence[Token], page: _Page) -> list[str]:
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


def _act(tokens: Sequence[Token], page: _Page) -> Token | None:
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


def _act_of(token: Token | None, page: _Page) -> str:
    return _first(comparable(token.plain, page.code)) if token is not None else ""


def _subject(tokens: Sequence[Token], page: _Page, holder: Sequence[str]) -> str:
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
    if len(start) == 1 and start[0].plain in language.holders and holder:
        return "|".join(holder)
    if any(token.name for token in start):
        return _last_name(_run(start))
    telling = [token for token in start if _tells(token, language)]
    return _act_of(telling[-1], page) if telling and telling[-1] is start[-1] else ""


def _is_verb(token: Token, page: _Page) -> bool:
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
    return not (token.name or word[0].isdigit() or len(word) < 2 or word in language.empty or word in language.times or word.endswith("n't"))


def _stands_for_holder(statement: Statement, main: Sequence[Token], page: _Page) -> bool:
    """Whether a pronoun of the content, or the missing subject of a gerund or infinitive, is the holder himself."""
    language = page.language
    if any(token.plain in language.firsts for token in main):
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
        if word in language.nots and not (token.after_comma and number > 0):  # “from Pyongyang, not Moscow” sets apart
            negated = True
        elif word.endswith("n't"):
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


def _point(page: _Page, spoken: _Spoken, all_spoken: Sequence[_Spoken]) -> Point | None:
    echoes = tuple(_echoes(page, spoken, all_spoken))
    if not spoken.terms and not echoes and not spoken.names:
        return None
    authored = spoken.subject and spoken.act in page.authored
    label = question_of(_clause(page, spoken), _called(spoken.statement), spoken.statement.source.kind, page.code)
    return Point(
        terms=spoken.terms,
        names=spoken.names,
        aside=spoken.aside,
        act=spoken.act,
        ought=any(token.plain in page.language.ought for token in spoken.main),
        subject=spoken.subject,
        polarity=spoken.polarity,
        echoes=echoes,
        label=label,
        who=who_of(_clause(page, spoken), page.code) if authored else "",
        kind="yes-no" if label else "",
    )


def _clause(page: _Page, spoken: _Spoken) -> list[str]:
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


def _echoes(page: _Page, spoken: _Spoken, others: Sequence[_Spoken]) -> Iterator[tuple[str, float, str]]:
    """The statements of the article that *spoken* is about."""
    mine = spoken.statement
    for other in others:
        theirs = other.statement
        if other is not spoken and _replaced(page, other, spoken):
            yield theirs.id, REPLACED, "was said first, and this later"
        if other is spoken or theirs.source.name != mine.source.name:
            continue
        if overlaps(other.span, spoken.span):
            yield theirs.id, 1.0, "one lies in the other"
        elif other.span[0] < spoken.span[0] and _denies(mine, spoken) and _denies(theirs, other):
            if _heads(page, other, spoken):
                yield theirs.id, HEADED, "the headline says it"
            elif mine.speech == "direct" and page.block(theirs.span[0]) > 0 and _sentences_between(page, theirs, mine) <= 1:
                yield theirs.id, ENLARGED, "goes on denying"
    brief = sum(map(len, spoken.tokens)) <= BRIEF and any(token.plain in page.language.helping for token in spoken.main) and mine.stance in {"confirms", "asserts", "believes"}
    if (spoken.points or spoken.leaning or spoken.names_it) if mine.stance in REPLIES else (spoken.points and brief):
        found = _pointed_at(page, spoken, others)
        if found is not None:
            yield found


def _replaced(page: _Page, first: _Spoken, later: _Spoken) -> bool:
    """Whether one sentence sets *first* against *later*: “initially denied sending it, but later said the sending was legal”."""
    before, after = first.statement.said_at, later.statement.said_at
    if before is None or after is None or first.span[0] > later.span[0]:
        return False
    ordered = before.order in {"initially", "earlier"} and after.order in {"later", "now"}
    return ordered and not page.apart(first.span[1], later.span[0]) and bool({*first.terms} & {*later.terms})


def _denies(statement: Statement, spoken: _Spoken) -> bool:
    return statement.stance == "denies" or (statement.stance == "asserts" and spoken.polarity < 0)


def _heads(page: _Page, headline: _Spoken, spoken: _Spoken) -> bool:
    """Whether *headline* stands in the headline, and *spoken* in what comes right after it and shares a word with it."""
    return (
        page.block(headline.span[0]) == 0
        and page.block(spoken.span[0]) <= NEAR
        and page.article.blocks[0].kind == "title"
        and len({*headline.terms, *headline.aside, *headline.names} & {*spoken.terms, *spoken.aside, *spoken.names}) > 0
    )


def _sentences_between(page: _Page, one: Statement, other: Statement) -> int:
    """How many sentences begin after *one* ends and before *other* begins, that one's own counted."""
    begin = other.span[0]
    return bisect_right(page.starts, begin) - bisect_right(page.starts, min(one.span[1], begin))


def _pointed_at(page: _Page, spoken: _Spoken, others: Sequence[_Spoken]) -> tuple[str, float, str] | None:
    """The statement before *spoken* that it can be an answer to, if it points back at all."""
    mine = spoken.statement
    if mine.stance == "no-comment":
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


def _tells_apart(page: _Page, statement: Statement, other: Statement) -> bool:
    """Whether its sentence tells more than it and *other*: “Orl, which is said to have been sent a copy, denied *this*.”"""
    begin = page.starts[max(bisect_right(page.starts, statement.span[0]) - 1, 0)]
    told = [*statement.source.spans, *statement.cue.spans, other.span]
    words = WORD.finditer(page.article.text, begin, statement.content.spans[0][0])
    return sum(1 for word in words if not any(within(word.span(), span) for span in told)) > LOOSE
