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
    ("Police arrested 15 students.", [("arrested", "students")]),
    ("15 students were arrested.", [("arrested", "students")]),
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
    ("With 40 percent of the vote counted, she led.", [("share", "vote counted")]),
    ("It took 12 hours.", [("duration", None)]),
    ("It sold 2.7m digital and printed copies.", [("count", "digital and printed copies")]),
    ("The plant has 40 stone ovens.", [("count", "stone ovens")]),
    ("12 soldiers killed 3 civilians.", [("count", "soldiers"), ("killed", "civilians")]),
    # verbs of several words, and the noun of what was done
    ("The war has claimed the lives of over 47,000 people.", [("killed", "people")]),
    ("The raid led to the death of eight and the injury of 89.", [("killed", None), ("injured", None)]),
    ("They announced the arrest of another 12 students.", [("arrested", "students")]),
    ("Teldar confirmed the deployment of 3,000 troops.", [("sent", "troops")]),
    ("At least 70 people were shot and killed.", [("killed", "people")]),
    # one verb for what is joined, and a remark between what is counted and its verb
    ("30 guards and 39 miners had been killed.", [("killed", "guards"), ("killed", "miners")]),
    ("30 guards, 4 cooks and 39 miners were killed.", [("killed", "guards"), ("killed", "cooks"), ("killed", "miners")]),
    ("35 guests, mostly children and their teachers, were killed.", [("killed", "guests")]),
    ("40 guests, most of them miners, were killed.", [("killed", "guests")]),
    ("1,200 people were killed in May and 39,000 in June.", [("killed", "people"), ("killed", "people")]),
    ("It brought in billions of dollars.", [("cost", None)]),
    ("The two raised $3 million.", [("raised", None)]),
    ("It feeds millions of migrants waiting at the border.", [("count", "migrants")]),
    ("It will cost $374 million over 10 years.", [("cost", None)]),
    # what looks like a verb and is none
    ("The village is near 12 rebel-held hills.", [("count", "rebel-held hills")]),
    ("Dozens of shells fell on the port.", [("count", "shells")]),
    # what else is disputed
    ("12 students were charged with arson.", [("charged", "students")]),
    ("Rebels captured 40 soldiers.", [("captured", "soldiers")]),
    ("The guards held 90 migrants.", [("detained", "migrants")]),
    ("Some 9,000 families were evacuated.", [("evacuated", "families")]),
    ("The coast guard rescued 60 migrants.", [("rescued", "migrants")]),
    ("Teldar released 150 prisoners.", [("detained", "prisoners")]),
    ("400 patients were infected.", [("infected", "patients")]),
    ("The army shot down 33 drones.", [("shot down", "drones")]),
    ("The quake destroyed 800 homes and damaged 2,100 others.", [("destroyed", "homes"), ("damaged", "others")]),
    ("Customs seized 30 boats.", [("seized", "boats")]),
    ("The mill will lay off 1,200 workers.", [("laid off", "workers")]),
    ("The mill hired 90 welders.", [("hired", "welders")]),
    ("More than 100,000 people took part.", [("took part", "people")]),
    ("It drew a crowd of 3,000.", [("took part", None)]),
    ("Sorvia has a population of 2.3 million.", [("population", None)]),
    ("The party won 52 seats.", [("seats", "seats")]),
    ("The club raised $3 million and was fined $40,000.", [("raised", None), ("fined", None)]),
    ("The poll has her ahead by 3 points.", [("share", None)]),
    ("It was used 136 times.", [("count", None)]),
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


ANSWERS = [
    "Teldar said 1,000 troops had been killed. Sorvia said the number was more than 3,000.",
    "Teldar said 1,000 troops had been killed; Sorvia put the figure at 3,000.",
    "Teldar said 1,000 troops had been killed. Witnesses said 3,000.",
    "Teldar said 1,000 troops had been killed.\n\nSorvia said it was closer to 3,000.",
    "Teldar said 1,000 troops had been killed.\n\nSorvia’s own count is 3,000, not 1,000.",
    "Teldar said 1,000 troops had been killed; Sorvia says fewer than 3,000 were.",
    "Teldar said 1,000 troops had been killed. The union said 3,000 had.",
]


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_takes_measure_and_whom_from_what_it_answers(text: str) -> None:
    """Also across a full stop and into the next paragraph; the sentence after that counts something of its own."""
    start = text.index("killed") + 6
    figure = find_figures(text, [(start, len(text))], language="en")[0]
    assert (figure.measure, figure.of) == ("killed", "troops")


def test_a_figure_of_before_is_one_of_the_same() -> None:
    for text in ("The toll rose to 45 on Tuesday, Sorvia said, from 31 a day earlier.", "The number of dead rose to 45 from 31."):
        assert [figure.measure for figure in find_figures(text, [(0, len(text))], language="en")] == ["killed", "killed"]
    text = "The toll rose to 45. Buses came from 9 on."
    assert find_figures(text, [(0, len(text))], language="en")[-1].measure == "count"


def test_a_paragraph_that_answers_nothing_takes_nothing() -> None:
    text = "Teldar said 1,000 troops had been killed.\n\nSorvia lit 3,000 candles. The number was new."
    (figure,) = find_figures(text, [(text.index("Sorvia"), len(text))], language="en")
    assert (figure.measure, figure.of) == ("count", "candles")


PARTS = [
    ("38 people were killed, including 9 children.", {"9": "38"}),
    ("38 people were killed, including 9 children and 4 women.", {"9": "38", "4": "38"}),
    ("38 people were killed, among them 9 children.", {"9": "38"}),
    ("38 people were hurt, of whom 12 are in hospital.", {"12": "38"}),
    ("38 people were killed. Nine of them were children.", {"Nine": "38"}),
    ("At least 38 people, a third of them children, were killed.", {"a third": "At least 38"}),
    ("12 of the 40 soldiers were captured.", {"12": "40"}),
    ("It displaced half of the pre-war population of about 23 million.", {"half": "about 23 million"}),
    ("38 people were killed and 12 injured.", {}),
    ("12 people were killed, including 90 cows.", {}),
    ("Hundreds of thousands of people fled.", {}),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text for text, _ in PARTS])
def test_part_of_what(text: str, expected: dict[str, str]) -> None:
    figures = find_figures(text, [(0, len(text))], language="en")
    assert {f.as_said: text[slice(*f.part_of)] for f in figures if f.part_of} == expected


SCOPES = [
    ("12 people were killed in the strike.", ["event"]),
    ("The blast killed 12 people and injured 30.", ["event", "event"]),
    ("38 were killed and 12 injured in Tuesday’s air attack.", ["event", "event"]),
    ("More than 39,000 people have been killed since October.", ["cumulative"]),
    ("So far this year, 40 people have died.", ["cumulative"]),
    ("The war has claimed 280,000 lives.", ["cumulative"]),
    ("90 miners have died over the past two years.", ["cumulative"]),
    ("1,200 people were killed in the attack and 39,000 in the war.", ["event", "cumulative"]),
    ("12 people were killed in the deadliest strike of the war.", ["event"]),
    ("12 people were killed.", [None]),
    ("It took 12 hours.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES, ids=[text for text, _ in SCOPES])
def test_of_one_event_or_of_all_since(text: str, expected: list[str | None]) -> None:
    figures = find_figures(text, [(0, len(text))], language="en")
    assert [figure.scope for figure in figures if figure.unit != "year"] == expected


def test_the_speaker_is_never_what_is_counted() -> None:
    text = "Sorvian officials said 40 had been killed."
    (figure,) = find_figures(text, [(0, len(text))], language="en")
    assert (figure.measure, figure.of) == ("killed", None)


def test_a_count_of_ones_own_answers_nothing_before_it() -> None:
    text = "The minister said seven people were missing.\n\nHarbour Watch said it stood by its count of more than 45."
    (figure,) = find_figures(text, [(text.index("it stood"), len(text))], language="en")
    assert figure.measure == "count"
    text = "Harbour Watch, which keeps a register of victims, lowered its count to at least 44."
    (figure,) = find_figures(text, [(text.index("its count"), len(text))], language="en")
    assert figure.measure == "killed"
