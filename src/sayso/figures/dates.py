"""When something was said: dates as news means them, from the words attached to the attribution.

A bare weekday is the most recent one including publication day (right in 269 of 297 cases of TimeBank, PEERS.md);
a month or a day without a year is the latest that is not after publication. A date inside the content, or behind
“who”, “after”, “since”, is when something else happened: it is never taken, and nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from sayso.figures.lexicon import Lexicon, alternatives, lexicon_of
from sayso.figures.numbers import Token
from sayso.records import When
from sayso.text import Span

Precision = Literal["day", "week", "month", "season", "year", "range"]
NEAR = 90
"""Characters between the cue and a date that still belongs to it: “told reporters in the capital on the margins of … on Monday”."""
LONG_CONTENT = 6
"""Words: of spans given without saying which are content, one longer than this is taken for content."""
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "sen",
        "rep",
        "gov",
        "st",
        "lt",
        "col",
        "sgt",
        "capt",
        "prof",
        "rev",
        "hon",
        "pres",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "no",
        "vs",
        "inc",
        "corp",
        "ltd",
    ]
)
BREAK = re.compile(r"([.!?]+)[\"”’»)]*\s+(?=[\"“‘«(]*[^\W\d_a-zà-öø-ÿ])")
LAST_WORD = re.compile(r"\w+$")
AROUND = 2_000
"""Characters read on either side of the attribution: more than any sentence of news, less than a hostile paragraph."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression read."""

    span: Span
    start: date
    end: date
    precision: Precision


def find_when(
    article_text: str,
    attribution_spans: Sequence[Span],
    paragraph: Span,
    *,
    published: str | None,
    language: str | None = None,
    content: Sequence[Span] | None = None,
) -> When | None:
    """When it was said, or None when the article does not tell.

    *attribution_spans* are the words of source and cue; content among them is told by *content*, or, without it, by
    its length. *published* is ISO 8601; without it only dates that carry a year are read.
    """
    lexicon = lexicon_of(language)
    told, said = _parted(article_text, attribution_spans, content)
    inside = [span for span in told if paragraph[0] <= span[0] < span[1] <= paragraph[1]]
    if not inside or not lexicon.dates:
        return None
    edge = min(start for start, _ in inside), max(end for _, end in inside)
    paragraph = max(paragraph[0], edge[0] - AROUND), min(paragraph[1], edge[1] + AROUND)
    text = _masked(article_text, paragraph, said)
    first, last = edge[0] - paragraph[0], edge[1] - paragraph[0]
    start, end = _sentence(text, first, last)
    day = _day(published)
    barrier = _grammar(lexicon.language).barrier
    near: list[tuple[int, Dated]] = []
    for dated in read_dates(text, published=day, lexicon=lexicon, window=(start, end)):
        gap = _gap(text, dated.span, (first, last), barrier)
        bound = _is_attributive(text, dated.span[0], lexicon.language)
        bound = bound or (
            dated.span[1] <= last and _is_aside(text[max(start, dated.span[0] - AROUND // 10) : dated.span[0]], lexicon.language)
        )
        if gap is not None and not bound and (day is None or dated.start <= day + timedelta(days=1)):
            near.append((gap, dated))
    if not near:
        return None
    best = min(near, key=lambda pair: (pair[0], pair[1].span))[1]
    words = article_text[best.span[0] + paragraph[0] : best.span[1] + paragraph[0]]
    return When(best.start.isoformat(), best.end.isoformat(), best.precision, words)


def read_dates(text: str, *, published: date | None, lexicon: Lexicon, window: Span | None = None) -> Iterator[Dated]:
    """The date expressions of *text* (within *window*) that name days, in order, none overlapping another."""
    grammar = _grammar(lexicon.language)
    position, stop = window or (0, len(text))
    while match := grammar.any.search(text, position, stop):
        position = max(match.end(), position + 1)
        dated = grammar.resolve(match, published)
        if dated is not None:
            yield dated


def month_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a month's name stands at *place* (“may” and “march” only with a capital)."""
    if not 0 <= place < len(tokens):
        return False
    months: Mapping[str, int] = lexicon.dates.get("months", {})
    token = tokens[place]
    return token.low in months and (token.text[0].isupper() or token.low not in lexicon.dates.get("ambiguous", ()))


# --- where


def _parted(text: str, spans: Sequence[Span], content: Sequence[Span] | None) -> tuple[list[Span], list[Span]]:
    """Source and cue on one side, content on the other."""
    if content is not None:
        return [span for span in spans if span not in content], list(content)
    said = [span for span in spans if len(text[span[0] : span[1]].split()) > LONG_CONTENT]
    return [span for span in spans if span not in said], said


def _masked(text: str, paragraph: Span, content: Sequence[Span]) -> str:
    """The paragraph with its content blotted out, every character in its place."""
    chars = list(text[paragraph[0] : paragraph[1]])
    for start, end in content:
        for place in range(max(start - paragraph[0], 0), min(end - paragraph[0], len(chars))):
            chars[place] = "\x00"
    return "".join(chars)


def _sentence(text: str, first: int, last: int) -> Span:
    """The sentence around *first* to *last*; abbreviations and initials end none."""
    start, end = 0, len(text)
    for match in BREAK.finditer(text):
        word = LAST_WORD.search(text, max(match.start() - 12, 0), match.start())
        if match[1] == "." and word and (word[0].lower() in ABBREVIATIONS or len(word[0]) == 1):
            continue
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            end = match.start()
            break
    return start, end


def _gap(text: str, dated: Span, cue: Span, barrier: re.Pattern[str]) -> int | None:
    """How far a date stands from the attribution; None when it is too far or belongs to something else."""
    if (dated[0] < cue[1] and cue[0] < dated[1]) or cue[0] <= dated[0] < cue[1]:
        between = ""
    else:
        between = text[cue[1] : dated[0]] if dated[0] >= cue[1] else text[dated[1] : cue[0]]
    content = between.count("\x00")
    if len(between) - content > NEAR or barrier.search(between):
        return None
    return len(between) - content + (1000 if content else 0)


def _is_aside(before: str, language: str) -> bool:
    """Whether a date before the cue belongs to a clause of its own: “the minister, who was elected in 2019, said”."""
    return _grammar(language).aside.search(before.rpartition(",")[2]) is not None


def _is_attributive(text: str, start: int, language: str) -> bool:
    """Whether the words right before *start* make the date name something else: “the Oct. 7 attack”, “since Tuesday”."""
    return _grammar(language).attributive.search(text[max(start - 20, 0) : start]) is not None


def _day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


# --- what


class Grammar:
    """One language's date expressions as one pattern."""

    def __init__(self, lexicon: Lexicon) -> None:
        dates = lexicon.dates
        self.dates: Mapping[str, Any] = dates
        self.month_first = lexicon.month_first
        self.months: dict[str, int] = _plain(dates.get("months", {}))
        self.weekdays: dict[str, int] = _plain(dates.get("weekdays", {}))
        self.seasons: dict[str, int] = dates.get("seasons", {})
        self.phrases: dict[str, list[int]] = dates.get("phrases", {})
        self.periods: dict[str, str] = dates.get("periods", {})
        self.units: dict[str, str] = dates.get("units", {})
        self.numbers: dict[str, float] = dict(lexicon.ones) | dict.fromkeys(lexicon.a, 1.0) | {"a couple of": 2}
        self.barrier = alternatives(dates.get("other_verbs", []))
        self.aside = alternatives(dates.get("aside", []))
        self.attributive = re.compile(rf"(?<!\w)(?:{_words(dates.get('attributive', [])) or '(?!)'})\s+$", re.IGNORECASE)
        self.any = re.compile("|".join(f"(?:{pattern})" for pattern in self._patterns() if pattern), re.IGNORECASE)

    def _patterns(self) -> Iterator[str]:
        dates = self.dates
        month, weekday = _words(self.months), _words(self.weekdays)
        link = rf"(?:(?:{_words(word for word in dates.get('day_month', []) if word)})\s+)?"
        ordinal = r"(?:st|nd|rd|th|º|°|er|\.)?"
        last, this = _words(dates.get("last", [])), _words(dates.get("this", []))
        year = r"(?P<{0}>(?:1[89]|20)\d\d)(?!\d)"
        name = rf"(?P<{{0}}>{month})"
        yield r"(?<!\w)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
        if month:
            prefix = rf"(?:(?:{weekday})\.?,?\s+(?:{_words(dates.get('day_word', ['the']))}\s+)?)?" if weekday else ""
            year_of = _words(dates.get("year_of", {})) or "(?!)"
            day_first = rf"(?P<d1>\d{{1,2}}){ordinal}\s+{link}{name.format('m1')}(?!\w)\.?"
            month_first = rf"{name.format('m2')}\.?\s+(?P<d2>\d{{1,2}})(?!\d|[.,:/]\d)(?:st|nd|rd|th)?(?!\w)"
            yield rf"(?<!\w){prefix}{day_first}(?:,?\s+{link}{year.format('y1')})?"
            yield rf"(?<!\w){prefix}{month_first}(?:,?\s+{year.format('y2')})?"
            yield rf"(?<!\w){name.format('m3')}\.?,?\s+{link}{year.format('y3')}"
            prefix = rf"(?:{_words(dates.get('in', []))})\s*"
            yield rf"(?<!\w){prefix}{name.format('m4')}(?!\w|\.?\s+\d)(?:\s+(?P<y4>{year_of})(?!\w))?"
        if dates.get("numeric"):
            numeric = r"(?P<d5>\d{1,2})\s*[/.-]\s*(?P<m5>\d{1,2})"
            yield rf"(?<!\w)(?:{_words(dates['numeric'])})\s*{numeric}(?:\s*[/.-]\s*{year.format('y5')})?(?!\d)"
        yield rf"(?<![\w/])(?P<d6>\d{{1,2}})[/.](?P<m6>\d{{1,2}})[/.]{year.format('y6')}"
        if self.units and dates.get("ago"):
            count = rf"(?P<n>\d{{1,3}}|{_words(self.numbers)})\s+(?P<u>{_words(self.units)})"
            ago = _words(dates["ago"])
            yield rf"(?<!\w)(?:{ago})\s+{count}(?!\w)" if dates.get("ago_before") else rf"(?<!\w){count}\s+(?:{ago})(?!\w)"
        if self.periods:
            yield rf"(?<!\w)(?P<p>{_words(self.periods)})(?![\w])(?![’']s)"
        if self.phrases:
            yield rf"(?<!\w)(?P<r>{_words(self.phrases)})(?!\w)(?![’']s)"
        if weekday:
            yield rf"(?<!\w)(?:(?P<wl>{last or '(?!)'})\s+)?(?P<w>{weekday})(?!\w)(?![’']s)(?:\s+(?:{last or '(?!)'})(?!\w))?"
        if self.seasons:
            yield rf"(?<!\w)(?P<sl>{last or '(?!)'}|{this or '(?!)'})\s+(?P<s>{_words(self.seasons)})(?!\w)"
        if dates.get("year_in", dates.get("in")):
            yield rf"(?<!\w)(?:{_words(dates.get('year_in', ['in']))})\s+{year.format('y')}"

    def resolve(self, match: re.Match[str], published: date | None) -> Dated | None:
        """The days that *match* names; None when they cannot be known or the words are no date."""
        groups = match.groupdict()
        try:
            found = self._absolute(groups, published) or (self._relative(groups, published) if published else None)
        except (ValueError, OverflowError):  # 31 February, or before the first year
            return None
        if found is None or self._lower(match):
            return None
        end = match.end() - match[0].endswith(".")  # a sentence's full stop is not the month's
        return Dated((match.start(), end), *found)

    def _lower(self, match: re.Match[str]) -> bool:
        """“may”, “march”, “sun” without the capital that makes them months and days."""
        names = [match[name] for name in ("m1", "m2", "m3", "m4", "w") if name in match.re.groupindex and match[name]]
        return any(name[0].islower() and name.lower() in self.dates.get("ambiguous", ()) for name in names)

    def _absolute(self, groups: Mapping[str, str | None], published: date | None) -> tuple[date, date, Precision] | None:
        if iso := groups.get("iso"):
            day = date.fromisoformat(iso)
            return day, day, "day"
        for number in "1256":
            if (written := groups.get(f"d{number}")) and (named := groups.get(f"m{number}")):
                first, month = int(written), self.months.get(named.lower().rstrip(".")) or int(named)
                if number == "6" and self.month_first:
                    first, month = month, first
                return _day_of(first, month, groups.get(f"y{number}"), published)
        if name := groups.get("m3"):
            return _month(int(groups["y3"] or 0), self.months[name.lower().rstrip(".")])
        if name := groups.get("m4"):
            month = self.months[name.lower().rstrip(".")]
            if published and (told := groups.get("y4")):
                return _month(published.year - int(self.dates["year_of"][_spaced(told)]), month)
            return _latest_month(month, published)
        if year := groups.get("y"):
            return date(int(year), 1, 1), date(int(year), 12, 31), "year"
        return None

    def _relative(self, groups: Mapping[str, str | None], published: date) -> tuple[date, date, Precision] | None:
        if phrase := groups.get("r"):
            early, late = self.phrases[_spaced(phrase)]
            return published - timedelta(days=early), published - timedelta(days=late), "day" if early == late else "range"
        if period := groups.get("p"):
            return _period(self.periods[_spaced(period)], published)
        if weekday := groups.get("w"):
            back = (published.weekday() - self.weekdays[weekday.lower().rstrip(".")]) % 7
            if groups.get("wl") and back <= published.weekday():
                back += 7  # “last Monday” written on a Tuesday is not yesterday
            day = published - timedelta(days=back)
            return day, day, "day"
        if (unit := groups.get("u")) and (count := groups.get("n")):
            number = int(count) if count.isdecimal() else int(self.numbers[_spaced(count)])
            return _ago(number, self.units[unit.lower()], published)
        if season := groups.get("s"):
            this = _spaced(groups.get("sl") or "") in self.dates.get("this", [])
            return _season(self.seasons[season.lower()], this, published)
        return None


@lru_cache(maxsize=16)
def _grammar(language: str) -> Grammar:
    return Grammar(lexicon_of(language))


def _plain(names: Mapping[str, int]) -> dict[str, int]:
    """Names without the dot of their abbreviation; the dot is allowed wherever a name stands."""
    return {name.rstrip("."): number for name, number in names.items()}


def _words(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _spaced(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _day_of(day: int, month: int, year: str | None, published: date | None) -> tuple[date, date, Precision] | None:
    """A day; without a year the latest that is not after publication (a day's grace for time zones)."""
    if year:
        found = date(int(year), month, day)
    elif published is None:
        return None
    else:
        found = date(published.year, month, day)
        if found > published + timedelta(days=1):
            found = date(published.year - 1, month, day)
    return found, found, "day"


def _month(year: int, month: int) -> tuple[date, date, Precision]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1), "month"


def _latest_month(month: int, published: date | None) -> tuple[date, date, Precision] | None:
    if published is None:
        return None
    return _month(published.year - (month > published.month), month)


def _period(code: str, published: date) -> tuple[date, date, Precision]:
    """“last week”, “this month”, “over the weekend”; never beyond publication."""
    monday = published - timedelta(days=published.weekday())
    if code == "weekend":
        saturday = monday - timedelta(days=2) if published.weekday() < 5 else monday + timedelta(days=5)
        return saturday, min(saturday + timedelta(days=1), published), "range"
    unit, _, back = code.partition("-")
    return _whole(unit, int(back), published)


def _whole(unit: str, back: int, published: date) -> tuple[date, date, Precision]:
    """The whole week, month or year *back* before publication's own, cut off at publication."""
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        return monday, min(monday + timedelta(days=6), published), "week"
    if unit == "month":
        months = published.year * 12 + published.month - 1 - back
        start, end, precision = _month(months // 12, months % 12 + 1)
        return start, min(end, published), precision
    return date(published.year - back, 1, 1), min(date(published.year - back, 12, 31), published), "year"


def _ago(count: int, unit: str, published: date) -> tuple[date, date, Precision]:
    if unit == "day":
        day = published - timedelta(days=count)
        return day, day, "day"
    return _whole(unit, count, published)


def _season(month: int, this: bool, published: date) -> tuple[date, date, Precision]:
    """The three months from *month*: the latest that has begun, or the one before it when “last” names it."""
    year = published.year - (date(published.year, month, 1) > published)
    start, end = date(year, month, 1), _month(year + (month + 1) // 12, (month + 1) % 12 + 1)[1]
    if not this and end >= published:
        start, end = date(year - 1, month, 1), _month(year - 1 + (month + 1) // 12, (month + 1) % 12 + 1)[1]
    return start, min(end, published), "season"
