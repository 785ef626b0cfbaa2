"""The book's migrations, one file a step in `versions/`; a ledger of any age is brought to the newest when it is opened."""
