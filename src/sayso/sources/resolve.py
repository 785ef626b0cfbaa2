"""Who is meant: every holder of an article chosen among candidates, with a score and a reason for each.

Decides with plain values. Nothing is thrown away: a choice keeps its runners-up, so that a person can see what else was
possible.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.records import Article, Attribution
from sayso.sources.bodies import Bodies
from sayso.sources.candidates import Candidate, Turn, as_candidate, fits, placed
from sayso.sources.described import UNNAMED, Descriptions
from sayso.sources.entities import Mention, Names
from sayso.sources.lexicon import Lexicon, Pronoun, bare, demonyms, first_names, known_names, lexicon_of
from sayso.sources.mentions import Phrase, describe, parse_phrase
from sayso.sources.missed import before_cue
from sayso.sources.names import find_names
from sayso.sources.outlets import is_own, known_outlet
from sayso.sources.pronouns import Place, Scene, antecedents, in_quotes, is_reported, spoken_before
from sayso.sources.relay import find_relays
from sayso.sources.runs import TOKEN
from sayso.text import UPPER, Span, hull, within

NEAR = 700
"""How far a quotation without a speaker may stand from the one who speaks on."""
MOST_OTHERS = 5
STATE_BODIES = frozenset(
    {"ministry", "military", "army", "government", "parliament", "embassy", "navy", "ambassador", "ministerio", "gobierno"}
)
"""What only a state has: “its military” is no company’s."""
OPEN_QUOTE = "“\"‘'«„"
NAMED_HERE = 2.0
"""What it counts for the owner of “its” to be named in the same sentence before it."""
FAR_BETTER = 2.0
"""So much better than any state another candidate must be to have a ministry: a state that the article never shows to be one."""
LEADING = 4
"""Paragraph marks (blank lines count) within which headline and lead lie: there a speaker may stand before his name."""
INTERVIEW = re.compile(r"([^\n:“”«»\"]{4,60}?)\s?:\s?[“«\"‘]")
"""“Ana Brel: “We were not told””, the headline of an interview."""
ANSWERING = re.compile(r"[AR][:.]\s")
"""How an answer begins."""
AUTHOR = re.compile(rf"{UPPER}[\w’'.-]+(?:\s[\w’'.-]+){{1,3}}")
"""A byline that names one person, as far as its shape tells."""
ANSWER = re.compile("[AR][:.]?")
"""What stands before an answer that is told from its question by a letter alone (`statements.turns`)."""
AS_AUTHOR = "the author of the page"
"""The reason of one who says “I” outside all quotations."""
ANSWERS_WITHIN = 4
"""Over how many paragraphs who is interviewed is looked for."""
PARTICIPLE = re.compile(r"(?!(?:show|suggest|indicat|reveal|prov|mean|rais)ing)[a-z]+ing\b")
"""What only those who speak do: a house may show or mean something."""
NOBODY = Phrase(span=(0, 0), form="empty")


@dataclass(frozen=True, slots=True)
class Choice:
    """Who holds one attribution, and who else might."""

    spans: tuple[Span, ...]
    """The words that name the holder."""
    chosen: Candidate | None
    runners_up: tuple[Candidate, ...] = ()
    phrase: Phrase = NOBODY
    """Those words, parsed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article made ready: its names and its language's words."""

    names: Names
    lexicon: Lexicon


def read_names(article: Article) -> Reading:
    """The names of *article* in its own language's words."""
    lexicon = lexicon_of(article.language)
    return Reading(find_names(article, lexicon), lexicon)


def choose_holders(article: Article, attributions: Sequence[Attribution], reading: Reading) -> list[Choice]:
    """The holder of each attribution, in order; sources that a later one names are looked up at the end."""
    resolver = Resolver(article, attributions, reading)
    return resolver.all()


class Resolver:
    """The speakers of one article, while they are being told apart."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], reading: Reading) -> None:
        self.text, self.attributions = article.text, attributions
        self.article, self.names, self.lexicon = article, reading.names, reading.lexicon
        self.turns: list[Turn] = []
        self.scene = Scene.of(article, self.names, self.lexicon, self.turns)
        self.bodies = Bodies(article, self.scene)
        self.described = Descriptions(self.scene, self.bodies)
        self.phrases: dict[int, Phrase] = {}
        self.spans: dict[int, tuple[Span, ...]] = {}
        self.choices: list[Choice | None] = [None] * len(attributions)

    def all(self) -> list[Choice]:
        """Every holder. Outer statements come before the ones within them, so “I” and “he” can ask their speaker."""
        for index in range(len(self.attributions)):
            self._parse(index, self._spans(index))
        for index in range(len(self.attributions)):
            if (subject := self._subject(index)) is not None:
                self._parse(index, self.spans[subject])
        late: list[int] = []
        for index in range(len(self.attributions)):
            phrase = self.phrases[index]
            waits = phrase.pronoun is not None and phrase.pronoun.person == "first"
            if waits and self._outer(index) is None:
                late.append(index)
                continue
            self._settle(index)
        for index in late:
            self._settle(index)
        for index in range(len(self.choices)):
            if self._may_be_named_later(index):
                self._settle(index, again=True)
        return [choice or Choice((), None) for choice in self.choices]

    def _parse(self, index: int, spans: tuple[Span, ...]) -> None:
        self.spans[index] = spans
        self.phrases[index] = parse_phrase(self.text, hull(spans), self.names, self.lexicon) if spans else NOBODY

    def _subject(self, index: int) -> int | None:
        """Whose holder a participle's is, where the words taken for it cannot speak: “Hask said the house was hit, | denouncing it”."""
        phrase, attribution = self.phrases[index], self.attributions[index]
        cue = attribution.cue and self.text[slice(*attribution.cue[0])]
        if not cue or not PARTICIPLE.match(cue) or phrase.form != "description" or phrase.told is not None:
            return None
        return (
            self._outer(index)
            if re.search(r"(?:,|\band)\s$", self.text[max(attribution.cue[0][0] - 6, 0) : attribution.cue[0][0]])
            else None
        )

    def _may_be_named_later(self, index: int) -> bool:
        """Whether the holder is still unknown where articles name one after the first quotation, or after the lead."""
        choice, phrase = self.choices[index], self.phrases[index]
        if choice is None or choice.chosen is None:
            return choice is not None and phrase.form == "empty"
        return choice.chosen.reason == UNNAMED and self._paragraph(phrase.span[0]) <= LEADING

    def _spans(self, index: int) -> tuple[Span, ...]:
        """The words that name the holder: the source's, or those of the one whom the source cites."""
        attribution = self.attributions[index]
        relayed = find_relays(self.article, self.attributions, index, self.names, self.lexicon)
        if relayed.holder is not None:
            return (relayed.holder,)
        missed = before_cue(self.scene, attribution) if not attribution.source else None
        if missed is not None and not any(within(missed, piece) for piece in attribution.content):
            return (missed,)
        return attribution.source[:1] if len(attribution.source) > 1 else attribution.source

    def _settle(self, index: int, *, again: bool = False) -> None:
        phrase, attribution = self.phrases[index], self.attributions[index]
        candidates = sorted(self._candidates(index, phrase, again=again), key=lambda candidate: -candidate.score)
        best = candidates[0] if candidates and candidates[0].score > 0 else None
        spans = () if phrase.form == "empty" else self.spans[index]
        self.choices[index] = Choice(spans, best, _others(candidates, best), phrase)
        if best is not None and not again:
            position = self._position(attribution)
            self.turns.append(Turn(position, self._paragraph(position), best, attribution.content))

    def _position(self, attribution: Attribution) -> int:
        return (attribution.source or attribution.cue or attribution.content)[0][0]

    def _paragraph(self, position: int) -> int:
        return self.scene.paragraph(position)

    def _candidates(self, index: int, phrase: Phrase, *, again: bool) -> Iterable[Candidate]:
        if phrase.form == "name" and phrase.mention is not None and phrase.mention.entity is not None:
            return [as_candidate(phrase.mention.entity, 10.0, "named at the statement")]
        core = bare(self.text[phrase.core[0] : phrase.core[1]])
        if core in known_names():
            known = known_names()[core]
            return [Candidate(known.name, known.kind, 10.0, "known by that name")]
        if phrase.form == "joint":
            return [self._joint(index, phrase)]
        if phrase.form == "description":
            return [*self.described.candidates(phrase, self._owner(index, phrase)), *(self.described.named_after(phrase) if again else ())]
        if phrase.form == "pronoun" and phrase.pronoun is not None:
            return self._pronoun(index, phrase, phrase.pronoun)
        return self._unspoken(index, again=again)

    def _joint(self, index: int, phrase: Phrase) -> Candidate:
        """“A and B”: a group of its own, its names in full."""
        name = describe(self.text, phrase, self.names, self.lexicon)
        first, _, rest = name.partition(" ")
        pronoun = self.lexicon.pronouns.get(first.lower())
        if pronoun is not None and rest and pronoun.person == "third":
            best = max(self._pronoun(index, phrase, pronoun), key=lambda candidate: candidate.score, default=None)
            name = f"{best.name} {rest}" if best is not None and best.score > 0 else name
        return Candidate(name, "group", 10.0, "several holders joined", "", True)

    # -- descriptions -------------------------------------------------------------------------------------------

    def _owner(self, index: int, phrase: Phrase) -> str:
        """Whom “its” or “her” at the beginning of a description stands for."""
        pronoun = self.lexicon.pronouns.get(phrase.owner)
        if pronoun is None:
            return ""
        if pronoun.person == "first" and self._outer(index) is None and not in_quotes(self.text, phrase.span[0]):
            return ""  # “our army”, as the outlet says itself
        candidates = self._pronoun(index, phrase, pronoun)
        candidates = self._nearer(candidates, phrase)
        if phrase.head in STATE_BODIES:
            best_of_all = max((candidate.score for candidate in candidates), default=0.0)
            states = [candidate for candidate in candidates if candidate.kind == "state"]
            candidates = states if states and max(state.score for state in states) > best_of_all - FAR_BETTER else candidates
        best = max(candidates, key=lambda candidate: candidate.score, default=None)
        if best is None or best.score <= 0:
            return ""
        return self.bodies.adjective(best) or self._state_of(best, phrase) or f"{best.name}'s"

    def _nearer(self, candidates: list[Candidate], phrase: Phrase) -> list[Candidate]:
        """*candidates*, those named in the sentence before “its” raised: “help is on its way from Orl, | its ministry says”."""
        start, _ = self.names.sentence_span(self.names.sentence_of(phrase.span[0]), len(self.text))
        here = {id(mention.entity) for mention in self.names.inside((start, phrase.span[0]))}
        return [each.scored(each.score + NAMED_HERE, each.reason) if id(each.entity) in here else each for each in candidates]

    def _state_of(self, owner: Candidate, phrase: Phrase) -> str:
        """“Their agencies”, said by Lethian officials, are Lethian: the adjective of those who serve a state, for what a state has."""
        first = owner.name.split()[0]
        serves = (
            owner.entity is None and owner.kind in {"group", "unnamed", "role"} and (first in demonyms() or bare(first) in known_names())
        )
        return first if serves and phrase.head in self.lexicon.lists["of_a_state"] else ""

    # -- pronouns -----------------------------------------------------------------------------------------------

    def _pronoun(self, index: int, phrase: Phrase, pronoun: Pronoun) -> list[Candidate]:
        if pronoun.person == "relative":
            return self._antecedent(index, phrase, pronoun)
        if pronoun.number == "thing" and self._stands_for_nothing(index):
            return []
        if pronoun.person in {"first", "second"}:
            return self._speaker_of(index, phrase, pronoun)
        return antecedents(self.scene, self.place(index), pronoun)

    def _stands_for_nothing(self, index: int) -> bool:
        """“It seems likely that …”: “it” is nobody."""
        attribution, lists = self.attributions[index], self.lexicon.lists
        if not attribution.cue:
            return False
        tokens = islice(TOKEN.finditer(self.text, attribution.cue[0][0], attribution.content[-1][1]), 5)
        first, *follows = [*(token.group().lower() for token in tokens), ""]
        seems = next((word for word in follows if not word.endswith("ly") or word in lists["seeming_so"]), "")
        return first in lists["seeming"] and seems in lists["seeming_so"]

    def place(self, index: int) -> Place:
        """Where the words for a holder stand: within whose statement, and beside which words of their own."""
        outer = self._outer(index)
        choice = self.choices[outer] if outer is not None else None
        around = choice.chosen if choice is not None else None
        return Place(self.phrases[index].span[0], around, self.names.named_in(self.attributions[index].content))

    def _outer(self, index: int) -> int | None:
        """The attribution whose content holds this one's source: the smallest of them."""
        attribution = self.attributions[index]
        anchor = (attribution.source or attribution.cue or attribution.content)[0]
        best: int | None = None
        for other in range(max(index - 12, 0), min(index + 12, len(self.attributions))):
            if other == index or not any(within(anchor, piece) for piece in self.attributions[other].content):
                continue
            if self.attributions[other].content == attribution.content:
                continue
            if best is None or _length(self.attributions[other]) < _length(self.attributions[best]):
                best = other
        return best

    def _speaker_of(self, index: int, phrase: Phrase, pronoun: Pronoun) -> list[Candidate]:
        """“I” and “we” inside a quotation: its speaker; elsewhere the one who spoke last."""
        outer = self._outer(index)
        if outer is not None:
            choice = self.choices[outer]
            if choice is not None and choice.chosen is not None:
                return [choice.chosen.scored(8.0, "the speaker of the quotation")]
        narrated = outer is None and not in_quotes(self.text, phrase.span[0])
        if narrated and pronoun.number == "singular" and self.article.byline and not self._answers(phrase.span[0]):
            return self._author()
        here = self._paragraph(phrase.span[0])
        own = self.attributions[index].content  # “I hope this will wake up | some who said so”: they are not I
        near = [
            turn for turn in self.turns if 0 <= here - turn.paragraph <= 1 and not any(low <= turn.position < high for low, high in own)
        ]
        following = [turn for turn in near if turn.position > phrase.span[0] and turn.paragraph == here]
        chosen = following[:1] or near[-1:]
        if pronoun.person == "second" or not chosen or (narrated and not following and pronoun.number == "plural"):
            return []  # “we” is whoever writes, or everybody
        return [chosen[0].candidate.scored(4.0, "the speaker nearest to it")]

    def _answers(self, position: int) -> bool:
        """Whether the paragraph at *position* answers a question, in an interview without quotation marks."""
        start = self.text.rfind("\n", 0, position) + 1
        return self.text[:start].rstrip().endswith("?") or ANSWERING.match(self.text, start) is not None

    def _author(self) -> list[Candidate]:
        """“I” outside all quotations: the one person whom the byline names, nobody where it names several or a medium."""
        names = [name.removeprefix("By ").strip() for name in self.article.byline]
        if len(names) != 1 or not AUTHOR.fullmatch(names[0]) or known_outlet(names[0]) is not None or is_own(self.article, names[0]):
            return []
        entity = self.names.by_form.get(bare(names[0]))
        if entity is not None:
            return [as_candidate(entity, 8.0, AS_AUTHOR)]
        gender = first_names().get(names[0].split()[0], "")
        return [Candidate(names[0], "person", 8.0, AS_AUTHOR, gender)]

    def _antecedent(self, index: int, phrase: Phrase, pronoun: Pronoun) -> list[Candidate]:
        """“who”, “which”: the noun phrase that ends where the relative clause begins."""
        end = phrase.span[0]
        window = max(end - 220, self.names.sentence_span(self.names.sentence_of(end), len(self.text))[0])
        clause = re.sub(r"\s?\([^()]*\)[\s,]*$", "", self.text[window:end]).rstrip(" ,—–-(")
        stop = window + len(clause)
        mentions = self.names.inside((window, stop))
        last = self._body_at_its_place(mentions)
        if last is not None and mentions[-1].end >= stop - 2 and last.entity is not None and not self._of_a_body(last):
            named = as_candidate(last.entity, 7.0, "the name before the relative clause")
            if pronoun.number == "either" or fits(named, pronoun):
                return [named]
        boundary = max(
            (match.end() for match in re.finditer(r"[,;:.“”\"—]\s?|\s(?:by|to|with|from|said|says|told|and|than)\s", clause)), default=0
        )
        words = list(
            re.finditer(
                r"\b(?:the|a|an|those|some|many|several|two|three|both|el|la|los|las|un|una|le|les|une|des|deux|plusieurs|certains)(?:\s|$)|\bl[’']",
                clause[boundary:],
                re.IGNORECASE,
            )
        )
        tokens = list(TOKEN.finditer(clause, boundary))
        ending = tokens[-3:]
        if len(ending) > 1 and ending[0].group() in self.lexicon.lists["prepositions"]:
            ending = ending[1:]  # “millions of | angry voters who”
        start = window + (boundary + words[-1].start() if words else ending[0].start() if ending else len(clause))
        if start >= stop:
            return self._any_speaker(index, phrase)
        inner = parse_phrase(self.text, (start, stop), self.names, self.lexicon)
        if inner.form in {"empty", "pronoun"}:
            return self._any_speaker(index, phrase)
        return [
            candidate.scored(candidate.score, "before the relative clause: " + candidate.reason)
            for candidate in self._candidates(index, inner, again=False)
        ]

    def _body_at_its_place(self, mentions: Sequence[Mention]) -> Mention | None:
        """The last of *mentions*, or the body before it where it only says where that is: “the Orl Dialogue Group in | Lethia”."""
        if len(mentions) < 2 or mentions[-1].entity is None or not (placed(mentions[-1].entity) or mentions[-1].entity.kind == "state"):
            return mentions[-1] if mentions else None
        body, last = mentions[-2:]
        between = self.text[body.end : last.start].split()
        is_body = body.entity is not None and body.entity.kind in {"organisation", "outlet"}
        return body if is_body and len(between) == 1 and between[0].lower() in self.lexicon.lists["where"] else last

    def _of_a_body(self, last: Mention) -> bool:
        """Whether a name only says which body is meant: “le ministère du | Commerce”."""
        word = self.text[last.name_start : last.end]
        return self.lexicon.language != "en" and word in self.lexicon.organisation_words and self.lexicon.head(word) is None

    def _any_speaker(self, index: int, phrase: Phrase) -> list[Candidate]:
        """Who spoke before, whoever it is."""
        either = Pronoun("third", "either", "")
        return [candidate for candidate, _ in spoken_before(self.scene, self.place(index), either)]

    # -- no source ----------------------------------------------------------------------------------------------

    def _unspoken(self, index: int, *, again: bool) -> list[Candidate]:
        """A statement that names nobody: who speaks on in a quotation, else nobody."""
        attribution = self.attributions[index]
        start = attribution.content[0][0] if attribution.content else 0
        cue = " ".join(self.text[low:high] for low, high in attribution.cue).strip()
        if ANSWER.fullmatch(cue):
            return self._answering(start)
        quoted = _quoted(self.text, attribution)
        if not (quoted or cue.split(" ")[0].endswith("ing") or (self.lexicon.drops_subject and cue)):
            return []
        if quoted and len(cue) > 2 and not self.lexicon.drops_subject and re.match(r"(?:was|were|is|are|been|to be)\b", cue):
            return []
        here = self._paragraph(start)
        outer = self._outer(index)
        before = [turn for turn in self.turns if turn.position < start and here - turn.paragraph <= 1 and start - turn.position < 2 * NEAR]
        after = [turn for turn in self.turns if turn.position > start and turn.paragraph == here]
        found = []
        if outer is not None and (choice := self.choices[outer]) is not None and choice.chosen is not None:
            found.append(choice.chosen.scored(3.0, "the statement around it"))
        for rank, turn in enumerate(reversed(before[-3:])):
            bonus = 1.0 if turn.paragraph == here else 0.0
            if is_reported(turn, self.turns[-12:]):
                bonus -= 2.0
            found.append(turn.candidate.scored(4.0 - rank + bonus, "speaks on"))
        if again and after and not any(turn.paragraph == here for turn in before):
            found.append(after[0].candidate.scored(3.5, "named after the first quotation"))
        elif again and quoted and not before:
            following = [
                turn for turn in self.turns if turn.position > start and turn.paragraph == here + 1 and turn.candidate.kind == "person"
            ]
            found += [turn.candidate.scored(3.0, "named in the paragraph after the first quotation") for turn in following[:1]]
        if quoted and not cue:
            found += self._interviewed(start)
        return found

    def _answering(self, start: int) -> list[Candidate]:
        """Who “A:” is in questions and answers: of the persons named before, the one named oftenest, or first."""
        mentioned = (mention.entity for mention in self.names.before(start, reach=start))
        named = [each for each in mentioned if each is not None and each.kind == "person" and len(each.name) > 1]  # “Q” is nobody
        entities = {id(entity): entity for entity in reversed(named)}  # in reading order
        times = Counter(map(id, named))
        best = max(entities.values(), key=lambda entity: times[id(entity)], default=None)
        return [] if best is None else [as_candidate(best, 7.0, "who answers the questions")]

    def _interviewed(self, start: int) -> list[Candidate]:
        """Who answers, unnamed, in an interview: whom the headline quotes, or who spoke last before what its author asks or tells."""
        before = self.text[:start].rstrip(' \n“"«\u00a0')
        asked = before.endswith("?")
        if asked and (headline := INTERVIEW.match(self.text)) is not None:
            named = self.names.inside(headline.span(1))
            return [as_candidate(each.entity, 7.0, "interviewed") for each in named[:1] if each.entity is not None]
        here = self._paragraph(start)
        near = [turn for turn in self.turns if turn.position < start and here - turn.paragraph <= ANSWERS_WITHIN]
        asks = asked or (near and near[-1].candidate.reason == AS_AUTHOR and near[-1].paragraph == here - 1)
        spoke = [turn for turn in near if turn.candidate.kind == "person" and turn.candidate.reason != AS_AUTHOR]
        return [spoke[-1].candidate.scored(6.0, "answers")] if asks and spoke else []


def _others(candidates: Sequence[Candidate], best: Candidate | None) -> tuple[Candidate, ...]:
    """The runners-up, each name once, best first."""
    others: dict[str, Candidate] = {}
    for candidate in candidates:
        if best is None or candidate.name != best.name:
            others.setdefault(candidate.name, candidate)
    return tuple(others.values())[:MOST_OTHERS]


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _quoted(text: str, attribution: Attribution) -> bool:
    """Whether the content begins within quotation marks, its own or just before it."""
    if not attribution.content:
        return False
    start = attribution.content[0][0]
    return text[start : start + 1] in tuple(OPEN_QUOTE) or text[max(start - 2, 0) : start].rstrip()[-1:] in tuple(OPEN_QUOTE)
