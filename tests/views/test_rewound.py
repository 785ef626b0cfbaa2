"""A story as it stood before: what was not known yet is gone, and the rest stands to one another as it did."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Answer, Relation, Settlement
from sayso.views.grid import grid
from sayso.views.rewound import rewound
from tests.views import settled as s


def relate(answers: Sequence[Answer]) -> tuple[Relation, ...]:
    """The relations between those that are there; 31 was contradicted while it stood."""
    every = (*s.RELATIONS, s.related("0002", "0004", "contradicts", "31 and more than 45"))
    ids = {answer.id for answer in answers}
    return tuple(each for each in every if {each.a, each.b} <= ids)


def test_what_was_not_known_yet_is_gone() -> None:
    laid = grid(rewound(s.SETTLED, s.MON, relate))
    assert [row.question.id for row in laid.rows] == [s.OPENED, s.KILLED]
    [toll] = laid.rows[1].cells
    assert (toll.short, toll.articles, toll.copies) == ("≥ 12", 1, 0), "the copy came an hour later"


def test_how_the_answers_stood_is_made_anew() -> None:
    [row] = [row for row in grid(rewound(s.SETTLED, s.WED, relate)).rows if row.question.id == s.KILLED]
    toll = row.by_party[s.SERVICE]
    assert row.accord == "disputed" and toll.turned == ("≥ 12", "31") and [each.words for each in toll.stands] == ["contradicts"]


def test_the_end_of_time_is_now_and_its_beginning_is_empty() -> None:
    assert grid(rewound(s.SETTLED, s.THU, lambda answers: ())) == grid(s.SETTLED), "where all was known nothing is made anew"
    assert rewound(s.SETTLED, s.MON - 1, relate) == Settlement((), (), ())


def test_an_answer_became_known_with_the_first_voice_that_is_left() -> None:
    [toll] = [each for each in rewound(s.SETTLED, s.MON + 3600, relate).answers if each.question == s.KILLED]
    assert len(toll.voices) == 2 and toll.known == s.MON
