"""Which capitalised words are nouns and no names, in a language that writes every noun with a capital.

What stands after an article, or is told by its ending, is a noun; what stands after an office, a first name or alone before “sagte”
is a name. An article shows by its own use which is which, invented names included.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.sources.lexicon import Lexicon, bare, demonyms, first_names, known_names, known_places
from sayso.sources.runs import Token

SUFFIXED = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|ismus|nis|ment|chen|tum|ling|ungen|heiten|keiten|schaften|tionen|nissen?)$")
ADJECTIVE = re.compile(r"^[a-zäöüß]{3,}(?:e|en|er|es|em)$")
INFLECTED = ("en", "er", "e", "es", "s")
"""How a noun in the plural ends: after a bare preposition such a word is seldom a place."""
PLACING = frozenset({"in"})
SAYS = re.compile(r"\s(?:sagte|sagt|erklärte|erklärt|betonte|betont|warnte|warnt|kritisierte|forderte|fordert|bestritt|bestreitet)\b")
ABOUT_GENITIVE = frozenset({"des", "eines", "seines", "ihres", "dieses", "jenes"})
OBLIQUE = frozenset({"der", "den", "dem", "des", "einer", "einem", "einen", "eines", "im", "am", "vom", "zum", "zur", "beim"})


def common_nouns(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """The capitalised words among *tokens* that are nouns; none in a language that writes them small."""
    if not lexicon.compounds:
        return frozenset()
    determined: Counter[str] = Counter()
    follows: Counter[str] = Counter()
    names = lexicon.lists["never"]
    placed: set[str] = set()
    small = {token.text for token in tokens if token.text[0].islower()}
    every: set[str] = set()
    for number, token in enumerate(tokens):
        word = token.text
        if not word[0].isupper():
            continue
        every.add(word)
        before = _right_before(tokens, number)
        plain = before.lower()
        if before[:1].isupper() and plain not in lexicon.lists["starters"]:
            opens = text[: tokens[number - 1].start].rstrip(' „“»«"')[-1:] in {"", ".", "!", "?", ":", "\n"}
            describes = opens and ADJECTIVE.match(plain) is not None and before not in first_names() and lexicon.head(before) is None
            follows[word] += before not in names and not describes
        elif before and _determines(before, _right_before(tokens, number - 1), lexicon):
            determined[word] += 1
        elif (after := _right_after(tokens, number))[:1].isupper() and after not in names and not _is_plainly(after, lexicon):
            follows[word] += not _is_plainly(word, lexicon)  # “Milka | Orl”: two in a row are a name
        elif before in PLACING and not word.endswith(INFLECTED):
            placed.add(word)
        if SAYS.match(text, token.end) and not determined[word]:
            placed.add(word)
    return frozenset(word for word in every if _is_common(word, determined[word], follows[word], word in placed, small, lexicon))


def _determines(before: str, earlier: str, lexicon: Lexicon) -> bool:
    """Whether *before* is an article or the like, or what describes a noun after one."""
    lower = before.lower()
    which = lexicon.lists["articles"] | lexicon.lists["definite"] | lexicon.lists["indefinite"] | lexicon.lists["possessives"]
    if lower in which or lower.isdigit():
        return True
    if ADJECTIVE.match(before) is None or before in lexicon.lists["prepositions"] | lexicon.lists["adverbs"]:
        return False
    return earlier.lower() in which or (earlier.lower() in lexicon.lists["prepositions"] and not before.endswith(("te", "ten")))


def _is_plainly(word: str, lexicon: Lexicon) -> bool:
    """Whether *word* is a noun by its ending or by the lists."""
    return SUFFIXED.search(word) is not None or lexicon.head(word) is not None


def _right_after(tokens: Sequence[Token], number: int) -> str:
    """The word that a space parts from word *number* before it; empty where there is none."""
    return tokens[number + 1].text if number + 1 < len(tokens) and tokens[number + 1].start - tokens[number].end == 1 else ""


def _right_before(tokens: Sequence[Token], number: int) -> str:
    """The word that a space parts from word *number*; empty where there is none."""
    return tokens[number - 1].text if number > 0 and tokens[number].start - tokens[number - 1].end == 1 else ""


def _is_common(word: str, determined: int, follows: int, placed: bool, small: set[str], lexicon: Lexicon) -> bool:
    if bare(word) in known_names() or word in known_places() or word in first_names() or word in demonyms():
        return False
    if (word.isupper() and len(word) > 1) or word in lexicon.titles or word in lexicon.organisation_words:
        return lexicon.head(word) is not None
    if lexicon.head(word) is not None:
        return True
    if determined and determined >= follows:
        return True
    if follows:
        return False
    return not placed or SUFFIXED.search(word) is not None or word.lower() in small


def named_in_genitive(tokens: Sequence[Token], common: frozenset[str]) -> list[Token]:
    """*tokens* with a name's genitive ending told apart, where the article has the name without it: “Marn|s Sprecher”."""
    words = {token.text for token in tokens if token.text[0].isupper()} - common
    found = []
    for number, token in enumerate(tokens):
        word = token.text
        after_article = number > 0 and tokens[number - 1].text.lower() in ABOUT_GENITIVE
        if word[-1:] == "s" and len(word) > 3 and word[:-1] in words and not after_article and not token.possessive:
            found.append(Token(word[:-1], token.start, token.end - 1, True))
        else:
            found.append(token)
    return found


def nominative(name: str, before: str, gender: str = "") -> str:
    """*name*, which stands after the word *before*, as its owner would write it on his door.

    >>> nominative("Statistischen Landesamtes", "des"), nominative("internen Bericht", "einem", "m"), nominative("Behörden", "den")
    ('Statistische Landesamt', 'interner Bericht', 'Behörden')
    """
    before = before.lower()
    if before not in OBLIQUE:
        return name
    words = name.split()
    described = next((number for number, word in enumerate(words) if not re.fullmatch(r"[\w-]{3,}e[nr]", word)), len(words) - 1)
    described = min(described, len(words) - 1)
    several = before in {"der", "den"} and words[described].endswith("n") and not words[described].endswith("in")
    ending = "er" if before.startswith("ein") and gender == "m" else "es" if before.startswith("ein") and not gender else "e"
    if not several:
        words[:described] = [word.removesuffix("en") + ending if word.endswith("en") else word for word in words[:described]]
    if before in ABOUT_GENITIVE and described < len(words):
        words[described] = _without_genitive(words[described])
    return " ".join(words)


def _without_genitive(noun: str) -> str:
    """A noun without the ending of its genitive: “Ministeriums”, “Landesamtes”, “Kreises”."""
    if noun.endswith("sses"):
        return noun[:-3]
    if re.search(r"(?:[tdfgkmnpbßr]|z|s)es$", noun) and len(noun) > 5:
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
