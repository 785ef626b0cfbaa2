"""What Alembic runs: the migrations, on the connection and inside the transaction that `opening` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None, transaction_per_migration=False)
with context.begin_transaction():
    context.run_migrations()
