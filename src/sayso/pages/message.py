"""An HTTP message's body comes out of its chunks and encodings, as the network or an archive has it.

Done here and not by the archive library: its reader gives up the rest of the archive after one body that does not
decode. Crawlers often keep a header that no longer holds (a body unpacked, its ``Content-Encoding`` left), so a body
that plainly is not what its header says is taken as it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from sayso.errors import DecodeError, PageError, TruncatedError
from sayso.pages.unpack import GZIP, PIECE, Gunzip, Stream, too_large

_MAX_HEAD = 1 << 17
_MAX_ENCODINGS = 3
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_SIZE_LINE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True)
class Message:
    """A response: what its status is, what its headers say, and its body as sent."""

    status: int
    """200, 404 …"""
    headers: Mapping[str, str]
    """By name in lower case; of one given twice the first."""
    body: bytes
    """As sent, in chunks and encodings."""


def message_of(block: bytes) -> Message | None:
    """The response in *block*, or None when it is none."""
    status = _STATUS.match(block)
    end = re.search(rb"\r?\n\r?\n", block[:_MAX_HEAD])
    if status is None or end is None:
        return None
    headers: dict[str, str] = {}
    for line in block[: end.start()].splitlines()[1:]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Message(int(status[1]), headers, block[end.end() :])


def body_of(message: Message, *, limit: int) -> bytes:
    """The body out of chunks and encodings; raises PageError when it is too large, DecodeError or TruncatedError when it is damaged."""
    body = message.body
    if "chunked" in message.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    return decoded(body, message.headers.get("content-encoding", ""), limit=limit)


def decoded(body: bytes, encodings: str, *, limit: int) -> bytes:
    """*body* out of the *encodings* of a Content-Encoding header, last applied first."""
    names = [name.strip().lower() for name in encodings.split(",")]
    names = [name for name in names if name not in {"", "identity", "none"}]
    if len(names) > _MAX_ENCODINGS:
        raise DecodeError("the page is packed too many times over")
    for name in reversed(names):
        body = _decoded(body, name, limit)
    if len(body) > limit:
        raise too_large(limit)
    return body


def _decoded(body: bytes, name: str, limit: int) -> bytes:
    if name in {"gzip", "x-gzip"}:
        return Stream(Gunzip(BytesIO(body).read), limit=1 << 62).whole(limit) if body.startswith(GZIP) else body
    if _is_readable(body):
        return body
    if name == "deflate":
        return _inflated(body, limit)
    if name in {"br", "zstd"}:
        return _read_by_library(body, name, limit)
    raise DecodeError(f"the page is packed in a way Sayso does not know ({name[:20]})")


def _is_readable(body: bytes) -> bool:
    """Whether *body* is out of its encoding already: it begins like a page, or is empty."""
    return not body or body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<!", b"<h", b"<H", b"<?"))


def _inflated(body: bytes, limit: int) -> bytes:
    """zlib's own form, or the bare one that some servers send under the same name."""
    for wbits in (15, -15):
        inflate = zlib.decompressobj(wbits=wbits)
        try:
            out = inflate.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(out) > limit:
            raise too_large(limit)
        if not inflate.eof:
            raise TruncatedError(f"the packed page ends before its end; {len(out):,} bytes were unpacked")
        return out
    raise DecodeError("the page is not packed the way its header says (deflate)")


def _read_by_library(body: bytes, name: str, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    pieces: list[bytes] = []
    have = 0
    try:
        reader = (BrotliReader if name == "br" else ZstdReader)(BytesIO(body))
        while piece := reader.read(PIECE):
            pieces.append(piece)
            have += len(piece)
            if have > limit:
                raise too_large(limit)
    except (OSError, ValueError):
        raise DecodeError(f"the page is damaged, or not packed the way its header says ({name})") from None
    return b"".join(pieces)


def _joined(body: bytes) -> bytes:
    """*body* out of its chunks; as it is when it does not begin with one, as crawlers that join chunks leave the header."""
    pieces: list[bytes] = []
    at = 0
    while True:
        line = _SIZE_LINE.match(body, at)
        if line is None:
            return _unjoinable(body, at)
        size = int(line[1], 16)
        if not size:
            return b"".join(pieces)
        piece = body[line.end() : line.end() + size]
        pieces.append(piece)
        if len(piece) < size:
            raise TruncatedError("the page ends in the middle of a chunk")
        at = line.end() + size
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)


def _unjoinable(body: bytes, at: int) -> bytes:
    if at == 0:
        return body
    if at >= len(body):
        raise TruncatedError("the page ends before its last chunk")
    raise PageError("the page's chunks are damaged")
