"""Why each statement is read as it is: the rules that decided, the runners-up, and what else an article tells of a holder."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Take the step; statements read before it say nothing of why until they are read again."""
    op.add_column("statement", sa.Column("part_of", sa.String(), nullable=True))
    op.add_column("statement", sa.Column("said_order", sa.String(), nullable=True))
    for name in ("forms", "described"):
        op.add_column("statement", sa.Column(name, sa.String(), nullable=False, server_default="[]"))
    for name in ("anonymity", "holder_because", "stance_because", "said_because"):
        op.add_column("statement", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("chain", sa.Column("because", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "candidate",
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("statement_id", "ordinal"),
        sqlite_with_rowid=False,
    )
