"""The desk, through its routes and in a real browser."""
