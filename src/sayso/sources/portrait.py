"""What else the article tells of a holder: other names, what he is called, whom he speaks for, why he is not named.

Decides nothing about who is meant; `resolve` has done that. Every answer is words of the article.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.records import SourceKind
from sayso.sources.entities import Entity, Mention, Names
from sayso.sources.kinds import kind_of_name
from sayso.sources.lexicon import Lexicon, bare, demonyms, known_names, phrases
from sayso.sources.mentions import Phrase
from sayso.sources.runs import TOKEN
from sayso.text import Span

BODIES: frozenset[SourceKind] = frozenset({"organisation", "state", "outlet"})
SERVANTS: frozenset[SourceKind] = frozenset({"role", "unnamed", "group"})
FEW_FORMS, FEW_WORDS = 12, 8
"""More forms or longer descriptions than these are noise of a long article, not names."""
ITS = frozenset({"its", "their", "su", "son", "sa", "leur"})
"""Who is a thing's is the thing's last named: “its chairwoman”, while “his treasurer” is a person's."""
AFTER_HEAD = re.compile(
    r"\s(?:(?:for|of|at|with|from|de|del|du|des|para|pour|der|von|vom|für)\s|d[’'])(?:(?:the|its|la|le|el|los|las|les|den|dem|die|das)\s|l[’'])?",
    re.IGNORECASE,
)
OPENING = re.compile(r"(?:^|[.!?]\s|\n|,\s(?:but|and)\s)(?=(\w))")
"""Where a clause begins, and so its subject."""
ANTECEDENT = 400
"""How far back (code points) “its spokesman” and “the company” may point: some three sentences."""
ON_WITH_A_NOUN = re.compile(r"\s[a-z]")
"""“the Karrowen | dam”: the name tells which thing, and is no body’s."""
CLAUSE_END = re.compile(r"[,;:.!?”“\"()\n—–]|\s(?:told|said|says|added|but|dijo|pero|mais)\b")


def forms_of(entity: Entity) -> tuple[str, ...]:
    """The other names of *entity*, its acronym among them, longest first."""
    names = {bare(form) for form in entity.forms} | ({entity.acronym} if entity.acronym else set())
    names |= {entity.known.name} if entity.known is not None and not entity.known.capital else set()
    return tuple(sorted(names - {entity.name, entity.full}, key=lambda form: (-len(form), form)))[:FEW_FORMS]


def described_of(entity: Entity) -> tuple[str, ...]:
    """What titles and appositions call *entity*, lower case."""
    return tuple(sorted(entity.called, key=lambda words: (-len(words), words)))[:FEW_FORMS]


def body_of(text: str, phrase: Phrase, entity: Entity | None, names: Names, lexicon: Lexicon) -> str | None:
    """The body that the holder speaks for, from the words at the statement or else from where he is introduced."""
    spans = [phrase.span] if phrase.form in {"name", "description"} else []
    for span in (*spans, *(entity.introduced if entity is not None else ())):
        found = body_in(text, span, names, lexicon, apart=entity)
        if found is not None:
            return found
    return None


def body_in(text: str, span: Span, names: Names, lexicon: Lexicon, *, apart: Entity | None = None) -> str | None:
    """The body in “a spokesman for the Works Ministry”, “the ministry’s director”, “Orl police chief”; None where none is named."""
    tokens = list(TOKEN.finditer(text, *span))
    inside = [mention for mention in names.inside(span) if mention.entity is not apart]
    for i, token in enumerate(tokens):
        head = lexicon.head(token.group())
        next_to = i + 1 < len(tokens) and text[token.end() : tokens[i + 1].start()].isspace()
        following = lexicon.head(tokens[i + 1].group()) if next_to else None
        if (
            head is None
            or head.kind not in SERVANTS
            or token.group().lower() in lexicon.lists["private"]
            or (following is not None and following.kind in SERVANTS)
        ):
            continue
        found = _after(text, token.end(), span[1], inside, lexicon) or _before(text, tokens[:i], token.start(), inside, lexicon)
        found = found or _in_compound(token.group(), lexicon)
        if found is not None:
            return _fullest(text, found, span, names, lexicon)
        whole = text[token.end() : token.end() + 1] == " " and any(mention.name_start == token.end() + 1 for mention in names.inside(span))
        titles = all(_is_servant(lexicon, each.group()) for each in tokens[:i])  # “Detective | Superintendent”
        if titles and whole and apart is not None and (of := _after_name(text, span, names, apart, lexicon)) is not None:
            return of
        if titles and whole and token.group().lower() in lexicon.lists["heads_of_state"]:
            return None  # “President Ourel” is no president of the body named last
        told = not i or tokens[i - 1].group().lower() in lexicon.lists["definite"] | lexicon.lists["articles"]
        its = i and tokens[i - 1].group().lower() in ITS
        adjective = lexicon.noun_first and next_to and tokens[i + 1].group()[0].islower()
        if adjective and tokens[i + 1].group().lower() not in lexicon.lists["prepositions"] | lexicon.lists["relative"]:
            return None  # “le président ombrien”
        if its:
            return _its(text, span[0], names, lexicon)
        return _last_body(text, span[0], names) if told and token.group().lower() in lexicon.lists["spokesmen"] else None
    return None


def _is_servant(lexicon: Lexicon, word: str) -> bool:
    head = lexicon.head(word)
    return head is not None and head.kind in SERVANTS


def _in_compound(word: str, lexicon: Lexicon) -> str | None:
    """The body in a German compound: “Regierungssprecherin” speaks for the “Regierung”, “Norlinie-Chef” for “Norlinie”."""
    noun = lexicon.noun(word.lower())
    first = word[: -len(noun)] if lexicon.compounds and word.lower().endswith(noun) else ""
    if first.endswith("-") and first[0].isalpha() and len(first) > 2 and first not in {"Ex-", "Vize-"}:
        known = known_names().get(first[:-1])
        return known.name if known is not None else first[:-1]
    for body in sorted({first.removesuffix("s"), first.removesuffix("n"), first}, key=len):
        head = lexicon.head(body) if body else None
        if head is not None and head.kind == "organisation" and not head.plural:
            return body
    return None


def _after(text: str, end: int, stop: int, inside: list[Mention], lexicon: Lexicon) -> str | None:
    """The body after the head: “for the interior ministry”, “of Vorn Hydro”."""
    match = AFTER_HEAD.match(text, end, stop)
    if match is None:
        return None
    for mention in inside:
        if mention.start == match.end() and _is_body(mention):
            return mention.entity.full if mention.entity is not None else None
    words: list[str] = []
    at = match.end()
    for token in TOKEN.finditer(text, match.end(), stop):
        if text[at : token.start()].strip() or token.group().lower() in lexicon.lists["prepositions"] | lexicon.lists["relative"]:
            break
        words.append(token.group())
        at = token.end()
    head = lexicon.head(words[-1]) if words else None
    return " ".join(words) if head is not None and head.kind in BODIES and not head.plural and len(words) <= FEW_WORDS else None


def _before(text: str, tokens: list[re.Match[str]], stop: int, inside: list[Mention], lexicon: Lexicon) -> str | None:
    """The body before the head: “the ministry’s”, “Orl police”, “White House”, “Lethian army”."""
    bodies = [mention for mention in inside if mention.end <= stop and _is_body(mention)]
    last = bodies[-1] if bodies else None
    words = [token for token in tokens if last is None or token.start() >= last.end]
    heads = [
        token
        for token in words
        if (head := lexicon.head(re.sub(r"[’']s$", "", token.group()))) is not None and head.kind in BODIES and not head.plural
    ]
    if heads:
        start = last.start if last is not None else _body_start(tokens, heads[-1], lexicon)
        return re.sub(r"[’']s$", "", " ".join(text[start : heads[-1].end()].split()))
    if last is not None and last.entity is not None:
        return last.entity.full
    return next((state for token in reversed(tokens) if (state := demonyms().get(token.group())) is not None), None)


def _is_body(mention: Mention) -> bool:
    """Whether the name is of something that has spokesmen: no town, unless it is a state's."""
    return mention.entity is not None and _is_bodily(mention.entity)


def _body_start(tokens: list[re.Match[str]], head: re.Match[str], lexicon: Lexicon) -> int:
    """Where the words for the body that *head* ends begin: after article and quantifier, “a senior | police”."""
    at = tokens.index(head)
    apart = lexicon.lists["articles"] | lexicon.lists["definite"] | lexicon.lists["attributes"] | lexicon.lists["prepositions"]
    apart -= lexicon.lists["body_attributes"]
    while at and tokens[at - 1].group().lower() not in apart and lexicon.quantifier.match(tokens[at - 1].group() + " x") is None:
        at -= 1
    return tokens[at].start()


def _fullest(text: str, body: str, span: Span, names: Names, lexicon: Lexicon) -> str:
    """*body*, as it is called in *span*, by its name where the article has one.

    “works ministry” is the “Works Ministry”, “emergency service” the “National Emergency Service”, and “the company” the one last named,
    unless every state has one (“the police”).
    """
    called = body.lower()
    bodies = [entity for entity in names.entities if _is_bodily(entity)]
    for entity in bodies:
        if entity.name.lower() == called:
            return entity.full
    longer = [entity for entity in bodies if entity.name.lower().endswith(f" {called}") or entity.full.lower().endswith(f" {called}")]
    if len(longer) > 1:
        longer = [each for mention in names.before(span[1], reach=ANTECEDENT) for each in longer if mention.entity is each][:1]
    if longer:
        return longer[0].full
    if called == body and " " not in body and called not in lexicon.lists["states_own"]:
        return _last_body(text, span[0], names) or body
    return body


def _after_name(text: str, span: Span, names: Names, entity: Entity, lexicon: Lexicon) -> str | None:
    """The state in “President Ana Brel of Lethia”, the body in “Superintendent Ana Brel of Orl police”."""
    for mention in names.inside(span):
        of = AFTER_HEAD.match(text, mention.end) if mention.entity is entity else None
        if of is not None:
            found = next((each.entity for each in names.inside((of.end(), of.end() + 60)) if each.start == of.end()), None)
            if found is not None and kind_of_name(found) == "state":
                return found.full
            return _after(text, mention.end, span[1], [], lexicon)
    return None


def _its(text: str, at: int, names: Names, lexicon: Lexicon) -> str | None:
    """Whose “its spokesman” is: the body last named, or described after it."""
    described = _last_described(text, at, names, lexicon)
    named = next((mention for mention in names.before(at, reach=ANTECEDENT) if _is_organisation(text, mention)), None)
    if described is None or (named is not None and named.end > described[0]):
        return named.entity.full if named is not None and named.entity is not None else None
    return _fullest(text, described[1], (at, at), names, lexicon)


def _last_body(text: str, at: int, names: Names) -> str | None:
    """The organisation last named before *at*."""
    named = next((mention for mention in names.before(at, reach=ANTECEDENT) if _is_organisation(text, mention)), None)
    return named.entity.full if named is not None and named.entity is not None else None


def _is_organisation(text: str, mention: Mention) -> bool:
    """Whether *mention* names an organisation, and not a thing by it: “the Karrowen dam”."""
    entity = mention.entity
    if entity is None or not _is_bodily(entity) or kind_of_name(entity) != "organisation":
        return False
    said = text[mention.name_start : mention.end]
    a_thing = text[max(mention.name_start - 4, 0) : mention.name_start].lower() == "the " and ON_WITH_A_NOUN.match(text, mention.end)
    return not (a_thing and " " not in said) and not said.isupper()


def _last_described(text: str, at: int, names: Names, lexicon: Lexicon) -> tuple[int, str] | None:
    """Where the body stands that was described last in small letters as who does something, and its words: “The ministry rejects …”."""
    start = names.sentence_span(max(names.sentence_of(at) - 1, 0), len(text))[0]
    for match in reversed(list(OPENING.finditer(text, max(start - 2, 0), at))):
        tokens = list(TOKEN.finditer(text, match.start(1), at))[:5]
        if not tokens or tokens[0].group().lower() not in lexicon.lists["definite"] | lexicon.lists["possessives"]:
            continue
        for place, token in enumerate(tokens[1:], 1):
            head = lexicon.head(token.group())
            after = lexicon.head(tokens[place + 1].group()) if place + 1 < len(tokens) else None
            if not token.group().islower() or text[tokens[place - 1].end() : token.start()] != " ":
                break
            if head is not None and head.kind == "organisation" and not head.plural and after is None:
                return token.end(), " ".join(each.group() for each in tokens[1 : place + 1])
    return None


def _is_bodily(entity: Entity) -> bool:
    kind = kind_of_name(entity)
    return kind in BODIES and not (entity.place and kind != "state")


@lru_cache(maxsize=16)
def _finder(words: frozenset[str]) -> re.Pattern[str]:
    return phrases(words)


def anonymity_of(text: str, phrase: Phrase, names: Names, lexicon: Lexicon) -> str:
    """Why the article does not name the holder, in its own words: “because they were not authorised to speak”."""
    start, end = names.sentence_span(names.sentence_of(phrase.span[0]), len(text))
    kept_back = _finder(lexicon.lists["anonymous"]).search(text, start, end)
    if kept_back is None:
        return ""
    reason = _finder(lexicon.lists["reasons"]).search(text, kept_back.end(), end)
    if reason is None:
        reason = _finder(lexicon.lists["unauthorised"]).search(text, start, end)
    if reason is None:
        return ""
    stop = CLAUSE_END.search(text, reason.end(), end)
    return " ".join(text[reason.start() : stop.start() if stop is not None else end].split())
