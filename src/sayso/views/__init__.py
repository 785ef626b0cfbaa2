"""The ledger answered for a reader: no HTML, no printing."""
