"""The name of a story, as a person would write it: “Karrowen dam collapse”, from what its headlines share.

A person names an event by few words that most reports have. So every short run of words in the headlines is tried, and the one wins
whose words most articles of the story tell of; a story of few articles, or one that shares no such run, goes by its most typical headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.stories.forms import TOKEN, folded, sound, stem
from sayso.stories.lexicon import rarity
from sayso.traces import Topic

ENOUGH = 5
"""Articles from which on what headlines share is the event, and not a turn of phrase that two of them have."""
MOST_WORDS = 5
"""Words of the longest name."""
TELLING = 2.2
"""From which rarity on a word may begin or end a name: “collapse” (3.9) may, “says” (1.4) may not."""
SHARED = 0.4
"""The share of a story's articles that must tell of each telling word of its name."""
BREAK = re.compile(r"[:;,.!?…–—|“”\"«»()]|\s[-]\s|[’']\s|\s[‘']")
"""What no name runs across."""


def name(topics: Sequence[Topic]) -> str:
    """A label for the story of *topics*, in the language in which most of it is told."""
    titled = [topic for topic in topics if topic.title]
    if not titled:
        return ""
    languages = Counter(topic.language for topic in titled)
    language = min(languages, key=lambda each: (-languages[each], each))
    mine = sorted((topic for topic in titled if topic.language == language), key=lambda topic: (topic.moment or 1 << 62, topic.article))
    shares = _shares(topics)
    if len(topics) >= ENOUGH:
        runs = sorted({run for topic in mine for run in _runs(topic.title)}, key=lambda run: (-_worth(run, shares), len(run), run))
        if runs and _worth(runs[0], shares) > 0:
            return runs[0][:1].upper() + runs[0][1:]
    return max(mine, key=lambda topic: _typical(topic.title, shares)).title


def _shares(topics: Sequence[Topic]) -> dict[str, float]:
    """The share of *topics* that tell of each word, whatever its inflection or spelling."""
    counted: Counter[str] = Counter()
    for topic in topics:
        phrases = [topic.title, *(phrase for several in (topic.places, topic.names, topic.words) for phrase, _ in several)]
        counted.update({form for phrase in phrases for token in TOKEN.findall(phrase) for form in _forms(token)})
    return {form: count / len(topics) for form, count in counted.items()}


def _forms(word: str) -> tuple[str, str]:
    plain = folded(word)
    return stem(plain), "~" + sound(plain)


def _share(word: str, shares: dict[str, float]) -> float:
    return max(shares.get(form, 0.0) for form in _forms(word))


def _runs(title: str) -> Iterator[str]:
    """The runs of two to MOST_WORDS words of *title* that begin and end with a telling one."""
    for piece in BREAK.split(title):
        words = list(re.finditer(r"[^\s]+", piece))
        for start in range(len(words)):
            for end in range(start + 1, min(start + MOST_WORDS, len(words))):
                if _tells(words[start].group()) and _tells(words[end].group()):
                    yield piece[words[start].start() : words[end].end()]


def _tells(word: str) -> bool:
    return any(not token[:1].isdigit() and rarity(folded(token)) >= TELLING for token in TOKEN.findall(word))


def _worth(run: str, shares: dict[str, float]) -> float:
    """How well *run* names the story: how many articles tell of each of its telling words; 0 where too few do of one."""
    words = run.split()
    telling = [_share(word, shares) for word in words if _tells(word)]
    if min(telling) < SHARED or len(telling) < 2 or len(words) - len(telling) > len(telling):
        return 0.0
    return sum(telling[:3]) - 0.1 * (len(words) - len(telling))


def _typical(title: str, shares: dict[str, float]) -> float:
    """How much of the story a headline tells, for its length."""
    words = [word for word in title.split() if _tells(word)]
    return sum(_share(word, shares) for word in words) / (3 + len(words))
