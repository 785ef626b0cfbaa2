"""Which media a sentence names or describes."""

from __future__ import annotations

import pytest

from sayso.sources.lexicon import lexicon_of
from sayso.sources.media import find_media
from sayso.sources.names import find_names
from tests.sources.articles import article_of


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("She told Reuters and AFP.", ["Reuters", "AFP"]),
        ("She told the New York Times.", ["The New York Times"]),
        ("She told the Lethian daily Vorn.", ["Vorn"]),
        ("She told Vorn, a local news website.", ["Vorn"]),
        ("She told Vorn magazine.", ["Vorn"]),
        ("She told Orl TV.", ["Orl TV"]),
        ("She spoke on The Joss Averin Show.", ["The Joss Averin Show"]),
        ("State media carried it.", ["state media"]),
        ("Syrian media carried it.", ["Syrian media"]),
        ("According to reports she left.", ["reports"]),
        ("She reports to nobody.", []),
        ("She told the Orl Record.", []),
        ("She told the minister.", []),
        ("She read the newspaper.", []),
        ("Reuters rang. She told the news agency.", ["Reuters", "Reuters"]),
        ("She told the Telegram channel.", []),
    ],
)
def test_media(text: str, media: list[str]) -> None:
    article = article_of(text)
    lexicon = lexicon_of("en")
    assert [name for _, name in find_media(article, (0, len(text)), find_names(article, lexicon), lexicon)] == media
