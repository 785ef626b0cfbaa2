"""What sort of speaker somebody is."""

from __future__ import annotations

import pytest

from tests.sources.articles import holders_of


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ana Brel", "person"),
        ("The Works Ministry", "organisation"),
        ("France", "state"),
        ("Reuters", "outlet"),
        ("The Clean Water Act", "document"),
        ("Republicans", "group"),
        ("A court official", "role"),
        ("Two officials", "unnamed"),
        ("A survey of 900 people", "document"),
        ("A government source", "unnamed"),
        ("Dozens of residents", "group"),
        ("The army", "organisation"),
        ("One in three voters", "group"),
        ("Some in Orl", "group"),
        ("Several", "group"),
        ("The surviving roommate", "role"),
        ("Search warrants", "document"),
    ],
)
def test_kinds(source: str, kind: str) -> None:
    assert holders_of(f"{source} said the road was closed.", (source, "said", "the road was closed"))[0].kind == kind
