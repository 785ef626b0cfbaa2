"""German by its clauses. One way in: `brackets`, which gives who finds attributions in a language that is read so.

1. a sentence is cut into clauses at its marks (`clauses`), whose noun phrases are read by shape (`noun_phrases`);
2. the verbs of saying of a clause are found with what belongs to them (`verbs`), then who says it (`subjects`) and what (`contents`);
3. who stands after what he says is looked for first (`afterthoughts`), somebody's account last (`accounts`); `reading` puts them in order.
"""

from __future__ import annotations

from sayso.statements.brackets.reading import brackets

__all__ = ["brackets"]
