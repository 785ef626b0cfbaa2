"""A checked draft as the JSON that other programs rely on: one object a line; a promise like `contract`."""

from __future__ import annotations

from dataclasses import asdict

from sayso.checking import Checked, Finding, word_pieces
from sayso.records import Hearing
from sayso.text import cut
from sayso.views.answered import instant
from sayso.views.check import CheckView, is_wrong
from sayso.views.contract import Json
from sayso.views.settled_contract import answer_facts


def line_json(line: Checked, draft: Hearing) -> Json:
    """One attributed line; ``verdict`` is its gravest finding's, spans are code points of the draft's text."""
    statement = line.statement
    return {
        "sentence": cut(draft.article.text, [line.sentence]),
        "span": list(line.sentence),
        "source": statement.source.name or statement.source.text or None,
        "source_id": line.whom.source.id if line.whom else None,
        "stance": statement.stance,
        "content": statement.content.text,
        "question": line.label or None,
        "verdict": line.findings[0].verdict,
        "wrong": is_wrong(line),
        "findings": [finding_json(finding) for finding in line.findings],
    }


def finding_json(finding: Finding) -> Json:
    """One thing that was found; ``diff`` only where a quotation was altered, ``nearest`` only where a source is not found."""
    altered = finding.verdict == "quote altered"
    return {
        "verdict": finding.verdict,
        "why": finding.why,
        "answer": answer_facts(finding.answer) if finding.answer else None,
        "diff": [[piece.kind, piece.text] for piece in word_pieces(finding.instead, finding.quoted)] if altered else None,
        "nearest": finding.instead or None if finding.verdict == "source not found" else None,
        "evidence": [{**asdict(each), "known": instant(each.known)} for each in finding.evidence],
    }


def check_json(view: CheckView, draft: Hearing) -> Json:
    """The whole of a draft."""
    return {
        "stories": [row.id for row in view.stories],
        "wrong": view.wrong,
        "lines": [line_json(line, draft) for line in view.lines],
    }
