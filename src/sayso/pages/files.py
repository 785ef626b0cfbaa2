"""What a path names on this machine: a file, the files of a folder, the files that a pattern matches.

Links to folders are not followed (they may lead in circles, or out of what was given), hidden files are left alone, and
nothing but plain files is opened: to read from a pipe or a device would wait for ever.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import translate
from pathlib import Path
from typing import BinaryIO

from sayso.errors import PageError
from sayso.pages.sniff import HEAD, MAYBE_SUFFIXES, SURE_SUFFIXES, kind_of, suffix_of
from sayso.pages.unpack import Stream, unpacked

_MAGIC = re.compile(r"[*?\[]")
_LOOK = 1_000_000
"""Bytes that may be unpacked to see what a file in a folder is."""


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The plain file at *path*, open; raises PageError when there is none, it may not be read, or it is not a plain file."""
    if not path:
        raise PageError("this is not a file name")  # to Path it would be this very folder
    try:
        _must_be_plain(Path(path).stat().st_mode)
        # It may have become a pipe since: without O_NONBLOCK, opening one waits for a writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise PageError(_why(error)) from None
    with os.fdopen(descriptor, "rb") as file:
        _must_be_plain(os.fstat(descriptor).st_mode)
        yield file


def _must_be_plain(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise PageError("this is a folder")
    if not stat.S_ISREG(mode):
        raise PageError("this is a pipe or a device, not a file; give - to read from standard input")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "you may not read this file"
    if isinstance(error, OSError):
        return f"this file cannot be opened ({error.strerror or type(error).__name__})"
    return "this is not a file name"


def is_folder(path: str) -> bool:
    """Whether *path* is a folder."""
    try:
        return bool(path) and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def exists(path: str) -> bool:
    """Whether there is anything at *path*."""
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def walk(folder: str) -> Iterator[str | tuple[str, PageError]]:
    """The files of *folder* and its folders that Sayso can read, sorted; a folder that may not be read comes with its error."""
    waiting: list[str] = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not is_folder(path):
            if is_readable_kind(path):
                yield path
            continue
        try:
            names = sorted(entry.name for entry in os.scandir(path) if _is_visible(entry))
        except OSError as error:
            yield path, PageError(_why(error).replace("file", "folder"))
            continue
        waiting.extend(str(Path(path, name)) for name in reversed(names))


def _is_visible(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    # A file of a known name that is no plain file is let through, to be refused by name.
    return suffix_of(entry.name) in SURE_SUFFIXES | MAYBE_SUFFIXES and not entry.is_dir()


def is_readable_kind(path: str) -> bool:
    """Whether the name says a page or an archive, or the content says a feed or a page."""
    if suffix_of(path) in SURE_SUFFIXES:
        return True
    return suffix_of(path) in MAYBE_SUFFIXES and kind_at(path) is not None


def is_page_by_name(path: str) -> bool:
    """Whether the name alone says that it is one page: to open ten thousand files only to count them takes seconds."""
    return suffix_of(path) in SURE_SUFFIXES - {".warc"}


def kind_at(path: str) -> str | None:
    """What the file at *path* is by its content and name; None when it is nothing that Sayso reads, or cannot be read."""
    try:
        with opened(path) as file:
            stream = unpacked(Stream(file.read, limit=_LOOK), limit=_LOOK)
            return kind_of(stream.peek(HEAD), name=path)
    except PageError:
        return None


def is_pattern(path: str) -> bool:
    """Whether *path* has a wildcard in it."""
    return _MAGIC.search(path) is not None


def matches(pattern: str) -> Iterator[str]:
    """Paths that match *pattern*, sorted, where ``**`` means any number of folders.

    Not `glob.iglob`: it follows links to folders under ``**``, and two links to the folder above make that endless.
    """
    path = Path(pattern)
    yield from dict.fromkeys(_matches(path.anchor, list(path.parts[bool(path.anchor) :])))


def _matches(base: str, parts: list[str]) -> Iterator[str]:
    if not parts:
        yield base
        return
    first, *rest = parts
    if first == "**":
        for folder in _folders(base):
            yield from _matches(folder, rest or ["*"])
    elif not is_pattern(first):
        path = str(Path(base, first))
        if exists(path):
            yield from _matches(path, rest)
    else:
        fits = re.compile(translate(first)).match
        for name in _names(base, folders=bool(rest), links=True):
            if fits(name) and (first.startswith(".") or not name.startswith(".")):
                yield from _matches(str(Path(base, name)), rest)


def _folders(base: str) -> Iterator[str]:
    """*base* and every folder below it that is neither hidden nor a link, each before those in it."""
    waiting = [base]
    while waiting:
        folder = waiting.pop()
        yield folder
        inner = [name for name in _names(folder, folders=True) if not name.startswith(".")]
        waiting.extend(str(Path(folder, name)) for name in reversed(inner))


def _names(folder: str, *, folders: bool, links: bool = False) -> list[str]:
    """The names in *folder*, sorted; only of *folders*, and only *links* to folders count as such, when asked."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return sorted(entry.name for entry in entries if not folders or entry.is_dir(follow_symlinks=links))
    except OSError:
        return []
