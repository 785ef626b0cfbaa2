"""What is read off real news pages: body, lead, captions, title, authors, date, language, on pages of 85 outlets.

A page ``Outlet_2024_05_02.html.gz`` belongs to one of the versions in ``Outlet.json`` (``V1``, ``V1_1``, ``V2`` …): the files in order
of their date are the versions in order of their number, as in Fundus' own tests.

Definitions. *Body*: summary, section headlines and paragraphs of the JSON, by the 4-gram measure of `shingles`.
*Lead kept*: at least four fifths of the summary's 3-word runs stand in what is read for statements. *Caption as body*: the
words of a figcaption, or of an element whose class says caption, that stand whole in what is read; of all captions
of four words or more. *Date right*: the same instant, or the same calendar day as written. *Authors exact*: equal as sets, folded;
*title exact*: equal, white space folded. *Language*: the JSON's if it has one, else the outlet's, else that of the
folder's country; pages of countries with several languages and outlets not listed here are not counted.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import html

from benchmarks.pages_zyte import body
from benchmarks.shingles import averages, compare
from sayso.articles import read_article
from sayso.errors import SaysoError
from sayso.records import READ_KINDS, Article, Page
from sayso.text import fold

DATA = "pages_fundus"
LEAD_KEPT = 0.8


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in pairs.split())


COUNTRY_LANGUAGE = _table(
    "ar:es at:de au:en bd:bn bg:bg br:pt ca:en cl:es cn:zh co:es cz:cs de:de dk:da eg:ar es:es fi:fi fr:fr gr:el hr:hr "
    "hu:hu id:id ie:en isl:is it:it jp:ja kr:ko lt:lt mx:es my:ms nl:nl no:no nz:en pl:pl pt:pt py:es ro:ro ru:ru se:sv "
    "sk:sk th:th tr:tr tw:zh tz:sw ua:uk uk:en us:en vn:vi"
)
"""The language of a country's press, where it has one; what differs is in OUTLET_LANGUAGE."""
OUTLET_LANGUAGE = _table(
    "Nieuwsblad:nl PoliticoEu:en SRF:de NZZ:de MallorcaZeitung:de Sermitsiaq:da IsraelNachrichten:de Bhaskar:hi "
    "Tageblatt:de MexicoNewsDaily:en Wochenblatt:de TaipeiTimes:en DailyMaverick:en TheCitizen:en Dizindaba:xh "
    "IsolezweLesiXhosa:xh EyethuNews:zu"
)
"""Outlets that write in another language than their country's press, or whose country has several; told by reading them."""


@dataclass(frozen=True, slots=True)
class Case:
    """One page and what is true of it."""

    name: str
    outlet: str
    country: str
    content: bytes
    gold: dict[str, Any]


def cases(data: Path) -> Iterator[Case]:
    """Every page in *data* with its version of the truth."""
    for path in sorted(data.glob("*/*.json")):
        versions = json.loads(path.read_text(encoding="utf-8"))
        pages = sorted(
            page
            for page in path.parent.glob(f"{path.stem}_*.html.gz")
            if re.fullmatch(r"_\d{4}_\d\d_\d\d\.html\.gz", page.name[len(path.stem) :])
        )
        for page, version in zip(pages, sorted(versions, key=lambda name: [int(part) for part in re.findall(r"\d+", name)]), strict=False):
            yield Case(
                page.name.removesuffix(".html.gz"), path.stem, path.parent.name, gzip.decompress(page.read_bytes()), versions[version]
            )


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Every figure of the module's docstring; predictions in the form of the data's own JSON, by page."""
    bodies, tallies = [], Tallies()
    predictions: dict[str, Any] = {}
    for case in cases(data):
        try:
            article = read_article(Page(address=f"{case.name}.html", content=case.content))
        except SaysoError:
            article = Article(text="", blocks=())
            tallies.add("refused", True)
        else:
            tallies.add("refused", False)
        bodies.append(compare(_gold_body(case.gold), body(article)))
        _count(case, article, tallies)
        predictions[case.name] = _as_gold(article)
    if out is not None:
        out.write_text(json.dumps(predictions, ensure_ascii=False, indent=1), encoding="utf-8")
    return {**averages(bodies), **tallies.shares()}


class Tallies:
    """Shares of right answers by name."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, name: str, right: bool) -> None:
        """Count one answer under *name*."""
        tally = self.counts.setdefault(name, [0, 0])
        tally[0] += right
        tally[1] += 1

    def shares(self) -> dict[str, float]:
        """The share of right answers under each name."""
        return {name: round(right / total, 4) for name, (right, total) in self.counts.items()}


def _count(case: Case, article: Article, tallies: Tallies) -> None:
    gold = case.gold
    read = fold("\n".join(article.text[slice(*block.span)] for block in article.blocks if block.kind in READ_KINDS))
    if gold["body"]["summary"]:
        tallies.add("lead_kept", _stands_in(fold(" ".join(gold["body"]["summary"])), read))
        tallies.add("lead_typed", any(block.kind == "lead" for block in article.blocks))
    for caption in _captions(case.content):
        tallies.add("captions_as_body", f" {caption} " in f" {read} ")
    tallies.add("dates", _same_time(gold.get("publishing_date"), article.published))
    tallies.add("authors", {fold(name) for name in gold.get("authors") or ()} == {fold(name) for name in article.byline})
    tallies.add("titles", " ".join((gold.get("title") or "").split()) == " ".join((article.title or "").split()))
    language = gold.get("language") or OUTLET_LANGUAGE.get(case.outlet) or COUNTRY_LANGUAGE.get(case.country)
    if language:
        tallies.add("language", article.language == language)


def _gold_body(gold: dict[str, Any]) -> str:
    parts = list(gold["body"]["summary"])
    for section in gold["body"]["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n\n".join(parts)


def _stands_in(wanted: str, read: str) -> bool:
    words, there = wanted.split(), read.split()
    runs = list(zip(words, words[1:], words[2:], strict=False))
    held = set(zip(there, there[1:], there[2:], strict=False))
    return wanted in read or (bool(runs) and sum(run in held for run in runs) >= LEAD_KEPT * len(runs))


def _captions(content: bytes) -> set[str]:
    """The page's captions, folded, found without any of Sayso's own code."""
    tree = html.fromstring(content.decode("utf-8", "replace").encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    elements = [
        *tree.iter("figcaption"),
        *(element for element in tree.iter("p", "div", "span") if "caption" in (element.get("class") or "").replace("C", "c")),
    ]
    found = {fold(" ".join(str(text) for text in element.itertext())) for element in elements}
    return {caption for caption in found if 4 <= len(caption.split()) <= 150}


def _same_time(gold: str | None, read: str | None) -> bool:
    try:
        there, here = datetime.fromisoformat(gold or ""), datetime.fromisoformat(read or "")
    except ValueError:
        return False
    if there.date() == here.date():
        return True
    return there.tzinfo is not None and here.tzinfo is not None and there == here


def _as_gold(article: Article) -> dict[str, Any]:
    texts = {kind: [article.text[slice(*block.span)] for block in article.blocks if block.kind == kind] for kind in ("lead", "caption")}
    sections: list[dict[str, list[str]]] = [{"headline": [], "paragraphs": []}]
    for block in article.blocks:
        words = article.text[slice(*block.span)]
        if block.kind == "heading":
            sections.append({"headline": [words], "paragraphs": []})
        elif block.kind == "paragraph":
            sections[-1]["paragraphs"].append(words)
    return {
        "title": article.title,
        "authors": list(article.byline),
        "publishing_date": article.published,
        "body": {"summary": texts["lead"], "sections": sections},
        "captions": texts["caption"],
        "language": article.language,
    }
