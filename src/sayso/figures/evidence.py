"""What speaks for each number that the toll of an event could be: plain named signs, each read from where and how it is told.

The candidates for the killed are every number that some sentence gives for them, none and one; for the injured also
what remains of those shot when the killed are taken away. ``tolls`` weighs the signs; nothing is decided here.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.figures.sentences import Sentence
from sayso.figures.toll_words import Tables
from sayso.figures.victims import Group

Signs = dict[str, float]
LEAD = 2
"""Sentences after the title that count as the lead."""
NUMBERS = frozenset({"number", "vague", "sum", "multiple", "tally", "one", "described"})
"""Sources that state a number; the others are single persons."""
OPENING = 4
"""Sentences in which a report of violence names it; 989 of 1,000 shooting reports and 515 of 519 of a war do."""
WHOLE = ("death", "killed_passive", "living", "injury", "unhurt", "attacker", "accident")
"""Marks that tell of the report as a whole, whether a number stands beside them or not."""
ASIDE = frozenset({"background", "elsewhere"})
"""Marks of sentences that tell of other events."""
MOST = 1_000_000
"""No event of the news has more victims than that."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article as far as its toll goes."""

    sentences: tuple[Sentence, ...]
    groups: tuple[Group, ...]
    marks: Mapping[int, frozenset[str]]
    """Which marks of the table each sentence carries, by its place."""
    counts: Mapping[str, tuple[int, int, int]]
    """How many sentences of title, lead and rest carry each mark."""
    narrow: frozenset[str]
    """Nouns of kinds of which an event seldom kills that kind alone."""


def report_of(sentences: Sequence[Sentence], groups: Sequence[Group], tables: Tables) -> Report:
    """The report with its marks looked up once."""
    marks: dict[int, frozenset[str]] = {}
    counts: dict[str, list[int]] = {name: [0, 0, 0] for name in tables.marks}
    told = {group.sentence.place for group in groups}
    for sentence in sentences:
        asked = (
            tables.marks if sentence.place in told else (*WHOLE, "violence", "shooting") if sentence.place < OPENING else WHOLE
        )  # what stands beside no number needs only what tells of the whole
        found = frozenset(name for name in asked if tables.marks[name].search(sentence.text))
        marks[sentence.place] = found
        for name in found:
            counts[name][zone(sentence.place)] += 1
    narrow = tables.kinds.get("children", frozenset()) | tables.kinds.get("women", frozenset()) | tables.words["narrow"]
    spread = {name: (each[0], each[1], each[2]) for name, each in counts.items()}
    return Report(tuple(sentences), tuple(groups), marks, spread, narrow)


def zone(place: int) -> int:
    """0 the title, 1 the lead, 2 the rest."""
    return 0 if place < 0 else 1 if place < LEAD else 2


def candidates(report: Report, outcome: str, killed: float | None = None) -> dict[float, list[Group]]:
    """Each number that could be the toll of *outcome*, with the groups that state it."""
    groups = [group for group in report.groups if group.outcome == outcome]
    groups += list(_tallies(groups))
    if outcome == "injured":
        groups += list(_rest(report, killed or 0))
    found: dict[float, list[Group]] = {0.0: [], 1.0: []}
    for group in groups:
        for value in dict.fromkeys((group.low, max(group.quantity.ends))):
            if 0 <= value <= MOST:
                found.setdefault(value, []).append(group if value == group.low else replace(group, source="high"))
    for group in _described(groups, report, outcome):
        found.setdefault(group.low, []).append(group)
    return found


AGE = re.compile(r"\b(\d{1,2})\b")


def _described(groups: Sequence[Group], report: Report, outcome: str) -> Iterator[Group]:
    """Persons told apart by age or name, counted: “a 34-year-old woman … a 2-year-old boy”."""
    groups = [*groups, *(group for group in report.groups if group.outcome == "shot")] if outcome == "injured" else groups
    ages: dict[str, Group] = {}
    names: dict[str, Group] = {}
    dead = {age[1] for group in report.groups if group.outcome == "killed" and (age := AGE.search(group.of or ""))}
    for group in groups:
        if group.source in ("person", "name", "definite") and group.of:
            if age := AGE.search(group.of):
                if outcome == "killed" or age[1] not in dead:
                    ages.setdefault(age[1], group)
            elif group.source == "name":
                names.setdefault(group.of.split()[-1], group)
    for listed in (ages, names):
        if len(listed) > 1:
            first = next(iter(listed.values()))
            yield replace(first, low=float(len(listed)), source="described", quantity=replace(first.quantity, ends=(float(len(listed)),)))


def _tallies(groups: Sequence[Group]) -> Iterator[Group]:
    """All that one sentence tells of one outcome, together: “one critically wounded and two others hurt”."""
    by_place: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        if group.source not in ("sum", "multiple") and not group.part:
            by_place[group.sentence.place].append(group)
    for members in by_place.values():
        if len(members) > 1:
            first, last = members[0], members[-1]
            span = first.quantity.span[0], last.quantity.span[1]
            value = sum(group.low for group in members)
            yield replace(first, low=value, source="tally", of=None, quantity=replace(first.quantity, span=span, ends=(value,)))


def _rest(report: Report, killed: float) -> Iterator[Group]:
    """Those shot, or killed or injured, less the killed."""
    shot = [group for group in report.groups if group.outcome in ("shot", "killed or injured")]
    for group in [*shot, *_tallies(shot)]:
        if group.low >= killed and (group.low > 1 or not killed):
            value = group.low - killed
            yield replace(group, outcome="injured", low=value, quantity=replace(group.quantity, ends=(value,)), source="rest")


def signs(report: Report, outcome: str, killed: float | None = None) -> dict[float, Signs]:
    """The signs of every candidate for *outcome*."""
    found = candidates(report, outcome, killed)
    every = [group for groups in found.values() for group in groups]
    numbers = [group for group in every if group.source in NUMBERS | {"rest"}]
    context = _context(report, outcome, every, numbers, killed)
    return {value: _signs(value, groups, report, outcome, numbers, context, killed) for value, groups in found.items()}


def _context(report: Report, outcome: str, every: Sequence[Group], numbers: Sequence[Group], killed: float | None) -> Signs:
    """What the report says as a whole, crossed with none and one."""
    context: Signs = {"": 1.0}
    for name in WHOLE:
        for where, count in zip(("title", "lead", "rest"), report.counts[name], strict=True):
            if count:
                context[f"{name} in {where}"] = 1.0
        if not any(report.counts[name]):
            context[f"no {name}"] = 1.0
        elif sum(report.counts[name]) > 2:
            context[f"much {name}"] = 1.0
    for label, groups in (("told", every), ("number", [group for group in numbers if group.low > 1])):
        for region in sorted({zone(group.sentence.place) for group in groups}):
            context[f"{label} in zone {region}"] = 1.0
    persons = {group.source for group in every if group.source not in NUMBERS}
    context |= {f"some {source}": 1.0 for source in persons}
    shot = [group for group in report.groups if group.outcome == "shot"]
    for region in sorted({zone(group.sentence.place) for group in shot}):
        context[f"shot in zone {region}"] = 1.0
    if any(group.low > 1 for group in shot):
        context["several shot"] = 1.0
    if killed is not None:
        context["nobody killed" if not killed else "one killed" if killed == 1 else "several killed"] = 1.0
    return context


def _signs(
    value: float,
    groups: Sequence[Group],
    report: Report,
    outcome: str,
    numbers: Sequence[Group],
    context: Signs,
    killed: float | None,
) -> Signs:
    """CASE by CASE: none and one by what the report says as a whole, every number by where and how it is told."""
    kind = outcome[0]
    found: Signs = {}
    if value <= 1:
        found |= {f"{kind}{int(value)} {name}".rstrip(): weight for name, weight in context.items()}
    elif killed is not None:
        found[f"{kind} several, {'nobody' if not killed else 'one' if killed == 1 else 'several'} killed"] = 1.0
    if value > 1:
        found[f"{kind} size"] = math.log(value)
        found[f"{kind} several"] = 1.0
    for each in _support(groups, report):
        found[f"{kind} {each}"] = found.get(f"{kind} {each}", 0.0) + 1.0
    for name in [name for name in found if name.startswith(f"{kind} #")]:
        found[name] = math.log1p(found[name])
    found |= {f"{kind} {name}": 1.0 for name in _against(value, groups, report, numbers)}
    return found


def _support(groups: Sequence[Group], report: Report) -> Iterator[str]:
    """Where and how the candidate is told: each sign once, those with # as often as it is seen."""
    seen: set[str] = set()
    for group in groups:
        marks = report.marks[group.sentence.place]
        single = group.source not in NUMBERS | {"rest", "high"}
        what = "person" if single else "member" if group.member else group.source
        place = group.sentence.place
        where = "title" if place < 0 else f"sentence {place}" if place < 3 else "early" if place < 7 else "late"
        aside = bool(marks & ASIDE)
        names = [f"{what}", f"{'person' if single else 'count'} {where}{' aside' if aside else ''}", f"# {what}"]
        if single:
            names.append(f"by {group.source}")
        names += [f"{mark} beside" for mark in ("total", "update", "early", "attacker") if mark in marks]
        if not aside:
            names.append("not aside")
        before = group.sentence.text[max(group.quantity.span[0] - 30, 0) : group.quantity.span[0]].lower()
        names += [f"{name} before" for name, pattern in BEFORE.items() if pattern.search(before)]
        names += [f"{name}" for name, on in (("part", group.part), ("further", group.further), ("bound", group.quantity.bound)) if on]
        if not group.part and not group.further and not single:
            names.append("whole")
        for name in names:
            if name.startswith("#") or name not in seen:
                seen.add(name)
                yield name
    if groups and all(group.part for group in groups):
        yield "only part"
    if groups and all(group.member for group in groups):
        yield "only member"
    if groups and all(group.further for group in groups):
        yield "only further"
    if groups and all(group.source == "rest" for group in groups):
        yield "only rest"
    if groups and all(report.marks[group.sentence.place] & ASIDE for group in groups):
        yield "only aside"


BEFORE = {
    "among": re.compile(r"\b(?:among|of)(?: the| at least| some)?\s*$"),
    "total": re.compile(r"\b(?:total(?:ing|ling)?|totals?|all)(?: of| to)?\s*$"),
    "rise": re.compile(r"\b(?:to|at|reached|reaches|hit|was|is)(?: at least)?\s*$"),
}


def _against(value: float, groups: Sequence[Group], report: Report, numbers: Sequence[Group]) -> Iterator[str]:
    """How the candidate stands among the others."""
    parts = {group.low for group in numbers if group.part}
    plain = [group for group in numbers if not group.part and not group.member and group.source != "vague"]
    if value in parts and any(not group.part for group in groups):
        yield "part elsewhere"
    head = [group for group in plain if group.sentence.place <= 0]
    if plain:
        if plain[0].low == value:
            yield "first told"
        near = [group.low for group in plain if "background" not in report.marks[group.sentence.place]]
        if near and max(near) == value:
            yield "greatest"
        if near and max(near) < value:
            yield "greater than all near"
        if plain[-1].low == value:
            yield "last told"
        common = Counter(group.low for group in plain).most_common(1)[0]
        if common[0] == value and common[1] > 1:
            yield "most often"
    if head and all(group.low != value for group in head):
        yield "another in title or lead"
        if value < min(group.low for group in head):
            yield "less than title or lead"
        if value > 3 * max(group.low for group in head):
            yield "far more than title or lead"
        if value - 1 in {group.low for group in head} and "attacker" in set().union(*report.marks.values()):
            yield "one more, and an attacker"
    title = [group for group in head if group.sentence.place < 0] or head
    part = any(group.part and group.low in {each.low for each in title} for group in _beside(groups, numbers))
    kinds = title and value > max(group.low for group in title) and any(_kind(group, report) for group in title)
    if part or kinds or any(_rounded(group, value) for group in title):
        yield "the title has a part of it or a round number"
    whole = [
        a.low
        for a in numbers
        if a.part and a.sentence.place < 4
        for b in groups
        if b.sentence.place == a.sentence.place and b.low > a.low and not b.part
    ]
    if whole:
        yield "has a part told beside it"
    if any(g.part and g.sentence.place < 4 for g in groups if g.source != "tally") and not whole:
        yield "a part in the lead"
    if any(group.member and group.low == value for group in title) and all(group.low != value or group.member for group in title):
        yield "member of a sum in the title"
    if any(group.source == "sum" and group.low == value for group in title):
        yield "sum in the title"
    if value >= 5000:
        yield "thousands"
        if groups and all("background" in report.marks[group.sentence.place] for group in groups):
            yield "thousands aside"
    sums = {a.low + b.low for i, a in enumerate(plain) for b in plain[i + 1 :] if a.sentence.place == b.sentence.place}
    if value in sums:
        yield "sum of two"


def _rounded(group: Group, value: float) -> bool:
    """“Over 80” in a title, “at least 84” below."""
    loose = group.quantity.bound in ("more", "at_least", "about") or group.quantity.about or group.source == "vague"
    return loose and group.low < value <= (10 if group.source == "vague" else 1.3) * group.low


def _beside(groups: Sequence[Group], numbers: Sequence[Group]) -> Iterator[Group]:
    """The lesser groups that share a sentence with the candidate's."""
    places = {group.sentence.place: group.low for group in groups}
    return (group for group in numbers if group.low < places.get(group.sentence.place, 0))


def _kind(group: Group, report: Report) -> bool:
    return bool(report.narrow & set((group.of or "").lower().split()))
