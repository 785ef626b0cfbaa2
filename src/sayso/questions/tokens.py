"""An article's words where they stand, and what is read once of it for all its statements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.questions.glosses import gloss
from sayso.questions.words import Language, authored_acts, language_of, plain, root, senses, words_of
from sayso.records import Article
from sayso.text import Span, sentence_starts


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
        small_word = -1  # where one ended that is written on to the next word
        for start, end in bodies:
            for match in words_of(article.language or "en").finditer(text, start, end):
                word, elided = match.group(), small_word == match.start()
                small_word = match.end() if match.group()[-1] in "’'" and match.group()[0].islower() else -1
                if not word[0].isupper():
                    small.add(plain(word))
                elif elided or _inside_a_sentence(text, start, match.start()):  # “d’Orlie”
                    names.add(bare(word))
        names -= small
        language = language_of(article.language or "en")
        if language.before_nouns:
            names -= _nouns(text, bodies, language, article.language or "")
        return cls(
            article,
            language,
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
                tokens = [
                    self._token(match.group(), match.span()) for match in words_of(self.code).finditer(self.article.text, begin, stop)
                ]
                if not tokens:
                    continue
                tokens = self._verbs(tokens)
                if sentences and begin == start and not self.apart(sentences[-1][-1].span[1], start):
                    sentences[-1] += tokens  # two pieces of one sentence
                else:
                    sentences.append(tokens)
        return sentences

    def _verbs(self, tokens: list[Token]) -> list[Token]:
        """*tokens*, those that only a helping verb tells to be verbs as their past forms: “did not fire”."""
        helped = senses().helped if self.code == "en" else {}
        for number, token in enumerate(tokens[1:], 1):
            before = tokens[number - 1].plain
            if token.plain in helped and (before in self.language.helping or before in {"to", "not"} or before.endswith("n't")):
                tokens[number] = replace(token, plain=helped[token.plain])
        return tokens

    def apart(self, end: int, start: int) -> bool:
        """Whether a sentence begins between *end* and *start*."""
        return bisect_right(self.starts, start) > bisect_right(self.starts, end)

    def _token(self, word: str, span: Span) -> Token:
        if word[-1] in "’'":
            return Token(word, plain(word)[:-1] + "e", span, False, False)  # “l’” is “le”
        form = bare(word)
        comma = self.article.text[max(span[0] - 2, 0) : span[0]].rstrip()[-1:] in {",", "–", "—", ";"}
        if form in self.language.empty or form in self.language.times:
            return Token(word, plain(word), span, False, comma)
        name = (word[0].isupper() and form in self.names) or (bool(self.roots) and len(form) > 3 and root(form) in self.roots)
        return Token(word, plain(word), span, name, comma)


def _inside_a_sentence(text: str, start: int, place: int) -> bool:
    """Whether the word at *place* of a block from *start* on begins no sentence, as far as marks tell."""
    return place > start and text[place - 1] == " " and text[place - 2] not in '.!?:…“"”’'


def _nouns(text: str, bodies: Sequence[Span], language: Language, code: str) -> set[str]:
    """The nouns that are no names of a language that capitalises all: by what stands before, or by their ends, or as known words."""
    found: set[str] = set()
    for start, end in bodies:
        before = ""
        for match in words_of(code).finditer(text, start, end):
            word, form = match.group(), bare(match.group())
            if word[0].isupper() and (before in language.before_nouns or language.noun_ends.search(form) or gloss(form, code)):
                found.add(form)
            before = plain(word)
    return found


def bare(word: str) -> str:
    """*word* without accents, case and the mark of whose it is."""
    return plain(word).removesuffix("'s").removesuffix("'")


def tells(token: Token, language: Language) -> bool:
    """Whether a word tells something of its own."""
    word = token.plain
    return not (
        token.name or word[0].isdigit() or len(word) < 2 or word in language.empty or word in language.times or word.endswith("n't")
    )
