"""Every medium that a sentence names or describes: “Reuters”, “the daily Vorn”, “state television”, “the newspaper”.

Names come from the article's names and the table; what is no known name is known by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.records import Article
from sayso.sources.entities import Names
from sayso.sources.lexicon import Lexicon, demonyms, lexicon_of
from sayso.sources.outlets import is_outlet, is_own, shown_name
from sayso.text import UPPER, Span, overlaps

MOST_OUTLETS = 8
"""A sentence that names more outlets than this is a list of links, not a chain; only so many are looked at."""
BACK = 2500
"""How far back (code points) “the newspaper” looks for its name."""
KIND = (
    r"(?:newspaper|daily|weekly|broadcaster|tabloid|magazine|(?:news|media|press)\s(?:agency|outlet|website|site|channel|network|portal)|"
    r"radio(?:\sstation)?|(?:television|TV)(?:\s(?:channel|station|network))?|outlet|podcast|periódico|diario|revista|agencia|cadena)"
)
OF_A_KIND = re.compile(rf"\b{KIND}\b")
PROGRAMMES = ("Show", "Podcast")
INNER = r"(?:[\w’'-]|\.(?=\w))*"
CAPITALS = rf"(?:Al-|al-|El\s)?{UPPER}{INNER}(?:\s(?:{UPPER}{INNER}|de|del|la|al|&)){{0,5}}"
NAMED = re.compile(
    rf"\b{KIND}\s[“‘\"']?(?P<after>{CAPITALS})"
    rf"|(?P<before>{CAPITALS})[”’\"']?,?\s(?:an?\s(?:[\w-]+\s){{0,3}})?{KIND}\b(?!\s[“‘\"']?{UPPER})"
)
"""“the daily Vorn”, “Vorn magazine”, “Vorn, a local news site”."""
PROGRAMME = re.compile(
    rf"\b(?!(?:On|In|At|From|To|With|And|But|During)\s)(?:The\s)?(?:{UPPER}[\w’'.&-]*\s){{1,4}}(?:{'|'.join(PROGRAMMES)})\b"
)
AGAIN = re.compile(
    r"\b[Tt]he\s(?:news)?(?:paper|daily|weekly|broadcaster|tabloid|magazine|outlet|network|station|channel|news\s(?:agency|outlet|site|website)|publication)\b"
    rf"(?!\s[“‘\"']?{UPPER})"
)
"""“the newspaper”, of one named before."""


def find_media(article: Article, sentence: Span, names: Names, lexicon: Lexicon) -> list[tuple[Span, str]]:
    """The media in *sentence* with their names, in order; the article's own left out."""
    found: list[tuple[Span, str]] = []
    for span, name, written in _candidates(article, sentence, names, lexicon):
        if not any(overlaps(span, other) for other, _ in found) and not is_own(article, name) and not is_own(article, written):
            found.append((span, name))
            if len(found) == MOST_OUTLETS:
                break
    return sorted(found)


def _candidates(article: Article, sentence: Span, names: Names, lexicon: Lexicon) -> Iterator[tuple[Span, str, str]]:
    """Each medium's span, name and words: the surest first, for what overlaps it is left out."""
    text = article.text
    if any(text.find(word, *sentence) >= 0 for word in PROGRAMMES):
        for match in PROGRAMME.finditer(text, *sentence):
            yield match.span(), match.group(), match.group()
    for mention in names.inside(sentence):
        if mention.entity is not None and is_outlet(mention.entity, lexicon):
            yield (mention.start, mention.end), shown_name(mention.entity.name), text[mention.name_start : mention.end]
    for match in generic(lexicon).finditer(text, *sentence):
        words = " ".join(match.group().split())
        if words.lower() != "reports" or text[: match.start()].endswith("ccording to "):
            words = words if words.split()[0] in demonyms() else words[0].lower() + words[1:]
            yield match.span(), words, words
    # most sentences name no kind of medium, and looking for the names around one costs ten times as much
    for match in NAMED.finditer(text, *sentence) if OF_A_KIND.search(text, *sentence) else ():
        group = "after" if match["after"] else "before"
        start, end = match.span(group)
        end = match.end() if group == "before" and match.group().endswith(" TV") else end
        if not _common(match[group], lexicon):
            yield (start, end), text[start:end], text[start:end]
    for match in AGAIN.finditer(text, *sentence):
        if (name := _named_before(article, match.start(), names, lexicon)) is not None:
            yield match.span(), name, name


def _common(words: str, lexicon: Lexicon) -> bool:
    """Whether *words* are no name: a nationality, a word that only begins a sentence, or somebody's office."""
    first = words.split()[0]
    return words in demonyms() or first.lower() in lexicon.lists["starters"] or lexicon.is_title(first)


def _named_before(article: Article, position: int, names: Names, lexicon: Lexicon) -> str | None:
    """The last outlet named before *position*; None if that is the article's own."""
    for mention in names.before(position, reach=BACK):
        if mention.entity is not None and is_outlet(mention.entity, lexicon):
            return None if is_own(article, mention.entity.name) else shown_name(mention.entity.name)
    return None


def generic(lexicon: Lexicon) -> re.Pattern[str]:
    """Media without a name: the language's list, and what a nationality makes one (“Lethian media”)."""
    return _generic(lexicon.language)


@lru_cache(maxsize=16)
def _generic(language: str) -> re.Pattern[str]:
    relays = lexicon_of(language).relays
    peoples = "|".join(sorted(map(re.escape, demonyms()), key=len, reverse=True))
    national, media = (relays[key].pattern if key in relays else "(?!)" for key in ("national", "media"))
    # the look ahead spares most words a walk through all peoples
    return re.compile(
        rf"\b(?={UPPER})(?:{peoples}|Hebrew|Arabic|(?:Hebrew|Arabic|Russian|English)-language|Western)\s(?:{national})|(?i:{media})"
    )
