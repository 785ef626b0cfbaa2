"""Whom pronouns stand for, against GUM's gold coreference: a measure of the choice alone, without any statements.

Every he, she, it and they of the news texts that corefers with a name before it is asked about; an answer is right when the
name chosen belongs to the pronoun's own chain. Speakers are not given, so this is harder than what `sources` measures: only
names, sentences and distance can tell. `training.holders` learns from none of these texts. With ``out`` every answer is written.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.records import Article, Block
from sayso.sources.candidates import Candidate
from sayso.sources.entities import Names
from sayso.sources.lexicon import Pronoun, lexicon_of
from sayso.sources.names import find_names
from sayso.sources.pronouns import Place, Scene, antecedents
from sayso.text import Span, within

DATA = "gum_news"
MARK = re.compile(r"\((\d+)-[a-z]+-[^()]*(\))?|(\d+)\)")
"""An entity's beginning (with its end, where it is one word) or its end, as GUM's column has them."""
ASKED = {"he": "he", "she": "she", "it": "it", "they": "they", "him": "he", "them": "they"}


@dataclass(slots=True)
class Text:
    """One GUM text with its chains."""

    name: str
    article: Article
    spans: list[tuple[Span, int]] = field(default_factory=list)
    """Every mention with the number of its chain, in the order in which they end."""
    pronouns: list[tuple[Span, int]] = field(default_factory=list)
    """The mentions that are one pronoun."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun to resolve: where it stands and which candidates would be right."""

    span: Span
    pronoun: Pronoun
    chain: int


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Shares of pronouns given the right name, over all and by pronoun."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    lines = []
    for text in map(read_text, sorted(data.glob("*.conllu"))):
        scene = scene_of(text.article)
        chains = chains_of(text, scene.names)
        for one in questions(text, scene.names, chains):
            word = text.article.text[slice(*one.span)].lower()
            best = max(antecedents(scene, Place(one.span[0]), one.pronoun), key=lambda each: each.score, default=None)
            fine = is_right(best, one.chain, chains)
            for key in (ASKED[word], "all"):
                asked[key] += 1
                right[key] += fine
            lines.append(json.dumps({"text": text.name, "at": one.span, "word": word, "name": best and best.name, "right": fine}))
    if out is not None:
        out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    figures = {f"right.{key}": round(right[key] / asked[key], 4) for key in ("all", "he", "she", "it", "they") if asked[key]}
    return figures | {"asked": float(asked["all"])}


def scene_of(article: Article) -> Scene:
    """*article* as pronouns see it, nobody having spoken yet."""
    lexicon = lexicon_of(article.language)
    return Scene.of(article, find_names(article, lexicon), lexicon, [])


def questions(text: Text, names: Names, chains: dict[int, int]) -> Iterator[Asked]:
    """The pronouns whose chain has a name that stands before them."""
    lexicon = lexicon_of("en")
    for span, chain in text.pronouns:
        if any(mention.end <= span[0] and chains.get(id(mention.entity)) == chain for mention in names.mentions if mention.entity):
            yield Asked(span, lexicon.pronouns[text.article.text[slice(*span)].lower()], chain)


def chains_of(text: Text, names: Names) -> dict[int, int]:
    """The chain to which each of our entities (by id) belongs: that of the smallest mentions around its names."""
    votes: dict[int, Counter[int]] = {}
    for mention in names.mentions:
        if mention.entity is None:
            continue
        span = (mention.name_start, mention.end)
        holding = [(end - start, chain) for (start, end), chain in text.spans if within(span, (start, end))]
        if holding:
            votes.setdefault(id(mention.entity), Counter())[min(holding)[1]] += 1
    return {entity: counted.most_common(1)[0][0] for entity, counted in votes.items()}


def is_right(candidate: Candidate | None, chain: int, chains: dict[int, int]) -> bool:
    """Whether *candidate* belongs to *chain*."""
    return candidate is not None and candidate.entity is not None and chains.get(id(candidate.entity)) == chain


def read_text(path: Path) -> Text:
    """A CoNLL-U file as an article of one block a paragraph, with its mentions by their spans."""
    words: list[str] = []
    at = 0
    opened: dict[int, list[int]] = {}
    spans: list[tuple[Span, int]] = []
    spaced = True
    ranged, ranged_span = 0, (0, 0)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and words:
            words.append("\n\n")
            at += 2
            spaced = True
        cells = line.split("\t")
        if len(cells) < 10:
            continue
        first, _, last = cells[0].partition("-")
        if "." in first:
            continue
        if last or int(first) > ranged:
            if not spaced or (words and words[-1] != "\n\n"):
                gap = "" if not spaced else " "
                words.append(gap)
                at += len(gap)
            words.append(cells[1])
            span = (at, at + len(cells[1]))
            at = span[1]
            spaced = "SpaceAfter=No" not in cells[9]
            ranged, ranged_span = (int(last), span) if last else (0, span)
        for begins, at_once, ends in MARK.findall(cells[9].partition("Entity=")[2].partition("|")[0]):
            if begins and at_once:
                spans.append((ranged_span, int(begins)))
            elif begins:
                opened.setdefault(int(begins), []).append(ranged_span[0])
            elif opened.get(int(ends)):
                spans.append(((opened[int(ends)].pop(), ranged_span[1]), int(ends)))
    text = "".join(words)
    article = Article(text=text, blocks=tuple(Block("paragraph", match.span()) for match in re.finditer(r"[^\n]+", text)), language="en")
    pronouns = [(span, chain) for span, chain in spans if text[slice(*span)].lower() in ASKED]
    return Text(path.stem, article, spans, sorted(pronouns))
