"""Sentences of different articles beside one another."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.questions.commons import Commons
from sayso.questions.sentences import beside, relation_of
from sayso.questions.wordings import read

HERALD = [
    "At least 57 people died when the dam above Ilvesta burst on Monday.",
    "The governor of Lethia said the gate had been opened too late.",
    "Schools in the valley stay closed until Thursday.",
    "Tarvenia's parliament will meet on Friday to vote on a new budget.",
]
MORNING = [
    "The governor of Lethia said that the gate had been opened too late.",
    "At least 80 people died on Monday when the dam above Ilvesta burst.",
    "Farmers in the north harvested more barley than last year.",
    "A ferry between Almaranta and Orla was cancelled because of fog.",
]


def story(*articles: list[str], languages: tuple[str, ...] = ("en", "en")) -> Commons:
    return Commons(tuple(tuple(read(each, language) for each in article) for article, language in zip(articles, languages, strict=True)))


def test_the_same_sentence_is_related_and_the_same() -> None:
    related, same, contradiction, why = relation_of((0, 1), (1, 0), context=story(HERALD, MORNING))
    assert related > 0.5 and same > 0.5 and contradiction < 0.5
    assert "in common" in why


def test_another_toll_of_the_same_event_contradicts() -> None:
    related, _, contradiction, why = relation_of((0, 0), (1, 1), context=story(HERALD, MORNING))
    assert related > 0.5 and contradiction > 0.5
    assert "another number of die, people" in why


def test_what_shares_nothing_is_not_related() -> None:
    related, same, contradiction, _ = relation_of((0, 3), (1, 3), context=story(HERALD, MORNING))
    assert related < 0.5 and same < 0.5 and contradiction < 0.5


def test_across_languages() -> None:
    spanish = [
        "Las escuelas del valle siguen cerradas hasta el jueves.",
        "Al menos 57 personas murieron el lunes cuando se rompió la presa de Ilvesta.",
    ]
    found = beside(story(HERALD, spanish, languages=("en", "es")), 0, 1)
    assert found.related[0].argmax() == 1 and found.related[:, 1].argmax() == 0
    assert found.related[2].argmax() == 0


def test_neither_order_of_articles_nor_of_asking_tells() -> None:
    one, other = story(HERALD, MORNING), story(MORNING, HERALD)
    for kind in ("related", "same", "contradiction"):
        there, back, turned = (getattr(beside(*each), kind) for each in ((one, 0, 1), (one, 1, 0), (other, 0, 1)))
        assert np.allclose(there, back.T, atol=1e-9) and np.allclose(there, turned.T, atol=1e-9)


def test_a_sentence_alone_is_not_related_for_want_of_others() -> None:
    assert relation_of((0, 0), (1, 0), context=story(["It rained in Orla."], ["The budget was passed."]))[0] < 0.5


@pytest.mark.parametrize("article", [[], [""], ["…"], ["12 34 56"]])
def test_odd_articles_are_compared_too(article: list[str]) -> None:
    found = beside(story(HERALD, article), 0, 1)
    assert found.related.shape == (len(HERALD), len(article)) and np.isfinite(found.related).all()


def test_every_weight_has_its_measure() -> None:
    """A weight for a measure that is no longer made fails here, not in a reader's hands."""
    assert beside(story(HERALD, MORNING), 0, 1).contradiction.shape == (4, 4)
