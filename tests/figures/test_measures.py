"""What is measured, and of whom, by the words around a figure."""

from __future__ import annotations

import pytest

from sayso.figures import find_figures

CASES = [
    ("The flood killed 12 people.", [("killed", "people")]),
    ("Rebels killed more than 40 soldiers and wounded about 90 others.", [("killed", "soldiers"), ("injured", "others")]),
    ("12 people were killed.", [("killed", "people")]),
    ("12 people have been killed or injured.", [("killed or injured", "people")]),
    ("12 people were killed and 30 injured.", [("killed", "people"), ("injured", "people")]),
    ("38 were killed and 12 injured.", [("killed", None), ("injured", None)]),
    ("It left 38 people dead and 12 wounded.", [("killed", "people"), ("injured", "people")]),
    ("Officials reported 40 deaths.", [("killed", None)]),
    ("Officials reported 40 fatalities and 90 casualties.", [("killed", None), ("killed or injured", None)]),
    ("The death toll rose to 21.", [("killed", None)]),
    ("The number of injured has reached 300.", [("injured", None)]),
    ("12 fishermen died.", [("killed", "fishermen")]),
    ("30 miners are missing.", [("missing", "miners")]),
    ("Police arrested 15 students.", [("detained", "students")]),
    ("15 students were arrested.", [("detained", "students")]),
    ("Some 9,000 families have fled.", [("displaced", "families")]),
    ("Teldar sent at least 10,000 troops to Sorvia.", [("sent", "troops")]),
    ("At least 10,000 troops were sent to Sorvia.", [("sent", "troops")]),
    ("12 people died, including 9 children.", [("killed", "people"), ("killed", "children")]),
    ("A drone killed a young woman and injured two officers.", [("killed", "young woman"), ("injured", "officers")]),
    ("A man said 12 people died.", [("killed", "people")]),
    (
        "6 civilians, including a woman and two children, were killed.",
        [("killed", "civilians"), ("killed", "woman"), ("killed", "children")],
    ),
    ("At least 128 troops and militia were killed.", [("killed", "troops")]),
    ("8 Killed 25 Injured by Rockets", [("killed", None), ("injured", None)]),
    ("The raid injured or killed 12 people.", [("killed or injured", "people")]),
    ("Some 250,000 civilians still live there.", [("count", "civilians")]),
    ("Peace talks drew 12 envoys; the war has claimed 280,000 lives.", [("count", "envoys"), ("killed", None)]),
    ("One medic said 12 people died.", [("killed", "people")]),
    ("It housed 68 families in May and 95 in June.", [("count", "families"), ("count", "families")]),
    ("It won 1,200 votes.", [("votes", "votes")]),
    ("It cost $12 million.", [("cost", None)]),
    ("25% of cases were mild.", [("share", "cases")]),
    ("One in five voters stayed away.", [("share", "voters")]),
    ("It took 12 hours.", [("duration", None)]),
    ("It sold 2.7m digital and printed copies.", [("count", "digital and printed copies")]),
    ("The plant has 40 stone ovens.", [("count", "stone ovens")]),
    ("12 soldiers killed 3 civilians.", [("count", "soldiers"), ("killed", "civilians")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_measure_and_of_whom(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(figure.measure, figure.of) for figure in find_figures(text, [(0, len(text))], language="en")] == expected


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("12 personas murieron y 30 resultaron heridas.", "es", ["killed", "injured"]),
        ("Murieron 12 hombres.", "es", ["killed"]),
        ("12 personnes ont été tuées et 30 blessées.", "fr", ["killed", "injured"]),
        ("12 Menschen wurden getötet und 30 verletzt.", "de", ["killed", "injured"]),
        ("… bei dem 12 Menschen getötet wurden.", "de", ["killed"]),
        ("12 pessoas morreram e 30 ficaram feridas.", "pt", ["killed", "injured"]),
        ("3.000 binh sĩ bị giết hoặc bị thương.", "vi", ["killed or injured"]),
    ],
)
def test_other_languages(text: str, language: str, measures: list[str]) -> None:
    assert [figure.measure for figure in find_figures(text, [(0, len(text))], language=language)] == measures


def test_the_speaker_is_never_what_is_counted() -> None:
    text = "Sorvian officials said 40 had been killed."
    (figure,) = find_figures(text, [(0, len(text))], language="en")
    assert (figure.measure, figure.of) == ("killed", None)
