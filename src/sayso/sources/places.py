"""Which names the article itself uses for places and states, invented ones too."""

from __future__ import annotations

import re
from collections import Counter

from sayso.sources.lexicon import Lexicon, bare, demonyms, first_names
from sayso.text import UPPER, fold

ADJECTIVE = re.compile(r"(?:i?en|i?enne|ais|aise|ois|oise|ain|aine|in|ine|ite)s?")
"""What makes an adjective of a country's name."""
DATELINE_STATE = re.compile(rf"(?:^|\n)[A-Z][A-Z’' .-]{{2,30}}, ({UPPER}[\w-]+), (?:\w+\.? \d{{1,2}} )?\(")
IN_PLACE = re.compile(
    rf"\b(?:in|near|across|outside|throughout|at|en)\s(?:northern\s|southern\s|eastern\s|western\s|central\s)?((?:{UPPER}[\w-]+\s?){{1,3}}?)(?=[,.;:)”\"]|\s[a-z]|’s|'s|\s?\n|$)"
)


def states_shown(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The names that *text* itself treats as a state's.

    >>> from sayso.sources.lexicon import lexicon_of
    >>> sorted(states_shown("Lethia’s government in Lethia said the Orl army was in Orl", lexicon_of("en")))
    ['Lethia', 'Orl']
    """
    words = "|".join(sorted(map(re.escape, lexicon.lists["state_words"]), key=len, reverse=True))
    shown: set[str] = set()
    name = rf"({UPPER}[\w-]+)"
    patterns = (
        rf"(?<!\w){name}[’']s (?:\w+ ){{0,2}}(?i:{words}|ministry|emergency service|parliament)\b",
        rf"\b(?i:{words}) (?:of|de) {name}",
        rf"\bthe {name} (?:{words})\b",
        rf"\bneighbou?ring {name}",
    )
    for number, pattern in enumerate(patterns):
        for match in re.finditer(pattern, text):
            word = match.group(1)
            if word in lexicon.titles or word in lexicon.organisation_words or word in demonyms() or word in first_names():
                continue
            # an adjective (“the Lethian army”) is no state, nor is the president of a club: a place must be spoken of as one
            if (
                re.search(rf"\b(?:in|from|to|with|between|inside|northern|southern|eastern|western|across|en) {re.escape(word)}\b", text)
                or number == 3
            ):
                shown.add(word)
    shown |= {match.group(1) for match in DATELINE_STATE.finditer(text)}
    # “Lethia” beside “Lethian”: a people is named after its country
    capitals = set(re.findall(rf"\b{UPPER}[^\W\d_]{{3,}}\b", text))
    shown |= {word for word in capitals if word[-1] == "a" and word + "n" in capitals and word not in first_names()}
    if lexicon.compounds:
        shown |= _with_an_ish(text)
    if "l’" in lexicon.lists["articles"]:
        shown |= _with_an_article(text)
    return frozenset(shown)


def _with_an_ish(text: str) -> set[str]:
    """Countries beside their German adjective: “Norrava” and “norravisch”; a place must be spoken of as one."""
    stems = {fold(stem) for stem in re.findall(r"\b([a-zà-ÿ]{4,})isch(?:e[nrms]?)?\b", text)}
    named = set(re.findall(rf"\b(?i:in|aus|nach|von|mit|zwischen|gegen)\s({UPPER}[\w-]{{3,}})", text))
    return {word for word in named if any(fold(word).startswith(stem) and len(word) - len(stem) <= 3 for stem in stems)}


def _with_an_article(text: str) -> set[str]:
    """Countries in a language that gives them an article and an adjective in small letters: “l’Ombrie”, “ombrien”; towns have none."""
    small = {fold(word) for word in re.findall(r"\b[a-zà-ÿ]{5,}\b", text)}
    named = re.findall(rf"(?:\b(?:[Ll]a|[Ll]e|[Dd]u|[Ee]n)\s|\b[LlDd][’'])({UPPER}[\w-]{{3,}})", text)
    stems = {word: fold(word).rstrip("aeiou") for word in named}
    rests = {word: [each[len(stem) :] for each in small if each.startswith(stem)] for word, stem in stems.items() if len(stem) > 3}
    return {word for word, each in rests.items() if any(ADJECTIVE.fullmatch(rest) for rest in each)}


def places_shown(text: str) -> Counter[str]:
    """How often each name stands where a place does: “in Orl”, “Orl, Lethia”.

    >>> places_shown("He was in Upper Orl and near Marr.")["Upper Orl"]
    1
    """
    return Counter(bare(match.group(1)) for match in IN_PLACE.finditer(text))
