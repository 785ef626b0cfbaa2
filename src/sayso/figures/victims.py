"""The groups of people of whom a report says that they were killed, hurt or shot, each with where and how it says so.

A group is a quantity of the library's own reading with its measure (``measures.measure_all``), read a sentence at a time and
only where a sentence has a word of killing or hurting. What the reading of figures leaves out because it claims no
number is a group of one here: “a 19-year-old man was shot”, “killing Ann Reed”, “left one dead”, “he died”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon, Measure, Phrases, alternatives, by_first, lexicon_of
from sayso.figures.measures import Measured, measure_all
from sayso.figures.numbers import Token, match_first, match_last
from sayso.figures.quantities import Reading, read_quantities
from sayso.figures.wordings import Wordings, wordings_in
from sayso.text import Span

OUTCOMES = ("killed", "injured", "killed or injured", "shot")
LONGEST = 1_500
"""Characters of one sentence that are read; longer ones are lists and furniture."""
HEAD = 600
"""Characters at the beginning of a text in which its title may be told again."""
MOST = 80
"""Sentences read; what an event cost stands before."""
SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No|Jr|Sr))(?<!\b(?:Mrs|Sgt|Det|Cpl|Gov|Sen|Rep|Gen|Col|Ave|Maj|Rev))(?<!\b(?:Capt|Sept|Blvd))"
    r"[.!?…][”\"’')\]»]*\s+(?=[“\"‘'(\[«]?[A-Z0-9À-Þ])|\n+"
)
"""Where a sentence ends: a mark that is not an abbreviation's, before a capital or a digit."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of one language by which tolls are told."""

    lexicon: Lexicon
    """The language's lexicon, its measures widened by those of the table."""
    told: Wordings
    """The wordings of those measures."""
    words: dict[str, frozenset[str]]
    multiples: dict[str, float]
    of_them: Phrases
    kinds: dict[str, frozenset[str]]
    marks: dict[str, re.Pattern[str]]
    fallen: re.Pattern[str]
    """“Killed”, “dead”, “injured”: one word that says what became of those counted before it."""
    fallen_act: re.Pattern[str]
    """“Kills”, “wounding”: one word that does it to those counted behind it."""
    telling: re.Pattern[str]
    """A sentence without any of these words tells of no victim."""


@lru_cache(maxsize=8)
def tables_of(language: str | None) -> Tables | None:
    """The tables of *language*; None when its data has none."""
    lexicon = lexicon_of(language)
    data = lexicon.tables.get("tolls")
    if data is None:
        return None
    named = lexicon.tables["measures"]
    lists = {name: named.get(name, {}) for name in ("killed", "injured", "shot")}
    wide = {name: {key: [*base.get(key, []), *data["measures"][name].get(key, [])] for key in KEYS} for name, base in lists.items()}
    first = [Measure(name=name, nouns=frozenset(each["nouns"]), **_patterns(each)) for name, each in wide.items()]
    others = {name: _no_toll(each, data["words"]["not_verbs"]) for name, each in named.items() if name not in wide}
    rest = [Measure(name=name, nouns=frozenset(each.get("nouns", [])), **_patterns(each)) for name, each in others.items()]
    words = {key: frozenset(value) for key, value in data["words"].items() if isinstance(value, list)}
    person = lexicon.words["person"] | words["relatives"] | words["persons"]
    every = [phrase for each in wide.values() for key in KEYS for phrase in each[key]]
    happenings = [*data["words"]["happenings_fatal"], *data["words"]["happenings"], "casualties", "life", "lives"]
    return Tables(
        lexicon=replace(lexicon, measures=(*first, *rest), words={**lexicon.words, "person": person}),
        told=wordings_in({**lexicon.tables, "measures": {**wide, **others}}),
        words=words,
        multiples=data["words"]["multiples"],
        of_them=by_first(data["words"]["of_them"]),
        kinds={kind: frozenset(listed) for kind, listed in data["kinds"].items()},
        marks={name: re.compile(r"(?<!\w)(?:" + "|".join(listed) + r")(?!\w)", re.IGNORECASE) for name, listed in data["marks"].items()},
        fallen_act=alternatives(wide["killed"]["verbs"] + wide["injured"]["verbs"]),
        fallen=alternatives(data["words"]["fallen"]),
        telling=alternatives([*every, *happenings]),
    )


CLOSING = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}
"""The signs that open an apposition, and those that close it."""
COUNTS = frozenset({"count", "vague", "few", "one-of"})


def _no_toll(lists: dict[str, list[str]], not_verbs: list[str]) -> dict[str, list[str]]:
    """A measure that is no toll's, without the verbs that are nouns where a toll is told: “five rescue workers were killed”."""
    nouns = [noun for noun in lists.get("nouns", []) if noun != "victims"]
    return {**lists, "verbs": [verb for verb in lists.get("verbs", []) if verb not in not_verbs], "nouns": nouns}


KEYS = ("verbs", "done", "nouns", "titles")


def _patterns(lists: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {key: alternatives(lists.get(key, [])) for key in ("verbs", "done", "titles")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a report."""

    text: str
    start: int | None
    """Where it begins in the article's text; None when it stands in a title outside it."""
    place: int
    """-1 for the title, then 0, 1, 2 … in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People to whom one thing happened, as one sentence counts them."""

    outcome: str
    """One of OUTCOMES."""
    low: float
    """The number as said; of a vague word the least it can mean."""
    quantity: Quantity
    of: str | None
    """The counted noun."""
    sentence: Sentence
    source: str
    """What kind of words count them: ``number``, ``vague``, ``person``, ``definite``, ``name``, ``pronoun``, ``sum``, ``multiple``."""
    part: bool
    """Whether they are part of a greater number told before: “including 9 children”."""
    member: bool = False
    """Whether a sum counts them in: “*two women* and *a boy*”."""
    further: bool
    """“Others”, “another”: beyond those told before."""

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article's text."""
        if self.sentence.start is None:
            return None
        start, end = self.quantity.span
        return self.sentence.start + start, self.sentence.start + end


def find_victims(sentences: Sequence[Sentence], language: str | None) -> list[Group]:
    """Every group of *sentences*, in reading order."""
    tables = tables_of(language)
    if tables is None:
        return []
    return [group for sentence in sentences for group in groups_of(sentence, tables)]


def sentences_of(title: str | None, text: str, parts: Sequence[Span] | None = None, head: Span | None = None) -> Iterator[Sentence]:
    """The title, then the sentences of *text* in order; a title that the text opens with is read once, where it stands there.

    *parts* are the spans of the text that are read (all of it where there are none), *head* is where the title stands if that is known.

    >>> [(each.place, each.start, each.text) for each in sentences_of("Two hurt", "Monday. Two hurt. It rained.")]
    [(-1, 8, 'Two hurt'), (0, 0, 'Monday. '), (1, 18, 'It rained.')]
    """
    pieces = [(0, len(text))] if parts is None else list(parts)
    if head is None and title and (words := title.split()):
        found = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE).search(text, 0, HEAD)
        head = found.span() if found else None
    if head is not None:
        yield Sentence(text=text[head[0] : head[1]][:LONGEST], start=head[0], place=-1)
        pieces = [cut for piece in pieces for cut in _without(piece, head)]
    elif title:
        yield Sentence(text=title[:LONGEST], start=None, place=-1)
    place = 0
    for low, high in pieces:
        start = low
        for end in [*(match.end() for match in SENTENCE.finditer(text, low, high)), high]:
            if place < MOST and len(text[start:end].strip()) > 1:
                yield Sentence(text=text[start : min(end, start + LONGEST)], start=start, place=place)
                place += 1
            start = end


def _without(piece: Span, head: Span) -> Iterator[Span]:
    """What of *piece* does not lie in *head*."""
    if head[1] <= piece[0] or piece[1] <= head[0]:
        yield piece
        return
    if piece[0] < head[0]:
        yield piece[0], head[0]
    if head[1] < piece[1]:
        yield head[1], piece[1]


def groups_of(sentence: Sentence, tables: Tables) -> Iterator[Group]:
    """The groups of one sentence; sums of joined groups after their parts."""
    if not tables.telling.search(sentence.text):
        return
    base = read_quantities(sentence.text, tables.lexicon.language)
    quantities = Persons(base, tables, sentence.place).added()
    joined = Joined(sentence, Reading(base.tokens, tuple(quantities)), tables)
    told = joined.told()
    if len(told) < len(quantities):  # who has no part in it would stand between a number and its words
        joined = Joined(sentence, Reading(base.tokens, tuple(told)), tables)
    yield from joined.groups()
    yield from _multiples(sentence, base.tokens, tables)


class Persons:
    """The single persons of one sentence, put among its quantities."""

    def __init__(self, reading: Reading, tables: Tables, place: int) -> None:
        self.tokens, self.tables = reading.tokens, tables
        self.title, self.head = place < 0, place == 0
        self.quantities = reading.quantities
        self.person = tables.lexicon.words["person"]

    def added(self) -> list[Quantity]:
        """The quantities, those that are ages turned into whom they describe, and the single persons between them."""
        if self.title or self.head:
            self.quantities = tuple(sorted([*self.quantities, *self._lost()], key=lambda each: each.first))
        aged = [self._aged(each) for i, each in enumerate(self.quantities) if not self._second_age(i)]
        kept = [each for each in aged if each is not None and (each.form == "person" or each.kind in COUNTS) and not self._fathered(each)]
        taken = {i for each in kept for i in range(each.first, max(each.end, each.core[1]))}
        found: list[Quantity] = []
        place = 0
        while place < len(self.tokens):
            span = None if place in taken else self._one(place)
            if span is None or any(i in taken for i in range(*span[:2])):
                place += 1
                continue
            first, end, source = span
            found.append(self._quantity(first, self._apposed(end), source))
            place = found[-1].end
        return sorted([*kept, *found], key=lambda each: each.first)

    def _fathered(self, quantity: Quantity) -> bool:
        """“A father of three”: nobody but the father is told of."""
        first = quantity.core[0]
        return first > 1 and self.tokens[first - 1].low == "of" and self.tokens[first - 2].low in self.person

    def _lost(self) -> Iterator[Quantity]:
        """Whole numbers that were taken for part of a name, with the dead or hurt right behind: “Blast in Azaz 6 soldiers killed”."""
        taken = {i for each in self.quantities for i in range(each.first, each.end)}
        for i, token in enumerate(self.tokens):
            if i in taken or not i:
                continue
            if (value := self._worth(token)) and self.tables.fallen_act.fullmatch(self.tokens[i - 1].low):
                span = token.start, token.end  # “Blast Kills Two”
                yield Quantity(first=i, end=i + 1, core=(i, i + 1), span=span, ends=(value,), kernel=span)
            if token.kind != "n" or not token.text.isdecimal() or len(token.text) > 3:
                continue  # four digits beside a name are a year
            for ahead in range(i + 1, min(i + 5, len(self.tokens))):
                if self.tokens[ahead].kind != "w":
                    break
                if self.tables.fallen.fullmatch(self.tokens[ahead].low):
                    span = token.start, token.end
                    yield Quantity(first=i, end=i + 1, core=(i, i + 1), span=span, ends=(float(token.text),), kernel=span)
                    break

    def _worth(self, token: Token) -> float | None:
        return self.tables.lexicon.ones.get(token.low) or self.tables.lexicon.tens.get(token.low)

    def _second_age(self, i: int) -> bool:
        """The 25 of “ages 22 and 25”."""
        if not i or self.quantities[i - 1].kind != "age" or self.quantities[i].kind != "count":
            return False
        between = self.tokens[self.quantities[i - 1].end : self.quantities[i].first]
        return 0 < len(between) <= 2 and all(token.low in self.tables.words["joining"] for token in between)

    def _aged(self, quantity: Quantity) -> Quantity | None:
        """“A 19-year-old man” is one man, the age in “three 16-year-old boys” nobody."""
        if quantity.kind != "age":
            return quantity
        before = self.tokens[quantity.core[0] - 1].low if quantity.core[0] else ""
        end = match_first(self.tables.lexicon.phrases["old"], self.tokens, quantity.core[1]) or quantity.core[1]
        if end == quantity.core[1] and not any(t.low in ("year", "month", "years", "yo") for t in self.tokens[quantity.core[0] : end]):
            return None
        ahead = end
        while ahead < len(self.tokens) and ahead < end + 4 and self.tokens[ahead].kind == "w":
            low = self.tokens[ahead].low
            if low in self.person:
                ahead += 1
                return self._quantity(quantity.core[0], ahead, "person")
            if low in self.tables.lexicon.words.get("people", ()):
                return None
            if low in self.tables.lexicon.words.get("np_stop", ()):
                break
            ahead += 1
        if before in ("and", ",", "an", "a", "the", "") or self.tokens[quantity.core[0] - 1].kind == "w":
            return self._quantity(quantity.core[0], end, "person")
        return None

    def _quantity(self, first: int, end: int, source: str) -> Quantity:
        span = self.tokens[first].start, self.tokens[end - 1].end
        core = first - 1, end  # the token before the noun: what `Clause` takes for the article
        value = 2.0 if source == "both" else 1.0
        return Quantity(first=first, end=end, core=core, span=span, ends=(value,), kind=source, form="person", kernel=span)

    def _one(self, place: int) -> tuple[int, int, str] | None:
        """The tokens of one person that begin at *place*, and the kind of words they are."""
        token, words = self.tokens[place], self.tables.words
        low = token.low
        if token.kind != "w":
            return None
        if low in words["pronouns"]:
            return place, place + 1, "pronoun"
        if low == "her" and self._ends_phrase(place + 1):
            return place, place + 1, "pronoun"
        if low in words["both"]:
            return place, place + 1, "both"
        if low in words["another"]:
            return place, self._noun_end(place + 1) or place + 1, "person"
        if low == "one" or low in self.tables.lexicon.a:
            end = self._noun_end(place + 1)
            if end or low == "one":
                return place, end or place + 1, "one" if low == "one" else "person"
        if low in words["determiners"] and (end := self._noun_end(place + 1)):
            return place, end, "definite"
        if low in self.person and self._bare(place):
            return place, place + 1, "person"
        if token.text[0].isupper() and (end := self._name_end(place)):
            return place, end, "name"
        return None

    def _apposed(self, end: int) -> int:
        """The index behind an apposition after a person, if the clause goes on behind it: “Ann Reed, 23, was shot”."""
        sign = self.tokens[end].text if end < len(self.tokens) else ""
        close = CLOSING.get(sign)
        if close is None:
            return end
        for ahead in range(end + 2, min(end + 14, len(self.tokens) - 1)):
            if self.tokens[ahead].text == close and self._goes_on(ahead + 1):
                return ahead + 1
            if self.tokens[ahead].text in ".;:!?" or self.tokens[ahead].low in ("was", "were", "who"):
                return end
        return end

    def _goes_on(self, place: int) -> bool:
        low = self.tokens[place].low
        return low in ("was", "were", "is", "has", "had", "died", "dies", "suffered", "sustained", "remains", "remained")

    def _noun_end(self, place: int) -> int:
        """The index after a noun of one person at most four tokens ahead; 0 when there is none."""
        for ahead in range(place, min(place + 5, len(self.tokens))):
            token = self.tokens[ahead]
            if token.low in self.person:
                return ahead + 1
            if token.kind == "n" or (token.kind == "s" and token.text != "-") or token.low in self.tables.lexicon.words.get("np_stop", ()):
                return 0
        return 0

    def _bare(self, place: int) -> bool:
        """Whether a noun stands without an article as headlines have it: “Man shot dead”, “Teen, child killed”."""
        before = self.tokens[place - 1] if place else None
        return (
            before is None
            or before.text in (",", ":", ";", "|", "-", "–", "—", "‘", "'", "“")
            or before.low in ("and", "by", "kills")
            or self.title
        )

    def _ends_phrase(self, place: int) -> bool:
        if place >= len(self.tokens):
            return True
        token = self.tokens[place]
        return token.kind == "s" or token.low in self.tables.lexicon.words.get("np_stop", ())

    def _name_end(self, place: int) -> int:
        """The index after a person's name at *place*: capitalised words that are no place and no calendar's."""
        not_names, end = self.tables.words["not_names"], place
        before = self.tokens[place - 1] if place else None
        if before is not None and (before.low in self.tables.words["before_place"] or before.text == "-"):
            return 0
        while end < len(self.tokens) and self.tokens[end].kind == "w" and self.tokens[end].text[0].isupper():
            if self.tokens[end].low in not_names:
                return 0
            end += 1
            if end + 1 < len(self.tokens) and self.tokens[end].text == "." and self.tokens[end + 1].text[0].isupper():
                end += 1
        if self.title or end - place > 4 or (before is None and end - place < 2):
            return 0  # in a title every word may be capitalised, at a sentence's beginning any
        following = self.tokens[end] if end < len(self.tokens) else None
        if following is not None and following.kind == "w" and not (self._ends_phrase(end) or self.tables.telling.match(following.text)):
            return 0  # “Takfiri insurgents”, “Reed County”
        if any(each.end <= place <= each.end + 2 for each in self.quantities):
            return 0  # “40 Free Army men”
        return end


class Joined:
    """The quantities of one sentence, those without words of their own joined to their neighbours."""

    def __init__(self, sentence: Sentence, reading: Reading, tables: Tables) -> None:
        self.sentence, self.tokens, self.tables = sentence, reading.tokens, tables
        self.quantities = reading.quantities
        measured = measure_all(sentence.text, reading, tables.lexicon, told=tables.told)
        self.of = [about.of for about in measured]
        self.outcomes: list[str | None] = [self._outcome(i, about) for i, about in enumerate(measured)]
        self.parts = [self._is_part(i) for i in range(len(self.quantities))]
        self._inherit()

    def told(self) -> list[Quantity]:
        """The quantities without the single persons to whom nothing happened."""
        pairs = zip(self.quantities, self.outcomes, strict=True)
        return [quantity for quantity, outcome in pairs if quantity.form != "person" or outcome is not None]

    def groups(self) -> Iterator[Group]:
        """Each quantity of which an outcome is told, then the sums of those that are joined."""
        sums = list(self._sums())
        for i in range(len(self.quantities)):
            if (group := self._group(i)) is not None:
                start, end = group.quantity.span
                member = any(each.quantity.span[0] <= start and end <= each.quantity.span[1] for each in sums)
                yield replace(group, member=member)
        yield from sums

    def _outcome(self, i: int, about: Measured) -> str | None:
        quantity = self.quantities[i]
        led = self._led(i)
        if quantity.form == "person" and not led and self._acts(i):
            return None
        if known := self._cut_short(i) or led:
            return known
        if not about.told:
            return self._charged(i) or self._resumed(i) or self._titled(i)
        names = about.measure.split(" or ")
        if "killed" in names and "injured" in names:
            return "killed or injured"
        name = next((each for each in OUTCOMES if each in names), None)
        if counted := self._charged(i):
            return counted
        if name in ("shot", "killed or injured") and self.tables.words["happenings_fatal"] & set((self.of[i] or "").lower().split()):
            return "killed"  # “two homicide victims”
        if name == "shot" and self._happening(i):
            return None
        if name == "shot":
            start, end = quantity.first, self._noun_end(i)
            before = [token.low for token in self.tokens[max(start - 3, 0) : start]]
            after = [token.low for token in self.tokens[end : end + 3]]
            if "fatally" in before or "fatally" in after[:2] or after[:2] == ["to", "death"] or after[:1] == ["dead"]:
                return "killed"
        return name

    def _charged(self, i: int) -> str | None:
        """“Three counts of attempted murder” tell of three who lived, “two counts of murder” of two dead."""
        if (self.of[i] or "").lower().split()[:1] not in (["counts"], ["count"]):
            return None
        end = self.quantities[i].end
        text = self.sentence.text[self.tokens[end].start : self.tokens[min(end + 6, len(self.tokens) - 1)].end]
        return (
            "injured"
            if self.tables.marks["charge_living"].search(text)
            else "killed"
            if self.tables.marks["charge_death"].search(text)
            else None
        )

    def _happening(self, i: int) -> bool:
        """“Two men were arrested in a shooting”: the word names what happened, not what became of those counted."""
        start = self.quantities[i].first
        if any(self._verb(place) == "shot" for place in range(max(start - 3, 0), start)):
            return False
        for token in self.tokens[self._noun_end(i) : self._noun_end(i) + 15]:
            if token.low in self.tables.words["happenings"]:
                return True
            if any(each.name == "shot" and each.verbs.fullmatch(token.low) for each in self.tables.lexicon.measures):
                return False
        return False

    def _acts(self, i: int) -> bool:
        """Whether the person does it to others: “a man killed his wife”, “the gunman shot three people”."""
        place = self._noun_end(i)
        if place + 1 >= len(self.tokens) or not self._verb(place):
            return False
        after = self.tokens[place + 1]
        words = self.tables.words
        if i + 1 < len(self.quantities) and self.quantities[i + 1].first == place + 1 and self._fallen(i + 1):
            return False
        if after.low in words["pronouns"] or after.low in words["determiners"] or after.low in self.tables.lexicon.a or after.low == "them":
            return True
        follows = any(each.first in (place + 1, place + 2) for each in self.quantities[i + 1 : i + 2])
        return follows and after.low not in words["joining"] and not self._fallen(i + 1)

    def _cut_short(self, i: int) -> str | None:
        """A headline's passive before the next number or a part: “40 civilians killed 100 injured”, “69 killed including 19 children”."""
        place = self._noun_end(i)
        if place + 1 >= len(self.tokens) or (verb := self._verb(place)) not in OUTCOMES:
            return None
        if match_first(self.tables.lexicon.phrases["parts"], self.tokens, place + 1):
            return verb
        if self.quantities[i].form != "person" and self.tables.fallen.fullmatch(self.tokens[place].low) and self._closed(place + 1):
            return verb
        return verb if i + 1 < len(self.quantities) and self.quantities[i + 1].first == place + 1 and self._fallen(i + 1) else None

    def _closed(self, place: int) -> bool:
        """Whether nothing follows that a verb before *place* could be done to."""
        if place >= len(self.tokens):
            return True
        token = self.tokens[place]
        words = self.tables.words
        listed = words["before_place"] | words["joining"] | words["further"] | self.tables.lexicon.vague.keys()
        return token.kind == "s" or token.low in listed

    def _fallen(self, i: int) -> bool:
        """Whether quantity *i* has its own word right behind: “(a child killed) 7 people injured”."""
        place = self._noun_end(i)
        return place < len(self.tokens) and self.tables.fallen.fullmatch(self.tokens[place].low) is not None

    def _titled(self, i: int) -> str | None:
        """“The death toll rose to 8 civilians”: a title before the number though its noun follows."""
        quantity = self.quantities[i]
        if quantity.form == "person" or not self._people(i):
            return None
        start = self.quantities[i - 1].end if i else 0
        window = self.sentence.text[self.tokens[min(start, quantity.first)].start : self.tokens[quantity.first].start]
        if not self.tables.marks["update"].search(window[-30:]):
            window = window[-30:]
            return next((each.name for each in self.tables.lexicon.measures[:2] if _ends(each.titles, window)), None)
        return next((each.name for each in self.tables.lexicon.measures[:2] if each.titles.search(window)), None)

    def _resumed(self, i: int) -> str | None:
        """What is told behind an apposition: “two women, aged 22 and 25, were wounded”, “two boys – a … and a … – were shot”."""
        place = self._noun_end(i)
        sign = self.tokens[place].text if place < len(self.tokens) else ""
        if self.quantities[i].unit is not None:
            return None
        if parted := self._parted(place):
            return next((self._state(ahead + 1) for ahead in range(parted, min(parted + 14, len(self.tokens))) if self._aux(ahead)), None)
        if sign not in CLOSING:
            return None
        start = place + 1 + (sign == "-")
        for ahead in range(start + 1, min(place + 20, len(self.tokens) - 1)):
            if self.tokens[ahead].text in ".;:!?":
                return None
            if self.tokens[ahead].text == CLOSING[sign] and self._aux(ahead + 1):
                return self._state(ahead + 2)
        return None

    def _parted(self, place: int) -> int:
        """The index after words that begin a part: “including”, “mostly”; 0 when there are none."""
        if place < len(self.tokens) and self.tokens[place].low in self.tables.words["mostly"]:
            return place + 1
        return match_first(self.tables.lexicon.phrases["parts"], self.tokens, place)

    def _aux(self, place: int) -> bool:
        low = self.tokens[place].low
        return low in self.tables.lexicon.words["aux"] or low == "died"

    def _state(self, place: int) -> str | None:
        """The outcome that the passive or state within five tokens of *place* tells."""
        if self.tokens[place - 1].low == "died":
            return "killed"
        for ahead in range(place, min(place + 5, len(self.tokens))):
            text = self.sentence.text[self.tokens[ahead].start : self.tokens[min(ahead + 3, len(self.tokens) - 1)].end]
            for measure in self.tables.lexicon.measures:
                if measure.verbs.match(text) or measure.done.match(text):
                    return measure.name if measure.name in OUTCOMES else None
        return None

    def _verb(self, place: int) -> str | None:
        """The measure whose verb stands at *place*, as one word."""
        low = self.tokens[place].low
        return next((each.name for each in self.tables.lexicon.measures if each.verbs.fullmatch(low)), None)

    def _led(self, i: int) -> str | None:
        """The verb right before, whatever is counted: “fatally shot a man”, “killed two prisoners”."""
        first = self.quantities[i].first
        if first and (verb := self._verb(first - 1)) in OUTCOMES and not self._passive(first - 1):
            return verb if verb != "shot" else None  # “shot a man dead” is told behind
        for start in range(max(first - 4, 0), first - 1):
            phrase = self.sentence.text[self.tokens[start].start : self.tokens[first - 1].end]
            before = self.tokens[start - 1].low if start else ""
            for measure in self.tables.lexicon.measures[:3]:
                if measure.verbs.fullmatch(phrase) and before not in self.tables.lexicon.words["aux"]:
                    return measure.name
        return None

    def _passive(self, place: int) -> bool:
        """Whether the verb at *place* was suffered: “were killed”, “was shot and killed”."""
        before = self.tokens[max(place - 3, 0) : place]
        return any(token.low in self.tables.lexicon.words["aux"] or token.low == "being" for token in before) or (
            self.tables.lexicon.measures[0].verbs.fullmatch(self.tokens[place].low) is not None
            and self.tokens[place].low.endswith(("ed", "in"))
            and place > 0
            and self.tokens[place - 1].low in self.tables.lexicon.words["people"] | self.tables.lexicon.words["person"]
        )

    def _noun_end(self, i: int) -> int:
        """The index after what quantity *i* counts: “two women”, “three other people”."""
        quantity = self.quantities[i]
        place = max(quantity.end, quantity.core[1])
        if quantity.form == "person":
            return place
        limit = min(place + 6, self.quantities[i + 1].first if i + 1 < len(self.quantities) else len(self.tokens))
        stop = self.tables.lexicon.words["np_stop"] | self.tables.words["joining"]
        while place < limit and (self.tokens[place].kind != "s" or self._hyphen(place)) and self.tokens[place].low not in stop:
            if place > quantity.end and self._verb(place) and not self._hyphen(place + 1):
                break
            old = match_first(self.tables.lexicon.phrases["old"], self.tokens, place + 3)
            if self.tokens[place].kind == "n" and not old:
                break
            place = old or place + 1  # “three 16-year-old boys”
        return place

    def _hyphen(self, place: int) -> bool:
        if not 0 < place < len(self.tokens) - 1 or self.tokens[place].text != "-":
            return False
        return self.tokens[place - 1].end == self.tokens[place].start and self.tokens[place].end == self.tokens[place + 1].start

    def _is_part(self, i: int) -> bool:
        quantity = self.quantities[i]
        if match_last(self.tables.lexicon.phrases["part"], self.tokens, quantity.first) is not None:
            return True
        if match_first(self.tables.of_them, self.tokens, quantity.end):
            return True
        ahead = [token.low for token in self.tokens[self._noun_end(i) : self._noun_end(i) + 2]]
        return bool(ahead) and (
            ahead[0] == "among" or (len(ahead) > 1 and ahead[0] in ("were", "was", "is", "are") and ahead[1] == "among")
        )

    def _joins(self, i: int) -> bool:
        """Whether nothing but a conjunction stands between quantity *i* with its noun and the next."""
        start, end = self._noun_end(i), self.quantities[i + 1].first
        between = self.tokens[start:end]
        if not between:
            return (
                start > self.quantities[i].end and self.sentence.place < 1
            )  # “40 civilians 25 fighters killed”: headlines leave the comma out
        return len(between) <= 3 and all(token.low in self.tables.words["joining"] for token in between)

    def _inherit(self) -> None:
        """“Two women and a boy were killed”, “killing two women and a boy”: what is joined shares what became of it."""
        count = len(self.quantities)
        for i in range(count - 2, -1, -1):
            led_to = self._joins(i) or self._among(i) or (self.parts[i + 1] and not self.parts[i])
            if self.outcomes[i] is None and self._people(i) and led_to:
                self.outcomes[i] = self.outcomes[i + 1]
        for i in range(count - 1):
            if (
                self.outcomes[i + 1] is None
                and self.outcomes[i] is not None
                and self._people(i + 1)
                and (self._joins(i) or self.parts[i + 1])
            ):
                self.outcomes[i + 1] = self.outcomes[i]
            if self.parts[i] and self._joins(i) and self.outcomes[i + 1] == self.outcomes[i] and not self.parts[i + 1]:
                self.parts[i + 1] = True

    def _among(self, i: int) -> bool:
        """“6 children among 19 dead”."""
        return self.parts[i] and self.tokens[self._noun_end(i)].low in ("among", "were", "was")

    def _people(self, i: int) -> bool:
        """Whether quantity *i* counts people, as far as its noun tells."""
        quantity, of = self.quantities[i], (self.of[i] or "").lower()
        if quantity.form == "person":
            return True
        if quantity.unit is not None or quantity.kind in ("share", "money", "age"):
            return False
        return not set(of.split()[-1:]) & self.tables.words["things"]

    def _group(self, i: int) -> Group | None:
        quantity, outcome = self.quantities[i], self.outcomes[i]
        if outcome is None or quantity.unit is not None or quantity.kind in ("share", "age", "when") or not self._counts(i):
            return None
        return Group(
            outcome=outcome,
            low=min(quantity.ends),
            quantity=quantity,
            of=self._whom(i),
            sentence=self.sentence,
            source=self._source(quantity),
            part=self.parts[i],
            further=self._further(i),
        )

    def _whom(self, i: int) -> str | None:
        quantity = self.quantities[i]
        if quantity.form == "person":
            return self.sentence.text[quantity.span[0] : quantity.span[1]]
        start, end = quantity.end, self._noun_end(i)
        return self.sentence.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else self.of[i]

    def _counts(self, i: int) -> bool:
        """Whole people only, no blocks of a street."""
        low = min(self.quantities[i].ends)
        things = self.quantities[i].form != "person" and set((self.of[i] or "").lower().split()) & self.tables.words["things"]
        return low >= 0 and low == int(low) and not things

    def _source(self, quantity: Quantity) -> str:
        if quantity.form == "person":
            return quantity.kind if quantity.kind != "count" else "person"
        return "vague" if quantity.form in ("vague", "few") else "number"

    def _further(self, i: int) -> bool:
        quantity = self.quantities[i]
        around = self.tokens[quantity.first if quantity.form == "person" else quantity.core[1] : self._noun_end(i)]
        return any(token.low in self.tables.words["further"] for token in around)

    def _sums(self) -> Iterator[Group]:
        """Groups of one outcome joined by conjunctions alone, together: “two women and a boy” are three."""
        i = 0
        while i < len(self.quantities):
            end = i
            while end + 1 < len(self.quantities) and self._adds(end):
                end += 1
            members = [group for group in map(self._group, range(i, end + 1)) if group is not None]
            if len(members) > 1:
                first, last = members[0], members[-1]
                span = first.quantity.span[0], last.quantity.span[1]
                value = sum(member.low for member in members)
                vague = any(member.source == "vague" for member in members)
                joined = replace(first.quantity, end=last.quantity.end, span=span, ends=(value,))
                yield replace(first, low=value, quantity=joined, source="vague" if vague else "sum", of=None)
            i = end + 1

    def _adds(self, i: int) -> bool:
        outcome, after = self.outcomes[i], self.outcomes[i + 1]
        return outcome is not None and outcome == after and self.parts[i] == self.parts[i + 1] and self._joins(i)


def _ends(pattern: re.Pattern[str], window: str) -> bool:
    """Whether *window* ends with what *pattern* finds."""
    return any(not window[match.end() :].strip() for match in pattern.finditer(window))


def _multiples(sentence: Sentence, tokens: Sequence[Token], tables: Tables) -> Iterator[Group]:
    """“A triple homicide” has three dead, “a double shooting” two shot."""
    for i, token in enumerate(tokens[:-1]):
        value = tables.multiples.get(token.low)
        if value is None:
            continue
        ahead = [each.low for each in tokens[i + 1 : i + 4] if each.text != "-"]
        outcome = None
        if ahead and (ahead[0] in tables.words["happenings_fatal"]):
            outcome = "killed"
        elif ahead and ahead[0] in tables.words["happenings"]:
            outcome = "shot"
        if outcome is not None:
            span = token.start, tokens[i + 1].end
            quantity = Quantity(first=i, end=i + 2, core=(i, i + 1), span=span, ends=(value,), form="words", kernel=span)
            yield Group(
                outcome=outcome, low=value, quantity=quantity, of=None, sentence=sentence, source="multiple", part=False, further=False
            )
