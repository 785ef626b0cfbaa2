"""Which language an article is in: what the page declares, unless its own words clearly say otherwise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from sayso.articles.dom import squeeze
from sayso.articles.wording import language_codes

SAMPLE = 3_000
"""Characters of the text that are looked at; more changed no answer on 129 pages."""
SURE = 0.9
"""py3langid's share of belief from which it outranks the page; at .9 it was right on all 129 pages' texts."""
ENOUGH = 150
"""Letters from which a text is long enough to be told by its words."""
_NEAR = tuple(
    map(
        frozenset,
        (
            {"hr", "bs", "sr", "sh"},
            {"id", "ms"},
            {"da", "no"},
            {"zh", "yue", "wuu"},
            {"ar", "arz", "ary"},
            {"fa", "ps"},
            {"gl", "pt"},
            {"xh", "zu"},
        ),
    )
)
"""Languages so near to each other that the page's word counts more than py3langid's."""
_DIALECTS = {"yue": "zh", "wuu": "zh", "arz": "ar", "ary": "ar", "sdh": "ku", "pcm": "en", "uzs": "uz"}
_WORDS_OF = {
    "en": "the of and to in that is was for on with as it at by he from be are has have not his but they an this",
    "es": "de la que el en y los del las por un con una su para al lo como más pero sus ha este se fue",
    "fr": "de la le et les des en un du une que dans qui pour par sur au pas plus il est ce avec ont son",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden",
    "pt": "de que o do da em um para com não uma os no se na por mais as dos como mas ao ele das foi à",
    "it": "di che il la in un per del è con le si della dei una non da i al nel più gli alla sono ha ma",
    "ca": "de la i que el en a les del els un per una amb al no es dels com ha és més aquest són seva",
    "gl": "de a o que e do da en un os unha as non por con para dos no como das na ao foi máis é",
    "af": "die van en in is het dat te vir op met nie sy om hy aan ook wat was as deur na by word sal kan daar uit",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als door naar bij uit wordt",
}
COMMON = {language: frozenset(words.split()) for language, words in _WORDS_OF.items()}
"""The commonest words of languages that many pages are in."""
LEAST_COMMON = 0.2
"""At least this share of a text's words must be among them; py3langid denied none of 240 such pages, and elsewhere it is .03."""
OTHERS_COMMON = 0.6
"""What the commonest words of any other language may be of that share at most."""
_CODES = language_codes()
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+")


def tell_language(text: str, declared: str | None) -> str | None:
    """The ISO 639-1 code of *text*'s language; *declared* is what the page says of itself.

    A text long enough is told by its words: templates carry `lang="en"` over pages in any language (five of 129).
    The page's own word decides short texts, near neighbours, and languages py3langid does not know.
    """
    declared = _code(declared)
    sample = squeeze(text[:SAMPLE])
    letters = len(_LETTERS.findall(sample))
    if declared is not None and letters >= ENOUGH and _is_plainly(sample, declared):
        return declared
    if letters < 20 or (declared and declared not in _known() and len(declared) == 2):
        return declared
    found, share = _identifier().classify(sample)
    seen = _DIALECTS.get(str(found), str(found))
    if declared is None:
        return seen if len(seen) == 2 else None
    if any(declared in group and str(found) in group for group in _NEAR):
        return declared
    return seen if share >= SURE and letters >= ENOUGH and len(seen) == 2 else declared


def _is_plainly(sample: str, declared: str) -> bool:
    """Whether *sample* is so plainly in the language *declared* that py3langid, half a second to load, need not be asked."""
    words = _WORDS.findall(sample.lower())
    shares = {language: sum(word in common for word in words) / len(words) for language, common in COMMON.items()} if words else {}
    own = shares.pop(declared, 0.0)
    return own >= LEAST_COMMON and max(shares.values()) < own * OTHERS_COMMON


def _code(declared: str | None) -> str | None:
    code = _CODES.get(declared, declared) if declared else None
    return code if code and len(code) == 2 else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # it has no stubs

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(str(label) for label in _identifier().nb_classes)
