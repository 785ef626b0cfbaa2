"""Transcripts: paragraphs that begin with who speaks and a colon, “MAYOR KARR: It was shut.”, “Q: And then?”, “A: Nothing.”.

The model knows the form and often takes the first sentence for all that is said. Here what somebody says is all of his turn. One label
before a colon is as often a heading; a transcript is told by several that take turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Attribution
from sayso.text import UPPER, Span, hull, overlaps, trim

CONFIDENCE = 0.85
"""In four transcripts of PolNeAR's training part the annotators marked all 25 turns, each whole; in a fifth only what is said in them."""
NAME = rf"{UPPER}[\w.’'-]*(?: (?:{UPPER}[\w.’'-]*|de|von|van|al)){{0,4}}"
LABEL = re.compile(rf"(?:(?P<letter>[QAPRF])(?P<stop>[:.])|(?P<label>{NAME})(?:, [^:.\n“”\"]{{2,40}})?(?P<colon>:))\s+(?=\S)")
ASKS, ANSWERS = frozenset("QPF"), frozenset("AR")
"""How a question and its answer are marked: Q and A, pregunta and respuesta, Frage and Antwort."""
LEAST = 3
"""Turns of which the least transcript consists."""
FEW = 4
"""Paragraphs without a label that may stand between two turns: somebody speaks on, or a hall applauds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a transcript."""

    label: str
    """Who speaks, as it writes it."""
    named: Span
    """Where the label stands."""
    colon: Span
    content: Span
    """What is said."""


def is_turn(text: str, paragraph: Span, attribution: Attribution) -> bool:
    """Whether *attribution* is all that *paragraph* says after its label: somebody's own words, though no marks stand around them."""
    match = LABEL.match(text, *paragraph)
    if match is None or len(attribution.content) != 1 or not paragraph[0]:  # “Mayor: bridge will open”, the headline
        return False
    start, end = attribution.content[0]
    closes = any(char in ".?!…" for char in text[end - 1 : paragraph[1]])
    return start == match.end() and closes and not any(char.isalnum() for char in text[end : paragraph[1]])


def with_turns(text: str, found: Sequence[Attribution], spans: Sequence[Span]) -> list[Attribution]:
    """*found* with every turn of a transcript whole; what is said within one (“My staff warned me”) stays."""
    turns = _turns(text, spans)
    kept = [each for each in found if not any(_is_of(each, turn) for turn in turns)]
    return [*kept, *(_as_attribution(turn) for turn in turns if turn.label not in ASKS)]


def _as_attribution(turn: Turn) -> Attribution:
    """“A” names nobody: who answers is asked where holders are named."""
    source, cue = ((), ((turn.named[0], turn.colon[1]),)) if turn.label in ANSWERS else ((turn.named,), (turn.colon,))
    return Attribution(source, cue, (turn.content,), CONFIDENCE)


def _is_of(attribution: Attribution, turn: Turn) -> bool:
    """Whether *attribution* is a reading of the turn itself, of its label, or of what is only asked about."""
    if turn.label in ASKS and not attribution.source and overlaps(turn.content, hull(attribution.content)):
        return True
    if any(overlaps(turn.named, piece) for piece in (*attribution.source, *attribution.content)):
        return True
    return not attribution.source and overlaps(turn.colon, hull(attribution.cue or attribution.content))


def _turns(text: str, spans: Sequence[Span]) -> list[Turn]:
    """The turns of *text* where it is a transcript: several in a row, by two speakers or more, of whom one speaks again."""
    return [turn for run in _runs(text, spans) if _is_transcript(text, run) for turn in run]


def _runs(text: str, spans: Sequence[Span]) -> Iterator[list[Turn]]:
    """Labelled paragraphs with no more than a few others between them."""
    run: list[Turn] = []
    since = 0
    for span in spans:
        start, end = trim(text, span)
        match = LABEL.match(text, start, end)
        since = 0 if match is not None else since + 1
        if since > FEW:
            yield run
            run = []
        if match is not None:
            label, colon = ("letter", "stop") if match["letter"] else ("label", "colon")
            run.append(Turn(match[label], match.span(label), match.span(colon), (match.end(), end)))
    yield run


def _is_transcript(text: str, run: Sequence[Turn]) -> bool:
    """Whether people take turns, in sentences: “Karr: 1,204” and “Lund: 988” are votes."""
    contents = [text[slice(*turn.content)] for turn in run]
    sentences = sum(any(char in ".?!…" for char in each[-2:]) and any(map(str.isalpha, each)) for each in contents)
    times = Counter(turn.label.split()[-1].lower() for turn in run)
    return len(run) >= LEAST and len(times) > 1 and max(times.values()) > 1 and 2 * sentences > len(run)
