"""Sources by how much they said, and one by its id or any of its names."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.records import Hearing, When
from sayso.views.sources import source, sources
from tests.ledger.heard import heard
from tests.views.conftest import Filled
from tests.web.books import on


def test_most_statements_first(ferry: Ledger) -> None:
    rows = sources(ferry)
    assert [row.statements for row in rows] == sorted((row.statements for row in rows), reverse=True)
    first = rows[0]
    assert (first.name, first.kind, first.statements, first.articles, first.outlets) == ("Norvik Lines", "organisation", 5, 3, 3)
    assert (first.first, first.last) == ("2031-03-11", "2031-03-13")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"words": "norvik"}, {"Norvik Lines"}),
        ({"words": "guard"}, {"Veldran coastguard"}),
        ({"words": "LINES Norvik"}, {"Norvik Lines"}),
        ({"words": "norvik ministry"}, set()),
        ({"words": "السواحل"}, {"خفر السواحل الفلدراني"}),
        ({"words": "%"}, set()),
        ({"words": "_____"}, set()),
        ({"kind": "person"}, {"Hanne Orsk", "Irsa Dovin", "Pell Aurin"}),
        ({"kind": "person", "words": "orsk"}, {"Hanne Orsk"}),
        ({"kind": "state"}, set()),
    ],
)
def test_the_list_is_narrowed(ferry: Ledger, asked: dict[str, str], names: set[str]) -> None:
    assert {row.name for row in sources(ferry, **asked)} == names  # type: ignore[arg-type]  # each is an option of the view


def test_a_kind_that_is_none(ferry: Ledger) -> None:
    with pytest.raises(UsageError, match="no such kind of source; the kinds are person"):
        sources(ferry, kind="\udcffwizard")


def test_pages_of_the_list_add_up(ferry: Ledger) -> None:
    assert sum((sources(ferry, limit=5, offset=start) for start in range(0, 25, 5)), ()) == sources(ferry)


@pytest.mark.parametrize("who", ["Hanne Orsk", "hanne orsk", " The Hanne  Orsk "])
def test_one_by_name(ferry: Ledger, who: str) -> None:
    view = source(ferry, who)
    assert (view.row.name, view.names) == ("Hanne Orsk", ("Hanne Orsk",))
    assert [row.content for row in view.statements] == [
        "that “money for the car deck” would come",  # in January
        "“The Lindmoor carried 312 people and was licensed for 400,”",
        "that the sprinklers had failed",
    ]


def test_one_by_id_and_by_the_beginning_of_it(ferry: Ledger) -> None:
    view = source(ferry, "Hanne Orsk")
    assert source(ferry, view.row.id) == source(ferry, view.row.id[:7]) == view


@pytest.mark.parametrize(
    ("who", "meant"), [("Hane Orsk", "Hanne Orsk"), ("Norwik Lines", "Norvik Lines"), ("vedran coastguard", "Veldran coastguard")]
)
def test_near_misses_are_suggested(ferry: Ledger, who: str, meant: str) -> None:
    with pytest.raises(NotInLedger, match=f"nobody in the ledger goes by this name; did you mean “{meant}”"):
        source(ferry, who)


@pytest.mark.parametrize("who", ["volcano office", "", "x" * 5000, "\x00", "\udcff", "\udcff" * 16, "%", "'; DROP TABLE source; --"])
def test_nobody(ferry: Ledger, who: str) -> None:
    with pytest.raises(NotInLedger, match="nobody in the ledger goes by this name"):
        source(ferry, who)


def test_a_name_that_several_bear_is_answered_with_their_ids(filled: Filled) -> None:
    text = "⟦1h:Jordan⟧ ⟦1c:said⟧ ⟦1:so⟧. ⟦2h:Jordan⟧ ⟦2c:denied⟧ ⟦2:it⟧."
    ledger = filled(heard(text, {1: {"kind": "person"}, 2: {"kind": "state"}}))
    with pytest.raises(UsageError, match="several sources go by this name") as failure:
        source(ledger, "jordan")
    for row in sources(ledger):
        assert f"{row.id} ({row.kind}, 1 said)" in str(failure.value)
        assert source(ledger, row.id).row == row


def test_who_has_no_name_of_their_own_is_another_in_every_article(filled: Filled) -> None:
    ledger = filled(*(heard("⟦1h:the company⟧ ⟦1c:said⟧ ⟦1:so⟧.", url=f"https://a.example/{number}") for number in range(3)))
    assert sources(ledger) == ()
    assert [(row.name, row.articles, row.named) for row in sources(ledger, mentions=True)] == [("the company", 1, False)] * 3


def test_a_source_goes_by_all_its_names_and_is_shown_by_the_commonest(filled: Filled) -> None:
    names = ("Défense Ministry", "DEFENSE MINISTRY", "Défense Ministry")
    ledger = filled(*(heard(f"⟦1h:{name}⟧ ⟦1c:said⟧ ⟦1:so⟧.", url=f"https://a.example/{at}") for at, name in enumerate(names)))
    view = source(ledger, "defense ministry")
    assert (view.row.name, view.names) == ("Défense Ministry", ("Défense Ministry", "DEFENSE MINISTRY"))
    assert view.row.articles == 3


def test_what_has_no_day_comes_last(filled: Filled) -> None:
    text = "⟦1h:The Office⟧ ⟦1c:said⟧ ⟦1:one⟧. ⟦2h:The Office⟧ ⟦2c:said⟧ ⟦2:two⟧. ⟦3h:The Office⟧ ⟦3c:said⟧ ⟦3:three⟧."
    told = {1: {"said_at": on("2031-02-01", "in February", "2031-02-28", "month")}, 3: {"said_at": on("2031-02-01", "on 1 February")}}
    ledger = filled(heard(text, told, published=None))
    assert [row.content for row in source(ledger, "Office").statements] == ["three", "one", "two"]


def test_a_source_of_which_nothing_is_shown_any_more_is_in_no_list_and_keeps_its_page(filled: Filled) -> None:
    old = heard("⟦1h:The Office⟧ ⟦1c:said⟧ ⟦1:so⟧.", captured_at="2031-04-02T08:00:00+00:00")
    ledger = filled(old)
    id_ = sources(ledger)[0].id
    ledger.add(heard("Nobody said so.", captured_at="2031-04-02T09:00:00+00:00"))
    assert sources(ledger) == ()
    view = source(ledger, id_)
    assert (view.row.name, view.row.statements, view.names, view.statements) == ("The Office", 0, ("The Office",), ())


def test_what_one_day_brought_stands_in_the_order_that_the_words_give_it(filled: Filled) -> None:
    text = "".join(f"⟦{n}h:The Office⟧ ⟦{n}c:said⟧ ⟦{n}:thing {n}⟧. " for n in range(1, 6))
    orders = ("later", "now", None, "earlier", "initially")
    told = {n: {"said_at": When(None, None, "order", str(order), order)} for n, order in enumerate(orders, 1) if order}
    ledger = filled(heard(text, told))
    assert [row.content for row in source(ledger, "Office").statements] == ["thing 5", "thing 4", "thing 3", "thing 2", "thing 1"]


def said(name: str, number: int, kind: str = "organisation", **told: Any) -> Hearing:
    """An article of its own in which *name* says something."""
    text = f"⟦1h:{name}⟧ ⟦1c:said⟧ ⟦1:thing {number}⟧."
    language = told.pop("language", "en")
    return heard(text, {1: {"kind": kind, "name": name, **told}}, url=f"https://a.example/{number}", language=language)


def test_one_holder_under_several_names_is_one_source_with_all_of_them(filled: Filled) -> None:
    ledger = filled(said("Ministry of Health", 1), said("Health Ministry", 2), said("the Health Ministry", 3))
    view = source(ledger, "health ministry")
    assert (view.row.statements, view.row.articles, len(sources(ledger))) == (3, 3, 1)
    assert {each.name for each in view.called} == {"Ministry of Health", "Health Ministry", "the Health Ministry"}
    assert source(ledger, "Ministry for Health").row == view.row  # nobody wrote it so, and it is the same name
    assert all(source(ledger, each.id).row == view.row for each in view.called if each.id)


def test_names_in_other_scripts_keep_their_language(filled: Filled) -> None:
    ledger = filled(said("Anatoly Brelsky", 1, "person"), said("Анатолий Брельский", 2, "person", language="ru"))
    view = source(ledger, "Anatoly Brelsky")
    assert {(each.name, each.languages) for each in view.called} == {("Anatoly Brelsky", ("en",)), ("Анатолий Брельский", ("ru",))}


def test_other_names_that_an_article_gives_are_listed_and_found(filled: Filled) -> None:
    ledger = filled(said("Orla Coast Guard", 1, forms=("OCG", "the Guard")))
    view = source(ledger, "Orla Coast Guard")
    assert [each.name for each in view.called] == ["Orla Coast Guard", "OCG", "the Guard"]
    assert source(ledger, "OCG").row == view.row


def test_a_body_and_those_who_speak_for_it_lead_to_each_other(filled: Filled) -> None:
    ledger = filled(
        said("Vorn Hydro", 1), said("Ana Brel", 2, "person", part_of="Vorn Hydro"), said("Pell Osk", 3, "person", part_of="Orl Rail")
    )
    body = source(ledger, "Vorn Hydro")
    assert [row.name for row in body.voices] == ["Ana Brel"]
    part_of = source(ledger, "Ana Brel").part_of
    assert part_of is not None and part_of.id == body.row.id
    silent = source(ledger, "Orl Rail")
    assert (silent.row.statements, [row.name for row in silent.voices]) == (0, ["Pell Osk"])


def test_two_people_of_one_name_are_two_and_each_is_shown_with_the_other(filled: Filled) -> None:
    ledger = filled(
        said("Ana Brel", 1, "person", described=("goalkeeper of Osk",)), said("Ana Brel", 2, "person", described=("finance minister",))
    )
    with pytest.raises(UsageError, match="several sources go by this name"):
        source(ledger, "Ana Brel")
    one, other = sources(ledger)
    assert [each.row.id for each in source(ledger, one.id).alike] == [other.id]


def test_a_surname_is_a_mention_and_its_page_shows_whose_it_may_be(filled: Filled) -> None:
    ledger = filled(said("Ana Brel", 1, "person"), said("Brel", 2, "person"))
    assert [row.name for row in sources(ledger)] == ["Ana Brel"]
    [mention] = [row for row in sources(ledger, mentions=True) if not row.named]
    assert [(each.row.name, each.because) for each in source(ledger, mention.id).alike] == [("Ana Brel", "the same surname")]
