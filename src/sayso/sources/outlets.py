"""Which names are news media's, which two name the same one, and which of them is the page's own.

Pages, feeds and files write an outlet's name in many forms: “AP”, “APNews”, “The Associated Press”, “apnews.com”,
“wash-post”. The table ``data/outlets.tsv`` knows the best known by their forms and domains; every other is known by
its shape alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sayso.records import Article
from sayso.sources.entities import Entity
from sayso.sources.lexicon import Lexicon, outlets_by_fold, rows, squash
from sayso.text import fold

EDITION = re.compile(r"(?:[a-z])(?:EN|US|UK|Eu|EU|Int|News|Online|com)$")
"""What an id adds to an outlet's name: “EuronewsEN”, “CBCNews”."""
LEAST_LABEL = 5
"""A shorter label of a domain stands in too many names by chance."""


def is_outlet(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether a named thing is a news medium, by the table or by its name."""
    if entity.kind != "organisation":
        return entity.kind == "outlet"
    words = entity.name.split()
    if words[-1] in lexicon.lists.get("outlet_bodies", ()):  # the Karr News Agency, Orl Press Association
        words.pop()
    return len(words) > 1 and words[-1] in lexicon.outlet_words


def known_outlet(name: str) -> str | None:
    """The name to show of the outlet that *name* is a form of, by the table; None when it is none of them.

    >>> known_outlet("REUTERS"), known_outlet("the Orl Record")
    ('Reuters', None)
    """
    return outlets_by_fold().get(squash(name))


def shown_name(name: str) -> str:
    """*name* as the table spells it where only case, accents or “The” differ; else as the article has it.

    >>> shown_name("REUTERS"), shown_name("New York Times"), shown_name("AP")
    ('Reuters', 'The New York Times', 'AP')
    """
    name = name.removesuffix("’s").removesuffix("'s")
    _, of, medium = name.rpartition(" of ")
    if of and known_outlet(name) is None and known_outlet(medium) is not None:
        name = medium  # “Joss Averin of AFP”, taken for one name
    known = known_outlet(name)
    return known if known is not None and squash(known) == squash(name) else name


def outlet_key(name: str) -> str:
    """What two forms of one outlet's name have in common.

    >>> outlet_key("The Associated Press") == outlet_key("AP")
    True
    """
    return squash(known_outlet(name) or name)


def is_own(article: Article, name: str) -> bool:
    """Whether *name* is the article's own outlet, in whatever form the page writes it (“AP” on APNews, “the Courier”)."""
    return any(_same(own, name) for own in _own_names(article.outlet, article.canonical_url or article.url))


@lru_cache(maxsize=64)
def _own_names(outlet: str | None, url: str | None) -> tuple[str, ...]:
    """What the page's outlet is called: by itself, and by the table for its address."""
    return tuple(name for name in (outlet, outlet_of_address(url or "")) if name)


@lru_cache(maxsize=4096)
def _same(own: str, name: str) -> bool:
    if outlet_key(own) == outlet_key(name) or outlet_key(EDITION.sub(lambda m: m.group()[0], own)) == outlet_key(name):
        return True
    a, b = squash(own), squash(name)
    mine, theirs = set(fold(own).split()) - {"the"}, set(fold(name).split()) - {"the"}
    return bool(theirs) and (theirs <= mine or (len(b) >= LEAST_LABEL and b in a) or _shortened(own, name))


def _shortened(own: str, name: str) -> bool:
    """Whether *own* is an id made of the beginnings of *name*'s words (“wash-post”, “WashPost”)."""
    short = [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", own)]
    words = [word for word in fold(name).split() if word != "the"]
    return len(short) == len(words) > 1 and all(len(part) > 2 and word.startswith(part) for part, word in zip(short, words, strict=True))


def outlet_of_address(url: str) -> str | None:
    """The known outlet whose domain *url* leads to, subdomains left out.

    >>> outlet_of_address("https://edition.cnn.com/2024/some-story")
    'CNN'
    """
    parts = domain_of(url).split(".")
    return next((name for at in range(len(parts) - 1) if (name := domains().get(".".join(parts[at:])))), None)


def domain_of(url: str) -> str:
    """The host of *url* without “www.”, lower case; empty when there is none."""
    match = re.match(r"https?://(?:www\.)?([\w.-]+)", url, re.IGNORECASE)
    return match.group(1).lower() if match else ""


@lru_cache(maxsize=1)
def domains() -> Mapping[str, str]:
    """Every known outlet by its domains."""
    return {domain: name for name, listed in _domain_lists() for domain in listed}


def _domain_lists() -> Iterator[tuple[str, list[str]]]:
    for name, _, *cells in rows("outlets.tsv"):
        if len(cells) > 1:
            yield name, [domain for domain in cells[1].split("|") if domain]


@lru_cache(maxsize=1)
def broadcasters() -> frozenset[str]:
    """The names of the outlets that one speaks *on*."""
    return frozenset(name for name, kind, *_ in rows("outlets.tsv") if kind == "broadcaster")
