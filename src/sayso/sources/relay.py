"""Who passes a statement on, read from the sentence around it: “told Reuters”, “AFP, citing the ministry”.

One analysis for both questions: whom the words name as holder (the one cited, not the paper that cites) and through
whom they came. Cautious by rule: only outlets relay here, only outside the statement's own content, never the
article's own outlet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.records import Article, Attribution, Relay
from sayso.sources.lexicon import UPPER, Lexicon, known_names, outlets_by_fold, squash
from sayso.sources.names import Entity, Names
from sayso.sources.runs import TOKEN
from sayso.text import Span, overlaps, trim

CITED_END = re.compile(r"[,;.:“”\"\n)]|\s(?:that|as saying|as having|said|says|reported|reports|wrote|who|which|whose)\b")
GENERIC = re.compile(
    r"\b(?:state|local|state-run|state-owned|regional|national|foreign|public)"
    r"\s(?:media|television|TV|radio|broadcaster|news agency|press)\b(?!\s(?:outlet|report)s?\b)"
)
MEDIUM = (
    "news agency|newspaper|paper|daily|broadcaster|tabloid|magazine|outlet|radio|television|channel|network|station|"
    "news website|website|agency|agencia|diario|cadena"
)
BETWEEN = (
    r"[\s,]*(?:(?:the|a|an|local|state|British|public|\w+an|\w+ish|\w+li|\w+ese|Saudi|Iraqi|\w+-(?:owned|run|based|backed|language))\s)*"
    rf"(?:(?:{MEDIUM})\s)?[“‘\"]?"
)
"""What may stand between “told” and the outlet's name."""
QUOTING = re.compile(r"(?:\s+(?:on|in|at|earlier|also|has|had|have)(?:\s+\w+){0,3})?\s+(quoted|quotes|cited|cites|quoting|citing)\s+")
DATELINE = re.compile(rf"\s*(?P<place>{UPPER}[^\n()“”\"]{{1,70}})\s?\((?P<name>[A-Z][\w .&’'/-]{{1,40}})\)\s?[–—-]")
FOOT = re.compile(
    r"(?:^|\n)\s*(?:\(([A-Z][\w .&’'-]{1,30})\)|[–—-]{1,2}\s?([A-Z][\w .&’'-]{1,30})"
    r"|(?:Source|Fuente):\s?([A-Z][\w .&’'-]{1,40}))\s*\.?\s*$"
)


@dataclass(frozen=True, slots=True)
class Link:
    """One relay found in the words."""

    name: str
    relation: Relay
    span: Span
    """The relay's own words."""


@dataclass(frozen=True, slots=True)
class Relayed:
    """What the sentence around an attribution says of its way."""

    holder: Span | None
    """The words of the one cited, where the attribution's own source is the outlet that cites; else None."""
    links: tuple[Link, ...]
    """The relays in order from the holder outward."""


SPEAKER_FIRST = re.compile(
    rf"[\s“\"]*(?:that\s)?(?P<who>(?:[Tt]he\s)?{UPPER}[\w’'.-]*(?:\s[\w’'.-]+){{0,5}}?)\s(?:has\s|have\s|had\s|also\s|later\s)?"
    r"(?:said|says|told|announced|claimed|claims|denied|denies|warned|warns|confirmed|confirms|estimated|estimates)\b"
)
"""A content that is itself somebody's statement, the speaker first."""
CITES_WITHIN = 200
"""How far after its own name (code points) an outlet may cite somebody."""
MOST_OUTLETS = 8
"""A sentence that names more outlets than this is a list of links, not a chain; only so many are looked at."""
NOTHING = Relayed(None, ())


def find_relays(article: Article, attribution: Attribution, names: Names, lexicon: Lexicon) -> Relayed:
    """The relays that the sentence of *attribution* names, and whom it cites."""
    text = article.text
    sentence = _sentence(text, attribution, names)
    outlets = _outlets(article, sentence, attribution, names, lexicon)
    if not outlets:
        return NOTHING
    cited = _citing(text, sentence, attribution, outlets, lexicon) or _speaking_through(text, attribution, outlets, lexicon)
    if cited is not None:
        return cited
    found = [link for span, name in outlets if (link := _passing_on(text, sentence, attribution, span, name, lexicon)) is not None]
    unique = {link.name: link for link in reversed(found)}
    return Relayed(None, tuple(reversed(unique.values()))[:2])


def is_outlet(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether a named thing is a news medium, by the table or by its name."""
    words = entity.name.split()
    return entity.kind == "outlet" or (entity.kind == "organisation" and len(words) > 1 and words[-1] in lexicon.outlet_words)


def is_own(article: Article, name: str) -> bool:
    """Whether *name* is the article's own outlet, in whatever form the page writes it (“AP” on APNews, “the Courier”)."""
    own = article.outlet or ""
    if not own:
        return False
    a, b = squash(own), squash(name)
    by_fold = outlets_by_fold()
    if a == b or by_fold.get(a, a) == by_fold.get(b, b):
        return True
    mine, theirs = set(own.lower().split()) - {"the"}, set(name.lower().split()) - {"the"}
    return bool(theirs) and (theirs <= mine or (len(b) > 4 and b in a))


def _sentence(text: str, attribution: Attribution, names: Names) -> Span:
    """From the beginning of the sentence with the cue (source, or content) to its end."""
    anchor = (attribution.cue or attribution.source or attribution.content)[0]
    start, _ = names.sentence_span(names.sentence_of(anchor[0]), len(text))
    last = max(end for _, end in (*attribution.cue, *attribution.source)) if attribution.cue or attribution.source else anchor[1]
    _, end = names.sentence_span(names.sentence_of(max(last - 1, start)), len(text))
    return start, min(end, start + 1500)


def _outlets(article: Article, sentence: Span, attribution: Attribution, names: Names, lexicon: Lexicon) -> list[tuple[Span, str]]:
    """The outlets named in *sentence* outside the content, the article's own left out."""
    text = article.text
    found: list[tuple[Span, str]] = []
    for mention in names.inside(sentence):
        entity = mention.entity
        if (
            entity is None
            or not is_outlet(entity, lexicon)
            or is_own(article, entity.name)
            or is_own(article, text[mention.name_start : mention.end])
        ):
            continue
        if not _in_content((mention.start, mention.end), attribution):
            found.append(((mention.start, mention.end), entity.name))
    for match in GENERIC.finditer(text, *sentence):
        if not _in_content(match.span(), attribution) and not any(overlaps(match.span(), span) for span, _ in found):
            found.append((match.span(), " ".join(match.group().split())))
    return sorted(found)[:MOST_OUTLETS]


def _in_content(span: Span, attribution: Attribution) -> bool:
    return any(overlaps(span, piece) for piece in attribution.content)


def _citing(text: str, sentence: Span, attribution: Attribution, outlets: list[tuple[Span, str]], lexicon: Lexicon) -> Relayed | None:
    """“The paper, citing officials”: the officials hold it, the paper relays; also where the source already is the officials."""
    for span, name in outlets:
        for match in lexicon.relays["citing"].finditer(text[span[1] : min(sentence[1], span[1] + CITES_WITHIN)]):
            between = text[span[1] : span[1] + match.start()]
            if "\n" in between or re.search(r"[.;”\"]\s", between):
                break
            direct = QUOTING.match(text, span[1], sentence[1])
            if match.group().strip() in {"quoted", "cited", "cites", "quotes"} and direct is None:
                continue
            start = span[1] + match.end()
            end_match = CITED_END.search(text, start, sentence[1])
            cited = trim(text, (start, end_match.start() if end_match else sentence[1]))
            if cited[1] - cited[0] < 3 or _in_content(cited, attribution):
                continue
            link = Link(name, "citing", span)
            if not attribution.source or any(overlaps(span, piece) for piece in attribution.source):
                return Relayed(cited, (link,))
            if any(overlaps(cited, piece) for piece in attribution.source):
                return Relayed(None, (link,))
    return None


def _speaking_through(text: str, attribution: Attribution, outlets: list[tuple[Span, str]], lexicon: Lexicon) -> Relayed | None:
    """“According to AFP, Lethia said that …”: Lethia holds it, the agency relays, though the words mark the agency as source."""
    if len(attribution.source) != 1 or not attribution.content:
        return None
    own = next(((span, name) for span, name in outlets if overlaps(span, attribution.source[0])), None)
    cue = " ".join(text[start:end] for start, end in attribution.cue)
    if own is None or len(TOKEN.findall(text[slice(*attribution.source[0])])) > len(TOKEN.findall(text[slice(*own[0])])) + 2:
        return None
    reported = lexicon.relays["according"].search(cue) or lexicon.relays["reporting"].search(cue)
    match = SPEAKER_FIRST.match(text, *attribution.content[0])
    if reported is None or match is None or match["who"].split()[0].lower() in lexicon.lists["starters"] - lexicon.lists["articles"]:
        return None
    relation: Relay = "according-to" if lexicon.relays["according"].search(cue) else "says"
    return Relayed(match.span("who"), (Link(own[1], relation, own[0]),))


def _passing_on(text: str, sentence: Span, attribution: Attribution, span: Span, name: str, lexicon: Lexicon) -> Link | None:
    """How the outlet at *span* passes the statement on; None when it does not."""
    if any(overlaps(span, piece) for piece in attribution.source):
        return _obtained(text, attribution, span, name, lexicon)
    before = text[max(sentence[0], span[0] - 70) : span[0]]
    for key, relation in (("obtained", "obtained-by"), ("told", "told"), ("interview", "told"), ("according", "according-to")):
        match = _last(lexicon.relays[key], before)
        if match is None or not re.fullmatch(BETWEEN, before[match.end() :]):
            continue
        phrase = (span[0] - len(before) + match.start(), span[0])
        opens = relation == "according-to" and phrase[0] - sentence[0] <= 3  # it holds for the whole sentence
        if _in_content(phrase, attribution) or not (opens or _beside(text, phrase, attribution)):
            return None
        return Link(name, relation, span)  # type: ignore[arg-type]  # the four relations above are Relays
    return None


def _obtained(text: str, attribution: Attribution, span: Span, name: str, lexicon: Lexicon) -> Link | None:
    """“documents obtained by the Guardian”, inside the source phrase itself; “a Reuters poll” is no relay."""
    piece = next(piece for piece in attribution.source if overlaps(span, piece))
    before = text[piece[0] : span[0]]
    match = _last(lexicon.relays["obtained"], before)
    return Link(name, "obtained-by", span) if match is not None and re.fullmatch(BETWEEN, before[match.end() :]) else None


def _beside(text: str, phrase: Span, attribution: Attribution) -> bool:
    """Whether *phrase* belongs to this attribution: it touches the cue, or no other clause stands between."""
    every = (*attribution.cue, *attribution.source)
    if not every:
        return min((abs(phrase[0] - end) for _, end in attribution.content), default=999) <= 3
    if any(overlaps(phrase, piece) for piece in attribution.cue):
        return True
    nearest = min(every, key=lambda piece: min(abs(piece[1] - phrase[0]), abs(phrase[1] - piece[0])))
    between = text[nearest[1] : phrase[0]] if nearest[1] <= phrase[0] else text[phrase[1] : nearest[0]]
    return len(between) <= 90 and not re.search(r"[.;!?]\s|\n", between)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def find_credit(article: Article) -> Link | None:
    """The agency or outlet that the whole page is credited to, by dateline, byline or foot; never the article's own."""
    text = article.text
    paragraphs = [block.span for block in article.blocks if block.kind in {"lead", "paragraph"}]
    for start, end in paragraphs[:2]:
        match = DATELINE.match(text, start, min(end, start + 120))
        if (
            match is not None
            and "." not in match["name"]
            and (link := _credited(article, match["name"], match.span("name"), strict=not re.match(r"[A-Z]{3}", match["place"])))
        ):
            return link
    for name in article.byline:
        if link := _credited(article, name, None, strict=True):
            return link
    for start, end in [block.span for block in article.blocks][-2:]:
        match = FOOT.search(text, start, end) if end - start < 60 else None
        if match is not None:
            group = next(number for number in (1, 2, 3) if match.group(number))
            if link := _credited(article, match.group(group), match.span(group), strict=True):
                return link
    return _original(article)


def _original(article: Article) -> Link | None:
    """The outlet that the page itself links to as its original, by its known name, a name in the text, or its domain."""
    own = _domain(article.canonical_url or article.url or "")
    for link in article.links:
        domain = _domain(link.url)
        if link.relation == "alternate" or not domain or domain == own:
            continue
        label = domain.split(".")[0]
        name = outlets_by_fold().get(label) or _written(article.text, label) or domain
        if not is_own(article, name):
            at = article.text.find(link.url)
            return Link(name, "says", (at, at + len(link.url)) if at >= 0 else (0, 0))
    return None


def _domain(url: str) -> str:
    """The host of *url* without “www.”, lower case; empty when there is none."""
    match = re.match(r"https?://(?:www\.)?([\w.-]+)", url, re.IGNORECASE)
    return match.group(1).lower() if match else ""


def _written(text: str, label: str) -> str | None:
    """The words of *text* that a domain's first label runs together (“elfarodeorl” → “El Faro de Orl”)."""
    if len(label) < 5 or len(text) > 200_000:
        return None
    for match in re.finditer(rf"\b{UPPER}[\w’'-]*(?:\s[\w’'-]+){{0,4}}", text):
        words = match.group().split()
        for size in range(len(words), 0, -1):
            if squash(" ".join(words[:size])) == label:
                return " ".join(words[:size])
    return None


def _credited(article: Article, name: str, span: Span | None, *, strict: bool) -> Link | None:
    name = name.strip().removeprefix("By ").strip()
    known = known_names().get(name) or known_names().get(name.removeprefix("The "))
    if is_own(article, name) or (known is not None and known.kind != "outlet") or (known is None and strict):
        return None
    shown = known.name if known is not None else name
    return None if is_own(article, shown) else Link(shown, "says", span or (0, 0))
