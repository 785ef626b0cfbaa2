"""How a command ends, as a shell sees it: exit status, one line on stderr, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "The ferry sank off Port Alden.\n\n“It was overloaded,” the harbour master, Ilse Maro, said on Tuesday.\n"


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)  # type: ignore[call-overload]  # passed on as they come


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A plain-text page."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [["nope"], ["read"], ["read", "--nope", "a"], ["export", "--as", "xml"], ["search", "--stance", "shouts"], ["search", "--limit", "0"]],
)
def test_a_command_line_that_makes_no_sense_ends_with_2(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr and ended.stderr


def test_all_read_ends_with_0(page: Path) -> None:
    ended = run("read", page)
    assert ended.returncode == 0, ended.stderr
    assert "Ilse Maro" in ended.stdout


def test_some_failed_ends_with_1(page: Path, tmp_path: Path) -> None:
    ended = run("read", tmp_path / "missing.txt", page)
    assert ended.returncode == 1
    assert "Ilse Maro" in ended.stdout
    [line] = ended.stderr.splitlines()
    assert line.startswith("sayso: ") and "missing.txt" in line


def test_a_ledger_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    for command in (["articles"], ["sources"], ["said", "x"], ["search"], ["show", "0"], ["export", "--as", "csv"], ["serve"]):
        ended = run(*command, "--ledger", tmp_path / "none.sqlite")
        assert ended.returncode == 1
        assert ended.stderr == f"sayso: there is no ledger here yet; `sayso add` makes one: {tmp_path / 'none.sqlite'}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_met_in_silence(page: Path) -> None:
    command = f'"{sys.executable}" -m sayso read --json "{page}" "{page}" | head -c 10; ended=${{PIPESTATUS[0]}}; echo; echo "$ended"'
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=True)
    assert ended.stderr == ""
    assert ended.stdout.splitlines()[-1] in {"0", "141"}  # 0 where all was written before head left


def test_ctrl_c_ends_with_the_count_and_130(page: Path, tmp_path: Path) -> None:
    """Reads a pipe that never ends, then is interrupted."""
    command = [sys.executable, "-m", "sayso", "add", str(page), "-", "--ledger", str(tmp_path / "l.sqlite"), "--json"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs are started deaf to it
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        assert '"outcome": "new"' in running.stdout.readline()
        time.sleep(0.2)
        os.kill(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert '"read": 1' in out
    assert err == "sayso: stopped; run it again to go on\n"


def test_an_output_that_knows_only_ascii_is_no_crash(page: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ended = run("read", page, env=environment)
    assert ended.returncode == 0, ended.stderr
    assert "en \\xb7" in ended.stdout and "It was overloaded" in ended.stdout


def test_a_run_leaves_nothing_in_the_users_home(page: Path, tmp_path: Path) -> None:
    """onnxruntime keeps a machine's id and a queue of events for its maker there, where it is not told to leave it."""
    home = tmp_path / "home"
    home.mkdir()
    ended = run("read", page, env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")})
    assert ended.returncode == 0, ended.stderr
    assert [str(path) for path in home.rglob("*") if path.is_file()] == []
