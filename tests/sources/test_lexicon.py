"""The tables hold what the readers lean on, and every language's is whole."""

from __future__ import annotations

import pytest

from sayso.records import SOURCE_KINDS
from sayso.sources.lexicon import TABLES, agencies, demonyms, first_names, known_names, lexicon_of, rows, squash

LANGUAGES = sorted(path.stem for path in TABLES.glob("*.toml"))
LISTS = ("articles", "definite", "indefinite", "prepositions", "relative", "named", "particles", "anonymous", "epithets", "bodies", "never")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_list(language: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon.language == language
    assert [name for name in LISTS if not lexicon.lists[name]] == []
    assert {"told", "interview", "obtained", "according"} <= set(lexicon.relays)
    assert {head.kind for head in lexicon.heads.values()} <= set(SOURCE_KINDS)


def test_a_language_without_a_table_and_a_path_in_its_place_are_read_as_english() -> None:
    assert {lexicon_of(code).language for code in (None, "xx", "../es", "", "en-GB")} == {"en"}


def test_there_are_the_states_of_the_world_with_their_capitals() -> None:
    states = {known.name for known in known_names().values() if known.kind == "state"}
    assert 190 <= len(states) <= 205
    assert known_names()["Kyiv"].capital
    assert known_names()["U.S."].name == "United States"
    assert demonyms()["Lebanese"] == "Lebanon"


def test_tables_have_the_cells_they_say() -> None:
    assert {len(row) for row in rows("metonyms.tsv")} == {3}
    assert {row[1] for row in rows("outlets.tsv")} == {"agency", "outlet", "broadcaster"}
    assert {len(row) for row in rows("outlets.tsv")} == {4}
    assert {"Reuters", "AFP"} <= agencies()
    assert "" not in known_names()


def test_no_first_name_is_given_to_both() -> None:
    women = {name for gender, names in rows("first_names.tsv") if gender == "f" for name in names.split()}
    men = {name for gender, names in rows("first_names.tsv") if gender == "m" for name in names.split()}
    assert women & men == set()
    assert first_names()["Ana"] == "f"


def test_squash_knows_a_name_without_its_spaces() -> None:
    assert squash("The Daily Courier") == squash("DailyCourier") == "dailycourier"
