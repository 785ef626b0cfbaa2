"""Two addresses of one page, made equal: what only says how a reader came there is left out.

A comparable address has no scheme, no ``www.``, no tracking parameter, no fragment and no slash at its end:
``courier.example/2026/mar/dam?page=2``. An address without a path leads to a front page, which is no report; it compares as none.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

LONGEST = 2000
"""A longer address is no address of an article, but data in the shape of one."""


@lru_cache(maxsize=4096)
def comparable(url: str | None) -> str:
    """*url* in comparable form; empty for what leads to no report.

    >>> comparable("http://m.courier.example:80/mar/dam/?utm_source=x&page=2#top") == comparable("https://www.courier.example/mar/dam?page=2")
    True
    >>> comparable("https://courier.example/"), comparable("notes/dam.txt")
    ('', '')
    """
    if not url or len(url) > LONGEST:
        return ""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or "." not in host.strip("."):
        return ""
    path = _path(parts.path)
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    if not path and not asked:
        return ""
    site = _host(host) + (f":{port}" if port not in {None, 80, 443} else "")
    return site + path + (f"?{urlencode(sorted(asked))}" if asked else "")


@lru_cache(maxsize=10_000)
def site_of(address: str) -> str:
    """The host of a comparable address.

    >>> site_of("courier.example/mar/dam")
    'courier.example'
    """
    return address.split("/", 1)[0].split("?", 1)[0].split(":", 1)[0]


def language_of(address: str) -> str:
    """The language that the site of a comparable address is written in, by its country; empty where that does not tell.

    >>> language_of("bao.example.vn/tin-tuc"), language_of("en.bao.example.vn/news"), language_of("courier.example/en/dam")
    ('vi', '', '')
    """
    site = site_of(address)
    labels = {*site.split(".")[:-1], *address.split("/")[1:3]}
    return "" if labels & {"en", "english", "eng", "int", "international"} else str(_table()["languages"].get(site.rpartition(".")[2], ""))


def _host(host: str) -> str:
    """*host* without the doors before it."""
    host = host.lower().strip(".")
    door, _, rest = host.partition(".")
    return rest if door in _table()["doors"] and "." in rest else host


def _path(path: str) -> str:
    path = quote(unquote(path), safe="/:@!$&'()*+,;=-._~")  # “%C3%A9” and “é” are one letter
    for ending in _table()["endings"]:
        path = path.removesuffix(ending)
    return path.rstrip("/")


def _tracks(name: str) -> bool:
    name = name.lower()
    return name in _tracking() or name.startswith(tuple(_table()["tracking_prefixes"]))


@cache
def _tracking() -> frozenset[str]:
    return frozenset(_table()["tracking"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "addresses.toml").read_text(encoding="utf-8"))
