"""The second invented event, an armed clash at a border post: see `invented_boards` and `data/second_event/README.md`."""

from benchmarks.invented_boards import measure_of

DATA = "."
measure = measure_of("second_event")
