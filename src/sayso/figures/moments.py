"""When each statement of an article was said: on its own date, or on that of what it goes on from; an order where no day is known.

    own date        “said on Tuesday”                                      attached.py
    occasion        “at the hearing”, after “told a hearing on Tuesday”
    holder          the same one speaks on in the past tense
    scene           “She testified on Tuesday. She said …”
    headline        the date of the statement in the body that it sums up
    order           “initially”, “previously”, “now”, “later” beside the cue

In two careful readings three dated statements in five stand in a sentence without a date, and five in six of a
holder's statements after a dated one are of the same day. What is told as lasting (“has said”, “believes”, “often
calls”) is of no day, and nothing else is invented.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.figures.attached import Sentences, Told, attached, outside
from sayso.figures.dates import Dated, day_of, grammar_of, read_dates
from sayso.figures.lexicon import Lexicon, alternatives, lexicon_of
from sayso.records import Article, Attribution, Holder, Order, When
from sayso.text import Span, cut, fold, hull, overlaps, within

Tense = Literal["past", "lasting", "present", "none", "unknown"]

FRESH = 10
"""Days before publication after which a date is a look back: it holds for its paragraph, not for the article."""
LOOKING_BACK = 3
"""Paragraphs for which a look back goes on where the holder has said nothing newer."""
AHEAD = 2
"""Paragraphs down in which a speech may first say on which day it was held."""
TAIL = 80
"""Characters after a quotation that the model may have taken for content and that tell where and when it was said."""
TAIL_DATE = 8
"""Characters between the quotation's end and the date that then shows it."""
SIGHT = 200
"""Statements among which the one that a headline sums up is looked for."""
CLOSE = 60
"""Contents before a place, and occasions, that are looked at: what is nested deeper is hostile."""
QUOTED = 60
"""Characters of the words a date was taken over from, as the reason gives them."""
TIED = 40
"""Characters between source and cue in which an adverb or auxiliary is the cue's."""
OPENING = 16
"""Characters before the attribution that an opening adverb may take: “Subsequently, ”."""
OCCASION = 60
"""Characters between an occasion and its date: “a hearing in the northern town of Osk on Tuesday”."""
HEAD = 3
"""Sentences in which an article without a marked headline may sum up what it tells below."""
SUMMED = 5
"""Letters from which a word that headline and body share shows that one sums up the other."""
PURPOSE = re.compile(r"to\s", re.IGNORECASE)
"""How a cue begins that tells what somebody is about to say."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words for how a cue stands in time; every pattern matches nothing where the table has no words."""

    perfect: re.Pattern[str]
    past: re.Pattern[str]
    lasting: re.Pattern[str]
    saying: re.Pattern[str]
    often: re.Pattern[str]
    then: re.Pattern[str]
    orders: tuple[tuple[Order, re.Pattern[str]], ...]
    source_orders: tuple[tuple[Order, re.Pattern[str]], ...]
    before_only: frozenset[str]
    never_opening: frozenset[str]
    shared: re.Pattern[str]
    own: re.Pattern[str]
    pointing: re.Pattern[str]
    acts: re.Pattern[str]
    pronouns: frozenset[str]
    known: bool
    """Whether the language has a table of cues at all."""


@lru_cache(maxsize=16)
def words_of(language: str) -> Words:
    """The words of *language*, compiled once."""
    dates = lexicon_of(language).dates
    cues, occasions = dates.get("cues", {}), dates.get("occasions", {})
    shared, own = occasions.get("shared", []), occasions.get("own", [])
    pointing = "|".join(map(re.escape, occasions.get("pointing", []))) or "(?!)"
    nouns = "|".join(re.escape(noun) for noun in sorted([*shared, *own], key=len, reverse=True)) or "(?!)"
    order: list[Order] = ["initially", "earlier", "now", "later"]
    return Words(
        perfect=alternatives(cues.get("perfect", [])),
        past=alternatives(cues.get("past", [])),
        lasting=alternatives(cues.get("lasting", [])),
        saying=alternatives(cues.get("saying", [])),
        often=alternatives(cues.get("often", [])),
        then=alternatives(cues.get("then", [])),
        orders=tuple((name, alternatives(dates.get("order", {}).get(name, []))) for name in order),
        source_orders=tuple((name, alternatives(dates.get("order_of_source", {}).get(name, []))) for name in order),
        before_only=frozenset(dates.get("order_before", {}).get("words", [])),
        never_opening=frozenset(dates.get("order_before", {}).get("never_opening", [])),
        shared=alternatives(shared),
        own=alternatives(own),
        pointing=re.compile(rf"(?<!\w)(?:{pointing})\s+(?:[\w’'/-]+\s+){{0,3}}?(?P<noun>{nouns})(?!\w)", re.IGNORECASE),
        acts=alternatives(occasions.get("acts", [])),
        pronouns=frozenset(cues.get("pronouns", [])),
        known=bool(cues),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One attribution, as far as it matters when it was said."""

    told: Told
    first: int
    """Where its first word stands: what the order of reading is by."""
    sentence: Span
    number: int
    """Which sentence of the article, counted from 0."""
    paragraph: int
    """Which paragraph, counted from 0."""
    keys: frozenset[str]
    """Who holds it: any of these."""
    loose: bool
    """Whether the holder has no name: two “officials” far apart are not the same ones."""
    pronoun: bool
    """Whether nothing but a pronoun names the holder here."""
    tense: Tense
    saying: bool
    """Whether the cue is plain saying, or there is none: an act (“accused”) is less often of the day before."""
    frame: str
    """The words of its sentence that are no content."""
    head: bool
    """Whether it stands in the headline or the standfirst."""
    outer: Span | None
    """The piece of another's content that it stands in."""
    relay: bool
    """Whether it only passes on (“according to”)."""
    order: Order | None
    order_words: str
    own: Dated | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day found, and how."""

    dated: Dated
    telling: int
    """The statement that has it."""
    paragraph: int
    because: str
    fresh: bool
    """Whether the article's own news is of this day, not a look back."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A hearing, an interview, a letter whose day is known."""

    noun: str
    place: int
    dated: Dated
    keys: frozenset[str]
    words: str


def find_moments(article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder]) -> list[When | None]:
    """When each of *attributions* was said, in the same order; None where the article does not tell.

    *attributions* stand in reading order and *holders* are theirs.
    """
    lexicon = lexicon_of(article.language)
    every: list[When | None] = [None] * len(attributions)
    sound = [index for index, one in enumerate(attributions) if _is_sound(one, len(article.text))]
    if sound and lexicon.dates:
        found = Reader(article, [attributions[index] for index in sound], [holders[index] for index in sound], lexicon).all()
        for index, when in zip(sound, found, strict=True):
            every[index] = when
    return every


def _is_sound(attribution: Attribution, size: int) -> bool:
    """Whether it has a content and all its spans lie in the text and begin before they end."""
    spans = attribution.source + attribution.cue + attribution.content
    return bool(attribution.content) and all(0 <= start < end <= size for start, end in spans)


@dataclass(slots=True)
class Thread:
    """What is known so far of the days on which one holder spoke."""

    last: Moment | None = None
    """The last of all."""
    fresh: Moment | None = None
    """The last that is of the article's own news."""
    broken: int = -1
    """The paragraph in which an order without a day (“later said”) ended the thread."""


class Reader:
    """One article's statements, read in order."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], holders: Sequence[Holder], lexicon: Lexicon) -> None:
        self.article, self.text, self.lexicon = article, article.text, lexicon
        self.words, self.published = words_of(lexicon.language), day_of(article.published)
        self.sentences = Sentences(self.text)
        self.paragraphs = [block.span[0] for block in article.blocks] or [0]
        self.dates = list(read_dates(self.text, published=self.published, lexicon=lexicon))
        self.contents = sorted({self._trimmed(piece) for one in attributions for piece in one.content})
        self.tellings = [self._telling(one, holder) for one, holder in zip(attributions, holders, strict=True)]
        self.threads: dict[str, Thread] = {}
        self.occasions: list[Occasion] = []
        self.found: list[Moment | None] = [None] * len(self.tellings)

    def all(self) -> list[When | None]:
        """The moments, in order."""
        if self.dates:
            pending = self._narrated()
            for index, telling in enumerate(self.tellings):
                while pending and pending[0].place < telling.sentence[1]:
                    self.occasions.append(pending.pop(0))
                self.found[index] = self._moment(index, telling)
                self._remember(index, telling)
            for index, telling in enumerate(self.tellings):
                if self.found[index] is None and self._may_look_ahead(telling):
                    self.found[index] = self._summed(index, telling)
        return [self._when(index, telling) for index, telling in enumerate(self.tellings)]

    # --- one statement

    def _telling(self, attribution: Attribution, holder: Holder) -> Telling:
        told = Told(attribution.source, attribution.cue, tuple(map(self._trimmed, attribution.content)))
        sentence = self.sentences.around(told.telling)
        frame = outside(self.text, sentence, told.content)
        order, order_words = self._order(told, sentence)
        own = None
        if attribution.source or attribution.cue:
            own = attached(
                self.text,
                told,
                self.dates,
                sentence,
                published=self.published,
                language=self.lexicon.language,
                said=self._contents_near(sentence),
            )
        paragraph = max(bisect_right(self.paragraphs, attribution.content[0][0]) - 1, 0)
        blocks = self.article.blocks
        head = (paragraph < len(blocks) and blocks[paragraph].kind in ("title", "lead")) or self.sentences.index(sentence[0]) < HEAD
        named = holder.text.strip().lower()
        return Telling(
            told=told,
            first=min(start for start, _ in told.source + told.cue + told.content),
            sentence=sentence,
            number=self.sentences.index(sentence[0]),
            paragraph=paragraph,
            keys=_keys(holder),
            loose=holder.name is None,
            pronoun=not named or named in self.words.pronouns,
            tense=self._tense(told),
            saying=not told.cue or self.words.saying.search(cut(self.text, told.cue)) is not None,
            frame=frame,
            head=head,
            outer=self._outer(told),
            relay=bool(told.cue) and grammar_of(self.lexicon.language).relay.match(cut(self.text, told.cue)) is not None,
            order=order,
            order_words=order_words,
            own=own,
        )

    def _outer(self, told: Told) -> Span | None:
        """The piece of another's content that it stands in, the smallest there is."""
        whole = hull(told.cue + told.content)
        after = bisect_right(self.contents, (whole[0], len(self.text)))
        holding = [piece for piece in self.contents[max(after - CLOSE, 0) : after] if within(whole, piece) and piece not in told.content]
        return min(holding, key=lambda piece: piece[1] - piece[0], default=None)

    def _contents_near(self, span: Span) -> list[Span]:
        """The contents that may overlap *span*."""
        after = bisect_right(self.contents, (span[1], 0))
        return [piece for piece in self.contents[max(after - CLOSE, 0) : after] if overlaps(piece, span)]

    def _trimmed(self, content: Span) -> Span:
        """*content* without a date that follows its last quotation: “called it ‘a disgrace’ Wednesday on her show”."""
        start, end = content
        close = max(self.text.rfind(mark, start, end) for mark in '”’"»')
        if close <= start or end - close > TAIL:
            return content
        first = bisect_right(self.dates, close, key=lambda dated: dated.span[0])
        dated = self.dates[first] if first < len(self.dates) else None
        return (start, close) if dated is not None and dated.span[0] - close <= TAIL_DATE and dated.span[1] <= end else content

    def _tense(self, told: Told) -> Tense:
        """How the cue stands in time."""
        if not self.words.known:
            return "unknown"
        if not told.cue:
            return "none"
        cue = " ".join(self.text[start:end] for start, end in told.cue)
        region = f"{self._between(told)} {cue}"
        if self.words.perfect.search(region) or self.words.often.search(region) or self.words.lasting.search(cue):
            return "lasting"
        first = cue.split(maxsplit=1)[0].lower() if cue.split() else ""
        if first.endswith("ing") or first in ("according", "quoted", "citing") or self.words.past.search(cue):
            return "past"
        return "past" if any(word.endswith("ed") and len(word) > 3 for word in cue.lower().split()) else "present"

    def _between(self, told: Told) -> str:
        """What stands between source and cue, where they stand close."""
        if not told.source or not told.cue:
            start = told.telling[0]
            return self.text[max(start - 12, 0) : start].rpartition(".")[2] if told.cue else ""
        start, end = told.source[-1][1], told.cue[0][0]
        return self.text[max(start, end - TIED) : end] if start < end else ""

    def _order(self, told: Told, sentence: Span) -> tuple[Order | None, str]:
        """The order that an adverb of the cue or an adjective of the source tells, and its words."""
        text = self.text
        if told.cue:
            before = " ".join([self._between(told), *(text[start:end] for start, end in told.cue)])
            after = "" if any(overlaps((told.cue[-1][1], told.cue[-1][1] + 2), piece) for piece in told.content) else self._after(told)
            opening = self._opening(told, sentence)
            for name, pattern in self.words.orders:
                if match := pattern.search(before):
                    return name, match[0]
                if (match := pattern.match(opening)) and match[0].lower() not in self.words.never_opening:
                    return name, match[0]
                if (match := pattern.match(after)) and match[0].lower() not in self.words.before_only:
                    return name, match[0]
        if told.source:
            source = " ".join(text[start:end] for start, end in told.source)
            for name, pattern in self.words.source_orders:
                if match := pattern.search(" ".join(source.split()[:2])):
                    return name, match[0]
        return None, ""

    def _opening(self, told: Told, sentence: Span) -> str:
        """The words with which the sentence begins, where the attribution follows them: “Later, an official said”."""
        start, low = sentence[0], told.telling[0]
        return self.text[start:low] if 0 < low - start <= OPENING and "\x00" not in outside(self.text, (start, low), told.content) else ""

    def _after(self, told: Told) -> str:
        """The words right after the cue, up to any content."""
        start = told.cue[-1][1]
        return outside(self.text, (start, start + 16), told.content).partition("\x00")[0].lstrip()

    # --- in order

    def _moment(self, index: int, telling: Telling) -> Moment | None:
        if telling.own is not None:
            return self._made(telling.own, index, telling, telling.own.because)
        if telling.outer is not None:
            return self._passed_on(index, telling)
        if telling.tense == "lasting":
            return None
        if telling.order is not None and telling.order_words.lower() != "then":
            return None
        return self._at_occasion(index, telling) or self._spoken_on(index, telling) or self._in_scene(index, telling)

    def _made(self, dated: Dated, index: int, telling: Telling, because: str) -> Moment:
        fresh = dated.unit in ("day", "weekend") and (self.published is None or (self.published - dated.start).days <= FRESH)
        return Moment(dated, index, telling.paragraph, because, fresh)

    def _taken(self, dated: Dated, index: int, telling: Telling, words: str) -> Moment:
        return self._made(dated, index, telling, f"taken over from {words}")

    def _passed_on(self, index: int, telling: Telling) -> Moment | None:
        """The day of the report that passes a statement on: “According to the agency on Tuesday, Sorvia said …”."""
        for outer in self.tellings[max(index - CLOSE, 0) : index + CLOSE]:
            if outer.relay and outer.own is not None and telling.outer in outer.told.content:
                return self._taken(outer.own, index, telling, _quoted("who passes it on", self._words(outer, outer.own)))
        return None

    def _at_occasion(self, index: int, telling: Telling) -> Moment | None:
        """“At the hearing”: the day of the hearing last told of; what one person made counts for him, or where it speaks itself."""
        if not self.occasions:
            return None
        for match in self.words.pointing.finditer(telling.frame):
            noun = match["noun"].lower()
            for occasion in self.occasions[: -CLOSE - 1 : -1]:
                if occasion.place >= telling.sentence[0] or occasion.noun.split()[-1] != noun.split()[-1]:
                    continue
                itself = any(noun in key for key in telling.keys) or any(f" {key} " in f" {fold(match[0])} " for key in occasion.keys)
                if self.words.shared.fullmatch(noun) or itself or occasion.keys & telling.keys:
                    return self._taken(occasion.dated, index, telling, occasion.words)
        return None

    def _spoken_on(self, index: int, telling: Telling) -> Moment | None:
        """The day on which the same holder spoke before, while he speaks on."""
        if telling.tense == "present" or (telling.tense == "none" and not telling.pronoun):
            return None
        if self.words.then.search(telling.frame) and (told := self._just_told(index, telling)):
            return self._taken(told.dated, index, telling, self._source(told))
        threads = [thread for key in telling.keys if (thread := self.threads.get(key))]
        last = max((thread.last for thread in threads if thread.last), key=lambda moment: moment.telling, default=None)
        if last is None or any(thread.broken >= telling.paragraph for thread in threads):
            return None
        near = telling.paragraph - last.paragraph
        if not last.fresh and (near > 1 or (near == 1 and not telling.pronoun)):
            fresh = max((thread.fresh for thread in threads if thread.fresh), key=lambda moment: moment.telling, default=None)
            if fresh is None and (near > LOOKING_BACK or last.dated.unit not in ("day", "week", "month")):
                return None
            last = fresh or last
            near = telling.paragraph - last.paragraph
        if near > 1 and (telling.loose or telling.tense == "unknown" or not telling.saying):
            return None
        return self._taken(last.dated, index, telling, self._source(last))

    def _just_told(self, index: int, telling: Telling) -> Moment | None:
        """The day last told of, whoever spoke, in this paragraph or the one before: what “then” means."""
        last = next((moment for moment in reversed(self.found[:index]) if moment is not None), None)
        return last if last is not None and telling.paragraph - last.paragraph <= 1 else None

    def _in_scene(self, index: int, telling: Telling) -> Moment | None:
        """The day of an act of speaking that the sentence itself or the one before it tells of this holder."""
        if telling.tense not in ("past", "none"):
            return None
        low = self.sentences.starts[max(telling.number - 1, 0)]
        names = {word for key in telling.keys for word in key.split() if len(word) > 2}
        first = bisect_right(self.dates, low - 1, key=lambda dated: dated.span[0])
        for dated in self.dates[first:]:
            if dated.span[0] >= telling.told.telling[0]:
                break
            if dated.unit != "day" or self._in_content(dated.span) or self._future(dated):
                continue
            scene = self.sentences.around(dated.span)
            if scene[0] >= telling.sentence[0]:
                continue
            words = outside(self.text, scene, self._contents_near(scene))
            act = self.words.acts.search(words)
            if act is None or not names & set(fold(words).split()) or self._someone_else(scene, telling):
                continue
            if abs(dated.span[0] - scene[0] - act.start()) > OCCASION or grammar_of(self.lexicon.language).attributive.search(
                self.text[max(dated.span[0] - 20, 0) : dated.span[0]]
            ):
                continue
            return self._taken(dated, index, telling, _quoted("the sentence before", self.text[scene[0] : dated.span[1]]))
        return None

    def _someone_else(self, scene: Span, telling: Telling) -> bool:
        """Whether another holder speaks in *scene*."""
        first = bisect_right(self.tellings, scene[0] - 1, key=lambda one: one.first)
        inside = self.tellings[max(first - 1, 0) : first + CLOSE]
        return any(scene[0] <= one.told.telling[0] < scene[1] and not one.keys & telling.keys for one in inside)

    def _in_content(self, span: Span) -> bool:
        return bool(self._contents_near(span))

    def _future(self, dated: Dated) -> bool:
        return self.published is not None and dated.start > self.published

    def _remember(self, index: int, telling: Telling) -> None:
        """What later statements may go on from.

        Not what somebody is “to discuss on Tuesday”, which is not said yet, nor “today he seems …”, which tells of no day.
        """
        moment = self.found[index]
        if telling.told.cue and PURPOSE.match(self.text, telling.told.cue[0][0]):
            return
        if telling.tense == "present" and not telling.saying and not telling.head:
            return
        for key in telling.keys:
            thread = self.threads.setdefault(key, Thread())
            if moment is not None:
                thread.last, thread.broken = moment, -1
                thread.fresh = moment if moment.fresh else thread.fresh
            elif telling.order is not None and telling.outer is None:
                # After “later said” no day is known any more; a look back (“earlier said”) ends with its paragraph.
                thread.broken = len(self.paragraphs) if telling.order == "later" else telling.paragraph
        if moment is None or not moment.fresh:
            return
        for pattern in (self.words.shared, self.words.own):
            for match in pattern.finditer(telling.frame):
                source = self._source(moment)
                self.occasions.append(Occasion(match[0].lower(), telling.told.telling[0], moment.dated, telling.keys, source))

    def _narrated(self) -> list[Occasion]:
        """Occasions whose date stands beside them in the article's own words: “The hearing on Tuesday drew hundreds.”"""
        found: list[Occasion] = []
        for dated in self.dates:
            if dated.unit != "day" or dated.bare or self._in_content(dated.span) or self._future(dated):
                continue
            start, end = self.sentences.around(dated.span)
            low, high = max(start, dated.span[0] - OCCASION), min(end, dated.span[1] + OCCASION)
            for match in self.words.shared.finditer(self.text, low, high):
                if not self._in_content(match.span()):
                    words = _quoted(
                        "the article’s own words", self.text[min(match.start(), dated.span[0]) : max(match.end(), dated.span[1])]
                    )
                    found.append(Occasion(match[0].lower(), match.start(), dated, frozenset(), words))
        return sorted(found, key=lambda one: one.place)

    # --- headlines

    def _may_look_ahead(self, telling: Telling) -> bool:
        late = telling.tense in ("present", "unknown") and not telling.head
        return not (telling.outer is not None or telling.order is not None or telling.tense == "lasting" or telling.loose or late)

    def _summed(self, index: int, telling: Telling) -> Moment | None:
        """The day told only further down: of the statement that a headline sums up, or of the same speech two paragraphs on."""
        mine = self._summing_words(telling)
        ahead = slice(index + 1, index + 1 + SIGHT)
        for other, moment in zip(self.tellings[ahead], self.found[ahead], strict=True):
            if moment is None or not moment.fresh or other.outer is not None or not other.keys & telling.keys:
                continue
            near = (
                telling.saying
                and other.own is not None
                and other.paragraph - telling.paragraph <= AHEAD
                and telling.tense in ("past", "none")
            )
            if near or (telling.head and mine & self._summing_words(other)):
                return self._taken(moment.dated, index, telling, _quoted("the statement below", self._words(other, moment.dated)))
        return None

    def _summing_words(self, telling: Telling) -> set[str]:
        names = {word for key in telling.keys for word in key.split()}
        return {
            word[:7] for piece in telling.told.content for word in fold(self.text[piece[0] : piece[1]]).split() if len(word) >= SUMMED
        } - {name[:7] for name in names}

    # --- words

    def _source(self, moment: Moment) -> str:
        """Where a moment was told, as the reason of another names it."""
        if moment.because.startswith("taken over from "):
            return moment.because.removeprefix("taken over from ")
        telling = self.tellings[moment.telling]
        return _quoted("an earlier sentence", self._words(telling, moment.dated))

    def _words(self, telling: Telling, dated: Dated) -> str:
        """From the cue to the date, without content."""
        low = min(dated.span[0], min((start for start, _ in telling.told.cue), default=dated.span[0]))
        high = max(dated.span[1], max((end for _, end in telling.told.cue), default=dated.span[1]))
        if not telling.sentence[0] <= dated.span[0] < telling.sentence[1]:
            low, high = dated.span
        return outside(self.text, (low, high), telling.told.content).replace("\x00", "…")

    def _when(self, index: int, telling: Telling) -> When | None:
        moment = self.found[index]
        if moment is not None:
            dated = moment.dated
            words = self.text[dated.span[0] : dated.span[1]]
            return When(dated.start.isoformat(), dated.end.isoformat(), dated.precision, words, telling.order, moment.because)
        if telling.order is None:
            return None
        return When(None, None, "order", telling.order_words, telling.order, f"order: “{telling.order_words}” beside the attribution")


def _keys(holder: Holder) -> frozenset[str]:
    """By what a holder is known again: his name, the body he speaks for, or the last word of what he is called."""
    if holder.name is not None:
        joint = re.split(r",\s+(?:and\s+)?|\s+and\s+", holder.name) if " and " in holder.name else []
        plain = holder.name.partition(" (")[0]  # “World Dam Office (WDO)”
        return frozenset(fold(name) for name in (holder.name, plain, holder.part_of, *holder.forms, *joint) if name)
    called = fold(holder.text).split()
    return frozenset({f"~ {called[-1]}"} if called else ())


def _quoted(where: str, words: str) -> str:
    """Words as a reason gives them: one line, cut short."""
    line = " ".join(words.split())
    return f"{where}: “{line if len(line) <= QUOTED else '… ' + line[-QUOTED:].partition(' ')[2]}”"
