"""Words, sentences and the runs of capitals that may be names: what the text shows before anything is known of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.sources.lexicon import Lexicon, joined_names, known_names
from sayso.text import UPPER, Span

ELIDED = r"(?<![\w’'-])(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’'](?=[^\W\d_])|(?:[CDJLMNST]|Qu|Jusqu|Lorsqu|Puisqu)[’'](?=[a-zà-ÿ]{2}))"
"""A French word that has lost its vowel before the next one, a word of its own: “d’|après”, “l’|Ombrie”, but “D’Angelo”."""
TOKEN = re.compile(rf"{ELIDED}|(?:[^\W\d_]\.){{2,}}|\w+(?:[’'&/-]\w+|\.(?![A-Z][a-z])\w+)*")
"""A word; a full stop inside one (“a.m”, “site.org”) is no end, one before a capital (“said.Orl”, a lost space) is."""
HUNG = re.compile(r"[LDld][’'](?=\w)")
"""What hangs before a name where the language elides, even at a sentence's beginning: “L’Ombrie”."""
OPENERS = "“\"‘'«(—–:•"
HEADLINE_SHARE = 0.7
"""A line of which more words than this are capitalised is set in headline case: its capitals tell nothing."""
ARTICLES = frozenset({"The", "A", "An", "El", "La", "Los", "Las"})
"""What begins no name, whatever the language; its own articles do not either."""
ARABIC = re.compile(r"(?:al|el|an|ad|ar|as|ash)-[A-Z]")
"""The small article that an Arabic name's capital hangs on: “Haytham al-Orli”."""
SHORT_MONTH = re.compile(r"(?:Jan|Mar|Apr|Jun|Jul|Sep)\.?\s\d")
"""Months that may be names: “Jan. 5”."""
SAINT = frozenset({"St", "Mt", "Ft"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text."""

    text: str
    start: int
    end: int
    possessive: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring capitalised words that may be a name."""

    tokens: tuple[Token, ...]
    initial: bool
    """Whether it begins a sentence or a quotation, so that its first capital tells nothing."""
    headline: bool
    after_article: bool
    """Whether “the” stands before it."""
    before: str
    """The lower-case word before it, or empty."""


def tokenise(text: str, lexicon: Lexicon | None = None) -> Iterator[Token]:
    """The words of *text*; a possessive ending is left off and noted, and so is an article that has lost its vowel."""
    elides = lexicon is not None and "l’" in lexicon.lists["articles"]
    for match in TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if elides and (hung := HUNG.match(word)) is not None:
            yield Token(word[: hung.end()], start, start + hung.end(), False)
            word, start = word[hung.end() :], start + hung.end()
        if word[-2:] in {"’s", "'s"} and len(word) > 2:
            yield Token(word[:-2], start, end - 2, True)
        else:
            yield Token(word, start, end, text[end : end + 1] in {"’", "'"} and word.endswith("s") and text[end + 1 : end + 2] == " ")


FIELD = rf"{UPPER}[\w-]+(?:\s{UPPER}[\w-]+)?"
FIELDS = re.compile(rf"(?:,\s{FIELD})+,?\s(?:and|&)\s{FIELD}")
"""“…, Industry and Energy”."""
OF_FIELDS = frozenset({"of", "for", "on"})
OWNING = re.compile(r"[’'](?:s)?\s")
"""What stands between an owner and what he owns."""


def find_runs(text: str, tokens: Sequence[Token], lexicon: Lexicon, common: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Neighbouring capitalised words, with the small words that names may hold between them; the nouns *common* only as parts of names."""
    headlines = _headline_spans(text, tokens)
    particles, joining = lexicon.lists["particles"], lexicon.lists["joining"]
    never, starters = lexicon.lists["never"], lexicon.lists["starters"]
    articles = ARTICLES | {article.capitalize() for article in lexicon.lists["articles"]}
    i = 0
    while i < len(tokens):
        word = tokens[i].text
        plain = word in common and not _opens(tokens, i, text, common, lexicon)
        plain |= SHORT_MONTH.match(text, tokens[i].start) is not None
        if plain or not _capital(word) or word in never or _contraction(word, lexicon) or word in articles:
            i += 1
            continue
        initial = _begins(text, tokens[i].start)
        if initial and word.lower() in starters and not lexicon.is_title(word):
            i += 1
            continue
        first = i
        run = [tokens[i]]
        while len(run) < 14 and (not run[-1].possessive or _named_for(text, tokens, i, run, lexicon)):
            following = i + 1 if run[-1].possessive else _following(text, tokens, i, run, particles, joining, never, lexicon)
            if following is None:
                following = _last_of_fields(text, tokens, i, run, lexicon)
            if following is not None and lexicon.compounds and _parts(tokens, i, following, common):
                break
            if following is None or (tokens[following].text in common and not _carries_on(tokens, following, text, common, lexicon)):
                break
            run.extend(tokens[i + 1 : following + 1])
            i = following
        near = first and (tokens[first].start - tokens[first - 1].end == 1 or tokens[first - 1].text[-1:] in {"’", "'"})
        previous = tokens[first - 1] if near else None
        word = previous.text.lower() if previous else ""
        yield Run(tuple(run), initial, lies_in(run[0].start, headlines), word in lexicon.lists["articles"], word)
        i += 1


def _last_of_fields(text: str, tokens: Sequence[Token], i: int, run: Sequence[Token], lexicon: Lexicon) -> int | None:
    """Where a body's name ends that lists its fields: “the Ministry of Trade, Industry and | Energy”; None where it does not."""
    words = {part.text for part in run}
    if not words & lexicon.organisation_words or words.isdisjoint(OF_FIELDS):
        return None
    match = FIELDS.match(text, tokens[i].end)
    if match is None:
        return None
    last = bisect_left(tokens, match.end(), key=lambda token: token.start) - 1
    fields = {word for field in lexicon.lists["fields"] for word in field.split()} | lexicon.lists["more_fields"]
    listed = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", text[tokens[i].end : match.end()].lstrip(", "))
    return last if all(not fields.isdisjoint(item.lower().split()) for item in listed) else None


def _opens(tokens: Sequence[Token], i: int, text: str, common: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the noun *i* begins a name: an office before one, a body called by a place (“Sprecherin | Orl”, “Amtsgericht | Orl”)."""
    head = lexicon.head(tokens[i].text)
    if head is None or i + 1 >= len(tokens) or text[tokens[i].end : tokens[i + 1].start] != " ":
        return False
    following = tokens[i + 1].text
    if following == "für":
        return head.kind == "organisation" and i + 2 < len(tokens) and _capital(tokens[i + 2].text)
    known = _capital(following) and following not in lexicon.lists["never"]
    if known and following in common and head.kind == "organisation" and _is_people(following, lexicon):
        return _named_on(tokens, i + 1, text, common)
    if known and following in common:
        return lexicon.is_title(tokens[i].text) and _opens(tokens, i + 1, text, common, lexicon)
    return known and (lexicon.is_title(tokens[i].text) or head.kind in {"organisation", "outlet"})


def _parts(tokens: Sequence[Token], i: int, following: int, common: frozenset[str]) -> bool:
    """Whether small words between two capitals part two names: “Ansicht von | Minister Orl”, “sagte Orl der | DW”."""
    small = [token.text for token in tokens[i + 1 : following]]
    if not small or small == ["für"]:
        return False
    last = tokens[following].text
    return small[0] in {"der", "den"} or (last.isupper() and len(last) > 1) or not common.isdisjoint((tokens[i].text, last))


def _is_people(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun may stand in the midst of a body's name: “Seeleute”, but no office and no other body."""
    head = lexicon.head(word)
    return head is None or head.kind == "group"


def _named_on(tokens: Sequence[Token], i: int, text: str, common: frozenset[str]) -> bool:
    """Whether a name follows the noun *i* right away: “Gewerkschaft Seeleute | Orl”."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and text[tokens[i].end : after.start] == " " and _capital(after.text) and after.text not in common


def _carries_on(tokens: Sequence[Token], i: int, text: str, common: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the noun *i* may stand in the midst or at the end of a name: “Deutsche | Bahn”, “Lethias | Minister | Orl”."""
    head = lexicon.head(tokens[i].text)
    before = tokens[i - 1].text
    if before == "für" or (before in common and _is_people(tokens[i].text, lexicon) and _named_on(tokens, i, text, common)):
        return True
    if head is not None and head.kind in {"organisation", "outlet"} and before not in common:
        return _capital(before) and before.endswith(("e", "en", "er", "es"))
    return _opens(tokens, i, text, common, lexicon)


def _named_for(text: str, tokens: Sequence[Token], i: int, run: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the possessive *i* begins a body's name: “Teachers’ | Association”, “St Orl’s | Hospital”, not “Lethia’s | Navy”."""
    if i + 1 >= len(tokens) or tokens[i + 1].text not in lexicon.organisation_words:
        return False
    ending = text[tokens[i].end : tokens[i + 1].start]
    if not OWNING.fullmatch(ending):
        return False
    of_many = tokens[i].text.endswith("s") and len(ending.strip()) == 1
    saint = len(run) > 1 and run[-2].text.rstrip(".") in SAINT
    return of_many or saint or tokens[i].text.lower() in lexicon.lists.get("named_for", frozenset())


def _following(
    text: str,
    tokens: Sequence[Token],
    i: int,
    run: list[Token],
    particles: frozenset[str],
    joining: frozenset[str],
    never: frozenset[str],
    lexicon: Lexicon,
) -> int | None:
    """The index of the next capitalised word of the same name, or None where the name ends."""
    at = i
    small: list[str] = []
    while at + 1 < len(tokens) and at - i < 3:
        gap = text[tokens[at].end : tokens[at + 1].start]
        dotted = gap in {". ", ".\u00a0"} and (
            tokens[at].text + "." in lexicon.titles or len(tokens[at].text) == 1 or tokens[at].text in SAINT
        )
        if gap not in {" ", "\u00a0", " & "} and not dotted:
            return None
        at += 1
        word = tokens[at].text
        if tokens[i].text.endswith(".") and word.lower() in lexicon.lists["starters"]:
            return None  # “in the U.S. While …” ends a sentence
        if _capital(word):
            return at if word not in never and not _contraction(word, lexicon) and _joins(run, small, tokens[at], lexicon) else None
        if word not in particles and word not in joining:
            return None
        small.append(word)
    return None


def _joins(run: list[Token], small: list[str], token: Token, lexicon: Lexicon) -> bool:
    """Whether the words so far and *token*, with *small* words between, are one name."""
    if not small or all(word in lexicon.lists["particles"] and word not in {"e", "y"} for word in small):
        return not (small and token.text in known_names() and lexicon.language == "en")
    words = {part.text for part in run}
    official = bool(words & (lexicon.organisation_words | lexicon.document_words)) or run[-1].text in lexicon.titles
    if small[0] == "für":
        return bool(words & lexicon.organisation_words) or any(lexicon.head(part.text) is not None for part in run)
    if small[0] in {"of", "de", "del", "du", "des", "d’", "for", "para", "pour"}:
        return official
    if small == ["and"] and f"{' '.join(part.text for part in run)} and {token.text}" in joined_names():
        return True
    if small in (["and"], ["y"], ["et"], ["on"], ["&"]):
        # “Department of International Relations and Cooperation”, but not “Ministry of Defence and Russia”
        nested = any(part.text in {"of", "for", "de", "du", "des", "para", "pour"} for part in run)
        return official and nested and not run[-1].text.isupper() and token.text not in known_names() and token.text not in lexicon.titles
    return False


def _contraction(word: str, lexicon: Lexicon) -> bool:
    """“I”, “I’m”, “They’ve”: a capital that names nobody."""
    base = re.split(r"[’']", word, maxsplit=1)[0]
    return word == "I" or (base != word and (base.lower() in lexicon.pronouns or base.lower() in lexicon.lists["starters"]))


def _capital(word: str) -> bool:
    return (
        word[0].isupper()
        or (len(word) > 3 and word[0].islower() and word[1].isupper())
        or (word[0].isdigit() and word[-1].isupper() and len(word) > 3)
        or ARABIC.match(word) is not None
    )


def _begins(text: str, start: int) -> bool:
    """Whether the word at *start* begins a sentence, a line or a quotation."""
    before = text[max(start - 3, 0) : start].rstrip(" \u00a0")
    if not before or before[-1] in ".!?…\n\t" + OPENERS:
        return True
    # “…,” Foreign Ministry spokeswoman …: a comma before the closing mark ends no sentence
    return before[-1] in "”\"’'" and start >= 2 and text[start - 1] != before[-1] and before[-2:-1] != ","


def lies_in(position: int, spans: Sequence[Span]) -> bool:
    """Whether *position* lies in one of *spans*, which stand in order."""
    at = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return at >= 0 and position < spans[at][1]


def _headline_spans(text: str, tokens: Sequence[Token]) -> list[Span]:
    """The lines that are set in headline case."""
    spans: list[Span] = []
    at = 0
    starts = [token.start for token in tokens]
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            words = tokens[bisect_left(starts, at) : bisect_left(starts, end)]
            capitals = sum(word.text[0].isupper() for word in words)
            if len(words) >= 5 and capitals >= HEADLINE_SHARE * len(words):
                spans.append((at, end))
        at = end + 1
    return spans
