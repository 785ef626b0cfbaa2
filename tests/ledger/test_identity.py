"""Which sources are one, where a page lives, and what its dates mean: plain values in, plain values out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import identity
from sayso.ledger.identity import day, known_at, locator, moment, name_of, outlet_key, told
from sayso.records import Article, Holder, Page, SourceKind


def holder(name: str | None, kind: SourceKind = "organisation") -> Holder:
    """Somebody called *name*."""
    return Holder(name or "", (), name, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (holder("Ministry of Transport"), holder("The Ministry of Transport", "state")),
        (holder("Défense Ministry"), holder("DEFENSE MINISTRY")),
        (holder("Ilva Orlo", "person"), holder("ilva orlo".title(), "person")),
        (holder("mayor of Osk", "role"), holder("Mayor of Osk", "role")),
        (holder("خفر السواحل"), holder("خفر السواحل")),
        (holder("海事局"), holder("海事局", "state")),
    ],
)
def test_one_source_across_articles(one: Holder, other: Holder) -> None:
    assert name_id(one, "article 1") == name_id(other, "article 2") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (holder("Orlo", "person"), holder("Orlo", "person")),
        (holder("Mr Orlo", "person"), holder("Mr Orlo", "person")),
        (holder("Jordan", "person"), holder("Jordan", "state")),
        (holder("Ilva Orlo", "person"), holder("Orlo", "person")),
        (holder("the company"), holder("the company")),
        (holder("police"), holder("police")),
        (holder("Two officials at the Port Authority", "unnamed"), holder("Two officials at the Port Authority", "unnamed")),
        (holder("Residents", "group"), holder("Residents", "group")),
        (holder("Spokesman", "role"), holder("Spokesman", "role")),
    ],
)
def test_two_sources_in_two_articles(one: Holder, other: Holder) -> None:
    assert name_id(one, "article 1") != name_id(other, "article 2")


def test_a_description_is_one_source_within_its_article() -> None:
    assert name_id(holder("the company"), "1") == name_id(holder("company", "group"), "1")
    assert name_id(holder("two officials", "unnamed"), "1") == name_id(holder("Two officials", "unnamed"), "1")


@pytest.mark.parametrize("name", [None, "", "  "])
def test_who_is_not_to_be_known_is_no_source(name: str | None) -> None:
    assert name_id(holder(name, "unnamed"), "1") is None


def name_id(holder: Holder, article_id: str) -> str | None:
    """The id of the name that *holder* goes by."""
    name = name_of(holder, article_id)
    return name.id if name else None


def article(url: str | None = None, canonical: str | None = None, **about: str) -> Article:
    """An article of which only the addresses matter."""
    return Article(text="x", blocks=(), url=url, canonical_url=canonical, **about)  # type: ignore[arg-type]  # only strings are given


@pytest.mark.parametrize(
    ("url", "canonical", "address", "home"),
    [
        ("https://a.example/x?utm=1", "https://a.example/x", "https://a.example/x?utm=1", "https://a.example/x"),
        ("https://a.example/x", None, "https://a.example/x", "https://a.example/x"),
        (None, "https://a.example/x", "saved/x.html", "https://a.example/x"),
        (None, None, "saved/x.html", "saved/x.html"),
        ("https://a.example/x", "https://a.example/", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/x", "https://a.example", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/?p=7", "https://a.example/?p=7", "https://a.example/?p=7", "https://a.example/?p=7"),
        ("http://[::1", "http://[", "x", "http://["),
    ],
)
def test_where_an_article_lives(url: str | None, canonical: str | None, address: str, home: str) -> None:
    assert locator(article(url, canonical), Page(address=address, content=b"")) == home


def test_two_texts_from_standard_input_are_no_versions_of_each_other() -> None:
    one, other = (locator(article(), Page(address="-", content=content)) for content in (b"1", b"2"))
    assert one != other


def test_what_is_told_of_a_page_tells_it_apart() -> None:
    plain = Page(address="a", content=b"1")
    assert told(plain) == told(Page(address="b", content=b"2"))
    assert len({told(plain), told(Page(address="a", content=b"1", outlet="O")), told(Page(address="a", content=b"1", published="O"))}) == 3


@given(st.text(max_size=20))
def test_no_date_is_too_odd(odd: str) -> None:
    assert day(odd) == "" or date.fromisoformat(day(odd))
    assert moment(odd) is None or isinstance(moment(odd), float)
    assert isinstance(outlet_key(odd), str)


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_is_the_same_in_every_zone(time: object) -> None:
    from datetime import UTC, datetime

    assert isinstance(time, datetime)
    try:
        other = time.astimezone(UTC)
    except OverflowError:
        return
    assert moment(time.isoformat()) == pytest.approx(moment(other.isoformat()), abs=120)  # old zones have seconds that ISO drops


def test_capture_outranks_change_outranks_publication() -> None:
    dates = {"captured_at": "2031-01-03T00:00:00Z", "modified": "2031-01-02", "published": "2031-01-01"}
    for name in ("captured_at", "modified", "published"):
        assert known_at(article(**dates)) == moment(dates.pop(name))
    assert known_at(article()) is None


def test_the_examples() -> None:
    import doctest

    assert doctest.testmod(identity).failed == 0
