from __future__ import annotations

import pytest

from sayso.articles.language import tell_language

GERMAN = (
    "Der Damm oberhalb von Ilvesta brach am frühen Morgen nach zwei Tagen Regen, wie das Ministerium am "
    "Montag mitteilte. Mindestens zwölf Menschen kamen ums Leben. "
) * 2

CATALAN = (
    "La presa de damunt de la ciutat es va trencar a primera hora del matí després de dos dies de pluja, segons que va dir el ministeri. "
    "Almenys dotze persones van morir i els bombers encara busquen els desapareguts a les cases de la vora del riu. "
) * 2


@pytest.mark.parametrize(
    ("text", "declared", "told"),
    [
        (GERMAN, None, "de"),
        (GERMAN, "de-DE", "de"),
        (CATALAN, "es", "ca"),
        (GERMAN, "en", "de"),  # a template's lang attribute over a German text
        ("Kurz.", "de", "de"),
        ("Kurz.", "ger", "de"),
        ("Kurz.", "utf", None),
        ("12 34", None, None),
        (GERMAN, "kl", "kl"),  # a language py3langid does not know is not denied
    ],
)
def test_the_text_tells_where_it_is_long_enough(text: str, declared: str | None, told: str | None) -> None:
    assert tell_language(text, declared) == told
