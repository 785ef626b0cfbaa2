"""The fourth invented event, an election night with a fire at a counting centre: written blind after the rules had learnt from the
second and third. See `invented_boards` and `data/fourth_event/README.md`.
"""

from benchmarks.invented_boards import measure_of

DATA = "."
measure = measure_of("fourth_event")
