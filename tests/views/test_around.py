"""What stands around an article: the days it names, others of its section and author, what its page held."""

from __future__ import annotations

from collections.abc import Callable

from sayso.ledger import Ledger
from sayso.pipeline import settle
from sayso.views.around import Around, around
from sayso.views.articles import article, articles
from tests.views.named import dated

Filled = Callable[..., Ledger]
BY = {"byline": ("Ana Brel", "Quay Courier"), "section": "Valley"}
ONE = dated("The dam burst on Monday. It was built in 1998.", url="https://a.example/1", pictures=("https://a.example/x.jpg",), **BY)
TWO = dated("It rained on 1 February.", url="https://a.example/2", published="2031-02-02", **{**BY, "byline": ("ANA BREL",)})
ELSEWHERE = dated("Nothing at all.", url="https://b.example/1", outlet="Other", **{**BY, "byline": ("Ana Brel",)})


def seen(ledger: Ledger, id: str) -> Around:
    """What stands around one article."""
    return around(ledger, article(ledger, id))


def test_section_of_one_outlet_and_author_wherever(filled: Filled) -> None:
    found = seen(filled(ONE, TWO, ELSEWHERE), ONE.article.id)
    assert found.section is not None and [row.id for row in found.section.rows] == [TWO.article.id]
    [author] = found.authors  # the paper's own name is nobody's
    assert author.name == "Ana Brel" and {row.id for row in author.rows} == {TWO.article.id, ELSEWHERE.article.id} and author.total == 2


def test_its_days_as_a_small_month(filled: Filled) -> None:
    found = seen(filled(ONE), ONE.article.id).days
    assert [month.id for month in found.months] == ["2031-03"] and [row.first for row in found.rows] == ["1998-01-01", "2031-03-10"]
    assert {ONE.article.text[slice(*span)] for span in found.spans.values()} >= {"Monday"}
    [cell] = [cell for week in found.months[0].weeks for cell in week if cell.count]
    assert cell.rows[0].as_said == "Monday"


def test_pictures_once(filled: Filled) -> None:
    assert [(each.kind, each.url) for each in seen(filled(ONE), ONE.article.id).media] == [("picture", "https://a.example/x.jpg")]


def test_nothing_around_the_only_article(filled: Filled) -> None:
    alone = dated("Nothing.", url="https://a.example/9", outlet=None)
    ledger = filled(alone)
    list(settle(ledger))
    found = seen(ledger, alone.article.id)
    assert (found.story, found.section, found.authors, found.media, found.notes) == (None, None, (), (), ())


def test_the_same_story(filled: Filled) -> None:
    words = "The Karrowen dam above Ilvesta burst on Monday, killing at least {} people, the National Emergency Service of Tarvenia said."
    ledger = filled(*(dated(words.format(count), url=f"https://{count}.example/1", outlet=f"Paper {count}") for count in (12, 31)))
    list(settle(ledger))
    found = seen(ledger, articles(ledger)[0].id)
    assert found.story is not None and len(found.story.rows) == 1 and found.story.total == 1
