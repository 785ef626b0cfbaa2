"""The stylesheet keeps its promises: readable in both modes, and no stance told by colour alone."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import sayso.web
from sayso.records import STANCES
from sayso.web.render import STATIC

CSS = (STATIC / "sayso.css").read_text(encoding="utf-8")
TEMPLATES = Path(sayso.web.__file__).parent / "templates"
STANCE_COLOURS = ("asserts", "confirms", "believes", "suspects", "expects", "doubts", "denies", "neither", "no-comment", "asks", "promises")
TEXT = ("ink", "soft", "muted", "link", *STANCE_COLOURS)
GROUNDS = ("paper", "raised")


def tokens(mode: str) -> dict[str, str]:
    """The colours of *mode*; the dark ones lie over the light ones."""
    light, dark = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.S)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark)) if mode == "dark" else {})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("mode", "ground", "text"), product(("light", "dark"), GROUNDS, TEXT))
def test_text_stands_out(mode: str, ground: str, text: str) -> None:
    assert contrast(tokens(mode)[ground], tokens(mode)[text]) >= 4.5


@pytest.mark.parametrize(("mode", "on"), product(("light", "dark"), ("hit", "tint")))
def test_text_on_a_mark_stands_out(mode: str, on: str) -> None:
    assert contrast(tokens(mode)[on], tokens(mode)["ink"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_edges_of_fields_and_the_focus_stand_out(mode: str) -> None:
    assert contrast(tokens(mode)["paper"], tokens(mode)["rule-strong"]) >= 3
    assert contrast(tokens(mode)["paper"], tokens(mode)["focus"]) >= 3


def test_every_stance_has_its_own_line_glyph_and_colour() -> None:
    rules = dict(re.findall(r"\.st-([a-z-]+)\s*\{ (.*?) \}", CSS))
    assert set(rules) == set(STANCES)
    patterns = [re.sub(r"--hue: [^;]*;", "", " ".join(rule.split())) for rule in rules.values()]
    assert len(set(patterns)) == len(STANCES), "two stances would look alike to who sees no colour"
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    glyphs = dict(re.findall(r'<symbol id="g-([a-z-]+)".*?>(.*?)</symbol>', base))
    assert set(glyphs) == set(STANCES) and len(set(glyphs.values())) == len(STANCES)
    assert len({tokens("light")[re.search(r"--hue: var\(--([a-z-]+)\)", rule)[1]] for rule in rules.values()}) == len(STANCES)  # type: ignore[index]


def test_no_file_of_ours_breaks_our_own_policy() -> None:
    for file in TEMPLATES.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:", text), file.name
        assert not re.search(r"\|\s*safe\b|autoescape false|Markup", text), file.name
        assert not re.search(r"https?://(?!example\.org)", re.sub(r"\{.*?\}", "", text)), f"{file.name} asks another host"
    for file in STATIC.glob("*.*"):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|@import|url\(", text), f"{file.name} asks another host"
