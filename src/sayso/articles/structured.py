"""What a page says about itself for machines: JSON-LD, meta tags, link tags; read tolerantly, trusted cautiously.

Most outlets' JSON-LD is sound; the rest has raw line breaks, trailing commas, comments, or is cut off. Each script is
read alone, so one broken script does not cost the others. Microdata is asked of extruct, which is slow, and only
where the page has any and JSON-LD gave no article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree

from sayso.articles.dom import squeeze
from sayso.articles.wording import words

MAX_SCRIPTS = 60
MAX_SCRIPT = 1_500_000
"""A longer JSON-LD script is passed over: the longest of 310 pages had 300,000 characters."""
MAX_NODES = 4_000
MAX_META = 5_000
"""Of a longer meta tag or title the rest is not read."""
MAX_LD = 100_000
"""Of a longer string in JSON-LD the rest is not read; the longest is an article's body."""
ARTICLE_TYPES = frozenset(words("article_types"))
Node = Mapping[str, Any]
OF_OTHERS = frozenset(("translationOfWork", "workTranslation", "isBasedOn", "isBasedOnUrl", "citation", "mentions"))
"""What stands under these is about another work than the page's own."""

_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')


@dataclass(slots=True)
class Structured:
    """The page's own statements about itself, before any is believed."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents of meta tags by lower-case name, property or itemprop, in page order."""
    links: list[tuple[str, str, str | None]] = field(default_factory=list)
    """(rel, href, hreflang) of link tags."""
    nodes: list[Node] = field(default_factory=list)
    """Every JSON-LD object, outer before inner."""
    title: str = ""
    """The words of the title tag."""
    base: str | None = None
    """Where relative addresses start, if the page says."""
    language: str | None = None
    """The lang attribute of the html tag."""

    def meta(self, *names: str) -> str | None:
        """The first non-empty content among the meta tags *names*, in that order."""
        for name in names:
            for content in self.metas.get(name, ()):
                if content:
                    return content
        return None


def read_structured(tree: etree._Element) -> Structured:
    """Everything *tree* says about itself in its head and its JSON-LD."""
    found = Structured(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"))
    scripts = 0
    for element in tree.iter("meta", "link", "script", "title", "base"):
        match element.tag:
            case "meta":
                _take_meta(found, element)
            case "link":
                if element.get("rel") and element.get("href"):
                    found.links.append((element.get("rel", "").lower(), element.get("href", "").strip(), element.get("hreflang")))
            case "base":
                found.base = found.base or element.get("href")
            case "title":
                # an SVG has a title too
                parent = element.getparent()
                if not found.title and (parent is None or parent.tag in {"head", "html", "body"}):
                    found.title = squeeze((element.text or "")[:MAX_META])
            case _:
                if "ld+json" in (element.get("type") or "").lower() and scripts < MAX_SCRIPTS:
                    scripts += 1
                    for value in read_json(element.text or ""):
                        _collect(value, found.nodes)
    return found


def _take_meta(found: Structured, element: etree._Element) -> None:
    content = element.get("content")
    if content is None or not content.strip():
        return
    for key in ("name", "property", "itemprop", "http-equiv"):
        if name := element.get(key):
            found.metas.setdefault(name.strip().lower(), []).append(squeeze(content[:MAX_META]))


def read_json(text: str) -> Iterator[Any]:
    """The JSON values in a script's *text*, mended where it is broken in the usual ways; none when it cannot be.

    >>> list(read_json('<!-- {"a": "x\\ny", } -->'))
    [{'a': 'x\\ny'}]
    """
    text = text.strip()
    if not text or len(text) > MAX_SCRIPT:
        return
    start = min((place for place in (text.find("{"), text.find("[")) if place >= 0), default=-1)
    end = max(text.rfind("}"), text.rfind("]")) + 1
    if start < 0 or end <= start:
        return
    text = text[start:end]
    for mend in (str, _mend_commas, unescape):
        try:
            yield json.loads(mend(text), strict=False)
            return
        except (ValueError, RecursionError):
            continue
    yield from _several(text)


def _mend_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub(r"\\\\", text))


def _several(text: str) -> Iterator[Any]:
    """Objects one after another, which is no JSON but is met."""
    decoder = json.JSONDecoder(strict=False)
    place = 0
    for _ in range(20):
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield value
        while place < len(text) and text[place] in " \t\r\n,;":
            place += 1
        if place >= len(text):
            return


def _collect(value: Any, nodes: list[Node]) -> None:
    """Every object inside *value* into *nodes*, outer before inner, without recursion."""
    waiting = [value]
    for _ in range(20 * MAX_NODES):
        if not waiting or len(nodes) >= MAX_NODES:
            return
        value = waiting.pop(0) if len(waiting) < 500 else waiting.pop()
        if isinstance(value, dict):
            nodes.append(value)
            waiting.extend(inner for key, inner in value.items() if key not in OF_OTHERS and isinstance(inner, (dict, list)))
        elif isinstance(value, list):
            waiting.extend(inner for inner in value if isinstance(inner, (dict, list)))


def types(node: Node) -> frozenset[str]:
    """The node's types, lower case, without schema.org's address."""
    given = node.get("@type")
    every = given if isinstance(given, list) else [given]
    return frozenset(kind.rsplit("/", 1)[-1].lower() for kind in every if isinstance(kind, str))


def texts(value: Any) -> list[str]:
    """The non-empty strings in *value*: itself, a list of strings, or what objects are named.

    >>> texts([{"name": "A"}, "B", None])
    ['A', 'B']
    """
    if isinstance(value, str):
        clean = squeeze(unescape(value[:MAX_LD]))
        return [clean] if clean else []
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("headline") or "")
    if isinstance(value, list):
        return [text for inner in value[:200] if not isinstance(inner, list) for text in texts(inner)]
    return []


def first(value: Any) -> str | None:
    """The first string in *value*, or None."""
    return next(iter(texts(value)), None)


def addresses(value: Any) -> list[str]:
    """The web addresses in *value*: itself, or what objects give as url or @id."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        for key in ("url", "@id", "sameAs"):
            if isinstance(value.get(key), str):
                return addresses(value[key])
        return []
    if isinstance(value, list):
        return [address for inner in value[:50] if not isinstance(inner, list) for address in addresses(inner)]
    return []


def addresses_of_file(value: Any) -> list[str]:
    """The address of the file that *value* is or describes; an ``@id`` only names the description.

    >>> addresses_of_file({"@id": "#image", "contentUrl": "https://courier.example/dam.jpg"})
    ['https://courier.example/dam.jpg']
    """
    if isinstance(value, dict):
        value = next((value[key] for key in ("contentUrl", "url") if isinstance(value.get(key), str)), None)
    return addresses(value) if isinstance(value, str) else []


def find_article(structured: Structured, title: str | None) -> Node:
    """The JSON-LD object that is the page's article; empty when there is none.

    A page may describe the articles it links to as well: the one wins whose headline is the page's own title,
    then the one that says most.
    """
    candidates = [node for node in structured.nodes if types(node) & ARTICLE_TYPES]
    if not candidates:
        return {}
    wanted = " ".join(re.findall(r"\w+", (structured.meta("og:title") or title or structured.title).casefold()))

    def standing(node: Node) -> tuple[bool, bool, int]:
        headline = " ".join(re.findall(r"\w+", (first(node.get("headline")) or first(node.get("name")) or "").casefold()))
        own = bool(headline) and (headline in wanted or wanted in headline)
        return own, "datePublished" in node, sum(bool(value) for value in node.values())

    return max(candidates[:100], key=standing)


def by_id(structured: Structured, value: Any) -> Any:
    """*value* with a bare ``{"@id": …}`` replaced by the object of that id."""
    if isinstance(value, list):
        return [by_id(structured, inner) for inner in value[:200] if not isinstance(inner, list)]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and not value.get("name"):
        return next((node for node in structured.nodes if node.get("@id") == value["@id"] and node.get("name")), value)
    return value
