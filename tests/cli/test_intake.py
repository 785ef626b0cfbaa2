"""The bar is for a person who watches: a terminal has it, a pipe and a program do not."""

from __future__ import annotations

import io
import sys

import pytest

from sayso.cli import intake


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_bar_move(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with intake.bar(2, quiet=False) as step:
        step("pages/one.html")
        step("pages/\x1b[2Jtwo.html")
    assert "2/2" in screen.getvalue()
    assert "[2Jtwo.html" in screen.getvalue() and "\x1b[2J" not in screen.getvalue()


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)])
def test_nobody_else_does(terminal: bool, quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with intake.bar(2, quiet=quiet) as step:
        step("pages/one.html")
    assert stream.getvalue() == ""
