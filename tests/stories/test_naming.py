"""What a story is called."""

from __future__ import annotations

from sayso.stories import name, topic
from tests.stories.invented import DAM, DAM_IN_SPANISH, DAM_LATER, FERRY, article


def test_a_story_is_called_what_its_headlines_share() -> None:
    assert name([topic(DAM), topic(DAM_LATER), topic(DAM_IN_SPANISH)]) == "Karrowen dam collapse"


def test_the_order_changes_nothing() -> None:
    topics = [topic(DAM), topic(DAM_LATER), topic(DAM_IN_SPANISH)]
    assert name(topics) == name(topics[::-1])


def test_one_article_lends_its_headline() -> None:
    assert name([topic(FERRY)]) == "Ferry runs aground off Sorrel"


def test_without_headlines_a_place_and_a_word_do() -> None:
    nameless = topic(article("The dam at Ilvesta broke. The dam had stood near Ilvesta for years."))
    assert name([nameless]) == "Ilvesta: dam"
    assert name([]) == ""
