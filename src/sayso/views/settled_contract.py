"""The settled book as the JSON that other programs rely on: stories, boards, questions, what changed; a promise like `contract`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sayso.records import Answer, Question, Voice
from sayso.views.answered import first_hand, instant, rests_on
from sayso.views.contract import Json, said_json, statement_json
from sayso.views.contract import row_json as listed_json
from sayso.views.grid import Cell, Party, Row, Stand, Step

if TYPE_CHECKING:
    from sayso.views.board import Board, Rest
    from sayso.views.cells import CellView
    from sayso.views.copies import CopyRow
    from sayso.views.questions import QuestionView
    from sayso.views.stories import StoryRow
    from sayso.views.suggested import LikelyAnswer
    from sayso.views.turns import Change
    from sayso.views.versions import VersionsView


def story_json(row: StoryRow) -> Json:
    """A story as lists show it."""
    return asdict(row)


def board_json(board: Board) -> Json:
    """A story, its questions with their answers, its parties, and the statements that line up with no other."""
    return {
        "story": story_json(board.story),
        "as_of": board.as_of,
        "since": board.since,
        "parties": [party_json(party) for party in board.grid.parties],
        "questions": [row_json(row) for row in board.grid.rows],
        "rest": [rest_json(rest) for rest in board.rest],
        "rest_total": board.rest_total,
    }


def party_json(party: Party) -> Json:
    """Who answers."""
    return asdict(party)


def row_json(row: Row) -> Json:
    """One question with each party's latest answer."""
    return {
        **question_json(row.question),
        "accord": row.accord,
        "articles": row.articles,
        "independent": row.independent,
        "new": row.news,
        "cells": [cell_json(cell) for cell in row.cells],
    }


def question_json(question: Question) -> Json:
    """A question; of one of figures also what is counted, of whom, where and when."""
    return {**asdict(question), "broader": list(question.broader), "score": round(question.score, 4)}


def cell_json(cell: Cell) -> Json:
    """What one party answers now, how it came to it, and how it stands to the others."""
    return {
        "party": cell.party.id,
        "party_name": cell.party.name,
        "party_kind": cell.party.kind,
        "short": cell.short,
        "answer": cell.answer.id,
        "answers": [step_json(step) for step in cell.trail],
        "stands": [stand_json(stand) for stand in cell.stands],
        "copies": cell.copies,
        "news": cell.news or None,
        "perhaps": cell.perhaps,
        "maybe": [answer_json(answer) for answer in cell.maybe],
    }


def cell_view_json(view: CellView) -> Json:
    """A cell with the sentences of its statements; ``copies`` only print the report again."""
    return {
        "story": view.story.id,
        "question": question_json(view.question),
        **cell_json(view.cell),
        "told": [
            {
                "answer": given.answer.id,
                "perhaps": given.step is None,
                "statements": [
                    {
                        **voice_json(telling.voice),
                        "sentence": telling.sentence.text if telling.sentence else None,
                        "language": (telling.sentence.language or None) if telling.sentence else None,
                        "copies": [voice_json(each) for each in telling.copies],
                    }
                    for telling in given.told
                ],
            }
            for given in view.given
        ],
    }


def answer_json(answer: Answer) -> Json:
    """An answer, with every statement that carries it."""
    return {**answer_facts(answer), "statements": [voice_json(voice) for voice in answer.voices]}


def answer_facts(answer: Answer) -> Json:
    """An answer without its statements, as programs and tables have it."""
    return {
        "id": answer.id,
        "question": answer.question,
        "party": answer.party,
        "party_name": answer.party_name,
        "party_kind": answer.party_kind,
        "stance": answer.stance,
        "words": answer.words,
        "says": answer.says,
        "low": answer.low,
        "high": answer.high,
        "low_open": answer.low_open,
        "high_open": answer.high_open,
        "approximate": answer.approximate,
        "vague": answer.vague,
        "unit": answer.unit or None,
        "said_from": answer.said_from or None,
        "said_to": answer.said_to or None,
        "known": instant(answer.known),
        "former": answer.former,
        "articles": answer.articles,
        "independent": answer.independent,
        "first_hand": first_hand(answer),
        "named": answer.party_kind != "unnamed",
        "rests_on": rests_on(answer) or None,
    }


def voice_json(voice: Voice) -> Json:
    """A statement that carries an answer; ``own`` is the article's own voice, whose ``id`` is no statement's."""
    return {
        "id": voice.claim,
        "own": voice.own,
        "article": voice.article,
        "origin": voice.origin,
        "outlet": voice.outlet,
        "known": instant(voice.known),
        "source": voice.source or None,
        "source_name": voice.source_name,
        "standing": voice.standing,
        "chain": list(voice.chain),
        "score": round(voice.score, 4),
        "reason": voice.reason,
        "status": voice.status,
    }


def step_json(step: Step) -> Json:
    """An answer in the trail, with how it followed on the one before, and what it was at dispute with until one of them changed."""
    against = [stand_json(stand) for stand in step.against]
    return {**answer_json(step.answer), "short": step.short, "how": step.how, "reason": step.reason, "new": step.new, "against": against}


def stand_json(stand: Stand) -> Json:
    """How an answer stands to another party's."""
    return {**asdict(stand), "score": round(stand.score, 4)}


def question_view_json(view: QuestionView) -> Json:
    """One question whole, with the story it is asked in and those that are wider and narrower."""
    return {
        "story": story_json(view.story),
        "question": row_json(view.row),
        "broader": [asdict(each) for each in view.broader],
        "narrower": [asdict(each) for each in view.narrower],
    }


def change_json(change: Change) -> Json:
    """Something that changed; of an edit ``question`` and what hangs on it are null."""
    return {**asdict(change), "voice": voice_json(change.voice) if change.voice else None}


def copy_json(row: CopyRow) -> Json:
    """An article whose report is another's, as the page of either tells it."""
    return {**asdict(row), "score": round(row.score, 4)}


def likely_answer_json(row: LikelyAnswer) -> Json:
    """A statement that may answer a question, with one that surely does."""
    return {**asdict(row), "statement": said_json(row.statement), "other": said_json(row.other)}


def versions_json(view: VersionsView) -> Json:
    """Two texts of one article word by word, and what became of the statements."""
    return {
        "before": listed_json(view.before),
        "after": listed_json(view.after),
        "silent": view.silent,
        "notice": view.notice or None,
        "pieces": [asdict(piece) for piece in view.pieces],
        "came": [statement_json(each) for each in view.came],
        "went": [statement_json(each) for each in view.went],
        "changed": [
            {"before": statement_json(each.before), "after": statement_json(each.after), "reason": each.reason} for each in view.turned
        ],
        "versions": [listed_json(row) for row in view.versions],
    }


def rest_json(rest: Rest) -> Json:
    """What one source said that lines up with nothing."""
    return {"source": rest.source_id, "name": rest.name, "statements": [said_json(row) for row in rest.statements]}
