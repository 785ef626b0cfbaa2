"""Stage 6, whose report it is: copies, translations and reworkings of one report find their original.

article ─▶ trace ─▶ keys        made of one article alone
two traces ─▶ compare ─▶ Origin          compare_all for many pairs of many
Origins, rulings ─▶ fold ─▶ which article folds into which
"""

from sayso.origins.changes import Changes, Edit, Said, StatementChange, changes, statement_changes, word_diff
from sayso.origins.comparing import compare, compare_all
from sayso.origins.declarations import declared_origin
from sayso.origins.folding import fold
from sayso.origins.keys import keys
from sayso.origins.tracing import trace

__all__ = [
    "Changes",
    "Edit",
    "Said",
    "StatementChange",
    "changes",
    "compare",
    "compare_all",
    "declared_origin",
    "fold",
    "keys",
    "statement_changes",
    "trace",
    "word_diff",
]
