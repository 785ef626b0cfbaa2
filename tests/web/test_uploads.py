"""Forms with files in them are read byte for byte, and nothing but what a browser sends is one."""

from __future__ import annotations

import os

import pytest

from sayso.errors import UsageError
from sayso.web.uploads import NAME_MOST, File, read_parts, safe_name

KIND = "multipart/form-data; boundary=----Web7"


def part(says: str, content: bytes) -> bytes:
    """One part as browsers write it."""
    return f"------Web7\r\nContent-Disposition: form-data; {says}\r\nContent-Type: text/html\r\n\r\n".encode() + content + b"\r\n"


END = b"------Web7--\r\n"


def test_fields_and_files_come_byte_for_byte() -> None:
    wild = b"\r\n--\r\n\r\n\x00\xff" + os.urandom(2000) + b"\r"
    body = part('name="addresses"', "https://a.example/é".encode()) + part('name="files"; filename="dam.html"', wild) + END
    sent = read_parts(body, KIND)
    assert sent.fields == {"addresses": "https://a.example/é"} and sent.files == [File("dam.html", wild)]


def test_an_empty_choice_is_no_file_and_an_empty_file_is_one() -> None:
    body = part('name="files"; filename=""', b"") + part('name="files"; filename="empty.txt"', b"") + END
    assert read_parts(body, KIND).files == [File("empty.txt", b"")]


def test_a_quoted_boundary() -> None:
    assert read_parts(part('name="a"', b"b") + END, 'multipart/form-data; boundary="----Web7"').fields == {"a": "b"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", KIND),
        (END, "multipart/form-data"),
        (END, "application/x-www-form-urlencoded"),
        (part('name="a"', b"b"), KIND),  # cut off
        (b"before" + part('name="a"', b"b") + END, KIND),
        (b"------Web7\r\nX: y\r\n\r\nz\r\n" + END, KIND),
        (b"------Web7\r\nContent-Disposition: form-data; name=a" + END, KIND),
        (part('name="' + "a" * 5000 + '"', b"b") + END, KIND),
        (part('name="a"', b"b") * 300 + END, KIND),
    ],
)
def test_what_no_browser_sends_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(UsageError):
        read_parts(body, kind)


@pytest.mark.parametrize(
    "given", ["../../x.html", "/etc/passwd", "..", ".", "", "a\x00b.html", "\u202egpj.html", "C:\\x.html", "é" * 500 + ".html", "x" * 999]
)
def test_no_name_leads_out_of_its_folder(given: str) -> None:
    name = safe_name(given)
    assert name and len(name) <= NAME_MOST and len(name.encode()) <= 255 and name.isprintable()
    assert "/" not in name and "\\" not in name and not name.startswith(".")
    assert not given.endswith(".html") or name.endswith(".html")
