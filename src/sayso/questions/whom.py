"""Of whom a figure is: the kind of people (“soldiers”), whose they are (“Lethian”, “its own”), and the place that the words add."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.questions.measuring import Measuring
from sayso.questions.scene import Scene
from sayso.questions.wording import Wording, measures
from sayso.records import Figure, Holder
from sayso.text import Span

NEAR = 30
"""Characters in which the next two words stand."""
BODIES = "bodies"
"""Bodies seen, received or counted are those of some of the dead: a count of its own, whatever else the words call them."""
OWN = "own"
"""Stands before a kind whose people are those of whoever speaks: “four of *its soldiers*”."""
IN_PLACE = re.compile(r"\s+(?:received\s+at|in|at|en|à|dans)\s+(?=[A-ZÀÁÂÇÉÈÊÎÍÓÔÚ])")
DETERMINERS = re.compile(r"^(?:the|its|their|his|her|our|these|those|los|las|sus|os|as|les|leurs|ses)\s+", re.IGNORECASE)
THINGS = frozenset({"votes", "seats"})
"""Measures that count no people, whatever people stand beside them."""
BEHIND = frozenset({"es", "fr", "it", "pt"})
"""Languages that write whose people they are behind the noun, and small: “soldados tarvenios”."""
PEOPLE_S = re.compile(r"isch(?:e[mnrs]?)?$")
"""How a German word ends that tells whose people they are: “lethische”."""
TELLING = 5
"""Letters of such a word, at least."""
NAMES = re.compile(r"[^\W\d_][\w-]+")
REACH = 5
"""Words between a figure and the noun of whom it counts: “of their own”."""


def whom(scene: Scene, figure: Figure, measured: Mapping[Span, Measuring]) -> tuple[str, str]:
    """Of whom *figure* is, by kind, and the place that the words of whom name: “people in Osk”."""
    measuring = measured[figure.span]
    if measuring.measure in THINGS:
        return "", ""
    said, place = measuring.of or "", ""
    wording = scene.wording
    if limited := IN_PLACE.search(said):
        said, place = said[: limited.start()], said[limited.end() :]
    kind = kind_of(said, wording)
    if not said or kind == "":
        near = scene.words((figure.span[1], figure.span[1] + NEAR)).split()[:2] + scene.words(scene.beside(figure.span)[0]).split()[-2:]
        if any(wording.kinds.get(word.strip(",.").lower()) == BODIES for word in near):
            return BODIES, place
    if not said and (titled := wording.titled.search(scene.words(scene.beside(figure.span)[0]))):
        return _titled(titled["of"], wording), place  # “the number of its soldiers killed”
    if said.lower() in wording.others:
        return _before(scene, figure, measured), place
    noun = said.split()[-1] if said else ""
    own = noun and wording.own.search(f"{_up_to(scene, figure, noun)} {said}")
    return kind_of(said, wording, own=bool(own)), place


def kind_of(said: str, wording: Wording, *, own: bool = False) -> str:
    """The kind that *said* names, whose people they are kept: “North Korean soldiers”; other things by their own words.

    *own*: they are those of whoever speaks.

    >>> from sayso.questions.wording import wording_of
    >>> [kind_of(said, wording_of("en")) for said in ("people", "Lethian troops", "Lethian guards", "the houses", "")]
    ['', 'Lethian soldiers', 'Lethian soldiers', 'houses', '']
    >>> kind_of("men", wording_of("en"), own=True), kind_of("soldats léthiens", wording_of("fr"))
    ('own soldiers', 'léthiens soldiers')
    """
    said = DETERMINERS.sub("", said.strip())
    if said == BODIES:
        return BODIES
    words = said.split()
    for at in range(len(words) - 1, -1, -1):
        noun = words[at].lower().strip(".,;:’'")
        whose = _whose(words, at, wording)
        kind = wording.kinds.get(noun)
        if (whose and noun in wording.armed) or (own and noun in wording.armed | wording.own_armed):
            kind = "soldiers"
        if kind is not None:
            return " ".join([*([OWN] if own and not whose and kind else whose if kind else ()), kind]).strip()
    return said


def counts_things(of: str, wording: Wording) -> bool:
    """Whether *of* names what nobody asks after as killed or missing: “14 air raids”, “attacks include”.

    >>> from sayso.questions.wording import wording_of
    >>> [counts_things(of, wording_of("en")) for of in ("air raids", "teachers", "Lethian soldiers", "")]
    [True, False, False, False]
    """
    return not set(of.lower().split()).isdisjoint(wording.things)


def are_people(of: str, wording: Wording) -> bool:
    """Whether *of* is nothing, or ends in a noun of several people: a count of “number”, “saying” was misread.

    >>> from sayso.questions.wording import wording_of
    >>> [are_people(of, wording_of("en")) for of in ("", "teachers", "saying", "Lethian police", "bodies")]
    [True, True, False, True, True]
    """
    if wording.language != "en" or not of:
        return True
    noun = of.split()[-1]
    return noun.endswith("s") or noun in measures().kinds or noun in wording.kinds


def _whose(words: list[str], at: int, wording: Wording) -> list[str]:
    """The words beside the noun at *at* that may tell whose people they are."""
    if wording.language == "en":
        return [word for word in words[:at] if word[:1].isupper()]
    if wording.language == "de":
        return [word.lower() for word in words[max(at - 1, 0) : at] if PEOPLE_S.search(word)]
    if wording.language in BEHIND:
        return [word.lower() for word in words[at + 1 : at + 2] if len(word) >= TELLING and word.isalpha()]
    return []


def _titled(of: str, wording: Wording) -> str:
    """The kind of “its soldiers killed at the pass”: by the first noun that is one of people."""
    words = of.split()
    for at, word in enumerate(words):
        if word.lower() in wording.kinds or word.lower() in wording.armed:
            end = at + 2 if wording.language in BEHIND else at + 1
            return kind_of(" ".join(words[:end]), wording, own=bool(wording.own.search(" ".join(words[:at]))))
    return ""


def _before(scene: Scene, figure: Figure, measured: Mapping[Span, Measuring]) -> str:
    """The kind of the figure before *figure* in its sentence: “nine soldiers were killed and 23 *others* wounded”."""
    before = [other for other in scene.fellows(figure.span) if other.span < figure.span and not _is_part(scene, other)]
    return whom(scene, before[-1], measured)[0] if before else ""


def _is_part(scene: Scene, figure: Figure) -> bool:
    """“Two of the wounded”: a few of those that were counted before."""
    return figure.part_of is not None or bool(scene.wording.some_of.search(scene.words(scene.beside(figure.span)[1])))


def called(holder: Holder) -> str:
    """The names in all that a page calls *holder*, for knowing whose his own people are."""
    said = " ".join((holder.text, holder.name or "", holder.part_of or "", *holder.described))
    return " ".join(dict.fromkeys(word for word in NAMES.findall(said) if word[:1].isupper()))


def _up_to(scene: Scene, figure: Figure, noun: str) -> str:
    """The few words between *figure* and the *noun* of whom it counts."""
    words = scene.words(scene.beside(figure.span)[1]).split()[:REACH]
    at = next((number for number, word in enumerate(words) if word.strip(".,;:") == noun), 0)
    return " ".join(words[:at])
