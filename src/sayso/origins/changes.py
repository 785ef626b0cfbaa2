"""What changed between two versions of one article: its words, its statements, and whether it says so.

The words are compared sentence by sentence and, in sentences that changed, word by word. Edits tile both texts: every code point of
either stands in exactly one. A statement *changed* where the same holder says nearly the same (“31” became “28”); else it came or went.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import Indel

from sayso.text import Span, fold, sentence_starts, trim

EditKind = Literal["equal", "delete", "insert"]
Fate = Literal["kept", "changed", "came", "went"]

WORD = re.compile(r"\w+|[^\w\s]")
MOST_WORDS = 1500
"""A rewritten stretch of more words than this on either side is shown as taken out and put in: difflib takes their product in time."""
MOST_SENTENCES = 3000
"""And no more sentences than this are laid against one another; a book is no article."""
SAME_HOLDER = 0.6
"""How like two contents of one holder must be to be one statement that changed: a number, a verb, a clause."""
OTHER_HOLDER = 0.85
"""And of two holders: then it is the holder that was changed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that both versions have, or one of them alone."""

    kind: EditKind
    """``delete``: only the earlier has it; ``insert``: only the later."""
    before: Span
    """Where it stands in the earlier text; empty for an insertion, at the place where it would be."""
    after: Span
    """Where it stands in the later text; empty for a deletion."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is compared of one statement."""

    id: str
    """The statement's id."""
    holder: str
    """Who says it: a source's id or name, the same string for the same source in both versions."""
    text: str
    """The words of its content."""


@dataclass(frozen=True, slots=True)
class StatementChange:
    """What became of one statement."""

    fate: Fate
    """kept, changed, came or went."""
    before: str
    """Id of the statement in the earlier version; empty where it came."""
    after: str
    """Id of the statement in the later version; empty where it went."""
    score: float
    """0–1: how like the two are; 1 where there is but one."""
    reason: str
    """Why the two are taken for one, in words; empty where there is but one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from one version to the next."""

    edits: tuple[Edit, ...]
    """The words, in order."""
    statements: tuple[StatementChange, ...]
    """The statements: those of the later version in its order, then those that went."""
    notice: str
    """The sentence in which the later version tells that it was changed; empty where it tells nothing."""

    @property
    def silent(self) -> bool:
        """Whether words changed and the page does not say so."""
        return not self.notice and any(edit.kind != "equal" for edit in self.edits)


def changes(before: str, after: str, said_before: Sequence[Said] = (), said_after: Sequence[Said] = ()) -> Changes:
    """What changed from the text *before* to the text *after*, and in the statements of both."""
    edits = word_diff(before, after)
    return Changes(edits, statement_changes(said_before, said_after), find_notice(after, edits))


def word_diff(before: str, after: str) -> tuple[Edit, ...]:
    """The edits that make *after* of *before*; white space alone is no change.

    >>> [(edit.kind, edit.before, edit.after) for edit in word_diff("31 were killed.", "28 were killed.")]
    [('delete', (0, 3), (0, 0)), ('insert', (3, 3), (0, 3)), ('equal', (3, 15), (3, 15))]
    """
    return tuple(_merged(_sentence_edits(before, after)))


def find_notice(after: str, edits: Iterable[Edit]) -> str:
    """The first sentence that *edits* put into or changed in *after* and that tells of a change."""
    starts = [*sentence_starts(after), len(after)]
    sentences = [trim(after, (start, end)) for start, end in pairwise(starts)]
    added = [edit.after for edit in edits if edit.kind == "insert"]
    for start, end in sentences:
        if any(a < end and start < b for a, b in added) and _tells(after[start:end]):
            return after[start:end]
    return ""


def statement_changes(before: Sequence[Said], after: Sequence[Said]) -> tuple[StatementChange, ...]:
    """What became of each statement of *before*, and where each of *after* comes from."""
    pairs = _paired(before, after)
    of_later = {later: (earlier, score) for earlier, later, score in pairs}
    found = []
    for place, later in enumerate(after):
        if place in of_later:
            number, score = of_later[place]
            found.append(_both(before[number], later, score))
        else:
            found.append(StatementChange("came", "", later.id, 1.0, ""))
    taken = {earlier for earlier, _, _ in pairs}
    found += [StatementChange("went", each.id, "", 1.0, "") for place, each in enumerate(before) if place not in taken]
    return tuple(found)


def _both(before: Said, after: Said, score: float) -> StatementChange:
    if before.holder != after.holder:
        return StatementChange("changed", before.id, after.id, round(score, 4), "the same words under another name")
    if _words(before.text) == _words(after.text):
        return StatementChange("kept", before.id, after.id, 1.0, "the same holder, the same words")
    return StatementChange("changed", before.id, after.id, round(score, 4), f"the same holder, {score * 100:.0f} % of the words")


def _paired(before: Sequence[Said], after: Sequence[Said]) -> list[tuple[int, int, float]]:
    """Which statement of *before* is which of *after*, the likest first, and of like ones those that keep their place."""
    candidates = []
    words_before, words_after = [_words(each.text) for each in before], [_words(each.text) for each in after]
    for i, earlier in enumerate(before):
        for j, later in enumerate(after):
            same = earlier.holder == later.holder
            score = Indel.normalized_similarity(words_before[i], words_after[j]) if words_before[i] and words_after[j] else 0.0
            if score >= (SAME_HOLDER if same else OTHER_HOLDER):
                candidates.append((-score, not same, abs(i - j), i, j))
    pairs: list[tuple[int, int, float]] = []
    used_before: set[int] = set()
    used_after: set[int] = set()
    for minus, _, _, i, j in sorted(candidates):
        if i not in used_before and j not in used_after:
            used_before.add(i)
            used_after.add(j)
            pairs.append((i, j, -minus))
    return pairs


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _sentence_edits(before: str, after: str) -> Iterator[Edit]:
    """Sentences that both have, and the word edits of what lies between them."""
    ours, theirs = _sentences(before), _sentences(after)
    mine, yours = ([_key(text, span) for span in spans] for text, spans in ((before, ours), (after, theirs)))
    for tag, a, b, c, d in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        old, new = _hull(before, ours, a, b), _hull(after, theirs, c, d)
        if tag == "equal":
            yield Edit("equal", old, new)
        else:
            yield from _word_edits(before, old, after, new)


def _word_edits(before: str, old: Span, after: str, new: Span) -> Iterator[Edit]:
    """The word edits within one stretch."""
    ours, theirs = _tokens(before, old), _tokens(after, new)
    if not ours or not theirs or max(len(ours), len(theirs)) > MOST_WORDS:
        yield from _replaced(old, new)
        return
    mine, yours = ([_key(text, span) for span in spans] for text, spans in ((before, ours), (after, theirs)))
    for tag, a, b, c, d in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        here, there = _within(old, ours, a, b), _within(new, theirs, c, d)
        if tag == "equal":
            yield Edit("equal", here, there)
        else:
            yield from _replaced(here, there)


def _replaced(old: Span, new: Span) -> Iterator[Edit]:
    if old[0] < old[1]:
        yield Edit("delete", old, (new[0], new[0]))
    if new[0] < new[1]:
        yield Edit("insert", (old[1], old[1]), new)


def _sentences(text: str) -> list[Span]:
    """Spans that tile *text*, a sentence each; of a very long one its last is the rest."""
    starts = sentence_starts(text)[:MOST_SENTENCES]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if text else []


def _tokens(text: str, span: Span) -> list[Span]:
    """Spans that tile *span*, a word or sign each, with the white space after it."""
    starts = [match.start() for match in WORD.finditer(text, *span)]
    if starts:
        starts[0] = span[0]
    return list(zip(starts, [*starts[1:], span[1]], strict=True)) if starts else []


def _key(text: str, span: Span) -> str:
    """What is compared of a stretch: white space counts as one space."""
    return " ".join(text[span[0] : span[1]].split())


def _hull(text: str, spans: Sequence[Span], start: int, end: int) -> Span:
    return _within((0, len(text)), spans, start, end)


def _within(whole: Span, spans: Sequence[Span], start: int, end: int) -> Span:
    """From the first of *spans* to the last; where there is none, the place where they would be."""
    first = spans[start][0] if start < len(spans) else whole[1]
    return first, spans[end - 1][1] if end > start else first


def _merged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Neighbours of one kind made one."""
    last: Edit | None = None
    for edit in edits:
        if last is not None and last.kind == edit.kind and last.before[1] == edit.before[0] and last.after[1] == edit.after[0]:
            last = Edit(last.kind, (last.before[0], edit.before[1]), (last.after[0], edit.after[1]))
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _tells(sentence: str) -> bool:
    """Whether *sentence* has one of the words that tell of a change."""
    folded = f" {fold(sentence)} "
    return any(f" {notice} " in folded for notice in _notices())


@cache
def _notices() -> tuple[str, ...]:
    table = tomllib.loads((Path(__file__).parent / "data" / "notices.toml").read_text(encoding="utf-8"))
    return tuple(fold(notice) for notice in table["notices"])
