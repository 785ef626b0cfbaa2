"""The proper names of one article: every mention, and for each thing its fullest form.

Names are read by shape (runs of capitals, titles, the words around) and the tables; nothing is known of invented
people and places but what the article itself shows. One pass over the text, linear in its length.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.records import Article, SourceKind
from sayso.sources.lexicon import Gender, Known, Lexicon, bare, demonyms, first_names, known_names, known_places
from sayso.sources.nouns import common_nouns, named_in_genitive, nominative
from sayso.sources.places import places_shown, states_shown
from sayso.sources.runs import TOKEN, Run, Token, find_runs, tokenise
from sayso.text import UPPER, Span, sentence_starts

SHORT_TITLES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "congressman",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "prof": "professor",
}
MOST_NAMESAKES = 24
"""No article has more people of one surname; hostile pages may, and each costs a comparison."""
FIRST_NAMED = frozenset({"Sir", "Dame", "Prince", "Princess", "King", "Queen", "Pope", "Father", "Sister", "Brother", "Don", "Doña"})
"""Titles that go with the first name: “Sir Keir”."""
CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O[’'])\w*[a-z][A-Z]")
"""“EgyptAir”, “YouTube”: no person's name."""
OWNED = re.compile(rf"({UPPER}[\w.]*(?:\s{UPPER}\w+)?)[’']s?\s$")
"""A possessive at the end of what stands before a name."""
BASED = re.compile(r"-(?:based|backed|born|led|run|owned|funded|aligned|controlled)$")
"""“The Osk-based Vorn Institute” is the Vorn Institute."""
AGE = re.compile(r",\s(?:aged\s)?(\d{1,2})(?=[,.\s)])")
ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z]{1,9})\)")
SAYS = re.compile(
    r"\s*,?\s*(?:has |had |also |a |ont |avait )?(?:said|says|told|added|adds|wrote|tweeted|argued|insisted|recalled|"
    r"dijo|afirmó|señaló|declaró|déclaré|déclare|affirmé|affirme|dit|indiqué|assuré|estime|estimé|sagte|sagt|erklärte|erklärt|betonte)\b"
)
APPOSITION = re.compile(r",\s(?:an?|the|its|his|her)\s([^,.;\n“”\"]{3,90})")
ODD = re.compile(r"\d|@|\w\.\w|^[A-Z]{2,}s$")
"""In a person's name there is no digit, address or acronym."""
APPOSED = re.compile(r",\s([^,.;:\n“”\"()]{4,90})(?=[,.;\n]|$)")
SPOKEN = re.compile(r"\b(?:said|says|told|tells|added|dijo|afirmó|déclaré|affirmé|dit|indiqué|sagte|sagt|erklärte)\b")
"""“Matis Kerrold, the mayor said”: whoever speaks after the comma is somebody else."""
MOST_PHRASES = 4
"""Whoever is introduced oftener is introduced in the same words again."""
PEOPLE = re.compile(r"(?:[eo]rs|ists|ants|ians)$")
"""“Demonstrators”, “Activists”: at a sentence's beginning no name, if it is none elsewhere."""
NAMED_PERSON = re.compile(r"\s?,\s(?:who|whose|\d{1,2}\b)")


@dataclass(slots=True)
class Entity:
    """One thing that the article names, in all the forms it gives."""

    name: str
    """The fullest form, without title, article or apposition."""
    kind: SourceKind
    gender: Gender = ""
    forms: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    """Words that titles and appositions tell of it, lower case."""
    called: set[str] = field(default_factory=set)
    """The same as whole phrases: “foreign minister”, “a former harbour master”."""
    titled: bool = False
    """Whether the headline names it."""
    introduced: list[Span] = field(default_factory=list)
    """Where those phrases stand."""
    acronym: str | None = None
    mentions: int = 0
    named_in_full: int = 0
    """How often it is named with more than one word: a surname alone means the one named most."""
    state: str = ""
    """The state whose body it is, where the article says so and the name alone does not: “Lethia’s Defence Ministry”."""
    sure: bool = False
    """Whether more than one capitalised word alone speaks for a person."""
    place: bool = False
    """Whether the article speaks of it as a place."""
    known: Known | None = None
    votes: Counter[str] = field(default_factory=Counter)
    """How often he and she stand near the name."""

    @property
    def full(self) -> str:
        """The name to show: with the acronym when the article itself introduces one."""
        return f"{self.name} ({self.acronym})" if self.acronym and self.acronym not in self.name.split() else self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name stands."""

    start: int
    """Where the name begins, titles included."""
    end: int
    """Where it ends, a possessive ending left out."""
    name_start: int
    """Where the name itself begins, after the titles."""
    entity: Entity | None
    """Who is named; None for an office without a name (“Foreign Minister”)."""
    possessive: bool
    sentence: int
    """The number of the sentence it stands in."""


@dataclass(slots=True)
class Names:
    """The names of an article, by place."""

    mentions: list[Mention]
    entities: list[Entity]
    sentences: list[int]
    """Where each sentence begins."""
    acronyms: dict[str, Entity]
    by_form: dict[str, Entity]

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie in *span*, in order."""
        low = bisect_left(self.mentions, span[0], key=lambda mention: mention.start)
        found = []
        if low and self.mentions[low - 1].name_start >= span[0] and self.mentions[low - 1].end <= span[1]:
            found.append(replace(self.mentions[low - 1], start=self.mentions[low - 1].name_start))  # *span* leaves the title out
        for at in range(low, len(self.mentions)):  # by index: a slice would copy the rest of the article each time
            mention = self.mentions[at]
            if mention.start >= span[1]:
                break
            if mention.end <= span[1]:
                found.append(mention)
        return found

    def before(self, position: int, *, reach: int) -> Iterator[Mention]:
        """The mentions that end before *position*, nearest first, at most *reach* code points away."""
        at = bisect_left(self.mentions, position, key=lambda mention: mention.start)
        for mention in reversed(self.mentions[max(at - 60, 0) : at]):
            if mention.start < position - reach:
                return
            if mention.end <= position:
                yield mention

    def sentence_of(self, position: int) -> int:
        """The number of the sentence that *position* lies in."""
        return max(bisect_right(self.sentences, position) - 1, 0)

    def sentence_span(self, number: int, end: int) -> Span:
        """Where sentence *number* begins and the next one does (*end* for the last)."""
        following = self.sentences[number + 1] if number + 1 < len(self.sentences) else end
        return self.sentences[number], following


def find_names(article: Article, lexicon: Lexicon) -> Names:
    """Every name of *article*, gathered under the things they name."""
    text = article.text
    sentences = sentence_starts(text)
    tokens = list(tokenise(text, lexicon))
    common = common_nouns(text, tokens, lexicon)
    tokens = named_in_genitive(tokens, common) if lexicon.compounds else tokens
    runs = list(find_runs(text, tokens, lexicon, common))
    book = Book(text, lexicon, sentences)
    book.weigh(tokens, runs)
    pieces = [piece for run in runs for piece in book.pieces(run)]
    # Longer names first, so that a surname finds its owner whatever the order of the text.
    for piece in sorted(pieces, key=lambda piece: (-len(piece.tokens), piece.run.headline)):
        book.file(piece)
    return book.close(pieces)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run, or a part of one, that is one name with its titles."""

    titles: tuple[Token, ...]
    tokens: tuple[Token, ...]
    run: Run
    person: int
    """How much speaks for a person: negative for an organisation."""

    name: str
    """The name as written, single-spaced."""


class Book:
    """The things an article names, while they are being gathered."""

    def __init__(self, text: str, lexicon: Lexicon, sentences: list[int]) -> None:
        self.text, self.lexicon, self.sentences = text, lexicon, sentences
        self.entities: list[Entity] = []
        self.by_form: dict[str, Entity] = {}
        self.by_last: dict[str, list[Entity]] = defaultdict(list)
        self.by_first: dict[str, list[Entity]] = defaultdict(list)
        self.acronyms: dict[str, Entity] = {}
        self.found: dict[int, Entity | None] = {}
        self.offices: set[str] = set()
        """Letters that the article puts before a surname as an office: “MEC”, “PM”."""
        self.shared: dict[int, list[Entity]] = {}
        """Surnames alone that two people of about equal weight bear."""
        self.states = states_shown(text, lexicon)
        self.places = places_shown(text)
        self.headline_end = max(text.find("\n"), 0)
        self.inner: Counter[str] = Counter()
        self.lower: set[str] = set()
        self.singles: Counter[str] = Counter()
        self.repeats: Counter[str] = Counter()

    def weigh(self, tokens: Sequence[Token], runs: Sequence[Run]) -> None:
        """Count what tells names from other capitals: words met in lower case, names met alone or inside a sentence."""
        self.lower = {token.text for token in tokens if token.text[0].islower()}
        for run in runs:
            if run.headline:
                continue
            self.repeats[" ".join(token.text for token in run.tokens)] += 1
            if len(run.tokens) == 1:
                self.singles[run.tokens[0].text] += 1
            for token in run.tokens[run.initial :]:
                self.inner[token.text] += 1
        every = ([token.text for token in run.tokens] for run in runs)
        self.offices = {words[0] for words in every if self._office(words)}

    def pieces(self, run: Run) -> Iterator[Piece]:
        """*run* as names with their titles; nothing when its capitals tell nothing."""
        tokens = run.tokens
        words = [token.text for token in tokens]
        while len(tokens) > 1 and BASED.search(words[0]):
            run = replace(run, tokens=tokens[1:], initial=False)
            tokens, words = run.tokens, words[1:]
        shouted = len(words) > 3 and sum(word.isupper() for word in words) > 3
        if (run.headline or shouted) and not self._known_run(words):
            yield from self._headline(run)
            return
        if run.initial and not self._trusted(words, tokens) and bare(" ".join(words)) not in known_names():
            if len(tokens) == 1:
                return
            if words[1] in first_names() or self.repeats[" ".join(words[1:])] or self.inner[words[1]]:
                run = replace(run, tokens=tokens[1:], initial=False)
                tokens, words = run.tokens, words[1:]
        if len(words) == 1 and words[0][:-1] in self.states and words[0].endswith("n"):
            return  # the adjective of a country that the article itself shows
        whole = bare(" ".join(words))
        if whole in known_names() or whole in known_places():
            yield self._piece((), tokens, run, -3)
            return
        cut = self._name_start(words) or self._before_first_name(words)
        if 0 < cut < len(tokens):
            yield self._piece(tokens[:cut], tokens[cut:], run, 5)
        elif cut == len(tokens):
            yield self._piece(tokens, (), run, 0)
        else:
            yield self._piece((), tokens, run, self._person(run, words))

    def _piece(self, titles: tuple[Token, ...], tokens: tuple[Token, ...], run: Run, person: int) -> Piece:
        name = " ".join(self.text[tokens[0].start : tokens[-1].end].split()) if tokens else ""
        if self.lexicon.compounds and not titles and self.lexicon.head(tokens[-1].text) is not None:
            name = nominative(name, run.before)  # “des Statistischen Landesamtes” is the Statistische Landesamt
        return Piece(titles, tokens, run, person, name)

    def _known_run(self, words: list[str]) -> bool:
        return bare(" ".join(words)) in known_names() or all(word in self.inner or word in first_names() for word in words)

    def _headline(self, run: Run) -> Iterator[Piece]:
        """In headline case: the stretches that are names elsewhere in the article, or known everywhere."""
        i = 0
        tokens = run.tokens
        while i < len(tokens):
            for j in range(min(len(tokens), i + 5), i, -1):
                words = " ".join(token.text for token in tokens[i:j])
                if (
                    self.repeats[words]
                    or bare(words) in known_names()
                    or (j - i == 2 and tokens[i].text in first_names() and not self._common(tokens[i + 1].text))
                ):
                    yield self._piece((), tokens[i:j], run, 2 if tokens[i].text in first_names() else 0)
                    i = j - 1
                    break
            i += 1

    def _common(self, word: str) -> bool:
        """Whether *word* is one of everyday, by the lists or as the article writes it elsewhere."""
        lower = word.lower()
        return lower in self.lexicon.lists["starters"] or lower in self.lower or lower in self.lexicon.heads

    def _trusted(self, words: list[str], tokens: Sequence[Token]) -> bool:
        """Whether the capitalised word at a sentence's beginning belongs to a name all the same."""
        word = words[0]
        if self.inner[word] or bare(word) in known_names() or word in first_names() or self.lexicon.is_title(word):
            return True
        lower = word.lower()
        if self._common(word) or lower.endswith("ing") or (PEOPLE.search(lower) and len(words) == 1):
            return False
        after = self.text[tokens[0].end : tokens[0].end + 24]
        return len(words) > 1 or tokens[0].possessive or self.repeats[word] > 1 or bool(SAYS.match(after)) or word.isupper()

    def _name_start(self, words: list[str]) -> int:
        """How many words at the beginning are title, affiliation and office; all of them when no name follows."""
        lexicon = self.lexicon
        last = max(
            (i for i, word in enumerate(words) if lexicon.is_title(word) or word + "." in lexicon.titles or word in self.offices),
            default=-1,
        )
        if last < 0:
            return int(self._office(words))
        if words[last] in lexicon.courtesies or words[last] + "." in lexicon.courtesies:
            return last + 1
        rest = words[last + 1 :]
        if rest and rest[0] in {"of", "for", "de", "del", "du", "des", "and"}:
            for i in range(1, len(rest) - 1):
                if rest[i] in first_names() and rest[i - 1] not in {"of", "for", "de", "and"}:
                    return last + 1 + i
            # “Secretary of State John Kerry” is known by the first name; “Minister of Information” names an office
            return len(words) if last <= 4 and not set(words[:last]) & lexicon.organisation_words else 0
        if set(rest) & lexicon.organisation_words or " ".join(rest) in known_names():
            return 0  # “President House”, “General Motors”, “Chief Justice Court”
        if len(rest) == 1 and last == 0 and (rest[0].lower() in lexicon.heads or rest[0] in lexicon.group_words):
            return 0
        return last + 1 if len(rest) <= 5 else 0

    def _before_first_name(self, words: list[str]) -> int:
        """How many words stand before a first name, where every noun has a capital: “Promoter | Frank Orl”."""
        if not self.lexicon.compounds or words[0] in first_names():
            return 0
        return next((at for at in range(1, len(words) - 1) if words[at] in first_names()), 0)

    def _office(self, words: list[str]) -> bool:
        """“MEC Orl”: letters before a surname that the article also uses alone are an office."""
        if len(words) not in {2, 3} or not words[0].isupper() or len(words[0]) not in {2, 3, 4} or bare(words[0]) in known_names():
            return False
        return self.singles[words[-1]] > 1 and not set(words) & self.lexicon.organisation_words and words[-1] not in self.states

    def _person(self, run: Run, words: list[str]) -> int:
        """How much speaks for a person being named by a run without titles."""
        lexicon = self.lexicon
        official = set(words[1:] if words[0] in first_names() else words)
        if official & lexicon.organisation_words or (len(words) > 1 and words[-1] in lexicon.outlet_words | lexicon.document_words):
            return -4
        if any(ODD.search(word) for word in words) or (words[0] in lexicon.outlet_words and len(words) > 1):
            return -4
        if len(words) == 2 and self.places[" ".join(words)] and words[0] not in first_names():
            return -3
        if len(words) == 1:
            return -3 if words[0].isupper() and len(words[0]) > 1 else 0
        score = 3 if words[0] in first_names() else 0
        score += 2 if len(words[1].rstrip(".")) == 1 else 0
        score -= 3 if run.after_article or words[0] in demonyms() or bare(words[0]) in known_names() else 0
        score -= 3 if self.places[words[0]] and words[0] not in first_names() else 0
        score -= 4 if words[-1] in {"AI", "TV", "UK", "US", "EU", "UN", "FC", "IT"} else 0
        score -= 2 if any(word.isupper() and len(word) > 2 for word in words) or {"of", "for", "and"} & set(words) else 0
        after = self.text[run.tokens[-1].end : run.tokens[-1].end + 24]
        score += 3 if NAMED_PERSON.match(after) else 0
        score += 1 if SAYS.match(after) else 0
        head = lexicon.head(run.before)
        score += (
            3 if head is not None and head.kind == "role" else -4 if head is not None and head.kind in {"organisation", "outlet"} else 0
        )
        said = self._appositive(run.tokens[-1].end)
        score += 3 if said == "role" else -5 if said in {"organisation", "outlet", "document"} else 0
        score += 2 if self.singles[words[-1]] and bare(words[-1]) not in known_names() else 0
        score -= 2 if words[-1].lower() in self.lower else 0
        # A person is named in full once and then by surname; an organisation is repeated in full.
        score -= 2 if self.repeats[" ".join(words)] > 2 and not self.singles[words[-1]] else 0
        return score + (1 if len(words) in (2, 3) and all(word[0].isupper() or word in lexicon.lists["particles"] for word in words) else 0)

    def _appositive(self, end: int) -> SourceKind | None:
        """The kind of what an apposition right after *end* says: “, a charity that …” → organisation."""
        match = APPOSITION.match(self.text, end)
        if match is None:
            return None
        told: SourceKind | None = None
        for word in TOKEN.findall(match.group(1))[:9]:
            if word[0].isupper() or word[-2:] in {"’s", "'s"}:
                continue
            if word.lower() in self.lexicon.lists["prepositions"] or word.lower() in self.lexicon.lists["relative"]:
                break
            head = self.lexicon.head(word)
            told = head.kind if head is not None else told
        return told

    def file(self, piece: Piece) -> None:
        """Put *piece* under the thing it names, a new one when it fits none."""
        if not piece.tokens:
            self.found[id(piece)] = None
            return
        entity = self._match(piece) or self._new(piece)
        match = ACRONYM.match(self.text, piece.tokens[-1].end) if entity.acronym is None else None
        if match is not None and entity.kind not in {"outlet", "person"}:
            entity.acronym = match.group(1)
            self.acronyms[match.group(1)] = entity
        entity.mentions += 1
        entity.titled |= piece.tokens[0].start < self.headline_end
        entity.named_in_full += len(piece.tokens) > 1
        entity.sure |= (
            piece.person > 0 or bool(piece.titles) or bool(SAYS.match(self.text[piece.tokens[-1].end : piece.tokens[-1].end + 24]))
        )
        entity.forms.add(piece.name)
        if entity.kind == "organisation" and entity.known is None and not entity.state:
            entity.state = self._state_before(piece)
        self._describe(entity, piece)
        self.found[id(piece)] = entity
        if len(piece.tokens) == 1 and not piece.titles and entity.kind == "person":
            shared = self.by_last.get(piece.name, [])
            if sum(other.titled for other in shared) == 1:
                self.found[id(piece)] = next(other for other in shared if other.titled)
            elif len(shared) > 1 and max(other.named_in_full for other in shared) <= 2 * min(other.named_in_full for other in shared):
                self.shared[id(piece)] = shared

    def _match(self, piece: Piece) -> Entity | None:
        name = piece.name
        if (body := self._by_body_word(name, piece)) is not None:
            return body
        entity = self.by_form.get(bare(name))
        known = known_names().get(bare(name)) if not piece.titles else None
        if entity is None and known is not None and not known.capital:
            entity = next(
                (
                    other
                    for other in self.entities
                    if other.known is not None and other.known.name == known.name and not other.known.capital
                ),
                None,
            )
        gender = self._title_gender(piece)
        if entity is not None and gender and entity.gender and entity.gender != gender:
            entity = None
        if entity is not None and not (piece.titles and entity.kind != "person"):
            return entity
        if name in self.acronyms:
            entity = self.acronyms[name]
            entity.acronym = entity.acronym or name
            return entity
        words = name.split()
        if len(words) == 1:
            return self._by_one_word(words[0], piece)
        for other in self.by_last.get(words[-1], []):
            if other.kind == "person" and piece.person >= 0 and _same_person(other.name.split(), words):
                return other
        return None

    def _by_one_word(self, word: str, piece: Piece) -> Entity | None:
        """Whose surname (or else first name) *word* is."""
        if bare(word) in known_names() and not piece.titles:
            return None
        gender = self._title_gender(piece)
        fitting = [other for other in self.by_last.get(word, []) if not gender or other.gender in {gender, ""}]
        by_first_name = not gender or any(token.text in FIRST_NAMED for token in piece.titles)
        if not fitting and by_first_name and word not in self.by_last:
            fitting = self.by_first.get(word, [])
        return max(fitting, key=lambda other: (bool(gender) and other.gender == gender, other.named_in_full), default=None)

    def _by_body_word(self, word: str, piece: Piece) -> Entity | None:
        """“The Observatory”: the one body whose longer name holds the word, where the article names only one such."""
        if not piece.run.after_article or word not in self.lexicon.organisation_words:
            return None
        holding = [other for other in self.entities if other.kind == "organisation" and " " in other.name and word in other.name.split()]
        return holding[0] if len(holding) == 1 else None

    def _state_before(self, piece: Piece) -> str:
        """The state whose possessive stands right before *piece*."""
        start = piece.tokens[0].start
        match = OWNED.search(self.text, max(start - 40, 0), start)
        if match is None:
            return ""
        name = match.group(1)
        known = known_names().get(bare(name))
        return name if name in self.states or (known is not None and known.kind == "state" and not known.capital) else ""

    def _title_gender(self, piece: Piece) -> Gender:
        for token in piece.titles:
            told = self.lexicon.titles.get(token.text) or self.lexicon.titles.get(token.text + ".") or self._office_gender(token)
            if told:
                return told
        return ""

    def _office_gender(self, token: Token) -> Gender:
        """What a compound before a name tells: “Regierungssprecherin”."""
        return self.lexicon.gender(token.text) if self.lexicon.compounds else ""

    def _new(self, piece: Piece) -> Entity:
        name = piece.name
        known = known_names().get(bare(name)) if not piece.titles else None
        kind = known.kind if known else self._kind(piece)
        entity = Entity(known.name if known and not known.capital else name, kind, known=known)
        self.entities.append(entity)
        self.by_form.setdefault(bare(name), entity)
        entity.place = kind in {"state", "organisation"} and len(piece.tokens) < 4 and self.places[bare(name)] > 0
        entity.place |= kind == "organisation" and bare(name) in known_places()
        words = name.split()
        if kind == "person":
            if len(self.by_last[words[-1]]) < MOST_NAMESAKES:
                self.by_last[words[-1]].append(entity)
            if len(words) > 1:
                self.by_first[words[0]].append(entity)
            entity.gender = first_names().get(words[0], "") if len(words) > 1 else self._title_gender(piece)
        else:
            self._abbreviate(entity, words)
        return entity

    def _kind(self, piece: Piece) -> SourceKind:
        words = {token.text for token in piece.tokens}
        lexicon = self.lexicon
        if piece.titles or (piece.person > 0 and piece.name not in self.states):
            return "person"
        last = piece.tokens[-1].text
        before = lexicon.head(piece.run.before)
        if before is not None and before.kind == "outlet":
            return "outlet"
        if words & lexicon.group_words:
            return "group"
        if last in lexicon.document_words:
            return "document"
        if last in lexicon.outlet_words and (len(words) > 1) and last not in {"Press", "Broadcasting"}:
            return "outlet"
        if len(piece.tokens) > 1 and piece.tokens[0].text in lexicon.outlet_words and not words & lexicon.organisation_words:
            return "outlet"
        if last in demonyms():
            return "group"
        if words & lexicon.organisation_words or piece.person < 0:
            return "organisation"
        if len(piece.tokens) == 1:
            return self._one_word_kind(piece)
        return "state" if piece.name in self.states else "organisation"

    def _one_word_kind(self, piece: Piece) -> SourceKind:
        """A single unknown name: a state where the article shows one, an organisation after “the”, else a person."""
        word = piece.tokens[0].text
        if word in self.states:
            return "state"
        if re.fullmatch(r"[A-Z]{2,}s", word) or (word.endswith("s") and word[:-1] in self.by_last):
            return "group"
        if ODD.search(word):
            return "outlet"
        placed = self.places[word]
        if placed and 6 * placed >= self.singles[word] and word not in first_names():
            return "organisation"  # a place: who speaks as it is its council, its people
        if CAMEL.search(word):
            return "organisation"
        return "organisation" if piece.run.after_article else "person"

    def _abbreviate(self, entity: Entity, words: list[str]) -> None:
        """Note the acronym that the initials make."""
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 1:
            self.acronyms.setdefault(initials, entity)

    def _describe(self, entity: Entity, piece: Piece) -> None:
        """Learn from titles, the words before and the apposition after what *entity* is."""
        lexicon = self.lexicon
        entity.described.update(token.text.lower().rstrip(".") for token in piece.titles)
        entity.described.update(lexicon.noun(token.text.lower()) for token in piece.titles if lexicon.compounds)
        entity.described.update(SHORT_TITLES[word] for word in tuple(entity.described) if word in SHORT_TITLES)
        gender = self._title_gender(piece)
        if entity.kind == "person" and gender:
            entity.votes[gender] += 5
        start = (piece.titles or piece.tokens)[0].start
        end = piece.tokens[-1].end
        self._call(entity, piece)
        before = TOKEN.findall(self.text[max(start - 90, 0) : start].rpartition(".")[2].rpartition("\n")[2])
        after = self.text[end : end + 110]
        comma = self.text[max(start - 2, 0) : start] == ", "
        if comma and after[:1] in {"", ",", ".", ";", ":", ")", "\n"}:
            # “After talks with the president, | Hask flew home” and “… by the minister, | Kerrold said” call them nothing
            if (described := self._described_before(start - 2)) is not None:
                self._learn(entity, TOKEN.findall(self.text[slice(*described)]))
                self._keep(entity, described)
            else:
                self._learn(entity, TOKEN.findall(re.split(r",|[’']s\s", self.text[max(start - 92, 0) : start - 2])[-1])[-7:])
        elif before and not comma and lexicon.head(before[-1]):
            self._learn(entity, before[-7:])
        if after[:1] == "," and piece.name == entity.name and not SPOKEN.search(after.split(",")[1]):
            told = TOKEN.findall(re.split(r"[,.;\n“”\"]", after[1:], maxsplit=1)[0])[:10]
            if told and not self._is_aside(told):
                self._learn(entity, told)
            if (age := AGE.match(after)) is not None:
                entity.described.add(f"{age.group(1)}-year-old")

    def _is_aside(self, words: list[str]) -> bool:
        """Whether *words* after a name tell something else than what it is: “Orl, | according to the army”, “AFP, | citing the army”."""
        lists, citing = self.lexicon.lists, self.lexicon.relays.get("citing")
        if words[0].lower() in lists["prepositions"] or (citing is not None and citing.match(" ".join(words[:2]))):
            return True
        begins = lists["articles"] | lists["definite"] | lists["possessives"]
        return words[0].endswith("ing") and len(words) > 1 and words[1].lower() in begins

    def _call(self, entity: Entity, piece: Piece) -> None:
        """Keep the phrases that introduce a person whole: titles, the office before the name, the apposition after it."""
        if entity.kind != "person" or len(entity.introduced) >= MOST_PHRASES:
            return
        lexicon = self.lexicon
        start, end = piece.tokens[0].start, piece.tokens[-1].end
        self._keep(entity, (self._introduction(start), start))
        after = APPOSED.match(self.text, end)
        if after is not None and not SPOKEN.search(after.group(1)):
            words = TOKEN.findall(after.group(1))
            stop = next((i for i, word in enumerate(words) if i and word.lower() in lexicon.lists["relative"]), len(words))
            if any(lexicon.head(word) is not None for word in words[:stop][:8]):
                clause = re.search(r"\s(?:who|whose|whom|which|that)\b", after.group(1))
                self._keep(entity, (after.start(1), after.start(1) + clause.start() if clause else after.end(1)))

    def _described_before(self, end: int) -> Span | None:
        """The description that ends at *end*, from its article or owner on: “The | finance minister |, Matis Kerrold, …”."""
        lexicon = self.lexicon
        begins = lexicon.lists["articles"] | lexicon.lists["definite"] | lexicon.lists["possessives"]
        joins = lexicon.lists["prepositions"]
        tokens = list(TOKEN.finditer(self.text, max(end - 90, 0), end))[-8:]
        begin = end
        for at in range(len(tokens) - 1, -1, -1):
            word = tokens[at].group()
            if self.text[tokens[at].end() : begin].strip(" ’'"):
                return None
            begin = tokens[at].start()
            owner = word[-2:] in {"’s", "'s"} or self.text[tokens[at].end() : tokens[at].end() + 1] in {"’", "'"}
            inner = word.lower() in joins or (at > 0 and tokens[at - 1].group().lower() in joins)
            if owner or (word.lower() in begins and not inner):
                told = any(self._tells(token.group().lower()) for token in tokens[at:])
                return (begin, end) if told else None
        return None

    def _introduction(self, start: int) -> int:
        """Where the words begin that introduce the name at *start*: “Vorn Hydro spokesman”, “former Foreign Minister”."""
        begin = start
        for token in reversed(list(TOKEN.finditer(self.text, max(start - 90, 0), start))[-6:]):
            word = token.group()
            gap = self.text[token.end() : begin]
            if gap.strip(". ") or "\n" in gap or (gap.startswith(".") and not self.lexicon.is_title(word + ".")):
                break
            office = self._tells(word.lower()) or self.lexicon.is_title(word) or self.lexicon.is_title(word + ".")
            if not office and (begin == start or not (word[0].isupper() or word in self.lexicon.lists["attributes"])):
                break
            if word.lower() in self.lexicon.lists["articles"]:
                break
            begin = token.start()
        return begin

    def _keep(self, entity: Entity, span: Span) -> None:
        if span in entity.introduced:
            return
        words = " ".join(self.text[slice(*span)].lower().split())
        while words and words.split()[0] in self.lexicon.lists["articles"]:
            words = words.partition(" ")[2]
        plain = words.rstrip(".").split()
        if plain and len(words) < 80 and any(self._tells(word) for word in plain):
            entity.called.add(words)
            entity.introduced.append(span)

    def _tells(self, word: str) -> bool:
        """Whether *word* (lower case) says what somebody is: “minister”, “sen.”, but not “mr”."""
        return self.lexicon.head(word) is not None or word in SHORT_TITLES

    def _learn(self, entity: Entity, words: list[str]) -> None:
        for before, word in itertools.pairwise(("", *words)):
            lower = word.lower()
            if (head := self.lexicon.head(lower)) is not None and not head.plural:
                entity.described |= {lower, self.lexicon.noun(lower)}
                if entity.kind == "person" and (gender := self.lexicon.gender_by_article(before, lower)):
                    entity.votes[gender] += 2
            elif word[0].isupper():
                entity.described.add(lower)

    def close(self, pieces: list[Piece]) -> Names:
        """The names in reading order, each with its thing."""
        mentions: list[Mention] = []
        latest: list[Entity] = []
        for piece in pieces:
            # a surname that two people bear means the one named last
            if (shared := self.shared.get(id(piece))) is not None and (recent := [other for other in latest if other in shared]):
                self.found[id(piece)] = self._principal(recent[-1], shared, mentions)
            if (entity := self.found.get(id(piece))) is not None and entity.kind == "person":
                latest = [*latest[-12:], entity]
            every = (*piece.titles, *piece.tokens)
            sentence = max(bisect_right(self.sentences, every[0].start) - 1, 0)
            named = piece.tokens[0].start if piece.tokens else every[0].start
            mentions.append(Mention(every[0].start, every[-1].end, named, self.found.get(id(piece)), every[-1].possessive, sentence))
        mentions.sort(key=lambda mention: (mention.start, -mention.end))
        self._fullest()
        names = Names(mentions, self.entities, self.sentences, self.acronyms, self.by_form)
        vote_genders(self.text, names, self.lexicon)
        return names

    def _principal(self, entity: Entity, shared: list[Entity], mentions: list[Mention]) -> Entity:
        """*entity*, or whose relative it is by the sentence that named both: “John Hask and his wife, Mary Hask, …”."""
        if not any(self._is_kin(called.split()) for called in entity.called):
            return entity
        here = next((mention.sentence for mention in reversed(mentions) if mention.entity is entity), -1)
        near = (mention for mention in mentions[-8:] if mention.sentence == here and not mention.possessive)
        return next(
            (each.entity for each in near if each.entity is not None and each.entity is not entity and each.entity in shared), entity
        )

    def _is_kin(self, called: list[str]) -> bool:
        """Whether words that somebody is called by tell whose relative it is: “his wife”, “Hask’s mother”, but not “a mother of three”."""
        kin = next((at for at, word in enumerate(called) if word in self.lexicon.lists["kin"]), None)
        if kin is None:
            return False
        owned = kin and (called[kin - 1] in self.lexicon.lists["possessives"] or called[kin - 1][-2:] in {"’s", "'s"})
        return bool(owned) or (len(called) == 1 and called[0] in {"wife", "husband", "widow", "widower", "son", "daughter"})

    def _fullest(self) -> None:
        """The longest form of each name, in a person's single initials not counted."""
        for entity in self.entities:
            if entity.known is not None and not entity.known.capital:
                forms = sorted(map(bare, entity.forms))
                entity.name = max(forms, key=len)
                if entity.kind == "organisation" and " " in entity.name and entity.acronym is None:
                    entity.acronym = next((form for form in forms if " " not in form and sum(map(str.isupper, form)) > 1), None)
            elif entity.kind == "person" and entity.known is None:
                entity.name = max(
                    sorted(entity.forms), key=lambda form: (sum(len(word.rstrip(".")) > 1 for word in form.split()), -len(form))
                )


def _same_person(full: list[str], words: list[str]) -> bool:
    """Whether two names with one surname can be one person's: first names equal, abbreviated, or one left out."""
    a, b = full[0].rstrip("."), words[0].rstrip(".")
    if a == b or words[0] in full or full[0] in words:
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def vote_genders(text: str, names: Names, lexicon: Lexicon) -> None:
    """Let he and she near a person's name tell the gender, where the sentence names nobody else."""
    people: dict[int, set[int]] = defaultdict(set)
    by_id = {id(entity): entity for entity in names.entities}
    for mention in names.mentions:
        if mention.entity is not None and mention.entity.kind == "person":
            people[mention.sentence].add(id(mention.entity))
    for sentence, ids in people.items():
        if len(ids) != 1:
            continue
        start, end = names.sentence_span(sentence, len(text))
        if end < len(text) and not people.get(sentence + 1) and "\n" not in text[start : end + 1]:
            end = names.sentence_span(sentence + 1, len(text))[1]  # nobody else has come in since
        genders = {
            lexicon.pronouns[word].gender
            for word in re.findall(r"\b[a-zé]{2,4}\b", text[start : min(end, start + 600)])
            if word in lexicon.pronouns
        }
        genders.discard("")
        if len(genders) == 1:
            by_id[next(iter(ids))].votes[genders.pop()] += 1
    for entity in names.entities:
        if entity.kind == "person":
            _settle_gender(entity)


def _settle_gender(entity: Entity) -> None:
    """A title or two pronouns outweigh the first name; one pronoun decides only where nothing else is known."""
    f, m = entity.votes["f"], entity.votes["m"]
    if abs(f - m) >= (3 if entity.gender else 1):
        entity.gender = "f" if f > m else "m"
