"""Figures in comparable form: what is measured, of whom, where, when, and which of two numbers another has replaced."""

from __future__ import annotations

from sayso.questions.wording import TABLES, measures, wording_of
from tests.questions.heard import counts


def test_a_rise_by_is_no_level_and_up_to_is_one() -> None:
    """A rise by 20 answers nothing, a rise to 31 does."""
    assert [(each.low, each.former) for each in counts("The death toll rose by 20 on Monday.")] == []
    assert [(each.low, each.former) for each in counts("The death toll rose to 31.")] == [(31, False)]


def test_the_replaced_number_is_former_and_of_the_same_measure() -> None:
    """“From 12 to 31”, “down to 28 from 31”, in both languages."""
    raised = counts("The ministry raised the death toll from 12 to 31.")
    assert [(each.measure, each.low, each.former) for each in raised] == [("killed", 12, True), ("killed", 31, False)]
    lowered = counts("It revised the number of dead down to 28 from 31.")
    assert [(each.measure, each.low, each.former) for each in lowered] == [("killed", 28, False), ("killed", 31, True)]
    least = counts("The service raised its death toll from at least 12 to 31 on Tuesday.")
    assert [(each.low, each.high, each.former) for each in least] == [(12, None, True), (31, 31, False)]
    spanish = counts("El ministerio elevó la cifra de muertos de 12 a 31.", language="es", cue="ministerio")
    assert [(each.measure, each.low, each.former) for each in spanish] == [("killed", 12, True), ("killed", 31, False)]
    assert not any(each.former for each in counts("The blast killed 12 people from Osk and hurt 31."))


def test_a_bare_number_takes_over_what_was_counted_before() -> None:
    """“It is around 40” is of the dead, and says so."""
    (found,) = counts("The flood killed 31 people in the valley. In Marn alone it is around 40, she said.", "In Marn alone it is around 40")
    assert (found.measure, found.place, found.approximate, found.inferred) == ("killed", "Marn", True, True)


def test_my_town_is_the_speaker_s_town() -> None:
    """An office names the town."""
    text = "The mayor of Marn, Ana Orl, gave her own count of the dead. In my town alone 40 people died, she said."
    (found,) = counts(text, "In my town alone 40 people died")
    assert (found.measure, found.place) == ("killed", "Marn")


def test_two_places_limit_each_its_number_and_a_lone_one_none() -> None:
    """“20 in Osk and 12 in Marn” against “20 in Osk”."""
    assert [each.place for each in counts("At least 20 people were killed in Osk and 12 were killed in Marn.")] == ["Osk", "Marn"]
    assert [each.place for each in counts("At least 20 people were killed in Osk.")] == [""]


def test_bodies_that_a_hospital_received_are_its_own() -> None:
    """26 bodies in one hospital are no toll of the event."""
    (found,) = counts("Marn Regional Hospital had received 26 bodies by noon.")
    assert (found.measure, found.of, found.place) == ("killed", "bodies", "Marn Regional Hospital")


def test_whom_is_a_kind_and_keeps_its_side() -> None:
    """People of any kind are nobody's; soldiers are somebody's."""
    assert [each.of for each in counts("The strike killed 12 people.")] == [""]
    assert [each.of for each in counts("The strike killed 12 Lethian troops.")] == ["Lethian soldiers"]
    assert [each.of for each in counts("El ataque mató a 12 civiles.", language="es")] == ["civilians"]


def test_figures_of_other_events_are_told_apart() -> None:
    """Another year, all since a beginning, an earlier day; the worst since then is this event."""
    assert [each.moment for each in counts("The war has killed 3,000 people since 2023.")] == ["since 2023"]
    assert [each.moment for each in counts("A flood killed 90 people in 2013.")] == ["2013"]
    assert [each.moment for each in counts("A flood killed 90 people last year.")] == ["2030"]
    assert [each.moment for each in counts("A blast on 4 January killed 9 people.")] == ["2031-01-04"]
    assert [each.moment for each in counts("The flood on 9 March killed 31 people.")] == [""]
    assert [each.moment for each in counts("It killed 31 people, the worst flood since 2013.")] == [""]


def test_a_part_without_a_kind_is_no_count_of_the_whole() -> None:
    """“Another six”, “five of the dead” and “also killed” would pass for the whole."""
    assert [each.low for each in counts("A shell killed 9 people. Another six people were killed later.")] == [9]
    assert [each.low for each in counts("A shell killed 9 people. Ten people were also killed in a raid.")] == [9]
    assert [each.of for each in counts("A shell killed 9 people, including 3 children.")] == ["", "children"]


def test_money_is_a_cost_a_claim_or_neither() -> None:
    """The bill, the insurers' part, and an offer; crowns are money, too."""
    (cost,) = counts("The damage from the flood is 1.2 billion crowns.")
    assert (cost.measure, cost.unit, cost.low) == ("cost", "crown", 1.2e9)
    assert [each.measure for each in counts("Insurers expect $30 million in claims.")] == ["claims"]
    assert [each.measure for each in counts("Lethia offered $30 million in aid.")] == ["money"]
    assert [each.measure for each in counts("The bill will be at least three billion.")] == ["cost"]


def test_two_days_in_one_sentence_are_two_days() -> None:
    """Weekdays right behind each number, the last such days up to publication."""
    found = counts("It had announced 12 dead on Monday and 31 dead on Tuesday.")
    assert [(each.low, each.day) for each in found] == [(12, "2031-03-10"), (31, "2031-03-11")]


def test_the_event_is_named_in_the_article_s_words() -> None:
    """For the label."""
    (found,) = counts("At least 31 people died in the collapse of the Osk dam on Monday.")
    assert found.event == "the collapse of the Osk dam"


def test_every_table_is_read_and_a_language_without_one_has_no_words() -> None:
    """All tables compile, every measure's label has a form, an unknown code does no harm."""
    for table in TABLES.glob("??.toml"):
        assert wording_of(table.stem).kinds
    assert wording_of("xx").kinds == {}
    assert wording_of("../measures").language == ""
    assert all(label.endswith("?") for label in measures().labels.values())


def test_what_kills_is_not_counted_among_the_killed() -> None:
    """“14 air raids killed” asks after no raids, and “the number killed” is of people."""
    found = counts("The army said that 14 air raids killed at least 31 people in Osk on Monday.")
    assert [(each.low, each.of) for each in found if each.measure == "killed"] == [(31, "")]
    assert [each.of for each in counts("The ministry said that nine teachers were killed.")] == ["teachers"]


def test_an_event_is_not_cut_before_its_noun() -> None:
    """“A blast on a crowded bus” is a blast, or one on a bus, and none “on a crowded”."""
    (found,) = counts("The governor said that 31 people were killed in a blast on a crowded convoy bus.")
    assert found.event == "a blast"
    (found,) = counts("The governor said that 31 people were killed in a blast on a ferry.")
    assert found.event == "a blast on a ferry"


def test_people_of_a_place_are_no_place() -> None:
    """“Treated in Oskan hospitals” limits a count to no town, nor does a sentence that lost its full stop join two."""
    hurt = counts("Of the hurt 20 were injured in Osk and 12 were injured in Lethian hospitals.")
    assert not any(each.place.startswith("Lethia") for each in hurt)
    found = counts("He said 20 people died in Osk A total of 12 people died in Marn.")
    assert "Osk A" not in {each.place for each in found}


def test_the_nearest_words_tell_what_is_counted() -> None:
    """What a ship may carry is nobody's answer, and who is treated is not who was rescued."""
    found = counts("The company said that the ferry had 236 people aboard and was licensed for 300.")
    assert [(each.measure, each.low) for each in found] == [("aboard", 236)]
    found = counts("The coast guard said that 171 had been rescued. The hospital said that it had treated 44.")
    assert [(each.measure, each.low) for each in found] == [("rescued", 171), ("treated", 44)]


def test_a_part_that_met_another_fate_is_a_count_of_its_own() -> None:
    """Of those aboard some died; of those hurt “three seriously” is no count that anybody could dispute."""
    found = counts("The coast guard said that 236 people were aboard and at least 17 of them died.")
    assert [(each.measure, each.low) for each in found] == [("aboard", 236), ("killed", 17)]
    found = counts("The coast guard said that 50 people were hurt, three of them seriously.")
    assert [(each.measure, each.low) for each in found] == [("injured", 50)]


def test_who_was_aboard_lives_or_is_not_accounted_for_is_counted_apart() -> None:
    """A ship's count of those aboard is none of the dead, in either language."""
    found = counts("The coast guard said that 236 people were aboard when the ferry sank and that 31 were killed.")
    assert [(each.measure, each.low) for each in found] == [("aboard", 236), ("killed", 31)]
    assert [each.measure for each in counts("It could not account for 36 people, the coast guard said.")] == ["missing"]
    assert [each.measure for each in counts("The company said that 171 passengers were alive.")] == ["survived"]
    spanish = counts("El ministerio dijo que siguen desaparecidas 36 personas.", language="es", cue="ministerio")
    assert [(each.measure, each.low) for each in spanish] == [("missing", 36)]
