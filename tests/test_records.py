"""The nouns: frozen, picklable, and ids that depend on what they name alone."""

from __future__ import annotations

import dataclasses
import hashlib
import pickle

import pytest

from sayso import records
from sayso.records import Article, Block, Page, Words, digest

NOUNS = [thing for thing in vars(records).values() if dataclasses.is_dataclass(thing)]


def test_every_noun_is_frozen() -> None:
    assert NOUNS
    for noun in NOUNS:
        assert noun.__dataclass_params__.frozen, noun  # type: ignore[union-attr]


def test_an_article_survives_pickling() -> None:
    article = Article(text="No.", blocks=(Block("paragraph", (0, 3)),))
    assert pickle.loads(pickle.dumps(article)) == article


def test_an_articles_id_is_its_address_and_text() -> None:
    one = Article(text="No.", blocks=(), canonical_url="https://a.example/1", outlet="A")
    assert one.id == dataclasses.replace(one, outlet="B", captured_at="2026-03-02T00:00:00Z").id
    assert one.id != dataclasses.replace(one, text="Yes.").id
    assert one.id != dataclasses.replace(one, canonical_url="https://a.example/2").id


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert len(digest("\ud800")) == 16, "half a surrogate pair is text that pages hold"


def test_a_page_is_known_by_its_bytes() -> None:
    assert Page(address="-", content=b"No.").sha256 == hashlib.sha256(b"No.").hexdigest()


def test_words_are_what_their_spans_cut() -> None:
    assert Words.of("He said it, she said.", ((0, 2), (12, 15))).text == "He … she"


def test_records_cannot_be_changed() -> None:
    page = Page(address="-", content=b"")
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.address = "elsewhere"  # type: ignore[misc]
