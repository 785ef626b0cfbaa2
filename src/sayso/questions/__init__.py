"""Stage 8, what statements answer, and whether they agree: decides with plain values and touches nothing.

claims(article, statements, tolls, figures) ─▶ Claim…        one page alone
settle(story, told, rulings)                ─▶ Settlement    a story
relate(answers)                             ─▶ Relation…     the same answers, or those known by some time
"""

from sayso.questions.claims import claims
from sayso.questions.independence import Grounds, grounds
from sayso.questions.parties import party_of
from sayso.questions.relations import relate
from sayso.questions.settle import settle

__all__ = ["Grounds", "claims", "grounds", "party_of", "relate", "settle"]
