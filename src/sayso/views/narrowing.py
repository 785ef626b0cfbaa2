"""What of a story's board is asked for: only some voices, only what was known by a moment; and what there is to ask for.

Decides only, from plain values; `board` applies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Answer, Settlement, Voice
from sayso.views.answered import instant
from sayso.views.rewound import Relate, narrowed, rewound

STEPS = 120
"""Stops of a slider, at most: more could not be told apart under a finger."""
DAY = 86_400
NO_LANGUAGES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which voices a reader wants to hear."""

    first_hand: bool = False
    """Only what an article has from the party itself."""
    named: bool = False
    """Only parties that somebody names."""
    copies: bool = True
    """Copies too; without them each report is heard once."""
    outlet: str = ""
    """Only this medium."""
    language: str = ""
    """Only articles in this language."""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == ALL


ALL = Choice()


@dataclass(frozen=True, slots=True)
class Offer:
    """What of a story can be asked for."""

    outlets: tuple[tuple[str, int], ...] = ()
    """The media in it, each with how many articles of it carry an answer; the busiest first."""
    languages: tuple[tuple[str, int], ...] = ()
    """The same of languages."""
    moments: tuple[str, ...] = ()
    """When something of it became known, ISO 8601, the earliest first: where a slider stops. The last is as it is now."""


def heard(settled: Settlement, choice: Choice, relate: Relate, languages: Mapping[str, str] = NO_LANGUAGES) -> Settlement:
    """*settled* as far as *choice* asks for it; *languages* are those of the articles, by their ids."""
    if choice.everything:
        return settled
    kept = frozenset(_reports(settled.answers, choice, languages))
    return narrowed(settled, lambda answer, voice: (answer.id, voice.claim) in kept, relate)


def until(settled: Settlement, moment: int | None, relate: Relate) -> Settlement:
    """*settled* as it stood at *moment*, or as it is where none is given."""
    return settled if moment is None else rewound(settled, moment, relate)


def offered(settled: Settlement, languages: Mapping[str, str]) -> Offer:
    """What there is to choose from."""
    articles = {voice.article: voice.outlet for answer in settled.answers for voice in answer.voices}
    moments = sorted({voice.known for answer in settled.answers for voice in answer.voices if voice.known})
    return Offer(
        _busiest(name for name in articles.values() if name),
        _busiest(languages[id_] for id_ in articles if languages.get(id_)),
        tuple(told for each in stops(moments) if (told := instant(each))),
    )


def stops(moments: Sequence[int], most: int = STEPS) -> list[int]:
    """*moments* (in order) as a slider can stop at them: of too many the last of each day, then some of these, always the last.

    >>> stops([10, 20, DAY + 5, DAY + 6], most=2), stops([10, 20, 30], most=2)
    ([20, 86406], [30])
    """
    if len(moments) <= most:
        return list(moments)
    last_of = {moment // DAY: moment for moment in moments}
    days = list(last_of.values())
    every = -(-len(days) // most)
    return days[::-1][::every][::-1]


def _reports(answers: Iterable[Answer], choice: Choice, languages: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Answer and claim of every voice that *choice* asks for."""
    for answer in answers:
        if choice.named and answer.party_kind == "unnamed":
            continue
        told = [voice for voice in answer.voices if _wanted(voice, choice, languages)]
        for voice in told if choice.copies else _originals(told):
            yield answer.id, voice.claim


def _wanted(voice: Voice, choice: Choice, languages: Mapping[str, str]) -> bool:
    if choice.first_hand and voice.standing != "first-hand":
        return False
    if choice.outlet and voice.outlet != choice.outlet:
        return False
    return not choice.language or languages.get(voice.article) == choice.language


def _originals(voices: Sequence[Voice]) -> Iterable[Voice]:
    """Of each report the voices of one article: its own, or the first that has it where its own is not among them."""
    heard: dict[str, str] = {}
    for voice in sorted(voices, key=lambda each: (each.article != each.origin, each.known, each.article)):
        heard.setdefault(voice.origin, voice.article)
    return [voice for voice in voices if heard[voice.origin] == voice.article]


def _busiest(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda each: (-each[1], each[0].casefold())))
