"""What an article's statements answer, and the article itself in its own voice; made from the one page alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.questions.counting import count
from sayso.questions.measuring import Measuring, measurings
from sayso.questions.moves import moved_apart
from sayso.questions.nobody import counts_of_none
from sayso.questions.points import all_points_of
from sayso.questions.scene import Scene, scene_of
from sayso.questions.whom import whom
from sayso.records import SILENT, Article, Figure, Statement, Toll, digest
from sayso.text import Span, hull, overlaps
from sayso.traces import Claim, Counted, Point

AFFIRMING = frozenset({"asserts", "confirms", "believes", "suspects", "expects", "promises"})
FOUGHT = "fighters"
"""The kind under which tolls are told of all who fought."""
SOME_FIGURE = "figure"
"""The measure of a figure that is talked of and not given: “no longer gave a figure”."""


def claims(article: Article, statements: Sequence[Statement], tolls: Sequence[Toll], figures: Iterable[Figure]) -> tuple[Claim, ...]:
    """A claim for every statement of *article*, and one for each of its *tolls* that none of them carries.

    *figures* are those of the article's own voice: what a statement counts may be told there (“the toll … ‘It is 40,’ she said”).
    """
    scene = scene_of(article, statements, tolls, figures)
    measured = measurings(scene)
    read_out: dict[str, str] = {}
    points = all_points_of(article, statements)
    told = [_claim(statement, each, scene, measured, read_out) for statement, each in zip(statements, points, strict=True)]
    spoken = {
        (counted.measure, counted.of, counted.low if counted.low is not None else counted.high)
        for claim, statement in zip(told, statements, strict=True)
        if statement.stance in AFFIRMING
        for counted in claim.counted
        if not ((counted.place and (counted.only or not counted.of)) or counted.moment or counted.former)
    }
    of_kind = [(toll, _kind(toll, scene, measured)) for toll in tolls]
    own = [_own(article, toll, of, scene) for toll, of in of_kind if (toll.measure, of, toll.best) not in spoken]
    return (*told, *own)


def _claim(
    statement: Statement,
    points: tuple[Point | None, tuple[Point, ...]],
    scene: Scene,
    measured: Mapping[Span, Measuring],
    read_out: dict[str, str],
) -> Claim:
    counted = tuple(_counted(statement, scene, measured))
    words = f"{statement.cue.text} {statement.content.text}"
    withdrawn = scene.wording.withdrawn.search(words)
    found = withdrawn or scene.wording.revises.search(words) or scene.wording.corrects.search(words if counted else statement.cue.text)
    return Claim(
        id=statement.id,
        text=statement.content.text,
        span=statement.span,
        counted=counted or tuple(_not_given(statement, scene, bool(withdrawn))),
        point=points[0],
        further=points[1],
        revises=found.group() if found else _beside(statement, scene),
        former=_is_former(statement, scene),
        whose=_whose(statement, scene, read_out) if counted else "",
    )


def _beside(statement: Statement, scene: Scene) -> str:
    """That it replaces an earlier answer, by the words right after it (“…, contrary to previous assessments”) or by its order (“later”)."""
    end = statement.content.spans[-1][1]
    rest = scene.text[end : scene.sentence((max(end - 1, 0), end))[1]]
    found = scene.wording.revises.search(rest)
    if found is not None and not rest[: found.start()].strip(" ,;—–-"):
        return found.group()
    when = statement.said_at
    return when.as_said if when is not None and when.order == "later" else ""


def _whose(statement: Statement, scene: Scene, read_out: dict[str, str]) -> str:
    """Whose count the statement tells; who has begun to read one out reads on (kept in *read_out* by name)."""
    start, end = statement.span
    found = scene.wording.reads.search(scene.text[scene.sentence((start, start))[0] : scene.sentence((end - 1, end))[1]])
    name = statement.source.name or ""
    if found:
        read_out[name] = " ".join((found["whose"] or found["whose2"]).split())
    return read_out.get(name, "") if name else ""


def _counted(statement: Statement, scene: Scene, measured: Mapping[Span, Measuring]) -> Iterator[Counted]:
    for figure in statement.figures:
        for each in moved_apart(scene.text, figure, scene.wording):
            found = count(scene, each, measured, statement)
            if found is not None:
                yield found
    yield from counts_of_none(statement, scene)


def _not_given(statement: Statement, scene: Scene, withdrawn: bool) -> Iterator[Counted]:
    """“She no longer wished to give a figure” answers what she gave a figure for."""
    if statement.stance not in SILENT and not withdrawn:
        return
    if found := scene.wording.figure.search(statement.content.text):
        yield Counted(measure=SOME_FIGURE, low=None, high=None, as_said=found.group(), span=hull(statement.content.spans))


def _is_former(statement: Statement, scene: Scene) -> bool:
    """Whether it is told as what was said once: “initially”, or a pluperfect without a day."""
    when = statement.said_at
    if (when is not None and when.order == "initially") or scene.wording.once.search(statement.source.text):
        return True
    return (when is None or when.start is None) and bool(scene.wording.had.match(statement.cue.text))


def _kind(toll: Toll, scene: Scene, measured: Mapping[Span, Measuring]) -> str:
    """Of whom *toll* is: of those who fought, by the kind that its words name, for a count of soldiers is none of rebels."""
    figure = next((each for each in scene.figures if toll.of == FOUGHT and toll.spans and overlaps(each.span, toll.spans[0])), None)
    return (whom(scene, figure, measured)[0] if figure is not None else "") or toll.of or ""


def _own(article: Article, toll: Toll, of: str, scene: Scene) -> Claim:
    span = hull(toll.spans) if toll.spans else (0, 0)
    counted = Counted(
        measure=toll.measure,
        of=of,
        low=toll.low,
        high=toll.high,
        low_open=toll.low_open,
        high_open=toll.high_open,
        as_said=toll.as_said or f"{toll.best:g}",
        approximate=False,
        event=_event(scene, toll),
        span=toll.spans[0] if toll.spans else (0, 0),
    )
    return Claim(id=digest(article.id, toll.measure, toll.of or ""), own=True, text=_sentence(scene, toll), span=span, counted=(counted,))


def _sentence(scene: Scene, toll: Toll) -> str:
    return " ".join(scene.words(scene.sentence(toll.spans[0])).split()) if toll.spans else scene.text[:0]


def _event(scene: Scene, toll: Toll) -> str:
    for span in toll.spans:
        if found := scene.wording.event.search(scene.words(scene.sentence(span))):
            return " ".join(found["event"].split())
    return ""
