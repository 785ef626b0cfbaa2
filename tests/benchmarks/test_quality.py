"""The judge holds to its floors, and floors only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import quality
from benchmarks.quality import FLOORS, find_measure, holds, raised, show


def test_floors() -> None:
    assert holds(0.72, {"at_least": 0.71})
    assert not holds(0.70, {"at_least": 0.71})
    assert holds(0.02, {"at_most": 0.02})
    assert not holds(0.03, {"at_most": 0.02})
    assert not holds(float("nan"), {"at_least": 0.0}), "a figure that is no number holds nothing"


def test_floors_only_rise() -> None:
    assert raised(0.80, {"at_least": 0.71}) == {"at_least": 0.795}
    assert raised(0.60, {"at_least": 0.71}) == {"at_least": 0.71}
    assert raised(0.001, {"at_most": 0.02}) == {"at_most": 0.006}
    assert raised(0.5, {"at_most": 0.02}) == {"at_most": 0.02}


def test_a_floor_whose_figure_is_missing_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    assert not show("x", {}, {"f1": {"at_least": 0.0}})
    assert "NOT MEASURED" in capsys.readouterr().out


def test_every_measure_with_a_floor_exists() -> None:
    for name in json.loads(FLOORS.read_text()):
        measure = find_measure(name)
        assert measure.DATA
        assert callable(measure.measure)


def test_an_unknown_measure_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        quality.main(["no_such_measure"])
    assert ended.value.code == 2
    assert "attribution" in capsys.readouterr().err


def test_missing_data_is_a_usage_error(tmp_path: Path) -> None:
    assert quality.main(["attribution", "--data", str(tmp_path / "nowhere")]) == 2
