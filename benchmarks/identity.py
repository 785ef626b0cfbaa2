"""Which names are one holder's: joins made and joins suggested, on pairs of real names of which it is known.

``data/identity.tsv`` holds facts, not texts: two names as articles write them, what titles and appositions call each, the body each
speaks for, and whether they are one. Many are chosen to be hard (father and son, two ministries of one name, two scripts), so
the figures say how the rules fail, not how often a reader meets a failure.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.ledger.identity import Name, name_of
from sayso.ledger.merging import Alias, Pair, settle
from sayso.ledger.names import blocks, key, likeness, person_words, telling
from sayso.records import Holder

DATA = "."
PAIRS = Path(__file__).parent / "data" / "identity.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """Two holders in two articles, and whether they are one."""

    one: Holder
    other: Holder
    same: bool


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Precision and recall of joins, the recall of joins and suggestions together, and how many of the suggestions are right."""
    answers = [(case, judge(case)) for case in cases(data if data.is_file() else PAIRS)]
    if out is not None:
        lines = (f"{case.one.name}\t{case.other.name}\t{int(case.same)}\t{answer}\n" for case, answer in answers)
        out.write_text("".join(lines), encoding="utf-8")
    same = [answer for case, answer in answers if case.same]
    joined = [case.same for case, answer in answers if answer == "joined"]
    suggested = [case.same for case, answer in answers if answer == "suggested"]
    return {
        "join.precision": round(sum(joined) / max(len(joined), 1), 4),
        "join.recall": round(sum(joined) / max(len(same), 1), 4),
        "join.false": float(len(joined) - sum(joined)),
        "found.recall": round((sum(joined) + sum(suggested)) / max(len(same), 1), 4),
        "suggestion.precision": round(sum(suggested) / max(len(suggested), 1), 4),
        "pairs": float(len(answers)),
    }


def cases(path: Path) -> list[Case]:
    """The pairs of a table."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *cells, same = line.split("\t")
            found.append(Case(_holder(*cells[:4]), _holder(*cells[4:]), same == "1"))
    return found


def _holder(name: str, kind: str, described: str, part_of: str) -> Holder:
    return Holder(name, (), name, kind, part_of=part_of or None, described=(described,) if described else ())  # type: ignore[arg-type]  # kinds of the table


def judge(case: Case) -> str:
    """What a ledger with two articles, one for each holder, makes of them: joined, suggested or apart."""
    one, other = name_of(case.one, "1"), name_of(case.other, "2")
    if one is None or other is None:
        return "apart"
    if one.id == other.id:
        return "joined"
    pairs = _pairs(one, other)
    settled = settle([_alias(one, case.one), _alias(other, case.other)], pairs)
    if settled.source_of[one.id] == settled.source_of[other.id]:
        return "joined"
    return "suggested" if pairs or _namesakes(one, other) else "apart"


def _pairs(one: Name, other: Name) -> list[Pair]:
    if not (one.named and other.named and one.sort == other.sort and blocks(one.name, one.sort) & blocks(other.name, other.sort)):
        return []
    like = likeness(one.name, other.name, one.sort) if one.key != other.key else None
    return [Pair(*sorted((one.id, other.id)), like)] if like else []


def _namesakes(one: Name, other: Name) -> bool:
    """As a source's page shows them: the same name, told of differently, or a surname and a full name with it."""
    if one.sort != other.sort or not (one.named or other.named):
        return False
    if one.named and other.named:
        return one.key == other.key
    return one.sort == "person" and person_words(one.name)[-1] == person_words(other.name)[-1]


def _alias(name: Name, holder: Holder) -> Alias:
    bodies = frozenset({key(holder.part_of, "body")} if holder.part_of else ())
    return Alias(name.id, name.sort, name.key, frozenset(name.senses), name.named, bodies, telling(holder.described))
