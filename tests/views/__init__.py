"""The ledger answered for a reader: what lists show, what is found, what is written for other programs."""
