"""Plain text and Markdown as articles: the text stays as it is, blocks are spans laid over it.

`Article.text` is the file's own text to the last character, so that an offset found here holds in the file. A paragraph
is what stands between blank lines; where a file has one paragraph a line, each line is one. Furniture of pasted
pages (counts of comments, share buttons) is left uncovered by any block; when in doubt it is covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC
from itertools import islice

from sayso.articles.blocks import ADDRESS, FIRST_PUBLISHED, READ_ALSO, SOURCE_LINE, is_ended
from sayso.articles.dates import as_iso
from sayso.articles.language import tell_language
from sayso.articles.links import told
from sayso.articles.metadata import absolute
from sayso.articles.pictures import MAX_PICTURES
from sayso.articles.wording import phrase
from sayso.errors import DecodeError, NotAnArticle
from sayso.records import Article, Block, BlockKind, Link, Page
from sayso.text import Span, trim

MAX_CHARACTERS = 1_000_000
"""As much as is read of an HTML page: a long book, and no article."""
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t\f\v\u00a0\u3000]*(?:\r\n|\r|\n)\s*")
_LINE = re.compile(r"[^\r\n]+")
_END = re.compile(r"[.!?…:;,。！？؟।][\"”“»«’'」』)\]]*\s*$")
_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(r"(!?)\[[^\[\]\n]{0,300}\]\(\s*<?([^)\s<>]{1,2000})[^)\n]{0,300}\)")
"""A link or a picture as Markdown writes it."""
_WIDGET = phrase("widget", r"^\W*", r"\W*$")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$|(\d{4}-\d{2}-\d{2})")


def read_plain(text: str, page: Page) -> Article:
    """The article in *text*, which is kept as it is; raises NotAnArticle when there are no words in it."""
    if len(text) > MAX_CHARACTERS:
        raise DecodeError(f"the text has more than {MAX_CHARACTERS:,} characters")
    markdown = page.media_type == "text/markdown"
    blocks = list(_markdown(text) if markdown else _paragraphs(text))
    if not any(_WORD.search(text, *block.span) for block in blocks):
        raise NotAnArticle("the file holds no text", page.address)
    front = _front_matter(text) if markdown else {}
    home = page.url or absolute(front.get("url"), None)
    of = {kind: next((text[slice(*block.span)] for block in blocks if block.kind == kind), None) for kind in ("title", "paragraph")}
    return Article(
        text=text,
        blocks=tuple(blocks),
        title=front.get("title") or _one_line(of["title"]),
        lead=_one_line(of["paragraph"]),
        byline=tuple(name.strip() for name in re.split(r"[;,]| and ", front.get("author", "")) if name.strip()),
        outlet=page.outlet or front.get("outlet"),
        language=tell_language(" ".join(text[slice(*block.span)] for block in blocks[:40])[:4_000], front.get("lang")),
        published=as_iso(page.published) or as_iso(front.get("date")) or _date_line(text),
        url=page.url,
        canonical_url=absolute(front.get("url"), page.url),
        links=tuple(dict.fromkeys(_links(text, blocks, page.url))),
        linked=told(_leads(text, blocks), home, [home]),
        pictures=told((url for mark, url in _BRACKETED.findall(text) if mark), home, [])[:MAX_PICTURES] if markdown else (),
        sha256=page.sha256,
        captured_at=page.captured_at.astimezone(UTC).isoformat(timespec="seconds") if page.captured_at else None,
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


# --- plain text -------------------------------------------------------------------------------------------------------


def _paragraphs(text: str) -> Iterator[Block]:
    spans = [span for chunk in _between_blanks(text) for span in _pieces(text, chunk)]
    headlines = _lone_headlines([text[start : min(end, start + 2_000)] for start, end in spans])
    after_source = False
    for number, span in enumerate(spans):
        words = text[slice(*span)]
        kind = "related" if number in headlines else _kind(words, number, len(spans), after_source)
        after_source = after_source or (kind == "source-line" and bool(ADDRESS.search(words)))
        if kind is not None:
            yield Block(kind, span)


def _lone_headlines(texts: Sequence[str]) -> set[int]:
    """The numbers of inline related headlines: without an end, among paragraphs that all end as sentences do."""
    open_ended = [number for number, words in enumerate(texts) if number > 1 and not is_ended(words)]
    ended = sum(is_ended(words) for words in texts)
    inner = {number for number in open_ended if number + 1 < len(texts) and is_ended(texts[number - 1]) and is_ended(texts[number + 1])}
    alone = {
        number
        for number in inner
        if 6 <= len(_WORD.findall(texts[number])) <= 20 and texts[number][0].isupper() and not ADDRESS.search(texts[number])
    }
    return alone if ended >= 8 and len(alone) <= 2 and len(alone) < 0.2 * ended else set()


def _between_blanks(text: str) -> Iterator[Span]:
    at = 0
    for blank in _BLANK.finditer(text):
        yield from _inked(text, (at, blank.start()))
        at = blank.end()
    yield from _inked(text, (at, len(text)))


def _inked(text: str, span: Span) -> Iterator[Span]:
    start, end = trim(text, span)
    if start < end:
        yield start, end


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """*span* as one paragraph, or as one for each line where its lines are paragraphs and not wrapped by hand."""
    lines = [found.span() for found in _LINE.finditer(text, *span) if not text[slice(*found.span())].isspace()]
    if len(lines) < 2 or _wrapped(text, lines):
        yield span
        return
    for line in lines:
        yield from _inked(text, line)


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether *lines* are one paragraph broken at a margin: all but the last nearly as long as the longest, none very long."""
    lengths = [end - start for start, end in lines]
    longest = max(lengths)
    if not 40 <= longest <= 120:
        return False
    full = [length for length in lengths[:-1] if length >= 0.7 * longest]
    ended = sum(bool(_END.search(text[slice(*line)])) for line in lines[:-1])
    return len(full) >= 0.8 * (len(lines) - 1) and ended <= 0.5 * (len(lines) - 1)


def _kind(words: str, number: int, count: int, after_source: bool) -> BlockKind | None:
    length = len(_WORD.findall(words[:2_000]))
    single = "\n" not in words and "\r" not in words
    if single and length <= 40 and (SOURCE_LINE.match(words) or FIRST_PUBLISHED.match(words)) and (ADDRESS.search(words) or length <= 12):
        return "source-line"
    if length == 0 or (length <= 8 and _WIDGET.match(words)):
        return None
    if after_source and length <= 4 and not _END.search(words):
        return None
    if number in {1, 2} and single and len(words) <= 80 and length <= 12 and _DATE.search(words) and not _END.search(words):
        return None  # outlet and day, as pasted from above the text
    if number == 0 and single and count > 1 and length <= 30 and not _ends_as_paragraph(words):
        return "title"
    if single and length <= 25 and READ_ALSO.match(words):
        return "related"
    return "paragraph"


def _ends_as_paragraph(words: str) -> bool:
    """Whether the first line is rather a first paragraph: more than one sentence in it."""
    return len(re.findall(r"[.!?。]\s+\S", words)) >= 2 or len(words) > 220


def _date_line(text: str) -> str | None:
    """The date at the end of a short line near the top: where pasted pages keep their day of publication."""
    for chunk in islice(_between_blanks(text), 4):
        words = text[slice(*chunk)]
        if len(words) <= 80 and (found := _DATE.search(words)):
            day, month, year, iso = found.groups()
            if iso or int(day) > 12:  # 03/04/2024 is March here and April there
                return as_iso(iso or f"{year}-{int(month):02d}-{int(day):02d}")
    return None


def _links(text: str, blocks: Sequence[Block], base: str | None) -> Iterator[Link]:
    for block in blocks:
        if block.kind == "source-line" and (shown := ADDRESS.search(text[slice(*block.span)])) and (full := absolute(shown[0], base)):
            yield Link("source-line", full)


def _leads(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Where the paragraphs lead: by Markdown's links, and by addresses that stand as they are."""
    for block in blocks:
        if block.kind in {"lead", "paragraph"}:
            words = text[slice(*block.span)]
            found = [(match.start(), match[2]) for match in _BRACKETED.finditer(words) if not match[1]]
            rest = _BRACKETED.sub(lambda match: " " * len(match[0]), words)
            yield from (url for _, url in sorted([*found, *((match.start(), match[0]) for match in ADDRESS.finditer(rest))]))


# --- Markdown ---------------------------------------------------------------------------------------------------------

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HASHES = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_IMAGE = re.compile(r"^\s*!\[[^\]]{0,500}\]\([^)]{0,2000}\)\s*$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")


def _front_matter(text: str) -> dict[str, str]:
    """The simple keys of a YAML head, without a YAML reader: `title: …`."""
    head = _FRONT.match(text)
    found = re.findall(r"^(title|author|date|outlet|url|lang)[ \t]*:[ \t]*(.{1,500}?)[ \t\r]*$", head[1], re.MULTILINE) if head else []
    return {key: value.strip("\"'") for key, value in found}


def _markdown(text: str) -> Iterator[Block]:
    head = _FRONT.match(text)
    titled = fenced = False
    start = end = None
    number = 0
    for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|$)", text):
        low, high = line.start(), line.start() + len(line[0].rstrip("\r\n"))
        words = text[low:high]
        if head and low < head.end():
            continue
        fence = bool(_FENCE.match(words))
        heading = None if fenced else _HASHES.match(words)
        item = None if fenced else _ITEM.match(words)
        underline = start is not None and re.fullmatch(r"\s{0,3}(?:=+|-+)\s*", words)
        if start is not None and (heading or item or fence or fenced or not words.strip() or _RULE.match(words) or _IMAGE.match(words)):
            made = _markdown_kind(text[start:end], titled, bool(underline))
            titled = titled or made == "title"
            yield from (Block(made, span) for span in _inked(text, (start, end or start)))
            start = None
            number += 1
        if fence:
            fenced = not fenced
        elif heading and heading[2].strip():
            kind: BlockKind = "title" if not titled and (len(heading[1]) == 1 or number == 0) else "heading"
            titled = titled or kind == "title"
            yield from (Block(kind, span) for span in _inked(text, (low + heading.start(2), low + heading.end(2))))
            number += 1
        elif not fenced and words.strip() and not _RULE.match(words) and not _IMAGE.match(words) and not heading:
            if start is None:
                start = low + (item.end() if item else len(words) - len(words.lstrip("> \t")))
            end = high
    if start is not None:
        yield from (Block(_markdown_kind(text[start:end], titled, False), span) for span in _inked(text, (start, end or start)))


def _markdown_kind(words: str, titled: bool, underlined: bool) -> BlockKind:
    if underlined:
        return "heading" if titled else "title"
    return _kind(words, 1, 2, False) or "paragraph"
