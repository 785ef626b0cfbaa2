"""A statement's own words, turned into the question that it answers as a person would write it.

English is inverted (“Did Lethia release water?”); Spanish gets its two marks; other languages keep their order and get one.
Where a pronoun stands for the holder, his name takes its place. Where no good question can be made there is none, and the clause
itself with a question mark is the honest rest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sayso.questions.words import TABLES, irregular, plain

LONGEST = 16
"""Words of a question, at most: a longer one is no label."""
NEGATED = re.compile(r"(?i)^(is|are|was|were|has|have|had|do|does|did|wo|would|ca|could|should)n['’]t$")

WITH_E = re.compile(
    r"(?:[vzcu]|[^s]s|[dlr]g|ang|eng|[ui]at|(?<![aeiou])(?:at|ut|id|od|ad|ir|ar|ur|ok|ak|ik|in|um|am|ap|as|os|is|ib|op|ot|ol|al|il|ul))$"
)
WITHOUT_E = re.compile(
    r"(?:sign|join|visit|limit|begin|target|market|develop|happen|abandon|combat|edit|format|signal|fulfil|cancel|focus|total|rival)$"
)
OPEN = {"es": "¿"}


@lru_cache
def _words(key: str) -> frozenset[str]:
    """The words under *key* in the table of asking."""
    return frozenset(_table()[key].split())


@lru_cache
def _table() -> dict[str, Any]:
    return tomllib.loads((TABLES / "asking.toml").read_text(encoding="utf-8"))


def question_of(words: Sequence[str], holder: str, kind: str, language: str) -> str:
    """The question that the clause *words* answers, said by *holder* of that *kind*; empty where none can be made."""
    words = [word for word in words if word]
    if not 0 < len(words) <= 3 * LONGEST:
        return ""
    if language != "en":
        return _as_it_stands(words, language)
    return _english(_begun(words), holder, kind)


def who_of(words: Sequence[str], language: str) -> str:
    """The question who does what the clause *words* tells; empty where it names nobody before a plain verb."""
    if language != "en" or not 0 < len(words) <= 3 * LONGEST:
        return ""
    words = _begun(words)
    lower = _bare(words)
    place = _verb(lower)
    if place is None:
        return ""
    if lower[place] in _words("being"):  # “the patrol was Orrin's idea”
        return _ask(["Whose", lower[-1], lower[place], *words[:place]]) if lower[-1] in _words("owned") else ""
    words = _cut(words, place + 2)
    kept = [
        word
        for word, low in zip(words[place:], _bare(words[place:]), strict=True)
        if not low.endswith("ly") and low not in _words("dropped")
    ]
    return _ask(["Who", *kept])


def _as_it_stands(words: Sequence[str], language: str) -> str:
    first = {"es": "que", "pt": "que", "fr": "que", "it": "che", "de": "dass", "nl": "dat"}.get(language)
    if words[0].casefold() == first:
        words = words[1:]
    if not 2 < len(words) <= LONGEST:
        return ""
    text = " ".join(words).rstrip(".,;:")
    return OPEN.get(language, "") + text[:1].upper() + text[1:] + "?"


def _begun(words: Sequence[str]) -> list[str]:
    """The clause without the words that only tie it to the cue: “that …”, “allegations that …”, “the reports that …”."""
    for number in (1, 2):
        if len(words) > number + 2 and words[number].casefold() == "that" and words[number - 1].casefold() in _words("reported"):
            return list(words[number + 1 :])
    return list(words[1:]) if words[0].casefold() in {"that", "whether"} and len(words) > 1 else list(words)


def _english(words: list[str], holder: str, kind: str) -> str:
    lower = _bare(words)
    if lower[0].endswith("ing") and len(words) > 1 and holder and len(lower[0]) > 5:
        return _from_gerund(_cut(words, 1), holder)
    if lower[0] in _words("asked") or (lower[0] in _words("placing") and lower[1:2] != ["least"]):
        return ""
    place = _verb(lower)
    accused = _accused(words, lower, holder) if place is None or "of" in lower[:place] else ""
    if accused or place is None or "be" in lower[:place]:
        return accused or _of_a_thing(words, lower)
    words = _cut(words, place + 2)
    lower = _bare(words)
    subject = _subject(words[:place], lower[:place], holder, kind)
    if not subject:
        return ""
    rest = _rest(words[place + 1 :], lower[place + 1 :], holder)
    verb = lower[place]
    negated = NEGATED.match(words[place])
    if negated:
        verb = {"wo": "will", "ca": "can"}.get(negated.group(1).casefold(), negated.group(1).casefold())
    if verb in _words("having") and not _participle(lower[place + 1 :]):
        return _ask([{"had": "Did", "has": "Does", "have": "Do"}[verb], subject, "have", *rest])
    if verb in _words("modals"):
        return _ask([verb.capitalize(), subject, *rest]) if rest else ""
    base = base_of(verb)
    if base in _words("held"):
        return ""
    return _ask(["Did", subject, base, *rest]) if base else ""


def _bare(words: Sequence[str]) -> list[str]:
    return [plain(word.strip(".,;:“”\"'’—")) for word in words]


def _cut(words: Sequence[str], least: int) -> list[str]:
    """The clause without what only explains it, and at *least* so many words."""
    for number, word in enumerate(words):
        if number > least and (word.casefold() in _words("cut") or words[number - 1].endswith((",", ";", "—", ":"))):
            return list(words[:number])
    return list(words)


def _participle(lower: Sequence[str]) -> bool:
    """Whether a participle follows: then “had” only helps it."""
    for word in lower[:3]:
        if word not in _words("dropped") | _table()["any"].keys() and not word.endswith("ly"):
            return word in irregular() or (word.endswith("ed") and len(word) > 3) or word in _words("unchanged")
    return False


def _verb(lower: Sequence[str]) -> int | None:
    """Where the finite verb stands: the first helping verb, else the first plain past form after a subject."""
    for number, word in enumerate(lower):
        if number and (word in _words("modals") or NEGATED.match(word)):
            return number if number <= 10 else None
    for number, word in enumerate(lower):
        if number and (
            word in _pasts() or (word.endswith("ed") and len(word) > 4 and lower[number - 1] not in _words("articles") | {"of", "an"})
        ):
            return number if number <= 10 else None
    return None


@lru_cache
def _pasts() -> frozenset[str]:
    return frozenset(form for form, base in irregular().items() if form != base and not form.endswith(("ing", "es", "en", "wn")))


def base_of(form: str) -> str | None:
    """The base of an English verb's past form.

    >>> [base_of(form) for form in ("released", "opened", "stopped", "denied", "flew", "fired", "evacuated")]
    ['release', 'open', 'stop', 'deny', 'fly', 'fire', 'evacuate']
    """
    if form in irregular():
        return irregular()[form]
    if not form.endswith("ed") or len(form) < 4:
        return None
    body = form[:-2]
    if body.endswith("i"):
        return body[:-1] + "y"
    if body[-1] == body[-2] and body[-1] not in "lszf":
        return body[:-1]
    return body + "e" if WITH_E.search(body) and not WITHOUT_E.search(body) else body


def _from_gerund(words: list[str], holder: str) -> str:
    """“opening reservoir gates” is what the holder did or not."""
    lower = _bare(words)
    if lower[0] == "having" and len(words) > 2:
        return _ask(["Had", holder, *_rest(words[1:], lower[1:], holder)])
    base = base_of(lower[0][:-3] + "ed") or ""
    base = irregular().get(lower[0], base)
    return _ask(["Did", holder, base, *_rest(words[1:], lower[1:], holder)]) if base else ""


def _accused(words: list[str], lower: list[str], holder: str) -> str:
    """“the rebels of using gas” is what somebody was accused of."""
    for number, word in enumerate(lower[:7]):
        doing = lower[number + 1] if number + 1 < len(lower) else ""
        if number and word == "of" and doing.endswith("ing") and len(doing) > 4:
            base = irregular().get(doing) or base_of(doing[:-3] + "ed")
            return _ask(["Did", *words[:number], base or "", *_rest(words[number + 2 :], lower[number + 2 :], holder)]) if base else ""
    return ""


def _of_a_thing(words: list[str], lower: list[str]) -> str:
    """“a release upstream” was there or not."""
    if lower[0] in {"a", "an", "any", "no", "some"} and 1 < len(words) <= LONGEST - 2:
        first = {"any": "any", "no": "any"}.get(lower[0], lower[0])
        return _ask(["Was", "there", first, *_rest(words[1:], lower[1:], "")])
    return ""


def _subject(words: Sequence[str], lower: Sequence[str], holder: str, kind: str) -> str:
    if not words or len(words) > 9:
        return ""
    if lower[0] in _words("subjects"):
        return holder if len(words) == 1 and _may_stand_for(lower[0], kind) else ""
    if len(words) == 1 and lower[0] in {"this", "that", "there", "these", "those", "somebody", "someone", "who", "what"}:
        return lower[0] if lower[0] in {"there", "somebody", "someone"} else ""
    said = [_inside(word, low, holder) for word, low in zip(words, lower, strict=True) if low not in {"not"}]
    if lower[0] in _words("articles") | _table()["any"].keys() | _words("possessives") and said:
        said[0] = said[0][:1].lower() + said[0][1:] if lower[0] not in _words("possessives") else said[0]
    return " ".join(said)


def _may_stand_for(pronoun: str, kind: str) -> bool:
    """Whether a pronoun may be the holder: “it” is no person, “we” is not one."""
    if pronoun in {"it", "we"}:
        return kind not in {"person", "role"}
    return (kind in {"person", "role", "unnamed"}) if pronoun in {"he", "she", "i"} else kind not in {"person", "role", "state"}


def _inside(word: str, low: str, holder: str) -> str:
    if low in _table()["any"]:
        return str(_table()["any"][low])
    if low in _words("possessives") and holder:
        return holder + ("’" if holder.endswith("s") else "’s")
    return word


def _rest(words: Sequence[str], lower: Sequence[str], holder: str) -> list[str]:
    kept = []
    for number, (word, low) in enumerate(zip(words, lower, strict=True)):
        longer = low == "no" and lower[number + 1 : number + 2] == ["longer"]
        if low not in _words("dropped") and not longer and not (low == "longer" and number and lower[number - 1] == "no"):
            kept.append(_inside(word, low, holder))
    return kept


def _ask(parts: Sequence[str]) -> str:
    text = " ".join(part for part in parts if part).strip(' .,;:—–“”"')
    return text + "?" if len(text.split()) <= LONGEST + 4 else ""


def unclear(label: str) -> int:
    """How many words of a question point at what it does not say."""
    return sum(1 for word in plain(label).strip("?").split() if word in _words("objects"))
