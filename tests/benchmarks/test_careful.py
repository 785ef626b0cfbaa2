"""The development readings: texts are made anew from the shared data, and none is taken for another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.careful import READINGS, text_of

READING = {"id": "Quay-V1", "text": "pages_fundus/xx/Quay.json#V1", "sha256": "13f26b35"}


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pages_fundus" / "xx" / "Quay.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"V1": {"title": "Quay closed", "body": {"summary": [], "sections": []}}}), encoding="utf-8")
    with pytest.raises(ValueError, match="is not the text that was read"):
        text_of(tmp_path, READING)


def test_no_sentence_of_an_article_is_kept() -> None:
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        for statement in json.loads(line)["statements"]:
            assert all(isinstance(place, int) for span in statement["content"] for place in span)
            assert len(statement["holder"]) < 160
