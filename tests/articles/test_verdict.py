from __future__ import annotations

import pytest

from sayso.errors import NotAnArticle
from tests.articles.written import PARAGRAPHS, TITLE, document, kinds, paragraphs, read


def teasers(count: int, text: str) -> str:
    return "".join(
        (
            f'<div class="item"><h3><a href="/{n}">Headline number {n} of the front page today</a></h3>'
            f"{text and f'<p>{text} No. {n}.</p>'}</div>"
        )
        for n in range(count)
    )


INDEX = document(f"<main><h1>World</h1>{teasers(15, '')}</main>", title="World | The Courier")
TEASERS = document(f"<main><h1>World</h1>{teasers(12, PARAGRAPHS[0])}</main>", title="World | The Courier")
WALL = document(
    f"<main><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><div><h2>Subscribe to continue reading</h2><p>Already a "
    f"subscriber? Log in.</p></div></main>"
)
LOGIN = document(
    "<main><h1>Log in</h1><form><label>Name</label><input></form><p>Sign in to continue reading the Courier.</p></main>", title="Log in"
)
MISSING = document(
    (
        "<main><h1>404 – page not found</h1><p>The page you asked for is not here. Try the search, or go back to "
        "the front page of the Courier.</p></main>"
    ),
    title="Page not found",
)
ROBOT = document(
    "<main><h1>Just a moment...</h1><p>We are checking your browser before you can go on to the page that you asked for.</p></main>",
    title="Just a moment...",
)
COOKIES = document(
    "<main><h1>The Courier</h1><p>We and our partners use cookies to store and read information on your "
    "device, as our cookie policy says.</p>"
    "<p>With your consent we use cookies for advertising and for measuring how pages are read by our readers.</p></main>",
    title="The Courier",
)
BLANK = document("<main><script>load()</script></main>", title="")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (INDEX, "index"),
        (TEASERS, "index"),
        (WALL, "paywall"),
        (LOGIN, "login"),
        (MISSING, "error message"),
        (ROBOT, "error message"),
        (COOKIES, "cookie"),
        (BLANK, "no running text"),
    ],
    ids=["index", "teasers", "wall", "login", "missing", "robot", "cookies", "blank"],
)
def test_what_is_no_article_is_said_to_be_none_and_why(html: str, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=reason) as caught:
        read(html)
    assert caught.value.thing == "page.html"


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Why “page not found” is the title of a film</h1>{paragraphs()}</article>",
        f"<article><h1>{TITLE}</h1>{paragraphs()}</article><p>Subscribe to continue reading more stories like this.</p>",
        f"<article><h1>{TITLE}</h1>{paragraphs()}</article>{teasers(20, '')}",
        (
            f"<article><h1>Browsers drop cookies</h1><p>All cookies are gone, and consent with them, said the "
            f"maker.</p>{paragraphs()}</article>"
        ),
        f"<article><h1>Brief</h1>{paragraphs(PARAGRAPHS[:1])}</article>",
    ],
    ids=["film", "plea", "links", "cookies", "brief"],
)
def test_an_article_is_not_refused_for_what_stands_beside_it(body: str) -> None:
    assert PARAGRAPHS[0] in kinds(read(document(body)), "paragraph", "lead")
