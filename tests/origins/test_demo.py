"""The demo pages fold exactly as their author knows, and the worked example is a translated copy of its source line."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sayso.articles import read_article
from sayso.origins import compare, declared_origin, fold, keys, trace
from sayso.records import Page
from sayso.sources.credit import find_credit
from sayso.traces import Trace

DEMO = Path(__file__).resolve().parents[2] / "demo"
PAGES: list[dict[str, Any]] = json.loads((DEMO / "truth.json").read_text(encoding="utf-8"))["pages"]


def trace_of(path: Path) -> Trace:
    """The trace of a saved page, with the credit that the page gives."""
    article = read_article(Page(address=path.name, content=path.read_bytes()))
    credit = find_credit(article)
    return trace(article, [credit.name] if credit else [])


@pytest.mark.parametrize("with_keys", [True, False], ids=["that share a key", "every pair"])
def test_eighteen_pages_are_twelve_reports(with_keys: bool) -> None:
    """Copies of each kind, one version, and nothing else: newspapers that cite one another stay themselves."""
    traces = {page["id"]: trace_of(DEMO / page["file"]) for page in PAGES}
    names = {each.article: name for name, each in traces.items()}
    pairs = [(a, b) for a, b in combinations(traces.values(), 2) if not with_keys or keys(a) & keys(b)]
    origins = [found for a, b in pairs if (found := compare(a, b))]
    roots = fold({each.article: each.moment for each in traces.values()}, origins)
    expected = {page["id"]: (page["copy_of"] or {}).get("page") or page["version_of"] or page["id"] for page in PAGES}
    assert {names[article]: names[root] for article, root in roots.items()} == expected
    kinds = {(names[each.copy], names[each.original]): each.kind for each in origins if each.status == "confirmed"}
    for page in PAGES:
        if page["copy_of"]:
            assert kinds[page["id"], page["copy_of"]["page"]] == page["copy_of"]["kind"]
        if page["version_of"]:
            assert kinds[page["id"], page["version_of"]] == "version"
    assert not [each for each in origins if each.status == "suggested"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["pyongyang-offer.html", "pyongyang-offer-soup.html", "pyongyang-offer-plain-related.html"])
def test_the_worked_example_is_a_translated_copy_of_its_source_link(shared: Path, name: str) -> None:
    found = declared_origin(trace_of(shared / "pages" / name))
    assert found is not None
    assert (found.kind, found.status) == ("translated", "confirmed")
    assert found.original.startswith("thanhnien.vn/trieu-tien-chu-dong-de-nghi")
