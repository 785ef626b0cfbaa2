"""The fifth invented event, an outbreak traced, disputedly, to a dairy: written blind after the rules had learnt from the earlier ones,
with a French page. See `invented_boards` and `data/fifth_event/README.md`.
"""

from benchmarks.invented_boards import measure_of

DATA = "."
measure = measure_of("fifth_event")
