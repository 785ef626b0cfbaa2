"""Which names are one source, from plain values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.merging import Alias, Decision, Pair, settle
from sayso.ledger.names import Likeness

VARIANT = Likeness(0.95, "one name in two spellings", variant=True)


def person(id_: str, key: str = "ana brel", *senses: str, **told: frozenset[str]) -> Alias:
    """Somebody."""
    return Alias(id_, "person", key, frozenset(senses), **told)  # type: ignore[arg-type]  # only sets of words are told


def groups(*aliases: Alias, pairs: tuple[Pair, ...] = (), decisions: tuple[Decision, ...] = ()) -> set[str]:
    """The ids of each source, joined."""
    found: dict[str, list[str]] = {}
    for id_, home in settle(aliases, pairs, decisions).source_of.items():
        found.setdefault(home, []).append(id_)
    return {"".join(sorted(ids)) for ids in found.values()}


def test_one_key_is_one_source_and_a_mention_is_its_own() -> None:
    assert groups(person("a"), person("b"), Alias("c", "person", "ana brel", named=False), Alias("d", "body", "ana brel")) == {
        "ab",
        "c",
        "d",
    }


def test_lives_that_cannot_be_one_part_a_name_and_what_tells_of_none_stays_by_itself() -> None:
    assert groups(person("a", "x", "sport"), person("b", "x", "politics"), person("c", "x")) == {"a", "b", "c"}
    assert groups(person("a", "x", "law"), person("b", "x", "politics"), person("c", "x")) == {"abc"}


def test_a_spelling_joins_where_the_context_bears_it_out() -> None:
    pair = (Pair("a", "b", VARIANT),)
    assert groups(person("a", "x"), person("b", "y"), pairs=pair) == {"a", "b"}
    body = frozenset({"vorn hydro"})
    assert groups(person("a", "x", bodies=body), person("b", "y", bodies=body), pairs=pair) == {"ab"}
    assert groups(person("a", "x", "sport", bodies=body), person("b", "y", "politics", bodies=body), pairs=pair) == {"a", "b"}
    two, one = frozenset({"mayor", "osk"}), frozenset({"mayor"})
    assert groups(person("a", "x", words=two), person("b", "y", words=two), pairs=pair) == {"ab"}
    assert groups(person("a", "x", words=one), person("b", "y", words=one), pairs=pair) == {"a", "b"}


def test_another_name_that_an_article_gives_joins_unless_two_claim_it() -> None:
    guard, short = Alias("a", "body", "orla coast guard", forms=frozenset({"ocg"})), Alias("b", "body", "ocg")
    assert groups(guard, short) == {"ab"}
    assert groups(guard, short, Alias("c", "body", "osk city games", forms=frozenset({"ocg"}))) == {"a", "b", "c"}


def test_decisions_outrank_and_the_later_the_earlier() -> None:
    a, b = frozenset("a"), frozenset("b")
    merge, apart = Decision("merge", a, b), Decision("not-the-same", a, b)
    assert groups(person("a", "x"), person("b", "y"), decisions=(merge,)) == {"ab"}
    assert groups(person("a", "x"), person("b", "y"), decisions=(merge, apart)) == {"a", "b"}
    assert groups(person("a", "x"), person("b", "y"), decisions=(apart, merge)) == {"ab"}
    assert groups(person("a", "x"), person("b", "x"), decisions=(Decision("split", a, b),)) == {"a", "b"}


aliases = st.lists(
    st.builds(
        Alias,
        st.sampled_from("abcdefgh"),
        st.just("person"),
        st.sampled_from(["x", "y", "z"]),
        st.frozensets(st.sampled_from(["sport", "politics", "law"]), max_size=2),
        st.booleans(),
        st.frozensets(st.sampled_from("pq"), max_size=1),
        forms=st.frozensets(st.sampled_from(["x", "y", "z"]), max_size=1),
    ),
    unique_by=lambda each: each.id,
    max_size=8,
)


@given(aliases.flatmap(lambda those: st.tuples(st.just(those), st.permutations(those))))
def test_the_answer_is_the_same_in_any_order_and_everybody_has_a_source(orders: tuple[list[Alias], list[Alias]]) -> None:
    pairs = [Pair("a", "b", VARIANT), Pair("c", "d", VARIANT), Pair("b", "g", VARIANT)]
    one, other = settle(orders[0], pairs), settle(orders[1], list(reversed(pairs)))
    assert one.source_of == other.source_of
    assert set(one.source_of) == {each.id for each in orders[0]} >= set(one.source_of.values())
