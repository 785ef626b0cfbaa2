"""A sourced table as wikitext: the line for an infobox, a wikitable, and each reference as ``{{cite news}}``.

What pages say is hostile here too: a title may hold a template, a link or the end of a reference. Whatever wikitext could take for its own
is written as an HTML entity, which a browser shows as the sign itself and a parser gives back as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from sayso.text import fold, visible
from sayso.views.citing import Citation
from sayso.views.table import Range, SourcedTable
from sayso.views.table_words import Dates, answer_words, basis, dated, days, heads

TELLING = re.compile(r"[|{}\[\]<>&]|'{2,}|~{3,}|_{2,}|-{4,}|!{2,}|://|^[*#:;=!+-]")
"""What wikitext reads as more than letters: its own signs, runs that mean italics, signatures, magic words, rules or a cell, bare
addresses, and what means something at the head of a line."""
BY_NAME = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def wikitext(table: SourcedTable, dates: Dates) -> str:
    """The whole of it, for pasting."""
    lines = list(_infobox(table, dates)) if table.range else []
    return "\n".join([*lines, *_table(table, dates)]) + "\n"


def plain(text: str) -> str:
    """*text* so that wikitext reads no more in it than its letters.

    >>> plain("{{x|y}} [[z]] ''w'' </ref>")
    '&#123;&#123;x&#124;y&#125;&#125; &#91;&#91;z&#93;&#93; &#39;&#39;w&#39;&#39; &lt;/ref&gt;'
    """
    return TELLING.sub(
        lambda found: "".join(BY_NAME.get(sign, f"&#{ord(sign)};") for sign in found.group()), " ".join(visible(text).split())
    )


def address(url: str) -> str:
    """*url* with what would end it, or a template around it, written in per cent.

    >>> address("https://orl.example/a|b?x={1}&y='' ")
    'https://orl.example/a%7Cb?x=%7B1%7D&y=%27%27'
    """
    return quote("".join(visible(url).split()), safe="%/:?#@!$&()*+,;=~._-")


def cite(citation: Citation, dates: Dates) -> str:
    """One article as a template of what is known of it."""
    return "{{cite news " + " ".join(f"|{name}={value}" for name, value in _fields(citation, dates)) + "}}"


def _fields(citation: Citation, dates: Dates) -> Iterator[tuple[str, str]]:
    if citation.title:
        yield "title", plain(citation.title)
    for place, author in enumerate(citation.authors, 1):
        yield "author" if len(citation.authors) == 1 else f"author{place}", plain(author)
    if citation.published:
        yield "date", dated(citation.published, dates)
    if citation.outlet:
        yield "agency" if citation.is_agency and not citation.agency else "newspaper", plain(citation.outlet)
    if citation.agency:
        yield "agency", plain(citation.agency)
    if citation.url:
        yield "url", address(citation.url)
        if citation.accessed:  # of a page that has no address nobody can ask again
            yield "access-date", dated(citation.accessed, dates)
        if citation.archive_url:
            yield "archive-url", address(citation.archive_url)
            yield "archive-date", dated(citation.archived, dates)
    if citation.language and citation.language != "en":
        yield "language", plain(citation.language)


def _names(citations: Mapping[str, Citation]) -> dict[str, str]:
    """A name for each reference: its outlet and its day, with a letter where several have these."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id_, citation in citations.items():
        words = re.findall(r"[a-z0-9]+", fold(citation.outlet))
        stem = "-".join([*words, citation.published]) if words and citation.published else f"article-{id_[:8]}"
        name = next(each for each in (stem, *(f"{stem}-{number}" for number in range(2, len(citations) + 2))) if each not in taken)
        taken.add(name)
        found[id_] = name
    return found


class References:
    """References as they are cited: whole the first time, by name alone after that."""

    def __init__(self, citations: Mapping[str, Citation], dates: Dates) -> None:
        self._citations, self._names, self._dates = citations, _names(citations), dates
        self._cited: set[str] = set()

    def to(self, article: str) -> str:
        """The reference to *article*; nothing where the ledger no longer has it."""
        if article not in self._citations:
            return ""
        name = self._names[article]
        if article in self._cited:
            return f'<ref name="{name}" />'
        self._cited.add(article)
        return f'<ref name="{name}">{cite(self._citations[article], self._dates)}</ref>'


def _infobox(table: SourcedTable, dates: Dates) -> Iterator[str]:
    """The line for an infobox; it carries its references whole, so that it can be pasted alone."""
    assert table.range is not None
    yield "<!-- for an infobox -->"
    yield in_one_line(table.range, References(table.citations, dates))
    yield ""


def in_one_line(between: Range, references: References) -> str:
    """From where to where, each end with its reference."""
    low = f"{plain(between.low)}{references.to(between.low_cited)}"
    return f"{low}–{plain(between.high)}{references.to(between.high_cited)}" if between.high else low


def _table(table: SourcedTable, dates: Dates) -> Iterator[str]:
    references = References(table.citations, dates)
    yield '{| class="wikitable sortable"'
    yield f"|+ {plain(table.question.label)}"
    yield "|-"
    yield "! " + " !! ".join(f'scope="col" | {head}' for head in heads(table.question))
    for line in table.lines:
        yield "|-"
        yield f'! scope="row" | {plain(line.party)}'
        yield f"| {plain(answer_words(line.answer, table.question.kind))}"
        yield f"| {plain(basis(line))}"
        yield f"| {plain(days(line.answer, dates))}"
        yield f"| {''.join(references.to(id_) for id_ in line.cited)}"
    yield "|}"
