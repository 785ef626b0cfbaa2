"""What a figure measures, and of whom: by the words around it, never by who says it.

In order: its unit, the counted noun itself (“12 deaths”), the active verb before it (“killed 12”), the passive or the
state after it (“12 were killed”, “12 dead”), the title before it (“the toll rose to 12”), the figure it is a part of
(“including 9 children”), and the sentence before that it answers (“the number was more than 3,000”).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.figures.lexicon import Lexicon, Measure
from sayso.figures.numbers import match_first, match_last
from sayso.figures.quantities import Reading

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


def measure_all(text: str, reading: Reading, lexicon: Lexicon) -> tuple[Measured, ...]:
    """The measure of every quantity of *reading*, in order; each may lean on those before it."""
    done: list[Measured] = []
    for place in range(len(reading.quantities)):
        done.append(Clause(text, reading, place, lexicon).measured(done))
    return tuple(done)


def settle(text: str, reading: Reading, lexicon: Lexicon) -> tuple[Reading, tuple[Measured, ...]]:
    """*reading* without the single persons of whom nothing is told, and the measures of the rest.

    “A man” counts when he was killed; otherwise he would stand between a figure and the words it leans on.
    """
    measured = measure_all(text, reading, lexicon)
    kept = [q for q, about in zip(reading.quantities, measured, strict=True) if q.form != "person" or about.told]
    if len(kept) == len(reading.quantities):
        return reading, measured
    reading = Reading(reading.tokens, tuple(kept))
    return reading, measure_all(text, reading, lexicon)


class Clause:
    """One quantity and the words around it."""

    def __init__(self, text: str, reading: Reading, place: int, lexicon: Lexicon) -> None:
        self.text, self.tokens, self.lexicon = text, reading.tokens, lexicon
        self.words = lexicon.words
        self.place, self.quantity, self.reading = place, reading.quantities[place], reading
        others = reading.quantities
        self.left = others[place - 1].end if place else 0
        self.right = others[place + 1].first if place + 1 < len(others) else len(self.tokens)

    def measured(self, before: Sequence[Measured]) -> Measured:
        """CASE by CASE, as the module's first sentences have it."""
        noun = self._noun()
        of = self._cut(noun) or self._shared()
        if self.quantity.unit is not None or self.quantity.kind == "share":
            kind = "times" if self.quantity.unit == "time" else self.quantity.kind if self.quantity.kind != "other" else "count"
            return Measured("price" if kind == "price" else {"money": "cost"}.get(kind, kind), of, True)
        counted = self._counted(noun)
        if counted:
            names, plain = counted
            return Measured(names, of if self._countable(noun) or not plain else self._people_before(before), True)
        if name := self._active() or self._after(noun[1]):
            return Measured(name, of or self._people_before(before), True)
        if name := self._title(bare=noun[0] == noun[1]):
            return Measured(name, of, True)
        if self._is_part() and before:
            return Measured(before[-1].measure, of or before[-1].of, before[-1].told)
        if inherited := self._inherited(before, bare=noun[0] == noun[1]):
            return Measured(inherited.measure, of or inherited.of, True)
        return Measured("count", of or self._same_kind(before), False)

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
        clause = Clause(self.text, self.reading, self.place + 1, self.lexicon)
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
        if place > start and any(
            measure.verbs.fullmatch(token.low) or measure.done.fullmatch(token.low) for measure in self.lexicon.measures
        ):
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
        names = []
        for place in range(start, end):
            names += [
                measure.name
                for measure in self.lexicon.measures
                if self.tokens[place].low in measure.nouns and (place == end - 1 or place == start)
            ]
        if not names:
            return None
        names += self._joined(end)
        return _together(names), noun[1] - noun[0] <= 1

    def _countable(self, noun: tuple[int, int]) -> bool:
        """Whether the noun names people or things (“refugees”), not what became of them (“dead”, “deaths”)."""
        return noun[1] > noun[0] and self.tokens[noun[1] - 1].low in self.words.get("people", frozenset()) - {"deaths"}

    def _joined(self, place: int) -> list[str]:
        """The measures that “or injured”, “and wounded” add after *place*."""
        limit = min(self.right, len(self.tokens))
        if place + 1 >= limit or self.tokens[place].low not in self.words.get("or", ()):
            return []
        for ahead in range(place + 1, min(place + 4, limit)):  # “or seriously injured”, “or were injured”
            if names := [measure.name for measure in self.lexicon.measures if self._says(measure, ahead)]:
                return names[:1]
            if self.tokens[ahead].low not in self.words.get("be", ()):
                return []
        return []

    def _says(self, measure: Measure, place: int) -> bool:
        """Whether the words at *place* are *measure*'s, whichever way."""
        low, ahead = self.tokens[place].low, self._ahead(place)
        return low in measure.nouns or measure.verbs.match(ahead) is not None or measure.done.match(ahead) is not None

    def _active(self) -> str | None:
        """The verb right before: “killed more than”, “killing or wounding some”, “sent”."""
        start = max(self.left, self.quantity.first - ACTIVE - 3)
        window = self.tokens[start : self.quantity.first]
        for back in range(1, min(ACTIVE, len(window)) + 1):
            token = window[-back]
            names = [measure.name for measure in self.lexicon.measures if measure.verbs.fullmatch(token.low)]
            if names:
                place = len(window) - back
                if place and window[place - 1].low in self.words.get("be", ()) and window[place - 1].low not in HAVE:
                    return None  # “was killed, 12 …”: a passive, it belongs to what stands before it
                if place > 1 and window[place - 1].low in self.words.get("or", ()):
                    low = window[place - 2].low
                    names += [measure.name for measure in self.lexicon.measures if measure.verbs.fullmatch(low)]
                return _together(names[:1] + names[1:])
            if token.kind != "w" or token.low in self.words.get("stop", ()) or token.low not in BETWEEN:
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
                return _together([found[0], *self._joined(found[1])])
            passive = any(measure.verbs.match(self._ahead(place + index)) for measure in self.lexicon.measures)
            if passive:
                return None
            be = be or token.low in self.words.get("be", ())
            if not be and index >= 6:
                return None
        return None

    def _resumed(self, place: int) -> int | None:
        """The auxiliary that takes the clause up again behind a part or a second subject.

        “Six civilians, including a woman and two children, *were* killed”, “128 troops and militia *were* killed”.
        """
        if place >= len(self.tokens):
            return None
        after = place + (self.tokens[place].text == ",")
        if after > place and after < len(self.tokens) and self.tokens[after].low in self.words.get("aux", ()):
            return after
        if match_first(self.lexicon.phrases["parts"], self.tokens, after):
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
        ahead, start = self._ahead(place), self.tokens[place].start
        for measure in self.lexicon.measures:
            for pattern in (measure.done, measure.verbs):
                if match := pattern.match(ahead):
                    end = next((i for i in range(place, len(self.tokens)) if self.tokens[i].end >= start + match.end()), place) + 1
                    if pattern is measure.done or passive or self._closes(end):
                        return measure.name, end
        return None

    def _ahead(self, place: int) -> str:
        return self.text[self.tokens[place].start : self.tokens[min(place + 3, len(self.tokens) - 1)].end]

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
        found = [
            (match.end(), len(match[0]), measure.name) for measure in self.lexicon.measures for match in measure.titles.finditer(window)
        ]
        return max(found, key=lambda hit: (hit[1], hit[0]))[2] if found else None

    def _is_part(self) -> bool:
        return match_last(self.lexicon.phrases["part"], self.tokens, self.quantity.first) is not None

    def _inherited(self, before: Sequence[Measured], *, bare: bool) -> Measured | None:
        """The measure of the clause that “the number was …” answers: the last one told, a sentence back at most."""
        subject = {token.low for token in self.tokens[max(self.left, self.quantity.first - 6) : self.quantity.first]} & self.words.get(
            "subject", frozenset()
        )
        if not bare or not subject or not before or not before[-1].told or self.reading.quantities[self.place - 1].unit is not None:
            return None
        stops = sum(token.text in (".", "!", "?") for token in self.tokens[self.left : self.quantity.first])
        return before[-1] if stops <= 1 else None

    def _stopped(self, start: int, end: int) -> bool:
        return any(token.low in self.words.get("stop", ()) for token in self.tokens[start:end])


def _together(names: Sequence[str]) -> str:
    """One name for joined measures: killed and injured together are one count of both."""
    distinct = dict.fromkeys(names)
    if "killed or injured" in distinct or {"killed", "injured"} <= distinct.keys():
        return "killed or injured"
    return " or ".join(sorted(distinct))


DETERMINERS = frozenset({"more", "the", "its", "their", "his", "her", "our", "these", "those", "all", "such"})
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
