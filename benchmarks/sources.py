"""Who speaks, what sort of speaker and through whom, on the careful readers' articles, with the spans given.

The people's own holder, cue and content words are put in as attributions and the answers are compared with their
names, kinds and chains: an upper part of the ``reader`` measure, which has to find the statements first. Two
annotators are averaged, each measured on the spans he or she marked.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

from benchmarks.reading import lines
from benchmarks.scorers import scorer
from sayso.records import Article, Attribution, Block, ChainLink, Holder
from sayso.sources import find_chains, name_holders
from sayso.text import Span

DATA = "reader"
FAR = 2000
"""A holder's words are looked for at most this far (code points) from the content."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Shares of statements with the right holder, full name, kind and chain, and of chains given where there is none."""
    articles = {line["id"]: line for line in lines(data / "articles.jsonl")}
    every: list[dict[str, float]] = []
    predictions: list[str] = []
    began = time.process_time()
    annotators = sorted(path.stem for path in data.glob("annotator*.jsonl"))
    for annotator in annotators:
        gold, predicted = {}, {}
        for line in lines(data / f"{annotator}.jsonl"):
            article = as_article(articles[line["id"]])
            placed = [(statement, attribution) for statement in line["statements"] if (attribution := place(article.text, statement))]
            placed.sort(key=lambda pair: _first(pair[1]))
            attributions = [attribution for _, attribution in placed]
            holders = name_holders(article, attributions)
            chains = find_chains(article, attributions, holders)
            gold[line["id"]] = [statement for statement, _ in placed]
            predicted[line["id"]] = [_answer(*pair) for pair in zip(holders, chains, strict=True)]
            predictions.append(
                json.dumps({"id": line["id"], "annotator": annotator, "statements": predicted[line["id"]]}, ensure_ascii=False)
            )
        every.append(_figures(gold, predicted))
    spent = time.process_time() - began
    if out is not None:
        out.write_text("".join(line + "\n" for line in predictions), encoding="utf-8")
    figures = {name: round(sum(one[name] for one in every) / len(every), 4) for name in every[0]}
    figures["articles.per.cpu.second"] = round(len(annotators) * len(articles) / max(spent, 1e-9), 1)
    return figures


def as_article(line: dict[str, Any]) -> Article:
    """A line of ``articles.jsonl`` as `sayso read --outlet --published` would have it."""
    text = line["text"]
    blocks = tuple(Block("paragraph", match.span()) for match in re.finditer(r"[^\n]+", text))
    return Article(text=text, blocks=blocks, outlet=line["outlet"], published=(line["published"] or "")[:10] or None, language="en")


def place(text: str, statement: dict[str, Any]) -> Attribution | None:
    """A statement's words as spans: the content where it stands, cue and holder where they are nearest to it."""
    content: list[Span] = []
    for words in statement["content"]:
        at = text.find(words, content[-1][1] if content else 0)
        at = at if at >= 0 else text.find(words)
        if at < 0:
            return None
        content.append((at, at + len(words)))
    cue = nearest(text, statement["cue"], content[0])
    source = nearest(text, statement["holder_text"], cue[0] if cue else content[0])
    return Attribution(source, cue, tuple(content), 1.0)


def nearest(text: str, words: str, to: Span) -> tuple[Span, ...]:
    """The place of *words* that is nearest to *to*, if it is not far."""
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    best = min(places, key=lambda span: min(abs(span[1] - to[0]), abs(span[0] - to[1])), default=None)
    return (best,) if best is not None and abs(best[0] - to[0]) < FAR else ()


def _first(attribution: Attribution) -> int:
    return min(start for start, _ in (*attribution.source, *attribution.cue, *attribution.content))


def _answer(holder: Holder, chain: tuple[ChainLink, ...]) -> dict[str, Any]:
    return {"name": holder.name or "unnamed", "kind": holder.kind, "chain": [link.name for link in chain], "text": holder.text}


def _figures(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, float]:
    judge = scorer("score_reader")
    n = dict.fromkeys(("all", "holder", "full", "kind", "chained", "chain", "unchained", "false"), 0)
    for key, statements in gold.items():
        for right, answer in zip(statements, predicted[key], strict=True):
            chain = right.get("chain") or []
            n["all"] += 1
            n["holder"] += judge.same_name(right["holder"], answer["name"])
            n["full"] += judge.fold(right["holder"]) == judge.fold(answer["name"])
            n["kind"] += right["holder_kind"] == answer["kind"]
            same = len(chain) == len(answer["chain"]) and all(judge.same_name(a, b) for a, b in zip(chain, answer["chain"], strict=True))
            n["chained" if chain else "unchained"] += 1
            n["chain"] += bool(chain) and same
            n["false"] += not chain and bool(answer["chain"])
    share = {"holder": ("holder", "all"), "holder.full": ("full", "all"), "kind": ("kind", "all"), "chain": ("chain", "chained")}
    share["chain.false"] = ("false", "unchained")
    return {name: n[part] / max(n[whole], 1) for name, (part, whole) in share.items()} | {"statements": float(n["all"])}
