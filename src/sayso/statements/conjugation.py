"""German verbs from three of their forms: what a table says in a line is every form that tells of somebody.

A verb may be parted (“mit|teilen”): its particle stands at the end of the clause, or is one word with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb with the forms that news uses of it."""

    name: str
    """The infinitive as the table writes it: “mit|teilen”."""
    particle: str
    """What stands at the end of the clause; empty for a verb that is not parted."""
    finite: frozenset[str]
    """Forms in the second place of a main clause, without the particle: “teilt”, “teilte”, “teilten”."""
    final: frozenset[str]
    """Forms at the end of a subordinate clause: “mitteilte”."""
    participle: str
    """“mitgeteilt”, “gesagt”."""

    @property
    def infinitive(self) -> str:
        """The infinitive in one word."""
        return self.name.replace("|", "")


def conjugate(name: str, parts: str) -> Verb:
    """The verb *name* of which *parts* are present, past (both of one person) and participle.

    >>> verb = conjugate("mit|teilen", "teilt teilte geteilt")
    >>> sorted(verb.finite), verb.participle
    (['teile', 'teilen', 'teilt', 'teilte', 'teilten'], 'mitgeteilt')
    >>> sorted(conjugate("weisen", "weist wies gewiesen").finite)
    ['weise', 'weisen', 'weist', 'wies', 'wiesen']
    """
    particle, _, base = name.rpartition("|")
    present, past, participle = parts.split()
    finite = {base, base.removesuffix("n"), present, past, past + ("n" if past.endswith("e") else "en")}
    joined = frozenset(particle + form for form in finite) if particle else frozenset(finite)
    return Verb(name, particle, frozenset(finite), joined, particle + participle)


def phrases(verb: Verb) -> Iterator[str]:
    """The entries of a lexicon of stances that *verb* makes, its forms by `forms`.

    >>> list(phrases(conjugate("mit|teilen", "teilt teilte geteilt")))
    ['{teilen} * mit', '{mitteilen}']
    """
    particle, _, base = verb.name.rpartition("|")
    if particle:
        yield f"{{{base}}} * {particle}"
    yield f"{{{verb.infinitive}}}"


def forms(verbs: Mapping[str, Verb]) -> dict[str, list[str]]:
    """The forms of all *verbs* by infinitive, parted and whole."""
    found: dict[str, set[str]] = {}
    for verb in verbs.values():
        base = verb.name.rpartition("|")[2]
        found.setdefault(base, set()).update(verb.finite)
        found.setdefault(verb.infinitive, set()).update(verb.final | {verb.participle})
    return {infinitive: sorted(every) for infinitive, every in found.items()}


def conjugated(table: Mapping[str, str]) -> dict[str, Verb]:
    """The verbs of a table by their names."""
    return {name: conjugate(name, parts) for name, parts in table.items()}
