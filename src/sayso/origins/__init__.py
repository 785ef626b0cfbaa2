"""Stage 6, whose report it is: copies, translations and reworkings of one report find their original."""
