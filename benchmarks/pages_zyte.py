"""How much of a page's article is read and nothing else: 181 real pages with a human's body text, by their own 4-gram F1.

What counts as body is what the annotators took for it: lead, paragraphs and headings. Measured on the pages: with
the headline F1 falls by .012, with captions by .016, without headings by .009, without leads by .018.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from benchmarks.shingles import averages, compare
from sayso.articles import read_article
from sayso.errors import SaysoError
from sayso.records import Article, Page

DATA = "pages_zyte"
BODY = frozenset(("lead", "paragraph", "heading"))


def body(article: Article) -> str:
    """The words of *article* that an annotator calls its body."""
    return "\n\n".join(article.text[slice(*block.span)] for block in article.blocks if block.kind in BODY)


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """4-gram precision, recall and F1, and the share of pages in which no article was found; predictions as the peers write them."""
    gold = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    texts: dict[str, str] = {}
    refused = 0
    for key in gold:
        content = gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes())
        try:
            texts[key] = body(read_article(Page(address=f"{key}.html", content=content, url=gold[key].get("url"))))
        except SaysoError:
            texts[key] = ""
            refused += 1
    if out is not None:
        out.write_text(
            json.dumps({key: {"articleBody": text} for key, text in texts.items()}, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    figures = averages([compare(gold[key].get("articleBody", ""), texts[key]) for key in gold])
    return {**figures, "refused": round(refused / max(len(gold), 1), 4)}
