"""Bodies come out of chunks and encodings, those that lie about them too."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DecodeError, PageError, TruncatedError
from sayso.pages.message import body_of, decoded, message_of
from tests.pages.written import PAGE, response

LIMIT = 1_000_000


def body(block: bytes) -> bytes:
    message = message_of(block)
    assert message is not None
    return body_of(message, limit=LIMIT)


def chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def test_a_response_is_told_apart() -> None:
    message = message_of(b"HTTP/1.1 404 Not Found\r\nContent-Type: a\r\ncontent-type: b\r\nno colon\r\n\r\nbody\r\n\r\nmore")
    assert message is not None
    assert (message.status, message.headers, message.body) == (404, {"content-type": "a"}, b"body\r\n\r\nmore")
    assert message_of(b"HTTP/1.1 200\n\nbody") is not None


@pytest.mark.parametrize("block", [b"", b"<html>", b"HTTP/1.1 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nno end", b"HTTP/1.1 99999 OK\r\n\r\n"])
def test_what_is_none(block: bytes) -> None:
    assert message_of(block) is None


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=5))
def test_chunks_are_joined(pieces: list[bytes]) -> None:
    block = response(chunked(*pieces) + b"0\r\n\r\n", headers={"Transfer-Encoding": "chunked"})
    assert body(block) == b"".join(pieces)


def test_joined_chunks_under_the_old_header_are_taken_as_they_are() -> None:
    assert body(response(PAGE, headers={"Transfer-Encoding": "chunked"})) == PAGE


@pytest.mark.parametrize(
    ("block", "error"),
    [
        (chunked(b"page"), TruncatedError),
        (b"ff\r\npage", TruncatedError),
        (b"fffffffffffffff\r\npage", TruncatedError),
        (chunked(b"page") + b"what", PageError),
    ],
)
def test_broken_chunks(block: bytes, error: type[PageError]) -> None:
    with pytest.raises(error):
        body(response(block, headers={"Transfer-Encoding": "chunked"}))


def bare(content: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-15)
    return squeeze.compress(content) + squeeze.flush()


class Kept(BytesIO):
    """A file that can be read after it was closed."""

    def close(self) -> None:
        pass


def brotli(content: bytes) -> bytes:
    from fastwarc.stream_io import BrotliWriter

    out = Kept()
    writer = BrotliWriter(out)
    writer.write(content)
    writer.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip, identity", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", bare(PAGE)),
        ("br", brotli(PAGE)),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE))),
        ("", PAGE),
        ("gzip", PAGE),
        ("br", PAGE),
    ],
)
def test_encodings(encoding: str, content: bytes) -> None:
    assert decoded(content, encoding, limit=LIMIT) == PAGE


@pytest.mark.parametrize(
    ("encoding", "content", "error"),
    [
        ("gzip", gzip.compress(PAGE)[:-3], TruncatedError),
        ("deflate", zlib.compress(PAGE)[:-3], TruncatedError),
        ("deflate", b"\xff\xff\xff", DecodeError),
        ("br", b"\xff\xff\xff\xff", DecodeError),
        ("zstd", b"\xff\xff\xff\xff", DecodeError),
        ("compress", b"\x1f\x9d\x90", DecodeError),
        ("gzip, gzip, gzip, gzip", b"", DecodeError),
        ("gzip", gzip.compress(b"\0" * 5_000_000), PageError),
        ("deflate", zlib.compress(b"\0" * 5_000_000), PageError),
        ("br", brotli(b"\0" * 5_000_000), PageError),
        ("", b"\0" * 1_000_001, PageError),
    ],
)
def test_what_does_not_come_out(encoding: str, content: bytes, error: type[PageError]) -> None:
    with pytest.raises(error):
        decoded(content, encoding, limit=LIMIT)
