"""What an answer rests on: how many articles, how many ends of chains after copies are folded, first-hand or not, named or not."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Answer, SourceKind, Voice
from sayso.text import fold

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an answer rests on."""

    articles: int
    """Articles in which it stands, copies included."""
    ends: tuple[str, ...]
    """Who had it from the party itself: the relay nearest to it, else the outlet whose report it is; in order of first telling."""
    sources: int
    """Different sources that said it for the party."""
    first_hand: bool
    """Whether any article has it from the party itself."""
    named: bool
    """Whether who says it is known by name."""
    rests_on: str
    """The same in a sentence, where it is little: “rests on one unnamed source through one outlet”; else empty."""


def grounds(answer: Answer) -> Grounds:
    """What *answer* rests on; a suggested voice carries nothing."""
    voices = answer.confirmed
    outlets = {voice.article: voice.outlet for voice in voices}
    ends = _one_name_each([_end(voice, outlets) for voice in voices])
    sources = len({voice.source or voice.outlet for voice in voices})
    named = answer.party_kind != "unnamed"
    return Grounds(
        articles=len({voice.article for voice in voices}),
        ends=tuple(ends),
        sources=sources,
        first_hand=any(voice.standing == "first-hand" for voice in voices),
        named=named,
        rests_on=_sentence(answer.party_kind, sources, len(ends)),
    )


def _end(voice: Voice, outlets: dict[str, str]) -> str:
    """Who had it from the party: the first relay, else the outlet of the report that the article is a copy of."""
    return voice.chain[0] if voice.chain else outlets.get(voice.origin, voice.outlet)


def _one_name_each(names: list[str]) -> list[str]:
    """*names* without those that only shorten another: “Osk Press” is “Osk Press Agency”."""
    found: dict[str, str] = {}
    for name in names:
        words = fold(name)
        known = next((other for other in found if _begins(words, other) or _begins(other, words)), None)
        if known is None:
            found[words] = name
        elif len(words) > len(known):
            found = {words if other == known else other: name if other == known else kept for other, kept in found.items()}
    return list(found.values())


def _begins(short: str, long: str) -> bool:
    return bool(short) and (long == short or long.startswith(short + " "))


def _sentence(kind: SourceKind, sources: int, ends: int) -> str:
    """Only what rests on one outlet, or on nobody who is named, is worth a warning."""
    if kind == "outlet" or not ends or (ends > 1 and kind != "unnamed"):
        return ""
    who = "unnamed source" if kind == "unnamed" else "source"
    return f"rests on {_many(sources, who)} through {_many(ends, 'outlet')}"


def _many(count: int, what: str) -> str:
    return f"{NUMBERS[count] if count < len(NUMBERS) else count} {what}{'' if count == 1 else 's'}"
