"""What may reach a terminal: words without commands in them, as wide as the window, coloured only where wanted.

A saved page is hostile to a terminal too: escape sequences can rewrite what was printed, and
bidirectional overrides can show one name and mean another. Every word that comes from a page goes through `plain`.
"""

from __future__ import annotations

import json
import os
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from sayso.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console, RenderableType

    from sayso.views.contract import Row

PIPE_WIDTH = 120
"""Columns when the output is no terminal and COLUMNS says nothing: room for every column of every table."""

_SAFE = re.compile(r"[\x20-\x7e]*")
_HIDDEN_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def plain(text: str) -> str:
    r"""*text* with nothing in it that a terminal obeys: no controls, no escapes, no bidirectional overrides, no hidden characters.

    White space of every sort becomes a space, so a line stays a line.

    >>> plain("Minister\x1b[2J\u202e denies\nall")
    'Minister[2J denies all'
    """
    if _SAFE.fullmatch(text):
        return text
    return visible(text)


def counted(count: int, thing: str, things: str = "") -> str:
    """“1 page”, “2 pages”.

    >>> counted(1, "page"), counted(0, "page"), counted(2, "story", "stories")
    ('1 page', '0 pages', '2 stories')
    """
    return f"{count} {thing if count == 1 else things or thing + 's'}"


def print_json(answer: Any) -> None:
    """Print *answer* as one line of JSON.

    Characters that a terminal obeys are written as ``\\uXXXX``: the same value to a
    program, harmless to a person. All but ASCII is, where the output's encoding could not carry it.
    """
    unicode_out = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    line = json.dumps(answer, ensure_ascii=not unicode_out, allow_nan=False)
    sys.stdout.write(_HIDDEN_IN_JSON.sub(_escaped, line) + "\n")
    sys.stdout.flush()  # whoever reads line by line gets each page as it is done


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def complain(message: str) -> None:
    """One line on stderr, in our name."""
    sys.stderr.write(f"sayso: {plain(message)}\n")


def note(message: str) -> None:
    """One line on stderr that is no complaint: what was written, what could be done next."""
    sys.stderr.write(plain(message) + "\n")


def note_rest(shown: int, total: int, what: str = "") -> None:
    """How to see what did not fit into a list; *what* the list is of, where that is not plain."""
    if total > shown:
        note(f"{shown} of {total}{' ' + what if what else ''} (--limit and --offset show the others)")


def console(stream: TextIO | None = None) -> Console:
    """Where tables are printed: no markup, no emoji codes, no highlighting of what a page says.

    Colour follows the terminal, NO_COLOR and FORCE_COLOR.
    """
    from rich.console import Console

    stream = stream or sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS", "").isdigit() else PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def show(*pieces: RenderableType) -> None:
    """Print each piece on stdout, without the blanks that only fill a line."""
    out = console()
    with out.capture() as captured:
        for piece in pieces:
            out.print(piece)
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().split("\n")))
    sys.stdout.flush()


def show_rows(rows: Sequence[Row], table: Callable[[], RenderableType], *, as_json: bool, nothing: str) -> None:
    """A list: one JSON object a line, or the *table* of it, which is made only if it is wanted; *nothing* says that it is empty."""
    if as_json:
        from sayso.views.contract import row_json

        for row in rows:
            print_json(row_json(row))
    elif rows:
        show(table())
    else:
        note(nothing)


def accept_any_character() -> None:
    """Let stdout and stderr show a character that their encoding lacks as its escape, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
