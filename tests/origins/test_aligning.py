"""Two tellings are aligned paragraph by paragraph, in order, wholly, with what one splits or leaves out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.origins.aligning import MOST, align

HERE = [
    "Dam bursts above Ilvesta",
    "At least 12 people were killed when the Karrowen dam gave way on Monday, the emergency service said.",
    "“The number will rise,” Orsa Vennick told reporters in Kolvane.",
    "The governor, Teodar Hask, said 4,000 people had left their homes. He promised 20,000 crowns to each household.",
    "Vorn Hydro, which runs the dam, called the inflow exceptional.",
    "Almaranta offered 3 rescue teams.",
]


def test_a_translation_that_splits_one_and_leaves_one_out() -> None:
    there = [
        "Revienta una presa sobre Ilvesta",
        "Al menos 12 personas murieron cuando la presa de Karrowen cedió el lunes, informó el servicio de emergencias.",
        "«La cifra va a aumentar», dijo Orsa Vennick a la prensa en Kolvane.",
        "El gobernador, Teodar Hask, dijo que 4.000 personas habían dejado sus casas.",
        "Prometió 20.000 coronas a cada hogar.",
        "Almaranta ofreció 3 equipos de rescate.",
    ]
    assert align(HERE, there, same_language=False) == (
        ((0, 1), (0, 1)),
        ((1, 2), (1, 2)),
        ((2, 3), (2, 3)),
        ((3, 4), (3, 5)),
        ((4, 5), (5, 5)),
        ((5, 6), (5, 6)),
    )


def test_a_copy_in_one_language_is_known_by_its_words() -> None:
    there = ["Another head stands here", "A word of our own before the report begins, told at length.", *HERE[1:3], *HERE[4:]]
    pairs = align(HERE, there, same_language=True)
    together = {(a, b) for (a, _), (b, end) in pairs if b < end}
    assert {(1, 2), (2, 3), (4, 4), (5, 5)} <= together
    assert ((3, 4), (4, 4)) in pairs


def test_the_same_text_is_one_to_one() -> None:
    assert align(HERE, HERE, same_language=True) == tuple(((i, i + 1), (i, i + 1)) for i in range(len(HERE)))


def test_nothing_beside_something() -> None:
    assert align([], [], same_language=True) == ()
    assert align([], ["One."], same_language=True) == (((0, 0), (0, 1)),)


@given(st.lists(st.text(max_size=30), max_size=9), st.lists(st.text(max_size=30), max_size=9), st.booleans())
def test_every_paragraph_stands_once_in_order(one: list[str], other: list[str], same: bool) -> None:
    pairs = align(one, other, same_language=same)
    for side, whole in ((0, one), (1, other)):
        assert [number for pair in pairs for number in range(*pair[side])] == list(range(len(whole)))


def test_a_very_long_one_ends_as_one_pair() -> None:
    long = [f"Paragraph {number} of a chronicle." for number in range(MOST + 5)]
    pairs = align(long, long[:3], same_language=True)
    assert pairs[-1][0][1] == len(long) and pairs[0][0][0] == 0
