from __future__ import annotations

import pytest

from sayso.articles.dom import parse
from sayso.articles.structured import MAX_NODES, find_article, read_json, read_structured


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('<!-- {"a": "x\ny"} -->', [{"a": "x\ny"}]),
        ('{"a": [1, 2,], }', [{"a": [1, 2]}]),
        ('{"a": "it\\\'s"}', [{"a": "it\\'s"}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
        ("nothing", []),
        ('{"a": ', []),
        ("[" * 100_000 + "]" * 100_000, []),
    ],
)
def test_broken_json_is_mended_or_passed_over(text: str, values: list[object]) -> None:
    assert list(read_json(text)) == values


def test_one_broken_script_does_not_cost_the_others() -> None:
    said = read_structured(
        parse(
            '<head><script type="application/ld+json">{"@type": </script><script type="application/ld+json; '
            'charset=utf-8">{"@type": "http://schema.org/NewsArticle", "headline": "x"}</script></head>'
        )
    )
    assert find_article(said, None)["headline"] == "x"


def test_the_pages_own_article_wins_over_those_it_links_to() -> None:
    others = ",".join(
        '{"@type": "NewsArticle", "headline": "Other", "datePublished": "2025-01-01", "author": "X", "image": "y"}' for _ in range(5)
    )
    said = read_structured(
        parse(
            f'<head><title>Dam bursts</title><script type="application/ld+json">[{others}, '
            f'{{"@type": ["NewsArticle"], "headline": "Dam bursts"}}]</script></head>'
        )
    )
    assert find_article(said, None)["headline"] == "Dam bursts"


def test_there_is_an_end_to_what_is_taken_in() -> None:
    many = ",".join(["{}"] * (3 * MAX_NODES))
    assert len(read_structured(parse(f'<head><script type="application/ld+json">[{many}]</script></head>')).nodes) == MAX_NODES
