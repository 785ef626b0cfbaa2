"""Pages fetched before are kept, so that a server can answer “not changed” instead of sending them again.

requests-cache does the asking (conditional GET); the keeping is ours. Its own SQLite store waits for ever on a file that is
locked or may not be written, and reads pickles, which run whatever somebody put in the file. Here a fault of the file
is a page that is not kept, and nothing else.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import requests
from requests_cache import CachedSession
from requests_cache.backends.base import BaseCache, BaseStorage
from requests_cache.serializers.preconf import json_serializer

KEPT_DAYS = 30
"""A page that was not asked for in so long is forgotten."""
_WAIT_S = 2.0
_FILE = "pages.sqlite"
_EXPIRES_AT_ONCE = 0  # every use asks the server; what has no ETag and no Last-Modified is then not kept at all


def open_session(folder: str) -> requests.Session:
    """A session that keeps pages in *folder*, or keeps none where that cannot be written."""
    cache = BaseCache(cache_name=_FILE)
    cache.responses = _Kept(Path(folder))
    return _Session(
        backend=cache,
        expire_after=_EXPIRES_AT_ONCE,
        allowable_codes=(200,),
        filter_fn=_may_be_kept,
    )


class _Session(CachedSession):
    """Leaves redirects to `web`, which checks each: requests would read where they lead before we do, and fall over some."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Nowhere, as far as requests is concerned."""
        return None


def _may_be_kept(response: requests.Response) -> bool:
    said = response.headers.get("Cache-Control", "").lower()
    return response.status_code == 200 and "no-store" not in said


class _Kept(BaseStorage[str, Any]):
    """Responses by their keys in a SQLite file; whatever goes wrong with the file, it then holds nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._book: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._book = _opened(folder / _FILE)

    def __getitem__(self, key: str) -> Any:
        row = self._ask("SELECT value FROM page WHERE key = ?", key)
        if not row:
            raise KeyError(key)
        try:
            value = json_serializer.loads(row[0][0])
            is_whole = value.status_code == 200 and isinstance(value.content, bytes)
        except Exception:  # the file says anything: a page that cannot be read back was not kept
            is_whole = False
        if not is_whole:
            raise KeyError(key)
        value.cache_key = key
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self._ask("INSERT OR REPLACE INTO page (key, value, kept) VALUES (?, ?, ?)", key, json_serializer.dumps(value), time.time())

    def __delitem__(self, key: str) -> None:
        self._ask("DELETE FROM page WHERE key = ?", key)

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._ask("SELECT key FROM page"))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def close(self) -> None:
        """Close the file."""
        if self._book is not None:
            with suppress(sqlite3.Error):
                self._book.close()
            self._book = None

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        if self._book is None:
            return []
        try:
            return self._book.execute(query, values).fetchall()
        except sqlite3.Error:
            self.close()  # full, locked or damaged: waiting for it at every page would cost more than it saves
            return []


def _opened(path: Path) -> sqlite3.Connection:
    """The file at *path*, made anew when it is damaged; raises sqlite3.Error when it is locked or may not be written."""
    try:
        return _prepared(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    book = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
    try:
        book.execute("CREATE TABLE IF NOT EXISTS page (key TEXT PRIMARY KEY, value TEXT NOT NULL, kept REAL NOT NULL)")
        book.execute("DELETE FROM page WHERE kept < ?", (time.time() - KEPT_DAYS * 86_400,))
    except sqlite3.Error:
        book.close()
        raise
    return book
