"""What a request may ask: the ledger it reads, a page of a list, the filters of a search.

A form sends every field, the empty ones too; an empty field is one that was not asked.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator, FiniteFloat, StringConstraints

from sayso.figures import named_reading
from sayso.ledger import Ledger
from sayso.records import SourceKind, Stance
from sayso.views.figures import Amounts
from sayso.views.search import Found, Wanted, search

PAGE = 50
"""Rows on one page of a list."""


def _none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _ledger(request: Request) -> Ledger:
    book: Ledger = request.app.state.ledger
    return book


Blank = BeforeValidator(_none)
Book = Annotated[Ledger, Depends(_ledger)]
Id = Annotated[str, Path(max_length=200, description="An id, the beginning of one, or (for a source) a name")]
Number = Annotated[int, Query(alias="page", ge=1, le=100_000, description="Which page of the list, from 1")]
Turned = Annotated[int, Query(alias="asked", ge=1, le=100_000, description="Which page of its questions, from 1")]
Short = Annotated[str, StringConstraints(max_length=500)]
Code = Annotated[str, StringConstraints(max_length=20)]
Text = Annotated[Short | None, Blank, Query(description="Words in a name")]
Outlet = Annotated[Short | None, Blank, Query(description="The medium, by its name")]
Kind = Annotated[SourceKind | None, Blank, Query(description="What sort of speaker")]

Mentions = Annotated[Short | None, Blank, Query(description="“yes” to list those too who have no full name")]
ReadBy = Annotated[Short | None, Blank, Query(description="The named reading by which figures become numbers")]
Moment = Annotated[Short | None, Blank, Query(description="A day, a moment (UTC), or so long ago: 2031-03-11, 2031-03-11T14:00, 6h")]


@dataclass(frozen=True, slots=True)
class Filters:
    """A search as its form asks it."""

    words: Annotated[Short | None, Blank, Query(description="Words in what is said")] = None
    source: Annotated[Short | None, Blank, Query(description="A source's id or name")] = None
    stance: Annotated[Stance | None, Blank, Query(description="How the holder stands to it")] = None
    outlet: Outlet = None
    since: Annotated[date | None, Blank, Query(description="Published on this day or later")] = None
    until: Annotated[date | None, Blank, Query(description="Published on this day or earlier")] = None
    said_since: Annotated[date | None, Blank, Query(description="Said on this day or later; published, where no day is told")] = None
    said_until: Annotated[date | None, Blank, Query(description="Said on this day or earlier")] = None
    language: Annotated[Code | None, Blank, Query(description="The article's language, by its code: en, de …")] = None
    measure: Annotated[Short | None, Blank, Query(description="What a figure in it measures: killed, cost …")] = None
    over: Annotated[FiniteFloat | None, Blank, Query(description="A figure in it says more than this")] = None
    under: Annotated[FiniteFloat | None, Blank, Query(description="A figure in it says less than this")] = None
    reading: ReadBy = None

    @property
    def asked(self) -> dict[str, str]:
        """What was asked, in words, empty fields left out."""
        every = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: f"{value:.15g}" if isinstance(value, float) else str(value) for name, value in every.items() if value is not None}

    @property
    def narrowed(self) -> bool:
        """Whether more is asked than words."""
        return bool(self.asked.keys() - {"words"})

    @property
    def amounts(self) -> Amounts:
        """What is asked of figures."""
        return Amounts(measure=self.measure, over=self.over, under=self.under, reading=self.read_by)

    @property
    def read_by(self) -> str:
        """The named reading that is asked for, or the usual one."""
        return named_reading(self.reading).name

    @property
    def query(self) -> str:
        """What was asked, as a query string."""
        return urlencode(self.asked)

    @property
    def wanted(self) -> Wanted:
        """What was asked, as a search takes it."""
        plain = {name: self.asked.get(name) for name in SEARCHED}
        return Wanted(words=self.words or "", amounts=self.amounts, **plain)

    def but(self, **others: str | None) -> str:
        """The query string with *others* in the place of what was asked; None asks it no longer."""
        laid = {**self.asked, **others}
        return urlencode({name: value for name, value in laid.items() if value is not None})


Asked = Annotated[Filters, Depends()]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a reader is in a list."""

    number: int
    """The page, from 1."""
    more: bool
    """Whether another follows."""
    size: int = PAGE
    """Rows a page."""

    @property
    def first(self) -> int:
        """The number of the first row on it, from 1."""
        return (self.number - 1) * self.size + 1


def offset(page: int) -> int:
    """How many rows come before *page*."""
    return (page - 1) * PAGE


SEARCHED = ("source", "stance", "outlet", "language", "since", "until", "said_since", "said_until")
"""Filters that a search takes as they are asked."""


def find(ledger: Ledger, asked: Filters, page: int) -> Found:
    """The rows of one page that answer *asked*."""
    filters = {name: asked.asked.get(name) for name in SEARCHED}
    return search(ledger, asked.words or "", **filters, amounts=asked.amounts, limit=PAGE, offset=offset(page))
