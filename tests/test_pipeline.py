"""One page through every stage, with the page in the docstring."""

from __future__ import annotations

import inspect
import pickle
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import pipeline
from sayso.errors import ModelError, SaysoError, UsageError
from sayso.pipeline import Listener, hear, hear_all, load_listener
from sayso.records import Article, Hearing, Page, Skipped
from sayso.settings import Settings
from sayso.statements.model import load_extractor
from sayso.text import cut


def heard(test: Callable[[], None]) -> Hearing:
    text = inspect.getdoc(test) or ""
    return hear(Page(address="-", content=text.encode(), media_type="text/plain", published="2026-03-04", outlet="The Karvia Courier"))


def test_a_plain_text_from_end_to_end() -> None:
    """Bridge was checked in May, ministry says

    The bridge over the Ledna was checked in May, the Transport Ministry said on Tuesday. The engineers’ union denied that
    anyone had looked at it.

    “At least 12 people were killed,” said Ilva Orlo, a spokeswoman for the ministry.
    """
    hearing = heard(test_a_plain_text_from_end_to_end)
    assert hearing.article.text == inspect.getdoc(test_a_plain_text_from_end_to_end)
    assert hearing.article.published == "2026-03-04"
    assert hearing.article.outlet == "The Karvia Courier"
    by_stance = {statement.stance: statement for statement in hearing.statements}
    assert "anyone had looked at it" in by_stance["denies"].content.text
    quoted = next(statement for statement in hearing.statements if statement.speech == "direct")
    assert quoted.source.name == "Ilva Orlo"
    assert quoted.content.text == "At least 12 people were killed"
    assert [(figure.low, figure.high) for figure in quoted.figures] == [(12, None)]


def test_one_agency_two_speakers_are_two_statements_through_it() -> None:
    """According to AFP on March 3, Lethia said that more than 1,000 soldiers were killed at the border, while
    Vornia said the number was more than 3,000.

    Lethian officials say that their agencies now believe the dam was opened by hand.
    """
    first, second, outer, inner = heard(test_one_agency_two_speakers_are_two_statements_through_it).statements
    assert [(each.source.name, [link.name for link in each.chain]) for each in (first, second)] == [
        ("Lethia", ["AFP"]),
        ("Vornia", ["AFP"]),
    ]
    assert (first.within, second.within, inner.within) == (None, None, outer.id)
    assert inner.stance == "believes"
    assert [link.name for link in inner.chain] == ["Lethian officials"]


def test_whom_an_agency_cites_is_who_speaks_and_is_no_statement() -> None:
    """The Karr News Agency, citing two officials, said on Monday that three bridges were gone.

    The bank, citing weak demand, said it would close 40 branches.
    """
    first, *others = heard(test_whom_an_agency_cites_is_who_speaks_and_is_no_statement).statements
    assert (first.source.name, first.content.text) == ("officials", "that three bridges were gone")
    assert [(link.name, link.relation) for link in first.chain] == [("Karr News Agency", "citing")]
    assert {(each.source.name, each.content.text) for each in others} >= {("bank", "it would close 40 branches")}


TOLD = "The ministry said the bridge was safe. It was seen as a ploy. Orlo, the mayor, called the claims “nonsense”."


def test_what_is_less_sure_than_asked_is_left_out() -> None:
    page = Page(address="-", content=TOLD.encode(), media_type="text/plain")
    every = hear(page).statements
    least = max(statement.confidence for statement in every)
    hearing = hear(page, listener=Listener(load_extractor(), least))
    assert [each.id for each in hearing.statements] == [each.id for each in every if each.confidence >= least]
    assert hearing.made_by.endswith(f", from {least:g}")


def test_a_listener_is_what_the_settings_ask_for() -> None:
    listener = load_listener(Settings(fast=True, min_confidence=0.5))
    assert listener.least == 0.5
    assert listener.made_by != load_listener(Settings(min_confidence=0.5)).made_by
    for least in (-0.1, 1.1, float("nan")):
        with pytest.raises(UsageError, match="share from 0 to 1"):
            load_listener(Settings(min_confidence=least))


def test_a_page_that_is_only_shown_keeps_nothing_to_compare() -> None:
    page = Page(address="-", content=TOLD.encode(), media_type="text/plain")
    shown, kept = hear(page, listener=Listener(load_extractor(), keeps=False)), hear(page)
    assert shown.kept is None and kept.kept is not None
    assert shown.statements == kept.statements


def test_every_span_cuts_its_own_words() -> None:
    """“We will rebuild,” said Orlo. The union — which had warned of the risk for years — called it “a bad joke”.

    According to the ministry, more than 30 people were injured; officials fear the number may rise.
    """
    hearing = heard(test_every_span_cuts_its_own_words)
    text = hearing.article.text
    assert hearing.statements
    for statement in hearing.statements:
        assert cut(text, statement.cue.spans) == statement.cue.text
        assert cut(text, statement.content.spans) == statement.content.text
        assert cut(text, statement.source.spans) == statement.source.text
        for link in statement.chain:
            assert cut(text, link.spans) == link.text
        for figure in statement.figures:
            assert cut(text, [figure.span]) == figure.as_said


def test_a_hearing_travels_and_repeats() -> None:
    """The ministry said the bridge was safe."""
    hearing = heard(test_a_hearing_travels_and_repeats)
    assert pickle.loads(pickle.dumps(hearing)) == hearing
    assert heard(test_a_hearing_travels_and_repeats) == hearing


def test_ids_are_unique() -> None:
    """The ministry said the bridge was safe. The ministry said the bridge was safe. The ministry said the bridge was safe."""
    ids = [statement.id for statement in heard(test_ids_are_unique).statements]
    assert len(ids) == len(set(ids))


def pages() -> Iterator[Page | Skipped]:
    yield Page(address="good.txt", content=b"The ministry said the bridge was safe. It has said so before.", media_type="text/plain")
    yield Skipped("gone.html", "unreadable", "there is no such file")
    yield Page(address="empty.html", content=b"<html><body></body></html>")
    yield Page(address="good2.txt", content=b"The union denied that the bridge was safe. It has denied it before.", media_type="text/plain")


def test_a_bad_page_is_counted_and_the_rest_go_on() -> None:
    kinds = [one.kind if isinstance(one, Skipped) else "heard" for one in hear_all(pages())]
    assert kinds == ["heard", "unreadable", "not-an-article", "heard"]


def test_a_hole_in_us_is_a_named_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(page: Page) -> Article:
        raise RecursionError

    monkeypatch.setattr(pipeline, "read_article", fall)
    [only] = hear_all([Page(address="deep.html", content=b"")])
    assert isinstance(only, Skipped)
    assert only.kind == "internal"
    assert "RecursionError" in only.reason


def test_a_broken_model_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(page: Page) -> Article:
        raise ModelError("the weights are gone")

    monkeypatch.setattr(pipeline, "read_article", fall)
    with pytest.raises(ModelError):
        list(hear_all([Page(address="any.html", content=b"")]))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_any_text_is_heard_or_refused_in_words(text: str, media_type: str) -> None:
    page = Page(address="-", content=text.encode("utf-8", "surrogatepass"), media_type=media_type)
    try:
        hearing = hear(page)
    except SaysoError as error:
        assert error.message
        return
    for statement in hearing.statements:
        assert cut(hearing.article.text, statement.content.spans) == statement.content.text
