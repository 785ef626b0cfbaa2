"""Articles with their statements marked by hand, so that the desk can be tested without a model.

A block is ``(kind, text)`` and its text marks the parts of numbered statements:
``⟦1h:The ministry⟧ ⟦1c:said⟧ ⟦1:forty people had died⟧`` – h the holder, c the cue, no letter
the content. Marks may nest. Country, outlets and people are invented.
"""
# ruff: noqa: E501  # a marked text is read as a line, brackets and all

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sayso.records import Article, Block, Candidate, ChainLink, Figure, Hearing, Holder, Link, Page, Statement, When, Words, digest
from sayso.text import Span

_MARK = re.compile(r"⟦(\d+)([hc]?):|⟧")

Marks = dict[tuple[int, str], list[Span]]


def unmark(text: str, base: int = 0) -> tuple[str, Marks]:
    """The text without its marks, and where each part stands, counted from *base*."""
    plain, open_at, found, at = "", [], {}, 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match[1]:
            open_at.append(((int(match[1]), match[2]), len(plain)))
        else:
            key, start = open_at.pop()
            found.setdefault(key, []).append((base + start, base + len(plain)))
    return plain + text[at:], found


def heard(
    blocks: Sequence[tuple[str, str]], told: Mapping[int, Mapping[str, Any]], own: Sequence[Mapping[str, Any]] = (), **about: Any
) -> Hearing:
    """A hearing of *blocks*; *told* gives each statement's fields beyond its words, *about* the article's, *own* its own figures."""
    text, made, marks = "", [], {}
    for kind, marked in blocks:
        text += "\n\n" if text else ""
        plain, found = unmark(marked, len(text))
        made.append(Block(kind, (len(text), len(text) + len(plain)), f"/html/body/p[{len(made) + 1}]"))  # type: ignore[arg-type]
        text += plain
        for key, spans in found.items():
            marks.setdefault(key, []).extend(spans)
    raw = f"<html>{text}</html>".encode()
    captured = about.pop("captured_at", "2031-03-16T08:30:00+00:00")
    url = about.get("url")
    page = Page(address=url or "page.html", content=raw, url=url, captured_at=datetime.fromisoformat(captured).astimezone(UTC))
    title = next((text[slice(*block.span)] for block in made if block.kind == "title"), None)
    lead = next((text[slice(*block.span)] for block in made if block.kind == "lead"), None)
    article = Article(
        **{"title": title, "lead": lead, "language": "en", **about},
        text=text,
        blocks=tuple(made),
        sha256=page.sha256,
        captured_at=captured,
    )
    numbers = sorted({number for number, _ in marks})
    ids = {number: digest(article.id, marks[number, ""]) for number in numbers}
    statements = tuple(_statement(article, number, marks, ids, told.get(number, {})) for number in numbers)
    return Hearing(page, article, statements, "by hand 1", tuple(_figure(article, 0, **figure) for figure in own))


def _statement(article: Article, number: int, marks: Marks, ids: Mapping[int, str], told: Mapping[str, Any]) -> Statement:
    def words(part: str) -> Words:
        return Words.of(article.text, tuple(sorted(marks.get((number, part), ()))))

    holder = words("h")
    content = words("")
    return Statement(
        id=ids[number],
        source=Holder(
            holder.text,
            holder.spans,
            told.get("name", holder.text or None),
            told.get("kind", "organisation"),
            part_of=told.get("part_of"),
            forms=tuple(told.get("forms", ())),
            described=tuple(told.get("described", ())),
            anonymity=told.get("anonymity", ""),
            because=told.get("because", ""),
            candidates=tuple(Candidate(*rival) for rival in told.get("rivals", ())),
        ),
        cue=words("c"),
        content=content,
        speech=told.get("speech", "indirect"),
        stance=told.get("stance", "asserts"),
        negated=told.get("negated", False),
        hedges=tuple(told.get("hedges", ())),
        within=ids.get(told.get("within", 0)),
        chain=tuple(ChainLink(name, relation, "", ()) for name, relation in told.get("chain", ())),
        said_at=told.get("said_at"),
        figures=tuple(_figure(article, content.spans[0][0], **figure) for figure in told.get("figures", ())),
        confidence=told.get("confidence", 0.91),
    )


def _figure(article: Article, start: int, *, as_said: str, **fields: Any) -> Figure:
    at = article.text.index(as_said, start)
    known = {"low": None, "high": None, "low_open": False, "high_open": False, "measure": None, "of": None}
    return Figure(as_said=as_said, span=(at, at + len(as_said)), **{**known, **fields})


def on(first: str, as_said: str, last: str | None = None, precision: str = "day") -> When:
    """When something was said."""
    return When(first, last or first, precision, as_said)  # type: ignore[arg-type]


def ferry() -> tuple[Hearing, ...]:
    """Five days after a fire on a ferry, by four outlets in three languages."""
    return (dispatch(), reprint(), denial(), count_raised(), translated(), arabic(), opinion(), portal(), plain())


def dispatch() -> Hearing:
    """An agency's dispatch, with the figure that others will dispute."""
    return heard(
        [
            ("title", "⟦1:Fire on Osk ferry kills at least 40⟧, ⟦1h:coastguard⟧ ⟦1c:says⟧"),
            ("lead", "⟦2h:Rescue services⟧ ⟦2c:said⟧ on Tuesday ⟦2:more than 200 people had been brought ashore⟧ from the Halvar Strait."),
            ("caption", "Smoke over the ferry Lindmoor on Tuesday morning. Photo: Maren Tolk/ANV"),
            (
                "paragraph",
                "The ferry Lindmoor caught fire shortly before dawn, two hours out of Osk. ⟦3:“We have recovered 40 bodies and we are still"
                " searching,”⟧ ⟦3h:Captain Irsa Dovin of the Veldran coastguard⟧ ⟦3c:told⟧ reporters at the quay. ⟦4h:She⟧ ⟦4c:added⟧ that"
                " ⟦4:the number might rise⟧.",
            ),
            (
                "paragraph",
                "⟦5h:The interior ministry⟧ ⟦5c:denied⟧ ⟦5:reports that the ship had sailed with more passengers than its licence allowed⟧. The"
                " Lindmoor was built in 1998 and refitted four years ago.",
            ),
            ("related", "Also today: Storm delays search for second day"),
            (
                "paragraph",
                "⟦6h:Two officials at the port authority⟧, who asked not to be named, ⟦6c:said⟧ ⟦6:⟦7h:the operator⟧ ⟦7c:had promised⟧ ⟦7:to replace"
                " the engine-room sprinklers by last autumn⟧⟧. ⟦8h:Norvik Lines⟧ ⟦8c:would neither confirm nor deny⟧ ⟦8:the account⟧.",
            ),
            (
                "paragraph",
                "⟦9h:Investigators⟧ ⟦9c:suspect⟧ ⟦9:an electrical fault on the car deck⟧, while ⟦10h:the seafarers’ union⟧ ⟦10c:believes⟧"
                " ⟦10:the alarm was switched off⟧.",
            ),
            ("heading", "The search goes on"),
            (
                "paragraph",
                "Helicopters will resume flying at first light. ⟦11h:The weather service⟧ ⟦11c:expects⟧ ⟦11:winds of up to 60 kilometres an"
                " hour⟧. ⟦12h:The prime minister’s office⟧ ⟦12c:declined to comment on⟧ ⟦12:calls for an inquiry⟧.",
            ),
        ],
        {
            1: {"name": "Veldran coastguard"},
            2: {
                "kind": "group",
                "said_at": on("2031-03-11", "on Tuesday"),
                "figures": [{"as_said": "more than 200", "low": 200, "low_open": True, "measure": "rescued", "of": "people"}],
            },
            3: {
                "name": "Irsa Dovin",
                "kind": "person",
                "speech": "direct",
                "confidence": 0.98,
                "figures": [{"as_said": "40", "low": 40, "high": 40, "measure": "killed"}],
            },
            4: {
                "name": "Irsa Dovin",
                "kind": "person",
                "hedges": ["might"],
                "because": "spoke before (7.0)",
                "rivals": [("Maren Tolk", "person", 2.5, "named before"), ("Veldra", "state", -1.0, "named before")],
                "confidence": 0.87,
            },
            5: {"name": "Interior ministry", "stance": "denies", "confidence": 0.94},
            6: {
                "name": "Two officials at the port authority",
                "kind": "unnamed",
                "anonymity": "who asked not to be named",
                "confidence": 0.72,
            },
            7: {
                "name": "Norvik Lines",
                "stance": "promises",
                "within": 6,
                "chain": [("port officials (unnamed)", "says")],
                "confidence": 0.58,
            },
            8: {"stance": "neither-confirms-nor-denies", "confidence": 0.83},
            9: {"kind": "group", "stance": "suspects"},
            10: {"name": "Seafarers’ union", "stance": "believes", "confidence": 0.79},
            11: {
                "name": "Weather service",
                "stance": "expects",
                "figures": [{"as_said": "up to 60", "high": 60, "measure": "wind", "of": "kilometres an hour"}],
            },
            12: {"name": "Prime minister’s office", "stance": "no-comment", "confidence": 0.66},
        },
        [{"as_said": "two hours", "low": 2, "high": 2, "unit": "hour", "measure": "duration"}],
        outlet="ANV",
        url="https://anv.example/2031/03/11/lindmoor-fire",
        canonical_url="https://anv.example/lindmoor",
        published="2031-03-11T09:40:00+01:00",
        section="Veldra",
        byline=("Maren Tolk",),
        tags=("Lindmoor", "ferries", "Osk"),
        links=(Link("alternate", "https://anv.example/de/lindmoor", "de"), Link("alternate", "https://anv.example/ar/lindmoor", "ar")),
        linked=("https://osk.example/registers/ferries.pdf", "https://oskcourier.example/news/warned"),
        pictures=("https://img.anv.example/lindmoor-fire.jpg",),
    )


def reprint() -> Hearing:
    """A newspaper that prints the dispatch's figure on the agency's word."""
    return heard(
        [
            ("title", "Forty dead in ferry fire"),
            (
                "paragraph",
                "Forty bodies had been recovered by noon, ⟦1h:the coastguard⟧ ⟦1c:said⟧, ⟦1c:according to⟧ the agency ANV: ⟦1:“at least 40 people"
                " have died”⟧. ⟦2h:The mayor of Osk⟧, Pell Aurin, ⟦2c:asked⟧ ⟦2:why no other ship had been sent before seven⟧.",
            ),
            ("source-line", "Source: https://anv.example/lindmoor"),
        ],
        {
            1: {
                "name": "Veldran coastguard",
                "speech": "direct",
                "chain": [("ANV", "according-to")],
                "figures": [{"as_said": "at least 40", "low": 40, "measure": "killed", "of": "people"}],
            },
            2: {"name": "Pell Aurin", "kind": "person", "stance": "asks"},
        },
        outlet="The Osk Courier",
        url="https://oskcourier.example/news/ferry",
        published="2031-03-11T13:05:00+01:00",
        links=(Link("source-line", "https://anv.example/lindmoor"),),
    )


def denial() -> Hearing:
    """The operator answers."""
    return heard(
        [
            ("title", "⟦1h:Norvik Lines⟧ ⟦1c:denies⟧ ⟦1:ferry was overloaded⟧"),
            (
                "paragraph",
                "⟦2:“The Lindmoor carried 312 people and was licensed for 400,”⟧ ⟦2h:Norvik’s managing director, Hanne Orsk,⟧ ⟦2c:said⟧ on Wednesday."
                " ⟦3h:She⟧ ⟦3c:doubted⟧ ⟦3:that the sprinklers had failed⟧. ⟦4h:The company⟧ ⟦4c:confirmed⟧ ⟦4:it had been fined in 2029⟧.",
            ),
            (
                "paragraph",
                "⟦5h:The seafarers’ union⟧ ⟦5c:said⟧ ⟦5:⟦6h:Orsk⟧ ⟦6c:had told⟧ members in January ⟦6:that “money for the car deck” would come⟧⟧.",
            ),
        ],
        {
            1: {"stance": "denies", "confidence": 0.93},
            2: {
                "name": "Hanne Orsk",
                "kind": "person",
                "speech": "direct",
                "said_at": on("2031-03-12", "on Wednesday"),
                "figures": [
                    {"as_said": "312", "low": 312, "high": 312, "measure": "aboard", "of": "people"},
                    {"as_said": "400", "low": 400, "high": 400, "measure": "licensed"},
                ],
                "confidence": 0.97,
            },
            3: {"name": "Hanne Orsk", "kind": "person", "stance": "doubts"},
            4: {"name": "Norvik Lines", "stance": "confirms"},
            5: {"name": "Seafarers’ union"},
            6: {
                "name": "Hanne Orsk",
                "kind": "person",
                "speech": "mixed",
                "within": 5,
                "chain": [("Seafarers’ union", "told")],
                "said_at": on("2031-01-01", "in January", "2031-01-31", "month"),
                "confidence": 0.62,
            },
        },
        outlet="The Osk Courier",
        url="https://oskcourier.example/news/norvik-denies",
        published="2031-03-12T18:20:00+01:00",
    )


def count_raised() -> Hearing:
    """A broadcaster's report with three figures for one question."""
    return heard(
        [
            ("title", "Ferry toll rises to 57 as parties disagree"),
            ("lead", "⟦1h:The coastguard⟧ ⟦1c:said⟧ on Thursday ⟦1:57 people had died⟧, up from 40."),
            (
                "paragraph",
                "⟦2h:The seafarers’ union⟧ ⟦2c:put⟧ ⟦2:the number of dead at between 60 and 75⟧. ⟦3h:The interior ministry⟧ ⟦3c:did not say⟧"
                " ⟦3:how many were missing⟧.",
            ),
            ("caption", "Flowers at the ferry terminal in Osk."),
        ],
        {
            1: {
                "name": "Veldran coastguard",
                "said_at": on("2031-03-13", "on Thursday"),
                "figures": [{"as_said": "57", "low": 57, "high": 57, "measure": "killed", "of": "people"}],
                "confidence": 0.96,
            },
            2: {
                "name": "Seafarers’ union",
                "figures": [{"as_said": "between 60 and 75", "low": 60, "high": 75, "measure": "killed"}],
            },
            3: {"name": "Interior ministry", "negated": True, "confidence": 0.55},
        },
        outlet="Radio Halvar",
        url="https://radiohalvar.example/a/7781",
        published="2031-03-13T17:00:00+01:00",
    )


def translated() -> Hearing:
    """A German copy of the operator's answer."""
    return heard(
        [
            ("title", "Reederei weist Vorwurf der Überladung zurück"),
            ("paragraph", "⟦1h:Die Reederei Norvik⟧ ⟦1c:bestreitet⟧, ⟦1:dass die „Lindmoor“ überladen war⟧."),
            ("source-line", "Quelle: https://oskcourier.example/news/norvik-denies"),
        ],
        {1: {"name": "Norvik Lines", "stance": "denies", "confidence": 0.81}},
        outlet="Nordblatt",
        language="de",
        url="https://nordblatt.example/reederei",
        published="2031-03-13",
        links=(
            Link("translation-of", "https://oskcourier.example/news/norvik-denies", "en"),
            Link("source-line", "https://oskcourier.example/news/norvik-denies"),
        ),
    )


def arabic() -> Hearing:
    """An Arabic report, to be read from right to left."""
    return heard(
        [
            ("title", "خفر السواحل: أربعون قتيلا في حريق العبّارة"),
            ("lead", "⟦1c:قال⟧ ⟦1h:خفر السواحل الفلدراني⟧ ⟦1:إن أربعين شخصا على الأقل لقوا حتفهم⟧ في الحريق الذي اندلع فجر الثلاثاء."),
            ("caption", "دخان فوق العبّارة ليندمور صباح الثلاثاء."),
            (
                "paragraph",
                "⟦2c:ونفت⟧ ⟦2h:وزارة الداخلية⟧ ⟦2:أن تكون السفينة قد أبحرت بعدد من الركاب يفوق ما تسمح به رخصتها⟧. وبُنيت السفينة ليندمور عام 1998.",
            ),
        ],
        {
            1: {"name": "خفر السواحل الفلدراني", "figures": [{"as_said": "أربعين", "low": 40, "measure": "killed"}]},
            2: {"name": "وزارة الداخلية", "stance": "denies", "confidence": 0.76},
        },
        outlet="صوت المضيق",
        language="ar",
        url="https://sawt.example/lindmoor",
        published="2031-03-11T16:00:00+03:00",
    )


def opinion() -> Hearing:
    """A column in which nobody is quoted."""
    return heard(
        [
            ("title", "We knew these ships were old"),
            ("paragraph", "Nobody can pretend to be surprised. The strait has taken ships before."),
        ],
        {},
        outlet="Radio Halvar",
        url="https://radiohalvar.example/a/7790",
        published="2031-03-14T08:00:00+01:00",
        byline=("Tove Immar",),
    )


def portal() -> Hearing:
    """A republishing portal that hides the paper behind the agency."""
    return heard(
        [
            ("title", "Ferry owner “was warned twice” before fire"),
            (
                "paragraph",
                "⟦1h:Inspectors⟧ ⟦1c:warned⟧ ⟦1:the owner of the ferry Lindmoor twice about its car deck⟧, The Osk Courier reported, citing ANV."
                " ⟦2h:A government official⟧ ⟦2c:said⟧ ⟦2:the second warning came “in the last week of February”⟧.",
            ),
            ("source-line", "Source: https://oskcourier.example/news/warned"),
        ],
        {
            1: {"kind": "role", "chain": [("ANV", "citing"), ("The Osk Courier", "says")], "confidence": 0.84},
            2: {
                "kind": "unnamed",
                "name": None,
                "speech": "mixed",
                "chain": [("The Osk Courier", "told")],
                "confidence": 0.69,
            },
        },
        outlet="Halvar Today",
        url="https://halvartoday.example/p?id=99",
        published="2031-03-15T07:15:00+01:00",
        links=(Link("source-line", "https://oskcourier.example/news/warned"), Link("based-on", "https://anv.example/warned")),
    )


def plain() -> Hearing:
    """A text file: no outlet, no address, no date."""
    return heard(
        [("paragraph", "⟦1h:The pilots’ guild⟧ ⟦1c:said⟧ ⟦1:it had asked for a second tug⟧.")],
        {1: {"name": "Pilots’ guild"}},
        title=None,
        language=None,
    )


HOSTILE = (
    "<script>window.pwned=1;alert(1)</script>",
    '"><img src=x onerror="window.pwned=1;alert(1)">',
    "' onmouseover='window.pwned=1;alert(1)' x='",
    "javascript:window.pwned=1;alert(1)//",
    "</title></style></textarea><svg onload=window.pwned=1;alert(1)>",
    "{{ 7*7 }}{% include 'base.html' %}${7*7}",
    "data:text/html,<script>alert(1)</script>",
    '<a href="javascript:alert(1)" hx-get="/api/front" hx-trigger="load">x</a>',
)
"""What a page may carry in place of words."""


def hostile(payload: str) -> Hearing:
    """A page with *payload* wherever a page's own words can stand."""
    return heard(
        [
            ("title", f"{payload} TITLE"),
            ("paragraph", f"{payload}⟦1h:{payload}⟧ ⟦1c:{payload}⟧ ⟦1:over 9 of {payload} ⟦2h:{payload}⟧ ⟦2:{payload}⟧⟧{payload}"),
            ("caption", payload),
            ("related", payload),
            ("source-line", payload),
        ],
        {
            1: {
                "name": payload,
                "hedges": [payload],
                "chain": [(payload, "citing")],
                "said_at": on("2031-03-11", payload),
                "figures": [{"as_said": "over 9", "low": 9, "measure": payload, "of": payload}],
                "part_of": payload,
                "forms": [payload],
                "described": [payload],
                "anonymity": payload,
                "because": payload,
                "rivals": [(payload, "person", 1.0, payload)],
            },
            2: {"name": None, "kind": "unnamed", "within": 1, "rivals": [(payload, "person", 1.0, payload)]},
        },
        outlet=payload,
        url=payload,
        canonical_url=payload,
        published=payload,
        modified=payload,
        language=payload,
        section=payload,
        byline=(payload,),
        tags=(payload,),
        links=tuple(Link(relation, payload, payload) for relation in ("based-on", "source-line", "translation-of", "alternate")),
        linked=(payload,),
        pictures=(payload,),
    )
