"""Who passes a statement on, read from the sentence around it: “told Reuters”, “AFP, citing the ministry”.

One analysis for both questions: whom the words name as holder (the one cited, not the paper that cites) and through
whom they came. Cautious by rule: only media (and who speaks for the holder) relay here, only outside the statement's own
content, never the article's own outlet; and words that stand nearer to another statement belong to that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Article, Attribution, Relay
from sayso.sources.entities import Names
from sayso.sources.lexicon import Lexicon
from sayso.sources.media import find_media
from sayso.sources.outlets import broadcasters, outlet_key
from sayso.sources.runs import TOKEN
from sayso.text import UPPER, Span, hull, overlaps, trim, within

CITED_END = re.compile(r"[,;.:“”\"\n)]|\s(?:that|as saying|as having|said|says|reported|reports|wrote|who|which|whose)\b")
QUALITIES = (
    r"(?:[Tt]he|a|an|local|state|public|private|independent|opposition|official|semi-official|national|regional|international|news|"
    r"British|French|Dutch|Swiss|[A-Z]\w+(?:an|ish|li|ese|qi|di|ic|sh|gi|ni)|(?:[\w’'-]+-)(?:owned|run|based|backed|language|linked|"
    r"affiliated|wing|regime|government|profit|Arab|Arabic)|el|la|los|un|una)\s"
)
MEDIUM = (
    r"(?:news(?:\s(?:agency|website|site|outlet|channel|network|portal|wire))?|newspaper|paper|daily|weekly|broadcaster|tabloid|magazine|"
    r"(?:media|press)\s(?:outlet|agency)|outlet|radio(?:\sstation)?|(?:television|TV)(?:\s(?:channel|station|network))?|channel|network|station|"
    r"website|agency|agencia|diario|cadena|periódico)\s"
)
WORKER = (
    r"(?:(?:reporters?|journalists?|correspondents?|hosts?|anchors?|presenters?|colleagues|editors?)\s(?:from|of|for|with|at)\s(?:the\s)?|"
    rf"(?:(?:host|anchor|presenter|journalist|reporter|correspondent)\s)?(?:{UPPER}[\w.’'-]+\s){{2,3}}(?:of|on|from|at|for)\s(?:the\s)?)"
)
BETWEEN = re.compile(rf"[\s,]*(?:{QUALITIES}){{0,5}}(?:{WORKER})?(?:{QUALITIES}){{0,3}}(?:{MEDIUM})?[“‘\"']?")
"""What may stand between “told” and the outlet's name: what it is, or who works there."""
QUOTING = re.compile(r"(?:\s+(?:on|in|at|earlier|also|has|had|have)(?:\s+\w+){0,3})?,?\s+(quoted|quotes|cited|cites|quoting|citing)\s+")
INSERTED = r"(?:,[^,\n“”\"]{1,60},)?"
WHEN = (
    r"(?:\s(?:on|in|late|early|earlier|last|this|also|has|had|have|[A-Z][a-z]+day|week|month|morning|evening|night|"
    r"[A-Z][a-z]{2,8}\s\d{1,2})){0,4}"
)
BESIDE = 8
"""How many attributions to either side may claim the words of a sentence."""
MOST_WORDS = 3
"""How many words may stand around an outlet's name in a source phrase that names only the outlet (“AFP on Monday”)."""


@dataclass(frozen=True, slots=True)
class Link:
    """One relay found in the words."""

    name: str
    relation: Relay
    spans: tuple[Span, ...]
    """The relay's own words; none where only the page's byline or a link names it."""
    because: str
    """The rule that found it."""
    of_holder: bool = False
    """Whether it is named by the holder: “his lawyer”."""


@dataclass(frozen=True, slots=True)
class Relayed:
    """What the sentence around an attribution says of its way."""

    holder: Span | None
    """The words of the one cited, where the attribution's own source is the outlet that cites; else None."""
    links: tuple[Link, ...]
    """The relays in order from the holder outward."""


AT_THE_END = re.compile(
    rf"(?:,\s(?:in|during|en)\s(?:an?|his|her|the|una)\s(?:[\w-]+\s){{0,3}}(?:interview|entrevista)(?:\s\w+){{0,3}}\s(?:with|on|to|for|con|a)|day\son)"
    rf"\s(?:{QUALITIES}){{0,3}}(?:{MEDIUM})?$"
)
"""What swallows an outlet into a content: the model takes the sentence's last words for what was said."""
FINITE = re.compile(r"(?:told|tells?|spoke|said|wrote|dijo|declaró|contó|explicó|aseguró)\b.*", re.IGNORECASE)
SPEAKER_FIRST = re.compile(
    rf"[\s“\"]*(?:that\s)?(?P<who>(?:[Tt]he\s)?{UPPER}[\w’'.-]*(?:\s[\w’'.-]+){{0,5}}?)\s(?:has\s|have\s|had\s|also\s|later\s)?"
    r"(?:said|says|told|announced|claimed|claims|denied|denies|warned|warns|confirmed|confirms|estimated|estimates)\b"
)
"""A content that is itself somebody's statement, the speaker first."""
CITES_WITHIN = 200
"""How far after its own name (code points) an outlet may cite somebody."""
NOTHING = Relayed(None, ())
PHRASES: tuple[tuple[str, Relay], ...] = (
    ("obtained", "obtained-by"),
    ("told", "told"),
    ("interview", "told"),
    ("written", "told"),
    ("quoted", "citing"),
    ("according", "according-to"),
    ("carried", "says"),
)
"""The lists of the language's table that hold words before an outlet's name, and what they make of it."""
OUTWARD: dict[Relay, int] = {"obtained-by": 0, "told": 0, "citing": 1, "says": 2, "according-to": 2}
"""Whom the holder told stands nearer to him than who writes of it."""


def find_relays(article: Article, attributions: Sequence[Attribution], index: int, names: Names, lexicon: Lexicon) -> Relayed:
    """The relays that the sentence of attribution *index* names, and whom it cites; words of those beside it are left to them."""
    attribution = attributions[index]
    beside = attributions[max(index - BESIDE, 0) : index + BESIDE + 1]
    reader = Reader(article, attribution, _sentence(article.text, attribution, names), lexicon, names, beside)
    return reader.read()


def _sentence(text: str, attribution: Attribution, names: Names) -> Span:
    """From the beginning of the sentence with the cue (source, or content) to its end."""
    anchor = (attribution.cue or attribution.source or attribution.content)[0]
    start, _ = names.sentence_span(names.sentence_of(anchor[0]), len(text))
    last = max(end for _, end in (*attribution.cue, *attribution.source)) if attribution.cue or attribution.source else anchor[1]
    _, end = names.sentence_span(names.sentence_of(max(last - 1, start)), len(text))
    return start, min(end, start + 1500)


class Reader:
    """One attribution in its sentence, while the words around it are asked for relays."""

    def __init__(
        self, article: Article, attribution: Attribution, sentence: Span, lexicon: Lexicon, names: Names, others: Sequence[Attribution]
    ) -> None:
        self.text, self.attribution, self.sentence, self.lexicon = article.text, attribution, sentence, lexicon
        media = find_media(article, sentence, names, lexicon)
        self.media = [each for each in media if not _touches(each[0], attribution.content)]
        self.inside = [each for each in media if _touches(each[0], attribution.content)]
        self.others = [other for other in others if other is not attribution and overlaps(_whole(other), sentence)]

    def read(self) -> Relayed:
        """The relays, and the holder where the words name another than the source."""
        spoken = self._through()
        swallowed = tuple(link for span, name in self.inside[-1:] if (link := self._swallowed(span, name)) is not None)
        if not self.media:
            return Relayed(None, (*spoken, *swallowed)) if spoken or swallowed else NOTHING
        cited = self._citing() or self._speaking_through()
        found = [*swallowed, *(() if cited is None else cited.links)]
        found += [link for span, name in self.media if (link := self._passing_on(span, name)) is not None]
        found.sort(key=lambda link: OUTWARD[link.relation])
        unique: dict[str, Link] = {}
        for link in found:
            unique.setdefault(outlet_key(link.name), link)
        return Relayed(None if cited is None else cited.holder, (*spoken, *list(unique.values())[:2]))

    def _swallowed(self, span: Span, name: str) -> Link | None:
        """An outlet that ends the content: “criticised Osk Wednesday on the Brel Show”, “he would go, in an interview with AFP”."""
        start, end = next(piece for piece in self.attribution.content if overlaps(span, piece))
        if abs(end - span[1]) > 1 or self.text[end : end + 1] in {"”", '"', "’"}:
            return None
        match = AT_THE_END.search(self.text, max(start, span[0] - 110), span[0])
        return None if match is None else Link(name, "told", (span,), f"“{match.group().strip(' ,')}” at the statement's end")

    # -- whom the source cites ----------------------------------------------------------------------------------

    def _citing(self) -> Relayed | None:
        """“The paper, citing officials”: the officials hold it, the paper relays; also where the source already is the officials."""
        source = self.attribution.source
        for span, name in self.media:
            for cited, words in (*self._cited_after(span), *self._cited_before(span)):
                if cited[1] - cited[0] < 3 or _touches(cited, self.attribution.content):
                    continue
                link = Link(name, "citing", (span,), f"“{words}” after the outlet's name")
                if not source or _touches(span, source):
                    return Relayed(cited, (link,))
                if _touches(cited, source):
                    return Relayed(None, (link,))
        return None

    def _cited_after(self, span: Span) -> Iterator[tuple[Span, str]]:
        """“AFP quoted the ministry …”, “AFP reported, citing the ministry”."""
        end = min(self.sentence[1], span[1] + CITES_WITHIN)
        for match in self.lexicon.relays["citing"].finditer(self.text[span[1] : end]):
            between = self.text[span[1] : span[1] + match.start()]
            if "\n" in between or re.search(r"[.;”\"]\s", between):
                return
            if match.group().strip() in {"quoted", "cited", "cites", "quotes"} and not QUOTING.match(self.text, span[1], self.sentence[1]):
                continue
            yield self._cited(span[1] + match.end()), match.group()

    def _cited_before(self, span: Span) -> Iterator[tuple[Span, str]]:
        """“Citing the ministry, AFP reported”."""
        match = self.lexicon.relays["citing"].match(self.text, self.sentence[0], span[0])
        if match is not None:
            cited = self._cited(match.end())
            if re.fullmatch(r",\s(?:the\s)?", self.text[cited[1] : span[0]]):
                yield cited, match.group()

    def _cited(self, start: int) -> Span:
        end = CITED_END.search(self.text, start, self.sentence[1])
        return trim(self.text, (start, end.start() if end else self.sentence[1]))

    def _speaking_through(self) -> Relayed | None:
        """“According to AFP, Lethia said that …”: Lethia holds it, the agency relays, though the words mark the agency as source."""
        attribution = self.attribution
        if len(attribution.source) != 1 or any(_holds(attribution, other) for other in self.others):
            return None  # what Lethia said is an attribution of its own
        own = next(((span, name) for span, name in self.media if overlaps(span, attribution.source[0])), None)
        cue = " ".join(self.text[start:end] for start, end in attribution.cue)
        if own is None or self._words(attribution.source[0]) >= self._words(own[0]) + MOST_WORDS:
            return None
        according = self.lexicon.relays["according"].search(cue)
        match = SPEAKER_FIRST.match(self.text, *attribution.content[0])
        if not (according or self.lexicon.relays["reporting"].search(cue)) or match is None:
            return None
        if match["who"].split()[0].lower() in self.lexicon.lists["starters"] - self.lexicon.lists["articles"]:
            return None
        relation: Relay = "according-to" if according else "says"
        return Relayed(match.span("who"), (Link(own[1], relation, (own[0],), f"“{cue}” before somebody's own statement"),))

    def _words(self, span: Span) -> int:
        return len(TOKEN.findall(self.text[slice(*span)]))

    # -- who passes it on ---------------------------------------------------------------------------------------

    def _passing_on(self, span: Span, name: str) -> Link | None:
        """How the outlet at *span* passes the statement on; None when it does not."""
        if _touches(span, self.attribution.source):
            return self._obtained(span, name)
        if self._is_anothers(span):
            return None
        return self._after_phrase(span, name) or self._to_whom(span, name) or self._on_air(span, name) or self._reporting(span, name)

    def _is_anothers(self, span: Span) -> bool:
        """Whether the outlet is itself the source of another attribution, of other words than ours."""
        mine = hull(self.attribution.content)
        opens = span[0] - self.sentence[0] <= 20  # “According to AFP, …” holds for the whole sentence
        return not opens and any(_touches(span, other.source) and not overlaps(hull(other.content), mine) for other in self.others)

    def _after_phrase(self, span: Span, name: str) -> Link | None:
        """“told AFP”, “in an interview with AFP”, “seen by AFP”, “according to AFP”."""
        before = self.text[max(self.sentence[0], span[0] - 110) : span[0]]
        for key, relation in PHRASES:
            pattern = self.lexicon.relays.get(key)
            match = _last(pattern, before) if pattern is not None else None
            if match is None or not BETWEEN.fullmatch(before, match.end()):
                continue
            phrase = (span[0] - len(before) + match.start(), span[0])
            opens = relation == "according-to" and phrase[0] - self.sentence[0] <= 3
            if _touches(phrase, self.attribution.content) or not (opens or self._ours(phrase)):
                return None
            if FINITE.fullmatch(match.group()) and not self._spoken_by_holder(phrase):
                return None
            return Link(name, relation, (span,), f"“{match.group()}” before the outlet's name")
        return None

    def _spoken_by_holder(self, phrase: Span) -> bool:
        """Whether “told” is this statement's verb, and not that of somebody else in the sentence."""
        near = any(0 <= phrase[0] - end <= 25 for _, end in self.attribution.source)
        return near or _touches(phrase, self.attribution.cue) or not self.attribution.source

    def _to_whom(self, span: Span, name: str) -> Link | None:
        """“said the minister to AFP”."""
        ends = [end for _, end in (*self.attribution.source, *self.attribution.cue) if end <= span[0]]
        words = self.text[max(ends) : span[0]] if ends else ""
        match = re.match(r",?\s(?:to|in|a|al)\b", words) if len(words) < 90 else None
        if match is None or match.group().split()[-1] == "in" or not BETWEEN.fullmatch(words, match.end()):
            return None
        return Link(name, "told", (span,), "“to” and the outlet's name after the speaker")

    def _on_air(self, span: Span, name: str) -> Link | None:
        """“said on Sunday on Orl TV”, “On the Brel Show, she …”: programmes and broadcasters only."""
        before = self.text[max(self.sentence[0], span[0] - 60) : span[0]]
        match = re.search(rf"\b[Oo]n\s(?:{QUALITIES}){{0,3}}(?:{MEDIUM})?[“‘\"']?$", before)
        if match is None or not _is_programme(self.text[slice(*span)], name, self.lexicon):
            return None
        phrase = (span[0] - len(before) + match.start(), span[0])
        if self.text[span[1] : span[1] + 2] in {"’s", "'s"}:
            return None
        if phrase[0] - self.sentence[0] > 3 and not self._ours(phrase):
            return None
        return Link(name, "told", (span,), "“on” before a programme's name")

    def _reporting(self, span: Span, name: str) -> Link | None:
        """“AFP reported that the minister said …”, “the minister said …, AFP reported”."""
        whole = _whole(self.attribution)
        reporting = self.lexicon.relays["reporting"]
        if span[1] <= whole[0]:
            match = re.match(rf"{INSERTED}{WHEN}\s(\w+){WHEN}\s(?:that\s)?", self.text[span[1] : whole[0]] + " ")
            if match is not None and reporting.fullmatch(match[1]) and match.end() >= whole[0] - span[1]:
                return Link(name, "says", (span,), f"“{match[1]}” between the outlet and the statement")
            return None
        gap = self.text[whole[1] : span[0]] if whole[1] <= span[0] else "-"
        if not re.fullmatch(r"[”\"’']?,?[”\"’']?\s(?:the\s)?|[”\"’']?,?[”\"’']?\s\w+\s(?:the\s)?", gap):
            return None
        before, after = re.search(r"(\w+)\s(?:the\s)?$", gap), re.match(rf"{WHEN}\s(\w+)", self.text[span[1] : span[1] + 60])
        for verb in (before, after):
            if verb is not None and reporting.fullmatch(verb[1]) and not self._is_cue(span[1] if verb is after else whole[1], verb[1]):
                return Link(name, "says", (span,), f"the outlet “{verb[1]}” after the statement")
        return None

    def _is_cue(self, start: int, verb: str) -> bool:
        """Whether *verb* near *start* is this attribution's own cue."""
        at = self.text.find(verb, start, start + 80)
        return at >= 0 and _touches((at, at + len(verb)), self.attribution.cue)

    def _obtained(self, span: Span, name: str) -> Link | None:
        """“documents obtained by the Guardian”, inside the source phrase itself; “a Reuters poll” is no relay."""
        piece = next(piece for piece in self.attribution.source if overlaps(span, piece))
        before = self.text[piece[0] : span[0]]
        for key, relation in PHRASES:
            pattern = self.lexicon.relays.get(key) if key in {"obtained", "quoted", "told", "interview"} else None
            match = _last(pattern, before) if pattern is not None else None
            if match is not None and match.start() > 1 and BETWEEN.fullmatch(before, match.end()):
                return Link(name, relation, (span,), f"“{match.group()}” within the source's words")
        return None

    def _through(self) -> tuple[Link, ...]:
        """“said through a spokesman”: who speaks for the holder."""
        through, voices = self.lexicon.relays.get("through"), self.lexicon.relays.get("voices")
        if through is None or voices is None:
            return ()
        for match in through.finditer(self.text, *self.sentence):
            words = re.compile(r"\s+((?:[\w’'-]+\s+){1,4}?)").match(self.text, match.end(), self.sentence[1])
            voice = voices.search(self.text, match.end(), min(match.end() + 50, self.sentence[1])) if words else None
            if voice is None or re.search(r"[,;.:“”\"]|\b(?:that|and|of)\b", self.text[match.end() : voice.start()]):
                continue
            span = trim(self.text, (match.end(), voice.end()))
            if not _touches(span, (*self.attribution.content, *self.attribution.source)) and self._ours((match.start(), voice.end())):
                return (
                    Link(self.text[slice(*span)], "says", (span,), f"“{match.group()}” before who speaks for the holder", of_holder=True),
                )
        return ()

    def _ours(self, phrase: Span) -> bool:
        """Whether *phrase* belongs to this attribution: its cue, or nearer to it than to any other, no other clause between."""
        if any(_touches(phrase, other.cue) for other in self.others) and not _touches(phrase, self.attribution.cue):
            return False
        if not _beside(self.text, phrase, self.attribution):
            return False
        mine = _distance(phrase, self.attribution)
        return all(mine <= _distance(phrase, other) or _holds(self.attribution, other) for other in self.others)


def _touches(span: Span, pieces: Sequence[Span]) -> bool:
    return any(overlaps(span, piece) for piece in pieces)


def _whole(attribution: Attribution) -> Span:
    return hull((*attribution.source, *attribution.cue, *attribution.content))


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether *inner*'s cue and content lie in *outer*'s content."""
    return any(within(hull((*inner.cue, *inner.content)), piece) for piece in outer.content)


def _distance(phrase: Span, attribution: Attribution) -> int:
    """How far *phrase* stands from the attribution's source and cue (its content, where it has neither); 0 when it is part of them."""
    pieces = (*attribution.cue, *attribution.source) or attribution.content
    return min(max(piece[0] - phrase[1], phrase[0] - piece[1], 0) for piece in pieces)


def _beside(text: str, phrase: Span, attribution: Attribution) -> bool:
    """Whether *phrase* touches the attribution's source or cue, or no other clause stands between."""
    every = (*attribution.cue, *attribution.source)
    if not every:
        return min((abs(phrase[0] - end) for _, end in attribution.content), default=999) <= 3
    if _touches(phrase, attribution.cue):
        return True
    nearest = min(every, key=lambda piece: min(abs(piece[1] - phrase[0]), abs(phrase[1] - piece[0])))
    between = text[nearest[1] : phrase[0]] if nearest[1] <= phrase[0] else text[phrase[1] : nearest[0]]
    return (len(between) <= 90 or _told_all(between, phrase, attribution)) and not re.search(r"[.;!?]\s|\n", between)


def _told_all(between: str, phrase: Span, attribution: Attribution) -> bool:
    """Whether what stands between is the content and little else: “he said that …, in an interview with AFP”."""
    inner = sum(end - start for start, end in attribution.content if end <= phrase[0])
    return len(between) - inner <= 40


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _is_programme(words: str, name: str, lexicon: Lexicon) -> bool:
    """Whether somebody can be *on* it: a broadcaster or a programme, no paper or agency."""
    return name in broadcasters() or words.split()[-1] in {"Show", "Podcast", "Radio", "TV", "Television", "Channel"}
