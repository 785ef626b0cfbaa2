"""One outlet by its domain or its name, whatever order articles come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

from sayso.ledger import open_ledger
from sayso.views.outlets import outlets
from tests.ledger.heard import heard

PAGES = [
    heard(outlet="Quay Courier", url="https://www.quay.example/1"),
    heard(outlet="The Courier", url="https://m.quay.example/2"),
    heard(outlet="Quay Courier", url=None, address="saved.html"),
    heard(outlet="Quay Courier", url="https://courier.example/3"),
    heard(outlet="Orl Post", url="https://orl.example/4"),
    heard(outlet=None, url="https://orl.example/5"),
    heard(outlet="Reuters", url="https://www.reuters.com/6"),
]


def test_one_domain_or_one_name_is_one_outlet(fresh: Callable[[], Path]) -> None:
    found = set()
    for order in list(permutations(PAGES))[::500]:
        with open_ledger(fresh()) as ledger:
            for page in order:
                ledger.add(page)
            found.add(outlets(ledger))
    [rows] = found
    quay, orl, reuters = rows
    assert (quay.names, quay.domains, quay.articles) == (("Quay Courier", "The Courier"), ("courier.example", "quay.example"), 4)
    assert (orl.name, orl.domains) == ("Orl Post", ("orl.example",))
    assert (reuters.name, reuters.kind) == ("Reuters", "agency")


def test_a_feed_of_its_own_is_the_outlets_and_an_aggregators_is_not(fresh: Callable[[], Path]) -> None:
    own, other = "https://feeds.quay.example/news.xml", "https://gather.example/feed"
    for order in ((own, other), (other, own)):
        with open_ledger(fresh()) as ledger:
            for number, feed in enumerate(order):
                made = heard(outlet="Quay Courier", url=f"https://www.quay.example/{number}")
                ledger.add(replace(made, page=replace(made.page, feed=feed)))
            [outlet] = outlets(ledger)
            assert outlet.feeds == (own,)


def test_a_known_page_tells_its_feed_too_and_is_not_read_again(fresh: Callable[[], Path]) -> None:
    own = "https://feeds.quay.example/news.xml"
    made = heard(outlet="Quay Courier", url="https://www.quay.example/1")
    fed = replace(made, page=replace(made.page, feed=own))
    for order in ((made, fed), (fed, made)):
        with open_ledger(fresh()) as ledger:
            assert [ledger.add(each).outcome for each in order] == ["new", "unchanged"]
            assert outlets(ledger)[0].feeds == (own,)
    with open_ledger(fresh()) as ledger:
        ledger.add(made)
        for page in (fed.page, made.page):
            assert ledger.holds(page, made.made_by) == made.article.id
            assert outlets(ledger)[0].feeds == (own,)


def test_outlets_that_become_one_keep_their_feeds(fresh: Callable[[], Path]) -> None:
    came = [
        ("Quay Courier", "https://quay.example/1", "https://quay.example/feed"),
        ("Harbour News", "https://courier.example/2", "https://courier.example/rss"),
        ("Quay Courier", "https://courier.example/3", None),
    ]
    found = set()
    for order in permutations(came):
        with open_ledger(fresh()) as ledger:
            for name, url, feed in order:
                made = heard(outlet=name, url=url)
                ledger.add(replace(made, page=replace(made.page, feed=feed)))
            found.add(outlets(ledger))
    [[outlet]] = found
    assert outlet.feeds == ("https://courier.example/rss", "https://quay.example/feed")
