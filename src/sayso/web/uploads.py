"""What a form with files in it sent: its fields and its files, byte for byte.

Decides only, from bytes within the limits that the door keeps. Written here because nothing else of ours reads such forms, and a
browser's way of writing one is small: parts between boundaries, each with the name of its field and perhaps that of a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from sayso.errors import UsageError

PARTS = 200
"""Parts of one form; a field chosen by nobody is a part as well."""
HEAD_BYTES = 4_000
NAME_MOST = 100
"""Letters kept of a file's name, its ending among them."""
_BOUNDARY = re.compile(r"""^multipart/form-data\s*;.*?boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
_SAYS = {name: re.compile(rf'[;\s]{name}="([^"\r\n]*)"', re.IGNORECASE) for name in ("name", "filename")}
NO_FORM = "this is no form of ours"


@dataclass(frozen=True, slots=True)
class File:
    """A file that was chosen or dropped."""

    name: str
    """Its name, fit to be one here: no folder, nothing hidden, not long."""
    content: bytes
    """Its bytes."""


@dataclass(slots=True)
class Sent:
    """A form as it was sent."""

    fields: dict[str, str] = field(default_factory=dict)
    """Its fields; of one that came twice the last."""
    files: list[File] = field(default_factory=list)
    """Its files, in order; an empty choice is none."""


def read_parts(body: bytes, content_type: str) -> Sent:
    """The form in *body*, as *content_type* says that it is divided; raises UsageError for what no browser sends."""
    said = _BOUNDARY.match(content_type)
    if not said:
        raise UsageError(NO_FORM)
    mark = b"--" + (said[1] or said[2]).encode("latin-1", "replace")
    first, *parts = (b"\r\n" + body).split(b"\r\n" + mark, PARTS + 2)
    if first or not parts or parts[-1].strip() != b"--":
        raise UsageError("this form did not come whole, or holds too much")
    sent = Sent()
    for part in parts[:-1]:
        head, blank, content = part.partition(b"\r\n\r\n")
        says = _disposition(head)
        if not blank or len(head) > HEAD_BYTES or not says:
            raise UsageError(NO_FORM)
        name, file_name = (_said(says, what) for what in ("name", "filename"))
        if file_name is None:
            sent.fields[name or ""] = content.decode("utf-8", "replace")
        elif file_name or content:
            sent.files.append(File(safe_name(file_name), content))
    return sent


def _disposition(head: bytes) -> str:
    lines = head.decode("utf-8", "replace").split("\r\n")
    return next((line for line in lines if line.lower().startswith("content-disposition: form-data")), "")


def _said(line: str, what: Literal["name", "filename"]) -> str | None:
    match = _SAYS[what].search(line)
    return match[1].replace("%22", '"').replace("%0D", "").replace("%0A", "") if match else None


def safe_name(given: str) -> str:
    r"""*given* as the name of a file in a folder of ours.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\news\\dam.html"), safe_name(".hidden"), safe_name("..")
    ('passwd', 'dam.html', 'hidden', 'page')
    """
    last = re.split(r"[/\\]", given)[-1]
    plain = "".join(letter for letter in last if letter.isprintable()).strip().lstrip(".")
    plain = plain.encode("utf-8", "ignore").decode()  # half a surrogate is no letter
    ending = "".join(PurePosixPath(plain).suffixes[-2:])[-16:]
    whole = plain if len(plain) <= NAME_MOST else plain[: NAME_MOST - len(ending)] + ending
    while len(whole.encode()) > 200:  # file systems count bytes
        whole = whole[1:]
    return whole or "page"
