"""What a figure measures, and of whom: by the words around it, never by who says it.

In order: its unit, the counted noun itself (“12 deaths”), the active verb before it (“killed 12”), the passive or the
state after it (“12 were killed”, “12 dead”), the title before it (“the toll rose to 12”), the figure it is a part of
(“including 9 children”), and the sentence before that it answers (“the number was more than 3,000”).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.figures.lexicon import Lexicon, units
from sayso.figures.numbers import match_first, match_last
from sayso.figures.quantities import Reading
from sayso.figures.wordings import Wordings, wordings_of

REACH = 14
"""Tokens looked at on either side; in 1,000 shooting reports the verb stood within 12 tokens of its figure or in another clause."""
ACTIVE = 3
"""Tokens that may stand between an active verb and its figure: “killed, by its own count, 12” is out, “killed a total of 12” in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one figure is about."""

    measure: str
    of: str | None
    told: bool
    """Whether words say it; False when it is only the default ``count``."""
    by: str = ""
    """Which: ``unit``, ``noun``, ``active``, ``after``, ``title``, ``part``, ``answer`` or ``gap``."""
    unit: str | None = None
    """The unit that only the measure tells: “3 points” of a poll."""
    asks: bool = False
    """Whether its clause answers a figure that does not stand in this text."""


def measure_all(
    text: str, reading: Reading, lexicon: Lexicon, *, earlier: Measured | None = None, told: Wordings | None = None
) -> tuple[Measured, ...]:
    """The measure of every quantity of *reading*, in order; each may lean on those before it, the first on *earlier*.

    *told* are the wordings of the measures, the language's own unless others are given.
    Counted things that share one verb are told by it all: “30 soldiers and 39 guards were killed”.
    """
    done: list[Measured] = []
    clauses = [Clause(text, reading, place, lexicon, told) for place in range(len(reading.quantities))]
    for clause in clauses:
        done.append(clause.measured(done, earlier))
    for place in range(len(done) - 2, -1, -1):
        this, following = done[place], done[place + 1]
        if not this.told and following.by == "after" and clauses[place].shares_verb():
            done[place] = replace(this, measure=following.measure, told=True, by="after", of=this.of or following.of)
    return tuple(done)


def settle(text: str, reading: Reading, lexicon: Lexicon, *, earlier: Measured | None = None) -> tuple[Reading, tuple[Measured, ...]]:
    """*reading* without the single persons of whom nothing is told, and the measures of the rest.

    “A man” counts when he was killed; otherwise he would stand between a figure and the words it leans on.
    """
    measured = measure_all(text, reading, lexicon, earlier=earlier)
    kept = [q for q, about in zip(reading.quantities, measured, strict=True) if q.form != "person" or about.told]
    if len(kept) == len(reading.quantities):
        return reading, measured
    reading = Reading(reading.tokens, tuple(kept))
    return reading, measure_all(text, reading, lexicon, earlier=earlier)


class Clause:
    """One quantity and the words around it."""

    def __init__(self, text: str, reading: Reading, place: int, lexicon: Lexicon, told: Wordings | None = None) -> None:
        self.text, self.tokens, self.lexicon = text, reading.tokens, lexicon
        self.words = lexicon.words
        self.told = told or wordings_of(lexicon.language)
        self.place, self.quantity, self.reading = place, reading.quantities[place], reading
        others = reading.quantities
        self.left = others[place - 1].end if place else 0
        self.right = others[place + 1].first if place + 1 < len(others) else len(self.tokens)

    def measured(self, before: Sequence[Measured], earlier: Measured | None = None) -> Measured:
        """CASE by CASE, as the module's first sentences have it."""
        noun = self._noun()
        of = self._cut(noun) or self._shared()
        if self._points(noun):
            return Measured("share", None, True, "unit", unit="percentage point")
        if self.quantity.unit is not None or self.quantity.kind == "share":
            if of is not None and noun[1] < len(self.tokens) and self.tokens[noun[1]].low in self.words.get("tallied", ()):
                of = f"{of} {self.tokens[noun[1]].text}"  # “with 40 percent of the vote counted”: nobody's share of it
            kind = "count" if self.quantity.unit == "time" else UNIT_MEASURES.get(self.quantity.kind, self.quantity.kind)
            return Measured((self._amount() if kind == "cost" else None) or kind, of, True, "unit")
        if currency := self._currency(noun):
            return Measured(self._amount() or "cost", None, True, "unit", unit=currency)
        counted = self._counted(noun)
        if counted:
            names, plain = counted
            return Measured(names, of if self._countable(noun) or not plain else self._people_before(before), True, "noun")
        for by, name in (("active", self._active()), ("after", self._after(noun[1])), ("active", self._act())):
            if name:
                return Measured(name, of or self._people_before(before), True, by)
        bare = noun[0] == noun[1]
        if name := self._title(bare=bare):
            return Measured(name, of, True, "title")
        if self._is_part() and before:
            return Measured(before[-1].measure, of or before[-1].of, before[-1].told, "part")
        answering = self._answering(bare=bare)
        if answering and (inherited := self._inherited(before, earlier)):
            return Measured(inherited.measure, of or inherited.of, True, "answer")
        if bare and self._gapped(before):
            return replace(before[-1], by="gap")
        return Measured("count", of or self._same_kind(before), False, asks=answering and not before)

    # --- of whom

    def _noun(self) -> tuple[int, int]:
        """The tokens of what is counted: “10,000 National Guard troops”, “dozens of people”, “25% of cases”."""
        if self.quantity.form == "person":
            return self.quantity.core[0] + 1, self.quantity.core[1]
        core, end = self.quantity.core[1], self.quantity.end
        if core < end and not match_first(self.lexicon.after, self.tokens, core):
            end = core  # “12 boats or more”
        start, place = self._noun_from(end)
        if start == place and self.quantity.sides:  # “more than 30 boats but under 45”: told within
            within = next(i for i in range(self.quantity.core[0], end) if self.tokens[i].start >= self.quantity.parts[0][1])
            inside = self._noun_from(within)
            start, place = inside if inside[1] < end else (start, place)
        return start, place

    def _noun_from(self, place: int) -> tuple[int, int]:
        """The noun phrase that begins at *place*, an “of” and determiners before it left out."""
        place = match_first(self.lexicon.phrases["of"], self.tokens, place) or place
        while place < len(self.tokens) and place < self.right and self.tokens[place].low in DETERMINERS:
            place += 1
        place, right = self._over_modifier(place)
        start = place
        while place < min(right, len(self.tokens)) and place - start < 6 and self._belongs(place, start):
            place += 1
        while place > start and self.tokens[place - 1].kind != "w":
            place -= 1
        return start, place

    def _shared(self) -> str | None:
        """What the next number counts, for a bare one joined to it: “with 4 and 5 boats respectively”, “two of the five boats”."""
        end, later = self.quantity.end, self.reading.quantities[self.place + 1 : self.place + 2]
        if self.quantity.unit is not None or self.quantity.kind != "count" or not later or end >= len(self.tokens):
            return None
        other = later[0]
        between = [token.low for token in self.tokens[end : other.first]]
        joined = len(between) == 1 and between[0] in {",", *self.words.get("or", ()), *self.lexicon.joiner}
        whole = match_first(self.lexicon.phrases["of"], self.tokens, end) > 0 and DETERMINERS.issuperset(between[1:])
        if not (joined or whole) or other.unit is not None or other.kind != "count":
            return None
        clause = Clause(self.text, self.reading, self.place + 1, self.lexicon, self.told)
        return clause._cut(clause._noun()) or clause._shared()

    def _over_modifier(self, place: int) -> tuple[int, int]:
        """Over a measure that only describes what is counted (“three *500-pound* bombs”), and where the next figure begins."""
        if place == self.right and self.place + 1 < len(self.reading.quantities):
            other = self.reading.quantities[self.place + 1]
            if other.unit is not None and any(token.text == "-" for token in self.tokens[other.first + 1 : other.end]):
                later = self.reading.quantities[self.place + 2 :]
                return other.end, later[0].first if later else len(self.tokens)
        return place, self.right

    def _belongs(self, place: int, start: int) -> bool:
        token = self.tokens[place]
        if token.kind == "s":
            return token.text == "-" and place > start and token.start == self.tokens[place - 1].end
        hyphened = place > start and self.tokens[place - 1].text == "-"
        if token.kind == "n":
            compound = place + 1 < len(self.tokens) and self.tokens[place + 1].text == "-"  # “500-pound bombs”
            return place > start or compound  # “Model 3 sedans”, “new 737 jets”: what counts ends the phrase, so this names
        if token.low in self.lexicon.phrases["of"] or token.low in self.lexicon.joiner:
            return token.low in self.lexicon.joiner and self._goes_on(place, start)
        if token.low in self.words.get("np_stop", ()) and not hyphened:
            return False
        if place > start and self.tokens[place - 1].low in self.words.get("closing", ()):
            return False  # “civilians still in the city”: a plural of people ends its phrase
        if place > start and not hyphened and self._is_verb(place):
            return False
        following = self.tokens[place + 1].low if place + 1 < len(self.tokens) else "."
        verb = token.low.endswith("ed") and token.text == token.low and len(token.low) > 4
        if (
            verb
            and place > start
            and (self.tokens[place - 1].low.endswith("s") or self.tokens[place - 1].low in self.words.get("people", ()))
        ):
            return False  # “voters stayed away”
        return not (verb and (following in self.words.get("np_stop", ()) or not following[0].isalpha()))

    def _is_verb(self, place: int) -> bool:
        """Whether the phrase ends before the token: “shells *fell*”, “people *killed*”, “migrants *waiting*”."""
        low = self.tokens[place].low
        waiting = low.endswith("ing") and len(low) > 5 and low == self.tokens[place].text and self._plural(place - 1)
        return waiting or low in self.words.get("past", ()) or self._tells(place)

    def _tells(self, place: int) -> bool:
        """Whether the token alone is a measure's verb or state."""
        ends = (self.told.verbs.at(self.tokens, place), self.told.done.at(self.tokens, place))
        return any(found and found[1] == place + 1 for found in ends)

    def _goes_on(self, place: int, start: int) -> bool:
        """Whether “and” joins adjectives of one noun: “digital and physical sales”, but not “soldiers and their families”."""
        if place == start or self._plural(place - 1):
            return False
        reach = (
            4 if self.tokens[place + 1 : place + 2] and self.tokens[place + 1].text[0].isupper() else 3
        )  # “Model S and Model X vehicles”
        ahead = range(place + 1, min(place + reach, self.right, len(self.tokens)))
        return any(self._plural(i) for i in ahead) and self.tokens[place + 1].low not in self.words.get("np_stop", ())

    def _plural(self, place: int) -> bool:
        low = self.tokens[place].low
        return (len(low) > 3 and low.endswith("s") and not low.endswith("ss")) or low in self.words.get("people", ())

    def _cut(self, noun: tuple[int, int]) -> str | None:
        start, end = noun
        if "np_stop" not in self.words:
            return None  # a language without a table: nothing is known of where its noun phrases end
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else None

    def _people_before(self, before: Sequence[Measured]) -> str | None:
        """Of whom the figure before in the same sentence was: “38 people were killed and 12 injured”."""
        if self.place and before and before[-1].told and not self._stopped(self.left, self.quantity.first):
            return before[-1].of
        return None

    def _same_kind(self, before: Sequence[Measured]) -> str | None:
        """What a bare number leaves unsaid because the count before it said so: “68 people in May and 95 in June”."""
        if not before or self._stopped(self.left, self.quantity.first):
            return None
        last = self.reading.quantities[self.place - 1]
        if last.unit is None and last.kind == "count":
            return before[-1].of
        who = self.quantity.end < len(self.tokens) and self.tokens[self.quantity.end].low == "who"
        return self._people_counted(before) if who else None  # “68 people out for a year and 95 who”

    def _people_counted(self, before: Sequence[Measured]) -> str | None:
        """What the latest count before in the same sentence counted, measures between passed over."""
        for place in range(self.place - 1, -1, -1):
            quantity = self.reading.quantities[place]
            if self._stopped(quantity.end, self.quantity.first):
                return None
            if quantity.unit is None and quantity.kind == "count":
                return before[place].of
        return None

    # --- what is measured

    def _counted(self, noun: tuple[int, int]) -> tuple[str, bool] | None:
        """The measure that the counted noun itself is, and whether it says no more (“12 dead”)."""
        start, end = noun
        if end == start and start < len(self.tokens) and start < self.right:
            end = start + 1  # “dead” and “missing” end a noun phrase and may be the whole of it
        edges = dict.fromkeys((start, end - 1)) if end > start else {}
        names = [name for place in edges if (name := self.told.nouns.get(self.tokens[place].low)) and not self._hyphened(place)]
        if not names:
            return None
        names += self._joined(end)
        return _together(names), noun[1] - noun[0] <= 1

    def _countable(self, noun: tuple[int, int]) -> bool:
        """Whether the noun names people or things (“refugees”), not what became of them (“dead”, “deaths”)."""
        return noun[1] > noun[0] and self.tokens[noun[1] - 1].low in self.words.get("people", frozenset()) - {"deaths"}

    def _amount(self) -> str | None:
        """What an amount of money is told to be: “raised $3m”, “a fine of $3m”."""
        name = self._active(passive=True) or self._act()
        return name if name in self.told.money else None

    def _currency(self, noun: tuple[int, int]) -> str | None:
        """The currency of “billions of dollars”."""
        start, end = noun
        if self.quantity.kind not in ("vague", "few") or end != start + 1:
            return None
        name, kind = units().forms.get(self.tokens[start].low, ("", ""))
        return name if kind == "money" else None

    def _points(self, noun: tuple[int, int]) -> bool:
        """“Ahead by 3 points” of a poll are points of a share."""
        start, end = noun
        polled = self.words.get("poll", frozenset())
        named = end == start + 1 and self.tokens[start].low in self.words.get("points", ())
        return (self.quantity.unit == "point" or (self.quantity.unit is None and named)) and any(
            token.low in polled for token in self.tokens
        )

    def _joined(self, place: int) -> list[str]:
        """The measures that “or injured”, “and wounded” add after *place*."""
        limit = min(self.right, len(self.tokens))
        if place + 1 >= limit or self.tokens[place].low not in self.words.get("or", ()):
            return []
        for ahead in range(place + 1, min(place + 4, limit)):  # “or seriously injured”, “or were injured”
            if name := self._says(ahead):
                return [name]
            if self.tokens[ahead].low not in self.words.get("be", ()):
                return []
        return []

    def _says(self, place: int) -> str | None:
        """The measure that the words at *place* tell, whichever way."""
        found = self.told.verbs.at(self.tokens, place) or self.told.done.at(self.tokens, place)
        return found[0] if found else self.told.nouns.get(self.tokens[place].low)

    def _active(self, *, passive: bool = False) -> str | None:
        """The verb right before: “killed more than”, “killing or wounding some”, “claimed the lives of”; *passive*: “was fined”."""
        first = self.quantity.first
        for end in range(first, max(self.left, first - ACTIVE), -1):
            if (found := self.told.verbs.before(self.tokens, end)) and not self._hyphened(end - 1):
                name, place = found
                before = self.tokens[place - 1].low if place > self.left else ""
                if not passive and before in self.words.get("be", ()) and before not in HAVE:
                    return None  # “was killed, 12 …”: a passive, it belongs to what stands before it
                other = self.told.verbs.before(self.tokens, place - 1) if before in self.words.get("or", ()) else None
                return _together([name, other[0]] if other and other[1] >= self.left else [name])
            token = self.tokens[end - 1]
            if token.kind != "w" or token.low in self.words.get("stop", ()) or token.low not in BETWEEN:
                return None
        return None

    def _act(self) -> str | None:
        """The noun of what was done, right before: “the death of eight”, “the arrests of another 12”."""
        for end in range(self.quantity.first, max(self.left, self.quantity.first - ACTIVE), -1):
            if found := self.told.acts.before(self.tokens, end):
                return found[0] if found[1] >= self.left else None
            if self.tokens[end - 1].low not in BETWEEN:
                return None
        return None

    def _after(self, place: int) -> str | None:
        """The passive, or the state, after: “were killed or injured”, “have died”, “missing”."""
        be, limit = False, min(place + REACH, self.right, len(self.tokens))
        bare = place == self.quantity.end  # “8 killed 25 injured”: nothing between, so nobody killed 25
        if (resumed := self._resumed(place)) is not None:
            place, limit = resumed, min(resumed + REACH, len(self.tokens))
        window = self.tokens[place:limit]
        for index, token in enumerate(window):
            if token.low in self.words.get("stop", ()) or (
                token.low in self.words.get("clause", ()) and not (token.low in ("who", "that", "which") and index == 0)
            ):
                return None
            found = self._state(place + index, passive=be or (bare and index == 0))
            if found is not None:
                if found[0] in self.told.money and not be:
                    return None  # “the two raised $3m”: nobody raised them
                return _together([found[0], *self._joined(found[1])])
            if self.told.verbs.at(self.tokens, place + index) and not self._hyphened(place + index):
                return None
            be = be or token.low in self.words.get("be", ())
            if not be and index >= 6:
                return None
        return None

    def _resumed(self, place: int) -> int | None:
        """The auxiliary that takes the clause up again behind a part, a remark or a second subject.

        “Six civilians, including a woman and two children, *were* killed”, “40 guests, most of them miners, *were* killed”,
        “128 troops and militia *were* killed”.
        """
        if place >= len(self.tokens):
            return None
        after = place + (self.tokens[place].text == ",")
        if after > place and after < len(self.tokens) and self.tokens[after].low in self.words.get("aux", ()):
            return after
        if match_first(self.told.asides, self.tokens, after):
            ahead = range(after, min(after + REACH, len(self.tokens)))
        elif self.tokens[place].low in self.lexicon.joiner:
            ahead = range(place, min(place + 4, self.right, len(self.tokens)))
        else:
            return None
        for index in ahead:
            if self.tokens[index].low in self.words.get("stop", ()):
                return None
            if self.tokens[index].low in self.words.get("aux", ()):
                return index
        return None

    def _state(self, place: int, *, passive: bool) -> tuple[str, int] | None:
        """The measure that the state or passive at *place* tells, and the index after its words."""
        if self._hyphened(place):
            return None
        if found := self.told.done.at(self.tokens, place):
            return found
        found = self.told.verbs.at(self.tokens, place)
        return found if found and (passive or self._closes(found[1])) else None

    def _hyphened(self, place: int) -> bool:
        """Whether the token is part of a compound: “rebel-*held*” detains nobody."""
        joined = place and self.tokens[place - 1].text == "-" and self.tokens[place - 1].end == self.tokens[place].start
        after = place + 1
        return bool(joined) or (
            after < len(self.tokens) and self.tokens[after].text == "-" and self.tokens[after].start == self.tokens[place].end
        )

    def _closes(self, place: int) -> bool:
        """Whether a participle at *place* - 1 has no object: the clause ends, or a preposition follows."""
        if place >= len(self.tokens) or (place >= self.right and not (place < len(self.tokens) and self.tokens[place].kind == "s")):
            return place >= len(self.tokens) or self.tokens[self.right - 1].low in ("and", ",", "or")
        token = self.tokens[place]
        verb_last = token.low in self.words.get("be", ())  # “… Menschen getötet wurden”
        return token.kind == "s" or verb_last or token.low in self.words.get("or", ()) or token.low in PREPOSITIONS

    def _title(self, *, bare: bool) -> str | None:
        """“The death toll has risen to”, “the number of injured reached”."""
        if not bare:
            return None
        start = max(self.left, self.quantity.first - REACH)
        start = next(
            (i + 1 for i in range(self.quantity.first - 1, start - 1, -1) if self.tokens[i].low in self.words.get("stop", ())), start
        )
        if start >= self.quantity.first:
            return None
        window = self.text[self.tokens[start].start : self.tokens[self.quantity.first - 1].end]
        found = [(len(match[0]), match.end(), match[0]) for match in self.told.titles.finditer(window)]
        return self.told.titled.get(" ".join(max(found)[2].lower().split())) if found else None

    def _is_part(self) -> bool:
        return match_last(self.lexicon.phrases["part"], self.tokens, self.quantity.first) is not None

    def _answering(self, *, bare: bool) -> bool:
        """Whether its clause answers another: “the number was more than 3,000”, “put it at 3,000”, “witnesses said 3,000”."""
        if not bare or self.quantity.form == "person" or self.quantity.kind not in ("count", "vague"):
            return False
        near = {token.low for token in self.tokens[max(self.left, self.quantity.first - 6) : self.quantity.first]}
        if near & self.words.get("subject", frozenset()):
            return True
        end, before = self.quantity.end, self.tokens[self.quantity.first - 1].low if self.quantity.first else ""
        if before in self.words.get("formerly", ()) and self._compares():
            return True
        if end < len(self.tokens) and self.tokens[end].low in self.words.get("leaves_out", ()):
            end += 1  # “they say fewer than 20 | were”: what else is said before
        ends = end >= len(self.tokens) or self.tokens[end].low in self.words.get("stop", ()) or self.tokens[end].low == ","
        return ends and before in self.words.get("answering", ())

    def _compares(self) -> bool:
        """Whether the figure before it is that of now: “rose *to 45* on Tuesday, from 31 a day earlier”."""
        if not self.place:
            return False
        now = self.reading.quantities[self.place - 1]
        to = self.tokens[now.first - 1].low if now.first else ""
        return to in self.words.get("now_at", ()) and not self._stopped(now.end, self.quantity.first)

    def _inherited(self, before: Sequence[Measured], earlier: Measured | None) -> Measured | None:
        """The measure of the clause that is answered: the last one told, a sentence or the paragraph's break back at most."""
        stops = sum(token.text in (".", "!", "?") for token in self.tokens[self.left : self.quantity.first])
        own = self.tokens[self.quantity.first - 1].low in self.words.get("own_count", ()) if self.quantity.first else False
        if own and (stops or not before):
            return None  # “Its count of more than 45” counts what its owner counts
        if not before:
            return earlier if stops == 0 else None
        last = self.reading.quantities[self.place - 1]
        return before[-1] if before[-1].told and last.unit is None and stops <= 1 else None

    def _gapped(self, before: Sequence[Measured]) -> bool:
        """Whether the verb before goes for it, too: “1,200 were killed in May and *39,000 in* June”."""
        if not before or not before[-1].told or before[-1].by == "unit" or self.quantity.kind != "count" or self.quantity.form == "person":
            return False
        first, end = self.quantity.first, self.quantity.end
        joined = first > self.left and self.tokens[first - 1].low in (",", *self.lexicon.joiner)
        placed = end < len(self.tokens) and self.tokens[end].low in PREPOSITIONS
        return joined and placed and not self._stopped(self.left, first)

    def _stopped(self, start: int, end: int) -> bool:
        return any(token.low in self.words.get("stop", ()) for token in self.tokens[start:end])

    def shares_verb(self) -> bool:
        """Whether only “and” or a comma stands before the next figure: “30 soldiers and 39 guards were killed”."""
        if self.quantity.unit is not None or self.quantity.kind not in ("count", "vague") or self.right >= len(self.tokens):
            return False
        end = self._noun()[1]
        between = [token.low for token in self.tokens[max(end, self.quantity.end) : self.right]]
        return between in ([","], *([word] for word in self.words.get("or", ())), *([",", word] for word in self.words.get("or", ())))


def _together(names: Sequence[str]) -> str:
    """One name for joined measures: killed and injured together are one count of both."""
    distinct = dict.fromkeys(names)
    if "killed or injured" in distinct or {"killed", "injured"} <= distinct.keys():
        return "killed or injured"
    return " or ".join(sorted(distinct))


UNIT_MEASURES = {"money": "cost", "other": "count"}
DETERMINERS = frozenset({"both", "more", "the", "its", "their", "his", "her", "our", "these", "those", "all", "such"})
HAVE = frozenset(
    {"have", "had", "has", "to", "will", "reportedly", "also", "may", "might", "could", "would", "allegedly", "already", "now"}
)
BETWEEN = frozenset(
    {
        "the",
        "a",
        "an",
        "another",
        "total",
        "of",
        "its",
        "their",
        "his",
        "her",
        "further",
        "additional",
        "off",
        "in",
        "out",
        "up",
        "all",
        "some",
        "only",
    }
)
PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "during",
        "after",
        "when",
        "near",
        "since",
        "from",
        "as",
        "while",
        "for",
        "over",
        "inside",
        "outside",
        "across",
        "last",
        "so",
        "under",
        "with",
        "there",
        "today",
        "yesterday",
        "overnight",
        "early",
        "late",
    }
)
