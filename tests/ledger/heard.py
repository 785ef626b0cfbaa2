"""Hearings to fill a book with: short marked texts, and any record that could be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

from hypothesis import strategies as st

from sayso.records import (
    SOURCE_KINDS,
    STANCES,
    Article,
    Block,
    BlockKind,
    Candidate,
    ChainLink,
    Change,
    Figure,
    Hearing,
    Holder,
    Link,
    Order,
    Page,
    Precision,
    Relay,
    Scope,
    Speech,
    Statement,
    When,
    Words,
    digest,
)
from sayso.text import cut
from tests.web import books

URL = "https://courier.example/bridge"


def heard(
    text: str = "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧.",
    told: dict[int, dict[str, Any]] | None = None,
    *,
    made_by: str = "by hand 1",
    content: bytes | None = None,
    published_by_hand: str | None = None,
    address: str | None = None,
    **about: Any,
) -> Hearing:
    """One paragraph, its statements marked as in tests/web/books.py; *content* are the page's bytes where they matter."""
    made = books.heard([("paragraph", text)], told or {}, **{"url": URL, "published": "2031-04-02", "outlet": "Quay Courier", **about})
    page = replace(made.page, published=published_by_hand, address=address or made.page.address)
    if content is not None:
        page = replace(page, content=content)
    return replace(made, page=page, article=replace(made.article, sha256=page.sha256), made_by=made_by)


words = st.text(st.characters(), max_size=20)  # half of a surrogate pair included: a hostile page can hold one
maybe = st.none() | words
dates = st.none() | st.sampled_from(["2031-04-02", "2031-04-02T10:00:00+02:00", "2031-13-77", "soon"]) | words


@st.composite
def hearings(draw: st.DrawFn, *, url: st.SearchStrategy[str | None] = maybe, made_by: str = "m 1") -> Hearing:
    """Any hearing that could be: nothing in it but its spans has to make sense."""
    text = draw(st.text(st.characters(), min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    several = st.lists(places, max_size=3).map(tuple)
    content = draw(st.binary(max_size=40))
    captured = draw(st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
    page = Page(
        address=draw(words),
        content=content,
        media_type=draw(st.sampled_from(["text/html", "text/plain"])),
        charset=draw(maybe),
        url=draw(url),
        captured_at=captured,
        published=draw(maybe),
        outlet=draw(maybe),
    )
    article = Article(
        text=text,
        blocks=tuple(
            Block(kind, span, place)
            for kind, span, place in draw(st.lists(st.tuples(st.sampled_from(get_args(BlockKind)), places, maybe), max_size=3))
        ),
        title=draw(maybe),
        lead=draw(maybe),
        byline=tuple(draw(st.lists(words, max_size=2))),
        outlet=draw(maybe),
        language=draw(maybe),
        section=draw(maybe),
        tags=tuple(draw(st.lists(words, max_size=2))),
        published=draw(dates),
        modified=draw(dates),
        url=page.url,
        canonical_url=draw(url),
        links=tuple(
            Link(relation, address, language)
            for relation, address, language in draw(
                st.lists(st.tuples(st.sampled_from(["based-on", "source-line", "translation-of", "alternate"]), words, maybe), max_size=2)
            )
        ),
        linked=tuple(draw(st.lists(words, max_size=2))),
        pictures=tuple(draw(st.lists(words, max_size=2))),
        sha256=page.sha256,
        captured_at=captured.isoformat() if captured else None,
    )
    marked = draw(st.lists(st.tuples(several, st.lists(places, min_size=1, max_size=3).map(tuple)), max_size=4, unique=True))
    ids = [digest(article.id, cue, said) for cue, said in marked]

    figures = st.builds(
        Figure,
        as_said=words,
        low=bounds,
        high=bounds,
        low_open=st.booleans(),
        high_open=st.booleans(),
        approximate=st.booleans(),
        vague=st.booleans(),
        change=st.none() | st.sampled_from(get_args(Change)),
        unit=maybe,
        measure=maybe,
        of=maybe,
        part_of=st.none() | places,
        scope=st.none() | st.sampled_from(get_args(Scope)),
        span=places,
    )

    def statement(number: int) -> Statement:
        cue, said = marked[number]
        return Statement(
            id=ids[number],
            source=Holder(
                *_words(draw, text, several),
                name=draw(maybe),
                kind=draw(st.sampled_from(SOURCE_KINDS)),
                part_of=draw(maybe),
                forms=tuple(draw(st.lists(words, max_size=2))),
                described=tuple(draw(st.lists(words, max_size=2))),
                anonymity=draw(words),
                because=draw(words),
                candidates=tuple(
                    draw(st.lists(st.builds(Candidate, words, st.sampled_from(SOURCE_KINDS), st.floats(-99, 99), words), max_size=2))
                ),
            ),
            cue=Words.of(text, cue),
            content=Words.of(text, said),
            speech=draw(st.sampled_from(get_args(Speech))),
            stance=draw(st.sampled_from(STANCES)),
            stance_because=draw(words),
            negated=draw(st.booleans()),
            hedges=tuple(draw(st.lists(words, max_size=2))),
            within=draw(st.none() | st.sampled_from(ids)),
            chain=tuple(
                ChainLink(name, relation, *_words(draw, text, several), because=draw(words))
                for name, relation in draw(st.lists(st.tuples(words, st.sampled_from(get_args(Relay))), max_size=2))
            ),
            said_at=draw(
                st.none()
                | st.builds(
                    When, maybe, maybe, st.sampled_from(get_args(Precision)), words, st.none() | st.sampled_from(get_args(Order)), words
                )
            ),
            figures=tuple(draw(st.lists(figures, max_size=2))),
            confidence=draw(st.floats(0, 1)),
        )

    statements = tuple(statement(number) for number in range(len(marked)))
    return Hearing(page, article, statements, made_by, tuple(draw(st.lists(figures, max_size=2))))


bounds = st.none() | st.floats(allow_nan=False)


def _words(draw: st.DrawFn, text: str, several: st.SearchStrategy[Any]) -> tuple[str, Any]:
    spans = draw(several)
    return cut(text, spans), spans
