"""Stage 7, what it is about: articles that report one event make one story."""
