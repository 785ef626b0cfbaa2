"""Whether two articles are of one story, and by which keys they meet."""

from __future__ import annotations

from dataclasses import replace

from sayso.stories import keys, likeness, topic
from sayso.stories.grouping import JOINS
from sayso.traces import Topic
from tests.stories.invented import DAM, DAM_IN_SPANISH, DAM_LATER, FERRY, article

ONE, SPANISH, LATER, OTHER = map(topic, (DAM, DAM_IN_SPANISH, DAM_LATER, FERRY))


def test_two_reports_of_one_event_are_tied_across_languages() -> None:
    tie = likeness(ONE, SPANISH)
    assert tie is not None
    assert tie.score > 0.8
    assert "ilvesta" in tie.reason


def test_an_event_holds_together_over_days() -> None:
    tie = likeness(ONE, LATER)
    assert tie is not None
    assert tie.score > 0.58
    assert "2 days apart" in tie.reason


def test_another_event_of_the_same_day_is_no_tie() -> None:
    assert likeness(ONE, OTHER) is None


def test_a_tie_is_the_same_from_both_ends_and_none_with_itself() -> None:
    assert likeness(ONE, LATER) == likeness(LATER, ONE)
    assert likeness(ONE, ONE) is None


def test_what_is_told_again_a_year_later_is_tied_less() -> None:
    soon, late = likeness(ONE, replace(SPANISH, days=())), likeness(ONE, replace(SPANISH, moment=SPANISH.moment + 400 * 86_400, days=()))
    assert soon is not None
    assert late is None or late.score < soon.score


def test_articles_of_one_event_share_a_key_and_others_do_not() -> None:
    assert keys(ONE) & keys(SPANISH)
    assert keys(ONE) & keys(LATER)
    assert not keys(ONE) & keys(OTHER)


def test_an_undated_article_is_found_by_dated_ones() -> None:
    assert keys(replace(ONE, moment=0)) & keys(ONE)


def test_keys_are_few_and_the_same_name_in_another_month_is_another_key() -> None:
    assert len(keys(ONE)) <= 64
    timed = {key for key in keys(ONE) if not key.endswith("@")}
    assert not timed & keys(replace(ONE, moment=ONE.moment + 30 * 86_400))


IN_PASSING = "Governor Teodar Hask, Orsa Vennick, Mirko Tandel and Benna Ostrel of Marrenby had known of it, and so had Karrowen."


def abroad(text: str, published: str, language: str) -> Topic:
    return topic(article(text, title=text[:20], published=published, language=language))


def test_names_that_are_mentioned_once_tie_a_report_of_days_later_in_another_language() -> None:
    english = abroad(IN_PASSING, "2026-03-09T11:00:00Z", "en")
    spanish = abroad("El lunes lo sabían Teodar Hask, Orsa Vennick y Benna Ostrel, según Mirko Tandel.", "2026-03-12T11:00:00Z", "es")
    tie = likeness(english, spanish)
    assert tie is not None
    assert tie.score > JOINS
    assert likeness(english, replace(spanish, names=spanish.names[:1])) is None


def test_what_is_a_name_here_is_a_word_there() -> None:
    """“Tarvenias” begins its sentence, so that its capital tells nothing, and ends as a genitive does."""
    english = abroad("The cabinet of Tarvenia met Hask, Vennick and Tandel.", "2026-03-09T11:00:00Z", "en")
    german = abroad("Tarvenias Kabinett traf am Montag Hask und Vennick sowie Tandel.", "2026-03-11T11:00:00Z", "de")
    assert "tarvenias" in dict(german.words)
    with_it, without = likeness(english, german), likeness(english, replace(german, words=()))
    assert with_it is not None
    assert without is None or without.score < with_it.score


def test_a_few_common_names_abroad_are_chance() -> None:
    english = abroad("Hask of Ilvesta opened a school with Vennick.", "2026-03-09T11:00:00Z", "en")
    german = abroad("Am Montag stritt Hask mit Vennick über die Fischerei vor Ilvesta.", "2026-03-11T11:00:00Z", "de")
    tie = likeness(english, german)
    assert tie is None or tie.score < JOINS


def test_one_cast_is_one_event_on_another_day() -> None:
    """A report of the next day with few words in common: a dozen rare names in common tie it, seven do not."""
    cast = [(f"{head}{tail}", 5.0) for head in ("vorlen", "sket", "ulmar", "brask") for tail in ("dane", "ville", "orn")]
    first = replace(
        topic(article("Nothing.", published="2026-03-09T08:00:00Z")), names=tuple(cast), places=(), words=(("ship", 1.0),), days=()
    )
    later = replace(first, article="f" * 16, moment=first.moment + 26 * 3600, words=(("ship", 1.0), ("lock", 2.0)))
    some = replace(later, names=(*cast[:7], *((f"{name}ek", weight) for name, weight in cast[7:])))
    tie, weaker = likeness(first, later), likeness(first, some)
    assert tie is not None
    assert tie.score >= JOINS
    assert weaker is None or weaker.score < JOINS
