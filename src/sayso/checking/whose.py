"""Whom a line of a draft means among those who speak in a story.

A draft names people as it likes: in full, by surname, by office, by the body that they speak for. A name is found in the story first, then
in the whole book; whom nothing finds is a stranger, and is called that only where a name was given that no page of the story has.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from sayso.questions import party_of
from sayso.records import Holder, SourceKind, Told, digest
from sayso.text import fold, unaccented

NEAR = 80
"""How like a name must be, of 100, to be named as what may have been meant."""
NAMED: frozenset[SourceKind] = frozenset({"person", "organisation"})
"""Whom one can look for by name: a role, a group, a state or a document is called many things."""


@dataclass(frozen=True, slots=True)
class Known:
    """A source of the book."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    kind: SourceKind
    """Its kind."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Who a line of a draft is by."""

    source: Known
    """The source; of a stranger one that is the draft's own."""
    party: Known
    """Under whom the answer stands: the body for its spokesmen."""
    found: bool
    """Whether the book knows the source."""


class Speakers:
    """Those who speak in a story."""

    def __init__(self, told: Sequence[Told], known: Mapping[str, Sequence[Known]], texts: Iterable[str], *, foreign: bool = False) -> None:
        self._told = [each for each in told if not each.claim.own]
        self._known = known
        self._texts = texts
        self._foreign = foreign
        """Whether most of the story is told in another language than the draft: then bodies go by other names in it."""

    def whom(self, holder: Holder, draft: str) -> Whom:
        """Whom *holder* means in the draft with the id *draft*."""
        source = self._source(holder)
        if source is not None:
            return Whom(source, self._party_of(source) or self._body(holder) or source, True)
        stranger = Known(digest("mention", draft, fold(holder.name or holder.text)), holder.name or holder.text, holder.kind)
        return Whom(stranger, self._body(holder) or stranger, False)

    def is_unheard_of(self, holder: Holder) -> bool:
        """Whether *holder* is named, and no page of the story has that name."""
        words = re.findall(r"\w+", unaccented(holder.name or ""))
        if holder.kind not in NAMED or len(words) < 2 or not _is_written_as_name(holder.name or ""):
            return False
        if holder.kind == "person":
            return not any(_one_after_the_other(words, text) for text in self._folded)
        telling = [word for word in words if len(word) > 2]
        return not self._foreign and any(word not in self._vocabulary and word[:5] not in self._beginnings for word in telling)

    def nearest(self, name: str) -> str:
        """The speaker whose name is most like *name*; empty where none is like it."""
        names = sorted({each.source_name for each in self._told if each.source_name})
        found = process.extractOne(name, names, scorer=fuzz.WRatio, processor=fold, score_cutoff=NEAR)
        return str(found[0]) if found else ""

    def _source(self, holder: Holder) -> Known | None:
        if holder.kind == "unnamed" or not holder.name:
            return None
        for name in (holder.name, *holder.forms):
            if here := self._by_name.get(fold(name)):
                return here
        if elsewhere := self._known.get(holder.name, ()):
            mine = {each.source for each in self._told}
            return next((each for each in elsewhere if each.id in mine), elsewhere[0] if len(elsewhere) == 1 else None)
        words = fold(holder.name).split()
        if holder.kind == "person" and len(words) == 1 and len(called := self._by_surname[words[0]]) == 1:
            return next(iter(called))
        return None

    def _body(self, holder: Holder) -> Known | None:
        """The body that *holder* speaks for, where he does."""
        if not holder.part_of:
            return None
        speaks = party_of(kind=holder.kind, name=holder.name or "", part_of=holder.part_of, described=holder.described, text=holder.text)
        if speaks != "body":
            return None
        several = self._known.get(holder.part_of, ())
        return self._by_name.get(fold(holder.part_of)) or (several[0] if len(several) == 1 else None)

    def _party_of(self, source: Known) -> Known | None:
        """Under whom the story has what *source* says, mostly."""
        parties = Counter(
            Known(each.party, each.party_name, each.party_kind) for each in self._told if each.source == source.id and not each.claim.whose
        )
        return min(parties, key=lambda party: (-parties[party], party.id)) if parties else None

    @cached_property
    def _by_name(self) -> dict[str, Known]:
        """Sources by their folded names, then bodies; of two of one name the one that says more."""
        counted: defaultdict[str, Counter[Known]] = defaultdict(Counter)
        for each in self._told:
            if each.source:
                counted[fold(each.source_name)][Known(each.source, each.source_name, each.source_kind)] += 2
            if each.party_kind != "unnamed":
                counted[fold(each.party_name)][Known(each.party, each.party_name, each.party_kind)] += 1
        return {name: min(several, key=lambda known: (-several[known], known.id)) for name, several in counted.items() if name}

    @cached_property
    def _by_surname(self) -> defaultdict[str, set[Known]]:
        found: defaultdict[str, set[Known]] = defaultdict(set)
        full: dict[str, set[str]] = defaultdict(set)
        for name, known in self._by_name.items():
            words = name.split()
            if known.kind == "person" and len(words) > 1:
                full[words[-1]].add(name)
                found[words[-1]].add(known)
        return found

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(" ".join(re.findall(r"\w+", unaccented(text))) for text in self._texts)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for text in self._folded for word in text.split())

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What “Lethian” and “Lethia” have in common."""
        return frozenset(word[:5] for word in self._vocabulary if len(word) > 4)


def _is_written_as_name(name: str) -> bool:
    words = [word for word in re.findall(r"\w+", name) if len(word) > 3]
    return bool(words) and all(word[:1].isupper() for word in words)


def _one_after_the_other(words: Sequence[str], text: str) -> bool:
    """Whether *text* has the first and the last of a name's *words* next to one another, middle names aside."""
    first, last = re.escape(words[0]), re.escape(words[-1])
    titled = re.escape(words[-2])
    return re.search(rf"\b(?:{first}|{titled})(?: \w+){{0,2}} {last}\b", text) is not None
