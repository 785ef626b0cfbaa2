"""Streams end where they must, and say why when that is too early."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.errors import DecodeError, PageError, TruncatedError
from sayso.pages.unpack import Stream, unpacked

LIMIT = 10_000_000


def stream(content: bytes, limit: int = LIMIT) -> Stream:
    return unpacked(Stream(BytesIO(content).read, limit=limit), limit=limit)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5), st.integers(1, 50))
def test_members_come_out_joined_in_pieces_of_any_size(members: list[bytes], size: int) -> None:
    expected = b"".join(members)
    assume(not expected.startswith(b"\x1f\x8b"))  # gzip in gzip is refused as such
    source = BytesIO(b"".join(gzip.compress(member) for member in members))
    read = unpacked(Stream(lambda _: source.read(size), limit=LIMIT), limit=LIMIT)
    assert read.peek(7) == expected[:7]
    assert read.whole(LIMIT) == expected


@given(st.binary(min_size=1, max_size=2_000), st.data())
def test_a_cut_gzip_is_truncated_wherever_it_is_cut(content: bytes, data: st.DataObject) -> None:
    assume(not content.startswith(b"\x1f\x8b"))  # gzip in gzip is refused as such
    whole = gzip.compress(content)
    cut = data.draw(st.integers(2, len(whole) - 1))
    with pytest.raises(TruncatedError, match="bytes were unpacked"):
        stream(whole[:cut]).whole(LIMIT)


def test_the_count_is_of_what_was_unpacked() -> None:
    whole = gzip.compress(b"a" * 1_000_000)
    with pytest.raises(TruncatedError, match=r"; 1,000,000 bytes were unpacked"):
        stream(whole[:-3]).whole(LIMIT)


def test_zeros_after_the_last_member_are_padding() -> None:
    assert stream(gzip.compress(b"page") + b"\0" * 600).whole(LIMIT) == b"page"


def test_anything_else_after_it_is_damage() -> None:
    with pytest.raises(DecodeError, match="no gzip follows"):
        stream(gzip.compress(b"page") + b"more").whole(LIMIT)


def test_a_flipped_bit_is_damage() -> None:
    whole = bytearray(gzip.compress(b"page " * 100))
    whole[-6] ^= 1
    with pytest.raises(DecodeError, match="damaged"):
        stream(bytes(whole)).whole(LIMIT)


def test_gzip_in_gzip_is_refused() -> None:
    with pytest.raises(DecodeError, match="more than once"):
        stream(gzip.compress(gzip.compress(b"page")))


def test_a_bomb_is_unpacked_to_the_limit_and_no_further() -> None:
    bomb = stream(gzip.compress(b"\0" * 30_000_000), limit=1 << 40)
    with pytest.raises(PageError, match="1,000 bytes"):
        bomb.whole(1_000)
    assert bomb.count < 300_000


def test_a_stream_ends_at_its_own_limit_with_a_flaw() -> None:
    read = Stream(BytesIO(b"a" * 200_000).read, limit=100_000)
    assert sum(len(piece) for piece in iter(read.read, b"")) <= 100_000
    assert read.flaw is not None and "100,000" in read.flaw.message


def test_a_source_that_fails_ends_the_stream_with_a_flaw() -> None:
    def fails(size: int) -> bytes:
        raise OSError(5, "Input/output error")

    read = Stream(fails, limit=LIMIT)
    assert read.read() == b""
    with pytest.raises(PageError, match="Input/output error"):
        read.whole(LIMIT)
