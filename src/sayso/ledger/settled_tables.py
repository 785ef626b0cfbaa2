"""What pages leave behind to be compared, and what settling makes of it: origins, stories, questions, answers, and how they stand.

All of it but persons' judgements could be made again from articles and statements. It is written row by row where something
changed, so that whoever watches the file sees what an article touched.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, false, text

from sayso.ledger.stored import Said, Several
from sayso.ledger.tables import metadata

kept = Table(
    "kept",
    metadata,
    Column("article_id", String, ForeignKey("article.id"), primary_key=True),
    Column("made_by", Said, nullable=False),
    Column("packing", String, nullable=False),  # how the three lie in their columns: another form is made anew, never guessed at
    Column("trace", LargeBinary, nullable=False),
    Column("topic", LargeBinary, nullable=False),
    Column("claims", LargeBinary, nullable=False),
    Index("kept_made_by", "made_by", "packing"),
)
"""What is kept of an article so that it can be compared: its Trace, Topic and Claims, apart because settling asks for one at a time."""

named_day = Table(
    "named_day",
    metadata,
    Column("article_id", String, ForeignKey("article.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("statement_id", String, ForeignKey("statement.id"), index=True),  # in whose words it stands; empty where the article tells it
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
    Column("precision", String, nullable=False),  # day | week | month | season | year | range
    Column("as_said", Said, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Said, nullable=False),  # for showing it in a list
    Column("exact", Boolean, nullable=False),  # within a week: a month or a year is on no day of a calendar
    Column("saying", Boolean, nullable=False),  # told of when something was said, and not of what was
    Column("shown", Boolean, nullable=False),  # in the latest version of its article
    Index("named_day_first", "shown", "saying", "exact", "first", "article_id", "ordinal", unique=True),
    sqlite_with_rowid=False,
)
"""The days that an article's words name: what a calendar shows."""

kept_key = Table(
    "kept_key",
    metadata,
    Column("sort", String, primary_key=True),  # origin | story | defined
    Column("key", Said, primary_key=True),
    Column("moment", BigInteger, primary_key=True),  # of the article's publication, so that those next to one another are found
    Column("article_id", String, ForeignKey("article.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Two articles are compared if they share a key of one sort."""

unsettled = Table(
    "unsettled",
    metadata,
    Column("step", Integer, primary_key=True),  # 1: compare with others · 2: find its story · 3: settle its story
    Column("moment", BigInteger, primary_key=True),  # of its publication: articles are placed in this order
    Column("article_id", String, ForeignKey("article.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""What has to be settled again; a run that was stopped goes on from here."""

origin = Table(
    "origin",
    metadata,
    Column("copy", String, ForeignKey("article.id"), primary_key=True),
    Column("original", String, ForeignKey("article.id"), primary_key=True, index=True),
    Column("kind", String, nullable=False),  # verbatim | partial | translated | rewritten | version
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
    Column("status", String, nullable=False),  # suggested | confirmed | rejected
    Column("by", Said),  # who decided; empty for the machine
    Column("at", String),
    Index("origin_status", "status", "score"),
    sqlite_with_rowid=False,
)
"""An article whose report is another's."""

declared = Table(
    "declared",
    metadata,
    Column("copy", String, ForeignKey("article.id"), primary_key=True),
    Column("address", Said, nullable=False),  # in comparable form
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
    Index("declared_address", "address"),
    sqlite_with_rowid=False,
)
"""What a page itself says that it is a copy of, whether or not that was ever read."""

tie = Table(
    "tie",
    metadata,
    Column("a", String, ForeignKey("article.id"), primary_key=True),
    Column("b", String, ForeignKey("article.id"), primary_key=True, index=True),
    Column("later", String, ForeignKey("article.id"), nullable=False, index=True),  # which of the two: it asks the other for its story
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
    sqlite_with_rowid=False,
)
"""Two articles about one event, the later among the next after the earlier that share a key with it."""

story = Table(
    "story",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Said, nullable=False),
    Column("name_by", Said),  # who called it so; empty for the machine
    Column("pinned", Boolean, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("independent", Integer, nullable=False),  # after copies are folded
    Column("outlets", Integer, nullable=False),
    Column("languages", Several, nullable=False),
    Column("first", String, nullable=False),  # day of its first article; empty where none is dated
    Column("last", String, nullable=False),
    Column("moment", Integer, nullable=False),  # of its last article, seconds in UTC
    Column("questions", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),  # questions on which parties differ
    Column("revised", Integer, nullable=False),  # answers that replaced another
    Index("story_newest", "pinned", "moment", "id"),
)
"""Articles that report one event."""

story_article = Table(
    "story_article",
    metadata,
    Column("article_id", String, ForeignKey("article.id"), primary_key=True),
    Column("story_id", String, ForeignKey("story.id"), nullable=False),
    Column("origin_id", String, ForeignKey("article.id"), nullable=False, index=True),  # whose report it is; else its own id
    Column("moment", BigInteger, nullable=False),  # of its publication; `keeping.UNDATED` where that is not known
    Index("story_article_of", "story_id", "moment", "article_id"),
    Index("story_article_order", "moment", "article_id"),
    sqlite_with_rowid=False,
)
"""Which story an article is of; the newest text at each address alone is of one."""

question = Table(
    "question",
    metadata,
    Column("id", String, primary_key=True),
    Column("story_id", String, ForeignKey("story.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),  # figure | yes-no | who | what
    Column("label", Said, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("measure", Said, nullable=False),
    Column("of", Said, nullable=False),
    Column("place", Said, nullable=False),
    Column("moment", Said, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
)
"""What several statements of one story answer."""

question_broader = Table(
    "question_broader",
    metadata,
    Column("question_id", String, ForeignKey("question.id"), primary_key=True),
    Column("broader_id", String, ForeignKey("question.id"), primary_key=True, index=True),
    Column("ordinal", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Of which wider questions a question is a part: civilians ⊂ people."""

answer = Table(
    "answer",
    metadata,
    Column("id", String, primary_key=True),
    Column("question_id", String, ForeignKey("question.id"), nullable=False, index=True),
    Column("party", String, nullable=False),
    Column("source_id", String, ForeignKey("source.id"), index=True),  # the party, where it is a source of the book
    Column("party_name", Said),  # where it is none: what sources are called and are, their own rows say, which change with every page
    Column("party_kind", String),
    Column("stance", String, nullable=False),
    Column("says", Integer, nullable=False),
    Column("words", Said, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("low_open", Boolean, nullable=False),
    Column("high_open", Boolean, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("vague", Boolean, nullable=False),
    Column("unit", Said, nullable=False),
    Column("said_from", Said, nullable=False),
    Column("said_to", Said, nullable=False),
    Column("known", Integer, nullable=False),
    Column("former", Boolean, nullable=False),
    Column("revises", Said, nullable=False),
    Column("who", Said, nullable=False),  # of a who question: the doer that it names, in comparable form
    Column("articles", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Index("answer_known", "known"),
)
"""What one party answers to one question at one time."""

ANSWERED = (
    "id",
    "party",
    "stance",
    "says",
    "low",
    "high",
    "low_open",
    "high_open",
    "approximate",
    "vague",
    "unit",
    "words",
    "said_from",
    "said_to",
    "known",
    "former",
    "revises",
    "who",
)
"""The fields of an answer that its row has as they are."""

voice = Table(
    "voice",
    metadata,
    Column("answer_id", String, ForeignKey("answer.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # earliest first
    Column("statement_id", String, ForeignKey("statement.id")),  # empty where the article says it in its own voice
    Column("claim", String),  # the article's own claim, where it is no statement
    Column("article_id", String, ForeignKey("article.id"), nullable=False, index=True),
    Column("origin_id", String, nullable=False),
    Column("outlet", Said, nullable=False),
    Column("known", Integer, nullable=False),
    Column("source_id", String, nullable=False),  # empty where nobody is to be known, or the outlet says it itself
    Column("source_name", Said),  # where it is no source of the book
    Column("standing", String, nullable=False),  # first-hand | relayed
    Column("chain", Several, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
    Column("status", String, nullable=False),  # confirmed | suggested
    Index("voice_statement", "statement_id", sqlite_where=text("statement_id IS NOT NULL")),
    Index("voice_suggested", "score", sqlite_where=text("status = 'suggested'")),
    sqlite_with_rowid=False,
)
"""A statement that carries an answer."""

answer_relation = Table(
    "answer_relation",
    metadata,
    Column("a", String, ForeignKey("answer.id"), primary_key=True),
    Column("b", String, ForeignKey("answer.id"), primary_key=True, index=True),
    Column("kind", String, primary_key=True),  # agrees | differs | contradicts | denies | refines | no-comment | revises | withdraws
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
    Column("status", String, nullable=False),
    Index("answer_relation_suggested", "score", sqlite_where=text("status = 'suggested'")),
    sqlite_with_rowid=False,
)
"""How two answers to one question stand to one another."""

ruled = Table(
    "ruled",
    metadata,
    Column("judgement_id", String, ForeignKey("judgement.id"), primary_key=True),
    Column("side", String, primary_key=True),  # a | b
    Column("ordinal", Integer, primary_key=True),
    Column("article_id", String, ForeignKey("article.id"), nullable=False, index=True),
    Column("statement_id", String, ForeignKey("statement.id"), index=True),  # where a statement is meant and not its article
    sqlite_with_rowid=False,
)
"""The articles or statements that a judgement on copies, stories, questions or revisions is about."""

definition = Table(
    "definition",
    metadata,
    Column("judgement_id", String, ForeignKey("judgement.id"), primary_key=True),
    Column("sought", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)
"""Stories defined by words, and whether the articles that were there before have been looked through."""
