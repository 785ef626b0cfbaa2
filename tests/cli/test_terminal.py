"""Nothing that a page says may command a terminal."""

from __future__ import annotations

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli import terminal
from sayso.cli.terminal import plain, print_json

HOSTILE = "\x1b]0;owned\x07 \x1b[2J\x9b31m \u202edeniesll\u202c \u2066x\u2069 \ufeff\u200bname\r\n\x00 \U000e0041 \ud800"


@given(st.text())
def test_plain_words_hold_no_controls(text: str) -> None:
    left = plain(text)
    assert not {unicodedata.category(character) for character in left} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(left) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u061c\ufeff")


@given(st.text())
def test_plain_is_done_after_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize("text", ["Ångström said “no” — twice", "وزارة الدفاع", "می‌گوید", "👩‍👩‍👧 said", "北京说"])
def test_words_of_every_script_are_kept(text: str) -> None:
    assert plain(text) == text


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_says_the_same_and_commands_nothing(answer: object) -> None:
    line = printed(answer, "utf-8")
    assert json.loads(line) == answer
    assert line.count("\n") == 1
    assert not {unicodedata.category(character) for character in line[:-1]} & {"Cc", "Cs", "Zl", "Zp"}


def test_json_hides_nothing_and_keeps_other_scripts_readable() -> None:
    line = printed({"who": HOSTILE, "in": "Київ"}, "utf-8")
    assert "\x1b" not in line and "\u202e" not in line and "\x9b" not in line
    assert "Київ" in line
    assert json.loads(line)["who"] == HOSTILE


def test_json_is_json_where_the_output_knows_only_ascii() -> None:
    line = printed({"who": "🕊 Київ"}, "ascii")
    assert json.loads(line) == {"who": "🕊 Київ"}


def printed(answer: object, encoding: str) -> str:
    """What `print_json` writes to an output of *encoding*."""
    buffer = io.BytesIO()
    kept = sys.stdout
    sys.stdout = io.TextIOWrapper(buffer, encoding=encoding)
    try:
        print_json(answer)
        return buffer.getvalue().decode(encoding)
    finally:
        sys.stdout = kept


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.complain("bad\npage \x1b[31m")
    assert capsys.readouterr().err == "sayso: bad page [31m\n"
