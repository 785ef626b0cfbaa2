"""A count of none, which reading finds no number in: “none killed”, “no soldier was hurt”, “without loss of life”, “lost nobody”."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.questions.scene import Scene
from sayso.questions.whom import OWN, called, kind_of
from sayso.records import Statement
from sayso.text import Span
from sayso.traces import Counted

ASSERTING = frozenset({"asserts", "confirms", "believes"})


def counts_of_none(statement: Statement, scene: Scene) -> Iterator[Counted]:
    """What *statement* says that there was none of, each measure once."""
    if statement.stance not in ASSERTING or statement.negated:
        return
    told: set[str] = set()
    for start, end in statement.content.spans:
        for measure, pattern in scene.wording.none:
            for found in pattern.finditer(scene.words((start, end))):
                span = start + found.start(), start + found.end()
                if measure not in told and not _counted(measure, span, statement, scene):
                    told.add(measure)
                    yield _none_of(measure, span, found.groupdict().get("whom") or "", statement, scene)


def _counted(measure: str, span: Span, statement: Statement, scene: Scene) -> bool:
    """Whether the sentence counts some of them: “two were hurt, none of the drivers was hurt”."""
    sentence = scene.sentence(span)
    return any(figure.measure == measure and scene.sentence(figure.span) == sentence for figure in statement.figures)


def _none_of(measure: str, span: Span, whom: str, statement: Statement, scene: Scene) -> Counted:
    words = scene.wording
    of = kind_of(whom, words, own=bool(words.own.search(whom))) if whom else _of_last(statement, scene, span[0])
    whose = called(statement.source) if of.startswith(f"{OWN} ") else ""
    return Counted(measure=measure, of=of, whose=whose, low=0, high=0, as_said=scene.words(span), span=span)


def _of_last(statement: Statement, scene: Scene, at: int) -> str:
    """The kind of the figure right before: “three guards were hurt and *none* killed”."""
    start = scene.sentence((at, at))[0]
    before = [figure for figure in statement.figures if start <= figure.span[0] < at]
    return kind_of(max(before, key=lambda figure: figure.span).of or "", scene.wording) if before else ""
