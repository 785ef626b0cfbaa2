"""How a page's words lie in a column: as text where they can, byte for byte where they cannot.

A hostile page can hold half of a surrogate pair, which no database takes as text. Refusing it would lose the page, mending
it would falsify the evidence, so such a value is stored as bytes and read back as it was.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Said(TypeDecorator[str]):
    """Text as a page has it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else _storable(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class Several(TypeDecorator[tuple[str, ...]]):
    """A few texts in order, as a JSON array: Datasette shows and facets it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:
        return _storable(json.dumps(list(value or ()), ensure_ascii=False))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        if not value:
            return ()
        return tuple(json.loads(value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value))


def _storable(value: str) -> str | bytes:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value
