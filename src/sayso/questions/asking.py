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
from itertools import pairwise
from typing import Any

from sayso.questions.acting import eventive
from sayso.questions.words import TABLES, irregular, language_of, plain

UNKNOWN = "…"
"""Stands for what the words do not name."""
SHORTEST = 5
"""Words of a question that are left of a longer one, at least."""
EVENT = 4
"""Words of “the secret flight”, at most."""
LONGEST = 16
"""Words of a question, at most: a longer one is no label."""
NEGATED = re.compile(r"(?i)^(is|are|was|were|has|have|had|do|does|did|wo|would|ca|could|should)n['’]t$")

SHORT = re.compile(r"(?i)\b(?:he|she|it|that|there|i|we|they|you|who|what)['’](?:s|re|m|ve|d|ll)$")
"""“He's”: a verb that hides in its subject."""

WITH_E = re.compile(
    r"(?:[vzcu]|[^s]s|[dlr]g|ang|eng|[ui]at|(?<![aeiou])(?:at|ut|id|od|ad|ir|ar|ur|ok|ak|ik|in|um|am|ap|as|os|is|ib|op|ot|ol|al|il|ul))$"
)
WITHOUT_E = re.compile(
    r"(?:sign|join|visit|limit|begin|target|market|develop|happen|abandon|combat|edit|format|signal|fulfil|cancel|focus|total|rival)$"
)
PARTICIPLE = ("een", "aken", "oken", "osen", "iven", "itten", "otten", "idden", "hown", "rown", "nown")
OPEN = {"es": "¿"}


@lru_cache
def _words(key: str) -> frozenset[str]:
    """The words under *key* in the table of asking."""
    return frozenset(_table()[key].split())


@lru_cache
def _table() -> dict[str, Any]:
    return tomllib.loads((TABLES / "asking.toml").read_text(encoding="utf-8"))


def question_of(words: Sequence[str], holder: str, kind: str, language: str, *, direct: bool = False, accused: bool = True) -> str:
    """The question that the clause *words* answers, said by *holder* of that *kind*; empty where none can be made.

    *direct*: these are the holder's own words, in which “I” is the holder and “he” somebody else. *accused*: “the rebels of using
    gas” is what somebody is accused of.
    """
    words = [word for word in words if word]
    if not 0 < len(words) <= 3 * LONGEST:
        return ""
    if language != "en":
        return _as_it_stands(words, language)
    body = kind in {"organisation", "state"}
    if holder and not holder.startswith("the ") and (not holder[0].isupper() or (body and holder.split()[-1].islower())):
        holder = f"the {holder}" if body else ""  # “the works ministry”, “the Lethian army”
    if [word.casefold() for word in words[:1]] == ["that"] and len(words) > 1 and words[1].endswith("ing"):
        return ""  # “that raising taxes would help”: it is not said who raises them
    return _english(_own(_begun(words), holder, kind) if direct else _begun(words), holder, kind, accused=accused)


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
        theirs = lower[-1] in _words("owned") and len(words) > place + 2 and _possessive(words[-2])
        return _ask(["Whose", lower[-1], lower[place], *words[:place]]) if theirs else ""
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


def _own(words: Sequence[str], holder: str, kind: str) -> list[str]:
    """The holder's own words with his name for “I”; what he says of others by pronouns alone cannot be asked.

    “We” of a person are he and others: with whom is only told in “Orl and I”.
    """
    said = []
    lower = _bare(words)
    both = {"and", "i"} <= set(lower[: _verb(lower)])
    for word, low in zip(words, lower, strict=True):
        if low == "our" and both:
            said.append("their")
        elif low in _words("others") or (low in _words("several") and kind in {"person", "role"}):
            said.append(UNKNOWN)
        elif low in _words("firsts"):
            said.append(holder or UNKNOWN)
        else:
            said.append(word)
    return said


def _english(words: list[str], holder: str, kind: str, *, accused: bool) -> str:
    if UNKNOWN in words[:3]:
        return ""
    lower = _bare(words)
    if lower[0].endswith("ing") and len(words) > 1 and holder and len(lower[0]) > 4 and lower[0] not in _words("nouns"):
        return _from_gerund(_cut(words, 1), holder)
    if lower[0] in _words("asked") or (lower[0] in _words("placing") and lower[1:2] != ["least"]):
        return ""
    place = _verb(lower)
    doing = _accused(words, lower, holder) if accused and (place is None or {"for", "of"} & set(lower[:place])) else ""
    if doing or place is None or "be" in lower[:place]:
        return doing or _of_a_thing(words, lower)
    words = _cut(words, place + 2)
    lower = _bare(words)
    subject = _subject(words[:place], lower[:place], holder, kind)
    if not subject:
        return ""
    rest = _rest(words[place + 1 :], lower[place + 1 :], "" if subject == holder else holder, theirs=_has_its_own(subject))
    verb = lower[place]
    if (
        place == 1 and lower[0] in _words("subjects") and verb.endswith("s") and verb not in _words("modals") | irregular().keys()
    ) or _third(lower, place):
        return _ask(["Does", subject, _without_s(verb), *rest])
    negated = NEGATED.match(words[place])
    if negated:
        verb = {"wo": "will", "ca": "can"}.get(negated.group(1).casefold(), negated.group(1).casefold())
    if verb in _words("having") and not _participle(lower[place + 1 :]):
        return _ask([{"had": "Did", "has": "Does", "have": "Do"}[verb], subject, "have", *rest])
    if verb in {"was", "is"} and subject == "there" and _plural(rest):
        verb = {"was": "were", "is": "are"}[verb]
    if verb in _words("modals"):
        if not rest or (verb in {"did", "do", "does"} and rest[0] in _words("held")):
            return ""
        verb = "does" if verb == "do" and subject == holder and kind == "person" else verb
        return _ask([verb.capitalize(), subject, *rest])
    if verb in _words("suffered") and lower[place + 1 : place + 2] and lower[place + 1] in _words("placing") | {"to"}:
        return _ask(["Were" if _plural(words[:place]) else "Was", subject, verb, *rest])  # a headline's “Orl invited to speak”
    base = base_of(verb)
    if base in _words("held"):
        return ""
    return _ask(["Did", subject, base, *rest]) if base else ""


def _bare(words: Sequence[str]) -> list[str]:
    return [plain(word.strip(".,;:“”\"'’—")) for word in words]


def _cut(words: Sequence[str], least: int) -> list[str]:
    """The clause without what only explains it, and at *least* so many words."""
    lower = _bare(words)
    for number, word in enumerate(words):
        if word == UNKNOWN and number >= least:
            return list(words[:number])
        if number >= least and lower[number] in {"and", "but"} and _verb(lower[number:]) is not None:
            return list(words[:number])
        if number <= least:
            continue
        if lower[number] in {"since", "so"} and lower[number + 1 : number + 2] and lower[number + 1] in _words("placing"):
            continue  # “since before Christmas” places it
        parted = words[number - 1].endswith((",", ";", "—", ":"))
        if parted or (lower[number] in _words("cut") and lower[number] not in _words("telling")):
            return list(words[:number])  # “a man who had a gun” is no man without it
    return list(words)


def _participle(lower: Sequence[str]) -> bool:
    """Whether a participle follows: then “had” only helps it."""
    for word in lower[:3]:
        if word not in _words("dropped") | _table()["any"].keys() and not word.endswith("ly"):
            regular = word.endswith(PARTICIPLE) or (word.endswith("ed") and len(word) > 3)
            return regular or word in irregular() or word in _words("unchanged")
    return False


def _verb(lower: Sequence[str]) -> int | None:
    """Where the finite verb stands: the first helping verb, else the first plain past form after a subject."""
    for number, word in enumerate(lower):
        if number and (word in _words("modals") or NEGATED.match(word)):
            return number if number <= 10 else None
    if len(lower) > 1 and lower[0] in {"he", "it", "she"} and lower[1].endswith("s") and len(lower[1]) > 3:
        return 1
    for number, word in enumerate(lower):
        after = lower[number + 1] if number + 1 < len(lower) else ""
        whom = after in _words("objects") | _words("articles") | _words("possessives")
        if number and whom and word in _words("unchanged") and lower[number - 1] not in _words("articles"):
            return number  # “the change cost it a fifth”
        which = number and lower[number - 1] in _words("articles") | {"no", "of"}
        if number and not which and (word in _pasts() or (word.endswith("ed") and len(word) > 4)):
            return number if number <= 10 else None
        if _third(lower, number):
            return number
    return None


def _third(lower: Sequence[str], number: int) -> bool:
    """Whether a word is plainly a verb of the third person: “the firm *offers no* leave”."""
    if not 1 < number < len(lower) - 1 or lower[0] not in _words("articles"):
        return False
    word, before, after = lower[number], lower[number - 1], lower[number + 1]
    noun = not before.endswith(("s", "ed", "ing")) and before not in _words("articles") | _words("placing") | {"of"}
    whom = after in _words("articles") | _table()["any"].keys() | _words("possessives")
    return noun and whom and len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _possessive(word: str) -> bool:
    """Whether *word* tells whose: “Orl’s”, “their”."""
    return word.endswith(("'s", "’s", "s'", "s’")) or plain(word) in _words("possessives")


def _without_s(verb: str) -> str:
    """The base of a verb of the third person: “denies”, “reaches”, “opens”."""
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("shes", "ches", "sses", "xes", "oes")) else verb[:-1]


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
    if form in _words("unchanged"):
        return form
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
        return _ask(["Had", holder, *_rest(words[1:], lower[1:], "")])
    base = base_of(lower[0][:-3] + "ed") or ""
    base = irregular().get(lower[0], base)
    return _ask(["Did", holder, base, *_rest(words[1:], lower[1:], "")]) if base else ""


def _accused(words: list[str], lower: list[str], holder: str) -> str:
    """“the rebels of using gas” is what somebody was accused of."""
    for number, word in enumerate(lower[:7]):
        doing = lower[number + 1] if number + 1 < len(lower) else ""
        if number and word in {"for", "of"} and doing.endswith("ing") and len(doing) > 4:
            accused = [holder] if lower[number - 1] in _words("reported") else words[:number]
            if not all(accused):
                return ""
            if doing == "having":
                return _ask(["Had", *accused, *_rest(words[number + 2 :], lower[number + 2 :], holder)])
            base = irregular().get(doing) or base_of(doing[:-3] + "ed")
            return _ask(["Did", *accused, base or "", *_rest(words[number + 2 :], lower[number + 2 :], holder)]) if base else ""
    return ""


def _of_a_thing(words: list[str], lower: list[str]) -> str:
    """“a release upstream” was there or not."""
    if lower[0] in {"a", "an", "any", "no", "some"} and 1 < len(words) <= LONGEST - 2:
        first = {"any": "any", "no": "any"}.get(lower[0], lower[0])
        return _ask(["Were" if _plural(words[1:]) else "Was", "there", first, *_rest(words[1:], lower[1:], "")])
    if lower[0] in _words("articles") | _words("possessives"):
        return _ask(["Did", *words, "take", "place"]) if 1 < len(words) <= EVENT and lower[0] == "the" else ""
    return _ask(["Were", "there", *words]) if len(words) <= LONGEST - 2 and _plural(words) and eventive(_head(words)) else ""


def _head(words: Sequence[str]) -> str:
    """The noun that *words* begin with: the last word before what ties another to it."""
    lower = _bare(words)
    place = next((number for number, word in enumerate(lower) if word in _words("placing") | {"to", "that"} and number), len(lower))
    return lower[place - 1] if place else ""


def _plural(words: Sequence[str]) -> bool:
    """Whether that noun is of several."""
    head = _head(words)
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _subject(words: Sequence[str], lower: Sequence[str], holder: str, kind: str) -> str:
    if not words or len(words) > 9 or UNKNOWN in words or lower[-1] in {"and", "or"}:
        return ""
    if any(one.islower() and one.endswith("s") and other[:1].isupper() for one, other in pairwise(words)):
        return ""  # “four reports Orl filed”: not the reports did it
    if any(word in _words("asked") | _words("cut") | {"that"} for word in lower) or any(SHORT.search(word) for word in words):
        return ""
    if lower[0] in _words("subjects"):
        return holder if len(words) == 1 and _may_stand_for(lower[0], kind) else ""
    if len(words) == 1 and lower[0] in {"this", "that", "there", "these", "those", "somebody", "someone", "who", "what"}:
        return lower[0] if lower[0] in {"there", "somebody", "someone"} else ""
    if lower[0] in _words("possessives") and not holder:
        return ""  # “its forces” of somebody without a name
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


def _has_its_own(subject: str) -> bool:
    """Whether “its” behind *subject* is the subject's and not the holder's: it has a name, or is a body of people (“the force”)."""
    return any(map(str.isupper, subject)) or not set(_bare(subject.split())).isdisjoint(_words("bodies"))


def _rest(words: Sequence[str], lower: Sequence[str], holder: str, *, theirs: bool = False) -> list[str]:
    """The words after the verb; *theirs*: the subject has something of its own, and “his” is his and not the holder's."""
    kept = []
    for number, (word, low) in enumerate(zip(words, lower, strict=True)):
        longer = low == "no" and lower[number + 1 : number + 2] == ["longer"]
        if low not in _words("dropped") and not longer and not (low == "longer" and number and lower[number - 1] == "no"):
            kept.append(_inside(word, low, "" if theirs and low not in _words("owns") else holder))
    return kept


def _ask(parts: Sequence[str]) -> str:
    """The question of *parts*, without its end where it grows too long."""
    words = " ".join(part for part in parts if part).strip(' .,;:—–“”"').split()
    if len(words) > LONGEST:
        lower = _bare(words)
        ends = [number for number in range(SHORTEST, LONGEST) if lower[number] in _words("placing") and lower[number] != "of"]
        if not ends:
            return ""
        words = words[: ends[-1]]
        while len(words) > SHORTEST and words[-1].endswith(("ed", "ing")):
            words.pop()
    while len(words) > 2 and _bare(words)[-1] in _words("articles") | _words("placing") | _words("moments"):
        words.pop()
    if _bare(words[-1:]) in (["that"], ["to"]):
        return ""  # “a charge that …”: what it says was left out
    return " ".join(words).strip(' .,;:—–“”"') + "?"


def unclear(label: str) -> int:
    """How many words of a question point at what it does not say."""
    return sum(1 for word in plain(label).strip("?").split() if word in _words("objects"))


def nameless(label: str) -> bool:
    """Whether a question asks of somebody or something by a pronoun alone: who reads it does not know of whom.

    >>> [nameless(label) for label in ("Should Orl release them?", "Did Orl sign this?", "Did Orl lose her keys?", "Was it Osk?")]
    [True, True, False, False]
    """
    words = plain(label).strip("?").split()
    for place, word in enumerate(words):
        alone = place + 1 == len(words) or words[place + 1] in _words("placing") | _words("articles") | {"to"}
        if word in _words("pronouns") and not (word == "it" and words[place - 1] in _words("being")):
            return True
        if word in _words("whose") and alone:  # “her”, not “her letters”
            return True
    return False


def turned(label: str, language: str) -> bool:
    """Whether a question asks if something is untrue: who says yes to it says no to what it is about.

    >>> turned("Was Orl wrong to say he had paid?", "en"), turned("Had Orl paid?", "en")
    (True, False)
    """
    return not language_of(language).untrue.isdisjoint(plain(label).strip("¿?").split())
