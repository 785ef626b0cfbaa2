"""The demo as its author knows it: the statements of ``truth.json`` as the stages would have them, under the author's own parties."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sayso.articles import read_article
from sayso.questions import claims, party_of
from sayso.records import Article, Figure, Holder, Page, Settlement, Statement, Told, When, Words, digest
from sayso.text import Span

DEMO = Path(__file__).resolve().parents[2] / "demo"
TRUTH: dict[str, Any] = json.loads((DEMO / "truth.json").read_text(encoding="utf-8"))
ABOVE = ("more than", "above", "más de")
ABOUT = ("about", "around", "roughly", "some ", "unos", "unas")
VAGUE = ("dozens", "decenas", "tens of")
UNITS = {"share": "percent", "length": "metre", "duration": "minute"}


@dataclass(frozen=True)
class Authored:
    """One page of the demo as its author reads it."""

    id: str
    article: Article
    statements: tuple[Statement, ...]


@lru_cache(maxsize=1)
def pages() -> tuple[Authored, ...]:
    """All pages with the author's statements."""
    return tuple(_page(page) for page in TRUTH["pages"])


@lru_cache(maxsize=1)
def told() -> tuple[Told, ...]:
    """Every statement of the author's as settling takes it."""
    parties = _parties()
    articles = {page.id: page.article.id for page in pages()}
    found = []
    for page, heard in zip(TRUTH["pages"], pages(), strict=True):
        known = int(datetime.fromisoformat(page["modified"] if page["version_of"] else page["published"]).timestamp())
        origin = page["version_of"] or (page["copy_of"] or {}).get("page")
        if (page["copy_of"] or {}).get("kind") == "rewritten":
            origin = None  # it has statements of its own
        for at, claim in enumerate(claims(heard.article, heard.statements, (), ())):
            said = page["statements"][at]
            party = parties.get((page["id"], at)) or _speaks_for(said)
            first, _, last = (said["said_on"] or "").partition("/")
            found.append(
                Told(
                    claim=claim,
                    article=heard.article.id,
                    origin=articles[origin] if origin else heard.article.id,
                    outlet=page["outlet"],
                    known=known,
                    language=page["language"],
                    party=digest(party),
                    party_name=party,
                    party_kind=_kinds()[party],
                    source=digest(said["source"]),
                    source_name=said["source"],
                    source_kind=said["holder_kind"],
                    stance=said["stance"],
                    negated=said["negated"],
                    standing="relayed" if said["chain"] else "first-hand",
                    chain=tuple(said["chain"]),
                    said_from=first,
                    said_to=last or first,
                )
            )
    return tuple(found)


def label(settlement: Settlement, question: str) -> str:
    """The label of the question of id *question*."""
    return next(each.label for each in settlement.questions if each.id == question)


def _kinds() -> dict[str, Any]:
    return {source["name"]: source["kind"] for source in TRUTH["sources"]}


def _speaks_for(said: dict[str, Any]) -> str:
    """The party of a statement that is on no board of the author's."""
    source = next(source for source in TRUTH["sources"] if source["name"] == said["source"])
    body = party_of(kind=source["kind"], name=source["name"], part_of=source["part_of"], text=said["holder_text"])
    return source["part_of"] if body == "body" else source["name"]


def _parties() -> dict[tuple[str, int], str]:
    """The party under which the author puts each statement that is on the board."""
    found: dict[tuple[str, int], str] = {}
    for question in TRUTH["questions"]:
        for answer in question["answers"]:
            for page, at in answer["statements"]:
                found.setdefault((page, at), answer["party"])
    return found


def _page(page: dict[str, Any]) -> Authored:
    path = DEMO / page["file"]
    article = read_article(Page(address=str(path), content=path.read_bytes()))
    return Authored(page["id"], article, tuple(_statement(article, said) for said in page["statements"]))


def _statement(article: Article, said: dict[str, Any]) -> Statement:
    content = tuple(_find(article.text, piece) for piece in said["content"])
    cue = _find(article.text, said["cue"], near=content[0][0]) if said["cue"] else (content[0][0], content[0][0])
    name = said["holder_text"]
    holder = (_find(article.text, name, near=content[0][0]),) if name and name in article.text else ()
    first, _, last = (said["said_on"] or "").partition("/")
    return Statement(
        id=digest(article.id, cue, content),
        source=Holder(name, holder, said["holder"], said["holder_kind"]),
        cue=Words.of(article.text, (cue,)),
        content=Words.of(article.text, content),
        speech=said["speech"],
        stance=said["stance"],
        negated=said["negated"],
        hedges=(),
        within=None,
        chain=(),
        said_at=When(first, last or first, "day", "") if first else None,
        figures=tuple(_figure(article.text, content, figure) for figure in said["figures"]),
        confidence=1.0,
    )


def _find(text: str, words: str, near: int | None = None) -> Span:
    """Where *words* stand, nearest to *near*, however their white space is broken."""
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    assert starts, words
    start = min(starts, key=lambda at: abs(at - near)) if near is not None else starts[0]
    return start, start + len(words)


def _figure(text: str, content: tuple[Span, ...], figure: dict[str, Any]) -> Figure:
    said = figure["as_said"]
    start = next(found for a, b in content if (found := text.find(said, a, b)) >= 0)
    low = said.lower()
    return Figure(
        as_said=said,
        low=figure["low"],
        high=figure["high"],
        low_open=figure["high"] is None and any(words in low for words in ABOVE),
        approximate=any(words in low for words in ABOUT),
        vague=any(words in low for words in VAGUE),
        unit="crown" if "crown" in low or "corona" in low else UNITS.get(figure["measure"]),
        measure=figure["measure"],
        of=figure["of"],
        span=(start, start + len(said)),
    )
