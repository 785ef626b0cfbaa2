"""The name of a story, as a person would write it: “Karrowen dam collapse”, the piece of a headline that most of its articles share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.stories.forms import TOKEN, folded, sound, stem
from sayso.stories.lexicon import rarity, where
from sayso.stories.likeness import HEAVIEST_NAMES, HEAVIEST_PLACES
from sayso.traces import Topic

PIECE = re.compile(r"\s[-–—|]\s|[:;,.?!|“”„«»\"()…\n]+|(?<!\w)['‘’]|['’](?!\w)")
"""Where a headline falls into pieces: a name does not reach from one into the next."""
FEWEST, MOST = 2, 5
"""Words of a name."""
CONTENT = 1.6
"""The rarity from which on a word tells something by itself; a name begins and ends with one."""
COST = 1.2
"""What a further word must bring: how rare it is, times the share of the story's articles that use it."""
LONGEST = 70
"""Characters of the name of a story of one article, which is its headline."""


def name(topics: Sequence[Topic]) -> str:
    """A label for the story of *topics*, in the language of most of them; of what is said most where no article has a headline."""
    titled = sorted((topic for topic in topics if topic.title.strip()), key=lambda topic: (not topic.moment, topic.moment, topic.article))
    if not titled:
        return _without_headlines(topics)
    languages = Counter(topic.language for topic in titled)
    language = max(languages, key=lambda code: (languages[code], code == titled[0].language, code))
    own = [topic for topic in titled if topic.language == language]
    headline = " ".join(own[0].title.strip().split("\n")[0].split())
    if len(titled) == 1:
        return _short(headline)
    support = _support(topics)
    best = max(((score, -at, phrase) for at, topic in enumerate(own) for score, phrase in _phrases(topic.title, support)), default=None)
    return _short(headline) if best is None else best[2][0].upper() + best[2][1:]


def _without_headlines(topics: Sequence[Topic]) -> str:
    """“Ilvesta: dam”: the heaviest place or name, and the heaviest word."""
    said: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for topic in topics:
        said.update(dict(topic.places or topic.names))
        words.update({word: weight for word, weight in topic.words if not word[0].isdigit()})
    heaviest = [min(counts, key=lambda each: (-counts[each], each)) for counts in (said, words) if counts]
    return ": ".join([heaviest[0].title(), *heaviest[1:]]) if heaviest else ""


def _support(topics: Sequence[Topic]) -> dict[str, float]:
    """The share of articles that use a word, by its stem; a name also by its sound."""
    used: Counter[str] = Counter()
    for topic in topics:
        about = (topic.places[:HEAVIEST_PLACES], topic.names[:HEAVIEST_NAMES], topic.words)  # not whom it only mentions
        words = {word for pairs in about for pair in pairs for word in pair[0].split()}
        words |= {folded(token) for token in TOKEN.findall(topic.title)}
        used.update({stem(word) for word in words} | {f"~{sound(word)}" for word in words})
    return {form: count / len(topics) for form, count in used.items()}


def _phrases(title: str, support: dict[str, float]) -> Iterator[tuple[float, str]]:
    """The pieces of *title* that could be a name, each with what it brings."""
    for piece in PIECE.split(title.strip().split("\n")[0]):
        words = list(TOKEN.finditer(piece))
        worth = [_worth(folded(word.group()), support) for word in words]
        barred = [word.group()[0].isdigit() or folded(word.group()) in where()["headline_verbs"] for word in words]
        content = [rarity(folded(word.group())) >= CONTENT and len(word.group()) > 2 for word in words]
        for start in range(len(words)):
            for end in range(start + FEWEST, min(start + MOST, len(words)) + 1):
                if content[start] and content[end - 1] and not any(barred[start:end]):
                    score = sum(worth[start:end]) - COST * (end - start)
                    yield round(score, 6), piece[words[start].start() : words[end - 1].end()]


def _worth(word: str, support: dict[str, float]) -> float:
    return rarity(word) * max(support.get(stem(word), 0.0), support.get(f"~{sound(word)}", 0.0))


def _short(headline: str) -> str:
    """*headline*, cut at a word where it is too long."""
    if len(headline) <= LONGEST:
        return headline
    return headline[:LONGEST].rsplit(" ", 1)[0] + " …"
