"""A page's bytes as text: byte-order mark, then what the transport declared, then the page itself, then detection.

A stand-in until the ground's own `decode` is there; nothing else in this folder decodes bytes.
"""

from __future__ import annotations

import codecs
import re

from sayso.errors import DecodeError
from sayso.records import Page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin-1": "cp1252",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}


def decode(page: Page) -> str:
    """The text of *page*; raises DecodeError when its bytes are not text."""
    content = page.content
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    if content[:4096].count(b"\x00") > len(content[:4096]) // 20:
        raise DecodeError("the bytes are not text", page.address)
    meta = _META.search(content[:8192]) if page.media_type == "text/html" else None
    declared = meta[1].decode("ascii", "replace") if meta else ""
    for claimed in filter(None, (page.charset, declared, "utf-8")):
        try:
            return content.decode(_WIDER.get(claimed.lower(), claimed))
        except (LookupError, ValueError):
            continue
    return content.decode(_detected(content), "replace")


def _detected(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    return best.encoding if best is not None else "cp1252"
