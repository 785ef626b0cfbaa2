"""The tables hold what the readers lean on, and every language's is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UsageError
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


def test_a_users_own_rows_stand_in_the_place_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "metonyms.tsv").write_text("# mine\nKremlin\tKremlin\torganisation\nHarbour House\tLethia\tstate\n", encoding="utf-8")
    monkeypatch.setenv("SAYSO_TABLES", str(tmp_path))
    known = known_names.__wrapped__()
    assert [(known[form].name, known[form].kind) for form in ("Kremlin", "Harbour House")] == [
        ("Kremlin", "organisation"),
        ("Lethia", "state"),
    ]
    assert len(known) > 500


def test_a_users_short_line_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "metonyms.tsv").write_text("Harbour House Lethia\n", encoding="utf-8")
    monkeypatch.setenv("SAYSO_TABLES", str(tmp_path))
    with pytest.raises(UsageError, match="fewer cells"):
        list(rows("metonyms.tsv"))
