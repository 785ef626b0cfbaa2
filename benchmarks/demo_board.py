"""The board of the demo event against what its author knows to be true, read from the pages as a user would.

The demo pages are read into a fresh ledger and settled; nothing is told of them but the files. An answer of the author's
(question, party, what is answered) is *found* where the board has it under that party in the question that carries most of that
question's statements. ``questions`` is the share of the author's questions that have such a question on the board to themselves;
``answers.recall`` the share of the author's answers found; ``answers.precision`` the share of the board's answers, in the questions
that were found, that the author knows; ``changes`` and ``disputes`` the share of the author's revisions and disputes that stand there.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from benchmarks.reading import write_lines
from sayso.records import Answer, Question, Settlement
from sayso.text import fold

DATA = "."
DEMO = Path(__file__).resolve().parents[1] / "demo"
ALIKE = 70
"""The least likeness (0–100) of two readings of one statement's words."""

PART = 4
"""How many times longer one reading of a statement may be than the other: “it” stands in every sentence."""

SAME_NAME = 90
"""The least likeness of two names of one party: “works ministry”, “Works Ministry of Tarvenia”."""

Truth = dict[str, Any]
Place = tuple[str, int]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The shares above, of the demo or of the invented event in *data*; to *out* goes what was missed or is beside, a line each."""
    return measure_event(data if (data / "truth.json").exists() else DEMO, out)


def measure_event(event: Path, out: Path | None) -> dict[str, float]:
    """The same of any invented event: a folder with `pages/` and a `truth.json` in the demo's form."""
    truth = json.loads((event / "truth.json").read_text(encoding="utf-8"))
    settled, places = read_event(event, truth)
    figures, lines = compare(truth, settled, places)
    if out is not None:
        write_lines(out, lines)
    return figures


def read_event(event: Path, truth: Truth) -> tuple[Settlement, dict[str, set[Place]]]:
    """The event's settled story as a user gets it, and which of the author's statements each statement read is."""
    from sqlalchemy import select

    from sayso.ledger import open_ledger
    from sayso.ledger import settled_tables as s
    from sayso.ledger import tables as t
    from sayso.ledger.recalling import recall_statements
    from sayso.ledger.settled import recall_settlement
    from sayso.pages import read_pages
    from sayso.pipeline import add, settle
    from sayso.settings import Settings

    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "event.sqlite")) as ledger:
        for _ in add(read_pages([str(event / "pages")], settings=Settings()), ledger):
            pass
        for _ in settle(ledger):
            pass
        by_file = {Path(page["file"]).name: page for page in truth["pages"]}
        with ledger.reading() as connection:
            stories = Counter(connection.scalars(select(s.story_article.c.story_id)))
            settled = recall_settlement(connection, stories.most_common(1)[0][0])
            pages = connection.execute(select(t.page.c.article_id, t.page.c.address)).all()
            page_of = {article: by_file[Path(address).name] for article, address in pages if Path(address).name in by_file}
            read = connection.execute(select(t.statement.c.id, t.statement.c.article_id)).all()
            said = {each.id: each for each in recall_statements(connection, [id_ for id_, _ in read])}
    places: dict[str, set[Place]] = {}
    for id_, article in read:
        page = page_of.get(article)
        if page is not None:
            places[id_] = set(_places(page, said[id_].content.text))
    return settled, places


def _places(page: Truth, content: str) -> Iterable[Place]:
    for number, statement in enumerate(page["statements"]):
        mine = " ".join(statement["content"])
        shorter, longer = sorted((len(mine), len(content)))
        if shorter * PART >= longer and fuzz.token_set_ratio(mine, content) >= ALIKE and fuzz.partial_ratio(mine, content) >= ALIKE:
            yield page["id"], number


def compare(truth: Truth, settled: Settlement, places: Mapping[str, set[Place]]) -> tuple[dict[str, float], list[dict[str, Any]]]:
    """The figures, and what was missed or is beside."""
    names = {name: fold(source["name"]) for source in truth["sources"] for name in map(fold, [source["name"], *source["names"]])}
    lines: list[dict[str, Any]] = []
    by_question: dict[str, list[Answer]] = {}
    for answer in settled.answers:
        if answer.confirmed:
            by_question.setdefault(answer.question, []).append(answer)
    pairs = _matched(truth, settled.questions, by_question, places, names)
    wanted = found = known = told = changes = disputes = 0
    of_answer: dict[str, list[str]] = {}
    for question in truth["questions"]:
        mine = by_question.get(pairs.get(question["id"], ""), [])
        wanted += len(question["answers"])
        met = set()
        for gold in question["answers"]:
            hits = [each for each in mine if _same(gold, each, question, names)]
            met |= {each.id for each in hits}
            found += bool(hits)
            if not hits:
                lines.append({"missed": question["id"], "party": gold["party"], "said_on": gold["said_on"], "answer": _gold_words(gold)})
            of_answer.setdefault(f"{question['id']}/{fold(gold['party'])}", []).extend(each.id for each in hits)
        told += len(mine)
        known += len(met)
        beside = [each for each in mine if each.id not in met]
        lines += [{"beside": question["id"], "party": each.party_name, "stance": each.stance, "words": each.words} for each in beside]
    related = {(relation.a, relation.b): relation.kind for relation in settled.relations}
    for change in truth["changes"]:
        ids = of_answer.get(f"{change['question']}/{fold(change['party'])}", [])
        changes += any(related.get((a, b)) in {"revises", "withdraws"} for a in ids for b in ids)
    for dispute in truth["disputes"]:
        ones, others = (of_answer.get(f"{dispute['question']}/{fold(dispute[side])}", []) for side in "ab")
        kinds = {related.get(pair) for a in ones for b in others for pair in ((a, b), (b, a))}
        disputes += bool(kinds & {"contradicts", "denies", "differs", "no-comment"})
    figures = {
        "questions": len(pairs) / len(truth["questions"]),
        "answers.recall": found / wanted,
        "answers.precision": known / told if told else 0.0,
        "changes": changes / len(truth["changes"]),
        "disputes": disputes / len(truth["disputes"]),
    }
    lines += [{"question": question.label, "answers": len(by_question.get(question.id, []))} for question in settled.questions]
    return figures, lines


def _matched(
    truth: Truth,
    questions: Iterable[Question],
    answers: Mapping[str, list[Answer]],
    places: Mapping[str, set[Place]],
    names: Mapping[str, str],
) -> dict[str, str]:
    """The board's question for each of the author's: that with most of its statements, then most of its answers, one to one."""
    carried = {
        question.id: [places.get(voice.claim, set()) for answer in answers.get(question.id, []) for voice in answer.voices]
        for question in questions
    }
    kinds = {question.id: question.kind == "figure" for question in questions}
    scored = []
    for gold in truth["questions"]:
        its = {(page, number) for answer in gold["answers"] for page, number in answer["statements"]}
        for id_, sets in carried.items():
            if (gold["kind"] == "figure") == kinds[id_]:
                shared = sum(bool(its & places_) for places_ in sets)
                same = sum(any(_same(each, mine, gold, names) for mine in answers.get(id_, [])) for each in gold["answers"])
                scored.append((-shared, -same, gold["id"], id_))
    pairs: dict[str, str] = {}
    for shared, _, gold_id, id_ in sorted(scored):
        if shared < 0 and gold_id not in pairs and id_ not in pairs.values():
            pairs[gold_id] = id_
    return pairs


def _same(gold: Truth, answer: Answer, question: Truth, names: Mapping[str, str]) -> bool:
    """Whether *answer* is the author's: the same party, the same bounds or the same yes, no or neither."""
    party, wanted = fold(answer.party_name), fold(gold["party"])
    if names.get(party, party) != names.get(wanted, wanted) and fuzz.token_set_ratio(party, wanted) < SAME_NAME:
        return False
    if question["kind"] == "figure":
        if gold["low"] is None and gold["high"] is None:
            return answer.stance == gold["stance"]
        return (answer.low, answer.high) == (gold["low"], gold["high"])
    return bool(answer.says == gold["says"])


def _gold_words(gold: Truth) -> str:
    return gold["note"] or f"{gold['low']}–{gold['high']}"
