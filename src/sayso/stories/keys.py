"""By what articles of one story find each other: pairs of what tells most of them, each with a stretch of days.

A key is made from its article alone. A single name would not do (everybody names “Syria”); two together within a few days are
rare in an archive of any size. Stretches overlap by half, so that two articles less than half a stretch apart always share one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, islice

from sayso.stories.forms import sound, stem
from sayso.traces import Topic

STRETCH = 8
"""Days of one stretch."""
NAMES, WORDS = 6, 5
"""How many of the heaviest names (places among them) and words make pairs: names with names and with words. At most 51 keys a dated article."""
DAY = 86_400


def keys(topic: Topic) -> frozenset[str]:
    """What *topic* is found by: two articles are compared if they share one."""
    heaviest = sorted(topic.places + topic.names, key=lambda pair: (-pair[1], pair[0]))
    names = _first((sound(part) for name, _ in heaviest for part in name.split()), NAMES)
    words = _first((stem(word) for word, _ in topic.words if not word[0].isdigit()), WORDS)
    pairs = [f"{min(pair)}+{max(pair)}" for pair in combinations(names, 2)]
    pairs += [f"{name}*{word}" for name in names[: NAMES // 2] for word in words]
    if len(names) < 2:
        pairs += ["~".join(sorted(pair)) for pair in combinations(words, 2)]
    return frozenset(f"{pair}@{stretch}" for pair in pairs for stretch in _stretches(topic.moment))


def _first(forms: Iterable[str], most: int) -> list[str]:
    return list(islice(dict.fromkeys(forms), most))


def _stretches(moment: int) -> tuple[str, ...]:
    """The two stretches in which *moment* lies; of an undated article the one of all that are undated."""
    if not moment:
        return ("",)
    halves = moment // (STRETCH * DAY // 2)
    return str(halves), str(halves + 1)
