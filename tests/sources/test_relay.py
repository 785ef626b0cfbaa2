"""Every form in which news passes words on, each in a sentence; and what looks like one and is none."""

from __future__ import annotations

import pytest

from sayso.sources import find_chains, name_holders
from tests.sources.articles import Said, article_of, attribution_of, chains_of

SAID: Said = ("Ana Brel", "said", "it was over")
TOLD: Said = ("Ana Brel", "told", "it was over")


@pytest.mark.parametrize(
    ("text", "said", "chain"),
    [
        # whom the holder told
        ("Ana Brel told Reuters on Monday it was over.", TOLD, ("Reuters", "told")),
        ("Ana Brel told a reporter from AFP it was over.", TOLD, ("AFP", "told")),
        ("Ana Brel told Joss Averin of the Guardian it was over.", TOLD, ("The Guardian", "told")),
        ("Ana Brel told the Lethian daily Vorn it was over.", TOLD, ("Vorn", "told")),
        ("Ana Brel told Vorn, a local news website, that it was over.", TOLD, ("Vorn", "told")),
        ("Ana Brel told the Saudi state-owned Al-Arabiya it was over.", TOLD, ("Al Arabiya", "told")),
        ("Ana Brel told state television it was over.", TOLD, ("state television", "told")),
        ("It was over, said the minister Ana Brel to Orl News.", ("Ana Brel", "said", "It was over"), ("Orl News", "told")),
        ("Speaking to the BBC, Ana Brel said it was over.", SAID, ("BBC", "told")),
        ("In an interview with NBC, Ana Brel said it was over.", SAID, ("NBC", "told")),
        ("In an interview on Monday with NBC, Ana Brel said it was over.", SAID, ("NBC", "told")),
        ("“It is over,” Ana Brel said on Sunday on CNN.", ("Ana Brel", "said", "It is over"), ("CNN", "told")),
        ("On The Joss Averin Show on Tuesday, Ana Brel said it was over.", SAID, ("The Joss Averin Show", "told")),
        ("Ana Brel wrote in the Guardian that it was over.", ("Ana Brel", "wrote", "it was over"), ("The Guardian", "told")),
        (
            "Ana Brel criticised the army again Tuesday on Orl Radio.",
            ("Ana Brel", "criticised", "the army again Tuesday on Orl Radio"),
            ("Orl Radio", "told"),
        ),
        # who saw it
        (
            "The dam was weak, according to leaked documents seen by the Guardian.",
            ("leaked documents seen by the Guardian", "according to", "The dam was weak"),
            ("The Guardian", "obtained-by"),
        ),
        ("In a letter obtained by AFP, Ana Brel said it was over.", SAID, ("AFP", "obtained-by")),
        # who cites
        ("It was over, AFP quoted Ana Brel as saying.", ("Ana Brel", "as saying", "It was over"), ("AFP", "citing")),
        (
            "State television quoted Ana Brel as saying it was over.",
            ("Ana Brel", "as saying", "it was over"),
            ("state television", "citing"),
        ),
        ("The news agency SANA quoted a soldier as saying Osk fell.", ("a soldier", "as saying", "Osk fell"), ("SANA", "citing")),
        ("“It is over,” said Ana Brel, as quoted by Interfax.", ("Ana Brel", "said", "It is over"), ("Interfax", "citing")),
        ("“It is over,” Ana Brel was quoted by TASS as saying.", ("Ana Brel", "was quoted", "It is over"), ("TASS", "citing")),
        ("Ana Brel, cited by AFP, said it was over.", SAID, ("AFP", "citing")),
        ("State media reported, citing the army, that Osk fell.", ("the army", "citing", "that Osk fell"), ("state media", "citing")),
        ("The Karr News Agency, citing the army, said Osk fell.", ("the army", "citing", "Osk fell"), ("Karr News Agency", "citing")),
        ("The Orl Mail, citing the army, said Osk fell.", ("the army", "citing", "Osk fell"), ("Orl Mail", "citing")),
        ("Citing army sources, AFP reported that Osk fell.", ("AFP", "reported", "that Osk fell"), ("AFP", "citing")),
        (
            "Osk fell, according to The Orl Times, citing army sources.",
            ("The Orl Times, citing army sources", "according to", "Osk fell"),
            ("Orl Times", "citing"),
        ),
        # who reports
        ("According to AFP, Ana Brel said it was over.", SAID, ("AFP", "according-to")),
        ("According to reports, Ana Brel said it was over.", SAID, ("reports", "according-to")),
        ("According to local media, Ana Brel said it was over.", SAID, ("local media", "according-to")),
        ("Reuters reported that Ana Brel said it was over.", SAID, ("Reuters", "says")),
        ("Ana Brel said it was over, Reuters reported.", SAID, ("Reuters", "says")),
        ("Ana Brel said it was over, reported the Guardian.", SAID, ("The Guardian", "says")),
        ("Ana Brel said in a statement carried by KCNA that it was over.", SAID, ("KCNA", "says")),
        # who speaks for the holder
        ("Ana Brel said through a spokesman that it was over.", SAID, ("Ana Brel’s spokesman", "says")),
        ("“It is over,” Ana Brel said through her lawyer.", ("Ana Brel", "said", "It is over"), ("Ana Brel’s lawyer", "says")),
    ],
)
def test_relays(text: str, said: Said, chain: tuple[str, str]) -> None:
    assert chains_of(text, said, outlet="The Ostrel Courier") == [[chain]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Brel told reporters it was over.", TOLD),
        ("Ana Brel told the court it was over.", TOLD),
        ("Ana Brel told The Orl Record it was over.", TOLD),
        ("Ana Brel told the Record it was over.", TOLD),
        ("Ana Brel told lawmakers that Reuters was wrong.", ("Ana Brel", "told", "Reuters was wrong")),
        ("Ana Brel told Reuters the gates were shut, and Lethia said they were open.", ("Lethia", "said", "they were open")),
        ("Ana Brel said Reuters had been told lies.", ("Ana Brel", "said", "Reuters had been told lies")),
        ("Ana Brel said the minister lied on CNN.", ("Ana Brel", "said", "the minister lied on CNN")),
        ("Ana Brel said she had read it in the Guardian.", ("Ana Brel", "said", "she had read it in the Guardian")),
        ("AFP said the dam was safe.", ("AFP", "said", "the dam was safe")),
        ("A Reuters/Ipsos poll found that most agree.", ("A Reuters/Ipsos poll", "found that", "most agree")),
        ("Ana Brel, an editor for Reuters, said it was over.", ("Ana Brel, an editor for Reuters", "said", "it was over")),
        ("Ana Brel, who works for the Guardian, said it was over.", SAID),
        ("Ana Brel (Centre) – a doctor – said it was over.", SAID),
        ("Ana Brel sued Fox News in March. She said it was over.", ("She", "said", "it was over")),
        ("Ana Brel wrote on Telegram that it was over.", ("Ana Brel", "wrote", "it was over")),
        ("Ana Brel said in a post on Twitter it was over.", SAID),
        ("Ana Brel’s spokesman said it was over.", ("Ana Brel’s spokesman", "said", "it was over")),
    ],
)
def test_no_relays(text: str, said: Said) -> None:
    assert chains_of(text, said) == [[]]


def test_a_link_has_its_words_and_the_rule_that_found_it() -> None:
    text = "Ana Brel told Reuters it was over."
    article, attributions = article_of(text), [attribution_of(text, TOLD)]
    [[link]] = find_chains(article, attributions, name_holders(article, attributions))
    assert (link.text, link.spans, link.because) == ("Reuters", ((14, 21),), "“told” before the outlet's name")
