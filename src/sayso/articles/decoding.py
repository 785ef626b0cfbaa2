"""A page's bytes as text: byte-order mark, then UTF-8 where the bytes are UTF-8, then what is declared, then detection.

What a page declares is often a template's leftover, while bytes that read as UTF-8 from end to end are nothing
else: so they are asked before any declaration. Only encodings that browsers read are believed; the others of Python's
are no text encodings of the web, and one of them (punycode) takes minutes over a page that claims it.
"""

from __future__ import annotations

import codecs
import re

from sayso.errors import DecodeError
from sayso.records import Page

MAX_BYTES = 20_000_000
"""A longer page is refused: the longest of 310 real pages had 2.2 million bytes."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
ODD_CONTROLS = 0.02
"""Share of control characters up to which it is text with scars; of random bytes 11 in 100 are such."""
LOOKED_AT = 100_000
_ESCAPED = "iso2022_jp"
"""Its bytes are all ASCII, so they read as UTF-8 too."""
_BROWSERS = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "big5": "big5hkscs",
    **{
        name: name
        for name in (
            *(
                "utf-8",
                "big5hkscs",
                "cp932",
                "cp949",
                "euc_jp",
                _ESCAPED,
                "koi8-r",
                "koi8-u",
                "mac-roman",
                "mac-cyrillic",
                "cp866",
                "cp874",
            ),
            *(f"cp125{number}" for number in range(9)),
            *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        )
    },
}
"""The encodings that browsers read, by Python's name, and what they read each as."""
_ALIASES = {"windows-31j": "cp932", "x-sjis": "cp932", "windows-949": "cp949", "windows-874": "cp874", "x-gbk": "gb18030"}
"""Names met on the web that Python does not know."""
_LIKELY = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
"""What a page is in that says nothing true about it; asked among all of Python's the detector answers with mainframes' too."""
FEW = 0.02
"""Up to this share of bytes that fit no character a page is still in the encoding it says: a cut or a flipped bit."""
DAMAGED = 0.3
"""Up to this share of broken ones among its characters beyond ASCII a page is still UTF-8."""


def decode(page: Page) -> str:
    """The text of *page*; raises DecodeError when its bytes are not text."""
    text = _decoded(page)
    controls = len(_CONTROLS.findall(text[:LOOKED_AT]))
    if controls > max(ODD_CONTROLS * min(len(text), LOOKED_AT), 8):
        raise DecodeError("the bytes are not text", page.address)
    return text


def _decoded(page: Page) -> str:
    content = page.content
    if len(content) > MAX_BYTES:
        raise DecodeError(f"the page has {len(content):,} bytes; at most {MAX_BYTES:,} are read", page.address)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    if content[:4096].count(b"\x00") > len(content[:4096]) // 20:
        return _unmarked_utf16(page)
    claims = [known for claim in (page.charset, _declared(page)) if (known := _known(claim))]
    if _ESCAPED not in claims:
        text = content.decode("utf-8", "replace")
        # other encodings' letters hardly ever pair up to UTF-8's; a damaged page's still mostly do
        broken = text.count("\ufffd")
        if not broken or broken <= DAMAGED * sum(map(len, _FOREIGN.findall(text))):
            return text
    for name in claims:
        text = content.decode(name, "replace")
        if name != "utf-8" and text.count("\ufffd") <= FEW * len(content):
            return text
    return content.decode(_detected(content), "replace")


def _declared(page: Page) -> str | None:
    meta = _META.search(page.content[:8192]) if page.media_type == "text/html" else None
    return meta[1].decode("ascii", "replace") if meta else None


def _known(claim: str | None) -> str | None:
    """The encoding that browsers read a page in that claims to be in *claim*; None when they do not know it."""
    try:
        told = (claim or "").strip().lower()
        return _BROWSERS.get(codecs.lookup(_ALIASES.get(told, told)).name)
    except (LookupError, ValueError):
        return None


def _unmarked_utf16(page: Page) -> str:
    """The text of a page half of whose bytes are zero: UTF-16 if it says so or looks it, else no text."""
    for name, zeros in (("utf-16-le", page.content[1:4096:2]), ("utf-16-be", page.content[:4096:2])):
        if zeros and zeros.count(0) > 0.7 * len(zeros):
            return page.content.decode(name, "replace")
    raise DecodeError("the bytes are not text", page.address)


def _detected(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000], cp_isolation=list(_LIKELY)).best()
    return best.encoding if best is not None else "cp1252"
