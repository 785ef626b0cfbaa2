"""FA-KES on the board: whether the toll that each report tells stands there under its outlet, and whether what stands there is told.

A group is the reports of one day (of the dateline) and one place where two outlets or more report: the story. Each report is read
as the product reads a page, its statements and its own tolls become claims, and the story is settled.

*tolls.told* is the share of the gold tolls (killed, all together: see `benchmarks.fa_kes`) that stand under the report's outlet, in
an answer to how many were killed in the event; ``.anywhere`` counts those that stand in a question of a kind of victims or of one
place, too. *tolls.right* is the share of what the board gives under an outlet for the event that is the gold toll of any
report of the group. A toll of nobody (the gold is 0) is not asked for.

The weights that choose an article's own toll were fitted on these very reports; unseen ones lose about half a point of it
(training/LOG.md).
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.fa_kes import killed_of
from benchmarks.reading import lines, write_lines
from sayso.figures import find_tolls
from sayso.pipeline import hear
from sayso.questions import claims, party_of, settle
from sayso.records import Answer, Hearing, Page, Question, Settlement, Statement, Told, Toll, digest
from sayso.text import fold
from sayso.traces import Claim

DATA = "fa_kes"
Report = dict[str, Any]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The shares above; to *out* go the boards, a line a group."""
    groups = groups_of(lines(data / "fa_kes.jsonl" if data.is_dir() else data))
    read = {report["row"]: read_report(report) for group in groups for report in group}
    boards = [board_of(group, read) for group in groups]
    if out is not None:
        write_lines(out, boards)
    return scored(boards)


def scored(boards: list[dict[str, Any]]) -> dict[str, float]:
    """The figures of *boards*."""
    asked = [toll for board in boards for toll in board["gold"]]
    given = [toll for board in boards for toll in board["board"]]
    return {
        "groups": float(len(boards)),
        "tolls.told": _percent([toll["told"] for toll in asked]),
        "tolls.told.anywhere": _percent([toll["anywhere"] for toll in asked]),
        "tolls.right": _percent([toll["right"] for toll in given]),
    }


def groups_of(reports: list[Report]) -> list[list[Report]]:
    """The reports of one day and place, where two outlets or more have them; those without a day or place are of none."""
    groups: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        if report["dateline"] and report["location"]:
            groups[report["dateline"], report["location"]].append(report)
    return [group for _, group in sorted(groups.items()) if len({report["source"] for report in group}) > 1]


def read_report(report: Report) -> tuple[Hearing, tuple[Toll, ...]]:
    """A report read as a page of its outlet; runs of spaces are where its paragraphs were parted."""
    body = re.sub(r" {3,}", "\n\n", report["text"].strip())
    page = Page(
        address=f"{report['row']}.md",
        content=f"# {report['title'].strip()}\n\n{body}\n".encode(),
        media_type="text/markdown",
        published=report["dateline"],
        outlet=report["source"],
    )
    heard = hear(page)
    return heard, find_tolls(heard.article)


def board_of(group: list[Report], read: dict[int, tuple[Hearing, tuple[Toll, ...]]]) -> dict[str, Any]:
    """What the board of one group gives under each outlet, and what it should."""
    told = [each for at, report in enumerate(group) for each in told_of(report, at, *read[report["row"]])]
    settled = settle("group", told)
    whole, anywhere = _given(settled, event=True), _given(settled, event=False)
    gold = {killed_of(report) for report in group}
    wanted = sorted({(report["source"], killed_of(report)) for report in group if killed_of(report)})
    return {
        "group": [report["row"] for report in group],
        "gold": [
            {"outlet": outlet, "toll": toll, "told": _stands(outlet, toll, whole), "anywhere": _stands(outlet, toll, anywhere)}
            for outlet, toll in wanted
        ],
        "board": [{"outlet": outlet, "tolls": list(tolls), "right": bool(set(tolls) & gold)} for outlet, tolls in sorted(whole)],
    }


def told_of(report: Report, at: int, heard: Hearing, tolls: tuple[Toll, ...]) -> list[Told]:
    """The report's claims under their parties; who speaks is told apart by name, as one article writes it."""
    article = heard.article
    statements = {statement.id: statement for statement in heard.statements}
    return [
        _told(report, at, article.id, claim, statements.get(claim.id)) for claim in claims(article, heard.statements, tolls, heard.figures)
    ]


def _told(report: Report, at: int, article: str, claim: Claim, statement: Statement | None) -> Told:
    outlet = report["source"]
    common: dict[str, Any] = {"claim": claim, "article": article, "origin": article, "outlet": outlet, "known": at + 1}
    if statement is None:
        return Told(
            **common,
            party=digest("outlet", outlet),
            party_name=outlet,
            party_kind="outlet",
            source="",
            source_name="",
            source_kind="outlet",
        )
    source = statement.source
    name = source.name or ""
    body = party_of(kind=source.kind, name=name, part_of=source.part_of, described=source.described, text=source.text) == "body"
    party = (source.part_of or "") if body else name
    own = source.kind == "unnamed" or not party
    return Told(
        **common,
        party=digest(fold(party), article if own else ""),
        party_name=party,
        party_kind="organisation" if body else source.kind,
        source=digest(fold(name), article if own else ""),
        source_name=name,
        source_kind=source.kind,
        stance=statement.stance,
        negated=statement.negated,
        standing=statement.standing,
        chain=tuple(link.name for link in statement.chain),
    )


def _given(settled: Settlement, *, event: bool) -> set[tuple[str, tuple[int, ...]]]:
    """What the board gives under each outlet for the killed: for the event as a whole, or for any part of it.

    A range is one toll with two numbers; “dozens” names none, and what was replaced since stands no more.
    """
    questions = {question.id for question in settled.questions if _asks_for_the_dead(question, event=event)}
    answers = [answer for answer in settled.answers if answer.question in questions and not answer.former and not answer.vague]
    return {(voice.outlet, _numbers(answer)) for answer in answers for voice in answer.voices}


def _stands(outlet: str, toll: int, given: set[tuple[str, tuple[int, ...]]]) -> bool:
    return any(outlet == other and toll in numbers for other, numbers in given)


def _asks_for_the_dead(question: Question, *, event: bool) -> bool:
    return question.measure == "killed" and not question.moment and not (event and (question.of or question.place))


def _numbers(answer: Answer) -> tuple[int, ...]:
    return tuple(sorted({int(bound) for bound in (answer.low, answer.high) if bound is not None}))


def _percent(right: list[bool]) -> float:
    return round(100 * sum(right) / max(len(right), 1), 2)
