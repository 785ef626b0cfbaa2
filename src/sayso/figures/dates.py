"""Dates as news means them: the expressions of a text that name days, resolved against its publication date.

A bare weekday is the most recent one including publication day (right in 269 of 297 cases of TimeBank, PEERS.md);
a month or a day without a year is the latest that is not after publication; “two days later” counts from the date
read before it. Seasons are the northern hemisphere's (spring begins in March), where most people live: an article
does not say which it means. What cannot be known is not read.
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
from sayso.records import Precision
from sayso.text import Span

Unit = Literal["day", "week", "weekend", "month", "season", "quarter", "year", "decade", "range"]
Found = tuple[date, date, Unit, str]
"""First day, last day, what they are, and the rule that says so."""

PRECISIONS: Mapping[Unit, Precision] = {"weekend": "range", "quarter": "range", "decade": "range"}
NEXT_MONTHS = 4
"""Months ahead to which a month without a year may belong."""
COMPARED = "years from the date before it"
CLAUSE = re.compile(r"[.;:!?”\n]|,\s|—")
WORD = re.compile(r"\w+")
REACH = 30
"""Characters around its sign within which a date lies: “the beginning of the 1980s”."""
SIZES = ("day", "week", "month", "quarter", "year")
AHEAD = 60
"""Characters before a date in which “will” shows that it lies ahead."""
MEMORY = 600
"""Characters back in which “two days later” looks for the date it counts from: two paragraphs of news."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression read."""

    span: Span
    """Its words, with the preposition that makes them a date (“in October”)."""
    start: date
    """First day."""
    end: date
    """Last day; never after publication for what has begun."""
    unit: Unit
    """What the words name."""
    because: str
    """The rule that read it."""
    back: tuple[date, date] | None = None
    """First and last day of what the same words mean of the past, where they were read as lying ahead."""
    bare: bool = False
    """A month, a year or a possessive with nothing to show that it tells when: attached only to “a February report”."""

    @property
    def precision(self) -> Precision:
        """How fine the words are."""
        return PRECISIONS.get(self.unit) or self.unit  # type: ignore[return-value]  # the rest are precisions themselves


def read_dates(text: str, *, published: date | None, lexicon: Lexicon, window: Span | None = None) -> Iterator[Dated]:
    """The date expressions of *text* (within *window*) that name days, in order, none overlapping another."""
    grammar = grammar_of(lexicon.language)
    position, stop = window or (0, len(text))
    anchor: Dated | None = None
    for match in _matches(text, grammar, position, stop):
        if anchor is not None and match.start() - anchor.span[1] > MEMORY:
            anchor = None
        dated = grammar.resolve(match, published, anchor)
        if dated is not None:
            # “The quarter … a year earlier … the quarter”: what is only compared with is not counted from.
            anchor = anchor if dated.because == COMPARED else dated
            yield dated


def _matches(text: str, grammar: Grammar, position: int, stop: int) -> Iterator[re.Match[str]]:
    """Where the grammar matches; it is tried only around words that a date cannot do without, at a quarter of the cost."""
    for start, end in _regions(text, grammar, position, stop):
        place = max(start, position)
        while match := grammar.any.search(text, place, end):
            place = max(match.end(), place + 1)
            yield match


def _regions(text: str, grammar: Grammar, position: int, stop: int) -> Iterator[Span]:
    """The stretches in which a date may lie: so far around each digit and each sign, together where they touch."""
    start = end = -1
    for word in WORD.finditer(text, position, stop):
        if not (word[0][0].isdigit() or word[0].lower() in grammar.signs):
            continue
        low, high = max(word.start() - REACH, position), min(word.end() + REACH, stop)
        if low > end >= 0:
            yield start, end
            start = low
        start, end = (low if end < 0 else start), high
    if end >= 0:
        yield start, end


def month_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a month's name stands at *place* (“may” and “march” only with a capital)."""
    if not 0 <= place < len(tokens):
        return False
    months: Mapping[str, int] = lexicon.dates.get("months", {})
    token = tokens[place]
    return token.low in months and (token.text[0].isupper() or token.low not in lexicon.dates.get("ambiguous", ()))


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None when it is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


class Grammar:
    """One language's date expressions as one pattern."""

    def __init__(self, lexicon: Lexicon) -> None:
        dates = lexicon.dates
        self.dates: Mapping[str, Any] = dates
        self.month_first = lexicon.month_first
        self.months: dict[str, int] = _plain(dates.get("months", {}))
        self.weekdays: dict[str, int] = _plain(dates.get("weekdays", {}))
        self.seasons: dict[str, int] = dates.get("seasons", {})
        self.quarters: dict[str, int] = dates.get("quarters", {})
        self.phrases: dict[str, list[int]] = dates.get("phrases", {})
        self.periods: dict[str, str] = dates.get("periods", {})
        self.turns: dict[str, str] = dates.get("turns", {})
        self.units: dict[str, str] = dates.get("units", {})
        small = {f"{ten}-{one}": tens + ones for ten, tens in lexicon.tens.items() for one, ones in lexicon.ones.items() if 0 < ones < 10}
        self.numbers: dict[str, float] = (
            dict(lexicon.ones) | dict(lexicon.tens) | small | dict.fromkeys(lexicon.a, 1.0) | {"a couple of": 2, "a couple": 2}
        )
        self.ahead, self.behind = alternatives(dates.get("ahead", [])), alternatives(dates.get("behind", []))
        self.barrier = alternatives(dates.get("other_verbs", []))
        self.aside = alternatives(dates.get("aside", []))
        occasions = dates.get("occasions", {})
        nouns = _any([*occasions.get("shared", []), *occasions.get("own", [])])
        self.occasion = re.compile(rf"(?:[’']s)?\s+(?:\w+\s+)?{nouns}(?!\w)", re.IGNORECASE)
        self.relay = re.compile(rf"{_any(dates.get('cues', {}).get('relay'))}(?!\w)", re.IGNORECASE)
        self.attributive = re.compile(rf"(?<!\w)(?:{_words(dates.get('attributive', [])) or '(?!)'})\s+$", re.IGNORECASE)
        signs = [
            *self.months,
            *self.weekdays,
            *self.seasons,
            *self.units,
            *self.phrases,
            *self.periods,
            *self.turns,
            *dates.get("quarter", []),
        ]
        self.signs = frozenset(WORD.findall(sign.lower())[-1] for sign in signs if sign)
        """The last word of whatever names a time, one of which or a digit is in every date."""
        self.any = re.compile("|".join(f"(?:{pattern})" for pattern in self._patterns() if pattern), re.IGNORECASE)

    def _patterns(self) -> Iterator[str]:
        dates = self.dates
        month, weekday = _words(self.months), _words(self.weekdays)
        link = rf"(?:(?:{_words(word for word in dates.get('day_month', []) if word)})\s+)?"
        ordinal = r"(?:st|nd|rd|th|º|°|er|\.)?"
        last, this, following = _any(dates.get("last")), _any(dates.get("this")), _any(dates.get("next"))
        year = r"(?P<{0}>(?:1[89]|20)\d\d)(?!\d)"
        name = rf"(?P<{{0}}>{month})"
        part = rf"(?:\s+(?:{_any(dates.get('day_parts'))})(?!\w))?"
        around = rf"(?:(?:{_any(dates.get('day_edges'))})\s+)?"
        yield r"(?<!\w)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
        if month:
            prefix = rf"(?:(?:{weekday})\.?,?\s+(?:{_any(dates.get('day_word', ['the']))}\s+)?)?" if weekday else ""
            year_of = _any(dates.get("year_of"))
            day_first = rf"(?P<d1>\d{{1,2}}){ordinal}[^\S\n]+{link}{name.format('m1')}(?!\w)\.?"
            month_first = rf"{name.format('m2')}\.?\s+(?P<d2>\d{{1,2}})(?!\d|[.,:/]\d)(?:st|nd|rd|th)?(?!\w)"
            yield rf"(?<!\w){prefix}{day_first}(?:,?\s+{link}{year.format('y1')})?"
            yield rf"(?<!\w){prefix}{month_first}(?:,?\s+{year.format('y2')})?"
            yield rf"(?<!\w)(?:(?:{_any(dates.get('parts'))})\s*)?{name.format('m3')}\.?,?\s+{link}{year.format('y3')}"
            prefix = rf"(?:(?P<ml>{last})|(?P<mn>{following})|(?:{_words(dates.get('in', []))}))"
            yield rf"(?<!\w){prefix}\s*{name.format('m4')}(?!\w|\.?\s+\d)(?:\s+(?P<y4>{year_of})(?!\w))?"
            yield rf"(?<![\w-]){name.format('m7')}(?![\w’'-]|\.?\s+\d)(?:\s+(?P<y7>{year_of})(?!\w))?"
        if dates.get("numeric"):
            numeric = r"(?P<d5>\d{1,2})\s*[/.-]\s*(?P<m5>\d{1,2})"
            yield rf"(?<!\w)(?:{_words(dates['numeric'])})\s*{numeric}(?:\s*[/.-]\s*{year.format('y5')})?(?!\d)"
        yield rf"(?<![\w/])(?P<d6>\d{{1,2}})[/.-](?P<m6>\d{{1,2}})[/.-]{year.format('y6')}"
        if self.units and dates.get("ago"):
            count = rf"(?P<n>\d{{1,3}}|{_words(self.numbers)})\s+(?P<u>{_words(self.units)})"
            ago = _words(dates["ago"])
            yield rf"(?<!\w)(?:{ago})\s+{count}(?!\w)" if dates.get("ago_before") else rf"(?<!\w){count}\s+(?:{ago})(?!\w)"
        if self.units and (dates.get("later") or dates.get("sooner")):
            count = rf"(?P<n2>\d{{1,3}}|{_words(self.numbers)})\s+(?P<u2>{_words(self.units)})"
            yield rf"(?<!\w){count}\s+(?:(?P<lt>{_any(dates.get('later'))})|(?:{_any(dates.get('sooner'))}))(?!\w)"
        if self.turns:
            yield rf"(?<!\w)(?P<t>{_words(self.turns)})(?!\w)(?![’']s)"
        if self.periods:
            yield rf"(?<!\w)(?P<p>{_words(self.periods)})(?![\w])(?![’']s)"
        if self.phrases:
            yield rf"(?<!\w){around}(?P<r>{_words(self.phrases)})(?!\w)(?![’']s)"
        if weekday:
            told = rf"(?:(?:(?P<wl>{last})|(?P<wn>{following})|(?:{this}))\s+)?"
            yield rf"(?<!\w){around}{told}(?P<w>{weekday})(?!\w)(?:(?P<ws>[’']s)|{part}(?:\s+(?:{last})(?!\w))?)"
        if self.seasons:
            told = rf"(?:(?P<sl>{last}|{this}|{following})\s+|(?:{_any(dates.get('season_in'))})\s+)"
            other = rf"(?!\w|\s+(?:{_any(dates.get('season_not'))})\s+(?!\d))"  # “the fall of the city” is no season
            whose = rf"(?:,?\s+(?:{link}{year.format('y8')}|(?P<y9>{_any(dates.get('year_of'))})(?!\w)))?"
            yield rf"(?<!\w){told}(?P<s>{_words(self.seasons)}){other}{whose}"
            yield rf"(?<!\w)(?P<s2>{_words(self.seasons)})\s+(?:{link}){year.format('y10')}"
        if self.quarters:
            quarter = rf"(?P<q>{_words(self.quarters)})[\s-]+{_any(dates.get('quarter'))}(?!\w)"
            told = rf"(?:\s+(?:{link}{year.format('y11')}|(?P<y12>{_any(dates.get('year_of'))})(?!\w)))?"
            yield rf"(?<!\w)(?:the\s+)?{quarter}{told}"
        if decade := dates.get("decade"):
            yield rf"(?<!\w)(?:(?:{_words(decade)})\s*)?(?:(?:{_any(dates.get('parts'))})\s*)?(?P<dec>(?:1[89]|20)\d0)[’']?s(?!\w)"
        if dates.get("year_in", dates.get("in")):
            yield rf"(?<!\w)(?:{_words(dates.get('year_in', ['in']))})\s+{year.format('y')}"
        if dates.get("bare_year"):
            yield rf"(?<![\w$€£.,/–-]){year.format('y13')}(?![\w/–-]|[.,]\d|\s+(?:people|dollars|percent|million|billion))"

    def resolve(self, match: re.Match[str], published: date | None, anchor: Dated | None = None) -> Dated | None:
        """The days that *match* names, counted from *anchor* where it counts from a date; None when they cannot be known."""
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        ahead, behind = self._lies(match)
        try:
            found, back = self._found(groups, published, anchor, ahead and "ws" not in groups, nearest=not behind), None
            if found is not None and published is not None and found[0] > published and "year" not in found[3]:
                past = self._found(groups, published, anchor, False, nearest=False)
                back = past[:2] if past is not None and past[0] <= published else None
        except (ValueError, OverflowError):  # 31 February, or before the first year
            return None
        if found is None or self._lower(match) or ("m7" in groups and self._named(match)):
            return None
        end = match.end() - match[0].endswith(".")  # a sentence's full stop is not the month's
        loose = "s" in groups and match[0][:4].lower() == "the " and found[3] != "a season and its year"
        end -= len(groups.get("ws", ""))
        bare = loose or "m7" in groups or "y13" in groups or "ws" in groups
        return Dated((match.start(), end), *found, back, bare)

    def _found(
        self, groups: Mapping[str, str], published: date | None, anchor: Dated | None, ahead: bool, *, nearest: bool = True
    ) -> Found | None:
        found = self._absolute(groups, published, nearest) or self._counted(groups, anchor, published)
        return found or (self._relative(groups, published, ahead) if published else None)

    def _lies(self, match: re.Match[str]) -> tuple[bool, bool]:
        """Whether the words before a date, in its clause, speak of what is to come (“will meet on”), or of what was (“met on”)."""
        before = match.string[max(match.start() - AHEAD, 0) : match.start()]
        clause = CLAUSE.split(before)[-1]
        ahead = self.ahead.search(clause) is not None
        return ahead, not ahead and self.behind.search(clause) is not None

    def _lower(self, match: re.Match[str]) -> bool:
        """“may”, “march”, “sun” without the capital that makes them months and days."""
        names = [match[name] for name in ("m1", "m2", "m3", "m4", "m7", "w") if name in match.re.groupindex and match[name]]
        day = match["w"] if self.weekdays else None
        if day and day.lower() in self.dates.get("dotted", ()) and match.string[match.end("w") : match.end("w") + 1] != ".":
            return True  # “Sun” may be a company
        return any(name[0].islower() and name.lower() in self.dates.get("ambiguous", ()) for name in names)

    def _named(self, match: re.Match[str]) -> bool:
        """A bare month that may be a name or another word: “May”, “April Orl”, “august”."""
        name, after = match["m7"], match.string[match.end() : match.end() + 2].lstrip()
        months_with_dots = name.lower() in self.dates.get("ambiguous", ()) or len(name) < 4
        return months_with_dots or (self.dates.get("capital_months", True) and name[0].islower()) or after[:1].isupper()

    def _absolute(self, groups: Mapping[str, str], published: date | None, nearest: bool) -> Found | None:
        if iso := groups.get("iso"):
            day = date.fromisoformat(iso)
            return day, day, "day", "a date in full"
        for number in "1256":
            if (written := groups.get(f"d{number}")) and (named := groups.get(f"m{number}")):
                first, month = int(written), self.months.get(named.lower().rstrip(".")) or int(named)
                if number == "6" and self.month_first:
                    first, month = month, first
                return _day_of(first, month, groups.get(f"y{number}"), published, nearest)
        if name := groups.get("m3"):
            return _month(int(groups["y3"]), self.months[name.lower().rstrip(".")], "a month and its year")
        if name := groups.get("m4") or groups.get("m7"):
            return self._named_month(groups, self.months[name.lower().rstrip(".")], published, nearest)
        if (season := groups.get("s2")) or ("y8" in groups and (season := groups.get("s"))):
            return _season_of(self.seasons[(season or "").lower()], int(groups.get("y10") or groups["y8"]))
        if (quarter := groups.get("q")) and (told := groups.get("y11")):
            return _quarter(int(told), self.quarters[quarter.lower()], "a quarter and its year")
        if decade := groups.get("dec"):
            return date(int(decade), 1, 1), date(int(decade) + 9, 12, 31), "decade", "a decade"
        if year := groups.get("y") or groups.get("y13"):
            return date(int(year), 1, 1), date(int(year), 12, 31), "year", "a year"
        return None

    def _named_month(self, groups: Mapping[str, str], month: int, published: date | None, nearest: bool) -> Found | None:
        if published is None:
            return None
        if told := groups.get("y4") or groups.get("y7"):
            return _month(published.year - self._years_back(told), month, "a month and its year")
        year = published.year - (month > published.month)
        if "ml" in groups and month == published.month:
            year -= 1
        if "mn" in groups:
            return _month(published.year + (month <= published.month), month, "month: the next")
        if nearest and "ml" not in groups and 0 < (step := (month - published.month) % 12) <= NEXT_MONTHS:
            return _month(published.year + (published.month + step > 12), month, "month: the nearest to publication")
        return _month(year, month, "month: the latest begun at publication")

    def _years_back(self, told: str) -> int:
        return int(self.dates["year_of"][_spaced(told)])

    def _counted(self, groups: Mapping[str, str], anchor: Dated | None, published: date | None) -> Found | None:
        """What counts from the date read before: “two days later”, “the next day”, “a week earlier”."""
        if anchor is None:
            return None
        if turn := groups.get("t"):
            unit, by = _code(self.turns[_spaced(turn)])
        elif unit := self.units.get((groups.get("u2") or "").lower(), ""):
            by = self._number(groups["n2"]) * (1 if "lt" in groups else -1)
        elif anchor.unit == "quarter" and self.units.get((groups.get("u") or "").lower()) == "year":
            unit, by = "year", -self._number(groups["n"])  # beside a quarter, “a year ago” is the same quarter
        else:
            return None
        because = "counted from the date before it"
        if anchor.unit not in SIZES or SIZES.index(unit) < SIZES.index(anchor.unit):
            return None if unit == "quarter" else (anchor.start, anchor.end, anchor.unit, because)  # the day after a day in July is in July
        if unit == "year":  # “a year earlier” than a quarter is a quarter
            return _years_on(anchor.start, by), _years_on(anchor.end, by), anchor.unit, COMPARED
        if unit == "quarter" and anchor.unit != "quarter":
            return None
        if anchor.unit == "day" and unit == "week":  # a week after a day is a day
            unit, by = "day", 7 * by
        start, end, whole, _ = _whole(unit, -by, anchor.start, None)
        return None if published is not None and start > published else (start, end, whole, because)

    def _number(self, written: str) -> int:
        return int(written) if written.isdecimal() else int(self.numbers[_spaced(written)])

    def _relative(self, groups: Mapping[str, str], published: date, ahead: bool) -> Found | None:
        if phrase := groups.get("r"):
            early, late = self.phrases[_spaced(phrase)]
            return (
                published - timedelta(days=early),
                published - timedelta(days=late),
                "day" if early == late else "range",
                "counted from publication",
            )
        if period := groups.get("p"):
            return _period(self.periods[_spaced(period)], published)
        if weekday := groups.get("w"):
            return self._weekday(weekday, groups, published, ahead)
        if (unit := groups.get("u")) and (count := groups.get("n")):
            return _ago(self._number(count), self.units[unit.lower()], published)
        if quarter := groups.get("q"):
            if told := groups.get("y12"):
                return _quarter(published.year - self._years_back(told), self.quarters[quarter.lower()], "a quarter and its year")
            return _latest_quarter(self.quarters[quarter.lower()], published)
        if season := groups.get("s"):
            if told := groups.get("y9"):
                return _season_of(self.seasons[season.lower()], published.year - self._years_back(told))
            word = _spaced(groups.get("sl") or "")
            if word in self.dates.get("next", []):
                start, *_ = _season(self.seasons[season.lower()], True, published)
                return _season_of(self.seasons[season.lower()], start.year + 1)
            return _season(self.seasons[season.lower()], word not in self.dates.get("last", []), published)
        return None

    def _weekday(self, weekday: str, groups: Mapping[str, str], published: date, ahead: bool) -> Found:
        back = (published.weekday() - self.weekdays[weekday.lower().rstrip(".")]) % 7
        because = "weekday: the latest including publication day"
        if "wn" in groups or (ahead and back and "wl" not in groups):
            back, because = back - 7, "weekday: the next"
        elif "wl" in groups and back == 0:
            back, because = 7, "weekday: the last before publication day"
        elif "wl" in groups and back <= published.weekday():
            back, because = back + 7, "weekday: in the week before"  # “last Monday” written on a Tuesday is not yesterday
        day = published - timedelta(days=back)
        return day, day, "day", because


@lru_cache(maxsize=16)
def grammar_of(language: str) -> Grammar:
    """The grammar of *language*, compiled once."""
    return Grammar(lexicon_of(language))


def _plain(names: Mapping[str, int]) -> dict[str, int]:
    """Names without the dot of their abbreviation; the dot is allowed wherever a name stands."""
    return {name.rstrip("."): number for name, number in names.items()}


def _words(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _any(words: Any) -> str:
    """Like `_words`; a pattern that never matches where there are none."""
    return f"(?:{_words(words)})" if words else "(?!)"


def _spaced(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _code(code: str) -> tuple[str, int]:
    """“week-1”, “month+1”, “day-0” as unit and step."""
    match = re.fullmatch(r"(\w+)([+-]\d+)", code)
    assert match is not None, f"{code}: not a unit and a step"  # the tables are checked by tests
    return match[1], int(match[2])


def _day_of(day: int, month: int, year: str | None, published: date | None, nearest: bool) -> Found | None:
    """A day; without a year the nearest to publication, or the latest not after it (a day's grace for time zones)."""
    if year:
        found = date(int(year), month, day)
        return found, found, "day", "a date in full"
    if published is None:
        return None
    if nearest:
        near = [each for by in (-1, 0, 1) if (each := _day(published.year + by, month, day))]
        found = min(near, key=lambda each: abs(each - published))
        return found, found, "day", "day and month: the nearest to publication"
    found = date(published.year, month, day)
    if found > published + timedelta(days=1):
        found = date(published.year - 1, month, day)
    return found, found, "day", "day and month: the latest not after publication"


def _day(year: int, month: int, day: int) -> date | None:
    """That day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years_on(day: date, by: int) -> date:
    """The same day *by* years on; 28 February for the 29th where there is none."""
    return _day(day.year + by, day.month, day.day) or date(day.year + by, day.month, 28)


def _month(year: int, month: int, because: str) -> Found:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1), "month", because


def _quarter(year: int, quarter: int, because: str) -> Found:
    return date(year, 3 * quarter - 2, 1), _month(year, 3 * quarter, "")[1], "quarter", because


def _latest_quarter(quarter: int, published: date) -> Found:
    year = published.year - (date(published.year, 3 * quarter - 2, 1) > published)
    return _quarter(year, quarter, "quarter: the latest begun at publication")


def _period(code: str, published: date) -> Found:
    """“last week”, “this month”, “over the weekend”; what has begun never goes beyond publication."""
    if code == "weekend":
        monday = published - timedelta(days=published.weekday())
        saturday = monday - timedelta(days=2) if published.weekday() < 5 else monday + timedelta(days=5)
        return saturday, min(saturday + timedelta(days=1), published), "weekend", "weekend: the latest begun at publication"
    if code.startswith("days-"):  # “in recent days”: that many up to publication
        return published - timedelta(days=int(code[5:])), published, "range", "a span of days up to publication"
    unit, by = _code(code)
    start, end, whole, because = _whole(unit, -by, published, published)
    return start, end, whole, because


def _whole(unit: str, back: int, day: date, until: date | None) -> Found:
    """The whole week, month, quarter, year … *back* before the one *day* lies in, cut off at *until*."""
    because = "counted from publication"
    if unit == "day":
        found = day - timedelta(days=back)
        return found, found, "day", because
    if unit == "week":
        monday = day - timedelta(days=day.weekday() + 7 * back)
        return monday, _cut(monday, monday + timedelta(days=6), until), "week", because
    if unit == "month":
        months = day.year * 12 + day.month - 1 - back
        start, end, _, _ = _month(months // 12, months % 12 + 1, because)
        return start, _cut(start, end, until), "month", because
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 - back
        start, end, _, _ = _quarter(quarters // 4, quarters % 4 + 1, because)
        return start, _cut(start, end, until), "quarter", because
    if unit == "decade":
        year = (day.year // 10 - back) * 10
        return date(year, 1, 1), date(year + 9, 12, 31), "decade", because
    start, end = date(day.year - back, 1, 1), date(day.year - back, 12, 31)
    return start, _cut(start, end, until), "year", because


def _cut(start: date, end: date, until: date | None) -> date:
    """*end*, or *until* where that lies in between."""
    return until if until is not None and start <= until < end else end


def _ago(count: int, unit: str, published: date) -> Found:
    return _whole(unit, count, published, published)


def _season_of(month: int, year: int) -> Found:
    return date(year, month, 1), _month(year + (month + 1) // 12, (month + 1) % 12 + 1, "")[1], "season", "a season and its year"


def _season(month: int, this: bool, published: date) -> Found:
    """The three months from *month*: the latest that has begun, or the one before it when “last” names it."""
    year = published.year - (date(published.year, month, 1) > published)
    start, end, _, _ = _season_of(month, year)
    if not this and end >= published:
        start, end, _, _ = _season_of(month, year - 1)
    return start, _cut(start, end, published), "season", "season (northern): the latest begun at publication"
