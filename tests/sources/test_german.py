"""Who speaks in German articles, by invented people and bodies."""

from __future__ import annotations

import pytest

from tests.sources.articles import holders_of, names_of


def test_an_office_in_one_word_is_no_part_of_the_name() -> None:
    text = "Regierungssprecherin Maike Olden dementierte das. „Niemand fuhr“, sagte Olden. Sie werde klagen."
    said = (
        ("Regierungssprecherin Maike Olden", "dementierte", "das"),
        ("Olden", "sagte", "Niemand fuhr"),
        ("Sie", "", "werde klagen"),
    )
    holders = holders_of(text, *said, language="de")
    assert [holder.name for holder in holders] == ["Maike Olden"] * 3
    assert holders[0].part_of == "Regierung"


def test_a_noun_is_no_name() -> None:
    text = (
        "Die Debatte über den Deich zog Menschen nach Arnsund. Bürgermeister Tam Wolke kam im Regen. "
        "Der Bürgermeister sagte: „Wir bleiben.“ Er ging."
    )
    said = (("Der Bürgermeister", "sagte", "Wir bleiben"), ("Er", "", "ging"))
    assert names_of(text, *said, language="de") == ["Tam Wolke"] * 2


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("des Statistischen Landesamtes", "Statistische Landesamt"),
        ("der Küstenwache", "Küstenwache"),
        ("Die Gewerkschaft Seeleute Velmark", "Gewerkschaft Seeleute Velmark"),
        ("einem internen Bericht", "interner Bericht"),
        ("das Ministerium für Häfen", "Ministerium für Häfen"),
    ],
)
def test_a_body_has_its_name_without_case_and_article(source: str, name: str) -> None:
    text = f"In Velmark stand es so bei uns. Nach {source} sank das Schiff."
    assert names_of(text, (source, "Nach", "sank das Schiff"), language="de") == [name]


def test_a_body_called_more_shortly_is_the_one_named_before() -> None:
    text = "Das velmarkische Außenministerium schwieg. Das Ministerium prüfe die Note."
    said = (("Das velmarkische Außenministerium", "schwieg", "schwieg"), ("Das Ministerium", "", "prüfe die Note"))
    assert names_of(text, *said, language="de") == ["velmarkische Außenministerium"] * 2


def test_a_spokesman_and_his_body() -> None:
    [holder] = holders_of(
        "Ein Sprecher der Staatsanwaltschaft sagte nein.", ("Ein Sprecher der Staatsanwaltschaft", "sagte", "nein"), language="de"
    )
    assert (holder.kind, holder.part_of) == ("role", "Staatsanwaltschaft")


def test_whoever_would_not_be_named() -> None:
    text = "Ein Beamter, der anonym bleiben wollte, sprach von zwölf Toten."
    [holder] = holders_of(text, ("Ein Beamter", "sprach", "zwölf Toten"), language="de")
    assert holder.kind == "unnamed"


def test_a_name_in_the_genitive() -> None:
    text = "Tam Wolke kam. Wolke schwieg. Wolkes Sprecherin sagte: „Morgen.“"
    [holder] = holders_of(text, ("Wolkes Sprecherin", "sagte", "Morgen"), language="de")
    assert holder.name == "Tam Wolkes Sprecherin" or holder.part_of == "Tam Wolke"


def test_er_is_nobody_in_the_feminine() -> None:
    text = "Die Klägerin Ilse Marn kam mit Anwalt Bo Tarn. Marn weinte. „Das reicht“, sagte er."
    assert names_of(text, ("er", "sagte", "Das reicht"), language="de") == ["Bo Tarn"]


def test_a_country_beside_its_adjective() -> None:
    text = "Velmark bestreitet alles. Die velmarkische Marine fuhr aus. In Velmark war Ruhe."
    [holder] = holders_of(text, ("Velmark", "bestreitet", "alles"), language="de")
    assert (holder.name, holder.kind) == ("Velmark", "state")
