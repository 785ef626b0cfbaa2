"""The third invented event, a ferry that sinks during a strike: once a held-out event has been read for what is wrong in kind, the next
one says whether that was learnt or only fitted. See `invented_boards` and `data/third_event/README.md`.
"""

from benchmarks.invented_boards import measure_of

DATA = "."
measure = measure_of("third_event")
