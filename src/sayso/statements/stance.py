"""How the holder stands to what is said, read from the cue by a lexicon that anyone may edit.

The lexicon is data (``lexicon/<language>.toml``, before it the user's own ``stance.<language>.toml``). The longest entry that
matches the cue decides; a cue that matches none attributes and says no more, unless it is a quotation whose own first words tell
(“These are all lies”). Nothing else is guessed from the content.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from sayso.errors import UsageError
from sayso.records import SILENT, STANCES, Stance
from sayso.settings import own_table
from sayso.statements.conjugation import conjugated, forms, phrases

LEXICA = Path(__file__).parent / "lexicon"
NO_ENTRY = "the cue attributes and says no more"
"""Why a stance is the default."""
ONE_QUESTION = re.compile(r"[^.!?…]{8,}\?+[”’\"']*")
NEGATED_DOUBTS: dict[Stance, Stance] = {"believes": "doubts", "suspects": "doubts"}
"""Not to believe is to doubt: the negation is in the stance and no longer beside it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cue says of its holder."""

    stance: Stance
    """Where the holder stands."""
    negated: bool
    """Whether the attributing itself is negated (“has not said”)."""
    because: str
    """The lexicon's entry that decided, or why none did."""


class Lexicon:
    """One language's cues, compiled."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.default = cast(Stance, data["default"])
        own = conjugated(data.get("conjugation", {}))
        self._forms: dict[str, list[str]] = data.get("forms", {}) | forms(own)
        entries: list[tuple[str, Stance]] = []
        for stance, lists in data["stances"].items():
            if stance not in STANCES:
                raise ValueError(f"the lexicon names a stance that does not exist: {stance}")
            for verb in lists.get("verbs", []):
                entries += [(phrase, stance) for phrase in (phrases(own[verb]) if verb in own else (f"{{{verb}}}",))]
            entries += [(phrase, stance) for phrase in lists.get("phrases", [])]
        negations = sorted(data["negation"]["words"], key=len, reverse=True)
        suffixes = "|".join(re.escape(suffix) for suffix in data["negation"]["suffixes"])
        self._negation = rf"(?:{'|'.join(negations)})" + (rf"|\w+(?:{suffixes})" if suffixes else "")
        self._negation = rf"(?:{self._negation})"
        self._negated = re.compile(rf"\b{self._negation}\b", re.IGNORECASE)
        self._entries = [(re.compile(self._pattern(phrase), re.IGNORECASE), stance, phrase) for phrase, stance in entries]
        self._with: dict[str, list[int]] = {}
        for order, (phrase, _) in enumerate(entries):
            for word in self._needed(phrase):
                self._with.setdefault(word, []).append(order)
        self._content = [
            (
                re.compile(rf"\W*(?:{'|'.join(map(_apostrophes, sorted(phrases, key=len, reverse=True)))})\b", re.IGNORECASE),
                cast(Stance, stance),
            )
            for stance, phrases in data.get("content", {}).items()
        ]
        openings = "|".join(sorted(map(re.escape, data.get("silent", {}).get("after", [])), key=len, reverse=True))
        self._of_others = frozenset(data.get("silent", {}).get("never", []))
        helping = "|".join(map(re.escape, data.get("silent", {}).get("helping", [])))
        self._helping = re.compile(rf"(?:{helping})\s+", re.IGNORECASE)
        self._opening = re.compile(rf"(?:^|[.!?]\W+|\b(?:{openings})\s+)\W*", re.IGNORECASE) if openings else None
        self._hedges = re.compile(
            r"\b(?:" + "|".join(sorted(map(re.escape, data["hedges"]["words"]), key=len, reverse=True)) + r")\b", re.IGNORECASE
        )

    def _pattern(self, phrase: str) -> str:
        pieces: list[str] = []
        for piece in re.findall(r"\{[^}]+\}|\*ing|\*|[^\s{}*]+", phrase):
            if piece == "*":
                pieces.append(r"(?:\S+\s+){0,3}?")
            elif piece == "*ing":
                pieces.append(r"\w+ing\b\s*")
            elif piece.startswith("{"):
                pieces.append(rf"(?:{'|'.join(self._inflections(piece[1:-1]))})\b\s*")
            elif piece == "not":
                pieces.append(rf"{self._negation}\b\s*")
            else:
                pieces.append(rf"{re.escape(piece)}\b\s*")
        return r"\b" + "".join(pieces)

    def _needed(self, phrase: str) -> set[str]:
        """Words of which one stands wherever *phrase* matches: most entries need not be tried on most cues."""
        for piece in re.findall(r"\{[^}]+\}|[^\s{}*]+", phrase.replace("*ing", "")):
            if piece.startswith("{"):
                return {form.partition("\\")[0].lower() for form in self._inflections(piece[1:-1])}
            if piece != "not" and (word := re.match(r"\w+", piece)):
                return {word[0].lower()}
        raise ValueError(f"the lexicon has a phrase without a word: {phrase}")

    def _inflections(self, verb: str) -> list[str]:
        head, _, rest = verb.partition(" ")
        forms = {head, *_regular(head), *self._forms.get(head, [])}
        tail = r"\s+" + re.escape(rest) if rest else ""
        return [re.escape(form) + tail for form in sorted(forms, key=len, reverse=True)]

    def read(self, cue: str, onward: str = "") -> Reading:
        """The stance of *cue*; *onward* are the words after it, into which a phrase that begins in the cue may run.

        >>> lexicon("en").read("declined", "to comment on the toll").stance
        'no-comment'
        """
        found: tuple[int, int, Stance, str] | None = None
        window = f"{cue} {onward}".rstrip()
        for order in sorted({order for word in re.findall(r"\w+", window.lower()) for order in self._with.get(word, ())}):
            pattern, stance, phrase = self._entries[order]
            for match in pattern.finditer(window):
                length = len(match.group().split())
                if match.start() < len(cue) and (found is None or (length, -order) > found[:2]):
                    found = (length, -order, stance, phrase)
        negated = bool(self._negated.search(cue))
        if found is None:
            return Reading(self.default, negated, NO_ENTRY)
        stance, phrase = found[2], found[3]
        if re.search(r"\bno[rt]?\b|\bneither\b|\bwithout\b", phrase) or stance in {"no-comment", "neither-confirms-nor-denies"}:
            negated = False  # the entry has the negation inside it
        elif negated and stance in NEGATED_DOUBTS:
            stance, negated = NEGATED_DOUBTS[stance], False
        return Reading(stance, negated, phrase)

    def read_content(self, quotation: str) -> Reading | None:
        """What a quotation says of its speaker's stance by its own words; None when it does not.

        >>> lexicon("en").read_content("These are all lies, and he knows it").stance
        'denies'
        """
        for pattern, stance in self._content:
            if match := pattern.match(quotation):
                return Reading(stance, False, f"the quotation begins “{match.group().strip()}”")
        if ONE_QUESTION.fullmatch(quotation.strip()):
            return Reading("asks", False, "the quotation is a question")
        return None

    def read_silence(self, said: str) -> Reading | None:
        """The stance of somebody who by *said*, what he says of himself, does not answer; None when it is an answer.

        >>> lexicon("en").read_silence("that it was studying the file and would not comment before Monday").stance
        'no-comment'
        """
        if self._opening is None:
            return None
        words = {order for word in re.findall(r"\w+", said.lower()) for order in self._with.get(word, ())}
        entries = [self._entries[order] for order in sorted(words) if self._tells_silence(order)]
        for opening in self._opening.finditer(said) if entries else ():
            helping = self._helping.match(said, opening.end())
            starts = [opening.end(), *([helping.end()] if helping else [])]
            for pattern, stance, phrase in entries:
                if any(pattern.match(said, start) for start in starts):
                    return Reading(stance, False, f"“{phrase}” is said of himself")
        return None

    def _tells_silence(self, order: int) -> bool:
        _, stance, phrase = self._entries[order]
        return stance in SILENT and phrase not in self._of_others

    def hedges(self, text: str) -> list[str]:
        """The weakening words of *text*, lower-cased, each once, in order."""
        return list(dict.fromkeys(match.group().lower() for match in self._hedges.finditer(text)))


def _apostrophes(phrase: str) -> str:
    """*phrase* as a pattern that takes either apostrophe and any space."""
    return re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+")


def _regular(verb: str) -> Iterator[str]:
    """The regular forms of an English verb."""
    if verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        yield from (verb + "es", verb + "ed", verb + "ing")
    else:
        yield from (verb + "s", verb + "ed", verb + "ing")


@lru_cache(maxsize=16)
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon of *language*, English where there is none yet."""
    path = LEXICA / f"{language}.toml"
    if not path.exists():
        path = LEXICA / "en.toml"
    own = f"stance.{path.stem}.toml"
    try:
        return Lexicon(_extended(tomllib.loads(path.read_text(encoding="utf-8")), tomllib.loads(own_table(own))))
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise UsageError("this table of yours is not in the form of ours", own) from error


def _extended(ours: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Our lists with the user's own words before them: of two entries as long, the first decides."""
    merged = dict(ours)
    for key, value in own.items():
        if isinstance(value, dict):
            merged[key] = _extended(ours.get(key, {}), value)
        else:
            merged[key] = value + ours.get(key, []) if isinstance(value, list) else value
    return merged
