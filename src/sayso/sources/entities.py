"""What an article names: each thing, every place where it is named, and both together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sayso.records import SourceKind
from sayso.sources.lexicon import Gender, Known
from sayso.sources.runs import Run, Token
from sayso.text import Span


@dataclass(slots=True)
class Entity:
    """One thing that the article names, in all the forms it gives."""

    name: str
    """The fullest form, without title, article or apposition."""
    kind: SourceKind
    gender: Gender = ""
    forms: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    """Words that titles and appositions tell of it, lower case."""
    called: set[str] = field(default_factory=set)
    """The same as whole phrases: “foreign minister”, “a former harbour master”."""
    titled: bool = False
    """Whether the headline names it."""
    introduced: list[Span] = field(default_factory=list)
    """Where those phrases stand."""
    acronym: str | None = None
    mentions: int = 0
    named_in_full: int = 0
    """How often it is named with more than one word: a surname alone means the one named most."""
    state: str = ""
    """The state whose body it is, where the article says so and the name alone does not: “Lethia’s Defence Ministry”."""
    sure: bool = False
    """Whether more than one capitalised word alone speaks for a person."""
    place: bool = False
    """Whether the article speaks of it as a place."""
    known: Known | None = None
    votes: Counter[str] = field(default_factory=Counter)
    """How often he and she stand near the name."""

    @property
    def full(self) -> str:
        """The name to show: with the acronym when the article itself introduces one."""
        return f"{self.name} ({self.acronym})" if self.acronym and self.acronym not in self.name.split() else self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name stands."""

    start: int
    """Where the name begins, titles included."""
    end: int
    """Where it ends, a possessive ending left out."""
    name_start: int
    """Where the name itself begins, after the titles."""
    entity: Entity | None
    """Who is named; None for an office without a name (“Foreign Minister”)."""
    possessive: bool
    sentence: int
    """The number of the sentence it stands in."""


@dataclass(slots=True)
class Names:
    """The names of an article, by place."""

    mentions: list[Mention]
    entities: list[Entity]
    sentences: list[int]
    """Where each sentence begins."""
    acronyms: dict[str, Entity]
    by_form: dict[str, Entity]
    offices: frozenset[str] = frozenset()
    """Letters that the article puts before a surname as an office: “MEC”."""

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie in *span*, in order."""
        low = bisect_left(self.mentions, span[0], key=lambda mention: mention.start)
        found = []
        if low and self.mentions[low - 1].name_start >= span[0] and self.mentions[low - 1].end <= span[1]:
            found.append(replace(self.mentions[low - 1], start=self.mentions[low - 1].name_start))  # *span* leaves the title out
        for at in range(low, len(self.mentions)):  # by index: a slice would copy the rest of the article each time
            mention = self.mentions[at]
            if mention.start >= span[1]:
                break
            if mention.end <= span[1]:
                found.append(mention)
        return found

    def named_in(self, spans: Iterable[Span]) -> frozenset[int]:
        """The things, by their ids, that are named in *spans*."""
        return frozenset(id(mention.entity) for span in spans for mention in self.inside(span) if mention.entity is not None)

    def before(self, position: int, *, reach: int) -> Iterator[Mention]:
        """The mentions that end before *position*, nearest first, at most *reach* code points away."""
        at = bisect_left(self.mentions, position, key=lambda mention: mention.start)
        for mention in reversed(self.mentions[max(at - 60, 0) : at]):
            if mention.start < position - reach:
                return
            if mention.end <= position:
                yield mention

    def sentence_of(self, position: int) -> int:
        """The number of the sentence that *position* lies in."""
        return max(bisect_right(self.sentences, position) - 1, 0)

    def sentence_span(self, number: int, end: int) -> Span:
        """Where sentence *number* begins and the next one does (*end* for the last)."""
        following = self.sentences[number + 1] if number + 1 < len(self.sentences) else end
        return self.sentences[number], following


@dataclass(frozen=True, slots=True)
class Piece:
    """A run, or a part of one, that is one name with its titles."""

    titles: tuple[Token, ...]
    tokens: tuple[Token, ...]
    run: Run
    person: int
    """How much speaks for a person: negative for an organisation."""

    name: str
    """The name as written, single-spaced."""
