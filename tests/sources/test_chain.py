"""How relays make a chain: in order from the holder outward, over nesting, over what follows, to the credit of the page."""

from __future__ import annotations

from sayso.records import Holder
from sayso.sources import find_chains
from tests.sources.articles import Said, article_of, attribution_of, chains_of, names_of


def test_the_speaker_around_a_statement_relays_it() -> None:
    text = "Ana Brel told Reuters that residents believe the dam will break."
    said: list[Said] = [
        ("Ana Brel", "told", "residents believe the dam will break"),
        ("residents", "believe", "the dam will break"),
    ]
    assert chains_of(text, *said) == [[("Reuters", "told")], [("Ana Brel", "says"), ("Reuters", "told")]]


def test_an_agency_is_no_holder_of_what_somebody_else_said() -> None:
    text = "According to AFP, Lethia said that the dam was safe, while Orlia said it was not."
    said: list[Said] = [("AFP", "According to", "Lethia said that the dam was safe"), ("Orlia", "said", "it was not")]
    assert names_of(text, *said) == ["Lethia", "Orlia"]
    assert chains_of(text, *said) == [[("AFP", "according-to")], [("AFP", "according-to")]]


def test_nobody_relays_himself() -> None:
    text = "Ana Brel said she hopes the dam will hold."
    assert chains_of(text, ("Ana Brel", "said", "she hopes the dam will hold"), ("she", "hopes", "the dam will hold")) == [[], []]


def test_who_told_an_outlet_goes_on_telling_it() -> None:
    text = "“The water is high,” Ana Brel told AFP. “We wait,” she added. Lethia said no."
    said: list[Said] = [("Ana Brel", "told", "The water is high"), ("she", "added", "We wait"), ("Lethia", "said", "no")]
    assert chains_of(text, *said) == [[("AFP", "told")], [("AFP", "told")], []]


def test_an_agency_in_the_dateline_ends_the_chain() -> None:
    text = "ORL, Lethia, March 9 (AFP) — Ana Brel said the dam was safe."
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe")) == [[("AFP", "says")]]
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe"), outlet="AFP") == [[]]


def test_an_agency_in_the_byline_ends_the_chain() -> None:
    text = "Ana Brel said the dam was safe."
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe"), byline=("Reuters",)) == [[("Reuters", "says")]]
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe"), byline=("Joss Averin",)) == [[]]


def test_the_one_who_was_told_comes_before_the_one_who_reports_it() -> None:
    text = "Ana Brel told Reuters it was over, according to the Guardian."
    assert chains_of(text, ("Ana Brel", "told", "it was over")) == [[("Reuters", "told"), ("The Guardian", "according-to")]]
    assert chains_of(text, ("Ana Brel", "told", "it was over"), byline=("AFP",))[0][-1] == ("AFP", "says")


def test_three_deep_each_speaker_relays_those_within() -> None:
    text = "Osk told AFP that Ana Brel said Lethia believes the dam will break."
    said: list[Said] = [
        ("Osk", "told", "Ana Brel said Lethia believes the dam will break"),
        ("Ana Brel", "said", "Lethia believes the dam will break"),
        ("Lethia", "believes", "the dam will break"),
    ]
    told = ("AFP", "told")
    assert chains_of(text, *said) == [[told], [("Osk", "says"), told], [("Ana Brel", "says"), ("Osk", "says"), told]]


def test_what_a_document_says_came_through_whoever_saw_it_to_the_articles_end() -> None:
    text = "The dam was weak, according to an army memo seen by AFP.\n\nLethia said no.\n\nThe army memo said the gates were rusty."
    said: list[Said] = [
        ("an army memo seen by AFP", "according to", "The dam was weak"),
        ("Lethia", "said", "no"),
        ("The army memo", "said", "the gates were rusty"),
    ]
    article = article_of(text)
    attributions = [attribution_of(text, one) for one in said]
    holders = [
        Holder("an army memo seen by AFP", attributions[0].source, "army memo", "document"),
        Holder("Lethia", attributions[1].source, "Lethia", "state"),
        Holder("The army memo", attributions[2].source, "army memo", "document"),
    ]
    chains = find_chains(article, attributions, holders)
    assert [[(link.name, link.relation) for link in chain] for chain in chains] == [[("AFP", "obtained-by")], [], [("AFP", "obtained-by")]]


def test_a_new_hearing_ends_what_an_outlet_was_told() -> None:
    text = "“The water is high,” Ana Brel told AFP. Brel told the court no. She said in a speech that it was over."
    said: list[Said] = [
        ("Ana Brel", "told", "The water is high"),
        ("Brel", "told", "no"),
        ("She", "said", "it was over"),
    ]
    assert chains_of(text, *said) == [[("AFP", "told")], [], []]


def test_one_quoted_by_a_quoted_speaker_came_through_him_though_the_quotation_was_not_read_to_its_end() -> None:
    text = "“The water is high. The army thinks the dam will break,” Ana Brel said."
    said: list[Said] = [("Ana Brel", "said", "The water is high"), ("The army", "thinks", "the dam will break")]
    assert chains_of(text, *said) == [[], [("Ana Brel", "says")]]


def test_the_pages_own_outlet_is_no_relay_even_as_the_speaker_around() -> None:
    text = "The Record understands that Ana Brel believes the dam will break."
    said: list[Said] = [
        ("The Record", "understands", "Ana Brel believes the dam will break"),
        ("Ana Brel", "believes", "the dam will break"),
    ]
    assert chains_of(text, *said)[1] == []
