"""Which article is of which story."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Ruling, Tie, Verdict
from sayso.stories import group, story_id

DAY = 86_400


@dataclass(frozen=True)
class Lean:
    article: str
    moment: int


def tie(a: str, b: str, score: float = 0.9) -> Tie:
    return Tie(a=min(a, b), b=max(a, b), score=score, reason="")


def ruling(a: str, b: str, verdict: Verdict, at: str = "2026-03-10") -> Ruling:
    return Ruling(join="story", a=a, b=b, verdict=verdict, by="me", at=at)


def nodes(names: str) -> list[Lean]:
    return [Lean(name, DAY * (number + 1)) for number, name in enumerate(names)]


def test_tied_articles_are_one_story_named_for_the_earliest() -> None:
    assert group(nodes("abc"), [tie("a", "b")]) == {"a": story_id("a"), "b": story_id("a"), "c": story_id("c")}


def test_a_weak_tie_joins_nothing() -> None:
    assert group(nodes("ab"), [tie("a", "b", 0.4)])["b"] == story_id("b")


def test_a_chain_of_days_does_not_become_one_story() -> None:
    names = "abcdefghijkl"
    stories = group(nodes(names), [tie(one, other) for one, other in pairwise(names)])
    assert len(set(stories.values())) > 3


def test_the_newest_decides_about_itself_alone() -> None:
    before = group(nodes("abcd"), [tie("a", "b"), tie("c", "d")])
    after = group(nodes("abcde"), [tie("a", "b"), tie("c", "d"), *(tie(each, "e") for each in "abcd")])
    assert {each: after[each] for each in "abcd"} == before


def test_an_article_prefers_the_story_with_more_to_tie_it() -> None:
    several = [tie("a", "b"), tie("a", "c"), tie("b", "c"), tie("a", "e", 0.7), tie("b", "e", 0.7), tie("c", "e", 0.7)]
    assert group(nodes("abcde"), [*several, tie("d", "e", 0.8)])["e"] == story_id("a")


def test_a_no_keeps_apart_and_a_yes_keeps_together() -> None:
    assert group(nodes("ab"), [tie("a", "b")], [ruling("a", "b", "no")])["b"] == story_id("b")
    assert group(nodes("ab"), [], [ruling("b", "a", "yes")])["b"] == story_id("a")


def test_the_last_ruling_on_a_pair_holds() -> None:
    both = [ruling("a", "b", "no", "2026-03-10"), ruling("a", "b", "yes", "2026-03-11")]
    assert group(nodes("ab"), [], both)["b"] == story_id("a")
    assert group(nodes("ab"), [tie("a", "b")], [*both, ruling("b", "a", "unsure", "2026-03-12")])["b"] == story_id("a")


def test_a_no_outranks_what_two_yeses_imply() -> None:
    rulings = [ruling("a", "b", "yes", "1"), ruling("b", "c", "yes", "2"), ruling("a", "c", "no", "3")]
    stories = group(nodes("abc"), [tie("a", "c")], rulings)
    assert stories["a"] != stories["c"]
    assert stories["b"] == stories["c"]  # of the two yeses that cannot both be kept the later one is


def test_the_undated_join_what_is_there() -> None:
    dated = nodes("bc")
    assert group([Lean("a", 0), *dated], [tie("a", "b"), tie("b", "c")])["a"] == story_id("b")


NAMES = "abcdefgh"
PAIRS = [(one, other) for one in NAMES for other in NAMES if one < other]


@given(
    st.lists(st.integers(0, 5), min_size=len(NAMES), max_size=len(NAMES)),
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.3, 0.6, 0.9])),
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(["yes", "no"]), max_size=4),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_things_are_given_changes_nothing(moments, scores, verdicts, random) -> None:  # type: ignore[no-untyped-def]
    articles = [Lean(name, moment * DAY) for name, moment in zip(NAMES, moments, strict=True)]
    ties = [tie(*pair, score) for pair, score in scores.items()]
    rulings = [ruling(*pair, verdict, str(n)) for n, (pair, verdict) in enumerate(sorted(verdicts.items()))]
    stories = group(articles, ties, rulings)
    for given_ in (articles, ties, rulings):
        random.shuffle(given_)
    assert group(articles, ties, rulings) == stories
    for (a, b), verdict in verdicts.items():
        assert verdict == "yes" or stories[a] != stories[b]
