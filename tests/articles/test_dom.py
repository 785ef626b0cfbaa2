from __future__ import annotations

import pytest

from sayso.articles.dom import Places, Zone, leaves, parse, squeeze
from sayso.errors import DecodeError


def texts(body: str) -> list[str]:
    return [leaf.text for leaf in leaves(parse(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One <b>two</b> <a href=x>three</a>.</p><p>Four</p>", ["One two three.", "Four"]),
        ("<div>One<br>two<br><br>three<div>four</div>five</div>", ["One two", "three", "four", "five"]),
        ("<p>One<script>x</script> two<style>y</style></p><noscript>three</noscript>", ["One two"]),
        ("<p>One <x-link>two</x-link> three</p><x-box>four</x-box>", ["One two three", "four"]),
        ("text at once<p>and one", ["text at once", "and one"]),
        ("<a href=x><div>One</div><div>two</div></a>", ["One", "two"]),
        ("<p> \u00a0 </p><p>\u200b</p>", []),
    ],
)
def test_leaves(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_links_and_bold_are_counted_also_where_blocks_stand_inside_them() -> None:
    linked, bold = leaves(parse("<body><a href='/x'><h3>Four words are here</h3></a><p><b>All of it</b></p></body>"))
    assert linked.link_share == 1 and linked.href is None
    assert bold.bold == len("All of it")


@pytest.mark.parametrize(
    ("body", "zone"),
    [
        ("<figcaption>x</figcaption>", Zone.CAPTION | Zone.FIGURE),
        ("<div class='PhotoCMS_Caption'>x</div>", Zone.CAPTION),
        ("<div class='hasCaption'>x</div>", Zone.NONE),
        ("<div class='has-caption'>x</div>", Zone.NONE),
        ("<div class='image-box'><p>x</p></div>", Zone.FIGURE),
        ("<h2 class='articleLead'>x</h2>", Zone.LEAD | Zone.HEADING),
        ("<div data-role='sapo'>x</div>", Zone.LEAD),
        ("<div type='RelatedOneNews'>x</div>", Zone.RELATED),
        ("<p style='display: none'>x</p>", Zone.HIDDEN),
        ("<p class='misleading'>x</p>", Zone.NONE),
    ],
)
def test_what_ancestors_say(body: str, zone: Zone) -> None:
    (leaf,) = leaves(parse(f"<body>{body}</body>"))
    assert leaf.zone == zone


def test_places_are_what_lxml_calls_them() -> None:
    tree = parse("<body><div><p>a</p><ul><li>b<li>c<p>d</p></ul><p>e</p></div><div><x-y>f</x-y></div></body>")
    places = Places()
    for element in tree.iter():
        assert places.path(element) == tree.getroottree().getpath(element)


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_tag_with_endless_attributes_is_not_parsed(quote: str) -> None:
    with pytest.raises(DecodeError, match="attributes"):
        parse("<body><p " + " ".join(f"a{number}={quote}<>{quote}"[: None if quote else -3] + "" for number in range(3_000)) + ">x")


def test_long_attributes_and_scripts_are_no_endless_tags() -> None:
    assert parse(f"<body><p data-state='{'a=b ' * 5_000}'>It's</p><script>if (a<b) {{{'x=1; ' * 5_000}}}</script><p>x</p>") is not None


def test_squeeze_keeps_what_scripts_need() -> None:
    assert squeeze("\tمی\u200cخواهم \u202eevil\u202c\n a\x00b") == "می\u200cخواهم evil ab"
