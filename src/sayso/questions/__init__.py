"""Stage 8, what statements answer, and whether they agree: decides with plain values and touches nothing."""
