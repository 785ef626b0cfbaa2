"""Which article folds into which, from plain values."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.origins import fold
from sayso.records import Origin, Ruling, Status, Verdict

MOMENTS = {name: number for number, name in enumerate("abcdef", 1)}


def copy(of: str, *, score: float = 0.9, status: Status = "confirmed") -> Origin:
    """“ba”: b is a copy of a."""
    return Origin(copy=of[0], original=of[1], kind="verbatim", score=score, reason="", status=status)


def ruled(pair: str, verdict: Verdict, at: str = "2031-06-04") -> Ruling:
    """A person's decision on two articles."""
    return Ruling(join="copy", a=pair[0], b=pair[1], verdict=verdict, by="ana", at=at)


def folded(*origins: Origin, rulings: tuple[Ruling, ...] = (), moments: dict[str, int] = MOMENTS) -> dict[str, str]:
    """What folds, without what is its own."""
    found = fold(moments, origins, rulings)
    assert set(found) == set(moments)
    return {article: root for article, root in found.items() if article != root}


def test_chains_end_at_their_end() -> None:
    assert folded(copy("ba"), copy("cb"), copy("dc")) == {"b": "a", "c": "a", "d": "a"}


def test_suggestions_and_strangers_do_not_fold() -> None:
    assert folded(copy("ba", status="suggested"), copy("dc", status="rejected")) == {}
    assert folded(copy("bz")) == {}


def test_what_holds_parts_of_two_reports_does_not_join_them() -> None:
    assert folded(copy("ca", score=0.8), copy("cb", score=0.9)) == {"c": "b"}


def test_a_circle_of_declarations_has_one_root() -> None:
    assert folded(copy("ba", score=0.99), copy("ab", score=0.95)) == {"b": "a"}
    assert len(set(folded(copy("ba"), copy("cb"), copy("ac")).values())) == 1


def test_a_no_keeps_two_apart_though_a_third_is_a_copy_of_both() -> None:
    assert folded(copy("ba"), rulings=(ruled("ab", "no"),)) == {}
    assert folded(copy("ba"), copy("ca"), copy("cb", score=0.95), rulings=(ruled("ab", "no"),)) == {"c": "b"}
    assert folded(copy("ba", score=0.95), copy("cb"), rulings=(ruled("ac", "no"),)) == {"b": "a"}


def test_a_yes_folds_what_was_not_found_and_unsure_does_not() -> None:
    assert folded(rulings=(ruled("ba", "yes"),)) == {"b": "a"}
    assert folded(copy("ab", status="suggested"), rulings=(ruled("ba", "yes"),)) == {"a": "b"}
    assert folded(copy("ba"), rulings=(ruled("ba", "unsure"),)) == {}
    assert folded(rulings=(ruled("ba", "yes"), ruled("bc", "yes"))) == {"b": "a", "c": "a"}


def test_the_last_word_stands_and_other_joins_are_not_ours() -> None:
    assert folded(copy("ba"), rulings=(ruled("ab", "no", "2031-06-04"), ruled("ba", "yes", "2031-06-05"))) == {"b": "a"}
    assert folded(copy("ba"), rulings=(ruled("ab", "yes", "2031-06-04"), ruled("ba", "no", "2031-06-05"))) == {}
    story = Ruling(join="story", a="a", b="b", verdict="no", by="ana", at="2031-06-04")
    assert folded(copy("ba"), rulings=(story,)) == {"b": "a"}


def test_unknown_moments_come_last() -> None:
    assert folded(rulings=(ruled("ab", "yes"),), moments={"a": 0, "b": 5}) == {"a": "b"}


ORIGINS = st.builds(
    lambda pair, score, status: copy("".join(pair), score=score, status=status),
    st.permutations("abcdef").map(lambda names: names[:2]),
    st.sampled_from([0.8, 0.9, 0.95]),
    st.sampled_from(["confirmed", "suggested"]),
)
RULINGS: Any = st.builds(
    lambda pair, verdict, day: ruled("".join(pair), verdict, f"2031-06-0{day}"),
    st.permutations("abcdef").map(lambda names: names[:2]),
    st.sampled_from(["yes", "no", "unsure"]),
    st.integers(1, 9),
)


@given(st.lists(ORIGINS, max_size=8), st.lists(RULINGS, max_size=3), st.randoms(use_true_random=False))
def test_no_order_matters_roots_are_their_own_and_what_was_ruled_apart_stays_apart(
    origins: list[Origin], rulings: list[Ruling], random: Any
) -> None:
    found = fold(MOMENTS, origins, rulings)
    shuffled = random.sample(sorted(MOMENTS), len(MOMENTS))
    again = fold({name: MOMENTS[name] for name in shuffled}, random.sample(origins, len(origins)), random.sample(rulings, len(rulings)))
    assert found == again
    assert all(found[root] == root for root in found.values())


@given(st.lists(ORIGINS, max_size=8))
def test_one_no_is_kept_whatever_was_found(origins: list[Origin]) -> None:
    for a, b in list(permutations("abc", 2))[:3]:
        found = fold(MOMENTS, origins, [ruled(a + b, "no")])
        assert found[a] != found[b]
