"""One article read for what it is about: its words and its names, each with how much the article makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.records import READ_KINDS, Article
from sayso.stories.forms import TOKEN, folded, stem
from sayso.stories.lexicon import days_back, place_called, weekdays, where

SENTENCE_MARK = re.compile(r"[.!?:“\"«\n]")
"""After one of these a capital tells nothing."""
MOST_WORDS = 500
"""Words that are read: what an article is about it says before."""
TITLE, LEAD, BODY, REST = 3.0, 2.0, 1.0, 0.6
"""What a mention counts in the headline, in the first LEAD_WORDS, in the first BODY_WORDS, and after them."""
LEAD_WORDS, BODY_WORDS = 80, 250
NAME_WORDS = 4
"""Words of the longest name: a longer run of capitals is a headline."""
PARTICLES = frozenset(
    ["al", "el", "de", "del", "la", "bin", "ibn", "abu", "von", "van", "der", "da", "do", "dos", "di", "du", "le", "les"],
)
"""Small words within a name: “Bashar al-Orl”, “Serén del Mar”."""
CAPITALS = 0.5
"""From which share of capitalised words on a headline is written in capitals, so that they tell nothing."""


@dataclass(slots=True)
class Word:
    """One word of the text, or one number."""

    text: str
    plain: str
    """Folded."""
    weight: float
    """What a mention here counts."""
    first: bool
    """Whether it begins a sentence or stands in a headline of capitals, where a capital tells nothing."""
    glued: bool
    """Whether nothing but a space or a hyphen stands between it and the word before."""


@dataclass(slots=True)
class Name:
    """One name and what the article makes of it."""

    weight: float = 0.0
    mentions: int = 0
    located: float = 0.0
    """Mentions at which it stands as a place does."""
    place: bool = False
    """Whether one of them leaves no doubt: “the town of X”, “X province”, a dateline, a known city."""


@dataclass(slots=True)
class Content:
    """What an article is about, before the telling is chosen from the rest."""

    names: dict[str, Name] = field(default_factory=dict)
    """By the folded name."""
    words: dict[str, float] = field(default_factory=dict)
    """By the folded word."""
    days: list[tuple[str, float]] = field(default_factory=list)
    """Mentions of weekdays, of “today” and “yesterday”."""


def read(article: Article) -> Content:
    """The words and names of *article*."""
    words = list(_words(article))
    known = _capitalised(words)
    content = Content(days=[(word.plain, word.weight) for word in words if word.plain in weekdays() or word.plain in days_back()])
    spread: dict[str, tuple[float, str]] = {}
    at = 0
    while at < len(words):
        length = _run(words, at, known)
        if length:
            _add_name(content, words, at, length)
            at += length
            continue
        word = words[at]
        if _telling(word):
            weight, shown = spread.get(root := stem(word.plain), (0.0, word.plain))
            spread[root] = weight + word.weight, shown
        at += 1
    content.words = {shown: weight for weight, shown in spread.values()}
    return content


def _words(article: Article) -> Iterator[Word]:
    count = 0
    for number, text in enumerate(_pieces(article)):
        tokens = list(TOKEN.finditer(text))
        headline = number == 0 and _in_capitals([token.group() for token in tokens])
        end = 0
        for token in tokens:
            between = text[end : token.start()]
            weight = TITLE if number == 0 else LEAD if count < LEAD_WORDS else BODY if count < BODY_WORDS else REST
            glued = end > 0 and between in (" ", "-")
            first = headline or end == 0 or (not glued and SENTENCE_MARK.search(between) is not None)
            yield Word(token.group(), folded(token.group()), weight, first, glued)
            end = token.end()
            count += number > 0
        if count > MOST_WORDS:
            return


def _pieces(article: Article) -> Iterator[str]:
    """The headline (empty where there is none), then what the page says under it."""
    title = article.title or ""
    yield title
    blocks = [block for block in article.blocks if block.kind in READ_KINDS]
    if not blocks:
        yield article.text
    for block in blocks:
        text = article.text[slice(*block.span)]
        if not (block.kind == "title" or text == title):
            yield text


def _in_capitals(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) > CAPITALS * len(long)


def _capitalised(words: Sequence[Word]) -> frozenset[str]:
    """Words that the article writes with a capital where none is due, and more often so than small."""
    balance: dict[str, int] = {}
    for word in words:
        if word.text[0].isupper() and not word.first:
            balance[word.plain] = balance.get(word.plain, 0) + 1
        elif word.text[0].islower():
            balance[word.plain] = balance.get(word.plain, 0) - 1
    return frozenset(word for word, count in balance.items() if count > 0)


def _run(words: Sequence[Word], at: int, known: frozenset[str]) -> int:
    """How many words from *at* on are one name; 0 where none begins."""
    if not _is_name(words[at], known):
        return 0
    length = 1
    while at + length < len(words) and length < NAME_WORDS and words[at + length].glued:
        if _is_name(words[at + length], known):
            length += 1
        elif words[at + length].plain in PARTICLES and at + length + 1 < len(words) and _is_name(words[at + length + 1], known):
            length += 2
        else:
            break
    return length


def _is_name(word: Word, known: frozenset[str]) -> bool:
    if not word.text[0].isupper() or len(word.text) < 2 or word.plain in where()["never"]:
        return False
    return word.plain in known or (word.first and place_called(word.plain) is not None)


def _telling(word: Word) -> bool:
    if word.plain[0].isdigit():
        return len(word.plain) > 1 and not (len(word.plain) == 4 and word.plain[:2] in {"19", "20"})  # a year tells little
    return len(word.plain) > 2 and word.plain not in where()["never"]


def _add_name(content: Content, words: Sequence[Word], at: int, length: int) -> None:
    run = words[at : at + length]
    key = " ".join(word.plain for word in run)
    called = place_called(key)
    name = content.names.setdefault(called or key, Name())
    name.weight += run[0].weight
    name.mentions += 1
    located, certain = _stands_as_place(words, at, length)
    name.located += located
    name.place |= certain or called is not None


def _stands_as_place(words: Sequence[Word], at: int, length: int) -> tuple[bool, bool]:
    """Whether the name at *at* stands as a place does here, and whether that leaves no doubt."""
    lists = where()
    after = words[at + length].plain if at + length < len(words) and words[at + length].glued else ""
    if after in lists["kinds"] or (words[at].plain in lists["opening"] and length > 1):
        return True, True
    back = at - 1
    while back >= max(at - 5, 0) and words[back + 1].glued:
        before = words[back].plain
        if before in lists["kinds"]:
            return True, True
        if before in lists["before"]:
            return True, False
        if before not in lists["between"]:
            break
        back -= 1
    return False, False
