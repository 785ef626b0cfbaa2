"""The line that names the original, as a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.articles.blocks import ADDRESS, Piece
from sayso.articles.metadata import absolute
from sayso.records import Link


def source_links(pieces: Sequence[Piece], base: str | None) -> Iterable[Link]:
    """A link for each source line that leads somewhere: the address it shows, else the one it hides under its words."""
    for piece in pieces:
        if piece.kind == "source-line":
            shown = ADDRESS.search(piece.leaf.text)
            if full := absolute(shown[0] if shown else piece.leaf.href, base):
                yield Link("source-line", full)
