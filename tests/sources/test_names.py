"""The proper names of one article and their fullest forms."""

from __future__ import annotations

from sayso.sources.entities import Entity
from sayso.sources.lexicon import lexicon_of
from sayso.sources.names import find_names
from tests.sources.articles import article_of, names_of


def entities(text: str) -> dict[str, Entity]:
    return {entity.full: entity for entity in find_names(article_of(text), lexicon_of("en")).entities}


def test_a_surname_belongs_to_the_full_name() -> None:
    found = entities("Mayor Brenna Sulvane spoke first. Sulvane said no. Ms. Sulvane left.")
    assert set(found) == {"Brenna Sulvane"}
    assert found["Brenna Sulvane"].kind == "person"
    assert found["Brenna Sulvane"].gender == "f"
    assert {"mayor"} <= found["Brenna Sulvane"].described


def test_two_people_of_one_name_are_told_apart_by_title() -> None:
    found = entities("Anna Orlo met Peter Orlo on Monday. Mr. Orlo said no. Mrs. Orlo said yes.")
    assert {name: found[name].mentions for name in ("Anna Orlo", "Peter Orlo")} == {"Anna Orlo": 2, "Peter Orlo": 2}


def test_the_acronym_in_brackets_is_the_same_body() -> None:
    found = entities("The National Institute for Applied Floods (NIAF) met. NIAF said on Monday that NIAF was ready.")
    assert list(found) == ["National Institute for Applied Floods (NIAF)"]
    assert found["National Institute for Applied Floods (NIAF)"].mentions == 4


def test_an_invented_country_is_known_by_its_people() -> None:
    found = entities("Lethia denied it. The Lethian army was in Lethia, said Ana Brel.")
    assert found["Lethia"].kind == "state"
    assert "Lethian" not in found


def test_an_invented_country_is_known_by_its_government() -> None:
    found = entities("Orlia said no. Orlia’s foreign ministry said it again, and troops from Orlia left.")
    assert found["Orlia"].kind == "state"


def test_an_apposition_tells_a_body_from_a_person() -> None:
    found = entities("Relief Compass, a charity that counts victims, spoke. Karel Umbrecht, a former engineer, did not.")
    assert found["Relief Compass"].kind == "organisation"
    assert found["Karel Umbrecht"].kind == "person"


def test_no_name_in_sentence_beginnings_months_and_contractions() -> None:
    assert entities("I’m here. They’ve left. On Monday in March, I said so. Growing fast, it rained. Using boats, they came.") == {}


def test_a_line_in_headline_case_makes_no_names() -> None:
    found = entities("Why The River Rose So Fast On Monday\nThe river rose. Ana Brel said so.")
    assert set(found) == {"Ana Brel"}


def test_pronouns_near_the_name_tell_the_gender() -> None:
    found = entities("Luneva Abrask said she was tired.")
    assert found["Luneva Abrask"].gender == "f"


def test_some_titles_go_with_the_first_name() -> None:
    assert set(entities("Sir Tomas Orl spoke to the crowd. Sir Tomas left late at night.")) == {"Tomas Orl"}


def test_letters_before_a_surname_are_an_office() -> None:
    found = entities("MEC Orl spoke. Orl said no. Orl left. Jacob Orl is the name.")
    assert set(found) == {"Jacob Orl"}


def test_a_lost_space_does_not_hide_a_name() -> None:
    assert set(entities("Minister Tomas Orl spoke.Orl left.")) == {"Tomas Orl"}


def test_an_owner_that_is_a_part_of_the_name_stays_in_it() -> None:
    """A body of many, or under a saint's name; what is somebody's stays his and is named without him."""
    found = entities(
        "The Deckhands’ Union met. St Brann’s Hospital said so. The Teachers' Association of Orl left. The Women’s Institute stayed."
    )
    assert {"Deckhands' Union", "St Brann's Hospital", "Teachers' Association of Orl", "Women's Institute"} <= {
        name.replace("’", "'") for name in found
    }
    assert "Lethia’s Central Bank" not in entities("Lethia’s Central Bank said no. The Lethian army left Lethia.")


def test_a_surname_alone_is_not_the_wife_s() -> None:
    text = "John Hask and his wife, Mary Hask, arrived on Monday. Hask said the house was gone.\n\nMrs Hask said she had lost everything."
    assert names_of(text, ("Hask", "said", "the house was gone"), ("Mrs Hask", "said", "she had lost everything")) == [
        "John Hask",
        "Mary Hask",
    ]


def test_a_particle_is_no_first_name_that_two_share() -> None:
    names = entities("Abu Hassan Amer agreed. Sadeq Abu Amer did not. Karim Al Saud slept. Al Saud woke.")
    assert {"Abu Hassan Amer", "Sadeq Abu Amer", "Karim Al Saud"} <= set(names)
    assert "Al Saud" not in names


def test_a_month_is_nobody() -> None:
    assert "Oct" not in entities("On Oct. 7 Matis Kerrold left. Since Oct. 9 nobody slept.")


def test_a_ministry_may_list_its_fields() -> None:
    assert set(entities("The Ministry of Trade, Industry and Energy (MOTIE) slept. MOTIE woke.")) == {
        "Ministry of Trade, Industry and Energy (MOTIE)"
    }
    assert "Ministry of Defence" in entities("He met the Ministry of Defence, Russia and Iran.")
    assert "Ministry of Defence" in entities("It was signed by the Ministry of Defence, Matis Kerrold and Ana Brel.")


def test_a_known_body_s_and_joins_no_two() -> None:
    found = entities("Customs and Border Protection slept. In CBP custody, CBP said, nobody did.")
    assert [(name, entity.kind) for name, entity in found.items()] == [("Customs and Border Protection (CBP)", "organisation")]


def test_who_belongs_to_a_name_tells_its_kind() -> None:
    found = entities(
        "Prosecutors met Gateleaks co-founder Matis Kerrold. The Big Machine slept. Big Machine have denied it. Matis Kerrold left."
    )
    assert found["Gateleaks"].kind == "organisation" and found["Big Machine"].kind != "person"
    assert found["Matis Kerrold"].kind == "person" and "founder" in found["Matis Kerrold"].described


def test_a_plural_that_begins_a_headline_is_no_name() -> None:
    assert entities("Doctors offer help\n\nThe group Doctors for Orl said no.")["Doctors"].mentions == 1


def test_what_a_person_has_makes_no_body_of_him() -> None:
    found = entities("Lawyers for Tovan Brel have denied it. Tolan's customers slept. “I bake,” Tolan said. Tovan Brel said no.")
    assert {found["Tovan Brel"].kind, found["Tolan"].kind} == {"person"}


def test_a_ministry_in_a_list_of_speakers_takes_no_other_in() -> None:
    assert "Ministry of Health" in entities("The Ministry of Health, Orlmouth Water and Lethia Rail said the strike was over.")
    assert "Council of Lethia" in entities("The Council of Lethia, Tovan Brel and Olna Dravik said no.")


def test_a_surname_that_is_a_paper_s_name_is_the_person_s() -> None:
    assert "Tovan Hill" in entities("Tovan Hill, 54, a fisherman, said no. Hill left.")
    assert names_of("Tovan Hill, 54, a fisherman, left. Hill said no.", ("Hill", "said", "no.")) == ["Tovan Hill"]


def test_a_party_is_named_at_a_sentence_s_beginning_too() -> None:
    assert entities("Republicans said no. On Monday, Republicans said yes.")["Republicans"].mentions == 2


def test_a_day_in_january_is_nobody() -> None:
    assert "Jan" not in entities("The rules changed on Jan. 5. On Jan 6 he spoke.")
    assert "Jan Orl" in entities("Jan Orl spoke on Jan. 5.")
