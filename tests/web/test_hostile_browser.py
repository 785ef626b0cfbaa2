"""Two hundred attacks stored wherever words can stand: in a real browser none runs, asks for anything or becomes a part of a page."""

from __future__ import annotations

import csv
import io
import itertools
import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import httpx
import pytest
from lxml import etree

from sayso.ledger import open_ledger
from sayso.web import create_app
from tests.views import settled as s
from tests.web import hostile
from tests.web.conftest import served
from tests.web.screens import NEED_MORE, SCREEN, own, without_address
from tests.web.test_access_browser import one_of_each, ruled, zoomed

pytestmark = pytest.mark.browser

# Whatever runs, and whatever only the policy stopped, tells so. An attack that only the policy stops is one that got through us.
WATCH = """
Object.defineProperty(window, '__ran', { set() { console.error('an attack ran'); } });
document.addEventListener('securitypolicyviolation', event =>
    console.error(`only the policy stopped it: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""

# What no page of ours has in it, however it came there. Then every element is passed by a pointer and by the focus.
FOREIGN = """() => {
    const every = [...document.querySelectorAll('*')];
    const named = (each, name) => each.getAttribute(name);
    const bad = every.filter(each =>
        each.matches('iframe, frame, object, embed, base, style, img, image, video, audio, math, marquee, portal, template, plaintext')
        || each.localName === 'script' && !named(each, 'src')?.startsWith('/static/')
        || each.localName === 'link' && !/^\\/(static|feeds)\\//.test(named(each, 'href') ?? '')
        || each.localName === 'meta' && each.httpEquiv
        || each.localName === 'form' && !/^(\\/|$)/.test(named(each, 'action') ?? '')
        || [...each.attributes].some(({ name, value }) => /^(on|hx-on|formaction|srcdoc)/.test(name)
            || /^(href|xlink:href|src|action|data|poster)$/.test(name) && /^[\\s\\0-\\x1f]*(?!https?:)[a-z][\\w+.-]*\\s*:/i.test(value)));
    for (const each of every.filter(one => one.attributes.length)) { // a handler is an attribute
        for (const name of ['mouseover', 'mouseenter', 'pointerover', 'focusin']) each.dispatchEvent(new MouseEvent(name));
    }
    return bad.map(each => each.outerHTML.slice(0, 200));
}"""


MOST_PAGES = 6
"""Pages of one list: with fifty rows each, more than there are attacks."""


class Attacked(NamedTuple):
    """A running desk on the ledger of attacks."""

    home: str
    """Where it answers."""
    screens: tuple[str, ...]
    """Every page on which some of them stand."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The desk on it; settling would make of the attacks what it finds in them, and is the pipeline's own test."""
    where = str(tmp_path_factory.mktemp("desk") / "attacked.sqlite")
    patched = pytest.MonkeyPatch()
    patched.setattr("sayso.pipeline.settle", lambda *_, **__: iter(()))
    with open_ledger(where) as ledger:
        hostile.filled(ledger)
    with served(where) as home, httpx.Client(base_url=home, timeout=60) as desk:
        screens = tuple(pages(desk))
        left = set(without_address(create_app(where), screens)) - NEED_MORE
        assert not [route for route in left if is_screen(desk, route)], left
        yield Attacked(home, screens)
    patched.undo()


def is_screen(desk: httpx.Client, route: str) -> bool:
    """Whether *route* answers with pages; of one whose field is not filled in its error tells."""
    return not re.match(r"/api/|/feeds/|/openapi|.*\.|.*/file$", route) and desk.get(route).headers.get("content-type") == SCREEN


def turned(desk: httpx.Client, path: str) -> Iterator[str]:
    """*path* and the pages that follow it, as far as it takes to show each attack."""
    for number in range(1, MOST_PAGES + 1):
        address = f"{path}{'&' if '?' in path else '?'}page={number}"
        yield address
        if 'rel="next"' not in desk.get(address).text:
            return


def pages(desk: httpx.Client) -> Iterator[str]:
    """Where they stand: every page of every list, and of each thing as many as show them all."""
    lists = (
        "/articles",
        "/sources?mentions=yes",
        "/stories",
        "/changes",
        "/outlets",
        "/search",
        "/notes",
        "/judgements",
        "/suggestions",
        "/queue",
    )
    for path in lists:
        yield from turned(desk, path)
    yield from ("/", "/api", "/check", "/calendar?month=2031-03", "/calendar?day=2031-03-10", "/queue?kind=stance", "/queue?kind=question")
    yield from (f"/board/{s.STORY}", f"/board/{s.STORY}?as_of=2031-03-11T13:00", "/queue/bulk?kind=question&above=0", "/add", job(desk))
    decisions = [each["id"] for each in desk.get("/api/judgements").json()["judgements"]]
    yield f"/queue/done?{urlencode([('id', each) for each in decisions])}"
    yield next(f"/versions/{each['id']}" for each in desk.get("/api/articles").json()["articles"] if each["versions"] > 1)
    every = [each["id"] for each in desk.get("/api/articles").json()["articles"] if each["statements"]]
    for at, article in enumerate(every):
        yield from (f"/article/{article}", f"/beside/{article}?with={every[at - 1]}")
        yield f"/statement/{desk.get(f'/api/article/{article}').json()['statements'][0]['id']}"
    for what in ("sources", "outlets"):
        yield from (f"/{what[:-1]}/{quote(each['id'])}" for each in desk.get(f"/api/{what}").json()[what][:: 3 if what == "sources" else 2])
    forms = itertools.cycle(("wikitext", "markdown", "csl-json"))
    for question in desk.get(f"/api/board/{s.STORY}").json()["questions"][:: hostile.A_PAGE - 1]:  # an odd step: of figures and of words
        yield from (f"/question/{question['id']}", f"/question/{question['id']}/table?as={next(forms)}")
        yield f"/board/{s.STORY}/cell?question={question['id']}&party={question['cells'][0]['party']}"
    for attack in hostile.PAYLOADS[:: hostile.A_PAGE]:
        yield f"/search?{urlencode({'words': attack, 'source': attack, 'outlet': attack, 'measure': attack})}"


def job(desk: httpx.Client) -> str:
    """The page of a job that was given attacks for addresses and for names of files; none leads anywhere."""
    given = "\n".join(each for each in hostile.PAYLOADS if not re.search("https?:", each))[:20_000].split()[:200]
    files = [("files", (each, b"x", "text/html")) for each in hostile.PAYLOADS[:50]]
    sent = desk.post("/add", data={"addresses": "\n".join(given)}, files=files, headers=own(desk), follow_redirects=False)
    assert sent.status_code == 303, sent.text
    address = sent.headers["location"]
    while 'hx-trigger="every' in desk.get(address).text:
        time.sleep(0.1)
    return str(address)


@pytest.fixture(params=[True, False], ids=["policy", "no-policy"])
def policy(request: pytest.FixtureRequest) -> bool:
    """Whether the browser minds our policy."""
    return bool(request.param)


@pytest.fixture
def watched(browser: Any, attacked: Attacked, policy: bool) -> Iterator[tuple[Any, list[str]]]:
    """A tab in which what must not happen is written down, once under our policy and once with nothing but our escaping."""
    context = browser.new_context(bypass_csp=not policy, viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: told.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("popup", lambda popup: told.append(f"popup: {popup.url}"))
    page.on("download", lambda download: told.append(f"download: {download.url}"))
    page.on("request", lambda asked: None if asked.url.startswith(attacked.home) else told.append(f"asked: {asked.url}"))
    yield page, told
    context.close()


def test_there_are_two_hundred_and_no_two_are_alike() -> None:
    assert len(hostile.PAYLOADS) == len(set(hostile.PAYLOADS)) >= 200


def test_none_runs_on_any_screen(watched: tuple[Any, list[str]], attacked: Attacked, policy: bool) -> None:
    page, told = watched
    wrong: dict[str, list[str]] = {}
    shown = ""
    # where the policy does not hold, one page of each kind shows that our escaping does
    for path in attacked.screens if policy else one_of_each(attacked.screens):
        answer = page.goto(attacked.home + path)
        assert answer.status == 200, path
        foreign = page.evaluate(FOREIGN)
        shown += page.evaluate("document.body.textContent")
        if told or foreign:
            wrong[path] = [*told, *foreign]
            told.clear()
    assert not wrong, "\n".join(f"{path}: {each[:4]}" for path, each in wrong.items())
    seen = "".join(shown.split())
    hidden = [each for each in hostile.PAYLOADS if "".join(each.split()) not in seen]
    assert not policy or not hidden, f"these stand nowhere as the words that they are: {hidden}"


def test_none_runs_in_what_scripts_draw(watched: tuple[Any, list[str]], attacked: Attacked) -> None:
    page, told = watched
    page.goto(f"{attacked.home}/board/{s.STORY}")
    for link in page.locator(".board [data-open]").all()[::150]:
        link.evaluate("each => { each.closest('details')?.setAttribute('open', ''); each.click(); }")
        page.locator("#drawer").wait_for(state="visible")
        assert not page.evaluate(FOREIGN)
        page.keyboard.press("Escape")
    page.locator("#named").check()
    page.wait_for_url("**named=yes*")
    assert not page.evaluate(FOREIGN)
    charts = 0
    for path in attacked.screens:
        if re.fullmatch(r"/question/\w+", path) and charts < 5:
            page.goto(attacked.home + path)
            if page.locator("#explore").count():
                zoomed(page)
                charts += 1
                assert not page.evaluate(FOREIGN)
    assert charts == 5
    page.goto(f"{attacked.home}/check")
    page.get_by_label("Draft, as plain text").fill("\n".join(f"{each} said that {each} had run." for each in hostile.PAYLOADS))
    page.get_by_role("button", name="Check").click()
    page.wait_for_load_state()
    assert not page.evaluate(FOREIGN)
    page.goto(f"{attacked.home}/queue")
    ruled(page)
    assert not page.evaluate(FOREIGN)
    assert not told, told


def test_what_is_taken_away_is_data(attacked: Attacked) -> None:
    xhtml, svg = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"
    with httpx.Client(base_url=attacked.home, timeout=60) as desk:
        question = next(each["id"] for each in desk.get(f"/api/board/{s.STORY}").json()["questions"] if each["kind"] == "figure")
        for path in (
            "/feeds/search.atom",
            f"/feeds/story/{s.STORY}.atom",
            f"/feeds/question/{question}.atom",
            f"/question/{question}/timeline.svg",
        ):
            tree = etree.fromstring(desk.get(path).content)
            drawn = {f"{{{svg}}}{name}" for name in ("svg", "title", "desc", "g", "a", "text", "path", "line", "rect", "circle", "tspan")}
            for each in tree.iter(etree.Element):
                assert not str(each.tag).startswith(f"{{{xhtml}}}") and (not str(each.tag).startswith(f"{{{svg}}}") or each.tag in drawn), (
                    path
                )
                assert not [name for name in each.attrib if str(name).startswith("on")], path
                links = [value for name, value in each.attrib.items() if etree.QName(name).localname in {"href", "src"}]
                assert all(re.match(r"https?://|/|#", value) for value in links), (path, links)
        for path in (f"/board/{s.STORY}/table.csv", "/queue/decisions.csv", f"/question/{question}/table/file?as=csv"):
            answer = desk.get(path)
            assert answer.headers["content-disposition"].startswith("attachment") and answer.headers["x-content-type-options"] == "nosniff"
            cells = itertools.chain.from_iterable(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
            reckoned = [cell for cell in cells if re.match(r"[=+@\t\r-](?!\d)", cell)]
            assert not reckoned, f"a spreadsheet would reckon with these of {path}: {reckoned[:5]}"
