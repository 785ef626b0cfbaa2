"""By what articles of one story find each other: rare names, and pairs of what else tells most of them, within days of one another.

A key is made from its article alone. A name that everybody uses (“Syria”) would bring too many together, so it counts only beside
another or beside a word. Stretches of days overlap by half: two articles less than half a stretch apart always share one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, islice

from sayso.stories.forms import sound, stem
from sayso.stories.lexicon import RARE, rarity
from sayso.traces import Topic

STRETCH = 8
"""Days of one stretch."""
ALONE = 6
"""How many of the heaviest rare names are keys by themselves: these are what the article is about, the rest it mentions."""
DAILY = 2
"""How many of the heaviest names of any sort are keys together with the day: one city on one day has few reports."""
NAMES, WORDS = 6, 3
"""How many of the heaviest names make pairs with one another, and how many words with the first PAIRED names."""
PAIRED = 2
TIMELESS = 4
"""How many of the heaviest rare names make pairs without a time, by which an undated article is found."""
DAY = 86_400


def keys(topic: Topic) -> frozenset[str]:
    """What *topic* is found by, at most 64 of them: two articles are compared if they share one."""
    names, rare = _names(topic)
    words = _first((stem(word) for word, _ in topic.words if not word[0].isdigit()), WORDS)
    found = rare[:ALONE]
    found += [f"{min(pair)}+{max(pair)}" for pair in combinations(names, 2)]
    found += [f"{name}*{word}" for name in names[:PAIRED] for word in words]
    if len(names) <= PAIRED:
        found += ["~".join(sorted(pair)) for pair in combinations(words, 2)]
    if not topic.moment:
        return frozenset(f"{key}@" for key in found)
    timed = {f"{key}@{stretch}" for key in found for stretch in _stretches(topic.moment, STRETCH)}
    timed |= {f"{name}@{day}d" for name in names[:DAILY] for day in _stretches(topic.moment, 2)}
    timeless = {f"{min(pair)}+{max(pair)}@" for pair in combinations(rare[:TIMELESS], 2)}
    return frozenset(timed | timeless)


def _names(topic: Topic) -> tuple[list[str], list[str]]:
    """The words of its names that tell most, by sound; and those of them that are rare."""
    weighed: dict[str, float] = {}
    rare: dict[str, bool] = {}
    for name, weight in topic.places + topic.names:
        parts = name.split()
        for part in parts:
            form = sound(part)
            weighed[form] = max(weighed.get(form, 0.0), weight / len(parts) ** 0.5)
            rare[form] = rarity(part) >= RARE
    heaviest = sorted(weighed, key=lambda form: (-weighed[form], form))
    return heaviest[:NAMES], [form for form in heaviest if rare[form]]


def _first(forms: Iterable[str], most: int) -> list[str]:
    return list(islice(dict.fromkeys(forms), most))


def _stretches(moment: int, days: int) -> tuple[str, str]:
    """The two stretches of so many *days* in which *moment* lies."""
    halves = moment // (days * DAY // 2)
    return str(halves), str(halves + 1)
