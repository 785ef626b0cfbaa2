"""One part of a draft held against what its party is known to have answered: is it its latest word, an earlier one, or another's?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.checking.drafted import Part
from sayso.checking.findings import Finding, evidence_of
from sayso.checking.fitting import is_looser, is_reversed, is_told
from sayso.checking.lining import Lined
from sayso.questions.claims import SOME_FIGURE
from sayso.questions.intervals import named
from sayso.questions.revisions import has_value
from sayso.records import SILENT, Answer, Stance, Told
from sayso.text import fold
from sayso.traces import Counted

NO_GIVING: frozenset[Stance] = frozenset({"asks", "denies", "doubts"})
"""Who asks for a figure or doubts it gives none that could differ."""
SAYS = {1: "yes", 0: "neither", -1: "no"}
Stated = Collection[tuple[str, float | None]]
"""Numbers by their measures. Of pages, what they count in their own voice: a page seldom says again whose count it is."""
AHEAD: frozenset[Stance] = frozenset({"expects", "promises"})
"""What somebody expects need not be the number that he gives."""


def judge(lined: Lined, told: Mapping[str, Told], numbers: Stated, history: bool, stated: Stated) -> Finding | None:
    """What is found about one part of the draft; None where nothing can be said.

    *told* has the story's statements by their ids, *numbers* are all that the draft counts, *history* is whether the
    draft tells this part as what was said before, *stated* what the story's pages count in their own voice.
    """
    if lined.part.told.party_kind == "unnamed":
        return _unnamed(lined, told)
    if lined.latest is None:
        return None
    if lined.kind != "figure":
        return _side(lined, lined.latest, told, history)
    counted = lined.part.counted
    if counted is None or lined.part.told.stance in NO_GIVING | SILENT:
        return None
    return _figure(lined, counted, lined.latest, told, numbers, history, stated)


def _figure(
    lined: Lined, counted: Counted, latest: Answer, told: Mapping[str, Told], numbers: Stated, history: bool, stated: Stated
) -> Finding | None:
    mine = [answer for answer in lined.mine if answer.stance not in NO_GIVING and _one_unit(counted, answer)]
    given = [answer for answer in mine if has_value(answer)]
    if not given or (has_value(latest) and latest not in mine):
        return None
    for fits in (is_told, is_looser):
        if has_value(latest) and fits(counted, latest):
            return _latest(latest, told)
        earlier = [answer for answer in given if answer is not latest and fits(counted, answer)]
        if earlier:
            told_since = has_value(latest) and not {(counted.measure, named(latest)), (SOME_FIGURE, named(latest))}.isdisjoint(numbers)
            if history or counted.former or told_since:
                return _latest(latest, told, "told as an earlier answer")
            why = f"the source said “{earlier[-1].words}”, and later “{latest.words}”"
            return Finding("out of date", why, latest, evidence=evidence_of(latest, dict(told)))
    turned = next((answer for answer in reversed(given) if is_reversed(counted, answer)), None)
    if turned is not None:
        return Finding(
            "bound reversed", f"“{counted.as_said}”, and the source said “{turned.words}”", turned, evidence=evidence_of(turned, dict(told))
        )
    if (counted.measure, named(counted)) in stated:
        return None
    other_mood = (latest.stance in AHEAD) != (lined.part.told.stance in AHEAD)
    if history or other_mood or counted.former or counted.inferred or _said_of_other(counted, lined.part, told):
        return None
    shown = latest if has_value(latest) else given[-1]
    return Finding(
        "figure differs", f"“{counted.as_said}”, and the source said “{shown.words}”", shown, evidence=evidence_of(shown, dict(told))
    )


def _side(lined: Lined, latest: Answer, told: Mapping[str, Told], history: bool) -> Finding | None:
    """Of a question that asks for no figure."""
    if latest.says == lined.says and (lined.says or latest.stance == lined.part.told.stance):
        return _latest(latest, told)
    earlier = [answer for answer in lined.mine if answer is not latest and answer.says == lined.says]
    if not earlier or earlier[-1].says == latest.says:
        return None
    if history:
        return _latest(latest, told, "told as an earlier answer")
    why = f"it answered {SAYS[lined.says]}, and later {SAYS[latest.says]}: “{latest.words}”"
    return Finding("out of date", why, latest, evidence=evidence_of(latest, dict(told)))


def _unnamed(lined: Lined, told: Mapping[str, Told]) -> Finding | None:
    """Of somebody not named: whether more than one such source says it."""
    same = [answer for answer in (*lined.mine, *lined.others) if answer.party_kind == "unnamed" and _agrees(lined, answer)]
    ends = {fold(voice.chain[0] if voice.chain else voice.outlet) for answer in same for voice in answer.confirmed}
    if not same:
        return None
    if len(ends) > 1:
        return _latest(same[-1], told)
    voice = same[0].confirmed[0]
    through = voice.chain[0] if voice.chain else voice.outlet
    return Finding(
        "rests on one unnamed source",
        f"known through {through} alone" if through else "known through one outlet alone",
        same[0],
        evidence=evidence_of(same[0], dict(told)),
    )


def _agrees(lined: Lined, answer: Answer) -> bool:
    if lined.kind != "figure":
        return answer.says == lined.says
    counted = lined.part.counted
    return counted is not None and has_value(answer) and (is_told(counted, answer) or is_looser(counted, answer))


def _latest(answer: Answer, told: Mapping[str, Told], why: str = "") -> Finding:
    return Finding("latest", why or "the source’s latest answer", answer, evidence=evidence_of(answer, dict(told)))


def _one_unit(counted: Counted, answer: Answer) -> bool:
    return not counted.unit or not answer.unit or counted.unit == answer.unit


def _said_of_other(counted: Counted, part: Part, told: Mapping[str, Told]) -> bool:
    """Whether the party gives this number of something else: then it is the question that was misread, and not the number."""
    number = named(counted)
    return any(
        named(other) == number and (counted.inferred or other.measure == counted.measure)
        for each in told.values()
        if part.told.party == each.party or part.told.source == each.source
        for other in each.claim.counted
    )


def tells(others: Sequence[Lined], lined: Lined) -> bool:
    """Whether the draft itself tells the later answer: then the earlier one is history and not out of date."""
    latest = lined.latest
    if latest is None:
        return False
    for other in others:
        if other.part.id == lined.part.id or other.question != lined.question or other.part.told.party != lined.part.told.party:
            continue
        if lined.kind != "figure" and other.says == latest.says != lined.says:
            return True
        if other.part.counted is not None and has_value(latest) and is_told(other.part.counted, latest):
            return True
        if other.part.counted is None and not has_value(latest) and other.part.told.stance == latest.stance:
            return True
    return False
