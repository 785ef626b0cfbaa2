"""The poll that speaks for “52 percent of voters”: whoever is counted is heard through the count.

Only shares and respondents are; “voters say …” may be anybody's impression.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.records import Article, Attribution, Holder
from sayso.sources.lexicon import Lexicon
from sayso.sources.relay import Link
from sayso.text import UPPER, Span, cut, fold

SHARE = re.compile(r"\d\s?%")
REACH = 6000
"""How far back (code points) the poll may be named: articles on a poll name it at the top and give its numbers to the end."""
NAME = rf"(?:{UPPER}[\w’'/&.-]*(?:\s(?:and|of|the|&|{UPPER}[\w’'/&.-]*))*\s)(?:[a-z-]+\s){{0,2}}?"


def find_polls(article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder], lexicon: Lexicon) -> list[Link | None]:
    """For every attribution whose holder is a share of those asked: the poll that asked them."""
    counted, words = lexicon.relays.get("surveyed"), lexicon.relays.get("polls")
    sources = [cut(article.text, attribution.source) for attribution in attributions]
    asked = [
        counted is not None and holder.kind != "person" and bool(counted.search(source) or SHARE.search(source))
        for source, holder in zip(sources, holders, strict=True)
    ]
    if words is None or not any(asked):
        return [None] * len(attributions)
    # in the order in which they end, for the search by bisection
    named = sorted([*_held(attributions, holders, lexicon), *_written(article.text, words)], key=lambda each: each[0][1])
    return [_last(named, attribution) if counts else None for attribution, counts in zip(attributions, asked, strict=True)]


def is_poll(holder: Holder, lexicon: Lexicon) -> bool:
    """Whether a poll holds a statement: the shares told of within it are its own."""
    words = lexicon.relays.get("polls")
    return words is not None and holder.kind == "document" and bool(holder.name and words.search(holder.name))


def _held(attributions: Sequence[Attribution], holders: Sequence[Holder], lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The polls that hold statements of their own, by their names."""
    for attribution, holder in zip(attributions, holders, strict=True):
        if attribution.source and holder.name and is_poll(holder, lexicon):
            yield attribution.source[0], holder.name


def _written(text: str, words: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
    """The polls that the text names, “a new Orl University poll”."""
    name = re.compile(NAME)
    for match in words.finditer(text):
        start = max(match.start() - 80, text.rfind("\n", 0, match.start()) + 1, text.rfind(". ", 0, match.start()) + 2, 0)
        for before in name.finditer(text, start, match.start()):
            if before.end() == match.start():
                yield (before.start(), match.end()), text[before.start() : match.end()]
                break


def _last(named: Sequence[tuple[Span, str]], attribution: Attribution) -> Link | None:
    """The poll named last before the share; one that has a name rather than “the poll”."""
    at = attribution.source[0][0]
    before = named[bisect_right(named, at - REACH, key=lambda each: each[0][1]) : bisect_right(named, at, key=lambda each: each[0][1])]
    proper = next((each for each in reversed(before) if " " in fold(each[1])), before[-1] if before else None)
    return Link(proper[1], "says", (proper[0],), "the poll that counted them") if proper is not None else None
