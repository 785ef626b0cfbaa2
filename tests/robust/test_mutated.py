"""A thousand broken and hostile inputs end as an article or a named error: no traceback, no fault of ours, under 1 GB."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import REPO
from tests.robust.mutated import COUNT, mutant

PARTS = 2
"""Processes they are shared between, to use two cores; each is measured for itself."""
MAX_MEGABYTES = 1_000


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    """What became of them, a report a process."""
    command = [sys.executable, "-m", "tests.robust.mutated"]
    running = [
        subprocess.Popen([*command, str(part), str(PARTS)], cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for part in range(PARTS)
    ]
    reports = []
    for process in running:
        out, err = process.communicate(timeout=900)
        assert process.returncode == 0, err[-2_000:]
        reports.append(json.loads(out))
    return reports


def test_all_were_sent(told: list[dict[str, Any]]) -> None:
    assert sum(report["inputs"] for report in told) >= COUNT


def test_none_ended_in_a_fault_of_ours(told: list[dict[str, Any]]) -> None:
    assert [fault for report in told for fault in report["ours"]] == []


def test_they_ended_in_every_way_there_is(told: list[dict[str, Any]]) -> None:
    """Were all of them refused at the door, the rooms behind it would not be tested."""
    ways = {kind for report in told for kind in report["ended"]}
    assert ways == {"article", "not-an-article", "unreadable", "undecodable", "truncated", "fetch"}
    assert sum(report["ended"]["article"] for report in told) > COUNT // 4


def test_memory_stays_within_bounds(told: list[dict[str, Any]]) -> None:
    assert max(report["megabytes"] for report in told) < MAX_MEGABYTES


def test_no_single_one_takes_long(told: list[dict[str, Any]]) -> None:
    for report in told:
        name, seconds = report["slowest"]
        assert seconds < 60, name


def test_a_mutant_is_the_same_each_time() -> None:
    assert all(mutant(number) == mutant(number) for number in range(20))
