"""Records as the JSON that other programs rely on; the shape is a promise and does not move.

One object a page: ``{"page", "article", "statements", "figures", "tolls"}``, or ``{"page", "error": {"kind", "reason"}}``.
Spans are ``[start, end]`` in code points of ``article.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sayso.records import Article, Candidate, ChainLink, Figure, Hearing, Holder, Skipped, Statement, Toll, When, Words
from sayso.views.measured import reported

if TYPE_CHECKING:
    from sayso.views.figures import OwnFigureRow
    from sayso.views.judgements import JudgementRow
    from sayso.views.notes import NoteRow
    from sayso.views.outlets import OutletRow
    from sayso.views.rows import ArticleRow, SourceRow, StatementRow
    from sayso.views.statements import StatementView
    from sayso.views.suggested import LikelyCopy
    from sayso.views.suggestions import Suggestion
    from sayso.views.why import Decision

    Row = ArticleRow | SourceRow | JudgementRow | Suggestion | OutletRow | LikelyCopy | NoteRow

Json = dict[str, Any]


def hearing_json(address: str, hearing: Hearing) -> Json:
    """One heard page; *address* is the page as the user gave it."""
    return {
        "page": address,
        "article": article_json(hearing.article),
        "statements": [statement_json(statement) for statement in hearing.statements],
        "figures": [figure_json(figure) for figure in hearing.figures],
        "tolls": [toll_json(toll) for toll in reported(hearing.article)],
        "made_by": hearing.made_by,
    }


def skipped_json(skipped: Skipped) -> Json:
    """One page that failed."""
    return {"page": skipped.address, "error": {"kind": skipped.kind, "reason": skipped.reason}}


def article_json(article: Article) -> Json:
    """An article with its text and blocks."""
    return {
        "id": article.id,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "outlet": article.outlet,
        "title": article.title,
        "lead": article.lead,
        "byline": list(article.byline),
        "language": article.language,
        "section": article.section,
        "tags": list(article.tags),
        "published": article.published,
        "modified": article.modified,
        "captured_at": article.captured_at,
        "sha256": article.sha256,
        "links": [{"relation": link.relation, "url": link.url, "language": link.language} for link in article.links],
        "linked": list(article.linked),
        "pictures": list(article.pictures),
        "text": article.text,
        "blocks": [{"kind": block.kind, "span": list(block.span), "place": block.place} for block in article.blocks],
    }


def statement_json(statement: Statement) -> Json:
    """A statement, every field of the record present even where it is empty."""
    return {
        "id": statement.id,
        "source": holder_json(statement.source),
        "cue": words_json(statement.cue),
        "content": words_json(statement.content),
        "speech": statement.speech,
        "stance": statement.stance,
        "stance_because": statement.stance_because,
        "negated": statement.negated,
        "hedges": list(statement.hedges),
        "within": statement.within,
        "standing": statement.standing,
        "chain": [link_json(link) for link in statement.chain],
        "said_at": when_json(statement.said_at) if statement.said_at else None,
        "figures": [figure_json(figure) for figure in statement.figures],
        "confidence": round(statement.confidence, 4),
    }


def holder_json(holder: Holder) -> Json:
    """The holder: words, spans, name and kind, what else the article tells, and how it was chosen among whom."""
    return {
        "text": holder.text,
        "spans": [list(span) for span in holder.spans],
        "name": holder.name,
        "kind": holder.kind,
        "part_of": holder.part_of,
        "forms": list(holder.forms),
        "described": list(holder.described),
        "anonymity": holder.anonymity,
        "because": holder.because,
        "candidates": [candidate_json(candidate) for candidate in holder.candidates],
    }


def candidate_json(candidate: Candidate) -> Json:
    """One who was not chosen; ``score`` is on the chosen one's scale."""
    return {"name": candidate.name, "kind": candidate.kind, "score": round(candidate.score, 3), "because": candidate.because}


def words_json(words: Words) -> Json:
    """Words with their spans."""
    return {"text": words.text, "spans": [list(span) for span in words.spans]}


def link_json(link: ChainLink) -> Json:
    """One relay."""
    return {
        "name": link.name,
        "relation": link.relation,
        "text": link.text,
        "spans": [list(span) for span in link.spans],
        "because": link.because,
    }


def when_json(when: When) -> Json:
    """An interval of days, ``from`` and ``to`` inclusive; both null where the words tell an order and no day."""
    return {
        "from": when.start,
        "to": when.end,
        "precision": when.precision,
        "as_said": when.as_said,
        "order": when.order,
        "because": when.because,
    }


def figure_json(figure: Figure) -> Json:
    """A figure with its bounds; None = open, ``*_open`` = the bound itself is excluded."""
    return {
        "as_said": figure.as_said,
        "low": figure.low,
        "high": figure.high,
        "low_open": figure.low_open,
        "high_open": figure.high_open,
        "approximate": figure.approximate,
        "vague": figure.vague,
        "change": figure.change,
        "unit": figure.unit,
        "measure": figure.measure,
        "of": figure.of,
        "part_of": list(figure.part_of) if figure.part_of else None,
        "scope": figure.scope,
        "span": list(figure.span),
    }


def toll_json(toll: Toll) -> Json:
    """What the event that an article reports cost; ``of`` null is everybody, ``spans`` are the places that tell it."""
    return {
        "measure": toll.measure,
        "of": toll.of,
        "best": toll.best,
        "low": toll.low,
        "high": toll.high,
        "low_open": toll.low_open,
        "high_open": toll.high_open,
        "as_said": toll.as_said,
        "spans": [list(span) for span in toll.spans],
        "because": toll.because,
    }


def own_figure_json(row: OwnFigureRow) -> Json:
    """A figure that an article tells in its own voice, with the sentence in which it stands."""
    return {**asdict(row), "figure": figure_json(row.figure)}


def row_json(row: Row) -> Json:
    """An article, a source, a decision … as lists show it."""
    return asdict(row)


def said_json(row: StatementRow) -> Json:
    """A statement as lists show it; figures, chain and dates as in a statement read from a page."""
    return {
        **asdict(row),
        "hedges": list(row.hedges),
        "figures": [figure_json(figure) for figure in row.figures],
        "chain": [link_json(link) for link in row.chain],
        "said_at": when_json(row.said_at) if row.said_at else None,
        "confidence": round(row.confidence, 4),
    }


def statement_view_json(view: StatementView) -> Json:
    """A statement in its paragraph, with what proves it."""
    return {
        "statement": statement_json(view.statement),
        "source_id": view.row.source_id,
        "article": row_json(view.article),
        "paragraph": view.paragraph,
        "paragraph_span": list(view.paragraph_span),
        "live_link": view.live_link,
        "sha256": view.sha256,
        "captured_at": view.captured_at,
    }


def why_json(view: StatementView) -> Json:
    """Every decision about a statement in words, and the statements around and inside it."""
    from sayso.views.why import why

    told = why(view.statement, view.article.published)
    return {
        "holder": decision_json(told.holder),
        "stance": decision_json(told.stance),
        "date": decision_json(told.date),
        "chain": [decision_json(link) for link in told.chain],
        "within": brief_json(view.outer) if view.outer else None,
        "inner": [brief_json(each) for each in view.inner],
    }


def decision_json(decision: Decision) -> Json:
    """What was chosen (null where nothing was), from which words, why; the runners-up best first."""
    return {
        "chosen": decision.chosen,
        "words": decision.words,
        "because": decision.because,
        "candidates": [candidate_json(candidate) for candidate in decision.others],
    }


def brief_json(statement: Statement) -> Json:
    """Enough of a statement to know it by."""
    return {
        "id": statement.id,
        "source": statement.source.name or statement.source.text,
        "stance": statement.stance,
        "content": statement.content.text,
    }
