"""When each statement of an article was said: its own date, one it goes on from, or only an order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.figures import find_moments
from sayso.records import Article, Attribution, Block, Holder, When
from sayso.text import Span
from tests.figures.marked import moments


def starts(marked: str, *, holders: list[str | None] | None = None, published: str | None = "2024-12-24") -> list[str | None]:
    """The first day of each statement; its order where no day is known."""
    return [found and (found.start or found.order) for found in moments(marked, holders=holders, published=published)]


MONDAY, SUNDAY = "2024-12-23", "2024-12-22"


def test_the_same_holder_speaks_on_in_later_paragraphs() -> None:
    """A new date ends the old one; what another says has none."""
    assert starts("""
        [Ana Brel] [told] a hearing in Osk on Monday that {the dam had held}.
        “{It never leaked},” [she] [said].
        [Teo Marn] [said] {nothing was known}.
        [Ana Brel] [added] that {repairs would begin}. On Sunday [she] [told] reporters {the river was low}.
        “{We wait},” [Ana Brel] [said].
    """) == [MONDAY, MONDAY, None, MONDAY, SUNDAY, SUNDAY]


def test_the_reason_names_the_words_a_date_was_taken_over_from() -> None:
    first, second = moments("[Ana Brel] [told] a hearing on Monday that {it rained}. [She] [said] {it would go on}.")
    assert first is not None and first.because == "weekday: the latest including publication day"
    assert second is not None and second.because == "taken over from an earlier sentence: “told a hearing on Monday”"
    assert (second.as_said, second.precision) == ("Monday", "day")


@pytest.mark.parametrize(
    "second",
    [
        "[She] [has said] {it would rain}.",
        "[She] has long [said] {it would rain}.",
        "[She] [believes] {it will rain}.",
        "[She] often [said] {it would rain}.",
        "[She] [hoped] {it would rain}.",
        "[Teo Marn] [said] {it would rain}.",
    ],
)
def test_what_lasts_and_what_others_say_is_of_no_day(second: str) -> None:
    assert starts(f"[Ana Brel] [said] on Monday {{it was dry}}. {second}") == [MONDAY, None]


def test_acts_go_on_into_the_next_paragraph_only() -> None:
    text = """
        [Ana Brel] [said] on Monday {it was dry}.
        [She] [accused] {the mayor of waste}.
        It rained.
        [Ana Brel] [accused] {the mayor of sloth}.
    """
    assert starts(text) == [MONDAY, MONDAY, None]


def test_a_look_back_holds_for_its_paragraph() -> None:
    text = """
        [Ana Brel] [told] the Osk Herald on Monday that {the dam held}.
        In June [she] [called] on {the mayor to resign}. “{He sleeps},” [she] [said] then.
        The dam is old, [Ana Brel] [said], {and it leaks}.
    """
    assert starts(text) == [MONDAY, "2024-06-01", "2024-06-01", MONDAY]


def test_others_at_the_same_hearing_speak_on_its_day() -> None:
    text = """
        [Ana Brel] [told] a hearing on Monday that {the dam had held}.
        At the hearing, [Teo Marn] [said] {it had leaked}.
        In his letter, [Ivo Lund] [wrote] that {it had burst}.
    """
    assert starts(text) == [MONDAY, MONDAY, None]


def test_a_hearing_dated_in_the_articles_own_words() -> None:
    text = "The hearing in Osk on Monday drew hundreds.\n[Teo Marn] [told] the hearing that {the dam had leaked}."
    assert starts(text) == [MONDAY]


def test_a_document_speaks_on() -> None:
    text = "A [report] published on Monday [found] that {the dam leaks}. The [report] [said] {it was old}."
    assert starts(text, holders=["Dam Office report", "Dam Office report"]) == [MONDAY, MONDAY]


def test_a_body_is_known_with_and_without_its_short_name() -> None:
    text = "[It] [said] on Monday {the dam held}. [It] [added] that {it was dry}."
    assert starts(text, holders=["Osk Dam Office (ODO)", "Osk Dam Office"]) == [MONDAY, MONDAY]


def test_the_scene_of_the_sentence_before() -> None:
    text = "Ana Brel appeared before reporters in Osk on Monday. [She] [said] {the dam had held}."
    assert starts(text) == [MONDAY]


def test_a_headline_has_the_day_of_the_statement_it_sums_up() -> None:
    text = """
        #[Ana Brel] [says] {dam is leaking}
        The river rose again.
        It rose all night.
        [Ana Brel] [said] on Monday that {the old dam was leaking}.
    """
    assert starts(text) == [MONDAY, MONDAY]
    assert starts(text.replace("leaking}.", "unpaid}.").replace("old dam", "bill")) == [None, MONDAY]


def test_what_somebody_is_to_say_gives_no_day_to_what_he_said() -> None:
    text = "[Ana Brel] will meet the board [to discuss] {the leak} on Monday. [She] [said] {it was sealed}."
    assert starts(text)[1] is None


def test_a_report_that_passes_on_gives_its_day_to_what_it_passes_on() -> None:
    """The agency's statement holds the others whole, as the model marks them."""
    text = "According to AFP on Monday, Sorvia said it rained."
    at = [text.index(words) for words in ("According to", "AFP", "Sorvia", "said", "it rained")]
    outer = Attribution(((at[1], at[1] + 3),), ((0, 12),), ((at[2], len(text) - 1),), 1.0)
    inner = Attribution(((at[2], at[2] + 6),), ((at[3], at[3] + 4),), ((at[4], len(text) - 1),), 1.0)
    article = Article(text=text, blocks=(Block("paragraph", (0, len(text))),), published="2024-12-24", language="en")
    found = find_moments(
        article, [outer, inner], [Holder("AFP", outer.source, "AFP", "outlet"), Holder("Sorvia", inner.source, "Sorvia", "state")]
    )
    assert [one and one.start for one in found] == [MONDAY, MONDAY]


@pytest.mark.parametrize(
    ("text", "order", "as_said"),
    [
        ("[Sorvia] [initially denied] {sending boats}.", "initially", "initially"),
        ("[Sorvia] had previously [said] {it rained}.", "earlier", "previously"),
        ("[Sorvia] now [says] {it rained}.", "now", "now"),
        ("Later, [an official] [said] {it rained}.", "later", "Later"),
        ("[An official] [said] later that {it rained}.", "later", "later"),
        ("[Previous assessments] [held] that {it rained}.", "earlier", "Previous"),
    ],
)
def test_an_order_is_kept_where_no_day_is_known(text: str, order: str, as_said: str) -> None:
    assert moments(text) == [When(None, None, "order", as_said, order, f"order: “{as_said}” beside the attribution")]  # type: ignore[arg-type]


def test_an_order_stands_beside_a_known_day() -> None:
    (found,) = moments("[Sorvia] [said] earlier on Monday that {it rained}.")
    assert found is not None and (found.start, found.order) == (MONDAY, "earlier")


@pytest.mark.parametrize(
    "text",
    [
        "[Sorvia] [said] {the boats later sank}.",
        "[Sorvia] [said] {it now rains}.",
        "First, [we] [recommend] {boats}.",
        "[The former mayor] [says] {no}.",
    ],
)
def test_an_order_in_the_content_is_not_the_statements(text: str) -> None:
    assert moments(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "OSK, Dec 23 (AFP) — [Ana Brel] [said] {it rained}.",
        "Monday 23 December 2024  [Ana Brel] [said] {it rained}.",
        "On Monday, according to [=according to] [Ana Brel], {it rained}.".replace("according to [=", "[="),
        "[Ana Brel] [denounced] {the claims} of the mayor, who on Monday left.",
        "After the flood in 2021, [the court] [ruled] {the dam safe}.",
    ],
)
def test_a_dateline_or_another_clause_tells_nothing(text: str) -> None:
    assert moments(text) == [None]


def test_a_clause_of_the_same_time_does() -> None:
    (found,) = moments("When boats arrived this fall, [officials] [took it as a sign] that {help was needed}.", holders=[None])
    assert found is not None and (found.start, found.precision) == ("2024-09-01", "season")


def test_without_attributions_or_words_for_dates_nothing_is_found() -> None:
    assert moments("It rained on Monday.") == []
    assert moments("[Ana] [xx] Monday {yy}.", language="xx") == [None]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=2).map(tuple)
ATTRIBUTIONS = st.lists(st.builds(Attribution, SPANS, SPANS, SPANS, st.just(1.0)), max_size=6)
TEXTS = st.lists(
    st.sampled_from(["Ana", "said", "on Monday", "later", "told", "the hearing", ".", "then", "last week", "“", "”", "\n"]), max_size=20
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, ATTRIBUTIONS)
def test_it_never_raises_whatever_the_spans(text: str, attributions: list[Attribution]) -> None:
    spans: tuple[Span, ...] = ((0, 1),)
    holders = [Holder("Ana", spans, "Ana", "person")] * len(attributions)
    found = find_moments(Article(text=text, blocks=(), published="2024-12-24", language="en"), attributions, holders)
    assert len(found) == len(attributions)
    assert all(one is None or one.because for one in found)


def test_a_day_behind_a_clause_on_the_holder_is_another_s() -> None:
    assert starts("[Ana Brel, of the institute, which was founded in 1985 with public money], [said] {it would go on}.") == [None]
    assert starts("[The minister, who on Monday] [complained] {of the noise}.") == [MONDAY]


def test_what_somebody_seems_today_dates_nothing_else() -> None:
    assert starts("""
        The dam is old. It has eleven gates. None was ever opened.
        Today [Ana Brel] [seems] {calm}.
        “{It will hold},” [she] [said].
    """) == ["2024-12-24", None]
