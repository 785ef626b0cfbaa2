"""Text that is text is stored as text; what no database takes as text is stored byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from sayso.ledger.stored import Said, Several

DIALECT = sqlite.dialect()


@given(st.none() | st.text(st.characters()))
def test_a_text_comes_back(value: str | None) -> None:
    stored = Said().process_bind_param(value, DIALECT)
    assert Said().process_result_value(stored, DIALECT) == value
    if value is not None and value.isprintable():
        assert stored == value


@given(st.lists(st.text(st.characters())).map(tuple))
def test_several_texts_come_back(value: tuple[str, ...]) -> None:
    assert Several().process_result_value(Several().process_bind_param(value, DIALECT), DIALECT) == value


def test_a_list_is_readable_for_other_tools() -> None:
    assert Several().process_bind_param(("Maren Tölk", "沉"), DIALECT) == '["Maren Tölk", "沉"]'
