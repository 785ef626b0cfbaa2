"""The toll of the event an article reports: of all the numbers it gives, the one that stands for the whole.

An article tells its toll several times (title, lead, a later count) beside other numbers: parts of it, earlier counts,
other events, totals of a year or a war. Every number is a candidate; its signs (``evidence``) are added up with the weights
of ``data/tolls.json``, which ``python -m training.tolls`` fits, and the heaviest wins. Numbers told by several sentences are
never added to one another: the same victims are told again and again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal

from sayso.figures.evidence import ASIDE, OPENING, Report, Signs, candidates, report_of, signs
from sayso.figures.lexicon import TABLES
from sayso.figures.sentences import Sentence, sentences_of
from sayso.figures.toll_words import Tables, tables_of
from sayso.figures.victims import Group, find_victims
from sayso.records import READ_KINDS, Article, Toll
from sayso.text import Span

Outcome = Literal["killed", "injured"]
REASONS = 3
"""Signs named in ``because``: what weighs less decides nothing a reader would ask about."""


def find_tolls(article: Article | str, *, title: str | None = None, language: str | None = None) -> tuple[Toll, ...]:
    """How many the event that *article* reports killed and injured, and of the killed how many of each kind.

    None is given for an outcome of which the article tells nobody. An article's own title and language stand in for those
    not given; a plain text is read whole.

    >>> [(t.measure, t.of, t.best) for t in find_tolls("A blast killed 12 people, including 3 children, and hurt 20.")]
    [('killed', None, 12.0), ('killed', 'children', 3.0), ('injured', None, 20.0)]
    """
    text = article if isinstance(article, str) else article.text
    if not isinstance(article, str):
        title, language = title or article.title, language or article.language
    tables = tables_of(language)
    if tables is None:
        return ()
    sentences = list(_sentences(article, title))
    report = report_of(sentences, find_victims(sentences, language), tables)
    killed, dead = choose(report, "killed")
    injured, hurt = choose(report, "injured", killed)
    found = []
    if killed and _is_event(report, "killed", killed):
        found += [_toll(text, report, "killed", killed, dead, tables), *_kinds(text, report, killed, tables)]
    if injured and _is_event(report, "injured", injured, killed):
        found.append(_toll(text, report, "injured", injured, hurt, tables, killed))
    return tuple(found)


def _is_event(report: Report, outcome: Outcome, value: float, killed: float | None = None) -> bool:
    """Whether an event is reported at all: its beginning names violence, or several victims are counted outside the background.

    Elsewhere one person who “was hurt” may be a politician by a poll.
    """
    opening = frozenset().union(*(report.marks[sentence.place] for sentence in report.sentences if sentence.place < OPENING))
    groups = candidates(report, outcome, killed).get(value, [])
    if not groups:
        return "violence" in opening and bool(IMPLYING[outcome] & opening or (outcome == "killed" and {"death", "shooting"} <= opening))
    if "violence" in opening:
        return True
    return value > 1 and any(group.source in COUNTED and not report.marks[group.sentence.place] & ASIDE for group in groups)


IMPLYING = {"killed": frozenset({"killed_passive"}), "injured": frozenset({"injury", "living", "shooting"})}
"""Marks of the beginning that let one victim be told of whom no words count: a fatal shooting has one dead, another one hurt."""
COUNTED = frozenset({"number", "sum", "high"})


def choose(report: Report, outcome: Outcome, killed: float | None = None) -> tuple[float, Signs]:
    """The heaviest candidate for *outcome* and its signs; of equals the one told first."""
    table = _weights()[outcome]
    found = signs(report, outcome, killed)
    value = max(found, key=lambda each: weigh(found[each], table))
    return value, found[value]


def weigh(found: Signs, table: Mapping[str, float]) -> float:
    """The weights of the signs of one candidate, added up; a sign without a weight counts nothing."""
    return sum(table.get(name, 0.0) * strength for name, strength in found.items())


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    """The weights by outcome and sign; fitted in English, signs are the same in every language."""
    data: dict[str, dict[str, float]] = json.loads((TABLES / "tolls.json").read_text(encoding="utf-8"))
    return data


def _sentences(article: Article | str, title: str | None) -> Iterator[Sentence]:
    """The title and the sentences of what is read; captions and related links tell other events."""
    if isinstance(article, str):
        yield from sentences_of(title, article)
        return
    parts = [block.span for block in article.blocks if block.kind in READ_KINDS and block.kind != "title"]
    heads = [block.span for block in article.blocks if block.kind == "title"]
    yield from sentences_of(title, article.text, parts, heads[0] if heads else None)


def _toll(text: str, report: Report, outcome: Outcome, value: float, found: Signs, tables: Tables, killed: float | None = None) -> Toll:
    """The toll of *outcome*, with every place that gives its number."""
    groups = candidates(report, outcome, killed).get(value, [])
    table = _weights()[outcome]
    reasons = sorted(found, key=lambda name: -table.get(name, 0.0) * found[name])
    because = "; ".join(name[2:].lstrip("# ") for name in reasons[:REASONS] if table.get(name, 0.0) > 0)
    if groups:
        return _told(text, outcome, None, value, groups, because)
    spans = tuple(_implied(report, tables, outcome))[:1]
    return Toll(
        measure=outcome, best=value, low=value, high=value, as_said=_cut(text, spans[:1]), spans=spans, because=f"implied: {because}"
    )


def _told(text: str, outcome: Outcome, kind: str | None, value: float, groups: Sequence[Group], because: str) -> Toll:
    """A toll that words give: its bounds are those of the first place that has any."""
    plain = [group for group in groups if group.source not in ("tally", "rest", "described")] or list(groups)
    bounded = next((group for group in plain if group.quantity.bound or len(group.quantity.ends) > 1), plain[0])
    low, high, low_open, high_open = bounded.quantity.limits if bounded.low == min(bounded.quantity.ends) else (value, value, False, False)
    if bounded.source == "high":
        low, high = min(bounded.quantity.ends), max(bounded.quantity.ends)
    spans = tuple(sorted({span for group in plain if (span := group.span) is not None}))
    here = bounded.span
    return Toll(
        measure=outcome,
        of=kind,
        best=value,
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        as_said=_cut(text, [here] if here is not None else spans[:1]),
        spans=spans,
        because=because,
    )


def _cut(text: str, spans: Sequence[Span]) -> str:
    return text[spans[0][0] : spans[0][1]] if spans else ""


def _implied(report: Report, tables: Tables, outcome: Outcome) -> Iterator[Span]:
    """Words that tell of a victim without counting: “the fatal shooting”, “a homicide”."""
    names = ("killed_passive", "death") if outcome == "killed" else ("injury", "living")
    for name in names:
        for sentence in report.sentences:
            if sentence.start is not None and (match := tables.marks[name].search(sentence.text)):
                yield sentence.start + match.start(), sentence.start + match.end()


def _kinds(text: str, report: Report, killed: float, tables: Tables) -> Iterator[Toll]:
    """Of the killed, how many of each kind: told beside the toll if anywhere, never more than it."""
    dead = [group for group in report.groups if group.outcome == "killed"]
    beside = {group.sentence.place for group in candidates(report, "killed").get(killed, [])}
    for kind, nouns in tables.kinds.items():
        options: dict[int, list[Group]] = {}
        for group in dead:
            if _of_kind(group, nouns):
                options.setdefault(group.sentence.place, []).append(group)
        ranked = sorted(options.values(), key=lambda groups: -max(_closeness(group, report, beside) for group in groups))
        for groups in ranked:
            value = _of_one_sentence(groups)
            if 0 < value <= killed:
                same = [group for group in chain.from_iterable(ranked) if group.low == value and not (groups[0].member and len(groups) > 1)]
                yield _told(
                    text, "killed", kind, value, same or groups, "beside the toll" if groups[0].sentence.place in beside else "elsewhere"
                )
                break


def _of_kind(group: Group, nouns: frozenset[str]) -> bool:
    """Whether the counted noun, or what it is said to be, names the kind: “seven of them children”."""
    return any(word in nouns for word in (group.of or "").lower().replace("-", " ").split())


def _closeness(group: Group, report: Report, beside: set[int]) -> float:
    """How near to the toll a kind is told: with it, then whether it is a part, then how early, what is vague or background last."""
    place = group.sentence.place
    aside = bool(report.marks[place] & ASIDE)
    return 4 * (place in beside) + 2 * (group.part or group.member) - 2 * aside - 4 * (group.source == "vague") - min(place, 20) / 20


def _of_one_sentence(groups: Sequence[Group]) -> float:
    """What one sentence gives for a kind: the first that is a part of the toll, what is joined (“a boy and two girls”), the greatest."""
    told = [group for group in groups if group.source != "vague"] or list(groups)
    joined = [group for group in told if group.member]
    parts = [group for group in told if group.part and group not in joined]
    if parts:
        return parts[0].low
    return sum(group.low for group in joined) if len(joined) > 1 else max(group.low for group in told)
