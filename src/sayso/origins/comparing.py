"""Decides whether one of two articles is the other's report, how it was taken over, and how sure that is.

Evidence in order: what a page declares, one address, the same words, a credit with some of the words, and across languages the same
names, numbers and quotations in their places. A wrong fold makes two sources one and costs far more than a missed one, which
stays visible as a suggestion; every bound below therefore leaves room above the worst pair of different reports seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.origins.addresses import language_of, site_of
from sayso.origins.anchors import LEAST, name_form
from sayso.origins.likeness import Agreement, Overlap, agreement, bare, overlap, shared_anchors
from sayso.records import CopyKind, Origin, Status
from sayso.traces import Trace

DAY = 86_400
"""Seconds."""
UNKNOWN = 2**62
"""When an article of which nothing is known came: last."""

WHOLE = 0.8
"""From this share of both texts on a copy is verbatim: an agency's dispatch loses a paragraph and gains a dateline."""
MOSTLY = 0.6
"""The least share of the shorter text, at another outlet. Reports of two events have up to .47 in common (background that follows one
outlet's every report), of one event by two reporters up to .3; agency dispatches that were cut and edited start at .5."""
CUT = 0.75
"""The least share where the longer text has much besides: an alert may have gone into a report that is its outlet's own."""
SUGGEST = 0.4
"""From this share on a person is asked."""
SUGGEST_LONGER = 0.25
"""And not less of the longer than this."""
HALF = 0.45
"""How much of the longer text must stand in the shorter where the longer came later: else it used a report, and is its own."""
OWN = 0.8
"""The least share of the shorter text at the same outlet, whose background paragraphs alone make up to .7 of a follow-up."""
OWN_LONGER = 0.5
"""And of the longer: a page that ends with pages of background is still the same report."""
OWN_DAYS = 3
"""Days in which an outlet's changed report comes at another address; its reports with one wording months apart are of two events."""
DAYS = 10
"""Days in which a shortened report is printed by others; a whole one may be printed again any time."""
SHORT = 60
"""A text of fewer words is an alert: two of two events may differ in a name and a number alone."""
LEAST_WORDS = 25
"""Nothing is concluded from the words of a text with fewer."""
FILLED_IN = 0.75
"""The least share of the names and numbers of the shorter text that stand in the longer: what has the same words about other names was
filled in from one form (weather, results, sales)."""
HEADS = 0.6
"""The share of the shorter headline's words that make it the same headline."""
CREDITED = 0.5
"""With a credit this share of the shorter text is enough: an agency's dispatches of a day on one war share their background, up to .35."""
CREDITED_DAYS = 3
"""Days in which a credited report is printed."""
RETOLD = 0.6
"""The least share of one's names and numbers that stand in the other, for a report that was told anew from one that it credits or names."""
RETOLD_RUNS = 16
"""And the runs of words in common: so many are left of the quotations. Two reports of one event have up to ten."""
RETOLD_SUGGEST = 0.5
"""From half of them, and half as many runs, a person is asked."""
RETOLD_DAYS = 2
"""And the days between them."""
TRANSLATED = 0.45
"""The least agreement of a translation that nothing declares: of 720 known ones one in two hundred had less, and of 20,880 pairs of
reports on one subject none had more."""
ASKED = 0.8
"""From this part of the least agreement on a person is asked."""
TRANSLATED_SAME = 8
"""The least names, numbers and quotations in their places: of a few short lines as many may agree by chance."""
TRANSLATED_NUMBERS = 0.5
"""The least share of their numbers: translations had .6 and more, and what agreed by the names of one trade alone had a quarter."""
BARE = 0.6
"""The least agreement where there are but numbers and quotations to go by."""
BARE_SAME = 12
"""And the least of them."""
TRANSLATED_DAYS = 45
"""Days in which a report is translated."""
BACKED = 0.15
"""The least agreement or share of words that backs a link: a source line may lead to a document, a map, an earlier report."""
BACKED_ALTERNATE = 0.25
"""And the least that backs another language's version, which templates declare of pages that only share a subject."""
TAKEN: dict[str, tuple[float, str]] = {
    "translation-of": (0.99, "declares it as the work that it translates"),
    "based-on": (0.97, "declares that it is based on it"),
    "source-line": (0.96, "its source line names it"),
    "alternate": (0.9, "one is declared as the other’s version in another language"),
}
"""What a page declares of where it comes from: how sure that makes it, and in words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one kind of evidence says of a pair."""

    copy: Trace
    original: Trace
    kind: CopyKind
    score: float
    reason: str
    sure: bool

    def origin(self) -> Origin:
        """As the ledger keeps it."""
        status: Status = "confirmed" if self.sure else "suggested"
        return Origin(
            copy=self.copy.article,
            original=self.original.article,
            kind=self.kind,
            score=round(self.score, 4),
            reason=self.reason,
            status=status,
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and what has been measured between them."""

    later: Trace
    """The likelier copy: what credits the other, else what came later."""
    earlier: Trace
    """The other."""
    words: Overlap
    """The words that they have in common."""

    @property
    def days(self) -> float:
        """Days between them; 0 where it is not known of one."""
        known = self.later.moment and self.earlier.moment
        return abs(self.later.moment - self.earlier.moment) / DAY if known else 0.0

    @property
    def in_order(self) -> bool:
        """Whether it is known which came first: many pages give no more than the day."""
        return 0 < self.earlier.moment < self.later.moment

    @property
    def foreign(self) -> bool:
        """Whether they are known to be of two languages and do not have the same words for all that."""
        a, b = self.later.language, self.earlier.language
        return bool(a and b and a != b) and self.words.of_shorter < SUGGEST

    @property
    def least(self) -> int:
        """Words of the shorter text."""
        return min(self.later.words, self.earlier.words)

    @property
    def filled_in(self) -> bool:
        """Whether the same words tell of other names and numbers."""
        _, mine, theirs = shared_anchors(self.later, self.earlier)
        return max(mine, theirs) < FILLED_IN


def compare(one: Trace, other: Trace) -> Origin | None:
    """Whose report one of two articles prints, with the evidence; None where nothing speaks for it.

    The same whichever is named first. What is not sure enough to fold is ``suggested``.
    """
    if one.article == other.article:
        return None
    earlier, later = sorted((one, other), key=_came)
    if _is_credited(earlier, later.outlet) and not _is_credited(later, earlier.outlet):
        earlier, later = later, earlier  # who credits the other has it from him, whenever each says that it was published
    pair = Pair(later, earlier, overlap(one, other))
    findings = [found for evidence in EVIDENCE for found in evidence(pair)]
    best = next((found for found in findings if found.sure), None) or max(findings, key=lambda found: found.score, default=None)
    return best.origin() if best else None


def declared_origin(trace: Trace) -> Origin | None:
    """What the page itself says that it is a copy of, whether or not that was ever read: ``original`` is a comparable address.

    The kind is ``translated`` where the page says so or the address is of a site in another language; else ``verbatim``, for nothing
    else is known.
    """
    order = ("translation-of", "source-line", "based-on")
    stated = [link for link in trace.declared if link[0] in order and site_of(link[1]) not in _sites(trace)]
    if not stated:
        return None
    relation, address, language = min(stated, key=lambda link: order.index(link[0]))
    spoken = next((said for _, there, said in trace.declared if there == address and said), "") or language or language_of(address)
    foreign = relation == "translation-of" or bool(spoken and trace.language and spoken != trace.language)
    score, words = TAKEN[relation]
    how = f"; {site_of(address)} is written in another language" if foreign and relation != "translation-of" else ""
    kind: CopyKind = "translated" if foreign else "verbatim"
    return Origin(copy=trace.article, original=address, kind=kind, score=score, reason=f"{words}: {address}{how}", status="confirmed")


def _came(trace: Trace) -> tuple[int, int, int, str]:
    """The order in which articles came; of what is not known when, last, and of what came at once the fuller first."""
    return trace.moment or trace.changed or UNKNOWN, trace.changed, -trace.words, trace.article


# --- What a page declares


def _declared(pair: Pair) -> Iterator[Finding]:
    """One names the other's address as where it comes from, or as its version in another language."""
    for copy, original in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        named = [relation for relation, address, _ in copy.declared if address in original.addresses and relation != "alternate"]
        if named:
            score, words = max(TAKEN[relation] for relation in named)
            yield _told(pair, copy, original, score, words, BACKED)
            return
    alternate = any(
        relation == "alternate" and address in other.addresses
        for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later))
        for relation, address, _ in one.declared
    )
    if alternate and pair.foreign:
        yield _told(pair, pair.later, pair.earlier, *TAKEN["alternate"], BACKED_ALTERNATE)


def _one_source(pair: Pair) -> Iterator[Finding]:
    """Both name the same address as where they come from."""
    mine, theirs = ({address for relation, address, _ in each.declared if relation != "alternate"} for each in (pair.later, pair.earlier))
    if common := sorted(mine & theirs):
        yield _told(pair, pair.later, pair.earlier, 0.93, f"both come from {common[0]}", BACKED_ALTERNATE)


def _told(pair: Pair, copy: Trace, original: Trace, score: float, words: str, least: float) -> Finding:
    """A finding on a link; sure where the texts back it."""
    if pair.foreign:
        share = agreement(copy, original).share
        shown = f"{_percent(share)} of names, numbers and quotations stand at like places"
        kind: CopyKind = "translated"
    else:
        share = max(pair.words.of_shorter, agreement(copy, original).share)
        shown = f"{_percent(pair.words.of_shorter)} of the shorter text stands in the longer"
        kind = _kind(pair)
    sure = share >= least
    return Finding(copy, original, kind, score if sure else score / 2, f"{words}; {shown}", sure)


def _same_address(pair: Pair) -> Iterator[Finding]:
    """Both live at one address: two versions; or one gives the other's address as its canonical one."""
    common = set(pair.later.addresses) & set(pair.earlier.addresses)
    if not common:
        return
    shown = sorted(common)[0]
    home = site_of(shown)
    for copy, original in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        if _sites(copy) - {home} and _sites(original) == {home}:
            yield _told(pair, copy, original, 0.97, f"gives {shown} as its canonical address", BACKED)
            return
    alike = set(pair.later.addresses) == set(pair.earlier.addresses) or pair.words.of_shorter >= BACKED
    yield Finding(pair.later, pair.earlier, "version", 1.0 if alike else 0.5, f"both were read at {shown}", alike)


# --- The same words


def _same_words(pair: Pair) -> Iterator[Finding]:
    """Most of the shorter text stands in the longer."""
    words = pair.words
    if words.of_shorter < SUGGEST or pair.least < LEAST_WORDS or _furniture(pair):
        return
    kind = _kind(pair)
    reason = (
        f"{_percent(words.of_shorter)} of the shorter text stands in the longer, {_percent(words.of_longer)} of the longer in the shorter"
    )
    own = same_outlet(pair.later, pair.earlier)
    sure = _plausible(pair) and (_own_version(pair) if own else _reprint(pair))
    if not sure and ((own and (pair.days > OWN_DAYS or words.of_longer < OWN_LONGER)) or words.of_longer < SUGGEST_LONGER):
        return  # background that one outlet repeats, or a sentence or two
    yield Finding(pair.later, pair.earlier, kind, words.of_shorter if sure else words.of_shorter * 0.7, reason, sure)


def _plausible(pair: Pair) -> bool:
    """Whether the same words are the reports' own: not a form filled in, nor under headlines without a word in common weeks apart."""
    return not pair.filled_in and (_heads_alike(pair) > 0 or pair.days <= OWN_DAYS)


def _furniture(pair: Pair) -> bool:
    """Whether the same words may be what two pages have around their reports: a login wall, a list of what else there is to read."""
    return _heads_alike(pair) < HEADS and not (pair.later.borne_out and pair.earlier.borne_out)


def _heads_alike(pair: Pair) -> float:
    """The share of the shorter headline's words that the other has; 1 where one has no headline."""
    mine, theirs = set(pair.later.head), set(pair.earlier.head)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 1.0


def _own_version(pair: Pair) -> bool:
    """Whether an outlet's two texts are one report: nearly all of it, within days."""
    words = pair.words
    if pair.least < SHORT:
        return words.of_longer >= 0.9 and pair.days <= 1 and _all_anchors(pair)
    return words.of_shorter >= OWN and words.of_longer >= OWN_LONGER and pair.days <= OWN_DAYS


def _reprint(pair: Pair) -> bool:
    """Whether two outlets' texts are one report."""
    words = pair.words
    if pair.least < SHORT:
        return words.of_longer >= 0.9 and pair.days <= 1 and _all_anchors(pair)
    if words.of_longer >= WHOLE:
        return True
    cut = pair.in_order and pair.later.words < pair.earlier.words  # who came later and has less took it from the whole
    return pair.days <= DAYS and (words.of_shorter >= CUT if cut else words.of_shorter >= MOSTLY and words.of_longer >= HALF)


def _all_anchors(pair: Pair) -> bool:
    _, mine, theirs = shared_anchors(pair.later, pair.earlier)
    return min(mine, theirs) == 1.0


def _kind(pair: Pair) -> CopyKind:
    """How the words were taken over."""
    if same_outlet(pair.later, pair.earlier):
        return "version"
    if pair.words.of_longer >= WHOLE:
        return "verbatim"
    return "partial" if pair.words.of_shorter >= CUT else "rewritten"


# --- A credit


def _credited(pair: Pair) -> Iterator[Finding]:
    """One credits the other's outlet, or both one agency, and part of the words are the same."""
    later, earlier = pair.later, pair.earlier
    if pair.foreign or same_outlet(later, earlier) or pair.days > CREDITED_DAYS or pair.least < SHORT:
        return
    common = sorted(set(later.credits) & set(earlier.credits))
    if _is_credited(later, earlier.outlet):
        because = f"credits {earlier.outlet}"
    elif common:
        because = f"both credit {common[0]}"
    else:
        return
    share = pair.words.of_shorter
    if share >= CREDITED / 2:
        sure = share >= CREDITED and _plausible(pair) and not _furniture(pair)
        reason = f"{because}; {_percent(share)} of the shorter text stands in the longer"
        yield Finding(later, earlier, _kind(pair), max(share, 0.9) if sure else share, reason, sure)


def _retold(pair: Pair) -> Iterator[Finding]:
    """One credits or names the other's outlet and tells its report anew: its names and numbers, and what is left of the quotations."""
    later, earlier = pair.later, pair.earlier
    if pair.foreign or same_outlet(later, earlier) or pair.days > RETOLD_DAYS or pair.least < SHORT:
        return
    if not (_is_credited(later, earlier.outlet) or _is_named(later, earlier.outlet)):
        return
    both, mine, theirs = shared_anchors(later, earlier)
    share = min(mine, theirs)
    if both >= TRANSLATED_SAME and share >= RETOLD_SUGGEST and pair.words.runs >= RETOLD_RUNS / 2:
        sure = share >= RETOLD and pair.words.runs >= RETOLD_RUNS
        reason = f"names {earlier.outlet}; {both} names and numbers and {pair.words.runs} runs of words are the same"
        yield Finding(later, earlier, "rewritten", 0.85 if sure else share * 0.8, reason, sure)


def _is_credited(trace: Trace, outlet: str) -> bool:
    """Whether *trace* credits *outlet* by its name or the part of it that is its own: “Lodestar” for “Lodestar Press”."""
    return bool(outlet) and any(
        credit == outlet or set(_telling(credit)) & set(_telling(outlet)) == set(_telling(credit)) for credit in trace.credits
    )


def _is_named(trace: Trace, outlet: str) -> bool:
    """Whether the text names *outlet*."""
    telling = [name_form(word) for word in _telling(outlet) if len(word) >= LEAST]
    return bool(telling) and {form for form, _, _ in trace.anchors} >= set(telling)


def _telling(name: str) -> list[str]:
    """The words of an outlet's name that are not other outlets' too; all of them where none is left."""
    words = name.split()
    return [word for word in words if word not in _general()] or words


# --- Across languages


def _translated(pair: Pair) -> Iterator[Finding]:
    """Names, numbers and quotations stand at like places in two languages."""
    if not pair.foreign or pair.days > TRANSLATED_DAYS:
        return
    found = agreement(pair.later, pair.earlier)
    share, same = (BARE, BARE_SAME) if bare(pair.later, pair.earlier) else (TRANSLATED, TRANSLATED_SAME)
    if found.share >= share * ASKED and found.same >= same * ASKED and found.numbers >= TRANSLATED_NUMBERS:
        sure = found.share >= share and found.same >= same
        yield Finding(pair.later, pair.earlier, "translated", found.share if sure else found.share * 0.7, _in_words(found), sure)


def _in_words(found: Agreement) -> str:
    return f"{found.same} names, numbers and quotations stand at like places in both, {_percent(found.share)} of all"


EVIDENCE: tuple[Callable[[Pair], Iterator[Finding]], ...] = (
    _declared,
    _same_address,
    _same_words,
    _credited,
    _one_source,
    _retold,
    _translated,
)
"""In the order in which they are believed."""


def same_outlet(one: Trace, other: Trace) -> bool:
    """Whether both are of one outlet: by its name, or by the site."""
    return bool(one.outlet and one.outlet == other.outlet) or bool(_sites(one) & _sites(other))


def _sites(trace: Trace) -> set[str]:
    return {site_of(address) for address in trace.addresses}


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


@cache
def _general() -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "data" / "outlets.toml").read_text(encoding="utf-8"))
    return frozenset(table["general"])
