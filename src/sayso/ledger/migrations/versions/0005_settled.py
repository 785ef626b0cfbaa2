"""What pages leave behind to be compared, and what settling makes of it; judgements on copies, stories, questions and revisions.

Every article that is there is marked to be settled; what is kept of it is made then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

V_ORIGIN = """CREATE VIEW v_origin AS
    SELECT origin.kind, origin.score, origin.status, copy.outlet AS copy_outlet, copy.title AS copy_title,
        original.outlet AS original_outlet, original.title AS original_title, origin.reason, origin."by", origin."at", origin.copy,
        origin.original
    FROM origin JOIN article AS copy ON copy.id = origin.copy JOIN article AS original ON original.id = origin.original"""
V_ANSWER = """CREATE VIEW v_answer AS
    SELECT answer.id, story.name AS story, question.label AS question, coalesce(source.name, answer.party_name) AS party,
        coalesce(source.kind, answer.party_kind) AS party_kind, answer.stance, answer.words, answer.says, answer.low, answer.high,
        answer.low_open, answer.high_open, answer.unit, answer.said_from, answer.said_to, answer.former, answer.articles,
        answer.independent, question.disputed, answer.known, answer.party AS party_id, answer.source_id, answer.question_id,
        question.story_id
    FROM answer JOIN question ON question.id = answer.question_id JOIN story ON story.id = question.story_id
        LEFT JOIN source ON source.id = answer.source_id"""
V_BOARD = """CREATE VIEW v_board AS
    SELECT story, question, disputed, party, stance, words, low, high, said_from, said_to, articles, independent, id AS answer_id,
        question_id, story_id
    FROM v_answer
    WHERE NOT former AND NOT EXISTS (
        SELECT 1 FROM answer AS later
        WHERE later.question_id = v_answer.question_id AND later.party = v_answer.party_id AND NOT later.former
            AND (later.said_to, later.known, later.id) > (v_answer.said_to, v_answer.known, v_answer.id))"""
V_VOICE = """CREATE VIEW v_voice AS
    SELECT voice.answer_id, voice.ordinal, voice.outlet, coalesce(source.name, voice.source_name) AS source, voice.standing, voice.chain,
        statement.content AS words, article.title, article.published, article.url, voice.status, voice.score, voice.reason,
        voice.statement_id, voice.article_id, voice.origin_id
    FROM voice JOIN article ON article.id = voice.article_id LEFT JOIN statement ON statement.id = voice.statement_id
        LEFT JOIN source ON source.id = voice.source_id"""

MARK = """INSERT INTO unsettled SELECT 1, CASE moment WHEN 0 THEN 253402300799 ELSE moment END, id FROM article WHERE status = 'current'"""


def upgrade() -> None:
    """Take the step."""
    _kept()
    _stories()
    _questions()
    _judgements()
    for view in (V_ORIGIN, V_ANSWER, V_BOARD, V_VOICE):
        op.execute(view)
    op.execute(
        "INSERT INTO unsettled SELECT 1, CASE moment WHEN 0 THEN 253402300799 ELSE moment END, id FROM article WHERE status = 'current'"
    )


def _kept() -> None:
    """What is kept of an article, and what has to be settled."""
    op.create_table(
        "kept",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("packing", sa.String(), nullable=False),
        sa.Column("trace", sa.LargeBinary(), nullable=False),
        sa.Column("topic", sa.LargeBinary(), nullable=False),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("kept_made_by", "kept", ["made_by", "packing"])
    op.create_table(
        "kept_key",
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("sort", "key", "moment", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kept_key_article_id", "kept_key", ["article_id"])
    op.create_table(
        "unsettled",
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("step", "moment", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_unsettled_article_id", "unsettled", ["article_id"])
    op.create_table(
        "origin",
        sa.Column("copy", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["copy"], ["article.id"]),
        sa.ForeignKeyConstraint(["original"], ["article.id"]),
        sa.PrimaryKeyConstraint("copy", "original"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_origin_original", "origin", ["original"])
    op.create_index("origin_status", "origin", ["status", "score"])
    op.create_table(
        "declared",
        sa.Column("copy", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["copy"], ["article.id"]),
        sa.PrimaryKeyConstraint("copy"),
        sqlite_with_rowid=False,
    )
    op.create_index("declared_address", "declared", ["address"])
    op.create_table(
        "tie",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("later", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["article.id"]),
        sa.ForeignKeyConstraint(["b"], ["article.id"]),
        sa.ForeignKeyConstraint(["later"], ["article.id"]),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tie_b", "tie", ["b"])
    op.create_index("ix_tie_later", "tie", ["later"])


def _stories() -> None:
    """Which articles report one event."""
    op.create_table(
        "story",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_by", sa.String(), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Integer(), nullable=False),
        sa.Column("revised", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("story_newest", "story", ["pinned", "moment", "id"])
    op.create_table(
        "story_article",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("origin_id", sa.String(), nullable=False),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["origin_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"]),
        sa.PrimaryKeyConstraint("article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_article_origin_id", "story_article", ["origin_id"])
    op.create_index("story_article_of", "story_article", ["story_id", "moment", "article_id"])
    op.create_index("story_article_order", "story_article", ["moment", "article_id"])


def _questions() -> None:
    """What their statements answer."""
    op.create_table(
        "question",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_question_story_id", "question", ["story_id"])
    op.create_table(
        "question_broader",
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("broader_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["broader_id"], ["question.id"]),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"]),
        sa.PrimaryKeyConstraint("question_id", "broader_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_question_broader_broader_id", "question_broader", ["broader_id"])
    op.create_table(
        "answer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("party_name", sa.String(), nullable=True),
        sa.Column("party_kind", sa.String(), nullable=True),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("says", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("low_open", sa.Boolean(), nullable=False),
        sa.Column("high_open", sa.Boolean(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("vague", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("said_from", sa.String(), nullable=False),
        sa.Column("said_to", sa.String(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.Column("revises", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("answer_known", "answer", ["known"])
    op.create_index("ix_answer_question_id", "answer", ["question_id"])
    op.create_index("ix_answer_source_id", "answer", ["source_id"])
    op.create_table(
        "voice",
        sa.Column("answer_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=True),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("origin_id", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"]),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("answer_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_voice_article_id", "voice", ["article_id"])
    op.create_index("voice_statement", "voice", ["statement_id"], sqlite_where=sa.text("statement_id IS NOT NULL"))
    op.create_table(
        "answer_relation",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["answer.id"]),
        sa.ForeignKeyConstraint(["b"], ["answer.id"]),
        sa.PrimaryKeyConstraint("a", "b", "kind"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_relation_b", "answer_relation", ["b"])


def _judgements() -> None:
    """What persons decide about all that."""
    op.add_column("judgement", sa.Column("verdict", sa.String(), nullable=True))
    op.create_table(
        "ruled",
        sa.Column("judgement_id", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgement.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("judgement_id", "side", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ruled_article_id", "ruled", ["article_id"])
    op.create_index("ix_ruled_statement_id", "ruled", ["statement_id"])
    op.create_table(
        "definition",
        sa.Column("judgement_id", sa.String(), nullable=False),
        sa.Column("sought", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgement.id"]),
        sa.PrimaryKeyConstraint("judgement_id"),
        sqlite_with_rowid=False,
    )
