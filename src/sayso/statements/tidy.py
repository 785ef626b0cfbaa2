"""Spans lose the marks at their edges: quotation marks, commas, dashes, the sentence's full stop.

The model marks what annotators marked, punctuation and all; a reader wants the words. Nothing inside a
span is touched, and a span that held marks alone is dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.records import Attribution
from sayso.text import UPPER, Span, cut

EDGE = frozenset(' \t\n\r\u00a0\u200b,;:–—-“”"«»„‹›…*•|')
PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
STOPS = frozenset(".")
ABBREVIATION = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|etc|a\.m|p\.m))\.$")
COLON_CUE = re.compile(r"^[\s:–—-]+$")

MANNER = re.compile(r"(?<=\w)\s+[“«\"][a-zà-ÿ]+[”»\"]?$")
"""A quoted word in small letters after a holder is how he says it: “The company “categorically” | denies”."""
RELATIVE = re.compile(r"(?:who|which)(?=,?\s+(?:on|in|at|during|earlier|later|last|this|then|also|now)\b)", re.IGNORECASE)
"""“The ministry, *which* | on Wednesday | denied it”: when it was said is no part of who said it."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = rf"{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?"
WHEN = re.compile(rf"(?:(?:late|early)\s)?(?:by|on|since)\s(?:(?:late|early)\s)?{DAY},?\s+(?=\w)", re.IGNORECASE)
"""“By Wednesday | the minister | put the toll at 20.”"""
CUT_OFF = re.compile(rf"(?P<name>(?:\s(?!{DAY}\b){UPPER}[\w’-]+){{1,2}})(?:\s{DAY})?\s(?P<cue>(?!{UPPER})\w)")
"""What a name lost to its verb: capitals between the two, or at the verb's beginning."""
DATED = re.compile(rf"(?<=\w)(?<!\bon)(?<!\blast)(?<!\bthis)(?<!early)(?<!late)\s{WEEKDAY}$")
"""“The Ministry of Health | Sunday | said so.”"""
CONTRACTED = re.compile(r"(?<=\w)[’'](?:s|m|d|ll|re|ve)\s")
"""“He|’s worried”: what is left of “is” is no word without its mark."""
BIDDEN = re.compile(
    r"(?:urged|told|warned|advised|ordered|encouraged|reminded|instructed)\s(?:not\s)?to\s(?!no\b|the\b|an?\b|his\b|her\b|their\b)[a-z]"
)
"""“Residents | urged | to stay in”: in a headline, those who are urged and nobody who urges."""
CITING = ["citing"], ["quoting"]
"""How a cue ends after which one stands who is cited."""
THAT = re.compile(r",?\sthat\s")
MEANWHILE = re.compile(r",?\s*(?:as|while|amid)\s", re.IGNORECASE)
"""“Gates stayed shut, | says ministry, | as rescue goes on”: what happens beside it is the writer's."""
TITLED = re.compile(r"\b(?:headline[ds]?|titled|entitled)[,:]?\s[“\"‘']?$")
"""“Under the headline | “Gates were open” |, the paper quotes …”."""
FEW = 8
"""Words of the longest holder who is cited so."""
HOLLOW = frozenset(
    {
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "to",
        "of",
        "for",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "and",
        "or",
        "as",
    }
)
"""Words that say nothing alone: a content of one of them is a span that the model broke off."""


def tidy(text: str, attribution: Attribution) -> Attribution | None:
    """*attribution* with clean edges, or None when nothing is left of its content that says something."""
    content = _trim_all(text, _own_words(text, attribution), stops=True)
    if not content or cut(text, content).lower() in HOLLOW:
        return None
    cue = tuple(span for span in attribution.cue if COLON_CUE.match(text[slice(*span)])) or _trim_all(text, attribution.cue, stops=True)
    cue = tuple((span[0] - 1, span[1]) if CONTRACTED.match(text, max(span[0] - 1, 0)) else span for span in cue)
    source = tuple((span[0], match.start()) if (match := MANNER.search(text, *span)) else span for span in attribution.source)
    source = tuple(match.span() if (match := RELATIVE.match(text, *span)) else span for span in source)
    source = tuple((match.end(), span[1]) if (match := WHEN.match(text, *span)) else span for span in source)
    source = tuple((span[0], match.start()) if (match := DATED.search(text, *span)) else span for span in source)
    source = _trim_all(text, source, stops=False)
    if len(source) == len(cue) == 1 and _is_bidden(text, cue[0], content[0]) and _in_headline(text, content[-1][1]):
        return Attribution((), cue, (*source, *content), attribution.confidence)
    return Attribution(source, cue, content, attribution.confidence)


def _in_headline(text: str, end: int) -> bool:
    """Whether all that stands before *end* is one line."""
    return "\n" not in text[:end].strip()


def _is_bidden(text: str, cue: Span, content: Span) -> bool:
    """Whether the cue of a headline tells what somebody is to do, who stands before it."""
    follows = text[cue[1] : content[0]].strip() in {"", "to", "not to"}
    return follows and BIDDEN.match(text, cue[0]) is not None and " that " not in text[slice(*content)]


def _own_words(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The content, without the title of what it stands in and, in a headline, without what happens beside it."""
    content = attribution.content
    if len(content) > 1:
        content = tuple(piece for piece in content if not TITLED.search(text, max(piece[0] - 20, 0), piece[0])) or content
    *before, last = content
    if not before or not attribution.cue or not MEANWHILE.match(text, last[0]) or not _in_headline(text, last[0]):
        return content
    return tuple(before) if before[-1][1] <= attribution.cue[0][0] and attribution.cue[-1][1] <= last[0] else content


def whole_name(text: str, attribution: Attribution) -> Attribution:
    """A surname that looks like a verb goes to its name: “fire chief Ahmed | Sayed said”."""
    if len(attribution.source) != 1 or len(attribution.cue) != 1:
        return attribution
    (start, end), (low, high) = attribution.source[0], attribution.cue[0]
    cut_off = CUT_OFF.match(text, end, high)
    if cut_off is None or cut_off.start("cue") < low or not text[start:end].split()[-1][:1].isupper():
        return attribution
    return replace(attribution, source=((start, cut_off.end("name")),), cue=((cut_off.start("cue"), high),))


def cited(text: str, attribution: Attribution) -> Attribution:
    """“The paper reported, citing | two officials, that …”: the words are theirs who are cited, and no part of what they say.

    Left as it is unless a short piece right after the cue is parted from the rest by “, that”.
    """
    if len(attribution.cue) != 1 or text[slice(*attribution.cue[0])].lower().split()[-1:] not in CITING:
        return attribution
    start = attribution.content[0][0]
    that = THAT.search(text, start, attribution.content[-1][1])
    if that is None or text[attribution.cue[0][1] : start].strip() or len(text[start : that.start()].split()) > FEW:
        return attribution
    rest = tuple((max(low, that.end()), high) for low, high in attribution.content if high > that.end())
    return Attribution(((start, that.start()),), attribution.cue, rest, attribution.confidence) if rest else attribution


def _trim_all(text: str, spans: tuple[Span, ...], *, stops: bool) -> tuple[Span, ...]:
    trimmed = (_whole(text, _trim(text, span, stops), span) for span in spans)
    return tuple((start, end) for start, end in trimmed if any(char.isalnum() for char in text[start:end]))


def _trim(text: str, span: Span, stops: bool) -> Span:
    start, end = span
    single = "‘" in text[start:end] or text[start : start + 1] == "’" or text[max(start - 1, 0) : start] == "‘"
    edge = EDGE | {"‘", "’", "'"} if single else EDGE
    while start < end and text[start] in edge:
        start += 1
    while end > start and (text[end - 1] in edge or (stops and text[end - 1] in STOPS and not ABBREVIATION.search(text, start, end))):
        end -= 1
    return start, end


def _whole(text: str, trimmed: Span, span: Span) -> Span:
    """*trimmed*, with the quotation mark that was taken off one edge of *span* though its partner stands inside.

    “they “categorically” deny”: cut at the first mark, a reader sees a quotation that nobody opened.
    """
    start, end = trimmed
    inside = text[start:end]
    for opening, closing in PAIRS:
        odd = inside.count(opening) % 2 if opening == closing else inside.count(opening) - inside.count(closing)
        if odd > 0 and end < span[1] and text[end] == closing:
            return start, end + 1
        if (odd < 0 or (odd and opening == closing)) and span[0] < start and text[start - 1] == opening:
            return start - 1, end
    return trimmed
