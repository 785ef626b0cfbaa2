"""To whom the whole page is credited: by its dateline, its byline, its last words, or the original it links to.

A credit is the last link of every chain on the page, so a wrong one spoils them all: only known outlets are believed where
nothing else marks the words as a credit, photographs' credits are not read, and whoever only *contributed* is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.records import READ_KINDS, Article, Relay
from sayso.sources.lexicon import known_names, outlets_by_fold, squash
from sayso.sources.outlets import LEAST_LABEL, domain_of, is_own, known_outlet, outlet_key, outlet_of_address, shown_name
from sayso.sources.relay import Link
from sayso.text import UPPER, Span

HEAD = 260
"""How far into the text (code points) a credit above the report may stand."""
FOOT = 90
"""How long the last words are that may credit somebody."""
NAME = r"[A-Z][\w.&’'/-]*(?:\s?,?\s[\w.&’'/-]+){0,5}?"
"""One or more who sign: “AFP”, “AFP/Reuters”, “The Orl Record with AFP”."""
DATELINE = re.compile(rf"\s*(?P<place>{UPPER}[^\n()“”\"]{{1,70}})\s?\((?P<name>{NAME})\)\s?[–—-]")
OPENING = re.compile(rf"\s*\((?P<name>{NAME})\)\s?[–—-]{{0,2}}\s")
"""“(AFP) – ” with no place before it."""
DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[,\s]|\d{1,2}[\s./-]|(?:19|20)\d\d\b|"
    r"[A-Z][a-z]{2,8}\.?\s\d{1,2}\b)"
)
SIGNED = re.compile(rf"(?:^|\n|\s{{2,}}|[|•·]\s?)(?:By\s|Source:\s?)?(?P<name>{NAME})(?:\s{{2,}}|\s?[|•·,–—-]\s?)(?={DAY})")
"""“AFP  Thursday 30 June”, “By AFP | June 30, 2016”: who signs, and the day after it."""
DATED = re.compile(r"\b(?P<name>[A-Z][\w.]+)\s+(?=[A-Z][a-z]+day\s\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d\b)")
"""The same run together with the headline: a full date stands in no sentence right after an agency's name."""
LINE = re.compile(rf"\(?(?:By\s|Source:\s?|Fuente:\s?|[–—-]{{1,2}}\s?)?(?P<name>{NAME})\)?\s*\.?")
"""A line that is a signature and nothing else."""
MARKED_FOOT = re.compile(
    rf"(?:^|\n|[.!?…][”\"’']?\s*)(?:\((?:Source:\s?)?(?P<bracket>{NAME})\)|[–—-]{{1,4}}\s?(?P<dash>{NAME})|(?:Source|Fuente|Via):?\s(?P<source>{NAME}))\s*\.?\s*$"
)
REPORTED = re.compile(r"(?:^|[\n(.]\s*)\(?Reporting by [^\n]{3,200}?;?\s?(?:[Ww]riting|[Ee]diting) by [^\n]{3,120}")
"""How Reuters signs its reports, wherever they are printed."""
AGENCIES = re.compile(r"(?:news |wire )?agencies|agencias", re.IGNORECASE)
SHARED = re.compile(r"\s*(?:/|\||,|&|\band\b|\bwith\b|\bvia\b|\bfor\b|\by\b|\bcon\b)\s*")
"""What stands between those who sign together: “Orl Record with AFP”, “AFP/Reuters”."""
PICTURE = re.compile(r"\b(?:photo|image|picture|getty|file|foto)\b", re.IGNORECASE)


def find_credit(article: Article) -> Link | None:
    """The agency or outlet that the whole page is credited to; never the article's own."""
    original = _original(article)
    found = _dateline(article) or _byline(article) or _signed(article) or _foot(article) or original
    if found is not None and not found.spans and original is not None and outlet_key(original.name) == outlet_key(found.name):
        return replace(found, spans=original.spans)  # the byline stands outside the text, the line that names the original in it
    return found


def _dateline(article: Article) -> Link | None:
    text = article.text
    for start, end in [block.span for block in article.blocks if block.kind in {"lead", "paragraph"}][:2]:
        match = DATELINE.match(text, start, min(end, start + 120))
        if match is not None and "." not in match["name"]:
            capitals = re.match(r"[A-Z]{3}", match["place"]) is not None  # “ORL, Lethia (XYZ) —” is a dateline whoever XYZ is
            if link := _credited(article, match["name"], match.span("name"), "says", "the dateline", sure=capitals):
                return link
        match = OPENING.match(text, start, min(end, start + 60))
        if match is not None and (link := _credited(article, match["name"], match.span("name"), "says", "the dateline")):
            return link
    return None


def _byline(article: Article) -> Link | None:
    for name in article.byline:
        if PICTURE.search(name):
            continue
        parts = SHARED.split(name)
        for part in (name, *parts):
            if len(parts) > 1 and AGENCIES.fullmatch(part):
                continue
            line = re.compile(rf"^(?:By\s)?({re.escape(part)})\b", re.MULTILINE).search(article.text, 0, HEAD) if len(part) > 2 else None
            span = line.span(1) if line is not None else None
            if link := _credited(article, part.removeprefix("By ").strip(), span, "says", "the byline"):
                return link
    return None


def _signed(article: Article) -> Link | None:
    """A signature in the text itself, above the report: a line of its own, or a name and a day."""
    text = article.text
    for start, end in [block.span for block in article.blocks if block.span[0] < HEAD and block.kind in READ_KINDS][1:5]:
        match = LINE.fullmatch(text, start, end) if end - start < 60 else None
        if match is not None and (link := _first(article, match, "name", "a line above the report")):
            return link
    for match in (*SIGNED.finditer(text, 0, HEAD), *DATED.finditer(text, 0, HEAD)):
        if link := _credited(article, match["name"], match.span("name"), "says", "name and day above the report"):
            return link
    return None


def _foot(article: Article) -> Link | None:
    """A signature at the end: “(AFP)”, “— Reuters”, “Source: SANA”, a line of its own."""
    text = article.text
    blocks = [block.span for block in article.blocks if block.kind in READ_KINDS or block.kind == "source-line"]
    for number, (start, end) in enumerate(reversed(blocks[-3:])):
        short = end - start < 60
        if not short and number:
            continue
        line = LINE.fullmatch(text, start, end) if short and len(blocks) > 2 else None
        if line is not None and (link := _first(article, line, "name", "a line below the report")):
            return link
        match = MARKED_FOOT.search(text, max(start, end - FOOT), end)
        if match is not None and not PICTURE.search(match.group()):
            group = next(name for name in ("bracket", "dash", "source") if match[name])
            if link := _first(article, match, group, "the last words"):
                return link
    tail = (max(len(text) - 500, 0), len(text))
    match = REPORTED.search(text, *tail)
    if match is not None and text.find("Reuters", *tail) >= 0:
        at = text.find("Reuters", *tail)
        return _credited(article, "Reuters", (at, at + 7), "says", "signed as Reuters signs")
    return None


def _first(article: Article, match: re.Match[str], group: str, where: str) -> Link | None:
    """The first of those who sign together that is a known outlet."""
    start = match.start(group)
    parts = SHARED.split(match[group])
    for part in (match[group], *parts):
        if len(parts) > 1 and AGENCIES.fullmatch(part):
            continue  # “The Orl Record and agencies” is the Record's own report
        at = article.text.find(part, start) if part else start
        if link := _credited(article, part, (at, at + len(part)), "says", where):
            return link
    return None


def _credited(article: Article, name: str, span: Span | None, relation: Relay, where: str, *, sure: bool = False) -> Link | None:
    """A link to *name* if it is a known outlet (or *sure* to be one) and not the article's own."""
    name = name.strip(" .")
    known = known_outlet(name)
    if AGENCIES.fullmatch(name):
        return Link(name.lower(), relation, (span,) if span else (), f"credited to agencies by {where}")
    if not name or is_own(article, name) or (known is None and (not sure or name in known_names())):
        return None
    shown = shown_name(name)
    return None if is_own(article, shown) else Link(shown, relation, (span,) if span else (), f"credited by {where}")


def _original(article: Article) -> Link | None:
    """The outlet that the page itself links to as its original, by its known name, a name on the page, or its domain."""
    own = domain_of(article.canonical_url or article.url or "")
    for link in article.links:
        domain = domain_of(link.url)
        if link.relation == "alternate" or not domain or domain == own:
            continue
        name = outlet_of_address(link.url) or _called(article, domain.split(".")[0]) or domain
        if not is_own(article, name):
            at = article.text.find(link.url)
            return Link(name, "says", ((at, at + len(link.url)),) if at >= 0 else (), "the original that the page links to")
    return None


def _called(article: Article, label: str) -> str | None:
    """The outlet that a domain's first label names: by the table, a byline, or the words of the text."""
    if (known := outlets_by_fold().get(label)) is not None:
        return known
    if len(label) < LEAST_LABEL:
        return None
    for name in article.byline:
        if label in squash(name) or (len(squash(name)) >= LEAST_LABEL and label.startswith(squash(name))):
            return name
    return next(_written(article.text, label), None)


def _written(text: str, label: str) -> Iterator[str]:
    """The words of *text* that a domain's first label runs together (“elfarodeorl” → “El Faro de Orl”)."""
    if len(text) > 200_000:
        return
    for match in re.finditer(rf"\b{UPPER}[\w’'-]*(?:\s[\w’'-]+){{0,4}}", text):
        words = match.group().split()
        if not label.startswith(squash(words[0])) and not label.startswith(words[0].lower()):
            continue
        for size in range(len(words), 0, -1):
            if squash(" ".join(words[:size])) == label:
                yield " ".join(words[:size])
