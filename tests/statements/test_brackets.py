"""German statements, by the clauses they stand in; all people, bodies and places are invented."""

from __future__ import annotations

import pytest

from sayso.statements.stance import lexicon
from tests.statements.test_patterns import heard_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mindestens zwölf Menschen kamen ums Leben, teilte die Polizei am Abend mit.",
            [("die Polizei", "teilte … mit", "Mindestens zwölf Menschen kamen ums Leben")],
        ),
        (
            "Die Polizei teilte am 3. Mai in Arnsund mit, dass 14 Menschen verletzt worden seien.",
            [("Die Polizei", "teilte … mit", "14 Menschen verletzt worden seien")],
        ),
        (
            "Am Mittwoch räumte die Reederei ein, die Fähre sei überladen gewesen.",
            [("die Reederei", "räumte … ein", "die Fähre sei überladen gewesen")],
        ),
        ("Das Außenamt bestritt am Montag jede Beteiligung.", [("Das Außenamt", "bestritt", "jede Beteiligung")]),
        (
            "Die Regierung wies die Vorwürfe am Dienstag zurück und sprach von einer Kampagne.",
            [("Die Regierung", "wies … zurück", "die Vorwürfe"), ("Die Regierung", "sprach", "einer Kampagne")],
        ),
        ("Die Zahl der Opfer bezifferte der Gouverneur auf 44.", [("der Gouverneur", "bezifferte", "Die Zahl der Opfer … auf 44")]),
        (
            "Ministerin Marn forderte die Opposition auf, Beweise vorzulegen.",
            [("Ministerin Marn", "forderte … auf", "Beweise vorzulegen")],
        ),
        (
            "Zuvor hatte Präsident Orl gesagt, es gebe keine Opfer.",
            [("Präsident Orl", "hatte … gesagt", "es gebe keine Opfer")],
        ),
        ("Die Ministerin ließ mitteilen, dass sie krank sei.", [("Die Ministerin", "ließ … mitteilen", "sie krank sei")]),
        (
            "Wie ein Sprecher der Werft am Freitag erklärte, sei der Kran im Mai geprüft worden.",
            [("ein Sprecher der Werft", "erklärte", "sei der Kran im Mai geprüft worden")],
        ),
        (
            "Die Zahl der Toten sei auf 31 gestiegen, so Gesundheitsminister Rado Fenn weiter.",
            [("Gesundheitsminister Rado Fenn", "so", "Die Zahl der Toten sei auf 31 gestiegen")],
        ),
        (
            "Der Hafen werde am Montag geöffnet, hieß es in einer Mitteilung der Werft.",
            [("einer Mitteilung der Werft", "hieß es", "Der Hafen werde am Montag geöffnet")],
        ),
        ("Nach Angaben der Feuerwehr wurden 14 Menschen verletzt.", [("der Feuerwehr", "Nach Angaben", "wurden 14 Menschen verletzt")]),
        ("Den Behörden zufolge gibt es 28 Tote.", [("Den Behörden", "zufolge", "gibt es 28 Tote")]),
        ("Das Wasser ist laut Umweltamt giftig.", [("Umweltamt", "laut", "Das Wasser ist … giftig")]),
        ("Nach einer Studie der Akademie sank die Zahl auf 220.", [("einer Studie der Akademie", "Nach", "sank die Zahl auf 220")]),
        ("Ihrer Meinung nach ist die Brücke sicher.", [("Ihrer", "Meinung nach", "ist die Brücke sicher")]),
    ],
)
def test_a_statement(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert heard_in(text, "de") == expected


def test_apposed_names_belong_to_the_holder() -> None:
    [(source, _, content)] = heard_in("Ilse Marn, Sprecherin der Werft, sagte dem Sender Radio Nord, die Arbeiten seien beendet.", "de")
    assert (source, content) == ("Ilse Marn, Sprecherin der Werft", "die Arbeiten seien beendet")
    [(source, _, _)] = heard_in("Der Bürgermeister von Arnsund, Tam Orl, sagte, er habe nie eine Warnung erhalten.", "de")
    assert source == "Der Bürgermeister von Arnsund, Tam Orl"


def test_a_quotation_goes_on_and_so_does_the_konjunktiv() -> None:
    text = "„Wir haben niemanden geschickt“, sagte Ministerin Ilse Marn der Zeitung. „Das ist erlogen.“ Die Lage sei ruhig. Es regnete."
    assert heard_in(text, "de") == [
        ("Ministerin Ilse Marn", "sagte", "Wir haben niemanden geschickt … Das ist erlogen"),
        ("Ministerin Ilse Marn", "", "Die Lage sei ruhig"),
    ]


def test_marks_that_point_inward() -> None:
    [(source, _, content)] = heard_in("»Niemand hat uns gewarnt«, klagte der Fischer Bo Tarn.", "de")
    assert (source, content) == ("der Fischer Bo Tarn", "Niemand hat uns gewarnt")


def test_das_is_what_was_told_before() -> None:
    [(source, _, content)] = heard_in("Zwölf Menschen kamen ums Leben. Das teilte die Polizei am Abend mit.", "de")
    assert (source, content) == ("die Polizei", "Zwölf Menschen kamen ums Leben")


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        ("Der Betreiber wollte sich zu den Zahlen nicht äußern.", "no-comment", "zu den Zahlen"),
        (
            "Die Armee hat weder bestätigt noch dementiert, dass Soldaten dort stehen.",
            "neither-confirms-nor-denies",
            "Soldaten dort stehen",
        ),
        ("Orl bestätigte den Fund.", "confirms", "den Fund"),
        ("Das Ministerium stellte die Zahlen in Abrede.", "denies", "die Zahlen"),
        ("Die Werft rechnet mit drei Wochen Arbeit.", "expects", "drei Wochen Arbeit"),
        ("Ministerin Marn drohte mit einer Klage.", "promises", "einer Klage"),
        ("Die Polizei geht davon aus, dass das Feuer gelegt wurde.", "believes", "das Feuer gelegt wurde"),
    ],
)
def test_stances(text: str, stance: str, content: str) -> None:
    [(_, cue, told)] = heard_in(text, "de")
    assert (lexicon("de").read(cue).stance, told) == (stance, content)


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke wurde 1962 gebaut und im Mai geprüft.",
        "Die Fähre, die in Arnsund liegt, wird nicht mehr gebraucht.",
        "Er kann das nicht sagen.",
        "Das Wrack wurde von den Behörden nie bestätigt.",
        "Am Hafen sprechen viele laut.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert heard_in(text, "de") == []


def test_a_hostile_sentence_costs_no_more_than_its_length() -> None:
    assert heard_in("und sagte, " * 4_000, "de") == []
