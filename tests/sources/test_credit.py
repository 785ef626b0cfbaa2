"""To whom a whole page is credited; a wrong credit would spoil every chain on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Link
from sayso.sources.credit import find_credit
from tests.sources.articles import article_of

REPORT = "Ana Brel said the dam was safe.\n\nThe gates were shut on Monday, she added.\n\nThe water went on rising all the same."


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("ORL, Lethia, March 9 (AFP) — ", "", "AFP"),
        ("ORL, March 9 (Reuters) - ", "", "Reuters"),
        ("ORL, Lethia (XYZ) — ", "", "XYZ"),
        ("(AFP) – ", "", "AFP"),
        ("Dam is safe\n\nAFP\n\n", "", "AFP"),
        ("Dam is safe\n\nBy AFP\n\n", "", "AFP"),
        ("Dam is safe\n\nSource: Reuters\n\n", "", "Reuters"),
        ("Dam is safe\n\nAgencies\n\n", "", "agencies"),
        ("Dam is safe   AFP  Thursday 9 March 2017 ", "", "AFP"),
        ("", " (AFP)", "AFP"),
        ("Dam is safe says Brel AFP Thursday 9 March 2017 ", "", "AFP"),
        ("", " -- REUTERS", "Reuters"),
        ("", "----AFP", "AFP"),
        ("", " Source Reuters", "Reuters"),
        ("", "\n\n(The Guardian)", "The Guardian"),
        ("", "\n\n— Reuters", "Reuters"),
        ("", "\n\nSource: SANA", "SANA"),
        ("", "\n\nFuente: EFE", "EFE"),
        ("", "\n\nXinhua", "Xinhua"),
        ("", " (Orl Record with AFP)", "AFP"),
        ("", "\n\n(Reporting by Joss Averin; Editing by Mina Sol)\n\nOur standards: the Thomson Reuters Trust Principles.", "Reuters"),
    ],
)
def test_credits_in_the_text(head: str, foot: str, name: str) -> None:
    article = article_of(head + REPORT + foot)
    link = find_credit(article)
    assert link is not None
    assert (link.name, link.relation) == (name, "says")
    assert link.because.startswith(("credited", "signed"))
    assert [article.text[slice(*span)].lower() for span in link.spans] == [name.lower() if name != "The Guardian" else "the guardian"]
    assert name == "agencies" or find_credit(replace(article, outlet=name)) is None


def test_of_those_who_sign_together_the_first_that_is_not_the_page_itself_is_credited() -> None:
    article = article_of(REPORT + " — AFP/Reuters")
    names = [link.name if (link := find_credit(replace(article, outlet=outlet))) else None for outlet in ("The Orl Record", "AFP")]
    assert names == ["AFP", "Reuters"]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", ""),
        ("Ana Brel (Centre) – a doctor – said no. ", ""),
        ("Dam is safe\n\nJoss Averin\n\n", ""),
        ("", "\n\nReuters contributed to this report."),
        ("", "\n\nWith files from AFP"),
        ("", "\n\nPhoto: AFP"),
        ("", " Source The Orl Record and agencies"),
        ("", " She had worked for the news agency (AFP)."),
        ("", "\n\nSource: the ministry"),
        ("", "\n\n— Ana Brel"),
    ],
)
def test_what_is_no_credit(head: str, foot: str) -> None:
    assert find_credit(article_of(head + REPORT + foot)) is None


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        (("Reuters",), "Reuters"),
        (("Ana Brel | AFP",), "AFP"),
        (("The Orl Record with AFP",), "AFP"),
        (("Joss Averin for the Guardian",), "The Guardian"),
        (("News Agencies",), "news agencies"),
        (("Joss Averin",), None),
        (("AFP via Getty Images",), None),
        (("The Orl Record",), None),
    ],
)
def test_bylines(byline: tuple[str, ...], name: str | None) -> None:
    link = find_credit(article_of(REPORT, byline=byline))
    assert (link.name if link else None) == name


def test_the_original_that_a_page_links_to_is_known_by_the_name_the_page_gives_it() -> None:
    article = replace(article_of(REPORT), links=(Link("source-line", "https://elfarodeorl.example/dam"),))
    named = replace(article_of(REPORT.replace("she", "El Faro de Orl")), links=article.links)
    signed = replace(article, byline=("Diario El Faro de Orl",))
    known = replace(article, links=(Link("based-on", "https://www.reuters.com/dam"),))
    names = [link.name if (link := find_credit(each)) else None for each in (article, named, signed, known)]
    assert names == ["elfarodeorl.example", "El Faro de Orl", "Diario El Faro de Orl", "Reuters"]
    assert find_credit(replace(article, url="https://elfarodeorl.example/other")) is None
    assert find_credit(replace(article, links=(Link("alternate", "https://lethia.example/es"),))) is None
