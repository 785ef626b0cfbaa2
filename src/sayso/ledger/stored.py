"""How a page's words lie in a column: as text where they can, byte for byte where they cannot.

A hostile page can hold half of a surrogate pair, which no database takes as text. Refusing it would lose the page, mending
it would falsify the evidence, so such a value is stored as bytes and read back as it was.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, String, type_coerce
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Said(TypeDecorator[str]):
    """Text as a page has it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else _storable(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else said(value)


class Several(TypeDecorator[tuple[str, ...]]):
    """A few texts in order, as a JSON array: Datasette shows and facets it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:
        return _storable(json.dumps(list(value or ()), ensure_ascii=False))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        return several(value)


def _storable(value: str) -> str | bytes:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def as_stored(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """*column* without what makes its values text again: where rows come by the thousand, `said` and `several` do it for those in need."""
    return type_coerce(column, String)


def said(stored: str | bytes) -> str:
    """The text that was stored."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")


def several(stored: str | bytes | None) -> tuple[str, ...]:
    """The few texts that were stored."""
    return () if not stored or stored == NONE else tuple(json.loads(said(stored)))


NONE = json.dumps([])
