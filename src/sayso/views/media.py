"""The pictures and videos that a page held, as addresses: nothing of theirs is ever loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from sayso.records import Article
from sayso.views.statements import web_url

MediumKind = Literal["picture", "video", "sound"]
MOST = 60
"""Of one page: galleries have more, and nobody reads on."""
PLACES: dict[str, MediumKind] = {
    "youtube.com": "video",
    "youtu.be": "video",
    "youtube-nocookie.com": "video",
    "vimeo.com": "video",
    "dailymotion.com": "video",
    "rumble.com": "video",
    "rutube.ru": "video",
    "tiktok.com": "video",
    "soundcloud.com": "sound",
    "open.spotify.com": "sound",
    "podcasts.apple.com": "sound",
}
"""Sites that hold nothing else."""
ENDINGS: tuple[tuple[MediumKind, re.Pattern[str]], ...] = (
    ("video", re.compile(r"\.(?:mp4|m4v|webm|mov|ogv|m3u8)$", re.IGNORECASE)),
    ("sound", re.compile(r"\.(?:mp3|m4a|ogg|oga|wav|opus)$", re.IGNORECASE)),
    ("picture", re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)),
)
WATCHED = re.compile(r"/(?:videos?|watch|vod)/", re.IGNORECASE)
"""How a paper's own address tells that a video is behind it."""


@dataclass(frozen=True, slots=True)
class Medium:
    """One picture, video or recording."""

    kind: MediumKind
    """What it is."""
    url: str
    """Where it is."""


def media(article: Article) -> tuple[Medium, ...]:
    """What *article*'s page held: its pictures, then the videos and recordings that its text links to; each once.

    >>> article = Article(text="", blocks=(), pictures=("https://a.example/dam.jpg",), linked=("https://youtu.be/x", "https://a.example/b"))
    >>> [(each.kind, each.url) for each in media(article)]
    [('picture', 'https://a.example/dam.jpg'), ('video', 'https://youtu.be/x')]
    """
    return tuple({each.url: each for each in _found(article)}.values())[:MOST]


def _found(article: Article) -> Iterator[Medium]:
    for url in article.pictures:
        if web_url(url):
            yield Medium("picture", url)
    for url in article.linked:
        kind = kind_of(url)
        if kind is not None:
            yield Medium(kind, url)


def kind_of(url: str) -> MediumKind | None:
    """What an address leads to, as far as it says so itself.

    >>> kind_of("https://www.youtube.com/watch?v=1"), kind_of("https://a.example/x.mp3?t=1"), kind_of("javascript:x.mp4")
    ('video', 'sound', None)
    """
    good = web_url(url)
    if good is None:
        return None
    parts = urlsplit(good)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in PLACES and parts.path.strip("/"):
        return PLACES[host]
    told = next((kind for kind, ending in ENDINGS if ending.search(parts.path)), None)
    return told or ("video" if WATCHED.search(parts.path) else None)
