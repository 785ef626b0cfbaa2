"""The proper names of one article: every mention, and for each thing its fullest form.

Names are read by shape (runs of capitals, titles, the words around) and the tables; nothing is known of invented
people and places but what the article itself shows. One pass over the text, linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.records import Article, SourceKind
from sayso.sources.entities import Entity, Mention, Names, Piece
from sayso.sources.genders import vote_genders
from sayso.sources.introductions import Introductions
from sayso.sources.lexicon import Gender, Lexicon, bare, demonyms, first_names, known_names, known_places
from sayso.sources.margins import signatures
from sayso.sources.nouns import common_nouns, named_in_genitive, nominative
from sayso.sources.places import places_shown, states_shown
from sayso.sources.runs import TOKEN, Run, Token, find_runs, lies_in, tokenise
from sayso.text import UPPER, sentence_starts

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
ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z]{1,9})\)")
SAYS = re.compile(
    r"\s*,?\s*(?:has |had |also |a |ont |avait )?(?:said|says|told|added|adds|wrote|tweeted|argued|insisted|recalled|"
    r"dijo|afirmó|señaló|declaró|déclaré|déclare|affirmé|affirme|dit|indiqué|assuré|estime|estimé|sagte|sagt|erklärte|erklärt|betonte)\b"
)
APPOSITION = re.compile(r",\s(?:an?|the|its|his|her)\s([^,.;\n“”\"]{3,90})")
ODD = re.compile(r"\d|@|\w\.\w|^[A-Z]{2,}s$")
"""In a person's name there is no digit, address or acronym."""
PEOPLE = re.compile(r"(?:[eo]rs|ists|ants|ians)$")
"""“Demonstrators”, “Activists”: at a sentence's beginning no name, if it is none elsewhere."""
MANY = re.compile(r"\s(?:have|are|were)\s")
"""“Big Machine | have denied it”: no one person."""
FIRM = re.compile(
    r"(?:[’']s?)?\s(?:co-?founders?|founders?|CEO|chief executive|editor-in-chief|executive director|shares|shareholders|headquarters)\b"
)
"""What belongs to a body and to no person."""
NAMED_PERSON = re.compile(r"\s?,\s(?:who|whose|\d{1,2}\b)")


def find_names(article: Article, lexicon: Lexicon) -> Names:
    """Every name of *article*, gathered under the things they name."""
    text = article.text
    sentences = sentence_starts(text)
    tokens = list(tokenise(text, lexicon))
    common = common_nouns(text, tokens, lexicon)
    tokens = named_in_genitive(tokens, common) if lexicon.compounds else tokens
    signed = signatures(article)
    runs = [run for run in find_runs(text, tokens, lexicon, common) if not lies_in(run.tokens[0].start, signed)]
    book = Book(text, lexicon, sentences)
    book.weigh(tokens, runs)
    pieces = [piece for run in runs for piece in book.pieces(run)]
    # Longer names first, so that a surname finds its owner whatever the order of the text.
    for piece in sorted(pieces, key=lambda piece: (-len(piece.tokens), piece.run.headline)):
        book.file(piece)
    return book.close(pieces)


class Book:
    """The things an article names, while they are being gathered."""

    def __init__(self, text: str, lexicon: Lexicon, sentences: list[int]) -> None:
        self.text, self.lexicon, self.sentences = text, lexicon, sentences
        self._introductions = Introductions(text, lexicon)
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
        self.surnames: Counter[str] = Counter()
        """How often a run of several words ends in a word."""
        self.articled: Counter[str] = Counter()
        """How often a single word stands after “the”."""
        self.firms: set[str] = set()
        """Single words that are a body's name by who belongs to it: “Wikileaks co-founder”."""
        self.many: set[str] = set()
        """Names that the article uses in the plural: “Big Machine have denied it”."""
        self.repeats: Counter[str] = Counter()

    def weigh(self, tokens: Sequence[Token], runs: Sequence[Run]) -> None:
        """Count what tells names from other capitals: words met in lower case, names met alone or inside a sentence."""
        self.lower = {token.text for token in tokens if token.text[0].islower()}
        for run in runs:
            if run.headline:
                continue
            name = " ".join(token.text for token in run.tokens)
            self.repeats[name] += 1
            if len(run.tokens) == 1 and FIRM.match(self.text, run.tokens[-1].end):
                self.firms.add(name)
            subject = run.initial and run.tokens[0].text not in first_names()  # “lawyers for Ana Brel | have …” are many, she is one
            if subject and MANY.match(self.text, run.tokens[-1].end):
                self.many.add(name)
            if len(run.tokens) == 1:
                self.singles[run.tokens[0].text] += 1
                self.articled[run.tokens[0].text] += run.after_article
            else:
                self.surnames[run.tokens[-1].text] += 1
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
        named = not word[1:].islower() or word in self.lexicon.group_words
        if len(words) == 1 and not named and (head := self.lexicon.head(word)) is not None and head.plural:
            return False  # “Doctors offer help”, though there is a body called Doctors for Orl
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
        named = self.singles[words[-1]] > 1 or self.surnames[words[-1]] > 1
        return named and not set(words) & self.lexicon.organisation_words and words[-1] not in self.states

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
        if words[-1] in lexicon.lists["place_nouns"] and words[0] not in first_names():
            return -4
        score = 3 if words[0] in first_names() else 0
        score += 2 if len(words[1].rstrip(".")) == 1 else 0
        score -= 3 if run.after_article or words[0] in demonyms() or bare(words[0]) in known_names() else 0
        score -= 3 if self.places[words[0]] and words[0] not in first_names() else 0
        score -= 4 if words[-1] in {"AI", "TV", "UK", "US", "EU", "UN", "FC", "IT"} else 0
        score -= 2 if any(word.isupper() and len(word) > 2 for word in words) or {"of", "for", "and"} & set(words) else 0
        after = self.text[run.tokens[-1].end : run.tokens[-1].end + 24]
        score += 3 if NAMED_PERSON.match(after) else 0
        score += 1 if SAYS.match(after) else 0
        score -= 4 if " ".join(words) in self.many else 0
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
        self._introductions.describe(entity, piece, self._title_gender(piece))
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
            if other.kind == "person" and piece.person >= 0 and _same_person(other.name.split(), words, self.lexicon.lists["particles"]):
                return other
        return None

    def _by_one_word(self, word: str, piece: Piece) -> Entity | None:
        """Whose surname (or else first name) *word* is."""
        known = known_names().get(bare(word))
        surname = known is not None and known.kind == "outlet" and not piece.run.after_article and word in self.by_last  # Tovan Hill
        if known is not None and not piece.titles and not surname:
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
        if CAMEL.search(word) or word in self.firms:
            return "organisation"
        articled = piece.run.after_article or 2 * self.articled[word] > self.singles[word]
        return "organisation" if articled else "person"

    def _abbreviate(self, entity: Entity, words: list[str]) -> None:
        """Note the acronym that the initials make."""
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 1:
            self.acronyms.setdefault(initials, entity)

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
        names = Names(mentions, self.entities, self.sentences, self.acronyms, self.by_form, frozenset(self.offices))
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


def _same_person(full: list[str], words: list[str], particles: frozenset[str]) -> bool:
    """Whether two names with one surname can be one person's: first names equal, abbreviated, or one left out.

    One of *particles* is no first name left out: “Karim Abu Orl” is not “Abu Hassan Orl”.
    """
    a, b = full[0].rstrip("."), words[0].rstrip(".")
    short, long = sorted((words, full), key=len)
    if (
        a == b
        or short == long[-len(short) :]
        or any(one in names and one.lower() not in particles for one, names in ((words[0], full), (full[0], words)))
    ):
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]
