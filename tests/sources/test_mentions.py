"""A source phrase parsed."""

from __future__ import annotations

import pytest

from sayso.sources.lexicon import lexicon_of
from sayso.sources.mentions import Phrase, describe, parse_phrase
from sayso.sources.names import find_names
from tests.sources.articles import article_of

ENGLISH = lexicon_of("en")


def parse(phrase: str, rest: str = " said so.") -> tuple[Phrase, str]:
    article = article_of(phrase + rest)
    names = find_names(article, ENGLISH)
    parsed = parse_phrase(article.text, (0, len(phrase)), names, ENGLISH)
    if parsed.mention is not None and parsed.mention.entity is not None:
        return parsed, parsed.mention.entity.name
    return parsed, describe(article.text, parsed, names, ENGLISH)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Foreign Minister Ana Brel, who leads the delegation", "Ana Brel"),
        ("emergency service spokeswoman Orsa Vennick", "Orsa Vennick"),
        ("The governor of Upper Vorn province, Teodar Hask", "Teodar Hask"),
        ("the harbour master, Ilse Maro,", "Ilse Maro"),
        ("Joshua Orl, a lawyer for the State Department", "Joshua Orl"),
        ("Ludmy Varr of the Farmers’ party", "Ludmy Varr"),
        ("a worker named Antonio Arroyo", "Antonio Arroyo"),
        ("minister of mines and energy Tomas Orl", "Tomas Orl"),
        ("Ana Brel’s", "Ana Brel"),
        ("Ana Brel’s own remarks", "Ana Brel"),
        ("Haytham al-Orli, a member of the council", "Haytham al-Orli"),
        ("Tomas Orl “categorically", "Tomas Orl"),
        ("the Department of Water and Land (Dowal) director-general, Zane Orl", "Zane Orl"),
    ],
)
def test_the_name_at_the_head(phrase: str, name: str) -> None:
    parsed, found = parse(phrase)
    assert (parsed.form, found) == ("name", name)


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "plural"),
    [
        ("Two officials familiar with the talks", "officials familiar with the talks", "unnamed", True),
        ("an aide to the president", "aide to the president", "role", False),
        ("a police spokesman", "police spokesman", "role", False),
        ("an official who was not authorized to speak publicly", "official", "unnamed", False),
        ("Several residents", "residents", "group", True),
        ("47% of registered voters", "47% of registered voters", "group", True),
        ("the latest poll", "latest poll", "document", False),
        ("the works ministry", "works ministry", "organisation", False),
        ("Experts", "experts", "unnamed", True),
        ("a local newspaper", "local newspaper", "outlet", False),
        ("a man clearing mud from a pharmacy", "man", "role", False),
    ],
)
def test_a_description_by_its_head(phrase: str, name: str, kind: str, plural: bool) -> None:
    parsed, found = parse(phrase)
    assert parsed.form == "description"
    assert parsed.told is not None
    assert (found, parsed.told.kind, parsed.plural) == (name, kind, plural)


@pytest.mark.parametrize("phrase", ["he", "She", "they", "“I", "we", "who", "its"])
def test_pronouns(phrase: str) -> None:
    assert parse(phrase)[0].form == "pronoun"


@pytest.mark.parametrize("phrase", ["Ana Brel and Teodar Hask", "Ana Brel and her allies", "Ana Brel, Teodar Hask and Luneva Marr"])
def test_joint_holders(phrase: str) -> None:
    parsed, name = parse(phrase)
    assert (parsed.form, name) == ("joint", phrase)


@pytest.mark.parametrize("phrase", ["", "  ", "“”", ",", "…"])
def test_no_words_no_phrase(phrase: str) -> None:
    assert parse(phrase)[0].form == "empty"
