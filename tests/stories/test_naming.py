"""What stories are called, by invented headlines."""

from __future__ import annotations

from sayso.stories import name
from sayso.traces import Topic


def topic(number: int, title: str, words: str = "", language: str = "en") -> Topic:
    told = tuple((word, 5.0) for word in words.split())
    return Topic(article=str(number), moment=number, title=title, language=language, words=told)


def test_a_story_goes_by_what_its_headlines_share() -> None:
    topics = [
        topic(1, "Osk ferry sinking: nine still missing", "ferry osk sinking"),
        topic(2, "Minister promises inquiry into Osk ferry", "ferry osk sinking"),
        topic(3, "Divers reach Osk ferry as families wait", "ferry osk sinking"),
        topic(4, "Nine still missing after Osk ferry sinking", "ferry osk sinking"),
        topic(5, "Osk ferry sinking: what we know", "ferry osk sinking"),
    ]
    assert name(topics) == "Osk ferry sinking"


def test_it_is_named_in_the_language_of_most_of_its_articles() -> None:
    topics = [topic(1, "Osk ferry sinks"), topic(2, "Osk ferry captain held"), topic(3, "Se hunde el transbordador de Osk", language="es")]
    assert name(topics) == "Osk ferry sinks"


def test_few_articles_go_by_the_headline_that_tells_most_of_them() -> None:
    topics = [topic(1, "Divers", "ferry osk"), topic(2, "Osk ferry sinks", "ferry osk"), topic(3, "Captain of Osk ferry held", "osk ferry")]
    assert name(topics) == "Osk ferry sinks"


def test_an_article_alone_goes_by_its_headline() -> None:
    assert name([topic(1, "Nine missing as ferry sinks off Osk")]) == "Nine missing as ferry sinks off Osk"


def test_the_order_of_articles_does_not_matter_and_no_headline_is_no_name() -> None:
    topics = [topic(1, "Osk ferry sinking", "ferry osk"), topic(2, "The ferry of Osk", "ferry osk"), topic(3, "")]
    assert name(topics) == name(topics[::-1])
    assert name([topic(1, "")]) == ""
