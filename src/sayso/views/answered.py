"""An answer as a reader is told it: in few signs, in words, and what it rests on.

Plain values in, plain words out, for terminal, browser and programs alike.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from sayso.records import Answer, Figure, QuestionKind
from sayso.views.measured import in_signs, in_words

Accord = Literal["disputed", "differs", "agrees", "alone"]
"""How the latest answers to a question stand: two cannot both be true; they lie far apart; neither; there is one answer alone."""
News = Literal["", "party", "answer", "revision", "voices"]
"""What of a cell is new: a party that said nothing before, its first answer here, a changed one, or only more articles."""
ChangeKind = Literal["party", "answer", "revision", "withdrawal", "edit"]
"""A party not heard in the story before, its first answer to a question, a changed one, one taken back; an article's text changed."""

ACCORD_WORDS: dict[Accord, str] = {"disputed": "disputed", "differs": "differ, not contradictory", "agrees": "", "alone": ""}
NEWS_WORDS: dict[News, str] = {"": "", "party": "new party", "answer": "new", "revision": "revised", "voices": "more articles"}
CHANGE_WORDS: dict[ChangeKind, str] = {
    "party": "new party",
    "answer": "new",
    "revision": "revised",
    "withdrawal": "withdrawn",
    "edit": "edit",
}
SHORT = 90
"""Letters of an answer in words that a cell has room for."""
WORDS = 160
"""Letters of an answer's own words beneath a yes or a no."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SAYS = {1: "yes", 0: "neither", -1: "no"}
UNNAMED = "someone not named"
"""What an answerer is called whom nothing names."""
NOT_FOUND = "not found"
"""What stands where a party answers nothing that was read: it may have, elsewhere. Who declines to comment answers."""


def short(answer: Answer, kind: QuestionKind) -> str:
    """An answer in as few signs as tell it: “> 1,000”, “dozens”, “no”, or its words where it has no shorter form."""
    if kind == "figure":
        bounds_of = (answer.low, answer.high, answer.low_open, answer.high_open, answer.approximate, answer.unit)
        return answer.words if answer.vague else _signs(*bounds_of) or answer.words
    if kind == "yes-no":
        return SAYS[answer.says]
    return cut_short(answer.words)


@lru_cache(maxsize=4096)
def _signs(low: float | None, high: float | None, low_open: bool, high_open: bool, approximate: bool, unit: str) -> str:
    """A figure in signs; a great story has thousands of answers and few different figures."""
    ends = Figure(
        as_said="", low=low, high=high, low_open=low_open, high_open=high_open, approximate=approximate, unit=unit or None, span=(0, 0)
    )
    return in_signs(ends)


def bounds(answer: Answer, kind: QuestionKind) -> str:
    """What was read in the words of a figure, where that tells more than they do; else empty."""
    if kind != "figure":
        return ""
    read = in_words(figure_of(answer))
    return "" if read.casefold() == answer.words.strip().casefold() else read


def own_words(answer: Answer, kind: QuestionKind) -> str:
    """The answer's own words where its short form is not them: always beside a yes or a no, beside a figure where signs only read them."""
    if kind == "yes-no":
        return cut_short(answer.words, WORDS)
    if kind != "figure":
        return ""
    said = answer.words.strip().casefold()
    told = {short(answer, kind).casefold(), in_words(figure_of(answer)).casefold()}
    return "" if said in told else answer.words


def figure_of(answer: Answer) -> Figure:
    """The figure that an answer is."""
    return Figure(
        as_said=answer.words,
        low=answer.low,
        high=answer.high,
        low_open=answer.low_open,
        high_open=answer.high_open,
        approximate=answer.approximate,
        vague=answer.vague,
        unit=answer.unit or None,
        span=(0, 0),
    )


def often(articles: int, independent: int, copies: int = 0) -> str:
    """How often something stands, how often independently, and how many of its articles are copies.

    >>> often(5, 2, 3), often(1, 1)
    ('5 articles · 2 independent · 3 copies', '1 article · 1 independent')
    """
    told = f"{articles:,} article{'' if articles == 1 else 's'} · {independent:,} independent"
    return told + (f" · {copies:,} cop{'y' if copies == 1 else 'ies'}" if copies else "")


def rests_on(answer: Answer) -> str:
    """What an answer hangs on where that is a single thread: an unnamed source, one relay; empty where it is more."""
    voices = answer.confirmed
    if not voices:
        return ""
    relays = {voice.chain[0] for voice in voices if voice.chain}
    if answer.party_kind == "unnamed":
        ends = answer.independent
        through = next(iter(relays), "") or next((voice.outlet for voice in voices if voice.article == voice.origin), voices[0].outlet)
        many = f"{NUMBERS[ends] if ends < len(NUMBERS) else ends} outlet{'' if ends == 1 else 's'}"
        return f"rests on one unnamed source through {many}" + (f" ({through})" if ends == 1 and through else "")
    if len(relays) == 1 and all(voice.chain for voice in voices):
        return f"known through {next(iter(relays))} alone"
    return ""


def first_hand(answer: Answer) -> bool:
    """Whether some article has it from the party itself."""
    return any(voice.standing == "first-hand" for voice in answer.confirmed)


def spokesmen(answer: Answer) -> tuple[str, ...]:
    """Who said it for the party, where that was not the party itself: each once, the earliest first."""
    names = dict.fromkeys(voice.source_name for voice in answer.voices if voice.source_name and voice.source_name != answer.party_name)
    return tuple(names)


def instant(seconds: int) -> str | None:
    """Seconds in UTC as ISO 8601; None for the 0 that stands for an unknown time.

    >>> instant(1931011200), instant(0)
    ('2031-03-11T16:00:00Z', None)
    """
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else None


def cut_short(text: str, most: int = SHORT) -> str:
    """*text*, at most so long, cut between words.

    >>> cut_short("the gate was opened before dawn", 20)
    'the gate was opened …'
    """
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head if text[most - 1].isspace() else head.rsplit(" ", 1)[0]) + " …"
