"""Plain records as bytes and back: JSON of their values in the order of their fields, so that nothing is said twice and nothing is run.

A record is described by its own annotations: numbers, strings, tuples, records, and each of them or None. What was
packed in another shape is not guessed at: `SHAPE` tells it.

zlib would halve the bytes and double the time to read them (benchmarks/settling.py); a story is read often and written once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import repeat
from operator import call
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.records import digest
from sayso.traces import Claim, Topic, Trace

Record = TypeVar("Record")
Turn = Callable[[Any], Any]
"""What makes a value storable, or a stored one a value again; None stands for leaving it as it is."""


def pack(value: Any, kind: Any) -> bytes:
    """*value*, which is of *kind*, as bytes; half of a surrogate pair goes through.

    >>> unpack(pack((1.5, "a", None), tuple[float | str | None, ...]), tuple[float | str | None, ...])
    (1.5, 'a', None)
    """
    turn, _ = turns(kind)
    plain = value if turn is None else turn(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(packed: bytes, kind: Any) -> Any:
    """The value of *kind* that was packed."""
    _, turn = turns(kind)
    plain = json.loads(packed.decode("utf-8", "surrogatepass"))
    return plain if turn is None else turn(plain)


@cache
def turns(kind: Any) -> tuple[Turn | None, Turn | None]:
    """How values of *kind* become storable, and how stored ones become values."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_record(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _of_tuple(inside)
    if origin in {Union, UnionType}:
        return _of_either([each for each in inside if each is not NoneType])
    return None, None  # a number, a string, a word of a Literal


def _of_either(kinds: list[Any]) -> tuple[Turn | None, Turn | None]:
    [(write, read), *others] = [turns(each) for each in kinds]
    if any(each != (None, None) for each in others):
        raise TypeError(f"one of {kinds} cannot be told from the others once it is stored")
    if write is None or read is None:
        return None, None
    return lambda value: None if value is None else write(value), lambda value: None if value is None else read(value)


def _of_tuple(inside: tuple[Any, ...]) -> tuple[Turn | None, Turn | None]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        write, read = turns(inside[0])
        if write is None or read is None:
            return list, tuple
        return lambda value: [write(each) for each in value], lambda value: tuple([read(each) for each in value])
    each_turns = [turns(each) for each in inside]
    if all(pair == (None, None) for pair in each_turns):
        return list, tuple
    writes, reads = zip(*each_turns, strict=True)
    return (
        lambda value: [each if turn is None else turn(each) for turn, each in zip(writes, value, strict=True)],
        lambda value: tuple([each if turn is None else turn(each) for turn, each in zip(reads, value, strict=True)]),
    )


def _of_record(kind: type) -> tuple[Turn, Turn]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    several = [turns(hints[name]) for name in names]
    writes = [(name, write) for name, (write, _) in zip(names, several, strict=True)]
    turned = [(place, read) for place, (_, read) in enumerate(several) if read is not None]
    make = maker(kind)

    def write(value: Any) -> list[Any]:
        return [getattr(value, name) if turn is None else turn(getattr(value, name)) for name, turn in writes]

    def read(plain: list[Any]) -> Any:
        for place, turn in turned:
            plain[place] = turn(plain[place])
        return make(plain)

    return write, read


@cache
def maker(kind: type[Record]) -> Callable[[Iterable[Any]], Record]:
    """What makes a record of *kind* from the values of all its fields, in their order.

    A frozen record's own __init__ costs twice as much: it looks every setter up. These set the same slots.
    """
    setters = [getattr(kind, field.name).__set__ for field in fields(kind)]  # type: ignore[arg-type]  # a record is a dataclass
    new = object.__new__

    def make(values: Iterable[Any]) -> Record:
        made = new(kind)
        any(map(call, setters, repeat(made), values))  # each gives None, so all are called
        return made

    return make


def shape(kind: Any) -> str:
    """What a packed value of *kind* looks like, in words: it changes when a field comes, goes or changes place.

    >>> shape(tuple[str, ...])
    'tuple[str, ...]'
    """
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return f"{kind.__name__}({', '.join(f'{field.name}: {shape(hints[field.name])}' for field in fields(kind))})"
    inside = get_args(kind)
    if any(is_dataclass(each) for each in inside):
        return f"{get_origin(kind)}[{', '.join(shape(each) for each in inside)}]"
    return str(kind)


CLAIMS = tuple[Claim, ...]
SHAPE = "json " + digest(shape(Trace), shape(Topic), shape(CLAIMS))
"""How records are packed now; rows with another are made anew."""
