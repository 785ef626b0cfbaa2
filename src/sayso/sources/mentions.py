"""A source phrase parsed: what is its head, whom does it name, how many, of what gender.

“Foreign Minister Ana Brel, who leads the delegation” → the name Ana Brel; “two officials familiar with the talks” →
a description with the head *officials*; “she” → a pronoun. No grammar: commas, prepositions and relative words
end the core of a phrase, and its last word before them is its head.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Literal

from sayso.sources.entities import Mention, Names
from sayso.sources.lexicon import Gender, Head, Lexicon, Pronoun
from sayso.sources.nouns import nominative
from sayso.sources.runs import TOKEN
from sayso.text import Span, fold, trim

Form = Literal["empty", "pronoun", "name", "description", "joint"]
CORE_END = re.compile(r",\s|,$|\s[–—-]{1,2}\s|—|\s?\(|;|:|\n")
LEADING = re.compile(r"[\s“”\"‘’',;:.–—(\[-]+")
OPENED = re.compile(r"\s[“«\"](?=[a-zà-ÿ][^”»\"]*$)")
"""A quotation that begins in the phrase with a small letter and does not end there."""
AND = re.compile(r"\s(?:and|y|e|et|or|as well as|und|sowie)\s|\s&\s")
COUNTED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
SHARE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:%|per ?cent|percent)|\b(?:half|majority|third|quarter)s? of\b"
    rf"|\b{COUNTED} (?:in|of|out of) (?:\w+ )?{COUNTED}\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r",?\s(?:that|which|who)\s[^,.;]+,\s$")
"""“The group | that owns her music, | Big Machine”: what stands between a description and the name it describes."""
MOST_WORDS = 18
"""A description is cut after this many words: a name is to be read at a glance."""
NAMING = frozenset(
    {"website", "site", "channel", "blog", "newspaper", "magazine", "company", "firm", "charity", "group", "club", "band", "agency"}
)
"""Nouns that a name in small letters may follow: “the website fivethirtyeight”."""
OPEN_GROUPS = frozenset(
    {"those", "others", "some", "many", "several", "few", "anyone", "everyone", "most", "all", "both", "one", "each", "another", "fewer"}
)
BRACKETED = re.compile(r"\s?\([\w .&-]{1,20}\)(?=\s\w)")
AGENT = re.compile(r"(?:er|or|ist|ian|ant|man|woman|person|mate|crat|ese)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a source phrase says of its holder, before it is known who that is."""

    span: Span
    form: Form
    pronoun: Pronoun | None = None
    mention: Mention | None = None
    """The name at its head."""
    joint: tuple[Mention, ...] = ()
    """The names that a joint phrase joins."""
    head: str = ""
    """The common noun at its head, lower case."""
    told: Head | None = None
    """What the lexicon says of that noun."""
    gender: Gender = ""
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    owner: str = ""
    """The possessive pronoun it begins with (“its director”)."""
    core: Span = (0, 0)
    """The phrase up to its first comma or relative clause."""
    described: frozenset[str] = frozenset()
    """The words before its head, lower case."""


def parse_phrase(text: str, span: Span, names: Names, lexicon: Lexicon) -> Phrase:
    """Read the words under *span* as a source phrase."""
    start, end = trim(text, span)
    if (mark := LEADING.match(text, start, end)) is not None:
        start = mark.end()
    opened = OPENED.search(text, start, end)
    if opened is not None and opened.start() > start:
        end = opened.start()  # “Vorn Hydro “categorically” denies”: what is quoted is said, not named
    while end > start and text[end - 1] in '“”"‘,;:—–- ':
        end -= 1
    if start >= end:
        return Phrase(span=span, form="empty")
    words = TOKEN.findall(text[start:end])
    if not words:
        return Phrase(span=span, form="empty")
    pronoun = _pronoun(words, lexicon)
    if pronoun is not None:
        return Phrase(span=(start, end), form="pronoun", pronoun=pronoun)
    return _noun_phrase(text, (start, end), names, lexicon)


def modifiers(phrase: Phrase, lexicon: Lexicon) -> frozenset[str]:
    """The words that say which: those before the head, without articles and “this”."""
    return phrase.described - lexicon.lists["articles"] - lexicon.lists["definite"]


def _pronoun(words: list[str], lexicon: Lexicon) -> Pronoun | None:
    first = lexicon.pronouns.get(words[0].lower())
    if words[1:] == ["of", "them"] and words[0].lower() in OPEN_GROUPS | {"two", "three", "several"}:
        return lexicon.pronouns.get("they")
    if first is None or words[0] in {"US", "IT"}:
        return None
    short = len(words) == 1 or (
        len(words) == 2 and (words[1].lower() in lexicon.pronouns or words[1].lower() in {"also", "both", "all", "himself", "herself"})
    )
    return first if short else None


def _noun_phrase(text: str, span: Span, names: Names, lexicon: Lexicon) -> Phrase:
    core = _core(text, span, lexicon)
    inside = names.inside(span)
    core = _before_apposition(text, core, inside, lexicon)
    tokens = list(TOKEN.finditer(text, *core))
    if not tokens:
        return Phrase(span=span, form="empty")
    listed = _listed(text, span, inside)
    if listed:
        core = (span[0], listed[-1].end)
    joint = listed or _joint(text, core, inside, lexicon)
    if joint or _pronoun_joined(text, core, lexicon):
        return Phrase(span=span, form="joint", joint=joint, plural=True, core=core, head=tokens[-1].group().lower())
    mention = _name_at_head(text, span, core, inside, tokens, lexicon)
    if mention is not None and mention.entity is not None:
        return Phrase(span=span, form="name", mention=mention, core=core)
    return _description(text, span, core, tokens, names, lexicon)


def _core(text: str, span: Span, lexicon: Lexicon) -> Span:
    """*span* up to its first comma, dash, bracket or relative word."""
    start, end = span
    at = start + 1
    while (match := CORE_END.search(text, at, end)) is not None:
        bracket = BRACKETED.match(text, match.start(), end)
        if bracket is None:
            break
        at = bracket.end()  # “the Department (Dirco) director-general”: the bracket stands inside the core
    end = match.start() if match else end
    for index, word in enumerate(TOKEN.finditer(text, start, end)):
        before = text[start : word.start()].split()
        if index and word.group() in lexicon.lists["relative"] and before[-1] not in lexicon.lists["prepositions"]:
            return trim(text, (start, word.start()))
    return trim(text, (start, end))


def _before_apposition(text: str, core: Span, inside: list[Mention], lexicon: Lexicon) -> Span:
    """*core* up to a name that an apposition without a comma follows: “Ana Brel | spokeswoman for the ministry”."""
    first = inside[0] if inside else None
    if first is None or first.start != core[0] or first.entity is None or first.possessive or first.end >= core[1]:
        return core
    words = TOKEN.findall(text[first.end : core[1]])
    if first.entity.kind != "person" or not words or not text[first.end].isspace():
        return core
    at = 0 if words[0] in lexicon.lists["articles"] else next((i for i, word in enumerate(words) if lexicon.is_title(word)), 0)
    office = words[0] in lexicon.lists["articles"] or (
        ((head := lexicon.head(words[0])) is not None and head.kind == "role") or lexicon.is_title(words[0])
    )
    # “Brel adviser Matis Kerrold” is Kerrold, and “the Brel adviser” nobody named
    of = any(word in {"of", "for", "at", "in", "with", "de", "du", "des", "d’"} for word in words[at + 1 : at + 5])
    return (core[0], first.end) if office and (of or words[0] in lexicon.lists["articles"]) else core


def _listed(text: str, span: Span, inside: list[Mention]) -> tuple[Mention, ...]:
    """The names of “A, B and C”; empty when the phrase is no such list."""
    if len(inside) < 3 or inside[0].start - span[0] > 4:
        return ()
    between = [text[a.end : b.start] for a, b in itertools.pairwise(inside)]
    commas = next((i for i, gap in enumerate(between) if gap.strip() != ","), len(between))
    if 0 < commas < len(between) and re.fullmatch(r",?\s(?:and|or|y|e|und)\s(?:the\s)?", between[commas]):
        return tuple(inside[: commas + 2])
    return ()


def _joint(text: str, core: Span, inside: list[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names that “and” joins at the top of the core; empty when the phrase is not joint."""
    match = AND.search(text, *core)
    if match is None or any(mention.start < match.start() < mention.end for mention in inside):
        return ()
    first = TOKEN.findall(text[core[0] : match.start()])
    if not first or any(word in lexicon.lists["prepositions"] for word in first[1:] if word.islower()):
        return ()
    second = TOKEN.findall(text[match.end() : core[1]])
    if not second or (len(second) > 1 and second[0].islower() and second[-1][0].isupper() and not first[-1][0].isupper()):
        return ()  # “president and founder Ana Brel” is one person
    if not any(mention.end <= match.start() for mention in inside) and (role := lexicon.head(first[-1])) is not None and not role.plural:
        return ()  # “a former prosecutor and New York mayor Ana Brel”
    if (
        first[0].lower() in lexicon.lists["definite"]
        and second[0].lower() not in lexicon.lists["articles"] | lexicon.lists["definite"]
        and all(_is_somebody(words[-1], lexicon) for words in (first, second))
    ):
        return ()  # “the former mayor and Lethian senator” is one person
    if first[-1].islower() and second[0].islower() and (head := lexicon.head(second[-1])) is not None and not head.plural:
        return ()
    if text[core[0] : core[1]].lower().startswith("both ") or len(inside) >= 1:
        return tuple(mention for mention in inside if mention.end <= core[1] and mention.entity is not None and not mention.possessive)
    return ()


def _pronoun_joined(text: str, core: Span, lexicon: Lexicon) -> bool:
    """“She and her husband”."""
    words = TOKEN.findall(text[slice(*core)])
    pronoun = lexicon.pronouns.get(words[0].lower())
    match = AND.search(text, *core)
    return pronoun is not None and pronoun.person == "third" and match is not None and match.start() == core[0] + len(words[0])


def _is_somebody(word: str, lexicon: Lexicon) -> bool:
    """Whether *word* says what one person is: “senator”, “lady”."""
    head = lexicon.head(word)
    return word.lower() in lexicon.lists["callings"] or (head is not None and head.kind == "role" and not head.plural)


def _name_at_head(
    text: str, span: Span, core: Span, inside: list[Mention], tokens: list[re.Match[str]], lexicon: Lexicon
) -> Mention | None:
    """The name that is the phrase's head, or None for a description."""
    prepositions = lexicon.lists["prepositions"]
    if _goes_on_in_small_letters(text, core, inside, lexicon):
        return None
    cut = next((t.start() for i, t in enumerate(tokens) if i and t.group() in prepositions and not _in_name(t.start(), inside)), core[1])
    end = len(text[core[0] : cut].rstrip()) + core[0]
    last = inside[-1] if inside else None
    if last is not None and last.start > end and _is_named_last(text, core, last, lexicon):
        return last
    for mention in inside:
        if mention.start >= core[1]:
            break
        reach = mention.end + (2 if mention.possessive else 0)
        if reach >= end and mention.start < end and mention.entity is not None and (not mention.possessive or reach >= span[1]):
            return mention
        if mention.start <= core[0] + 5 and _called(text, end, mention, tokens, lexicon):
            return mention
    if last is not None and _is_named_last(text, core, last, lexicon):
        return last
    named = _named(text, core, inside, lexicon) or _in_own_words(text, end, inside, tokens, lexicon)
    return named or _apposition(text, span, core, tokens, inside, lexicon)


def _goes_on_in_small_letters(text: str, core: Span, inside: list[Mention], lexicon: Lexicon) -> bool:
    """“La Mission conjointe de la frontière”: a body's name of one capital goes on in small letters."""
    first = inside[0] if inside else None
    if not lexicon.noun_first or first is None or first.entity is None or first.start - core[0] > 4 or first.end >= core[1]:
        return False
    words = text[first.name_start : first.end].split()
    after = TOKEN.findall(text[first.end : core[1]])
    return (
        len(words) == 1
        and words[0] in lexicon.organisation_words
        and lexicon.head(words[0]) is not None
        and after[:1] != []
        and after[0].islower()
    )


def _is_named_last(text: str, core: Span, last: Mention, lexicon: Lexicon) -> bool:
    """Whether a person's name ends *core* after his office."""
    return last.entity is not None and last.entity.kind == "person" and last.end == core[1] and _office(text, core, last, lexicon)


def _called(text: str, end: int, mention: Mention, tokens: list[re.Match[str]], lexicon: Lexicon) -> bool:
    """“the Hadran Front militant group”: a body's name before the noun that says what it is."""
    if mention.entity is None or mention.entity.kind != "organisation" or mention.possessive or mention.end >= end:
        return False
    words = [token.group() for token in tokens if mention.end <= token.start() < end]
    return 0 < len(words) <= 3 and words[-1] in lexicon.lists["bodies"] and all(word.islower() for word in words)


def _office(text: str, core: Span, mention: Mention, lexicon: Lexicon) -> bool:
    """“minister of mines and energy Tom Orl”: an office in small letters, its holder's name after it."""
    words = TOKEN.findall(text[core[0] : mention.start])
    if len(words) > 1 and words[-1].islower() and (told := lexicon.head(words[-1])) is not None and told.kind == "role" and not told.plural:
        return True  # “The Last Ferry author Tom Orl”
    if len(words) < 2 or not words[-1].islower() or words[-1] in lexicon.lists["prepositions"] | lexicon.lists["articles"] | {"and", "or"}:
        return False
    first = next((head for word in words if (head := lexicon.head(word)) is not None), None)
    last = lexicon.head(words[-1])
    return first is not None and first.kind == "role" and not first.plural and (last is None or last.kind != "role")


def _named(text: str, core: Span, inside: list[Mention], lexicon: Lexicon) -> Mention | None:
    """“a worker named Antonio Arroyo”."""
    for mention in inside:
        before = text[core[0] : mention.start].rstrip()
        if any(before.endswith(" " + word) for word in lexicon.lists["named"]):
            return mention
    return None


def _in_own_words(text: str, end: int, inside: list[Mention], tokens: list[re.Match[str]], lexicon: Lexicon) -> Mention | None:
    """“Ana Brel’s own remarks”: whose words they are, for it is that person who speaks in them."""
    for mention in inside:
        if mention.end < end and mention.possessive and mention.entity is not None and mention.entity.kind == "person":
            words = [token.group().lower() for token in tokens if mention.end + 2 <= token.start() < end]
            if words and words[-1] in lexicon.lists["own_words"] and len(words) <= 3:
                return mention
    return None


def _apposition(text: str, span: Span, core: Span, tokens: list[re.Match[str]], inside: list[Mention], lexicon: Lexicon) -> Mention | None:
    """“the mayor of Orl, Brenna Sulvane”: the person named right after the comma, when the core describes one."""
    one_of = tokens[0].group().lower() in {"one", "another", "una", "uno", "un", "une", "otra", "otro"}
    lettered = len(tokens[0].group()) > 1 and tokens[0].group().isupper()
    heads = [head for token in tokens if (head := lexicon.head(token.group())) is not None]
    articles = lexicon.lists["articles"] | lexicon.lists["definite"]
    unheard = not heads and tokens[0].group().lower() in articles  # “the harbour master”: an office that no list has
    if not one_of and not lettered and not unheard and all(head.plural for head in heads):
        return None
    if inside and (last := inside[-1]).entity is not None and last.end == span[1] and CLAUSE.match(text[core[1] : last.start]):
        return last
    for mention in inside:
        if mention.start < core[1]:
            continue
        between = _without_office(text[core[1] : mention.start], lexicon)
        if re.fullmatch(r",\s(?:Dr\.?\s|Mr\.?\s|Mrs\.?\s|Ms\.?\s)?|\s[–—-]\s", between) and mention.entity is not None:
            follows = text[mention.end : span[1]]
            return (
                mention
                if mention.entity.kind == "person" and (not follows or not follows[0].isalnum()) and not mention.possessive
                else None
            )
        return None
    return None


def _without_office(between: str, lexicon: Lexicon) -> str:
    """What stands between a description and a name without an office in small letters: “sa porte-parole, | la juge | Ana Orl”."""
    words = TOKEN.findall(between)
    if not between.startswith(", ") or not 1 < len(words) <= 4 or words[0].lower() not in lexicon.lists["articles"]:
        return between
    told = [head for word in words[1:] if (head := lexicon.head(word)) is not None]
    return ", " if told and all(head.kind == "role" and not head.plural for head in told) else between


def _in_name(position: int, inside: list[Mention]) -> bool:
    return any(mention.start <= position < mention.end and mention.entity is not None for mention in inside)


def _description(text: str, span: Span, core: Span, tokens: list[re.Match[str]], names: Names, lexicon: Lexicon) -> Phrase:
    inside = names.inside(span)
    prepositions = lexicon.lists["prepositions"]
    words = [token.group() for token in tokens]
    stop = next(
        (i for i, token in enumerate(tokens) if i and words[i].lower() in prepositions and not _in_name(token.start(), inside)), len(words)
    )
    stop = _before_participle(words, stop, lexicon)
    while stop > 1 and words[stop - 1].lower() in {
        "here",
        "there",
        "each",
        "too",
        "back",
        "now",
        "today",
        "either",
        "alone",
        "himself",
        "herself",
        "themselves",
        "itself",
        "have",
        "also",
    }:
        stop -= 1
    at = _head_at(words[:stop], lexicon)
    alone = at == 0 or (at == 1 and words[0].lower() in lexicon.lists["articles"])
    *which, head = lexicon.short_offices.get(words[at] if alone else "", (lexicon.noun(words[at].lower()),))
    quantified = lexicon.quantifier.match(text[core[0] : core[1]] + " ")
    if (
        stop < len(words)
        and words[stop].lower() == "of"
        and head
        in {
            "one",
            "some",
            "many",
            "several",
            "number",
            "group",
            "most",
            "all",
            "both",
            "two",
            "none",
            "handful",
            "dozens",
            "members",
            "part",
            "couple",
        }
    ):
        rest = words[stop + 1 :]
        end = next((i for i, word in enumerate(rest) if i and word.lower() in prepositions), len(rest))
        if rest and end and lexicon.head(rest[end - 1]) is not None:
            head = rest[end - 1].lower()
    if SHARE.search(text[core[0] : core[1] + 1]):
        head = "percent"
        told: Head | None = Head("group", True)
    elif words[at] in names.offices:
        told = Head("role", False)
    else:
        told = lexicon.head(head) or _by_neighbours(words[:stop], lexicon)
        if told is None and at and (before := lexicon.head(words[at - 1])) is not None and words[at - 1].lower() in NAMING:
            told = before  # “the website fivethirtyeight”
    if head in OPEN_GROUPS or (words[0].lower() in OPEN_GROUPS and told is None):
        told = Head("group", True)
    if told is not None and told.kind in {"role", "group"} and _anonymous(text, span, lexicon, told):
        told = Head("unnamed", told.plural)
    first = words[0].lower()
    return Phrase(
        span=span,
        form="description",
        head=head,
        told=told,
        gender=lexicon.gender_by_article(words[0], head) if told is not None and told.kind == "role" else lexicon.gender(head),
        plural=told.plural if told else head.endswith("s"),
        definite=first in lexicon.lists["definite"] or (quantified is None and words[0][0].isupper() and len(words) <= 3),
        indefinite=first in lexicon.lists["indefinite"],
        owner=first if first in lexicon.lists["possessives"] else "",
        core=core,
        described=frozenset(
            word.lower()
            for word in (
                *words[:at],
                *which,
                *(words[at : at + 1] if head != words[at].lower() else ()),
                *words[at + 1 : stop],
                *_complement(words[stop:], told, lexicon),
            )
        ),
    )


def _complement(words: list[str], told: Head | None, lexicon: Lexicon) -> list[str]:
    """What a Romance body is called by after its noun: “le ministère | du Commerce”, where English has it before."""
    if lexicon.language == "en" or told is None or told.kind != "organisation":
        return []
    small = lexicon.lists["prepositions"] | lexicon.lists["articles"] | lexicon.lists["definite"]
    return [word for word in words if word.lower() not in small]


def _head_at(words: list[str], lexicon: Lexicon) -> int:
    """Where the head stands among *words*: it is the last of them, in Romance languages the first noun (“comisión | fluvial”)."""
    if not lexicon.noun_first:
        return len(words) - 1
    return next((at for at, word in enumerate(words) if lexicon.head(word) is not None), len(words) - 1)


def _before_participle(words: list[str], stop: int, lexicon: Lexicon) -> int:
    """“a man clearing mud”, “officials briefed …”: the head is the noun before the participle."""
    for i in range(1, stop):
        if (
            words[i].islower()
            and words[i].endswith(("ing", "ed"))
            and lexicon.head(words[i]) is None
            and lexicon.head(words[i - 1]) is not None
        ):
            return i
    return stop


def _is_clause(word: str, before: str, lexicon: Lexicon) -> bool:
    """Whether a clause begins here that a short name leaves out: “official | monitoring the talks”."""
    adverb = word in {"here", "there", "each"}
    return adverb or (word.islower() and word.endswith("ing") and lexicon.head(word) is None and lexicon.head(before) is not None)


def _anonymous(text: str, span: Span, lexicon: Lexicon, told: Head) -> bool:
    """Whether the phrase, or what is said of the speaker right after it, asks for the name to be kept back."""
    reach = 90 if text[span[1] : span[1] + 1] == "," else 0
    words = text[span[0] : span[1] + reach].split("\n")[0].lower()
    return any(phrase in words for phrase in lexicon.lists["anonymous"])


def _by_neighbours(words: list[str], lexicon: Lexicon) -> Head | None:
    """The kind of a head that no list holds: in Romance languages the noun stands first, elsewhere shape tells."""
    for word in words[:3] if lexicon.noun_first else words[:0]:
        if (head := lexicon.head(word)) is not None:
            return head
    if not words:
        return None
    last = words[-1]
    if re.fullmatch(r"\d{1,3}-(?:year|month)-old", last):
        return Head("role", False)
    if last[0].isupper() and len(words) == 1 and last.endswith("s") and not last.isupper():
        return Head("group", True)
    if lexicon.compounds and AGENT.search(last) and last.islower() is False:
        return Head("group", True) if words[0].lower() == "die" and last.endswith("er") else Head("role", False)
    if last[0].isupper():
        return Head("group", True) if last in lexicon.group_words else Head("organisation", False)
    if AGENT.search(last):
        return Head("role", False)
    if last.endswith("s") and AGENT.search(last[:-1]):
        return Head("group", True)
    return None


def describe(text: str, phrase: Phrase, names: Names, lexicon: Lexicon, *, owner: str = "") -> str:
    """A short name for an unnamed holder: without article and quantifier, names within it in full.

    *owner* (“Ana Brel’s”, “Lethian”) stands for the possessive pronoun that the phrase begins with.
    """
    start, end = phrase.core
    match = lexicon.quantifier.match(text, start, end)
    if match is not None and match.end() < end and text[match.end() : end].split()[0].lower() not in lexicon.lists["prepositions"]:
        start = match.end()
    if phrase.owner:
        start += len(TOKEN.match(text, start, end).group()) if TOKEN.match(text, start, end) else 0  # type: ignore[union-attr]
    shown = list(TOKEN.finditer(text, start, end))
    cut = next((i for i, token in enumerate(shown) if i and _is_clause(token.group(), shown[i - 1].group(), lexicon)), len(shown))
    end = shown[cut - 1].end() if 0 < cut < len(shown) else end
    pieces = []
    at = start
    for mention in names.inside((start, end)):
        person = mention.entity if mention.entity is not None and mention.entity.kind == "person" else None
        # “Brel’s lawyers” are Ana Brel’s; “Brel allies” are called so
        if person is not None and mention.start >= at and (mention.possessive or mention.end == end or phrase.form == "joint"):
            pieces += [text[at : mention.start], person.name]
            at = mention.end
    pieces.append(text[at:end])
    told = "".join(pieces).split()
    if phrase.told is not None and phrase.told.kind == "document":
        told = told[next((i for i, word in enumerate(told[:-1]) if word.lower() not in lexicon.lists["evaluative"]), 0) :]
    told = told[:MOST_WORDS]
    while len(told) > 1 and told[-1].lower() in lexicon.lists["prepositions"] | lexicon.lists["articles"] | {"and", "or"}:
        told.pop()
    if len(told) == 1:
        told = [*lexicon.short_offices.get(told[0], told)]
    words = " ".join(told).strip(' ,;:–—-“”"')
    words = words.removesuffix("’s").removesuffix("'s")
    if owner and words and lexicon.language == "en":
        words = f"{owner} {words}"
    elif owner and words:
        name = owner.removesuffix("'s")
        words = (
            f"{words} von {name}"
            if lexicon.compounds
            else f"{words} d'{name}"
            if lexicon.language == "fr" and fold(name)[0] in "aeiouh"
            else f"{words} de {name}"
        )
    if lexicon.compounds:
        words = _as_a_name(text, phrase, start, words, lexicon)
    elif words[:1].isupper() and _plain_start(text, start, names, lexicon):
        words = words[0].lower() + words[1:]
    return words


def _as_a_name(text: str, phrase: Phrase, start: int, words: str, lexicon: Lexicon) -> str:
    """A German description as it would be looked up: without its case, an adjective that begins a sentence in small letters."""
    before = TOKEN.findall(text[max(start - 12, 0) : start])
    first, _, rest = words.partition(" ")
    if (
        start == phrase.span[0]
        and rest[:1].isupper()
        and re.fullmatch(r"[^\W\d_]{3,}(?:e|er|es|en)", first)
        and lexicon.head(first) is None
    ):
        begins = not text[:start].rstrip(' „“"»').strip() or text[:start].rstrip(' „“"»')[-1:] in ".!?\n:"
        words = words[0].lower() + words[1:] if begins else words
    return nominative(words, before[-1] if before and start > phrase.core[0] else "", phrase.gender)


def _plain_start(text: str, start: int, names: Names, lexicon: Lexicon) -> bool:
    """Whether the word at *start* is capitalised only because it begins a sentence."""
    token = TOKEN.match(text, start)
    if token is None or any(mention.start <= start < mention.end for mention in names.inside((start, start + 80))):
        return False
    word = token.group()
    return word[1:].islower() and (word.lower() in lexicon.heads or f" {word.lower()} " in text)
