"""What sites allow, with and without a word from them."""

from __future__ import annotations

import pytest

from sayso.errors import FetchError
from sayso.pages.robots import MAX_BYTES, MAX_DELAY_S, Robots

SITE = "https://courier.example"


def robots(status: int = 200, body: bytes = b"", error: str | None = None) -> tuple[Robots, list[str]]:
    asked: list[str] = []

    def ask(url: str) -> tuple[int, bytes]:
        asked.append(url)
        if error:
            raise FetchError(error, url)
        return status, body

    return Robots(ask, user_agent="sayso/0.1 (reads news)"), asked


def test_rules_are_asked_for_once_a_site_and_kept() -> None:
    rules, asked = robots(body=b"User-agent: *\nDisallow: /private/\n")
    rules.check(f"{SITE}/one.html")
    with pytest.raises(FetchError, match=r"robots.txt does not allow"):
        rules.check(f"{SITE}/private/two.html")
    rules.check("http://courier.example:8080/one.html")
    assert asked == [f"{SITE}/robots.txt", "http://courier.example:8080/robots.txt"]


def test_rules_for_us_outrank_rules_for_all() -> None:
    rules, _ = robots(body=b"User-agent: *\nDisallow: /\n\nUser-agent: Sayso\nAllow: /\nCrawl-delay: 4\n")
    assert rules.check(f"{SITE}/one.html") == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_site_without_rules_allows_everything(status: int) -> None:
    rules, _ = robots(status)
    assert rules.check(f"{SITE}/one.html") == 0


@pytest.mark.parametrize("status", [500, 503, 304, 204])
def test_a_site_whose_rules_cannot_be_had_allows_nothing(status: int) -> None:
    rules, asked = robots(status)
    for _ in range(2):
        with pytest.raises(FetchError, match=rf"robots.txt cannot be had \(the server answered {status}\)"):
            rules.check(f"{SITE}/one.html")
    assert len(asked) == 1


def test_no_answer_at_all_is_told_as_what_it_is() -> None:
    rules, _ = robots(error="there is no host named courier.example, or the network is down")
    with pytest.raises(FetchError, match="no host named"):
        rules.check(f"{SITE}/one.html")


@pytest.mark.parametrize(("said", "delay"), [(b"3", 3), (b"86400", MAX_DELAY_S), (b"-5", 0), (b"soon", 0), (b"nan", 0), (b"inf", 0)])
def test_pauses_have_a_limit(said: bytes, delay: float) -> None:
    rules, _ = robots(body=b"User-agent: *\nCrawl-delay: " + said)
    assert rules.check(f"{SITE}/one.html") in {delay, MAX_DELAY_S if said == b"inf" else delay}


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\x00" * 1000, b"<html>Not found</html>", b"Disallow: /\n", b"User-agent: *\nDisallow: /" + b"*a" * 5_000]
)
def test_garbage_is_no_rule(body: bytes) -> None:
    rules, _ = robots(body=body)
    assert rules.check(f"{SITE}/{'a' * 1_000}.html") == 0


def test_a_long_one_is_read_to_the_limit() -> None:
    rules, _ = robots(body=b"User-agent: *\n" + b"#" * MAX_BYTES + b"\nDisallow: /\n")
    assert rules.check(f"{SITE}/one.html") == 0
