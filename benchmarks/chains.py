"""Through whom a statement came, on the careful readers' articles, with their spans, their nesting and their holders given.

An upper part of the ``reader`` measure, as ``sources`` is: there a chain is also wrong where the statement around was not found
or its speaker wrongly named; here only the chain can be. ``chain.named`` is the same with our own holders in the place of theirs.
``chain.nested`` and ``chain.flat`` part the statements that stand within another from those that do not; ``chain.false`` is the
share of unchained statements given a chain. *data* is any folder with ``articles.jsonl`` and ``annotator*.jsonl``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from benchmarks.scorers import scorer
from benchmarks.sources import as_article, nearest
from sayso.records import Article, Attribution, ChainLink, Holder
from sayso.sources import find_chains, name_holders
from sayso.text import Span

DATA = "reader"
Statement = dict[str, Any]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Shares of right chains, averaged over the annotators in *data*; with *out* every chain that differs, one JSON line each."""
    articles = {line["id"]: as_article(line) for line in lines(data / "articles.jsonl")}
    golds = [lines(path) for path in sorted(data.glob("annotator*.jsonl"))]
    wrong: list[dict[str, Any]] = []
    every = [_measured(gold, articles, wrong) for gold in golds]
    if out is not None:
        write_lines(out, wrong)
    return {name: round(sum(one[name] for one in every) / len(every), 4) for name in every[0]}


def _measured(gold: list[dict[str, Any]], articles: dict[str, Article], wrong: list[dict[str, Any]]) -> dict[str, float]:
    n: Counter[str] = Counter()
    for line in gold:
        article = articles[line["id"]]
        placed = place(article.text, line["statements"])
        attributions = [attribution for _, attribution in placed]
        given = [
            Holder(statement["holder_text"], attribution.source, _told(statement), statement["holder_kind"])
            for statement, attribution in placed
        ]
        own = find_chains(article, attributions, name_holders(article, attributions))
        for (statement, _), chain, named in zip(placed, find_chains(article, attributions, given), own, strict=True):
            n.update(_counted(statement, chain, named))
            if not _same(statement.get("chain") or [], chain):
                wrong.append({"id": line["id"], "gold": statement, "chain": [(link.name, link.relation, link.because) for link in chain]})
    share = {"chain": ("right", "chained"), "chain.named": ("named", "chained"), "chain.false": ("false", "unchained")}
    share |= {"chain.nested": ("nested.right", "nested"), "chain.flat": ("flat.right", "flat")}
    return {name: n[part] / max(n[whole], 1) for name, (part, whole) in share.items()} | {"chained": float(n["chained"])}


def _counted(statement: Statement, chain: Sequence[ChainLink], named: Sequence[ChainLink]) -> list[str]:
    """What one statement adds to the counts."""
    right = statement.get("chain") or []
    if not right:
        return ["unchained", *(["false"] if chain else [])]
    where = "flat" if statement.get("within") is None else "nested"
    found = ["chained", where]
    found += ["right", f"{where}.right"] if _same(right, chain) else []
    return found + (["named"] if _same(right, named) else [])


def _same(right: Sequence[str], chain: Sequence[ChainLink]) -> bool:
    judge = scorer("score_reader")
    return len(right) == len(chain) and all(judge.same_name(a, link.name) for a, link in zip(right, chain, strict=True))


def _told(statement: Statement) -> str | None:
    """The people's name of the holder; None for one who is nobody in particular."""
    name = str(statement["holder"])
    return None if name in {"", "unspecified", "unnamed"} else name


def place(text: str, statements: Sequence[Statement]) -> list[tuple[Statement, Attribution]]:
    """The statements' words as spans in reading order, what lies within another looked for inside it."""
    at: dict[int, Attribution] = {}
    for number in range(len(statements)):
        _place(text, statements, number, at, frozenset())
    found = [(statements[number], attribution) for number, attribution in at.items()]
    return sorted(found, key=lambda pair: min(start for start, _ in (*pair[1].source, *pair[1].cue, *pair[1].content)))


def _place(
    text: str, statements: Sequence[Statement], number: int, at: dict[int, Attribution], under: frozenset[int]
) -> Attribution | None:
    statement, outer = statements[number], statements[number].get("within")
    if number in at or number in under:
        return at.get(number)
    inside = (0, len(text))
    if isinstance(outer, int) and 0 <= outer < len(statements):
        around = _place(text, statements, outer, at, under | {number})
        inside = (around.content[0][0], around.content[-1][1]) if around is not None else inside
    content: list[Span] = []
    for words in statement["content"]:
        start = _find(text, words, (content[-1][1], inside[1]) if content else inside)
        if start < 0:
            return None
        content.append((start, start + len(words)))
    cue = nearest(text, statement["cue"], content[0])
    at[number] = Attribution(nearest(text, statement["holder_text"], cue[0] if cue else content[0]), cue, tuple(content), 1.0)
    return at[number]


def _find(text: str, words: str, inside: Span) -> int:
    """Where *words* stand: within *inside* if they do, else anywhere."""
    start = text.find(words, *inside)
    return start if start >= 0 else text.find(words)
