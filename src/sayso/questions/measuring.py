"""What a figure measures where its own words leave that to the words around: “it is around 40”, “to 28 from 31”, “1.2 billion crowns”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayso.questions.scene import Scene
from sayso.questions.wording import measures
from sayso.records import Figure
from sayso.text import Span

FAR = 700
"""Characters within which a bare number may refer back: about a paragraph and the one before."""
FORTUNE = 1e6
"""“The bill would be at least three billion”: so great a number of nothing, beside a bill, is money."""
MONEY = frozenset({"cost", "claims", "money"})
TELLING = 5
"""From so many on, the same number twice in one article counts the same thing; below, it is chance."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """What one figure measures."""

    measure: str
    """killed, injured, cost, claims, count …"""
    of: str | None
    """Of whom or what, as the article writes it."""
    inferred: bool = False
    """Whether its own sentence does not tell."""


def measurings(scene: Scene) -> dict[Span, Measuring]:
    """What each figure of *scene* measures, in reading order: a bare one may take it over from those before."""
    found: dict[Span, Measuring] = {}
    told = _told_plainly(scene)
    last: tuple[int, Measuring] | None = None
    money: tuple[int, Measuring] | None = None
    for figure in scene.figures:
        measured = _measuring(scene, figure, told, last)
        if _is_untold_fortune(figure, measured) and money is not None and _goes_on(scene, figure, money[0]):
            measured = replace(money[1], inferred=True)
        measured = _listed(scene, figure, measured, found)
        found[figure.span] = measured
        if measured.measure in MONEY and max(figure.low or 0, figure.high or 0) >= FORTUNE:
            money = figure.span[1], measured
        if figure.unit is None and measured.measure not in measures().untold:
            last = figure.span[1], measured
    return found


def _is_untold_fortune(figure: Figure, measured: Measuring) -> bool:
    return (
        figure.of is None
        and figure.unit is None
        and measured.measure in measures().untold
        and max(figure.low or 0, figure.high or 0) >= FORTUNE
    )


def _goes_on(scene: Scene, figure: Figure, end: int) -> bool:
    """Whether so great a number speaks of the money before it: “it is at least 90 million”."""
    return figure.span[0] - end <= FAR and _refers_back(scene, figure)


def _listed(scene: Scene, figure: Figure, measured: Measuring, found: Mapping[Span, Measuring]) -> Measuring:
    """*measured*, or what the one before it in a list is: “killed 13 soldiers *and seven civilians*”."""
    if measured.measure not in measures().untold or figure.unit is not None or not _is_people(scene, figure.of or ""):
        return measured
    before, behind = scene.beside(figure.span)
    if not scene.wording.listed.search(scene.words(before)) or scene.tells_a_measure(behind):
        return measured
    fellows = [other for other in scene.fellows(figure.span) if other.span < figure.span and _is_people(scene, other.of or "")]
    first = found[fellows[-1].span] if fellows else None
    return Measuring(first.measure, figure.of) if first is not None and first.measure in measures().fates else measured


def _told_plainly(scene: Scene) -> Mapping[tuple[float | None, float | None], Measuring]:
    """By their bounds, the counts whose sentence tells what they measure; bounds that two measures share are left out."""
    told: dict[tuple[float | None, float | None], Measuring | None] = {}
    for figure in scene.figures:
        if figure.unit is None and not figure.vague and not _untold(figure) and _in_its_sentence(scene, figure):
            bounds = figure.low, figure.high
            known = told.get(bounds, measured := Measuring(figure.measure or "", figure.of))
            told[bounds] = measured if known is not None and known.measure == measured.measure else None
    return {bounds: measured for bounds, measured in told.items() if measured is not None}


def _measuring(
    scene: Scene,
    figure: Figure,
    told: Mapping[tuple[float | None, float | None], Measuring],
    last: tuple[int, Measuring] | None,
) -> Measuring:
    if _is_money(scene, figure):
        return _money(scene, figure)
    same = told.get((figure.low, figure.high)) if max(figure.low or 0, figure.high or 0) >= TELLING else None
    beside = [scene.words(region) for region in scene.beside(figure.span)]
    if not _untold(figure):
        if figure.unit is None and not _in_its_sentence(scene, figure):
            own = _nearest(scene, *beside) if same is None and _taken_over(scene, figure) and _may_be_people(scene, figure) else None
            if own is not None:
                return Measuring(own, figure.of)
            return Measuring(same.measure if same else figure.measure or "", figure.of, inferred=True)
        return Measuring(figure.measure or "", figure.of)
    if figure.unit is not None or figure.change in {"up by", "down by"}:
        return Measuring(figure.measure or "", figure.of)
    if toll := scene.toll(figure.span):
        return Measuring(toll.measure, figure.of)
    if _may_be_people(scene, figure):
        if (measure := _nearest(scene, *beside)) is not None:
            return Measuring(measure, figure.of)
        if any(scene.wording.left.search(region) for region in beside):
            return Measuring("displaced", figure.of)
    if figure.of is None:
        if same is not None:
            return Measuring(same.measure, same.of, inferred=True)
        if last is not None and figure.span[0] - last[0] <= FAR and _refers_back(scene, figure):
            return Measuring(last[1].measure, last[1].of, inferred=True)
    return Measuring(figure.measure or "count", figure.of)


def _nearest(scene: Scene, before: str, behind: str) -> str | None:
    """The measure whose words stand nearest to a figure between what stands *before* and *behind* it: “236 aboard and licensed for 300”."""
    found = [
        (away, place, measure)
        for place, (measure, phrases) in enumerate(scene.wording.phrases)
        for away in (
            *(len(before) - match.end() for match in phrases.finditer(before)),
            *(match.start() for match in phrases.finditer(behind)),
        )
    ]
    return min(found)[2] if found else None


def _untold(figure: Figure) -> bool:
    return (figure.measure or "") in measures().untold


def _in_its_sentence(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence has a word of the measure; a measure whose words are not known is believed."""
    stems = scene.wording.stems.get(figure.measure or "")
    return stems is None or bool(stems.search(scene.words(scene.sentence(figure.span))))


def _is_people(scene: Scene, of: str) -> bool:
    return any(word in scene.wording.kinds for word in of.lower().split())


def _taken_over(scene: Scene, figure: Figure) -> bool:
    """Whether a figure further up has the same measure: none that a person gave it, nor one that stands in its own words."""
    return any(other.span < figure.span and other.measure == figure.measure for other in scene.figures)


def _may_be_people(scene: Scene, figure: Figure) -> bool:
    return figure.of is None or _is_people(scene, figure.of)


def _refers_back(scene: Scene, figure: Figure) -> bool:
    """“It is around 40”, “its count of more than 45”; or the number of a pair of which another replaced it: “to 28 from 31”."""
    before = scene.words(scene.beside(figure.span)[0])
    if figure.change is not None:
        return True
    if scene.wording.replaced.search(before) and scene.wording.moved.search(scene.words(scene.sentence(figure.span))):
        return True
    words = before.split()[-scene.wording.back_most :] if scene.wording.back_most else []
    return bool(scene.wording.back.search(" ".join(words)))


def _is_money(scene: Scene, figure: Figure) -> bool:
    if figure.unit is not None:
        return figure.measure in {"cost", "claims"}
    if (figure.of or "").lower() in scene.wording.units or figure.measure in {"cost", "claims"}:
        return True
    large = max(figure.low or 0, figure.high or 0) >= FORTUNE and figure.of is None and _untold(figure)
    return large and bool(scene.wording.damage.search(scene.words(scene.sentence(figure.span))))


def _money(scene: Scene, figure: Figure) -> Measuring:
    """A cost of what happened, a claim on insurers, or neither: by the figure's own words first, then by those of its sentence."""
    words, of = scene.wording, figure.of or ""
    bare = of.lower() in words.units
    for said in ([of] if of and not bare else []) + [scene.words(scene.sentence(figure.span))]:
        insured, damage, other = (pattern.search(said) for pattern in (words.insured, words.damage, words.no_cost))
        if other and not (damage and said == of):
            return Measuring("money", None if bare else figure.of)
        if insured:
            return Measuring("claims", None)
        if damage:
            return Measuring("cost", None)
    return Measuring("money", None if bare else figure.of)
