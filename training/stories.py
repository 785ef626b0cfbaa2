"""Makes the tables by which stories are told apart: how common a word is, how places are called elsewhere, what likeness weighs.

    python -m training.stories common     data/common.tsv: words that many articles of any subject use
    python -m training.stories places     data/places.tsv: states and great cities in many languages (CLDR, through babel)
                                          data/known.txt: the words of their names and peoples', and of cities that `sources` knows
    python -m training.stories likeness   data/likeness.json: the weights of `stories.likeness`, cross-validated

The reports of FA-KES are not counted for the first table, so that what is measured on them does not know their subject.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks import stories
from benchmarks.fa_kes import events_of
from benchmarks.quality import SHARED
from sayso.records import Article, digest
from sayso.stories.forms import TOKEN, folded
from sayso.stories.grouping import JOINS
from sayso.stories.likeness import signs
from sayso.stories.topic import topic

HERE = Path(__file__).parent.parent / "src" / "sayso" / "stories" / "data"
SOURCES = HERE.parent.parent / "sources" / "data"
LANGUAGES = [
    "en",
    "es",
    "fr",
    "de",
    "it",
    "pt",
    "nl",
    "ca",
    "pl",
    "cs",
    "sv",
    "da",
    "nb",
    "fi",
    "ro",
    "hu",
    "tr",
    "id",
    "vi",
    "el",
    "ru",
    "uk",
    "ar",
]
LEAST = 3
"""In how many texts of a language a word must stand to be called common."""
STOPLISTS = [
    *["English", "Spanish", "French", "German", "Italian", "Portuguese", "Dutch", "Catalan", "Polish", "Czech", "Swedish", "Danish"],
    *[
        "Finnish",
        "Romanian",
        "Hungarian",
        "Norwegian_Bokmal",
        "Turkish",
        "Indonesian",
        "Vietnamese",
        "Greek",
        "Russian",
        "Ukrainian",
        "Arabic",
    ],
]
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
        "# How many of 1,000 articles of any subject use a word, in the language that uses it most (training/stories.py).\n"
        + "".join(lines),
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
    text = "# A place a line by its names in many languages (training/stories.py, from Unicode CLDR); the first stands for all.\n"
    (HERE / "places.tsv").write_text(text + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    print(len(lines), "places")
    known = {word for line in lines for word in line.split("|")[0].split()}
    for table in ("places.tsv", "states.tsv"):
        for line in (SOURCES / table).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                cells = line.split("\t")[table == "places.tsv" :]
                known |= {folded(word) for cell in cells for word in TOKEN.findall(cell)}
    text = "# Words of the names of states, peoples and great cities (training/stories.py).\n"
    (HERE / "known.txt").write_text(text + "".join(f"{word}\n" for word in sorted(known) if len(word) > 2), encoding="utf-8")
    print(len(known), "words of known names")


SHARES = {"fa_kes": 1.0, "event": 0.0, "gva": 0.6, "cstnews": 0.5, "undated": 0.2, "campaign": 0.05}
"""What each set counts: the reports of a war most, for there the false joins are. Its events of several days are shown and teach
nothing. The campaign is PolNeAR's articles of one year as if all were of one day: without them everything that names one city on one
day would be one story, as it is in the war."""
AGAINST = 3.0
"""What pairs of two stories count against those of one: a wrong join costs more than a missed one."""
SET = {"rare names": 3.0, "one cast": 2.0, "day told by both": 2.8}
"""Weights that are set and not fitted. They hold an event of several days together, against which the gold of FA-KES speaks: there a
day and a place are one group, and a gas attack reported for a week is five (training/LOG.md)."""
RIDGE = 2.0
FOLDS = 5


@dataclass(frozen=True)
class Sample:
    """Pairs with what speaks for each, whether it is of one story, and its set and fold."""

    signs: np.ndarray
    same: np.ndarray
    kind: np.ndarray
    fold: np.ndarray
    names: list[str]

    def weights(self) -> np.ndarray:
        """What each pair counts."""
        weights = np.zeros(len(self.same))
        for kind, share in SHARES.items():
            for same in (0, 1):
                chosen = (self.kind == kind) & (self.same == same)
                weights[chosen] = share * (1 if same else AGAINST) / max(chosen.sum(), 1)
        return weights / weights.mean()


def likeness() -> None:
    """Print cross-validated figures, then fit on everything and write the weights."""
    sample = _sample(SHARED / "data")
    unseen = np.zeros(len(sample.same))
    by_fold = {}
    for fold in range(FOLDS):
        held = sample.fold == fold
        by_fold[fold] = _fit(sample, ~held)
        unseen[held] = _apply(sample, by_fold[fold])[held]
    for kind in SHARES:
        chosen, same = sample.kind == kind, sample.same == 1
        found = chosen & (unseen >= JOINS)
        right = (found & same).sum()
        precision, recall = right / max(found.sum(), 1), right / max((chosen & same).sum(), 1)
        print(f"{kind:10s} pairs: precision {precision:.3f} recall {recall:.3f} of {chosen.sum()}")
    _print_stories(by_fold)
    weights = _fit(sample, np.ones(len(sample.same), bool))
    print(weights)
    (HERE / "likeness.json").write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")


def _print_stories(by_fold: dict[int, dict[str, float]]) -> None:
    """Pairwise F1 of FA-KES stories, each fold's months grouped by weights that have not seen them."""
    rows = stories.reports_of(SHARED / "data" / "fa_kes" / "fa_kes.jsonl")
    gold = stories.groups(rows, outlets=2)
    found: stories.Pairs = set()
    for fold, weights in by_fold.items():
        numbers = [number for number, (row, _) in enumerate(rows) if row["dateline"] and _fold(row["dateline"][:7]) == fold]
        with patch("sayso.stories.likeness.weights", lambda weights=weights: weights):
            story = stories.settled([rows[number][1] for number in numbers])
        found |= stories.pairs_of({number: story[rows[number][1].article] for number in numbers if number in gold})
    print("fa_kes stories, unseen months:", stories.f1(found, stories.pairs_of(gold)))


def _sample(data: Path) -> Sample:
    pairs = list(_pairs(data))
    names = list(pairs[0][0])
    return Sample(
        np.array([list(told.values()) for told, *_ in pairs]),
        np.array([same for _, same, _, _ in pairs]),
        np.array([kind for _, _, kind, _ in pairs]),
        np.array([fold for *_, fold in pairs]),
        names,
    )


def _pairs(data: Path) -> Iterator[tuple[dict[str, float], int, str, int]]:
    """(signs, whether one story, set, fold) of all pairs that share a key."""
    reports = stories.reports_of(data / "fa_kes" / "fa_kes.jsonl")
    events = events_of([row for row, _ in reports], data / "fa_kes" / "events.json")
    dated = [(row | {"event": event}, about) for (row, about), event in zip(reports, events, strict=True) if row["dateline"]]
    for one, other, told in _compared(dated):
        same = (one["dateline"], one["location"]) == (other["dateline"], other["location"])
        listed = one["event"] == other["event"]
        if listed and not same and not _named(data, one, other):
            continue  # the same toll or title a few days apart: as likely one event as two
        yield told, int(same or listed), "event" if listed and not same else "fa_kes", _fold(min(one["dateline"], other["dateline"])[:7])
    for one, other, told in _compared(_campaign(data / "polnear" / "train.jsonl")):
        yield told, 0, "campaign", _fold(min(one["id"], other["id"]))
    for kind, rows, field in (
        ("gva", stories.gva(data / "gva" / "gva.jsonl"), "incident"),
        ("cstnews", stories.cst_news(data / "cstnews" / "cstnews.jsonl"), "cluster"),
        ("undated", stories.meantime(data / "meantime", dated=False), "id"),
    ):
        for one, other, told in _compared(rows):
            yield told, int(one[field] == other[field]), kind, _fold(one[field])


def _campaign(path: Path) -> stories.Labelled:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        title, _, text = row["text"].strip().partition("\n")
        article = Article(text=text, blocks=(), title=title, language="en", published="2016-10-03", url=row["id"])
        rows.append((row, topic(article)))
    return rows


def _named(data: Path, one: dict[str, Any], other: dict[str, Any]) -> bool:
    events = json.loads((data / "fa_kes" / "events.json").read_text(encoding="utf-8")).values()
    return any(one["row"] in listed and other["row"] in listed for listed in events)


def _compared(rows: stories.Labelled) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, float]]]:
    topics = [about for _, about in rows]
    for one, other in stories.candidates(topics):
        yield rows[one][0], rows[other][0], signs(topics[one], topics[other])


def _fold(key: str) -> int:
    return int(digest(key), 16) % FOLDS


def _fit(sample: Sample, chosen: np.ndarray) -> dict[str, float]:
    """Logistic regression with a ridge, by Newton's method; what is SET stays as it is."""
    free = [number for number, name in enumerate(sample.names) if name not in SET]
    known = sample.signs[chosen]
    told, same, counts = known[:, free], sample.same[chosen], sample.weights()[chosen]
    offset = known @ np.array([SET.get(name, 0.0) for name in sample.names])
    ridge = RIDGE * np.array([sample.names[number] != "constant" for number in free], float)
    weights = np.zeros(len(free))
    for _ in range(40):
        likely = 1 / (1 + np.exp(-told @ weights - offset))
        slope = told.T @ (counts * (same - likely)) - ridge * weights
        bend = (told * (counts * likely * (1 - likely))[:, None]).T @ told + np.diag(ridge + 1e-6)
        weights += np.linalg.solve(bend, slope)
    fitted = {sample.names[number]: round(float(weight), 2) for number, weight in zip(free, weights, strict=True)}
    return {name: fitted.get(name, SET.get(name, 0.0)) for name in sample.names}


def _apply(sample: Sample, weights: dict[str, float]) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-sample.signs @ np.array([weights[name] for name in sample.names]))))


if __name__ == "__main__":
    {"common": common, "places": places, "likeness": likeness}[sys.argv[1]]()
