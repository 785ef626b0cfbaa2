"""Pages of our own writing, set in an invented country, in the shapes that outlets use."""

from __future__ import annotations

from sayso.articles import read_article
from sayso.records import Article, Page

PARAGRAPHS = (
    "The dam above Ilvesta burst at four in the morning after two days of rain, the ministry of works said on Monday.",
    "At least 12 people were killed in the lower town, according to the provincial governor, Tarvo Henn.",
    "“We had warned the operator three times,” said Mira Olde, who leads the union of dam keepers.",
    "The operator denied that it had received any warning and said its gauges had shown nothing unusual.",
    "Soldiers were still looking for more than thirty people who had been reported missing by their families.",
    "A spokesman for the army would neither confirm nor deny that a second dam was at risk.",
    "Schools in the valley will stay closed until Thursday, and the railway line to the coast is cut in four places.",
)
TITLE = "Dam bursts above Ilvesta, killing at least 12"
LEAD = "Soldiers search for dozens of missing people while the operator and its keepers blame each other for the flood."


def page(html: str, **more: object) -> Page:
    """*html* as a page that came from a file."""
    return Page(address="page.html", content=html.encode("utf-8"), **more)  # type: ignore[arg-type]


def read(html: str, **more: object) -> Article:
    """*html*, read."""
    return read_article(page(html, **more))


def kinds(article: Article, *wanted: str) -> list[str]:
    """The texts of *article*'s blocks of the kinds *wanted*, in order."""
    return [article.text[slice(*block.span)] for block in article.blocks if block.kind in wanted]


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS) -> str:
    """*texts* as HTML paragraphs."""
    return "\n".join(f"<p>{text}</p>" for text in texts)


def running(*more: str) -> str:
    """The paragraphs, with *more* HTML between the third and the fourth."""
    return paragraphs(PARAGRAPHS[:3]) + "\n".join(more) + paragraphs(PARAGRAPHS[3:])


def document(body: str, head: str = "", title: str = f"{TITLE} | The Courier", language: str = "en") -> str:
    """A whole page around *body*, with a menu above and a footer below."""
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("world", "economy", "sports", "culture"))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header>{body}"
        "<footer><p>The Courier is published by Courier Media, Lodestar Square 1, Vorn. All rights reserved.</p></footer></body></html>"
    )


SAPO = document(
    f'<main><article class="detail"><h1>{TITLE}</h1><div class="meta"><span class="source">Elfaro</span><time>11/03/2025</time></div>'
    f'<h2 class="sapo" data-role="sapo">{LEAD}</h2><div class="content" id="body">'
    '<figure type="Photo"><div><img src="/1.jpg" alt="Ảnh 1."></div>'
    '<figcaption class="CMS_Caption"><p data-placeholder="Nhập chú thích ảnh">The breach in the dam, seen '
    "from the air on Monday.</p></figcaption></figure>"
    f'{paragraphs(PARAGRAPHS[:3])}<div type="RelatedOneNews"><div class="related-news">'
    '<a href="/gates">Keepers opened the gates too late, a report from last year warned</a></div></div>'
    f'{paragraphs(PARAGRAPHS[3:])}</div><div class="source-link"><p>Source: <a '
    f'href="https://elfaro.example/presa">https://elfaro.example/presa</a></p></div>'
    '<div class="share"><a href="#">Facebook</a><a href="#">Zalo</a></div></article>'
    '<div class="comment-box"><h3>Comment (0)</h3><div class="empty">No data</div></div></main>'
    '<aside class="calendar-widget"><h3>Event Calendar</h3><table><tr><td>1</td><td>2</td></tr></table></aside>'
    '<section class="related-section"><h2>Cùng chủ đề</h2><h3><a href="/a">Governor Henn visits the flooded lower town of Ilvesta</a></h3>'
    '<h3><a href="/b">Second dam holds, says the army of Vorn on Tuesday</a></h3></section>'
    '<section class="video-box"><h2>Videos</h2><p>No videos available</p></section>',
    head='<link rel="canonical" href="https://courier.example/en/dam"><link rel="alternate" hreflang="es" href="/es/presa">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
    + TITLE
    + '", "datePublished": "2025-03-11T06:00:00+02:00", '
    '"author": {"@type": "Person", "name": "By Ana Roe"}, "publisher": {"name": "The Courier"}, "isBasedOn": '
    '"https://elfaro.example/presa"}</script>',
)
"""A republishing portal: standfirst outside the body, caption, related headline inside, source line, widgets."""

BARE = document(
    f'<div class="wrap"><div class="t1">{TITLE}</div><div class="txt"><p><b>{LEAD}</b></p>'
    '<div class="image-box"><img src="/1.jpg"><div class="desc">The breach in the dam, seen from the air on Monday.</div></div>'
    f"{paragraphs(PARAGRAPHS[:3])}%s{paragraphs(PARAGRAPHS[3:])}"
    '<p>Source: <a href="https://elfaro.example/presa">https://elfaro.example/presa</a></p></div>'
    '<div class="box"><div>Comment (0)</div><div>No data</div></div></div>'
)
"""The same without names, metadata or lists: `%s` is where the related headline stands."""
RELATED = "Keepers opened the gates too late, a report from last year warned"
