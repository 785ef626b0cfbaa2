"""Who wrote it, where, when and under which headline: structured data first, then what the page shows.

Order of trust, measured on 129 pages of 85 outlets: what the caller typed; the page's JSON-LD; its meta tags; what is
marked in its text; then htmldate for the date and trafilatura for the author. Each step is asked only when those
before it said nothing, since the last two cost more than all the others together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree

from sayso.articles.dates import as_iso
from sayso.articles.dom import squeeze
from sayso.articles.names import clean_names
from sayso.articles.structured import (
    Node,
    Structured,
    addresses,
    addresses_of_file,
    by_id,
    find_article,
    first,
    read_structured,
    texts,
    types,
)
from sayso.articles.wording import words
from sayso.records import Link, Page
from sayso.text import fold

MAX_TITLE = 1_000
"""Of a longer headline the rest is not read."""
_BAR = re.compile(r"\s+(?:[|–—·•»*]|-{1,2}|::|\|\|)\s+|\s*[|»]\s*")
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:[-_].*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about itself, believed in the order above."""

    title: str | None
    """The headline, without the outlet's name."""
    titles: tuple[str, ...]
    """Every form of the headline that the page uses: what tells the headline among the page's words."""
    descriptions: tuple[str, ...]
    """What the page says of itself in a sentence: what tells the lead among the page's words."""
    byline: tuple[str, ...]
    """Authors' names."""
    outlet: str | None
    """The medium's name."""
    declared_language: str | None
    """The language the page declares, if it does."""
    section: str | None
    """The section it is filed under."""
    tags: tuple[str, ...]
    """Its keywords."""
    published: str | None
    """ISO 8601."""
    modified: str | None
    """ISO 8601."""
    url: str | None
    """Where it was read."""
    canonical_url: str | None
    """Where it says it lives."""
    base: str | None
    """Where its relative addresses start."""
    links: tuple[Link, ...]
    """To the original and to other languages."""
    pictures: tuple[str, ...]
    """The picture that it gives to whoever shows it, once for each place that names one."""
    body: str | None
    """JSON-LD's articleBody, a witness of what belongs to the body."""
    free: bool
    """Whether the page does not say that it is for subscribers only."""
    kind: str | None
    """``og:type``."""


def read_metadata(tree: etree._Element, page: Page) -> Metadata:
    """Everything *page* says about itself; *tree* is its tree and is left as it is."""
    said = read_structured(tree)
    headlines = [text for element in tree.iter("h1") if (text := words_of(element)) and len(text) < 400][:6]
    node = find_article(said, next(iter(headlines), None))
    outlet = page.outlet or _outlet(tree, said, node, page)
    titles = _titles(said, node, headlines, outlet)
    base = _base(said, page)
    canonical = _canonical(said, node, base)
    return Metadata(
        title=_choose_title(titles, headlines),
        titles=tuple(dict.fromkeys(title for _, title in titles)),
        descriptions=_descriptions(said, node),
        byline=_byline(tree, said, node, outlet),
        outlet=outlet,
        declared_language=_declared_language(said, node),
        section=_section(said, node),
        tags=_tags(said, node),
        published=_published(tree, said, node, page),
        modified=_modified(said, node),
        url=page.url,
        canonical_url=canonical,
        base=base or canonical,
        links=_links(said, node, base, canonical or page.url),
        pictures=_pictures(said, node, base or canonical),
        body=first(node.get("articleBody")),
        free=str(node.get("isAccessibleForFree", "true")).lower() != "false",
        kind=said.meta("og:type"),
    )


# --- headline ---------------------------------------------------------------------------------------------------------


def _titles(said: Structured, node: Node, headlines: list[str], outlet: str | None) -> list[tuple[str, str]]:
    given = [
        ("ld", first(node.get("headline")) or first(node.get("name"))),
        ("h1", _nearest(headlines, said.meta("og:title") or said.title)),
        ("og", said.meta("og:title")),
        ("twitter", said.meta("twitter:title")),
        ("tag", said.title),
    ]
    host = _host(_first_canonical(said))
    names = {fold(name) for name in (outlet, said.meta("og:site_name"), said.meta("application-name"), host) if name}
    return [(where, bare) for where, title in given if title and (bare := _without_outlet(title, names))]


def _nearest(headlines: list[str], wanted: str) -> str | None:
    """The h1 that is the headline: outlets set their own name in an h1 too."""
    words = set(fold(wanted).split())
    return max(headlines, key=lambda line: len(words & set(fold(line).split())), default=None)


def _without_outlet(title: str, names: set[str]) -> str:
    """*title* without the outlet's name at its end or start.

    >>> _without_outlet("Dam bursts | World | The Courier", {"courier"})
    'Dam bursts | World'
    """
    title = squeeze(title[:MAX_TITLE])
    for bar in reversed(_bars(title)[-3:]):
        if _is_name(title[bar.end() :], names):
            return title[: bar.start()].strip() or title
    front = next(iter(_bars(title)), None)
    if front and _is_name(title[: front.start()], names) and len(title) > front.end():
        return title[front.end() :].strip()
    return title


def _bars(title: str) -> list[re.Match[str]]:
    """The marks by which pages set a section or an outlet off in *title*; a “»” that closes a quotation is none.

    >>> [bar.group().strip() for title in ("«We dug» | Courier", "Floods » Courier", "Mayor: «We dug»") for bar in _bars(title)]
    ['|', '»']
    """
    return [bar for bar in _BAR.finditer(title) if "»" not in bar.group() or "«" not in title[: bar.start()]]


def _is_name(words: str, names: set[str]) -> bool:
    """Whether *words* are an outlet's name, or a part of it long enough to be one."""
    plain = fold(words)
    return bool(plain) and any(
        plain == name or plain.replace(" ", "") == name.replace(" ", "") or (len(plain) > 3 and plain in name) for name in names
    )


def _choose_title(titles: list[tuple[str, str]], headlines: list[str]) -> str | None:
    """The form most places agree on; the headline shown, then JSON-LD's, where they differ.

    og:title is often written for social media, the h1 may lack the kicker: whichever two agree are right.
    """
    if not titles:
        return None
    forms = {title for _, title in titles}
    titles = [(where, _without_section(title, forms)) for where, title in titles]
    by_place = dict(titles)
    agreed = Counter(title for where, title in titles if where != "twitter" or by_place.get("og") != title)
    return max(titles, key=lambda item: (agreed[item[1]], item[0] == "h1"))[1]


def _without_section(title: str, forms: set[str]) -> str:
    """*title* without the part after its last bar, where another place gives it without."""
    bars = _bars(title)
    return title[: bars[-1].start()].strip() if bars and title[: bars[-1].start()].strip() in forms else title


# --- lead -------------------------------------------------------------------------------------------------------------


MAX_DESCRIPTION = 3_000


def _descriptions(said: Structured, node: Node) -> tuple[str, ...]:
    given = [first(node.get("description")), *(said.meta(name) for name in ("og:description", "description", "twitter:description"))]
    given += [first(node.get("abstract")), said.meta("dcterms.abstract", "dc.description")]
    return tuple(dict.fromkeys(text[:MAX_DESCRIPTION] for text in given if text and len(text) > 20))


# --- byline -----------------------------------------------------------------------------------------------------------


def _byline(tree: etree._Element, said: Structured, node: Node, outlet: str | None) -> tuple[str, ...]:
    outlets = [name for name in (outlet, said.meta("og:site_name"), first(by_id(said, node.get("publisher")))) if name]
    own = _own_names(outlets, said)
    house: tuple[str, ...] = ()
    for given in _given_authors(tree, said, node):
        names = clean_names(given, outlets)
        if any(fold(name) not in own for name in names):
            return _with_others(names, clean_names(_linked_authors(tree, one_line=True), outlets))
        house = house or names
    return house  # the outlet itself signs only where no person does


def _own_names(outlets: Sequence[str], said: Structured) -> set[str]:
    """What the outlet is called where it signs: its names, their initials, its address with and without the ending."""
    names = {fold(name) for name in outlets}
    names |= {"".join(word[0] for word in name.split()) for name in names if len(name.split()) > 2}
    if host := _host(_first_canonical(said)):
        names |= {fold(host), fold(host.rpartition(".")[0])}
    return names


def _with_others(names: tuple[str, ...], linked: tuple[str, ...]) -> tuple[str, ...]:
    """*names*, or the authors that the page shows as links where those are the same and more: machines are often told the first only."""
    known = {fold(name) for name in names}
    return linked if known < {fold(name) for name in linked} else names


def _given_authors(tree: etree._Element, said: Structured, node: Node) -> Iterable[list[str]]:
    yield texts(by_id(said, node.get("author"))) or texts(by_id(said, node.get("creator")))
    for name in _AUTHOR_METAS:
        yield said.metas.get(name, [])
    for number in "1", "2":
        # a plug-in's preview card: “Written by” in the page's language, then the name
        if re.search(r"written|author|by$|von$|par$|por$|autor", (said.meta(f"twitter:label{number}") or "").lower()):
            yield [said.meta(f"twitter:data{number}") or ""]
    yield [said.meta("twitter:misc:written by") or ""]
    yield _linked_authors(tree)
    yield _shown_authors(tree)


_AUTHOR_METAS = words("author_metas")
_AUTHOR_LINKS = etree.XPath(
    "//a[@rel='author' or contains(@href, '/aut') or contains(@href, '/profile/') or contains(@href, '/team/') or contains(@href, '/by/')]"
)
_AUTHOR_ADDRESS = re.compile(r"/(?:authors?|autor(?:en|es|i|in)?|auteurs?|autori|profile|team|(?<!licenses/)by)/[^?#]", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(
    r"(?:^|[-_ ])(?:authors?|bylines?|autor(?:en|es)?|auteurs?)(?:[-_ ]+(?:name|names|link|text))*(?:$| )", re.IGNORECASE
)
_AUTHOR_PATHS = etree.XPath(
    "(//*[@itemprop='author']//*[contains(concat(' ', @itemprop, ' '), ' name ')]"
    " | //*[@itemprop='author'][not(.//*[contains(concat(' ', @itemprop, ' '), ' name ')])]"
    " | //*[contains(@class, 'uthor') or contains(@class, 'yline')])"
    "[position() <= 40]"
)


def _elements(path: etree.XPath, tree: etree._Element) -> list[etree._Element]:
    return cast(list[etree._Element], path(tree))


def words_of(element: etree._Element, between: str = "") -> str:
    """All text inside *element*, on one line."""
    return squeeze(between.join(cast("list[str]", list(element.itertext()))))


def _linked_authors(tree: etree._Element, *, one_line: bool = False) -> list[str]:
    """Names that link to an author's page: the first one's, and those that stand beside it (for *one_line*, in the same box)."""
    found: list[etree._Element] = []
    addresses_seen: set[str | None] = set()
    for link in _elements(_AUTHOR_LINKS, tree)[:60]:
        name = words_of(link)
        if not (
            1 < len(name.split()) <= 5
            and len(name) < 50
            and (link.get("rel") == "author" or _AUTHOR_ADDRESS.search(link.get("href") or ""))
        ):
            continue
        if found and not (found[0].getparent() is link.getparent() if one_line else _beside(found[0], link)):
            break
        if link.get("href") not in addresses_seen:  # “More by …” leads where the name did
            found.append(link)
        addresses_seen.add(link.get("href"))
    return [words_of(link) for link in found]


def _beside(one: etree._Element, other: etree._Element) -> bool:
    """Whether two links stand in one line of the page: under the same parent, or in neighbouring boxes."""
    here, there = one.getparent(), other.getparent()
    return here is there or (here is not None and there is not None and here.getparent() is there.getparent())


def _shown_authors(tree: etree._Element) -> list[str]:
    """Authors marked in the text: all that microdata names, else the first element whose class says author."""
    marked = [element for element in _elements(_AUTHOR_PATHS, tree) if element.get("itemprop")]
    named = [squeeze(element.get("content") or words_of(element, " ")) for element in marked]
    if short := [text for text in named if 2 < len(text) < 80]:
        return short
    for element in _elements(_AUTHOR_PATHS, tree):
        text = squeeze(words_of(element, " "))
        if _AUTHOR_CLASS.search(element.get("class") or "") and 2 < len(text) < 80:
            return [text]
    return []


# --- outlet, language, section ----------------------------------------------------------------------------------------


_PUBLISHER_PATH = etree.XPath("//*[@itemprop='publisher']//*[@itemprop='name']")


def _outlet(tree: etree._Element, said: Structured, node: Node, page: Page) -> str | None:
    publisher = first(by_id(said, node.get("publisher"))) or next(
        (name for element in _elements(_PUBLISHER_PATH, tree)[:3] if (name := squeeze(element.get("content") or words_of(element)))), None
    )
    for given in (
        said.meta("og:site_name"),
        publisher,
        said.meta("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "citation_journal_title"),
    ):
        if given and len(given) < 80 and not given.startswith(("http://", "https://")):
            return given
    organisations = [first(other.get("name")) for other in said.nodes if types(other) & {"newsmediaorganization", "website"}]
    if named := next((name for name in organisations if name), None):
        return named
    if said.title and (bars := _bars(said.title)):
        last = said.title[bars[-1].end() :]
        if 1 < len(last) <= 40 and len(last.split()) <= 4:
            return last
    return _host(page.url or _first_canonical(said))


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _first_canonical(said: Structured) -> str | None:
    return next((href for rel, href, _ in said.links if rel == "canonical" and href.startswith("http")), None) or said.meta("og:url")


def _declared_language(said: Structured, node: Node) -> str | None:
    given = [
        first(node.get("inLanguage")),
        said.language,
        said.meta("content-language"),
        said.meta("og:locale"),
        said.meta("language"),
        said.meta("dc.language"),
    ]
    return next((text.replace("_", "-").split("-")[0].lower() for text in given if text and _LANGUAGE.match(text)), None)


def _section(said: Structured, node: Node) -> str | None:
    if section := first(node.get("articleSection")) or said.meta("article:section", "section", "parsely-section", "cxenseparse:section"):
        return section
    for other in said.nodes:
        if "breadcrumblist" in types(other) and isinstance(other.get("itemListElement"), list):
            names = [first(item.get("name")) or first(item.get("item")) for item in other["itemListElement"] if isinstance(item, dict)]
            if len(names) >= 3 and names[1] and not names[1].startswith("http"):
                return names[1]
    return None


def _tags(said: Structured, node: Node) -> tuple[str, ...]:
    given = [node.get("keywords"), said.metas.get("article:tag"), said.metas.get("news_keywords"), said.metas.get("keywords")]
    for value in given:
        words = [squeeze(word) for text in texts(value) for word in re.split(r"[,;]", text)]
        if kept := tuple(dict.fromkeys(word for word in words if 1 < len(word) < 60 and not re.match(r"^\w+:", word))):
            return kept[:40]
    return ()


# --- dates ------------------------------------------------------------------------------------------------------------

_PUBLISHED = words("published_metas")
_MODIFIED = words("modified_metas")


def _published(tree: etree._Element, said: Structured, node: Node, page: Page) -> str | None:
    given: list[Any] = [page.published, node.get("datePublished"), node.get("dateCreated"), node.get("uploadDate")]
    for value in [*given, *(said.meta(name) for name in _PUBLISHED)]:
        if date := as_iso(first(value)):
            return date
    for element in tree.iter("time"):
        if date := as_iso(element.get("datetime")):
            return date
    return _guessed_date(tree, page)


def _guessed_date(tree: etree._Element, page: Page) -> str | None:
    """htmldate's answer; its extensive search found no date more on 129 pages, and loads every language's months for seconds."""
    from htmldate import find_date

    latest = (page.captured_at or datetime.now()).strftime("%Y-%m-%d")
    try:
        found = find_date(etree.ElementTree(tree).getroot(), original_date=True, extensive_search=False, url=page.url, max_date=latest)
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError, etree.LxmlError):
        return None
    return str(found) if found else None


def _modified(said: Structured, node: Node) -> str | None:
    for value in (node.get("dateModified"), *(said.meta(name) for name in _MODIFIED)):
        if date := as_iso(first(value)):
            return date
    return None


# --- addresses --------------------------------------------------------------------------------------------------------


def _base(said: Structured, page: Page) -> str | None:
    start = page.url or _first_canonical(said)
    if said.base:
        return absolute(said.base, start) or start
    return start


def absolute(address: str | None, base: str | None) -> str | None:
    """*address* as a full web address, or None when it is none.

    >>> absolute("/a?b=1", "https://news.example/x/y")
    'https://news.example/a?b=1'
    >>> absolute("javascript:alert(1)", "https://news.example/") is None
    True
    """
    if not address or len(address) > 2_000:
        return None
    try:
        full = urljoin(base or "", squeeze(address))
        parts = urlsplit(full)
        return full if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def _canonical(said: Structured, node: Node, base: str | None) -> str | None:
    given = [href for rel, href, _ in said.links if "canonical" in rel.split()]
    given += [said.meta("og:url") or "", *addresses(node.get("mainEntityOfPage")), *addresses(node.get("url"))]
    found = [full for address in given if (full := absolute(address, base))]
    # a canonical link to the front page is a template's mistake
    return next((full for full in found if urlsplit(full).path.strip("/")), next(iter(found), None))


def _links(said: Structured, node: Node, base: str | None, own: str | None) -> tuple[Link, ...]:
    links: list[Link] = []
    for key, relation in (("isBasedOn", "based-on"), ("isBasedOnUrl", "based-on"), ("translationOfWork", "translation-of")):
        value = by_id(said, node.get(key))
        language = first(value.get("inLanguage")) if isinstance(value, dict) else None
        links += [Link(relation, full, _code(language)) for address in addresses(value) if (full := absolute(address, base))]  # type: ignore[arg-type]  # both are of Link's three
    for rel, href, language in said.links:
        if "alternate" in rel.split() and language and language.lower() != "x-default" and (full := absolute(href, base)) and full != own:
            links.append(Link("alternate", full, _code(language)))
    return tuple(dict.fromkeys(links))[:100]


def _pictures(said: Structured, node: Node, base: str | None) -> tuple[str, ...]:
    """The first of those in JSON-LD, where the others are cuts of it, and that of the meta tags."""
    image = next(iter(value[:1]), None) if isinstance(value := node.get("image"), list) else value
    if isinstance(image, dict) and set(image) <= {"@id", "@type"}:
        image = next((other for other in said.nodes if other.get("@id") == image.get("@id") and addresses_of_file(other)), None)
    given = [*addresses_of_file(image), said.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image")]
    return tuple(dict.fromkeys(full for address in given if (full := absolute(address, base))))


def _code(language: str | None) -> str | None:
    return language.replace("_", "-").split("-")[0].lower() if language and _LANGUAGE.match(language) else None
