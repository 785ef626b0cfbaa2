"""A draft held against the book: its attributed lines beside what their sources are known to have said.

    draft ─▶ Hearing ─┐
                      ├─▶ drafted ─▶ lining ─▶ judging, quotations ─▶ Checked…
    story ─▶ Told… ───┘

The draft is settled together with the story as if it were one more article, so that parties, questions and likeness are those of the board;
then its own voices are taken out again and each line is compared with what is left. Plain values in, plain values out: `views.check` reads
them from the ledger, and nothing is written.
"""

from sayso.checking.check import Checked, Story, check
from sayso.checking.findings import WRONG, Evidence, Finding, Verdict
from sayso.checking.quotations import Piece, Source, word_pieces
from sayso.checking.whose import Known

__all__ = ["WRONG", "Checked", "Evidence", "Finding", "Known", "Piece", "Source", "Story", "Verdict", "check", "word_pieces"]
