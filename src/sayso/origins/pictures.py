"""Two addresses of one picture, made equal: its file's name, without what only says how large it is served.

Outlets serve one agency's picture from their own hosts, in their own folders and sizes: ``courier.example/dam-burst-1024x683.jpg?w=300``
and ``cdn.standard.example/31/dam-burst.jpg`` are one. A name that many pictures have (``image.jpg``, ``4500.jpg``) tells nothing.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

FILE = re.compile(r"(?:\.(?:jpe?g|png|webp|avif|gif|bmp|tiff?))+$", re.IGNORECASE)
RUN = re.compile(r"[^\W\d_]+|\d+")
NUMBER = re.compile(r"\d{9,}")
"""A number that an agency or a system gave one picture, whatever outlets write before and after it."""
LEAST_LETTERS = 3
"""Letters of the shortest word of a name that counts."""
LEAST_WORDS = 2
"""Words that make a name one picture's …"""
LEAST_SIGNS = 9
"""… or letters and digits, where digits are among them."""
LONGEST = 300
"""Of a longer name the beginning is not read."""
DIGEST = 16
"""Letters and digits of a folder's name from which on it is made for one picture, whose file is then named by its size alone."""
FOLDERS = 3
"""How many folders above the file may be so named."""


@lru_cache(maxsize=4096)
def picture_name(url: str) -> str:
    """The name of the picture at *url* in comparable form; empty where it has none of its own.

    >>> picture_name("https://img.courier.example/2031/Dam-Burst-1024x683.jpg?w=300"), picture_name("//cdn.example/dam_burst@2x.webp")
    ('dam-burst', 'dam-burst')
    >>> picture_name("https://courier.example/images/image.jpg")
    ''
    >>> picture_name("https://standard.example/flood-lodestar-1187879953.jpg"), picture_name("https://courier.example/Lodestar-1187879953.png")
    ('1187879953', '1187879953')
    >>> picture_name("https://courier.example/dam_68059583_804.jpg") == picture_name("https://courier.example/dam_68059583_6.jpg")
    True
    """
    steps = _steps(url)
    name = _bare(FILE.sub("", steps[-1])) if steps else ""
    if number := NUMBER.search(name):
        return number[0]
    if _tells(name):
        return name
    return next((bare for step in reversed(steps[-1 - FOLDERS : -1]) if _is_digest(bare := _bare(step))), "")


def _steps(url: str) -> list[str]:
    """The steps of the path to the file; those of the address that a resizing server is asked for, where it is."""
    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query, max_num_fields=40)
    except ValueError:
        return []
    whole = next((value for _, value in asked if "/" in value and FILE.search(value.partition("?")[0])), parts.path)
    return [step for step in unquote(unquote(whole)).partition("?")[0].split("/") if step]


def _bare(name: str) -> str:
    """*name* in small letters, its words joined by “-”, without sizes at its end."""
    name = name[-LONGEST:].casefold()
    while (shorter := _sizes().sub("", name)) and shorter != name:
        name = shorter
    return "-".join(re.findall(r"[^\W_]+", name))


def _tells(name: str) -> bool:
    """Whether *name* is likely to be of one picture: two words, or a number that is long."""
    runs = [run for run in RUN.findall(name) if run not in _general()]
    words = [run for run in runs if not run.isdigit() and len(run) >= LEAST_LETTERS]
    return len(words) >= LEAST_WORDS or (len("".join(runs)) >= LEAST_SIGNS and any(run.isdigit() for run in runs))


def _is_digest(name: str) -> bool:
    return len(name.replace("-", "")) >= DIGEST and sum(sign.isdigit() for sign in name) >= 4


@cache
def _sizes() -> re.Pattern[str]:
    """What says at a name's end how large the picture is, or how it was cut."""
    words = "|".join(map(re.escape, _table()["sizes"]))
    return re.compile(
        rf"[-_.@ ](?:\d{{1,4}}x\d{{1,4}}|[whq]\d{{2,4}}|\d{{2,4}}w|\d+px|[1-4]x|e\d{{10,13}}|(?<=\d{{7}}.)\d{{1,4}}|{words})$"
    )


@cache
def _general() -> frozenset[str]:
    return frozenset(_table()["general"])


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "data" / "pictures.toml").read_text(encoding="utf-8"))
