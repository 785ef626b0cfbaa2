from __future__ import annotations

import random
import time

import pytest

from sayso.articles.decoding import MAX_BYTES, decode
from sayso.errors import DecodeError
from sayso.records import Page

GERMAN = "<p>Die Kräne über der Brücke hätten früher geprüft werden müssen, sagte der Bürgermeister von Ilvesta.</p>" * 3
JAPANESE = "<p>イルヴェスタの上流でダムが決壊し、少なくとも十二人が死亡したと知事が月曜日に発表した。</p>" * 3
KOREAN = "<p>일베스타 위쪽의 댐이 새벽 네 시에 무너져 적어도 열두 명이 숨졌다고 주지사가 월요일에 밝혔다.</p>" * 3
RUSSIAN = "<p>Плотина над Ильвестой прорвалась в четыре часа утра, погибли по меньшей мере двенадцать человек.</p>" * 3


def text_of(content: bytes, charset: str | None = None, declared: str = "") -> str:
    head = f'<meta charset="{declared}">'.encode() if declared else b""
    return decode(Page(address="p", content=head + content, charset=charset)).removeprefix(head.decode())


@pytest.mark.parametrize(
    ("text", "encoding", "charset", "declared"),
    [
        (GERMAN, "utf-8", None, ""),
        (GERMAN, "utf-8", None, "iso-8859-1"),
        (GERMAN, "utf-8", "windows-1252", "utf-16"),
        (GERMAN, "cp1252", None, "iso-8859-1"),
        (GERMAN, "cp1252", "latin1", "utf-8"),
        (GERMAN, "cp1252", None, "utf-8"),
        (JAPANESE, "cp932", None, "x-sjis"),
        (JAPANESE, "euc_jp", "EUC-JP", ""),
        (JAPANESE, "iso2022_jp", None, "ISO-2022-JP"),
        (KOREAN, "cp949", None, "ks_c_5601-1987"),
        (RUSSIAN, "cp1251", "windows-1251", ""),
        (RUSSIAN, "koi8-r", None, "koi8-r"),
        (RUSSIAN, "cp1251", None, "utf-8"),
    ],
)
def test_pages_are_read_in_the_encoding_they_are_in(text: str, encoding: str, charset: str | None, declared: str) -> None:
    assert text_of(text.encode(encoding), charset, declared) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_outranks_every_claim(encoding: str) -> None:
    assert decode(Page(address="p", content=GERMAN.encode(encoding), charset="koi8-r")) == GERMAN


def test_utf16_without_a_mark() -> None:
    assert decode(Page(address="p", content=GERMAN.encode("utf-16-le"))) == GERMAN


def test_a_flipped_bit_or_a_cut_does_not_change_the_encoding() -> None:
    content = (GERMAN * 20).encode()
    spoiled = content[:40] + b"\xff" + content[41:-20].rstrip(b"</p>.") + "ü".encode()[:1]
    assert "hätten früher geprüft" in decode(Page(address="p", content=spoiled, charset="iso-8859-1"))


@pytest.mark.parametrize("claim", ["punycode", "idna", "unicode_escape", "utf-7", "hex", "no-such", "\x00", "undefined"])
def test_what_no_browser_reads_is_not_believed(claim: str) -> None:
    start = time.process_time()
    content = b"\xff" + b"a" * 400_000 + b"-" + b"b" * 100_000
    assert decode(Page(address="p", content=content, charset=claim)).endswith("bbb")
    assert time.process_time() - start < 3


def test_what_is_no_text_or_too_much_is_refused() -> None:
    with pytest.raises(DecodeError, match="not text"):
        decode(Page(address="p", content=b"\x00\x01\x02\x00" * 99))
    with pytest.raises(DecodeError, match="at most"):
        decode(Page(address="p", content=b"a" * (MAX_BYTES + 1)))


def test_noise_is_no_text() -> None:
    noise = random.Random(7).randbytes(3000)
    with pytest.raises(DecodeError, match="not text"):
        decode(Page(address="noise.html", content=noise))
