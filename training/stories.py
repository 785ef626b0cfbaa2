"""Makes the tables by which stories are told apart: how common a word is, how places are called elsewhere, what likeness weighs.

    python -m training.stories common     data/common.tsv: words that many articles of any subject use
    python -m training.stories places     data/places.tsv: states and great cities in many languages (CLDR, through babel)
    python -m training.stories likeness   data/likeness.json: the weights of `stories.likeness`, cross-validated

The reports of FA-KES are not counted for the first table, so that what is measured on them does not know their subject.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality import SHARED
from sayso.stories.forms import TOKEN, folded

HERE = Path(__file__).parent.parent / "src" / "sayso" / "stories" / "data"
LANGUAGES = "en es fr de it pt nl ca pl cs sv da nb fi ro hu tr id vi el ru uk ar".split()
LEAST = 3
"""In how many texts of a language a word must stand to be called common."""
STOPLISTS = "English Spanish French German Italian Portuguese Dutch Catalan Polish Czech Swedish Danish Finnish Romanian Hungarian".split() + [
    "Norwegian_Bokmal", "Turkish", "Indonesian", "Vietnamese", "Greek", "Russian", "Ukrainian", "Arabic"
]  # fmt: skip
STOPPED = 120
"""The share given to a word of a stop list (jusText's, BSD): most languages have too few texts here to count in."""
LONG = 4
"""Letters of the longest word taken from a long stop list, which goes far into the vocabulary."""
SHOOTINGS = 150
"""Reports of shootings that are counted: all of them would make “shot” a common word."""
SHARE = 8
"""From how many of 1,000 texts on a word is common; what is rarer counts as met for the first time."""
SMOOTH = 8
"""Texts without the word that are added to every language: a share among 30 texts is not as sure as one among 2,000."""


def common() -> None:
    """Write how many of a thousand articles use a word, for every word that several do."""
    from justext import get_stoplist

    used: dict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    for language, text in _texts(SHARED / "data"):
        texts[language] += 1
        # of few texts a name in three of them would seem a common word; German writes its nouns like names
        small = language not in {"en", "de"}
        words = (word for word in TOKEN.findall(text) if len(word) > 1 and word.isalpha() and not (small and not word.islower()))
        used[language].update(set(map(folded, words)))
    shares: dict[str, float] = {}
    for language, counts in used.items():
        if texts[language] < 8:
            continue
        for word, count in counts.items():
            if count >= LEAST:
                shares[word] = max(shares.get(word, 0), 1000 * count / (texts[language] + SMOOTH))
    for name in STOPLISTS:
        listed = {folded(word) for word in get_stoplist(name) if word.isalpha()}
        for word in listed:
            if len(word) > 1 and (len(listed) < 800 or len(word) <= LONG):
                shares.setdefault(word, STOPPED)
    lines = (f"{word}\t{round(share)}\n" for word, share in sorted(shares.items()) if share >= SHARE)
    (HERE / "common.tsv").write_text(
        "# How many of 1,000 articles of any subject use a word, in the language that uses it most (training/stories.py).\n" + "".join(lines),
        encoding="utf-8",
    )
    print(dict(texts), sum(share >= SHARE for share in shares.values()), "words")


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    """(language, text) of the articles that are counted."""
    for line in (data / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        yield "en", json.loads(line)["text"]
    for line in (data / "gva" / "gva.jsonl").read_text(encoding="utf-8").splitlines()[:SHOOTINGS]:
        yield "en", json.loads(line)["text"]
    for line in (data / "cstnews" / "cstnews.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)["docs"][0]  # one of each story: the others would make its own words common
        yield "pt", (document["title"] or "") + " " + " ".join(document["sentences"])
    for language in ("es", "it", "nl"):
        with (data / "meantime" / language / "conll.csv").open(encoding="utf-8", newline="") as file:
            rows: dict[str, list[str]] = defaultdict(list)
            for row in csv.DictReader(file):
                rows[row["topic/subtopic_name"]].append(row["token"])
        for words in rows.values():
            yield language, " ".join(words)
    yield from _pages(data / "pages_fundus")


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """The pages' texts as Sayso reads them."""
    from sayso.articles import read_article
    from sayso.records import Page

    for path in sorted(folder.rglob("*.html.gz")):
        try:
            article = read_article(Page(address=str(path), content=gzip.decompress(path.read_bytes())))
        except Exception as error:  # a page that cannot be read is counted nowhere
            print(path.name, error, file=sys.stderr)
            continue
        yield article.language or "", article.text


def places() -> None:
    """Write how states and great cities are called in LANGUAGES, a place a line; the English name comes first."""
    from babel import Locale

    locales = [Locale.parse(code) for code in LANGUAGES]
    called: dict[str, list[str]] = {}
    for code in locales[0].territories:
        if re.fullmatch("[A-Z]{2}", code) and code not in {"ZZ", "XA", "XB", "EU", "EZ", "UN"}:
            called[code] = [locale.territories[code] for locale in locales if code in locale.territories]
    for zone in sorted({zone for locale in locales for zone in locale.time_zones}):
        names = [locale.time_zones.get(zone, {}).get("city") for locale in locales]
        city = zone.split("/")[-1].replace("_", " ")
        if "/" in zone and not zone.startswith(("Etc/", "Antarctica/")):
            called[zone] = [str(name) for name in [names[0] or city, *names] if name]
    lines = set()
    for names in called.values():
        distinct = list(dict.fromkeys(" ".join(map(folded, TOKEN.findall(name))) for name in names))
        if len(distinct) > 1:
            lines.add("|".join(distinct))
    text = "# One place a line by its names in many languages (training/stories.py, from Unicode CLDR); the first stands for all. Edit freely.\n"
    (HERE / "places.tsv").write_text(text + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    print(len(lines), "places")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    {"common": common, "places": places}[sys.argv[1]]()
